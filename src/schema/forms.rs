//! The forms in which JSON differs from the Rust types: fields of its own, and fields of which one excludes another.

use schemars::{JsonSchema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::values::{blank, form, given, not_applicable, not_both, number, one_of_two, words, year};
use super::{LONGEST_TEXT, LONGEST_TITLE, Object};
use crate::decimal::{MOST_DECIMALS, RoundingMode};
use crate::read::values;
use crate::rubric::{Child, Cut, Interval, Measure, Occurrences, Over, Rule};

/// The ends of an interval, which stand among the fields of what lies in it.
const ENDS: [&str; 5] = ["at_least", "above", "at_most", "below", "equals"];

/// Fields that only JSON has get their schema from the terms.
pub fn fields<const N: usize>(names: [&str; N]) -> Value {
    Value::Object(names.map(|name| (name.to_owned(), json!({}))).into_iter().collect())
}

form!(Interval, "Interval", |_generator| {
    let excluded = ENDS.iter().filter(|end| **end != "equals").map(|end| not_both("equals", end));
    let mut all: Vec<Value> = vec![json!({ "anyOf": ENDS.map(given) })];
    all.extend([not_both("at_least", "above"), not_both("at_most", "below")].into_iter().chain(excluded));
    json_schema!({ "type": "object", "properties": fields(ENDS), "allOf": all })
});

form!(Over, "Over", |generator| {
    generator.subschema_for::<Cut>();
    let cuts = json!({ "required": ["cuts"], "properties": { "cuts": { "type": "array", "minItems": 1 } } });
    json_schema!({
        "type": "object",
        "properties": fields(["above", "then", "fact", "cuts"]),
        "if": cuts,
        "then": { "not": { "anyOf": [given("above"), given("then")] } },
        "else": { "allOf": [given("above"), given("then")] },
    })
});

form!(Occurrences, "Occurrences", |_generator| {
    let all = [one_of_two("count", "evidence"), one_of_two("deduct", "earn")];
    json_schema!({ "type": "object", "properties": fields(["count", "evidence", "deduct", "earn"]), "allOf": all })
});

form!(Child, "Child", |generator| {
    let rule = generator.subschema_for::<IndicatorRule>();
    json_schema!({
        "type": "object",
        "properties": { "points": {}, "rule": rule, "sheet": {} },
        "allOf": [one_of_two("rule", "sheet")],
    })
});

/// How the indicators of a project are scored.
struct IndicatorRule;

form!(IndicatorRule, "IndicatorRule", |generator| {
    let mut schema = Measure::json_schema(generator);
    put_first(schema.ensure_object(), "kind", json!({}));
    schema
});

/// Brings the definitions of a submission or a rubric into the form of JSON.
pub fn shape(all: &mut Object) {
    let definitions = [
        ("NotApplicable", not_applicable()),
        ("Removed", json!({ "type": "object", "properties": fields(["id", "remove"]) })),
        ("OverPolicy", words(&["void", "explain"])),
        ("CheckSeverity", words(&["off", "error", "warning", "note"])),
        ("Share", limited(number(&values::FACTOR), 100)),
        ("Decimals", limited(number(&values::COUNT), MOST_DECIMALS)),
        ("Id", json!({ "type": "string", "maxLength": LONGEST_TEXT })),
        ("Title", json!({ "type": "string", "pattern": r"\S", "maxLength": LONGEST_TITLE })),
        ("Year", year()),
        ("Unanswered", blank()),
        ("AnyRubric", any_rubric()),
        ("AnyRubricOrId", json!({ "anyOf": [{ "type": "string" }, { "$ref": "#/$defs/AnyRubric" }] })),
    ];
    all.extend(definitions.map(|(name, schema)| (name.to_owned(), schema)));
    all.extend(super::values::NUMBERS.map(|(_, name, range)| (name.to_owned(), number(range))));
    add_field(all, "Submission", "rubric");
    if let Some(Value::Object(assessment)) = all.get("Assessment") {
        let mut claim = assessment.clone();
        if let Some(Value::Object(fields)) = claim.get_mut("properties") {
            fields.shift_remove("facts");
            fields.shift_remove("date");
        }
        all.insert("Claim".to_owned(), Value::Object(claim));
    }
    add_field(all, "Rubric", "extends");
    add_field(all, "FactDefinition", "choices");
    add_field(all, "Children", "of");
    rules(all);
    let constraints = [
        (
            "FactDefinition",
            if_type(
                "choice",
                &json!({ "required": ["choices"], "properties": { "choices": { "type": "array", "minItems": 1 } } }),
            ),
        ),
        (
            "FactDefinition",
            if_type("money", &json!({ "properties": { "unit": { "enum": ["yuan", "wan_yuan", null] } } })),
        ),
        ("FactDefinition", if_type("numbers", &json!({ "properties": { "derived": { "type": "null" } } }))),
        ("Section", pools()),
        ("Children", sums()),
        ("PerUnit", json!({ "anyOf": [given("above"), given("below")] })),
        ("Proportional", explained()),
        ("Rank", one_of_two("rank", "value")),
        ("Rank", json!({ "if": given("value"), "then": given("among") })),
    ];
    for (name, constraint) in constraints {
        let Some(Value::Object(definition)) = all.get_mut(name) else { continue };
        if let Value::Array(constraints) = definition.entry("allOf").or_insert_with(|| json!([])) {
            constraints.push(constraint);
        }
    }
}

/// A number with a highest value; how large a number is that is written as a text, a schema cannot say.
fn limited(mut number: Value, most: u32) -> Value {
    if let Value::Object(fields) = &mut number {
        fields.shift_remove("exclusiveMaximum");
        fields.insert("maximum".to_owned(), json!(most));
    }
    number
}

fn any_rubric() -> Value {
    let extends = json!({ "required": ["extends"], "properties": { "extends": { "not": { "type": "null" } } } });
    json!({ "if": extends, "then": { "$ref": "#/$defs/ExtendingRubric" }, "else": { "$ref": "#/$defs/Rubric" } })
}

/// Optional items stand in pools, bonus items outside of them.
fn pools() -> Value {
    let pool = json!({ "required": ["pool"], "properties": { "pool": { "const": true } } });
    let without = |field: &str| {
        let marked = json!({ "required": [field], "properties": { field: { "const": true } } });
        json!({ "properties": { "items": { "items": { "not": marked } } } })
    };
    json!({ "if": pool, "then": without("bonus"), "else": without("optional") })
}

/// A sum is not weighted.
fn sums() -> Value {
    let sum = json!({ "required": ["aggregate"], "properties": { "aggregate": { "const": "sum" } } });
    json!({ "if": sum, "then": { "properties": { "weight": { "const": "none" } } } })
}

/// What has to be explained is explained by a fact; of an indicator, by its reason.
fn explained() -> Value {
    let explain = json!({ "required": ["then"], "properties": { "then": { "const": "explain" } } });
    json!({ "properties": { "over": { "if": explain, "then": given("fact") } } })
}

fn if_type(kind: &str, then: &Value) -> Value {
    json!({ "if": { "required": ["type"], "properties": { "type": { "const": kind } } }, "then": then })
}

/// A field that the type does not have; what it holds, the terms say.
fn add_field(all: &mut Object, name: &str, field: &str) {
    if let Some(Value::Object(definition)) = all.get_mut(name) {
        put_first(definition, field, json!({}));
    }
}

fn put_first(definition: &mut Object, field: &str, schema: Value) {
    if let Some(Value::Object(fields)) = definition.get_mut("properties") {
        fields.shift_insert(0, field.to_owned(), schema);
    }
}

/// Every rule has its kind and may have a reading; of several rules none is again several.
fn rules(all: &mut Object) {
    let Some(Value::Object(rule)) = all.get("Rule").cloned() else { return };
    let variants = rule.get("oneOf").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut references = Vec::new();
    for (variant, kind) in variants.iter().zip(Rule::KINDS) {
        let Some(reference) = variant.get("$ref").and_then(Value::as_str) else { continue };
        let name = reference.trim_start_matches("#/$defs/");
        let Some(Value::Object(definition)) = all.get_mut(name) else { continue };
        put_first(definition, "kind", json!({ "const": kind }));
        if let Some(Value::Object(fields)) = definition.get_mut("properties") {
            fields.insert("reading".to_owned(), json!({}));
        }
        references.push(json!({ "$ref": reference }));
    }
    let single: Vec<Value> =
        references.iter().filter(|rule| **rule != json!({ "$ref": "#/$defs/Either" })).cloned().collect();
    all.insert("SingleRule".to_owned(), json!({ "oneOf": single }));
    all.insert("Rule".to_owned(), json!({ "oneOf": references }));
}

/// The words of a score sheet that are no enumerations in the code.
pub fn shape_sheet(all: &mut Object) {
    all.insert("RuleKind".to_owned(), json!({ "enum": Rule::KINDS }));
    all.insert("RoundingMode".to_owned(), RoundingMode::json_schema(&mut SchemaGenerator::default()).to_value());
}
