//! The module's face to JavaScript: texts in, texts out; objects in, objects out.
//!
//! The only place that knows JavaScript. A live object is written out as JSON text first, so that there is
//! one reader, one set of problems and one result, whichever way a submission comes.

use core::fmt;
use std::fmt::Write;

use js_sys::{JSON, Number, Reflect};
use serde::Serialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use wasm_bindgen::prelude::*;

use crate::problem::Problem;
use crate::read::{self, MOST_BYTES, MOST_DEPTH};
use crate::rubric::Rubric;
use crate::{Invalid, Options};

/// Scores a submission. `input` is a JSON text or an object, `options` `{ trace, invalid }`.
///
/// # Errors
///
/// An `Error` whose `problems` is the JSON text of all problems.
#[wasm_bindgen]
pub fn score(input: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let invalid = if option(options, "invalid").as_string().as_deref() == Some("unknown") {
        Invalid::Unknown
    } else {
        Invalid::Refused
    };
    let options = Options { trace: wants_trace(options), invalid };
    answer(input, |text| crate::score(text, options))
}

/// Scores a submission and seals the sheet. `input` is a JSON text or an object, `options` `{ trace }`.
///
/// # Errors
///
/// An `Error` whose `problems` is the JSON text of all problems.
#[wasm_bindgen]
pub fn seal(input: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let trace = wants_trace(options);
    answer(input, |text| crate::seal(text, trace))
}

/// Scores a submission again and compares a sealed sheet with the result.
///
/// # Errors
///
/// An `Error` whose `problems` is the JSON text of all problems.
#[wasm_bindgen]
pub fn verify(input: &JsValue, sealed: &JsValue) -> Result<JsValue, JsValue> {
    let sealed = text_of(sealed);
    answer(input, |text| crate::verify(text, &sealed))
}

/// The built-in rubrics, as a JSON text: id, version, title, authority and year of each.
#[wasm_bindgen]
#[must_use]
pub fn rubrics() -> String {
    let listed: Vec<Listed<'_>> = read::built_ins().iter().map(|built_in| Listed::from(&built_in.rubric)).collect();
    crate::printed(&listed)
}

#[derive(Serialize)]
struct Listed<'r> {
    id: &'r str,
    version: &'r str,
    title: &'r str,
    authority: Option<&'r str>,
    year: Option<u16>,
}

impl<'r> From<&'r Rubric> for Listed<'r> {
    fn from(rubric: &'r Rubric) -> Self {
        Self {
            id: &rubric.id,
            version: &rubric.version,
            title: &rubric.title,
            authority: rubric.authority.as_deref(),
            year: rubric.year,
        }
    }
}

/// The text of a built-in rubric; undefined where there is none with this id.
#[wasm_bindgen]
#[must_use]
pub fn rubric(id: &str) -> Option<String> {
    read::built_in(id).map(|built_in| built_in.text.to_owned())
}

/// The version of the engine.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn option(options: &JsValue, name: &str) -> JsValue {
    if options.is_object() { Reflect::get(options, &name.into()).unwrap_or_default() } else { JsValue::UNDEFINED }
}

fn wants_trace(options: &JsValue) -> bool {
    option(options, "trace").as_bool().unwrap_or(true)
}

/// The answer in the form of the question: a text for a text, an object for anything else.
fn answer(input: &JsValue, ask: impl FnOnce(&str) -> Result<String, Vec<Problem>>) -> Result<JsValue, JsValue> {
    if let Some(text) = input.as_string() {
        return ask(&text).map(JsValue::from).map_err(|problems| error(&problems));
    }
    let result = ask(&text_of(input)).map_err(|problems| error(&problems))?;
    JSON::parse(&result)
}

fn error(problems: &[Problem]) -> JsValue {
    let message = problems.first().map_or_else(String::new, |problem| problem.message.clone());
    let error = js_sys::Error::new(&message);
    // A new error object takes any property.
    let _ = Reflect::set(&error, &"problems".into(), &crate::printed(&problems).into());
    error.into()
}

fn text_of(value: &JsValue) -> String {
    if let Some(text) = value.as_string() {
        return text;
    }
    let mut written = Written { text: String::new(), full: false };
    // What cannot be written stands in the text as a word that the reader refuses with its place.
    let _ = Writing { into: &mut written, depth: 0 }.deserialize(serde_wasm_bindgen::Deserializer::from(value.clone()));
    written.text
}

/// The JSON text of a live object, as far as it has been written.
struct Written {
    text: String,
    /// Nothing more is written: it is too long or too deep to be read anyway.
    full: bool,
}

/// Writes one value and what is in it.
struct Writing<'w> {
    into: &'w mut Written,
    depth: usize,
}

impl Writing<'_> {
    fn begin(&mut self, bracket: char) -> Option<usize> {
        self.into.text.push(bracket);
        // One level more than can be read, so that the reader sees the depth and says so.
        self.into.full |= self.depth > MOST_DEPTH || self.into.text.len() > MOST_BYTES;
        (!self.into.full).then(|| self.depth.saturating_add(1))
    }

    fn text(&mut self, text: &str) {
        self.into.text.push_str(&crate::printed(&text));
    }
}

impl<'de> DeserializeSeed<'de> for Writing<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { into, depth } = self;
        if into.full {
            return Err(D::Error::custom("full"));
        }
        let before = into.text.len();
        let done = deserializer.deserialize_any(Writing { into, depth });
        if done.is_err() && !into.full {
            // A function, a symbol, a Map: no value of JSON.
            into.text.truncate(before);
            into.text.push_str("unsupported");
            return Ok(());
        }
        done
    }
}

impl<'de> Visitor<'de> for Writing<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.into.text.push_str("null");
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.into.text.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        // Writing to a string cannot fail.
        let _ = write!(self.into.text, "{value}");
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        let _ = write!(self.into.text, "{value}");
        Ok(())
    }

    /// A number as JavaScript prints it: its shortest decimal, or `NaN`, which the reader refuses.
    #[allow(clippy::disallowed_types, reason = "JavaScript has no other numbers; it is turned into text at once")]
    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        let printed = Number::from(value).to_string_with_radix(10).ok().and_then(|printed| printed.as_string());
        self.into.text.push_str(printed.as_deref().unwrap_or("NaN"));
        Ok(())
    }

    fn visit_str<E>(mut self, value: &str) -> Result<(), E> {
        self.text(value);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut elements: A) -> Result<(), A::Error> {
        let Some(depth) = self.begin('[') else { return Err(A::Error::custom("full")) };
        let mut first = true;
        loop {
            let before = self.into.text.len();
            if !first {
                self.into.text.push(',');
            }
            if elements.next_element_seed(Writing { into: self.into, depth })?.is_none() {
                self.into.text.truncate(before);
                self.into.text.push(']');
                return Ok(());
            }
            first = false;
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut fields: A) -> Result<(), A::Error> {
        let Some(depth) = self.begin('{') else { return Err(A::Error::custom("full")) };
        let mut first = true;
        while let Some(name) = fields.next_key::<String>()? {
            if !first {
                self.into.text.push(',');
            }
            first = false;
            self.text(&name);
            self.into.text.push(':');
            fields.next_value_seed(Writing { into: self.into, depth })?;
        }
        self.into.text.push('}');
        Ok(())
    }
}
