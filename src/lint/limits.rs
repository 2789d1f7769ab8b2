//! Ids and the length of texts: what reads well in a table and in expressions.

use super::doubts::{Doubts, excerpt};
use super::{DoubtCode, Row};
use crate::rubric::{Rubric, Rule};

/// The most characters that a text of a table has room for.
const TITLE: usize = 60;
const LABEL: usize = 100;
const CLAUSE: usize = 300;
const QUESTION: usize = 300;
const STANDARD: usize = 2000;
const NOTE: usize = 1000;

pub fn check(rubric: &Rubric, rows: &[Row<'_>], start: &str, doubts: &mut Doubts) {
    ids(rubric, start, doubts);
    let mut long = |pointer: String, text: &str, most: usize| {
        let length = text.chars().count();
        if length > most {
            let message = format!("“{}”有 {length} 个字，超过 {most} 个，表上排不下", excerpt(text));
            doubts.add(DoubtCode::TextTooLong, pointer, message, "请缩短，其余的写在 notes 或 reading 中");
        }
    };
    long(format!("{start}/title"), &rubric.title, TITLE);
    for (place, fact) in rubric.facts.iter().enumerate() {
        long(format!("{start}/facts/{place}/label"), &fact.label, LABEL);
        long(format!("{start}/facts/{place}/question"), fact.question.as_deref().unwrap_or_default(), QUESTION);
    }
    for (place, section) in rubric.sections.iter().enumerate() {
        long(format!("{start}/sections/{place}/title"), &section.title, TITLE);
    }
    for row in rows {
        long(format!("{}/title", row.pointer), &row.item.title, TITLE);
        long(format!("{}/standard", row.pointer), &row.item.standard, STANDARD);
        for at in row.rules() {
            let (list, clauses) = clauses(at.rule);
            for (index, clause) in clauses.into_iter().enumerate() {
                long(format!("{}/{list}/{index}/clause", at.pointer), clause, CLAUSE);
            }
        }
    }
    for (place, note) in rubric.notes.iter().enumerate() {
        long(format!("{start}/notes/{place}"), note, NOTE);
    }
    for (place, grade) in rubric.grades.iter().enumerate() {
        long(format!("{start}/grades/{place}/name"), &grade.name, TITLE);
    }
}

/// The clauses of a rule and the name of their list.
pub fn clauses(rule: &Rule) -> (&'static str, Vec<&str>) {
    match rule {
        Rule::Conditions(rule) => ("criteria", rule.criteria.iter().map(|one| one.clause.as_str()).collect()),
        Rule::Choice(rule) => ("options", rule.options.iter().map(|one| one.clause.as_str()).collect()),
        Rule::Bands(rule) => ("bands", rule.bands.iter().map(|one| one.clause.as_str()).collect()),
        Rule::Graded(rule) => ("grades", rule.grades.iter().map(|one| one.clause.as_str()).collect()),
        _ => ("", Vec::new()),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Letters,
    Chinese,
    Neither,
}

fn style(id: &str) -> Style {
    let chinese = |character: char| !character.is_ascii() && character.is_alphanumeric();
    if id.starts_with(|first: char| first.is_ascii_lowercase())
        && id.chars().all(|next| next.is_ascii_lowercase() || next.is_ascii_digit() || next == '_')
    {
        Style::Letters
    } else if id.starts_with(chinese) && id.chars().all(|next| chinese(next) || next.is_ascii_digit() || next == '_') {
        Style::Chinese
    } else {
        Style::Neither
    }
}

/// One note for all ids: the first that does not fit the style of most.
fn ids(rubric: &Rubric, start: &str, doubts: &mut Doubts) {
    let mut ids: Vec<(String, &str)> = Vec::new();
    for (place, fact) in rubric.facts.iter().enumerate() {
        ids.push((format!("{start}/facts/{place}/id"), &fact.id));
    }
    for (place, section) in rubric.sections.iter().enumerate() {
        ids.push((format!("{start}/sections/{place}/id"), &section.id));
        for (index, item) in section.items.iter().enumerate() {
            ids.push((format!("{start}/sections/{place}/items/{index}/id"), &item.id));
        }
    }
    for (place, line) in rubric.signatures.iter().enumerate() {
        ids.push((format!("{start}/signatures/{place}/id"), &line.id));
    }
    let count = |wanted: Style| ids.iter().filter(|(_, id)| style(id) == wanted).count();
    let usual = if count(Style::Chinese) > count(Style::Letters) { Style::Chinese } else { Style::Letters };
    let strange: Vec<&(String, &str)> = ids.iter().filter(|(_, id)| style(id) != usual).collect();
    let Some((pointer, _)) = strange.first() else { return };
    let shown: Vec<String> = strange.iter().take(5).map(|(_, id)| format!("“{}”", excerpt(id))).collect();
    let more = if strange.len() > shown.len() { format!("等 {} 个", strange.len()) } else { String::new() };
    let term = if usual == Style::Chinese { "汉字" } else { "小写字母、数字和下划线" };
    let message = format!("编号{}{more}与其余的写法不一致：其余用{term}", shown.join("、"));
    let hint = "编号请统一用小写字母、数字和下划线（如 budget_rate），或统一用汉字";
    doubts.add(DoubtCode::IdStyle, pointer.clone(), message, hint);
}
