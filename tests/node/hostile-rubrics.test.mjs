// Rubrics come from strangers too. Thousands of built-in ones with something changed at random: each is scored by or
// refused with problems, soon, and none leaves the wasm instance unusable.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { evaluate, lintRubric, rubric, rubrics, score, scorer, seal, ZipingError } from 'ziping';
import { randomFrom } from '../../benches/generate.mjs';
import { readCases } from '../corpus-cases.mjs';
import { submission } from './submission.mjs';

const expected = JSON.stringify(score(submission()));
/** In milliseconds; that is a hundred times as long as any takes. */
const longest = 10_000;

const values = [
  ...[null, true, false, 0, -1, 1, 0.5, 100, 1e15, 1e28, -1e28, 1e300, 12345678.87654321, '', ' ', '0', '-0.00000001'],
  ...['99999999999999999999999999999', '1/3', 'id', 'points', 'score', 'department', 'project', 'budget'],
  ...['/budget/total/budget', 'conditions', 'children', 'either', 'formula', 'indicators', 'per_unit', 'rank', 'equal'],
  ...['to_zero_at_double', 'hunan-department', 'project-2020', '标'.repeat(400)],
  ...[[], {}, [[]], [null], [{}], { id: 'id' }, { remove: true }],
];
const expressions = [
  ...['points / 0', 'points ** 99', '1 / 3', '-points', 'null', 'score', 'sum([1, 2, 3])', '"text"', '[1..5]'],
  ...['for i in 1..9999 return i', 'count(for i in 1..9999, j in 1..9999 return i)', 'if true then 1 else "x"'],
  ...['date("2024-01-01")', '(((((((((points)))))))))', '9999999999999 * 9999999999999', '0.0000000001 / 99999999999'],
  ...['points.points', 'points[1]'],
];

/** All places of a rubric, as a list of the object that each stands in and its name there. */
function placesOf(value, places = []) {
  if (typeof value !== 'object' || value === null) return places;
  for (const name of Object.keys(value)) {
    places.push([value, name]);
    placesOf(value[name], places);
  }
  return places;
}

function mutate(whole, next) {
  for (let count = 1 + next(3); count > 0; count -= 1) {
    const places = placesOf(whole);
    const [holder, name] = places[next(places.length)];
    const [other, elsewhere] = places[next(places.length)];
    switch (next(7)) {
      case 0:
        if (Array.isArray(holder)) holder.splice(name, 1);
        else delete holder[name];
        break;
      case 1:
        holder[name] = values[next(values.length)];
        break;
      case 2:
        holder[name] = structuredClone(other[elsewhere]);
        break;
      case 3:
        if (Array.isArray(holder)) holder.push(...Array(1 + next(3)).fill(holder[name]));
        else holder[values[next(values.length)]] = holder[name];
        break;
      case 4:
        holder[name] = expressions[next(expressions.length)];
        break;
      case 5:
        if (typeof holder[name] === 'string') {
          const at = next(holder[name].length + 1);
          const inserted = ['', '(', ' + ', '"', '[', 'not(', '\u0000', '\ud800', ' if '][next(9)];
          holder[name] = holder[name].slice(0, at) + inserted + holder[name].slice(at + next(3));
        }
        break;
      default:
        [holder[name], other[elsewhere]] = [other[elsewhere], structuredClone(holder[name])];
    }
  }
  return whole;
}

/** Runs something on a rubric; gives what came of it, and fails where that is anything but a result or problems. */
function outcome(run, described) {
  const begun = performance.now();
  try {
    return run();
  } catch (error) {
    assert.ok(error instanceof ZipingError, `${error && error.stack}\n${described()}`);
    assert.notEqual(error.code, 'core-failed', `${error.message}\n${described()}`);
    assert.ok(error.problems.length > 0);
    return error;
  } finally {
    assert.ok(performance.now() - begun < longest, `${performance.now() - begun} ms\n${described()}`);
  }
}

/** Submissions that fill the built-in rubrics, by their rubric. */
function filledBy() {
  const filled = new Map();
  for (const { submission: text, expected: { kind } } of readCases()) {
    if (kind !== 'sheet' || !text) continue;
    const { rubric: id, ...rest } = JSON.parse(text.replace(/^\uFEFF/, ''));
    const known = filled.get(id);
    if (typeof id === 'string' && (!known || JSON.stringify(known).length < text.length)) filled.set(id, rest);
  }
  return filled;
}

/** A submission whose projects are scored by a sheet of one's own. */
function withSheetOf(text) {
  return (sheet) => {
    const input = JSON.parse(text);
    const item = input.rubric.sections.flatMap(({ items }) => items).find(({ rule }) => rule.kind === 'children');
    item.rule.child.sheet = sheet;
    return input;
  };
}

