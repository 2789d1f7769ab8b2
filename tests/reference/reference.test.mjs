// The engine against the reference: the same scores, digit for digit. The environment variable INDICATORS makes the
// run shorter or longer.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { score } from '../../dist/node.js';
import { compare } from './compare.mjs';
import { rounded } from './fraction.mjs';
import { kinds } from './generate-rules.mjs';
import { published } from './published.mjs';
import { outcome, report, search } from './search.mjs';

const wanted = Number(process.env.INDICATORS ?? 1_000_000);

describe('the engine', () => {
  for (const { standard, submission, earns } of published) {
    test(`earns ${earns}: ${standard}`, () => {
      const { sections } = JSON.parse(score(JSON.stringify(submission)));
      assert.equal(sections[0].items[0].computed, earns);
      assert.equal(sections[0].items[0].state, 'scored');
      assert.deepEqual(compare(submission, score).differences, []);
    });
  }

  test(`scores ${wanted} indicators as the reference does`, () => {
    const found = search(wanted, score);
    const { size, submissions, checked, failed, met } = found;
    const what = `${size} indicators and items in ${submissions} submissions`;
    const { ties, endless, others } = rounded;
    console.log(`${what}: ${checked} values compared, ${failed} submissions differ`);
    console.log(`${ties} ties, ${endless} values without an end and ${others} others were rounded`);
    assert.ok(failed === 0, failed === 0 ? '' : report(found, score));
    for (const kind of Object.keys(rounded)) assert.ok(rounded[kind] >= wanted / 100, `only ${rounded[kind]} ${kind}`);
    for (const kind of [...Object.keys(kinds), 'indicators', 'children']) {
      assert.ok(met[kind] >= wanted / 2000, `only ${met[kind]} items by the rule ${kind}`);
    }
  });
});

describe('the comparison', () => {
  const [{ submission }] = published;
  const changed = (edit) => (text, options) => {
    const sheet = JSON.parse(score(text, options));
    edit(sheet);
    return JSON.stringify(sheet);
  };

  test('finds a score, a subtotal, a total and a grade that are wrong', () => {
    const edits = [
      [(sheet) => (sheet.sections[0].items[0].computed = '7.99'), 'item'],
      [(sheet) => (sheet.sections[0].items[0].state = 'incomplete'), 'item is scored'],
      [(sheet) => (sheet.sections[0].computed = '7.99'), 'section'],
      [(sheet) => (sheet.totals.computed.score = null), 'total'],
      [(sheet) => (sheet.totals.computed.grade = '良'), 'grade'],
    ];
    for (const [edit, where] of edits) {
      assert.deepEqual(outcome(submission, changed(edit)).differences.map((one) => one.where), [where]);
    }
  });

  test('shows the smallest case', () => {
    // An engine that cannot count to more than 3.
    const wrong = changed(({ sections }) => {
      for (const item of sections.flatMap(({ items }) => items)) if (Number(item.computed) > 3) item.computed = '3';
    });
    const text = report(search(2000, wrong), wrong);
    const [, smallest] = text.match(/made smaller:\n(\{[^]*?\n\})/);
    const { rubric } = JSON.parse(smallest);
    assert.equal(rubric.sections.length, 1);
    assert.equal(rubric.sections[0].items.length, 1);
    assert.match(text, /the reference says .*, the engine 3$/m);
  });
});
