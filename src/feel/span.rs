//! Durations: their texts, and days moved by them (DMN 1.5, 10.3.2.3.7 and 10.3.2.3.8), in whole days and
//! whole months.

use super::{Literal, Value};
use crate::date::Date;

/// Reads `P5D`, `P1Y2M`, `-P1Y`; `None` where there is a time of day.
pub(super) fn read(text: &str) -> Option<Literal> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut rest = rest.strip_prefix('P')?;
    if rest.is_empty() {
        return None;
    }
    let signed = |number: i64| if negative { number.checked_neg() } else { Some(number) };
    if rest == "T0S" {
        return Some(Literal::Days(0));
    }
    if let Some(days) = rest.strip_suffix('D') {
        return Some(Literal::Days(signed(whole(days)?)?));
    }
    let mut months = 0_i64;
    if let Some((years, after)) = rest.split_once('Y') {
        months = whole(years)?.checked_mul(12)?;
        rest = after;
    }
    if !rest.is_empty() {
        months = months.checked_add(whole(rest.strip_suffix('M')?)?)?;
    }
    Some(Literal::Months(signed(months)?))
}

fn whole(text: &str) -> Option<i64> {
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The text of a duration of days, as the standard writes it.
pub(super) fn days(days: i64) -> String {
    let sign = if days < 0 { "-" } else { "" };
    if days == 0 { "PT0S".to_owned() } else { format!("{sign}P{}D", days.unsigned_abs()) }
}

/// The text of a duration of months, as the standard writes it.
pub(super) fn months(months: i64) -> String {
    let all = months.unsigned_abs();
    let (years, rest) = (all.checked_div(12).unwrap_or(0), all.checked_rem(12).unwrap_or(0));
    let part = |number: u64, unit: &str| if number == 0 { String::new() } else { format!("{number}{unit}") };
    let sign = if months < 0 { "-" } else { "" };
    if all == 0 { "P0M".to_owned() } else { [sign, "P", &part(years, "Y"), &part(rest, "M")].concat() }
}

/// A day moved by a duration, forwards or back.
pub(super) fn moved<'e>(date: Date, span: &Value<'e>, back: bool) -> Option<Value<'e>> {
    let signed = |number: i64| if back { number.checked_neg() } else { Some(number) };
    match span {
        Value::Days(days) => date.plus_days(signed(*days)?),
        Value::Months(months) => date.plus_months(signed(*months)?),
        _ => None,
    }
    .map(Value::Date)
}
