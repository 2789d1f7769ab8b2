//! The figures of a submission that texts speak of, each line with its amounts.

use crate::audit::passages::budget_lines;
use crate::audit::printed::Printed;
use crate::decimal::{self, Decimal, Fraction};
use crate::submission::{BudgetLine, MoneyUnit, Submission, ThreePublicLine};

/// Which of the amounts of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// 年初预算.
    Initial,
    /// 全年预算.
    Budget,
    /// 执行数, 决算数.
    Executed,
    /// 上年预算.
    LastBudget,
    /// 上年数.
    Last,
    /// The only one that there is.
    Sole,
}

impl Column {
    /// An amount by the name of its line and its own.
    pub fn of(self, line: &str) -> String {
        let name = match self {
            Self::Initial => "年初预算",
            Self::Budget => "预算",
            Self::Executed => "执行数",
            Self::LastBudget => "上年预算",
            Self::Last => "上年数",
            Self::Sole => "",
        };
        // 国有资本经营预算 is called a budget already.
        if line.ends_with(name) { line.to_owned() } else { format!("{line}{name}") }
    }
}

/// An amount that is filled in.
#[derive(Clone, Debug)]
pub struct Held {
    /// Which one of its line.
    pub column: Column,
    /// Where it stands.
    pub pointer: String,
    /// What it is, in Chinese.
    pub label: String,
    /// Its value with its unit, as it is shown.
    pub shown: String,
    /// What it can stand for, in 元 or pieces.
    pub printed: Printed,
}

/// A line of the figures.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its name, in Chinese.
    pub name: String,
    /// The kind of unit that its amounts are told in.
    pub unit: &'static str,
    /// Its amounts.
    pub held: Vec<Held>,
    /// Its rates as they are stated: 执行率 and 增幅, each with its place.
    pub stated_rate: Option<(String, Decimal)>,
    /// 增幅.
    pub stated_growth: Option<(String, Decimal)>,
}

impl Line {
    fn new(name: impl Into<String>, unit: &'static str) -> Self {
        Self { name: name.into(), unit, held: Vec::new(), stated_rate: None, stated_growth: None }
    }

    fn money(mut self, column: Column, pointer: String, value: Option<Decimal>, unit: MoneyUnit) -> Self {
        let Some(value) = value else { return self };
        let (factor, name) = match unit {
            MoneyUnit::Yuan => (1, "元"),
            MoneyUnit::WanYuan => (10_000, "万元"),
        };
        let printed = Fraction::count(factor).and_then(|factor| Printed::new(value)?.scaled(factor));
        let label = column.of(&self.name);
        let shown = format!("{} {name}", decimal::text(value));
        self.held.extend(printed.map(|printed| Held { column, pointer, label, shown, printed }));
        self
    }

    fn count(mut self, pointer: &str, value: Option<Decimal>, unit: &str) -> Self {
        let held = value.map(|value| Held {
            column: Column::Sole,
            pointer: pointer.to_owned(),
            label: self.name.clone(),
            shown: format!("{} {unit}", decimal::text(value)),
            printed: Printed::exactly(value.into()),
        });
        self.held.extend(held);
        self
    }

    /// Its amount of a column.
    pub fn of(&self, column: Column) -> Option<&Held> {
        self.held.iter().find(|held| held.column == column)
    }
}

/// A line of the budget.
pub fn budget_line(pointer: &str, name: &str, line: &BudgetLine<'_>, unit: MoneyUnit) -> Line {
    let at = |field: &str| format!("{pointer}/{field}");
    let mut made = Line::new(name, "元");
    for (column, field, value) in [
        (Column::Initial, "initial_budget", line.initial_budget),
        (Column::Budget, "budget", line.budget),
        (Column::Executed, "executed", line.executed),
        (Column::Last, "last_year", line.last_year),
    ] {
        made = made.money(column, at(field), value, unit);
    }
    made.stated_rate = line.execution_rate.map(|rate| (at("execution_rate"), rate));
    made.stated_growth = line.growth.map(|growth| (at("growth"), growth));
    made
}

fn three_public_line(key: &str, name: &str, line: &ThreePublicLine, unit: MoneyUnit) -> Line {
    let at = |field: &str| format!("/three_public/{key}/{field}");
    Line::new(name, "元")
        .money(Column::Budget, at("budget"), line.budget, unit)
        .money(Column::Executed, at("executed"), line.executed, unit)
        .money(Column::LastBudget, at("last_year_budget"), line.last_year_budget, unit)
        .money(Column::Last, at("last_year"), line.last_year, unit)
}

