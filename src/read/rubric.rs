//! The fields of a rubric, and whether its parts fit together.

use super::objects::{MOST_ENTRIES, fields};
use super::reader::Reader;
use super::rules::{self, Reference};
use super::scanner::Kind;
use super::submission::UNITS;
use super::values::{COUNT, POINTS, Range, excerpt};
use crate::decimal::{self, Decimal, Fraction, MOST_DECIMALS, Rounding, RoundingMode};
use crate::feel;
use crate::problem::ProblemCode;
use crate::rubric::{
    Alternative, Derivation, FactDefinition, FactKind, Grade, Item, Rubric, RubricRounding, Rule, Section,
    SignatureLine,
};
use crate::submission::{Figure, MoneyUnit, Submission};

const KINDS: [(&str, &str, &str); 8] = [
    ("boolean", "是否", "boolean"),
    ("decimal", "数", "decimal"),
    ("money", "金额", "money"),
    ("percent", "百分数", "percent"),
    ("count", "个数", "count"),
    ("choice", "选择", "choice"),
    ("date", "日期", "date"),
    ("text", "文本", "text"),
];

const MODES: [(&str, &str, RoundingMode); 3] = [
    ("half_up", "四舍五入", RoundingMode::HalfUp),
    ("down", "舍去尾数", RoundingMode::Down),
    ("up", "进一", RoundingMode::Up),
];

/// The most items that are scored from the projects: each lists them all in its trace.
const MOST_CHILDREN_RULES: usize = 4;

/// Reads a rubric; it can be used only if this notes no problem.
pub fn read<'a>(reader: &mut Reader<'a>) -> Rubric {
    let mut rubric = Rubric::default();
    if reader.peek() == Kind::Null {
        reader.wrong_type("一组字段");
        return rubric;
    }
    // Rules may stand before the facts that they name.
    let mut references = Vec::new();
    let before = reader.problem_count();
    let seen = fields!(reader, {
        "id" => rubric.id = reader.name().unwrap_or_default(),
        "version" => rubric.version = reader.name().unwrap_or_default(),
        "title" => rubric.title = reader.name().unwrap_or_default(),
        "number" => rubric.number = reader.owned_text(),
        "authority" => rubric.authority = reader.owned_text(),
        "year" => rubric.year = reader.year(),
        "facts" => rubric.facts = facts(reader),
        "sections" => rubric.sections = sections(reader, &mut references),
        "rounding" => rubric.rounding = rounding(reader),
        "grades" => rubric.grades = grades(reader),
        "notes" => rubric.notes = reader.texts().into_iter().map(Into::into).collect(),
        "signatures" => rubric.signatures = signatures(reader),
    });
    reader.require(
        &seen,
        &[("id", "计分办法的编号"), ("version", "计分办法的版本"), ("title", "自评表的标题"), ("sections", "考核内容")],
    );
    if rubric.sections.is_empty() && seen.has("sections") && reader.problem_count() == before {
        reader.missing("sections", "考核内容");
    }
    let children = rubric.items().filter(|item| matches!(item.rule, Rule::Children(_))).count();
    if children > MOST_CHILDREN_RULES {
        reader.note(
            ProblemCode::TooManyEntries,
            format!("按项目得分的考核内容有 {children} 项，超过 {MOST_CHILDREN_RULES} 项"),
            "请合并".to_owned(),
        );
    }
    for reference in references {
        reference.check(reader, &rubric);
    }
    rubric
}

fn unique<T>(reader: &mut Reader<'_>, known: &[T], id: &str, id_of: impl Fn(&T) -> &str) {
    if !id.is_empty() && known.iter().any(|other| id_of(other) == id) {
        reader.note(
            ProblemCode::DuplicateId,
            format!("编号“{}”用了两次", excerpt(id)),
            "请给每一处不同的编号".to_owned(),
        );
    }
}

fn facts(reader: &mut Reader<'_>) -> Vec<FactDefinition> {
    let mut facts: Vec<FactDefinition> = Vec::new();
    reader.list("情况的列表", MOST_ENTRIES, &mut |reader, _| {
        let fact = fact(reader, &facts);
        unique(reader, &facts, &fact.id, |other| &other.id);
        facts.push(fact);
    });
    facts
}

