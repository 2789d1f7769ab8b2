//! JSON Schemas (2020-12) of what goes in and what comes out, for editors and portals; only with the feature `schema`.
//!
//! In: the types of [`crate::submission`], [`crate::rubric`], [`crate::outline`], [`crate::scoring`], [`crate::audit`]
//! and [`crate::report`], and tables of terms. Out: one schema each for a submission, a rubric, an outline, a score
//! sheet, an audit and a document. A schema says what one place of a text may hold; what depends on another place, as
//! sums and references, only reading can say.

mod fields;
mod forms;
mod outlines;
mod partial;
mod terms;
mod values;

use std::collections::BTreeSet;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use crate::outline::Outline;
use crate::report::document::Document;
use crate::rubric::Rubric;
use crate::scoring::ScoreSheet;
use crate::submission::Submission;
use fields::Side;

/// The most entries of a list, and of an object whose names are ids.
const MOST_ENTRIES: u32 = 1000;

/// The most indicators of a department or a project.
const MOST_INDICATORS: u32 = 200;

/// The most checks of a rubric's own.
const MOST_CHECKS: u32 = 100;

/// The most columns of a table of an outline.
const MOST_COLUMNS: u32 = 200;

/// The longest id in a submission; in bytes, of which a schema knows nothing.
const LONGEST_NAME: u32 = 300;

/// The longest id, title or value of a rubric, likewise.
const LONGEST_TITLE: u32 = 1000;

/// The longest text of a rubric, likewise.
const LONGEST_TEXT: u32 = 10_000;

type Object = Map<String, Value>;

/// The schema of a submission.
#[must_use]
pub fn submission() -> Value {
    rooted(inputs(), "Submission")
}

/// The schema of a rubric.
#[must_use]
pub fn rubric() -> Value {
    rooted(inputs(), "AnyRubric")
}

/// The schema of an outline.
#[must_use]
pub fn outline() -> Value {
    let mut all = definitions::<Outline>(SchemaSettings::draft2020_12().for_deserialize(), "Outline");
    outlines::shape(&mut all);
    fields::finish(&mut all, Side::Input);
    rooted(all, "Outline")
}

/// The schema of a score sheet.
#[must_use]
pub fn sheet() -> Value {
    let mut all = definitions::<ScoreSheet<'_>>(SchemaSettings::draft2020_12().for_serialize(), "ScoreSheet");
    forms::shape_sheet(&mut all);
    fields::finish(&mut all, Side::Result);
    rooted(all, "ScoreSheet")
}

/// The schema of an audit.
#[must_use]
pub fn audit() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut all = definitions::<crate::audit::Audit<'_>>(settings, "Audit");
    fields::finish(&mut all, Side::Result);
    rooted(all, "Audit")
}

/// The schema of a document: a report as blocks.
#[must_use]
pub fn document() -> Value {
    let mut all = definitions::<Document>(SchemaSettings::draft2020_12().for_serialize(), "Document");
    fields::finish(&mut all, Side::Result);
    rooted(all, "Document")
}

/// The definitions of everything that a department or a rubric's author writes.
fn inputs() -> Object {
    let settings = || SchemaSettings::draft2020_12().for_deserialize();
    let mut all = definitions::<Submission<'_>>(settings(), "Submission");
    all.extend(definitions::<Rubric>(settings(), "Rubric"));
    forms::shape(&mut all);
    fields::finish(&mut all, Side::Input);
    partial::add(&mut all);
    all
}

/// The definitions of a type and of all that it is made of.
fn definitions<T: JsonSchema>(settings: SchemaSettings, root: &str) -> Object {
    let Value::Object(mut whole) = Schema::to_value(settings.into_generator().into_root_schema_for::<T>()) else {
        return Object::new();
    };
    whole.shift_remove("$schema");
    let rest = whole.shift_remove("$defs");
    let mut all = Object::new();
    all.insert(root.to_owned(), Value::Object(whole));
    if let Some(Value::Object(rest)) = rest {
        all.extend(rest);
    }
    all
}

/// A whole document: its root, and of the definitions those that it reaches.
fn rooted(mut all: Object, root: &str) -> Value {
    let mut reached = BTreeSet::new();
    let mut pending = vec![root.to_owned()];
    while let Some(name) = pending.pop() {
        if let Some(definition) = all.get(&name).filter(|_| reached.insert(name.clone())) {
            references(definition, &mut pending);
        }
    }
    all.retain(|name, _| reached.contains(name));
    let mut document = Object::new();
    document.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    for word in ["title", "description"] {
        let text = all.get(root).and_then(|definition| definition.get(word)).cloned();
        document.extend(text.map(|text| (word.to_owned(), text)));
    }
    document.insert("$ref".to_owned(), json!(format!("#/$defs/{root}")));
    document.insert("$defs".to_owned(), Value::Object(all));
    Value::Object(document)
}

/// The names of the definitions to which a schema refers.
fn references(schema: &Value, found: &mut Vec<String>) {
    match schema {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(target) if name == "$ref" => {
                        found.extend(target.split('/').nth(2).map(str::to_owned));
                    }
                    other => references(other, found),
                }
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| references(entry, found)),
        _ => {}
    }
}
