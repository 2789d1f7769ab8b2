//! A named grade gives an interval, and the scorer picks a number in it: 「达成 100-80%、部分达成 80-60%…」.

use super::gap::both;
use super::{Gap, Outcome, Scoring, TOO_MANY_DIGITS, Work, brief};
use crate::decimal::{self, Fraction};
use crate::rubric::{FactKind, Graded, GradedLevel, Item};
use crate::scoring::facts::{Fact, Known};
use crate::scoring::trace::OptionTrace;

pub fn score<'s>(rule: &'s Graded, item: &'s Item, scoring: &Scoring<'s>) -> Outcome<'s> {
    let (Some(grade), Some(degree)) = (scoring.facts.get(&rule.fact), scoring.facts.get(&rule.degree)) else {
        return Outcome::default();
    };
    let inputs = scoring.traced.then(|| vec![grade.trace(), degree.trace()]);
    let level = match grade.value() {
        Known::Text(value) => rule.grades.iter().find(|level| level.value == *value),
        _ => None,
    };
    let share = match degree.value() {
        Known::Number(share) => Ok(*share),
        _ => Err(scoring.gap(degree, item.points)),
    };
    let options = scoring.traced.then(|| options(rule, grade, level, item));
    let mut outcome = match both(level.ok_or_else(|| scoring.gap(grade, item.points)), share) {
        Ok((level, share)) => graded(level, share, label(grade, level), degree, item, inputs),
        Err(gap) => Outcome::open(gap, "graded", item, inputs),
    };
    if let Some(trace) = &mut outcome.trace {
        trace.options = options;
    }
    outcome
}

fn graded<'s>(
    level: &'s GradedLevel,
    share: Fraction,
    label: &str,
    degree: &Fact<'s>,
    item: &'s Item,
    inputs: Option<Vec<crate::scoring::trace::InputTrace<'s>>>,
) -> Outcome<'s> {
    let interval = level.interval.show("%");
    if level.interval.contains(share) != Some(true) {
        let note = format!("“{label}”的比例应为 {interval}，填的是 {}%", share.show());
        return Outcome::open(Gap::of(degree, item.points, Some(note)), "graded", item, inputs);
    }
    let exact = Fraction::count(100)
        .and_then(|hundred| Fraction::from(item.points).times(share).and_then(|product| product.divided_by(hundred)));
    let Some(exact) = exact else {
        return Outcome::open(Gap::of(degree, item.points, Some(TOO_MANY_DIGITS.to_owned())), "graded", item, inputs);
    };
    let work = inputs.map(|inputs| Work {
        explanation: format!("评为“{label}”，区间为 {interval}，按 {}% 计分", share.show()),
        formula: Some(format!("{} × {}%", decimal::text(item.points), share.show())),
        inputs,
        ..Work::default()
    });
    Outcome::exact(exact, "graded", item, work)
}

fn label<'f>(grade: &'f Fact<'_>, level: &'f GradedLevel) -> &'f str {
    let FactKind::Choice(alternatives) = &grade.definition.kind else { return &level.value };
    alternatives.iter().find(|alternative| alternative.value == level.value).map_or(&level.value, |found| &found.label)
}

fn options<'s>(rule: &'s Graded, grade: &Fact<'s>, chosen: Option<&GradedLevel>, item: &Item) -> Vec<OptionTrace<'s>> {
    let most = |level: &GradedLevel| {
        let high = level.interval.high.map_or(Fraction::count(100), |(high, _)| Some(high.into()));
        let points = high.and_then(|high| Fraction::from(item.points).times(high)?.divided_by(Fraction::count(100)?));
        points.and_then(Fraction::exact).unwrap_or(item.points)
    };
    let option = |level: &'s GradedLevel| OptionTrace {
        value: level.value.as_str().into(),
        label: format!("{}，{}", label(grade, level), level.interval.show("%")).into(),
        clause: brief(&level.clause),
        points: most(level),
        chosen: chosen.is_some_and(|chosen| chosen.value == level.value),
    };
    rule.grades.iter().map(option).collect()
}
