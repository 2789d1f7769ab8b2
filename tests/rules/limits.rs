//! Rubrics and submissions at the limits of what is read: none may panic, overflow the stack of a page or run on.

use std::fmt::Write;
use std::thread;

use ziping::Options;

/// The stack of a WebAssembly instance is 1 MiB, and its frames are smaller than those of a debug build.
const STACK: usize = 4 * 1024 * 1024;

/// Scores with a stack like that of a page, and gives the sheet or the problems.
fn score(text: String) -> String {
    let scored = move || match ziping::score(&text, Options::default()) {
        Ok(sheet) => sheet,
        Err(problems) => ziping::print::json(&problems),
    };
    thread::Builder::new().stack_size(STACK).spawn(scored).unwrap().join().unwrap()
}

fn list(count: usize, entry: impl Fn(usize) -> String) -> String {
    (0..count).map(entry).collect::<Vec<_>>().join(",")
}

/// A rubric with these facts and items, each of a point.
fn rubric(facts: &str, items: usize, rule: impl Fn(usize) -> String) -> String {
    let items = list(items, |index| {
        format!(r#"{{"id": "i{index}", "title": "项", "points": "1", "standard": "标准。", "rule": {}}}"#, rule(index))
    });
    let points = items.matches("\"title\"").count();
    format!(
        r#"{{"id": "r", "version": "1", "title": "表", "facts": [{facts}], "sections": [{{"id": "s", "title": "部分", "points": "{points}", "items": [{items}]}}]}}"#
    )
}

fn fact(id: &str, kind: &str, derived: Option<&str>) -> String {
    let derived = derived.map_or_else(String::new, |derived| format!(r#", "derived": "{derived}""#));
    format!(r#"{{"id": "{id}", "label": "{id}", "type": "{kind}"{derived}}}"#)
}

#[test]
fn a_thousand_facts_in_a_chain() {
    // The first follows from the second and so on: the order of the list is the worst one.
    let facts = list(1000, |index| match index {
        999 => fact("f999", "decimal", None),
        _ => fact(&format!("f{index}"), "decimal", Some(&format!("f{} + 1", index + 1))),
    });
    let rubric = rubric(&facts, 1, |_| r#"{"kind": "formula", "score": "f0 / 999"}"#.to_owned());
    let missing = score(format!(r#"{{"rubric": {rubric}}}"#));
    assert!(missing.contains(r#""missing":[{"fact":"f999""#), "{missing:.300}");
    let scored = score(format!(r#"{{"rubric": {rubric}, "facts": {{"f999": 0}}}}"#));
    assert!(scored.contains(r#""computed":"1""#), "{scored:.300}");
}

#[test]
fn a_thousand_facts_that_each_follow_from_two() {
    // In how many ways the first follows from the last has 200 digits.
    let facts = list(1000, |index| match index {
        998.. => fact(&format!("f{index}"), "decimal", None),
        _ => fact(&format!("f{index}"), "decimal", Some(&format!("f{} - f{}", index + 1, index + 2))),
    });
    let rubric = rubric(&facts, 3, |_| r#"{"kind": "formula", "score": "f0"}"#.to_owned());
    let sheet = score(format!(r#"{{"rubric": {rubric}}}"#));
    assert_eq!(sheet.matches(r#""fact":"f999","pointer":"/facts/f999","label":"f999","points""#).count(), 3);
}

#[test]
fn all_facts_follow_from_each_other() {
    let facts = list(1000, |index| {
        fact(&format!("f{index}"), "decimal", Some(&format!("f{} + f{}", (index + 1) % 1000, (index + 7) % 1000)))
    });
    let rubric = rubric(&facts, 1, |_| r#"{"kind": "formula", "score": "f0"}"#.to_owned());
    assert!(score(format!(r#"{{"rubric": {rubric}}}"#)).contains("cyclic-facts"));
}

#[test]
fn a_million_conditions() {
    // 1,000 items of as many conditions as a text of 8 MiB holds, all of one fact that follows from many.
    let inputs = list(200, |index| fact(&format!("f{index}"), "decimal", None));
    let sum = (0..200).map(|index| format!("f{index}")).collect::<Vec<_>>().join(" + ");
    let facts = format!("{inputs},{}", fact("all", "boolean", Some(&format!("{sum} > 0"))));
    let criteria = list(150, |_| r#"{"fact": "all", "points": "0", "clause": ""}"#.to_owned());
    let rule = format!(
        r#"{{"kind": "conditions", "criteria": [{criteria}, {{"fact": "all", "points": "1", "clause": "条件"}}]}}"#
    );
    let rubric = rubric(&facts, 1000, |_| rule.clone());
    let text = format!(r#"{{"rubric": {rubric}}}"#);
    assert!(text.len() < 8 * 1024 * 1024, "{}", text.len());
    assert!(score(text).contains("too-many-entries"));
}

#[test]
fn sections_upon_sections() {
    let item = |section: usize, index: usize| {
        format!(
            r#"{{"id": "i{section}-{index}", "title": "项", "points": "0", "standard": "", "rule": {{"kind": "formula", "score": "0"}}}}"#
        )
    };
    let sections = list(80, |section| {
        let items = list(800, |index| item(section, index));
        format!(r#"{{"id": "s{section}", "title": "部分", "points": "0", "items": [{items}]}}"#)
    });
    let text =
        format!(r#"{{"rubric": {{"id": "r", "version": "1", "title": "表", "facts": [], "sections": [{sections}]}}}}"#);
    assert!(text.len() < 8 * 1024 * 1024, "{}", text.len());
    assert!(score(text).contains("too-many-entries"));
}

#[test]
fn sheets_in_sheets() {
    let mut sheet = r#""project-2020""#.to_owned();
    for depth in 0..30 {
        let rule = format!(
            r#"{{"kind": "children", "of": "projects", "weight": "none", "factor": "1", "child": {{"points": "1", "sheet": {sheet}}}}}"#
        );
        sheet = rubric("", 1, |_| rule.clone()).replacen(
            '{',
            &format!(r#"{{"subject": "project", "notes": ["{depth}"], "#),
            1,
        );
    }
    assert!(score(format!(r#"{{"rubric": {sheet}}}"#)).contains("too-deep"));
}

#[test]
fn rubrics_upon_rubrics() {
    let mut rubric = rubric("", 1, |_| r#"{"kind": "formula", "score": "1"}"#.to_owned());
    for depth in 0..58 {
        rubric = format!(r#"{{"id": "r{depth}", "version": "1", "title": "表{depth}", "extends": {rubric}}}"#);
    }
    let sheet = score(format!(r#"{{"rubric": {rubric}}}"#));
    assert!(sheet.contains(r#""title":"表57""#) || sheet.contains("too-deep"), "{sheet:.300}");
}

#[test]
fn an_extended_rubric_with_many_problems() {
    let mut facts = String::new();
    for index in 0..900 {
        write!(facts, "{}{}", if index > 0 { "," } else { "" }, fact(&format!("f{index}"), "percent", Some("1 +")))
            .unwrap();
    }
    let notes = list(900, |_| format!("\"{}\"", "注".repeat(2000)));
    let base = rubric("", 1, |_| r#"{"kind": "formula", "score": "1"}"#.to_owned()).replacen(
        '{',
        &format!(r#"{{"notes": [{notes}], "#),
        1,
    );
    let text =
        format!(r#"{{"rubric": {{"id": "x", "version": "1", "title": "表", "facts": [{facts}], "extends": {base}}}}}"#);
    let problems = score(text);
    assert!(problems.contains(r#""pointer":"/rubric/facts/0/derived""#), "{problems:.300}");
    assert!(problems.contains("too-many-problems"));
}

#[test]
fn a_thousand_units_and_ranks() {
    let facts = format!("{},{}", fact("own", "decimal", None), fact("others", "numbers", None));
    let places = list(1000, |index| format!("\"{}\"", u8::from(index == 0)));
    let rule = format!(r#"{{"kind": "rank", "value": "own", "among": "others", "places": [{places}]}}"#);
    let rubric = rubric(&facts, 1000, |_| rule.clone());
    let others = list(1000, |index| index.to_string());
    let sheet = score(format!(r#"{{"rubric": {rubric}, "facts": {{"own": 1000, "others": [{others}]}}}}"#));
    assert!(sheet.contains(r#""score":"1000""#), "{sheet:.300}");
}

#[test]
fn a_long_answer_in_every_item() {
    let facts = format!("{},{}", fact("cut", "decimal", None), fact("why", "text", None));
    let rubric = rubric(&facts, 1000, |_| r#"{"kind": "manual", "deduction": "cut", "reason": "why"}"#.to_owned());
    let why = "原因".repeat(200_000);
    let sheet = score(format!(r#"{{"rubric": {rubric}, "facts": {{"cut": "0.1", "why": "{why}"}}}}"#));
    assert!(sheet.len() < 8 * 1024 * 1024, "{}", sheet.len());
}
