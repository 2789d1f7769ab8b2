//! The module's face to JavaScript: JSON texts in, JSON texts out, and problems as live objects.
//!
//! The only place that knows JavaScript. Live submissions are turned into text before they come here, so
//! that there is one reader, one list of problems and one result, whichever way a submission comes.

#[cfg(feature = "audit")]
mod audit;
#[cfg(feature = "author")]
mod author;
#[cfg(feature = "office")]
mod office;
#[cfg(feature = "report")]
mod report;
#[cfg(feature = "author")]
mod scorer;

use js_sys::{Error, Reflect};
use serde::{Serialize, Serializer as _};
use serde_wasm_bindgen::Serializer;
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::prelude::*;

use crate::problem::Problem;
use crate::read::{self, BuiltIn};
use crate::{Invalid, Options};

/// Half the size of the usual one, and as fast.
#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();

/// Scores a submission; `options` is `{ trace, invalid }`.
///
/// # Errors
///
/// An `Error` whose `problems` lists all problems of the submission.
#[wasm_bindgen]
pub fn score(text: &str, options: &JsValue) -> Result<String, JsValue> {
    crate::score(text, read_options(options)).map_err(|problems| error(&problems))
}

/// Scores a submission and seals the sheet; `options` is `{ trace }`.
///
/// # Errors
///
/// An `Error` whose `problems` lists all problems of the submission.
#[wasm_bindgen]
pub fn seal(text: &str, options: &JsValue) -> Result<String, JsValue> {
    crate::seal(text, wants_trace(options)).map_err(|problems| error(&problems))
}

/// Scores a submission again and compares a sealed sheet with the result.
///
/// # Errors
///
/// An `Error` whose `problems` lists all problems of the submission, or why the sheet is no JSON.
#[wasm_bindgen]
pub fn verify(text: &str, sealed: &str) -> Result<String, JsValue> {
    crate::verify(text, sealed).map_err(|problems| error(&problems))
}

/// The built-in rubrics: id, version, title, authority and year of each.
#[wasm_bindgen]
#[must_use]
pub fn rubrics() -> JsValue {
    let object = |built_in: &'static BuiltIn| {
        let rubric = &built_in.rubric;
        Object(vec![
            ("id", Cell::Text(&rubric.id)),
            ("version", Cell::Text(&rubric.version)),
            ("title", Cell::Text(&rubric.title)),
            ("authority", rubric.authority.as_deref().map_or(Cell::Unknown, Cell::Text)),
            ("year", rubric.year.map_or(Cell::Unknown, Cell::Number)),
        ])
    };
    live(read::built_ins().map(object).collect())
}

/// The text of the built-in rubric with an id, or of one that is given as text, with all that it extends.
///
/// # Errors
///
/// An `Error` whose `problems` lists all problems of the rubric.
#[wasm_bindgen]
pub fn rubric(given: &str) -> Result<String, JsValue> {
    crate::rubric(given).map_err(|problems| error(&problems))
}

fn read_options(options: &JsValue) -> Options {
    Options { trace: wants_trace(options), invalid: read_invalid(options) }
}

fn read_invalid(options: &JsValue) -> Invalid {
    match option(options, "invalid").as_string() {
        Some(invalid) if invalid == "unknown" => Invalid::Unknown,
        _ => Invalid::Refused,
    }
}

fn option(options: &JsValue, name: &str) -> JsValue {
    // Asking something that is no object for a property throws, and then there is no such option.
    Reflect::get(options, &name.into()).unwrap_or_default()
}

fn wants_trace(options: &JsValue) -> bool {
    option(options, "trace").as_bool().unwrap_or(true)
}

fn error(problems: &[Problem]) -> JsValue {
    let error = Error::new(problems.first().map_or("", |problem| &problem.message));
    // A new error object takes any property.
    let _ = Reflect::set(&error, &"problems".into(), &live(problems.iter().map(object).collect()));
    error.into()
}

fn object(problem: &Problem) -> Object<'_> {
    Object(vec![
        ("code", Cell::Text(problem.code.text())),
        ("pointer", Cell::Text(&problem.pointer)),
        ("message", Cell::Text(&problem.message)),
        ("hint", Cell::Text(&problem.hint)),
    ])
}

/// A field of an object that JavaScript gets.
enum Cell<'r> {
    Unknown,
    Text(&'r str),
    Number(u16),
}

impl Serialize for Cell<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unknown => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u16(*number),
        }
    }
}

struct Object<'r>(Vec<(&'static str, Cell<'r>)>);

impl Serialize for Object<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, cell)| (name, cell)))
    }
}

/// A list of objects as JavaScript has them, which cannot fail with names that are texts.
fn live(objects: Vec<Object<'_>>) -> JsValue {
    Serializer::json_compatible().collect_seq(objects).unwrap_or_default()
}
