// Compares the reference with the engine on one submission.

import { reference } from './table.mjs';

const scored = /^(?:\/projects\/\d+)?(?:\/indicators\/\d+)?$/;

/**
 * What differs: `{ checked, differences }`, the number of values that were compared, and a list of `{ where, kind,
 * expected, found }`. `score` is the engine's, from text to text.
 */
export function compare(submission, score) {
  const expected = reference(submission);
  const traced = expected.parts.size > 0;
  const found = JSON.parse(score(JSON.stringify(submission), { trace: traced }));
  const differences = [];
  let checked = 0;
  const check = (where, kind, one, other) => {
    checked += 1;
    const text = one === null || typeof one === 'boolean' ? one : String(one);
    if (text !== other) differences.push({ where, kind, expected: text, found: other });
  };

  expected.sections.forEach((section, order) => {
    const sheet = found.sections[order];
    section.items.forEach(({ id, score: value, state }, index) => {
      const item = sheet.items[index];
      const { kind } = submission.rubric.sections[order].items[index].rule;
      check(id, kind, value, item.computed);
      check(`${id} is scored`, `${kind} scored`, state === 'scored', item.state === 'scored');
      if (!expected.parts.has(id)) return;
      const parts = partsOf(item.trace);
      for (const [pointer, part] of expected.parts.get(id)) check(`${id}${pointer}`, kind, part, parts.get(pointer));
    });
    check(section.id, 'section', section.computed, sheet.computed);
  });
  const { total } = expected;
  const { computed } = found.totals;
  check('total', 'total', total.score, computed.score);
  check('complete', 'complete', total.complete, computed.complete);
  check('grade', 'grade', total.grade, computed.grade);
  return { checked, differences };
}

/** The scores of projects and indicators in a trace, by their pointers. */
function partsOf(trace) {
  const parts = new Map();
  const look = (part) => {
    if (part === null || typeof part !== 'object') return;
    const score = part.earned === undefined ? part.score : part.earned;
    if (score !== undefined && scored.test(part.pointer ?? ' ')) parts.set(part.pointer, score);
    for (const inner of Object.values(part)) look(inner);
  };
  look(trace);
  return parts;
}

/** How many items and indicators a submission has. */
export function sizeOf({ rubric, indicators = [], projects = [] }) {
  const items = rubric.sections.reduce((sum, section) => sum + section.items.length, 0);
  return projects.reduce((sum, project) => sum + (project.indicators ?? []).length, items + indicators.length);
}
