//! Strings and conversion (DMN 1.5, 10.3.4.1 and 10.3.4.3). Places are counted in characters. Letters beyond
//! A to Z keep their case: the tables of all scripts are larger than this module.

use super::super::Value;
use super::super::evaluate::{Evaluation, MOST_TEXT};
use super::super::json::written;
use super::{any, counted, integer, list, text};
use crate::decimal;

/// Characters with a meaning of their own in a regular expression, which the delimiter of `split` is.
const PATTERN: &str = "\\^$.|?*+()[]{}";

pub(super) fn number<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let digits = text(arguments, 0)?;
    let mut separator = |place, allowed: &[&str]| match any(arguments, place) {
        Value::Null => Some("".into()),
        Value::Text(text) if allowed.contains(&&*text) => Some(text),
        _ => None,
    };
    let (grouping, point) = (separator(1, &[" ", ",", "."])?, separator(2, &[",", "."])?);
    if !grouping.is_empty() && grouping == point {
        return None;
    }
    let digits = digits.chars().filter(|digit| !grouping.chars().any(|sign| sign == *digit)).map(|digit| match digit {
        ',' if point == "," => '.',
        '.' if point == "," => ',',
        other => other,
    });
    decimal::parse(&digits.collect::<String>()).ok().map(|number| Value::Number(number.into()))
}

pub(super) fn string<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    match any(arguments, 0) {
        Value::Null => None,
        value @ Value::Text(_) => Some(value),
        value => {
            let mut string = String::new();
            written(&value, &mut string)?;
            bounded(string)
        }
    }
}

/// What stands before and after the first place where a part is in a text.
fn around<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    let start = match part.len() {
        0 => 0,
        length => text.as_bytes().windows(length).position(|window| window == part.as_bytes())?,
    };
    Some((text.get(..start)?, text.get(start.checked_add(part.len())?..)?))
}

fn bounded<'e>(text: String) -> Option<Value<'e>> {
    (text.len() <= MOST_TEXT).then(|| Value::Text(text.into()))
}

pub(super) fn substring<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let string = text(arguments, 0)?;
    let start = integer(arguments, 1)?;
    let length = if arguments.len() > 2 { integer(arguments, 2).filter(|length| *length > 0)? } else { i64::MAX };
    let count = i64::try_from(string.chars().count()).ok()?;
    let skipped = match start {
        0 => return None,
        1.. => start.checked_sub(1)?,
        _ => count.checked_add(start)?,
    };
    if !(0..count).contains(&skipped) {
        return None;
    }
    let length = usize::try_from(length.min(count)).ok()?;
    bounded(string.chars().skip(usize::try_from(skipped).ok()?).take(length).collect())
}

pub(super) fn length<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    counted(text(arguments, 0)?.chars().count())
}

pub(super) fn upper<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    bounded(text(arguments, 0)?.to_ascii_uppercase())
}

pub(super) fn lower<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    bounded(text(arguments, 0)?.to_ascii_lowercase())
}

pub(super) fn before<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let (string, part) = (text(arguments, 0)?, text(arguments, 1)?);
    bounded(around(&string, &part).map_or("", |(before, _)| before).to_owned())
}

pub(super) fn after<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let (string, part) = (text(arguments, 0)?, text(arguments, 1)?);
    bounded(around(&string, &part).map_or("", |(_, after)| after).to_owned())
}

pub(super) fn contains<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let (string, part) = (text(arguments, 0)?, text(arguments, 1)?);
    Some(Value::Boolean(around(&string, &part).is_some()))
}

pub(super) fn starts_with<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let (string, part) = (text(arguments, 0)?, text(arguments, 1)?);
    Some(Value::Boolean(string.starts_with(&*part)))
}

pub(super) fn ends_with<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let (string, part) = (text(arguments, 0)?, text(arguments, 1)?);
    Some(Value::Boolean(string.ends_with(&*part)))
}

pub(super) fn split<'e>(evaluation: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let (string, delimiter) = (text(arguments, 0)?, text(arguments, 1)?);
    if delimiter.is_empty() || delimiter.contains(|character| PATTERN.chars().any(|sign| sign == character)) {
        return None;
    }
    let mut parts = Vec::new();
    let mut rest = &*string;
    while let Some((part, after)) = around(rest, &delimiter) {
        parts.push(Value::Text(part.to_owned().into()));
        rest = after;
    }
    parts.push(Value::Text(rest.to_owned().into()));
    evaluation.list(parts)
}

pub(super) fn join<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let delimiter = match any(arguments, 1) {
        Value::Null => "".into(),
        Value::Text(text) => text,
        _ => return None,
    };
    let mut joined = String::new();
    let mut first = true;
    for item in list(arguments, 0)? {
        match item {
            Value::Null => continue,
            Value::Text(text) => {
                if !first {
                    joined.push_str(&delimiter);
                }
                joined.push_str(&text);
            }
            _ => return None,
        }
        first = false;
        if joined.len() > MOST_TEXT {
            return None;
        }
    }
    bounded(joined)
}
