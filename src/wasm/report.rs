//! The report.

use wasm_bindgen::prelude::*;

use super::{error, option, read_invalid};
use crate::report::Extent;
use crate::{Format, ReportOptions};

/// Assembles the report of a submission; `options` is `{ format, part, outline, shift, invalid }`, the outline an id or
/// a text.
///
/// # Errors
///
/// An `Error` whose `problems` lists all problems of the submission or of the outline.
#[wasm_bindgen]
pub fn render(text: &str, options: &JsValue) -> Result<String, JsValue> {
    crate::render(text, &read_report_options(options)).map_err(|problems| error(&problems))
}

pub(super) fn read_report_options(options: &JsValue) -> ReportOptions {
    let word = |name: &str| option(options, name).as_string();
    let shift = option(options, "shift");
    ReportOptions {
        format: match word("format").as_deref() {
            Some("markdown") => Format::Markdown,
            Some("document") => Format::Document,
            _ => Format::Html,
        },
        extent: match word("part").as_deref() {
            Some("table") => Extent::Table,
            Some("all") => Extent::All,
            _ => Extent::Report,
        },
        shift: (1..=9_u8).find(|level| shift == *level).map_or(0, usize::from),
        outline: word("outline"),
        invalid: read_invalid(options),
    }
}
