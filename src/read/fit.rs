//! Whether the rules of a rubric fit its subject and each other, and do not need more than makes sense.

use super::reader::Reader;
use crate::problem::ProblemCode;
use crate::rubric::{Children, Item, Rubric, Rule, SubjectKind};

/// The most facts that all items of a department's rubric together show in their traces.
const MOST_INPUTS: usize = 20_000;

/// The same of a project's sheet, which is filled once for each project.
const MOST_INPUTS_OF_PROJECT: usize = 500;

/// Notes a problem where items together depend on more facts than make sense: each shows all of its own.
pub fn check_inputs(reader: &mut Reader<'_>, rubric: &Rubric) {
    let place = |id: &str| rubric.facts.iter().position(|fact| fact.id == id);
    // How many facts a fact stands for: itself, and at most all others.
    let mut sizes = vec![1_usize; rubric.facts.len()];
    for index in &rubric.fact_order {
        let derived = rubric.facts.get(*index).and_then(|fact| fact.derived.as_ref());
        let inputs = derived.iter().flat_map(|formula| formula.expression.names());
        let below =
            inputs.filter_map(|name| sizes.get(place(name)?)).fold(1, |sum: usize, size| sum.saturating_add(*size));
        if let Some(size) = sizes.get_mut(*index) {
            *size = below.min(rubric.facts.len());
        }
    }
    let named = rubric.items().flat_map(Item::facts).filter_map(|id| sizes.get(place(id)?));
    let all = named.fold(0, |sum: usize, size| sum.saturating_add(*size));
    let most = if rubric.subject == SubjectKind::Project { MOST_INPUTS_OF_PROJECT } else { MOST_INPUTS };
    if all > most {
        let message = format!("各考核内容所用的情况共 {all} 处，超过 {most} 处");
        reader.note(ProblemCode::TooManyEntries, message, "请减少考核内容，或减少它们所用的情况".to_owned());
    }
}

/// Notes a problem where rules need what the subject does not have, or projects are scored by two sheets.
pub fn check_parts(reader: &mut Reader<'_>, rubric: &Rubric, start: &str) {
    let mut sheet = None;
    for (place, section) in rubric.sections.iter().enumerate() {
        for (index, item) in section.items.iter().enumerate() {
            let rule = format!("{start}/sections/{place}/items/{index}/rule");
            if rubric.subject == SubjectKind::Project && counts_evidence(&item.rule) {
                let message = "项目没有佐证材料，不能按其个数计分".to_owned();
                reader.note_at(&rule, (ProblemCode::UnknownField, message, "请改用 count（个数的表达式）".to_owned()));
            }
            let Rule::Children(Children { child, .. }) = &item.rule else { continue };
            let Some(own) = child.sheet.rubric() else { continue };
            if sheet.is_some_and(|first| first != own.id.as_str()) {
                let message = "同一计分办法的各项目只能用一份项目自评表".to_owned();
                let pointer = rule + "/child/sheet";
                reader.note_at(&pointer, (ProblemCode::TooManyEntries, message, "请改用同一份".to_owned()));
            }
            sheet = sheet.or(Some(own.id.as_str()));
        }
    }
}

fn counts_evidence(rule: &Rule) -> bool {
    match rule {
        Rule::Occurrences(rule) => rule.evidence.is_some(),
        Rule::Either(rule) => rule.rules.iter().any(|either| counts_evidence(&either.rule)),
        _ => false,
    }
}
