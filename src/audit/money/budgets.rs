//! M9: no more is spent than budgeted, and the initial budget with its adjustment is the budget. M17: the rate of the
//! adjustment.

use super::estimate::Estimate;
use super::lines::{Column, Line, decimals};
use super::projects::Entry;
use super::rates::Execution;
use super::stated::{Stated, among, resting, term, tidy};
use crate::audit::Subject;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::decimal::{difference, sum};
use crate::rubric::Check;
use crate::submission::Budget;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let budget = &subject.submission.budget;
    let unit = term(budget.unit);
    for line in Line::ALL {
        let (planned, spent) = (line.stated(budget, Column::Budget), line.stated(budget, Column::Executed));
        let overspent = overspent(Check::M9, line.term(), planned, spent, unit);
        for finding in [overspent, adjusted(budget, line), adjustment_rate(budget, line)].into_iter().flatten() {
            findings.add(finding);
        }
    }
    for project in Entry::all(&subject.submission.projects) {
        let Execution { planned, spent, unit, .. } = project.execution();
        // A project without a budget is what T12 is about.
        let planned = planned.filter(|planned| !planned.value.is_zero());
        if let Some(finding) = overspent(Check::M9, &project.name(), planned, spent, unit) {
            findings.add(finding);
        }
    }
}

/// What is found where more is spent than budgeted; it points at what is spent.
pub fn overspent<'s>(
    check: Check,
    name: &str,
    planned: Option<Stated>,
    spent: Option<Stated>,
    unit: &str,
) -> Option<Finding<'s>> {
    let (planned, spent) = (planned?, spent?);
    if !Estimate::printed(spent.value)?.is_above(Estimate::printed(planned.value)?)? {
        return None;
    }
    let gap = tidy(difference(spent.value, planned.value)?);
    let message = format!("{name}执行 {} {unit}，超过预算 {} {unit}，多 {gap} {unit}", spent.value, planned.value);
    let finding = Finding::new(check, &*spent.pointer, message)
        .expecting(format!("不超过 {} {unit}", planned.value))
        .mend("请核对执行数；年中追加了预算的，预算数应填调整后的数");
    Some(resting(finding, [&spent, &planned], unit))
}

fn adjustment(budget: &Budget<'_>, line: Line) -> Option<Stated> {
    let adjustment = line.of(budget).adjustment.map(|adjustment| among(adjustment, || decimals(budget)));
    Stated::new(line.place("adjustment"), format!("{}调整数", line.term()), adjustment)
}

fn adjusted<'s>(budget: &Budget<'_>, line: Line) -> Option<Finding<'s>> {
    let (initial, planned) = (line.stated(budget, Column::InitialBudget)?, line.stated(budget, Column::Budget)?);
    let adjustment = adjustment(budget, line)?;
    let unit = term(budget.unit);
    let computed = Estimate::printed(initial.value)?.plus(Estimate::printed(adjustment.value)?)?;
    if computed.meets(Estimate::printed(planned.value)?)? {
        return None;
    }
    let total = tidy(sum([initial.value, adjustment.value])?);
    let fitting = tidy(difference(planned.value, initial.value)?);
    let gap = tidy(difference(planned.value, total)?.abs());
    let sign = if adjustment.value.is_sign_negative() { "-" } else { "+" };
    let message = format!(
        "{}全年预算 {} {unit} ≠ 年初预算 {} {sign} 调整数 {} = {total} {unit}，差 {gap} {unit}",
        line.term(),
        planned.value,
        initial.value,
        adjustment.value.abs(),
    );
    let finding = Finding::new(Check::M9, &*adjustment.pointer, message)
        .expecting(format!("调整数 {fitting} {unit}"))
        .mend("请核对年初预算、调整数和全年预算；调减填负数");
    Some(resting(finding, [&planned, &initial, &adjustment], unit))
}

fn adjustment_rate<'s>(budget: &Budget<'_>, line: Line) -> Option<Finding<'s>> {
    let pointer = line.place("adjustment_rate");
    let rate = Stated::new(pointer, format!("{}预算调整率", line.term()), line.of(budget).adjustment_rate)?;
    let initial = line.stated(budget, Column::InitialBudget)?;
    let unit = term(budget.unit);
    let (change, amount, basis) = if let Some(adjustment) = adjustment(budget, line) {
        let change = Estimate::printed(adjustment.value)?;
        (change, format!("调整数 {}", adjustment.value), adjustment)
    } else {
        let planned = line.stated(budget, Column::Budget)?;
        let change = Estimate::printed(planned.value)?.minus(Estimate::printed(initial.value)?)?;
        (change, format!("（全年预算 {} - 年初预算 {}）", planned.value, initial.value), planned)
    };
    let computed = change.divided_by(Estimate::printed(initial.value)?)?.in_percent()?;
    let (stated, opposite) = (Estimate::printed(rate.value)?, Estimate::NOTHING.minus(computed)?);
    let without_sign = !rate.value.is_sign_negative() && opposite.meets(stated)?;
    if computed.meets(stated)? || without_sign {
        return None;
    }
    let expected = computed.rounded(rate.value.scale().max(2))?;
    let message = format!(
        "{}预算调整率 {}% ≠ {amount} ÷ 年初预算 {} × 100% = {expected}%",
        line.term(),
        rate.value,
        initial.value,
    );
    let finding = Finding::new(Check::M17, &*rate.pointer, message)
        .expecting(format!("{expected}%"))
        .mend("请核对年初预算和调整数，按调整数 ÷ 年初预算 × 100% 重新计算");
    Some(resting(rate.beneath(finding, "%"), [&basis, &initial], unit))
}
