/** The controls: a text box that keeps whatever is typed, 是/否 with a way back to unanswered, a choice. */

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FactQuestion, Pointer } from '../types.js';
import { isObject, parentOf } from './draft.js';
import { texts } from './texts.js';
import { boxId, type FormView } from './view.js';

export interface TextBox {
  pointer: Pointer;
  label: string;
  kind: 'figure' | 'date' | 'words' | 'claim';
  unit?: string;
  /** For a label that is too short to be understood out of its row. */
  spokenLabel?: string;
  /** Whoever draws a row of boxes puts their problems below the row, where there is room for the words. */
  problemApart?: boolean;
}

/** A figure or a date is a text box on purpose: number and date boxes throw away what they cannot read. */
export function textBox(view: FormView, box: TextBox): TemplateResult {
  const id = boxId(box.pointer);
  const text = view.draft.readText(box.pointer);
  view.drawn.add(box.pointer);
  const problem = problemOf(view, box.pointer);
  const described = [box.kind === 'date' ? `${id}-hint` : '', problem ? `${id}-problem` : ''];
  return html`<span class="field ${box.kind}">
    <label for=${id} class="label">${texts.withUnit(box.label, box.unit || '')}</label>
    <input
      id=${id}
      type="text"
      autocomplete="off"
      inputmode=${box.kind === 'figure' || box.kind === 'claim' ? 'decimal' : nothing}
      aria-label=${box.spokenLabel || nothing}
      .value=${live(text)}
      aria-invalid=${problem ? 'true' : nothing}
      aria-describedby=${described.join(' ').trim() || nothing}
      @input=${(event: Event) => view.type(box.pointer, (event.target as HTMLInputElement).value)}
    />
    ${box.kind === 'date' ? html`<span id="${id}-hint" class="hint">${texts.dateHint}</span>` : nothing}
    ${box.problemApart ? nothing : problem}
  </span>`;
}

export function remarkBox(
  view: FormView,
  pointer: Pointer,
  title: string,
  wanted: boolean,
): TemplateResult {
  const id = boxId(pointer);
  const text = view.draft.readText(pointer);
  view.drawn.add(pointer);
  const problem = problemOf(view, pointer);
  return html`<label for=${id} class="unseen">${texts.remarkLabel(title)}</label>
    <textarea
      id=${id}
      rows="2"
      placeholder=${wanted ? texts.remarkHint : ''}
      .value=${live(text)}
      aria-invalid=${problem ? 'true' : nothing}
      aria-describedby=${problem ? `${id}-problem` : nothing}
      @input=${(event: Event) => view.type(pointer, (event.target as HTMLTextAreaElement).value)}
    ></textarea>
    <span class="print-only">${text}</span>
    ${problem}`;
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
      @input=${() => view.answer(pointer, answer)}
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
        @click=${() => view.clear(pointer)}
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
  if (fact && fact.type !== 'money') return (fact.unit && texts.units[fact.unit]) || fact.unit || '';
  for (let at = parentOf(pointer); at; at = parentOf(at)) {
    const unit = view.draft.read(`${at}/unit`);
    if (typeof unit === 'string' && texts.units[unit]) return texts.units[unit] || '';
  }
  const usual = (fact && fact.unit) || 'wan_yuan';
  return texts.units[usual] || usual;
}
