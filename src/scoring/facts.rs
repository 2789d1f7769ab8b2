//! The facts of a rubric with the values that a submission gives them, asserted or derived.

use core::cmp::Ordering;

use super::trace::InputTrace;
use crate::date::Date;
use crate::decimal::{self, Decimal, Fraction};
use crate::feel::{self, Context, Expression, Value};
use crate::print::words;
use crate::problem::push_step;
use crate::rubric::{FactDefinition, FactKind, Rubric};
use crate::submission::{Answer, Figure, MoneyUnit, Submission};

/// The value of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known<'s> {
    /// Not answered; neither zero nor no.
    Unknown,
    /// 不适用, with the reason.
    NotApplicable(&'s str),
    /// 是 or 否.
    Boolean(bool),
    /// A number in the unit of the fact.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// A text, or the value of a choice.
    Text(&'s str),
}

/// Is a condition met?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// Yes.
    Met,
    /// No.
    Unmet,
    /// Not answered.
    Unknown,
    /// The department says that it does not apply.
    NotApplicable,
}

words! {
    Judgement {
        Met = "met",
        Unmet = "unmet",
        Unknown = "unknown",
        NotApplicable = "not-applicable",
    }
}

/// Who says what a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// It follows from figures.
    Derived,
    /// Somebody answered it.
    Asserted,
}

words! { Basis { Derived = "derived", Asserted = "asserted" } }

/// A fact of the rubric with its value.
#[derive(Clone, Copy, Debug)]
pub struct Fact<'s> {
    /// What it is.
    pub definition: &'s FactDefinition,
    /// What was answered.
    pub asserted: Known<'s>,
    /// What follows from other facts, as soon as these are known. It counts before an answer.
    pub derived: Option<bool>,
    /// Does it rest on an answer of the reviewer?
    pub reviewed: bool,
}

impl<'s> Fact<'s> {
    /// Its value.
    #[must_use]
    pub fn value(&self) -> Known<'s> {
        self.derived.map_or(self.asserted, Known::Boolean)
    }

    /// Who says so; `None` where nobody does.
    #[must_use]
    pub fn basis(&self) -> Option<Basis> {
        match (self.derived, self.asserted) {
            (Some(_), _) => Some(Basis::Derived),
            (None, Known::Unknown) => None,
            (None, _) => Some(Basis::Asserted),
        }
    }

    /// Is the condition that it states met?
    #[must_use]
    pub fn judgement(&self) -> Judgement {
        match self.value() {
            Known::Boolean(true) => Judgement::Met,
            Known::Boolean(false) => Judgement::Unmet,
            Known::NotApplicable(_) => Judgement::NotApplicable,
            _ => Judgement::Unknown,
        }
    }

    /// Where its value belongs in the submission: a JSON pointer.
    #[must_use]
    pub fn pointer(&self) -> String {
        if let Some(pointer) = &self.definition.from {
            return pointer.clone();
        }
        let mut pointer = "/facts".to_owned();
        push_step(&mut pointer, &self.definition.id);
        pointer
    }

    /// The fact as a trace shows it.
    #[must_use]
    pub fn trace(&self) -> InputTrace<'s> {
        InputTrace {
            fact: &self.definition.id,
            pointer: self.pointer(),
            label: &self.definition.label,
            value: match self.value() {
                Known::Unknown => None,
                Known::NotApplicable(reason) => Some(format!("不适用：{reason}")),
                Known::Boolean(value) => Some(yes_or_no(value).to_owned()),
                Known::Number(value) => Some(decimal::text(value)),
                Known::Date(value) => Some(value.to_string()),
                Known::Text(value) => Some(value.to_owned()),
            },
        }
    }
}

/// The answer as it is printed.
#[must_use]
pub fn yes_or_no(value: bool) -> &'static str {
    if value { "是" } else { "否" }
}

/// All facts of a rubric.
#[derive(Debug)]
pub struct Facts<'s>(Vec<Fact<'s>>);

