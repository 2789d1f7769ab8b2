// An item: its rule and what modifies it, in the order that the page on the format states.

import { given } from './completion.mjs';
import { Fraction } from './fraction.mjs';
import { apply, isUntouched, lacksGround, settled } from './rules.mjs';

const incomplete = { score: null, state: 'incomplete' };
const dropped = { score: null, state: 'dropped' };

/**
 * The score of an item, `null` where there is none, and its `state`: `scored`, `incomplete`, or where it leaves the
 * table `dropped`.
 */
export function scoreItem(item, { facts, rounding, subject, record }, isPooled) {
  const points = Fraction.of(item.points);
  const scope = { item, facts, rounding, subject, record, points };
  const known = new Map([['points', points]]);

  const mayDropOut = isPooled && item.optional === true;
  if ((mayDropOut || item.not_applicable !== undefined) && isInapplicable(item, facts, known)) {
    return item.not_applicable === 'full' ? { score: points, state: 'scored' } : dropped;
  }
  const asks = [item.prerequisite, item.excuse].flatMap((one) => (one === undefined ? [] : facts.idsIn(one)));
  if (mayDropOut && isUntouched(item.rule, scope) && asks.every((id) => facts.isUntouched(id))) return dropped;

  if (item.prerequisite !== undefined) {
    const ready = facts.evaluate(item.prerequisite, known);
    if (ready === null) return incomplete;
    if (ready === false) return { score: Fraction.zero, state: 'scored' };
  }
  const outcome = settled(apply(item.rule, scope), scope);
  const computed = outcome.score;
  if (computed === null) return incomplete;
  const isShort = outcome.complete && computed.isBelow(points);
  const excused = isShort && item.excuse !== undefined ? facts.holds(item.excuse, known) : false;
  const score = excused ? points : computed;
  const { when, fact } = item.explain ?? { when: 'false' };
  const isExplained = facts.evaluate(when, new Map([...known, ['score', score]])) !== true || given(facts.value(fact));
  return { score, state: outcome.complete && excused !== null && isExplained ? 'scored' : 'incomplete' };
}

function isInapplicable({ rule, prerequisite }, facts, known) {
  if (lacksGround(rule, facts)) return true;
  if (prerequisite === undefined || facts.evaluate(prerequisite, known) !== null) return false;
  return facts.idsIn(prerequisite).some((id) => facts.lacksGround(id));
}
