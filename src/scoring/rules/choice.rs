//! A named choice: 「预决算按规定时间内容公开得2分，只公开预算或决算得1分，否则不得分」.

use super::super::facts::{Fact, Known};
use super::super::sheet::Loss;
use super::super::trace::{OptionTrace, Trace};
use super::{Outcome, Scoring, brief};
use crate::decimal;
use crate::rubric::{Choice, ChoiceOption, FactKind, Item};

pub fn score<'s>(choice: &'s Choice, item: &'s Item, scoring: &Scoring<'s>) -> Outcome<'s> {
    let mut outcome = Outcome::default();
    let Some(fact) = scoring.facts.get(&choice.fact) else { return outcome };
    let chosen = match fact.value() {
        Known::Text(value) => choice.options.iter().find(|option| option.value == *value),
        _ => None,
    };
    if let Some(option) = chosen {
        outcome.computed = Some(option.points);
        let lost = decimal::difference(item.points, option.points).filter(|lost| !lost.is_zero());
        if let Some(lost) = lost.filter(|_| scoring.traced) {
            let clause = best(choice).map_or(item.standard.as_str(), |best| &best.clause);
            let clause_shown = brief(clause);
            let message = format!("选“{}”，未达到“{clause_shown}”，失 {} 分", label(fact, option), decimal::text(lost));
            outcome.lost.push(Loss { points: lost, clause, message });
        }
    } else {
        outcome.open = item.points;
        outcome.not_applicable = matches!(fact.value(), Known::NotApplicable(_));
        outcome.missing = scoring.missing(fact, item, item.points);
    }
    if scoring.traced {
        outcome.trace = Some(trace(choice, fact, chosen, outcome.not_applicable));
    }
    outcome
}

fn best(choice: &Choice) -> Option<&ChoiceOption> {
    choice.options.iter().max_by_key(|option| option.points)
}

fn label<'s>(fact: &Fact<'s>, option: &'s ChoiceOption) -> &'s str {
    let FactKind::Choice(alternatives) = &fact.definition.kind else { return &option.value };
    alternatives
        .iter()
        .find(|alternative| alternative.value == option.value)
        .map_or(&option.value, |alternative| &alternative.label)
}

fn trace<'s>(choice: &'s Choice, fact: &Fact<'s>, chosen: Option<&'s ChoiceOption>, not_applicable: bool) -> Trace<'s> {
    let explanation = match chosen {
        Some(option) => format!("选“{}”，得 {} 分", label(fact, option), decimal::text(option.points)),
        None if not_applicable => "填为不适用，尚不能计分".to_owned(),
        None => "待填，尚不能计分".to_owned(),
    };
    let options = choice.options.iter().map(|option| OptionTrace {
        value: option.value.as_str().into(),
        label: label(fact, option).into(),
        clause: &option.clause,
        points: option.points,
        chosen: chosen.is_some_and(|chosen| chosen.value == option.value),
    });
    Trace {
        rule: "choice",
        explanation,
        inputs: Some(vec![fact.trace()]),
        options: Some(options.collect()),
        ..Trace::default()
    }
}
