/** The kinds of rule by which an item earns its points, each as published rubrics use it. */

import type { ExtendingRubric, Rubric } from './rubric.js';
import type { Dimension, Direction } from './submission.js';
import type { DecimalInput } from './types.js';

/**
 * A FEEL expression over the ids of the rubric's facts and `points`, the points of the item, such as
 * `"headcount / authorized * 100"`; or a plain number.
 */
export type Expression = string | number;

/** A rule; `kind` says which. */
export type Rule =
  | ConditionsRule
  | AllOrNothingRule
  | ChoiceRule
  | ProportionalRule
  | PerUnitRule
  | OccurrencesRule
  | BandsRule
  | GradedRule
  | ChildrenRule
  | IndicatorsRule
  | EitherRule
  | RankRule
  | ManualRule
  | FormulaRule;

/** What may stand in a rule of every kind. */
export interface ReadableRule {
  /** How the rubric reads a standard that is doubtful or contradicts a note. */
  reading?: string;
}

/** Points of each condition that holds: 「…得2分，否则不得分；…得2分，否则不得分」. */
export interface ConditionsRule extends ReadableRule {
  kind: 'conditions';
  /** Their points add up to those of the item. */
  criteria: {
    /** The boolean fact that decides. */
    fact: string;
    points: DecimalInput;
    /** The words of the standard. */
    clause: string;
    /** Without it the whole item earns nothing: 「如不具备，该指标分值为0」. */
    required?: boolean;
  }[];
}

/** All points if every fact is true, else none: 「得3分，否则不得分」. */
export interface AllOrNothingRule extends ReadableRule {
  kind: 'all_or_nothing';
  /** Boolean facts. */
  facts: string[];
}

/** Points of what is chosen: 「得2分，只公开预算或决算得1分，否则不得分」. */
export interface ChoiceRule extends ReadableRule {
  kind: 'choice';
  /** A fact of the type `choice`. */
  fact: string;
  /** One for every choice of the fact. */
  options: {
    value: string;
    points: DecimalInput;
    /** The words of the standard. */
    clause: string;
  }[];
}

/** An interval: its ends belong to it (`at_least`, `at_most`) or not (`above`, `below`). */
export interface Interval {
  at_least?: DecimalInput;
  above?: DecimalInput;
  at_most?: DecimalInput;
  below?: DecimalInput;
  /** Instead of ends: a single number. */
  equals?: DecimalInput;
}

/** How a completion follows from a target and an actual value. */
export interface Measure {
  /** Whether the actual value should reach the target. Absent: `"at_least"`. */
  direction?: Direction;
  /**
   * How the score falls short of the target: `in_proportion` (actual ÷ target, or target ÷ actual with `at_most`;
   * absent), or with `at_most` `to_zero_at_double`: 1 − (actual − target) ÷ target, nothing from twice the target on.
   */
  falls?: 'in_proportion' | 'to_zero_at_double';
  /**
   * What a target of 0 earns: all points if the actual value is 0 or less, else none; or all points. Absent: as the
   * two compare.
   */
  zero_target?: 'all_or_nothing' | 'full';
  /** A completion below this many percent earns nothing. */
  floor?: DecimalInput;
  /** What becomes of an actual value far above the target (超额完成). */
  over?: Over;
}

/** What becomes of an actual value that exceeds the target by more than so many percent of it. */
export type Over =
  /** It earns nothing: 「超过预期指标30%以上的，均不计分」. */
  | { above: DecimalInput; then: 'void' }
  /** It must be explained: in a text fact, or where there is none in the `reason` of the indicator. */
  | { above: DecimalInput; then: 'explain'; fact?: string }
  /** Bands of the excess, in percent of the target, each of which cuts the points by `cut` percent. */
  | { cuts: (Interval & { cut: DecimalInput })[] };

/** Points × completion, at most the points: 「得分=权重×B/A」. */
export interface ProportionalRule extends ReadableRule, Measure {
  kind: 'proportional';
  /** 实际完成值 */
  actual: Expression;
  /** 年度指标值 */
  target: Expression;
}

/** So many points per unit beyond a threshold: 「每超过一个百分点扣0.5分，扣完为止」. */
export interface PerUnitRule extends ReadableRule {
  kind: 'per_unit';
  value: Expression;
  /** Where units begin to count. */
  threshold: DecimalInput;
  /** The size of a unit. Absent: 1. */
  unit?: DecimalInput;
  /** Parts of a unit in proportion (absent), as a whole one (不足一个的按一个计), or not at all (不足一个的不计). */
  counting?: 'continuous' | 'started' | 'completed';
  /** Points per unit above the threshold; negative ones are lost. This or `below` must be there. */
  above?: DecimalInput;
  /** Points per unit below the threshold; negative ones are lost. */
  below?: DecimalInput;
  /** Points at the threshold. Absent: all. */
  start?: DecimalInput;
}

