// How far a target is met: the proportional rule, and the indicators that are scored like it.

import { Fraction } from './fraction.mjs';

const { zero, one, hundred } = Fraction;

/** Is the target met as compared, leaving aside how the points fall? */
export function isReached(actual, target, { direction = 'at_least', zero_target: atZero }) {
  if (target.is(zero) && atZero !== undefined) return atZero === 'full' || !actual.isAbove(zero);
  const order = actual.compare(target);
  if (direction === 'equal') return order === 0;
  return direction === 'at_most' ? order <= 0 : order >= 0;
}

/**
 * The part of the points that is earned before over-achievement is looked at, from 0 to 1; null where the target is
 * below 0 and missed, so that there is nothing to measure by.
 */
export function completion(actual, target, rule, { rate }) {
  if (isReached(actual, target, rule)) return one;
  if (!target.isAbove(zero)) return target.is(zero) ? zero : null;
  const exact = fallen(actual, target, rule).within(zero, one).times(hundred);
  const percent = rate === undefined ? exact : exact.round(rate);
  const floor = rule.floor === undefined ? zero : Fraction.of(rule.floor);
  return percent.isBelow(floor) ? zero : percent.over(hundred);
}

function fallen(actual, target, { direction, falls = 'in_proportion' }) {
  if (direction !== 'equal' && actual.isBelow(target)) return actual.over(target);
  if (direction !== 'equal' && falls === 'in_proportion') return target.over(actual);
  return one.minus(actual.minus(target).magnitude().over(target));
}

/** What over-achievement makes of full points: `{ share, explain }`, the share from 0 to 1. */
export function afterOver(actual, target, { direction = 'at_least', over }) {
  const plain = { share: one, explain: false };
  if (over === undefined || direction !== 'at_least' || !target.isAbove(zero)) return plain;
  const excess = actual.over(target).minus(one).times(hundred);
  if (over.cuts === undefined) {
    if (!excess.isAbove(Fraction.of(over.above))) return plain;
    return over.then === 'void' ? { share: zero, explain: false } : { share: one, explain: true };
  }
  const cut = over.cuts.find((entry) => lies(excess, entry));
  return cut === undefined ? plain : { share: one.minus(Fraction.of(cut.cut).over(hundred)), explain: false };
}

/** Does a value lie in an interval with any of the ends `at_least`, `above`, `at_most`, `below`? */
export function lies(value, { at_least: from, above, at_most: to, below }) {
  return (
    (from === undefined || !value.isBelow(Fraction.of(from))) &&
    (above === undefined || value.isAbove(Fraction.of(above))) &&
    (to === undefined || !value.isAbove(Fraction.of(to))) &&
    (below === undefined || value.isBelow(Fraction.of(below)))
  );
}

/** A score as it is printed: whole points stay as they are, and rounding gives no more than those. */
export function printed(score, points, { item }) {
  return score.is(points) ? points : score.round(item).within(zero, points);
}

/** An indicator by the rule of its sheet: `{ score, reached }`, null where what is needed for them is not there. */
export function indicatorScore(indicator, rule, rounding) {
  const points = Fraction.of(indicator.points);
  const { level, degree, target, actual } = indicator;
  if (given(level) || given(degree)) {
    const entry = (rule.levels ?? []).find(({ value }) => value === level);
    if (entry === undefined || !given(degree)) return unknown;
    const share = Fraction.of(degree);
    if (!lies(share, entry)) return unknown;
    const score = points.times(share).over(hundred).within(zero, points);
    return { score: printed(score, points, rounding), reached: entry === rule.levels[0] };
  }
  if (!given(target) || !given(actual)) return unknown;
  const figures = [Fraction.of(actual), Fraction.of(target)];
  const own = { ...rule, direction: indicator.direction ?? rule.direction };
  const over = afterOver(...figures, own);
  if (over.explain && !given(indicator.reason)) return unknown;
  const score = points.times(completion(...figures, own, rounding)).times(over.share);
  return { score: printed(score, points, rounding), reached: isReached(...figures, own) && !over.share.is(zero) };
}

const unknown = { score: null, reached: null };

/** Is there an answer? A blank text is none. */
export function given(answer) {
  return answer !== undefined && answer !== null && String(answer).trim() !== '';
}
