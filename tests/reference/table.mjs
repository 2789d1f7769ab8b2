// A whole table: items, sections, the total and its grade.

import { readFileSync } from 'node:fs';
import { Facts } from './facts.mjs';
import { Fraction } from './fraction.mjs';
import { scoreItem } from './items.mjs';

const { zero, one, hundred } = Fraction;
const builtIn = new Map();
const twoDecimals = { decimals: 2, mode: 'half_up' };

/** A rubric itself, or the built-in one of an id. */
export function rubricOf(rubric) {
  if (typeof rubric !== 'string') return rubric;
  if (!builtIn.has(rubric)) {
    const file = new URL(`../../rubrics/${rubric}.json`, import.meta.url);
    builtIn.set(rubric, JSON.parse(readFileSync(file, 'utf8')));
  }
  return builtIn.get(rubric);
}

/** Scores a submission; `parts` maps the id of an item and a pointer to the score of an indicator or a project. */
export function reference(submission) {
  const parts = new Map();
  const table = scoreTable(rubricOf(submission.rubric), submission, (pointer, score, id) => {
    if (!parts.has(id)) parts.set(id, new Map());
    parts.get(id).set(pointer, score);
  });
  return { ...table, parts };
}

/** Scores a submission or a project by a rubric: `{ sections, total }`. */
export function scoreTable(rubric, subject, record) {
  const rounding = { item: twoDecimals, total: twoDecimals, ...rubric.rounding };
  const scope = { facts: new Facts(rubric, subject, subject.evidence), rounding, subject };
  const sections = rubric.sections.map((section) => scoreSection(section, scope, record));
  return { sections, total: totalOf(rubric, sections, scope.facts, rounding.total) };
}

function scoreSection(section, scope, record) {
  const points = Fraction.of(section.points);
  const items = section.items.map((item) => {
    const own = { ...scope, record: (pointer, score) => record(pointer, score, item.id) };
    return { item, ...scoreItem(item, own, section.pool === true) };
  });
  const kept = items.filter(({ item, state }) => !item.bonus && state !== 'dropped');
  const left = Fraction.sum(kept.map(({ item }) => Fraction.of(item.points)));
  const isEmptyPool = section.pool === true && kept.length === 0;
  const scale = section.pool === true && !isEmptyPool ? points.over(left) : one;
  const base = sumOfScores(items.filter(({ item }) => !item.bonus)).times(scale);
  const bonus = sumOfScores(items.filter(({ item }) => item.bonus));
  const hasScore = items.some(({ score }) => score !== null);
  const subtotal = base.plus(bonus);
  const dropped = items.filter(({ item, state }) => !item.bonus && state === 'dropped');
  return {
    id: section.id,
    items: items.map(({ item, score, state }) => ({ id: item.id, score, state })),
    computed: hasScore ? (scale.is(one) ? subtotal : subtotal.round(scope.rounding.total)) : null,
    points,
    weight: Fraction.of(section.weight ?? 100).over(hundred),
    base,
    bonus,
    dropped: section.pool === true ? zero : Fraction.sum(dropped.map(({ item }) => Fraction.of(item.points))),
    hasScore,
    complete: !isEmptyPool && items.every(({ state }) => state !== 'incomplete'),
  };
}

function sumOfScores(items) {
  return Fraction.sum(items.filter(({ score }) => score !== null).map(({ score }) => score));
}

function totalOf(rubric, sections, facts, rounding) {
  const weighted = (name) => Fraction.sum(sections.map((section) => section[name].times(section.weight)));
  const vetoes = (rubric.veto ?? []).map(({ when }) => facts.holds(when));
  const counting = sections.filter(({ weight }) => !weight.is(zero));
  const complete = counting.every((section) => section.complete);
  const points = weighted('points');
  const scale = points.over(points.minus(weighted('dropped')));
  if (scale === null || !counting.some(({ hasScore }) => hasScore)) return graded(rubric, null, false);
  if (vetoes.includes(true)) return graded(rubric, zero, complete);
  const score = weighted('base').times(scale).plus(weighted('bonus')).within(zero, points).round(rounding);
  return graded(rubric, score, complete && !vetoes.includes(null));
}

function graded({ grades = [] }, score, complete) {
  const mayHaveGrade = complete && score !== null;
  const reached = mayHaveGrade ? grades.find((grade) => !score.isBelow(Fraction.of(grade.at_least))) : undefined;
  const isBeyond = reached?.at_most !== undefined && score.isAbove(Fraction.of(reached.at_most));
  return { score, complete, grade: reached === undefined || isBeyond ? null : reached.name };
}
