/** Where the whole stands: total, grade, what is lost and open, and the way to the next gap. */

import { html, nothing, type TemplateResult } from 'lit';
import type { ScoreSheet, SheetItem, Total } from '../types.js';
import { texts } from './texts.js';
import { variables, type FormView } from './view.js';

const words = texts.bar;

export function openItems(sheet: ScoreSheet): SheetItem[] {
  return itemsOf(sheet).filter((item) => item.state === 'incomplete');
}

export function bar(view: FormView): TemplateResult {
  const { sheet, rubric } = view;
  const { totals } = sheet;
  const { self, computed } = totals;
  const open = openItems(sheet);
  const claimed = itemsOf(sheet).filter((item) => item.state === 'claimed-only');
  const firstProblem = (sheet.problems || [])[0];
  const firstGap = open.map((item) => item.missing[0]).find((missing) => missing !== undefined);
  return html`<section class="bar" part="bar" aria-label=${words.label}>
    <p class="standing">
      <span class="big">${self.score === null ? texts.none : self.score}</span>
      <span class="quiet">${words.outOf(totals.points)}</span>
      ${gradeMark(self)}
    </p>
    <div class="progress">
      <div
        class="track"
        role="meter"
        aria-label=${words.label}
        aria-valuemin="0"
        aria-valuemax=${totals.points}
        aria-valuenow=${self.score || '0'}
        ${variables({ '--of': totals.points, '--score': self.score || '0' })}
      >
        <span class="fill"></span>
        ${(rubric.grades || []).slice(0, -1).map(
          (grade) => html`<span class="tick" ${variables({ '--at': String(grade.at_least) })}></span>`,
        )}
      </div>
      <ul class="facts">
        ${gradeRange(self)}
        ${self.next_grade
          ? html`<li>
              ${words.next[0]}${self.next_grade.name}${words.next[1]}<b>${self.next_grade.short}</b
              >${words.next[2]}
            </li>`
          : nothing}
        <li>
          ${open.length
            ? html`<b>${words.open(open.length)}</b>${claimed.length
                  ? nothing
                  : html`${words.openPoints[0]}<b>${totals.open}</b>${words.openPoints[1]}`}`
            : words.complete}
        </li>
        <li>${words.lost[0]}<b>${totals.lost_points}</b>${words.lost[1]}</li>
        ${claimed.length
          ? html`<li class="open">${words.claimedOnly(claimed.length)}</li>`
          : nothing}
        ${computed.score !== null && computed.score !== self.score
          ? html`<li>${words.computed[0]}<b>${computed.score}</b>${words.computed[1]}</li>`
          : nothing}
        ${firstProblem
          ? html`<li class="lost">${words.problems((sheet.problems || []).length)}</li>`
          : nothing}
      </ul>
    </div>
    <div class="actions">
      ${firstProblem
        ? goButton(view, firstProblem.pointer, words.mend)
        : firstGap
          ? goButton(view, firstGap.pointer, words.goOn)
          : nothing}
      <slot name="actions"></slot>
    </div>
  </section>`;
}

function goButton(view: FormView, pointer: string, label: string): TemplateResult {
  return html`<button type="button" class="button" @click=${() => view.goTo(pointer)}>
    ${label}
  </button>`;
}

function gradeMark(total: Total): unknown {
  return total.grade === null ? nothing : html`<span class="grade">${total.grade}</span>`;
}

function gradeRange(total: Total): unknown {
  const { grade, grade_at_least: least, grade_at_most: most } = total;
  if (grade !== null || least === null || most === null) return nothing;
  return html`<li>${words.gradeUnknown(least, most)}</li>`;
}

function itemsOf(sheet: ScoreSheet): SheetItem[] {
  const items: SheetItem[] = [];
  for (const section of sheet.sections) items.push(...section.items);
  return items;
}
