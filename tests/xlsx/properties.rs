//! What holds for every document.

use calamine::Data;
use proptest::prelude::*;
use ziping::decimal::{self, Decimal};
use ziping::render::xlsx;
use ziping::report::document::{Block, Cell, Role, Row, Table};

use crate::book::{Book, column, number, sum, with_table};

fn cell() -> impl Strategy<Value = Cell> {
    let text = prop_oneof!["\\PC{0,12}", any::<String>(), "[0-9]{1,3}(\\.[0-9]{1,2})?", Just(String::new())];
    let span = || prop_oneof![4 => Just(1_u32), 2 => 0..4_u32, 1 => Just(u32::MAX)];
    (text, span(), span(), prop::collection::vec(0..8_u32, 0..3)).prop_map(|(text, columns, rows, sum_of)| Cell {
        number: decimal::parse(&text).ok(),
        columns,
        rows,
        sum_of,
        ..Cell::text(text)
    })
}

fn rows(count: usize) -> impl Strategy<Value = Vec<Row>> {
    let row = prop::collection::vec(cell(), 0..5).prop_map(|cells| Row { role: Role::Item, cells });
    prop::collection::vec(row, 0..count)
}

fn table() -> impl Strategy<Value = Table> {
    (prop::collection::vec(any::<u32>(), 0..5), rows(3), rows(8)).prop_map(|(widths, header, rows)| Table {
        caption: None,
        widths,
        header,
        rows,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, rng_seed: prop::test_runner::RngSeed::Fixed(2024), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_table_is_a_sound_sheet(table in table(), other in table()) {
        let given = table.header.iter().chain(&table.rows).chain(&other.header).chain(&other.rows).flat_map(|row| &row.cells);
        let kept = |cell: &&Cell| cell.text.chars().any(|character| character >= ' ' && !matches!(character, '\u{FFFE}' | '\u{FFFF}'));
        let texts = given.filter(kept).count();
        let mut report = with_table(table);
        report.parts[0].blocks.push(Block::Table(other));
        let mut book = Book::of(&report);
        let filled = book.cells("附表").into_values().filter(|data| !matches!(data, Data::Empty)).count();
        prop_assert!(filled >= texts, "{filled} of {texts}");
        let regions = book.merged("附表");
        for (index, region) in regions.iter().enumerate() {
            for other in &regions[..index] {
                let apart = region.start.0 > other.end.0 || other.start.0 > region.end.0
                    || region.start.1 > other.end.1 || other.start.1 > region.end.1;
                prop_assert!(apart, "{region:?} {other:?}");
            }
        }
        prop_assert!(xlsx(&report) == xlsx(&report));
    }

    #[test]
    fn every_number_comes_back_exactly(mantissa in -999_999_999_999_999_i64..=999_999_999_999_999, scale in 0..=22_u32) {
        let text = decimal::text(Decimal::new(mantissa, scale));
        let mut book = Book::of(&with_table(column(vec![number(&text)])));
        let Data::Float(value) = book.cells("附表")["B1"] else { panic!("{text} is no number") };
        prop_assert_eq!(value, text.parse::<f64>().unwrap());
        prop_assert_eq!(format!("{value}"), text);
    }

    #[test]
    fn every_formula_gives_what_is_printed(items in prop::collection::vec(prop::collection::vec(0..10_000_i64, 1..9), 1..5)) {
        // Quarters are exact in a float, so that the sums can be compared exactly.
        let quarters = |count: i64| decimal::text(Decimal::new(count * 25, 2));
        let (mut cells, mut subtotals) = (Vec::new(), Vec::new());
        for section in &items {
            let own = u32::try_from(cells.len()).unwrap();
            subtotals.push(own);
            let rows: Vec<u32> = (own + 1..).take(section.len()).collect();
            cells.push(sum(&quarters(section.iter().sum()), &rows));
            cells.extend(section.iter().map(|item| number(&quarters(*item))));
        }
        cells.push(sum(&quarters(items.iter().flatten().sum()), &subtotals));
        let mut book = Book::of(&with_table(column(cells)));
        let (values, evaluated) = (book.cells("附表"), book.evaluated("附表"));
        prop_assert_eq!(evaluated.len(), items.len() + 1);
        for (place, value) in evaluated {
            prop_assert_eq!(&values[&place], &Data::Float(value));
        }
    }
}
