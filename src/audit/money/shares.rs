//! M7: shares of total expenditure are parts of it, and add up to 100 %.

use super::estimate::Estimate;
use super::lines::{Column, Line, Parts};
use super::stated::{Stated, resting, term};
use crate::audit::Subject;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::decimal::sum;
use crate::rubric::Check;
use crate::submission::Budget;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let budget = &subject.submission.budget;
    let mut is_any_wrong = false;
    for line in Line::ALL.into_iter().filter(|line| *line != Line::Total) {
        if let Some(finding) = against_total(budget, line) {
            is_any_wrong = true;
            findings.add(finding);
        }
    }
    if let Some(finding) = sum_of_shares(budget).filter(|_| !is_any_wrong) {
        findings.add(finding);
    }
}

fn share(budget: &Budget<'_>, line: Line) -> Option<Stated> {
    Stated::new(line.place("share"), format!("{}占总支出的比重", line.term()), line.of(budget).share)
}

/// A share fits if it is that of the budget or of what is executed.
fn against_total<'s>(budget: &Budget<'_>, line: Line) -> Option<Finding<'s>> {
    let share = share(budget, line)?;
    let stated = Estimate::printed(share.value)?;
    let unit = term(budget.unit);
    let mut computed = Vec::new();
    for column in [Column::Budget, Column::Executed] {
        let Some((part, whole)) = line.stated(budget, column).zip(Line::Total.stated(budget, column)) else { continue };
        if whole.value.is_zero() {
            continue;
        }
        let rate = Estimate::printed(part.value)?.divided_by(Estimate::printed(whole.value)?)?.in_percent()?;
        if rate.meets(stated)? {
            return None;
        }
        computed.push((part, whole, rate.rounded(share.value.scale().max(2))?));
    }
    let (_, _, expected) = computed.first()?;
    let formulas: Vec<String> = computed
        .iter()
        .map(|(part, whole, rate)| format!("{} ÷ {} × 100% = {rate}%", part.named(), whole.named()))
        .collect();
    let message = format!("{}占总支出的比重 {}% ≠ {}", line.term(), share.value, formulas.join("，也不是"));
    let finding = Finding::new(Check::M7, &*share.pointer, message)
        .expecting(format!("{expected}%"))
        .mend("请核对金额，按部分 ÷ 总支出 × 100% 重新计算");
    let amounts = computed.iter().flat_map(|(part, whole, _)| [part, whole]);
    Some(resting(share.beneath(finding, "%"), amounts, unit))
}

fn sum_of_shares<'s>(budget: &Budget<'_>) -> Option<Finding<'s>> {
    let is_nothing = |part: Line| part.is_nothing(budget, Column::Budget);
    let parts = Parts::of(Line::Total, &|part| share(budget, part), &is_nothing);
    if !parts.complete || parts.known.is_empty() {
        return None;
    }
    let mut range = Estimate::NOTHING;
    for (_, share) in &parts.known {
        range = range.plus(Estimate::printed(share.value)?)?;
    }
    if range.meets(Estimate::exactly(100))? {
        return None;
    }
    let total = sum(parts.known.iter().map(|(_, share)| share.value))?;
    let terms: Vec<String> =
        parts.known.iter().map(|(part, share)| format!("{} {}%", part.term(), share.value)).collect();
    let message = format!("各部分占总支出的比重 {} = {total}%，不是 100%", terms.join(" + "));
    let finding = Finding::new(Check::M7, Line::Total.place("share"), message)
        .expecting("100%")
        .mend("请核对各部分的比重，并补全没有填的部分");
    Some(resting(finding, parts.known.iter().map(|(_, share)| share), "%"))
}
