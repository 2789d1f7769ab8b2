//! Sheets, and what stands where on them.

use calamine::Data;
use ziping::report::document::{Blank, Blanks, Block, Cell, Heading, Part, Role, Style, Table};

use crate::book::{Book, column, document, number, paragraph, part, row, sum, title, with_table};

fn blank(label: &str, value: Option<&str>) -> Blank {
    Blank { label: label.to_owned(), value: value.map(str::to_owned) }
}

/// A table as it is signed: head, header, a section over two items, notes and signatures.
pub fn signed() -> Part {
    let table = Table {
        caption: None,
        widths: vec![2, 4, 1, 1],
        header: vec![row(
            Role::Header,
            vec![Cell::centred("考核内容").over(2), Cell::centred("分值"), Cell::centred("得分")],
        )],
        rows: vec![
            row(Role::Item, vec![Cell::text("投入").down(2), Cell::text("预算编制"), number("10"), number("9.5")]),
            row(Role::Item, vec![Cell::text("预算执行"), number("20"), number("20")]),
            row(Role::Total, vec![Cell::centred("合计").over(2), sum("30", &[0, 1]), sum("29.5", &[0, 1])]),
        ],
    };
    let head = Blanks {
        head: true,
        lines: vec![vec![blank("填报单位名称", Some("乙县甲局")), blank("填报日期", None)]],
    };
    let foot = Blanks {
        head: false,
        lines: vec![vec![blank("负责人", None), blank("填报人", None), blank("电话", None)]],
    };
    part(
        "附表3",
        vec![
            paragraph(Style::Mark, "附表3"),
            title("整体支出绩效自评表"),
            Block::Blanks(head),
            Block::Table(table),
            paragraph(Style::Note, "注：①分值100分。"),
            Block::Blanks(foot),
        ],
    )
}

#[test]
fn everything_stands_in_order() {
    let mut book = Book::of(&document(vec![signed()]));
    let cells = book.cells("附表3");
    let texts = |place: &str, text: &str| assert_eq!(cells[place], Data::String(text.to_owned()), "{place}");
    texts("A1", "附表3");
    texts("A2", "整体支出绩效自评表");
    texts("A3", "填报单位名称：乙县甲局");
    texts("B3", "填报日期：");
    texts("A4", "考核内容");
    texts("C4", "分值");
    texts("D4", "得分");
    texts("A5", "投入");
    texts("B5", "预算编制");
    assert_eq!(cells["D5"], Data::Float(9.5));
    texts("B6", "预算执行");
    texts("A7", "合计");
    texts("A8", "注：①分值100分。");
    texts("A9", "负责人：");
    texts("B9", "填报人：");
    texts("C9", "电话：");
    assert_eq!(book.merged_names("附表3"), ["A1:D1", "A2:D2", "B3:D3", "A4:B4", "A5:A6", "A7:B7", "A8:D8", "C9:D9"]);
    assert_eq!(book.formulas("附表3")["D7"], "SUM(D5:D6)");
    assert_eq!(book.formulas("附表3")["C7"], "SUM(C5:C6)");
}

#[test]
fn parts_without_a_table_are_left_out() {
    let prose = part("正文", vec![paragraph(Style::Body, "一段")]);
    let mut book = Book::of(&document(vec![prose.clone(), signed(), signed()]));
    assert_eq!(book.names(), ["附表3", "附表3（2）"]);
    assert_eq!(book.formulas("附表3（2）")["D7"], "SUM(D5:D6)");
    let heading = Block::Heading(Heading { level: 1, number: "一、".to_owned(), text: "概况".to_owned() });
    let mut book = Book::of(&document(vec![part("标题", vec![heading]), prose]));
    assert_eq!(book.names(), ["自评报告"]);
    assert_eq!(book.texts("自评报告"), ["一、概况", "　　一段"]);
}

#[test]
fn an_empty_document_is_an_empty_sheet() {
    let mut document = document(Vec::new());
    assert_eq!(Book::of(&document).names(), ["自评报告"]);
    document.title = "[]:*?/\\".to_owned();
    document.parts = vec![part("", Vec::new())];
    assert_eq!(Book::of(&document).names(), ["［］：＊？／＼"]);
    let mut book = Book::of(&with_table(Table::default()));
    assert!(book.cells("附表").is_empty());
}

#[test]
fn the_origin_stands_at_the_end_of_the_last_sheet() {
    let mut report = document(vec![signed(), signed()]);
    report.origin = "由 ziping 生成".to_owned();
    let mut book = Book::of(&report);
    assert_eq!(book.cells("附表3（2）")["A10"], Data::String("由 ziping 生成".to_owned()));
    assert!(!book.cells("附表3").contains_key("A10"));
    report.parts[1].blocks.push(paragraph(Style::Origin, "来源"));
    let texts = Book::of(&report).texts("附表3（2）");
    assert_eq!(texts.last().map(String::as_str), Some("来源"));
}

#[test]
fn tables_of_one_sheet_share_its_columns() {
    let three = row(Role::Item, vec![number("1"), number("2"), number("3")]);
    let two = row(Role::Item, vec![number("4"), number("5")]);
    let total = row(Role::Total, vec![Cell::text("计"), sum("5", &[0])]);
    let tables = vec![
        Block::Table(Table { widths: vec![1, 2, 1], rows: vec![three], ..Table::default() }),
        Block::Table(Table {
            caption: Some("表二".to_owned()),
            widths: vec![1, 1],
            rows: vec![two, total],
            ..Table::default()
        }),
    ];
    let mut book = Book::of(&document(vec![part("附表", tables)]));
    let cells = book.cells("附表");
    for (place, value) in [("A1", 1.0), ("B1", 2.0), ("D1", 3.0), ("A3", 4.0), ("C3", 5.0)] {
        assert_eq!(cells[place], Data::Float(value), "{place}");
    }
    assert_eq!(book.merged_names("附表"), ["B1:C1", "A2:D2", "A3:B3", "C3:D3", "A4:B4", "C4:D4"]);
    assert_eq!(book.formulas("附表")["C4"], "SUM(C3)");
}

#[test]
fn a_row_too_high_for_a_sheet_takes_several() {
    let mut table = column(vec![number("1"), number("2"), sum("3", &[0, 1])]);
    table.rows[0].cells[0].text = "长".repeat(3000);
    let mut book = Book::of(&with_table(table));
    let merged = book.merged_names("附表");
    assert!(merged[0].starts_with("A1:A") && merged[1].starts_with("B1:B"), "{merged:?}");
    let rows: u32 = merged[0].trim_start_matches("A1:A").parse().unwrap();
    assert!(rows > 1);
    assert_eq!(book.formulas("附表")[&format!("B{}", rows + 2)], format!("SUM(B1:B{})", rows + 1));
}
