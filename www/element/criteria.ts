/** A condition of a rule: the question or the figures that decide it, whether it is met, and what it earns. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Criterion, FactQuestion, Pointer, SheetItem } from '../types.js';
import { clearButton, notApplicable, problemOf, yesNo } from './boxes.js';
import { isFaulty } from './progress.js';
import { texts } from './texts.js';
import { boxId, type FormView } from './view.js';

export type Scored = Pick<Criterion, 'earned' | 'points'>;

/** With all_or_nothing only the item carries points: a single condition shows them, several only their states. */
export function alone(item: SheetItem | undefined): Scored {
  return { points: item ? item.points : null, earned: item ? item.computed : null };
}

export function conditionLine(
  view: FormView,
  fact: FactQuestion,
  criterion: Criterion,
  { earned, points }: Scored,
  item: SheetItem | undefined,
): TemplateResult {
  const { label, pointer, inputs, state, basis, detail } = criterion;
  const marked = mark(state, earned, points);
  if (basis === 'derived') {
    // Where points are lost, the reason below says it already.
    const told = ((item && item.lost) || []).some(({ message }) => detail !== null && message.includes(detail));
    // Figures judge by themselves; an answer given before they were known no longer counts, and can be taken back.
    return html`<div class="line verdict">
      ${sign(state)}
      <span class="text" id=${boxId(pointer)} tabindex="-1"
        >${label}${detail !== null && !told ? html`：<b>${detail}</b>` : nothing}</span
      >
      ${clearButton(view, pointer, label)}${marked}
    </div>`;
  }
  const unanswered = inputs.filter(({ value }) => value === null);
  const { faults } = view.progress;
  const labels = (faulty: boolean): string[] =>
    unanswered.filter((input) => isFaulty(faults, input.pointer) === faulty).map((input) => input.label);
  const remark =
    notApplicable(view, pointer) ||
    (unanswered.length === 0
      ? fact.question
      : basis === 'asserted'
        ? texts.verdictAsserted
        : texts.verdictMissing(labels(false), labels(true)));
  return question(view, pointer, label, remark, marked);
}

/** 是/否 with what it is about. */
export function question(
  view: FormView,
  pointer: Pointer,
  label: string,
  remark: string | null | undefined,
  points: unknown,
): TemplateResult {
  return html`<div class="line">
    ${yesNo(view, pointer, label)}
    <span class="text">${label}${remark ? html`<small>${remark}</small>` : nothing}</span>
    ${clearButton(view, pointer, label)}${points} ${problemOf(view, pointer)}
  </div>`;
}

const signs = { met: '✓', unmet: '✗', unknown: '?', 'not-applicable': '—' };

export function sign(state: Criterion['state']): TemplateResult {
  return html`<span class="sign ${state}" aria-hidden="true">${signs[state]}</span>`;
}

export function mark(state: Criterion['state'], earned: string | null, points: string | null): TemplateResult {
  const words =
    points === null
      ? texts.states[state]
      : state === 'unknown'
        ? texts.toFill(points)
        : earned === null
          ? `${texts.states[state]} ${points}`
          : texts.earned(earned, points);
  return html`<span class="points ${state}"><span aria-hidden="true">${signs[state]}</span> ${words}</span>`;
}
