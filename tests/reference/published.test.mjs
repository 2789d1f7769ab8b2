import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Fraction } from './fraction.mjs';
import { published } from './published.mjs';
import { reference } from './table.mjs';

describe('the reference earns what was worked out by hand', () => {
  for (const { standard, submission, earns } of published) {
    test(`${standard}: ${JSON.stringify(submission.facts)} ${earns}`, () => {
      const { score, state } = reference(submission).sections[0].items[0];
      assert.equal(String(score), earns);
      assert.equal(state, 'scored');
    });
  }
});

describe('a whole table', () => {
  const scale = [
    { name: '优', at_least: 90, at_most: 100 },
    { name: '良', at_least: 80, at_most: 89 },
    { name: '差', at_least: 0, at_most: 79 },
  ];
  /** Sections of items that are given by hand; an item is `[points, deduction, more]`. */
  function tableOf(sections, { veto } = {}) {
    const [facts, answers] = [[], {}];
    const listed = sections.map(({ items, ...section }, order) => ({
      id: `s${order}`,
      title: '一级指标',
      ...section,
      items: items.map(([points, deduction, more], index) => {
        const [id, reason] = [`d${order}_${index}`, `r${order}_${index}`];
        facts.push({ id, label: id, type: 'decimal' }, { id: reason, label: reason, type: 'text' });
        if (deduction !== null) Object.assign(answers, { [id]: deduction, [reason]: '原因' });
        const rule = { kind: 'manual', deduction: id, reason };
        return { id: `i${order}_${index}`, title: '考核内容', points, standard: '酌情扣分', rule, ...more };
      }),
    }));
    facts.push({ id: 'violated', label: '违纪', type: 'boolean' });
    if (veto !== undefined) answers.violated = veto;
    const rounding = { decimals: 2, mode: 'half_up' };
    const rubric = { id: 't', version: '1', title: '自评表', facts, sections: listed, grades: scale };
    rubric.rounding = { item: rounding, total: rounding };
    if (veto !== undefined) rubric.veto = [{ when: 'violated', clause: '一票否决' }];
    return { rubric, facts: answers };
  }
  const shown = (submission) => {
    const { total, sections } = reference(submission);
    return [total.score, ...sections.map(({ computed }) => computed)].map(String);
  };

  test('weighs blocks that are each scored out of 100 by 50, 25 and 25 percent', () => {
    const parts = [
      [50, 10],
      [25, 20],
      [25, 30.5],
    ];
    const blocks = parts.map(([weight, deduction]) => ({ weight, points: 100, items: [[100, deduction]] }));
    assert.deepEqual(shown(tableOf(blocks)), ['82.38', '90', '80', '69.5']);
  });

  test('rescales to the whole where an item is dropped', () => {
    const dropped = tableOf([{ points: 100, items: [[70, 10], [30, { na: '没有此项业务' }, { not_applicable: 'drop' }]] }]);
    assert.deepEqual(shown(dropped), ['85.71', '60']);
  });

  test('shares 40 points among the options that are chosen', () => {
    const optional = { optional: true };
    const pool = { points: 40, pool: true, items: [[20, 5], [20, null, optional], [10, 0, optional]] };
    assert.deepEqual(shown(tableOf([pool, { points: 60, items: [[60, 0]] }])), ['93.33', '33.33', '60']);
  });

  test('adds extra points up to the whole', () => {
    const extra = (deduction) => tableOf([{ points: 100, items: [[100, deduction], [5, 0, { bonus: true }]] }]);
    assert.deepEqual(shown(extra(8)), ['97', '97']);
    assert.deepEqual(shown(extra(2)), ['100', '103']);
  });

  test('earns nothing after a veto', () => {
    assert.equal(shown(tableOf([{ points: 100, items: [[100, 0]] }], { veto: true }))[0], '0');
    assert.equal(shown(tableOf([{ points: 100, items: [[100, 0]] }], { veto: false }))[0], '100');
  });

  test('gives no grade to a total between two printed bands', () => {
    const graded = (deduction) => reference(tableOf([{ points: 100, items: [[100, deduction]] }])).total.grade;
    assert.deepEqual([10, 10.5, 11, 20, 20.01].map(graded), ['优', null, '良', '良', null]);
  });

  test('weighs projects by their amounts', () => {
    const child = { points: 100, rule: { kind: 'proportional' } };
    const rule = { kind: 'children', of: 'projects', weight: 'budget', factor: 1, child };
    const submission = tableOf([{ points: 100, items: [[100, 0, { rule }]] }]);
    submission.projects = [
      { name: '甲', budget: '12.5', score: 80 },
      { name: '乙', budget: 875_000, unit: 'yuan', score: 96 },
    ];
    assert.equal(shown(submission)[0], '94');
  });
});

describe('a fraction', () => {
  test('is rounded once, by its magnitude', () => {
    const rounded = (value, mode) => String(Fraction.of(value).round({ decimals: 2, mode }));
    assert.deepEqual(['half_up', 'down', 'up'].map((mode) => rounded('4.425', mode)), ['4.43', '4.42', '4.43']);
    assert.deepEqual(['half_up', 'down', 'up'].map((mode) => rounded('-4.425', mode)), ['-4.43', '-4.42', '-4.43']);
    assert.equal(rounded('4.42499999', 'half_up'), '4.42');
    assert.equal(rounded('4.42', 'up'), '4.42');
  });

  test('keeps thirds', () => {
    const third = Fraction.of(1).over(Fraction.of(3));
    assert.ok(third.plus(third).plus(third).is(Fraction.one));
    assert.equal(String(third), '1/3');
    assert.equal(String(Fraction.of('1e-3')), '0.001');
  });
});
