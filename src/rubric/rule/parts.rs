//! Rules over parts: projects, indicators, and rules of which one counts.

use super::{Measure, Rule};
use crate::decimal::Decimal;
use crate::rubric::{Interval, Rubric};
use crate::submission::{Dimension, Indicator};

/// A score from the scores of the projects.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Children {
    /// What is made of the scores.
    pub aggregate: Aggregate,
    /// How much each project counts in the mean; in a sum, each the same.
    pub weight: Weight,
    /// What the mean or the sum is multiplied by, exactly.
    pub factor: Decimal,
    /// How a single project is scored.
    pub child: Child,
}

/// What is made of the scores of the parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Aggregate {
    /// Their mean.
    Mean,
    /// Their sum.
    Sum,
    /// How many of all reach their target (「达到预期值的数量指标个数/全部数量指标个数」).
    CountRatio,
}

/// How much a project counts in the mean of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Weight {
    /// Each the same: 平均得分.
    #[cfg_attr(feature = "schema", schemars(rename = "none"))]
    Same,
    /// By its budget: 按资金额度加权平均.
    Budget,
    /// By the weight that it is given (权重).
    Points,
}

/// How a single project is scored.
#[derive(Debug)]
pub struct Child {
    /// 分值 of a whole project.
    pub points: Decimal,
    /// By what.
    pub sheet: ChildSheet,
}

/// By what a project is scored.
#[derive(Debug)]
pub enum ChildSheet {
    /// By its indicators alone: an indicator that is reached earns its points, another its points × completion.
    Indicators(Measure),
    /// By a rubric of its own (项目支出绩效自评表).
    Rubric(Box<Rubric>),
    /// By one that comes with the crate.
    BuiltIn(&'static Rubric),
}

impl ChildSheet {
    /// The rubric by which a project is scored, if there is one.
    #[must_use]
    pub fn rubric(&self) -> Option<&Rubric> {
        match self {
            Self::Indicators(_) => None,
            Self::Rubric(rubric) => Some(rubric),
            Self::BuiltIn(rubric) => Some(rubric),
        }
    }
}

/// A score from the indicators that the department or the project sets itself.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Indicators {
    /// Which of them; none named: all.
    pub dimensions: Vec<Dimension>,
    /// What is made of their scores: the sum, or how many are reached.
    pub aggregate: Aggregate,
    /// How a quantitative indicator is measured that does not say so itself.
    #[cfg_attr(feature = "schema", schemars(flatten))]
    pub measure: Measure,
    /// The levels of qualitative ones.
    pub levels: Vec<Level>,
}

impl Indicators {
    /// Is an indicator one of those that count?
    #[must_use]
    pub fn counts(&self, indicator: &Indicator<'_>) -> bool {
        self.dimensions.is_empty() || indicator.dimension.is_some_and(|dimension| self.dimensions.contains(&dimension))
    }
}

/// A level of a qualitative indicator (达成程度).
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Level {
    /// Its name in submissions.
    pub value: String,
    /// Its name in Chinese.
    pub label: String,
    /// Which degrees of completion it allows, in percent.
    #[cfg_attr(feature = "schema", schemars(flatten))]
    pub interval: Interval,
}

/// Rules of which one counts.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Either {
    /// The rules.
    pub rules: Vec<EitherRule>,
    /// Does the best count, or the first that can be computed?
    #[cfg_attr(feature = "schema", schemars(rename = "pick"))]
    pub best: bool,
}

/// One of several rules.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EitherRule {
    /// What it is about.
    pub title: String,
    /// The rule.
    pub rule: Rule,
}
