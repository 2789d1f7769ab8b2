//! Scores from projects, from indicators, and from rules of which one counts.

use serde_json::{Value, json};

use crate::score;

fn children(weight: &str, aggregate: &str, factor: &str) -> Value {
    json!({
        "kind": "children", "of": "projects", "weight": weight, "aggregate": aggregate, "factor": factor,
        "child": { "points": "100", "rule": { "kind": "proportional" } },
    })
}

#[test]
fn means_and_sums_of_projects() {
    let projects = json!({ "projects": [
        { "score": "80", "unit": "wan_yuan", "budget": "30", "weight": "50" },
        { "score": "90", "unit": "yuan", "budget": "100000", "weight": "30" },
        { "score": "95", "unit": "wan_yuan", "budget": "20", "weight": "20" },
    ] });
    for (weight, aggregate, factor, points, expected) in [
        // 所有项目平均得分×80%
        ("none", "mean", "0.8", "80", "70.67"),
        // 按照资金额度加权平均: (2400 + 900 + 1900) ÷ 60
        ("budget", "mean", "1", "100", "86.67"),
        ("points", "mean", "1", "100", "86"),
        ("none", "sum", "0.1", "30", "26.5"),
        ("none", "sum", "0.1", "20", "20"),
    ] {
        let scored = score(&children(weight, aggregate, factor), points, &json!([]), &projects);
        assert_eq!(scored.earned.as_deref(), Some(expected), "{weight} {aggregate}: {}", scored.explanation);
    }
}

#[test]
fn a_mean_over_no_projects_is_none() {
    // A unit with 项目支出 “无” claimed 70 of 80: nothing can be computed for it.
    let scored = score(&children("none", "mean", "0.8"), "80", &json!([]), &json!({ "projects": [] }));
    assert_eq!(scored.earned, None);
}

#[test]
fn indicators_and_their_sum() {
    let rule = json!({ "kind": "indicators", "levels": [
        { "value": "reached", "label": "达成", "at_least": "80", "at_most": "100" },
        { "value": "partly", "label": "部分达成", "at_least": "60", "below": "80" },
    ] });
    for (indicator, expected) in [
        (json!({ "target": "8755", "actual": "8676" }), Some("14.86")),
        (json!({ "target": "100", "actual": "100" }), Some("15")),
        (json!({ "target": "100", "actual": "250" }), Some("15")),
        (json!({ "direction": "at_most", "target": "37.24", "actual": "43.2" }), Some("12.93")),
        (json!({ "direction": "equal", "target": "10", "actual": "12" }), Some("12")),
        (json!({ "level": "reached", "degree": "92" }), Some("13.8")),
        (json!({ "level": "partly", "degree": "60" }), Some("9")),
        (json!({ "level": "partly", "degree": "80" }), None),
        (json!({ "level": "excellent", "degree": "95" }), None),
        (json!({ "level": "reached" }), None),
        (json!({ "target": "100" }), None),
    ] {
        let mut own = indicator.clone();
        own.as_object_mut().unwrap().insert("points".to_owned(), json!("15"));
        let scored = score(&rule, "15", &json!([]), &json!({ "indicators": [own] }));
        assert_eq!(scored.earned.as_deref(), expected, "{indicator}: {}", scored.explanation);
    }
    let short = json!({ "indicators": [{ "points": "10", "target": "1", "actual": "1" }] });
    assert_eq!(score(&rule, "15", &json!([]), &short).notes, ["各指标分值合计 10，应为 15"]);
}

#[test]
fn the_share_of_indicators_that_are_reached() {
    // 达到预期值的数量指标个数/全部数量指标个数
    let rule = json!({ "kind": "indicators", "dimensions": ["quantity"], "aggregate": "count_ratio" });
    let reached = json!({ "dimension": "quantity", "target": "10", "actual": "10" });
    let missed = json!({ "dimension": "quantity", "target": "10", "actual": "9" });
    let other = json!({ "dimension": "cost", "target": "10", "actual": "1" });
    for (indicators, expected) in [
        (vec![&reached, &reached, &missed, &other], Some("13.33")),
        (vec![&missed], Some("0")),
        (vec![&reached], Some("20")),
        (vec![&other], None),
    ] {
        let scored = score(&rule, "20", &json!([]), &json!({ "indicators": indicators }));
        assert_eq!(scored.earned.as_deref(), expected, "{indicators:?}");
    }
}

#[test]
fn one_of_two_rules() {
    // 二者择其一进行考核
    let facts = json!([
        { "id": "rate", "label": "支付进度率", "type": "percent" },
        { "id": "cases", "label": "逾期次数", "type": "count" },
    ]);
    let rule = |pick: &str| {
        json!({ "kind": "either", "pick": pick, "rules": [
            { "title": "支付进度率", "rule": { "kind": "proportional", "actual": "rate", "target": "100" } },
            { "title": "逾期次数", "rule": { "kind": "occurrences", "count": "cases", "deduct": "1" } },
        ] })
    };
    for (rate, cases, best, first) in [
        (json!("92.5"), json!(2), Some("9.25"), Some("9.25")),
        (json!("75"), json!(2), Some("8"), Some("7.5")),
        (Value::Null, json!(2), Some("8"), Some("8")),
        (json!("75"), json!({ "na": "没有逾期事项" }), Some("7.5"), Some("7.5")),
        (Value::Null, Value::Null, None, None),
    ] {
        let submission = json!({ "facts": { "rate": rate, "cases": cases } });
        assert_eq!(score(&rule("best"), "10", &facts, &submission).earned.as_deref(), best, "{submission}");
        assert_eq!(score(&rule("first"), "10", &facts, &submission).earned.as_deref(), first, "{submission}");
    }
}
