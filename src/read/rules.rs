//! The rules of a rubric, kind by kind.

use super::objects::{Seen, fields};
use super::reader::Reader;
use super::rubric::check_sum;
use super::scanner::Kind;
use super::submission::DIRECTIONS;
use super::values::{FACTOR, POINTS, excerpt};
use crate::decimal::Decimal;
use crate::problem::ProblemCode;
use crate::rubric::{Child, Children, Choice, Criterion, FactKind, Rubric, Rule, Weight, WeightedOption};
use crate::submission::Direction;

const KINDS: [(&str, &str, &str); 4] = [
    ("conditions", "按条件得分", "conditions"),
    ("all_or_nothing", "全有或全无", "all_or_nothing"),
    ("choice", "按选择得分", "choice"),
    ("children", "按项目得分", "children"),
];

const WEIGHTS: [(&str, &str, Weight); 2] =
    [("none", "不加权", Weight::Same), ("budget", "按资金额度加权", Weight::Budget)];

/// A place where a rule names a fact.
pub struct Reference {
    pointer: String,
    fact: String,
    /// The alternative that is named as well; without it, the fact must be a boolean.
    alternative: Option<String>,
}

impl Reference {
    fn boolean(reader: &Reader<'_>, fact: &str) -> Self {
        Self { pointer: reader.pointer(), fact: fact.to_owned(), alternative: None }
    }

    /// Notes a problem unless the rubric has such a fact.
    pub fn check(&self, reader: &mut Reader<'_>, rubric: &Rubric) {
        let shown = excerpt(&self.fact);
        let (code, message) = match (rubric.fact(&self.fact).map(|fact| &fact.kind), &self.alternative) {
            (None, _) => (ProblemCode::UnknownFact, format!("没有编号为“{shown}”的情况")),
            (Some(FactKind::Boolean), None) => return,
            (Some(_), None) => (ProblemCode::WrongType, format!("情况“{shown}”不是是否类（boolean）")),
            (Some(FactKind::Choice(known)), Some(value)) => {
                if known.iter().any(|alternative| alternative.value == *value) {
                    return;
                }
                (ProblemCode::UnknownChoice, format!("情况“{shown}”没有“{}”这个可选的值", excerpt(value)))
            }
            (Some(_), Some(_)) => (ProblemCode::WrongType, format!("情况“{shown}”不是选择类（choice）")),
        };
        reader.note_at(&self.pointer, (code, message, "请核对计分办法的 facts 与规则中的编号".to_owned()));
    }
}

/// The fields of every kind of rule, as they are written.
#[derive(Default)]
struct Written<'a> {
    kind: Option<&'a str>,
    criteria: Vec<Criterion>,
    facts: Vec<String>,
    fact: Option<String>,
    options: Vec<WeightedOption>,
    weight: Option<Weight>,
    factor: Option<Decimal>,
    child: Option<Child>,
    reading: Option<String>,
}

/// Reads a rule; `None` where its kind is not known.
pub fn read<'a>(reader: &mut Reader<'a>, references: &mut Vec<Reference>) -> Option<Rule> {
    if reader.peek() != Kind::Object {
        reader.wrong_type("计分规则 {\"kind\": …}");
        return None;
    }
    let before = reader.problem_count();
    let mut written = Written::default();
    let mut fact_pointer = String::new();
    let seen = fields!(reader, {
        "kind" => written.kind = reader.one_of(&KINDS),
        "criteria" => written.criteria = reader.collect("条件的列表", |reader| criterion(reader, references)),
        "facts" => written.facts = reader.collect("情况编号的列表", |reader| {
            let fact = reader.owned_text().unwrap_or_default();
            references.push(Reference::boolean(reader, &fact));
            fact
        }),
        "fact" => {
            fact_pointer = reader.pointer();
            written.fact = reader.owned_text();
        },
        "options" => written.options = reader.collect("选项的列表", option),
        "of" => reader.one_of(&[("projects", "项目", ())]),
        "weight" => written.weight = reader.one_of(&WEIGHTS),
        "factor" => written.factor = reader.number(&FACTOR),
        "child" => written.child = Some(child(reader)),
        "reading" => written.reading = reader.owned_text(),
    });
    let rule = match written.kind {
        Some("conditions") => conditions(reader, &seen, written),
        Some("all_or_nothing") => all_or_nothing(reader, &seen, written),
        Some("choice") => choice(reader, &seen, written, &fact_pointer, references),
        Some("children") => children(reader, &seen, written),
        _ => {
            reader.require(&seen, &[("kind", "计分规则的种类")]);
            None
        }
    };
    if rule.is_none() && reader.problem_count() == before {
        reader.note(
            ProblemCode::MissingField,
            "计分规则里没有任何条件、情况或选项".to_owned(),
            "请至少写一个".to_owned(),
        );
    }
    rule
}

