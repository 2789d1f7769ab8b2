//! Rounding, remainders and signs (DMN 1.5, 10.3.4.5). Every rounding is one of the exact value.

use super::super::Value;
use super::super::arithmetic::{counted, negated, power, whole};
use super::super::evaluate::Evaluation;
use super::{integer, number};
use crate::decimal::{Fraction, Rounding, RoundingMode};

#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Down,
    Up,
    Away,
    Towards,
    HalfAway,
    HalfTowards,
    HalfEven,
}

pub(super) fn half_even<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    rounded(arguments, Direction::HalfEven)
}

pub(super) fn down<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    rounded(arguments, Direction::Down)
}

pub(super) fn up<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    rounded(arguments, Direction::Up)
}

pub(super) fn away<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    rounded(arguments, Direction::Away)
}

pub(super) fn towards<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    rounded(arguments, Direction::Towards)
}

pub(super) fn half_away<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    rounded(arguments, Direction::HalfAway)
}

pub(super) fn half_towards<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    rounded(arguments, Direction::HalfTowards)
}

fn rounded<'e>(arguments: &mut [Value<'e>], direction: Direction) -> Option<Value<'e>> {
    let value = number(arguments, 0)?;
    let scale = if arguments.len() > 1 { integer(arguments, 1)? } else { 0 };
    round(value, scale, direction).map(Value::Number)
}

/// The number with so many decimals; below zero, with so many zeros before the point.
fn round(value: Fraction, scale: i64, direction: Direction) -> Option<Fraction> {
    if value.exact().is_some_and(|exact| i64::from(exact.normalize().scale()) <= scale) {
        return Some(value);
    }
    let unit = power(counted(10), scale.checked_neg()?)?;
    let units = value.divided_by(unit)?;
    let cut = Fraction::from(units.round(Rounding { decimals: 0, mode: RoundingMode::Down })?);
    let rest = units.minus(cut)?;
    let negative = rest.compare(Fraction::ZERO)?.is_lt();
    let size = if negative { rest.negate()? } else { rest };
    let to_half = size.times(counted(2))?.compare(counted(1))?;
    let further = !rest.is_zero()
        && match direction {
            Direction::Down => negative,
            Direction::Up => !negative,
            Direction::Away => true,
            Direction::Towards => false,
            Direction::HalfAway => to_half.is_ge(),
            Direction::HalfTowards => to_half.is_gt(),
            Direction::HalfEven => to_half.is_gt() || (to_half.is_eq() && !is_even(cut)?),
        };
    let step = match (further, negative) {
        (false, _) => 0,
        (true, false) => 1,
        (true, true) => -1,
    };
    cut.plus(counted(step))?.times(unit)
}

fn is_even(value: Fraction) -> Option<bool> {
    let half = value.divided_by(counted(2))?;
    Some(half.round(Rounding { decimals: 0, mode: RoundingMode::Down }).map(Fraction::from)?.compare(half)?.is_eq())
}

pub(super) fn absolute<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let value = super::single(arguments, 0)?;
    let negative = match &value {
        Value::Number(number) => number.compare(Fraction::ZERO)?.is_lt(),
        Value::Days(count) | Value::Months(count) => *count < 0,
        _ => return None,
    };
    if negative { negated(&value) } else { Some(value) }
}

pub(super) fn modulo<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let (dividend, divisor) = (number(arguments, 0)?, number(arguments, 1)?);
    let times = round(dividend.divided_by(divisor)?, 0, Direction::Down)?;
    super::super::arithmetic::number(dividend.minus(divisor.times(times)?))
}

pub(super) fn odd<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let even = is_even(number(arguments, 0).filter(|value| whole(*value).is_some())?)?;
    Some(Value::Boolean(!even))
}

pub(super) fn even<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    is_even(number(arguments, 0).filter(|value| whole(*value).is_some())?).map(Value::Boolean)
}
