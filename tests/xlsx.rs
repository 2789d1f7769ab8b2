//! The report as a spreadsheet: written here, read back by another library and as XML.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::disallowed_types,
    clippy::float_arithmetic,
    clippy::float_cmp,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic, and a cell of a spreadsheet is a float"
)]

#[path = "xlsx/book.rs"]
mod book;
#[path = "xlsx/hostile.rs"]
mod hostile;
#[path = "xlsx/numbers.rs"]
mod numbers;
#[path = "xlsx/page.rs"]
mod page;
#[path = "xlsx/properties.rs"]
mod properties;
#[path = "xlsx/tables.rs"]
mod tables;
