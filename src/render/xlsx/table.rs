//! A table of a document on its sheet.

use super::area::Area;
use super::heights;
use super::looks::{self, Kind};
use super::placing::{self, Placed};
use super::sheet::Sheet;
use super::sums::Sums;
use super::texts;
use crate::decimal;
use crate::report::document::{Align, Role, Table};

/// Writes a table and tells the rows of its header, the first and the last; none where it has none.
pub fn write(sheet: &mut Sheet, table: &Table) -> Option<(u32, u32)> {
    if let Some(caption) = &table.caption {
        sheet.line(caption, Kind::Caption);
    }
    let (placed, _) = placing::place(table);
    let columns = sheet.grid().columns_of(table);
    let texts: Vec<String> =
        placed.iter().map(|placed| placed.cell.map(|cell| texts::cell(&cell.text)).unwrap_or_default()).collect();
    let heights = row_heights(sheet, table, &placed, &texts, &columns);
    let begins = sheet.take_rows(&heights)?;
    let sums = Sums::of(table, &placed);
    for (placed, text) in placed.iter().zip(&texts) {
        if let Some(area) = area(placed, &columns, &begins) {
            cell(sheet, placed, text, area, &sums, &begins);
        }
    }
    let behind = begins.get(table.header.len())?.checked_sub(1)?;
    (!table.header.is_empty()).then_some((*begins.first()?, behind))
}

fn cell(sheet: &mut Sheet, placed: &Placed<'_>, text: &str, area: Area, sums: &Sums, begins: &[u32]) {
    let align = placed.cell.map_or(Align::Start, |cell| cell.align);
    let format = looks::format(Kind::Table(placed.role), align);
    match sums.number(placed) {
        Some(shown) => {
            let format = format.set_num_format(shown.format.as_str());
            match sums.formula(placed, begins, area.left) {
                Some(formula) => sheet.formula(area, &formula, &decimal::text(shown.value), &format),
                None => sheet.number(area, shown.value, &format),
            }
        }
        None => sheet.text(area, text, &format),
    }
}

fn area(placed: &Placed<'_>, columns: &[u16], begins: &[u32]) -> Option<Area> {
    let (bottom, right) = (placed.row.checked_add(placed.rows)?, placed.column.checked_add(placed.columns)?);
    Some(Area {
        top: *begins.get(placed.row)?,
        bottom: begins.get(bottom)?.checked_sub(1)?,
        left: *columns.get(placed.column)?,
        right: columns.get(right)?.checked_sub(1)?,
    })
}

/// How high each row must be, in pixels: first by the cells in one row, then by those over several.
fn row_heights(sheet: &Sheet, table: &Table, placed: &[Placed<'_>], texts: &[String], columns: &[u16]) -> Vec<u32> {
    let count = table.header.len().saturating_add(table.rows.len());
    let mut heights = vec![Kind::Table(Role::Item).least_height(); count];
    let needed = |placed: &Placed<'_>, text: &str| {
        let left = columns.get(placed.column).copied().unwrap_or_default();
        let behind = columns.get(placed.column.saturating_add(placed.columns)).copied().unwrap_or(left);
        let width = sheet.grid().width(left, behind.saturating_sub(1));
        heights::of_text(text, Kind::Table(placed.role).size(), width)
    };
    let (single, merged): (Vec<_>, Vec<_>) = placed.iter().zip(texts).partition(|(placed, _)| placed.rows == 1);
    for (placed, text) in single.into_iter().chain(merged) {
        let end = placed.row.saturating_add(placed.rows);
        if let Some(rows) = heights.get_mut(placed.row..end) {
            heights::raise(rows, needed(placed, text));
        }
    }
    heights
}
