//! Numbers, days and durations.

use dsntk_feel::values::Value as Theirs;
use ziping::decimal::{Fraction, Rounding, RoundingMode};
use ziping::feel::{Expression, Operator, Value};

use super::Exclusion;
use super::nulls::values;
use crate::difference::{Difference, without_last_zeros};
use crate::engines::Pair;
use crate::figures;

pub const EXCLUSIONS: &[Exclusion] = &[
    Exclusion {
        rule: "rounding nothing yields nothing; dsntk: null where a scale other than 0 is given",
        example: "floor(0, 2)",
        most: 100,
        applies: |d| {
            d.calls(&ROUNDING)
                && matches!(d.operands()[..], [Value::Number(number), _] if number.is_zero())
                && d.theirs_null()
        },
    },
    Exclusion {
        rule: "even and odd are of whole numbers; dsntk: false for others",
        example: "even(2.5)",
        most: 80,
        applies: |d| d.calls(&["even", "odd"]) && d.ours_null() && d.theirs_boolean() == Some(false),
    },
    Exclusion {
        rule: "days of a duration below zero are below zero; dsntk drops the sign",
        example: "@\"-P5D\".days",
        most: 100,
        applies: |d| {
            matches!(&d.part, Some(Expression::Path(_, member)) if member == "days")
                && matches!(d.operand(0), Value::Days(days) if *days < 0)
        },
    },
    Exclusion {
        rule: "years and months duration: the whole months between two days; dsntk: one more where time runs backwards",
        example: "years and months duration(@\"2024-07-13\", @\"2024-02-29\")",
        most: 80,
        applies: |d| {
            d.calls(&["years and months duration"])
                && matches!(d.operands()[..], [Value::Date(from), Value::Date(to)] if to < from)
        },
    },
    Exclusion {
        rule: "durations are of whole days or months here, and null where they would not be; dsntk cuts or adds times",
        example: "@\"P3M\" * 0.5",
        most: 50,
        applies: |d| {
            matches!(d.part, Some(Expression::Binary(_, Operator::Multiply | Operator::Divide, _)))
                && d.operands().iter().any(|operand| is_span(operand))
                && d.ours_null()
                && matches!(d.result.theirs, Some(Theirs::DaysAndTimeDuration(_) | Theirs::YearsAndMonthsDuration(_)))
        },
    },
    Exclusion {
        rule: "a duration has as many days as fit; dsntk: null beyond 106,751, by nanoseconds of 64 bits",
        example: "@\"P100000D\" * 2",
        most: 20,
        applies: |d| matches!(d.ours(), Value::Days(days) if days.unsigned_abs() > 106_751) && d.theirs_null(),
    },
    Exclusion {
        rule: "what 38 digits cannot hold is null here; dsntk rounds it to 34",
        example: "long ** 3",
        most: 100,
        applies: |d| {
            let computes = match &d.part {
                Some(Expression::Binary(..)) => true,
                Some(Expression::Call(..)) => d.calls(&["sum", "product", "mean", "median", "modulo", "min", "max"]),
                _ => false,
            };
            let digits = match &d.result.theirs {
                Some(Theirs::Number(number)) => figures::significant(&number.to_string()),
                _ => 0,
            };
            let numbers: Vec<_> = values(d).into_iter().filter_map(number).collect();
            let compared = numbers.iter().any(|left| numbers.iter().any(|right| left.compare(*right).is_none()));
            d.ours_null() && (computes && digits > 28 || compared)
        },
    },
    Exclusion {
        rule: "string of a number whose digits do not end, or not within 28 decimals, is null here; dsntk writes 34",
        example: "string(1 / 3)",
        most: 40,
        applies: |d| {
            d.calls(&["string"])
                && d.ours_null()
                && d.operands().iter().any(|operand| is_endless(operand))
                && matches!(d.result.theirs, Some(Theirs::String(_)))
        },
    },
    Exclusion {
        rule: "string: nothing is written 0, and a string in a context as a literal, with its escapes; dsntk writes -0 \
               or 000, and no escapes",
        example: "string(-0)",
        most: 60,
        applies: |d| {
            d.calls(&["string"])
                && match (d.ours(), &d.result.theirs) {
                    (Value::Text(ours), Some(Theirs::String(theirs))) => plain(ours) == plain(theirs),
                    _ => false,
                }
        },
    },
    Exclusion {
        rule: "rounding to a scale yields units of that scale; dsntk: 1 for one unit, -1 for one below zero",
        example: "ceiling(0.001, 2)",
        most: 40,
        applies: |d| {
            let one = |unit: &Value| match unit {
                Value::Number(number) if !number.is_one() => power_of_ten(*number),
                _ => false,
            };
            d.calls(&ROUNDING) && d.operands.len() == 2 && one(d.ours()) && theirs_one(d)
        },
    },
    Exclusion {
        rule: "round half down: to the nearest; dsntk takes a tenth off before it rounds, so that 0.51 to 0.59 go down",
        example: "round half down(1.55, 0)",
        most: 20,
        applies: |d| {
            d.calls(&["round half down"])
                && match d.operands()[..] {
                    [Value::Number(number), Value::Number(scale)] => above_a_half(*number, *scale).unwrap_or(false),
                    _ => false,
                }
        },
    },
    Exclusion {
        rule: "numbers are exact; dsntk rounds to 34 digits, and then an operation that jumps there takes another step",
        example: "modulo(-2, 1 / 3)",
        most: 20,
        applies: |d| {
            let jumps = match &d.part {
                Some(Expression::Call(..)) => d.calls(&JUMPING),
                Some(Expression::Binary(_, operator, _)) => {
                    operator.compares() || d.operands().iter().any(|operand| is_span(operand))
                }
                Some(Expression::Between(_) | Expression::In(..)) => true,
                _ => false,
            };
            jumps && d.operands.iter().any(|pair| !is_exact(pair))
        },
    },
];

