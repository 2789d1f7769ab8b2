//! Where the cells of a table stand: Word wants a cell for every row that a cell reaches over, and rows of one width.

use std::collections::BTreeMap;

use crate::report::document::{Cell, Role, Row, Table};

/// More columns no table of Word can have.
const MOST: u32 = 63;

/// A row with all its places.
pub(super) struct Line<'t> {
    pub role: Role,
    pub header: bool,
    pub places: Vec<Place<'t>>,
}

/// What stands over some columns of a row.
pub(super) struct Place<'t> {
    pub columns: u32,
    pub what: What<'t>,
}

/// What stands at a place.
pub(super) enum What<'t> {
    /// A cell, which may reach over the rows below.
    Cell(&'t Cell),
    /// The cell above reaches over this row.
    Below,
    /// Nothing.
    Empty,
}

/// The rows of a table and how many columns they all have.
pub(super) fn lines(table: &Table) -> (Vec<Line<'_>>, u32) {
    let mut lines = placed(&table.header, true);
    lines.extend(placed(&table.rows, false));
    let reach = |line: &Line<'_>| line.places.iter().fold(0_u32, |sum, place| sum.saturating_add(place.columns));
    let columns = lines.iter().map(reach).max().unwrap_or_default();
    for line in &mut lines {
        let columns = columns.saturating_sub(reach(line));
        if columns > 0 {
            line.places.push(Place { columns, what: What::Empty });
        }
    }
    (lines, columns)
}

fn placed(rows: &[Row], header: bool) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut above = BTreeMap::new();
    for row in rows {
        let mut cells = row.cells.iter();
        lines.push(Line { role: row.role, header, places: line(&mut cells, &mut above) });
        // Cells that find no column go on in a row of their own.
        while !cells.as_slice().is_empty() {
            above.clear();
            lines.push(Line { role: row.role, header, places: line(&mut cells, &mut above) });
        }
    }
    lines
}

/// Places the cells of a row between those that reach over it from above: for each first column, how many columns
/// they take and over how many rows more they reach.
fn line<'t>(cells: &mut std::slice::Iter<'t, Cell>, above: &mut BTreeMap<u32, (u32, u32)>) -> Vec<Place<'t>> {
    let mut places = Vec::new();
    let mut begun = Vec::new();
    let mut column = 0_u32;
    while column < MOST {
        if let Some((columns, _)) = above.get(&column) {
            places.push(Place { columns: *columns, what: What::Below });
            column = column.saturating_add(*columns);
            continue;
        }
        let next = above.range(column..).next().map(|(start, _)| *start);
        let room = next.unwrap_or(MOST).saturating_sub(column);
        let (columns, what) = match (cells.next(), next) {
            (Some(cell), _) => {
                let columns = cell.columns.clamp(1, room);
                if cell.rows > 1 {
                    begun.push((column, (columns, cell.rows)));
                }
                (columns, What::Cell(cell))
            }
            (None, Some(_)) => (room, What::Empty),
            (None, None) => break,
        };
        places.push(Place { columns, what });
        column = column.saturating_add(columns);
    }
    above.extend(begun);
    above.retain(|_, (_, rows)| {
        *rows = rows.saturating_sub(1);
        *rows > 0
    });
    places
}

/// How wide the columns are, together as wide as the text.
pub(super) fn widths(given: &[u32], columns: u32, width: u32) -> Vec<u32> {
    let given: Vec<u64> = given.iter().map(|part| u64::from(*part)).collect();
    let largest = given.iter().copied().max().unwrap_or_default();
    // A column that is nothing beside the others could not be read.
    let least = (largest / 50).max(1);
    let mean = given.iter().sum::<u64>().checked_div(u64::try_from(given.len()).unwrap_or(1)).unwrap_or(1);
    let parts = given.into_iter().chain(std::iter::repeat(mean));
    let parts: Vec<u64> =
        parts.take(usize::try_from(columns).unwrap_or_default()).map(|part| part.max(least)).collect();
    let sum: u64 = parts.iter().sum();
    let (mut reached, mut edge) = (0_u64, 0_u64);
    let mut widths = Vec::with_capacity(parts.len());
    for part in parts {
        reached = reached.saturating_add(part);
        let next = reached.saturating_mul(width.into()).checked_div(sum).unwrap_or_default();
        widths.push(u32::try_from(next.saturating_sub(edge)).unwrap_or_default());
        edge = next;
    }
    widths
}
