//! A [`Document`](crate::report::document::Document) as a file: HTML, Markdown, Word, Excel.
//!
//! In: a document. Out: a text or bytes, the same for the same document. A writer knows nothing of submissions, rubrics
//! and scores, and whatever a text holds comes out as text.

#[cfg(feature = "office")]
mod docx;
#[cfg(feature = "office")]
mod file_name;
mod grid;
mod html;
mod markdown;
#[cfg(feature = "office")]
mod xlsx;

#[cfg(feature = "office")]
pub use docx::docx;
#[cfg(feature = "office")]
pub use file_name::file_name;
pub use html::html;
pub use markdown::markdown;
#[cfg(feature = "office")]
pub use xlsx::xlsx;
