//! At every place of a submission, a rubric and an outline, whatever is put there: the schema accepts what `read` accepts.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use ziping::problem::Problem;
use ziping::{Options, read, schema};

use super::{assert_valid, complaints, sample, validator};

/// The pointers of all values of a text.
pub fn places(value: &Value) -> Vec<String> {
    let below: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Value::Array(entries) => entries.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    let inner = |(step, value)| places(value).into_iter().map(move |rest| format!("/{step}{rest}"));
    std::iter::once(String::new()).chain(below.into_iter().flat_map(inner)).collect()
}

/// One place of each kind: a field among those beside it, or an element among its like.
fn kinds_of_places(whole: &Value) -> Vec<String> {
    let mut known = BTreeSet::new();
    let mut kinds = places(whole);
    kinds.retain(|place| {
        let Some((above, last)) = place.rsplit_once('/') else { return false };
        let beside = match whole.pointer(above) {
            Some(Value::Object(fields)) => fields.keys().cloned().collect::<Vec<_>>().join(" "),
            _ => above.split('/').filter(|step| step.parse::<usize>().is_err()).collect::<Vec<_>>().join(" "),
        };
        let kind = whole.pointer(above).and_then(|above| above.get("kind")).and_then(Value::as_str).unwrap_or_default();
        known.insert(format!(
            "{kind} {beside}: {}",
            last.trim_start_matches(|character: char| character.is_ascii_digit())
        ))
    });
    kinds
}

/// Values of every kind, in range and out of it.
fn probes() -> Vec<Value> {
    let texts = [
        "",
        " ",
        "数",
        " 5 ",
        "-5",
        "0.5",
        "1e2",
        "5.",
        "+5",
        "1,000",
        "５",
        "2024-02-26 ",
        "2024-2-26",
        "1948-01-01",
        "2024",
        "yuan",
        "at_least",
        "boolean",
        "mean",
    ];
    let mut all: Vec<Value> = texts.iter().map(|text| json!(text)).collect();
    all.extend([json!(null), json!(true), json!(5), json!(-5), json!(0.5), json!(3000)]);
    all.extend([json!(1_000_000_000_000_000_i64), json!(-1_000_000_000_i64), json!(1_000_000)]);
    all.extend([json!([]), json!([null]), json!([5]), json!({}), json!({ "na": "无" })]);
    all
}

/// Codes of problems that no single place of a text has by itself, or that a schema cannot tell.
const NEVER_SEEN: [(&str, &str); 14] = [
    ("bad-expression", "FEEL, over the facts"),
    ("cyclic-facts", "between expressions"),
    ("cyclic-extends", "between rubrics"),
    ("unknown-fact", "the facts of the rubric"),
    ("unknown-item", "the items of the rubric"),
    ("unknown-rubric", "the rubrics that are built in"),
    ("duplicate-id", "between entries"),
    ("points-do-not-add-up", "a sum"),
    ("score-above-points", "the points of the item"),
    ("grades-out-of-order", "between entries"),
    ("bad-interval", "which of two ends is the higher; that there is one end, a schema says"),
    ("too-many-digits", "a multiple of 0.00000001 is no float"),
    ("too-many-entries", "sums over lists, and bytes"),
    ("no-such-date", "the calendar"),
];

