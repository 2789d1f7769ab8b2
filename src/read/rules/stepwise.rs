//! Rules whose points are earned whole.

use super::super::objects::fields;
use super::super::reader::Reader;
use super::super::references::{Expected, References};
use super::super::values::{CHANGE, POINTS};
use super::{Ends, Head, element, fields_with_ends, points};
use crate::feel;
use crate::problem::ProblemCode;
use crate::rubric::{
    AllOrNothing, Choice, ChoiceOption, Conditions, Criterion, Graded, GradedLevel, Manual, Occurrences, Rule,
};

pub fn conditions<'a>(reader: &mut Reader<'a>, references: &mut References, head: &mut Head) -> Option<Rule> {
    let mut criteria = Vec::new();
    let seen = fields!(reader, {
        "kind" => reader.skip(),
        "criteria" => criteria = reader.collect("条件的列表", |reader| criterion(reader, references)),
        "reading" => head.reading = reader.owned_text(),
    });
    reader.require(&seen, &[("criteria", "得分的条件")]);
    (!criteria.is_empty()).then_some(Rule::Conditions(Conditions { criteria }))
}

fn criterion<'a>(reader: &mut Reader<'a>, references: &mut References) -> Criterion {
    let (mut fact, mut earned, mut clause, mut required) = (None, None, None, None);
    let seen = fields!(reader, {
        "fact" => fact = references.read(reader, Expected::Boolean),
        "points" => earned = points(reader),
        "clause" => clause = reader.owned_text(),
        "required" => required = reader.boolean(),
    });
    reader.require(
        &seen,
        &[("fact", "条件所看的情况"), ("points", "符合条件的得分"), ("clause", "条件在计分标准中的原文")],
    );
    Criterion {
        fact: fact.unwrap_or_default(),
        points: earned.unwrap_or_default(),
        clause: clause.unwrap_or_default(),
        required: required.unwrap_or_default(),
    }
}

pub fn all_or_nothing<'a>(reader: &mut Reader<'a>, references: &mut References, head: &mut Head) -> Option<Rule> {
    let mut facts = Vec::new();
    let seen = fields!(reader, {
        "kind" => reader.skip(),
        "facts" => facts = reader.collect("情况编号的列表", |reader| {
            element(reader, &mut |reader| references.read(reader, Expected::Boolean)).unwrap_or_default()
        }),
        "reading" => head.reading = reader.owned_text(),
    });
    reader.require(&seen, &[("facts", "须同时符合的情况")]);
    (!facts.is_empty()).then_some(Rule::AllOrNothing(AllOrNothing { facts }))
}

pub fn choice<'a>(reader: &mut Reader<'a>, references: &mut References, head: &mut Head) -> Option<Rule> {
    let (mut fact, mut pointer) = (None, String::new());
    let mut options: Vec<ChoiceOption> = Vec::new();
    let seen = fields!(reader, {
        "kind" => reader.skip(),
        "fact" => {
            pointer = reader.pointer();
            fact = reader.owned_text();
        },
        "options" => options = reader.collect("选项的列表", option),
        "reading" => head.reading = reader.owned_text(),
    });
    reader.require(&seen, &[("options", "选项和各选项的得分"), ("fact", "所选的情况")]);
    let fact = fact?;
    let values = options.iter().map(|option| option.value.clone()).collect();
    references.note(pointer, &fact, Expected::Choice("options", values));
    Some(Rule::Choice(Choice { fact, options }))
}

fn option<'a>(reader: &mut Reader<'a>) -> ChoiceOption {
    let (mut value, mut earned, mut clause) = (None, None, None);
    let seen = fields!(reader, {
        "value" => value = reader.owned_text(),
        "points" => earned = points(reader),
        "clause" => clause = reader.owned_text(),
    });
    reader.require(&seen, &[("value", "选项的值"), ("points", "选项的得分"), ("clause", "选项在计分标准中的原文")]);
    ChoiceOption {
        value: value.unwrap_or_default(),
        points: earned.unwrap_or_default(),
        clause: clause.unwrap_or_default(),
    }
}

