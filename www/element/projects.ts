/** The list behind an item that is scored by its projects: a row each, to add, to remove and to bring back. */

import { html, nothing, type TemplateResult } from 'lit';
import type { ChildScore, IndicatorScore, SheetItem } from '../types.js';
import type { Draft } from './draft.js';
import { problemOf, textBox, unitOf } from './boxes.js';
import { texts } from './texts.js';
import { boxId, type FormView } from './view.js';

const words = texts.projects;

export function projects(view: FormView, item: SheetItem, list: string): TemplateResult {
  const children = (item.trace && item.trace.children) || [];
  const rows = view.draft.readList(list);
  const { formula = '' } = item.trace || {};
  // Where points are lost, the reason below shows the formula already.
  const shown = formula !== '' && !(item.lost || []).some(({ message }) => message.includes(formula));
  return html`${rows.length
      ? html`<ol class="projects">
          ${rows.map((_row, index) =>
            project(
              view,
              list,
              index,
              children.find((child) => child.pointer === `${list}/${index}`),
            ),
          )}
        </ol>`
      : html`<p class="quiet">${words.none}</p>`}
    ${problemOf(view, list)}
    <div class="actions">
      <button type="button" class="button" id=${boxId(list)} @click=${() => view.addRow(list)}>
        ＋ ${words.add}
      </button>
      ${view.removed && view.removed.list === list
        ? html`<span class="undo"
            >${words.removed(view.removed.name)}
            <button
              type="button"
              class="button"
              id="${boxId(list)}-undo"
              aria-label=${words.undoLabel(view.removed.name)}
              @click=${() => view.undoRemoval()}
            >
              ${words.undo}
            </button></span
          >`
        : nothing}
    </div>
    ${shown ? html`<p class="formula">${formula}</p>` : nothing}`;
}

export function projectName(draft: Draft, list: string, index: number): string {
  return draft.readText(`${list}/${index}/name`) || words.number(index + 1);
}

function project(
  view: FormView,
  list: string,
  index: number,
  score: ChildScore | undefined,
): TemplateResult {
  const at = `${list}/${index}`;
  const indicators = (score && score.indicators) || [];
  const box = (field: string, label: string, kind: 'words' | 'figure', unit = '') =>
    textBox(view, { pointer: `${at}/${field}`, label, kind, unit, problemApart: true });
  return html`<li class="project">
    <div class="boxes">
      ${box('name', words.name, 'words')}
      ${box('budget', words.budget, 'figure', unitOf(view, `${at}/budget`, undefined))}
      ${indicators.length
        ? html`<span class="field figure"
            ><span class="label">${words.byIndicators}</span>
            <output class="computed">${(score && score.score) || texts.none}</output></span
          >`
        : box('score', words.score, 'figure')}
      <button
        type="button"
        class="button remove"
        aria-label=${words.removeLabel(projectName(view.draft, list, index))}
        @click=${() => view.removeRow(list, index)}
      >
        ${words.remove}
      </button>
    </div>
    ${['', '/name', '/budget', '/score']
      .filter((field) => field !== '/score' || indicators.length === 0)
      .map((field) => problemOf(view, `${at}${field}`))}
    ${indicators.length
      ? html`<ul class="indicators" aria-label=${words.indicators}>
          ${indicators.map(indicatorLine)}
        </ul>`
      : nothing}
  </li>`;
}

function indicatorLine(indicator: IndicatorScore): TemplateResult {
  const { title, formula, earned, points } = indicator;
  const known = earned !== null && points !== null;
  return html`<li>
    <span>${title}</span> <span class="formula">${formula}</span>
    <span class="points ${known ? '' : 'unknown'}"
      >${known ? texts.earned(earned, points) : texts.toFill(points || '')}</span
    >
  </li>`;
}
