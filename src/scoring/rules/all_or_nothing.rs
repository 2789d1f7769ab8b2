//! All or nothing: 「财务会计信息真实规范得3分，否则不得分」. With several facts, all of them must hold.

use super::super::facts::Judgement;
use super::super::trace::Trace;
use super::{Outcome, Scoring};
use crate::decimal::{self, Decimal};
use crate::rubric::Item;

pub fn score<'s>(ids: &'s [String], item: &'s Item, scoring: &Scoring<'s>) -> Outcome<'s> {
    let facts: Vec<_> = ids.iter().filter_map(|id| scoring.facts.get(id)).collect();
    let judged = |wanted: Judgement| facts.iter().filter(move |fact| fact.judgement() == wanted);
    let mut outcome = Outcome::default();
    let failed = judged(Judgement::Unmet).next();
    if let Some(fact) = failed {
        // One failure decides, whatever else is still unknown.
        outcome.computed = Some(Decimal::ZERO);
        if scoring.traced {
            outcome.lost.push(scoring.loss(fact, &item.standard, item.points));
        }
    } else if judged(Judgement::Met).count() == ids.len() {
        outcome.computed = Some(item.points);
    } else {
        outcome.open = item.points;
        outcome.missing = facts.iter().flat_map(|fact| scoring.missing(fact, item.points)).collect();
        outcome.not_applicable = judged(Judgement::NotApplicable).count() == ids.len();
    }
    if scoring.traced {
        let points = decimal::text(item.points);
        let explanation = match (failed, outcome.computed) {
            (Some(_), _) => format!("不符合计分标准，{points} 分全部不得"),
            (None, Some(_)) => format!("符合计分标准，得满分 {points} 分"),
            (None, None) if outcome.not_applicable => "填为不适用，尚不能计分".to_owned(),
            (None, None) => "待填，尚不能计分".to_owned(),
        };
        let criteria = facts.iter().map(|fact| scoring.criterion(fact, &item.standard, None)).collect();
        outcome.trace =
            Some(Trace { rule: "all_or_nothing", explanation, criteria: Some(criteria), ..Trace::default() });
    }
    outcome
}