const JUMPING: [&str; 15] = [
    "string",
    "modulo",
    "floor",
    "ceiling",
    "round up",
    "round down",
    "round half up",
    "round half down",
    "decimal",
    "odd",
    "even",
    "index of",
    "list contains",
    "distinct values",
    "mode",
];

/// A text without escapes, zeros at the end of numbers, and other ways to write 0.
fn plain(text: &str) -> String {
    let text = without_last_zeros(&text.replace('\\', ""));
    let mut plain = String::new();
    for part in text.split_inclusive(|character: char| !character.is_ascii_digit()) {
        let digits = part.trim_end_matches(|character: char| !character.is_ascii_digit());
        let rest = &part[digits.len()..];
        let is_zero = !digits.is_empty() && digits.bytes().all(|digit| digit == b'0');
        if is_zero && rest != "." && plain.ends_with('-') {
            plain.pop();
        }
        plain.push_str(if is_zero { "0" } else { digits });
        plain.push_str(rest);
    }
    plain
}

fn is_exact(pair: &Pair) -> bool {
    match (&pair.ours, &pair.theirs) {
        (Some(Value::Number(ours)), Some(Theirs::Number(theirs))) => figures::is_exact(*ours, &theirs.to_string()),
        (Some(Value::List(ours)), Some(Theirs::List(theirs))) => {
            let pairs = ours.iter().zip(theirs);
            pairs
                .into_iter()
                .all(|(ours, theirs)| is_exact(&Pair { ours: Some(ours.clone()), theirs: Some(theirs.clone()) }))
        }
        _ => true,
    }
}

fn is_span(value: &Value<'_>) -> bool {
    matches!(value, Value::Days(_) | Value::Months(_))
}

fn number(value: &Value<'_>) -> Option<Fraction> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

fn is_endless(value: &Value<'_>) -> bool {
    match value {
        Value::Number(number) => number.exact().is_none(),
        Value::List(items) => items.iter().any(is_endless),
        Value::Context(entries) => entries.iter().any(|(_, entry)| is_endless(entry)),
        _ => false,
    }
}

/// Of a number with so many decimals, is the rest more than half a unit, and less than six tenths?
fn above_a_half(number: Fraction, scale: Fraction) -> Option<bool> {
    let shift = Fraction::from(scale.exact()?);
    let mut units = number;
    let mut left = shift;
    while !left.is_zero() {
        units = units.times(Fraction::count(10)?)?;
        left = left.minus(Fraction::ONE)?;
    }
    let size = if units.compare(Fraction::ZERO)?.is_lt() { units.negate()? } else { units };
    let rest = size.minus(size.round(Rounding { decimals: 0, mode: RoundingMode::Down })?.into())?;
    let tenths = rest.times(Fraction::count(10)?)?;
    Some(tenths.compare(Fraction::count(5)?)?.is_gt() && tenths.compare(Fraction::count(6)?)?.is_lt())
}

const ROUNDING: [&str; 6] = ["floor", "ceiling", "round up", "round down", "round half up", "round half down"];

/// Is it 0.1, 0.01, …, or one of them below zero?
fn power_of_ten(number: Fraction) -> bool {
    number.exact().is_some_and(|exact| exact.normalize().mantissa().unsigned_abs() == 1)
}

fn theirs_one(d: &Difference) -> bool {
    matches!(&d.result.theirs, Some(Theirs::Number(number)) if ["1", "-1"].contains(&&*number.to_string()))
}
