//! The report as a file for Word or Excel.

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use super::report::read_report_options;
use super::{error, option};
use crate::FileFormat;

/// Assembles the report of a submission as a file, `{ filename, mime, bytes }`; `options` is that of `render`, with
/// `docx` or `xlsx` as its format.
///
/// # Errors
///
/// An `Error` whose `problems` lists all problems of the submission or of the outline.
#[wasm_bindgen(js_name = renderFile)]
pub fn render_file(text: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let format = match option(options, "format").as_string().as_deref() {
        Some("xlsx") => FileFormat::Xlsx,
        _ => FileFormat::Docx,
    };
    let file = crate::render_file(text, format, &read_report_options(options)).map_err(|problems| error(&problems))?;
    let object = Object::new();
    for (name, value) in [
        ("filename", JsValue::from(file.filename)),
        ("mime", JsValue::from(format.mime())),
        ("bytes", Uint8Array::from(file.bytes.as_slice()).into()),
    ] {
        // A new object takes any property.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    Ok(object.into())
}
