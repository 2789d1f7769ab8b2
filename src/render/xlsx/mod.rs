//! The tables of a report as a spreadsheet, ready to print and to compute with: one sheet for each part with a table.

mod area;
mod grid;
mod heights;
mod looks;
mod names;
mod numbers;
mod placing;
mod sheet;
mod sums;
mod table;
mod texts;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::report::document::{Block, Document, Orientation, Part};
use names::Names;
use sheet::Sheet;

/// The document as the bytes of a workbook (Office Open XML). Parts without a table are left out, unless none has one:
/// then there is one sheet with all paragraphs.
///
/// A text is never a formula, a number only what the document says is one. What a spreadsheet cannot hold is cut, with
/// a remark: more than 32,767 characters in a cell; rows beyond 1,048,576 and columns beyond 16,384 are left out.
#[must_use]
pub fn xlsx(document: &Document) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(document));
    let mut names = Names::default();
    let mut sheets: Vec<Sheet> = document
        .parts
        .iter()
        .filter(|part| part.blocks.iter().any(is_table))
        .map(|part| sheet_of(names.next(&part.name), part.orientation, &part.blocks.iter().collect::<Vec<_>>()))
        .collect();
    if sheets.is_empty() {
        let orientation = document.parts.first().map(|part| part.orientation).unwrap_or_default();
        let blocks: Vec<&Block> = document.parts.iter().flat_map(|part: &Part| &part.blocks).collect();
        sheets.push(sheet_of(names.next(&document.title), orientation, &blocks));
    }
    if let Some(last) = sheets.last_mut() {
        last.origin(&document.origin);
    }
    for sheet in sheets {
        workbook.push_worksheet(sheet.finished());
    }
    workbook.save_to_buffer().unwrap_or_default()
}

fn is_table(block: &Block) -> bool {
    matches!(block, Block::Table(_))
}

fn sheet_of(name: String, orientation: Orientation, blocks: &[&Block]) -> Sheet {
    let mut sheet = Sheet::new(name, orientation, blocks);
    for block in blocks {
        sheet.block(block);
    }
    sheet
}

/// With a fixed day of creation: the same document gives the same bytes.
fn properties(document: &Document) -> DocProperties {
    let properties =
        DocProperties::new().set_title(texts::line(&document.title)).set_comment(texts::line(&document.origin));
    match ExcelDateTime::from_ymd(2024, 1, 1) {
        Ok(day) => properties.set_creation_datetime(&day),
        Err(_) => properties,
    }
}
