//! M11: the three public expenses add up, stay within their budget, and are compared on one base.

use super::budgets::overspent;
use super::stated::{Stated, among, term};
use super::sums::Sum;
use crate::audit::Subject;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::decimal::Decimal;
use crate::rubric::{Check, Severity};
use crate::submission::{ThreePublic, ThreePublicLine};

/// A line with its names in the data and in the report.
#[derive(Clone, Copy)]
struct Line<'s> {
    name: &'static str,
    term: &'static str,
    amounts: &'s ThreePublicLine,
    /// The most decimals of an amount in the table.
    decimals: u32,
}

/// A column of amounts.
#[derive(Clone, Copy)]
enum Column {
    Budget,
    Executed,
    LastBudget,
    LastExecuted,
}

impl Column {
    const ALL: [Self; 4] = [Self::Budget, Self::Executed, Self::LastBudget, Self::LastExecuted];

    fn name(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::Executed => "executed",
            Self::LastBudget => "last_year_budget",
            Self::LastExecuted => "last_year",
        }
    }

    fn term(self) -> &'static str {
        match self {
            Self::Budget => "本年预算数",
            Self::Executed => "本年决算数",
            Self::LastBudget => "上年预算数",
            Self::LastExecuted => "上年决算数",
        }
    }

    fn preface(self) -> &'static str {
        match self {
            Self::Budget => "按本年预算数，",
            Self::Executed => "按本年决算数，",
            Self::LastBudget => "按上年预算数，",
            Self::LastExecuted => "按上年决算数，",
        }
    }

    fn of(self, line: &ThreePublicLine) -> Option<Decimal> {
        match self {
            Self::Budget => line.budget,
            Self::Executed => line.executed,
            Self::LastBudget => line.last_year_budget,
            Self::LastExecuted => line.last_year,
        }
    }
}

impl Line<'_> {
    fn place(self, column: Column) -> String {
        format!("/three_public/{}/{}", self.name, column.name())
    }

    fn label(self, column: Column) -> String {
        format!("{}{}", self.term, column.term())
    }

    fn stated(self, column: Column) -> Option<Stated> {
        let amount = column.of(self.amounts).map(|amount| among(amount, || self.decimals));
        Stated::new(self.place(column), self.label(column), amount)
    }
}

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let expenses = &subject.submission.three_public;
    let unit = term(expenses.unit);
    let lines = lines(expenses);
    let [total, overseas, vehicles, purchase, running, reception] = lines;
    for column in Column::ALL {
        let parts = match vehicles.stated(column) {
            Some(_) => vec![overseas, vehicles, reception],
            None => vec![overseas, purchase, running, reception],
        };
        for (whole, parts) in [(total, parts), (vehicles, vec![purchase, running])] {
            if let Some(finding) = sum(column, whole, &parts, unit) {
                findings.add(finding);
            }
        }
    }
    for line in lines {
        let (planned, spent) = (line.stated(Column::Budget), line.stated(Column::Executed));
        if let Some(finding) = overspent(Check::M11, line.term, planned, spent, unit) {
            // The amount itself is the place of its sum.
            findings.add(Finding { pointer: format!("/three_public/{}", line.name), ..finding });
        }
    }
    if let Some(finding) = lines.into_iter().find_map(|line| two_bases(line, unit)) {
        findings.add(finding);
    }
}

fn lines(expenses: &ThreePublic) -> [Line<'_>; 6] {
    let lines = [
        ("total", "“三公”经费", &expenses.total),
        ("overseas", "因公出国（境）费", &expenses.overseas),
        ("vehicles", "公务用车购置及运行费", &expenses.vehicles),
        ("vehicle_purchase", "公务用车购置费", &expenses.vehicle_purchase),
        ("vehicle_running", "公务用车运行费", &expenses.vehicle_running),
        ("reception", "公务接待费", &expenses.reception),
    ];
    let of_line = |line| Column::ALL.into_iter().filter_map(move |column| column.of(line));
    let amounts = lines.iter().flat_map(|(_, _, line)| of_line(line));
    let decimals = amounts.map(|amount| amount.scale()).max().unwrap_or_default();
    lines.map(|(name, term, amounts)| Line { name, term, amounts, decimals })
}

fn sum<'s>(column: Column, whole: Line<'_>, parts: &[Line<'_>], unit: &'static str) -> Option<Finding<'s>> {
    let known: Vec<(&'static str, Stated)> =
        parts.iter().filter_map(|part| Some((part.term, part.stated(column)?))).collect();
    if known.is_empty() {
        return None;
    }
    let sum = Sum {
        check: Check::M11,
        preface: column.preface(),
        name: whole.term,
        whole: whole.stated(column)?,
        complete: known.len() == parts.len(),
        parts: known,
        unit,
    };
    sum.finding()
}

/// This year's budget can be held only against last year's budget, and accounts against accounts.
fn two_bases<'s>(line: Line<'_>, unit: &str) -> Option<Finding<'s>> {
    let this = [Column::Budget, Column::Executed].map(|column| line.stated(column));
    let last = [Column::LastBudget, Column::LastExecuted].map(|column| line.stated(column));
    let (this, last, first, second) = match (this, last) {
        ([Some(this), None], [None, Some(last)]) => (this, last, Column::Executed, Column::LastBudget),
        ([None, Some(this)], [Some(last), None]) => (this, last, Column::Budget, Column::LastExecuted),
        _ => return None,
    };
    let message = format!(
        "{} {unit}与{} {unit}口径不同，不能比较：没有{}，也没有{}",
        this.named(),
        last.named(),
        first.term(),
        second.term()
    );
    let finding = Finding::new(Check::M11, line.place(first), message)
        .weighing(Severity::Warning)
        .expecting("两年都用预算数，或都用决算数")
        .mend(format!("请补填{}或{}", first.term(), second.term()));
    let finding = last.beneath(this.beneath(finding, unit), unit);
    Some(
        [first, second]
            .into_iter()
            .fold(finding, |finding, column| finding.missing(line.place(column), line.label(column))),
    )
}
