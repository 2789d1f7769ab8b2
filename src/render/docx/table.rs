//! Tables of the width of the text.

use docx_rs::{
    AlignmentType, Paragraph, Table as WordTable, TableAlignmentType, TableBorder, TableBorderPosition, TableCell,
    TableCellMargins, TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};

use super::layout::{Line, What, lines, widths};
use super::text::{paragraph, written};
use crate::report::document::{Align, Cell, Role, Table};

/// How wide a character of a table is, in twips.
const CHARACTER: u32 = 210;

/// A table of more columns is written in small.
const ROOMY: u32 = 6;

/// A row of more lines may be torn: kept whole, it would leave most of the page before it empty.
const LINES: usize = 20;

/// A table, if it has cells, and how many of its first rows are repeated on every page.
pub(super) fn table(table: &Table, width: u32) -> Option<(WordTable, usize)> {
    let (lines, columns) = lines(table);
    let widths = widths(&table.widths, columns, width);
    if columns == 0 {
        return None;
    }
    let rows = lines.iter().map(|line| row(line, &widths, columns > ROOMY)).collect();
    let mut word = WordTable::new(rows).set_grid(widths.iter().copied().map(whole).collect());
    for position in [
        TableBorderPosition::Top,
        TableBorderPosition::Left,
        TableBorderPosition::Bottom,
        TableBorderPosition::Right,
        TableBorderPosition::InsideH,
        TableBorderPosition::InsideV,
    ] {
        word = word.set_border(TableBorder::new(position).size(4));
    }
    let word = word.width(whole(width), WidthType::Dxa).layout(TableLayoutType::Fixed);
    let word = word.align(TableAlignmentType::Center).margins(TableCellMargins::new().margin(20, 60, 20, 60));
    Some((word, lines.iter().filter(|line| line.header).count()))
}

fn row(line: &Line<'_>, widths: &[u32], small: bool) -> TableRow {
    let style = style(line, small);
    let mut rest = widths.iter();
    let mut cells = Vec::with_capacity(line.places.len());
    let mut tall = false;
    for place in &line.places {
        let columns = whole(place.columns);
        let width = rest.by_ref().take(columns).fold(0_u32, |sum, width| sum.saturating_add(*width));
        let mut word = TableCell::new().width(whole(width), WidthType::Dxa).vertical_align(VAlignType::Center);
        if columns > 1 {
            word = word.grid_span(columns);
        }
        cells.push(match place.what {
            What::Cell(cell) => {
                tall = tall || is_tall(cell, width);
                if cell.rows > 1 {
                    word = word.vertical_merge(VMergeType::Restart);
                }
                word.add_paragraph(text(cell, style))
            }
            What::Below => word.vertical_merge(VMergeType::Continue).add_paragraph(paragraph(style)),
            What::Empty => word.add_paragraph(paragraph(style)),
        });
    }
    let row = TableRow::new(cells);
    if tall && !line.header { row } else { row.cant_split() }
}

fn is_tall(cell: &Cell, width: u32) -> bool {
    let characters = whole(width.checked_div(CHARACTER).unwrap_or_default().max(1));
    let lines = cell.text.lines().map(|line| line.chars().count().checked_div(characters).unwrap_or_default());
    lines.fold(0_usize, |sum, lines| sum.saturating_add(lines).saturating_add(1)) > LINES
}

fn style(line: &Line<'_>, small: bool) -> &'static str {
    match (line.role, small) {
        (Role::Section | Role::Total, false) if !line.header => "TableStrong",
        (Role::Section | Role::Total, true) if !line.header => "SmallStrong",
        (Role::Item, false) if !line.header => "TableText",
        (Role::Item, true) if !line.header => "SmallText",
        (_, false) => "TableHead",
        (_, true) => "SmallHead",
    }
}

fn text(cell: &Cell, style: &str) -> Paragraph {
    let paragraph = written(style, &cell.text);
    match cell.align {
        Align::Start => paragraph,
        Align::Center => paragraph.align(AlignmentType::Center),
        Align::End => paragraph.align(AlignmentType::Right),
    }
}

fn whole(twips: u32) -> usize {
    usize::try_from(twips).unwrap_or_default()
}
