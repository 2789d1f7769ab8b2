//! The rules of a rubric, kind by kind.

mod measured;
mod parts;
mod stepwise;

use super::reader::Reader;
use super::references::References;
use super::rubric::check_sum;
use super::scanner::Kind;
use super::values::{POINTS, Range, excerpt};
use crate::decimal::{Decimal, Fraction};
use crate::problem::ProblemCode;
use crate::rubric::{Aggregate, Interval, Rule};

type Readers =
    [(&'static str, &'static str, for<'a> fn(&mut Reader<'a>, &mut References, &mut Head) -> Option<Rule>)];

const READERS: &Readers = &[
    ("conditions", "按条件得分", stepwise::conditions),
    ("all_or_nothing", "全有或全无", stepwise::all_or_nothing),
    ("choice", "按选择得分", stepwise::choice),
    ("proportional", "按比例得分", measured::proportional),
    ("per_unit", "每单位加减分", measured::per_unit),
    ("occurrences", "每例加减分", stepwise::occurrences),
    ("bands", "分档得分", measured::bands),
    ("graded", "评级并在区间内打分", stepwise::graded),
    ("children", "按项目得分", parts::children),
    ("indicators", "按自设指标得分", parts::indicators),
    ("either", "择一得分", parts::either),
    ("rank", "按名次得分", measured::rank),
    ("manual", "酌情扣分", stepwise::manual),
    ("formula", "按公式得分", measured::formula),
];

/// What every rule has besides the fields of its kind.
#[derive(Default)]
pub struct Head {
    /// How a doubtful standard is read.
    pub reading: Option<String>,
    /// Is it one of several rules of which one counts?
    pub nested: bool,
}

/// Reads a rule; `None` where its kind is not known or something is missing.
pub fn read(reader: &mut Reader<'_>, references: &mut References, head: &mut Head) -> Option<Rule> {
    if reader.peek() != Kind::Object {
        reader.wrong_type("计分规则 {\"kind\": …}");
        return None;
    }
    let before = reader.problem_count();
    let kind = reader.text_ahead("kind");
    let known = READERS.iter().find(|(name, ..)| kind.as_deref() == Some(name));
    let Some((_, _, read)) = known else {
        unknown_kind(reader, kind.as_deref());
        return None;
    };
    let rule = read(reader, references, head);
    if rule.is_none() && reader.problem_count() == before {
        reader.note(
            ProblemCode::MissingField,
            "计分规则里没有任何条件、情况或选项".to_owned(),
            "请至少写一个".to_owned(),
        );
    }
    rule
}

fn unknown_kind(reader: &mut Reader<'_>, kind: Option<&str>) {
    let Some(kind) = kind else {
        reader.missing("kind", "计分规则的种类");
        return reader.skip();
    };
    let names: Vec<String> = READERS.iter().map(|(name, term, _)| format!("{name}（{term}）")).collect();
    let pointer = reader.pointer() + "/kind";
    let message = format!("“{}”不在可选的值之中", excerpt(kind));
    let hint = format!("请从中选一个：{}", names.join("、"));
    reader.note_at(&pointer, (ProblemCode::UnknownChoice, message, hint));
    reader.skip();
}

/// The ends of an interval, as they are written.
#[derive(Default)]
pub struct Ends {
    pub at_least: Option<Decimal>,
    pub above: Option<Decimal>,
    pub at_most: Option<Decimal>,
    pub below: Option<Decimal>,
    pub equals: Option<Decimal>,
}

