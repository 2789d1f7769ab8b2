//! Numbers are numbers, sums are formulas that give what is printed, and texts stay texts.

use calamine::Data;
use ziping::report::document::Cell;

use crate::book::{Book, column, number, sum, with_table};

#[test]
fn numbers_are_shown_as_they_are_printed() {
    let texts = ["90", "91.45", "91.50", "1,234.5", "-3.25", "0.1", "999999999999999"];
    let mut book = Book::of(&with_table(column(texts.iter().map(|text| number(text)).collect())));
    let cells = book.cells("附表");
    let values = [90.0, 91.45, 91.5, 1234.5, -3.25, 0.1, 999_999_999_999_999.0];
    let formats = ["0", "0.00", "0.00", "#,##0.0", "0.00", "0.0", "0"];
    for ((row, value), format) in (1..).zip(values).zip(formats) {
        assert_eq!(cells[&format!("B{row}")], Data::Float(value));
        assert_eq!(book.format(1, &format!("B{row}")), format, "B{row}");
    }
    assert!(book.sheet(1).contains("<v>91.45</v>") && book.sheet(1).contains("<v>0.1</v>"));
}

#[test]
fn a_number_that_no_float_holds_stays_a_text() {
    let texts = ["1234567890.1234567", "0.00000000000000000000001", "1000000000000000"];
    let mut book = Book::of(&with_table(column(texts.iter().map(|text| number(text)).collect())));
    let cells = book.cells("附表");
    for (row, text) in (1..).zip(texts) {
        assert_eq!(cells[&format!("B{row}")], Data::String(text.to_owned()));
    }
}

#[test]
fn a_text_is_no_number_and_no_formula() {
    let texts = [
        "2024",
        "=1+1",
        "=HYPERLINK(\"http://example.com\")",
        "http://example.com",
        "+1",
        "@SUM(A1)",
        "TRUE",
        "#N/A",
        "1E5",
    ];
    let mut book = Book::of(&with_table(column(texts.iter().map(|text| Cell::text(*text)).collect())));
    let cells = book.cells("附表");
    for (row, text) in (1..).zip(texts) {
        assert_eq!(cells[&format!("B{row}")], Data::String(text.to_owned()));
    }
    assert!(book.formulas("附表").is_empty());
    assert!(!book.files.keys().any(|name| name.contains("worksheets/_rels")), "a link");
}

#[test]
fn sums_are_formulas_over_their_rows() {
    // Subtotals before their items, the total of the subtotals at the end: 40 = 12.5 + 20 + 7.5, 50.25 = 30.25 + 20.
    let table = column(vec![
        sum("40", &[1, 2, 3]),
        number("12.5"),
        number("20"),
        number("7.5"),
        sum("50.25", &[5, 7]),
        number("30.25"),
        Cell::centred(""),
        number("20"),
        sum("90.25", &[0, 4]),
    ]);
    let mut book = Book::of(&with_table(table));
    let formulas = book.formulas("附表");
    let expected = [("B1", "SUM(B2:B4)"), ("B5", "SUM(B6,B8)"), ("B9", "SUM(B1,B5)")];
    assert_eq!(
        formulas.iter().map(|(place, formula)| (place.as_str(), formula.as_str())).collect::<Vec<_>>(),
        expected
    );
    let cells = book.cells("附表");
    for (place, printed) in [("B1", 40.0), ("B5", 50.25), ("B9", 90.25)] {
        assert_eq!(cells[place], Data::Float(printed), "{place}");
    }
    for (place, computed) in book.evaluated("附表") {
        assert_eq!(cells[&place], Data::Float(computed), "{place}");
    }
}

#[test]
fn a_sum_over_an_empty_cell_counts_it_as_none() {
    let mut book =
        Book::of(&with_table(column(vec![number("4"), Cell::number(None), number("5"), sum("9", &[0, 1, 2])])));
    assert_eq!(book.formulas("附表")["B4"], "SUM(B1:B3)");
    assert_eq!(book.cells("附表")["B4"], Data::Float(9.0));
}

#[test]
fn words_among_the_rows_count_as_none() {
    let cells = vec![number("4"), Cell::centred("不适用"), number("5"), sum("9", &[0, 1, 2])];
    assert_eq!(Book::of(&with_table(column(cells))).evaluated("附表"), [("B4".to_owned(), 9.0)]);
}

#[test]
fn what_the_rows_do_not_add_up_to_is_no_formula() {
    for (of, text) in [(vec![0, 1], "9.4"), (vec![0, 9], "4"), (vec![0, u32::MAX], "4"), (vec![2], "8"), (vec![3], "9")]
    {
        let cells = vec![number("4"), number("5"), sum(text, &of), number("1234567890.1234567")];
        let mut book = Book::of(&with_table(column(cells)));
        assert!(book.formulas("附表").is_empty(), "{of:?}");
        assert_eq!(book.cells("附表")["B3"], Data::Float(text.parse().unwrap()));
    }
}

#[test]
fn no_formula_depends_on_itself() {
    let mut book = Book::of(&with_table(column(vec![
        sum("5", &[1]),
        sum("5", &[2]),
        sum("5", &[0]),
        number("5"),
        sum("5", &[3]),
    ])));
    assert_eq!(book.formulas("附表").into_iter().collect::<Vec<_>>(), [("B5".to_owned(), "SUM(B4)".to_owned())]);
}

#[test]
fn a_sum_of_many_rows_keeps_to_the_limits_of_formulas() {
    let apart: Vec<u32> = (0..600).map(|row| row * 2).collect();
    let mut cells = vec![number("1"); 1200];
    cells.push(sum("600", &apart));
    let mut book = Book::of(&with_table(column(cells.clone())));
    let formula = book.formulas("附表").remove("B1201").unwrap();
    assert!(formula.starts_with("SUM(B1,B3,") && formula.ends_with(",B1199)") && formula.len() < 8192);
    assert!(formula.split("SUM").all(|arguments| arguments.split(',').count() <= 255));
    let far: Vec<u32> = (0..3000).map(|row| row * 2).collect();
    let mut cells = vec![number("1"); 6000];
    cells.push(sum("3000", &far));
    let mut book = Book::of(&with_table(column(cells)));
    assert!(book.formulas("附表").is_empty());
    assert_eq!(book.cells("附表")["B6001"], Data::Float(3000.0));
}
