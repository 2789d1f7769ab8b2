//! The lint finds each planted fault of a rubric and leaves its barely faultless neighbour alone.
//!
//! `tests/lint-cases/base.json` is a rubric without any doubt. A case changes it (`doubt`: what to write at which JSON
//! pointer, `null` removes) so that a code is raised at a place (`at`), and changes it a little otherwise (`fine`) so
//! that nothing is. `UPDATE=1 cargo test --test lint` writes the expectations of the built-in rubrics and
//! `docs/lint.md` anew; the difference is reviewed.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test may panic"
)]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};
use support::{change, pretty};
use ziping::lint::{DoubtCode, Gravity, MOST_DOUBTS};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn base() -> Value {
    read(&root().join("tests/lint-cases/base.json"))
}

fn cases() -> Vec<Value> {
    let folder = fs::read_dir(root().join("tests/lint-cases")).unwrap();
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.file_name().unwrap() != "base.json");
    paths.sort();
    let cases: Vec<Value> = paths.iter().flat_map(|path| read(path).as_array().unwrap().clone()).collect();
    assert!(cases.len() > 60, "the cases are not there");
    cases
}

fn changed(changes: &Value) -> Value {
    let mut rubric = base();
    for (pointer, value) in changes.as_object().unwrap() {
        change(&mut rubric, pointer, value);
    }
    rubric
}

fn doubts(rubric: &Value, why: &dyn Fn() -> String) -> Vec<Value> {
    let review: Value = serde_json::from_str(&ziping::lint(&rubric.to_string())).unwrap();
    assert_eq!(review["problems"], json!([]), "{}", why());
    assert_eq!(review["usable"], json!(true), "{}", why());
    review["doubts"].as_array().unwrap().clone()
}

