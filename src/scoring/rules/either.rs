//! One of several rules: 「二者择其一进行考核」.

use super::{Outcome, Scoring};
use crate::rubric::{Either, Item};
use crate::scoring::trace::{PartTrace, Trace};

pub fn score<'s>(rule: &'s Either, item: &'s Item, scoring: &Scoring<'s>) -> Outcome<'s> {
    let mut outcomes: Vec<Outcome<'s>> = rule.rules.iter().map(|either| scoring.apply(&either.rule, item)).collect();
    for outcome in &mut outcomes {
        scoring.round(outcome, item);
        outcome.exact = None;
    }
    let complete = |outcome: &Outcome<'_>| outcome.missing.is_empty() && outcome.computed.is_some();
    let mut chosen: Option<usize> = None;
    for (index, outcome) in outcomes.iter().enumerate().filter(|(_, outcome)| complete(outcome)) {
        let better = |best: &Outcome<'_>| rule.best && outcome.computed > best.computed;
        if chosen.and_then(|chosen| outcomes.get(chosen)).is_none_or(better) {
            chosen = Some(index);
        }
    }
    let Some(index) = chosen else { return none(rule, outcomes, scoring) };
    let mut outcome = std::mem::take(outcomes.get_mut(index).unwrap_or(&mut Outcome::default()));
    if let Some(own) = outcome.trace.take() {
        let title = rule.rules.get(index).map_or("", |either| &either.title);
        let (explanation, formula) = (format!("按“{title}”考核：{}", own.explanation), own.formula.clone());
        if let Some(place) = outcomes.get_mut(index) {
            place.trace = Some(own);
        }
        let parts = Some(parts(rule, &mut outcomes));
        outcome.trace = Some(Trace { rule: "either", explanation, formula, parts, ..Trace::default() });
    }
    outcome
}

/// The traces of all rules.
fn parts<'s>(rule: &'s Either, outcomes: &mut [Outcome<'s>]) -> Vec<PartTrace<'s>> {
    let traced = rule.rules.iter().zip(outcomes);
    traced
        .filter_map(|(either, outcome)| Some(PartTrace { title: &either.title, trace: outcome.trace.take()? }))
        .collect()
}

/// Nothing can be computed: what is missing for any of the rules that may apply is missing.
fn none<'s>(rule: &'s Either, mut outcomes: Vec<Outcome<'s>>, scoring: &Scoring<'s>) -> Outcome<'s> {
    let titles: Vec<String> = rule.rules.iter().map(|either| format!("“{}”", either.title)).collect();
    let titles = titles.join("、");
    let not_applicable = outcomes.iter().all(|outcome| outcome.not_applicable);
    let explanation = if not_applicable {
        format!("{titles}都填为不适用，尚不能计分")
    } else {
        format!("{titles}择其一填报，尚不能计分")
    };
    let mut none = Outcome {
        not_applicable,
        trace: scoring.traced.then(|| Trace {
            rule: "either",
            explanation,
            parts: Some(parts(rule, &mut outcomes)),
            ..Trace::default()
        }),
        ..Outcome::default()
    };
    for outcome in outcomes.into_iter().filter(|outcome| not_applicable || !outcome.not_applicable) {
        none.open = none.open.max(outcome.open);
        for missing in outcome.missing {
            if !none.missing.iter().any(|known| known.pointer == missing.pointer) {
                none.missing.push(missing);
            }
        }
    }
    none
}
