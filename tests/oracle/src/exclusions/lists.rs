//! Lists and the values in them, texts, and what is walked through.

use dsntk_feel::values::Value as Theirs;
use ziping::feel::{self, Expression, Kind, Quantifier, Value};

use super::Exclusion;
use super::nulls::{is_null, values};
use crate::difference::Difference;
use crate::engines::Pair;

pub const EXCLUSIONS: &[Exclusion] = &[
    Exclusion {
        rule: "implicit conversions: where a list is wanted, another value is a list of itself; dsntk: null",
        example: "reverse(1)",
        most: 150,
        applies: |d| {
            d.theirs_null()
                && !d.ours_null()
                && parameters(d).any(|(kind, given)| kind == Kind::List && is_single(given))
        },
    },
    Exclusion {
        rule: "implicit conversions: where one value is wanted, a list of one will do; dsntk: null",
        example: "abs([1])",
        most: 80,
        applies: |d| {
            let of_one = |given: &Value| matches!(given, Value::List(items) if items.len() == 1);
            d.theirs_null() && !d.ours_null() && parameters(d).any(|(kind, given)| kind != Kind::List && of_one(given))
        },
    },
    Exclusion {
        rule: "for: a later name may run through what an earlier one is bound to; dsntk: null",
        example: "for p in 1..2, q in p..2 return q",
        most: 200,
        applies: |d| match &d.part {
            Some(Expression::Iteration(Quantifier::For, variables, _)) => {
                let uses = |(place, (_, list)): (usize, &(String, Expression))| {
                    list.names().iter().any(|name| variables[..place].iter().any(|(earlier, _)| earlier == name))
                };
                variables.iter().enumerate().any(uses) && d.theirs_null()
            }
            _ => false,
        },
    },
    Exclusion {
        rule: "for: a range with an open end is walked without that end; dsntk: null",
        example: "for v in (1..3] return v",
        most: 40,
        applies: |d| match &d.part {
            Some(Expression::Iteration(Quantifier::For, variables, _)) => {
                let open = |(_, list): &(String, Expression)| matches!(list, Expression::Range(_, bounds) if !(bounds.start && bounds.end));
                variables.iter().any(open) && d.theirs_null()
            }
            _ => false,
        },
    },
    Exclusion {
        rule: "a value that is no list is filtered as a list of itself; dsntk binds neither item nor its members, and \
               yields null for a range, or where the condition is no truth",
        example: "row[b = \"x\"]",
        most: 60,
        applies: |d| {
            let Some(Expression::Filter(parts)) = &d.part else { return false };
            let unbound = parts[1].names().contains(&"item") || matches!(d.operand(0), Value::Context(_));
            let no_truth = |pass: &Pair| !matches!(pass.ours, Some(Value::Boolean(_)));
            !matches!(d.operand(0), Value::List(_) | Value::Null)
                && (unbound || matches!(d.operand(0), Value::Range(_)) || d.passes.iter().any(no_truth))
                && matches!(d.result.theirs, Some(Theirs::Null(_) | Theirs::List(_)))
        },
    },
    Exclusion {
        rule: "in: a value is in a list if it is one of its items, or in a range among them; dsntk looks into lists in it",
        example: "1 in [[1]]",
        most: 20,
        applies: |d| {
            let nested = |value: &Value| matches!(value, Value::List(items) if items.iter().any(|item| matches!(item, Value::List(_))));
            matches!(d.part, Some(Expression::In(..)))
                && d.operands().iter().skip(1).any(|place| nested(place))
                && d.ours_boolean() == Some(false)
                && d.theirs_boolean() == Some(true)
        },
    },
    Exclusion {
        rule: "a filter takes a place where its condition is a number for the first item as well; dsntk: where it is one \
               without an item",
        example: "[1, 2][if item = null then 5 else item > 1]",
        most: 20,
        applies: |d| {
            matches!(d.part, Some(Expression::Filter(_)))
                && matches!(d.operand(1), Value::Number(_))
                && !matches!(d.passes.first().and_then(|pass| pass.ours.as_ref()), Some(Value::Number(_)))
        },
    },
    Exclusion {
        rule: "for, some and every run through a range, however it comes about; dsntk: only for, and one that is written",
        example: "every v in [1..3] satisfies v > 0",
        most: 60,
        applies: |d| match &d.part {
            Some(Expression::Iteration(quantifier, variables, _)) => {
                let written = |(_, list): &(String, Expression)| matches!(list, Expression::Range(..));
                d.operands().iter().any(|list| matches!(list, Value::Range(_)))
                    || *quantifier != Quantifier::For && variables.iter().any(written)
            }
            _ => false,
        },
    },
    Exclusion {
        rule: "a member of a list is the list of the members of its items, and so for a list in it; dsntk: null there",
        example: "[row, [row]].a",
        most: 20,
        applies: |d| {
            matches!(d.part, Some(Expression::Path(..)))
                && matches!(d.operand(0), Value::List(items) if items.iter().any(|item| matches!(item, Value::List(_))))
        },
    },
    Exclusion {
        rule: "string: null in a list or a context is written null; dsntk adds why it is null",
        example: "string([1 / 0])",
        most: 20,
        applies: |d| {
            d.calls(&["string"])
                && matches!(&d.result.theirs, Some(Theirs::String(text)) if text.contains("null("))
                && matches!(d.ours(), Value::Text(text) if text.contains("null"))
        },
    },
    Exclusion {
        rule: "min and max: of all values that have an order; dsntk: of numbers and strings",
        example: "min(d, e)",
        most: 20,
        applies: |d| {
            let of_days = |value: &&Value| matches!(value, Value::Date(_) | Value::Days(_) | Value::Months(_));
            d.calls(&["min", "max"]) && values(d).iter().all(of_days) && d.theirs_null()
        },
    },
    Exclusion {
        rule: "string join: null where the delimiter is no string; dsntk does not look at it where the list is one string",
        example: "string join(\"a\", 1)",
        most: 20,
        applies: |d| {
            d.calls(&["string join"])
                && matches!(d.operands()[..], [Value::Text(_), delimiter] if !matches!(delimiter, Value::Text(_) | Value::Null))
                && d.ours_null()
        },
    },
    Exclusion {
        rule: "string join: a delimiter between the strings, not before the first where nulls precede it",
        example: "string join([null, \"a\"], \"-\")",
        most: 20,
        applies: |d| {
            d.calls(&["string join"])
                && matches!(d.operand(0), Value::List(items) if items.first().is_some_and(is_null))
                && matches!(d.ours(), Value::Text(_))
        },
    },
    Exclusion {
        rule: "substring: what there is of the length; dsntk: null where it goes beyond the end",
        example: "substring(\"foobar\", 5, 9)",
        most: 150,
        applies: |d| {
            d.calls(&["substring"])
                && d.operands.len() == 3
                && matches!((d.operand(0), d.ours()), (Value::Text(whole), Value::Text(part)) if whole.ends_with(&**part))
                && d.theirs_null()
        },
    },
];

fn is_single(value: &Value<'_>) -> bool {
    !matches!(value, Value::List(_) | Value::Null)
}

/// The kinds that a function wants, and the values that it is given.
fn parameters(d: &Difference) -> impl Iterator<Item = (Kind, &Value<'static>)> {
    let given = d.operands();
    let name = d.function();
    let fitting = feel::functions().filter(move |function| function.name == name);
    let kinds: Vec<Kind> = fitting
        .last()
        .map(|function| {
            let parameters: Vec<_> = function.parameters().collect();
            let last = parameters.last().map(|parameter| parameter.kind);
            parameters
                .iter()
                .map(|parameter| parameter.kind)
                .chain(std::iter::repeat(last.unwrap_or(Kind::Any)).take(9))
                .collect()
        })
        .unwrap_or_default();
    kinds.into_iter().zip(given)
}
