//! Values as texts: JSON for machines, and the literals of the standard for `string(…)`.

use core::fmt::Write;

use super::{Value, span};
use crate::decimal;
use crate::print::Print;

/// Appends a value as JSON: a number as a string with its exact decimals, or where they do not end with
/// the first of them and an ellipsis; a day, a duration and a range as a string; a context as an object.
pub fn to_json(value: &Value<'_>, into: &mut String) {
    match value {
        Value::Null => into.push_str("null"),
        Value::Boolean(value) => into.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => quoted(&number.show(), into),
        Value::Text(text) => quoted(text, into),
        Value::List(items) => {
            let mut separator = "[";
            for item in items {
                into.push_str(separator);
                to_json(item, into);
                separator = ",";
            }
            into.push_str(if items.is_empty() { "[]" } else { "]" });
        }
        Value::Context(entries) => {
            let mut separator = "{";
            for (name, value) in entries {
                into.push_str(separator);
                quoted(name, into);
                into.push(':');
                to_json(value, into);
                separator = ",";
            }
            into.push_str(if entries.is_empty() { "{}" } else { "}" });
        }
        other => {
            let mut text = String::new();
            // A range between numbers that do not end has no literal.
            if written(other, &mut text).is_some() { quoted(&text, into) } else { into.push_str("null") }
        }
    }
}

fn quoted(text: &str, into: &mut String) {
    text.print(into);
}

/// Appends a value as the standard's `string(…)` writes it; `None` where a number has decimals without end.
pub(super) fn written(value: &Value<'_>, into: &mut String) -> Option<()> {
    match value {
        Value::Null => into.push_str("null"),
        Value::Boolean(value) => into.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => into.push_str(&decimal::text(number.exact()?)),
        Value::Text(text) => {
            into.push('"');
            text.chars().for_each(|character| match character {
                '"' => into.push_str("\\\""),
                '\\' => into.push_str("\\\\"),
                other => into.push(other),
            });
            into.push('"');
        }
        Value::Date(date) => write!(into, "{date}").ok()?,
        Value::Days(days) => into.push_str(&span::days(*days)),
        Value::Months(months) => into.push_str(&span::months(*months)),
        Value::List(items) => {
            into.push('[');
            for (place, item) in items.iter().enumerate() {
                into.push_str(if place == 0 { "" } else { ", " });
                written(item, into)?;
            }
            into.push(']');
        }
        Value::Context(entries) => {
            into.push('{');
            for (place, (name, item)) in entries.iter().enumerate() {
                into.push_str(if place == 0 { "" } else { ", " });
                into.push_str(name);
                into.push_str(": ");
                written(item, into)?;
            }
            into.push('}');
        }
        Value::Range(range) => {
            into.push(if range.bounds.start { '[' } else { '(' });
            written(&range.start, into)?;
            into.push_str("..");
            written(&range.end, into)?;
            into.push(if range.bounds.end { ']' } else { ')' });
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::super::{Context, evaluate, parse};
    use super::*;

    struct Nothing;

    impl Context for Nothing {
        fn value(&self, _: &str) -> Value<'_> {
            Value::Null
        }
    }

    #[test]
    fn prints_every_kind() {
        for (expression, json) in [
            ("[null, true, 1.50, 1 / 3]", r#"[null,true,"1.5","0.333333…"]"#),
            (r#"{a: "x\"y\n", "b c": [], d: {}}"#, r#"{"a":"x\"y\n","b c":[],"d":{}}"#),
            (
                "[date(\"2024-02-29\"), duration(\"P1Y2M\"), duration(\"-P5D\"), [1..2)]",
                "[\"2024-02-29\",\"P1Y2M\",\"-P5D\",\"[1..2)\"]",
            ),
            ("[1..1 / 3]", "null"),
        ] {
            let mut printed = String::new();
            to_json(&evaluate(&parse(expression).unwrap(), &Nothing), &mut printed);
            assert_eq!(printed, json, "{expression}");
        }
    }
}
