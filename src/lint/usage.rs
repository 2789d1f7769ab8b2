//! Facts: which ones no rule uses, which cannot be told apart.

use std::collections::BTreeMap;

use super::doubts::{Doubts, excerpt};
use super::facts::Facts;
use super::stepwise::asks_for_reason;
use super::{DoubtCode, Row, RuleAt};
use crate::rubric::{Child, ChildSheet, Children, FactKind, Item, Over, OwnCheck, POINTS_NAME, Rule, SCORE_NAME};

pub fn check(facts: &Facts<'_>, rows: &[Row<'_>], start: &str, doubts: &mut Doubts) {
    for row in rows {
        if let Some(explain) = &row.item.explain {
            let at = RuleAt { item: row.item, rule: &row.item.rule, pointer: row.pointer.clone() };
            asks_for_reason(&at, "explain/fact", &explain.fact, facts, doubts);
        }
    }
    let used = used(facts, rows);
    let named = named(facts);
    let mut labels: BTreeMap<&str, &str> = BTreeMap::new();
    for (place, fact) in facts.rubric.facts.iter().enumerate() {
        let pointer = format!("{start}/facts/{place}");
        let label = excerpt(&fact.label);
        // A text may be there for the reader alone.
        if used.get(place) == Some(&false) && fact.kind != FactKind::Text {
            let is_named = named.get(place) == Some(&true);
            let (code, message) = if is_named {
                (DoubtCode::FactLeadsNowhere, format!("“{label}”只用来推出别的情况，而那些情况没有一处计分"))
            } else {
                (DoubtCode::FactUnused, format!("“{label}”没有一处计分或核查用到"))
            };
            doubts.add(code, pointer.clone(), message, "请在规则中用上它，或删去，免得白填");
        }
        if let Some(other) = labels.insert(&fact.label, &fact.id) {
            let message = format!("“{}”和“{}”的名称都是“{label}”", excerpt(other), excerpt(&fact.id));
            doubts.add(DoubtCode::LabelDuplicate, format!("{pointer}/label"), message, "请改写名称，使填报人分得清");
        }
        if fact.id == POINTS_NAME || fact.id == SCORE_NAME {
            let message = format!("情况的编号“{}”与表达式中表示分值或得分的名称相同", fact.id);
            doubts.add(DoubtCode::NameShadowed, format!("{pointer}/id"), message, "请给情况另起编号");
        }
    }
}

/// Which facts decide a score, a veto or a check, themselves or through others, by their places.
fn used(facts: &Facts<'_>, rows: &[Row<'_>]) -> Vec<bool> {
    let vetoes = facts.rubric.veto.iter().flat_map(|veto| veto.when.expression.names());
    let checks = facts.rubric.checks.iter().flat_map(named_by_check);
    let direct = rows.iter().flat_map(|row| named_by(row.item)).chain(vetoes).chain(checks);
    leading_to(facts, direct.collect())
}

/// The places of some facts and of all that these follow from.
pub fn leading_to(facts: &Facts<'_>, direct: Vec<&str>) -> Vec<bool> {
    let mut marked = vec![false; facts.rubric.facts.len()];
    let mark = |marked: &mut Vec<bool>, id: &str| {
        let place = facts.place(id).and_then(|place| marked.get_mut(place));
        if let Some(mark) = place {
            *mark = true;
        }
    };
    for id in direct {
        mark(&mut marked, id);
    }
    // A fact stands in this order after those that it follows from.
    for place in facts.rubric.fact_order.iter().rev() {
        if marked.get(*place) != Some(&true) {
            continue;
        }
        let derived = facts.rubric.facts.get(*place).and_then(|fact| fact.derived.as_ref());
        derived.iter().flat_map(|formula| formula.expression.names()).for_each(|id| mark(&mut marked, id));
    }
    marked
}

fn named(facts: &Facts<'_>) -> Vec<bool> {
    let mut named = vec![false; facts.rubric.facts.len()];
    for fact in &facts.rubric.facts {
        for id in fact.derived.iter().flat_map(|formula| formula.expression.names()) {
            if let Some(mark) = facts.place(id).and_then(|place| named.get_mut(place)) {
                *mark = true;
            }
        }
    }
    named
}

/// All facts that a check looks at or shows.
fn named_by_check(check: &OwnCheck) -> Vec<&str> {
    let mut named = check.when.expression.names();
    named.extend(check.message.names());
    named
}

/// All facts that an item names anywhere.
fn named_by(item: &Item) -> Vec<&str> {
    let mut named = item.facts();
    if let Some(explain) = &item.explain {
        named.extend(explain.when.expression.names());
        named.push(&explain.fact);
    }
    let rules: Vec<&Rule> = match &item.rule {
        Rule::Either(either) => either.rules.iter().map(|either| &either.rule).collect(),
        rule => vec![rule],
    };
    for rule in rules {
        let measure = match rule {
            Rule::Occurrences(rule) => {
                named.extend(rule.evidence.as_deref());
                continue;
            }
            Rule::Indicators(rule) => &rule.measure,
            Rule::Children(Children { child: Child { sheet: ChildSheet::Indicators(measure), .. }, .. }) => measure,
            _ => continue,
        };
        named.extend(measure.over.as_ref().and_then(Over::fact));
    }
    named
}
