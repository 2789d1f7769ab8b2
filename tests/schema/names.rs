//! The names of fields: those that `read` knows, those that results print, and those of the terms, are the schema's.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::{Map, Value, json};
use ziping::problem::Problem;
use ziping::{Options, read, schema};

use super::probes::places;
use super::{in_project, sample, schemas};

type Names = BTreeSet<String>;

/// The fields of every object of a schema, and which of them must be there.
fn objects(schema: &Value) -> BTreeMap<String, (Names, Names)> {
    let strings =
        |value: &Value| value.as_array().into_iter().flatten().map(|name| name.as_str().unwrap().to_owned()).collect();
    let definitions = schema["$defs"].as_object().unwrap().iter();
    let with_fields = definitions
        .filter_map(|(name, definition)| Some((name, definition, definition.get("properties")?.as_object()?)));
    with_fields
        .map(|(name, definition, fields)| {
            (name.clone(), (fields.keys().cloned().collect(), strings(&definition["required"])))
        })
        .collect()
}

/// The fields that `read` names where one is not known.
fn known_at(problems: &[Problem], pointer: &str) -> Names {
    let own = problems
        .iter()
        .find(|problem| problem.pointer == pointer)
        .unwrap_or_else(|| panic!("{pointer}: {problems:#?}"));
    let (_, names) = own.hint.split_once("此处可用：").unwrap();
    names.split('、').map(str::to_owned).collect()
}

#[test]
fn fields_that_are_read_are_those_of_the_schema() {
    let mut whole = sample("submission.json");
    whole["rubric"] = sample("rubric.json");
    let mut read: BTreeSet<Names> = BTreeSet::new();
    let mut all = places(&whole);
    // What is deep inside the sheet of a project stands elsewhere too.
    all.retain(|place| place.matches("/sections").count() < 2);
    for place in all {
        let mut changed = whole.clone();
        let Some(Value::Object(fields)) = changed.pointer_mut(&place) else { continue };
        fields.insert("?".to_owned(), json!(1));
        // Objects by id know no names.
        let by_id =
            ["facts", "scores", "evidence", "signatures"].iter().any(|name| place.ends_with(&format!("/{name}")));
        if !by_id {
            let problems = ziping::score(&changed.to_string(), Options::default()).unwrap_err();
            read.insert(known_at(&problems, &format!("{place}/?")));
        }
    }
    for place in places(&sample("outline.json")) {
        let mut changed = sample("outline.json");
        let Some(Value::Object(fields)) = changed.pointer_mut(&place) else { continue };
        fields.insert("?".to_owned(), json!(1));
        read.insert(known_at(&read::outline(&changed.to_string()).unwrap_err(), &format!("{place}/?")));
    }
    let form_of_extending = |name: &str| name.ends_with("Part") || name == "ExtendingRubric" || name == "Removed";
    let mut inputs = objects(&schema::submission());
    inputs.extend(objects(&schema::outline()));
    let known: BTreeSet<Names> =
        inputs.iter().filter(|(name, _)| !form_of_extending(name)).map(|(_, (fields, _))| fields.clone()).collect();
    let only_read: Vec<&Names> = read.difference(&known).collect();
    let only_schema: Vec<&Names> = known.difference(&read).collect();
    assert!(
        only_read.is_empty() && only_schema.is_empty(),
        "only read: {only_read:#?}, only the schema: {only_schema:#?}"
    );
}

/// The sources that say what results print.
const PRINTED: [&str; 5] = [
    "src/scoring/sheet.rs",
    "src/scoring/trace.rs",
    "src/problem.rs",
    "src/audit/finding.rs",
    "src/report/document.rs",
];

#[test]
fn fields_that_are_printed_are_those_of_the_schema() {
    let mut results = objects(&schema::sheet());
    results.extend(objects(&schema::audit()));
    let mut document = objects(&schema::document());
    // A block is printed by hand: one of its fields.
    let (blocks, always) = document.remove("Block").unwrap();
    assert!(blocks.len() == 5 && always.is_empty());
    results.extend(document);
    let mut printed = BTreeMap::new();
    for path in PRINTED {
        let source = fs::read_to_string(in_project(path)).unwrap();
        for block in source.split("printed! {").skip(1) {
            let (name, rest) = block.split_once('{').unwrap();
            let fields: Vec<&str> =
                rest.split_once('}').unwrap().0.split(',').map(str::trim).filter(|field| !field.is_empty()).collect();
            let name_of = |field: &str| match field.split_once(" as ") {
                Some((_, name)) => name.trim_matches('"').to_owned(),
                None => field.split(' ').next().unwrap().to_owned(),
            };
            let all: Names = fields.iter().map(|field| name_of(field)).collect();
            let always =
                fields.iter().filter(|field| !field.ends_with(" if some")).map(|field| name_of(field)).collect();
            printed.insert(name.trim().trim_end_matches("<'_>").to_owned(), (all, always));
        }
    }
    assert_eq!(printed, results);
}

#[test]
fn every_term_names_something() {
    let mut named = Names::new();
    for (_, schema) in schemas() {
        for (name, definition) in schema["$defs"].as_object().unwrap() {
            named.insert(name.clone());
            let empty = Map::new();
            for field in definition.get("properties").and_then(Value::as_object).unwrap_or(&empty).keys() {
                named.extend([format!("{name}.{field}"), format!("*.{field}")]);
            }
            let words = definition.get("oneOf").and_then(Value::as_array).into_iter().flatten();
            named.extend(words.filter_map(|word| Some(format!("{name}.{}", word.get("const")?.as_str()?))));
        }
    }
    for table in ["submission", "rubric", "sheet", "audit", "outline", "document"] {
        let path = in_project(&format!("src/schema/terms/{table}.txt"));
        for line in fs::read_to_string(path).unwrap().lines().filter(|line| !line.is_empty()) {
            let key = line.split(" | ").next().unwrap().trim_end_matches(['!', '?']);
            assert!(named.contains(key), "{table}.txt: no schema has {key}");
        }
    }
}
