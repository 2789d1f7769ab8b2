//! Every case of the corpus: what goes in, what comes out, and that every code has a case.
//!
//! `UPDATE=1 cargo test --test corpus` writes the expectations anew; the difference is reviewed as JSON.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::collections::BTreeSet;
use std::fs;

use support::{Case, Operation, compact, pretty};
use ziping::problem::ProblemCode;
use ziping::rubric::{Check, Rule};
use ziping::{Format, Invalid, Options};

const EXPECTATIONS: [&str; 7] =
    ["sheet.json", "problems.json", "verification.json", "findings.json", "report.html", "report.md", "document.json"];

fn run(case: &Case) -> (&'static str, String) {
    let input = case.input();
    let trace = case.options.trace;
    let result = match case.operation() {
        Operation::Score => {
            let invalid = if case.options.invalid_unknown { Invalid::Unknown } else { Invalid::Refused };
            ziping::score(&input, Options { trace, invalid }).map(|sheet| ("sheet.json", sheet))
        }
        Operation::Seal => ziping::seal(&input, trace).map(|sheet| ("sheet.json", sheet)),
        Operation::Audit => {
            let invalid = if case.options.invalid_unknown { Invalid::Unknown } else { Invalid::Refused };
            ziping::audit(&input, invalid).map(|audit| ("findings.json", audit))
        }
        Operation::Render(options) => {
            let name = match options.format {
                Format::Html => "report.html",
                Format::Markdown => "report.md",
                Format::Document => "document.json",
            };
            ziping::render(&input, &options).map(|report| (name, report))
        }
        Operation::Verify(sealed) => ziping::verify(&input, &sealed).map(|found| ("verification.json", found)),
    };
    result.unwrap_or_else(|problems| ("problems.json", ziping::print::json(&problems)))
}

#[test]
fn every_case_gives_what_is_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut failed = Vec::new();
    for case in Case::all() {
        let (name, result) = run(&case);
        // A report stands as it is, everything else for people to read.
        let shown = |result: &str| if name.starts_with("report.") { result.to_owned() } else { pretty(result) };
        if update {
            for other in EXPECTATIONS {
                let stale = case.folder.join(other);
                if other != name && stale.exists() {
                    fs::remove_file(stale).unwrap();
                }
            }
            fs::write(case.folder.join(name), shown(&result)).unwrap();
            continue;
        }
        let expected = fs::read_to_string(case.folder.join(name)).unwrap_or_default();
        if shown(&result) != expected {
            failed.push(format!("{} ({name})", case.name()));
        }
        if name.starts_with("report.") {
            continue;
        }
        assert_eq!(compact(&pretty(&result)), result, "{}: printing loses nothing", case.name());
    }
    assert!(failed.is_empty(), "not as expected: {}", failed.join(", "));
}

#[test]
fn every_code_has_a_case() {
    let mut expectations = String::new();
    for case in Case::all() {
        for name in EXPECTATIONS {
            expectations.push_str(&fs::read_to_string(case.folder.join(name)).unwrap_or_default());
        }
    }
    let seen = |code: &str| expectations.contains(&format!("\"code\": \"{code}\""));
    let missing: Vec<&str> = ProblemCode::ALL.iter().map(|code| code.text()).filter(|code| !seen(code)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "problem codes without a case");
    for code in ziping::seal::DifferenceCode::ALL {
        let text = code.text();
        assert!(seen(text), "difference code {text} without a case");
    }
    for check in Check::ALL {
        let check = check.text();
        assert!(seen(check), "check {check} without a case");
    }
    for rule in Rule::KINDS {
        assert!(expectations.contains(&format!("\"rule\": \"{rule}\"")), "rule {rule} without a case");
    }
    for state in ["scored", "incomplete", "not-applicable", "claimed-only"] {
        assert!(expectations.contains(&format!("\"state\": \"{state}\"")), "state {state} without a case");
    }
}

/// What a rubric can say of a rule, an item, a section and a fact besides the kind of rule.
const VARIANTS: &[&str] = &[
    "\"required\": true",
    "\"direction\": \"at_most\"",
    "\"direction\": \"equal\"",
    "\"falls\": \"to_zero_at_double\"",
    "\"zero_target\": \"all_or_nothing\"",
    "\"zero_target\": \"full\"",
    "\"floor\": ",
    "\"then\": \"void\"",
    "\"then\": \"explain\"",
    "\"cuts\": [",
    "\"counting\": \"continuous\"",
    "\"counting\": \"started\"",
    "\"counting\": \"completed\"",
    "\"start\": ",
    "\"evidence\": \"awards\"",
    "\"deduct\": ",
    "\"earn\": ",
    "\"equals\": ",
    "\"above\": ",
    "\"below\": ",
    "\"aggregate\": \"sum\"",
    "\"aggregate\": \"count_ratio\"",
    "\"weight\": \"none\"",
    "\"weight\": \"budget\"",
    "\"weight\": \"points\"",
    "\"sheet\": \"project-2020\"",
    "\"sheet\": {",
    "\"dimensions\": [",
    "\"levels\": [",
    "\"pick\": \"best\"",
    "\"pick\": \"first\"",
    "\"among\": ",
    "\"order\": \"highest_first\"",
    "\"order\": \"lowest_first\"",
    "\"beyond\": ",
    "\"not_applicable\": \"full\"",
    "\"not_applicable\": \"drop\"",
    "\"prerequisite\": ",
    "\"excuse\": ",
    "\"explain\": {",
    "\"bonus\": true",
    "\"optional\": true",
    "\"pool\": true",
    "\"weight\": \"25\"",
    "\"weight\": \"0\"",
    "\"veto\": [",
    "\"rate\": {",
    "\"type\": \"numbers\"",
    "\"extends\": \"ningxian-2023-department\"",
    "\"extends\": {",
    "\"remove\": true",
];

#[test]
fn every_variant_is_scored_in_a_case() {
    let scored = Case::all().into_iter().filter(|case| case.folder.join("sheet.json").exists());
    let submissions: String = scored.map(|case| case.input()).collect();
    let missing: Vec<&&str> = VARIANTS.iter().filter(|variant| !submissions.contains(**variant)).collect();
    assert!(missing.is_empty(), "without a case: {missing:?}");
}

#[test]
fn numbers_of_cases_are_unique_and_every_case_says_what_for() {
    let mut numbers = BTreeSet::new();
    for case in Case::all() {
        let number = case.name().split('-').next().unwrap_or_default().to_owned();
        assert_eq!(number.len(), 3, "{}", case.name());
        assert!(numbers.insert(number), "{}", case.name());
        assert!(case.folder.join("notes.md").exists(), "{} has no notes.md", case.name());
    }
}

/// A case that has the fault of a check is named `NNN-t4-fault`, the one that barely has it not `NNN-t4-near`.
#[test]
fn every_check_has_a_pair_of_cases() {
    let cases = Case::all();
    for check in Check::ALL.iter().map(|check| check.text()) {
        for (end, wanted) in [("fault", true), ("near", false)] {
            let ends = format!("-{}-{end}", check.to_lowercase());
            let of_check: Vec<&Case> = cases.iter().filter(|case| case.name().ends_with(&ends)).collect();
            assert!(!of_check.is_empty(), "no case ends with {ends}");
            for case in of_check {
                let found = run(case).1.contains(&format!("\"code\":\"{check}\""));
                assert_eq!(found, wanted, "{}", case.name());
            }
        }
    }
}
