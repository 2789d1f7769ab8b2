//! What holds for every audit, and the page that lists the checks.
//!
//! `UPDATE=1 cargo test --test audit` writes the tables of `docs/audit.md` anew.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "audit/hostile.rs"]
mod hostile;
mod support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use support::{Case, change};
use ziping::audit::{MOST_OF_A_CHECK, catalogue};
use ziping::rubric::Check;
use ziping::{Invalid, Options};

#[test]
fn the_page_lists_every_check() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/audit.md");
    let current = fs::read_to_string(&path).unwrap();
    let mut page = current.clone();
    for group in ["T", "M", "P", "X"] {
        let mut table = "| code | severity | 名称 | what holds | source |\n|---|---|---|---|---|\n".to_owned();
        for check in Check::ALL.iter().filter(|check| check.text().starts_with(group)) {
            let entry = catalogue::entry(*check);
            let (code, severity, meaning) = (check.text(), entry.severity.text(), check.meaning().trim());
            writeln!(table, "| {code} | {severity} | {} | {meaning} | {} |", entry.title, entry.source).unwrap();
        }
        let start = format!("<!-- checks {group} -->\n");
        let (before, rest) = page.split_once(&start).unwrap_or_else(|| panic!("no place for {group}"));
        let (_, after) = rest.split_once("<!-- end -->").unwrap();
        page = format!("{before}{start}\n{table}\n<!-- end -->{after}");
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, page).unwrap();
    } else {
        assert!(page == current, "docs/audit.md is not current: run with UPDATE=1");
    }
}

#[test]
fn every_check_is_in_one_group_and_says_what_it_is() {
    let mut titles = BTreeSet::new();
    for check in Check::ALL {
        let entry = catalogue::entry(*check);
        let (group, number) = check.text().split_at(1);
        assert!(["T", "M", "P", "X"].contains(&group) && number.parse::<u8>().is_ok(), "{}", check.text());
        assert!(titles.insert(entry.title), "two checks are called {}", entry.title);
        assert!(!entry.source.is_empty() && check.meaning().trim().ends_with('.'), "{}", check.text());
    }
}

fn audit(text: &str, invalid: Invalid) -> Option<Value> {
    ziping::audit(text, invalid).ok().map(|text| serde_json::from_str(&text).unwrap())
}

fn list<'a>(audit: &'a Value, field: &str) -> &'a Vec<Value> {
    audit[field].as_array().unwrap()
}

fn consistent() -> Value {
    let case = Case::all().into_iter().find(|case| case.name() == "300-consistent").unwrap();
    serde_json::from_str(&case.input()).unwrap()
}

fn changed(changes: &[(&str, Value)]) -> Value {
    let mut submission = consistent();
    for (pointer, value) in changes {
        change(&mut submission, pointer, value);
    }
    submission
}

/// What holds for every audit of whatever can be read.
fn assert_in_order(audit: &Value) {
    let mut names = BTreeSet::new();
    let mut before = (0, 0);
    let mut counts = [0_u64; 3];
    for finding in list(audit, "findings") {
        let text = |field: &str| finding[field].as_str().unwrap_or_default();
        assert!(names.insert((text("code"), text("pointer"))), "found twice: {finding:#}");
        assert!(!text("message").is_empty() && !text("hint").is_empty() && !text("title").is_empty(), "{finding:#}");
        assert!(finding["expected"].is_null() || !text("expected").is_empty(), "{finding:#}");
        let severity = ["error", "warning", "note"].iter().position(|word| *word == text("severity")).unwrap();
        counts[severity] += 1;
        let place = (severity, catalogue::place(text("code")));
        assert!(before <= place, "out of order: {finding:#}");
        before = place;
        let pointers = list(finding, "evidence").iter().map(|evidence| evidence["pointer"].as_str().unwrap());
        for pointer in pointers.chain([text("pointer")]) {
            assert!(pointer.is_empty() || pointer.starts_with('/'), "{finding:#}");
        }
    }
    let unlisted: u64 = list(audit, "unlisted").iter().map(|unlisted| unlisted["count"].as_u64().unwrap()).sum();
    let counted = ["error", "warning", "note"].map(|severity| audit["counts"][severity].as_u64().unwrap());
    assert_eq!(counted.iter().sum::<u64>(), counts.iter().sum::<u64>() + unlisted, "{}", audit["counts"]);
    assert!(counted.iter().zip(counts).all(|(counted, listed)| *counted >= listed), "{}", audit["counts"]);
}

#[test]
fn whatever_of_the_corpus_can_be_scored_can_be_audited() {
    let mut audited = 0;
    for case in Case::all() {
        let input = case.input();
        for invalid in [Invalid::Refused, Invalid::Unknown] {
            let scored = ziping::score(&input, Options { trace: true, invalid });
            let found = audit(&input, invalid);
            assert_eq!(scored.is_ok(), found.is_some(), "{}", case.name());
            if let Some(audit) = &found {
                assert_in_order(audit);
                audited += 1;
            }
        }
    }
    assert!(audited > 300, "only {audited} are audited");
}

