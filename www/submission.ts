/** What a department fills in. A field that is absent or `null` is unanswered. */

import type { ExtendingRubric, Rubric } from './rubric.js';
import type { DateText, DecimalInput, MoneyUnit, Pointer } from './types.js';

type Optional<T> = { [Key in keyof T]?: T[Key] | null | undefined };

/** One department's year, and what it is scored by: everything that the score and the report need. */
export type Submission = {
  /** 计分办法: the id of a built-in rubric, or a rubric. */
  rubric: string | Rubric | ExtendingRubric;
} & Answers;

/** What a department fills in. */
export type Answers = Optional<{
  /** 年度 */
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
  procurement: Procurement;
  performance: Performance;
  /** 存在的问题 */
  problems: string[];
  /** 改进措施 */
  measures: string[];
  publication: Publication;
  other: string;
  /** Answers to the rubric's own questions, by fact id. */
  facts: Record<string, FactAnswer>;
  /** 部门整体绩效指标, for rubrics that score the indicators of the department itself. */
  indicators: Indicator[];
  projects: Project[];
  /** 自评分数 */
  self: Claim;
  /** 评定分数 */
  review: Review;
  /** File names behind an answer, by fact id. */
  evidence: Record<string, string[] | null>;
  /** 附件, by name. */
  attachments: string[];
  filing: Filing;
  /** By the rubric's signature ids. */
  signatures: Record<string, Signature | null>;
  /** 对核查结果的说明: answers to findings of the audit. */
  responses: FindingResponse[];
}>;

/**
 * An answer, the reason why the question does not apply, or nothing yet. A list of numbers answers a fact of the type
 * `numbers`.
 */
export type FactAnswer = boolean | DecimalInput | DecimalInput[] | { na: string } | null;

export type Department = Optional<{
  name: string;
  duties: string[];
  organisation: string;
  offices: string[];
  staffing: Staffing;
  assets: Assets;
  vehicles: Vehicles;
}>;

export type Staffing = Optional<{
  /** 编制数 */
  authorized: DecimalInput;
  /** 实有人数 */
  headcount: DecimalInput;
  /** 离退休人数; they take no posts. */
  retired: DecimalInput;
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

/** 公务用车 */
export type Vehicles = Optional<{
  /** 车辆编制数 */
  authorized: DecimalInput;
  /** 实有车辆数 */
  actual: DecimalInput;
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
  /** 预算调整数; negative where the budget was cut. */
  adjustment: DecimalInput;
  /** 预算调整率 in percent, as it is stated. */
  adjustment_rate: DecimalInput;
  /** 全年（调整后）预算 */
  budget: DecimalInput;
  /** 全年执行数 */
  executed: DecimalInput;
  /** 预算执行率 in percent, as it is stated. */
  execution_rate: DecimalInput;
  /** 占总支出的比重 in percent, as it is stated. */
  share: DecimalInput;
  last_year: DecimalInput;
  /** In percent: `"32"` is 32 %; may be negative. */
  growth: DecimalInput;
  reason: string;
  /** The report says “无”. */
  none: boolean;
}>;

export type Budget = Optional<{
  unit: MoneyUnit;
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
  balance: Balance;
}>;

/** 收入和结转结余, in the unit of the budget. */
export type Balance = Optional<{
  /** 年初结转结余 */
  opening: DecimalInput;
  /** 本年收入 */
  income: DecimalInput;
  /** 年末结转结余 */
  closing: DecimalInput;
  /** 结转结余率 in percent, as it is stated. */
  carry_over_rate: DecimalInput;
}>;

export type ThreePublicLine = Optional<{
  budget: DecimalInput;
  executed: DecimalInput;
  /** 上年预算数 */
  last_year_budget: DecimalInput;
  /** 上年决算数 */
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

/** 政府采购 */
export type Procurement = Optional<{
  /** Of the two amounts; absent: 万元. */
  unit: MoneyUnit;
  /** 采购预算数 */
  budget: DecimalInput;
  /** 实际采购金额 */
  executed: DecimalInput;
  /** 政府采购执行率 in percent, as it is stated. */
  execution_rate: DecimalInput;
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

/** Whether the actual value should reach the target (越高越好), stay within it (越低越好), or be it. */
export type Direction = 'at_least' | 'at_most' | 'equal';

/**
 * 绩效指标: a quantitative one with a target and an actual value, or a qualitative one with a level and a degree.
 */
export type Indicator = Optional<{
  /** 三级指标 */
  title: string;
  /** 二级指标 */
  dimension: Dimension;
  /** 分值; those of a project, or of an item, add up to its points. */
  points: DecimalInput;
  /** Absent: as the rubric says, and where it does not, `"at_least"`. */
  direction: Direction;
  /** 年度指标值 */
  target: DecimalInput;
  /** 实际完成值 */
  actual: DecimalInput;
  /** 达成程度, instead of target and actual: the value of a level of the rubric, such as `"partly"`. */
  level: string;
  /** In percent, within the interval of the level. */
  degree: DecimalInput;
  /** 计量单位 */
  unit: string;
  /** 偏差原因 */
  reason: string;
}>;

export type Project = Optional<{
  /** 项目名称 */
  name: string;
  /** Of the two amounts; absent: 万元. */
  unit: MoneyUnit;
  /** 全年预算数 */
  budget: DecimalInput;
  /** 全年执行数 */
  executed: DecimalInput;
  /** 预算执行率 in percent, as it is stated. */
  execution_rate: DecimalInput;
  /** 权重, where the rubric weighs projects by it. */
  weight: DecimalInput;
  /** Given out of 100, for a project whose indicators are not listed. */
  score: DecimalInput;
  /** 扣分原因 */
  reason: string;
  indicators: Indicator[];
  /** Answers to the questions of the project's own sheet, by fact id. */
  facts: Record<string, FactAnswer>;
}>;

export type ClaimedScore = Optional<{ score: DecimalInput; reason: string }>;

export type Claim = Optional<{
  total: DecimalInput;
  /** By item id. */
  scores: Record<string, ClaimedScore | null>;
}>;

export type Review = Claim & Optional<{
  /** 评定日期 */
  date: DateText;
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

/** An answer to a finding of the audit, which is known by code and pointer. */
export type FindingResponse = Optional<{
  code: string;
  pointer: Pointer;
  /** What was found when it was written; where the finding says something else now, the answer is outdated. */
  message: string;
  /** 说明 */
  text: string;
}>;
