/** What `score`, `seal` and `verify` return. Every decimal is a string; `null` means unknown. */

import type { RoundingMode, Rule } from './rubric.js';
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

export interface SheetSection {
  id: string;
  title: string;
  points: Decimal;
  computed: Decimal | null;
  self: Decimal | null;
  reviewed: Decimal | null;
  items: SheetItem[];
}

export interface SheetItem {
  id: string;
  title: string;
  points: Decimal;
  /** What the facts given so far earn; `null` where nothing can be computed. */
  computed: Decimal | null;
  /** The claimed score, or the computed one where nothing is claimed. */
  self: Decimal | null;
  self_claimed: boolean;
  reviewed: Decimal | null;
  state: 'scored' | 'incomplete' | 'not-applicable' | 'claimed-only';
  /** Points that depend on what is missing. */
  open: Decimal;
  lost_points: Decimal;
  missing: Missing[];
  /** Only when traced. */
  lost?: Lost[];
  /** Only when traced. */
  trace?: Trace;
}

export interface Missing {
  fact: string | null;
  pointer: Pointer;
  label: string;
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
  explanation: string;
  /** Which reading of an unclear standard the rubric takes. */
  reading?: string;
  /** With the rules `conditions` and `all_or_nothing`. */
  criteria?: Criterion[];
  /** With the rule `choice`; its fact is in `inputs`. */
  options?: ChoiceOption[];
  inputs?: TraceInput[];
  /** With the rule `children`. */
  children?: ChildScore[];
  formula?: string;
  rounding?: Rounding;
}

export interface Criterion {
  fact: string;
  label: string;
  /** Where the answer stands, or would stand. */
  pointer: Pointer;
  clause: string;
  /** `null` with `all_or_nothing`: there only the item carries points. */
  points: Decimal | null;
  earned: Decimal | null;
  state: 'met' | 'unmet' | 'unknown' | 'not-applicable';
  basis: 'derived' | 'asserted' | null;
  /** The comparison with its values, such as `"2.15 ≤ 2.4"`. */
  detail: string | null;
  /** The inputs of a derived fact, answered or not. */
  inputs: TraceInput[];
}

export interface TraceInput {
  fact: string;
  pointer: Pointer;
  label: string;
  value: string | null;
}

export interface ChoiceOption {
  value: string;
  label: string;
  clause: string;
  points: Decimal;
  chosen: boolean;
}

export interface ChildScore {
  pointer: Pointer;
  title: string | null;
  score: Decimal | null;
  basis: 'indicators' | 'given' | null;
  weight: Decimal | null;
  indicators: IndicatorScore[];
}

export interface IndicatorScore {
  pointer: Pointer;
  title: string | null;
  points: Decimal | null;
  earned: Decimal | null;
  /** Such as `"4.5 × 295 ÷ 300 = 4.425 → 4.43"`. */
  formula: string | null;
}

export interface Rounding {
  from: Decimal;
  to: Decimal;
  decimals: number;
  mode: RoundingMode;
}

export interface Totals {
  points: Decimal;
  open: Decimal;
  lost_points: Decimal;
  computed: Total;
  self: Total;
  reviewed: Total;
}

export interface Total {
  score: Decimal | null;
  complete: boolean;
  /** `null` until everything is known. */
  grade: string | null;
  grade_at_least: string | null;
  grade_at_most: string | null;
  next_grade: { name: string; short: Decimal } | null;
  /** The total that was stated, by the department or the reviewer. */
  stated: Decimal | null;
  /** Whether the stated total is the sum; `null` where one of the two is not there. */
  agrees: boolean | null;
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
