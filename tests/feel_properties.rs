//! What holds of every text and of every expression: nothing panics, nothing runs away.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::many_single_char_names,
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "a test may panic, and the table of what can be generated is long"
)]

#[path = "oracle/src/generator/mod.rs"]
mod generator;

use generator::{CONTEXT, Generator};
use proptest::prelude::*;
use ziping::feel::{self, Context, Value};

struct Known<'a>(Value<'a>);

impl Context for Known<'_> {
    fn value(&self, name: &str) -> Value<'_> {
        match &self.0 {
            Value::Context(entries) => {
                entries.iter().find(|(key, _)| key == name).map_or(Value::Null, |(_, value)| value.clone())
            }
            _ => Value::Null,
        }
    }
}

fn everything(text: &str, known: &Known<'_>) {
    let Ok(expression) = feel::parse_with(text, &["预算 数", "a-b"]) else { return };
    let mut printed = String::new();
    feel::to_json(&feel::evaluate(&expression, known), &mut printed);
    assert!(serde_json::from_str::<serde::de::IgnoredAny>(&printed).is_ok(), "{text}: {printed}");
    assert!(!feel::formula(&expression, known).is_empty(), "{text}");
    let _ = feel::kind(&expression, &|_| Some(feel::Kind::Any));
    for name in expression.names() {
        assert!(text.contains(name) || name == "预算 数", "{text}: {name}");
    }
}

/// Texts that look like expressions, and are seldom ones.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "1",
        "0.5",
        "x",
        "预算 数",
        "a-b",
        "\"t\"",
        "\"\\u00",
        "@\"P1D\"",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "..",
        ".",
        ",",
        ":",
        "+",
        "-",
        "*",
        "**",
        "/",
        "=",
        "<",
        ">=",
        "!=",
        "and",
        "or",
        "not(",
        "if",
        "then",
        "else",
        "for",
        "some",
        "every",
        "in",
        "return",
        "satisfies",
        "between",
        "sum(",
        "date(",
        "count(",
        "partial",
        "item",
        "\n",
        "//",
        "/*",
        "🐎",
        "null",
        "true",
        "string join(",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics(text in any::<String>()) {
        everything(&text, &Known(Value::Null));
    }

    #[test]
    fn no_heap_of_pieces_panics(text in pieces()) {
        everything(&text, &Known(Value::Null));
    }
}

#[test]
fn every_generated_expression_is_read_and_yields_a_value() {
    let context = feel::parse(CONTEXT).unwrap();
    let known = Known(feel::evaluate(&context, &Known(Value::Null)));
    let mut generator = Generator::new(7);
    let (mut read, mut not_null) = (0, 0);
    for _ in 0..3_000 {
        let text = generator.expression();
        everything(&text, &known);
        if let Ok(expression) = feel::parse(&text) {
            read += 1;
            not_null += usize::from(!matches!(feel::evaluate(&expression, &known), Value::Null));
        }
    }
    assert!(read > 2_950 && not_null > 2_000, "{read} read, {not_null} not null");
}
