//! M6: what is left is what was there, and income, less expenditure. M10: the rate of what is left and the execution
//! rate complement each other.

use super::estimate::Estimate;
use super::lines::{Column, Line, decimals};
use super::stated::{Stated, among, resting, term, tidy};
use crate::audit::Subject;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::decimal::{Decimal, difference, sum};
use crate::rubric::{Check, Severity};
use crate::submission::Budget;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let budget = &subject.submission.budget;
    for finding in [closing(budget), complement(budget)].into_iter().flatten() {
        findings.add(finding);
    }
}

fn of_balance(budget: &Budget<'_>, field: &str, label: &str, amount: Option<Decimal>) -> Option<Stated> {
    let amount = amount.map(|amount| among(amount, || decimals(budget)));
    Stated::new(format!("/budget/balance/{field}"), label, amount)
}

fn closing<'s>(budget: &Budget<'_>) -> Option<Finding<'s>> {
    let balance = &budget.balance;
    let income = of_balance(budget, "income", "本年收入", balance.income)?;
    let spent = Line::Total.stated(budget, Column::Executed)?;
    let unit = term(budget.unit);
    let opening = of_balance(budget, "opening", "年初结转结余", balance.opening);
    let Some((opening, closing)) = opening.as_ref().zip(of_balance(budget, "closing", "年末结转结余", balance.closing))
    else {
        return overdrawn(opening.as_ref(), &income, &spent, unit);
    };
    let available = Estimate::printed(opening.value)?.plus(Estimate::printed(income.value)?)?;
    if available.minus(Estimate::printed(spent.value)?)?.meets(Estimate::printed(closing.value)?)? {
        return None;
    }
    let left = tidy(difference(sum([opening.value, income.value])?, spent.value)?);
    let gap = tidy(difference(left, closing.value)?.abs());
    let message = format!(
        "年末结转结余 {} {unit} ≠ 年初结转结余 {} + 本年收入 {} - 总支出执行数 {} = {left} {unit}，差 {gap} {unit}",
        closing.value, opening.value, income.value, spent.value
    );
    let finding = Finding::new(Check::M6, &*closing.pointer, message)
        .expecting(format!("{left} {unit}"))
        .mend("请核对年初结转结余、本年收入、全年执行数和年末结转结余");
    Some(resting(finding, [&closing, opening, &income, &spent], unit))
}

/// More is spent than there was, as far as it is stated.
fn overdrawn<'s>(opening: Option<&Stated>, income: &Stated, spent: &Stated, unit: &str) -> Option<Finding<'s>> {
    let opening_value = opening.map_or(Decimal::ZERO, |opening| opening.value);
    let available = Estimate::printed(opening_value)?.plus(Estimate::printed(income.value)?)?;
    if !Estimate::printed(spent.value)?.is_above(available)? {
        return None;
    }
    let gap = tidy(difference(spent.value, sum([opening_value, income.value])?)?);
    let (from, hint) = match opening {
        Some(opening) => (
            format!("年初结转结余 {} + 本年收入 {} {unit}", opening.value, income.value),
            "请核对年初结转结余、本年收入和全年执行数",
        ),
        None => (format!("本年收入 {} {unit}", income.value), "请补填年初结转结余；没有结转结余的，请核对收入和执行数"),
    };
    let message = format!("总支出执行 {} {unit}，超过{from}，多出的 {gap} {unit}没有来源", spent.value);
    let least = tidy(difference(spent.value, income.value)?);
    let finding = Finding::new(Check::M6, "/budget/balance/opening", message)
        .weighing(Severity::Warning)
        .expecting(format!("年初结转结余不少于 {least} {unit}"))
        .mend(hint);
    let finding = match opening {
        Some(opening) => opening.beneath(finding, unit),
        None => finding.missing("/budget/balance/opening", "年初结转结余"),
    };
    Some(resting(finding, [income, spent], unit))
}

/// Where nothing was carried over from last year, what is not spent of the budget is left. A stated execution rate
/// and that of the amounts may differ, which is another matter: either fits.
fn complement<'s>(budget: &Budget<'_>) -> Option<Finding<'s>> {
    let carried = Stated::new("/budget/balance/carry_over_rate", "结转结余率", budget.balance.carry_over_rate)?;
    if budget.balance.opening.is_some_and(|opening| !opening.is_zero()) {
        return None;
    }
    let total = Line::Total.of(budget);
    let stated = Stated::new(Line::Total.place("execution_rate"), "总支出预算执行率", total.execution_rate);
    let amounts = Line::Total.stated(budget, Column::Executed).zip(Line::Total.stated(budget, Column::Budget));
    let computed = amounts.as_ref().and_then(|(spent, planned)| {
        Estimate::printed(spent.value)?.divided_by(Estimate::printed(planned.value)?)?.in_percent()
    });
    let left = Estimate::printed(carried.value)?;
    let mut rates = Vec::new();
    for rate in stated.as_ref().map(|rate| Estimate::printed(rate.value)).into_iter().chain([computed]).flatten() {
        if rate.plus(left)?.meets(Estimate::exactly(100))? {
            return None;
        }
        rates.push(rate);
    }
    let rate = match &stated {
        Some(stated) => stated.value,
        None => rates.first()?.rounded(2)?,
    };
    let total = sum([carried.value, rate])?;
    let expected = difference(Decimal::ONE_HUNDRED, rate)?;
    let message = format!("结转结余率 {}% + 预算执行率 {rate}% = {total}%，两者之和应是 100%", carried.value);
    let finding = Finding::new(Check::M10, &*carried.pointer, message)
        .expecting(format!("{expected}%"))
        .mend("请核对结转结余率和预算执行率；有年初结转结余的，请补填年初结转结余");
    let finding = resting(carried.beneath(finding, "%"), &stated, "%");
    let amounts = amounts.iter().flat_map(|(spent, planned)| [spent, planned]);
    Some(resting(finding, amounts, term(budget.unit)))
}