/// The lines of a department by the keys of [`super::terms`], without those of which nothing is filled in.
pub fn lines(submission: &Submission<'_>) -> Vec<(&'static str, Line)> {
    let unit = submission.budget.unit.unwrap_or(MoneyUnit::USUAL);
    let mut lines: Vec<(&'static str, Line)> = budget_lines(submission)
        .into_iter()
        .map(|(key, name, line)| (key, budget_line(&format!("/budget/{key}"), name, line, unit)))
        .collect();
    let public = &submission.three_public;
    let public_unit = public.unit.unwrap_or(MoneyUnit::USUAL);
    for (key, name, line) in [
        ("total", "“三公”经费", &public.total),
        ("overseas", "因公出国（境）费", &public.overseas),
        ("vehicles", "公务用车购置及运行费", &public.vehicles),
        ("vehicle_purchase", "公务用车购置费", &public.vehicle_purchase),
        ("vehicle_running", "公务用车运行费", &public.vehicle_running),
        ("reception", "公务接待费", &public.reception),
    ] {
        let term = if key == "total" { "three_public" } else { key };
        lines.push((term, three_public_line(key, name, line, public_unit)));
    }
    let bought = &submission.procurement;
    let buying = bought.unit.unwrap_or(MoneyUnit::USUAL);
    let mut procurement = Line::new("政府采购", "元")
        .money(Column::Budget, "/procurement/budget".to_owned(), bought.budget, buying)
        .money(Column::Executed, "/procurement/executed".to_owned(), bought.executed, buying);
    procurement.stated_rate = bought.execution_rate.map(|rate| ("/procurement/execution_rate".to_owned(), rate));
    lines.push(("procurement", procurement));
    let balance = &submission.budget.balance;
    for (key, name, value) in [
        ("opening", "年初结转结余", balance.opening),
        ("income", "本年收入", balance.income),
        ("closing", "年末结转结余", balance.closing),
    ] {
        lines.push((key, Line::new(name, "元").money(Column::Sole, format!("/budget/balance/{key}"), value, unit)));
    }
    let assets = &submission.department.assets;
    if let Some(unit) = assets.unit {
        for (key, name, value) in [
            ("original_value", "固定资产原值", assets.original_value),
            ("accumulated_depreciation", "累计折旧", assets.accumulated_depreciation),
            ("net_value", "资产净值", assets.net_value),
        ] {
            let pointer = format!("/department/assets/{key}");
            lines.push((key, Line::new(name, "元").money(Column::Sole, pointer, value, unit)));
        }
    }
    let (staffing, vehicles) = (&submission.department.staffing, &submission.department.vehicles);
    for (key, name, pointer, value) in [
        ("authorized", "编制数", "/department/staffing/authorized", staffing.authorized),
        ("headcount", "实有人数", "/department/staffing/headcount", staffing.headcount),
        ("retired", "离退休人员", "/department/staffing/retired", staffing.retired),
    ] {
        lines.push((key, Line::new(name, "人").count(pointer, value, "人")));
    }
    for (key, name, pointer, value) in [
        ("vehicles_authorized", "车辆编制", "/department/vehicles/authorized", vehicles.authorized),
        ("vehicles_actual", "公务用车", "/department/vehicles/actual", vehicles.actual),
    ] {
        lines.push((key, Line::new(name, "辆").count(pointer, value, "辆")));
    }
    lines.retain(|(_, line)| !line.held.is_empty() || line.stated_growth.is_some() || line.stated_rate.is_some());
    lines
}

/// The lines of the projects, by their places.
pub fn project_lines(submission: &Submission<'_>) -> Vec<Line> {
    let of_project = |(index, project): (usize, &crate::submission::Project<'_>)| {
        let (unit, at) = (project.unit.unwrap_or(MoneyUnit::USUAL), |field: &str| format!("/projects/{index}/{field}"));
        let name = project.name.as_deref().map(str::trim).unwrap_or_default();
        let mut line = Line::new(format!("「{name}」"), "元")
            .money(Column::Budget, at("budget"), project.budget, unit)
            .money(Column::Executed, at("executed"), project.executed, unit);
        line.stated_rate = project.execution_rate.map(|rate| (at("execution_rate"), rate));
        line
    };
    submission.projects.iter().enumerate().map(of_project).collect()
}
