//! The forms in which the JSON of outlines and documents differs from the Rust types: blocks, which have one field that
//! says what they are.

use schemars::json_schema;
use serde_json::{Value, json};

use super::Object;
use super::forms::fields;
use super::values::{blank, form, given, number};
use crate::outline::{Entries, OutlineBlock, TableOutline};
use crate::report::document::{Blanks, Block, Heading, Paragraph, Table};

/// What a block of an outline may be, one of these.
const CONTENTS: [&str; 6] = ["text", "paragraphs", "list", "table", "form", "signed"];

form!(OutlineBlock, "OutlineBlock", |generator| {
    generator.subschema_for::<Entries>();
    generator.subschema_for::<TableOutline>();
    let [text, paragraphs, list, table, form, signed] = CONTENTS;
    json_schema!({
        "type": "object",
        "properties": fields(["when", text, paragraphs, list, table, form, signed]),
        "oneOf": CONTENTS.map(given),
        "allOf": [{ "properties": { form: { "minItems": 1 } } }],
    })
});

form!(Block, "Block", |generator| {
    let (title, heading) = (generator.subschema_for::<Paragraph>(), generator.subschema_for::<Heading>());
    let (table, blanks) = (generator.subschema_for::<Table>(), generator.subschema_for::<Blanks>());
    json_schema!({
        "type": "object",
        "properties": { "title": title, "heading": heading, "paragraph": title, "table": table, "blanks": blanks },
        "minProperties": 1,
        "maxProperties": 1,
    })
});

/// Brings the definitions of an outline into the form of JSON.
pub fn shape(all: &mut Object) {
    let line = json!({ "type": "object", "properties": fields(["label", "value"]) });
    let definitions: [(&str, Value); 2] = [("OutlineLine", line), ("Unanswered", blank())];
    all.extend(definitions.map(|(name, schema)| (name.to_owned(), schema)));
    all.extend(super::values::NUMBERS.map(|(_, name, range)| (name.to_owned(), number(range))));
}
