//! The facts of a rubric with the values that a submission gives them, asserted or derived.

use core::cmp::Ordering;
use std::borrow::Cow;

use super::certain;
use super::excerpt::excerpt;
use super::subject::{Subject, answer};
use super::trace::InputTrace;
use crate::date::Date;
use crate::decimal::{Decimal, Fraction, Rounding};
use crate::feel::{self, Context, Expression, Value};
use crate::print::words;
use crate::rubric::{FactDefinition, FactKind, Formula, Rubric};
use crate::submission::{Answer, Figure, MoneyUnit, Submission};

/// The value of a fact.
#[derive(Debug)]
pub enum Known<'s> {
    /// Not answered; neither zero nor no.
    Unknown,
    /// 不适用, with the reason.
    NotApplicable(&'s str),
    /// 是 or 否.
    Boolean(bool),
    /// A number in the unit of the fact, exact.
    Number(Fraction),
    /// A day.
    Date(Date),
    /// A text, or the value of a choice.
    Text(Cow<'s, str>),
    /// Several numbers.
    Numbers(&'s [Decimal]),
}

/// Is a condition met?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "kebab-case"))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "kebab-case"))]
pub enum Basis {
    /// It follows from figures.
    Derived,
    /// Somebody answered it.
    Asserted,
}

words! { Basis { Derived = "derived", Asserted = "asserted" } }

/// A fact of the rubric with its value.
#[derive(Debug)]
pub struct Fact<'s> {
    /// What it is.
    pub definition: &'s FactDefinition,
    /// Whose it is.
    subject: Subject<'s>,
    /// What was answered.
    pub asserted: Known<'s>,
    /// What follows from other facts, as soon as these are known. It counts before an answer.
    pub derived: Option<Known<'s>>,
    /// Does it rest on an answer of the reviewer?
    pub reviewed: bool,
}

impl<'s> Fact<'s> {
    /// Its value.
    #[must_use]
    pub fn value(&self) -> &Known<'s> {
        self.derived.as_ref().unwrap_or(&self.asserted)
    }

    /// Is nothing known of it?
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        matches!(self.value(), Known::Unknown)
    }

    /// Who says so; `None` where nobody does.
    #[must_use]
    pub fn basis(&self) -> Option<Basis> {
        match (&self.derived, &self.asserted) {
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
        match &self.definition.from {
            Some(place) => self.subject.pointer(place),
            None => self.subject.answer_pointer(&self.definition.id),
        }
    }

    /// Its value for people; `None` where it is not known.
    #[must_use]
    pub fn shown(&self) -> Option<String> {
        Some(match self.value() {
            Known::Unknown => return None,
            Known::NotApplicable(reason) => format!("不适用：{}", excerpt(reason)),
            Known::Boolean(value) => yes_or_no(*value).to_owned(),
            Known::Number(value) => value.show(),
            Known::Date(value) => value.to_string(),
            Known::Text(value) => excerpt(value).into_owned(),
            Known::Numbers(values) => {
                let shown: Vec<String> = values.iter().map(|value| Fraction::from(*value).show()).collect();
                excerpt(&shown.join("、")).into_owned()
            }
        })
    }

    /// The fact as a trace shows it.
    #[must_use]
    pub fn trace(&self) -> InputTrace<'s> {
        InputTrace {
            fact: &self.definition.id,
            pointer: self.pointer(),
            label: &self.definition.label,
            value: self.shown(),
        }
    }
}

/// The answer as it is printed.
#[must_use]
pub fn yes_or_no(value: bool) -> &'static str {
    if value { "是" } else { "否" }
}

/// All facts of a rubric, in the order in which they can be derived.
#[derive(Debug)]
pub struct Facts<'s>(Vec<Fact<'s>>);

impl<'s> Facts<'s> {
    /// As the department states them.
    #[must_use]
    pub fn stated(subject: Subject<'s>, rubric: &'s Rubric) -> Self {
        Self::collect(subject, rubric, &|_| None)
    }

    /// As the reviewer sees them: the reviewer's answers, even where a fact could be derived, and the
    /// department's where the reviewer gives none.
    #[must_use]
    pub fn reviewed(submission: &'s Submission<'s>, rubric: &'s Rubric) -> Self {
        Self::collect(Subject::Department(submission), rubric, &|id| answer(&submission.review.facts, id))
    }

    fn collect(subject: Subject<'s>, rubric: &'s Rubric, replaced: &dyn Fn(&str) -> Option<&'s Answer<'s>>) -> Self {
        let mut facts = Self(Vec::with_capacity(rubric.facts.len()));
        for definition in rubric.fact_order.iter().filter_map(|place| rubric.facts.get(*place)) {
            let replacement = replaced(&definition.id).map(known).filter(|value| !matches!(value, Known::Unknown));
            let is_replaced = replacement.is_some();
            let asserted = replacement.unwrap_or_else(|| stated(subject, definition));
            let derived = match &definition.derived {
                Some(formula) if !is_replaced => facts.derive(formula, definition, rubric.rounding.rate),
                _ => None,
            };
            let inputs = definition.derived.iter().flat_map(|formula| formula.expression.names());
            let reviewed =
                is_replaced || inputs.into_iter().filter_map(|name| facts.get(name)).any(|input| input.reviewed);
            facts.0.push(Fact { definition, subject, asserted, derived, reviewed });
        }
        facts
    }