#[test]
fn each_planted_fault_is_found_and_its_neighbour_is_not() {
    assert_eq!(doubts(&base(), &|| "base.json".to_owned()), Vec::<Value>::new());
    let mut failed = String::new();
    for case in cases() {
        let found = doubts(&changed(&case["doubt"]), &|| format!("{case:#}"));
        if !found.iter().any(|doubt| doubt["code"] == case["code"] && doubt["pointer"] == case["at"]) {
            writeln!(failed, "not found: {case:#}\nbut {found:#?}").unwrap();
        }
        let neighbours = doubts(&changed(&case["fine"]), &|| format!("{case:#}"));
        if !neighbours.is_empty() {
            writeln!(failed, "falsely found: {case:#}\n{neighbours:#?}").unwrap();
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

#[test]
fn every_code_has_a_pair() {
    let known: BTreeSet<String> = cases().iter().map(|case| case["code"].as_str().unwrap().to_owned()).collect();
    // The list of more doubts than are listed has a test of its own.
    let without =
        DoubtCode::ALL.iter().filter(|code| **code != DoubtCode::TooManyDoubts && !known.contains(code.text()));
    assert_eq!(without.collect::<Vec<_>>(), Vec::<&DoubtCode>::new());
}
#[test]
fn a_reading_turns_what_is_left_open_into_a_note() {
    let mut softened = BTreeSet::new();
    for case in cases() {
        let code = *DoubtCode::ALL.iter().find(|code| code.text() == case["code"]).unwrap();
        let item: Vec<&str> = case["at"].as_str().unwrap().splitn(6, '/').take(5).collect();
        if !matches!(code.gravity(), Gravity::Open(_)) || item.get(1) != Some(&"sections") || item.len() < 5 {
            continue;
        }
        let mut rubric = changed(&case["doubt"]);
        let severity = |rubric: &Value| {
            let found = doubts(rubric, &|| format!("{case:#}"));
            found.iter().find(|doubt| doubt["code"] == case["code"]).map(|doubt| doubt["severity"].clone())
        };
        let reading = format!("{}/rule/reading", item.join("/"));
        if rubric.pointer(&reading).is_none() {
            assert_eq!(severity(&rubric), Some(json!("warning")), "{case:#}");
        }
        change(&mut rubric, &reading, &json!("原文如此。"));
        assert_eq!(severity(&rubric), Some(json!("note")), "{case:#}");
        softened.insert(code);
    }
    let open = DoubtCode::ALL.iter().filter(|code| matches!(code.gravity(), Gravity::Open(_)));
    assert_eq!(softened.iter().collect::<Vec<_>>(), open.collect::<Vec<_>>());
}

#[test]
fn the_contradiction_of_the_ningxian_table_is_found() {
    let path = root().join("rubrics/ningxian-2023-department.json");
    let mut rubric = read(&path);
    let contradiction = |rubric: &Value| {
        let found = doubts(rubric, &|| "Ningxian".to_owned());
        found.into_iter().find(|doubt| doubt["code"] == "mean-contradicts-text").unwrap()
    };
    assert_eq!(contradiction(&rubric)["severity"], "note");
    change(&mut rubric, "/sections/1/items/0/rule/reading", &Value::Null);
    assert_eq!(contradiction(&rubric)["severity"], "warning");
}

#[test]
fn the_built_in_rubrics_are_as_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut failed = Vec::new();
    for built_in in ziping::read::built_ins() {
        let name = format!("{}.json", built_in.rubric.id);
        let review = pretty(&ziping::lint(&fs::read_to_string(root().join("rubrics").join(&name)).unwrap()));
        let path = root().join("tests/lint-built-in").join(&name);
        if update {
            fs::write(path, review).unwrap();
        } else if fs::read_to_string(path).unwrap_or_default() != review {
            failed.push(name);
        }
    }
    assert!(failed.is_empty(), "not as expected: {}", failed.join(", "));
}

#[test]
fn the_page_lists_every_code() {
    let mut page = "# Doubts about a rubric\n\n\
        `lint` lists what is doubtful about a rubric that can be used. A **warning** is probably not meant so, a \
        **note** is worth knowing. Where the severity is *open*, the doubt is a warning that a stated `reading` of the \
        item turns into a note; a reading that has one of the words in parentheses settles it. In the last column, T, M \
        and X number the checks (勾稽关系) that reviewers make of score tables, money and texts; 「」 quotes the published \
        wording that the doubt comes from.\n\n\
        Written by `UPDATE=1 cargo test --test lint` from `src/lint/code.rs`.\n\n\
        | code | severity | meaning | source |\n|---|---|---|---|\n"
        .to_owned();
    for code in DoubtCode::ALL {
        let severity = match code.gravity() {
            Gravity::Warning => "warning".to_owned(),
            Gravity::Note => "note".to_owned(),
            Gravity::Open([]) => "open".to_owned(),
            Gravity::Open(words) => format!("open ({})", words.join(", ")),
        };
        writeln!(page, "| `{}` | {severity} | {} | {} |", code.text(), code.meaning().trim(), code.source()).unwrap();
    }
    let path = root().join("docs/lint.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, page).unwrap();
    } else {
        assert_eq!(fs::read_to_string(path).unwrap_or_default(), page);
    }
}

#[test]
fn what_comes_from_elsewhere_is_said_at_its_place() {
    let own = json!({
        "id": "own", "version": "1", "extends": "hunan-department",
        "facts": [{ "id": "extra", "label": "其他情况", "type": "boolean" }],
        "sections": [{ "id": "process", "items": [{ "id": "budget_completion", "rule": { "threshold": "105" } }] }],
    });
    let found = doubts(&own, &|| "own".to_owned());
    let at =
        |code: &str| found.iter().find(|doubt| doubt["code"] == code).map(|doubt| doubt["pointer"].as_str().unwrap());
    assert_eq!(at("fact-unused"), Some("/facts/0"));
    assert_eq!(at("threshold-contradicts-standard"), Some("/sections/0/items/0/rule"));
    assert_eq!(at("division-by-zero"), Some("/extends"));

    // A project sheet that is named, not written out, is somebody else's; one that is written out is looked at.
    let mut rubric = base();
    change(&mut rubric, "/sections/1/items/0/rule/child", &json!({ "points": "100", "sheet": "project-2020" }));
    assert_eq!(doubts(&rubric, &|| "named".to_owned()), Vec::<Value>::new());
    let mut sheet = read(&root().join("rubrics/project-2020.json"));
    change(&mut sheet, "/grades/1/name", &json!("优"));
    change(&mut rubric, "/sections/1/items/0/rule/child/sheet", &sheet);
    let pointers: Vec<Value> =
        doubts(&rubric, &|| "whole".to_owned()).into_iter().map(|doubt| doubt["pointer"].clone()).collect();
    let start = "/sections/1/items/0/rule/child/sheet";
    assert_eq!(pointers, [format!("{start}/grades/1/name"), format!("{start}/rounding")]);
    change(&mut rubric, &format!("{start}/extends"), &json!("project-2020"));
    change(&mut rubric, &format!("{start}/id"), &json!("own-sheet"));
    assert!(doubts(&rubric, &|| "extending".to_owned()).iter().all(|doubt| doubt["pointer"] == start));
}

#[test]
fn an_unusable_rubric_has_problems_with_their_places() {
    let mut rubric = base();
    change(&mut rubric, "/facts/5/derived", &json!("executed /\n* budget"));
    change(&mut rubric, "/grades/0/at_least", &json!("七十"));
    let review: Value = serde_json::from_str(&ziping::lint(&rubric.to_string())).unwrap();
    assert_eq!((&review["usable"], &review["doubts"]), (&json!(false), &json!([])));
    let problems = review["problems"].as_array().unwrap();
    let expression = problems.iter().find(|problem| problem["code"] == "bad-expression").unwrap();
    assert_eq!(expression["pointer"], "/facts/5/derived");
    assert!(expression["message"].as_str().unwrap().contains("第 2 行第 1 列"), "{expression}");
    assert!(problems.iter().any(|problem| problem["pointer"] == "/grades/0/at_least"), "{problems:#?}");
    let review: Value = serde_json::from_str(&ziping::lint("{\"id\":")).unwrap();
    assert_eq!((&review["usable"], &review["problems"][0]["code"]), (&json!(false), &json!("malformed-json")));
}

#[test]
fn more_doubts_than_can_be_listed_are_counted() {
    let mut rubric = base();
    let place = rubric["facts"].as_array().unwrap().len();
    for index in 0..=MOST_DOUBTS {
        let fact = json!({ "id": format!("extra_{index}"), "label": format!("情况{index}"), "type": "boolean" });
        change(&mut rubric, &format!("/facts/{}", place + index), &fact);
        if index + 2 > MOST_DOUBTS {
            let found = doubts(&rubric, &|| "many".to_owned());
            assert_eq!(found.len(), index + 1);
            assert_eq!(found.last().unwrap()["code"] == "too-many-doubts", index == MOST_DOUBTS);
        }
    }
}

/// Every place of a value.
fn places(value: &Value, pointer: &str, into: &mut Vec<String>) {
    into.push(pointer.to_owned());
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, below)| places(below, &format!("{pointer}/{name}"), into));
        }
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(index, below)| places(below, &format!("{pointer}/{index}"), into));
        }
        _ => {}
    }
}

