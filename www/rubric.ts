/** A rubric as data: what is asked, what it is worth and how points are earned. */

import type { CheckCode, Severity } from './findings.js';
import type { Expression, Rule } from './rule.js';
import type { DecimalInput, Pointer } from './types.js';

/** A finance bureau's scoring table (评价指标体系和计分办法) as data. */
export interface Rubric {
  /** The name by which submissions refer to it: place, year and kind. */
  id: string;
  /** 版本, such as `"1.0.0"`; a sealed sheet names it. */
  version: string;
  /** 表名 */
  title: string;
  /** What it scores: a department as a whole (absent), or a single project. */
  subject?: 'department' | 'project';
  /** 附表号, such as `"附表3"`. */
  number?: string;
  /** 制定单位 */
  authority?: string;
  /** 年度 */
  year?: number;
  /** What the clauses ask for, in the order in which it is asked. */
  facts: FactQuestion[];
  /** 一级指标 */
  sections: RubricSection[];
  /** Absent: rates stay exact, scores and the total have two decimals, half up. */
  rounding?: RubricRounding;
  /** 一票否决: where one of the conditions holds, the total is 0. */
  veto?: Veto[];
  /** 等级, from the best to the worst. */
  grades?: Grade[];
  /** 注 */
  notes?: string[];
  /** 签章栏 */
  signatures?: SignatureLine[];
  /** The id of the outline of its reports. */
  outline?: string;
  /** What it makes of the checks of the audit. */
  audit?: CheckSetting[];
  /** Checks of its own. */
  checks?: OwnCheck[];
  /** 字数限制 */
  lengths?: LengthLimit[];
  /** 附件 that have to be handed in, by name. */
  attachments?: string[];
  /** The self-evaluation is to be published only after its review. */
  publication_after_review?: boolean;
}

/**
 * A rubric that starts from another one. What stands here stands over what stands there: objects are merged field by
 * field, lists whose entries have an `id` by these, anything else replaces. `null` removes a field,
 * `{ id, remove: true }` an entry. A rule with a `kind` replaces the rule.
 */
export type ExtendingRubric = {
  /** The id of a built-in rubric, or a rubric; `null`: none, and this is a whole one. */
  extends: string | Rubric | ExtendingRubric | null;
  /** Its own, not that of the other. */
  id: string;
  version: string;
} & Patch<Omit<Rubric, 'id' | 'version'>>;

/** What may stand over a value: of objects some fields, of lists with ids some entries. */
export type Patch<Value> = Value extends readonly (infer Entry)[]
  ? Entry extends { id: string }
    ? (Patch<Omit<Entry, 'id'>> & { id: string; remove?: boolean })[]
    : Value
  : Value extends object
    ? { [Field in keyof Value]?: Patch<Value[Field]> | null }
    : Value;

/** 小数位数. Each number is rounded once. */
export interface RubricRounding {
  /** Of a derived percentage, before a rule uses it. Absent: it stays exact. */
  rate?: RoundingRule;
  /** Of a score that comes from rates or means. */
  item?: RoundingRule;
  /** Of the total. */
  total?: RoundingRule;
}

/** `half_up` (四舍五入), `down` (舍去尾数) or `up` (进一). */
export type RoundingMode = 'half_up' | 'down' | 'up';

export interface RoundingRule {
  /** 0 to 8. Absent: 2. */
  decimals?: number;
  /** Absent: `"half_up"`. */
  mode?: RoundingMode;
}

/** A condition that makes the total 0 (一票否决). */
export interface Veto {
  /** When it does: a FEEL expression that is true or false. */
  when: string;
  /** Its words in the rubric. */
  clause: string;
}

/** A band of the total (等级). */
export interface Grade {
  /** Such as `"优"`. */
  name: string;
  at_least: DecimalInput;
  /** Where it is printed: a total of 89.5 lies between 80–89 and 90–100, and has no grade. */
  at_most?: DecimalInput;
}

