//! M4: growth against the amounts of both years.

use super::words;
use crate::audit::Subject;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::audit::money::estimate::Estimate;
use crate::audit::money::lines::{Column, Line};
use crate::audit::money::stated::{Stated, resting, term};
use crate::rubric::{Check, Severity};
use crate::submission::Budget;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let budget = &subject.submission.budget;
    for line in Line::ALL {
        let growth = Stated::new(line.place("growth"), format!("{}增幅", line.term()), line.of(budget).growth);
        let last = line.stated(budget, Column::LastYear);
        if let (Some(growth), Some(last)) = (growth, last) {
            let found = if last.value.is_zero() {
                from_nothing(budget, line, &growth, &last)
            } else {
                against_amounts(budget, line, &growth, &last)
            };
            if let Some(finding) = found {
                findings.add(finding);
            }
        }
    }
}

/// Growth fits if it fits any of this year's amounts, for reports compare budgets as well as accounts.
fn against_amounts<'s>(budget: &Budget<'_>, line: Line, growth: &Stated, last: &Stated) -> Option<Finding<'s>> {
    let (stated, last_amount) = (Estimate::printed(growth.value)?, Estimate::printed(last.value)?);
    let unit = term(budget.unit);
    let (mut amounts, mut rates) = (Vec::new(), Vec::new());
    for column in Column::THIS_YEAR {
        let Some(this) = line.stated(budget, column) else { continue };
        let rate = Estimate::printed(this.value)?.divided_by(last_amount)?.growth_of_ratio()?;
        if rate.meets(stated)? {
            return None;
        }
        let rate = rate.rounded(growth.value.scale())?;
        if !rates.contains(&(this.value, rate)) {
            rates.push((this.value, rate));
            amounts.push((column, this, rate));
        }
    }
    let (_, _, expected) = amounts.first()?;
    let computed: Vec<String> = amounts
        .iter()
        .map(|(column, this, rate)| format!("{} {} {unit}，{}", column.term(), this.value, words(*rate)))
        .collect();
    let message =
        format!("{}写{}，但上年 {} {unit}，本年{}", line.term(), words(growth.value), last.value, computed.join("；"));
    let finding = Finding::new(Check::M4, &*growth.pointer, message)
        .expecting(format!("{expected}%"))
        .mend("请按（本年 - 上年）÷ 上年 × 100% 重新计算增幅，或更正上年数");
    let finding = last.beneath(growth.beneath(finding, "%"), unit);
    Some(resting(finding, amounts.iter().map(|(_, this, _)| this), unit))
}

/// In a table of whole numbers 0 can be a little, which a growth rate would fit.
fn from_nothing<'s>(budget: &Budget<'_>, line: Line, growth: &Stated, last: &Stated) -> Option<Finding<'s>> {
    let unit = term(budget.unit);
    let (ratio, nothing) = (Estimate::ratio_of_growth(growth.value)?, Estimate::printed(last.value)?);
    let amounts: Vec<Stated> = Column::THIS_YEAR.into_iter().filter_map(|column| line.stated(budget, column)).collect();
    for this in &amounts {
        if Estimate::printed(this.value)?.divided_by(ratio)?.meets(nothing)? {
            return None;
        }
    }
    let this = amounts.first()?;
    let message = format!("{}上年为 0，增幅无从计算，却写{}", line.term(), words(growth.value));
    let finding = Finding::new(Check::M4, &*growth.pointer, message)
        .weighing(Severity::Warning)
        .expecting("不填增幅")
        .mend("请删去增幅，在原因中写明上年没有此项支出；上年如有支出，请更正上年数");
    Some(resting(growth.beneath(finding, "%"), [last, this], unit))
}