#[test]
fn the_audit_and_what_is_said_of_it_leave_the_score_sheet_alone() {
    let plain = consistent();
    let rubric = json!({
        "extends": "ningxian-2023-department",
        "id": "ningxian-2023-department-audited",
        "version": "1.0.0",
        "audit": [{ "id": "T4", "severity": "off", "reason": "另行核对" }],
        "checks": [{ "id": "own", "title": "示例", "severity": "error", "when": "three_public_executed > 1", "message": "过高" }],
        "lengths": [{ "pointer": "/goals", "most": 1 }],
        "attachments": ["没有的附件"],
        "publication_after_review": true,
    });
    let response = json!([{ "code": "own", "pointer": "/three_public/total/executed", "text": "已核实" }]);
    let audited = changed(&[("/rubric", rubric), ("/responses", response)]);
    let sheet = |submission: &Value| -> Value {
        serde_json::from_str(&ziping::score(&submission.to_string(), Options::default()).unwrap()).unwrap()
    };
    let (before, after) = (sheet(&plain), sheet(&audited));
    assert_eq!(before["sections"], after["sections"]);
    assert_eq!(before["totals"], after["totals"]);

    let text = audited.to_string();
    let reading = ziping::read::submission(&text).unwrap();
    let (submission, rubric) = (&reading.submission, reading.rubric.rubric());
    let scored = ziping::scoring::score(submission, rubric, true);
    let before = ziping::print::json(&scored);
    let audit = ziping::audit::audit(submission, rubric, &scored);
    assert!(audit.findings.iter().any(|finding| finding.code == "own"));
    assert_eq!(ziping::print::json(&scored), before);
    assert_eq!(ziping::score(&text, Options::default()).unwrap(), before);
}

/// A rubric whose project sheet finds something at every project.
fn rubric_that_finds_projects() -> Value {
    let item = json!({
        "id": "indicators", "title": "指标", "points": "100", "standard": "按完成比例得分。",
        "rule": { "kind": "indicators" },
    });
    let sheet = json!({
        "id": "sheet", "version": "1.0.0", "title": "项目自评表", "subject": "project",
        "facts": [{ "id": "spent", "label": "执行数", "type": "money", "from": "/executed" }],
        "sections": [{ "id": "all", "title": "指标", "points": "100", "items": [item] }],
        "checks": [{ "id": "spent", "title": "有支出", "severity": "note", "when": "spent > 0", "message": "执行 {spent} 万元" }],
    });
    let item = json!({ "id": "project_expenditure", "rule": { "child": { "rule": null, "sheet": sheet } } });
    json!({
        "extends": "ningxian-2023-department", "id": "finds-projects", "version": "1.0.0",
        "sections": [{ "id": "projects", "items": [item] }],
    })
}

#[test]
fn more_findings_of_a_check_than_are_listed_are_counted() {
    for more in [0, 1, 7] {
        let most = usize::try_from(MOST_OF_A_CHECK).unwrap();
        let project = |index| json!({ "name": format!("项目{index}"), "executed": "1.00" });
        let projects: Vec<Value> = (0..most + more).map(project).collect();
        let response =
            json!([{ "code": "spent", "pointer": format!("/projects/{}/executed", most - 1), "text": "已核实" }]);
        let changes =
            [("/rubric", rubric_that_finds_projects()), ("/projects", json!(projects)), ("/responses", response)];
        let audit = audit(&changed(&changes).to_string(), Invalid::Refused).unwrap();
        assert_in_order(&audit);
        let listed: Vec<&Value> =
            list(&audit, "findings").iter().filter(|finding| finding["code"] == "spent").collect();
        assert_eq!(listed.len(), most);
        assert_eq!(listed.last().unwrap()["response"]["text"], "已核实");
        let unlisted: Vec<&Value> =
            list(&audit, "unlisted").iter().filter(|unlisted| unlisted["code"] == "spent").collect();
        let expected = json!({ "code": "spent", "count": more });
        assert_eq!(unlisted, if more == 0 { vec![] } else { vec![&expected] });
    }
}

#[test]
fn an_own_check_is_not_made_long_by_long_values() {
    let values = "{name}".repeat(150);
    let check = json!({ "id": "long", "title": "示例", "severity": "note", "when": "name != \"\"", "message": values });
    let rubric = json!({
        "extends": "ningxian-2023-department", "id": "long", "version": "1.0.0",
        "facts": [{ "id": "name", "label": "名称", "type": "text" }],
        "checks": [check],
    });
    let audit = audit(
        &changed(&[("/rubric", rubric), ("/facts/name", json!("字".repeat(100_000)))]).to_string(),
        Invalid::Refused,
    );
    let audit = audit.unwrap();
    let finding = list(&audit, "findings").iter().find(|finding| finding["code"] == "long").unwrap();
    assert!(finding["message"].as_str().unwrap().chars().count() < 1000, "{finding}");
    assert!(finding["evidence"][0]["value"].as_str().unwrap().chars().count() < 250, "{finding}");
}
