//! What is null, and what null decides.

use ziping::feel::{Expression, Operator, Quantifier, Value};

use super::Exclusion;
use crate::difference::Difference;

pub const EXCLUSIONS: &[Exclusion] = &[
    Exclusion {
        rule: "equality: only null equals null, on either side; dsntk: null where the left side is null",
        example: "nothing = 1",
        most: 150,
        applies: |d| {
            matches!(&d.part, Some(Expression::Binary(_, Operator::Equal | Operator::Unequal, _)))
                && matches!(d.operands()[..], [Value::Null, other] if !is_null(other))
                && d.theirs_null()
        },
    },
    Exclusion {
        rule: "equality of contexts: false where one pair of entries is not equal, whatever the others are; dsntk: \
               null where a pair before it is of different kinds",
        example: "{a: 1, b: 1} = {a: \"1\", b: 2}",
        most: 20,
        applies: |d| {
            matches!(&d.part, Some(Expression::Binary(_, Operator::Equal | Operator::Unequal, _)))
                && matches!(d.operands()[..], [Value::Context(_), Value::Context(_)])
                && d.ours_boolean().is_some()
                && d.theirs_null()
        },
    },
    Exclusion {
        rule: "equality of lists: null where no pair of items is unequal and one is of different kinds; dsntk: false",
        example: "[1] = [\"1\"]",
        most: 20,
        applies: |d| {
            matches!(&d.part, Some(Expression::Binary(_, Operator::Equal | Operator::Unequal, _)))
                && matches!(d.operands()[..], [Value::List(_), Value::List(_)])
                && d.ours_null()
                && d.theirs_boolean().is_some()
        },
    },
    Exclusion {
        rule: "if: else, unless the condition is true; dsntk: null where the condition is neither a truth nor null",
        example: "if 1 then 2 else 3",
        most: 80,
        applies: |d| {
            matches!(d.part, Some(Expression::If(_)))
                && !matches!(d.operand(0), Value::Boolean(_) | Value::Null)
                && d.theirs_null()
        },
    },
    Exclusion {
        rule: "between, and in with a range, are conjunctions, and false where one side is false; dsntk: null where \
               a bound is null or of another kind",
        example: "5 between 6 and null",
        most: 60,
        applies: |d| {
            let bounds = match (&d.part, d.operands()[..].split_first()) {
                (Some(Expression::Between(_)), Some((_, bounds))) => bounds.to_vec(),
                (Some(Expression::In(..)), Some((_, [Value::Range(range)]))) => vec![&range.start, &range.end],
                _ => return false,
            };
            bounds.into_iter().any(|bound| of_other_kind(bound, d.operand(0)))
                && d.ours_boolean() == Some(false)
                && d.theirs_null()
        },
    },
    Exclusion {
        rule: "in is a disjunction, and null where no test is true and one is null; dsntk: false",
        example: "nothing in (< 1, 2)",
        most: 80,
        applies: |d| {
            matches!(d.part, Some(Expression::In(..)))
                && d.operands().iter().any(|operand| of_other_kind(operand, d.operand(0)))
                && d.ours_null()
                && d.theirs_boolean() == Some(false)
        },
    },
    Exclusion {
        rule: "in: null, alone or in a list, holds null and nothing else; dsntk: null where it comes from a failure",
        example: "1 in sublist(1, 2)",
        most: 30,
        applies: |d| {
            matches!(d.part, Some(Expression::In(..)))
                && d.operands().iter().skip(1).any(|test| match test {
                    Value::List(items) => items.iter().any(is_null),
                    test => is_null(test),
                })
                && d.ours_boolean().is_some()
                && d.theirs_null()
        },
    },
    Exclusion {
        rule: "in: a list is in an equal list, as any value is in an equal value; dsntk: only in a list of lists",
        example: "[1] in [1]",
        most: 20,
        applies: |d| {
            matches!(d.part, Some(Expression::In(..)))
                && matches!(d.operand(0), Value::List(_))
                && d.operands().iter().skip(1).any(|place| matches!(place, Value::List(_)))
                && d.ours_boolean() == Some(true)
                && d.theirs_boolean() == Some(false)
        },
    },
    Exclusion {
        rule: "any and all: one truth that decides is enough; dsntk: null where an item before or after it is no truth",
        example: "any([null, true])",
        most: 40,
        applies: |d| d.calls(&["any", "all"]) && has_no_truth(d) && d.ours_boolean().is_some() && d.theirs_null(),
    },
    Exclusion {
        rule: "count: null is no list; dsntk: a list of one",
        example: "count(null)",
        most: 40,
        applies: |d| d.calls(&["count"]) && is_null(d.operand(0)) && d.ours_null(),
    },
    Exclusion {
        rule: "max: null where an item is null, as for min; dsntk passes over it, unless it comes first",
        example: "max([1, null])",
        most: 40,
        applies: |d| d.calls(&["max"]) && values(d).iter().any(|item| is_null(item)) && d.ours_null(),
    },
    Exclusion {
        rule: "is: true or false for all values; dsntk: null where the first is null",
        example: "is(null, 1)",
        most: 60,
        applies: |d| {
            d.calls(&["is"])
                && matches!(d.operand(0), Value::Null | Value::List(_) | Value::Context(_) | Value::Range(_))
                && d.theirs_null()
        },
    },
    Exclusion {
        rule: "for, some and every: null is no list to run through; dsntk: a list of null",
        example: "for v in null return 1",
        most: 100,
        applies: |d| {
            matches!(&d.part, Some(Expression::Iteration(..)))
                && d.operands().iter().any(|list| is_null(list))
                && d.ours_null()
        },
    },
    Exclusion {
        rule: "some and every: one truth that decides is enough, wherever it stands; dsntk: null at the first null",
        example: "some v in [null, 1] satisfies v > 0",
        most: 40,
        applies: |d| {
            matches!(&d.part, Some(Expression::Iteration(Quantifier::Some | Quantifier::Every, ..)))
                && d.passes.iter().any(|pass| !matches!(pass.ours, Some(Value::Boolean(_))))
                && d.ours_boolean().is_some()
                && d.theirs_null()
        },
    },
    Exclusion {
        rule: "a filter keeps the items for which its condition is true; dsntk: null where the condition is no truth",
        example: "xs[\"x\"]",
        most: 40,
        applies: |d| {
            matches!(d.part, Some(Expression::Filter(_)))
                && matches!((d.operand(0), d.ours()), (Value::List(_), Value::List(_)))
                && d.passes.iter().any(|pass| !matches!(pass.ours, Some(Value::Boolean(_) | Value::Null)))
                && d.theirs_null()
        },
    },
];

/// Is one of them null, or are they of different kinds?
fn of_other_kind(one: &Value<'_>, other: &Value<'_>) -> bool {
    is_null(one) || std::mem::discriminant(one) != std::mem::discriminant(other)
}

pub fn is_null(value: &Value<'_>) -> bool {
    matches!(value, Value::Null)
}

/// The items of the one list that a function is given, or else its arguments.
pub fn values(d: &Difference) -> Vec<&Value<'static>> {
    match d.operands()[..] {
        [Value::List(items)] => items.iter().collect(),
        _ => d.operands(),
    }
}

fn has_no_truth(d: &Difference) -> bool {
    values(d).iter().any(|item| !matches!(item, Value::Boolean(_)))
}
