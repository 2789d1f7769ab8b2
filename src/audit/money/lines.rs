//! The lines of the budget, their columns, and which lines make up which.

use super::stated::{Stated, among};
use crate::decimal::Decimal;
use crate::submission::{Budget, BudgetLine};

/// A line of the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Total,
    Basic,
    Personnel,
    WagesBenefits,
    PersonalFamilySubsidies,
    Operating,
    Project,
    StateCapital,
    GovernmentFund,
    AgencyRunning,
}

/// A column of amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Budget,
    Executed,
    InitialBudget,
    LastYear,
}

impl Column {
    /// The amounts of this year, the one first that is most probably meant.
    pub const THIS_YEAR: [Self; 3] = [Self::Budget, Self::Executed, Self::InitialBudget];

    /// In the order of the table.
    pub const ALL: [Self; 4] = [Self::InitialBudget, Self::Budget, Self::Executed, Self::LastYear];

    /// Its name in the data.
    pub fn name(self) -> &'static str {
        match self {
            Self::InitialBudget => "initial_budget",
            Self::Budget => "budget",
            Self::Executed => "executed",
            Self::LastYear => "last_year",
        }
    }

    /// Its name in the report.
    pub fn term(self) -> &'static str {
        match self {
            Self::InitialBudget => "年初预算",
            Self::Budget => "全年预算",
            Self::Executed => "全年执行数",
            Self::LastYear => "上年数",
        }
    }

    fn of(self, line: &BudgetLine<'_>) -> Option<Decimal> {
        match self {
            Self::InitialBudget => line.initial_budget,
            Self::Budget => line.budget,
            Self::Executed => line.executed,
            Self::LastYear => line.last_year,
        }
    }
}

impl Line {
    /// In the order of the report.
    pub const ALL: [Self; 10] = [
        Self::Total,
        Self::Basic,
        Self::Personnel,
        Self::WagesBenefits,
        Self::PersonalFamilySubsidies,
        Self::Operating,
        Self::Project,
        Self::StateCapital,
        Self::GovernmentFund,
        Self::AgencyRunning,
    ];

    /// Its name in the data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Basic => "basic",
            Self::Personnel => "personnel",
            Self::WagesBenefits => "wages_benefits",
            Self::PersonalFamilySubsidies => "personal_family_subsidies",
            Self::Operating => "operating",
            Self::Project => "project",
            Self::StateCapital => "state_capital",
            Self::GovernmentFund => "government_fund",
            Self::AgencyRunning => "agency_running",
        }
    }

    /// Its name in the report.
    pub fn term(self) -> &'static str {
        match self {
            Self::Total => "总支出",
            Self::Basic => "基本支出",
            Self::Personnel => "人员支出",
            Self::WagesBenefits => "工资福利支出",
            Self::PersonalFamilySubsidies => "对个人和家庭的补助",
            Self::Operating => "公用经费",
            Self::Project => "项目支出",
            Self::StateCapital => "国有资本经营预算",
            Self::GovernmentFund => "政府性基金",
            Self::AgencyRunning => "机关运行经费",
        }
    }

    /// The lines that it is made up of.
    pub fn parts(self) -> &'static [Self] {
        match self {
            Self::Total => &[Self::Basic, Self::Project, Self::StateCapital, Self::GovernmentFund],
            Self::Basic => &[Self::Personnel, Self::Operating],
            Self::Personnel => &[Self::WagesBenefits, Self::PersonalFamilySubsidies],
            _ => &[],
        }
    }

    /// Do most departments have none of it, and leave the line out?
    fn is_mostly_left_out(self) -> bool {
        matches!(self, Self::StateCapital | Self::GovernmentFund)
    }

    /// What is stated of it.
    pub fn of<'s, 'a>(self, budget: &'s Budget<'a>) -> &'s BudgetLine<'a> {
        match self {
            Self::Total => &budget.total,
            Self::Basic => &budget.basic,
            Self::Personnel => &budget.personnel,
            Self::WagesBenefits => &budget.wages_benefits,
            Self::PersonalFamilySubsidies => &budget.personal_family_subsidies,
            Self::Operating => &budget.operating,
            Self::Project => &budget.project,
            Self::StateCapital => &budget.state_capital,
            Self::GovernmentFund => &budget.government_fund,
            Self::AgencyRunning => &budget.agency_running,
        }
    }

    /// The place of one of its fields.
    pub fn place(self, field: &str) -> String {
        format!("/budget/{}/{field}", self.name())
    }

    /// Its amount in a column.
    pub fn amount(self, budget: &Budget<'_>, column: Column) -> Option<Decimal> {
        column.of(self.of(budget)).map(|amount| among(amount, || decimals(budget)))
    }

    /// Its amount in a column, with the name of both.
    pub fn stated(self, budget: &Budget<'_>, column: Column) -> Option<Stated> {
        let label = format!("{}{}", self.term(), column.term());
        Stated::new(self.place(column.name()), label, self.amount(budget, column))
    }

    /// Does a column hold 0 although it states no amount? So it does where the report says 无 and gives no amount that
    /// would contradict it, in last year's column none at all, for 无 is said of this year; and in a line that most
    /// departments leave out, if this one does.
    pub fn is_nothing(self, budget: &Budget<'_>, column: Column) -> bool {
        let line = self.of(budget);
        let states_any = |columns: &[Column]| columns.iter().any(|column| column.of(line).is_some());
        match line.none {
            Some(true) if column != Column::LastYear => !states_any(&Column::THIS_YEAR),
            Some(true) => !states_any(&Column::ALL),
            _ => self.is_mostly_left_out() && !states_any(&Column::ALL) && line.growth.is_none(),
        }
    }
}

