//! The JSON Schemas of `schema/`: that they are those of the types, and say what `read` says.
//!
//! `UPDATE=1 cargo test --features schema --test schema` writes them anew.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "schema/names.rs"]
mod names;
#[path = "schema/probes.rs"]
mod probes;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::{Value, json};
use support::{Case, Operation};
use ziping::{Format, Invalid, Options, ReportOptions, read, schema};

/// Every schema with its name.
fn schemas() -> [(&'static str, Value); 6] {
    [
        ("submission", schema::submission()),
        ("rubric", schema::rubric()),
        ("score-sheet", schema::sheet()),
        ("audit", schema::audit()),
        ("outline", schema::outline()),
        ("document", schema::document()),
    ]
}

fn audited(input: &str, invalid: Invalid) -> Option<Value> {
    ziping::audit(input, invalid).ok().map(|text| serde_json::from_str(&text).unwrap())
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::new(schema).unwrap_or_else(|error| panic!("{error}"))
}

fn in_project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn sample(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(in_project("tests/schema").join(name)).unwrap()).unwrap()
}

/// What a schema says of a value, for people.
fn complaints(validator: &Validator, value: &Value) -> String {
    let complaints = validator.iter_errors(value).take(5);
    complaints.map(|error| format!("{} {error:.300}", error.instance_path())).collect::<Vec<_>>().join("\n  ")
}

#[track_caller]
fn assert_valid(validator: &Validator, value: &Value, name: &str) {
    assert!(validator.is_valid(value), "{name}:{}", complaints(validator, value));
}

#[test]
fn the_files_are_those_of_the_types() {
    let update = std::env::var_os("UPDATE").is_some();
    for (name, schema) in schemas() {
        let path = in_project("schema").join(format!("{name}.schema.json"));
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if update {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
            continue;
        }
        let current = fs::read_to_string(&path).unwrap_or_default() == text;
        assert!(current, "{} is not current: run with UPDATE=1", path.display());
    }
}

#[test]
fn what_the_corpus_accepts_is_valid_and_so_is_every_sheet() {
    let [(_, submission), _, (_, sheet), (_, audit), ..] = schemas();
    let (submission, sheet, audit) = (validator(&submission), validator(&sheet), validator(&audit));
    let mut sheets = 0;
    for case in Case::all() {
        let input = case.input();
        let trace = case.options.trace;
        let result = match case.operation() {
            Operation::Score | Operation::Verify(_) | Operation::Audit | Operation::Render(_) => {
                ziping::score(&input, Options { trace, ..Options::default() })
            }
            Operation::Seal => ziping::seal(&input, trace),
        };
        let lenient = || ziping::score(&input, Options { trace, invalid: Invalid::Unknown });
        if let Ok(text) = &result {
            // Half of a surrogate pair is JSON, but none that serde reads.
            if let Ok(value) = serde_json::from_str(&input) {
                assert_valid(&submission, &value, &case.name());
            }
            assert_valid(&sheet, &serde_json::from_str(text).unwrap(), &case.name());
            assert_valid(&audit, &audited(&input, Invalid::Refused).unwrap(), &case.name());
            sheets += 1;
        }
        if let Ok(text) = lenient() {
            assert_valid(&sheet, &serde_json::from_str(&text).unwrap(), &case.name());
            assert_valid(&audit, &audited(&input, Invalid::Unknown).unwrap(), &case.name());
        }
    }
    assert!(sheets > 50, "the corpus accepts only {sheets}");
}

/// Codes of problems that one place of a text has by itself, and that a schema therefore sees.
const STRUCTURAL: [&str; 10] = [
    "wrong-type",
    "unknown-field",
    "missing-field",
    "unknown-choice",
    "not-a-number",
    "thousands-separator",
    "full-width-digits",
    "negative-number",
    "not-a-whole-number",
    "bad-date",
];

/// Cases whose only structural problems lie between two places of the text, with the reason.
const BETWEEN_TWO_PLACES: [(&str, &str); 1] =
    [("288-", "an entry lacks a field: whether it is new and needs it, what the rubric extends says")];

#[test]
fn what_the_corpus_refuses_for_its_structure_is_invalid() {
    let submission = validator(&schema::submission());
    let mut refused = 0;
    for case in Case::all() {
        let Err(problems) = ziping::score(&case.input(), Options::default()) else { continue };
        let Ok(value) = serde_json::from_str::<Value>(&case.input()) else { continue };
        let seen = problems.iter().filter(|problem| !probes::between_two_places(problem, &value));
        let codes: Vec<&str> = seen.map(|problem| problem.code.text()).collect();
        let structural = codes.iter().any(|code| STRUCTURAL.contains(code));
        let between = BETWEEN_TWO_PLACES.iter().any(|(name, _)| case.name().starts_with(name));
        if structural && !between {
            assert!(!submission.is_valid(&value), "{} is valid, but has {codes:?}", case.name());
            refused += 1;
        }
        assert!(!between || submission.is_valid(&value), "{} is no exception any more", case.name());
    }
    assert!(refused >= 15, "only {refused} cases are refused for their structure");
}

#[test]
fn every_rubric_that_is_shipped_is_valid() {
    let rubric = validator(&schema::rubric());
    let submission = validator(&schema::submission());
    let mut count = 0;
    for folder in ["rubrics", "docs/examples"] {
        let Ok(files) = fs::read_dir(in_project(folder)) else { continue };
        let outline = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with("outline-");
        for path in files.map(|entry| entry.unwrap().path()).filter(|path| !outline(path)) {
            let text = fs::read_to_string(&path).unwrap();
            let value: Value = serde_json::from_str(&text).unwrap();
            let is_rubric = value.get("sections").is_some();
            assert_valid(if is_rubric { &rubric } else { &submission }, &value, &path.display().to_string());
            count += 1;
        }
    }
    for built_in in read::built_ins() {
        let value: Value = serde_json::from_str(&built_in.text).unwrap();
        assert_valid(&rubric, &value, &built_in.rubric.id);
        assert_valid(&submission, &json!({ "rubric": value }), &built_in.rubric.id);
    }
    assert!(count >= 6, "only {count} rubrics");
}