    fn derive(&self, formula: &Formula, definition: &FactDefinition, rate: Option<Rounding>) -> Option<Known<'s>> {
        Some(match certain::evaluate(&formula.expression, self) {
            Value::Boolean(value) => Known::Boolean(value),
            Value::Number(value) => Known::Number(match rate {
                Some(rounding) if definition.kind == FactKind::Percent => value.round(rounding)?.into(),
                _ => value,
            }),
            Value::Date(value) => Known::Date(value),
            Value::Text(value) => {
                if let FactKind::Choice(alternatives) = &definition.kind {
                    alternatives.iter().find(|alternative| alternative.value == value)?;
                }
                Known::Text(Cow::Owned(value.into_owned()))
            }
            _ => return None,
        })
    }

    /// The fact with an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Fact<'s>> {
        self.0.iter().find(|fact| fact.definition.id == id)
    }

    /// The value of an expression; null where an answer that is still to come may change it.
    #[must_use]
    pub fn certain<'e>(&'e self, expression: &'e Expression) -> Value<'e> {
        certain::evaluate(expression, self)
    }

    /// The facts that a derived fact follows from.
    #[must_use]
    pub fn inputs(&self, fact: &Fact<'s>) -> Vec<&Fact<'s>> {
        fact.definition.derived.as_ref().map_or_else(Vec::new, |formula| self.named(&formula.expression))
    }

    /// The facts that an expression names.
    #[must_use]
    pub fn named(&self, expression: &Expression) -> Vec<&Fact<'s>> {
        expression.names().into_iter().filter_map(|name| self.get(name)).collect()
    }

    /// The figures that decide a derived fact, as `2.15 > 2.1`, and what was answered instead.
    #[must_use]
    pub fn detail(&self, fact: &Fact<'s>) -> Option<String> {
        if let Known::NotApplicable(reason) = fact.value() {
            return Some(format!("不适用：{}", excerpt(reason)));
        }
        let Some(Known::Boolean(derived)) = fact.derived else { return None };
        let figures = fact.definition.derived.as_ref().and_then(|formula| self.figures(&formula.expression));
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

    /// The figures of a comparison, as `2.15 > 2.1，多 0.05`.
    #[must_use]
    pub fn figures(&self, expression: &Expression) -> Option<String> {
        let (left, operator, right) = expression.comparison()?;
        let (left, right) = (feel::evaluate(left, self), feel::evaluate(right, self));
        let Value::Boolean(met) = feel::evaluate(expression, self) else { return None };
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
        Value::Boolean(value) => yes_or_no(*value).to_owned(),
        Value::Number(value) => value.show(),
        Value::Text(value) => format!("“{}”", excerpt(value)),
        Value::Date(value) => value.to_string(),
        _ => return None,
    })
}

impl Context for Facts<'_> {
    fn value(&self, name: &str) -> Value<'_> {
        match self.get(name).map(Fact::value) {
            None | Some(Known::Unknown | Known::NotApplicable(_)) => Value::Null,
            Some(Known::Boolean(value)) => Value::Boolean(*value),
            Some(Known::Number(value)) => Value::Number(*value),
            Some(Known::Date(value)) => Value::Date(*value),
            Some(Known::Text(value)) => Value::Text(Cow::Borrowed(value)),
            Some(Known::Numbers(values)) => {
                Value::List(values.iter().map(|value| Value::Number((*value).into())).collect())
            }
        }
    }
}

fn known<'s>(answer: &'s Answer<'s>) -> Known<'s> {
    match answer {
        Answer::Unknown => Known::Unknown,
        Answer::NotApplicable(reason) => Known::NotApplicable(reason),
        Answer::Boolean(value) => Known::Boolean(*value),
        Answer::Number(value) => Known::Number((*value).into()),
        Answer::Date(value) => Known::Date(*value),
        Answer::Text(value) => Known::Text(Cow::Borrowed(value)),
        Answer::Numbers(values) => Known::Numbers(values),
    }
}

fn stated<'s>(subject: Subject<'s>, definition: &FactDefinition) -> Known<'s> {
    let Some(place) = &definition.from else {
        return subject.answer(&definition.id).map_or(Known::Unknown, known);
    };
    let value = match subject.figure(place) {
        Some(Figure::Money(amount, unit)) => {
            amount.and_then(|amount| convert(amount, unit, &definition.kind)).map(Known::Number)
        }
        Some(Figure::Percent(number) | Figure::Count(number)) => number.map(|number| Known::Number(number.into())),
        Some(Figure::Date(date)) => date.map(Known::Date),
        Some(Figure::Text(text)) => text.map(|text| Known::Text(Cow::Borrowed(text))),
        None => None,
    };
    value.unwrap_or(Known::Unknown)
}

/// An amount in the unit that the fact asks for: 1 万元 is 10,000 元.
fn convert(amount: Decimal, unit: MoneyUnit, kind: &FactKind) -> Option<Fraction> {
    let amount = Fraction::from(amount);
    let ten_thousand = Fraction::count(10_000)?;
    match (unit, kind) {
        (MoneyUnit::Yuan, FactKind::Money(MoneyUnit::WanYuan)) => amount.divided_by(ten_thousand),
        (MoneyUnit::WanYuan, FactKind::Money(MoneyUnit::Yuan)) => amount.times(ten_thousand),
        _ => Some(amount),
    }
}