fn conditions(reader: &mut Reader<'_>, seen: &Seen, written: Written<'_>) -> Option<Rule> {
    reader.require(seen, &[("criteria", "得分的条件")]);
    (!written.criteria.is_empty()).then_some(Rule::Conditions(written.criteria))
}

fn all_or_nothing(reader: &mut Reader<'_>, seen: &Seen, written: Written<'_>) -> Option<Rule> {
    reader.require(seen, &[("facts", "须同时符合的情况")]);
    (!written.facts.is_empty()).then_some(Rule::AllOrNothing(written.facts))
}

fn choice(
    reader: &mut Reader<'_>,
    seen: &Seen,
    written: Written<'_>,
    fact_pointer: &str,
    references: &mut Vec<Reference>,
) -> Option<Rule> {
    reader.require(seen, &[("options", "选项和各选项的得分"), ("fact", "所选的情况")]);
    let fact = written.fact?;
    for (index, option) in written.options.iter().enumerate() {
        let rule_pointer = fact_pointer.strip_suffix("/fact").unwrap_or(fact_pointer);
        references.push(Reference {
            pointer: format!("{rule_pointer}/options/{index}/value"),
            fact: fact.clone(),
            alternative: Some(option.value.clone()),
        });
    }
    Some(Rule::Choice(Choice { fact, options: written.options }))
}

fn children(reader: &mut Reader<'_>, seen: &Seen, written: Written<'_>) -> Option<Rule> {
    reader.require(
        seen,
        &[
            ("weight", "平均时的权数：none（不加权）或 budget（按资金额度）"),
            ("factor", "平均得分所乘的系数"),
            ("child", "单个项目的计分"),
        ],
    );
    Some(Rule::Children(Children {
        weight: written.weight?,
        factor: written.factor?,
        child: written.child?,
        reading: written.reading,
    }))
}

fn criterion<'a>(reader: &mut Reader<'a>, references: &mut Vec<Reference>) -> Criterion {
    let (mut fact, mut points, mut clause) = (None, None, None);
    let seen = fields!(reader, {
        "fact" => {
            fact = reader.owned_text();
            if let Some(fact) = &fact {
                references.push(Reference::boolean(reader, fact));
            }
        },
        "points" => points = reader.number(&POINTS),
        "clause" => clause = reader.owned_text(),
    });
    reader.require(
        &seen,
        &[("fact", "条件所看的情况"), ("points", "符合条件的得分"), ("clause", "条件在计分标准中的原文")],
    );
    Criterion { fact: fact.unwrap_or_default(), points: points.unwrap_or_default(), clause: clause.unwrap_or_default() }
}

fn option<'a>(reader: &mut Reader<'a>) -> WeightedOption {
    let (mut value, mut points, mut clause) = (None, None, None);
    let seen = fields!(reader, {
        "value" => value = reader.owned_text(),
        "points" => points = reader.number(&POINTS),
        "clause" => clause = reader.owned_text(),
    });
    reader.require(&seen, &[("value", "选项的值"), ("points", "选项的得分"), ("clause", "选项在计分标准中的原文")]);
    WeightedOption {
        value: value.unwrap_or_default(),
        points: points.unwrap_or_default(),
        clause: clause.unwrap_or_default(),
    }
}

fn child<'a>(reader: &mut Reader<'a>) -> Child {
    let mut points = None;
    let mut direction = None;
    let seen = fields!(reader, {
        "points" => points = reader.number(&POINTS),
        "rule" => fields!(reader, {
            "kind" => reader.one_of(&[("proportional", "按比例", ())]),
            "direction" => direction = reader.one_of(&DIRECTIONS),
        }),
    });
    reader.require(&seen, &[("points", "单个项目的满分"), ("rule", "项目指标的计分规则")]);
    Child { points: points.unwrap_or_default(), direction: direction.unwrap_or(Direction::AtLeast) }
}

/// Notes a problem where what a rule can earn differs from the points of its item.
pub fn check_points(reader: &mut Reader<'_>, rule: &Rule, points: Decimal) {
    match rule {
        Rule::Conditions(criteria) => {
            check_sum(reader, "各条件", criteria.iter().map(|criterion| criterion.points), points);
        }
        Rule::Choice(choice) => {
            let best = choice.options.iter().map(|option| option.points).max();
            check_sum(reader, "最好的选项", best.into_iter(), points);
        }
        Rule::AllOrNothing(_) | Rule::Children(_) => {}
    }
}