/// The most decimals of an amount in the table.
pub fn decimals(budget: &Budget<'_>) -> u32 {
    let of_line = |line: Line| Column::ALL.into_iter().filter_map(move |column| column.of(line.of(budget)));
    Line::ALL.into_iter().flat_map(of_line).map(|amount| amount.scale()).max().unwrap_or_default()
}

/// The parts of a whole as far as they are known.
#[derive(Debug)]
pub struct Parts<T> {
    /// Those that something is known of.
    pub known: Vec<(Line, T)>,
    /// Is nothing else in the whole?
    pub complete: bool,
}

impl<T> Parts<T> {
    /// The parts of a whole. A line that nothing is known of is replaced by its own parts.
    pub fn of(whole: Line, known: &dyn Fn(Line) -> Option<T>, nothing: &dyn Fn(Line) -> bool) -> Self {
        let mut parts = Self { known: Vec::new(), complete: true };
        parts.add(whole, known, nothing);
        parts
    }

    fn add(&mut self, whole: Line, known: &dyn Fn(Line) -> Option<T>, nothing: &dyn Fn(Line) -> bool) {
        for part in whole.parts() {
            if let Some(value) = known(*part) {
                self.known.push((*part, value));
            } else if !nothing(*part) && !part.parts().is_empty() {
                self.add(*part, known, nothing);
            } else if !nothing(*part) {
                self.complete = false;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget_with(line: impl Fn(&mut Budget<'_>)) -> Budget<'static> {
        let mut budget = Budget::default();
        line(&mut budget);
        budget
    }

    #[test]
    fn lines_stand_for_what_is_not_stated() {
        let known = |line: Line| matches!(line, Line::Personnel | Line::Operating | Line::Project).then_some(());
        let parts = Parts::of(Line::Total, &known, &|line: Line| line.is_mostly_left_out());
        let lines: Vec<Line> = parts.known.iter().map(|(line, ())| *line).collect();
        assert_eq!(lines, [Line::Personnel, Line::Operating, Line::Project]);
        assert!(parts.complete);
    }

    #[test]
    fn what_is_unknown_makes_a_split_incomplete() {
        let known = |line: Line| (line == Line::Basic).then_some(());
        assert!(!Parts::of(Line::Total, &known, &|line| line != Line::Project).complete);
        assert!(Parts::of(Line::Total, &known, &|line| line != Line::Basic).complete);
    }

    #[test]
    fn nothing_is_said_or_left_out_but_never_contradicted() {
        let one = Some(Decimal::ONE);
        let silent = Budget::default();
        assert!(Line::StateCapital.is_nothing(&silent, Column::Budget));
        assert!(!Line::Project.is_nothing(&silent, Column::Budget));
        let elsewhere = budget_with(|budget| budget.state_capital.executed = one);
        assert!(!Line::StateCapital.is_nothing(&elsewhere, Column::Budget));
        let ended = budget_with(|budget| {
            budget.project.none = Some(true);
            budget.project.last_year = one;
        });
        assert!(Line::Project.is_nothing(&ended, Column::Budget));
        let denied = budget_with(|budget| {
            budget.project.none = Some(true);
            budget.project.budget = one;
        });
        assert!(!Line::Project.is_nothing(&denied, Column::LastYear));
        assert!(!Line::Project.is_nothing(&denied, Column::Executed));
    }
}
