//! The places of the cells of a table, where some reach over several rows.

use crate::report::document::{Cell, Row};

/// A table of more columns is cut; none that is assembled comes near.
const MOST_COLUMNS: usize = 200;

/// Each row with its cells and the column in which each begins; what cells above leave no room for moves to the right.
#[must_use]
pub fn grid(rows: &[Row]) -> Vec<Vec<(usize, &Cell)>> {
    // For every column, how many further rows a cell above takes.
    let mut taken: Vec<u32> = Vec::new();
    let mut placed = Vec::with_capacity(rows.len());
    for row in rows {
        let mut line = Vec::with_capacity(row.cells.len());
        let mut next: Vec<u32> = taken.iter().map(|rows| rows.saturating_sub(1)).collect();
        let mut column = 0_usize;
        for cell in &row.cells {
            while taken.get(column).is_some_and(|rows| *rows > 0) {
                column = column.saturating_add(1);
            }
            let width = usize::try_from(cell.columns.max(1)).unwrap_or(MOST_COLUMNS).min(MOST_COLUMNS);
            let end = column.saturating_add(width);
            if end > MOST_COLUMNS {
                break;
            }
            if next.len() < end {
                next.resize(end, 0);
            }
            next.iter_mut().skip(column).take(width).for_each(|rows| *rows = cell.rows.saturating_sub(1));
            line.push((column, cell));
            column = end;
        }
        taken = next;
        placed.push(line);
    }
    placed
}

/// How many columns the rows have.
#[must_use]
pub fn width(grid: &[Vec<(usize, &Cell)>]) -> usize {
    let ends = grid.iter().flatten().map(|(column, cell)| {
        column.saturating_add(usize::try_from(cell.columns.max(1)).unwrap_or(MOST_COLUMNS)).min(MOST_COLUMNS)
    });
    ends.max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::Role;

    #[test]
    fn cells_below_a_tall_one_move_to_the_right() {
        let row = |cells| Row { role: Role::Item, cells };
        let rows = [
            row(vec![Cell::text("甲").down(2), Cell::text("乙").over(2)]),
            row(vec![Cell::text("丙"), Cell::text("丁")]),
            row(vec![Cell::text("戊").over(3)]),
        ];
        let places: Vec<Vec<usize>> =
            grid(&rows).iter().map(|line| line.iter().map(|(column, _)| *column).collect()).collect();
        assert_eq!(places, [vec![0, 1], vec![1, 2], vec![0]]);
        assert_eq!(width(&grid(&rows)), 3);
        assert_eq!(width(&grid(&[row(vec![Cell::text("").over(u32::MAX)])])), 200);
    }
}
