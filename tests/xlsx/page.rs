//! How a sheet is printed and shown.

use ziping::report::document::{Block, Orientation};

use crate::book::{Book, column, document, number, part, title};
use crate::tables::signed;

fn attribute(xml: &str, tag: &str, name: &str) -> Option<String> {
    let tree = roxmltree::Document::parse(xml).unwrap();
    let node = tree.descendants().find(|node| node.tag_name().name() == tag)?;
    node.attribute(name).map(str::to_owned)
}

#[test]
fn fits_one_page_of_a4_in_width() {
    let mut wide = signed();
    wide.orientation = Orientation::Landscape;
    let book = Book::of(&document(vec![signed(), wide]));
    for (number, orientation) in [(1, "portrait"), (2, "landscape")] {
        let sheet = book.sheet(number);
        assert_eq!(attribute(sheet, "pageSetup", "paperSize").as_deref(), Some("9"));
        assert_eq!(attribute(sheet, "pageSetup", "orientation").as_deref(), Some(orientation));
        assert_eq!(attribute(sheet, "pageSetup", "fitToHeight").as_deref(), Some("0"));
        assert_eq!(attribute(sheet, "pageSetUpPr", "fitToPage").as_deref(), Some("1"));
        assert_eq!(attribute(sheet, "printOptions", "horizontalCentered").as_deref(), Some("1"));
        assert!(sheet.contains("<oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter>"));
    }
}

#[test]
fn the_header_is_frozen_and_repeated() {
    let book = Book::of(&document(vec![signed()]));
    assert_eq!(attribute(book.sheet(1), "pane", "ySplit").as_deref(), Some("4"));
    assert_eq!(attribute(book.sheet(1), "pane", "state").as_deref(), Some("frozen"));
    let names = &book.files["xl/workbook.xml"];
    assert!(names.contains("附表3'!$4:$4</definedName>") || names.contains("附表3!$4:$4</definedName>"), "{names}");
    assert!(names.contains("$A$1:$D$9</definedName>"), "{names}");
}

#[test]
fn no_header_stands_over_the_rows_of_another_table() {
    let mut two = signed();
    two.blocks.push(Block::Table(column(vec![number("1")])));
    let mut high = signed();
    high.blocks.insert(0, title(&"长".repeat(2000)));
    let plain = part("无表头", vec![Block::Table(column(vec![number("1")]))]);
    let book = Book::of(&document(vec![two, high, plain]));
    for number in 1..=3 {
        assert_eq!(attribute(book.sheet(number), "pane", "ySplit"), None, "{number}");
    }
    // A header below a long title is not frozen with it, and repeated nevertheless.
    assert_eq!(book.files["xl/workbook.xml"].matches("_xlnm.Print_Titles").count(), 1);
}

#[test]
fn columns_are_as_wide_as_the_page_and_rows_as_high_as_their_text() {
    let mut long = signed();
    let Block::Table(table) = &mut long.blocks[3] else { panic!("no table") };
    table.rows[0].cells[1].text = "很长的考核内容".repeat(20);
    let book = Book::of(&document(vec![signed(), long]));
    let widths = |number: u32| -> Vec<f64> {
        let tree = roxmltree::Document::parse(book.sheet(number)).unwrap();
        tree.descendants()
            .filter_map(|node| (node.tag_name().name() == "col").then(|| node.attribute("width")?.parse().ok())?)
            .collect()
    };
    let sum: f64 = widths(1).iter().sum();
    assert!((85.0..95.0).contains(&sum), "{sum}");
    let height = |number: u32| -> f64 {
        let tree = roxmltree::Document::parse(book.sheet(number)).unwrap();
        let row = tree
            .descendants()
            .find(|node| node.tag_name().name() == "row" && node.attribute("r") == Some("5"))
            .unwrap();
        row.attribute("ht").unwrap().parse().unwrap()
    };
    assert!(height(1) < 30.0 && height(2) > 60.0, "{} {}", height(1), height(2));
}
