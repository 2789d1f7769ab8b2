//! What the words ask for beyond numbers: a mean, an explanation, an excuse; and the notes under the table.

use super::doubts::Doubts;
use super::facts::Facts;
use super::numerals::{numerals, plain};
use super::points::total;
use super::{DoubtCode, Row, clauses, standards};
use crate::decimal::{self, Decimal};
use crate::rubric::{Aggregate, Children, Measure, OverPolicy, Rubric, Rule, Weight};

pub fn check_item(row: &Row<'_>, facts: &Facts<'_>, notes: &[String], doubts: &mut Doubts) {
    let standard = plain(&row.item.standard);
    let before = doubts.count();
    for at in row.rules() {
        clauses::check(&at, &standard, facts, doubts);
        if let Rule::Children(rule) = at.rule {
            mean(row, rule, notes, doubts);
        }
    }
    // One contradiction shows in several numbers.
    if doubts.count() == before {
        standards::check(row, &standard, facts, doubts);
    }
    unmodelled(row, &standard, doubts);
}

fn mean(row: &Row<'_>, rule: &Children, notes: &[String], doubts: &mut Doubts) {
    let standard = &row.item.standard;
    let weighted = |text: &str| text.contains("加权");
    let plain_mean = |text: &str| text.contains("平均") && !weighted(text);
    let weighing_note = notes.iter().position(|note| note.contains("加权平均"));
    let message = match (rule.aggregate, rule.weight) {
        (Aggregate::Sum, _) if standard.contains("平均") => "计分标准写“平均”，而规则把各项目得分相加".to_owned(),
        (Aggregate::Mean, Weight::Same) if weighted(standard) => "计分标准写“加权”，而规则取不加权的平均".to_owned(),
        (Aggregate::Mean, Weight::Same) => match weighing_note {
            Some(place) => {
                let place = place.saturating_add(1);
                format!("表下第 {place} 条注写“加权平均”，而规则取不加权的平均，两处不一致")
            }
            None => return,
        },
        (Aggregate::Mean, _) if plain_mean(standard) && weighing_note.is_none() => {
            "计分标准写“平均”，没有写加权，而规则取加权平均".to_owned()
        }
        _ => return,
    };
    let hint = "请核对 weight 和 aggregate；原文自相矛盾的，请在 reading 中写明按哪一处";
    doubts.of(DoubtCode::MeanContradictsText, row.item, format!("{}/rule", row.pointer), &message, hint);
}

/// What a standard asks for in words, and how an item would do so.
fn unmodelled(row: &Row<'_>, standard: &str, doubts: &mut Doubts) {
    let item = row.item;
    let explains =
        |measure: &Measure| matches!(measure.over.as_ref().map(|over| &over.policy), Some(OverPolicy::Explain(_)));
    let explained = item.explain.is_some()
        || row.rules().iter().any(|at| match at.rule {
            Rule::Manual(_) => true,
            Rule::Proportional(rule) => explains(&rule.measure),
            Rule::Indicators(rule) => explains(&rule.measure),
            _ => false,
        });
    let is_choice = matches!(item.rule, Rule::Either(_) | Rule::Choice(_));
    let wishes: [(&[&str], bool, &str); 3] = [
        (&["说明原因"], explained, "请写 explain，或在 reading 中说明"),
        (
            &["除政策性原因外", "政策性原因除外", "除不可抗力", "不可抗力除外"],
            item.excuse.is_some(),
            "请写 excuse，或在 reading 中说明",
        ),
        (&["择其一", "二选一", "任选其一"], is_choice, "请用 either 写出几条规则，或在 reading 中说明"),
    ];
    for (words, modelled, hint) in wishes {
        let said = words.iter().find(|word| standard.contains(**word));
        if let Some(word) = said.filter(|_| !modelled) {
            let message = format!("计分标准写“{word}”，而规则没有相应的设置");
            doubts.of(DoubtCode::ClauseUnmodelled, item, row.pointer.clone(), &message, hint);
        }
    }
}

/// Full points that a note says, and nothing in the table has.
pub fn check_notes(rubric: &Rubric, start: &str, doubts: &mut Doubts) {
    let mut known: Vec<Decimal> = total(rubric).into_iter().collect();
    for section in &rubric.sections {
        known.push(section.points);
        for item in &section.items {
            known.push(item.points);
            if let Rule::Children(rule) = &item.rule {
                known.push(rule.child.points);
            }
        }
    }
    for (place, note) in rubric.notes.iter().enumerate() {
        let note = plain(note);
        for numeral in numerals(&note).iter().filter(|numeral| numeral.is_points()) {
            let full = ["满分", "满分为", "总分", "总分为", "满分是", "总分是"];
            if full.iter().any(|word| numeral.before.ends_with(word)) && !known.contains(&numeral.value) {
                let points = decimal::text(numeral.value);
                let message =
                    format!("第 {} 条注写满分 {points} 分，表中没有哪一处是 {points} 分", place.saturating_add(1));
                let hint = "请核对注和分值";
                doubts.add(DoubtCode::NotePoints, format!("{start}/notes/{place}"), message, hint);
            }
        }
    }
}
