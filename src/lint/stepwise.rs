//! Conditions, choices and cases: what earns nothing, what stands twice, what nobody can choose.

use std::collections::BTreeMap;

use super::doubts::{Doubts, excerpt};
use super::facts::{Facts, each_part};
use super::{DoubtCode, Row, RuleAt};
use crate::feel::{Expression, Literal};
use crate::rubric::{Choice, Conditions, FactKind, Rule};

/// Words of which one stands in the name of a fact that gives a reason.
const REASONS: [&str; 8] = ["原因", "说明", "理由", "解释", "情况", "依据", "为什么", "为何"];

pub fn check(at: &RuleAt<'_>, facts: &Facts<'_>, doubts: &mut Doubts) {
    match at.rule {
        Rule::Conditions(rule) => {
            conditions(at, rule, doubts);
            let named = rule.criteria.iter().map(|criterion| criterion.fact.as_str());
            duplicates(at, "criteria", &named.collect::<Vec<_>>(), facts, doubts);
        }
        Rule::AllOrNothing(rule) => {
            let named = rule.facts.iter().map(String::as_str);
            duplicates(at, "facts", &named.collect::<Vec<_>>(), facts, doubts);
        }
        Rule::Choice(rule) => {
            options(at, rule, facts, doubts);
            let first = rule.options.first().map(|option| option.points);
            if rule.options.iter().all(|option| Some(option.points) == first) {
                nothing_changes(at, "options", "选哪一项都得一样的分", doubts);
            }
        }
        Rule::Bands(rule) => {
            let first = rule.bands.first().map(|band| band.points);
            if rule.bands.iter().all(|band| Some(band.points) == first) {
                nothing_changes(at, "bands", "各档得一样的分", doubts);
            }
        }
        Rule::Occurrences(rule) if rule.each.is_zero() => {
            nothing_changes(at, if rule.earns { "earn" } else { "deduct" }, "每例 0 分", doubts);
        }
        Rule::Manual(rule) => asks_for_reason(at, "reason", &rule.reason, facts, doubts),
        Rule::Proportional(rule) => {
            if let Some(reason) = rule.measure.over.as_ref().and_then(|over| over.fact()) {
                asks_for_reason(at, "over/fact", reason, facts, doubts);
            }
        }
        _ => {}
    }
}

/// Adds a doubt about a rule that gives the same points whatever happens.
pub fn nothing_changes(at: &RuleAt<'_>, field: &str, message: &str, doubts: &mut Doubts) {
    let hint = "请核对分值；得分须随情况不同而不同";
    doubts.of(DoubtCode::RuleChangesNothing, at.item, format!("{}/{field}", at.pointer), message, hint);
}

fn conditions(at: &RuleAt<'_>, rule: &Conditions, doubts: &mut Doubts) {
    for (index, criterion) in rule.criteria.iter().enumerate() {
        if criterion.points.is_zero() && !criterion.required {
            let message = format!("第 {} 个条件得 0 分，也不是必备条件，写不写都一样", index.saturating_add(1));
            let pointer = format!("{}/criteria/{index}/points", at.pointer);
            let hint = "请写分值；必备而不单独得分的写 \"required\": true";
            doubts.of(DoubtCode::CriterionWithoutPoints, at.item, pointer, &message, hint);
        }
    }
}

fn duplicates(at: &RuleAt<'_>, field: &str, named: &[&str], facts: &Facts<'_>, doubts: &mut Doubts) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (index, id) in named.iter().enumerate() {
        let Some(fact) = facts.get(id) else { continue };
        let asks = fact.derived.as_ref().map_or(fact.id.as_str(), |derived| derived.text.as_str());
        let Some(before) = seen.insert(asks, &fact.label) else { continue };
        let message = if before == fact.label {
            format!("条件“{}”写了两次", excerpt(before))
        } else {
            format!("条件“{}”和“{}”的表达式相同", excerpt(before), excerpt(&fact.label))
        };
        let pointer = format!("{}/{field}/{index}", at.pointer);
        doubts.of(DoubtCode::ConditionDuplicate, at.item, pointer, &message, "请删去一个，或改为另一个情况");
    }
}

/// A derived choice can only be what its expression says.
fn options(at: &RuleAt<'_>, rule: &Choice, facts: &Facts<'_>, doubts: &mut Doubts) {
    let Some(derived) = facts.get(&rule.fact).and_then(|fact| fact.derived.as_ref()) else { return };
    let (mut said, mut open) = (Vec::new(), false);
    each_part(&derived.expression, &mut |part| match part {
        Expression::Literal(Literal::Text(text)) => said.push(text.as_str()),
        Expression::Name(name) => {
            open |= facts.get(name).is_none_or(|fact| matches!(fact.kind, FactKind::Choice(_) | FactKind::Text));
        }
        _ => {}
    });
    for (index, option) in rule.options.iter().enumerate() {
        if !open && !said.contains(&option.value.as_str()) {
            let message = format!("“{}”由表达式得出，而表达式得不出“{}”", excerpt(&rule.fact), excerpt(&option.value));
            let pointer = format!("{}/options/{index}/value", at.pointer);
            doubts.of(DoubtCode::OptionUnreachable, at.item, pointer, &message, "请核对 derived 与各选项的值");
        }
    }
}

/// Adds a doubt where the fact that is to give a reason does not read as if it asked for one.
pub fn asks_for_reason(at: &RuleAt<'_>, field: &str, id: &str, facts: &Facts<'_>, doubts: &mut Doubts) {
    let Some(fact) = facts.get(id) else { return };
    let asks = |text: &str| REASONS.iter().any(|reason| text.contains(reason));
    if !asks(&fact.label) && !fact.question.as_deref().is_some_and(asks) {
        let message = format!("须在“{}”中说明原因，而这一情况没有问原因", excerpt(&fact.label));
        let pointer = format!("{}/{field}", at.pointer);
        doubts.of(DoubtCode::ReasonNotAskedFor, at.item, pointer, &message, "请改用询问原因的情况，或改写它的名称");
    }
}

/// Conditions that decide in more than one item: the same shortfall is deducted twice.
pub fn check_items(rows: &[Row<'_>], facts: &Facts<'_>, doubts: &mut Doubts) {
    let mut decided: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, row) in rows.iter().enumerate() {
        if matches!(&row.item.rule, Rule::Either(either) if either.rules.len() == 1) {
            let hint = "请写出另一条规则，或直接写这一条";
            let pointer = format!("{}/rule/rules", row.pointer);
            doubts.of(DoubtCode::EitherSingle, row.item, pointer, "择一的规则只有一条", hint);
        }
        for at in row.rules() {
            let (field, named): (_, Vec<&str>) = match at.rule {
                Rule::Conditions(rule) => ("criteria", rule.criteria.iter().map(|one| one.fact.as_str()).collect()),
                Rule::AllOrNothing(rule) => ("facts", rule.facts.iter().map(String::as_str).collect()),
                _ => continue,
            };
            for (index, fact) in named.into_iter().enumerate() {
                let first = *decided.entry(fact).or_insert(place);
                let Some(other) = rows.get(first).filter(|_| first != place) else { continue };
                let label = facts.get(fact).map_or(fact, |fact| &fact.label);
                let message = format!("“{}”在“{}”中已经计过分", excerpt(label), excerpt(&other.item.title));
                let pointer = format!("{}/{field}/{index}", at.pointer);
                let hint = "同一情况会加分或扣分两次；确须如此的，可以不改";
                doubts.of(DoubtCode::ConditionInTwoItems, row.item, pointer, &message, hint);
            }
        }
    }
}