/** A line under the table. */
export interface SignatureLine {
  /** Its name in a submission. */
  id: string;
  /** What is printed before the blank. */
  label: string;
  /** Who signs. Absent: `"department"`. */
  side?: 'department' | 'finance_bureau';
}

/** How much a check of the audit weighs by this rubric, or that it is switched off. */
export interface CheckSetting {
  /** The code of the check, such as `"T4"`. */
  id: CheckCode;
  severity: 'off' | Severity;
  /** Why; results repeat it. */
  reason: string;
}

/** A check of the rubric's own, over its facts. */
export interface OwnCheck {
  /** Its code in findings: none of the catalogue. */
  id: string;
  title: string;
  severity: Severity;
  /** When there is something to find: a FEEL expression that is true or false. */
  when: string;
  /** What is wrong, with FEEL expressions in braces: `"接待费 {reception} 万元"`; `{{` and `}}` stand for braces. */
  message: string;
  /** How to mend it. */
  hint?: string;
}

/** The longest text at a place. */
export interface LengthLimit {
  /** A JSON pointer into a submission, in which `*` stands for every entry. */
  pointer: Pointer;
  /** The most characters, white space aside. */
  most: DecimalInput;
}

/** What kind of answer a fact takes. */
export type FactType =
  | 'boolean'
  | 'decimal'
  | 'money'
  | 'percent'
  | 'count'
  | 'choice'
  | 'date'
  | 'text'
  /** A list of numbers, such as the figures of the other units. */
  | 'numbers';

/** A fact that the rubric asks for. */
export interface FactQuestion {
  /** The name by which rules and expressions refer to it, in any script. */
  id: string;
  /** The fact in Chinese. */
  label: string;
  type: FactType;
  /** Of `money`: the unit that it is compared in, `yuan` or `wan_yuan`; of another number: its unit in words. */
  unit?: string;
  /** The question put to the filler, where the label does not suffice. */
  question?: string;
  /** 佐证材料 that the filler should have at hand. */
  evidence?: string;
  /** Of a `choice`: what to choose from. */
  choices?: { value: string; label: string }[];
  /** Where the answer stands in the submission, or in the project; absent: `/facts/<id>`. */
  from?: Pointer;
  /** A FEEL expression over other facts that answers the question where they are all known. */
  derived?: Expression;
}

/** 一级指标 */
export interface RubricSection {
  id: string;
  title: string;
  /** 分值: what those of its items add up to, bonus items aside. */
  points: DecimalInput;
  /** How much of its points counts in the total, in percent. Absent: 100. */
  weight?: DecimalInput;
  /**
   * Its items share its points: `optional` ones may be left out, and the points of the rest are scaled up to those of
   * the section.
   */
  pool?: boolean;
  /** 考核内容 */
  items: RubricItem[];
}

/** 考核内容: a row of the table. */
export interface RubricItem {
  id: string;
  title: string;
  /** 分值: the most that it can earn. */
  points: DecimalInput;
  /** 计分标准, word for word. */
  standard: string;
  /** The same as data. */
  rule: Rule;
  /**
   * Where it does not apply: `full` (按满分计算), or `drop` (剔除后按百分制折算). Absent: its points stay open.
   */
  not_applicable?: 'full' | 'drop';
  /** A FEEL expression without which the item earns nothing: 「如不具备，该指标分值为0」. */
  prerequisite?: string;
  /** A FEEL expression by which nothing is lost: 「除政策性原因外」. */
  excuse?: string;
  /** When a low score must be explained, and the text fact that does: 「执行率未达到90%的需说明原因」. */
  explain?: Explanation;
  /** 加分项: its points come on top of those of the section. The total does not pass that of the table. */
  bonus?: boolean;
  /** 可选项: in a pool, it may be left out. */
  optional?: boolean;
}

export interface Explanation {
  /** A FEEL expression over the facts, `points` and `score`, the score of the item. */
  when: string;
  /** A fact of the type `text`. */
  fact: string;
}

/** A rubric in the list of those that are built in. */
export interface RubricSummary {
  id: string;
  version: string;
  title: string;
  authority: string | null;
  year: number | null;
}
