//! Where the cells of a table stand, whatever its rows say: no two over each other, none beyond the table.

use crate::report::document::{Cell, Role, Row, Table};

/// As many columns as a sheet can have.
const MOST_COLUMNS: usize = 16_384;

/// A cell of a table at its place; where no row has a cell, an empty one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed<'d> {
    pub cell: Option<&'d Cell>,
    pub role: Role,
    /// The row of the table, from 0, its header included.
    pub row: usize,
    pub column: usize,
    /// Over how many it reaches, at least one.
    pub rows: usize,
    pub columns: usize,
}

/// The cells of a table and how many columns it has.
pub fn place(table: &Table) -> (Vec<Placed<'_>>, usize) {
    let longest = table.header.iter().chain(&table.rows).map(|row| row.cells.len()).max().unwrap_or_default();
    let columns = table.widths.len().max(longest).min(MOST_COLUMNS);
    let mut placing = Placing { placed: Vec::new(), taken_until: vec![0; columns], row: 0 };
    // A cell of the header never reaches into the other rows.
    placing.rows(&table.header);
    placing.rows(&table.rows);
    (placing.placed, placing.taken_until.len())
}

struct Placing<'d> {
    placed: Vec<Placed<'d>>,
    /// For each column, the first row from above that is free in it.
    taken_until: Vec<usize>,
    row: usize,
}

impl<'d> Placing<'d> {
    fn rows(&mut self, rows: &'d [Row]) {
        let end = self.row.saturating_add(rows.len());
        for row in rows {
            let mut column = 0;
            for cell in &row.cells {
                column = self.cell(cell, row.role, column, end);
            }
            for column in 0..self.taken_until.len() {
                if self.is_free(column) {
                    self.put(Placed { cell: None, role: row.role, row: self.row, column, rows: 1, columns: 1 });
                }
            }
            self.row = self.row.saturating_add(1);
        }
    }

    /// The first column behind the cell.
    fn cell(&mut self, cell: &'d Cell, role: Role, from: usize, end: usize) -> usize {
        let taken = self.taken_until.iter().skip(from).take_while(|until| **until > self.row).count();
        let column = from.saturating_add(taken);
        if column >= MOST_COLUMNS {
            return column;
        }
        if column >= self.taken_until.len() {
            self.taken_until.push(self.row);
            let above = |row| Placed { cell: None, role, row, column, rows: 1, columns: 1 };
            self.placed.extend((0..self.row).map(above));
        }
        let free = self.taken_until.iter().skip(column).take_while(|until| **until <= self.row).count();
        let columns = usize::try_from(cell.columns).unwrap_or(usize::MAX).clamp(1, free.max(1));
        let left = end.saturating_sub(self.row).max(1);
        let rows = usize::try_from(cell.rows).unwrap_or(usize::MAX).clamp(1, left);
        self.put(Placed { cell: Some(cell), role, row: self.row, column, rows, columns });
        column.saturating_add(columns)
    }

    fn is_free(&self, column: usize) -> bool {
        self.taken_until.get(column).is_some_and(|until| *until <= self.row)
    }

    fn put(&mut self, placed: Placed<'d>) {
        let until = self.row.saturating_add(placed.rows);
        for column in self.taken_until.iter_mut().skip(placed.column).take(placed.columns) {
            *column = until;
        }
        self.placed.push(placed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: Vec<Cell>) -> Row {
        Row { role: Role::Item, cells }
    }

    fn places(table: &Table) -> Vec<(usize, usize, usize, usize)> {
        let (placed, columns) = place(table);
        let mut free = vec![vec![true; columns]; table.header.iter().chain(&table.rows).count()];
        for cell in &placed {
            for line in free.iter_mut().skip(cell.row).take(cell.rows) {
                for place in line.iter_mut().skip(cell.column).take(cell.columns) {
                    assert!(std::mem::take(place), "two cells at one place");
                }
            }
        }
        assert!(free.iter().flatten().all(|free| !free), "a hole");
        placed.iter().map(|cell| (cell.row, cell.column, cell.rows, cell.columns)).collect()
    }

    #[test]
    fn cells_stand_beside_those_from_above() {
        let table = Table {
            widths: vec![1, 1, 1],
            header: vec![row(vec![Cell::text("a").over(2), Cell::text("b")])],
            rows: vec![
                row(vec![Cell::text("c").down(2), Cell::text("d"), Cell::text("e")]),
                row(vec![Cell::text("f"), Cell::text("g")]),
            ],
            ..Table::default()
        };
        let expected =
            [(0, 0, 1, 2), (0, 2, 1, 1), (1, 0, 2, 1), (1, 1, 1, 1), (1, 2, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)];
        assert_eq!(places(&table), expected);
    }

    #[test]
    fn nothing_is_lost_or_overlaps_where_the_spans_are_wrong() {
        let table = Table {
            widths: vec![1, 1],
            header: vec![row(vec![Cell::text("a").down(u32::MAX)])],
            rows: vec![
                row(vec![Cell::text("b"), Cell::text("c").down(2), Cell::text("d")]),
                row(vec![Cell::text("e").over(u32::MAX), Cell::text("f").over(0).down(0), Cell::text("g").down(9)]),
                row(vec![]),
            ],
            ..Table::default()
        };
        places(&table);
        let (placed, columns) = place(&table);
        assert_eq!((placed.iter().filter(|placed| placed.cell.is_some()).count(), columns), (7, 4));
        places(&Table { rows: vec![row(vec![])], ..Table::default() });
    }
}
