//! So many points per unit beyond a threshold: 「≤100%，计5分；每超过一个百分点扣0.5分，扣完为止」, on one side
//! or both, deducting or adding. 「每低于5%扣2分」 counts whole steps: a published 99.27 % kept all its points.

use super::measured::Measured;
use super::{Gap, Outcome, Scoring, TOO_MANY_DIGITS, Work};
use crate::decimal::{self, Decimal, Fraction, Rounding, RoundingMode};
use crate::rubric::{Counting, Item, PerUnit};

pub fn score<'s>(rule: &'s PerUnit, item: &'s Item, scoring: &Scoring<'s>) -> Outcome<'s> {
    let inputs = scoring.traced.then(|| scoring.inputs(&[&rule.value]));
    let measured = match scoring.measured(&rule.value, item) {
        Ok(measured) => measured,
        Err(gap) => return Outcome::open(gap, "per_unit", item, inputs),
    };
    let Some((units, exact)) = points(rule, item, measured.value) else {
        let gap = Gap::at_item(scoring, item, TOO_MANY_DIGITS);
        return Outcome::open(gap, "per_unit", item, inputs);
    };
    let work = inputs.map(|inputs| Work {
        explanation: explanation(rule, &measured, units),
        formula: formula(rule, item, &measured, units),
        inputs,
        ..Work::default()
    });
    Outcome::exact(exact, "per_unit", item, work)
}

/// On which side of the threshold a value lies, and what a unit is worth there.
fn side(rule: &PerUnit, value: Fraction) -> Option<(bool, Fraction, Option<Decimal>)> {
    let distance = value.minus(rule.threshold.into())?;
    let above = distance.compare(Fraction::ZERO)?.is_gt();
    let distance = if above { distance } else { distance.negate()? };
    Some((above, distance, if above { rule.above } else { rule.below }))
}

/// How many units count, and the score before its limits.
fn points(rule: &PerUnit, item: &Item, value: Fraction) -> Option<(Fraction, Fraction)> {
    let (_, distance, each) = side(rule, value)?;
    let units = distance.divided_by(rule.unit.into())?;
    let whole = |mode| units.round(Rounding { decimals: 0, mode }).map(Fraction::from);
    let units = match rule.counting {
        None | Some(Counting::Continuous) => units,
        Some(Counting::Started) => whole(RoundingMode::Up)?,
        Some(Counting::Completed) => whole(RoundingMode::Down)?,
    };
    let start = Fraction::from(rule.start.unwrap_or(item.points));
    Some((units, start.plus(units.times(each.unwrap_or_default().into())?)?))
}

fn explanation(rule: &PerUnit, measured: &Measured<'_>, units: Fraction) -> String {
    let shown = measured.shown();
    let limit = measured.limit(rule.threshold);
    let Some((above, distance, each)) = side(rule, measured.value) else { return shown };
    if distance.is_zero() {
        return format!("{shown}，等于 {limit}，{}", idle(rule));
    }
    let Some(each) = each.filter(|each| !each.is_zero()) else {
        return format!("{shown}，{} {limit}，{}", if above { "高于" } else { "低于" }, idle(rule));
    };
    let verdict = if each.is_sign_negative() { "扣" } else { "加" };
    let unit = match measured.difference(&decimal::text(rule.unit)) {
        unit if unit == decimal::text(rule.unit) => unit + " 个单位",
        unit => unit,
    };
    if units.is_zero() {
        return format!("{shown}，{} {limit} 不足 {unit}，不{verdict}分", if above { "高于" } else { "低于" });
    }
    let counting = match rule.counting {
        Some(Counting::Started) => "（不足一个的按一个计）",
        Some(Counting::Completed) => "（不足一个的不计）",
        _ => "",
    };
    let change = units.times(each.into()).map_or_else(String::new, |change| unsigned(change).show());
    format!(
        "{shown}，比 {limit}{}{} {}，每 {unit}{verdict} {} 分{counting}，计 {} 个，{verdict} {change} 分",
        if limit.ends_with(|character: char| character.is_ascii()) { " " } else { "" },
        if above { "高" } else { "低" },
        measured.difference(&distance.show()),
        decimal::text(each.abs()),
        units.show(),
    )
}

/// What becomes of the points where nothing counts, in the words of the rule.
fn idle(rule: &PerUnit) -> &'static str {
    let sides = || [rule.above, rule.below].into_iter().flatten().filter(|each| !each.is_zero());
    match (sides().any(|each| each.is_sign_negative()), sides().any(|each| each.is_sign_positive())) {
        (true, true) => "不扣不加",
        (false, true) => "不加分",
        _ => "不扣分",
    }
}

fn formula(rule: &PerUnit, item: &Item, measured: &Measured<'_>, units: Fraction) -> Option<String> {
    let (_, _, each) = side(rule, measured.value)?;
    let each = each.filter(|each| !each.is_zero() && !units.is_zero())?;
    let sign = if each.is_sign_negative() { "−" } else { "+" };
    let start = decimal::text(rule.start.unwrap_or(item.points));
    Some(format!("{start} {sign} {} × {}", decimal::text(each.abs()), units.show()))
}

fn unsigned(value: Fraction) -> Fraction {
    match value.compare(Fraction::ZERO) {
        Some(core::cmp::Ordering::Less) => value.negate().unwrap_or(value),
        _ => value,
    }
}
