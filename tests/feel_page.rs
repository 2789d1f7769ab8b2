//! docs/feel.md against the engine: every example yields what the page says, and every function is on it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};
use ziping::feel::{self, Context, Kind, Parameter, Value};

const PAGE: &str = include_str!("../docs/feel.md");

struct Given<'v>(&'v Value<'v>);

impl Context for Given<'_> {
    fn value(&self, name: &str) -> Value<'_> {
        let Value::Context(entries) = self.0 else { return Value::Null };
        entries.iter().find(|(key, _)| key == name).map_or(Value::Null, |(_, value)| value.clone())
    }
}

/// The part of the page under a heading, up to the next one.
fn section(heading: &str) -> &'static str {
    let (_, after) = PAGE.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no {heading}"));
    after.split("\n## ").next().unwrap()
}

/// The pairs of code that a sign stands between.
fn pairs(sign: &str) -> Vec<(&'static str, &'static str)> {
    let parts: Vec<&str> = PAGE.split(&format!("` {sign} `")).collect();
    let inner = |pair: &[&'static str]| (pair[0].rsplit('`').next().unwrap(), pair[1].split('`').next().unwrap());
    parts.windows(2).map(inner).collect()
}

fn shown(expression: &str, given: &Given<'_>) -> String {
    let parsed = feel::parse(expression).unwrap_or_else(|error| panic!("{expression}: {error}"));
    let mut printed = String::new();
    feel::to_json(&feel::evaluate(&parsed, given), &mut printed);
    printed
}

#[test]
fn every_example_yields_what_the_page_says() {
    let written = PAGE.split("```feel").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let parsed = feel::parse(written).unwrap();
    let nothing = Given(&Value::Null);
    let values = feel::evaluate(&parsed, &nothing);
    let examples = pairs("→");
    assert!(examples.len() > 160, "{} examples", examples.len());
    for (expression, result) in examples {
        assert_eq!(shown(expression, &Given(&values)), shown(result, &nothing), "{expression}");
    }
}

#[test]
fn every_refusal_says_what_the_page_says() {
    let refusals = pairs("✗");
    assert!(refusals.len() > 4);
    for (expression, message) in refusals {
        assert_eq!(feel::parse(expression).unwrap_err().to_string(), message, "{expression}");
    }
}

fn parameter(parameter: Parameter) -> String {
    let mark = if parameter.repeated { "…" } else { "?" };
    format!("{}{}", parameter.name, if parameter.optional { mark } else { "" })
}

#[test]
fn page_and_table_name_the_same_functions() {
    let mut expected = BTreeMap::new();
    for function in feel::functions() {
        let parameters: Vec<String> = function.parameters().map(parameter).collect();
        expected.insert(format!("{}({})", function.name, parameters.join(", ")), function.result.term());
    }
    let rows = section("## Functions").lines().filter(|line| line.starts_with("| `"));
    let mut found = BTreeMap::new();
    for row in rows {
        let cells: Vec<&str> = row.split(" | ").collect();
        let name = cells[0].trim_matches(['|', ' ', '`']);
        assert!(found.insert(name.to_owned(), cells[1]).is_none(), "{name} stands twice");
        let called = name.split('(').next().unwrap();
        assert!(cells[2].contains(&format!("{called}(")), "the example of {name} does not call it");
    }
    assert_eq!(found, expected);
}

#[test]
fn kinds_limits_and_words_are_those_of_the_engine() {
    let kinds = section("## Values");
    for kind in [
        Kind::Null,
        Kind::Boolean,
        Kind::Number,
        Kind::Text,
        Kind::Date,
        Kind::Days,
        Kind::Months,
        Kind::List,
        Kind::Context,
        Kind::Range,
    ] {
        assert!(kinds.contains(&format!("| {} |", kind.term())), "{kind:?}");
    }
    for (limit, unit) in [
        (feel::MOST_LENGTH, "bytes"),
        (feel::MOST_DEPTH, "levels"),
        (feel::MOST_NODES, ""),
        (feel::MOST_ITEMS, "items"),
        (feel::MOST_TEXT, "bytes"),
        (feel::MOST_STEPS, "steps"),
    ] {
        assert!(section("## Limits").contains(format!("| {limit} {unit}").trim()), "{limit} {unit}");
    }
    let words = section("## Names").split('`').rev().nth(1).unwrap();
    let mut count = 0;
    for word in words.split(' ') {
        assert!(feel::is_reserved(word), "{word}");
        count += 1;
    }
    assert_eq!(count, 18);
}

/// How a condition of a rubric is judged while 好评 and 上年数 are not known and 预算数 is 2.4.
fn judged(expression: &str) -> String {
    let rubric = json!({
        "id": "page", "version": "1.0.0", "title": "示例",
        "facts": [
            { "id": "好评", "label": "好评", "type": "text" },
            { "id": "上年数", "label": "上年数", "type": "decimal" },
            { "id": "预算数", "label": "预算数", "type": "decimal" },
            { "id": "asked", "label": "所问", "type": "boolean", "derived": expression },
        ],
        "sections": [{ "id": "s", "title": "部分", "points": "1", "items": [{
            "id": "i", "title": "项", "points": "1", "standard": "满足得1分。",
            "rule": { "kind": "conditions", "criteria": [{ "fact": "asked", "points": "1", "clause": "满足得1分" }] },
        }] }],
        "rounding": { "item": { "decimals": 2, "mode": "half_up" }, "total": { "decimals": 2, "mode": "half_up" } },
        "grades": [{ "name": "优", "at_least": "0" }],
    });
    let submission = json!({ "rubric": rubric, "facts": { "预算数": "2.4" } }).to_string();
    let sheet = ziping::score(&submission, ziping::Options::default());
    let sheet: Json = serde_json::from_str(&sheet.unwrap_or_else(|problems| panic!("{problems:?}"))).unwrap();
    match sheet["sections"][0]["items"][0]["trace"]["criteria"][0]["state"].as_str().unwrap() {
        "met" => "true".to_owned(),
        "unmet" => "false".to_owned(),
        other => other.to_owned(),
    }
}

#[test]
fn a_rubric_waits_for_its_facts() {
    let parsed = feel::parse("{预算数: 2.4}").unwrap();
    let nothing = Given(&Value::Null);
    let values = feel::evaluate(&parsed, &nothing);
    let rows = section("## In a rubric").lines().filter(|line| line.starts_with("| `"));
    let mut count = 0;
    for row in rows {
        let cells: Vec<&str> = row.trim_matches(['|', ' ']).split(" | ").map(|cell| cell.trim_matches('`')).collect();
        assert_eq!(judged(cells[0]), cells[1], "{}", cells[0]);
        assert_eq!(shown(cells[0], &Given(&values)), cells[2], "{}", cells[0]);
        count += 1;
    }
    assert_eq!(count, 8);
}