impl<'s> Facts<'s> {
    /// As the department states them.
    #[must_use]
    pub fn of_department(submission: &'s Submission<'s>, rubric: &'s Rubric) -> Self {
        Self::collect(submission, rubric, |_| None)
    }

    /// As the reviewer sees them: the reviewer's answers, even where a fact could be derived, and the
    /// department's where the reviewer gives none.
    #[must_use]
    pub fn of_reviewer(submission: &'s Submission<'s>, rubric: &'s Rubric) -> Self {
        Self::collect(submission, rubric, |id| answer(&submission.review.facts, id))
    }

    fn collect(
        submission: &'s Submission<'s>,
        rubric: &'s Rubric,
        replaced: impl Fn(&str) -> Option<&'s Answer<'s>>,
    ) -> Self {
        let mut facts = Self(Vec::with_capacity(rubric.facts.len()));
        for definition in &rubric.facts {
            let replacement = replaced(&definition.id).map(known).filter(|value| *value != Known::Unknown);
            let asserted = replacement.unwrap_or_else(|| stated(submission, definition));
            let derived = match &definition.derived {
                Some(derivation) if replacement.is_none() => facts.derive(&derivation.expression),
                _ => None,
            };
            let inputs = definition.derived.iter().flat_map(|derivation| derivation.expression.names());
            let reviewed = replacement.is_some()
                || inputs.into_iter().filter_map(|name| facts.get(name)).any(|input| input.reviewed);
            facts.0.push(Fact { definition, asserted, derived, reviewed });
        }
        facts
    }

    fn derive(&self, expression: &Expression) -> Option<bool> {
        match feel::evaluate(expression, self) {
            Value::Boolean(value) => Some(value),
            _ => None,
        }
    }

    /// The fact with an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Fact<'s>> {
        self.0.iter().find(|fact| fact.definition.id == id)
    }

    /// The facts that a derived fact follows from.
    #[must_use]
    pub fn inputs(&self, fact: &Fact<'s>) -> Vec<&Fact<'s>> {
        let Some(derivation) = &fact.definition.derived else { return Vec::new() };
        derivation.expression.names().into_iter().filter_map(|name| self.get(name)).collect()
    }

    /// The figures that decide a derived fact, as `2.15 > 2.1`, and what was answered instead.
    #[must_use]
    pub fn detail(&self, fact: &Fact<'s>) -> Option<String> {
        if let Known::NotApplicable(reason) = fact.value() {
            return Some(format!("不适用：{reason}"));
        }
        let derived = fact.derived?;
        let figures = fact.definition.derived.as_ref().and_then(|derivation| self.figures(&derivation.expression));
        let contradiction = match fact.asserted {
            Known::Boolean(asserted) if asserted != derived => {
                Some(format!("填为“{}”，与数字不符，以数字为准", yes_or_no(asserted)))
            }
            _ => None,
        };
        match (figures, contradiction) {
            (Some(figures), Some(contradiction)) => Some(format!("{figures}（{contradiction}）")),
            (figures, contradiction) => figures.or(contradiction),
        }
    }

    fn figures(&self, expression: &Expression) -> Option<String> {
        let (left, operator, right) = expression.comparison()?;
        let (left, right) = (feel::evaluate(left, self), feel::evaluate(right, self));
        let met = self.derive(expression)?;
        let sign = if met { operator.sign() } else { actual_order(&left, &right)? };
        let margin = if met { String::new() } else { margin(&left, &right).unwrap_or_default() };
        Some(format!("{} {sign} {}{margin}", shown(&left)?, shown(&right)?))
    }
}

