//! M5 where amounts are missing: the growth of a whole lies between the smallest and the largest of its parts.

use super::Rates;
use super::inferred::{amount, is_nothing, stated_ratio};
use crate::audit::finding::Finding;
use crate::audit::money::estimate::Estimate;
use crate::audit::money::lines::{Column, Line, Parts};
use crate::decimal::Decimal;
use crate::submission::Budget;

/// What is found where the growth of a whole is above or below that of each of its parts.
pub fn by_rates<'s>(budget: &Budget<'_>, whole: Line) -> Option<Finding<'s>> {
    let known = |part: Line| if is_nothing(budget, part) { None } else { ratio(budget, part) };
    let parts = Parts::of(whole, &known, &|part| is_nothing(budget, part));
    let is_stated = |line: Line| line.of(budget).growth.is_some();
    let from_rates = is_stated(whole) || parts.known.iter().any(|(part, _)| is_stated(*part));
    if !parts.complete || parts.known.is_empty() || !from_rates {
        return None;
    }
    let of_whole = of_amounts(budget, whole).or_else(|| stated_ratio(budget, whole))?;
    let (mut above, mut below) = (true, true);
    for (_, of_part) in &parts.known {
        above &= of_whole.is_above(*of_part)?;
        below &= of_part.is_above(of_whole)?;
    }
    if !above && !below {
        return None;
    }
    let shown = |line: Line, ratio: Estimate| -> Option<Decimal> {
        line.of(budget).growth.or(ratio.growth_of_ratio()?.rounded(2))
    };
    let rates: Option<Vec<(Line, Decimal)>> =
        parts.known.iter().map(|(part, ratio)| Some((*part, shown(*part, *ratio)?))).collect();
    let rates = Rates { whole, stated: shown(whole, of_whole)?, parts: rates? };
    let least = rates.parts.iter().map(|(_, rate)| *rate).min()?;
    let most = rates.parts.iter().map(|(_, rate)| *rate).max()?;
    let span = if least == most { format!("{least}%") } else { format!("{least}% 至 {most}%") };
    let message = format!("{}；合计的增幅应是 {span}", rates.words());
    Some(rates.finding(budget, message).expecting(span))
}

/// This year's amount by last year's, by all that is stated of a line.
fn ratio(budget: &Budget<'_>, line: Line) -> Option<Estimate> {
    match (stated_ratio(budget, line), of_amounts(budget, line)) {
        (Some(stated), Some(computed)) => stated.or(computed),
        (stated, computed) => stated.or(computed),
    }
}

/// This year's amount by last year's, whichever of this year's amounts is meant.
fn of_amounts(budget: &Budget<'_>, line: Line) -> Option<Estimate> {
    let last = amount(budget, line, Column::LastYear)?;
    let mut ratio: Option<Estimate> = None;
    for this in Column::THIS_YEAR.into_iter().filter_map(|column| amount(budget, line, column)) {
        let computed = this.divided_by(last)?;
        ratio = Some(ratio.map_or(Some(computed), |ratio| ratio.or(computed))?);
    }
    ratio
}
