//! Texts that one engine refuses, or reads as something else.

use dsntk_feel::values::Value as Theirs;
use ziping::feel::{self, Expression, Value};

use super::Exclusion;
use crate::difference::{Difference, without_last_zeros};
use crate::engines::Pair;
use crate::text::text;

pub const EXCLUSIONS: &[Exclusion] = &[
    Exclusion {
        rule: "a name is the longest that fits; dsntk, after a member such as .a, takes the first word of the next \
               day of year(…) for the property",
        example: "row.a + day of year(d)",
        most: 400,
        applies: property_read_after_member,
    },
    Exclusion {
        rule: "a day that is written wrongly is refused here, before any evaluation; dsntk: null",
        example: "date(\"2024-02-30\")",
        most: 20,
        applies: |d| {
            d.part.is_none()
                && feel::parse(&d.text).is_err_and(|error| error.message.ends_with("不是 YYYY-MM-DD 的日期"))
        },
    },
    Exclusion {
        rule: "a number has no last zeros: 4.50 is 4.5; dsntk writes them",
        example: "string(4.50)",
        most: 60,
        applies: |d| match (&d.part, d.ours(), &d.result.theirs) {
            (None, ..) => !d.ours_null() && d.operands.iter().all(Pair::agree),
            (_, Value::Text(ours), Some(Theirs::String(theirs))) => {
                d.calls(&["string"]) && *ours == without_last_zeros(theirs)
            }
            _ => false,
        },
    },
    Exclusion {
        rule: "the bounds of between are expressions of any kind; dsntk refuses an and in the lower one",
        example: "1 between (if true and true then 0 else 1) and 2",
        most: 20,
        applies: |d| match &d.part {
            Some(Expression::Between(parts)) => has_and(&parts[1]) && d.result.theirs.is_none(),
            _ => false,
        },
    },
];

/// Is there an `and` in the text of the expression, outside strings?
fn has_and(expression: &Expression) -> bool {
    text(expression).replace("\\\"", "").split('"').step_by(2).any(|code| code.contains(" and "))
}

/// Members of days, durations and ranges, by which dsntk ends the state that follows a dot.
const PROPERTIES: [&str; 6] = ["year", "month", "day", "weekday", "years", "months"];

fn property_read_after_member(d: &Difference) -> bool {
    let mut after_member = false;
    let mut rest = d.text.as_str();
    while let Some(start) = rest.find(|character: char| character.is_alphabetic() || character == '.') {
        rest = &rest[start..];
        let is_member = rest.starts_with('.') && !rest.starts_with("..");
        rest = rest.trim_start_matches('.');
        let end = rest.find(|character: char| !character.is_alphanumeric()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if is_member && !word.is_empty() {
            after_member = !PROPERTIES.contains(&word);
        } else if after_member && PROPERTIES.contains(&word) && after.starts_with([' ']) {
            return true;
        }
        rest = after;
    }
    false
}