describe('built-in rubrics with something changed', () => {
  const filled = filledBy();
  const withSheet = withSheetOf(readCases().find(({ name }) => name === '212-project-sheets').submission);
  for (const [place, { id }] of rubrics().entries()) {
    test(id, () => {
      const next = randomFrom(1_000_003 * (place + 1));
      const counts = { usable: 0, refused: 0 };
      for (let turn = 0; turn < 500; turn += 1) {
        const changed = mutate(rubric(id), next);
        const text = JSON.stringify(changed);
        const described = () => text;
        const { usable, problems } = outcome(() => lintRubric(text), described);
        assert.equal(usable, problems.length === 0, text);
        const read = outcome(() => scorer(text), described);
        const facts = filled.get(id) || {};
        const input = changed.subject === 'project' ? withSheet(changed) : { rubric: changed, ...facts };
        for (const options of [{ invalid: 'unknown' }, { invalid: 'unknown', trace: false }]) {
          const sheet = outcome(() => score(input, options), described);
          if (changed.subject === 'project') continue;
          assert.equal(sheet instanceof ZipingError, read instanceof ZipingError, text);
        }
        outcome(() => seal(input), described);
        counts[usable ? 'usable' : 'refused'] += 1;
      }
      assert.ok(counts.usable > 20 && counts.refused > 100, JSON.stringify(counts));
      assert.equal(JSON.stringify(score(submission())), expected);
    });
  }
});

test('texts of rubrics with a character changed', () => {
  const next = randomFrom(77);
  for (const { id } of rubrics()) {
    const text = JSON.stringify(rubric(id));
    for (let turn = 0; turn < 150; turn += 1) {
      const at = next(text.length);
      const inserted = '{}[]",:\\0-. \n'[next(13)];
      const changed = text.slice(0, at) + inserted + text.slice(at + next(2));
      outcome(() => score(`{"rubric":${changed}}`), () => changed);
      outcome(() => lintRubric(changed), () => changed);
    }
  }
  assert.equal(JSON.stringify(score(submission())), expected);
});

test('rubrics that are too much', () => {
  const base = rubric('ningxian-2023-department');
  const many = (count, make) => Array.from({ length: count }, (_, index) => make(index));
  const money = (index) => ({ id: `m${index}`, label: 'm', type: 'money' });
  const item = (index, rule) => ({ id: `i${index}`, title: 't', points: 1, standard: 's', rule });
  const before = (index) => (index > 0 ? `d${index - 1} * 3 / 7 + d${index - 1}` : '1');
  const derived = (index) => ({ id: `d${index}`, label: 'd', type: 'decimal', derived: before(index) });
  const heavy = 'count(for i in 1..9999, j in 1..9 return i * j / 7)';
  const withFacts = (facts, items) => ({
    ...base,
    facts,
    sections: [{ id: 's', title: 's', points: items.length, items }],
    signatures: [],
  });
  let nested = { title: 't', rule: { kind: 'manual', deduction: 'm0', reason: 'm0' } };
  for (let level = 0; level < 40; level += 1) nested = { title: 't', rule: { kind: 'either', rules: [nested] } };
  let extending = base;
  for (let level = 0; level < 30; level += 1) extending = { id: `x${level}`, extends: extending };
  const tooMuch = {
    'facts in a long chain': withFacts(many(1000, derived), [item(0, { kind: 'formula', score: 'd999' })]),
    'many facts and items': withFacts(
      many(1000, money),
      many(1000, (i) => item(i, { kind: 'formula', score: `m${i}` })),
    ),
    'items that each compute long': withFacts([], many(100, (i) => item(i, { kind: 'formula', score: heavy }))),
    'more facts than are read': withFacts(many(3000, money), [item(0, { kind: 'formula', score: 'm0' })]),
    'a long expression': withFacts([money(0)], [item(0, { kind: 'formula', score: 'm0' + ' + m0'.repeat(5000) })]),
    'nested alternatives': withFacts([money(0)], [item(0, nested.rule)]),
    'a chain of extensions': extending,
    'long titles': { ...base, title: '标'.repeat(1_000_000) },
    'many bands': withFacts(
      [money(0)],
      [item(0, { kind: 'bands', value: 'm0', bands: many(1000, (i) => ({ at_least: i, below: i + 1, points: 1 })) })],
    ),
  };
  for (const [name, given] of Object.entries(tooMuch)) {
    const begun = performance.now();
    for (const run of [(text) => lintRubric(text), (text) => score(`{"rubric":${text}}`), (text) => scorer(text)]) {
      try {
        run(JSON.stringify(given));
      } catch (error) {
        assert.ok(error instanceof ZipingError, `${name}: ${error && error.stack}`);
        assert.notEqual(error.code, 'core-failed', `${name}: ${error.message}`);
      }
    }
    assert.ok(performance.now() - begun < 15_000, `${name}: ${performance.now() - begun} ms`);
  }
  assert.equal(evaluate('1 + 1'), '2');
  assert.equal(JSON.stringify(score(submission())), expected);
});
