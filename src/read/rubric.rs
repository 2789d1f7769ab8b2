//! The fields of a rubric, and whether its parts fit together.

use std::borrow::Cow;

use super::facts::{check_places, facts};
use super::formulas;
use super::objects::{MOST_ENTRIES, fields};
use super::places::Places;
use super::reader::Reader;
use super::references::{Expected, References};
use super::rules;
use super::scanner::Kind;
use super::values::{COUNT, FACTOR, POINTS, Range, excerpt};
use super::{checks, extends, fit, outlines, rubric};
use crate::decimal::{self, Decimal, Fraction, MOST_DECIMALS, Rounding, RoundingMode};
use crate::feel;
use crate::problem::{Problem, ProblemCode};
use crate::rubric::{
    Conditions, Explanation, Grade, Item, NotApplicablePolicy, Rubric, RubricRounding, Rule, Section, Side,
    SignatureLine, SubjectKind, Veto,
};

const MODES: [(&str, &str, RoundingMode); 3] = [
    ("half_up", "四舍五入", RoundingMode::HalfUp),
    ("down", "舍去尾数", RoundingMode::Down),
    ("up", "进一", RoundingMode::Up),
];

const SUBJECTS: [(&str, &str, SubjectKind); 2] =
    [("department", "部门", SubjectKind::Department), ("project", "项目", SubjectKind::Project)];

const SIDES: [(&str, &str, Side); 2] =
    [("department", "填报单位", Side::Department), ("finance_bureau", "财政部门", Side::FinanceBureau)];

const POLICIES: [(&str, &str, NotApplicablePolicy); 2] =
    [("full", "按满分计", NotApplicablePolicy::Full), ("drop", "不计入并折算总分", NotApplicablePolicy::Drop)];

/// The most items that are scored from the projects: each lists them all in its trace.
const MOST_CHILDREN_RULES: usize = 4;

/// Reads a rubric together with what it extends, and gives the text of the whole; `None` where it has problems.
pub fn whole<'a>(reader: &mut Reader<'a>) -> Option<(Rubric, Cow<'a, str>)> {
    let (start, before) = (reader.position(), reader.problem_count());
    if reader.field_ahead("extends").is_none() {
        let own = read(reader);
        let usable = reader.problem_count() == before && !reader.broken();
        return usable.then(|| (own, Cow::Borrowed(reader.since(start))));
    }
    reader.skip();
    if reader.broken() {
        return None;
    }
    let (own, pointer) = (reader.since(start), reader.pointer());
    let (whole, own_problems) = extends::whole(own);
    let problems = match whole.as_deref().map(rubric) {
        Some(Ok(read)) if own_problems.is_empty() => return Some((read, whole.unwrap_or_default())),
        Some(Err(problems)) => problems,
        _ => Vec::new(),
    };
    let places = whole.as_deref().and_then(|whole| Places::new(whole, own));
    let of_whole = problems.into_iter().map(|problem| {
        let place = places.as_ref().and_then(|places| places.place(&problem.pointer));
        Problem { pointer: place.unwrap_or(problem.pointer), ..problem }
    });
    let further: Vec<Problem> =
        of_whole.filter(|problem| own_problems.iter().all(|own| own.pointer != problem.pointer)).collect();
    for problem in own_problems.into_iter().chain(further) {
        reader.note_at(&(pointer.clone() + &problem.pointer), (problem.code, problem.message, problem.hint));
    }
    None
}

