//! M5: of this year's amount, last year's amount and the growth of a line, two give the third. The growth of a whole
//! is what the amounts of its parts give.

use super::{Rates, words};
use crate::audit::finding::Finding;
use crate::audit::money::estimate::Estimate;
use crate::audit::money::lines::{Column, Line, Parts};
use crate::audit::money::stated::term;
use crate::decimal::Decimal;
use crate::submission::Budget;

/// What becomes of the growth of a whole.
pub enum Verdict<'s> {
    Fits,
    Contradiction(Box<Finding<'s>>),
    Unknown,
}

/// Both years of a line.
struct Years {
    this: Estimate,
    last: Estimate,
    /// Does one of them follow from a growth rate?
    inferred: bool,
}

/// The amount of a line in a column.
pub fn amount(budget: &Budget<'_>, line: Line, column: Column) -> Option<Estimate> {
    Estimate::printed(line.amount(budget, column)?)
}

/// This year's amount by last year's, as the growth has it.
pub fn stated_ratio(budget: &Budget<'_>, line: Line) -> Option<Estimate> {
    Estimate::ratio_of_growth(line.of(budget).growth?)
}

/// Is there nothing of it in either year?
pub fn is_nothing(budget: &Budget<'_>, line: Line) -> bool {
    let all_zero =
        || Column::THIS_YEAR.iter().filter_map(|column| line.amount(budget, *column)).all(|amount| amount.is_zero());
    let any = || Column::THIS_YEAR.iter().any(|column| line.amount(budget, *column).is_some());
    let last_zero = || line.amount(budget, Column::LastYear).is_some_and(|amount| amount.is_zero());
    line.is_nothing(budget, Column::LastYear) || last_zero() && any() && all_zero()
}

fn years(budget: &Budget<'_>, line: Line, column: Column) -> Option<Years> {
    let (this, last) = (amount(budget, line, column), amount(budget, line, Column::LastYear));
    match (this, last) {
        (Some(this), Some(last)) => Some(Years { this, last, inferred: false }),
        (Some(this), None) => {
            let ratio = stated_ratio(budget, line)?;
            let mut last = this.divided_by(ratio)?;
            // The rate may have been meant of another of this year's amounts.
            for other in Column::THIS_YEAR.into_iter().filter_map(|other| amount(budget, line, other)) {
                last = last.or(other.divided_by(ratio)?)?;
            }
            Some(Years { this, last, inferred: true })
        }
        (None, Some(last)) if Column::THIS_YEAR.iter().all(|other| line.amount(budget, *other).is_none()) => {
            Some(Years { this: last.times(stated_ratio(budget, line)?)?, last, inferred: true })
        }
        _ => None,
    }
}

/// Compares the growth of a whole with the one that its parts give; it fits if it fits in any of this year's columns.
pub fn by_amounts<'s>(budget: &Budget<'_>, whole: Line) -> Verdict<'s> {
    let mut verdict = Verdict::Unknown;
    for column in Column::THIS_YEAR {
        match in_column(budget, whole, column) {
            Some(Verdict::Fits) => return Verdict::Fits,
            Some(found) if matches!(verdict, Verdict::Unknown) => verdict = found,
            _ => {}
        }
    }
    verdict
}

