//! The parts of the file in one archive.
//!
//! docx-rs writes the text, the sections, the footers and the numbering. What it cannot say stands here, before anything
//! is packed: rows that are repeated on every page, a default style, first lines in characters, other names of
//! fonts, properties without a date. And it packs without compression, eight times as large.

use std::io::{Cursor, Write};

use docx_rs::XMLDocx;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::text::allowed;

const STYLES: &str = include_str!("parts/styles.xml");
const FONTS: &str = include_str!("parts/fontTable.xml");
const SETTINGS: &str = include_str!("parts/settings.xml");
const PROPERTIES: &str = include_str!("parts/core.xml");

const WHOLE: &str = "<w:trPr><w:cantSplit /></w:trPr>";
const REPEATED: &str = "<w:trPr><w:cantSplit /><w:tblHeader /></w:trPr>";

/// The archive. `headers` says for each table how many of its first rows are repeated.
pub(super) fn bytes(word: XMLDocx, title: &str, headers: &[usize]) -> Vec<u8> {
    let properties = PROPERTIES.replace("{title}", &escaped(title));
    let document = with_headers(word.document, headers);
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", &word.content_type),
        ("_rels/.rels", &word.rels),
        ("docProps/app.xml", &word.doc_props.app),
        ("docProps/core.xml", properties.as_bytes()),
        ("docProps/custom.xml", &word.doc_props.custom),
        ("word/_rels/document.xml.rels", &word.document_rels),
        ("word/document.xml", &document),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/settings.xml", SETTINGS.as_bytes()),
        ("word/fontTable.xml", FONTS.as_bytes()),
        ("word/numbering.xml", &word.numberings),
        ("word/comments.xml", &word.comments),
        ("word/commentsExtended.xml", &word.comments_extended),
    ];
    parts.extend(["word/footer1.xml", "word/footer2.xml"].into_iter().zip(word.footers.iter().map(Vec::as_slice)));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, part) in parts {
        // Writing to memory does not fail, and a file that lacks a part is none: there is nothing to be told.
        let _written = archive.start_file(name, options).and_then(|()| Ok(archive.write_all(part)?));
    }
    archive.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// The text, of which no word can look like an element: `<` is escaped in all of them.
fn with_headers(document: Vec<u8>, headers: &[usize]) -> Vec<u8> {
    let Ok(text) = String::from_utf8(document) else { return Vec::new() };
    let mut tables = text.split("<w:tbl>");
    let mut whole = tables.next().unwrap_or_default().to_owned();
    for (table, rows) in tables.zip(headers) {
        whole.push_str("<w:tbl>");
        whole.push_str(&table.replacen(WHOLE, REPEATED, *rows));
    }
    whole.into_bytes()
}

fn escaped(text: &str) -> String {
    allowed(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