fn fact<'a>(reader: &mut Reader<'a>, before: &[FactDefinition]) -> FactDefinition {
    let (mut id, mut label, mut kind, mut unit) = (None, None, None, None);
    let (mut question, mut evidence, mut from, mut derived) = (None, None, None, None);
    let mut choices: Vec<Alternative> = Vec::new();
    let seen = fields!(reader, {
        "id" => id = reader.name(),
        "label" => label = reader.name(),
        "type" => kind = reader.one_of(&KINDS),
        "unit" => unit = reader.owned_text(),
        "question" => question = reader.owned_text(),
        "evidence" => evidence = reader.owned_text(),
        "from" => from = reader.owned_text(),
        "derived" => derived = derivation(reader, before),
        "choices" => reader.list("可选的值的列表", MOST_ENTRIES, &mut |reader, _| {
            let choice = alternative(reader);
            unique(reader, &choices, &choice.value, |other| &other.value);
            choices.push(choice);
        }),
    });
    reader.require(&seen, &[("id", "情况的编号"), ("label", "情况的名称"), ("type", "情况的类型")]);
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
        _ => FactKind::Boolean,
    };
    if let Some(place) = &from {
        check_place(reader, place, &kind);
    }
    if derived.is_some() && kind != FactKind::Boolean {
        reader.note(
            ProblemCode::BadExpression,
            "只有是否类的情况可以由表达式得出".to_owned(),
            "请把类型改为 boolean，或删去 derived".to_owned(),
        );
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

fn check_place(reader: &mut Reader<'_>, place: &str, kind: &FactKind) {
    let empty = Submission::default();
    let fits = match (empty.figure(place), kind) {
        (Some(Figure::Money(..)), FactKind::Money(_))
        | (Some(Figure::Percent(_)), FactKind::Percent)
        | (Some(Figure::Count(_)), FactKind::Count)
        | (Some(Figure::Date(_)), FactKind::Date)
        | (Some(Figure::Text(_)), FactKind::Text) => return,
        (found, _) => found.is_some(),
    };
    let pointer = format!("{}/from", reader.pointer());
    let complaint = (
        ProblemCode::UnknownField,
        if fits {
            format!("{} 处的数据与所写的类型不同", excerpt(place))
        } else {
            format!("自评数据中没有 {} 这个位置", excerpt(place))
        },
        "请核对 from，如 /three_public/total/executed（money）、/publication/date（date）".to_owned(),
    );
    reader.note_at(&pointer, complaint);
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

fn derivation(reader: &mut Reader<'_>, before: &[FactDefinition]) -> Option<Derivation> {
    let text = reader.owned_text()?;
    let complain = |reader: &mut Reader<'_>, what: String| {
        reader.note(
            ProblemCode::BadExpression,
            format!("表达式“{}”不能用：{what}", excerpt(&text)),
            "请更正表达式；其中的名称须是此前已列出的情况的编号".to_owned(),
        );
    };
    let expression = match feel::parse(&text) {
        Ok(expression) => expression,
        Err(error) => {
            complain(reader, error.to_string());
            return None;
        }
    };
    let kinds = |name: &str| before.iter().find(|fact| fact.id == name).map(|fact| feel_kind(&fact.kind));
    match feel::kind(&expression, &kinds) {
        Ok(feel::Kind::Boolean) => {}
        Ok(other) => complain(reader, format!("得出的是{}，不是“是”或“否”", other.term())),
        Err(fault) => complain(reader, fault),
    }
    let in_pieces = |fact: &&FactDefinition| text.contains(&fact.id) && !feel::is_name(&fact.id);
    if let Some(fact) = before.iter().find(in_pieces) {
        complain(
            reader,
            format!("编号“{}”会被读作算式或常量，请改用字母、汉字、数字和下划线的编号", excerpt(&fact.id)),
        );
    }
    Some(Derivation { text, expression })
}

fn feel_kind(kind: &FactKind) -> feel::Kind {
    match kind {
        FactKind::Boolean => feel::Kind::Boolean,
        FactKind::Decimal | FactKind::Money(_) | FactKind::Percent | FactKind::Count => feel::Kind::Number,
        FactKind::Choice(_) | FactKind::Text => feel::Kind::Text,
        FactKind::Date => feel::Kind::Date,
    }
}

fn sections(reader: &mut Reader<'_>, references: &mut Vec<Reference>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut item_ids: Vec<String> = Vec::new();
    reader.list("考核内容的列表", MOST_ENTRIES, &mut |reader, _| {
        let section = section(reader, &mut item_ids, references);
        unique(reader, &sections, &section.id, |other| &other.id);
        sections.push(section);
    });
    sections
}

fn section<'a>(reader: &mut Reader<'a>, item_ids: &mut Vec<String>, references: &mut Vec<Reference>) -> Section {
    let (mut id, mut title, mut points) = (None, None, None);
    let mut items: Vec<Item> = Vec::new();
    let before = reader.problem_count();
    let seen = fields!(reader, {
        "id" => id = reader.name(),
        "title" => title = reader.name(),
        "points" => points = reader.number(&POINTS),
        "items" => reader.list("考核内容的列表", MOST_ENTRIES, &mut |reader, _| {
            if let Some(item) = item(reader, item_ids, references) {
                items.push(item);
            }
        }),
    });
    reader.require(&seen, &[("id", "编号"), ("title", "标题"), ("points", "分值"), ("items", "考核内容")]);
    if items.is_empty() && seen.has("items") && reader.problem_count() == before {
        reader.missing("items", "考核内容");
    }
    let points = points.unwrap_or_default();
    if reader.problem_count() == before {
        check_sum(reader, "各考核内容", items.iter().map(|item| item.points), points);
    }
    Section { id: id.unwrap_or_default(), title: title.unwrap_or_default(), points, items }
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

fn item<'a>(reader: &mut Reader<'a>, item_ids: &mut Vec<String>, references: &mut Vec<Reference>) -> Option<Item> {
    let (mut id, mut title, mut points, mut standard) = (None, None, None, None);
    let mut rule: Option<Rule> = None;
    let mut reading = None;
    let before = reader.problem_count();
    let seen = fields!(reader, {
        "id" => id = reader.name(),
        "title" => title = reader.name(),
        "points" => points = reader.number(&POINTS),
        "standard" => standard = reader.owned_text(),
        "rule" => (rule, reading) = rules::read(reader, references),
    });
    reader.require(
        &seen,
        &[("id", "编号"), ("title", "标题"), ("points", "分值"), ("standard", "计分标准"), ("rule", "计分规则")],
    );
    let (id, points) = (id.unwrap_or_default(), points.unwrap_or_default());
    unique(reader, item_ids, &id, |other| other);
    item_ids.push(id.clone());
    let rule = rule?;
    if reader.problem_count() == before {
        rules::check_points(reader, &rule, points);
    }
    Some(Item { id, title: title.unwrap_or_default(), points, standard: standard.unwrap_or_default(), rule, reading })
}