#[test]
fn every_outline_that_is_shipped_is_valid_and_can_be_named() {
    let outline = validator(&schema::outline());
    let mut ids = vec![Value::Null, json!("")];
    for built_in in read::built_in_outlines() {
        let value: Value = serde_json::from_str(built_in.text).unwrap();
        assert_valid(&outline, &value, &built_in.outline.id);
        ids.push(value["id"].clone());
    }
    let named = schema::rubric();
    let named = named["$defs"]["Rubric"]["properties"]["outline"]["enum"].as_array().unwrap();
    assert!(ids.len() > 4 && ids.iter().all(|id| named.contains(id)) && named.len() == ids.len(), "{named:?}");
}

#[test]
fn every_document_of_the_corpus_is_valid() {
    let (outline, document) = (validator(&schema::outline()), validator(&schema::document()));
    let (mut documents, mut outlines) = (0, 0);
    for case in Case::all() {
        let Operation::Render(options) = case.operation() else { continue };
        let options = ReportOptions { format: Format::Document, ..options };
        let own = options.outline.as_deref().filter(|outline| outline.starts_with('{'));
        let own: Option<Value> = own.map(|own| serde_json::from_str(own).unwrap());
        let rendered = ziping::render(&case.input(), &options);
        if let Some(own) = own {
            assert_eq!(outline.is_valid(&own), rendered.is_ok(), "{}", case.name());
            outlines += 1;
        }
        if let Ok(text) = rendered {
            assert_valid(&document, &serde_json::from_str(&text).unwrap(), &case.name());
            documents += 1;
        }
    }
    assert!(documents >= 10 && outlines >= 2, "{documents} documents, {outlines} outlines");
}

#[test]
fn a_rubric_may_extend_another() {
    let rubric = validator(&schema::rubric());
    let extending = sample("extending.json");
    let text = json!({ "rubric": extending }).to_string();
    if let Err(problems) = ziping::score(&text, Options::default()) {
        panic!("{problems:#?}");
    }
    assert_valid(&rubric, &extending, "extending.json");
    for (pointer, wrong) in [
        ("/extends", json!(5)),
        ("/sections/0/items/0/rule/above", json!("-0,4")),
        ("/sections/0/items/0/rule", json!({ "abve": "-0.4" })),
        ("/sections/0/items/0", json!({ "title": "没有编号" })),
        ("/sections/0/items/1/rule", json!({ "kind": "per_units" })),
        ("/facts/0/type", json!("bool")),
        ("/rounding/total/decimals", json!(9)),
        ("/audit/0/severity", json!("none")),
        ("/checks/0/severity", json!("off")),
        ("/sections", json!([{ "id": "inputs", "remove": false }])),
    ] {
        let mut changed = extending.clone();
        *changed.pointer_mut(pointer).unwrap() = wrong.clone();
        assert!(!rubric.is_valid(&changed), "{pointer} may be {wrong}");
    }
    for (pointer, right) in [
        ("/sections/0/items/0", json!({ "id": "staff_control", "remove": true })),
        ("/sections/0/items/0/standard", Value::Null),
        ("/audit/0", json!({ "id": "T4", "reason": "改写理由" })),
        ("/checks/0", json!({ "id": "own-1", "remove": true })),
        ("/extends", json!("project-2020")),
        ("/extends", sample("rubric.json")),
        ("/extends", extending.clone()),
    ] {
        let mut changed = extending.clone();
        *changed.pointer_mut(pointer).unwrap() = right.clone();
        assert_valid(&rubric, &changed, pointer);
    }
}

#[test]
fn every_title_is_chinese_and_every_description_is_in_both_languages() {
    let chinese = |text: &str| text.chars().any(|character| ('一'..='鿿').contains(&character));
    let english = |text: &str| text.split(" / ").next().unwrap().bytes().filter(u8::is_ascii_alphabetic).count() >= 2;
    for (document, schema) in schemas() {
        for (name, definition) in schema["$defs"].as_object().unwrap() {
            let fields = definition.get("properties").and_then(Value::as_object).into_iter().flatten();
            let words = definition.get("oneOf").and_then(Value::as_array).into_iter().flatten();
            let words = words.filter(|word| word.get("const").is_some()).map(|word| (word["const"].to_string(), word));
            let all = fields.map(|(field, schema)| (field.clone(), schema)).chain(words);
            for (field, schema) in all.chain([(String::new(), definition)]) {
                if (name.ends_with("Part") && name != "Part")
                    || schema["anyOf"][0]["$ref"].as_str().is_some_and(|to| to.contains("/properties/"))
                {
                    continue;
                }
                let text = |key: &str| schema[key].as_str().unwrap_or_default();
                assert!(chinese(text("title")), "{document} {name}.{field} has no Chinese title");
                let (description, parts) = (text("description"), text("description").split_once(" / "));
                assert!(parts.is_some_and(|(_, after)| chinese(after)), "{document} {name}.{field}: {description}");
                assert!(
                    english(description) && !description.contains('`')
                        || name == "Rule"
                        || description.contains("`score`")
                        || description.contains("`points`")
                        || description.contains("`reason`"),
                    "{document} {name}.{field}: {description}"
                );
            }
        }
    }
}
