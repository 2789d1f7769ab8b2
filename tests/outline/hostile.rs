//! Outlines that nobody means well with: mutated, deep, long, and with expressions that cost as much as they can.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};
use ziping::{Format, read};

use super::{blocks, consistent, file, render};

const FORMATS: [Format; 3] = [Format::Html, Format::Markdown, Format::Document];

static OUTLINES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let built_in = read::built_in_outlines().map(|built_in| serde_json::from_str(built_in.text).unwrap());
    built_in.chain([file("tests/schema/outline.json")]).collect()
});

static SUBMISSIONS: LazyLock<Vec<Value>> =
    LazyLock::new(|| vec![consistent(), json!({ "rubric": "ningxian-2023-department" })]);

/// Every place of an outline.
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

const ODD: [&str; 28] = [
    "null",
    "true",
    "0",
    "9999",
    "[]",
    "{}",
    "[[[[[[[[1]]]]]]]]",
    r#""""#,
    r#"" ""#,
    r#""{""#,
    r#""[""#,
    r#""}]""#,
    r#""[[[[{{{{{year}}}}}]]]]""#,
    r#""[[{year}]""#,
    r#""{item}""#,
    r#""{item.item.item}""#,
    r#""{\"}\"}""#,
    r#""{1/0}""#,
    r#""{date(\"2024-02-30\")}""#,
    r#""{for a in 1..9999 return a}""#,
    r#""{string join(for a in 1..9999 return \"<b>&\\n|\")}""#,
    r#""for a in projects, b in projects return [a, [b, [targets]]]""#,
    r#""count(for a in 1..10000, b in 1..10000 return a) > 0""#,
    r#""projects[1].name""#,
    r#""budget""#,
    r#""plain""#,
    r#"[{"title":"嵌","chapters":[{"title":"套","blocks":[{"list":"targets"},{"table":{"of":"budget","columns":[{"title":"列","value":"{item}"}]}}]}]}]"#,
    r#"{"of":"[[1,2],[[3],null]]","entry":"{item}","numbering":"chinese_in_brackets"}"#,
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(2026), ..ProptestConfig::default() })]

    #[test]
    fn no_outline_makes_it_panic(
        from in any::<prop::sample::Index>(),
        submission in any::<prop::sample::Index>(),
        format in prop::sample::select(FORMATS.to_vec()),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4),
    ) {
        let original = from.get(OUTLINES.as_slice());
        let mut known = Vec::new();
        places(original, "", &mut known);
        let mut outline = original.clone();
        for (place, odd, other) in changes {
            // What stands at another place stands here as well, or something odd does.
            let value = match odd.index(ODD.len() * 2) {
                index if index < ODD.len() => serde_json::from_str(ODD[index]).unwrap(),
                _ => original.pointer(&known[other.index(known.len())]).unwrap().clone(),
            };
            let place = known[place.index(known.len())].as_str();
            if let Some(here) = outline.pointer_mut(place).filter(|_| !place.is_empty()) {
                *here = value;
            }
        }
        let submission = submission.get(SUBMISSIONS.as_slice());
        match (render(submission, &outline, format), render(submission, &outline, format)) {
            (Ok(first), Ok(second)) => prop_assert!(first == second && !first.is_empty()),
            (Err(problems), Err(again)) => {
                prop_assert!(problems == again && !problems.is_empty());
                for problem in problems {
                    prop_assert!(outline.pointer(&problem.pointer).is_some() || problem.code.text() == "missing-field", "{problem:?}");
                    prop_assert!(!problem.message.is_empty() && !problem.hint.is_empty());
                }
            }
            other => panic!("{other:?}"),
        }
    }
}

/// The codes of the problems of an outline with such chapters, over a submission.
fn codes(submission: &Value, chapters: &Value) -> Vec<&'static str> {
    let outline = json!({ "id": "hostile", "version": "1", "title": "报告", "chapters": chapters });
    let problems = render(submission, &outline, Format::Document).err().unwrap_or_default();
    problems.iter().map(|problem| problem.code.text()).collect()
}

fn of_one_block(block: &Value) -> Value {
    json!([{ "title": "一", "blocks": [block] }])
}

/// A submission with as many projects as there may be.
fn with_projects() -> Value {
    let project =
        |index| json!({ "name": format!("项目{index}"), "budget": "1.50", "executed": "1.20", "reason": "按计划完成" });
    let mut submission = consistent();
    submission["projects"] = (0..1000).map(project).collect();
    submission
}

fn table(columns: usize, value: &str) -> Value {
    let column = json!({ "title": "列", "value": value });
    json!({ "table": { "of": "projects", "columns": vec![column; columns] } })
}

#[test]
fn ten_thousand_chapters_are_headings() {
    let mut chapters = Value::Null;
    for _ in 0..4 {
        chapters =
            json!(vec![json!({ "title": "章", "chapters": chapters, "blocks": [{ "text": "{year}年" }] }); 10]);
    }
    let outline = json!({ "id": "many", "version": "1", "title": "报告", "chapters": chapters });
    let text = blocks(&consistent(), &outline);
    assert_eq!(text.iter().filter(|block| block.get("heading").is_some()).count(), 11_110);
    assert_eq!(codes(&consistent(), &json!(vec![json!({ "title": "章" }); 10_000])), ["too-many-entries"]);
}

