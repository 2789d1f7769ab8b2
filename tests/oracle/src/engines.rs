//! The two engines: this crate and dsntk, each with the same names, and what they answer.

use dsntk_feel::context::FeelContext;
use dsntk_feel::values::Value as Theirs;
use dsntk_feel::{FeelScope, IntervalType};
use ziping::feel::{self, Context, Expression, Range, Value};

use crate::figures::{same_number, shown};
use crate::generator::CONTEXT;
use crate::text::text;

/// What both make of one expression.
#[derive(Clone, Debug)]
pub struct Pair {
    /// `None` where this crate refuses the text.
    pub ours: Option<Value<'static>>,
    /// `None` where dsntk refuses it.
    pub theirs: Option<Theirs>,
}

impl Pair {
    pub fn agree(&self) -> bool {
        match (&self.ours, &self.theirs) {
            (Some(ours), Some(theirs)) => same(ours, theirs),
            (ours, theirs) => ours.is_none() && theirs.is_none(),
        }
    }
}

/// The names that an expression may use, in both engines.
#[derive(Clone)]
pub struct Names {
    known: Vec<(String, Value<'static>)>,
    scope: Vec<FeelContext>,
}

impl Context for Names {
    fn value(&self, name: &str) -> Value<'_> {
        self.known.iter().rev().find(|(known, _)| known == name).map_or(Value::Null, |(_, value)| value.clone())
    }
}

impl Names {
    pub fn of_the_generator() -> Self {
        let nothing = Self { known: Vec::new(), scope: Vec::new() };
        let context = feel::parse(CONTEXT).expect("the context is an expression");
        let Value::Context(entries) = feel::evaluate(&context, &nothing) else { panic!("a context") };
        let known = entries.iter().map(|(name, value)| (name.to_string(), owned(value))).collect();
        let theirs = dsntk_feel_evaluator::evaluate_context(&FeelScope::default(), CONTEXT).expect("the same context");
        Self { known, scope: vec![theirs] }
    }

    /// With one more name.
    pub fn with(&self, name: &str, value: &Pair) -> Self {
        let mut names = self.clone();
        names.known.push((name.to_owned(), value.ours.clone().unwrap_or(Value::Null)));
        let mut context = FeelContext::default();
        context.set_entry(&name.into(), value.theirs.clone().unwrap_or(Theirs::Null(None)));
        names.scope.push(context);
        names
    }

    /// What both make of a text.
    pub fn read(&self, text: &str) -> Pair {
        let parsed = feel::parse(text).ok();
        Pair { ours: parsed.map(|parsed| owned(&feel::evaluate(&parsed, self))), theirs: self.theirs(text) }
    }

    /// What both make of a part of an expression.
    pub fn value(&self, part: &Expression) -> Pair {
        Pair { ours: Some(owned(&feel::evaluate(part, self))), theirs: self.theirs(&text(part)) }
    }

    fn theirs(&self, text: &str) -> Option<Theirs> {
        // An early return of theirs may leave names behind, so each expression gets a scope of its own.
        let scope = FeelScope::default();
        self.scope.iter().for_each(|context| scope.push(context.clone()));
        let node = dsntk_feel_parser::parse_expression(&scope, text, false).ok()?;
        Some(dsntk_feel_evaluator::evaluate(&scope, &node))
    }
}

/// The same value, apart from the expression and the names it came from.
pub fn owned(value: &Value<'_>) -> Value<'static> {
    match value {
        Value::Null => Value::Null,
        Value::Boolean(value) => Value::Boolean(*value),
        Value::Number(value) => Value::Number(*value),
        Value::Text(value) => Value::Text(value.to_string().into()),
        Value::Date(value) => Value::Date(*value),
        Value::Days(value) => Value::Days(*value),
        Value::Months(value) => Value::Months(*value),
        Value::List(items) => Value::List(items.iter().map(owned).collect()),
        Value::Context(entries) => {
            Value::Context(entries.iter().map(|(name, value)| (name.to_string().into(), owned(value))).collect())
        }
        Value::Range(range) => {
            Value::Range(Box::new(Range { start: owned(&range.start), end: owned(&range.end), bounds: range.bounds }))
        }
    }
}

/// Are they the same value, numbers to 20 significant digits?
pub fn same(ours: &Value<'_>, theirs: &Theirs) -> bool {
    match (ours, theirs) {
        (Value::Null, Theirs::Null(_)) => true,
        (Value::Boolean(ours), Theirs::Boolean(theirs)) => ours == theirs,
        (Value::Number(ours), Theirs::Number(theirs)) => same_number(*ours, &theirs.to_string()),
        (Value::Text(ours), Theirs::String(theirs)) => ours == theirs,
        (Value::Date(ours), Theirs::Date(theirs)) => ours.to_string() == theirs.to_string(),
        (Value::Days(_), Theirs::DaysAndTimeDuration(theirs)) => shown(ours) == theirs.to_string(),
        (Value::Months(_), Theirs::YearsAndMonthsDuration(theirs)) => shown(ours) == theirs.to_string(),
        (Value::List(ours), Theirs::List(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
        }
        (Value::Context(ours), Theirs::Context(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().all(|(name, ours)| {
                    theirs.get_entry(&name.to_string().into()).is_some_and(|theirs| same(ours, theirs))
                })
        }
        (Value::Range(ours), Theirs::Range(start, start_kind, end, end_kind)) => {
            let closed = |kind: &IntervalType| *kind == IntervalType::Closed;
            ours.bounds.start == closed(start_kind)
                && ours.bounds.end == closed(end_kind)
                && same(&ours.start, start)
                && same(&ours.end, end)
        }
        _ => false,
    }
}
