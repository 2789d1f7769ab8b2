//! The words of the schemas: titles in Chinese, descriptions in English and Chinese, from tables in `terms/`.
//!
//! A line of a table is `Type.field! | shape | title | English | Chinese`. `!` marks a field of an input that must
//! be there, `?` one of a result that may be left out. The shape says what the Rust type does not: which numbers,
//! which words, by what a map is filled; a field that the type does not have must have one. Without English the
//! doc comment of the type speaks, without Chinese the title.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{LONGEST_TEXT, LONGEST_TITLE, MOST_ENTRIES, values};
use crate::decimal::MOST_DECIMALS;
use crate::read::values::YEARS;

/// What the tables say of a type, a field or a word.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    /// What it says of.
    pub key: &'static str,
    /// Must a field be there?
    pub required: bool,
    /// May a field of a result be left out?
    pub optional: bool,
    /// What the Rust type does not say.
    pub shape: &'static str,
    title: &'static str,
    english: &'static str,
    chinese: &'static str,
}

const TABLES: [&str; 6] = [
    include_str!("terms/submission.txt"),
    include_str!("terms/rubric.txt"),
    include_str!("terms/sheet.txt"),
    include_str!("terms/audit.txt"),
    include_str!("terms/outline.txt"),
    include_str!("terms/document.txt"),
];

/// All terms by what they say of.
#[must_use]
pub fn all() -> BTreeMap<&'static str, Term> {
    let lines = TABLES.iter().flat_map(|table| table.lines());
    lines.filter(|line| line.contains(" | ")).filter_map(term).map(|term| (term.key, term)).collect()
}

fn term(line: &'static str) -> Option<Term> {
    let mut columns = line.split('|').map(str::trim);
    let name = columns.next()?;
    Some(Term {
        key: name.trim_end_matches(['!', '?']),
        required: name.ends_with('!'),
        optional: name.ends_with('?'),
        shape: columns.next()?,
        title: columns.next()?,
        english: columns.next().unwrap_or_default(),
        chinese: columns.next().unwrap_or_default(),
    })
}

fn word(text: &str) -> Value {
    if text == "null" { Value::Null } else { json!(text) }
}

impl Term {
    /// Gives a schema its title and its description.
    pub fn name(&self, schema: &mut Map<String, Value>) {
        let comment = schema.shift_remove("description");
        let comment = comment.as_ref().and_then(Value::as_str).unwrap_or_default().replace('\n', " ");
        let english = if self.english.is_empty() { comment.as_str() } else { self.english };
        let chinese = if self.chinese.is_empty() { self.title } else { self.chinese };
        schema.insert("title".to_owned(), json!(self.title));
        let ends = |text: &str| text.ends_with(['.', '。', '…']);
        let english = [english, if ends(english) { "" } else { "." }].concat();
        let chinese = [chinese, if ends(chinese) { "" } else { "。" }].concat();
        schema.insert("description".to_owned(), json!(format!("{english} / {chinese}")));
    }

    /// Replaces a schema by what the shape stands for, if it has one.
    pub fn shape(&self, schema: &mut Value) {
        let Some(mut shaped) = self.shaped() else { return };
        if let (Some(comment), Value::Object(shaped)) = (schema.get("description").cloned(), &mut shaped) {
            shaped.insert("description".to_owned(), comment);
        }
        *schema = shaped;
    }

    fn shaped(&self) -> Option<Value> {
        let reference = |name: &str| json!({ "$ref": format!("#/$defs/{name}") });
        if let Some((_, name, _)) = values::NUMBERS.iter().find(|(shape, ..)| *shape == self.shape) {
            return Some(reference(name));
        }
        let list = |of: &str| json!({ "type": "array", "items": reference(of) });
        Some(match self.shape.split_once(' ') {
            None => match self.shape {
                "" => return None,
                "name" => json!({ "type": "string", "pattern": r"\S", "maxLength": LONGEST_TITLE }),
                "text" => json!({ "type": "string", "maxLength": LONGEST_TEXT }),
                "list-or-expression" => {
                    let expression = json!({ "type": ["string", "null"], "pattern": r"\S", "maxLength": LONGEST_TEXT });
                    json!({ "anyOf": [expression, reference("OutlineList")] })
                }
                "boolean" => json!({ "type": "boolean" }),
                "year" => reference("Year"),
                "null" => json!({ "type": "null" }),
                "true" => json!({ "const": true }),
                "decimals" => json!({ "type": "integer", "minimum": 0, "maximum": MOST_DECIMALS }),
                "printed-year" => {
                    json!({ "type": ["integer", "null"], "minimum": YEARS.start(), "maximum": YEARS.end() })
                }
                "digest" => json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" }),
                name => reference(name),
            },
            Some(("list", of)) => {
                list(values::NUMBERS.iter().find(|(shape, ..)| *shape == of).map_or(of, |found| found.1))
            }
            Some(("by-id", of)) => {
                let entry = match of {
                    "texts" => {
                        json!({ "type": ["array", "null"], "items": { "type": ["string", "null"] }, "maxItems": MOST_ENTRIES })
                    }
                    "Answer" => reference(of),
                    _ => json!({ "anyOf": [reference(of), { "type": "null" }] }),
                };
                json!({
                    "type": "object",
                    "additionalProperties": entry,
                    "propertyNames": { "maxLength": super::LONGEST_NAME },
                    "maxProperties": MOST_ENTRIES,
                })
            }
            Some(("of", words)) => json!({ "enum": words.split(' ').map(word).collect::<Vec<_>>() }),
            Some(_) => return None,
        })
    }
}
