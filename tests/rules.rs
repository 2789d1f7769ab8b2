//! Rules by tables of examples, and rubrics that are larger than any place has.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

#[path = "rules/limits.rs"]
mod limits;
#[path = "rules/measured.rs"]
mod measured;
#[path = "rules/parts.rs"]
mod parts;
#[path = "rules/stepwise.rs"]
mod stepwise;

use serde_json::{Value, json};
use ziping::Options;

/// A rule applied to what a submission says: the points that it earns, or why it earns none, and its explanation.
struct Scored {
    earned: Option<String>,
    explanation: String,
    notes: Vec<String>,
}

/// Scores one item of so many points by a rule, with these facts and the rest of a submission.
fn score(rule: &Value, points: &str, facts: &Value, submission: &Value) -> Scored {
    let item = json!({ "id": "item", "title": "项", "points": points, "standard": "标准。", "rule": rule });
    let section = json!({ "id": "section", "title": "部分", "points": points, "items": [item] });
    let rubric = json!({ "id": "r", "version": "1", "title": "表", "facts": facts, "sections": [section] });
    let mut whole = submission.clone();
    whole.as_object_mut().unwrap().insert("rubric".to_owned(), rubric);
    let sheet = ziping::score(&whole.to_string(), Options::default());
    let sheet: Value = serde_json::from_str(&sheet.unwrap_or_else(|problems| panic!("{problems:#?}"))).unwrap();
    let item = sheet.pointer("/sections/0/items/0").unwrap();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    Scored {
        earned: item.get("computed").and_then(text),
        explanation: item.pointer("/trace/explanation").and_then(text).unwrap(),
        notes: item["missing"].as_array().unwrap().iter().filter_map(|missing| text(&missing["note"])).collect(),
    }
}

/// The value of one fact `x`, by its type.
fn of_one(rule: &Value, points: &str, kind: &str, value: &Value) -> Scored {
    let facts = json!([{ "id": "x", "label": "值", "type": kind }]);
    score(rule, points, &facts, &json!({ "facts": { "x": value } }))
}
