//! Audits of whatever may come: mutated inputs, texts of any script, answers, and as much as can be read.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};
use ziping::{Invalid, Options};

use super::support::Case;
use super::{assert_in_order, audit, changed, list, rubric_that_finds_projects};

/// Places of texts of a submission.
const TEXTS: [&str; 14] = [
    "/department/name",
    "/department/duties/0",
    "/department/organisation",
    "/department/offices/0",
    "/goals",
    "/targets/0/text",
    "/targets/0/result",
    "/management/0",
    "/budget/total/reason",
    "/performance/quantity",
    "/performance/timeliness",
    "/problems/0",
    "/publication/text",
    "/projects/0/indicators/0/reason",
];

/// Pieces of which texts that mislead are made: numbers in every writing, dates, ordinals, brackets, other scripts.
const PIECES: [&str; 40] = [
    "总支出",
    "91.45",
    "万元",
    "元",
    "%",
    "％",
    "2023年",
    "2O23",
    "二〇二三年",
    "〔2023〕",
    "第",
    "号",
    "一、",
    "（二）",
    "①",
    "约",
    "余",
    "多",
    "。",
    "；",
    "，",
    "\n",
    "增长",
    "-",
    "－",
    "１２３",
    "1,234.5",
    "99999999999999999999999999999",
    "0.000000000001",
    "八个",
    "十二",
    "两千三百",
    "٣٤",
    "é",
    "🙂",
    "\u{200b}",
    "{",
    "》",
    "扫描全能王 创建",
    "编制5名，实有",
];

prop_compose! {
    fn text()(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40), any in any::<String>()) -> String {
        [pieces.concat(), any].concat()
    }
}

static INPUTS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let texts = Case::all().into_iter().map(|case| case.input()).filter(|text| text.len() < 60_000);
    let inputs: Vec<Value> =
        texts.filter_map(|text| serde_json::from_str(&text).ok()).filter(Value::is_object).collect();
    assert!(inputs.len() > 200, "only {} inputs", inputs.len());
    inputs
});

/// Every place of a value.
fn places(value: &Value, pointer: &str, into: &mut Vec<String>) {
    into.push(pointer.to_owned());
    let below: Vec<(String, &Value)> = match value {
        Value::Object(fields) => {
            fields.iter().map(|(name, below)| (name.replace('~', "~0").replace('/', "~1"), below)).collect()
        }
        Value::Array(entries) => entries.iter().enumerate().map(|(index, below)| (index.to_string(), below)).collect(),
        _ => return,
    };
    for (step, below) in below {
        places(below, &format!("{pointer}/{step}"), into);
    }
}

