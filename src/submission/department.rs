//! Who the department is: duties, organisation, people, assets.

use super::{MoneyUnit, Text};
use crate::decimal::Decimal;

/// 部门（单位）概况.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Department<'a> {
    /// 部门（单位）名称.
    pub name: Option<Text<'a>>,
    /// 主要职责职能, one each.
    pub duties: Vec<Text<'a>>,
    /// 组织架构, in words.
    pub organisation: Option<Text<'a>>,
    /// 内设机构, one name each.
    pub offices: Vec<Text<'a>>,
    /// 人员.
    pub staffing: Staffing<'a>,
    /// 资产.
    pub assets: Assets<'a>,
    /// 公务用车.
    pub vehicles: Vehicles,
}

/// 人员情况.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Staffing<'a> {
    /// 编制: posts approved.
    pub authorized: Option<Decimal>,
    /// 实有人数: people there.
    pub headcount: Option<Decimal>,
    /// 离退休人员: who has retired and takes no post.
    pub retired: Option<Decimal>,
    /// The kind of posts, as 行政编制.
    pub kind: Option<Text<'a>>,
    /// The posts by title.
    pub positions: Vec<Position<'a>>,
}

/// Posts of one title.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Position<'a> {
    /// 职务.
    pub title: Option<Text<'a>>,
    /// How many.
    pub count: Option<Decimal>,
}

/// 固定资产情况.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assets<'a> {
    /// Unit of the three amounts, if it is stated.
    pub unit: Option<MoneyUnit>,
    /// 固定资产原值.
    pub original_value: Option<Decimal>,
    /// 累计折旧.
    pub accumulated_depreciation: Option<Decimal>,
    /// 资产净值.
    pub net_value: Option<Decimal>,
    /// What the report calls the net value.
    pub net_value_term: Option<Text<'a>>,
}

/// 公务用车.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Vehicles {
    /// 车辆编制: vehicles approved.
    pub authorized: Option<Decimal>,
    /// 实有车辆: vehicles there.
    pub actual: Option<Decimal>,
}
