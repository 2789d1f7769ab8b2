import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { audit, rubric, rubrics, score, seal, verify, version, ZipingError } from 'ziping';
import { submission } from './submission.mjs';

const text = JSON.stringify(submission());

function refusal(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof ZipingError, `not a ZipingError: ${error && error.stack}`);
    assert.ok(error instanceof Error);
    assert.equal(error.name, 'ZipingError');
    assert.ok(error.problems.length > 0);
    assert.equal(error.code, error.problems[0].code);
    for (const problem of error.problems) {
      assert.deepEqual(Object.keys(problem), ['code', 'pointer', 'message', 'hint']);
      assert.match(problem.code, /^[a-z]+(-[a-z]+)*$/);
      assert.match(problem.message, /\p{Script=Han}/u);
    }
    return error;
  }
  return assert.fail('nothing was thrown');
}

describe('score', () => {
  test('gives text for text and an object for an object, with the same content', () => {
    const fromText = score(text);
    const fromObject = score(submission());
    assert.equal(typeof fromText, 'string');
    assert.deepEqual(fromObject, JSON.parse(fromText));
    assert.equal(JSON.stringify(fromObject), fromText);
  });

  test('gives every decimal as a string', () => {
    const { totals, sections } = score(submission());
    // 2 of 20 points are lost; (85 + 90) ÷ 2 × 0.8 = 70.
    assert.equal(totals.points, '100');
    assert.equal(totals.computed.score, '88');
    assert.equal(totals.computed.grade, '良');
    assert.deepEqual(totals.computed.next_grade, { name: '优', short: '2' });
    assert.equal(sections[0].items[0].computed, '6');
    assert.equal(sections[1].items[0].trace.formula, '(85 + 90) ÷ 2 × 0.8 = 70');
  });

  test('traces unless told not to', () => {
    const item = (options) => score(submission(), options).sections[0].items[0];
    assert.ok(item().trace);
    assert.ok(item({}).trace);
    assert.ok(item({ trace: true }).trace);
    assert.equal(item({ trace: false }).trace, undefined);
    assert.equal(item({ trace: false }).lost, undefined);
    assert.equal(item({ trace: false }).computed, '6');
  });

  test('leaves its input alone', () => {
    const input = submission();
    score(input);
    assert.deepEqual(input, submission());
    score(Object.freeze(input));
  });

  test('takes null, undefined and absent for unanswered', () => {
    const absent = submission();
    delete absent.facts.treasury_payment;
    const expected = score(absent);
    for (const nothing of [null, undefined]) {
      const input = submission();
      input.facts.treasury_payment = nothing;
      assert.deepEqual(score(input), expected);
    }
    assert.equal(expected.totals.computed.complete, false);
    assert.equal(expected.totals.open, '2');
  });

  test('reports every problem at once', () => {
    const input = submission();
    input.yaer = 2023;
    input.three_public.total.budget = '1,234.5';
    input.facts.three_public_due = '2024-02-30';
    const { problems } = refusal(() => score(input));
    assert.deepEqual(problems.map(({ code, pointer }) => `${code} ${pointer}`).sort(), [
      'no-such-date /facts/three_public_due',
      'thousands-separator /three_public/total/budget',
      'unknown-field /yaer',
    ]);
  });

  test('with invalid "unknown" lists the problems and scores the rest', () => {
    const input = submission();
    input.three_public.total.budget = '1,234.5';
    for (const sheet of [
      score(input, { invalid: 'unknown' }),
      JSON.parse(score(JSON.stringify(input), { invalid: 'unknown' })),
    ]) {
      assert.deepEqual(
        sheet.problems.map(({ pointer }) => pointer),
        ['/three_public/total/budget'],
      );
      assert.equal(sheet.totals.computed.complete, false);
      assert.equal(sheet.totals.open, '1');
    }
  });
});

describe('audit', () => {
  test('gives text for text and an object for an object, with the same content', () => {
    const fromText = audit(text);
    assert.equal(typeof fromText, 'string');
    assert.equal(JSON.stringify(audit(submission())), fromText);
    const { engine, counts, findings } = audit(submission());
    assert.deepEqual(engine, { name: 'ziping', version });
    const total = counts.error + counts.warning + counts.note;
    assert.equal(total, findings.length);
  });

  test('refuses what cannot be read, or lists it with invalid "unknown"', () => {
    const input = submission();
    input.three_public.total.budget = '1,234.5';
    assert.deepEqual(refusal(() => audit(input)).problems.map(({ code }) => code), ['thousands-separator']);
    const { problems } = audit(input, { invalid: 'unknown' });
    assert.deepEqual(problems.map(({ pointer }) => pointer), ['/three_public/total/budget']);
    assert.equal('problems' in audit(submission()), false);
  });

  test('changes no score and no input', () => {
    const input = submission();
    const before = score(input);
    audit(input);
    assert.deepEqual(input, submission());
    assert.deepEqual(score(input), before);
  });
});

describe('seal and verify', () => {
  test('a sealed sheet carries digests and is verified', () => {
    const sealed = seal(submission());
    assert.equal(sealed.digests.algorithm, 'sha-256');
    assert.match(sealed.digests.submission, /^[0-9a-f]{64}$/);
    assert.deepEqual(verify(submission(), sealed), { valid: true, differences: [] });
    assert.equal(verify(text, seal(text)), '{"valid":true,"differences":[]}');
  });

  test('a raised score is found', () => {
    const sealed = seal(submission());
    sealed.totals.computed.score = '98';
    const { valid, differences } = verify(submission(), sealed);
    assert.equal(valid, false);
    assert.ok(differences.some(({ pointer }) => pointer === '/totals/computed/score'));
  });
});

describe('rubrics', () => {
  test('are listed and can be read', () => {
    const [first] = rubrics();
    assert.deepEqual(Object.keys(first), ['id', 'version', 'title', 'authority', 'year']);
    const file = new URL(`../../rubrics/${first.id}.json`, import.meta.url);
    assert.deepEqual(rubric(first.id), JSON.parse(readFileSync(file, 'utf8')));
  });

  test('an unknown one is a problem', () => {
    assert.equal(refusal(() => rubric('nowhere-1999')).code, 'unknown-rubric');
    refusal(() => rubric(undefined));
  });
});

test('the version is the package’s, the crate’s and the sheet’s', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const crate = readFileSync(new URL('../../Cargo.toml', import.meta.url), 'utf8');
  assert.equal(version, manifest.version);
  assert.equal(/^version = "(.*)"/m.exec(crate)[1], manifest.version);
  assert.equal(score(submission()).engine.version, manifest.version);
});
