//! Points per condition: 「岗位设置合规得2分，否则不得分；有完整的审批程序得2分，否则不得分」.

use super::super::facts::Judgement;
use super::super::trace::Trace;
use super::{Outcome, Scoring};
use crate::decimal::{self, Decimal};
use crate::rubric::Criterion;

pub fn score<'s>(criteria: &'s [Criterion], scoring: &Scoring<'s>) -> Outcome<'s> {
    let mut outcome = Outcome::default();
    let mut traces = Vec::new();
    let (mut met, mut unmet, mut not_applicable) = (0_usize, 0_usize, 0_usize);
    let (mut earned, mut open) = (Vec::new(), Vec::new());
    for criterion in criteria {
        let Some(fact) = scoring.facts.get(&criterion.fact) else { continue };
        match fact.judgement() {
            Judgement::Met => {
                met = met.saturating_add(1);
                earned.push(criterion.points);
            }
            Judgement::Unmet => {
                unmet = unmet.saturating_add(1);
                if scoring.traced && !criterion.points.is_zero() {
                    outcome.lost.push(scoring.loss(fact, &criterion.clause, criterion.points));
                }
            }
            state @ (Judgement::Unknown | Judgement::NotApplicable) => {
                if state == Judgement::NotApplicable {
                    not_applicable = not_applicable.saturating_add(1);
                }
                open.push(criterion.points);
                Scoring::add_missing(&mut outcome.missing, scoring.missing(fact, criterion.points));
            }
        }
        if scoring.traced {
            traces.push(scoring.criterion(fact, &criterion.clause, Some(criterion.points)));
        }
    }
    outcome.open = decimal::sum(open).unwrap_or_default();
    outcome.computed = decimal::sum(earned).filter(|_| met > 0 || unmet > 0);
    outcome.not_applicable = not_applicable == criteria.len();
    if scoring.traced {
        let explanation = explanation(criteria.len(), met, unmet, not_applicable, outcome.computed);
        outcome.trace = Some(Trace { rule: "conditions", explanation, criteria: Some(traces), ..Trace::default() });
    }
    outcome
}

fn explanation(all: usize, met: usize, unmet: usize, not_applicable: usize, earned: Option<Decimal>) -> String {
    let unknown = all.saturating_sub(met).saturating_sub(unmet).saturating_sub(not_applicable);
    let mut parts = vec![format!("{all} 项条件符合 {met} 项")];
    for (count, term) in [(unmet, "不符合"), (unknown, "待填"), (not_applicable, "填为不适用")] {
        if count > 0 {
            parts.push(format!("{term} {count} 项"));
        }
    }
    parts.push(match earned {
        None => "尚不能计分".to_owned(),
        Some(earned) if unknown > 0 || not_applicable > 0 => format!("已得 {} 分", decimal::text(earned)),
        Some(earned) => format!("得 {} 分", decimal::text(earned)),
    });
    parts.join("，")
}
