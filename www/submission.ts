/** What a department fills in. A field that is absent or `null` is unanswered. */

import type { Rubric } from './rubric.js';
import type { DateText, DecimalInput, MoneyUnit } from './types.js';

type Optional<T> = { [Key in keyof T]?: T[Key] | null | undefined };

/** One department's year: everything that the score and the report need. */
export type Submission = { rubric: string | Rubric } & Optional<{
  year: number;
  department: Department;
  /** 当年履职总体目标、工作任务 */
  goals: string;
  /** 绩效目标 */
  targets: Target[];
  /** 预算绩效管理开展情况, a paragraph each. */
  management: string[];
  budget: Budget;
  three_public: ThreePublic;
  performance: Performance;
  /** 存在的问题 */
  problems: string[];
  /** 改进措施 */
  measures: string[];
  publication: Publication;
  other: string;
  /** Answers to the rubric's own questions, by fact id. */
  facts: Record<string, FactAnswer>;
  projects: Project[];
  /** 自评分数 */
  self: Claim;
  /** 评定分数 */
  review: Review;
  /** File names behind an answer, by fact id. */
  evidence: Record<string, string[] | null>;
  filing: Filing;
  /** By the rubric's signature ids. */
  signatures: Record<string, Signature | null>;
}>;

/** An answer, the reason why the question does not apply, or nothing yet. */
export type FactAnswer = boolean | DecimalInput | { na: string } | null;

export type Department = Optional<{
  name: string;
  duties: string[];
  organisation: string;
  offices: string[];
  staffing: Staffing;
  assets: Assets;
}>;

export type Staffing = Optional<{
  /** 编制数 */
  authorized: DecimalInput;
  /** 实有人数 */
  headcount: DecimalInput;
  kind: string;
  positions: Optional<{ title: string; count: DecimalInput }>[];
}>;

export type Assets = Optional<{
  unit: MoneyUnit;
  original_value: DecimalInput;
  accumulated_depreciation: DecimalInput;
  net_value: DecimalInput;
  /** How the report names the net value: 资产净值, or 净资产 where that word was used. */
  net_value_term: string;
}>;

export type Target = { text: string } & Optional<{
  unit: string;
  target: DecimalInput;
  actual: DecimalInput;
  result: string;
}>;

export type BudgetLine = Optional<{
  /** 年初预算 */
  initial_budget: DecimalInput;
  /** 全年（调整后）预算 */
  budget: DecimalInput;
  /** 全年执行数 */
  executed: DecimalInput;
  last_year: DecimalInput;
  /** In percent: `"32"` is 32 %; may be negative. */
  growth: DecimalInput;
  reason: string;
  /** The report says “无”. */
  none: boolean;
}>;

export type Budget = Optional<{
  unit: MoneyUnit;
  reason: string;
  total: BudgetLine;
  basic: BudgetLine;
  personnel: BudgetLine;
  wages_benefits: BudgetLine;
  personal_family_subsidies: BudgetLine;
  operating: BudgetLine;
  project: BudgetLine;
  state_capital: BudgetLine;
  government_fund: BudgetLine;
  agency_running: BudgetLine;
}>;

export type ThreePublicLine = Optional<{
  budget: DecimalInput;
  executed: DecimalInput;
  last_year: DecimalInput;
}>;

/** “三公”经费 */
export type ThreePublic = Optional<{
  unit: MoneyUnit;
  total: ThreePublicLine;
  /** 因公出国（境） */
  overseas: ThreePublicLine;
  /** 公务用车购置及运行 */
  vehicles: ThreePublicLine;
  vehicle_purchase: ThreePublicLine;
  vehicle_running: ThreePublicLine;
  /** 公务接待 */
  reception: ThreePublicLine;
}>;

export type Performance = Optional<{
  quantity: string;
  quality: string;
  timeliness: string;
  cost: string;
  benefits: Optional<{
    economic: string;
    social: string;
    ecological: string;
    administrative: string;
    sustainability: string;
  }>;
  satisfaction: string;
}>;

export type Publication = Optional<{
  text: string;
  use_of_results: string;
  date: DateText;
  channel: string;
}>;

export type Dimension =
  | 'quantity'
  | 'quality'
  | 'timeliness'
  | 'cost'
  | 'economic'
  | 'social'
  | 'ecological'
  | 'sustainability'
  | 'satisfaction';

/** Whether the actual value should reach the target or stay below it. */
export type Direction = 'at_least' | 'at_most';

export type Indicator = Optional<{
  title: string;
  dimension: Dimension;
  points: DecimalInput;
  /** Absent: `"at_least"`. */
  direction: Direction;
  target: DecimalInput;
  actual: DecimalInput;
  unit: string;
  reason: string;
}>;

export type Project = Optional<{
  name: string;
  unit: MoneyUnit;
  budget: DecimalInput;
  executed: DecimalInput;
  /** Given out of 100, for a project whose indicators are not listed. */
  score: DecimalInput;
  reason: string;
  indicators: Indicator[];
}>;

export type ClaimedScore = Optional<{ score: DecimalInput; reason: string }>;

export type Claim = Optional<{
  total: DecimalInput;
  /** By item id. */
  scores: Record<string, ClaimedScore | null>;
}>;

export type Review = Claim & Optional<{
  /** The reviewer's answers; they take precedence over the filler's in the reviewed column. */
  facts: Record<string, FactAnswer>;
}>;

export type Filing = Optional<{
  unit_name: string;
  prepared_by: string;
  date: DateText;
  sealed: boolean;
}>;

export type Signature = Optional<{ name: string; signed: boolean }>;
