/** What stands in place of the table while there is none, and above it what it has no box for. */

import { html, nothing, type TemplateResult } from 'lit';
import { boxPlace } from './draft.js';
import type { Failure } from './failure.js';
import { texts } from './texts.js';
import { boxId, type FormView } from './view.js';

export function loadingScreen(): TemplateResult {
  return html`<p class="screen quiet" tabindex="-1">${texts.loading}</p>`;
}

export function failureScreen(failure: Failure, retry: () => void): TemplateResult {
  return html`<div class="screen" role="alert">
    <h2>${failure.title}</h2>
    <p>${failure.advice}</p>
    <button type="button" class="button primary" @click=${retry}>${texts.retry}</button>
    <details>
      <summary>${texts.detail}</summary>
      <pre>${failure.detail}</pre>
    </details>
  </div>`;
}

/** Problems of fields that the table does not show: they come with a submission from elsewhere. */
export function elsewhere(view: FormView): unknown {
  const list = (view.sheet.problems || []).filter(({ pointer }) => !hasBox(view, pointer));
  if (list.length === 0) return nothing;
  return html`<div class="elsewhere">
    <b>${texts.elsewhere}</b>
    <ul>
      ${list.map(
        ({ pointer, message, hint }) =>
          html`<li id=${boxId(pointer)} tabindex="-1">${texts.withHint(message, hint)} <code>${pointer}</code></li>`,
      )}
    </ul>
  </div>`;
}

function hasBox(view: FormView, pointer: string): boolean {
  return view.drawn.has(boxPlace(pointer));
}