/// Reads a rubric that stands for itself; it can be used only if this notes no problem.
pub fn read<'a>(reader: &mut Reader<'a>) -> Rubric {
    let mut rubric = Rubric::default();
    if reader.peek() == Kind::Null {
        reader.wrong_type("一组字段");
        return rubric;
    }
    // Rules may stand before the facts that they name.
    let mut references = References::default();
    let (before, first_formula) = (reader.problem_count(), reader.formulas.len());
    let seen = fields!(reader, {
        "id" => rubric.id = reader.name().unwrap_or_default(),
        "version" => rubric.version = reader.name().unwrap_or_default(),
        "title" => rubric.title = reader.name().unwrap_or_default(),
        "subject" => rubric.subject = reader.one_of(&SUBJECTS).unwrap_or_default(),
        "number" => rubric.number = reader.owned_text(),
        "authority" => rubric.authority = reader.owned_text(),
        "year" => rubric.year = reader.year(),
        "facts" => rubric.facts = facts(reader),
        "sections" => rubric.sections = sections(reader, &mut references),
        "rounding" => rubric.rounding = rounding(reader),
        "veto" => rubric.veto = reader.collect("一票否决情形的列表", veto).into_iter().flatten().collect(),
        "grades" => rubric.grades = grades(reader),
        "notes" => rubric.notes = reader.texts().into_iter().map(Into::into).collect(),
        "signatures" => rubric.signatures = signatures(reader),
        "audit" => rubric.audit = checks::settings(reader),
        "checks" => rubric.checks = checks::own(reader),
        "lengths" => rubric.lengths = checks::lengths(reader),
        "attachments" => rubric.attachments = checks::attachments(reader),
        "outline" => rubric.outline = outlines::named(reader),
        "publication_after_review" => rubric.publication_after_review = reader.boolean().unwrap_or_default(),
        "extends" => reader.skip(),
    });
    reader.require(
        &seen,
        &[("id", "计分办法的编号"), ("version", "计分办法的版本"), ("title", "自评表的标题"), ("sections", "考核内容")],
    );
    if rubric.sections.is_empty() && seen.has("sections") && reader.problem_count() == before {
        reader.missing("sections", "考核内容");
    }
    let children = rubric.items().filter(|item| matches!(item.rule, Rule::Children(_))).count();
    let most = if rubric.subject == SubjectKind::Project { 0 } else { MOST_CHILDREN_RULES };
    if children > most {
        reader.note(
            ProblemCode::TooManyEntries,
            format!("按项目得分的考核内容有 {children} 项，超过 {most} 项"),
            if most == 0 { "项目自评表不能再按项目计分".to_owned() } else { "请合并".to_owned() },
        );
    }
    let start = reader.pointer();
    fit::check_parts(reader, &rubric, &start);
    check_places(reader, &rubric, &start);
    references.check(reader, &rubric);
    let read = reader.formulas.split_off(first_formula);
    formulas::resolve(reader, &mut rubric, read, &start);
    fit::check_inputs(reader, &rubric);
    rubric
}

fn veto<'a>(reader: &mut Reader<'a>) -> Option<Veto> {
    let (mut when, mut clause) = (None, None);
    let seen = fields!(reader, {
        "when" => when = reader.formula(feel::Kind::Boolean),
        "clause" => clause = reader.name(),
    });
    reader.require(&seen, &[("when", "何时否决的表达式"), ("clause", "否决情形的原文")]);
    Some(Veto { when: when?, clause: clause? })
}

/// Notes a problem where an id is used twice.
pub fn unique<T>(reader: &mut Reader<'_>, known: &[T], id: &str, id_of: impl Fn(&T) -> &str) {
    if !id.is_empty() && known.iter().any(|other| id_of(other) == id) {
        reader.note(
            ProblemCode::DuplicateId,
            format!("编号“{}”用了两次", excerpt(id)),
            "请给每一处不同的编号".to_owned(),
        );
    }
}

fn sections(reader: &mut Reader<'_>, references: &mut References) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut item_ids: Vec<String> = Vec::new();
    reader.list("考核内容的列表", MOST_ENTRIES, &mut |reader, _| {
        let section = section(reader, &mut item_ids, references);
        unique(reader, &sections, &section.id, |other| &other.id);
        sections.push(section);
    });
    sections
}

