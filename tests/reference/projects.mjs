// The rule that scores a department by its projects.

import { given, indicatorScore } from './completion.mjs';
import { Fraction } from './fraction.mjs';
import { rubricOf, scoreTable } from './table.mjs';

const unknown = { score: null, complete: false };
const worth = { yuan: 1, wan_yuan: 10_000 };

/** The mean or the sum of the scores of all projects, times the factor. */
export function meanOfProjects(rule, { rounding, subject, record }) {
  const projects = subject.projects ?? [];
  const scores = projects.map((project, index) => {
    const score = projectScore(project, `/projects/${index}`, rule.child, rounding, record);
    record(`/projects/${index}`, score);
    return score;
  });
  const weights = projects.map((project) => weightOf(project, rule));
  if (projects.length === 0 || weights.includes(null) || scores.includes(null)) return unknown;
  const total = Fraction.sum(scores.map((score, index) => score.times(weights[index])));
  const value = rule.aggregate === 'sum' ? total : total.over(Fraction.sum(weights));
  if (value === null) return unknown;
  const score = value.times(Fraction.of(rule.factor ?? 1));
  return { score, complete: true };
}

function weightOf(project, { weight = 'none', aggregate }) {
  if (weight === 'none' || aggregate === 'sum') return Fraction.one;
  const figure = weight === 'budget' ? project.budget : project.weight;
  if (!given(figure)) return null;
  const unit = weight === 'budget' ? worth[project.unit ?? 'wan_yuan'] : 1;
  return Fraction.of(figure).times(Fraction.of(unit));
}

/** A project by its sheet or by its indicators; without them, the score that is given. */
function projectScore(project, pointer, child, rounding, record) {
  const indicators = project.indicators ?? [];
  const hasAnswers = Object.values(project.facts ?? {}).some(given);
  if (indicators.length === 0 && (child.sheet === undefined || !hasAnswers)) {
    return given(project.score) ? Fraction.of(project.score) : null;
  }
  if (child.sheet !== undefined) {
    const { total } = scoreTable(rubricOf(child.sheet), project, (part, score) => record(pointer + part, score));
    return total.complete ? total.score : null;
  }
  const outcomes = indicators.map((indicator) => indicatorScore(indicator, child.rule, rounding));
  outcomes.forEach(({ score }, index) => record(`${pointer}/indicators/${index}`, score));
  const sum = Fraction.sum(indicators.map((indicator) => Fraction.of(indicator.points)));
  if (!sum.is(Fraction.of(child.points)) || outcomes.some(({ score }) => score === null)) return null;
  return Fraction.sum(outcomes.map(({ score }) => score));
}
