/** The boxes of facts, each by its type and once in the page; what follows from others is shown with its value. */

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ChoiceOption, FactQuestion, Pointer, SheetItem, Trace } from '../types.js';
import { clearButton, notApplicable, problemOf, textBox, unitOf, type TextBox } from './boxes.js';
import { alone, conditionLine, mark, question, sign, type Scored } from './criteria.js';
import { placeOf } from './facts.js';
import { texts } from './texts.js';
import { boxId, type FormView } from './view.js';

/** For whom facts are asked: an item, or one of the rules of an item, and what became of it. */
export interface Scene {
  item: SheetItem | undefined;
  trace: Trace | undefined;
}

export function factBoxes(view: FormView, facts: readonly FactQuestion[], scene: Scene): TemplateResult {
  const { criteria = [] } = scene.trace || {};
  const order = criteria.map(({ fact }) => fact);
  const inLines = facts.filter(({ type, derived }) => type === 'boolean' || (type === 'choice' && !derived));
  inLines.sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
  const inGrid = facts.filter((fact) => !inLines.includes(fact));
  const drawn = (one: FactQuestion): TemplateResult =>
    one.type === 'choice' ? choice(view, one, scene) : line(view, one, scene);
  const choices = inLines.filter(({ type }) => type === 'choice');
  return html`${choices.map(drawn)}
  ${inGrid.length > 0
    ? html`<div class="figures ${inGrid.some(({ label }) => label.length > 12) ? 'tall' : ''}">${inGrid.map((fact) => field(view, fact))}</div>`
    : nothing}
  ${inLines.filter((fact) => !choices.includes(fact)).map(drawn)}`;
}

function field(view: FormView, fact: FactQuestion): TemplateResult {
  const { label, type } = fact;
  const pointer = placeOf(view.at, fact);
  const unit = /text|date|choice/.test(type) ? '' : unitOf(view, pointer, fact);
  const value = view.values.get(pointer);
  const answered = view.draft.read(pointer);
  const isAnswered = answered !== undefined && answered !== null;
  const declined = notApplicable(view, pointer);
  const shown = (words: unknown): TemplateResult =>
    html`<span class="field"><span class="label">${texts.withUnit(label, unit)}</span> ${words}</span>`;
  if (view.drawn.has(pointer)) {
    // As it is typed: the core has amounts in the unit of the fact.
    const words = (!fact.derived && view.draft.readText(pointer)) || value || texts.none;
    return shown(html`<span class="same">${words}（${texts.sameAs}）</span>`);
  }
  if (declined !== null) {
    return shown(html`<span class="same">${declined}</span>${clearButton(view, pointer, label)}${problemOf(view, pointer)}`);
  }
  if (fact.derived && !isAnswered && !view.asked.has(pointer)) {
    const words = nameOf(fact, value) || texts.none;
    return shown(html`<output class="computed" id=${boxId(pointer)} tabindex="-1">${words}</output>`);
  }
  const box: TextBox = { pointer, label, unit, kind: 'figure', hint: fact.question };
  if (type === 'numbers') return textBox(view, { ...box, kind: 'text', list: 'numbers', hint: texts.numbersHint });
  if (type === 'text' || type === 'date') return textBox(view, { ...box, kind: type });
  // An answer that figures overrule is told from what they say.
  const overruled = fact.derived && value && value !== answered ? texts.byFigures(value) : fact.question;
  return textBox(view, { ...box, kind: 'figure', hint: overruled });
}

function nameOf({ choices = [] }: FactQuestion, value: string | null | undefined): string | null | undefined {
  const known = choices.find((choice) => choice.value === value);
  return known ? known.label : value;
}