const ODD: [&str; 16] = [
    "null",
    "true",
    "[]",
    "{}",
    "\"\"",
    "0",
    "\"-1\"",
    "\"0.00\"",
    "\"999999999999999.99999999\"",
    "\"999999999.99999999\"",
    "\"0.00000001\"",
    "\"yuan\"",
    "\"2023-12-31\"",
    "\"1949-01-01\"",
    "\"无\"",
    "\"总支出91.45万元，增长32%，其中8个、八个、８个。\"",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, rng_seed: RngSeed::Fixed(2025), ..ProptestConfig::default() })]

    #[test]
    fn no_input_makes_it_panic(
        from in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4),
    ) {
        let original = from.get(INPUTS.as_slice());
        let mut known = Vec::new();
        places(original, "", &mut known);
        let mut input = original.clone();
        for (place, odd, other) in changes {
            let place = known[place.index(known.len())].as_str();
            // What stands at another place stands here as well, or something odd does.
            let value = match odd.index(ODD.len() * 2) {
                index if index < ODD.len() => serde_json::from_str(ODD[index]).unwrap(),
                _ => original.pointer(&known[other.index(known.len())]).unwrap().clone(),
            };
            if let Some(here) = input.pointer_mut(place).filter(|_| !place.is_empty()) {
                *here = value;
            }
        }
        let text = input.to_string();
        let found = audit(&text, Invalid::Unknown);
        prop_assert_eq!(found.is_some(), ziping::score(&text, Options { trace: false, invalid: Invalid::Unknown }).is_ok());
        if let Some(audit) = found {
            assert_in_order(&audit);
        }
    }

    #[test]
    fn no_text_makes_it_panic(texts in prop::collection::vec((prop::sample::select(TEXTS.to_vec()), text()), 1..5)) {
        let changes: Vec<(&str, Value)> = texts.iter().map(|(place, text)| (*place, json!(text))).collect();
        let text = changed(&changes).to_string();
        let first = ziping::audit(&text, Invalid::Refused).unwrap();
        assert_in_order(&serde_json::from_str(&first).unwrap());
        prop_assert_eq!(ziping::audit(&text, Invalid::Refused).unwrap(), first);
    }

    #[test]
    fn an_answer_changes_nothing_but_itself(texts in prop::collection::vec((prop::sample::select(TEXTS.to_vec()), text()), 0..3), outdated in any::<bool>()) {
        let own = json!({ "extends": "ningxian-2023-department", "id": "own", "version": "1", "checks": [
            { "id": "own", "title": "示例", "severity": "warning", "when": "three_public_executed > 1", "message": "{three_public_executed} 万元" }] });
        let mut changes: Vec<(&str, Value)> = texts.iter().map(|(place, text)| (*place, json!(text))).collect();
        changes.push(("/rubric", own));
        let before = audit(&changed(&changes).to_string(), Invalid::Refused).unwrap();
        let answer = |finding: &Value| json!({
            "code": finding["code"], "pointer": finding["pointer"], "text": "已核实",
            "message": if outdated { json!("以前的问题") } else { finding["message"].clone() },
        });
        let mut responses: Vec<Value> = list(&before, "findings").iter().map(answer).collect();
        let answered = responses.len();
        responses.push(json!({ "code": "T1", "pointer": "/nowhere", "text": "没有这个问题" }));
        changes.push(("/responses", json!(responses)));
        let mut after = audit(&changed(&changes).to_string(), Invalid::Refused).unwrap();
        for finding in after["findings"].as_array_mut().unwrap() {
            let response = finding.as_object_mut().unwrap().remove("response");
            prop_assert_eq!(response, Some(json!({ "text": "已核实", "outdated": outdated })));
        }
        prop_assert_eq!(&after["findings"], &before["findings"]);
        let unmatched = json!([{ "pointer": format!("/responses/{answered}"), "code": "T1", "text": "没有这个问题" }]);
        prop_assert_eq!(&after["unmatched"], &unmatched);
        prop_assert_eq!(&after["counts"]["answered"], &json!(if outdated { 0 } else { answered }));
        prop_assert_eq!(&after["counts"]["error"], &before["counts"]["error"]);
    }
}

/// What a check of texts may take too long for: much of the same, and nothing but what it looks for.
#[test]
fn long_texts_of_any_script_are_audited() {
    let letters = |from: u32| char::from_u32(0x4e00 + from % 20_000).unwrap();
    let varied: String = (0..40_000_u32).map(|index| letters(index.wrapping_mul(2_654_435_761) >> 8)).collect();
    let repeated = ["在", "2023年", "91.45万元，", "8个", "一、", "“（《{", "总支出增长32%，", "é🙂", "\n"];
    let mut texts: Vec<String> = repeated.iter().map(|piece| piece.repeat(120_000 / piece.len())).collect();
    texts.push(varied);
    for text in texts {
        let changes =
            [("/performance/quantity", json!(text)), ("/performance/quality", json!(text)), ("/goals", json!(text))];
        assert_in_order(&audit(&changed(&changes).to_string(), Invalid::Refused).unwrap());
    }
}

#[test]
fn many_projects_with_many_indicators_are_audited() {
    let indicators: Vec<Value> = (0..20)
        .map(|index| json!({ "title": format!("指标{index}"), "points": 5, "target": 10, "actual": 9 + index % 3, "unit": "个" }))
        .collect();
    let project = |index: usize| json!({ "name": format!("项目{}", index % 900), "budget": "1", "executed": "1.5", "indicators": indicators });
    let projects: Vec<Value> = (0..1000).map(project).collect();
    let input = changed(&[("/projects", json!(projects)), ("/rubric", rubric_that_finds_projects())]);
    assert_in_order(&audit(&input.to_string(), Invalid::Refused).unwrap());
}
