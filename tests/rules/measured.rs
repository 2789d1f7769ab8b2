//! Rates, thresholds, bands, ranks and formulas, by published wordings.

use serde_json::{Value, json};

use crate::{of_one, score};

/// Checks what values of a percent earn.
fn earns(rule: &Value, points: &str, rows: &[(&str, &str)]) {
    for (value, expected) in rows {
        let scored = of_one(rule, points, "percent", &json!(value));
        assert_eq!(scored.earned.as_deref(), Some(*expected), "{value}: {}", scored.explanation);
    }
}

#[test]
fn per_unit_above_a_threshold() {
    // ≤100%，计5分；每超过一个百分点扣0.5分，扣完为止
    let rule = json!({ "kind": "per_unit", "value": "x", "threshold": "100", "above": "-0.5" });
    earns(&rule, "5", &[("95.1", "5"), ("100", "5"), ("100.4", "4.8"), ("103", "3.5"), ("110", "0"), ("130", "0")]);
    // 在职人员控制率 8分，每超过一个百分点扣0.5分: 136 ÷ 143
    let rule = json!({ "kind": "per_unit", "value": "136 / 143 * 100", "threshold": "100", "above": "-0.5" });
    earns(&rule, "8", &[("0", "8")]);
    // “三公经费”变动率 8分，每超过一个百分点扣0.8分: 63.46 against 32
    let rule = json!({ "kind": "per_unit", "value": "(63.46 - 32) / 32 * 100", "threshold": "0", "above": "-0.8" });
    earns(&rule, "8", &[("0", "0")]);
}

#[test]
fn per_unit_in_steps() {
    // 100%计满分，每低于5%扣2分，扣完为止: a published 99.27 % kept 8 of 8
    let rule = |counting: &str| json!({ "kind": "per_unit", "value": "x", "threshold": "100", "unit": "5", "below": "-2", "counting": counting });
    earns(
        &rule("completed"),
        "8",
        &[("99.27", "8"), ("95", "6"), ("94.99", "6"), ("90", "4"), ("80", "0"), ("0", "0")],
    );
    earns(&rule("started"), "8", &[("100", "8"), ("99.27", "6"), ("95", "6"), ("94.99", "4")]);
    earns(&rule("continuous"), "8", &[("99.27", "7.71"), ("97.5", "7")]);
    let scored = of_one(&rule("completed"), "8", "percent", &json!("99.27"));
    assert_eq!(scored.explanation, "值 99.27%，低于 100% 不足 5 个百分点，不扣分，得 8 分");
}

#[test]
fn per_unit_on_both_sides() {
    // 与计划每相差3%，扣1分，扣满15分为止
    let rule =
        json!({ "kind": "per_unit", "value": "x", "threshold": "100", "unit": "3", "above": "-1", "below": "-1" });
    earns(&rule, "15", &[("100", "15"), ("97", "14"), ("103", "14"), ("98.5", "14.5"), ("55", "0"), ("145", "0")]);
    // 达到目标得80%标准分；每增减1个百分点±0.5
    let rule = json!({
        "kind": "per_unit", "value": "x", "threshold": "80", "above": "0.5", "below": "-0.5", "start": "8"
    });
    earns(&rule, "10", &[("80", "8"), ("81", "8.5"), ("84", "10"), ("95", "10"), ("79", "7.5"), ("64", "0")]);
}

#[test]
fn bands_at_their_ends() {
    // ≥90% 5分；80%（含）-90% 4分……低于60%不得分
    let rule = json!({ "kind": "bands", "value": "x", "bands": [
        { "at_least": "90", "points": "5" }, { "at_least": "80", "below": "90", "points": "4" },
        { "at_least": "60", "below": "80", "points": "2" }, { "below": "60", "points": "0" },
    ] });
    earns(&rule, "5", &[("100", "5"), ("90", "5"), ("89.99", "4"), ("80", "4"), ("60", "2"), ("59.99", "0")]);
    // =0 3分；0-10%（含） 2分……大于30%不得分: between 10 and 30 nothing is said
    let rule = json!({ "kind": "bands", "value": "x", "bands": [
        { "equals": "0", "points": "3" }, { "above": "0", "at_most": "10", "points": "2" }, { "above": "30", "points": "0" },
    ] });
    earns(&rule, "3", &[("0", "3"), ("0.01", "2"), ("10", "2"), ("30.01", "0")]);
    for value in ["10.01", "30", "-1"] {
        let scored = of_one(&rule, "3", "percent", &json!(value));
        assert_eq!((scored.earned, scored.notes), (None, vec![format!("值 {value}%，不在任何一档之内")]));
    }
}

#[test]
fn ranks() {
    // 第1-5名依次60、57、54、51、48分
    let places = json!(["60", "57", "54", "51", "48"]);
    let rule = json!({ "kind": "rank", "rank": "x", "places": places, "beyond": "45" });
    for (place, expected) in [(1, "60"), (3, "54"), (5, "48"), (6, "45"), (99, "45")] {
        assert_eq!(of_one(&rule, "60", "count", &json!(place)).earned.as_deref(), Some(expected), "{place}");
    }
    assert_eq!(of_one(&rule, "60", "count", &json!(0)).notes, ["名次 0 不是 1、2、3……的整数"]);
    let facts = json!([
        { "id": "x", "label": "得分", "type": "decimal" },
        { "id": "others", "label": "其他单位", "type": "numbers" },
    ]);
    for (order, own, expected) in [
        ("highest_first", "95", "60"),
        ("highest_first", "90", "57"),
        ("highest_first", "89", "54"),
        ("lowest_first", "89", "57"),
        ("lowest_first", "75", "60"),
    ] {
        let rule = json!({ "kind": "rank", "value": "x", "among": "others", "order": order, "places": places });
        let submission = json!({ "facts": { "x": own, "others": ["92", "90", "75"] } });
        let scored = score(&rule, "60", &facts, &submission);
        assert_eq!(scored.earned.as_deref(), Some(expected), "{order} {own}: {}", scored.explanation);
    }
}

#[test]
fn formulas() {
    // (1-10×调剂金额/年初预算数)×指标分值；比值>0.1，此项得0分
    let score = "if x / 300 > 0.1 then 0 else (1 - 10 * x / 300) * points";
    let rule = json!({ "kind": "formula", "score": score });
    for (moved, expected) in [("0", "10"), ("12", "6"), ("7", "7.67"), ("30", "0"), ("45", "0")] {
        assert_eq!(of_one(&rule, "10", "money", &json!(moved)).earned.as_deref(), Some(expected), "{moved}");
    }
    let uncut = json!({ "kind": "formula", "score": "(1 - 10 * x / 300) * points" });
    assert_eq!(of_one(&uncut, "10", "money", &json!("45")).earned.as_deref(), Some("0"));
    let by_zero = json!({ "kind": "formula", "score": "points / x" });
    assert_eq!(of_one(&by_zero, "10", "money", &json!(0)).earned, None);
    assert_eq!(of_one(&by_zero, "10", "money", &Value::Null).notes, Vec::<String>::new());
}
