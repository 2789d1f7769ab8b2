//! From a submission and its rubric to a [`ScoreSheet`], with a trace for every point.
//!
//! In: what [`crate::read`] understood. Out: one sheet, and never a failure: what cannot be computed says
//! what is missing. Scoring knows nothing of JSON, of texts for a report, or of what contradicts what.

mod facts;
mod rules;
mod sheet;
mod total;
mod trace;

use crate::decimal::{self, Decimal};
use crate::rubric::{Item, Rubric, Section};
use crate::submission::{GivenScore, Submission};

pub use facts::{Basis, Fact, Facts, Judgement, Known};
pub use sheet::{
    Column, Digests, Engine, ItemScore, Loss, Missing, NextGrade, RubricName, ScoreSheet, SectionScore, State, Totals,
};
pub use trace::{ChildTrace, CriterionTrace, IndicatorTrace, InputTrace, OptionTrace, RoundingTrace, Trace};

use rules::{Outcome, Scoring};

/// Scores a submission.
#[must_use]
pub fn score<'s>(submission: &'s Submission<'s>, rubric: &'s Rubric, traced: bool) -> ScoreSheet<'s> {
    let own = Scoring { rubric, submission, facts: Facts::of_department(submission, rubric), traced };
    let reviewed = (!submission.review.facts.is_empty()).then(|| Scoring {
        rubric,
        submission,
        facts: Facts::of_reviewer(submission, rubric),
        traced: false,
    });
    let sections: Vec<SectionScore<'s>> =
        rubric.sections.iter().map(|section| score_section(section, &own, reviewed.as_ref())).collect();
    ScoreSheet {
        engine: Engine::THIS,
        rubric: RubricName { id: &rubric.id, version: &rubric.version, title: &rubric.title },
        year: submission.year,
        department: submission.department.name.as_deref(),
        traced,
        totals: total::totals(&sections, submission, rubric),
        sections,
        problems: None,
        digests: None,
    }
}

fn score_section<'s>(section: &'s Section, own: &Scoring<'s>, reviewed: Option<&Scoring<'s>>) -> SectionScore<'s> {
    let items: Vec<ItemScore<'s>> = section.items.iter().map(|item| score_item(item, own, reviewed)).collect();
    SectionScore {
        id: &section.id,
        title: &section.title,
        points: section.points,
        computed: total::subtotal(&items, |item| item.computed),
        claimed: total::subtotal(&items, |item| item.claimed),
        reviewed: total::subtotal(&items, |item| item.reviewed),
        items,
    }
}

fn score_item<'s>(item: &'s Item, own: &Scoring<'s>, reviewed: Option<&Scoring<'s>>) -> ItemScore<'s> {
    let submission = own.submission;
    let outcome = own.apply(item);
    let claim = submission.claim.score(&item.id);
    let decision = submission.review.score(&item.id);
    let claimed = given(claim);
    // By the reviewer's answers, if there are any to this item and nothing is left open.
    let by_other_facts = || {
        let touched = |id: &str| reviewed.and_then(|reviewed| reviewed.facts.get(id)).is_some_and(|fact| fact.reviewed);
        let outcome = reviewed.filter(|_| item.rule.facts().into_iter().any(touched))?.apply(item);
        outcome.computed.filter(|_| outcome.missing.is_empty())
    };
    let earned = outcome.computed.unwrap_or_default();
    let lost_points = decimal::difference(item.points, earned)
        .and_then(|rest| decimal::difference(rest, outcome.open))
        .filter(|_| outcome.computed.is_some())
        .unwrap_or_default();
    ItemScore {
        id: &item.id,
        title: &item.title,
        points: item.points,
        computed: outcome.computed,
        claimed: claimed.or(outcome.computed),
        is_claimed: claimed.is_some(),
        reviewed: given(decision).or_else(by_other_facts),
        state: state(&outcome, claimed),
        open: outcome.open,
        lost_points,
        missing: outcome.missing,
        lost: own.traced.then_some(outcome.lost),
        trace: outcome.trace,
    }
}

fn given(score: Option<&GivenScore<'_>>) -> Option<Decimal> {
    score.and_then(|given| given.score)
}

fn state(outcome: &Outcome<'_>, claimed: Option<Decimal>) -> State {
    match outcome.computed {
        _ if outcome.not_applicable => State::NotApplicable,
        Some(_) if outcome.missing.is_empty() => State::Scored,
        None if claimed.is_some() => State::ClaimedOnly,
        _ => State::Incomplete,
    }
}
