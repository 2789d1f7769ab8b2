//! What the guide for authors of rubrics and the page about the audit quote: their pieces are those of the examples and
//! of what these give.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use ziping::{Invalid, Options};

fn in_docs(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)
}

fn example(name: &str) -> String {
    fs::read_to_string(in_docs("examples").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn sheet(name: &str) -> Value {
    let sheet = ziping::score(&example(name), Options::default());
    serde_json::from_str(&sheet.unwrap_or_else(|problems| panic!("{name}: {problems:#?}"))).unwrap()
}

fn audit(name: &str) -> Value {
    let audit = ziping::audit(&example(name), Invalid::Refused);
    serde_json::from_str(&audit.unwrap_or_else(|problems| panic!("{name}: {problems:#?}"))).unwrap()
}

/// The finding of a check.
fn finding(name: &str, code: &str) -> Value {
    let audit = audit(name);
    let found = audit["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == code);
    found.unwrap_or_else(|| panic!("{name}: no {code}")).clone()
}

/// Is a piece a part of the whole: of objects some fields, of lists every element?
fn is_part(piece: &Value, whole: &Value) -> bool {
    match (piece, whole) {
        (Value::Object(piece), Value::Object(whole)) => {
            piece.iter().all(|(name, value)| whole.get(name).is_some_and(|other| is_part(value, other)))
        }
        (Value::Array(piece), Value::Array(whole)) => {
            piece.len() == whole.len() && piece.iter().zip(whole).all(|(value, other)| is_part(value, other))
        }
        _ => piece == whole,
    }
}

/// The blocks of JSON with what stands in the comment before each: file, what is made of it, pointer or code.
fn pieces(text: &str) -> Vec<(Vec<&str>, Value)> {
    let blocks = text.split("```json\n").skip(1).map(|block| block.split("\n```").next().unwrap());
    let comments = text.split("```json\n").map(|before| before.trim_end().lines().next_back().unwrap_or_default());
    let sources = comments.map(|line| line.strip_prefix("<!-- ").and_then(|line| line.strip_suffix(" -->")));
    let parsed = blocks.map(|block| serde_json::from_str(block).unwrap_or_else(|error| panic!("{error}: {block}")));
    sources.zip(parsed).map(|(source, piece)| (source.unwrap().split(' ').collect(), piece)).collect()
}

#[test]
fn every_piece_is_a_part_of_its_example() {
    let texts = ["rubric-author.md", "audit.md"].map(|name| fs::read_to_string(in_docs(name)).unwrap());
    let [of_guide, of_audit] = texts.each_ref().map(|text| pieces(text));
    assert!(of_guide.len() > 15 && of_audit.len() > 3, "only {} and {} pieces", of_guide.len(), of_audit.len());
    for (source, piece) in of_guide.into_iter().chain(of_audit) {
        let (whole, pointer) = match source.as_slice() {
            [file, "sheet", pointer] => (sheet(file), *pointer),
            [file, "audit", pointer] => (audit(file), *pointer),
            [file, "finding", code] => (finding(file, code), ""),
            [file, pointer] => (serde_json::from_str(&example(file)).unwrap(), *pointer),
            other => panic!("{other:?}"),
        };
        let place = whole.pointer(pointer).unwrap_or_else(|| panic!("{source:?}: no such place"));
        assert!(is_part(&piece, place), "{source:?}: {piece:#} is no part of {place:#}");
    }
}

#[test]
fn every_example_stands_in_the_guide_and_is_complete() {
    let text = fs::read_to_string(in_docs("rubric-author.md")).unwrap();
    let mut names: Vec<String> = fs::read_dir(in_docs("examples"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names.len(), 7);
    for name in &names {
        assert!(text.contains(&format!("<!-- {name} ")), "{name} is not in the guide");
        assert_eq!(sheet(name)["totals"]["computed"]["complete"], true, "{name}");
    }
}

#[test]
fn figures_that_are_said_in_words_are_those_of_the_examples() {
    let text = fs::read_to_string(in_docs("rubric-author.md")).unwrap();
    let rounded = example("3-rate.json").replacen(
        "\"grades\":",
        "\"rounding\": { \"rate\": { \"decimals\": 0 } }, \"grades\":",
        1,
    );
    let rounded: Value = serde_json::from_str(&ziping::score(&rounded, Options::default()).unwrap()).unwrap();
    assert_eq!(rounded["sections"][0]["items"][0]["computed"], "15");
    assert!(text.contains("this one would be 95, and earn 15"));
    let projects = sheet("5-projects.json");
    assert_eq!(projects["sections"][1]["items"][1]["computed"], "16.91");
    assert!(text.contains("earn 16.91 of 20"));
    let indicators = &projects["sections"][2]["items"][0]["trace"]["children"][0]["sections"];
    assert_eq!(indicators[1]["items"][0]["trace"]["indicators"][0]["formula"], "20 × 114 ÷ 120 = 19");
    assert!(text.contains("20 × 114 ÷ 120 = 19 of 20"));
    assert_eq!(indicators[2]["items"][0]["computed"], "27");
    let base: Value = serde_json::from_str(&example("5-projects.json")).unwrap();
    let neighbour: Value = serde_json::from_str(&example("6-neighbour.json")).unwrap();
    assert_eq!(neighbour["rubric"]["extends"], base["rubric"], "the neighbour extends the rubric of step 5");
}

#[test]
fn the_doubts_that_are_said_are_those_of_the_example() {
    let text = fs::read_to_string(in_docs("rubric-author.md")).unwrap();
    let example: Value = serde_json::from_str(&example("5-projects.json")).unwrap();
    let report: Value = serde_json::from_str(&ziping::lint(&example["rubric"].to_string())).unwrap();
    let doubts = report["doubts"].as_array().unwrap();
    assert_eq!(doubts.len(), 5);
    for doubt in doubts {
        let code = doubt["code"].as_str().unwrap();
        assert!(text.contains(&format!("`{code}`")), "the guide does not say {code}");
    }
}
