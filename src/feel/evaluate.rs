//! What an expression yields, by DMN 1.5, 10.3.2.

use core::cell::Cell;
use std::borrow::Cow;

use super::arithmetic::{counted, negated, operate, whole};
use super::compare::{all, any, compare, is_in};
use super::function::TABLE;
use super::{Builtin, Context, Expression, Literal, Operator, Range, Value};

/// The most steps of an evaluation: one for each part of an expression each time that its value is asked
/// for, and one for each item of a list that is handed on. An expression that needs more is null.
pub const MOST_STEPS: usize = 200_000;

/// The most items of a list; a longer one is null.
pub const MOST_ITEMS: usize = 10_000;

/// The longest string, in bytes; a longer one is null.
pub const MOST_TEXT: usize = 100_000;

/// The value of an expression. Never fails: what is not defined is [`Value::Null`].
#[must_use]
pub fn evaluate<'e>(expression: &'e Expression, context: &'e dyn Context) -> Value<'e> {
    evaluate_within(expression, context, &Cell::new(MOST_STEPS))
}

/// As [`evaluate`], with the steps of several expressions in all limited to those that are left.
#[must_use]
pub fn evaluate_within<'e>(expression: &'e Expression, context: &'e dyn Context, left: &Cell<usize>) -> Value<'e> {
    let most = left.get().min(MOST_STEPS);
    let evaluation = Evaluation { context, left: Cell::new(most) };
    let value = evaluation.value(expression, None);
    let rest = evaluation.left.get();
    left.set(left.get().saturating_sub(most.saturating_sub(rest)));
    if rest == 0 { Value::Null } else { value }
}

pub(super) struct Evaluation<'e> {
    context: &'e dyn Context,
    /// Steps that are left.
    left: Cell<usize>,
}

/// Names that a part of the expression binds, and those that are bound around it.
pub(super) struct Scope<'s, 'e> {
    pub outer: Option<&'s Scope<'s, 'e>>,
    pub binding: Binding<'s, 'e>,
}

