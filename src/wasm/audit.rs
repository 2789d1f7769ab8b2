//! What contradicts itself.

use wasm_bindgen::prelude::*;

use super::{error, read_invalid};

/// Audits a submission; `options` is `{ invalid }`. The findings as JSON text.
///
/// # Errors
///
/// An `Error` whose `problems` lists all problems of the submission.
#[wasm_bindgen]
pub fn audit(text: &str, options: &JsValue) -> Result<String, JsValue> {
    crate::audit(text, read_invalid(options)).map_err(|problems| error(&problems))
}
