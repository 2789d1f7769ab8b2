//! Sums of a table as formulas.

use std::collections::BTreeMap;

use rust_xlsxwriter::utility::column_number_to_name;

use super::numbers::{self, Shown};
use super::placing::Placed;
use crate::decimal;
use crate::report::document::Table;

/// Sums over sums over sums are formulas; what goes deeper stays a number, so that no formula can depend on itself.
const MOST_LEVELS: usize = 3;

/// A formula has 255 arguments and 8,192 characters at most.
const MOST_ARGUMENTS: usize = 250;
const MOST_CHARACTERS: usize = 8_000;

/// The row of a table, from 0 and with its header, and the column.
type Place = (usize, usize);

/// The numbers of a table, and which of them are sums of others.
#[derive(Debug, Default)]
pub struct Sums {
    numbers: BTreeMap<Place, Shown>,
    /// The rows of which a number is the sum, without the header.
    addends: BTreeMap<Place, Vec<usize>>,
}

impl Sums {
    /// The numbers among the cells of a table. A sum is one only if it says what the numbers of its rows add up to.
    pub fn of(table: &Table, placed: &[Placed<'_>]) -> Self {
        let header = table.header.len();
        let shown = |placed: &Placed<'_>| Some(((placed.row, placed.column), numbers::shown(placed.cell?)?));
        let mut sums = Self { numbers: placed.iter().filter_map(shown).collect(), addends: BTreeMap::new() };
        let mut open: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        for placed in placed {
            let rows =
                placed.cell.filter(|cell| placed.row >= header && !cell.sum_of.is_empty()).map(|cell| &cell.sum_of);
            let rows = rows.and_then(|rows| table_rows(rows, header, table.rows.len()));
            if let Some(rows) = rows.filter(|rows| sums.add_up(placed, rows)) {
                open.insert((placed.row, placed.column), rows);
            }
        }
        for _ in 0..MOST_LEVELS {
            let depends = |place: &Place, rows: &[usize]| rows.iter().any(|row| open.contains_key(&(*row, place.1)));
            let (later, now) = open.iter().partition::<Vec<_>, _>(|(place, rows)| depends(place, rows));
            sums.addends.extend(now.into_iter().map(|(place, rows)| (*place, rows.clone())));
            open = later.into_iter().map(|(place, rows)| (*place, rows.clone())).collect();
        }
        sums
    }

    fn add_up(&self, placed: &Placed<'_>, rows: &[usize]) -> bool {
        let addends = rows.iter().filter_map(|row| self.numbers.get(&(*row, placed.column))).map(|shown| shown.value);
        let total = self.numbers.get(&(placed.row, placed.column)).map(|shown| shown.value);
        total.is_some() && decimal::sum(addends) == total
    }

    /// The number at a place.
    pub fn number(&self, placed: &Placed<'_>) -> Option<&Shown> {
        self.numbers.get(&(placed.row, placed.column))
    }

    /// The formula at a place, with the rows of the sheet at which the rows of the table begin.
    pub fn formula(&self, placed: &Placed<'_>, begins: &[u32], column: u16) -> Option<String> {
        let rows = self.addends.get(&(placed.row, placed.column))?;
        let name = column_number_to_name(column);
        let mut arguments = Vec::new();
        for (first, last) in runs(rows) {
            let (first, last) = (begins.get(first)?.checked_add(1)?, begins.get(last)?.checked_add(1)?);
            arguments.push(if first == last {
                format!("{name}{first}")
            } else {
                format!("{name}{first}:{name}{last}")
            });
        }
        let groups: Vec<String> =
            arguments.chunks(MOST_ARGUMENTS).map(|group| format!("SUM({})", group.join(","))).collect();
        let formula = format!("={}", groups.join("+"));
        (formula.len() <= MOST_CHARACTERS).then_some(formula)
    }
}

fn table_rows(rows: &[u32], header: usize, count: usize) -> Option<Vec<usize>> {
    let inside = |row: &u32| usize::try_from(*row).ok().filter(|row| *row < count)?.checked_add(header);
    rows.iter().map(inside).collect()
}

/// The first and the last of rows that follow each other.
fn runs(rows: &[usize]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(*row) => *last = *row,
            _ => runs.push((*row, *row)),
        }
    }
    runs
}
