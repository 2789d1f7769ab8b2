//! How ranges lie to each other.

use ziping::feel::{Range, Value};

use super::Exclusion;

pub const EXCLUSIONS: &[Exclusion] = &[
    Exclusion {
        rule: "relations of a range that ends before it starts, or with nothing in it, are not defined",
        example: "meets((1..0), (0..8))",
        most: 20,
        applies: |d| d.calls(&RELATIONS) && d.operands().iter().any(|operand| is_empty(operand)),
    },
    Exclusion {
        rule: "meets and met by: the point where they touch belongs to both; dsntk: or to none",
        example: "meets([1..2), (2..3])",
        most: 20,
        applies: |d| match d.operands()[..] {
            [Value::Range(first), Value::Range(second)] => match d.function() {
                "meets" => !first.bounds.end && !second.bounds.start && d.ours_boolean() == Some(false),
                "met by" => !first.bounds.start && !second.bounds.end && d.ours_boolean() == Some(false),
                _ => false,
            },
            _ => false,
        },
    },
    Exclusion {
        rule: "a range finishes, is finished by or starts another only where the one holds the other; dsntk compares \
               the ends alone",
        example: "finishes([1..4], [3..4])",
        most: 20,
        applies: |d| {
            d.calls(&["finishes", "finished by", "starts", "started by"])
                && matches!(d.operands()[..], [Value::Range(_), Value::Range(_)])
                && d.ours_boolean() == Some(false)
                && d.theirs_boolean() == Some(true)
        },
    },
];

const RELATIONS: [&str; 14] = [
    "before",
    "after",
    "meets",
    "met by",
    "overlaps",
    "overlaps before",
    "overlaps after",
    "finishes",
    "finished by",
    "includes",
    "during",
    "starts",
    "started by",
    "coincides",
];

fn is_empty(value: &Value<'_>) -> bool {
    let Value::Range(range) = value else { return false };
    let Range { start: Value::Number(start), end: Value::Number(end), bounds } = &**range else { return false };
    match start.compare(*end) {
        Some(order) => order.is_gt() || (order.is_eq() && !(bounds.start && bounds.end)),
        None => false,
    }
}
