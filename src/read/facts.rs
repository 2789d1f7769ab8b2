//! The facts of a rubric.

use super::formulas::kind_of;
use super::objects::{MOST_ENTRIES, fields};
use super::reader::Reader;
use super::rubric::unique;
use super::submission::UNITS;
use super::values::excerpt;
use crate::feel;
use crate::problem::ProblemCode;
use crate::rubric::{Alternative, FactDefinition, FactKind, Rubric, SubjectKind};
use crate::submission::{Figure, MoneyUnit, Project, Submission};

const KINDS: [(&str, &str, &str); 9] = [
    ("boolean", "是否", "boolean"),
    ("decimal", "数", "decimal"),
    ("money", "金额", "money"),
    ("percent", "百分数", "percent"),
    ("count", "个数", "count"),
    ("choice", "选择", "choice"),
    ("date", "日期", "date"),
    ("text", "文本", "text"),
    ("numbers", "一组数", "numbers"),
];

/// Reads the facts of a rubric, whose places stand in a submission or in a project.
pub fn facts(reader: &mut Reader<'_>) -> Vec<FactDefinition> {
    let mut facts: Vec<FactDefinition> = Vec::new();
    reader.list("情况的列表", MOST_ENTRIES, &mut |reader, _| {
        let fact = fact(reader);
        unique(reader, &facts, &fact.id, |other| &other.id);
        facts.push(fact);
    });
    facts
}

fn fact<'a>(reader: &mut Reader<'a>) -> FactDefinition {
    let (mut id, mut label, mut kind, mut unit) = (None, None, None, None);
    let (mut question, mut evidence, mut from, mut derived) = (None, None, None, None);
    let mut choices: Vec<Alternative> = Vec::new();
    let before = reader.problem_count();
    let seen = fields!(reader, {
        "id" => id = reader.name(),
        "label" => label = reader.name(),
        "type" => kind = reader.one_of(&KINDS),
        "unit" => unit = reader.owned_text(),
        "question" => question = reader.owned_text(),
        "evidence" => evidence = reader.owned_text(),
        "from" => from = reader.owned_text(),
        "derived" => derived = reader.formula(feel::Kind::Null),
        "choices" => reader.list("可选的值的列表", MOST_ENTRIES, &mut |reader, _| {
            let choice = alternative(reader);
            unique(reader, &choices, &choice.value, |other| &other.value);
            choices.push(choice);
        }),
    });
    reader.require(&seen, &[("id", "情况的编号"), ("label", "情况的名称"), ("type", "情况的类型")]);
    if kind.is_none() && seen.has("type") && reader.problem_count() == before {
        reader.missing("type", "情况的类型");
    }
    if kind == Some("choice") && choices.is_empty() {
        reader.missing("choices", "可选的值");
    }
    let money_unit = UNITS.iter().find(|(name, ..)| Some(*name) == unit.as_deref()).map(|(.., unit)| *unit);
    if kind == Some("money") && unit.is_some() && money_unit.is_none() {
        reader.note(
            ProblemCode::UnknownChoice,
            "金额的单位只能是元或万元".to_owned(),
            "请写 yuan（元）或 wan_yuan（万元）".to_owned(),
        );
    }
    let kind = match kind {
        Some("decimal") => FactKind::Decimal,
        Some("money") => FactKind::Money(money_unit.unwrap_or(MoneyUnit::USUAL)),
        Some("percent") => FactKind::Percent,
        Some("count") => FactKind::Count,
        Some("choice") => FactKind::Choice(choices),
        Some("date") => FactKind::Date,
        Some("text") => FactKind::Text,
        Some("numbers") => FactKind::Numbers,
        _ => FactKind::Boolean,
    };
    if let Some(derived) = &mut derived {
        derived.yields = kind_of(&kind);
        if kind == FactKind::Numbers {
            let message = "一组数（numbers）不能由表达式得出".to_owned();
            reader.note(ProblemCode::BadExpression, message, "请改换类型，或删去 derived".to_owned());
        }
    }
    FactDefinition {
        id: id.unwrap_or_default(),
        label: label.unwrap_or_default(),
        kind,
        unit,
        question,
        evidence,
        from,
        derived,
    }
}

/// Notes a problem wherever a fact stands at a place that its subject does not have.
pub fn check_places(reader: &mut Reader<'_>, rubric: &Rubric, start: &str) {
    for (index, fact) in rubric.facts.iter().enumerate() {
        if let Some(place) = &fact.from {
            check_place(reader, place, &fact.kind, rubric.subject, &format!("{start}/facts/{index}/from"));
        }
    }
}

fn check_place(reader: &mut Reader<'_>, place: &str, kind: &FactKind, subject: SubjectKind, pointer: &str) {
    let (submission, project) = (Submission::default(), Project::default());
    let figure = match subject {
        SubjectKind::Department => submission.figure(place),
        SubjectKind::Project => project.figure(place),
    };
    let known = match (figure, kind) {
        (Some(Figure::Money(..)), FactKind::Money(_))
        | (Some(Figure::Percent(_)), FactKind::Percent)
        | (Some(Figure::Count(_)), FactKind::Count)
        | (Some(Figure::Date(_)), FactKind::Date)
        | (Some(Figure::Text(_)), FactKind::Text) => return,
        (found, _) => found.is_some(),
    };
    let hint = match subject {
        SubjectKind::Department => "请核对 from，如 /three_public/total/executed（money）、/publication/date（date）",
        SubjectKind::Project => {
            "请核对 from，项目自评表可用 /budget、/executed（money）、/execution_rate（percent）和 /name（text）"
        }
    };
    let message = if known {
        format!("{} 处的数据与所写的类型不同", excerpt(place))
    } else {
        format!("自评数据中没有 {} 这个位置", excerpt(place))
    };
    reader.note_at(pointer, (ProblemCode::UnknownField, message, hint.to_owned()));
}

fn alternative<'a>(reader: &mut Reader<'a>) -> Alternative {
    let (mut value, mut label) = (None, None);
    let seen = fields!(reader, {
        "value" => value = reader.name(),
        "label" => label = reader.name(),
    });
    reader.require(&seen, &[("value", "可选的值")]);
    let value = value.unwrap_or_default();
    Alternative { label: label.unwrap_or_else(|| value.clone()), value }
}
