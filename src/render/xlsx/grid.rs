//! The columns of a sheet: fine enough for all its tables, as wide together as a page.

use crate::report::document::{Block, Orientation, Table};

use super::placing;

/// Steps in which a column begins, over the width of the page.
const STEPS: u32 = 240;

/// No column is narrower, in pixels.
const LEAST_WIDTH: u32 = 16;

/// The columns of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Where columns begin, in steps from the left, and where the last one ends.
    edges: Vec<u32>,
    page: u32,
}

impl Grid {
    /// The columns for all tables among some blocks; without a table, as many equal ones as a line has blanks.
    pub fn of(blocks: &[&Block], orientation: Orientation) -> Self {
        let page = match orientation {
            Orientation::Portrait => 650,
            Orientation::Landscape => 980,
        };
        let tables = blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
        let mut edges: Vec<u32> = tables.flat_map(edges).collect();
        if edges.is_empty() {
            let lines =
                blocks.iter().filter_map(|block| if let Block::Blanks(blanks) = block { Some(blanks) } else { None });
            let most = lines.flat_map(|blanks| &blanks.lines).map(Vec::len).max().unwrap_or_default();
            edges = from_widths(&vec![1; most.clamp(1, 60)]);
        }
        edges.sort_unstable();
        edges.dedup();
        Self { edges, page }
    }

    /// The number of the last column.
    pub fn last(&self) -> u16 {
        u16::try_from(self.edges.len().saturating_sub(2)).unwrap_or(u16::MAX)
    }

    /// Where each column of a table begins on the sheet, and, as the last, where the table ends: the column behind it.
    pub fn columns_of(&self, table: &Table) -> Vec<u16> {
        let mut columns: Vec<u16> = edges(table).iter().map(|edge| self.column_at(*edge)).collect();
        if let Some(end) = columns.last_mut() {
            *end = self.last().saturating_add(1);
        }
        columns
    }

    fn column_at(&self, edge: u32) -> u16 {
        u16::try_from(self.edges.partition_point(|begin| *begin < edge)).unwrap_or(u16::MAX)
    }

    /// The first and the last column of each of some parts of the width, which are as equal as the columns allow; there
    /// are no more parts than columns.
    pub fn parts(&self, wanted: usize) -> Vec<(u16, u16)> {
        let columns = self.edges.len().saturating_sub(1).max(1);
        let count = wanted.clamp(1, columns);
        let end = self.edges.last().copied().unwrap_or_default();
        let mut parts = Vec::with_capacity(count);
        let mut first = 0_usize;
        for part in 1..=count {
            let share = u64::from(end).saturating_mul(wide(part)).checked_div(wide(count)).unwrap_or_default();
            let nearest = |index: &usize| self.edges.get(*index).map(|edge| u64::from(*edge).abs_diff(share));
            // Each part before and behind has a column at least.
            let least = first.saturating_add(1);
            let most = columns.saturating_sub(count.saturating_sub(part)).max(least);
            let next = if part == count { columns } else { (least..=most).min_by_key(nearest).unwrap_or(least) };
            parts.push((narrow(first), narrow(next.saturating_sub(1))));
            first = next;
        }
        parts
    }

    /// How wide the columns from one to another are, in pixels.
    pub fn width(&self, left: u16, right: u16) -> u32 {
        (left..=right).map(|column| self.column_width(column)).fold(0, u32::saturating_add)
    }

    /// How wide a column is, in pixels.
    pub fn column_width(&self, column: u16) -> u32 {
        let begin = self.pixel(usize::from(column));
        self.pixel(usize::from(column).saturating_add(1)).saturating_sub(begin).max(LEAST_WIDTH)
    }

    fn pixel(&self, index: usize) -> u32 {
        let end = self.edges.last().copied().unwrap_or_default();
        let edge = self.edges.get(index).copied().unwrap_or(end);
        edge.saturating_mul(self.page).checked_div(end).unwrap_or_default()
    }
}

fn wide(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

fn narrow(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

fn edges(table: &Table) -> Vec<u32> {
    let (_, columns) = placing::place(table);
    let sum = table.widths.iter().copied().fold(0, u32::saturating_add);
    let usual =
        u32::try_from(table.widths.len()).ok().and_then(|count| sum.checked_div(count)).unwrap_or_default().max(1);
    let missing = columns.saturating_sub(table.widths.len());
    from_widths(&table.widths.iter().copied().chain(std::iter::repeat_n(usual, missing)).collect::<Vec<_>>())
}

/// Where columns of some widths begin and the last one ends, each a step at least behind the other.
fn from_widths(widths: &[u32]) -> Vec<u32> {
    let total = widths.iter().map(|width| u64::from(*width)).fold(0, u64::saturating_add);
    let (mut reached, mut edge) = (0_u64, 0_u32);
    let begin = if widths.is_empty() { None } else { Some(0) };
    let rest = widths.iter().map(|width| {
        reached = reached.saturating_add(u64::from(*width));
        let share = reached.saturating_mul(u64::from(STEPS)).checked_div(total).unwrap_or_default();
        edge = u32::try_from(share).unwrap_or(STEPS).max(edge.saturating_add(1));
        edge
    });
    begin.into_iter().chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(widths: &[u32]) -> Block {
        Block::Table(Table { widths: widths.to_vec(), ..Table::default() })
    }

    fn grid(blocks: &[Block]) -> Grid {
        Grid::of(&blocks.iter().collect::<Vec<_>>(), Orientation::Portrait)
    }

    #[test]
    fn one_table_has_its_own_columns() {
        let grid = grid(&[table(&[1, 2, 1])]);
        assert_eq!((grid.last(), grid.column_width(0), grid.column_width(1), grid.width(0, 2)), (2, 162, 325, 650));
    }

    #[test]
    fn several_tables_share_the_columns_of_all() {
        let blocks = [table(&[1, 2, 1]), table(&[1, 1])];
        let grid = grid(&blocks);
        assert_eq!(grid.last(), 3);
        let columns: Vec<_> = blocks
            .iter()
            .map(|block| if let Block::Table(table) = block { grid.columns_of(table) } else { Vec::new() })
            .collect();
        assert_eq!(columns, [vec![0, 1, 3, 4], vec![0, 2, 4]]);
    }

    #[test]
    fn parts_follow_the_columns() {
        assert_eq!(grid(&[table(&[1, 1, 1, 1, 1, 1])]).parts(3), [(0, 1), (2, 3), (4, 5)]);
        assert_eq!(grid(&[table(&[8, 1, 1])]).parts(3), [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(grid(&[table(&[1, 1])]).parts(5), [(0, 0), (1, 1)]);
        assert_eq!(grid(&[]).parts(2), [(0, 0)]);
    }

    #[test]
    fn every_column_is_there_however_narrow() {
        let grid = grid(&[table(&[0; 500]), table(&[u32::MAX, 0, u32::MAX])]);
        assert_eq!((grid.last(), grid.column_width(0)), (499, 16));
        assert_eq!(grid.parts(500).len(), 500);
    }
}