fn section<'a>(reader: &mut Reader<'a>, item_ids: &mut Vec<String>, references: &mut References) -> Section {
    let (mut id, mut title, mut points, mut weight, mut pool) = (None, None, None, None, None);
    let mut items: Vec<Item> = Vec::new();
    let (before, mut readable) = (reader.problem_count(), true);
    let seen = fields!(reader, {
        "id" => id = reader.name(),
        "title" => title = reader.name(),
        "points" => points = rules::number(reader, &POINTS),
        "weight" => weight = reader.number(&FACTOR),
        "pool" => pool = reader.boolean(),
        "items" => reader.list("考核内容的列表", MOST_ENTRIES, &mut |reader, _| {
            if item_ids.len() >= MOST_ENTRIES {
                readable = false;
                return too_many_items(reader, item_ids);
            }
            items.push(item(reader, item_ids, references, &mut readable));
        }),
    });
    readable &= points.is_some() && !items.is_empty() && pool.is_some() == seen.has("pool");
    readable &= items.len() < MOST_ENTRIES || reader.problem_count() == before;
    let pool = pool.unwrap_or_default();
    reader.require(&seen, &[("id", "编号"), ("title", "标题"), ("points", "分值"), ("items", "考核内容")]);
    if items.is_empty() && seen.has("items") && reader.problem_count() == before {
        reader.missing("items", "考核内容");
    }
    let points = points.unwrap_or_default();
    for (index, item) in items.iter().enumerate() {
        let (field, message) = match (pool, item.optional, item.bonus) {
            (false, true, _) => ("optional", "可选的考核内容（optional）只能在分值共用的部分（pool）之中"),
            (true, _, true) => ("bonus", "加分项（bonus）不能在分值共用的部分（pool）之中"),
            _ => continue,
        };
        let pointer = format!("{}/items/{index}/{field}", reader.pointer());
        let hint = format!("请删去 {field}，或改写这一部分的 pool");
        reader.note_at(&pointer, (ProblemCode::UnknownField, message.to_owned(), hint));
    }
    if readable {
        let counted = || items.iter().filter(|item| !item.bonus).map(|item| item.points);
        let enough = decimal::sum(counted()).is_some_and(|sum| sum >= points);
        if !pool || !enough {
            check_sum(reader, "各考核内容", counted(), points);
        }
    }
    Section { id: id.unwrap_or_default(), title: title.unwrap_or_default(), points, weight, pool, items }
}

/// Notes, once, that all sections together have more items than make sense, and passes over this one.
fn too_many_items(reader: &mut Reader<'_>, item_ids: &mut Vec<String>) {
    if item_ids.len() == MOST_ENTRIES {
        item_ids.push(String::new());
        let message = format!("各部分的考核内容超过 {MOST_ENTRIES} 项");
        reader.note(ProblemCode::TooManyEntries, message, "请删去多余的考核内容".to_owned());
    }
    reader.skip();
}

/// Notes a problem unless parts add up to the whole.
pub fn check_sum(reader: &mut Reader<'_>, parts: &str, points: impl Iterator<Item = Decimal>, whole: Decimal) {
    let sum = points.map(Fraction::from).try_fold(Fraction::ZERO, Fraction::plus).and_then(Fraction::exact);
    if sum.is_some_and(|sum| sum != whole) && !reader.broken() {
        reader.note(
            ProblemCode::PointsDoNotAddUp,
            format!("{parts}的分值合计 {}，不等于 {}", decimal::text(sum.unwrap_or_default()), decimal::text(whole)),
            "请核对分值".to_owned(),
        );
    }
}

/// Reads an item. What cannot be read of it is empty; `readable` becomes false if that is so of what it counts.
fn item<'a>(
    reader: &mut Reader<'a>,
    item_ids: &mut Vec<String>,
    references: &mut References,
    readable: &mut bool,
) -> Item {
    let (mut id, mut title, mut points, mut standard) = (None, None, None, None);
    let (mut rule, mut head) = (None, rules::Head::default());
    let (mut not_applicable, mut prerequisite, mut excuse, mut explain) = (None, None, None, None);
    let (mut bonus, mut optional, mut whole_rule) = (None, None, false);
    let seen = fields!(reader, {
        "id" => id = reader.name(),
        "title" => title = reader.name(),
        "points" => points = rules::number(reader, &POINTS),
        "standard" => standard = reader.owned_text(),
        "rule" => {
            let before = reader.problem_count();
            rule = rules::read(reader, references, &mut head);
            whole_rule = reader.problem_count() == before;
        },
        "not_applicable" => not_applicable = reader.one_of(&POLICIES),
        "prerequisite" => prerequisite = reader.formula(feel::Kind::Boolean),
        "excuse" => excuse = reader.formula(feel::Kind::Boolean),
        "explain" => explain = explanation(reader, references),
        "bonus" => bonus = reader.boolean(),
        "optional" => optional = reader.boolean(),
    });
    reader.require(
        &seen,
        &[("id", "编号"), ("title", "标题"), ("points", "分值"), ("standard", "计分标准"), ("rule", "计分规则")],
    );
    *readable &= points.is_some() && bonus.is_some() == seen.has("bonus");
    if let (Some(rule), Some(points), true) = (&rule, points, whole_rule) {
        rules::check_points(reader, rule, points);
    }
    let id = id.unwrap_or_default();
    unique(reader, item_ids, &id, |other| other);
    item_ids.push(id.clone());
    Item {
        id,
        title: title.unwrap_or_default(),
        points: points.unwrap_or_default(),
        standard: standard.unwrap_or_default(),
        rule: rule.unwrap_or(Rule::Conditions(Conditions { criteria: Vec::new() })),
        reading: head.reading,
        not_applicable,
        prerequisite,
        excuse,
        explain,
        bonus: bonus.unwrap_or_default(),
        optional: optional.unwrap_or_default(),
    }
}