fn rounding<'a>(reader: &mut Reader<'a>) -> RubricRounding {
    let mut rounding = RubricRounding::default();
    fields!(reader, {
        "item" => rounding.item = one_rounding(reader),
        "total" => rounding.total = one_rounding(reader),
    });
    rounding
}

fn one_rounding<'a>(reader: &mut Reader<'a>) -> Rounding {
    let mut rounding = Rounding::default();
    fields!(reader, {
        "decimals" => {
            let range = Range { term: "小数位数", ..COUNT };
            let decimals = reader.number(&range).map(|count| u32::try_from(count.normalize().mantissa()));
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
        let (mut name, mut at_least) = (None, None);
        let seen = fields!(reader, {
            "name" => name = reader.name(),
            "at_least" => at_least = reader.number(&POINTS),
        });
        reader.require(&seen, &[("name", "等级的名称"), ("at_least", "等级的最低分")]);
        let grade = Grade { name: name.unwrap_or_default(), at_least: at_least.unwrap_or_default() };
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
        let (mut id, mut label) = (None, None);
        let seen = fields!(reader, {
            "id" => id = reader.name(),
            "label" => label = reader.name(),
        });
        reader.require(&seen, &[("id", "签章栏的编号")]);
        let line = SignatureLine { id: id.unwrap_or_default(), label: label.unwrap_or_default() };
        unique(reader, &lines, &line.id, |other| &other.id);
        lines.push(line);
    });
    lines
}
