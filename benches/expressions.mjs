// Single expressions, side by side with feelin (FEEL with floats) and json-logic-js (rules as JSON, with floats).

import { evaluate as byFeelin } from 'feelin';
import jsonLogic from 'json-logic-js';
import { evaluate } from 'ziping';
import { median, ratio, sideBySide } from './measure.mjs';

const projects = Array.from({ length: 10 }, (_, index) => ({ name: `示例项目${index + 1}`, score: 91 - 4 * index }));
const context = { headcount: 19, authorized: 20, rate: 87.5, tenth: 0.1, fifth: 0.2, projects };

const expressions = {
  'headcount / authorized * 100': { '*': [{ '/': [{ var: 'headcount' }, { var: 'authorized' }] }, 100] },
  'tenth + fifth = 0.3': { '===': [{ '+': [{ var: 'tenth' }, { var: 'fifth' }] }, 0.3] },
  'if rate >= 95 then 10 else if rate >= 80 then 8 else 0': {
    if: [{ '>=': [{ var: 'rate' }, 95] }, 10, { '>=': [{ var: 'rate' }, 80] }, 8, 0],
  },
  'sum(projects.score) / count(projects)': {
    '/': [
      { reduce: [{ var: 'projects' }, { '+': [{ var: 'current.score' }, { var: 'accumulator' }] }, 0] },
      { reduce: [{ var: 'projects' }, { '+': [1, { var: 'accumulator' }] }, 0] },
    ],
  },
  'count(projects[score >= 60]) / count(projects) * 100': {
    '*': [
      {
        '/': [
          {
            reduce: [
              { filter: [{ var: 'projects' }, { '>=': [{ var: 'score' }, 60] }] },
              { '+': [1, { var: 'accumulator' }] },
              0,
            ],
          },
          { reduce: [{ var: 'projects' }, { '+': [1, { var: 'accumulator' }] }, 0] },
        ],
      },
      100,
    ],
  },
};

/** Rows of each engine's time for an expression, parsed each time from its text where it has one. */
export function rows() {
  return Object.entries(expressions).flatMap(([expression, logic]) => {
    const engines = {
      'evaluate(expression, context)': () => evaluate(expression, context),
      feelin: () => byFeelin(expression, context).value,
      'json-logic-js, as an object': () => jsonLogic.apply(logic, context),
    };
    const times = sideBySide(engines);
    return Object.keys(engines).map((name) => [
      `\`${expression}\``,
      name,
      String(engines[name]()),
      ratio(times, name, 'feelin').toFixed(3),
      (median(times.get(name)) * 1000).toFixed(1),
    ]);
  });
}
