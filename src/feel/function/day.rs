//! Days and durations (DMN 1.5, 10.3.4.1 and 10.3.4.7).

use super::super::evaluate::Evaluation;
use super::super::{Literal, Value, arithmetic, span};
use super::{integer, single, text};
use crate::date::Date;

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) fn date<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    day(arguments, 0, true).map(Value::Date)
}

fn day(arguments: &mut [Value<'_>], place: usize, written: bool) -> Option<Date> {
    match single(arguments, place)? {
        Value::Date(date) => Some(date),
        Value::Text(text) if written => Date::parse(&text).ok(),
        _ => None,
    }
}

pub(super) fn of_parts<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let year = u16::try_from(integer(arguments, 0)?).ok()?;
    let month = u8::try_from(integer(arguments, 1)?).ok()?;
    Date::new(year, month, u8::try_from(integer(arguments, 2)?).ok()?).map(Value::Date)
}

pub(super) fn duration<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    match span::read(&text(arguments, 0)?)? {
        Literal::Days(days) => Some(Value::Days(days)),
        Literal::Months(months) => Some(Value::Months(months)),
        _ => None,
    }
}

pub(super) fn months_between<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let (from, to) = (day(arguments, 0, false)?, day(arguments, 1, false)?);
    Some(Value::Months(to.months_after(from)))
}

pub(super) fn of_year<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    Some(Value::Number(arithmetic::counted(day(arguments, 0, false)?.day_of_year())))
}

pub(super) fn week_of_year<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    Some(Value::Number(arithmetic::counted(day(arguments, 0, false)?.week_of_year())))
}

pub(super) fn of_week<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    term(&WEEKDAYS, day(arguments, 0, false)?.weekday())
}

pub(super) fn month_of_year<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    term(&MONTHS, day(arguments, 0, false)?.month())
}

fn term<'e>(terms: &[&'static str], number: u8) -> Option<Value<'e>> {
    terms.get(usize::from(number.checked_sub(1)?)).map(|term| Value::Text((*term).into()))
}
