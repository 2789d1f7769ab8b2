//! Rules over parts: projects, indicators, and rules of which one counts.

use super::super::objects::fields;
use super::super::reader::Reader;
use super::super::references::References;
use super::super::scanner::Kind;
use super::super::submission::{DIMENSIONS, DIRECTIONS};
use super::super::values::{FACTOR, POINTS, excerpt};
use super::super::{built_in, rubric};
use super::measured::fields_with_measure;
use super::{Ends, Head, fields_with_ends, number};
use crate::problem::ProblemCode;
use crate::rubric::{
    Aggregate, Child, ChildSheet, Children, Either, EitherRule, Indicators, Level, Measure, Rule, SubjectKind, Weight,
};

const WEIGHTS: [(&str, &str, Weight); 3] = [
    ("none", "不加权", Weight::Same),
    ("budget", "按资金额度加权", Weight::Budget),
    ("points", "按权重加权", Weight::Points),
];

const OF_PROJECTS: [(&str, &str, Aggregate); 2] = [("mean", "平均", Aggregate::Mean), ("sum", "合计", Aggregate::Sum)];

const OF_INDICATORS: [(&str, &str, Aggregate); 2] =
    [("sum", "合计", Aggregate::Sum), ("count_ratio", "达标个数占比", Aggregate::CountRatio)];

pub fn children<'a>(reader: &mut Reader<'a>, references: &mut References, head: &mut Head) -> Option<Rule> {
    let (mut aggregate, mut weight, mut factor, mut each) = (None, None, None, None);
    let seen = fields!(reader, {
        "kind" => reader.skip(),
        "of" => reader.one_of(&[("projects", "项目", ())]),
        "aggregate" => aggregate = reader.one_of(&OF_PROJECTS),
        "weight" => weight = reader.one_of(&WEIGHTS),
        "factor" => factor = number(reader, &FACTOR),
        "child" => each = child(reader, references),
        "reading" => head.reading = reader.owned_text(),
    });
    reader.require(
        &seen,
        &[
            ("weight", "平均时的权数：none（不加权）、budget（按资金额度）或 points（按权重）"),
            ("factor", "平均得分所乘的系数"),
            ("child", "单个项目的计分"),
        ],
    );
    let aggregate = aggregate.unwrap_or(Aggregate::Mean);
    if aggregate == Aggregate::Sum && weight.is_some_and(|weight| weight != Weight::Same) {
        let (pointer, message) =
            (reader.pointer() + "/weight", "各项目得分合计（aggregate 为 sum）时不能加权".to_owned());
        let hint = "请写 \"weight\": \"none\"，或将 aggregate 改为 mean（平均）".to_owned();
        reader.note_at(&pointer, (ProblemCode::UnknownChoice, message, hint));
    }
    Some(Rule::Children(Children { aggregate, weight: weight?, factor: factor?, child: each? }))
}

fn child<'a>(reader: &mut Reader<'a>, references: &mut References) -> Option<Child> {
    let (mut points, mut rule, mut sheet) = (None, None, None);
    let seen = fields!(reader, {
        "points" => points = number(reader, &POINTS),
        "rule" => {
            let mut measure = Measure::default();
            fields_with_measure!(reader, references, measure, {
                "kind" => reader.one_of(&[("proportional", "按比例", ())]),
            });
            rule = Some(measure);
        },
        "sheet" => sheet = project_sheet(reader),
    });
    reader.require(&seen, &[("points", "单个项目的满分")]);
    if seen.has("rule") == seen.has("sheet") && !reader.broken() {
        reader.note(
            ProblemCode::MissingField,
            "单个项目的计分须写 rule（项目指标的计分规则）或 sheet（项目自评表），且只写一个".to_owned(),
            "请写 \"rule\": {\"kind\": \"proportional\"}，或 \"sheet\": \"project-2020\"".to_owned(),
        );
    }
    Some(Child { points: points?, sheet: sheet.or(rule.map(ChildSheet::Indicators))? })
}