fn explanation<'a>(reader: &mut Reader<'a>, references: &mut References) -> Option<Explanation> {
    if reader.peek() == Kind::Null {
        reader.skip();
        return None;
    }
    let (mut when, mut fact) = (None, None);
    let seen = fields!(reader, {
        "when" => when = reader.formula(feel::Kind::Boolean),
        "fact" => fact = references.read(reader, Expected::Text),
    });
    reader.require(&seen, &[("when", "何时须说明原因的表达式"), ("fact", "说明原因的情况")]);
    Some(Explanation { when: when?, fact: fact? })
}

fn rounding<'a>(reader: &mut Reader<'a>) -> RubricRounding {
    let mut rounding = RubricRounding::default();
    let seen = fields!(reader, {
        "rate" => {
            if reader.peek() == Kind::Object {
                rounding.rate = Some(one_rounding(reader));
            } else {
                one_rounding(reader);
            }
        },
        "item" => rounding.item = one_rounding(reader),
        "total" => rounding.total = one_rounding(reader),
    });
    rounding.stated = seen.has("item") && seen.has("total");
    rounding
}

fn one_rounding<'a>(reader: &mut Reader<'a>) -> Rounding {
    let mut rounding = Rounding::default();
    fields!(reader, {
        "decimals" => {
            let range = Range { term: "小数位数", ..COUNT };
            let decimals = reader.number(&range).map(|count| u32::try_from(decimal::without_zeros(count).0));
            match decimals {
                Some(Ok(decimals)) if decimals <= MOST_DECIMALS => rounding.decimals = decimals,
                Some(_) => reader.note(
                    ProblemCode::OutOfRange,
                    format!("保留的小数位数应在 0～{MOST_DECIMALS} 之间"),
                    "请写 0、1 或 2".to_owned(),
                ),
                None => {}
            }
        },
        "mode" => rounding.mode = reader.one_of(&MODES).unwrap_or_default(),
    });
    rounding
}

fn grades<'a>(reader: &mut Reader<'a>) -> Vec<Grade> {
    let mut grades: Vec<Grade> = Vec::new();
    reader.list("等级的列表", MOST_ENTRIES, &mut |reader, _| {
        let (mut name, mut at_least, mut at_most) = (None, None, None);
        let seen = fields!(reader, {
            "name" => name = reader.name(),
            "at_least" => at_least = rules::number(reader, &POINTS),
            "at_most" => at_most = reader.number(&POINTS),
        });
        reader.require(&seen, &[("name", "等级的名称"), ("at_least", "等级的最低分")]);
        let grade = Grade { name: name.unwrap_or_default(), at_least: at_least.unwrap_or_default(), at_most };
        if at_most.is_some_and(|most| most < grade.at_least) {
            reader.note(
                ProblemCode::BadInterval,
                format!("等级“{}”的最高分低于最低分", excerpt(&grade.name)),
                "请核对 at_least 和 at_most".to_owned(),
            );
        }
        if grades.last().is_some_and(|better| better.at_least <= grade.at_least) {
            reader.note(
                ProblemCode::GradesOutOfOrder,
                format!("等级“{}”的最低分不低于上一等级", excerpt(&grade.name)),
                "请从最好的等级写到最差的等级，最低分依次降低".to_owned(),
            );
        }
        grades.push(grade);
    });
    grades
}

fn signatures<'a>(reader: &mut Reader<'a>) -> Vec<SignatureLine> {
    let mut lines: Vec<SignatureLine> = Vec::new();
    reader.list("签章栏的列表", MOST_ENTRIES, &mut |reader, _| {
        let (mut id, mut label, mut side) = (None, None, None);
        let seen = fields!(reader, {
            "id" => id = reader.name(),
            "label" => label = reader.name(),
            "side" => side = reader.one_of(&SIDES),
        });
        reader.require(&seen, &[("id", "签章栏的编号")]);
        let line = SignatureLine {
            id: id.unwrap_or_default(),
            label: label.unwrap_or_default(),
            side: side.unwrap_or_default(),
        };
        unique(reader, &lines, &line.id, |other| &other.id);
        lines.push(line);
    });
    lines
}
