//! The values of the format: numbers and texts that the Rust types hold in a form of their own.

use schemars::{Schema, json_schema};
use serde_json::{Value, json};

use crate::date::Date;
use crate::decimal::{Rounding, RoundingMode};
use crate::problem::ProblemCode;
use crate::read::values::{self, Range, YEARS};
use crate::rubric::{Alternative, Check, FactKind, Formula, Template};
use crate::submission::Answer;

/// A number as text: an optional minus, digits, an optional fraction, an optional exponent, spaces around it.
const WRITTEN: &str = r"^\s*-?\d+(\.\d+)?([eE][+-]?\d+)?\s*$";

/// The same without a minus; `-0` is 0.
const WRITTEN_UNSIGNED: &str = r"^\s*(\d+(\.\d+)?|-0+(\.0+)?)([eE][+-]?\d+)?\s*$";

/// The kinds of number, by the name that the tables of terms use.
pub const NUMBERS: [(&str, &str, &Range); 12] = [
    ("amount", "Amount", &values::AMOUNT),
    ("growth", "Growth", &values::GROWTH),
    ("adjustment", "Adjustment", &values::ADJUSTMENT),
    ("rate", "Rate", &values::RATE),
    ("points", "Points", &values::POINTS),
    ("count", "Count", &values::COUNT),
    ("width", "Width", &values::WIDTH),
    ("characters", "Characters", &values::CHARACTERS),
    ("figure", "Figure", &values::FIGURE),
    ("number", "Number", &values::ANY_NUMBER),
    ("change", "Change", &values::CHANGE),
    ("factor", "Factor", &values::FACTOR),
];

/// The schema of a number in a range. How many decimals it may have, a schema cannot say without a float.
pub fn number(range: &Range) -> Value {
    let limit = 10_i64.checked_pow(range.magnitude).unwrap_or(i64::MAX);
    let mut number = json!({ "type": ["number", "string"], "exclusiveMaximum": limit });
    let pattern = if range.negative { WRITTEN } else { WRITTEN_UNSIGNED };
    if let Some(fields) = number.as_object_mut() {
        if range.negative {
            fields.insert("exclusiveMinimum".to_owned(), json!(limit.checked_neg()));
        } else {
            fields.insert("minimum".to_owned(), json!(0));
        }
        if range.decimals == 0 {
            fields.insert("multipleOf".to_owned(), json!(1));
        }
        fields.insert("pattern".to_owned(), json!(pattern));
    }
    number
}

/// What counts as not answered where a number or a day belongs.
pub fn blank() -> Value {
    json!({ "type": ["null", "string"], "pattern": r"^\s*$" })
}

/// A year as a number or as text.
pub fn year() -> Value {
    let written = r"^\s*(19(49|[5-9]\d)|20\d\d|2100)(\.0+)?\s*$";
    let (first, last) = (YEARS.start(), YEARS.end());
    json!({ "type": ["integer", "string"], "minimum": first, "maximum": last, "pattern": written })
}

/// One of several words, each of which has its term.
pub fn words(words: &[&str]) -> Value {
    let words: Vec<Value> = words.iter().map(|word| json!({ "const": word })).collect();
    json!({ "oneOf": words })
}

fn schema_from(value: Value) -> Schema {
    Schema::try_from(value).unwrap_or_default()
}

/// The schema of a type whose JSON has a form of its own.
macro_rules! form {
    ($type:ty, $name:literal, |$generator:ident| $schema:expr) => {
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn json_schema($generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $schema
            }
        }
    };
}
pub(super) use form;

form!(Date, "Date", |_generator| {
    let written = r"^\s*(19(49|[5-9]\d)|20\d\d|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\s*$";
    json_schema!({ "type": "string", "pattern": written })
});

form!(Formula, "Expression", |_generator| {
    let number = number(&values::ANY_NUMBER);
    json_schema!({
        "type": ["string", "number"],
        "pattern": r"\S",
        "maxLength": super::LONGEST_TEXT,
        "exclusiveMinimum": number.get("exclusiveMinimum"),
        "exclusiveMaximum": number.get("exclusiveMaximum"),
    })
});

form!(RoundingMode, "RoundingMode", |_generator| {
    let modes = [RoundingMode::HalfUp, RoundingMode::Down, RoundingMode::Up];
    schema_from(words(&modes.map(RoundingMode::name)))
});

form!(Rounding, "Rounding", |generator| {
    let mode = generator.subschema_for::<RoundingMode>();
    json_schema!({ "type": "object", "properties": { "decimals": {}, "mode": mode } })
});

form!(ProblemCode, "ProblemCode", |_generator| {
    let codes: Vec<&str> = ProblemCode::ALL.iter().map(|code| code.text()).collect();
    json_schema!({ "enum": codes })
});

form!(Check, "CheckCode", |_generator| {
    let codes: Vec<&str> = Check::ALL.iter().map(|check| check.text()).collect();
    json_schema!({ "enum": codes })
});

form!(Template, "Template", |_generator| {
    json_schema!({ "type": "string", "pattern": r"\S", "maxLength": super::LONGEST_TITLE })
});

form!(FactKind, "FactType", |generator| {
    generator.subschema_for::<Alternative>();
    let kinds = ["boolean", "decimal", "money", "percent", "count", "choice", "date", "text", "numbers"];
    schema_from(words(&kinds))
});

form!(Answer<'_>, "Answer", |_generator| {
    let figure = json!({ "anyOf": [{ "$ref": "#/$defs/Number" }, { "type": "string", "pattern": r"^\s*$" }] });
    json_schema!({
        "anyOf": [
            { "type": ["boolean", "string", "null"] },
            { "$ref": "#/$defs/Number" },
            { "$ref": "#/$defs/NotApplicable" },
            { "type": "array", "items": figure, "maxItems": super::MOST_ENTRIES },
        ],
    })
});

/// An answer that does not apply.
pub fn not_applicable() -> Value {
    json!({ "type": "object", "properties": { "na": {} } })
}

/// A field that is there and has a value.
pub fn given(field: &str) -> Value {
    json!({ "required": [field], "properties": { field: { "not": { "$ref": "#/$defs/Unanswered" } } } })
}

/// Of two fields at most one may have a value.
pub fn not_both(one: &str, other: &str) -> Value {
    json!({ "not": { "allOf": [given(one), given(other)] } })
}

/// Of two fields exactly one must have a value.
pub fn one_of_two(one: &str, other: &str) -> Value {
    json!({ "oneOf": [given(one), given(other)] })
}
