// Values that no form sends but any script can. Each must be refused with problems, and none may leave the wasm
// instance unusable: every test scores a good submission afterwards.

import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { rubric, score, seal, verify, ZipingError } from 'ziping';
import { submission } from './submission.mjs';

const expected = JSON.stringify(score(submission()));
const operations = {
  score,
  seal,
  'score with invalid "unknown"': (input) => score(input, { invalid: 'unknown' }),
  verify: (input) => verify(input, seal(submission())),
};

afterEach(() => {
  assert.equal(JSON.stringify(score(submission())), expected);
});

function problemsOf(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof ZipingError, `not a ZipingError: ${error && error.stack}`);
    assert.notEqual(error.code, 'core-failed', error.message);
    assert.ok(error.problems.length > 0);
    return error.problems;
  }
  return assert.fail('nothing was thrown');
}

const cyclic = submission();
cyclic.department.staffing = cyclic;

const deepObject = {};
for (let level = 0, inner = deepObject; level < 10_000; level += 1) inner = inner.department = {};

let deepArray = [];
for (let level = 0; level < 10_000; level += 1) deepArray = [deepArray];

const whole = {
  undefined,
  null: null,
  'a number': 5,
  NaN,
  'a boolean': true,
  'a BigInt': 5n,
  'a symbol': Symbol('s'),
  'a function': () => ({}),
  'a Date': new Date(0),
  'a Map': new Map([['rubric', 'ningxian-2023-department']]),
  'a Set': new Set(['rubric']),
  'an array': [],
  'an array nested 10,000 deep': deepArray,
  'an empty object': {},
  'an object nested 10,000 deep': deepObject,
  'a cyclic object': cyclic,
  'a typed array': new Uint8Array(8),
};

describe('as the whole input', () => {
  for (const [name, input] of Object.entries(whole)) {
    for (const [operation, run] of Object.entries(operations)) {
      // What can be left out there is left out: only the missing rubric is beyond repair, and all of these lack it
      // but the cyclic one.
      if (name === 'a cyclic object' && operation.includes('unknown')) continue;
      test(`${operation}: ${name}`, () => {
        problemsOf(() => run(input));
      });
    }
  }
});

const values = {
  NaN,
  Infinity,
  '-Infinity': -Infinity,
  'a negative number': -1,
  'a boolean': true,
  'a symbol': Symbol('s'),
  'a function': () => 5,
  'a Date': new Date(0),
  'a Map': new Map(),
  'an array': [5],
  'an object': { value: 5 },
  'a boxed number': Object(5),
  'a number too large': 1e300,
  'a number too small': 5e-324,
};

describe('as an amount', () => {
  for (const [name, value] of Object.entries(values)) {
    const input = () => {
      const changed = submission();
      changed.three_public.total.budget = value;
      return changed;
    };
    test(name, () => {
      const problems = problemsOf(() => score(input()));
      assert.deepEqual(
        problems.map(({ pointer }) => pointer.startsWith('/three_public/total/budget')),
        problems.map(() => true),
      );
      assert.ok(score(input(), { invalid: 'unknown' }).problems.length > 0);
    });
  }
});

describe('as any other field', () => {
  for (const [name, value] of Object.entries(whole)) {
    if (value === undefined || value === null) continue;
    for (const field of ['year', 'department', 'goals', 'targets', 'facts', 'projects', 'self', 'other']) {
      test(`${field}: ${name}`, () => {
        const input = { ...submission(), [field]: value };
        for (const run of Object.values(operations)) {
          try {
            run(input);
          } catch (error) {
            assert.ok(error instanceof ZipingError, `not a ZipingError: ${error && error.stack}`);
            assert.notEqual(error.code, 'core-failed', error.message);
          }
        }
      });
    }
  }
});

