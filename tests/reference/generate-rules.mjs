// Rules of every kind that looks at facts: each function gives a rule for so many points (in hundredths) and puts the
// facts that it needs into the draft.

import { fromHundredths } from './chance.mjs';
import { short } from './draft.mjs';
import { Fraction } from './fraction.mjs';
import { near, pair, partOf, proportionalFields } from './generate-figures.mjs';

const shares = ['1', '0.75', '0.5', '0.25', '0.1', '0'];

export const kinds = {
  conditions(draft, hundredths) {
    const { chance } = draft;
    const parts = chance.split(hundredths, Math.min(chance.whole(1, 5), hundredths));
    const criteria = parts.map((part) => {
      const criterion = { fact: draft.boolean(), points: chance.json(fromHundredths(part)), clause: '符合得分' };
      return chance.percent(10) ? { ...criterion, required: true } : criterion;
    });
    return { kind: 'conditions', criteria };
  },

  all_or_nothing(draft) {
    const facts = Array.from({ length: draft.chance.weighted({ 1: 5, 2: 2, 3: 1 }) }, () => draft.boolean(85));
    return { kind: 'all_or_nothing', facts };
  },

  choice(draft, hundredths) {
    const { chance } = draft;
    const values = ['甲', '乙', '丙', '丁'].slice(0, chance.whole(2, 4));
    const options = values.map((value, index) => {
      const share = index === 0 ? '1' : index === values.length - 1 ? '0' : shares[index];
      return { value, points: chance.json(partOf(fromHundredths(hundredths), share)), clause: value };
    });
    return { kind: 'choice', fact: draft.choice(values), options };
  },

  proportional(draft, hundredths) {
    const { chance, setting } = draft;
    const points = fromHundredths(hundredths);
    const fields = proportionalFields(chance);
    if (fields.over?.then !== undefined && chance.percent(50)) {
      fields.over = { ...fields.over, then: 'explain', fact: draft.text(70) };
    }
    const { decimals } = setting.rounding.item;
    const form = chance.weighted({ figures: 6, constant: 2, rates: 2 });
    if (form === 'rates') {
      const [target, low, high] = chance.one([['100', 20, 160], ['95', 20, 160], ['98.5', 60, 130], ['-5', -12, 3]]);
      const value = () => near(chance, [target], { unit: 5, low, high });
      return { kind: 'proportional', actual: draft.value(value), target: chance.json(target), ...fields };
    }
    if (form === 'constant') {
      const { target } = pair(chance, points, fields, decimals);
      const actual = draft.number('decimal', () => {
        const other = pair(chance, points, fields, decimals);
        return other.target.is(Fraction.zero) ? other.actual : short(other.actual.times(target).over(other.target));
      });
      return { kind: 'proportional', actual, target: chance.json(target), ...fields };
    }
    const type = chance.one(['decimal', 'decimal', 'money']);
    const unit = type === 'money' ? { unit: 'wan_yuan' } : {};
    const [actual, target] = [draft.fact(type, undefined, unit), draft.fact(type, undefined, unit)];
    draft.askers.push(() => {
      const figures = pair(chance, points, fields, decimals);
      return { [actual]: chance.json(figures.actual), [target]: chance.json(figures.target) };
    });
    return { kind: 'proportional', actual, target, ...fields };
  },

  per_unit(draft, hundredths) {
    const { chance } = draft;
    const threshold = chance.one(['100', '90', '95.5', '30', '0', '0', '7.25']);
    const unit = chance.one([undefined, '1', '5', '3', '0.5', '10']);
    const each = chance.one(['0.5', '0.8', '1', '2', '0.25', '0.1', '0.05']);
    const sides = chance.one([
      { above: `-${each}` },
      { below: `-${each}` },
      { above: `-${each}`, below: `-${each}` },
      { above: each, below: `-${each}`, start: chance.json(partOf(fromHundredths(hundredths), '0.8')) },
      { below: `-${each}`, above: '0.3', start: chance.json(partOf(fromHundredths(hundredths), '0.5')) },
    ]);
    const counting = chance.one([undefined, 'continuous', 'started', 'completed', 'completed']);
    const far = 8 * Number(unit ?? 1);
    const value = draft.value(() =>
      near(chance, [threshold], { unit: unit ?? 1, low: Number(threshold) - far, high: Number(threshold) + far }),
    );
    const fields = Object.entries({ unit, counting }).filter(([, field]) => field !== undefined);
    return { kind: 'per_unit', value, threshold: chance.json(threshold), ...Object.fromEntries(fields), ...sides };
  },

  occurrences(draft) {
    const { chance } = draft;
    const each = { [chance.one(['deduct', 'earn'])]: chance.json(chance.one([1, '0.5', '0.25', '0.3', 2])) };
    const mayHaveFiles = draft.setting.subject === 'department';
    if (mayHaveFiles && chance.percent(30)) return { kind: 'occurrences', evidence: draft.files(), ...each };
    const count = () => draft.number('count', () => (chance.percent(30) ? 0 : chance.below(12)));
    return { kind: 'occurrences', count: chance.percent(70) ? count() : `${count()} + ${count()}`, ...each };
  },

  bands(draft, hundredths) {
    const { chance } = draft;
    const points = fromHundredths(hundredths);
    const earns = (index, last) => chance.json(partOf(points, index === last ? '0' : shares[index]));
    if (chance.percent(50)) {
      const ends = chance.one([[90, 80, 60], [95, 85], ['99.5', '98', '97.25']]);
      const bands = [...ends, undefined].map((end, index) => ({
        ...(end === undefined ? {} : { at_least: chance.json(end) }),
        ...(index === 0 ? {} : { below: chance.json(ends[index - 1]) }),
        points: earns(index, ends.length),
        clause: `第${index + 1}档`,
      }));
      if (chance.percent(20)) bands.splice(chance.whole(1, bands.length - 1), 1);
      return { kind: 'bands', value: draft.value(() => near(chance, ends, { low: 40, high: 120 })), bands };
    }
    const ends = chance.one([[0, 10, 20, 30], [0, 5, '7.5']]);
    const bands = [
      { equals: 0, points: earns(0), clause: '等于0' },
      ...ends.slice(1).map((end, index) => ({
        above: chance.json(ends[index]),
        at_most: chance.json(end),
        points: earns(index + 1),
        clause: `${ends[index]}—${end}（含）`,
      })),
      { above: chance.json(ends[ends.length - 1]), points: earns(0, 0), clause: '大于' },
    ];
    return { kind: 'bands', value: draft.value(() => near(chance, ends, { low: -3, high: 40 })), bands };
  },

  graded(draft) {
    const { chance } = draft;
    const grades = levels(chance).map(({ label, ...grade }) => ({ ...grade, clause: label }));
    const ids = [draft.fact('choice', undefined, { choices: grades.map(({ value }) => ({ value, label: value })) })];
    ids.push(draft.fact(chance.one(['percent', 'decimal'])));
    draft.askers.push(() => {
      const { level, degree } = degreeOf(chance, grades);
      return { [ids[0]]: level, [ids[1]]: chance.json(degree) };
    });
    return { kind: 'graded', fact: ids[0], degree: ids[1], grades };
  },

  either(draft, hundredths) {
    const { chance } = draft;
    const counted = ['proportional', 'per_unit', 'occurrences', 'bands', 'graded'];
    const names = ['conditions', 'all_or_nothing', 'choice', ...counted];
    const rules = [1, 2].map((number) => {
      return { title: `方案${number}`, rule: kinds[chance.one(names)](draft, hundredths) };
    });
    const pick = chance.one([undefined, 'best', 'first']);
    return { kind: 'either', rules, ...(pick === undefined ? {} : { pick }) };
  },

  rank(draft, hundredths) {
    const { chance } = draft;
    const points = fromHundredths(hundredths);
    const places = ['1', '0.95', '0.9', '0.8', '0.75'].slice(0, chance.whole(2, 5)).map((share) => {
      return chance.json(partOf(points, share));
    });
    const beyond = chance.percent(50) ? { beyond: chance.json(partOf(points, chance.one(['0', '0.5']))) } : {};
    if (chance.percent(50)) {
      return { kind: 'rank', rank: draft.number('count', () => chance.below(9)), places, ...beyond };
    }
    const make = () => (chance.percent(60) ? Fraction.of(chance.whole(80, 90)) : chance.figure(80, 90));
    const order = chance.one([undefined, 'highest_first', 'lowest_first']);
    const value = draft.number('decimal', make);
    return { kind: 'rank', value, among: draft.numbers(make), ...(order ? { order } : {}), places, ...beyond };
  },

  manual(draft, hundredths) {
    const { chance } = draft;
    const most = Math.ceil(hundredths / 80);
    const deduction = draft.number('decimal', () => (chance.percent(30) ? 0 : chance.figure(0, most)));
    return { kind: 'manual', deduction, reason: draft.text(80) };
  },

  formula(draft) {
    const { chance } = draft;
    const one = draft.number('decimal', () => chance.figure(0, 100));
    const other = draft.number('decimal', () => chance.figure(draft.setting.hasGaps ? 0 : 1, 300));
    const score = chance.one([
      `(1 - 10 * ${one} / ${other}) * points`,
      `points * ${one} / ${other}`,
      `points - (${one} - ${other}) / 10`,
      `${one} * 0.05 + ${other} / 300`,
      `points / 3 * 2 - ${one} / 100`,
    ]);
    return { kind: 'formula', score };
  },
};

/** The levels that a quality can be graded by, each with the interval of its degree in percent. */
export function levels(chance) {
  const [high, low] = chance.one([[80, 60], [80, 50], ['89.5', '70.25']]);
  return [
    { value: 'reached', label: '达成年度指标', at_least: chance.json(high), at_most: 100 },
    { value: 'partly', label: '部分达成', at_least: chance.json(low), below: chance.json(high) },
    { value: 'not_reached', label: '未达成', at_least: 0, below: chance.json(low) },
  ];
}

/** A level and a degree, now and then outside of its interval. */
export function degreeOf(chance, grades) {
  const grade = chance.one(grades);
  const least = Number(grade.at_least);
  const most = Number(grade.at_most ?? grade.below);
  const degree = chance.weighted({ inside: 90, low: 5, high: 5, outside: 1 });
  const value = {
    inside: () => chance.figure(least, most - 1),
    low: () => Fraction.of(least),
    high: () => Fraction.of(most),
    outside: () => Fraction.of(Math.max(0, least - 1)),
  }[degree]();
  return { level: grade.value, degree: value };
}

