//! A rubric that is read once for many submissions, as a class.

use wasm_bindgen::prelude::*;

#[cfg(feature = "audit")]
use super::read_invalid;
use super::{error, read_options, wants_trace};

/// Scores many submissions by one rubric.
#[wasm_bindgen]
pub struct Scorer(crate::Scorer);

#[wasm_bindgen]
impl Scorer {
    /// A scorer by the built-in rubric with an id, or by one that is given as text.
    ///
    /// # Errors
    ///
    /// An `Error` whose `problems` lists all problems of the rubric.
    #[wasm_bindgen(constructor)]
    pub fn new(rubric: &str) -> Result<Scorer, JsValue> {
        crate::Scorer::new(rubric).map(Self).map_err(|problems| error(&problems))
    }

    /// The text of the rubric, with all that it extends.
    #[must_use]
    pub fn rubric(&self) -> String {
        self.0.rubric().to_owned()
    }

    /// As the function of this name.
    ///
    /// # Errors
    ///
    /// An `Error` whose `problems` lists all problems of the submission.
    pub fn score(&self, text: &str, options: &JsValue) -> Result<String, JsValue> {
        self.0.score(text, read_options(options)).map_err(|problems| error(&problems))
    }

    /// As the function of this name.
    ///
    /// # Errors
    ///
    /// An `Error` whose `problems` lists all problems of the submission.
    #[cfg(feature = "audit")]
    pub fn audit(&self, text: &str, options: &JsValue) -> Result<String, JsValue> {
        self.0.audit(text, read_invalid(options)).map_err(|problems| error(&problems))
    }

    /// As the function of this name.
    ///
    /// # Errors
    ///
    /// An `Error` whose `problems` lists all problems of the submission.
    pub fn seal(&self, text: &str, options: &JsValue) -> Result<String, JsValue> {
        self.0.seal(text, wants_trace(options)).map_err(|problems| error(&problems))
    }

    /// As the function of this name.
    ///
    /// # Errors
    ///
    /// An `Error` whose `problems` lists all problems of the submission, or why the sheet is no JSON.
    pub fn verify(&self, text: &str, sealed: &str) -> Result<String, JsValue> {
        self.0.verify(text, sealed).map_err(|problems| error(&problems))
    }
}
