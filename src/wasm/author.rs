//! What authors of rubrics need.

use wasm_bindgen::prelude::*;

use super::error;

/// The report on a rubric that is given as text, as JSON text.
#[wasm_bindgen]
#[must_use]
pub fn lint(rubric: &str) -> String {
    crate::lint(rubric)
}

/// The value of an expression over a context that is given as text, as JSON text.
///
/// # Errors
///
/// An `Error` whose `problems` say what is wrong with the expression or the context.
#[wasm_bindgen]
pub fn evaluate(expression: &str, context: &str) -> Result<String, JsValue> {
    crate::evaluate(expression, context).map_err(|problems| error(&problems))
}
