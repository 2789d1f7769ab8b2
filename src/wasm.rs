//! The module's face to JavaScript: JSON texts in, JSON texts out, and problems as live objects.
//!
//! The only place that knows JavaScript. Live submissions are turned into text before they come here, so
//! that there is one reader, one list of problems and one result, whichever way a submission comes.

use js_sys::{Error, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::problem::Problem;
use crate::read;
use crate::{Invalid, Options};

/// Scores a submission; `options` is `{ trace, invalid }`.
///
/// # Errors
///
/// An `Error` whose `problems` lists all problems of the submission.
#[wasm_bindgen]
pub fn score(text: &str, options: &JsValue) -> Result<String, JsValue> {
    let invalid = match option(options, "invalid").as_string() {
        Some(invalid) if invalid == "unknown" => Invalid::Unknown,
        _ => Invalid::Refused,
    };
    crate::score(text, Options { trace: wants_trace(options), invalid }).map_err(|problems| error(&problems))
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
    let listed: Vec<Listed<'_>> = read::built_ins()
        .iter()
        .map(|built_in| Listed {
            id: &built_in.rubric.id,
            version: &built_in.rubric.version,
            title: &built_in.rubric.title,
            authority: built_in.rubric.authority.as_deref(),
            year: built_in.rubric.year,
        })
        .collect();
    live(&listed)
}

#[derive(Serialize)]
struct Listed<'r> {
    id: &'r str,
    version: &'r str,
    title: &'r str,
    authority: Option<&'r str>,
    year: Option<u16>,
}

/// The text of a built-in rubric; undefined where there is none with this id.
#[wasm_bindgen]
#[must_use]
pub fn rubric(id: &str) -> Option<String> {
    read::built_in(id).map(|built_in| built_in.text.to_owned())
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
    let _ = Reflect::set(&error, &"problems".into(), &live(&problems));
    error.into()
}

/// A result as a live object. The types have text keys and no large numbers, so that this cannot fail.
fn live(result: &impl Serialize) -> JsValue {
    result.serialize(&Serializer::json_compatible()).unwrap_or_default()
}
