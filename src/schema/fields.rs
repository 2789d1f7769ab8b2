//! The fields of objects: what of them must be there, and what may stand for "not answered".

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::terms::{self, Term};
use super::{MOST_CHECKS, MOST_COLUMNS, MOST_ENTRIES, MOST_INDICATORS, Object, values};

/// Is a definition that of an input or that of a result?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What is read: what need not be there may be left out, or `null`.
    Input,
    /// What is printed: everything is there, unless there is nothing to say.
    Result,
}

/// What has to be known of all definitions before one can be finished.
struct Finisher {
    side: Side,
    terms: BTreeMap<&'static str, Term>,
    /// Definitions that are one of several words.
    words: BTreeSet<String>,
    /// Definitions that are objects with fields that must be there.
    needy: BTreeSet<String>,
}

/// Gives every definition and field its term, and its shape where the type does not say it.
pub fn finish(all: &mut Object, side: Side) {
    let is_word = |definition: &Value| {
        let first = definition.get("oneOf").and_then(Value::as_array).and_then(|words| words.first());
        first.is_some_and(|word| word.get("const").is_some())
    };
    let words = all.iter().filter(|(_, definition)| is_word(definition)).map(|(name, _)| name.clone()).collect();
    let terms = terms::all();
    let has_required = |name: &&String| {
        let start = [name.as_str(), "."].concat();
        terms.values().any(|term| term.required && term.key.starts_with(&start))
    };
    let needy = all.keys().filter(has_required).cloned().collect();
    let finisher = Finisher { side, terms, words, needy };
    for (name, definition) in all.iter_mut() {
        if let Value::Object(definition) = definition {
            finisher.definition(name, definition);
        }
    }
}

impl Finisher {
    fn definition(&self, name: &str, definition: &mut Object) {
        self.name_words(name, definition);
        if let Some(term) = self.terms.get(name) {
            term.name(definition);
        }
        let Some(Value::Object(fields)) = definition.shift_remove("properties") else { return };
        let mut required = Vec::new();
        let mut finished = Object::new();
        for (field, mut schema) in fields {
            let own = self.terms.get(format!("{name}.{field}").as_str());
            if let Some(term) = own.or_else(|| self.terms.get(["*.", &field].concat().as_str())) {
                match self.side {
                    Side::Input => self.input(&mut schema, term, &field),
                    Side::Result => result(&mut schema, term),
                }
                if self.must_be_there(term) {
                    required.push(json!(field));
                }
            }
            finished.insert(field, schema);
        }
        definition.insert("properties".to_owned(), Value::Object(finished));
        definition.shift_remove("required");
        if !required.is_empty() {
            definition.insert("required".to_owned(), Value::Array(required));
        }
        definition.insert("additionalProperties".to_owned(), json!(false));
    }

    fn must_be_there(&self, term: &Term) -> bool {
        if self.side == Side::Input { term.required } else { !term.optional }
    }

    /// The words of an enumeration have terms of their own.
    fn name_words(&self, name: &str, definition: &mut Object) {
        let Some(Value::Array(words)) = definition.get_mut("oneOf") else { return };
        for word in words {
            let Value::Object(word) = word else { continue };
            let key = word.get("const").and_then(Value::as_str).map(|text| format!("{name}.{text}"));
            if let Some(term) = key.and_then(|key| self.terms.get(key.as_str())) {
                word.shift_remove("type");
                term.name(word);
            }
        }
    }

    fn input(&self, schema: &mut Value, term: &Term, field: &str) {
        without_null(schema);
        term.shape(schema);
        let Value::Object(schema) = schema else { return };
        schema.shift_remove("default");
        if let Some(Value::Object(entry)) = schema.get_mut("items") {
            let name = entry.get("$ref").and_then(Value::as_str).and_then(|to| to.strip_prefix("#/$defs/"));
            if term.shape.is_empty() && name.is_none_or(|name| !self.needy.contains(name)) {
                self.may_be_blank(entry);
            }
            let most = match field {
                "indicators" => MOST_INDICATORS,
                "checks" => MOST_CHECKS,
                "columns" => MOST_COLUMNS,
                _ => MOST_ENTRIES,
            };
            schema.insert("maxItems".to_owned(), json!(most));
            if term.required {
                schema.insert("minItems".to_owned(), json!(1));
            }
        }
        if !term.required {
            let comment = schema.shift_remove("description");
            self.may_be_blank(schema);
            schema.extend(comment.map(|comment| ("description".to_owned(), comment)));
        }
        term.name(schema);
    }

    /// Allows what stands for "not answered" besides the values of a schema.
    fn may_be_blank(&self, schema: &mut Object) {
        if let Some(Value::Array(words)) = schema.get_mut("enum") {
            words.extend([json!(""), Value::Null]);
            return;
        }
        if let Some(only) = schema.get("type").filter(|only| **only != json!("null")).cloned() {
            schema.insert("type".to_owned(), json!([only, "null"]));
            return;
        }
        let Some(name) = schema.get("$ref").and_then(Value::as_str).and_then(|to| to.strip_prefix("#/$defs/")) else {
            return;
        };
        let is_number = values::NUMBERS.iter().any(|(_, number, _)| *number == name)
            || ["Year", "Date", "Decimals", "Share"].contains(&name);
        let blank = match (is_number, self.words.contains(name)) {
            (true, _) => json!({ "$ref": "#/$defs/Unanswered" }),
            (false, true) => json!({ "enum": ["", null] }),
            (false, false) => json!({ "type": "null" }),
        };
        let given = std::mem::take(schema);
        schema.insert("anyOf".to_owned(), json!([given, blank]));
    }
}

fn result(schema: &mut Value, term: &Term) {
    let nullable = schema.get("anyOf").is_some();
    if term.optional {
        without_null(schema);
    }
    term.shape(schema);
    let Value::Object(schema) = schema else { return };
    if nullable && !term.optional && !schema.contains_key("anyOf") {
        let given = std::mem::take(schema);
        schema.insert("anyOf".to_owned(), json!([given, { "type": "null" }]));
    }
    term.name(schema);
}

/// Takes away the `null` that an optional field of a Rust type allows.
fn without_null(schema: &mut Value) {
    let Value::Object(fields) = schema else { return };
    let options = fields.get("anyOf").and_then(Value::as_array);
    if let Some(reference) = options.and_then(|options| options.iter().find_map(|option| option.get("$ref"))).cloned() {
        fields.shift_remove("anyOf");
        fields.insert("$ref".to_owned(), reference);
    }
    if let Some(Value::Array(types)) = fields.get("type") {
        let rest: Vec<Value> = types.iter().filter(|name| **name != json!("null")).cloned().collect();
        let only = if let [only] = rest.as_slice() { only.clone() } else { Value::Array(rest) };
        fields.insert("type".to_owned(), only);
    }
}
