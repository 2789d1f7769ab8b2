// Every kind of rule, as the page on the format states it. A rule gives `{ score, complete, rounds }`: `score` is an
// exact number or null, `complete` says that nothing is missing, `rounds` that the score is rounded as an item's.

import { afterOver, completion, given, indicatorScore, lies, printed } from './completion.mjs';
import { Fraction } from './fraction.mjs';
import { meanOfProjects } from './projects.mjs';

const { zero, one, hundred } = Fraction;

const nothing = { score: null, complete: false, rounds: false };
const whole = (score) => ({ score, complete: true, rounds: false });
const computed = (score) => ({ score, complete: true, rounds: true });

/** The outcome of a rule. `scope` holds `item`, `points`, `facts`, `rounding`, `subject`,
 * and `record(pointer, score)` for the indicators and projects that a rule scores. */
export function apply(rule, scope) {
  return kinds[rule.kind].apply(rule, scope);
}

/** The ids of the facts that a rule needs. */
export function factsOf(rule, facts) {
  return kinds[rule.kind].facts(rule, (expression) => facts.idsIn(expression), facts);
}

/** Does a rule not apply? Where it consists of parts, only if none of them does. */
export function lacksGround(rule, facts) {
  if (rule.kind === 'either') return rule.rules.every((one) => lacksGround(one.rule, facts));
  const ids = factsOf(rule, facts);
  const hasParts = rule.kind === 'conditions' || rule.kind === 'all_or_nothing';
  return hasParts ? ids.every((id) => facts.lacksGround(id)) : ids.some((id) => facts.lacksGround(id));
}

/** Is nothing answered that a rule asks for? */
export function isUntouched(rule, scope) {
  if (rule.kind === 'children') return (scope.subject.projects ?? []).length === 0;
  if (rule.kind === 'indicators') return !(scope.subject.indicators ?? []).some((indicator) => counts(indicator, rule));
  if (rule.kind === 'either') return rule.rules.every((one) => isUntouched(one.rule, scope));
  const ids = [...factsOf(rule, scope.facts), ...(kinds[rule.kind].texts?.(rule) ?? [])];
  return ids.length > 0 && ids.every((id) => scope.facts.isUntouched(id));
}

/** Is an indicator one of those that a rule looks at? */
function counts({ dimension }, { dimensions }) {
  return !dimensions || dimensions.includes(dimension);
}

const number = (expression, { facts, points }) => facts.evaluate(expression, new Map([['points', points]]));