describe('objects that answer back', () => {
  test('a getter that throws', () => {
    const input = submission();
    Object.defineProperty(input, 'goals', {
      enumerable: true,
      get() {
        throw new RangeError('from the getter');
      },
    });
    assert.throws(
      () => score(input),
      (error) => error instanceof ZipingError || /from the getter/.test(String(error)),
    );
  });

  test('a revoked proxy', () => {
    const { proxy, revoke } = Proxy.revocable(submission(), {});
    revoke();
    assert.throws(() => score(proxy));
  });

  test('an object without a prototype is as good as any', () => {
    const input = Object.assign(Object.create(null), submission());
    assert.equal(JSON.stringify(score(input)), expected);
  });

  test('what JSON would lose silently is refused by name', () => {
    const named = { Date: new Date(NaN), Map: new Map(), function: () => 5, symbol: Symbol('s'), NaN };
    for (const [name, value] of Object.entries(named)) {
      const [{ code, pointer, message }] = problemsOf(() => score({ ...submission(), goals: value }));
      assert.equal(`${code} ${pointer}`, 'not-a-value /goals');
      assert.ok(message.includes(name), message);
    }
  });

  test('a made-up kind cannot pass for a value', () => {
    for (const kind of ['null', 'true', '5', '"text"', '{}', 'Object,"year":2023']) {
      const disguised = { [Symbol.toStringTag]: kind };
      assert.equal(problemsOf(() => score({ ...submission(), goals: disguised }))[0].pointer, '/goals');
    }
  });

  test('shared parts that unfold to more than can be read are cut off in time', () => {
    let shared = ['标'];
    for (let level = 0; level < 60; level += 1) shared = [shared, shared];
    assert.equal(problemsOf(() => score({ ...submission(), management: shared }))[0].code, 'too-large');
    const knot = {};
    for (const name of ['department', 'budget', 'facts']) knot[name] = knot;
    assert.ok(problemsOf(() => score(knot)).some(({ code }) => code === 'too-deep'));
  });

  test('a BigInt counts exactly', () => {
    const input = submission();
    input.three_public.total.budget = 123_456_789_012_345n;
    const { inputs } = score(input).sections[0].items[3].trace.criteria[0];
    assert.equal(inputs.find(({ fact }) => fact === 'three_public_budget').value, '123456789012345');
    for (const outside of [2n ** 64n, 10n ** 40n, -5n]) {
      input.three_public.total.budget = outside;
      problemsOf(() => score(input));
    }
  });

  test('lone surrogates in a name do not stop the scoring', () => {
    const input = submission();
    input.department.name = '示\ud800例';
    try {
      score(input);
    } catch (error) {
      assert.ok(error instanceof ZipingError);
    }
  });
});

describe('as options', () => {
  for (const options of [null, undefined, 5, 'trace', [], new Map(), { trace: null }, { unknown: 1 }]) {
    test(`${String(options)} ${JSON.stringify(options)}`, () => {
      try {
        assert.ok(score(submission(), options).totals);
      } catch (error) {
        assert.ok(error instanceof ZipingError, `not a ZipingError: ${error && error.stack}`);
      }
    });
  }
});

describe('as text', () => {
  const texts = {
    'nothing at all': '',
    'a name that JavaScript treats specially': '{"rubric":"ningxian-2023-department","__proto__":{"year":1}}',
    'objects nested 10,000 deep': '{"department":'.repeat(10_000) + '{}' + '}'.repeat(10_000),
    'arrays nested 10,000 deep': '{"projects":' + '['.repeat(10_000) + ']'.repeat(10_000) + '}',
    '10 MB of blanks': ' '.repeat(10_000_000),
    '10 MB in one field': `{"rubric":"ningxian-2023-department","goals":"${'标'.repeat(3_500_000)}"}`,
    '10 MB of brackets': '['.repeat(10_000_000),
    'a number of 100,000 digits': `{"rubric":"ningxian-2023-department","year":${'9'.repeat(100_000)}}`,
    'an enormous exponent': '{"rubric":"ningxian-2023-department","budget":{"total":{"budget":1e999999999}}}',
  };
  for (const [name, text] of Object.entries(texts)) {
    test(name, () => {
      problemsOf(() => score(text));
      problemsOf(() => seal(text));
      problemsOf(() => verify(text, seal(JSON.stringify(submission()))));
    });
  }

  test('as a sealed sheet', () => {
    const texts = ['', '[]', '[[', 'null', '{}', '['.repeat(10_000_000)];
    for (const sealed of [...texts, undefined, null, 5, deepArray, cyclic]) {
      try {
        const verification = verify(submission(), sealed);
        assert.equal(verification.valid, false);
      } catch (error) {
        assert.ok(error instanceof ZipingError, `not a ZipingError: ${error && error.stack}`);
        assert.notEqual(error.code, 'core-failed', error.message);
      }
    }
  });

  test('as the id of a rubric', () => {
    for (const id of [undefined, null, 5, {}, '', '../../package', '标'.repeat(1_000_000), '\ud800']) {
      problemsOf(() => rubric(id));
    }
  });
});