/// Is a problem one that a schema does not see, with a text that stands at its place?
pub fn between_two_places(problem: &Problem, value: &Value) -> bool {
    let (code, pointer) = (problem.code.text(), problem.pointer.as_str());
    let text = value.pointer(pointer).is_some_and(Value::is_string);
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    let last = steps.last().copied().unwrap_or_default();
    let is_answer = match steps.as_slice() {
        ["facts", _, ..] | ["review", "facts", _, ..] | ["projects", _, "facts", _, ..] => {
            value.get("rubric").is_some()
        }
        _ => false,
    };
    NEVER_SEEN.iter().any(|(never, _)| *never == code)
        // What an answer must look like, the type of its fact says.
        || (is_answer && code != "missing-field")
        || match code {
            // The place of a fact, or a fact that a rule names, is of another type, or there is none; a project has
            // no evidence.
            "wrong-type" => text && !["type", "kind", "year"].contains(&last) || last == "sheet" || last == "rubric",
            "unknown-field" => last == "from" || (last == "pointer" && steps.contains(&"lengths")) || last == "rule" || steps.contains(&"signatures"),
            // The alternatives of a choice and the options of a rule.
            "unknown-choice" => last == "value",
            "missing-field" => last == "options" || last == "grades",
            // How large a number is that is written as a text.
            "out-of-range" | "not-a-whole-number" => text || last == "unit" || steps.contains(&"cuts"),
            _ => false,
        }
}

#[test]
fn whatever_stands_in_a_submission_the_schema_says_what_read_says() {
    let whole = sample("submission.json");
    let places: Vec<String> =
        kinds_of_places(&whole).into_iter().filter(|place| !place.starts_with("/rubric/")).collect();
    compare(&schema::submission(), &whole, &places, &|text| ziping::score(text, Options::default()).err());
}

#[test]
fn whatever_stands_in_a_rubric_the_schema_says_what_read_says() {
    let whole = sample("rubric.json");
    let places: Vec<String> = kinds_of_places(&whole).into_iter().filter(|place| place != "/extends").collect();
    compare(&schema::rubric(), &whole, &places, &|text| read::rubric(text).err());
}

#[test]
fn whatever_stands_in_an_outline_the_schema_says_what_read_says() {
    let whole = sample("outline.json");
    compare(&schema::outline(), &whole, &kinds_of_places(&whole), &|text| read::outline(text).err());
}

/// Of a rubric only the item in which a place lies: small texts are compared quickly.
fn around(whole: &Value, place: &str) -> (Value, String) {
    let steps: Vec<&str> = place.split('/').collect();
    let ["", "sections", section, "items", item, rest @ ..] = steps.as_slice() else {
        return (whole.clone(), place.to_owned());
    };
    let mut small = whole.clone();
    let mut section = small["sections"][section.parse::<usize>().unwrap()].take();
    let item = section["items"][item.parse::<usize>().unwrap()].take();
    section["points"] = item["points"].clone();
    section["items"] = json!([item]);
    small["sections"] = json!([section]);
    (small, [&["", "sections", "0", "items", "0"], rest].concat().join("/"))
}

fn compare(schema: &Value, whole: &Value, places: &[String], read: &dyn Fn(&str) -> Option<Vec<Problem>>) {
    let validator = validator(schema);
    assert_valid(&validator, whole, "the sample");
    if let Some(problems) = read(&whole.to_string()) {
        panic!("the sample: {problems:#?}");
    }
    let mut disagreed = Vec::new();
    let mut check = |changed: &Value, what: String| {
        let valid = validator.is_valid(changed);
        match read(&changed.to_string()) {
            None if !valid => {
                disagreed.push(format!("{what}: read accepts it, the schema says {}", complaints(&validator, changed)));
            }
            Some(problems) if valid && !problems.iter().all(|problem| between_two_places(problem, changed)) => {
                disagreed.push(format!("{what}: the schema accepts it, read says {problems:?}"));
            }
            _ => {}
        }
    };
    for place in places {
        let (whole, place) = around(whole, place);
        let place = place.as_str();
        let mut changed = whole.clone();
        for probe in probes() {
            let what = format!("{place} = {probe}");
            *changed.pointer_mut(place).unwrap() = probe;
            check(&changed, what);
        }
        let mut without = whole.clone();
        let (above, last) = place.rsplit_once('/').unwrap();
        if let Some(Value::Object(fields)) = without.pointer_mut(above) {
            fields.shift_remove(last);
            check(&without, format!("without {place}"));
        }
    }
    assert!(disagreed.is_empty(), "{}:\n{}", disagreed.len(), disagreed.join("\n"));
}
