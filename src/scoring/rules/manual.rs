//! A deduction that somebody decides: 「否则酌情扣分」. It counts only with its reason.

use super::{Gap, Outcome, Scoring, TOO_MANY_DIGITS, Work};
use crate::decimal::{self, Fraction};
use crate::rubric::{Item, Manual};
use crate::scoring::excerpt::excerpt;
use crate::scoring::facts::{Fact, Known};

pub fn score<'s>(rule: &'s Manual, item: &'s Item, scoring: &Scoring<'s>) -> Outcome<'s> {
    let (Some(deduction), Some(reason)) = (scoring.facts.get(&rule.deduction), scoring.facts.get(&rule.reason)) else {
        return Outcome::default();
    };
    let inputs = scoring.traced.then(|| vec![deduction.trace(), reason.trace()]);
    let deducted = match deduction.value() {
        Known::Number(deducted) => *deducted,
        _ => return Outcome::open(scoring.gap(deduction, item.points), "manual", item, inputs),
    };
    if deducted.compare(Fraction::ZERO).is_none_or(core::cmp::Ordering::is_lt) {
        let note = format!("扣分不能小于 0，填的是 {}", deducted.show());
        return Outcome::open(Gap::of(deduction, item.points, Some(note)), "manual", item, inputs);
    }
    let why = said(reason);
    if why.is_none() && !deducted.is_zero() {
        let note = format!("扣了 {} 分，须写明扣分原因", deducted.show());
        return Outcome::open(Gap::of(reason, item.points, Some(note)), "manual", item, inputs);
    }
    let Some(exact) = Fraction::from(item.points).minus(deducted) else {
        return Outcome::open(Gap::at_item(scoring, item, TOO_MANY_DIGITS), "manual", item, inputs);
    };
    let work = inputs.map(|inputs| Work {
        explanation: match why {
            Some(why) if !deducted.is_zero() => format!("因“{}”酌情扣 {} 分", excerpt(why), deducted.show()),
            _ => "不扣分".to_owned(),
        },
        formula: (!deducted.is_zero()).then(|| format!("{} − {}", decimal::text(item.points), deducted.show())),
        inputs,
        ..Work::default()
    });
    Outcome::whole(exact, "manual", item, work)
}

/// The text of a fact, if it says anything.
pub fn said<'f>(fact: &'f Fact<'_>) -> Option<&'f str> {
    match fact.value() {
        Known::Text(text) => Some(text.as_ref()).filter(|text| !text.trim().is_empty()),
        _ => None,
    }
}
