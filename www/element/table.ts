/** The paper table: sections and items, the clause word for word, and below it whatever answers it. */

import { html, nothing, type TemplateResult } from 'lit';
import type { RubricItem, SheetItem, SheetSection } from '../types.js';
import { answers } from './answers.js';
import { problemOf, textBox } from './boxes.js';
import { pointerOf } from './draft.js';
import { factBoxes } from './fact-boxes.js';
import { factsNamed } from './facts.js';
import { claimDiffers, gapsOf, isFaulty, isLeftOut } from './progress.js';
import { texts } from './texts.js';
import type { FormView } from './view.js';

const { columns } = texts;

export function table(view: FormView): TemplateResult {
  const { rubric, sheet, draft } = view;
  const unit = draft.readText('/filing/unit_name') || draft.readText('/department/name');
  // The roles are those of the elements. In a narrow page the rows are stacked, and then browsers forget them.
  return html`<div class="scroll" role="region" aria-label=${texts.tableRegion} tabindex="0">
      <table role="table" part="table">
        <caption>
          ${texts.caption(rubric.number, rubric.title)}
          <span class="filing"
            ><span>${texts.unitName}${unit}${texts.unitSeal}</span
            ><span>${texts.filingDate}${draft.readText('/filing/date')}</span></span
          >
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col" class="title">${columns.title}</th>
            <th role="columnheader" scope="col" class="number">${columns.points}</th>
            <th role="columnheader" scope="col" class="wide">
              ${columns.standard}<span class="screen-only">${columns.standardOnScreen}</span>
            </th>
            <th role="columnheader" scope="col" class="self">${columns.self}</th>
            <th role="columnheader" scope="col" class="reviewed">${columns.reviewed}</th>
            <th role="columnheader" scope="col" class="remark">${columns.remark}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${sheet.sections.map((section) => sectionRows(view, section))} ${totalRow(view)} ${vetoRows(view)}
        </tbody>
      </table>
    </div>
    ${notes(view)} ${signatures(view)}`;
}

function sectionRows(view: FormView, section: SheetSection): TemplateResult {
  const printed = view.rubric.sections.find(({ id }) => id === section.id);
  const { points, weight, scaled_from: from } = section;
  const scales = [from && texts.scaledSection(from, points), weight && texts.weight(weight)];
  return html`<tr role="row" class="section">
      <th role="rowheader" scope="row">${section.title}</th>
      ${pointsCell(section.points)} ${noteCell(scales)}
      <td role="cell" class="self" data-column=${columns.self}>
        ${score(section.self)}${computedBeside(section.self, section.computed)}
      </td>
      ${reviewedCell(section.reviewed)}
      <td role="cell" class="empty"></td>
    </tr>
    ${section.items.map((item) =>
      itemRow(
        view,
        item,
        printed && printed.items.find(({ id }) => id === item.id),
      ),
    )}`;
}

function itemRow(view: FormView, item: SheetItem, printed: RubricItem | undefined): TemplateResult {
  const reading = item.trace && item.trace.reading;
  const claim = pointerOf('self', 'scores', item.id);
  return html`<tr role="row" class="item">
    <th role="rowheader" scope="row">${item.title}</th>
    ${pointsCell(item.points, printed && printed.bonus ? texts.bonus : '')}
    <td role="cell" class="standard">
      ${printed
        ? html`<p class="clause">${printed.standard}</p>
            ${reading ? html`<p class="reading">${texts.reading}${reading}</p>` : nothing}
            ${answers(view, item, printed)}`
        : nothing}
    </td>
    <td role="cell" class="self" data-column=${columns.self}>${selfCell(view, item, claim)}</td>
    ${reviewedCell(item.reviewed)}
    <td role="cell" class="remark" data-column=${columns.remark}>
      ${textBox(view, {
        pointer: `${claim}/reason`,
        label: texts.remarkLabel(item.title),
        kind: 'remark',
        placeholder: item.lost_points === '0' ? '' : texts.remarkHint,
      })}
      ${problemOf(view, claim)}
    </td>
  </tr>`;
}

function selfCell(view: FormView, item: SheetItem, claim: string): TemplateResult {
  return html`${score(item.self)}
    ${claimDiffers(item) && item.computed !== null
      ? html`<span class="why open">${texts.claimDiffers(item.computed)}</span>`
      : nothing}
    ${isLeftOut(item) ? html`<span class="why printed">${texts.leftOut}</span>` : nothing}
    ${item.state === 'claimed-only'
      ? html`<span class="why open printed">${texts.claimedOnly}</span>`
      : nothing}
    ${item.lost_points === '0'
      ? nothing
      : html`<span class="why lost">${texts.lost(item.lost_points)}</span>`}
    ${missing(view, item)}
    ${textBox(view, {
      pointer: `${claim}/score`,
      label: texts.claim,
      spokenLabel: texts.claimLabel(item.title),
      kind: 'claim',
    })}`;
}

