//! The rules of a rubric, kind by kind.

use super::objects::{Seen, fields};
use super::reader::Reader;
use super::rubric::check_sum;
use super::scanner::Kind;
use super::submission::DIRECTIONS;
use super::values::{FACTOR, POINTS, excerpt};
use crate::decimal::{Decimal, Fraction};
use crate::problem::ProblemCode;
use crate::rubric::{Alternative, Child, Children, Choice, ChoiceOption, Criterion, FactKind, Rubric, Rule, Weight};
use crate::submission::Direction;

const KINDS: [(&str, &str, &str); 4] = [
    ("conditions", "按条件得分", "conditions"),
    ("all_or_nothing", "全有或全无", "all_or_nothing"),
    ("choice", "按选择得分", "choice"),
    ("children", "按项目得分", "children"),
];

const WEIGHTS: [(&str, &str, Weight); 2] =
    [("none", "不加权", Weight::Same), ("budget", "按资金额度加权", Weight::Budget)];

/// A place where a rule names a fact, to be checked when all facts are known.
pub struct Reference {
    pointer: String,
    fact: String,
    /// The alternatives that a choice gives points for; without them, the fact must be a boolean.
    options: Option<Vec<String>>,
}

impl Reference {
    fn boolean(reader: &Reader<'_>, fact: &str) -> Self {
        Self { pointer: reader.pointer(), fact: fact.to_owned(), options: None }
    }

    /// Notes a problem unless the rubric has such a fact.
    pub fn check(&self, reader: &mut Reader<'_>, rubric: &Rubric) {
        let shown = excerpt(&self.fact);
        let hint = || "请核对计分办法的 facts 与规则中的编号".to_owned();
        let (code, message) = match (rubric.fact(&self.fact).map(|fact| &fact.kind), &self.options) {
            (None, _) => (ProblemCode::UnknownFact, format!("没有编号为“{shown}”的情况")),
            (Some(FactKind::Boolean), None) => return,
            (Some(_), None) => (ProblemCode::WrongType, format!("情况“{shown}”不是回答“是”或“否”的（boolean）")),
            (Some(FactKind::Choice(known)), Some(options)) => return self.check_options(reader, known, options),
            (Some(_), Some(_)) => (ProblemCode::WrongType, format!("情况“{shown}”不是供选择的（choice）")),
        };
        reader.note_at(&self.pointer, (code, message, hint()));
    }

    /// Every option must be an alternative of the fact, and every alternative must have its option.
    fn check_options(&self, reader: &mut Reader<'_>, known: &[Alternative], options: &[String]) {
        let shown = excerpt(&self.fact);
        let rule = self.pointer.strip_suffix("/fact").unwrap_or(&self.pointer);
        for (index, option) in options.iter().enumerate() {
            let pointer = format!("{rule}/options/{index}/value");
            let hint = "请核对计分办法的 facts 与规则中的选项".to_owned();
            if options.iter().take(index).any(|before| before == option) {
                let message = format!("选项“{}”写了两次", excerpt(option));
                reader.note_at(&pointer, (ProblemCode::DuplicateId, message, hint));
            } else if !known.iter().any(|alternative| alternative.value == *option) {
                let message = format!("情况“{shown}”没有“{}”这个可选的值", excerpt(option));
                reader.note_at(&pointer, (ProblemCode::UnknownChoice, message, hint));
            }
        }
        for alternative in known.iter().filter(|known| !options.contains(&known.value)) {
            let message = format!("没有规定选“{}”得几分", excerpt(&alternative.value));
            let hint = "请为每个可选的值写一个选项，不得分的写 0".to_owned();
            reader.note_at(&format!("{rule}/options"), (ProblemCode::MissingField, message, hint));
        }
    }
}

/// The fields of every kind of rule, as they are written.
#[derive(Default)]
struct Written<'a> {
    kind: Option<&'a str>,
    criteria: Vec<Criterion>,
    facts: Vec<String>,
    fact: Option<String>,
    options: Vec<ChoiceOption>,
    weight: Option<Weight>,
    factor: Option<Decimal>,
    child: Option<Child>,
}

/// Reads a rule; `None` where its kind is not known.
pub fn read<'a>(reader: &mut Reader<'a>, references: &mut Vec<Reference>) -> (Option<Rule>, Option<String>) {
    if reader.peek() != Kind::Object {
        reader.wrong_type("计分规则 {\"kind\": …}");
        return (None, None);
    }
    let before = reader.problem_count();
    let mut written = Written::default();
    let mut fact_pointer = String::new();
    let mut reading = None;
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
        "reading" => reading = reader.owned_text(),
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
    if let Some(rule) = &rule {
        check_fields(reader, &seen, rule);
    }
    (rule, reading)
}

/// Fields that belong to another kind of rule would be ignored silently.
fn check_fields(reader: &mut Reader<'_>, seen: &Seen, rule: &Rule) {
    let own: &[&str] = match rule {
        Rule::Conditions(_) => &["criteria"],
        Rule::AllOrNothing(_) => &["facts"],
        Rule::Choice(_) => &["fact", "options"],
        Rule::Children(_) => &["of", "weight", "factor", "child"],
    };
    let pointer = reader.pointer();
    for name in ["criteria", "facts", "fact", "options", "of", "weight", "factor", "child"] {
        if seen.has(name) && !own.contains(&name) {
            let message = format!("“{name}”不是 {} 这种规则的字段", rule.kind());
            let hint = format!("请删去，或改用另一种规则；此处可用：{}", own.join("、"));
            reader.note_at(&format!("{pointer}/{name}"), (ProblemCode::UnknownField, message, hint));
        }
    }
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
    let options = written.options.iter().map(|option| option.value.clone()).collect();
    references.push(Reference { pointer: fact_pointer.to_owned(), fact: fact.clone(), options: Some(options) });
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
    Some(Rule::Children(Children { weight: written.weight?, factor: written.factor?, child: written.child? }))
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

fn option<'a>(reader: &mut Reader<'a>) -> ChoiceOption {
    let (mut value, mut points, mut clause) = (None, None, None);
    let seen = fields!(reader, {
        "value" => value = reader.owned_text(),
        "points" => points = reader.number(&POINTS),
        "clause" => clause = reader.owned_text(),
    });
    reader.require(&seen, &[("value", "选项的值"), ("points", "选项的得分"), ("clause", "选项在计分标准中的原文")]);
    ChoiceOption {
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
        Rule::Children(children) => {
            let most = Fraction::from(children.child.points).times(children.factor.into()).and_then(Fraction::exact);
            check_sum(reader, "项目满分乘以系数", most.into_iter(), points);
        }
        Rule::AllOrNothing(_) => {}
    }
}
