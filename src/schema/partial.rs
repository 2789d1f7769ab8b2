//! Rubrics that extend another: what they write is a part of a whole one.
//!
//! Objects are merged field by field, so each field may be left out, or `null` to remove it; lists whose entries
//! have ids are merged by these. All other lists, and a rule with its kind, replace what they stand over.

use serde_json::{Value, json};

use super::{MOST_ENTRIES, Object, terms};

/// Adds the definition of a rubric that extends another, and those of its parts.
pub fn add(all: &mut Object) {
    let whole = all.clone();
    let mut parts = Parts { whole: &whole, made: Object::new() };
    parts.part("Rubric");
    let mut made = parts.made;
    let terms = terms::all();
    let mut extends = Object::new();
    extends.insert("anyOf".to_owned(), json!([{ "type": ["string", "null"] }, { "$ref": "#/$defs/RubricPart" }]));
    if let Some(term) = terms.get("RubricPart.extends") {
        term.name(&mut extends);
    }
    let rubric = made.get_mut("RubricPart").and_then(|part| part.get_mut("properties")).and_then(Value::as_object_mut);
    if let Some(fields) = rubric {
        fields.insert("extends".to_owned(), Value::Object(extends));
    }
    let mut extending = Object::new();
    extending.insert("$ref".to_owned(), json!("#/$defs/RubricPart"));
    extending.insert("required".to_owned(), json!(["id", "version", "extends"]));
    if let Some(term) = terms.get("ExtendingRubric") {
        term.name(&mut extending);
    }
    all.insert("ExtendingRubric".to_owned(), Value::Object(extending));
    all.extend(made);
}

struct Parts<'w> {
    whole: &'w Object,
    made: Object,
}

impl Parts<'_> {
    /// The definition of a part of an object, by its name.
    fn part(&mut self, name: &str) -> String {
        let part = [name, "Part"].concat();
        if self.made.contains_key(&part) {
            return part;
        }
        self.made.insert(part.clone(), Value::Null);
        let definition = if name == "Rule" { self.rule() } else { self.object(name) };
        self.made.insert(part.clone(), definition);
        part
    }

    fn object(&mut self, name: &str) -> Value {
        let whole = self.whole;
        let fields = whole.get(name).and_then(|definition| definition.get("properties")).and_then(Value::as_object);
        let mut parts = Object::new();
        for (field, schema) in fields.into_iter().flatten() {
            parts.insert(field.clone(), self.field(name, field, schema));
        }
        let title = whole.get(name).and_then(|definition| definition.get("title")).cloned();
        json!({ "title": title, "type": "object", "properties": parts, "additionalProperties": false })
    }

    fn field(&mut self, owner: &str, field: &str, schema: &Value) -> Value {
        let reference = |name: &str| json!({ "$ref": format!("#/$defs/{name}") });
        let here = reference(&format!("{owner}/properties/{field}"));
        let nothing = json!({ "type": "null" });
        if let Some(entry) =
            schema.get("items").and_then(|items| self.object_at(items)).filter(|entry| self.has_id(entry))
        {
            let part = reference(&self.part(&entry));
            let entry = json!({ "anyOf": [{ "$ref": "#/$defs/Removed" }, { "allOf": [part], "required": ["id"] }] });
            let list = json!({ "type": ["array", "null"], "items": entry, "maxItems": MOST_ENTRIES });
            return with_words(list, schema);
        }
        match self.object_at(schema) {
            Some(object) => {
                let part = reference(&self.part(&object));
                with_words(json!({ "anyOf": [part, nothing] }), schema)
            }
            None => json!({ "anyOf": [here, nothing] }),
        }
    }

    /// The object that a schema stands for, where it is one whose fields are merged.
    fn object_at(&self, schema: &Value) -> Option<String> {
        let options = schema.get("anyOf").and_then(Value::as_array);
        let reference = match options {
            Some(options) => options.iter().find_map(|option| option.get("$ref")),
            None => schema.get("$ref"),
        };
        let name = reference?.as_str()?.strip_prefix("#/$defs/")?;
        let definition = self.whole.get(name)?;
        (name == "Rule" || definition.get("properties").is_some()).then(|| name.to_owned())
    }

    fn has_id(&self, name: &str) -> bool {
        self.whole.get(name).and_then(|definition| definition.get("properties")?.get("id")).is_some()
    }

    /// A rule with its kind stands for itself; without, it changes the one that it stands over.
    fn rule(&mut self) -> Value {
        let whole = self.whole;
        let kinds = whole.get("Rule").and_then(|rule| rule.get("oneOf")).and_then(Value::as_array);
        let mut options = vec![json!({ "$ref": "#/$defs/Rule" })];
        let names: Vec<String> = kinds.into_iter().flatten().filter_map(|kind| self.object_at(kind)).collect();
        for name in names {
            let mut part = self.object(&name);
            if let Some(Value::Object(fields)) = part.get_mut("properties") {
                fields.shift_remove("kind");
            }
            options.push(part);
        }
        json!({ "title": whole.get("Rule").and_then(|rule| rule.get("title")), "anyOf": options })
    }
}

/// A schema with the title and the description of another.
fn with_words(mut schema: Value, of: &Value) -> Value {
    if let Value::Object(fields) = &mut schema {
        for word in ["title", "description"] {
            if let Some(text) = of.get(word) {
                fields.insert(word.to_owned(), text.clone());
            }
        }
    }
    schema
}