static RUBRICS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let built_ins = ziping::read::built_ins().map(|known| serde_json::from_str(&known.text).unwrap());
    built_ins.chain([base(), base(), base()]).collect()
});

const ODD: [&str; 24] = [
    "null",
    "true",
    "false",
    "[]",
    "{}",
    "\"\"",
    "\"0\"",
    "\"1\"",
    "\"-1\"",
    "\"0.9\"",
    "\"100\"",
    "\"999999.99999999\"",
    "\"99999999.99999999\"",
    "\"budget\"",
    "\"executed / budget * 100\"",
    "\"1 / 0\"",
    "\"0.00000001 * 99999999\"",
    "\"drop\"",
    "\"completed\"",
    "\"at_most\"",
    "\"boolean\"",
    "\"percent\"",
    "\"得99999999999999999999999999999分，1,000,000%（含）\"",
    "\"没有\"",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, rng_seed: RngSeed::Fixed(2024), ..ProptestConfig::default() })]

    #[test]
    fn no_usable_rubric_makes_it_panic(
        from in 0..RUBRICS.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..3),
    ) {
        let mut rubric = RUBRICS[from].clone();
        let mut known = Vec::new();
        places(&rubric, "", &mut known);
        for (place, odd, other) in changes {
            let place = place.get(&known[1..]);
            let name = place.rsplit('/').next();
            let alike: Vec<&str> = known.iter().map(String::as_str).filter(|known| known.rsplit('/').next() == name).collect();
            // What stands in a field of the same name elsewhere stands here as well, or something odd does.
            let value = match odd.index(ODD.len() * 3) {
                index if index < ODD.len() => serde_json::from_str(ODD[index]).unwrap(),
                _ => RUBRICS[from].pointer(alike[other.index(alike.len())]).unwrap().clone(),
            };
            if rubric.pointer(place).is_some() {
                change(&mut rubric, place, &value);
            }
        }
        let text = rubric.to_string();
        let review: Value = serde_json::from_str(&ziping::lint(&text)).unwrap();
        prop_assert_eq!(review["usable"] == true, ziping::read::rubric(&text).is_ok());
        for doubt in review["doubts"].as_array().unwrap() {
            let pointer = doubt["pointer"].as_str().unwrap();
            prop_assert!(rubric.pointer(pointer).is_some(), "{}", doubt);
            prop_assert!(!doubt["message"].as_str().unwrap().is_empty() && !doubt["hint"].as_str().unwrap().is_empty());
        }
    }
}
