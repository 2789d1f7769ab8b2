/** What `audit` returns: what contradicts itself in a submission. Every value is a text as people read it. */

import type { Problem, ScoreSheet } from './sheet.js';
import type { Pointer } from './types.js';

export interface Audit {
  engine: ScoreSheet['engine'];
  rubric: ScoreSheet['rubric'];
  year: number | null;
  department: string | null;
  /** How many findings there are, listed or not. */
  counts: FindingCounts;
  /** The heaviest first. */
  findings: Finding[];
  /** Findings that are only counted: of a check at most 50 are listed. */
  unlisted: UnlistedFindings[];
  /** Checks that the rubric has switched off. */
  switched_off: SwitchedOffCheck[];
  /** Responses of the submission to findings that there are none of. */
  unmatched: UnmatchedResponse[];
  /** Only with `invalid: "unknown"`: what could not be read and was treated as unanswered. */
  problems?: Problem[];
}

/** `error` (错误: arithmetic or a rule is broken), `warning` (疑点: probably wrong) or `note` (提示). */
export type Severity = 'error' | 'warning' | 'note';

/** The checks of the audit; `docs/audit.md` says what each looks at. */
export type CheckCode =
  | 'T1' | 'T2' | 'T3' | 'T4' | 'T5' | 'T6' | 'T7' | 'T8' | 'T9' | 'T10' | 'T11' | 'T12' | 'T13'
  | 'T14' | 'T15' | 'T16' | 'T17' | 'T18' | 'T19' | 'T20' | 'T21' | 'T22'
  | 'M1' | 'M2' | 'M3' | 'M4' | 'M5' | 'M6' | 'M7' | 'M9' | 'M10' | 'M11' | 'M12' | 'M13' | 'M14'
  | 'M15' | 'M16' | 'M17'
  | 'P1' | 'P2' | 'P3' | 'P4' | 'P5'
  | 'X1' | 'X2' | 'X3' | 'X4' | 'X5' | 'X6' | 'X7' | 'X8' | 'X9' | 'X10' | 'X11' | 'X12' | 'X13'
  | 'X14' | 'X15' | 'X16' | 'X17' | 'X18' | 'X19';

export type FindingCounts = Record<Severity, number> & {
  /** Of all these, how many have a response that answers what they say now. */
  answered: number;
};

/** Something that contradicts itself, or cannot be true. With its code, `pointer` is its name. */
export interface Finding {
  /** The code of the check, or the id of a check of the rubric's own. */
  code: CheckCode | (string & {});
  severity: Severity;
  /** What the check is about. */
  title: string;
  /** The field to go to. */
  pointer: Pointer;
  /** What is wrong, with the figures. */
  message: string;
  /** What would fit, where that can be said. */
  expected: string | null;
  /** How to mend it. */
  hint: string;
  /** The values that it rests on. */
  evidence: Evidence[];
  /** Why the rubric gives it another severity. */
  severity_reason?: string;
  /** What the department answers. */
  response?: FindingAnswer;
}

/** A value that a finding rests on. */
export interface Evidence {
  pointer: Pointer;
  label: string;
  /** As it is shown, with its unit; `null` where nothing is there. */
  value: string | null;
}

/** What the department answers to a finding. */
export interface FindingAnswer {
  /** 说明 */
  text: string;
  /** Whether the finding said something else when it was written. */
  outdated: boolean;
}

export interface UnlistedFindings {
  code: string;
  /** How many more there are. */
  count: number;
}

export interface SwitchedOffCheck {
  code: CheckCode;
  title: string;
  reason: string;
}

export interface UnmatchedResponse {
  /** The response in the submission. */
  pointer: Pointer;
  /** The code that it answers. */
  code: string | null;
  /** 说明 */
  text: string | null;
}
