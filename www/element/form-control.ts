/**
 * A Lit element that takes part in a form like a native control: name, labels, validity, reset, disabling, restoring.
 * What the value is, and when it is valid, the subclass knows.
 */

import { LitElement, type PropertyDeclarations } from 'lit';

/** `anchor` must be focusable and inside the shadow root; the browser focuses it when the form is refused. */
export interface Complaint {
  flag: 'customError' | 'valueMissing';
  message: string;
  anchor: HTMLElement | null;
}

export abstract class FormControl extends LitElement {
  static readonly formAssociated = true;

  static override properties: PropertyDeclarations = {
    name: { reflect: true },
    disabled: { attribute: false, noAccessor: true },
    required: { type: Boolean, reflect: true },
    switchedOff: { state: true },
  };

  declare name: string | null;
  declare required: boolean;
  /** Disabled by itself or by a fieldset around it. */
  declare protected switchedOff: boolean;

  protected readonly internals: ElementInternals = this.attachInternals();
  private ownForm: HTMLFormElement | null = null;
  private hostMessage = '';

  constructor() {
    super();
    this.name = null;
    this.required = false;
    this.switchedOff = false;
  }

  // The attribute is the property, as in native controls: were it reflected while Lit draws, `formDisabledCallback`
  // would come too late for that drawing.
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(disabled: boolean) {
    this.toggleAttribute('disabled', !!disabled);
  }

  get form(): HTMLFormElement | null {
    return this.internals.form;
  }
  get labels(): NodeList {
    return this.internals.labels;
  }
  get type(): string {
    return this.localName;
  }
  get validity(): ValidityState {
    return this.internals.validity;
  }
  get validationMessage(): string {
    return this.internals.validationMessage;
  }
  get willValidate(): boolean {
    return this.internals.willValidate;
  }
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }
  setCustomValidity(message: string): void {
    this.hostMessage = String(message);
    this.judge();
  }

  /** Back to the value that the page gave. */
  abstract reset(): void;
  /** Takes back a state that `publish` has given away; it may be anything. */
  protected abstract restore(state: string): void;
  /** Replaces the entries of a form that is about to be sent. */
  protected abstract finish(entries: FormData): void;
  protected abstract complaint(): Complaint | null;

  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.ownForm?.removeEventListener('formdata', this.onFormData);
    this.ownForm = form;
    this.ownForm?.addEventListener('formdata', this.onFormData);
  }

  formResetCallback(): void {
    this.reset();
  }

  formDisabledCallback(disabled: boolean): void {
    this.switchedOff = disabled;
  }

  formStateRestoreCallback(state: unknown): void {
    if (typeof state === 'string') this.restore(state);
  }

  protected judge(): void {
    const complaint: Complaint | null = this.hostMessage
      ? { flag: 'customError', message: this.hostMessage, anchor: null }
      : this.complaint();
    if (!complaint) {
      this.internals.setValidity({});
      return;
    }
    // The host itself is not focusable: with delegatesFocus a click on any word of the table would jump to a box.
    const anchor = complaint.anchor ?? this.firstBox();
    this.internals.setValidity({ [complaint.flag]: true }, complaint.message, anchor ?? undefined);
  }

  override focus(options?: FocusOptions): void {
    this.firstBox()?.focus(options);
  }

  private firstBox(): HTMLElement | null {
    const root = this.shadowRoot;
    if (!root) return null;
    return (
      root.querySelector<HTMLElement>(
        'input:not([disabled]), textarea:not([disabled]), select:not([disabled]), button:not([disabled])',
      ) || root.querySelector<HTMLElement>('[tabindex]')
    );
  }

  private readonly onFormData = (event: FormDataEvent): void => {
    // A disabled control has no entries, and must not get one here.
    if (this.name && event.formData.has(this.name)) this.finish(event.formData);
  };
}
