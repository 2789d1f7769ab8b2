// Whole tables with every kind of rule, as counties use them, and rubrics that are read once.

import { readFileSync } from 'node:fs';
import { rubric, score, scorer } from 'ziping';
import { randomFrom } from './generate.mjs';
import { median, ratio, sideBySide, yardsticks } from './measure.mjs';

const filled = (name) =>
  JSON.parse(readFileSync(new URL(`../tests/corpus/${name}/submission.json`, import.meta.url), 'utf8'));

/** Dimensions and points of 20 indicators, as the sheet of 财预〔2020〕10号 has them: 50, 30 and 10. */
const indicators = [
  ...['quantity', 'quality', 'timeliness', 'cost'].flatMap((dimension) => [4, 4, 4.5].map((points) => [dimension, points])),
  ...['economic', 'social', 'ecological'].flatMap((dimension) => [5, 5].map((points) => [dimension, points])),
  ...[4.5, 5.5].map((points) => ['satisfaction', points]),
];

/** A department whose projects each have a sheet of their own, with 20 indicators. */
function withProjectSheets(projects) {
  const next = randomFrom(projects);
  const indicator = ([dimension, points], index) => {
    const target = 20 * (1 + next(40));
    const named = { title: `示例指标${index + 1}`, dimension, points, unit: '户' };
    if (next(4) === 0) return { ...named, level: 'reached', degree: 80 + next(21) };
    return { ...named, target, actual: target - next(target / 4) };
  };
  return {
    rubric: filled('212-project-sheets').rubric,
    year: 2024,
    department: { name: '示例局' },
    projects: Array.from({ length: projects }, (_, index) => {
      const budget = 500 + next(20_000);
      return {
        name: `示例项目${index + 1}`,
        unit: 'wan_yuan',
        budget: budget / 100,
        executed: (budget - next(200)) / 100,
        indicators: indicators.map(indicator),
      };
    }),
  };
}

const departments = {
  'hunan-department-2020, filled': filled('209-hunan-2020-filled'),
  'department-2013, filled': filled('210-department-2013-filled'),
  '10 projects with sheets of 20 indicators': withProjectSheets(10),
};

/** Rows of engine times: a department by a rubric that is built in or in the submission, traced and not. */
export function tables() {
  return Object.entries(departments).flatMap(([title, object]) => {
    const text = JSON.stringify(object);
    const traced = JSON.parse(score(text));
    if (!traced.totals.computed.complete) throw new Error(`${title} is not filled`);
    const untraced = JSON.parse(score(text, { trace: false }));
    const times = sideBySide({
      ...yardsticks(text, traced, untraced),
      'score(text, {trace: false})': () => score(text, { trace: false }),
      'score(text)': () => score(text),
    });
    return [...times.keys()].slice(2).map((name) => {
      const yardstick = `parse and print, ${name === 'score(text)' ? '' : 'un'}traced`;
      return [title, name, ratio(times, name, yardstick).toFixed(2), median(times.get(name)).toFixed(3)];
    });
  });
}

/** Rows of the ways to score by a rubric of one's own, as multiples of the same rubric built in. */
export function ownRubrics() {
  return Object.entries(departments).slice(0, 2).flatMap(([title, { rubric: id, ...answers }]) => {
    const whole = rubric(id);
    const builtIn = JSON.stringify({ rubric: id, ...answers });
    const [same, ...others] = ['1', '2', '3'].map((version) => JSON.stringify({ rubric: { ...whole, version }, ...answers }));
    const alone = JSON.stringify(answers);
    const byScorer = scorer(whole);
    const options = { trace: false };
    let turn = 0;
    const times = sideBySide({
      'built in': () => score(builtIn, options),
      'scorer(rubric).score(text)': () => byScorer.score(alone, options),
      'in the text, the same as before': () => score(same, options),
      // Only the last one is kept.
      'in the text, another one than before': () => score(others[(turn += 1) % 2], options),
    });
    return [...times.keys()].map((name) => [
      title,
      name,
      ratio(times, name, 'built in').toFixed(2),
      median(times.get(name)).toFixed(3),
    ]);
  });
}
