/** What `score`, `seal` and `verify` return. Every decimal is a string; `null` means unknown. */

import type { RoundingMode } from './rubric.js';
import type { Rule } from './rule.js';
import type { Decimal, Pointer } from './types.js';

export interface ScoreSheet {
  engine: { name: 'ziping'; version: string };
  rubric: { id: string; version: string; title: string };
  year: number | null;
  department: string | null;
  traced: boolean;
  sections: SheetSection[];
  totals: Totals;
  /** Only with `invalid: "unknown"`: what could not be read and was treated as unanswered. */
  problems?: Problem[];
  /** Only when sealed. */
  digests?: Digests;
}

/** A sheet that can be checked later against its submission and rubric. */
export type SealedSheet = ScoreSheet & { digests: Digests };

export interface Digests {
  algorithm: 'sha-256';
  rubric: string;
  submission: string;
}

/** 一级指标 with its subtotals. */
export interface SheetSection {
  id: string;
  title: string;
  /** 分值 */
  points: Decimal;
  /** How much of its points counts in the total, in percent; absent: all. */
  weight?: Decimal;
  /** Of a pool: the points of the items that count, where they were scaled to those of the section. */
  scaled_from?: Decimal;
  computed: Decimal | null;
  self: Decimal | null;
  reviewed: Decimal | null;
  items: SheetItem[];
}

/** 考核内容: a row of the table. */
export interface SheetItem {
  id: string;
  title: string;
  /** 分值 */
  points: Decimal;
  /** What the facts given so far earn; `null` where nothing can be computed. */
  computed: Decimal | null;
  /** The claimed score, or the computed one where nothing is claimed. */
  self: Decimal | null;
  /** Whether `self` is claimed. */
  self_claimed: boolean;
  /** What the reviewer gives, or what the reviewer's answers earn. */
  reviewed: Decimal | null;
  /** One that does not apply has left the table where nothing of it is `missing`. */
  state: 'scored' | 'incomplete' | 'not-applicable' | 'claimed-only';
  /** Points that depend on what is missing. */
  open: Decimal;
  /** Points that are lost whatever is still answered. */
  lost_points: Decimal;
  /** What has to be filled to compute the rest. */
  missing: Missing[];
  /** Only when traced. */
  lost?: Lost[];
  /** Only when traced. */
  trace?: Trace;
}

/** Something that has to be filled. */
export interface Missing {
  /** The fact, if it is one of the rubric's. */
  fact: string | null;
  /** Where it belongs in the submission. */
  pointer: Pointer;
  label: string;
  /** The points that depend on it, perhaps together with others. */
  points: Decimal;
  /** Why an answer that is there does not count as one. */
  note?: string;
}

/** Points lost: by which clause, and what would earn them. */
export interface Lost {
  points: Decimal;
  clause: string;
  message: string;
}

/** How an item came to its score. */
export interface Trace {
  rule: Rule['kind'];
  /** The result in one sentence. */
  explanation: string;
  /** Which reading of an unclear standard the rubric takes. */
  reading?: string;
  /** With the rules `conditions` and `all_or_nothing`. */
  criteria?: Criterion[];
  /** The facts that were used, and those that they follow from; with all rules but those with `criteria`. */
  inputs?: TraceInput[];
  /** With the rules `choice`, `bands` and `graded`. */
  options?: ChoiceOption[];
  /** With the rule `indicators`. */
  indicators?: IndicatorScore[];
  /** With the rule `either`: what each of its rules gives. */
  parts?: TracePart[];
  /** With the rule `children`. */
  children?: ChildScore[];
  /** The computation with its figures, such as `"5 × 48.5 ÷ 100 = 2.425 → 2.43"`. */
  formula?: string;
  /** Where something was rounded. */
  rounding?: Rounding;
  /** What was changed after the rule, in the order in which it was, a sentence each. */
  modifiers?: string[];
}

/** One of several rules, of which one counts. */
export interface TracePart {
  title: string;
  trace: Trace;
}

/** A condition and whether it is met. */
export interface Criterion {
  fact: string;
  label: string;
  /** Where the answer stands, or would stand. */
  pointer: Pointer;
  /** The words of the standard. */
  clause: string;
  /** `null` with `all_or_nothing`: there only the item carries points. */
  points: Decimal | null;
  earned: Decimal | null;
  state: CriterionState;
  /** Whether figures say so or somebody. */
  basis: 'derived' | 'asserted' | null;
  /** The comparison with its values, such as `"2.15 ≤ 2.4"`. */
  detail: string | null;
  /** The inputs of a derived fact, answered or not. */
  inputs: TraceInput[];
}

