/** Registers `<ziping-form>`: the one module of the package that changes the page. */

import { ZipingForm } from './element.js';

const tag = 'ziping-form';

if (typeof customElements === 'object') {
  const existing = customElements.get(tag);
  if (!existing) customElements.define(tag, ZipingForm);
  else if (existing !== ZipingForm) {
    const { version = 'unknown' } = existing as { version?: string };
    console.warn(`<${tag}> ${version} is already registered; version ${ZipingForm.version} stays unused`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ziping-form': ZipingForm;
  }
}

export { ZipingForm };
