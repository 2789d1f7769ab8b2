//! Stated rates against the figures that a rubric derives them from (T8). Rates of structured fields, as
//! `execution_rate`, are with the money.

use core::cmp::Ordering;

use crate::decimal::{self, Decimal, Fraction, Rounding};
use crate::feel::{self, Context, Value};
use crate::rubric::{Check, FactKind};
use crate::scoring::{Fact, Facts, Known};
use crate::submission::{Answer, Figure};

use super::super::finding::Finding;
use super::super::findings::Findings;
use super::super::printed::Printed;
use super::answers::{Answered, with_unit};
use super::rows::Rows;
use super::words::{cut, points, short};

/// The most characters of a formula that a message repeats.
const MOST_OF_A_FORMULA: usize = 120;

/// Makes the findings.
pub fn check<'s>(answered: &Answered<'s>, rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    let rates = answered.rubric.facts.iter().filter(|fact| fact.kind == FactKind::Percent && fact.derived.is_some());
    for fact in rates.filter_map(|definition| answered.facts.get(&definition.id)) {
        let structured = fact.definition.from.as_deref().is_some_and(|place| place.ends_with("/execution_rate"));
        let Some((stated, derived)) = apart(fact, answered).filter(|_| !structured) else { continue };
        let formula = fact.definition.derived.as_ref();
        let formula = formula.map(|formula| feel::formula(&formula.expression, &answered.facts)).unwrap_or_default();
        let formula = cut(&formula, MOST_OF_A_FORMULA);
        let label = answered.label(fact);
        let effect = if answered.owner.is_empty() { effect(fact, rows) } else { String::new() };
        let message = format!("{label}填的是 {stated}%，按数据为 {formula} = {derived}%{effect}");
        let mut finding = Finding::new(Check::T8, fact.pointer(), message)
            .expecting(format!("{derived}%"))
            .mend("请核对计算这个比率的各个数，并更正比率")
            .on(fact.pointer(), short(&fact.definition.label), format!("{stated}%"));
        for input in answered.facts.inputs(fact) {
            if let Some(shown) = input.shown() {
                finding = finding.on(input.pointer(), short(&input.definition.label), with_unit(shown, input));
            }
        }
        findings.add(finding);
    }
}

/// What the scores of the rows that use a rate come to by the figures.
fn effect(fact: &Fact<'_>, rows: &Rows<'_, '_>) -> String {
    let id = fact.definition.id.as_str();
    let using = rows.list.iter().filter(|row| row.item.facts().contains(&id)).take(2);
    let scores = using.filter_map(|row| Some(format!("；{}按数据得 {}", row.name(), points(row.score.computed?))));
    scores.collect()
}

/// What is stated and what follows from the figures, where the decimals of neither explain the difference.
pub fn apart(fact: &Fact<'_>, answered: &Answered<'_>) -> Option<(String, String)> {
    let (Known::Number(stated), Some(Known::Number(derived))) = (&fact.asserted, &fact.derived) else { return None };
    if stated.compare(*derived)? == Ordering::Equal {
        return None;
    }
    let written = written(fact, answered)?;
    let printed = Printed::new(written)?.scaled(unit_of(*stated, written)?)?;
    let by_figures = reach(fact, *derived, answered)?;
    if printed.meets(by_figures)? || printed.meets(Printed::exactly(*derived))? {
        return None;
    }
    let decimals = written.scale().clamp(2, decimal::MOST_DECIMALS);
    let shown = derived
        .exact()
        .filter(|exact| exact.scale() <= decimals)
        .or_else(|| derived.round(Rounding { decimals, ..Rounding::default() }));
    Some((stated.show(), shown.map_or_else(|| derived.show(), decimal::text)))
}

/// How much a unit of what is written is in the unit of the fact; 0 is 0 in each.
fn unit_of(value: Fraction, written: Decimal) -> Option<Fraction> {
    if written.is_zero() { Some(Fraction::ONE) } else { value.divided_by(written.into()) }
}

/// The number as it is written in the submission, with its decimals.
fn written(fact: &Fact<'_>, answered: &Answered<'_>) -> Option<Decimal> {
    let Some(place) = &fact.definition.from else {
        return match answered.subject.answer(&fact.definition.id)? {
            Answer::Number(number) => Some(*number),
            _ => None,
        };
    };
    match answered.subject.figure(place)? {
        Figure::Money(number, _) | Figure::Percent(number) | Figure::Count(number) => number,
        Figure::Date(_) | Figure::Text(_) => None,
    }
}

/// From where to where a derived number may lie, as each of its figures may be half a unit of its last decimal off.
fn reach(fact: &Fact<'_>, derived: Fraction, answered: &Answered<'_>) -> Option<Printed> {
    let formula = &fact.definition.derived.as_ref()?.expression;
    let mut reach = Printed::exactly(derived);
    for input in answered.facts.inputs(fact) {
        let Known::Number(value) = *input.value() else { continue };
        if input.derived.is_some() || input.definition.kind == FactKind::Count {
            continue;
        }
        let Some(written) = written(input, answered) else { continue };
        let may_be = Printed::new(written)?.scaled(unit_of(value, written)?)?;
        for end in [may_be.low, may_be.high] {
            let shifted = Shifted { facts: &answered.facts, name: &input.definition.id, value: end };
            let Value::Number(number) = feel::evaluate(formula, &shifted) else { return None };
            let change = number.minus(derived)?;
            if change.compare(Fraction::ZERO)? == Ordering::Less {
                reach.low = reach.low.plus(change)?;
            } else {
                reach.high = reach.high.plus(change)?;
            }
        }
    }
    Some(reach)
}

/// Facts of which one has another value.
struct Shifted<'f, 's> {
    facts: &'f Facts<'s>,
    name: &'f str,
    value: Fraction,
}

impl Context for Shifted<'_, '_> {
    fn value(&self, name: &str) -> Value<'_> {
        if name == self.name { Value::Number(self.value) } else { self.facts.value(name) }
    }
}

#[cfg(test)]
mod tests {
    fn finds(stated: &str, executed: &str, budget: &str) -> bool {
        let rubric = r#"{ "extends": "ningxian-2023-department", "id": "rates", "version": "1", "facts": [
            { "id": "executed", "label": "执行数", "type": "money", "unit": "wan_yuan", "from": "/budget/total/executed" },
            { "id": "budgeted", "label": "预算数", "type": "money", "unit": "wan_yuan" },
            { "id": "rate", "label": "执行率", "type": "percent", "derived": "executed / budgeted * 100" }] }"#;
        let text = format!(
            r#"{{ "rubric": {rubric}, "budget": {{ "unit": "yuan", "total": {{ "executed": "{executed}" }} }},
            "facts": {{ "rate": "{stated}", "budgeted": "{budget}" }} }}"#
        );
        crate::audit(&text, crate::Invalid::Refused).unwrap().contains("\"code\":\"T8\"")
    }

    #[test]
    fn decimals_of_the_figures_explain_differences() {
        // 3,000 元 of 0.4 万元, which may be 0.35: at most 85.7 %.
        assert!(!finds("80", "3000", "0.4"));
        assert!(finds("80", "3000", "0.40"));
        assert!(!finds("75.0", "3000", "0.40"));
        assert!(finds("90", "3000", "0.4"));
    }

    #[test]
    fn what_cannot_be_computed_is_not_compared() {
        assert!(!finds("80", "3000", "0"));
        assert!(!finds("80", "", "0.4"));
    }
}