fn in_column<'s>(budget: &Budget<'_>, whole: Line, column: Column) -> Option<Verdict<'s>> {
    let parts = Parts::of(whole, &|part| years(budget, part, column), &|part| is_nothing(budget, part));
    if !parts.complete || parts.known.is_empty() {
        return None;
    }
    let stated_last = amount(budget, whole, Column::LastYear);
    if stated_last.is_some() && parts.known.iter().all(|(_, years)| !years.inferred) {
        // The sums of the columns and the growth of the whole say it all.
        return Some(Verdict::Fits);
    }
    let (mut this, mut last) = (Estimate::NOTHING, Estimate::NOTHING);
    for (_, years) in &parts.known {
        this = this.plus(years.this)?;
        last = last.plus(years.last)?;
    }
    let stated_this = amount(budget, whole, column);
    let (ratio, stated) = match (stated_this, stated_last) {
        (Some(this), Some(last)) => {
            let ratio = this.divided_by(last)?;
            (ratio, ratio.growth_of_ratio()?.rounded(2)?)
        }
        _ => (stated_ratio(budget, whole)?, whole.of(budget).growth?),
    };
    let by_parts = this.divided_by(last)?;
    // The rate of the whole, too, may have been meant of another of its amounts.
    let mut fits = ratio.meets(by_parts)?;
    if stated_last.is_none() {
        for other in Column::THIS_YEAR.into_iter().filter_map(|other| amount(budget, whole, other)) {
            fits |= other.divided_by(ratio)?.meets(last)?;
        }
    }
    if fits {
        return Some(Verdict::Fits);
    }
    let mut rates = Vec::new();
    for (part, years) in &parts.known {
        // What there was nothing of last year has no rate.
        if let Some(ratio) = years.this.divided_by(years.last) {
            rates.push((*part, part.of(budget).growth.or(ratio.growth_of_ratio()?.rounded(2))?));
        }
    }
    let rates = Rates { whole, stated, parts: rates };
    let last_of_whole = match stated_last {
        Some(last) => last,
        None => stated_this.unwrap_or(this).divided_by(ratio)?,
    };
    let decimals = whole.amount(budget, column).map_or(2, |amount| amount.scale().max(2));
    let computed = by_parts.growth_of_ratio()?.rounded(2)?;
    let message = format!(
        "{}；{}",
        rates.words(),
        years_in_words(budget, &rates, [this, last, last_of_whole], decimals, computed)?
    );
    Some(Verdict::Contradiction(Box::new(rates.finding(budget, message).expecting(format!("{computed}%")))))
}

/// 「按各部分推算上年合计 96.46 万元，本年 102.69 万元，增长 6.46%；按 32% 推算上年只有 77.80 万元，相差 18.67 万元」.
fn years_in_words(
    budget: &Budget<'_>,
    rates: &Rates,
    [this, last, last_of_whole]: [Estimate; 3],
    decimals: u32,
    computed: Decimal,
) -> Option<String> {
    let unit = term(budget.unit);
    let gap = last.minus(last_of_whole)?.rounded(decimals)?.abs();
    let (this, last, last_of_whole) =
        (this.rounded(decimals)?, last.rounded(decimals)?, last_of_whole.rounded(decimals)?);
    let has = if last_of_whole < last { "只有" } else { "有" };
    let basis = if rates.whole.amount(budget, Column::LastYear).is_some() {
        "所填上年数".to_owned()
    } else {
        format!("按 {}% 推算上年", rates.stated)
    };
    let growth = words(computed);
    Some(format!(
        "按各部分推算上年合计约 {last} {unit}，本年 {this} {unit}，{growth}；{basis}{has}约 {last_of_whole} {unit}，相差约 {gap} {unit}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::parse;
    use crate::submission::BudgetLine;

    fn line(budget: &str, executed: Option<&str>, growth: &str) -> BudgetLine<'static> {
        let number = |text: &str| parse(text).unwrap();
        BudgetLine {
            budget: Some(number(budget)),
            executed: executed.map(number),
            growth: Some(number(growth)),
            ..BudgetLine::default()
        }
    }

    fn split(total: BudgetLine<'static>) -> Budget<'static> {
        Budget { total, basic: line("84.00", None, "5.00"), project: line("21.00", None, "5.00"), ..Budget::default() }
    }

    #[test]
    fn growth_of_the_accounts_does_not_contradict_that_of_the_budgets() {
        // Last year 84 ÷ 1.05 + 21 ÷ 1.05 = 100; executed 95, so -5 %.
        assert!(matches!(by_amounts(&split(line("105.00", Some("95.00"), "-5.00")), Line::Total), Verdict::Fits));
        let contradiction = by_amounts(&split(line("105.00", Some("95.00"), "-6.00")), Line::Total);
        assert!(matches!(contradiction, Verdict::Contradiction(_)));
    }

    #[test]
    fn a_part_without_growth_leaves_the_whole_open() {
        let mut budget = split(line("105.00", None, "30.00"));
        budget.project.growth = None;
        assert!(matches!(by_amounts(&budget, Line::Total), Verdict::Unknown));
    }
}
