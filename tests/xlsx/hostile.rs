//! Texts that would break a careless writer.

use calamine::Data;
use ziping::render::xlsx;
use ziping::report::document::{Blank, Blanks, Block, Cell, Heading, Role, Style, Table};

use crate::book::{Book, column, document, number, paragraph, part, row, title, with_table};
use crate::tables::signed;

const TEXTS: &[(&str, &str)] = &[
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("a & b < c > d \" ' ]]>", "a & b < c > d \" ' ]]>"),
    ("a\u{0}b\u{8}c\u{B}d\u{1F}e", "abcde"),
    ("\u{FFFE}x\u{FFFF}", "x"),
    ("_x0041_ _x000D_", "_x0041_ _x000D_"),
    ("<r><t>x</t></r>", "<r><t>x</t></r> "),
    ("<r><broken></r>", "<r><broken></r> "),
    ("行一\r\n行二\r行三", "行一\n行二\n行三"),
    ("\u{202E}反\u{200F}向\u{2066}", "\u{202E}反\u{200F}向\u{2066}"),
    ("😀𠮷\u{E000}", "😀𠮷\u{E000}"),
    (" 空 ", " 空 "),
    ("&#0;&#x1;&nbsp;<!--", "&#0;&#x1;&nbsp;<!--"),
];

#[test]
fn texts_come_back_as_they_are() {
    let mut book = Book::of(&with_table(column(TEXTS.iter().map(|(text, _)| Cell::text(*text)).collect())));
    let cells = book.cells("附表");
    for (row, (_, expected)) in (1..).zip(TEXTS) {
        assert_eq!(cells[&format!("B{row}")], Data::String((*expected).to_owned()));
    }
}

#[test]
fn every_place_takes_every_text() {
    for (text, expected) in TEXTS {
        let owned = || (*text).to_owned();
        let blank = || Blank { label: owned(), value: Some(owned()) };
        let mut table = column(vec![Cell::text(*text).over(2)]);
        table.caption = Some(owned());
        table.header = vec![row(Role::Header, vec![Cell::text(*text)])];
        let blocks = vec![
            title(text),
            Block::Heading(Heading { level: 9, number: owned(), text: owned() }),
            paragraph(Style::Body, text),
            Block::Blanks(Blanks { head: true, lines: vec![vec![blank(), blank(), blank()], Vec::new()] }),
            Block::Table(table),
        ];
        let mut report = document(vec![part(text, blocks.clone()), part(text, blocks)]);
        report.title = owned();
        report.origin = owned();
        let mut book = Book::of(&report);
        let names = book.names();
        assert_eq!(names.len(), 2);
        for name in names {
            assert!(book.texts(&name).contains(&(*expected).to_owned()), "{text:?}");
        }
    }
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_with_a_remark() {
    let long = "长".repeat(1_000_000);
    let cell = Cell::text(long.clone());
    let table = Table { rows: vec![row(Role::Item, vec![cell])], ..Table::default() };
    let report = document(vec![part("附表", vec![paragraph(Style::Note, &long), Block::Table(table)])]);
    for text in Book::of(&report).texts("附表") {
        assert!(text.ends_with("长…（全文见 Word 或 HTML）"));
        assert_eq!(text.encode_utf16().count(), 32_767);
    }
    let breaks = document(vec![part("附表", vec![title(&"\n".repeat(1_000_000)), Block::Table(Table::default())])]);
    Book::of(&breaks);
}

#[test]
fn a_thousand_rows_and_sheets() {
    let cells = (0..1000).map(|_| number("0.5")).collect();
    let mut report = with_table(column(cells));
    report.parts.extend((0..1000).map(|_| signed()));
    let mut book = Book::of(&report);
    assert_eq!((book.names().len(), book.cells("附表").len()), (1001, 2000));
    assert_eq!(book.formulas("附表3（1000）")["D7"], "SUM(D5:D6)");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let mut report = document(vec![signed(), signed()]);
    report.origin = "来源".to_owned();
    let first = xlsx(&report);
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert!(first == xlsx(&report), "the bytes differ");
    let core = &Book::of(&report).files["docProps/core.xml"];
    assert_eq!(core.matches("2024-01-01T00:00:00Z").count(), 2, "{core}");
}
