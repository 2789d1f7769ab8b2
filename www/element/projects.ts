/** The list behind an item that is scored by its projects: a row each, with its indicators or its own sheet. */

import { html, nothing, type TemplateResult } from 'lit';
import type { ChildScore, Pointer, Rubric, SheetItem } from '../types.js';
import { answers } from './answers.js';
import { problemOf, textBox, unitOf } from './boxes.js';
import { isObject } from './draft.js';
import type { AnyRule } from './facts.js';
import { indicators } from './indicators.js';
import { addButton, removeButton } from './list-editor.js';
import { texts } from './texts.js';
import type { FormView } from './view.js';

const words = texts.projects;
const list = '/projects';

export function projects(view: FormView, item: SheetItem | undefined, rule: AnyRule): TemplateResult {
  const children = (item && item.trace && item.trace.children) || [];
  const rows = view.draft.readList(list);
  return html`${rows.length > 0
      ? html`<ol class="projects">
          ${rows.map((_row, index) => {
            const at = `${list}/${index}`;
            return project(view, at, index, rule, children.find(({ pointer }) => pointer === at));
          })}
        </ol>`
      : html`<p class="quiet">${words.none}</p>`}
    ${problemOf(view, list)}
    ${addButton(
      view,
      list,
      words.add,
      () => view.addRow(list, {}, 'name'),
      view.removed !== null && view.removed.list === list,
    )}`;
}

function project(
  view: FormView,
  at: Pointer,
  index: number,
  { child, weight }: AnyRule,
  score: ChildScore | undefined,
): TemplateResult {
  const given = view.draft.read(`${at}/facts`);
  const begun = view.draft.readList(`${at}/indicators`).length > 0 || (isObject(given) && Object.keys(given).length > 0);
  const box = (field: string, label: string, kind: 'words' | 'figure', unit = '') =>
    textBox(view, { pointer: `${at}/${field}`, label, kind, unit, problemApart: true });
  const sheet = child && child.sheet !== undefined ? view.sheetOf(child.sheet) : null;
  return html`<li class="project">
    <div class="boxes">
      ${box('name', words.name, 'words')}
      ${box('budget', words.budget, 'figure', unitOf(view, `${at}/budget`, undefined))}
      ${weight === 'points' ? box('weight', words.weight, 'figure') : nothing}
      ${begun
        ? html`<span class="field figure"
            ><span class="label">${sheet ? words.bySheet : words.byIndicators}</span>
            <output class="computed">${(score && score.score) || texts.none}</output></span
          >`
        : box('score', words.score, 'figure')}
      ${removeButton(view, list, index)}
    </div>
    ${['', '/name', '/budget', '/weight', ...(begun ? [] : ['/score'])].map((field) => problemOf(view, at + field))}
    <details ?open=${begun}>
      <summary>${sheet ? sheet.title : words.indicators}</summary>
      ${sheet
        ? sheetRows(view, at, sheet, score)
        : indicators(view, `${at}/indicators`, (child && child.rule) || { kind: '' }, (score && score.indicators) || [], '')}
    </details>
  </li>`;
}

/** The rows of the sheet that a project is scored by. */
function sheetRows(view: FormView, at: Pointer, rubric: Rubric, score: ChildScore | undefined): unknown {
  const own: FormView = { ...view, at, rubric };
  const { sections = [] } = score || {};
  return rubric.sections.map(({ title, items }, place) => {
    const section = sections[place];
    return items.map((printed, index) => {
      const item = section && section.items[index];
      const earned = item ? item.computed : null;
      const points = String(printed.points);
      return html`<div class="part">
        <p class="heading">
          <b>${title}：${printed.title}</b>
          <span class="points ${earned === null ? 'unknown' : ''}"
            >${earned === null ? texts.toFill(points) : texts.earned(earned, points)}</span
          >
        </p>
        <details>
          <summary>${texts.columns.standard}</summary>
          <p class="clause">${printed.standard}</p>
        </details>
        ${answers(own, item, printed)}
      </div>`;
    });
  });
}