/// By how much the first is beyond the second, in words.
fn margin(left: &Value<'_>, right: &Value<'_>) -> Option<String> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            let difference = left.minus(*right)?;
            match difference.compare(Fraction::ZERO)? {
                Ordering::Equal => None,
                Ordering::Greater => Some(format!("，多 {}", difference.show())),
                Ordering::Less => Some(format!("，少 {}", difference.negate()?.show())),
            }
        }
        (Value::Date(left), Value::Date(right)) => match left.days_after(*right) {
            0 => None,
            days if days > 0 => Some(format!("，晚 {days} 天")),
            days => Some(format!("，早 {} 天", days.unsigned_abs())),
        },
        _ => None,
    }
}

/// How two values really stand to each other, where that is not as required.
fn actual_order(left: &Value<'_>, right: &Value<'_>) -> Option<&'static str> {
    let ordering = match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.compare(*right)?,
        (Value::Date(left), Value::Date(right)) => left.cmp(right),
        (Value::Text(left), Value::Text(right)) => left.cmp(right),
        (Value::Boolean(left), Value::Boolean(right)) if left == right => Ordering::Equal,
        _ => return Some("≠"),
    };
    Some(match ordering {
        Ordering::Less => "<",
        Ordering::Equal => "=",
        Ordering::Greater => ">",
    })
}

fn shown(value: &Value<'_>) -> Option<String> {
    Some(match value {
        Value::Null => return None,
        Value::Boolean(value) => yes_or_no(*value).to_owned(),
        Value::Number(value) => value.show(),
        Value::Text(value) => format!("“{value}”"),
        Value::Date(value) => value.to_string(),
    })
}

impl Context for Facts<'_> {
    fn value(&self, name: &str) -> Value<'_> {
        match self.get(name).map_or(Known::Unknown, Fact::value) {
            Known::Unknown | Known::NotApplicable(_) => Value::Null,
            Known::Boolean(value) => Value::Boolean(value),
            Known::Number(value) => Value::Number(value.into()),
            Known::Date(value) => Value::Date(value),
            Known::Text(value) => Value::Text(value.into()),
        }
    }
}

fn answer<'s>(answers: &'s [(crate::submission::Text<'s>, Answer<'s>)], id: &str) -> Option<&'s Answer<'s>> {
    answers.iter().find(|(answered, _)| answered == id).map(|(_, answer)| answer)
}

fn known<'s>(answer: &'s Answer<'s>) -> Known<'s> {
    match answer {
        Answer::Unknown => Known::Unknown,
        Answer::NotApplicable(reason) => Known::NotApplicable(reason),
        Answer::Boolean(value) => Known::Boolean(*value),
        Answer::Number(value) => Known::Number(*value),
        Answer::Date(value) => Known::Date(*value),
        Answer::Text(value) => Known::Text(value),
    }
}

fn stated<'s>(submission: &'s Submission<'s>, definition: &FactDefinition) -> Known<'s> {
    let Some(place) = &definition.from else {
        return answer(&submission.facts, &definition.id).map_or(Known::Unknown, known);
    };
    let value = match submission.figure(place) {
        Some(Figure::Money(amount, unit)) => {
            amount.and_then(|amount| convert(amount, unit, &definition.kind)).map(Known::Number)
        }
        Some(Figure::Percent(number) | Figure::Count(number)) => number.map(Known::Number),
        Some(Figure::Date(date)) => date.map(Known::Date),
        Some(Figure::Text(text)) => text.map(|text| Known::Text(text)),
        None => None,
    };
    value.unwrap_or(Known::Unknown)
}

/// An amount in the unit that the fact asks for: 1 万元 is 10,000 元.
fn convert(amount: Decimal, unit: MoneyUnit, kind: &FactKind) -> Option<Decimal> {
    let ten_thousand = Fraction::count(10_000)?;
    match (unit, kind) {
        (MoneyUnit::Yuan, FactKind::Money(MoneyUnit::WanYuan)) => {
            Fraction::from(amount).divided_by(ten_thousand)?.exact()
        }
        (MoneyUnit::WanYuan, FactKind::Money(MoneyUnit::Yuan)) => Fraction::from(amount).times(ten_thousand)?.exact(),
        _ => Some(amount),
    }
}
