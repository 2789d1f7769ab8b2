//! All or nothing: 「财务会计信息真实规范得3分，否则不得分」. With several facts, all of them must hold.

use super::super::facts::{Fact, Judgement};
use super::super::sheet::Loss;
use super::super::trace::Trace;
use super::{Outcome, Scoring, brief};
use crate::decimal::{self, Decimal};
use crate::rubric::{AllOrNothing, Item};

pub fn score<'s>(rule: &'s AllOrNothing, item: &'s Item, scoring: &Scoring<'s>) -> Outcome<'s> {
    let ids = rule.facts.as_slice();
    let facts: Vec<_> = ids.iter().filter_map(|id| scoring.facts.get(id)).collect();
    let states: Vec<Judgement> = facts.iter().map(|fact| scoring.judged(fact, item)).collect();
    let judged = |wanted: Judgement| facts.iter().zip(&states).filter(move |(_, state)| **state == wanted);
    let mut outcome = Outcome::default();
    let failed = judged(Judgement::Unmet).count();
    // Where the item says what becomes of what does not apply, the other facts decide.
    let left_out = if item.not_applicable.is_some() { judged(Judgement::NotApplicable).count() } else { 0 };
    if failed > 0 {
        // One failure decides, whatever else is still unknown.
        outcome.computed = Some(Decimal::ZERO);
        if scoring.traced && !item.points.is_zero() {
            let why = |fact: &Fact<'s>| match ids {
                [_] => scoring.why_unmet(fact),
                _ => format!("{}：{}", fact.definition.label, scoring.why_unmet(fact)),
            };
            let reasons: Vec<String> = judged(Judgement::Unmet).map(|(fact, _)| why(fact)).collect();
            let standard = brief(&item.standard);
            let lost = decimal::text(item.points);
            let message = format!("不符合“{standard}”：{}，失 {lost} 分", reasons.join("；"));
            outcome.lost.push(Loss { points: item.points, clause: &item.standard, message });
        }
    } else if judged(Judgement::Met).count().saturating_add(left_out) == ids.len() && left_out < ids.len() {
        outcome.computed = Some(item.points);
    } else {
        outcome.open = item.points;
        for (fact, state) in facts.iter().zip(&states) {
            if *state == Judgement::NotApplicable && item.not_applicable.is_some() && left_out < ids.len() {
                continue;
            }
            // The points belong to all facts together.
            for entry in scoring.missing(fact, item, item.points) {
                if !outcome.missing.iter().any(|known| known.pointer == entry.pointer) {
                    outcome.missing.push(entry);
                }
            }
        }
        outcome.not_applicable = judged(Judgement::NotApplicable).count() == ids.len();
    }
    if scoring.traced {
        let points = decimal::text(item.points);
        let explanation = match (failed, outcome.computed) {
            (1.., _) => format!("不符合计分标准，{points} 分全部不得"),
            (_, Some(_)) => format!("符合计分标准，得满分 {points} 分"),
            _ if judged(Judgement::Unknown).count() == 0 => "填为不适用，尚不能计分".to_owned(),
            _ => "待填，尚不能计分".to_owned(),
        };
        let criteria = facts.iter().map(|fact| scoring.criterion(fact, &item.standard, None)).collect();
        outcome.trace =
            Some(Trace { rule: "all_or_nothing", explanation, criteria: Some(criteria), ..Trace::default() });
    }
    outcome
}