pub(super) enum Binding<'s, 'e> {
    Name(&'s str, &'s Value<'e>),
    /// `item`, and the members of it.
    Item(&'s Value<'e>),
    Entries(&'s [(Cow<'e, str>, Value<'e>)]),
}

impl<'e> Evaluation<'e> {
    pub fn value(&self, expression: &'e Expression, scope: Option<&Scope<'_, 'e>>) -> Value<'e> {
        if !self.spend(1) {
            return Value::Null;
        }
        match expression {
            Expression::Literal(literal) => constant(literal),
            Expression::Binary(..) => self.chain(expression, scope),
            other => self.compound(other, scope).unwrap_or(Value::Null),
        }
    }

    #[inline(never)]
    fn compound(&self, expression: &'e Expression, scope: Option<&Scope<'_, 'e>>) -> Option<Value<'e>> {
        match expression {
            Expression::Name(_) => match bound(expression, scope) {
                Some(value) => self.copied(value),
                None => self.free(expression),
            },
            Expression::Negation(inner) => negated(&self.value(inner, scope)),
            Expression::Not(inner) => match self.value(inner, scope) {
                Value::Boolean(value) => Some(Value::Boolean(!value)),
                _ => None,
            },
            Expression::Between(parts) => self.between(parts, scope),
            Expression::In(value, tests) => self.is_in(value, tests, scope),
            Expression::If(parts) => {
                let [condition, met, otherwise] = &**parts;
                let is_met = matches!(self.value(condition, scope), Value::Boolean(true));
                Some(self.value(if is_met { met } else { otherwise }, scope))
            }
            Expression::List(items) => self.list(items.iter().map(|item| self.value(item, scope)).collect()),
            Expression::Context(entries) => Some(self.entries(entries, scope)),
            Expression::Range(points, bounds) => {
                let [start, end] = &**points;
                let (start, end) = (self.value(start, scope), self.value(end, scope));
                Some(Value::Range(Box::new(Range { start, end, bounds: *bounds })))
            }
            Expression::Path(inner, member) => match bound(expression, scope) {
                Some(value) => self.copied(value),
                None => member_of(self.value(inner, scope), member),
            },
            Expression::Filter(parts) => {
                let [list, condition] = &**parts;
                self.filter(self.value(list, scope), condition, scope)
            }
            Expression::Iteration(quantifier, variables, body) => self.iteration(*quantifier, variables, body, scope),
            Expression::Call(builtin, arguments) => self.call(*builtin, arguments, scope),
            Expression::Literal(_) | Expression::Binary(..) => None,
        }
    }

    /// Operators that join from the left are a tree as deep as the chain is long; this walks it level.
    fn chain(&self, expression: &'e Expression, scope: Option<&Scope<'_, 'e>>) -> Value<'e> {
        let mut pending = Vec::new();
        let mut first = expression;
        while let Expression::Binary(left, operator, right) = first {
            pending.push((*operator, &**right));
            first = left;
        }
        let mut left = self.value(first, scope);
        while let Some((operator, right)) = pending.pop() {
            left = match (operator, &left) {
                (Operator::And, Value::Boolean(false)) | (Operator::Or, Value::Boolean(true)) => left,
                _ => operate(left, operator, &self.value(right, scope)).unwrap_or(Value::Null),
            };
        }
        left
    }

    fn between(&self, parts: &'e [Expression; 3], scope: Option<&Scope<'_, 'e>>) -> Option<Value<'e>> {
        let [value, low, high] = parts;
        let value = self.value(value, scope);
        let above = compare(&value, Operator::AtLeast, &self.value(low, scope));
        let below = compare(&value, Operator::AtMost, &self.value(high, scope));
        all(&mut [above, below].into_iter()).map(Value::Boolean)
    }

    fn is_in(
        &self,
        value: &'e Expression,
        tests: &'e [(Option<Operator>, Expression)],
        scope: Option<&Scope<'_, 'e>>,
    ) -> Option<Value<'e>> {
        let value = self.value(value, scope);
        let mut met = tests.iter().map(|(operator, test)| {
            let test = self.value(test, scope);
            match operator {
                Some(operator) => compare(&value, *operator, &test),
                None => self.spend(weight(&test)).then(|| is_in(&value, &test)).flatten(),
            }
        });
        any(&mut met).map(Value::Boolean)
    }

    fn entries(&self, entries: &'e [(String, Expression)], scope: Option<&Scope<'_, 'e>>) -> Value<'e> {
        let mut known = Vec::with_capacity(entries.len());
        for (name, entry) in entries {
            let inner = Scope { outer: scope, binding: Binding::Entries(&known) };
            let value = self.value(entry, Some(&inner));
            known.push((Cow::Borrowed(name.as_str()), value));
        }
        Value::Context(known)
    }

    fn call(&self, builtin: Builtin, arguments: &'e [Expression], scope: Option<&Scope<'_, 'e>>) -> Option<Value<'e>> {
        let (_, function) = TABLE.get(builtin.0)?;
        let mut values: Vec<Value<'e>> = arguments.iter().map(|argument| self.value(argument, scope)).collect();
        function(self, &mut values)
    }

    fn free(&self, expression: &'e Expression) -> Option<Value<'e>> {
        let Expression::Name(name) = expression else { return None };
        let value = self.context.value(name);
        self.spend(weight(&value)).then_some(value)
    }

    fn copied(&self, value: &Value<'e>) -> Option<Value<'e>> {
        self.spend(weight(value)).then(|| value.clone())
    }

    /// A list, if it is not too long.
    pub fn list(&self, items: Vec<Value<'e>>) -> Option<Value<'e>> {
        (items.len() <= MOST_ITEMS && self.spend(items.len())).then_some(Value::List(items))
    }

    /// Are there so many steps left? They are then used.
    pub fn spend(&self, steps: usize) -> bool {
        let left = self.left.get().saturating_sub(steps);
        self.left.set(left);
        left > 0
    }
}

pub(super) fn constant(literal: &Literal) -> Value<'_> {
    match literal {
        Literal::Null => Value::Null,
        Literal::Boolean(value) => Value::Boolean(*value),
        Literal::Number(value) => Value::Number((*value).into()),
        Literal::Text(value) => Value::Text(Cow::Borrowed(value)),
        Literal::Date(value) => Value::Date(*value),
        Literal::Days(value) => Value::Days(*value),
        Literal::Months(value) => Value::Months(*value),
    }
}

/// The value that a name, or a path from it, has by a binding in the expression itself.
fn bound<'s, 'e>(expression: &Expression, scope: Option<&'s Scope<'s, 'e>>) -> Option<&'s Value<'e>> {
    match expression {
        Expression::Name(name) => {
            let mut around = scope;
            while let Some(scope) = around {
                let found = match &scope.binding {
                    Binding::Name(bound, value) => (bound == name).then_some(*value),
                    Binding::Entries(entries) => entry(entries, name),
                    Binding::Item(item @ Value::Context(entries)) => {
                        entry(entries, name).or((name == "item").then_some(*item))
                    }
                    Binding::Item(item) => (name == "item").then_some(*item),
                };
                if found.is_some() {
                    return found;
                }
                around = scope.outer;
            }
            None
        }
        Expression::Path(inner, member) => match bound(inner, scope)? {
            Value::Context(entries) => entry(entries, member),
            _ => None,
        },
        _ => None,
    }
}

fn entry<'s, 'e>(entries: &'s [(Cow<'e, str>, Value<'e>)], name: &str) -> Option<&'s Value<'e>> {
    entries.iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// A member of a value, and of a list the members of its items (10.3.2.5).
fn member_of<'e>(value: Value<'e>, name: &str) -> Option<Value<'e>> {
    match value {
        Value::Context(entries) => entries.into_iter().find(|(key, _)| key == name).map(|(_, value)| value),
        Value::List(items) => {
            let members = items.into_iter().map(|item| member_of(item, name).unwrap_or(Value::Null));
            Some(Value::List(members.collect()))
        }
        Value::Range(range) => Some(match name {
            "start" => range.start,
            "end" => range.end,
            "start included" => Value::Boolean(range.bounds.start),
            "end included" => Value::Boolean(range.bounds.end),
            _ => return None,
        }),
        other => property(&other, name).map(|number| Value::Number(counted(number))),
    }
}

/// The properties of days and durations (table 65).
fn property(value: &Value<'_>, name: &str) -> Option<i64> {
    Some(match (value, name) {
        (Value::Date(date), "year") => i64::from(date.year()),
        (Value::Date(date), "month") => i64::from(date.month()),
        (Value::Date(date), "day") => i64::from(date.day()),
        (Value::Date(date), "weekday") => i64::from(date.weekday()),
        (Value::Days(days), "days") => *days,
        (Value::Days(_), "hours" | "minutes" | "seconds") => 0,
        (Value::Months(months), "years") => months.checked_div(12)?,
        (Value::Months(months), "months") => months.checked_rem(12)?,
        _ => return None,
    })
}

/// How much there is in a value: what copying or comparing it costs.
pub(super) fn weight(value: &Value<'_>) -> usize {
    match value {
        Value::List(items) => items.iter().map(weight).fold(1, usize::saturating_add),
        Value::Context(entries) => entries.iter().map(|(_, value)| weight(value)).fold(1, usize::saturating_add),
        Value::Range(range) => weight(&range.start).saturating_add(weight(&range.end)),
        Value::Text(text) => text.len().checked_div(64).unwrap_or(0).saturating_add(1),
        _ => 1,
    }
}

/// The place in a list that a number names, from 1, or from the end with -1 for the last.
pub(super) fn place(number: crate::decimal::Fraction, length: usize) -> Option<usize> {
    let index = whole(number)?;
    let size = usize::try_from(index.unsigned_abs()).ok()?;
    let place = if index < 0 { length.checked_sub(size)? } else { size.checked_sub(1)? };
    (place < length).then_some(place)
}