function missing(view: FormView, item: SheetItem): unknown {
  const [first] = item.missing;
  const untouched = item.state === 'claimed-only' && view.progress.open.indexOf(item) < 0;
  if (!first || untouched || item.state === 'not-applicable') return nothing;
  const pointers = Array.from(new Set(gapsOf(item).map(({ pointer }) => pointer)));
  const { faults } = view.progress;
  const faulty = pointers.filter((pointer) => isFaulty(faults, pointer)).length;
  const count = pointers.length - faulty;
  const words =
    count === 0
      ? texts.missingFaulty
      : faulty > 0
        ? texts.missingSomeFaulty(count, faulty)
        : count > 1
          ? texts.missingMany(count)
          : item.open === item.points
            ? texts.missingAll
            : texts.missingOne(first.label);
  return html`<button type="button" class="why open" @click=${() => view.goToNext(pointers)}>
    ${words}${texts.gain(item.open, count === 0)}
  </button>`;
}

function totalRow(view: FormView): TemplateResult {
  const { totals } = view.sheet;
  return html`<tr role="row" class="section total">
    <th role="rowheader" scope="row">${texts.total}</th>
    ${pointsCell(totals.points)} ${noteCell([totals.scaled_from && texts.scaledTotal(totals.scaled_from), totals.self.grade_gap])}
    <td role="cell" class="self" data-column=${columns.self}>
      ${score(totals.self.score)}${computedBeside(totals.self.score, totals.computed.score)}
      ${totals.self.agrees === false && totals.self.score !== null
        ? html`<span class="why open printed"
            ><span class="print-only">${texts.statedTotal(totals.self.stated || '')}</span>${texts.totalDiffers(
              totals.self.score,
            )}</span
          >`
        : nothing}
      ${textBox(view, {
        pointer: '/self/total',
        label: texts.claim,
        spokenLabel: texts.claimLabel(texts.total),
        kind: 'claim',
      })}
    </td>
    ${reviewedCell(totals.reviewed.score)}
    <td role="cell" class="empty"></td>
  </tr>`;
}

/** 一票否决: below the table's own rows, with the questions that decide. */
function vetoRows(view: FormView): unknown {
  const { rubric, sheet } = view;
  return (sheet.totals.veto || []).map(({ clause, state }, index) => {
    const veto = (rubric.veto || [])[index];
    const facts = factsNamed(rubric, veto ? [veto.when] : []);
    return html`<tr role="row" class="item veto">
      <th role="rowheader" scope="row">${texts.veto}</th>
      <td role="cell" class="empty"></td>
      <td role="cell" class="standard">
        <p class="clause">${clause}</p>
        <div class="answers">${factBoxes(view, facts, { item: undefined, trace: undefined })}</div>
      </td>
      <td role="cell" class="self" data-column=${columns.self}>
        <span class="why printed ${vetoSigns[state]}">${texts.vetoStates[state]}</span>
      </td>
      <td role="cell" class="empty"></td>
      <td role="cell" class="empty"></td>
    </tr>`;
  });
}

const vetoSigns = { met: 'unmet', unmet: 'met', unknown: 'unknown', 'not-applicable': '' };

function notes({ rubric }: FormView): unknown {
  const list = rubric.notes || [];
  if (list.length === 0) return nothing;
  return html`<div class="notes">
    ${list.map((note, index) => html`<p>${index === 0 ? texts.notes : nothing}${note}</p>`)}
  </div>`;
}

/** Signatures are made by hand on paper: the form only draws the lines. */
function signatures({ rubric, draft }: FormView): unknown {
  const list = rubric.signatures || [];
  if (list.length === 0) return nothing;
  return html`<ul class="signatures">
    ${list.map(
      ({ id, label }) =>
        html`<li>
          <span>${label}：</span><span class="blank">${draft.readText(pointerOf('signatures', id, 'name'))}</span>
        </li>`,
    )}
  </ul>`;
}

function pointsCell(points: string, remark = ''): TemplateResult {
  return html`<td role="cell" class="number" data-column=${columns.points}>
    ${points}${remark ? html`<span class="why printed">${remark}</span>` : nothing}
  </td>`;
}

/** How the points of several rows count together. */
function noteCell(notes: readonly (string | undefined)[]): TemplateResult {
  const words = notes.filter((note) => note).join('；');
  return html`<td role="cell" class=${words ? 'scales' : 'empty'}>${words}</td>`;
}

function reviewedCell(reviewed: string | null): TemplateResult {
  return html`<td role="cell" class="reviewed" data-column=${columns.reviewed}>
    ${reviewed === null ? html`<span class="none">${texts.none}</span>` : reviewed}
  </td>`;
}

function score(value: string | null): TemplateResult {
  return html`<span class="score">${value === null ? texts.none : value}</span>`;
}

function computedBeside(self: string | null, computed: string | null): unknown {
  return computed === null || computed === self
    ? nothing
    : html`<span class="why">${texts.computed(computed)}</span>`;
}
