// What authors of rubrics use: expressions over a context, whole rubrics, and what is wrong with a rubric.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { evaluate, lintRubric, rubric, rubrics, score, ZipingError } from 'ziping';
import { submission } from './submission.mjs';

function refusal(run) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof ZipingError, `not a ZipingError: ${error && error.stack}`);
    assert.notEqual(error.code, 'core-failed', error.message);
    return error;
  }
  return assert.fail('nothing was thrown');
}

describe('evaluate', () => {
  test('gives numbers as exact decimals, and everything else as it is', () => {
    assert.equal(evaluate('0.1 + 0.2'), '0.3');
    assert.equal(evaluate('headcount / authorized * 100', { headcount: 19, authorized: 20 }), '95');
    assert.equal(evaluate('1 / 3 * 3 = 1'), true);
    assert.equal(evaluate('unknown > 1', {}), null);
    assert.equal(evaluate('if a then "是" else "否"', { a: true }), '是');
    const context = { a: 1.5, b: { c: ['x', null, false] } };
    assert.deepEqual(evaluate('[a, b.c, null]', context), ['1.5', ['x', null, false], null]);
    assert.deepEqual(evaluate('{x: 1, "y z": [2]}'), { x: '1', 'y z': ['2'] });
    assert.equal(evaluate('date("2024-02-29")'), '2024-02-29');
    assert.match(evaluate('2 / 3'), /^0\.666+…$/);
    assert.equal(evaluate(5), '5');
  });

  test('knows the names of its context, whatever is in them', () => {
    const context = { '年初 预算': 10, 'a-b': 4, projects: [{ '资金 额度': 1 }, { '资金 额度': 2 }] };
    assert.equal(evaluate('年初 预算 - a-b', context), '6');
    assert.equal(evaluate('sum(projects.资金 额度)', context), '3');
    assert.equal(evaluate('count(projects[资金 额度 > 1])', context), '1');
    assert.equal(evaluate('__proto__ = null and constructor = null', {}), true);
  });

  test('a text gives numbers of any size, a live object BigInts', () => {
    assert.equal(evaluate('n + 1', '{"n": 12345678901234567890123456}'), '12345678901234567890123457');
    assert.equal(evaluate('n', { n: 123_456_789_012_345_678n }), '123456789012345678');
    assert.equal(evaluate('text', { text: '0.10' }), '0.10');
    assert.equal(evaluate('number(text) * 2', { text: '0.10' }), '0.2');
  });

  test('says what is wrong with an expression, and where', () => {
    const { code, problems } = refusal(() => evaluate('1 +\n  (2 * ', {}));
    assert.equal(code, 'bad-expression');
    assert.equal(problems[0].pointer, '');
    assert.match(problems[0].message, /第 2 行第 \d+ 列/);
    const nonsense = ['', ' ', '1 1', 'a b', '(', ')', 'sqrt(2)', '"', '\ud800', '\0', undefined, null, {}, []];
    for (const expression of nonsense) {
      assert.equal(refusal(() => evaluate(expression, {})).code, 'bad-expression', String(expression));
    }
  });

  test('refuses what is no context', () => {
    for (const context of [null, 5, NaN, true, [], 'text', '', '[]', '{', new Map(), Symbol('s'), () => ({})]) {
      refusal(() => evaluate('1', context));
    }
    assert.equal(refusal(() => evaluate('1', { a: NaN })).problems[0].pointer, '/a');
    assert.equal(refusal(() => evaluate('1', { a: { b: [new Date(0)] } })).problems[0].pointer, '/a/b/0');
    assert.equal(refusal(() => evaluate('1', '{"a":1,"a":2}')).code, 'duplicate-field');
    assert.equal(refusal(() => evaluate('1', `{"a":${'9'.repeat(50)}}`)).code, 'too-many-digits');
    assert.equal(refusal(() => evaluate('1', { a: 1e300 })).code, 'too-many-digits');
    const cyclic = {};
    cyclic.cyclic = cyclic;
    assert.equal(refusal(() => evaluate('1', cyclic)).code, 'too-deep');
    assert.equal(refusal(() => evaluate('1', { a: '标'.repeat(3_000_000) })).code, 'too-large');
    assert.equal(refusal(() => evaluate('1', { a: new Array(20_000).fill(0) })).code, 'too-many-entries');
    const names = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`n ${index}`, 0]));
    assert.equal(refusal(() => evaluate('1', names)).code, 'too-many-entries');
  });

  const enormous = {
    'nested parentheses': '('.repeat(100_000),
    'a chain': '1' + '+1'.repeat(100_000),
    'a power': '9 ** 9 ** 9 ** 9',
    'a long range': 'count(for i in 1..1000000000 return i)',
    'loops in loops': 'for a in 1..999, b in 1..999, c in 1..999 return a + b + c',
    'the context over and over': `for i in 1..10000 return ${'big.'.repeat(20)}big`,
    'names over and over': Array.from({ length: 900 }, () => 'n 1').join(' + '),
    'a string that doubles': 'concatenate([for i in 1..9999 return text])',
    'blanks': ' '.repeat(5_000_000),
    'a name': '名'.repeat(1_000_000),
    'a string': `"${'x'.repeat(1_000_000)}"`,
  };
  for (const [name, expression] of Object.entries(enormous)) {
    test(`ends soon: ${name}`, () => {
      const context = { big: {}, text: 'x'.repeat(10_000) };
      for (let index = 0; index < 900; index += 1) context.big[`n ${index}`] = context[`n ${index}`] = index;
      context.big.big = { big: Array.from({ length: 5000 }, (_, index) => ({ big: index })) };
      const begun = performance.now();
      try {
        evaluate(expression, context);
      } catch (error) {
        assert.equal(error.code, 'bad-expression', error.stack);
      }
      assert.ok(performance.now() - begun < 5000, `${performance.now() - begun} ms`);
      assert.equal(evaluate('1 + 1'), '2');
    });
  }
});

