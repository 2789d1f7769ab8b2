//! skeleton: signatures only
use wasm_bindgen::prelude::*;
/// s
#[wasm_bindgen]
pub fn score(input: JsValue, _options: JsValue) -> Result<JsValue, JsValue> { Ok(input) }
/// s
#[wasm_bindgen]
pub fn seal(input: JsValue, _options: JsValue) -> Result<JsValue, JsValue> { Ok(input) }
/// s
#[wasm_bindgen]
pub fn verify(input: JsValue, _sealed: JsValue) -> Result<JsValue, JsValue> { Ok(input) }
/// s
#[wasm_bindgen]
pub fn rubrics() -> String { "[]".into() }
/// s
#[wasm_bindgen]
pub fn rubric(_id: &str) -> Result<String, JsValue> { Ok("{}".into()) }
/// s
#[wasm_bindgen]
pub fn version() -> String { env!("CARGO_PKG_VERSION").into() }
