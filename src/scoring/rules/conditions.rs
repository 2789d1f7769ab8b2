//! Points per condition: 「岗位设置合规得2分，否则不得分；有完整的审批程序得2分，否则不得分」.

use super::super::facts::Judgement;
use super::super::trace::Trace;
use super::{Outcome, Scoring, brief};
use crate::decimal::{self, Decimal};
use crate::rubric::{Conditions, Item, NotApplicablePolicy};

/// How many conditions are judged in which way, and what that earns.
#[derive(Default)]
struct Count {
    met: usize,
    unmet: usize,
    not_applicable: usize,
    /// Those that do not apply and earn their points.
    full: usize,
    earned: Vec<Decimal>,
    lost: Vec<Decimal>,
    open: Vec<Decimal>,
}

pub fn score<'s>(rule: &'s Conditions, item: &'s Item, scoring: &Scoring<'s>) -> Outcome<'s> {
    let mut outcome = Outcome::default();
    let (mut count, mut traces) = (Count::default(), Vec::new());
    let (mut failed, mut waits) = (None, false);
    for criterion in &rule.criteria {
        let Some(fact) = scoring.facts.get(&criterion.fact) else { continue };
        let state = scoring.judged(fact, item);
        let full = state == Judgement::NotApplicable && item.not_applicable == Some(NotApplicablePolicy::Full);
        match state {
            _ if full => count.full = count.full.saturating_add(1),
            Judgement::Met => count.met = count.met.saturating_add(1),
            Judgement::Unmet => {
                count.unmet = count.unmet.saturating_add(1);
                count.lost.push(criterion.points);
                failed = failed.or(criterion.required.then_some(criterion));
                if scoring.traced && !criterion.points.is_zero() {
                    outcome.lost.push(scoring.loss(fact, &criterion.clause, criterion.points));
                }
            }
            Judgement::Unknown | Judgement::NotApplicable => {
                let more = usize::from(state == Judgement::NotApplicable);
                count.not_applicable = count.not_applicable.saturating_add(more);
                count.open.push(criterion.points);
                waits |= criterion.required;
                Scoring::add_missing(&mut outcome.missing, scoring.missing(fact, item, criterion.points));
            }
        }
        if full || state == Judgement::Met {
            count.earned.push(criterion.points);
        }
        if scoring.traced {
            let mut trace = scoring.criterion(fact, &criterion.clause, Some(criterion.points));
            trace.state = state;
            trace.earned = if full { Some(criterion.points) } else { trace.earned };
            traces.push(trace);
        }
    }
    let none_applies = count.not_applicable.saturating_add(count.full) == rule.criteria.len();
    let judged = count.met > 0 || count.unmet > 0 || count.full > 0;
    outcome.not_applicable = none_applies;
    if let Some(failed) = failed {
        // Whatever else holds or is still unknown.
        outcome = Outcome { computed: Some(Decimal::ZERO), ..Outcome::default() };
        if scoring.traced && !item.points.is_zero() {
            let fact = scoring.facts.get(&failed.fact);
            outcome.lost.extend(fact.map(|fact| scoring.loss(fact, &failed.clause, item.points)));
        }
    } else if waits {
        // Nothing is earned yet, but what is lost stays lost.
        let lost = decimal::sum(count.lost.iter().copied()).unwrap_or_default();
        outcome.computed = judged.then_some(Decimal::ZERO);
        outcome.open = decimal::difference(item.points, lost).unwrap_or_default();
    } else {
        outcome.computed = decimal::sum(count.earned.iter().copied()).filter(|_| judged);
        outcome.open = decimal::sum(count.open.iter().copied()).unwrap_or_default();
    }
    if scoring.traced {
        let nothing_yet = failed.is_some() || waits;
        for trace in traces.iter_mut().filter(|trace| nothing_yet && trace.earned.is_some()) {
            trace.earned = Some(Decimal::ZERO).filter(|_| failed.is_some() || trace.state == Judgement::Unmet);
        }
        let explanation = match failed {
            Some(failed) => format!("不符合必备条件“{}”，该项不得分", brief(&failed.clause)),
            None => explanation(rule.criteria.len(), &count, waits, outcome.computed),
        };
        outcome.trace = Some(Trace { rule: "conditions", explanation, criteria: Some(traces), ..Trace::default() });
    }
    outcome
}

fn explanation(all: usize, count: &Count, waits: bool, earned: Option<Decimal>) -> String {
    let known = count.met.saturating_add(count.unmet).saturating_add(count.not_applicable).saturating_add(count.full);
    let unknown = all.saturating_sub(known);
    let mut parts = vec![format!("{all} 项条件符合 {} 项", count.met)];
    for (count, term) in [
        (count.full, "不适用按满分计"),
        (count.unmet, "不符合"),
        (unknown, "待填"),
        (count.not_applicable, "填为不适用"),
    ] {
        if count > 0 {
            parts.push(format!("{term} {count} 项"));
        }
    }
    if waits {
        parts.push("必备条件尚未确定".to_owned());
    }
    parts.push(match earned {
        None => "尚不能计分".to_owned(),
        Some(earned) if unknown > 0 || count.not_applicable > 0 => format!("已得 {} 分", decimal::text(earned)),
        Some(earned) => format!("得 {} 分", decimal::text(earned)),
    });
    parts.join("，")
}