/** Points per case or per piece of evidence: 「每出现一例扣1分，扣完为止」. One of each pair. */
export interface OccurrencesRule extends ReadableRule {
  kind: 'occurrences';
  /** How many cases there are. */
  count?: Expression;
  /** Instead of it: the fact whose evidence files are counted. */
  evidence?: string;
  /** Points that each loses. */
  deduct?: DecimalInput;
  /** Instead of it: points that each earns. */
  earn?: DecimalInput;
}

/** Points of the band that a value lies in: 「80%（含）-90% 4分」. */
export interface BandsRule extends ReadableRule {
  kind: 'bands';
  value: Expression;
  bands: (Interval & {
    points: DecimalInput;
    /** The words of the standard. */
    clause?: string;
  })[];
}

/** A grade gives an interval in which somebody picks a number. */
export interface GradedRule extends ReadableRule {
  kind: 'graded';
  /** A fact of the type `choice`: the grade. */
  fact: string;
  /** A fact with the number, in percent of the points. */
  degree: string;
  /** One for every choice of the fact, with the numbers that it allows, in percent of the points. */
  grades: (Interval & { value: string; clause?: string })[];
}

/** The mean (or the sum) of the scores of the projects: 「所有项目平均得分×80%」. */
export interface ChildrenRule extends ReadableRule {
  kind: 'children';
  of: 'projects';
  /** Absent: `"mean"`. */
  aggregate?: 'mean' | 'sum';
  /** How much each counts in the mean: the same, by its budget (按资金额度加权), or by its `weight` (权重). */
  weight: 'none' | 'budget' | 'points';
  /** What the mean or the sum is multiplied by. */
  factor: DecimalInput;
  /** How a single project is scored. */
  child: {
    /** The points of a whole project, usually 100. */
    points: DecimalInput;
  } & ({ rule: IndicatorRule; sheet?: never } | { sheet: ProjectSheet; rule?: never });
}

/** How a project is scored by its indicators alone. */
export type IndicatorRule = { kind: 'proportional' } & Measure;

/** The rubric of a project, with the subject `project`: the id of a built-in one, or a rubric. */
export type ProjectSheet = string | Rubric | ExtendingRubric;

/** The indicators that the department, or the project, set itself. */
export interface IndicatorsRule extends ReadableRule, Measure {
  kind: 'indicators';
  /** Which of them count. Absent: all. */
  dimensions?: Dimension[];
  /**
   * `sum` of their scores, whose points must add up to those of the item (absent); or `count_ratio`: points × those
   * that are reached ÷ all.
   */
  aggregate?: 'sum' | 'count_ratio';
  /** 达成程度 of qualitative indicators, with the degrees that each allows, in percent. */
  levels?: (Interval & { value: string; label: string })[];
}

/** One of several rules: 「二者择其一进行考核」. */
export interface EitherRule extends ReadableRule {
  kind: 'either';
  /** None of them of this kind again. */
  rules: { title: string; rule: Exclude<Rule, { kind: 'either' }> }[];
  /** The one that earns most (absent), or the first that can be computed. */
  pick?: 'best' | 'first';
}

/** By the rank among units: 「第1-5名依次60、57、54、51、48分」. */
export interface RankRule extends ReadableRule {
  kind: 'rank';
  /** The rank itself: 1, 2, 3 … */
  rank?: Expression;
  /** Instead of it: the own figure, */
  value?: Expression;
  /** and the fact of the type `numbers` with the figures of the other units. */
  among?: string;
  /** Which figure is first. Absent: `"highest_first"`. */
  order?: 'highest_first' | 'lowest_first';
  /** Points of the first, second … place. */
  places: DecimalInput[];
  /** Points of all places after these. Absent: 0. */
  beyond?: DecimalInput;
}

/** A deduction that somebody decides, with its reason: 「否则酌情扣分」. */
export interface ManualRule extends ReadableRule {
  kind: 'manual';
  /** The fact with the points that are deducted. */
  deduction: string;
  /** The text fact that says why. */
  reason: string;
}

/** A free formula: 「(1-10×调剂金额/年初预算数)×指标分值」. */
export interface FormulaRule extends ReadableRule {
  kind: 'formula';
  /** The score; it counts between 0 and the points. */
  score: Expression;
}
