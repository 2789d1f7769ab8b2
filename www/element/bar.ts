/** Where the whole stands: total, grade, what is lost and open, and the way to the next gap. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Pointer, Rubric, ScoreSheet, Total } from '../types.js';
import { auditPlace, countsInWords } from './audit-panel.js';
import type { Progress } from './progress.js';
import { reportFailure, reportMenu } from './report-menu.js';
import { texts } from './texts.js';
import { variables, type FormView } from './view.js';

const words = texts.bar;

export function bar(view: FormView): TemplateResult {
  const { sheet, rubric, progress } = view;
  const { totals } = sheet;
  const { self, computed } = totals;
  return html`<section class="bar" part="bar" aria-label=${words.label}>
    <p class="standing">
      <span class="big">${self.score === null ? texts.none : self.score}</span>
      <span class="quiet">${words.outOf(totals.points)}</span>
      ${gradeMark(self, rubric)}
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
        ${gradeRange(self, rubric)}
        ${self.grade_gap ? html`<li class="open">${self.grade_gap}</li>` : nothing}
        ${totals.scaled_from ? html`<li>${texts.scaledTotal(totals.scaled_from)}</li>` : nothing}
        ${self.next_grade
          ? html`<li>
              ${words.next[0]}${self.next_grade.name}${words.next[1]}<b>${self.next_grade.short}</b
              >${words.next[2]}
            </li>`
          : nothing}
        ${openFact(progress, totals.open)}
        <li>${words.lost[0]}<b>${totals.lost_points}</b>${words.lost[1]}</li>
        ${doubts(sheet, progress).map((doubt) => html`<li class="open">${doubt}</li>`)}
        ${computed.score !== null && computed.score !== self.score
          ? html`<li>${words.computed[0]}<b>${computed.score}</b>${words.computed[1]}</li>`
          : nothing}
        ${auditFact(view)}
        ${progress.faults.length
          ? html`<li class="lost">${words.problems(progress.faults.length)}</li>`
          : nothing}
      </ul>
    </div>
    <div class="actions">
      ${goButton(view, progress.faults, words.mend)} ${goButton(view, progress.gaps, words.goOn)}
      ${reportMenu(view.reporter)}
      <slot name="actions"></slot>
    </div>
    ${reportFailure(view.reporter)}
  </section>`;
}

/** The bar in one sentence, for those who hear it. */
export function barInWords(sheet: ScoreSheet, progress: Progress): string {
  const { self, points } = sheet.totals;
  const { open, faults, complete } = progress;
  return texts.announce(self.score || texts.none, points, self.grade, [
    ...(open.length ? [words.open(open.length)] : []),
    ...(complete ? [words.complete] : []),
    ...doubts(sheet, progress),
    ...(faults.length ? [words.problems(faults.length)] : []),
  ]);
}

function openFact({ open, claimed, complete }: Progress, points: string): unknown {
  if (complete) return html`<li>${words.complete}</li>`;
  if (open.length === 0) return nothing;
  // Where a claim stands in, the points that are still open are in the total already.
  const more = claimed.length + open.filter((item) => item.self_claimed).length === 0;
  return html`<li>
    <b>${words.open(open.length)}</b>${more
      ? html`${words.openPoints[0]}<b>${points}</b>${words.openPoints[1]}`
      : nothing}
  </li>`;
}

/** What the audit found, with the way there. */
function auditFact(view: FormView): unknown {
  const { result, failed } = view.auditor;
  if (!result && !failed) return nothing;
  const told = failed ? failed.title : texts.audit.inBar(result ? countsInWords(result) : '');
  const weight = result && !failed && result.counts.error > 0 ? 'lost' : 'open';
  return html`<li class=${result && !failed && result.findings.length === 0 ? '' : weight}>
    <button type="button" class="link" @click=${() => view.goToNext([auditPlace])}>${told}</button>
  </li>`;
}

function doubts({ totals }: ScoreSheet, { claimed, differing, notApplicable }: Progress): string[] {
  return [
    ...(notApplicable.length ? [words.notApplicable(notApplicable.length)] : []),
    ...(claimed.length ? [words.claimedOnly(claimed.length)] : []),
    ...(differing.length ? [words.differing(differing.length)] : []),
    ...(totals.self.agrees === false ? [words.totalDiffers] : []),
  ];
}

function goButton(view: FormView, pointers: readonly Pointer[], label: string): unknown {
  if (pointers.length === 0) return nothing;
  return html`<button type="button" class="button" @click=${() => view.goToNext(pointers)}>
    ${label}
  </button>`;
}

function gradeMark(total: Total, { grades = [] }: Rubric): unknown {
  if (total.grade === null) return nothing;
  const place = grades.findIndex(({ name }) => name === total.grade);
  const standing = place === 0 ? 'best' : place === grades.length - 1 ? 'worst' : '';
  return html`<span class="grade ${standing}">${total.grade}</span>`;
}

function gradeRange(total: Total, { grades = [] }: Rubric): unknown {
  const { grade, grade_at_least: least, grade_at_most: most } = total;
  if (grade !== null || least === null || most === null) return nothing;
  const lowest = grades[grades.length - 1];
  // That the lowest grade is certain says nothing.
  const worthless = lowest !== undefined && lowest.name === least;
  return html`<li>
    ${least === most
      ? words.gradeCertain(least)
      : worthless
        ? words.gradeAtMost(most)
        : words.gradeBetween(least, most)}
  </li>`;
}
