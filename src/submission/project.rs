//! The projects of a department and their indicators.

use super::{Answer, MoneyUnit, Text};
use crate::decimal::Decimal;

/// A project with its money and what it achieved.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Project<'a> {
    /// 项目名称.
    pub name: Option<Text<'a>>,
    /// Unit of the two amounts; [`MoneyUnit::USUAL`] where it is not stated.
    pub unit: Option<MoneyUnit>,
    /// 全年预算, 资金额度.
    pub budget: Option<Decimal>,
    /// 全年执行数.
    pub executed: Option<Decimal>,
    /// 预算执行率 in percent, as it is stated.
    pub execution_rate: Option<Decimal>,
    /// 权重, where the rubric weighs projects by it.
    pub weight: Option<Decimal>,
    /// The score of the project's own sheet, out of the points of a child in the rubric.
    pub score: Option<Decimal>,
    /// 备注.
    pub reason: Option<Text<'a>>,
    /// The indicators that the department itself set.
    pub indicators: Vec<Indicator<'a>>,
    /// Answers to the questions of the project's sheet, by the id of the fact.
    pub facts: Vec<(Text<'a>, Answer<'a>)>,
}

/// An indicator of a department or a project: quantitative, with a target and an actual value, or qualitative,
/// with a level and a degree.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Indicator<'a> {
    /// 三级指标.
    pub title: Option<Text<'a>>,
    /// 二级指标.
    pub dimension: Option<Dimension>,
    /// 分值.
    pub points: Option<Decimal>,
    /// Is more or is less the better? The rubric says where this does not.
    pub direction: Option<Direction>,
    /// 年度指标值.
    pub target: Option<Decimal>,
    /// 实际完成值.
    pub actual: Option<Decimal>,
    /// 达成程度 of a qualitative indicator: the value of a level of the rubric.
    pub level: Option<Text<'a>>,
    /// Its completion in percent, within the interval of the level.
    pub degree: Option<Decimal>,
    /// Unit of the two figures.
    pub unit: Option<Text<'a>>,
    /// 偏差原因.
    pub reason: Option<Text<'a>>,
}

/// When an indicator is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Direction {
    /// 实际完成值 ≥ 年度指标值.
    #[default]
    AtLeast,
    /// 实际完成值 ≤ 年度指标值.
    AtMost,
    /// 实际完成值 = 年度指标值.
    Equal,
}

/// What an indicator measures (财预〔2020〕10号).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Dimension {
    /// 数量指标.
    Quantity,
    /// 质量指标.
    Quality,
    /// 时效指标.
    Timeliness,
    /// 成本指标.
    Cost,
    /// 经济效益指标.
    Economic,
    /// 社会效益指标.
    Social,
    /// 生态效益指标.
    Ecological,
    /// 可持续影响指标.
    Sustainability,
    /// 服务对象满意度指标.
    Satisfaction,
}
