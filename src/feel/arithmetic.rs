//! Arithmetic on numbers, strings, days and durations (DMN 1.5, 10.3.2.12, tables 57 to 62).

use super::compare::compare;
use super::{MOST_TEXT, Operator, Value, span};
use crate::decimal::{Decimal, Fraction, Rounding, RoundingMode};

/// What two values yield that an operator joins; `None` where the standard says null.
#[must_use]
pub fn operate<'e>(left: Value<'e>, operator: Operator, right: &Value<'e>) -> Option<Value<'e>> {
    match operator {
        Operator::And => logic(&left, right, false),
        Operator::Or => logic(&left, right, true),
        Operator::Add => sum(left, right),
        Operator::Subtract => difference(&left, right),
        Operator::Multiply => product(&left, right).or_else(|| product(right, &left)),
        Operator::Divide => quotient(&left, right),
        Operator::Power => match (left, right) {
            (Value::Number(base), Value::Number(exponent)) => number(power(base, whole(*exponent)?)),
            _ => None,
        },
        comparison => compare(&left, comparison, right).map(Value::Boolean),
    }
}

/// `and` and `or` (table 50): one operand that decides is enough, whatever the other is.
fn logic<'e>(left: &Value<'_>, right: &Value<'_>, decisive: bool) -> Option<Value<'e>> {
    match (left, right) {
        (Value::Boolean(value), _) | (_, Value::Boolean(value)) if *value == decisive => Some(Value::Boolean(decisive)),
        (Value::Boolean(_), Value::Boolean(_)) => Some(Value::Boolean(!decisive)),
        _ => None,
    }
}

fn sum<'e>(left: Value<'e>, right: &Value<'e>) -> Option<Value<'e>> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => number(left.plus(*right)),
        (Value::Text(left), Value::Text(right)) => {
            if left.len().saturating_add(right.len()) > MOST_TEXT {
                return None;
            }
            Some(Value::Text([&*left, &**right].concat().into()))
        }
        (Value::Date(date), span) => span::moved(date, span, false),
        (span, Value::Date(date)) => span::moved(*date, &span, false),
        (Value::Days(left), Value::Days(right)) => left.checked_add(*right).map(Value::Days),
        (Value::Months(left), Value::Months(right)) => left.checked_add(*right).map(Value::Months),
        _ => None,
    }
}

fn difference<'e>(left: &Value<'e>, right: &Value<'e>) -> Option<Value<'e>> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => number(left.minus(*right)),
        (Value::Date(left), Value::Date(right)) => Some(Value::Days(left.days_after(*right))),
        (Value::Date(date), span) => span::moved(*date, span, true),
        (Value::Days(left), Value::Days(right)) => left.checked_sub(*right).map(Value::Days),
        (Value::Months(left), Value::Months(right)) => left.checked_sub(*right).map(Value::Months),
        _ => None,
    }
}

fn product<'e>(left: &Value<'_>, right: &Value<'_>) -> Option<Value<'e>> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => number(left.times(*right)),
        (Value::Days(days), Value::Number(by)) => whole(counted(*days).times(*by)?).map(Value::Days),
        (Value::Months(months), Value::Number(by)) => whole(counted(*months).times(*by)?).map(Value::Months),
        _ => None,
    }
}

fn quotient<'e>(left: &Value<'_>, right: &Value<'_>) -> Option<Value<'e>> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => number(left.divided_by(*right)),
        (Value::Days(days), Value::Number(by)) => whole(counted(*days).divided_by(*by)?).map(Value::Days),
        (Value::Months(months), Value::Number(by)) => whole(counted(*months).divided_by(*by)?).map(Value::Months),
        (Value::Days(left), Value::Days(right)) | (Value::Months(left), Value::Months(right)) => {
            number(counted(*left).divided_by(counted(*right)))
        }
        _ => None,
    }
}

/// The opposite of a number or a duration.
pub(super) fn negated<'e>(value: &Value<'e>) -> Option<Value<'e>> {
    match value {
        Value::Number(value) => number(value.negate()),
        Value::Days(days) => days.checked_neg().map(Value::Days),
        Value::Months(months) => months.checked_neg().map(Value::Months),
        _ => None,
    }
}

/// A number to the power of a whole one.
pub(super) fn power(base: Fraction, exponent: i64) -> Option<Fraction> {
    let one = counted(1);
    let (mut result, mut square, mut rest) = (one, base, exponent.unsigned_abs());
    while rest > 0 {
        if !rest.is_multiple_of(2) {
            result = result.times(square)?;
        }
        rest = rest.checked_div(2)?;
        if rest > 0 {
            square = square.times(square)?;
        }
    }
    if exponent < 0 { one.divided_by(result) } else { Some(result) }
}

/// The whole number that a number is.
pub(super) fn whole(number: Fraction) -> Option<i64> {
    let cut = number.round(Rounding { decimals: 0, mode: RoundingMode::Down })?;
    let is_whole = number.compare(cut.into())?.is_eq();
    i64::try_from(cut.mantissa()).ok().filter(|_| is_whole)
}

/// A whole number as a number.
pub(super) fn counted(number: i64) -> Fraction {
    Decimal::from(number).into()
}

pub(super) fn number<'e>(number: Option<Fraction>) -> Option<Value<'e>> {
    // Nothing over a long denominator would make what is added to it too long.
    number.map(|number| Value::Number(if number.is_zero() { Fraction::ZERO } else { number }))
}