#[test]
fn what_nests_too_deep_is_refused() {
    let deep = |open: &str, close: &str, times: usize| [open.repeat(times), close.repeat(times)].concat();
    for (levels, expected) in [(4, vec![]), (5, vec!["too-deep"]), (20, vec!["too-deep"])] {
        let chapters = deep(r#"[{"title":"章","chapters":"#, "}]", levels).replace(":}", ":null}");
        assert_eq!(codes(&consistent(), &serde_json::from_str(&chapters).unwrap()), expected, "{levels} levels");
    }
    let text = deep(r#"[{"title":"章","chapters":"#, "}]", 100_000).replace(":}", ":null}");
    let outline = format!(r#"{{"id":"deep","version":"1","title":"报告","chapters":{text}}}"#);
    let problems = render(&consistent(), &json!(outline), Format::Html).unwrap_err();
    assert!(problems.iter().any(|problem| problem.code.text() == "too-deep"), "{problems:?}");
    for (open, close) in [("(", ")"), ("[", "]"), ("-(", ")"), ("not(", ")"), ("if true then ", ""), ("{a: ", "}")] {
        let expression = [open.repeat(700), "1".to_owned(), close.repeat(700)].concat();
        assert_eq!(
            codes(&consistent(), &of_one_block(&json!({ "paragraphs": expression }))),
            ["bad-expression"],
            "{open}"
        );
    }
    for template in ["[".repeat(999), "{".repeat(999), "[{".repeat(400), format!("{{{}}}", "[".repeat(900))] {
        assert_eq!(
            codes(&consistent(), &of_one_block(&json!({ "text": template }))),
            ["bad-expression"],
            "{template:.9}"
        );
    }
}

#[test]
fn long_texts_of_an_outline_are_refused() {
    for block in [json!({ "text": "字".repeat(2_000_000) }), json!({ "paragraphs": "1+".repeat(1_000_000) })] {
        assert_eq!(codes(&consistent(), &of_one_block(&block)), ["too-many-entries"]);
    }
    assert_eq!(codes(&consistent(), &of_one_block(&json!({ "text": "字".repeat(3_000_000) }))), ["too-large"]);
}

#[test]
fn an_expression_that_costs_too_much_is_unknown() {
    let costly = "count(for a in 1..10000, b in 1..10000 return a)";
    let chapters = json!([{ "title": "一", "empty": "无。", "blocks": [{ "when": format!("{costly} > 0"), "text": "有" }, { "text": format!("{{{costly}}}个") }] }]);
    let text = blocks(&consistent(), &json!({ "id": "costly", "version": "1", "title": "报告", "chapters": chapters }));
    assert_eq!(text[2]["paragraph"]["text"], "无。");
}

#[test]
fn a_report_that_would_be_too_long_is_refused() {
    let all = with_projects();
    let costly = "{count(for a in 1..400, b in 1..400 return a)}";
    let words = format!("{}{{item.name}}", "字".repeat(300));
    for (name, chapters) in [
        ("steps", of_one_block(&table(200, costly))),
        ("words", of_one_block(&table(200, &words))),
        ("cells", json!([{ "title": "一", "blocks": vec![table(200, "-"); 10] }])),
        ("lists of lists", of_one_block(&json!({ "list": "for a in 1..9 return for b in projects return b.name" }))),
        ("lists", json!([{ "title": "一", "blocks": vec![json!({ "list": "projects.name" }); 1000] }])),
        (
            "conditions",
            json!([{ "title": "一", "blocks": vec![json!({ "when": "count(projects[budget > 1]) + count(projects[executed > 1]) > 0", "text": "有" }); 1000] }]),
        ),
    ] {
        let expected: &[&str] = if name == "lists of lists" { &[] } else { &["too-large"] };
        assert_eq!(codes(&all, &chapters), expected, "{name}");
    }
    for (goals, most) in [("一\n".repeat(30_000), 5), ("目".repeat(200_000), 20)] {
        let mut long = consistent();
        long["goals"] = json!(goals);
        for block in [json!({ "paragraphs": "goals" }), json!({ "text": "[{goals}]" })] {
            let chapters = |times: usize| json!([{ "title": "一", "blocks": vec![block.clone(); times] }]);
            assert_eq!(codes(&long, &chapters(most)), [""; 0], "{block}");
            assert_eq!(codes(&long, &chapters(most * 2)), ["too-large"], "{block}");
        }
    }
}

/// The limits are far above what a report needs.
#[test]
fn a_long_report_that_means_well_is_written() {
    let columns = [
        "{item.name}",
        "{item.budget}",
        "{item.executed}",
        "{item.unit}",
        "{item.execution_rate}%",
        "{item.budget - item.executed}",
        "{decimal(item.budget / sum(projects.budget) * 100, 2)}%",
        "{item.reason}",
    ];
    let columns: Vec<Value> = columns.iter().map(|value| json!({ "title": "列", "value": value })).collect();
    let chapters = of_one_block(&json!({ "table": { "of": "projects", "columns": columns } }));
    let outline = json!({ "id": "long", "version": "1", "title": "报告", "chapters": chapters });
    let text = blocks(&with_projects(), &outline);
    let rows = text[2]["table"]["rows"].as_array().unwrap();
    let cells: Vec<&str> =
        rows[999]["cells"].as_array().unwrap().iter().map(|cell| cell["text"].as_str().unwrap()).collect();
    assert_eq!(cells, ["项目999", "1.50", "1.20", "万元", "80%", "0.3", "0.1%", "按计划完成"]);
    for built_in in read::built_in_outlines() {
        assert!(render(&with_projects(), &json!(built_in.outline.id), Format::Html).is_ok(), "{}", built_in.outline.id);
    }
}
