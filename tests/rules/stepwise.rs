//! Points that are earned whole, by published wordings.

use serde_json::{Value, json};

use crate::{of_one, score};

fn booleans(ids: &[&str]) -> Value {
    ids.iter().map(|id| json!({ "id": id, "label": id, "type": "boolean" })).collect()
}

#[test]
fn conditions() {
    // 岗位设置合规得2分，否则不得分；有完整的审批程序得2分；……
    let facts = booleans(&["posts", "approval"]);
    let rule = |required: bool| {
        json!({ "kind": "conditions", "criteria": [
            { "fact": "posts", "points": "2", "clause": "岗位设置合规得2分", "required": required },
            { "fact": "approval", "points": "2", "clause": "有完整的审批程序得2分" },
        ] })
    };
    let na = json!({ "na": "没有审批事项" });
    for (posts, approval, plain, required) in [
        (json!(true), json!(true), Some("4"), Some("4")),
        (json!(true), json!(false), Some("2"), Some("2")),
        (json!(false), json!(true), Some("2"), Some("0")),
        (json!(false), Value::Null, Some("0"), Some("0")),
        (Value::Null, json!(true), Some("2"), Some("0")),
        (Value::Null, Value::Null, None, None),
        (json!(true), na, Some("2"), Some("2")),
    ] {
        let submission = json!({ "facts": { "posts": posts, "approval": approval } });
        assert_eq!(score(&rule(false), "4", &facts, &submission).earned.as_deref(), plain, "{submission}");
        assert_eq!(score(&rule(true), "4", &facts, &submission).earned.as_deref(), required, "{submission}");
    }
}

#[test]
fn all_or_nothing() {
    // 是否存在违规行为 否 13分
    let facts = booleans(&["a", "b"]);
    let rule = json!({ "kind": "all_or_nothing", "facts": ["a", "b"] });
    for (a, b, expected) in [
        (json!(true), json!(true), Some("13")),
        (json!(true), json!(false), Some("0")),
        (json!(false), Value::Null, Some("0")),
        (json!(true), Value::Null, None),
    ] {
        let submission = json!({ "facts": { "a": a, "b": b } });
        assert_eq!(score(&rule, "13", &facts, &submission).earned.as_deref(), expected, "{submission}");
    }
}

#[test]
fn choices() {
    // 无结余3；不超过上年结转2；超过0
    let choices = json!([{ "value": "none" }, { "value": "less" }, { "value": "more" }]);
    let facts = json!([{ "id": "x", "label": "结余", "type": "choice", "choices": choices }]);
    let rule = json!({ "kind": "choice", "fact": "x", "options": [
        { "value": "none", "points": "3", "clause": "无结余3分" },
        { "value": "less", "points": "2", "clause": "不超过上年结转2分" },
        { "value": "more", "points": "0", "clause": "超过0分" },
    ] });
    for (value, expected) in
        [(json!("none"), Some("3")), (json!("less"), Some("2")), (json!("more"), Some("0")), (Value::Null, None)]
    {
        let submission = json!({ "facts": { "x": value } });
        assert_eq!(score(&rule, "3", &facts, &submission).earned.as_deref(), expected, "{submission}");
    }
}

#[test]
fn occurrences() {
    // 每出现一例不符合要求的扣1分，扣完为止
    let deduct = json!({ "kind": "occurrences", "count": "x", "deduct": "1" });
    for (count, expected) in [(0, "5"), (2, "3"), (5, "0"), (9, "0")] {
        assert_eq!(of_one(&deduct, "5", "count", &json!(count)).earned.as_deref(), Some(expected), "{count}");
    }
    let earn = json!({ "kind": "occurrences", "count": "x", "earn": "0.5" });
    for (count, expected) in [(0, "0"), (7, "3.5"), (10, "5"), (30, "5")] {
        assert_eq!(of_one(&earn, "5", "count", &json!(count)).earned.as_deref(), Some(expected), "{count}");
    }
    assert_eq!(of_one(&deduct, "5", "decimal", &json!("-1")).notes, ["值 -1，个数不能小于 0"]);
    let files = json!({ "kind": "occurrences", "evidence": "x", "earn": "2" });
    let facts = booleans(&["x"]);
    for (evidence, expected) in [(json!(["甲.pdf"]), Some("2")), (json!([]), Some("0")), (Value::Null, None)] {
        let submission = json!({ "evidence": { "x": evidence } });
        let submission = if submission["evidence"]["x"].is_null() { json!({}) } else { submission };
        assert_eq!(score(&files, "4", &facts, &submission).earned.as_deref(), expected, "{submission}");
    }
}

#[test]
fn grades_and_their_degrees() {
    let choices = json!([{ "value": "reached", "label": "达成" }, { "value": "partly" }, { "value": "not" }]);
    let facts = json!([
        { "id": "x", "label": "评价", "type": "choice", "choices": choices },
        { "id": "degree", "label": "比例", "type": "percent" },
    ]);
    // 达成 100-80%（含）、部分达成 80-60%（含）、未达成 60-0%
    let rule = json!({ "kind": "graded", "fact": "x", "degree": "degree", "grades": [
        { "value": "reached", "at_least": "80", "at_most": "100" },
        { "value": "partly", "at_least": "60", "below": "80" },
        { "value": "not", "at_least": "0", "below": "60" },
    ] });
    for (grade, degree, expected) in [
        ("reached", "100", Some("10")),
        ("reached", "80", Some("8")),
        ("reached", "79.9", None),
        ("partly", "80", None),
        ("partly", "79.9", Some("7.99")),
        ("partly", "60", Some("6")),
        ("not", "60", None),
        ("not", "59.95", Some("6")),
        ("not", "0", Some("0")),
    ] {
        let scored = score(&rule, "10", &facts, &json!({ "facts": { "x": grade, "degree": degree } }));
        assert_eq!(scored.earned.as_deref(), expected, "{grade} {degree}");
    }
    let scored = score(&rule, "10", &facts, &json!({ "facts": { "x": "reached", "degree": "79.9" } }));
    assert_eq!(scored.notes, ["“达成”的比例应为 80%（含）～100%（含），填的是 79.9%"]);
}

#[test]
fn deductions_with_a_reason() {
    // 得5分，否则酌情扣分
    let facts = json!([
        { "id": "x", "label": "扣分", "type": "decimal" },
        { "id": "why", "label": "原因", "type": "text" },
    ]);
    let rule = json!({ "kind": "manual", "deduction": "x", "reason": "why" });
    for (deduction, why, expected) in [
        ("0", Value::Null, Some("5")),
        ("1.5", json!("台账不全"), Some("3.5")),
        ("1.5", Value::Null, None),
        ("1.5", json!(" "), None),
        ("7", json!("台账缺失"), Some("0")),
        ("-1", json!("误填"), None),
    ] {
        let submission = json!({ "facts": { "x": deduction, "why": why } });
        assert_eq!(score(&rule, "5", &facts, &submission).earned.as_deref(), expected, "{submission}");
    }
}
