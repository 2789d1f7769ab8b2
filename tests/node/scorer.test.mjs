// A rubric that is read once: the same bytes as with the rubric in the submission, whatever is done with it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { audit, rubric, rubrics, score, scorer, seal, verify, ZipingError } from 'ziping';
import { readCases } from '../corpus-cases.mjs';
import { runCase } from '../run-case.mjs';
import { submission } from './submission.mjs';

const id = 'ningxian-2023-department';
const { rubric: _, ...unnamed } = submission();

function codesOf(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof ZipingError, `not a ZipingError: ${error && error.stack}`);
    assert.notEqual(error.code, 'core-failed', error.message);
    return error.problems.map(({ code, pointer }) => `${code} ${pointer}`);
  }
  return assert.fail('nothing was thrown');
}

test('gives what the rubric in the submission gives, for every kind of rubric and way to give it', () => {
  const own = { ...rubric(id), id: 'own' };
  const extending = { extends: id, id: 'extending', version: '1', title: '另一张表' };
  for (const given of [id, own, extending, rubric('hunan-department-2020')]) {
    const { score: byScorer, ...others } = scorer(given);
    const facts = given === id || given === own || given === extending ? unnamed : { year: 2023 };
    const inlined = { rubric: given, ...facts };
    assert.deepEqual(byScorer(facts), score(inlined));
    assert.equal(byScorer(JSON.stringify(facts)), score(JSON.stringify(inlined)));
    const options = { trace: false, invalid: 'unknown' };
    const wrong = { ...facts, budget: { total: { budget: '1,234' } } };
    assert.deepEqual(byScorer(wrong, options), score({ ...inlined, ...wrong }, options));
    assert.deepEqual(others.audit(facts), audit(inlined));
    assert.equal(others.audit(JSON.stringify(wrong), options), audit(JSON.stringify({ ...inlined, ...wrong }), options));
    const sealed = seal(inlined, { trace: false });
    assert.deepEqual(others.seal(facts, { trace: false }), sealed);
    assert.deepEqual(others.verify(facts, sealed), { valid: true, differences: [] });
    assert.equal(others.verify(JSON.stringify(facts), JSON.stringify(sealed)), '{"valid":true,"differences":[]}');
    assert.deepEqual(verify(inlined, others.seal(facts)), { valid: true, differences: [] });
    const named = { ...facts, rubric: others.rubric.id };
    assert.deepEqual(others.seal(named), seal(inlined));
    assert.deepEqual(others.rubric, rubric(given));
  }
});

test('reads a rubric from its text', () => {
  const text = JSON.stringify({ ...rubric(id), id: 'own' }, null, 2);
  const { digests } = seal({ ...unnamed, rubric: JSON.parse(text) });
  assert.deepEqual(scorer(text).seal(unnamed).digests, digests);
});

test('several at a time, and many after each other, do not get in each other’s way', () => {
  const several = rubrics().filter(({ id: one }) => one !== 'project-2020').map(({ id: one }) => scorer(one));
  for (let round = 0; round < 3; round += 1) {
    for (const one of several) assert.equal(one.score({}).rubric.id, one.rubric.id);
  }
  const before = process.memoryUsage().rss;
  const text = JSON.stringify(rubric('hunan-department-2020'));
  for (let count = 0; count < 300; count += 1) scorer(text.replace('"title":"', `"title":"${count}`)).score('{}');
  assert.ok(process.memoryUsage().rss - before < 100 * 2 ** 20);
});

describe('refuses', () => {
  const { score: byScorer, seal: sealBy, verify: verifyBy } = scorer(id);
  const sealed = sealBy(unnamed);

  test('a submission of another rubric', () => {
    for (const other of ['hunan-department', '', ` ${id}`, '标'.repeat(100_000)]) {
      assert.deepEqual(codesOf(() => byScorer({ ...unnamed, rubric: other })), ['unknown-rubric /rubric']);
      assert.deepEqual(codesOf(() => byScorer({ ...unnamed, rubric: other }, { invalid: 'unknown' })).length, 1);
    }
    for (const other of [rubric(id), [], 5, true, new Map()]) {
      for (const run of [byScorer, sealBy, (input) => verifyBy(input, sealed)]) {
        assert.match(codesOf(() => run({ ...unnamed, rubric: other }))[0], /^(wrong-type|not-a-value) \/rubric$/);
      }
    }
    assert.deepEqual(byScorer({ ...unnamed, rubric: null }), byScorer(unnamed));
  });

  test('a rubric that is none', () => {
    for (const given of [undefined, null, 5, NaN, 'nowhere', '', [], new Map(), () => 5, Symbol('s'), 5n]) {
      assert.ok(codesOf(() => scorer(given)).length > 0);
      assert.ok(codesOf(() => rubric(given)).length > 0);
    }
    assert.deepEqual(codesOf(() => scorer('project-2020')), ['wrong-type ']);
    assert.deepEqual(codesOf(() => scorer('{')), ['malformed-json ']);
    const cyclic = { id: 'cyclic' };
    cyclic.extends = cyclic;
    assert.ok(codesOf(() => scorer(cyclic)).length > 0);
    const version = '1';
    const one = { id: 'one', version, extends: { id: 'two', version, extends: { id: 'one', version, extends: id } } };
    assert.deepEqual(codesOf(() => scorer(one)), ['cyclic-extends /extends/extends/extends']);
    assert.deepEqual(codesOf(() => rubric({ id: 'one', version, extends: 'nowhere' })), ['unknown-rubric /extends']);
    assert.deepEqual(codesOf(() => scorer({ ...rubric(id), facts: [] })).length > 10, true);
    assert.ok(codesOf(() => scorer('['.repeat(10_000_000))).length > 0);
  });
});

describe('says of the corpus what the functions say', () => {
  const { audit: auditBy, score: byScorer, seal: sealBy, verify: verifyBy } = scorer(id);
  const functions = { ZipingError, audit: auditBy, score: byScorer, seal: sealBy, verify: verifyBy };
  // A scorer writes no reports.
  for (const one of readCases().filter(({ options }) => options.operation !== 'render')) {
    const without = (one.submission || '').replace(/"rubric"\s*:\s*"ningxian-2023-department"\s*,/, '');
    if (without === (one.submission || '')) continue;
    test(one.name, () => {
      const { kind, text } = runCase(functions, { ...one, submission: without });
      // In a broken text, what is wrong stands at another place now.
      const placeless = (message) => message.replace(/第 \d+ 行第 \d+ 列/g, '');
      assert.equal(kind, one.expected.kind, text.slice(0, 300));
      assert.ok(placeless(text) === placeless(one.expected.text), text.slice(0, 300));
    });
  }
});