describe('rubric', () => {
  test('gives the whole of one that extends another', () => {
    const base = rubric('ningxian-2023-department');
    const section = base.sections[0];
    const whole = rubric({
      extends: base.id,
      id: 'own',
      version: '1.0.1',
      notes: null,
      sections: [{ id: section.id, title: '基本支出', items: [{ id: section.items[0].id, title: '另一项' }] }],
      grades: [{ name: '合格', at_least: '60' }],
    });
    const { notes, ...expected } = structuredClone(base);
    assert.ok(notes);
    Object.assign(expected, { id: 'own', version: '1.0.1', grades: [{ name: '合格', at_least: '60' }] });
    Object.assign(expected.sections[0], { title: '基本支出' });
    expected.sections[0].items[0].title = '另一项';
    assert.deepEqual(whole, expected);
    assert.deepEqual(rubric(whole), whole);
    assert.deepEqual(rubric(JSON.stringify(whole)), whole);
    assert.equal(score({ ...submission(), rubric: whole }).sections[0].title, '基本支出');
  });

  test('gives every built-in one, projects’ sheets too', () => {
    for (const { id } of rubrics()) assert.equal(rubric(id).id, id);
    assert.equal(rubric('project-2020').subject, 'project');
    assert.equal(rubric('hunan-department-5').extends, undefined);
  });

  test('gives no rubric that cannot be used', () => {
    const own = { extends: 'ningxian-2023-department', id: 'own', version: '1' };
    const { problems } = refusal(() => rubric({ ...own, sections: [{ id: 'own' }] }));
    assert.ok(problems.some(({ pointer }) => pointer.startsWith('/sections/0')), JSON.stringify(problems));
  });
});

describe('lintRubric', () => {
  const problem = ['code', 'pointer', 'message', 'hint'];

  test('finds every built-in rubric usable', () => {
    for (const { id } of rubrics()) {
      const { usable, problems, doubts } = lintRubric(rubric(id));
      assert.deepEqual([usable, problems], [true, []], id);
      for (const doubt of doubts) assert.deepEqual(Object.keys(doubt).sort(), [...problem, 'severity'].sort());
    }
  });

  test('names what is doubtful, in what the author wrote', () => {
    const { usable, doubts } = lintRubric({
      extends: 'ningxian-2023-department',
      id: 'own',
      version: '1.0.0',
      grades: [{ name: '优', at_least: 120 }, { name: '差', at_least: 10 }],
    });
    assert.equal(usable, true);
    const places = doubts.map(({ code, severity, pointer }) => `${severity} ${code} ${pointer}`);
    assert.ok(places.includes('warning grade-beyond-total /grades/0/at_least'), places.join());
    assert.ok(places.includes('warning grade-lowest-above-zero /grades/1/at_least'), places.join());
  });

  test('reports all problems of a rubric, and where', () => {
    const broken = rubric('ningxian-2023-department');
    broken.sections[0].points = 'many';
    broken.sections[1].items[0].rule.kind = 'unheard-of';
    const { usable, problems } = lintRubric(broken);
    assert.equal(usable, false);
    const places = problems.map(({ code, pointer }) => `${code} ${pointer}`);
    assert.ok(places.includes('not-a-number /sections/0/points'), places.join());
    assert.ok(places.includes('unknown-choice /sections/1/items/0/rule/kind'), places.join());
    for (const one of problems) assert.deepEqual(Object.keys(one), problem);
    assert.deepEqual(lintRubric(JSON.stringify(broken)), lintRubric(broken));
  });

  test('never throws, whatever it is given', () => {
    const cyclic = { sections: [] };
    cyclic.sections.push(cyclic);
    const knot = { id: 'a', extends: { id: 'b', extends: { id: 'a', extends: 'project-2020' } } };
    const nonsense = [
      undefined, null, 5, NaN, true, '', '{', '[]', '{}', 'null', '"x"', [], {}, cyclic, knot, new Map(), () => 5,
      Symbol('s'), '['.repeat(100_000), '{"extends":'.repeat(1000), `{"id":"${'x'.repeat(9_000_000)}"}`,
      { extends: {} }, { extends: [] }, { extends: 'nowhere' }, { facts: {}, sections: 'none' },
    ];
    for (const given of nonsense) {
      const { usable, problems, doubts } = lintRubric(given);
      assert.equal(usable, false);
      assert.ok(problems.length > 0);
      assert.ok(Array.isArray(doubts));
    }
  });
});