pub fn occurrences<'a>(reader: &mut Reader<'a>, references: &mut References, head: &mut Head) -> Option<Rule> {
    let (mut count, mut evidence, mut deduct, mut earn) = (None, None, None, None);
    fields!(reader, {
        "kind" => reader.skip(),
        "count" => count = reader.formula(feel::Kind::Number),
        "evidence" => evidence = references.read(reader, Expected::Any),
        "deduct" => deduct = reader.number(&POINTS),
        "earn" => earn = reader.number(&POINTS),
        "reading" => head.reading = reader.owned_text(),
    });
    one_of_two(reader, count.is_some(), evidence.is_some(), "count（个数的表达式）", "evidence（数其佐证材料的情况）");
    one_of_two(reader, deduct.is_some(), earn.is_some(), "deduct（每个扣几分）", "earn（每个得几分）");
    Some(Rule::Occurrences(Occurrences { count, evidence, each: deduct.or(earn)?, earns: deduct.is_none() }))
}

/// Notes a problem unless exactly one of two fields is there.
pub fn one_of_two(reader: &mut Reader<'_>, first: bool, second: bool, first_name: &str, second_name: &str) {
    if first == second && !reader.broken() {
        let (code, what) = if first {
            (ProblemCode::UnknownField, "只能写一个")
        } else {
            (ProblemCode::MissingField, "必须写一个")
        };
        let message = format!("{first_name}和 {second_name}{what}");
        reader.note(code, message, "请只写其中一个".to_owned());
    }
}

pub fn graded<'a>(reader: &mut Reader<'a>, references: &mut References, head: &mut Head) -> Option<Rule> {
    let (mut fact, mut degree, mut pointer) = (None, None, String::new());
    let mut grades: Vec<GradedLevel> = Vec::new();
    let seen = fields!(reader, {
        "kind" => reader.skip(),
        "fact" => {
            pointer = reader.pointer();
            fact = reader.owned_text();
        },
        "degree" => degree = references.read(reader, Expected::Number),
        "grades" => grades = reader.collect("等级及其区间的列表", level),
        "reading" => head.reading = reader.owned_text(),
    });
    reader.require(&seen, &[("fact", "所评的等级"), ("degree", "按分值的百分之几计分"), ("grades", "各等级的区间")]);
    let fact = fact?;
    let values = grades.iter().map(|grade| grade.value.clone()).collect();
    references.note(pointer, &fact, Expected::Choice("grades", values));
    Some(Rule::Graded(Graded { fact, degree: degree?, grades }))
}

fn level<'a>(reader: &mut Reader<'a>) -> GradedLevel {
    let (mut value, mut clause, mut ends) = (None, None, Ends::default());
    let seen = fields_with_ends!(reader, &CHANGE, ends, {
        "value" => value = reader.owned_text(),
        "clause" => clause = reader.owned_text(),
    });
    reader.require(&seen, &[("value", "等级的值")]);
    let interval = ends.interval(reader);
    GradedLevel { value: value.unwrap_or_default(), interval, clause: clause.unwrap_or_default() }
}

pub fn manual<'a>(reader: &mut Reader<'a>, references: &mut References, head: &mut Head) -> Option<Rule> {
    let (mut deduction, mut reason) = (None, None);
    let seen = fields!(reader, {
        "kind" => reader.skip(),
        "deduction" => deduction = references.read(reader, Expected::Number),
        "reason" => reason = references.read(reader, Expected::Text),
        "reading" => head.reading = reader.owned_text(),
    });
    reader.require(&seen, &[("deduction", "扣分的情况"), ("reason", "扣分原因的情况")]);
    Some(Rule::Manual(Manual { deduction: deduction?, reason: reason? }))
}