/** Whether a condition is met, as far as is known. */
export type CriterionState = 'met' | 'unmet' | 'unknown' | 'not-applicable';

/** A fact that was used, answered or not. */
export interface TraceInput {
  fact: string;
  pointer: Pointer;
  label: string;
  /** As people write it; `null` where it is not known. */
  value: string | null;
}

/** An alternative of a choice, a band, or a grade. */
export interface ChoiceOption {
  /** Its value; of a band, its interval, such as `"80%（含）～90%"`. */
  value: string;
  label: string;
  /** The words of the standard. */
  clause: string;
  /** What it earns. */
  points: Decimal;
  chosen: boolean;
}

/** A project and its score. */
export interface ChildScore {
  pointer: Pointer;
  title: string | null;
  score: Decimal | null;
  /** From its indicators, from its own sheet, or given. */
  basis: 'indicators' | 'sheet' | 'given' | null;
  /** How much it counts in the mean; `null` where each counts the same. */
  weight: Decimal | null;
  /** Where the rubric scores projects by their indicators alone. */
  indicators: IndicatorScore[];
  /** Its own sheet, where the rubric has one for projects. */
  sections?: SheetSection[];
}

/** An indicator and what it earns. */
export interface IndicatorScore {
  pointer: Pointer;
  title: string | null;
  /** 分值 */
  points: Decimal | null;
  earned: Decimal | null;
  /** Such as `"4.5 × 295 ÷ 300 = 4.425 → 4.43"`. */
  formula: string | null;
}

/** A rounding that changed something. */
export interface Rounding {
  /** The exact value, or its beginning: `"3.333333…"`. */
  from: string;
  to: Decimal;
  decimals: number;
  mode: RoundingMode;
}

/** The last row of the table. */
export interface Totals {
  /** 分值 */
  points: Decimal;
  /** The points of what applies, where the total was scaled from these to all. */
  scaled_from?: Decimal;
  /** Points that depend on what is missing. */
  open: Decimal;
  lost_points: Decimal;
  /** 一票否决, where the rubric has it. */
  veto?: VetoScore[];
  computed: Total;
  self: Total;
  reviewed: Total;
}

/** A condition that makes the total 0. */
export interface VetoScore {
  /** Its words in the rubric. */
  clause: string;
  /** Whether it holds. */
  state: CriterionState;
  /** What has to be filled before that is known. */
  missing: Missing[];
  /** The facts that decide. */
  inputs: TraceInput[];
}

/** The total of one column. */
export interface Total {
  /** The sum of the scores that there are, rounded as the rubric says. */
  score: Decimal | null;
  /** Whether every item has a score. */
  complete: boolean;
  /** `null` until everything is known. */
  grade: string | null;
  /** Why a complete column has no grade: its total lies between two printed bands. */
  grade_gap?: string;
  /** The grade if nothing more is earned, */
  grade_at_least: string | null;
  /** and if everything open is. */
  grade_at_most: string | null;
  /** The next better grade, and how many points are short of it. */
  next_grade: { name: string; short: Decimal } | null;
  /** The total that was stated, by the department or the reviewer. */
  stated: Decimal | null;
  /** Whether the stated total is the sum; `null` where one of the two is not there. */
  agrees: boolean | null;
}

/** What `lintRubric` says of a rubric. */
export interface LintReport {
  /** Whether submissions can be scored by it. */
  usable: boolean;
  /** Why not. */
  problems: Problem[];
  /** What an author should look at again, of one that can be used. */
  doubts: Doubt[];
}

/** Something doubtful about a rubric: where, why, and what to do about it. */
export interface Doubt {
  code: string;
  /** A `warning` is probably not meant so; a `note` is worth knowing. */
  severity: 'warning' | 'note';
  /** Into the rubric. */
  pointer: Pointer;
  message: string;
  hint: string;
}

/** Something in the input that cannot be used: where, why, and what to write instead. */
export interface Problem {
  code: string;
  pointer: Pointer;
  message: string;
  hint: string;
}

export interface Verification {
  valid: boolean;
  differences: Difference[];
}

/** A value of the sealed sheet that the submission does not yield. */
export interface Difference {
  code: string;
  pointer: Pointer;
  sealed: unknown;
  recomputed: unknown;
  message: string;
}
