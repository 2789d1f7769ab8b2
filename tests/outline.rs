//! Outlines: those that come with the crate, what is wrong with others, and what becomes of hostile ones.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "outline/hostile.rs"]
mod hostile;
#[path = "outline/paths.rs"]
mod paths;
mod support;
#[path = "outline/texts.rs"]
mod texts;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use ziping::problem::Problem;
use ziping::{Format, ReportOptions, read};

/// A report by an outline.
fn render(submission: &Value, outline: &Value, format: Format) -> Result<String, Vec<Problem>> {
    let outline = outline.as_str().map_or_else(|| outline.to_string(), str::to_owned);
    ziping::render(&submission.to_string(), &ReportOptions { format, outline: Some(outline), ..Default::default() })
}

/// The blocks of the text of a report by an outline.
fn blocks(submission: &Value, outline: &Value) -> Vec<Value> {
    let text = render(submission, outline, Format::Document).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let mut document: Value = serde_json::from_str(&text).unwrap();
    serde_json::from_value(document["parts"][0]["blocks"].take()).unwrap()
}

fn in_project(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn file(path: &str) -> Value {
    serde_json::from_str(&in_project(path)).unwrap()
}

/// A submission that is whole and contradicts itself nowhere.
fn consistent() -> Value {
    file("tests/corpus/300-consistent/submission.json")
}

#[test]
fn every_built_in_outline_is_usable() {
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("rubrics")).unwrap();
    let mut files: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    files.retain(|name| name.starts_with("outline-"));
    let ids: Vec<&str> = read::built_in_outlines().map(|built_in| built_in.outline.id.as_str()).collect();
    assert!(ids.len() >= 3 && ids.len() == files.len(), "{ids:?} of {files:?}");
    for id in ids {
        assert!(files.contains(&format!("outline-{id}.json")), "{id}");
        let text = blocks(&consistent(), &json!(id));
        let headings = text.iter().filter(|block| block.get("heading").is_some()).count();
        let paragraphs = text.iter().filter(|block| block.get("paragraph").is_some()).count();
        assert!(headings >= 5 && paragraphs >= 20, "{id}: {headings} headings, {paragraphs} paragraphs");
        assert!(!text[0]["title"]["text"].as_str().unwrap().contains('＿'), "{id}: {}", text[0]);
    }
}

/// What is wrong with the sample, where a value stands in it at a pointer.
fn faults(pointer: &str, value: &Value) -> Vec<(&'static str, String)> {
    let mut outline = file("tests/schema/outline.json");
    support::change(&mut outline, pointer, value);
    let problems = render(&consistent(), &outline, Format::Document).err().unwrap_or_default();
    problems.into_iter().map(|problem| (problem.code.text(), problem.pointer)).collect()
}

#[test]
fn problems_of_an_outline_have_their_places() {
    let table = "/chapters/0/blocks/3/table";
    let column = json!({ "title": "名称", "value": "{item.name}" });
    let deep = json!([{ "title": "二", "chapters": [{ "title": "三", "chapters": [{ "title": "四", "chapters": [{ "title": "五" }] }] }] }]);
    let below = |rest: &str| format!("{table}{rest}");
    for (pointer, value, code, place) in [
        ("/title", json!("{department.name"), "bad-expression", "/title".to_owned()),
        ("/title", json!("部门]"), "bad-expression", "/title".to_owned()),
        ("/title", json!(" "), "missing-field", "/title".to_owned()),
        ("/version", Value::Null, "missing-field", "/version".to_owned()),
        ("/lead/0/when", json!("\"是\""), "bad-expression", "/lead/0/when".to_owned()),
        ("/lead/0/text", json!("[[{year}]"), "bad-expression", "/lead/0/text".to_owned()),
        ("/lead/0/signed", json!("某局"), "missing-field", "/lead/0".to_owned()),
        ("/lead/0", json!({ "when": "true" }), "missing-field", "/lead/0".to_owned()),
        ("/lead/0", json!({ "text": null }), "missing-field", "/lead/0".to_owned()),
        ("/lead/0", json!({ "form": [] }), "missing-field", "/lead/0".to_owned()),
        ("/lead/0/text", json!("字".repeat(400)), "too-many-entries", "/lead/0/text".to_owned()),
        ("/numbering/1", json!("roman"), "unknown-choice", "/numbering/1".to_owned()),
        ("/attachments/2", json!("score_table"), "duplicate-id", "/attachments/2".to_owned()),
        ("/chapters", json!([]), "missing-field", "/chapters".to_owned()),
        ("/chapters", json!(vec![json!({ "title": "一" }); 1001]), "too-many-entries", "/chapters".to_owned()),
        ("/chapters/0/chapters", deep, "too-deep", "/chapters/0/chapters/0/chapters/0/chapters/0/chapters".to_owned()),
        ("/chapters/0/titel", json!("项目"), "unknown-field", "/chapters/0/titel".to_owned()),
        (
            "/chapters/0/blocks/0/paragraphs",
            json!("gaols"),
            "bad-expression",
            "/chapters/0/blocks/0/paragraphs".to_owned(),
        ),
        ("/chapters/0/blocks/2/list/entry", json!(5), "wrong-type", "/chapters/0/blocks/2/list/entry".to_owned()),
        (&below("/of"), Value::Null, "missing-field", below("/of")),
        (&below("/columns"), json!([]), "missing-field", below("/columns")),
        (&below("/columns"), json!(vec![column; 201]), "too-many-entries", below("/columns")),
        (&below("/columns/1/value"), json!("{item.budget +}"), "bad-expression", below("/columns/1/value")),
        (&below("/columns/0/width"), json!("-1"), "negative-number", below("/columns/0/width")),
    ] {
        assert_eq!(faults(pointer, &value), [(code, place)], "{pointer} {value:.80}");
    }
    assert_eq!(faults("/id", &json!("own")), []);
    assert_eq!(faults("/lead/0", &json!({ "text": "共{year}", "list": null, "table": null, "form": null })), []);
    let unknown = render(&consistent(), &json!("elsewhere"), Format::Html).unwrap_err();
    assert_eq!((unknown[0].code.text(), unknown[0].pointer.as_str(), unknown.len()), ("unknown-choice", "", 1));
}
