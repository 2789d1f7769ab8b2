//! What a department hands in: its facts, figures and texts, as [`crate::read`] understood them.
//!
//! Every part may be missing, and `None` is "not answered", which is neither zero nor "none". Texts are
//! borrowed from the input wherever they need no unescaping. This module knows nothing of scores.

mod department;
mod figure;
mod money;
mod project;
mod response;

use std::borrow::Cow;

use crate::date::Date;
use crate::decimal::Decimal;

pub use department::{Assets, Department, Position, Staffing, Vehicles};
pub use figure::Figure;
pub use money::{Balance, Budget, BudgetLine, MoneyUnit, Procurement, ThreePublic, ThreePublicLine};
pub use project::{Dimension, Direction, Indicator, Project};
pub use response::Response;

/// A text of the input.
pub type Text<'a> = Cow<'a, str>;

/// A submission: one department, one year.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Submission<'a> {
    /// The year that is evaluated.
    pub year: Option<u16>,
    /// Who the department is (部门概况).
    pub department: Department<'a>,
    /// 当年履职总体目标、工作任务.
    pub goals: Option<Text<'a>>,
    /// 年度整体支出绩效目标.
    pub targets: Vec<Target<'a>>,
    /// 预算绩效管理开展情况, a paragraph each.
    pub management: Vec<Text<'a>>,
    /// 预算及执行情况.
    pub budget: Budget<'a>,
    /// “三公”经费.
    pub three_public: ThreePublic,
    /// 政府采购.
    pub procurement: Procurement,
    /// 绩效实现情况.
    pub performance: Performance<'a>,
    /// 存在问题, a paragraph each.
    pub problems: Vec<Text<'a>>,
    /// 改进措施, a paragraph each.
    pub measures: Vec<Text<'a>>,
    /// 结果应用和公开情况.
    pub publication: Publication<'a>,
    /// 其他需要说明的问题.
    pub other: Option<Text<'a>>,
    /// Answers to the rubric's own questions, by the id of the fact.
    pub facts: Vec<(Text<'a>, Answer<'a>)>,
    /// 部门整体绩效指标 that the department itself set.
    pub indicators: Vec<Indicator<'a>>,
    /// The projects of the year.
    pub projects: Vec<Project<'a>>,
    /// What the department claims (自评分数).
    #[cfg_attr(feature = "schema", schemars(rename = "self"))]
    pub claim: Assessment<'a>,
    /// What the finance bureau decides (评定分数).
    pub review: Assessment<'a>,
    /// Names of files (佐证材料) by the id of the fact that they prove.
    pub evidence: Vec<(Text<'a>, Vec<Text<'a>>)>,
    /// 附件: what is handed in besides, by name.
    pub attachments: Vec<Text<'a>>,
    /// The head of the table.
    pub filing: Filing<'a>,
    /// The signature block, by the id of the line in the rubric.
    pub signatures: Vec<(Text<'a>, Signature<'a>)>,
    /// 对核查结果的说明: answers to findings of the audit.
    pub responses: Vec<Response<'a>>,
}

/// An answer to a question of the rubric.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Answer<'a> {
    /// Not answered.
    #[default]
    Unknown,
    /// 不适用, with the reason.
    NotApplicable(Text<'a>),
    /// 是 or 否.
    Boolean(bool),
    /// A figure, in the unit of the fact.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// A text, or the value of a choice.
    Text(Text<'a>),
    /// Several figures.
    Numbers(Vec<Decimal>),
}

/// 绩效目标.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Target<'a> {
    /// The target in words.
    pub text: Option<Text<'a>>,
    /// Unit of the two figures.
    pub unit: Option<Text<'a>>,
    /// 年度指标值.
    pub target: Option<Decimal>,
    /// 实际完成值.
    pub actual: Option<Decimal>,
    /// What came of it, in words.
    pub result: Option<Text<'a>>,
}

/// 绩效实现情况, in words.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Performance<'a> {
    /// 数量.
    pub quantity: Option<Text<'a>>,
    /// 质量.
    pub quality: Option<Text<'a>>,
    /// 时效.
    pub timeliness: Option<Text<'a>>,
    /// 成本.
    pub cost: Option<Text<'a>>,
    /// 履职效果.
    pub benefits: Benefits<'a>,
    /// 社会满意度.
    pub satisfaction: Option<Text<'a>>,
}

/// 履职效果, in words.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Benefits<'a> {
    /// 经济效益.
    pub economic: Option<Text<'a>>,
    /// 社会效益.
    pub social: Option<Text<'a>>,
    /// 生态效益.
    pub ecological: Option<Text<'a>>,
    /// 行政效能.
    pub administrative: Option<Text<'a>>,
    /// 可持续影响.
    pub sustainability: Option<Text<'a>>,
}

/// 绩效自评结果拟应用和公开情况.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Publication<'a> {
    /// The chapter in words.
    pub text: Option<Text<'a>>,
    /// 结果应用.
    pub use_of_results: Option<Text<'a>>,
    /// The day of publication.
    pub date: Option<Date>,
    /// Where it was published.
    pub channel: Option<Text<'a>>,
}

/// Scores that one side gives, with the facts that it sees differently.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assessment<'a> {
    /// The day of the review; only a review has it.
    pub date: Option<Date>,
    /// The total that this side states.
    pub total: Option<Decimal>,
    /// Scores by the id of the item.
    pub scores: Vec<(Text<'a>, GivenScore<'a>)>,
    /// Answers that replace those of the department; only a review has them.
    pub facts: Vec<(Text<'a>, Answer<'a>)>,
}

impl<'a> Assessment<'a> {
    /// What this side gives for an item.
    #[must_use]
    pub fn score(&self, item: &str) -> Option<&GivenScore<'a>> {
        self.scores.iter().find(|(id, _)| id == item).map(|(_, score)| score)
    }
}

/// A score that somebody gives.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GivenScore<'a> {
    /// The score.
    pub score: Option<Decimal>,
    /// 备注: why it is below the points, or differs.
    pub reason: Option<Text<'a>>,
}

/// The head of the table.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Filing<'a> {
    /// 填报单位名称.
    pub unit_name: Option<Text<'a>>,
    /// The office that fills the form.
    pub prepared_by: Option<Text<'a>>,
    /// 填报日期.
    pub date: Option<Date>,
    /// 盖章: is the seal on it?
    pub sealed: Option<bool>,
}

/// A line of the signature block.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Signature<'a> {
    /// The name, as far as it is to be printed.
    pub name: Option<Text<'a>>,
    /// Is it signed?
    pub signed: Option<bool>,
}
