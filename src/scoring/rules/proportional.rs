//! Points × completion: 「得分=权重*B/A……得分不得突破权重总额」, with its variants.

use super::completion::Comparison;
use super::gap::both;
use super::manual::said;
use super::{Gap, Outcome, Scoring, TOO_MANY_DIGITS, Work};
use crate::decimal::Fraction;
use crate::rubric::{Item, Proportional};
use crate::scoring::facts::Fact;

pub fn score<'s>(rule: &'s Proportional, item: &'s Item, scoring: &Scoring<'s>) -> Outcome<'s> {
    let explained = rule.measure.over.as_ref().and_then(|over| scoring.facts.get(over.fact()?));
    let inputs = scoring.traced.then(|| {
        let mut inputs = scoring.inputs(&[&rule.actual, &rule.target]);
        inputs.extend(explained.map(Fact::trace));
        inputs
    });
    let open = |gap, inputs| Outcome::open(gap, "proportional", item, inputs);
    let target = scoring.measured_as("指标值", &rule.target, item);
    let (actual, mut target) = match both(scoring.measured_as("完成值", &rule.actual, item), target) {
        Ok(measured) => measured,
        Err(gap) => return open(gap, inputs),
    };
    if target.unit.is_empty() {
        target.unit = actual.unit;
    }
    let comparison = Comparison {
        target: target.value,
        actual: actual.value,
        direction: rule.measure.direction,
        measure: &rule.measure,
        rate: scoring.rubric.rounding.rate,
    };
    let completion = match comparison.completion() {
        Ok(completion) => completion,
        Err(note) => return open(Gap::at_item(scoring, item, note), inputs),
    };
    if let (Some(excess), Some(fact)) = (completion.unexplained, explained)
        && said(fact).is_none()
    {
        let note = format!("超过指标值 {}%，须说明原因", excess.show());
        return open(Gap::of(fact, item.points, Some(note)), inputs);
    }
    let Some(exact) = Fraction::from(item.points).times(completion.share) else {
        return open(Gap::at_item(scoring, item, TOO_MANY_DIGITS), inputs);
    };
    let work = inputs.map(|inputs| {
        let (formula, has_result) = comparison.formula(&completion, item.points);
        Work {
            explanation: format!("{}，{}，{}", actual.shown(), target.shown(), comparison.words(&completion)),
            formula: has_result.then_some(formula),
            inputs,
            ..Work::default()
        }
    });
    if completion.reached && completion.share.compare(Fraction::ONE) == Some(core::cmp::Ordering::Equal) {
        return Outcome::whole(exact, "proportional", item, work);
    }
    Outcome::exact(exact, "proportional", item, work)
}

#[cfg(test)]
mod tests {
    use super::super::completion::with_result;
    use super::*;
    use crate::decimal::{self, Rounding};
    use crate::rubric::{Falls, Measure, Over, OverPolicy, ZeroTarget};
    use crate::submission::Direction;

    const CASES: [(&str, &str, &str, Direction, &str); 9] = [
        ("4.5", "300", "295", Direction::AtLeast, "4.5 × 295 ÷ 300 = 4.425 → 4.43"),
        ("5", "100", "48.5", Direction::AtLeast, "5 × 48.5 ÷ 100 = 2.425 → 2.43"),
        ("15", "8755", "8676", Direction::AtLeast, "15 × 8676 ÷ 8755 = 14.864648… → 14.86"),
        ("10", "200", "2859", Direction::AtLeast, "2859 ≥ 200，得满分 10"),
        ("10", "0", "0", Direction::AtLeast, "0 ≥ 0，得满分 10"),
        ("10", "37.24", "43.2", Direction::AtMost, "10 × 37.24 ÷ 43.2 = 8.620370… → 8.62"),
        ("10", "0", "1", Direction::AtMost, "10 × 0 ÷ 1 = 0"),
        ("10", "0", "0", Direction::AtMost, "0 ≤ 0，得满分 10"),
        ("10", "100", "0", Direction::AtLeast, "10 × 0 ÷ 100 = 0"),
    ];

    fn formula(points: &str, target: &str, actual: &str, measure: &Measure, rate: Option<Rounding>) -> String {
        let [points, target, actual] = [points, target, actual].map(|text| decimal::parse(text).unwrap());
        let (target, actual) = (target.into(), actual.into());
        let comparison = Comparison { target, actual, direction: measure.direction, measure, rate };
        let completion = comparison.completion().unwrap();
        let exact = Fraction::from(points).times(completion.share).unwrap();
        match comparison.formula(&completion, points) {
            (formula, true) => with_result(&formula, exact, exact.round(Rounding::default()).unwrap()),
            (formula, false) => formula,
        }
    }

    #[test]
    fn follows_the_published_examples() {
        for (points, target, actual, direction, expected) in CASES {
            let measure = Measure { direction, ..Measure::default() };
            assert_eq!(formula(points, target, actual, &measure, None), expected);
        }
    }

    #[test]
    fn falls_to_zero_at_twice_the_target() {
        let measure = Measure { direction: Direction::AtMost, falls: Falls::ToZeroAtDouble, ..Measure::default() };
        for (actual, expected) in [
            ("100", "100 ≤ 100，得满分 10"),
            ("150", "10 × (1 − (150 − 100) ÷ 100) = 5"),
            ("200", "10 × (1 − (200 − 100) ÷ 100) = 0"),
            ("250", "10 × (1 − (250 − 100) ÷ 100) = 0"),
        ] {
            assert_eq!(formula("10", "100", actual, &measure, None), expected);
        }
    }

    #[test]
    fn treats_zero_floors_excess_and_rates_as_the_rubric_says() {
        let decimal = |text: &str| decimal::parse(text).unwrap();
        let zero = Measure { zero_target: Some(ZeroTarget::AllOrNothing), ..Measure::default() };
        assert_eq!(formula("3", "0", "0", &zero, None), "0 ≤ 0，得满分 3");
        assert_eq!(formula("3", "0", "1", &zero, None), "指标值为 0，完成值 1 大于 0，不得分");
        let floor = Measure { floor: Some(decimal("60")), ..Measure::default() };
        assert_eq!(formula("10", "100", "60", &floor, None), "10 × 60 ÷ 100 = 6");
        assert_eq!(formula("10", "100", "59.9", &floor, None), "完成 59.9%，低于 60%，不得分");
        let void = Over { above: decimal("30"), policy: OverPolicy::Void };
        let over = Measure { over: Some(void), ..Measure::default() };
        assert_eq!(formula("10", "100", "130", &over, None), "130 ≥ 100，得满分 10");
        assert_eq!(formula("10", "100", "130.1", &over, None), "超过指标值 30.1%，超出 30% 的限度，不计分");
        let whole = Rounding { decimals: 0, ..Rounding::default() };
        assert_eq!(formula("10", "200", "99.76", &Measure::default(), Some(whole)), "10 × 50% = 5");
    }
}
