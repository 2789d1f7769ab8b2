/** Under a clause: the boxes it asks for, and for each condition whether it is met and what it earns. */

import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Criterion, SheetItem, TraceInput } from '../types.js';
import { clearButton, notApplicable, problemOf, textBox, unitOf, yesNo } from './boxes.js';
import { isFaulty } from './progress.js';
import { texts } from './texts.js';
import { boxId, factOf, type FormView } from './view.js';

export function criteria(view: FormView, item: SheetItem): TemplateResult {
  const list = (item.trace && item.trace.criteria) || [];
  const figures: TraceInput[] = [];
  for (const { inputs } of list) {
    for (const input of inputs) {
      if (!figures.some((known) => known.pointer === input.pointer)) figures.push(input);
    }
  }
  const order = view.rubric.facts.map(({ id }) => id);
  figures.sort((one, other) => order.indexOf(one.fact) - order.indexOf(other.fact));
  return html`${figures.length
    ? html`<div class="figures">${figures.map((input) => inputBox(view, input))}</div>`
    : nothing}
  ${list.map((criterion) => criterionLine(view, item, criterion, list.length === 1))}`;
}

/** The box for a fact that is not a condition itself. */
export function inputBox(view: FormView, input: TraceInput): TemplateResult {
  const fact = factOf(view.rubric, input.fact);
  if (view.drawn.has(input.pointer)) {
    return html`<span class="field"
      ><span class="label">${input.label}</span>
      <span class="same">${input.value || texts.none}（${texts.sameAs}）</span></span
    >`;
  }
  if (fact && fact.type === 'boolean') {
    return html`<span class="field"
      ><span class="label">${input.label}</span>${yesNo(view, input.pointer, input.label)}
      ${clearButton(view, input.pointer, input.label)}${problemOf(view, input.pointer)}</span
    >`;
  }
  const kind = fact && fact.type === 'date' ? 'date' : fact && fact.type === 'text' ? 'words' : 'figure';
  const unit = kind === 'figure' ? unitOf(view, input.pointer, fact) : '';
  return textBox(view, { pointer: input.pointer, label: input.label, kind, unit });
}

function criterionLine(
  view: FormView,
  item: SheetItem,
  criterion: Criterion,
  alone: boolean,
): TemplateResult {
  const { state } = criterion;
  // With all_or_nothing only the item carries points: a single condition shows them, several only their states.
  const own = criterion.points !== null || !alone ? criterion : { points: item.points, earned: item.computed };
  const points = mark(state, own.earned, own.points);
  return criterion.basis === 'derived'
    ? verdictLine(view, criterion, points, item)
    : questionLine(view, criterion, points);
}

function questionLine(
  view: FormView,
  criterion: Criterion,
  points: TemplateResult,
): TemplateResult {
  const { label, pointer, inputs } = criterion;
  const unanswered = inputs.filter(({ value }) => value === null);
  const { faults } = view.progress;
  const labels = (faulty: boolean): string[] =>
    unanswered.filter((input) => isFaulty(faults, input.pointer) === faulty).map((input) => input.label);
  const remark =
    notApplicable(view, pointer) ||
    (unanswered.length === 0
      ? null
      : criterion.basis === 'asserted'
        ? texts.verdictAsserted
        : texts.verdictMissing(labels(false), labels(true)));
  return html`<div class="line">
    ${yesNo(view, pointer, label)}
    <span class="text">${label}${remark ? html`<small>${remark}</small>` : nothing}</span>
    ${clearButton(view, pointer, label)}${points} ${problemOf(view, pointer)}
  </div>`;
}

/** Figures judge by themselves; an answer given before they were known no longer counts, and can be taken back. */
function verdictLine(
  view: FormView,
  criterion: Criterion,
  points: TemplateResult,
  { lost = [] }: SheetItem,
): TemplateResult {
  const { detail } = criterion;
  // Where points are lost, the reason below says it already.
  const shown = detail !== null && !lost.some(({ message }) => message.includes(detail));
  return html`<div class="line verdict">
    <span class="sign ${criterion.state}" aria-hidden="true">${signs[criterion.state]}</span>
    <span class="text">${criterion.label}${shown ? html`：<b>${detail}</b>` : nothing}</span>
    ${clearButton(view, criterion.pointer, criterion.label)}${points}
  </div>`;
}

export function choice(view: FormView, item: SheetItem): TemplateResult {
  const { options = [], inputs = [] } = item.trace || {};
  const input = inputs[0];
  if (!input) return html``;
  const { pointer, label } = input;
  const id = boxId(pointer);
  const problem = problemOf(view, pointer);
  const chosen = view.draft.read(pointer);
  view.drawn.add(pointer);
  return html`<fieldset
    class="choice"
    aria-label=${label}
    aria-describedby=${problem ? `${id}-problem` : nothing}
  >
    ${options.map(
      (option, index) => html`<div class="line">
        <label class="option"
          ><input
            id=${index === 0 ? id : nothing}
            type="radio"
            name=${id}
            .checked=${live(chosen === option.value)}
            @input=${() => view.answer(pointer, option.value)}
          /><span class="text">${option.label}</span></label
        >
        ${option.chosen ? clearButton(view, pointer, label) : html`<span class="clear"></span>`}
        ${option.chosen
          ? mark(item.lost_points === '0' ? 'met' : 'unmet', option.points, item.points)
          : html`<span class="points">${texts.points(option.points)}</span>`}
      </div>`,
    )}
    ${options.some((option) => option.value === chosen) ? nothing : otherAnswer(view, input)}
    ${problem}
  </fieldset>`;
}

/** An answer that none of the options shows must be seen, and there must be a way to take it back. */
function otherAnswer(view: FormView, { fact: id, pointer, label }: TraceInput): unknown {
  const answer = view.draft.read(pointer);
  if (answer === undefined || answer === null) return nothing;
  const fact = factOf(view.rubric, id);
  const known = ((fact && fact.choices) || []).find(({ value }) => value === answer);
  const words =
    notApplicable(view, pointer) ||
    texts.chosenElsewhere(known ? known.label : typeof answer === 'string' ? answer : JSON.stringify(answer));
  return html`<div class="line">
    <span class="option other">${words}</span>${clearButton(view, pointer, label)}
  </div>`;
}

const signs = { met: '✓', unmet: '✗', unknown: '?', 'not-applicable': '—' };

function mark(
  state: Criterion['state'],
  earned: string | null,
  points: string | null,
): TemplateResult {
  const words =
    points === null
      ? texts.states[state]
      : state === 'unknown'
        ? texts.toFill(points)
        : earned === null
          ? `${texts.states[state]} ${points}`
          : texts.earned(earned, points);
  return html`<span class="points ${state}"
    ><span aria-hidden="true">${signs[state]}</span> ${words}</span
  >`;
}