function line(view: FormView, fact: FactQuestion, { item, trace }: Scene): TemplateResult {
  const { criteria = [] } = trace || {};
  const criterion = criteria.find((one) => one.fact === fact.id);
  const pointer = placeOf(view.at, fact);
  if (view.drawn.has(pointer)) {
    const value = view.draft.read(pointer);
    const words = typeof value === 'boolean' ? (value ? texts.yes : texts.no) : texts.none;
    return html`<div class="line">
      <span class="same">${view.values.get(pointer) || words}</span>
      <span class="text">${fact.label}（${texts.sameAs}）</span>
      <span class="clear"></span>${criterion ? mark(criterion.state, criterion.earned, criterion.points) : nothing}
    </div>`;
  }
  if (criterion) {
    const points: Scored = criterion.points !== null || criteria.length > 1 ? criterion : alone(item);
    return conditionLine(view, fact, criterion, points, item);
  }
  const value = view.values.get(pointer);
  if (fact.derived && !view.asked.has(pointer) && view.draft.read(pointer) === undefined) {
    const state = value === texts.yes ? 'met' : value === texts.no ? 'unmet' : 'unknown';
    return html`<div class="line verdict">
      ${sign(state)}<span class="text" id=${boxId(pointer)} tabindex="-1">${fact.label}：${value || texts.none}</span>
    </div>`;
  }
  return question(view, pointer, fact.label, notApplicable(view, pointer) || fact.question, nothing);
}

function choice(view: FormView, fact: FactQuestion, { item, trace }: Scene): TemplateResult {
  const pointer = placeOf(view.at, fact);
  const chosen = view.draft.read(pointer);
  const own = (fact.choices || []).map(({ value, label }) => ({ value, label, points: '' }));
  const { options = [], rule } = trace || {};
  // Other rules may use a choice as well, and bands have options that are none.
  const scored = options.some(({ value }) => own.some((known) => known.value === value));
  const shown: Pick<ChoiceOption, 'value' | 'label' | 'points'>[] = scored ? options : own;
  const known = own.find(({ value }) => value === chosen);
  if (view.drawn.has(pointer)) {
    return html`<p class="same">${fact.label}：${known ? known.label : texts.none}（${texts.sameAs}）</p>`;
  }
  const id = boxId(pointer);
  const problem = problemOf(view, pointer);
  view.drawn.add(pointer);
  const points = (option: (typeof shown)[number]): unknown =>
    option.points === ''
      ? nothing
      : rule !== 'choice'
        ? html`<span class="points">${texts.upTo(option.points)}</span>`
        : item && option.value === chosen
          ? mark(item.lost_points === '0' ? 'met' : 'unmet', option.points, item.points)
          : html`<span class="points">${texts.points(option.points)}</span>`;
  return html`<fieldset class="choice" aria-label=${fact.label} aria-describedby=${problem ? `${id}-problem` : nothing}>
    ${rule === 'choice' ? nothing : html`<p class="label">${fact.label}</p>`}
    ${shown.map(
      (option, index) => html`<div class="line">
        <label class="option"
          ><input
            id=${index === 0 ? id : nothing}
            type="radio"
            name=${id}
            .checked=${live(chosen === option.value)}
            @input=${() => view.answer([pointer], option.value)}
          /><span class="text">${option.label}</span></label
        >
        ${option.value === chosen ? clearButton(view, pointer, fact.label) : html`<span class="clear"></span>`}
        ${points(option)}
      </div>`,
    )}
    ${shown.some(({ value }) => value === chosen) ? nothing : otherAnswer(view, pointer, fact)} ${problem}
  </fieldset>`;
}

/** An answer that none of the options shows must be seen, and there must be a way to take it back. */
function otherAnswer(view: FormView, pointer: Pointer, fact: FactQuestion): unknown {
  const answer = view.draft.read(pointer);
  if (answer === undefined || answer === null) return nothing;
  const words =
    notApplicable(view, pointer) ||
    texts.chosenElsewhere(typeof answer === 'string' ? nameOf(fact, answer) || answer : JSON.stringify(answer));
  return html`<div class="line">
    <span class="option other">${words}</span>${clearButton(view, pointer, fact.label)}
  </div>`;
}