const kinds = {
  conditions: {
    facts: ({ criteria }) => criteria.map(({ fact }) => fact),
    apply({ criteria }, { facts, item }) {
      const isMet = (id) => (item.not_applicable === 'full' && facts.lacksGround(id) ? true : facts.value(id));
      const answers = criteria.map(({ fact }) => isMet(fact));
      const required = answers.filter((_, index) => criteria[index].required === true);
      if (required.includes(false)) return whole(zero);
      if (answers.every((answer) => answer === null)) return nothing;
      if (required.includes(null)) return { score: zero, complete: false, rounds: false };
      const met = criteria.filter((_, index) => answers[index] === true);
      const score = Fraction.sum(met.map(({ points }) => Fraction.of(points)));
      return { score, complete: !answers.includes(null), rounds: false };
    },
  },

  all_or_nothing: {
    facts: ({ facts }) => facts,
    apply(rule, { facts, points, item }) {
      const counted = rule.facts.filter((id) => item.not_applicable === undefined || !facts.lacksGround(id));
      const answers = counted.map((id) => facts.value(id));
      if (answers.includes(false)) return whole(zero);
      return answers.length === 0 || answers.includes(null) ? nothing : whole(points);
    },
  },

  choice: {
    facts: ({ fact }) => [fact],
    apply({ fact, options }, { facts }) {
      const chosen = options.find(({ value }) => value === facts.value(fact));
      return chosen === undefined ? nothing : whole(Fraction.of(chosen.points));
    },
  },

  proportional: {
    facts: ({ actual, target }, idsIn) => [...idsIn(actual), ...idsIn(target)],
    texts: ({ over }) => (over?.fact === undefined ? [] : [over.fact]),
    apply(rule, scope) {
      const figures = [number(rule.actual, scope), number(rule.target, scope)];
      if (figures.includes(null)) return nothing;
      const over = afterOver(...figures, rule);
      const share = completion(...figures, rule, scope.rounding);
      if (share === null || (over.explain && !given(scope.facts.value(rule.over.fact)))) return nothing;
      return computed(scope.points.times(share).times(over.share));
    },
  },

  per_unit: {
    facts: ({ value }, idsIn) => idsIn(value),
    apply(rule, scope) {
      const value = number(rule.value, scope);
      if (value === null) return nothing;
      const beyond = value.minus(Fraction.of(rule.threshold));
      const each = beyond.isBelow(zero) ? rule.below : rule.above;
      const start = rule.start === undefined ? scope.points : Fraction.of(rule.start);
      if (each === undefined) return computed(start);
      const exact = beyond.magnitude().over(Fraction.of(rule.unit ?? 1));
      const { counting = 'continuous' } = rule;
      const units = counting === 'continuous' ? exact : exact.steps(counting === 'started');
      return computed(start.plus(units.times(Fraction.of(each))));
    },
  },

  occurrences: {
    facts: ({ count, evidence }, idsIn) => (count === undefined ? [evidence] : idsIn(count)),
    apply({ count, evidence, deduct, earn }, scope) {
      const times = count === undefined ? scope.facts.files(evidence) : number(count, scope);
      if (times === null || times.decimals() !== 0) return nothing;
      if (earn !== undefined) return whole(times.times(Fraction.of(earn)));
      return whole(scope.points.minus(times.times(Fraction.of(deduct))));
    },
  },

  bands: {
    facts: ({ value }, idsIn) => idsIn(value),
    apply({ value, bands }, scope) {
      const figure = number(value, scope);
      if (figure === null) return nothing;
      const band = bands.find((entry) =>
        entry.equals === undefined ? lies(figure, entry) : figure.is(Fraction.of(entry.equals)),
      );
      return band === undefined ? nothing : whole(Fraction.of(band.points));
    },
  },

  graded: {
    facts: ({ fact, degree }) => [fact, degree],
    apply({ fact, degree, grades }, { facts, points }) {
      const grade = grades.find(({ value }) => value === facts.value(fact));
      const share = facts.value(degree);
      if (grade === undefined || share === null || !lies(share, grade)) return nothing;
      return computed(points.times(share).over(hundred));
    },
  },

  children: {
    facts: () => [],
    apply: (rule, scope) => ({ rounds: true, ...meanOfProjects(rule, scope) }),
  },

  indicators: {
    facts: () => [],
    apply(rule, { points, rounding, subject, record }) {
      const all = (subject.indicators ?? []).map((indicator, index) => ({ indicator, index }));
      const own = all.filter(({ indicator }) => counts(indicator, rule));
      const outcomes = own.map(({ indicator }) => indicatorScore(indicator, rule, rounding));
      if (own.length === 0) return nothing;
      if (rule.aggregate === 'count_ratio') {
        if (outcomes.some(({ reached }) => reached === null)) return nothing;
        const reached = outcomes.filter((outcome) => outcome.reached).length;
        return computed(points.times(new Fraction(BigInt(reached), BigInt(own.length))));
      }
      own.forEach(({ index }, order) => record(`/indicators/${index}`, outcomes[order].score));
      const sum = Fraction.sum(own.map(({ indicator }) => Fraction.of(indicator.points)));
      if (!sum.is(points) || outcomes.some(({ score }) => score === null)) return nothing;
      return whole(Fraction.sum(outcomes.map(({ score }) => score)));
    },
  },

  either: {
    facts: ({ rules }, idsIn, facts) => rules.flatMap(({ rule }) => factsOf(rule, facts)),
    apply({ rules, pick = 'best' }, scope) {
      const outcomes = rules.map(({ rule }) => settled(apply(rule, scope), scope));
      const ready = outcomes.filter(({ complete }) => complete);
      if (ready.length === 0) return nothing;
      return pick === 'first' ? ready[0] : ready.reduce((best, next) => (next.score.isAbove(best.score) ? next : best));
    },
  },

  rank: {
    facts: ({ rank, value, among }, idsIn) => (rank === undefined ? [...idsIn(value), among] : idsIn(rank)),
    apply(rule, scope) {
      const place = rule.rank === undefined ? placeAmong(rule, scope) : number(rule.rank, scope);
      if (place === null || place.isBelow(one) || place.decimals() !== 0) return nothing;
      const points = rule.places[Number(place.toString()) - 1] ?? rule.beyond ?? 0;
      return whole(Fraction.of(points));
    },
  },

  manual: {
    facts: ({ deduction }) => [deduction],
    texts: ({ reason }) => [reason],
    apply({ deduction, reason }, { facts, points }) {
      const lost = facts.value(deduction);
      if (lost === null || (lost.isAbove(zero) && !given(facts.value(reason)))) return nothing;
      return whole(points.minus(lost));
    },
  },

  formula: {
    facts: ({ score }, idsIn) => idsIn(score),
    apply({ score }, scope) {
      const value = number(score, scope);
      return value === null ? nothing : computed(value);
    },
  },
};

function placeAmong({ value, among, order = 'highest_first' }, scope) {
  const own = number(value, scope);
  const others = scope.facts.value(among);
  if (own === null || others === null || others.length === 0) return null;
  const ahead = others.filter((other) => (order === 'highest_first' ? other.isAbove(own) : other.isBelow(own)));
  return new Fraction(BigInt(ahead.length + 1));
}

/** An outcome whose score is brought between 0 and the points, and rounded where it is not earned whole. */
export function settled({ score, complete, rounds }, { points, rounding }) {
  const limited = score === null ? null : score.within(zero, points);
  return { score: rounds && limited !== null ? printed(limited, points, rounding) : limited, complete, rounds: false };
}