/// The rubric of a project: the id of a built-in one, or a whole one.
fn project_sheet(reader: &mut Reader<'_>) -> Option<ChildSheet> {
    let sheet = if reader.peek() == Kind::Object {
        rubric::whole(reader).map(|(own, _)| ChildSheet::Rubric(Box::new(own)))
    } else {
        let id = reader.text()?;
        let found = built_in(&id);
        if found.is_none() {
            reader.note(
                ProblemCode::UnknownRubric,
                format!("没有编号为“{}”的内置项目自评表", excerpt(&id)),
                "请写 project-2020，或直接写项目自评表的全文".to_owned(),
            );
        }
        found.map(|built_in| ChildSheet::BuiltIn(&built_in.rubric))
    }?;
    if let Some(rubric) = sheet.rubric().filter(|rubric| rubric.subject != SubjectKind::Project) {
        reader.note(
            ProblemCode::WrongType,
            format!("“{}”不是项目自评表", excerpt(&rubric.id)),
            "项目自评表须写 \"subject\": \"project\"".to_owned(),
        );
    }
    Some(sheet)
}

pub fn indicators<'a>(reader: &mut Reader<'a>, references: &mut References, head: &mut Head) -> Option<Rule> {
    let (mut dimensions, mut aggregate, mut levels) = (Vec::new(), None, Vec::new());
    let mut measure = Measure::default();
    fields_with_measure!(reader, references, measure, {
        "kind" => reader.skip(),
        "dimensions" => {
            let read = reader.collect("指标类别的列表", |reader| reader.one_of(&DIMENSIONS));
            dimensions = read.into_iter().flatten().collect();
        },
        "aggregate" => aggregate = reader.one_of(&OF_INDICATORS),
        "levels" => levels = reader.collect("达成程度的列表", level),
        "reading" => head.reading = reader.owned_text(),
    });
    let aggregate = aggregate.unwrap_or(Aggregate::Sum);
    (!reader.broken()).then_some(Rule::Indicators(Indicators { dimensions, aggregate, measure, levels }))
}

fn level<'a>(reader: &mut Reader<'a>) -> Level {
    let (mut value, mut label, mut ends) = (None, None, Ends::default());
    let seen = fields_with_ends!(reader, &FACTOR, ends, {
        "value" => value = reader.name(),
        "label" => label = reader.name(),
    });
    reader.require(&seen, &[("value", "达成程度的值"), ("label", "达成程度的名称")]);
    Level { value: value.unwrap_or_default(), label: label.unwrap_or_default(), interval: ends.interval(reader) }
}

pub fn either<'a>(reader: &mut Reader<'a>, references: &mut References, head: &mut Head) -> Option<Rule> {
    if head.nested {
        let message = "择一的规则里不能再有择一的规则".to_owned();
        reader.note(ProblemCode::UnknownChoice, message, "请把各规则并列写在一起".to_owned());
        reader.skip();
        return None;
    }
    let (mut rules, mut best) = (Vec::new(), true);
    let seen = fields!(reader, {
        "kind" => reader.skip(),
        "rules" => rules = reader.collect("规则的列表", |reader| alternative(reader, references)),
        "pick" => best = reader.one_of(&[("best", "取得分高的", true), ("first", "取先能计分的", false)]).unwrap_or(true),
        "reading" => head.reading = reader.owned_text(),
    });
    reader.require(&seen, &[("rules", "供选择的规则")]);
    let rules: Vec<EitherRule> = rules.into_iter().flatten().collect();
    (!rules.is_empty()).then_some(Rule::Either(Either { rules, best }))
}

fn alternative<'a>(reader: &mut Reader<'a>, references: &mut References) -> Option<EitherRule> {
    let (mut title, mut rule) = (None, None);
    let seen = fields!(reader, {
        "title" => title = reader.name(),
        "rule" => rule = super::read(reader, references, &mut Head { nested: true, ..Head::default() }),
    });
    reader.require(&seen, &[("title", "规则的名称"), ("rule", "计分规则")]);
    Some(EitherRule { title: title?, rule: rule? })
}
