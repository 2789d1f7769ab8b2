//! The department's money: budget and execution, and the three public expenses.

use super::Text;
use crate::decimal::Decimal;

/// Unit of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum MoneyUnit {
    /// 元.
    Yuan,
    /// 万元, 10,000 元.
    WanYuan,
}

impl MoneyUnit {
    /// The unit of amounts whose unit is not stated: reports are written in 万元.
    pub const USUAL: Self = Self::WanYuan;

    /// Its name in Chinese.
    #[must_use]
    pub const fn term(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::WanYuan => "万元",
        }
    }
}

/// 预算及执行情况.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Budget<'a> {
    /// Unit of all amounts; [`MoneyUnit::USUAL`] where it is not stated.
    pub unit: Option<MoneyUnit>,
    /// 总支出.
    pub total: BudgetLine<'a>,
    /// 基本支出.
    pub basic: BudgetLine<'a>,
    /// 人员支出.
    pub personnel: BudgetLine<'a>,
    /// 工资福利支出.
    pub wages_benefits: BudgetLine<'a>,
    /// 对个人和家庭的补助.
    pub personal_family_subsidies: BudgetLine<'a>,
    /// 商品和服务支出（公用经费）.
    pub operating: BudgetLine<'a>,
    /// 项目支出.
    pub project: BudgetLine<'a>,
    /// 国有资本经营预算.
    pub state_capital: BudgetLine<'a>,
    /// 政府性基金.
    pub government_fund: BudgetLine<'a>,
    /// 机关运行经费.
    pub agency_running: BudgetLine<'a>,
    /// 收入和结转结余.
    pub balance: Balance,
}

/// One line of the budget.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BudgetLine<'a> {
    /// 年初预算.
    pub initial_budget: Option<Decimal>,
    /// 预算调整数: what was added to the initial budget; negative where it was cut.
    pub adjustment: Option<Decimal>,
    /// 预算调整率 in percent.
    pub adjustment_rate: Option<Decimal>,
    /// 全年（调整后）预算.
    pub budget: Option<Decimal>,
    /// 全年执行数, 决算数.
    pub executed: Option<Decimal>,
    /// 预算执行率 in percent, as it is stated.
    pub execution_rate: Option<Decimal>,
    /// 占总支出的比重 in percent.
    pub share: Option<Decimal>,
    /// The same amount of the year before.
    pub last_year: Option<Decimal>,
    /// Growth against the year before in percent; negative for a decline.
    pub growth: Option<Decimal>,
    /// Why it grew or fell.
    pub reason: Option<Text<'a>>,
    /// The report says 无.
    pub none: Option<bool>,
}

/// “三公”经费.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ThreePublic {
    /// Unit of all amounts; [`MoneyUnit::USUAL`] where it is not stated.
    pub unit: Option<MoneyUnit>,
    /// All three together.
    pub total: ThreePublicLine,
    /// 因公出国（境）.
    pub overseas: ThreePublicLine,
    /// 公务用车购置及运行.
    pub vehicles: ThreePublicLine,
    /// 公务用车购置.
    pub vehicle_purchase: ThreePublicLine,
    /// 公务用车运行.
    pub vehicle_running: ThreePublicLine,
    /// 公务接待.
    pub reception: ThreePublicLine,
}

/// One line of the three public expenses.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ThreePublicLine {
    /// 本年预算数.
    pub budget: Option<Decimal>,
    /// 本年决算数.
    pub executed: Option<Decimal>,
    /// 上年预算数.
    pub last_year_budget: Option<Decimal>,
    /// 上年决算数.
    pub last_year: Option<Decimal>,
}

/// 收入和结转结余, in the unit of the budget.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Balance {
    /// 年初结转结余.
    pub opening: Option<Decimal>,
    /// 本年收入.
    pub income: Option<Decimal>,
    /// 年末结转结余.
    pub closing: Option<Decimal>,
    /// 结转结余率 in percent: what is left of the budget.
    pub carry_over_rate: Option<Decimal>,
}

/// 政府采购.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Procurement {
    /// Unit of the two amounts; [`MoneyUnit::USUAL`] where it is not stated.
    pub unit: Option<MoneyUnit>,
    /// 采购预算.
    pub budget: Option<Decimal>,
    /// 实际采购金额.
    pub executed: Option<Decimal>,
    /// 政府采购执行率 in percent, as it is stated.
    pub execution_rate: Option<Decimal>,
}
