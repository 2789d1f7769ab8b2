//! The functions of the crate that the corpus does not show: a rubric read once, whole rubrics, expressions.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "a test may panic")]

mod support;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use support::{Case, Operation};
use ziping::problem::Problem;
use ziping::{Invalid, Options, Scorer};

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn codes(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| format!("{} {}", problem.code.text(), problem.pointer)).collect()
}

#[test]
fn a_scorer_gives_what_the_rubric_in_the_submission_gives() {
    let mut compared = 0;
    for case in Case::all() {
        let input = case.input();
        let Ok(Value::Object(mut fields)) = serde_json::from_str::<Value>(&input) else { continue };
        let Some(rubric) = fields.remove("rubric") else { continue };
        let Ok(scorer) = Scorer::new(rubric.as_str().unwrap_or(&rubric.to_string())) else { continue };
        let without = Value::Object(fields.clone()).to_string();
        fields.insert("rubric".to_owned(), rubric.clone());
        let inlined = Value::Object(fields.clone()).to_string();
        if inlined.len() > ziping::read::MOST_BYTES {
            continue;
        }
        let name = case.name();
        for invalid in [Invalid::Refused, Invalid::Unknown] {
            let options = Options { trace: case.options.trace, invalid };
            assert_eq!(scorer.score(&without, options), ziping::score(&inlined, options), "{name}");
        }
        assert_eq!(scorer.seal(&without, true), ziping::seal(&inlined, true), "{name}");
        if let Operation::Verify(sealed) = case.operation() {
            assert_eq!(scorer.verify(&without, &sealed), ziping::verify(&inlined, &sealed), "{name}");
        }
        if let Ok(sealed) = ziping::seal(&inlined, false) {
            assert_eq!(scorer.verify(&without, &sealed).unwrap(), r#"{"valid":true,"differences":[]}"#, "{name}");
        }
        let id = value(scorer.rubric())["id"].clone();
        fields.insert("rubric".to_owned(), id);
        let named = Value::Object(fields).to_string();
        assert_eq!(scorer.seal(&named, true), ziping::seal(&inlined, true), "{name}");
        compared += 1;
    }
    assert!(compared > 80, "{compared}");
}

#[test]
fn a_scorer_takes_no_other_rubric() {
    let scorer = Scorer::new("ningxian-2023-department").unwrap();
    let refused = |rubric: Value| {
        let text = json!({ "rubric": rubric, "year": 2023 }).to_string();
        codes(&scorer.score(&text, Options { trace: false, invalid: Invalid::Unknown }).unwrap_err())
    };
    assert_eq!(refused(json!("hunan-department")), ["unknown-rubric /rubric"]);
    assert_eq!(refused(json!({ "id": "ningxian-2023-department" })), ["wrong-type /rubric"]);
    assert_eq!(refused(json!(["ningxian-2023-department"])), ["wrong-type /rubric"]);
    assert_eq!(codes(&Scorer::new("project-2020").unwrap_err()), ["wrong-type "]);
    assert_eq!(codes(&Scorer::new("nowhere").unwrap_err()), ["unknown-rubric "]);
    assert_eq!(codes(&Scorer::new("[]").unwrap_err())[0], "wrong-type ");
    assert!(codes(&Scorer::new("{}").unwrap_err()).contains(&"missing-field /sections".to_owned()));
    assert_eq!(codes(&Scorer::new("{").unwrap_err()).last().unwrap(), "malformed-json ");
}

#[test]
fn a_rubric_that_was_read_before_is_told_from_one_that_differs_by_a_character() {
    let rubric = value(&ziping::rubric("ningxian-2023-department").unwrap());
    let of = |rubric: &Value| json!({ "rubric": rubric, "facts": { "spending_approved": true } }).to_string();
    let mut other = rubric.clone();
    other["version"] = json!("1.0.9");
    let mut broken = rubric.clone();
    broken["sections"][0]["points"] = json!("21");
    for _ in 0..3 {
        for (rubric, version) in [(&rubric, &rubric["version"]), (&other, &other["version"])] {
            for _ in 0..2 {
                let sheet = value(&ziping::score(&of(rubric), Options::default()).unwrap());
                assert_eq!(sheet["rubric"]["version"], *version);
            }
        }
        let problems = ziping::score(&of(&broken), Options::default()).unwrap_err();
        assert_eq!(codes(&problems), ["points-do-not-add-up /rubric/sections/0"]);
        let whole = of(&rubric);
        let cut: String = whole.chars().take(whole.chars().count() - 40).collect();
        assert!(ziping::score(&cut, Options::default()).is_err());
    }
}

#[test]
fn a_rubric_is_given_whole() {
    let own = json!({ "extends": "ningxian-2023-department", "id": "own", "version": "2", "title": "另一张表" });
    let whole = value(&ziping::rubric(&own.to_string()).unwrap());
    let mut expected = value(&ziping::rubric("ningxian-2023-department").unwrap());
    expected["id"] = json!("own");
    expected["version"] = json!("2");
    expected["title"] = json!("另一张表");
    assert_eq!(whole, expected);
    assert_eq!(value(&ziping::rubric(&whole.to_string()).unwrap()), whole);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("rubrics/project-2020.json");
    assert_eq!(ziping::rubric("project-2020").unwrap(), fs::read_to_string(file).unwrap());
    let extending = |id: &str, base: Value| json!({ "id": id, "version": "1", "extends": base });
    let cyclic = extending("a", extending("b", extending("a", json!("project-2020"))));
    assert_eq!(codes(&ziping::rubric(&cyclic.to_string()).unwrap_err()), ["cyclic-extends /extends/extends/extends"]);
}

#[test]
fn expressions_over_a_context() {
    let evaluate = |expression: &str, context: Value| ziping::evaluate(expression, &context.to_string()).unwrap();
    assert_eq!(evaluate("0.1 + 0.2", json!({})), r#""0.3""#);
    assert_eq!(evaluate("预算 数 / 3 * 3 = 预算 数", json!({ "预算 数": 10 })), "true");
    assert_eq!(evaluate("nothing > 1", json!({})), "null");
    assert_eq!(evaluate("a.b", json!({ "a": { "b": [1.50, "x\"", true, null] } })), r#"["1.5","x\"",true,null]"#);
    assert_eq!(evaluate("p", json!({ "p": { "b c": 1, "a": [] } })), r#"{"a":[],"b c":"1"}"#);
    let projects = json!({ "projects": [{ "score": 80, "资金 额度": 1 }, { "score": "90", "资金 额度": 3 }] });
    assert_eq!(evaluate("sum(projects[score = 80].资金 额度)", projects), r#""1""#);
    assert_eq!(evaluate("n", json!({ "n": 12_345_678_901_234_567_u64 })), r#""12345678901234567""#);
}

#[test]
fn what_is_wrong_with_an_expression_is_said_with_its_place() {
    let problems = ziping::evaluate("1 +\n  * 2", "{}").unwrap_err();
    assert_eq!(codes(&problems), ["bad-expression "]);
    assert!(problems[0].message.contains("第 2 行第 3 列"), "{}", problems[0].message);
    assert_eq!(codes(&ziping::evaluate("1", "[]").unwrap_err()), ["wrong-type "]);
    assert_eq!(codes(&ziping::evaluate("1", "{\"a\":NaN}").unwrap_err()), ["not-a-value /a"]);
    assert_eq!(codes(&ziping::evaluate("1", "{\"a\":1,\"a\":2}").unwrap_err()), ["duplicate-field /a"]);
    assert_eq!(codes(&ziping::evaluate("1", "").unwrap_err()), ["malformed-json "]);
    for expression in ["", "(", "1 1", "sqrt(2)", &"(".repeat(100_000), &"1+".repeat(100_000)] {
        assert_eq!(codes(&ziping::evaluate(expression, "{}").unwrap_err()), ["bad-expression "], "{expression:.20}");
    }
}
