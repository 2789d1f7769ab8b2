//! M1–M3: the lines of the budget add up, in every column. Other sums are compared here as well.

use super::estimate::Estimate;
use super::lines::{Column, Line, Parts};
use super::stated::{Stated, resting, term, tidy};
use crate::audit::Subject;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::decimal::{Decimal, difference, sum};
use crate::rubric::Check;
use crate::submission::Budget;

/// A stated whole and its stated parts.
#[derive(Debug)]
pub struct Sum {
    /// The check that compares them.
    pub check: Check,
    /// What comes before the sentence, as 「按全年执行数，」.
    pub preface: &'static str,
    /// The name of the whole in the sentence.
    pub name: &'static str,
    /// The whole.
    pub whole: Stated,
    /// The names of the parts in the sentence, with the parts.
    pub parts: Vec<(&'static str, Stated)>,
    /// Are these all parts?
    pub complete: bool,
    /// The unit of all amounts.
    pub unit: &'static str,
}

impl Sum {
    /// What is found where the parts cannot add up to the whole.
    pub fn finding<'s>(&self) -> Option<Finding<'s>> {
        let (whole, unit) = (self.whole.value, self.unit);
        let mut range = Estimate::NOTHING;
        for (_, part) in &self.parts {
            range = range.plus(Estimate::printed(part.value)?)?;
        }
        let stated = Estimate::printed(whole)?;
        let contradicts = if self.complete { !stated.meets(range)? } else { range.is_above(stated)? };
        if !contradicts {
            return None;
        }
        let total = tidy(sum(self.parts.iter().map(|(_, part)| part.value))?);
        let gap = tidy(difference(whole, total)?.abs());
        let (preface, name, formula) = (self.preface, self.name, self.formula(total));
        let parts = self.parts.iter().map(|(_, part)| part);
        let finding = if self.complete {
            let message = format!("{preface}{name} {whole} {unit} ≠ {formula} {unit}，差 {gap} {unit}");
            let hint = if whole > total {
                format!("请核对各数；其余 {gap} {unit}属于哪一项，请补上")
            } else {
                format!("请核对各数；多出的 {gap} {unit}是否重复计算")
            };
            Finding::new(self.check, &*self.whole.pointer, message).expecting(format!("{total} {unit}")).mend(hint)
        } else {
            let message = format!("{preface}{name} {whole} {unit}，已填的部分 {formula} {unit}，已超出 {gap} {unit}");
            Finding::new(self.check, &*self.whole.pointer, message)
                .expecting(format!("不少于 {total} {unit}"))
                .mend("请核对各数，并补全没有填的部分")
        };
        Some(resting(self.whole.beneath(finding, unit), parts, unit))
    }

    fn formula(&self, total: Decimal) -> String {
        let terms: Vec<String> = self
            .parts
            .iter()
            .filter(|(_, part)| !part.value.is_zero())
            .map(|(name, part)| format!("{name} {}", part.value))
            .collect();
        match terms.as_slice() {
            [] => format!("各部分之和 {total}"),
            [only] => only.clone(),
            _ => format!("{} = {total}", terms.join(" + ")),
        }
    }
}

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    for (check, whole) in [(Check::M1, Line::Total), (Check::M2, Line::Basic), (Check::M3, Line::Personnel)] {
        for column in Column::ALL {
            if let Some(finding) = sum_of_line(subject, check, whole, column) {
                findings.add(finding);
            }
        }
    }
}

fn sum_of_line<'s>(subject: &Subject<'_, 's>, check: Check, line: Line, column: Column) -> Option<Finding<'s>> {
    let budget = &subject.submission.budget;
    let whole = line.stated(budget, column).filter(|whole| !whole.value.is_zero())?;
    let nothing = |part: Line| part.is_nothing(budget, column);
    let parts = Parts::of(line, &|part| part.stated(budget, column), &nothing);
    let none = denied(budget, line, column);
    if parts.known.is_empty() && none.is_empty() {
        return None;
    }
    let preface = match column {
        Column::Budget => "",
        Column::InitialBudget => "按年初预算，",
        Column::Executed => "按全年执行数，",
        Column::LastYear => "按上年数，",
    };
    let unit = term(budget.unit);
    let sum = Sum {
        check,
        preface,
        name: line.term(),
        whole,
        parts: parts.known.into_iter().map(|(part, stated)| (part.term(), stated)).collect(),
        complete: parts.complete,
        unit,
    };
    let mut finding = sum.finding()?;
    if let Some(running) = added_twice(&sum, Line::AgencyRunning.amount(budget, column)) {
        finding = finding.mend(format!("差额正好是机关运行经费 {running} {unit}：它已含在公用经费内，不应再加"));
    }
    Some(none.into_iter().fold(finding, |finding, part| {
        finding.on(part.place("none"), format!("{}{}", part.term(), column.term()), "无")
    }))
}

/// The parts that the report says there are none of.
fn denied(budget: &Budget<'_>, whole: Line, column: Column) -> Vec<Line> {
    let is_denied = |part: &Line| part.of(budget).none == Some(true) && part.is_nothing(budget, column);
    whole.parts().iter().copied().filter(is_denied).collect()
}

/// The expenses of running the agency, where the whole is too large by just these.
fn added_twice(sum: &Sum, running: Option<Decimal>) -> Option<Decimal> {
    let parts = crate::decimal::sum(sum.parts.iter().map(|(_, part)| part.value))?;
    let gap = difference(sum.whole.value, parts)?;
    running.filter(|running| sum.complete && !running.is_zero() && *running == gap)
}