impl Ends {
    /// The interval between the ends; a problem where there is none.
    pub fn interval(self, reader: &mut Reader<'_>) -> Interval {
        let low = self.at_least.map(|end| (end, true)).or(self.above.map(|end| (end, false)));
        let high = self.at_most.map(|end| (end, true)).or(self.below.map(|end| (end, false)));
        let single = self.equals.map(|value| (value, true));
        let twice = (self.at_least.is_some() && self.above.is_some())
            || (self.at_most.is_some() && self.below.is_some())
            || (single.is_some() && (low.is_some() || high.is_some()));
        let interval = Interval { low: single.or(low), high: single.or(high) };
        let empty = match (interval.low, interval.high) {
            (Some(low), Some(high)) => low.0 > high.0 || (low.0 == high.0 && !(low.1 && high.1)),
            (None, None) => true,
            _ => false,
        };
        let message = match (twice, empty) {
            (true, _) => "同一端写了两次",
            (false, true) if interval == Interval::default() => "没有写任何一端",
            (false, true) => "下端高于上端，没有数在其中",
            (false, false) => return interval,
        };
        reader.note(
            ProblemCode::BadInterval,
            format!("区间{message}"),
            "下端写 at_least（含）或 above（不含），上端写 at_most（含）或 below（不含），单个值写 equals".to_owned(),
        );
        interval
    }
}

/// The fields of an interval, after those of the object that it stands in.
macro_rules! fields_with_ends {
    ($reader:ident, $range:expr, $ends:ident, { $($name:literal => $read:expr,)* }) => {
        $crate::read::objects::fields!($reader, {
            $($name => $read,)*
            "at_least" => $ends.at_least = $reader.number($range),
            "above" => $ends.above = $reader.number($range),
            "at_most" => $ends.at_most = $reader.number($range),
            "below" => $ends.below = $reader.number($range),
            "equals" => $ends.equals = $reader.number($range),
        })
    };
}
use fields_with_ends;

/// Notes a problem where what a rule can earn differs from the points of its item.
pub fn check_points(reader: &mut Reader<'_>, rule: &Rule, points: Decimal) {
    let best = |options: &mut dyn Iterator<Item = Decimal>| options.max();
    let (parts, most) = match rule {
        Rule::Conditions(rule) => {
            let criteria = rule.criteria.iter().map(|criterion| criterion.points);
            return check_sum(reader, "各条件", criteria, points);
        }
        Rule::Choice(rule) => ("最好的选项", best(&mut rule.options.iter().map(|option| option.points))),
        Rule::Bands(rule) => ("最好的一档", best(&mut rule.bands.iter().map(|band| band.points))),
        Rule::Rank(rule) => ("最好的名次", best(&mut rule.places.iter().copied())),
        Rule::Children(rule) if rule.aggregate == Aggregate::Mean => {
            let most = Fraction::from(rule.child.points).times(rule.factor.into()).and_then(Fraction::exact);
            ("项目满分乘以系数", most)
        }
        Rule::PerUnit(rule) => {
            if rule.start.is_some_and(|start| start > points) {
                let message = "临界值处的得分 start 超过该项的分值".to_owned();
                reader.note(ProblemCode::ScoreAbovePoints, message, "请核对分值".to_owned());
            }
            return;
        }
        Rule::Either(rule) => {
            for either in &rule.rules {
                check_points(reader, &either.rule, points);
            }
            return;
        }
        _ => return,
    };
    check_sum(reader, parts, most.into_iter(), points);
}

/// Reads an element of a list in which there is no gap.
pub fn element<'a, T>(reader: &mut Reader<'a>, read: &mut dyn FnMut(&mut Reader<'a>) -> Option<T>) -> Option<T> {
    let before = reader.problem_count();
    let element = read(reader);
    if element.is_none() && reader.problem_count() == before && !reader.broken() {
        reader.note(ProblemCode::MissingField, "此处是空的".to_owned(), "请填写，或删去这一处".to_owned());
    }
    element
}

/// Reads a number that must be there: an empty text is none. Of `null`, who requires the field says so.
pub fn number(reader: &mut Reader<'_>, range: &Range) -> Option<Decimal> {
    match reader.peek() {
        Kind::Null => reader.number(range),
        _ => element(reader, &mut |reader| reader.number(range)),
    }
}

/// Reads points.
fn points(reader: &mut Reader<'_>) -> Option<Decimal> {
    number(reader, &POINTS)
}
