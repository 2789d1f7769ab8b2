/** The controls: a text box that keeps whatever is typed, 是/否 with a way back to unanswered, a list to choose from. */

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FactQuestion, Pointer } from '../types.js';
import { isObject, parentOf, type ListKind } from './draft.js';
import { texts } from './texts.js';
import { boxId, type FormView } from './view.js';

export interface TextBox {
  pointer: Pointer;
  label: string;
  /** `text` may have several lines, and so may a list. */
  kind: 'figure' | 'date' | 'words' | 'claim' | 'text' | 'remark';
  unit?: string;
  list?: ListKind | undefined;
  hint?: string | undefined;
  placeholder?: string;
  /** For a label that is too short to be understood out of its row. */
  spokenLabel?: string;
  /** Whoever draws a row of boxes puts their problems below the row, where there is room for the words. */
  problemApart?: boolean;
  /** Where the text goes, if not into the field. */
  write?: (text: string) => void;
}

/** A figure or a date is a text box on purpose: number and date boxes throw away what they cannot read. */
export function textBox(view: FormView, box: TextBox): TemplateResult {
  const { pointer, kind, list } = box;
  const id = boxId(pointer);
  const text = list ? view.draft.readListText(pointer, list) : view.draft.readText(pointer);
  const hint = box.hint || (kind === 'date' ? texts.dateHint : '');
  view.drawn.add(pointer);
  const problem = problemOf(view, pointer);
  const described = `${hint ? `${id}-hint ` : ''}${problem ? `${id}-problem` : ''}`.trim() || nothing;
  const typed = ({ target }: Event): void => {
    const { value } = target as HTMLInputElement;
    if (box.write) box.write(value);
    else if (list) view.typeList(pointer, list, value);
    else view.type(pointer, value);
  };
  return html`<span class="field ${kind}">
    <label for=${id} class=${kind === 'remark' ? 'unseen' : 'label'}>${texts.withUnit(box.label, box.unit || '')}</label>
    ${kind === 'text' || kind === 'remark'
      ? html`<textarea
            id=${id}
            rows=${Math.min(8, Math.max(kind === 'remark' ? 2 : 1, text.split('\n').length, Math.ceil(text.length / 50)))}
            placeholder=${box.placeholder || ''}
            .value=${live(text)}
            aria-invalid=${problem ? 'true' : nothing}
            aria-describedby=${described}
            @input=${typed}
          ></textarea>
          ${kind === 'remark' ? html`<span class="print-only">${text}</span>` : nothing}`
      : html`<input
          id=${id}
          type="text"
          autocomplete="off"
          inputmode=${kind === 'figure' || kind === 'claim' ? 'decimal' : nothing}
          aria-label=${box.spokenLabel || nothing}
          .value=${live(text)}
          aria-invalid=${problem ? 'true' : nothing}
          aria-describedby=${described}
          @input=${typed}
        />`}
    ${hint ? html`<span id="${id}-hint" class="hint">${hint}</span>` : nothing} ${box.problemApart ? nothing : problem}
  </span>`;
}

/** One of several; a value that is none of them is shown as well. `usual` counts where nothing is chosen. */
export function selectBox(
  view: FormView,
  pointer: Pointer,
  label: string,
  options: readonly (readonly [string, string])[],
  usual = '',
): TemplateResult {
  const id = boxId(pointer);
  const chosen = view.draft.readText(pointer) || usual;
  const problem = view.problems.get(pointer);
  const known = options.some(([value]) => value === chosen);
  view.drawn.add(pointer);
  return html`<span class="field select">
    <label for=${id} class="label">${label}</label>
    <select
      id=${id}
      aria-invalid=${problem ? 'true' : nothing}
      aria-describedby=${problem ? `${id}-problem` : nothing}
      @input=${({ target }: Event) => {
        // A row may go to another part of the table by this.
        view.goToSoon(pointer);
        view.type(pointer, (target as HTMLSelectElement).value);
      }}
    >
      ${(known ? options : [[chosen, chosen] as const, ...options]).map(
        ([value, words]) => html`<option value=${value} .selected=${live(value === chosen)}>${words}</option>`,
      )}
    </select>
  </span>`;
}

/** The pair 是/否; neither is chosen until somebody answers. */
export function yesNo(view: FormView, pointer: Pointer, label: string): TemplateResult {
  const value = view.draft.read(pointer);
  view.drawn.add(pointer);
  const id = boxId(pointer);
  const problem = view.problems.get(pointer);
  const option = (answer: boolean, word: string) => html`<label class=${answer ? 'yes' : 'no'}
    ><input
      id=${answer ? id : nothing}
      type="radio"
      name=${id}
      .checked=${live(value === answer)}
      aria-describedby=${problem ? `${id}-problem` : nothing}
      @input=${() => view.answer([pointer], answer)}
    /><span>${word}</span></label
  >`;
  return html`<fieldset class="pair" aria-label=${label}>
    ${option(true, texts.yes)}${option(false, texts.no)}
  </fieldset>`;
}

export function clearButton(view: FormView, pointer: Pointer, label: string): TemplateResult {
  const value = view.draft.read(pointer);
  return value === undefined || value === null
    ? html`<span class="clear"></span>`
    : html`<button
        type="button"
        class="clear"
        aria-label=${texts.clearAnswer(label)}
        @click=${() => view.clear([pointer])}
      >
        ${texts.clear}
      </button>`;
}

export function notApplicable(view: FormView, pointer: Pointer): string | null {
  const value = view.draft.read(pointer);
  return isObject(value) && 'na' in value ? texts.notApplicable(String(value['na'])) : null;
}

export function problemOf(view: FormView, pointer: Pointer): TemplateResult | undefined {
  const problem = view.problems.get(pointer);
  return (
    problem &&
    html`<span class="problem" id="${boxId(pointer)}-problem"
      ><b aria-hidden="true">!</b> ${texts.withHint(problem.message, problem.hint)}</span
    >`
  );
}

/** The unit of an amount stands in the submission beside it; the rubric's own unit is the usual one. */
export function unitOf(view: FormView, pointer: Pointer, fact: FactQuestion | undefined): string {
  if (fact && fact.type !== 'money') return fact.unit || (fact.type === 'percent' ? '%' : '');
  for (let at = parentOf(pointer); fact ? fact.from && at : at; at = parentOf(at)) {
    const unit = view.draft.read(`${at}/unit`);
    if (typeof unit === 'string' && texts.units[unit]) return texts.units[unit] || '';
  }
  const usual = (fact && fact.unit) || 'wan_yuan';
  return texts.units[usual] || usual;
}
