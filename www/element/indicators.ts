/** The indicators that a department or a project sets itself: a row each, with what it earned. */

import { html, nothing, type TemplateResult } from 'lit';
import type { IndicatorScore, Pointer } from '../types.js';
import { problemOf, selectBox, textBox, type TextBox } from './boxes.js';
import { isObject, type Json } from './draft.js';
import { ruleOf, type AnyRule } from './facts.js';
import { addButton, removeButton } from './list-editor.js';
import { indicatorsPlace } from './progress.js';
import { texts } from './texts.js';
import { boxId, type FormView } from './view.js';

const words = texts.indicators;
const dimensions = Object.keys(words.dimensions);

/** The rows that count for an item, by their dimension. */
export function indicators(
  view: FormView,
  list: Pointer,
  rule: AnyRule,
  scores: readonly IndicatorScore[],
  item: string,
): TemplateResult {
  const rows = view.draft.readList(list);
  const own = rows.map((row, index) => ({ row, index })).filter(({ row, index }) => belongs(view, rule, row, `${list}/${index}`));
  const preset = rule.dimensions ? { dimension: rule.dimensions[0] || '' } : {};
  const first = !view.drawn.has(list);
  view.drawn.add(list);
  const { removed } = view;
  return html`<div id=${first ? boxId(list) : nothing} tabindex=${first ? '-1' : nothing}>
    ${own.length > 0
      ? html`<ul class="indicators" aria-label=${words.label}>
          ${own.map(({ index }) =>
            indicator(view, list, index, rule, scores.find(({ pointer }) => pointer === `${list}/${index}`)),
          )}
        </ul>`
      : nothing}
    ${first ? problemOf(view, list) : nothing}
    ${addButton(
      view,
      indicatorsPlace(list, item),
      words.add,
      () => view.addRow(list, preset, 'title'),
      removed !== null && removed.list === list && belongs(view, rule, removed.row, ''),
    )}
  </div>`;
}

/** A row that no item counts is shown with the first, so that it is seen. */
function belongs(view: FormView, rule: AnyRule, row: Json, at: Pointer): boolean {
  if (view.drawn.has(at)) return false;
  const own = isObject(row) ? row['dimension'] : undefined;
  const counts = ({ dimensions: counted }: AnyRule): boolean => !counted || counted.includes(String(own));
  if (counts(rule)) return true;
  const rules = ([] as AnyRule[])
    .concat(...view.rubric.sections.map(({ items }) => items.map(ruleOf)))
    .filter(({ kind }) => kind === 'indicators');
  return rules[0] === rule && !rules.some(counts);
}

function indicator(
  view: FormView,
  list: Pointer,
  index: number,
  rule: AnyRule,
  score: IndicatorScore | undefined,
): TemplateResult {
  const at = `${list}/${index}`;
  const box = (field: string, kind: TextBox['kind']): TextBox => ({
    pointer: `${at}/${field}`,
    label: words[field as 'title'],
    kind,
    problemApart: true,
  });
  view.drawn.add(at);
  const { levels = [] } = rule;
  const level = view.draft.readText(`${at}/level`);
  const isGraded = level !== '' || view.draft.readText(`${at}/degree`) !== '';
  const counted = rule.dimensions || dimensions;
  const fields = ['', '/title', '/dimension', '/points', '/level', '/degree', '/direction', '/target', '/actual', '/unit', '/reason'];
  return html`<li>
    <div class="figures ${isGraded ? 'graded' : ''}">
      ${textBox(view, box('title', 'words'))}
      ${counted.length === 1 && view.draft.readText(`${at}/dimension`) === counted[0]
        ? nothing
        : selectBox(view, `${at}/dimension`, words.dimension, [
            ['', texts.none],
            ...counted.map((value) => [value, words.dimensions[value] || value] as const),
          ])}
      ${textBox(view, box('points', 'figure'))}
      ${isGraded
        ? textBox(view, box('degree', 'figure'))
        : selectBox(view, `${at}/direction`, words.direction, words.directions, rule.direction || 'at_least')}
      ${levels.length > 0 || level !== ''
        ? selectBox(view, `${at}/level`, words.level, [
            ['', words.measured],
            ...levels.map(({ value, label }) => [value, label] as const),
          ])
        : nothing}
      ${isGraded
        ? nothing
        : html`${textBox(view, box('target', 'figure'))} ${textBox(view, box('actual', 'figure'))}
          ${textBox(view, box('unit', 'words'))}`}
      ${textBox(view, box('reason', 'text'))}
    </div>
    ${fields.map((field) => problemOf(view, `${at}${field}`))}
    <div class="result">
      <span class="formula">${score && score.formula}</span> ${points(score)} ${removeButton(view, list, index)}
    </div>
  </li>`;
}

function points(score: IndicatorScore | undefined): unknown {
  const { earned = null, points: most = null } = score || {};
  return html`<span class="points ${earned === null ? 'unknown' : ''}"
    >${most === null ? nothing : earned === null ? texts.toFill(most) : texts.earned(earned, most)}</span
  >`;
}
