/** A rubric as data: what is asked, what it is worth and how points are earned. */

import type { Direction } from './submission.js';
import type { DecimalInput, Pointer } from './types.js';

/** A finance bureau's scoring table as data. */
export interface Rubric {
  id: string;
  version: string;
  title: string;
  number?: string;
  authority?: string;
  year?: number;
  facts: FactQuestion[];
  sections: RubricSection[];
  /** Absent: two decimals, half up. */
  rounding?: { item?: RoundingRule; total?: RoundingRule };
  /** From the best to the worst. */
  grades?: { name: string; at_least: DecimalInput }[];
  notes?: string[];
  signatures?: { id: string; label: string }[];
}

/** `half_up` (四舍五入), `down` (只舍不入) or `up` (只入不舍). */
export type RoundingMode = 'half_up' | 'down' | 'up';

export interface RoundingRule {
  decimals: number;
  /** Absent: `"half_up"`. */
  mode?: RoundingMode;
}

export interface FactQuestion {
  id: string;
  label: string;
  type: 'boolean' | 'decimal' | 'money' | 'percent' | 'count' | 'choice' | 'date' | 'text';
  unit?: string;
  question?: string;
  evidence?: string;
  choices?: { value: string; label: string }[];
  /** Where the answer stands in the submission; absent: `/facts/<id>`. */
  from?: Pointer;
  /** A FEEL expression over other facts that answers the question where they are all known. */
  derived?: string;
}

export interface RubricSection {
  id: string;
  title: string;
  points: DecimalInput;
  items: RubricItem[];
}

export interface RubricItem {
  id: string;
  title: string;
  points: DecimalInput;
  /** 计分标准, as printed. */
  standard: string;
  rule: Rule;
}

export type Rule =
  | { kind: 'conditions'; criteria: { fact: string; points: DecimalInput; clause: string }[] }
  | { kind: 'all_or_nothing'; facts: string[] }
  | { kind: 'choice'; fact: string; options: { value: string; points: DecimalInput; clause: string }[] }
  | {
      kind: 'children';
      of: 'projects';
      /** `"none"`: every project counts the same; `"budget"`: by its budget. */
      weight: 'none' | 'budget';
      factor: DecimalInput;
      child: { points: DecimalInput; rule: { kind: 'proportional'; direction?: Direction } };
      reading?: string;
    };

export interface RubricSummary {
  id: string;
  version: string;
  title: string;
  authority: string | null;
  year: number | null;
}
