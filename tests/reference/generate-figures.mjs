// Figures that engines get wrong: ties of rounding, ends of intervals, thirds, percentages, zeros.

import { short } from './draft.mjs';
import { Fraction } from './fraction.mjs';

const { zero, one, hundred } = Fraction;
const tenThousandth = Fraction.of('0.0001');

/** An actual and a target figure, both not below 0, for so many points. */
export function pair(chance, points, rule, decimals) {
  const floor = rule.floor !== undefined && rule.direction !== 'at_most' ? 2 : 0;
  const over = rule.over !== undefined ? 6 : 2;
  const kind = chance.weighted({ tie: 7, equal: 2, over, zero: 1, rate: 3, floor, doubled: 1, count: 3, any: 5 });
  const { actual, target } = pairs[kind](chance, points, rule, decimals);
  return { actual: short(actual), target: short(target) };
}

const pairs = {
  // points × actual ÷ target (the other way round where less is better) ends in 5 just behind the last decimal kept.
  tie(chance, points, { direction, falls }, decimals) {
    const unit = new Fraction(1n, 2n * 10n ** BigInt(decimals));
    const most = Number(points.over(unit).steps(false));
    if (most < 1) return pairs.any(chance);
    const earned = unit.times(Fraction.of(chance.below(most) | 1));
    const times = Fraction.of(chance.one([1, 2, 4, 10, 20, 25, 100]));
    const [part, whole] = [earned.times(times), points.times(times)];
    if (direction !== 'at_most') return { actual: part, target: whole };
    if (falls !== 'to_zero_at_double') return { actual: whole, target: part };
    return { actual: whole.plus(whole).minus(part), target: whole };
  },
  equal(chance) {
    const target = chance.figure(0, 500);
    const step = chance.one([zero, zero, tenThousandth]);
    return { actual: target.plus(step), target };
  },
  over(chance, _, { over }) {
    const target = chance.figure(1, 400);
    const intervals = over?.cuts ?? (over === undefined ? [] : [over]);
    const ends = intervals.flatMap(({ above, at_most: to }) => (to === undefined ? [above] : [above, to]));
    const beyond = Fraction.of(chance.one([...ends, 5, 30, 150, 700]));
    const actual = target.times(hundred.plus(beyond)).over(hundred);
    return { actual: actual.plus(chance.one([zero, zero, tenThousandth])), target };
  },
  zero(chance) {
    const actual = chance.percent(50) ? zero : chance.figure(0, 20);
    return { actual, target: chance.percent(80) ? zero : chance.figure(0, 5) };
  },
  rate(chance) {
    return { actual: new Fraction(BigInt(chance.below(1300)), 10n), target: hundred };
  },
  floor(chance, _, { floor }) {
    const target = chance.figure(1, 300);
    const actual = target.times(Fraction.of(floor)).over(hundred);
    return { actual: actual.plus(chance.one([zero, zero, tenThousandth])), target };
  },
  doubled(chance) {
    const target = chance.figure(1, 300);
    const step = chance.one([zero, tenThousandth]);
    return { actual: target.plus(target).minus(step), target };
  },
  count(chance) {
    const target = chance.whole(1, 40) * chance.one([1, 1, 3, 7, 10, 30]);
    return { actual: Fraction.of(chance.below(target + 3)), target: Fraction.of(target) };
  },
  any(chance) {
    const target = chance.figure(1, 2000);
    const share = new Fraction(BigInt(chance.whole(30, 120)), 100n);
    const actual = target.times(share).plus(chance.figure(0, 3)).round({ decimals: chance.below(5), mode: 'down' });
    return { actual, target };
  },
};

/** A value at, beside or some units away from one of the ends, or anywhere from `low` to `high`. */
export function near(chance, ends, { unit = '1', low, high }) {
  const kind = chance.weighted({ at: 4, beside: 1, units: 4, any: 5 });
  if (kind === 'any') return chance.figure(low, high);
  const end = Fraction.of(chance.one(ends));
  const away = {
    at: () => zero,
    beside: () => tenThousandth,
    units: () => Fraction.of(unit).times(new Fraction(BigInt(chance.below(13)), chance.one([1n, 1n, 2n, 4n, 5n]))),
  }[kind]();
  return chance.percent(50) ? end.plus(away) : end.minus(away);
}

/** Fields of a proportional rule, apart from its figures. */
export function proportionalFields(chance) {
  const direction = chance.weighted({ at_least: 6, at_most: 4, equal: 1 });
  const fields = direction === 'at_least' && chance.percent(50) ? {} : { direction };
  if (direction === 'at_most' && chance.percent(40)) fields.falls = 'to_zero_at_double';
  else if (chance.percent(15)) fields.falls = 'in_proportion';
  if (chance.percent(30)) fields.zero_target = chance.one(['all_or_nothing', 'full']);
  if (chance.percent(20)) fields.floor = chance.json(chance.one(['60', '50', '80', '33.3', '95']));
  if (direction === 'at_least' && chance.percent(30)) fields.over = overFields(chance);
  return fields;
}

/** What becomes of over-achievement, but for an explanation. */
export function overFields(chance) {
  if (chance.percent(50)) return { above: chance.json(chance.one([30, 50, '12.5', 0])), then: 'void' };
  const cuts = [
    { above: '100', at_most: '200', cut: '10' },
    { above: '200', at_most: '400', cut: '20' },
    { above: '400', cut: '30' },
  ];
  return { cuts: chance.percent(70) ? cuts : cuts.slice(1) };
}

/** A part of the points, as a share of one. */
export function partOf(points, share) {
  return points.times(one.times(Fraction.of(share)));
}
