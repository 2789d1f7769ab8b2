//! Files for Word: unpacked, read by a strict XML parser and compared with the document.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use roxmltree::Node;
use ziping::render::docx;
use ziping::report::document::{Align, Blanks, Block, Cell, Document, Orientation, Role, Style, Table};

#[path = "docx/lines.rs"]
mod lines;
#[path = "docx/sample.rs"]
mod sample;
use sample::{blank, heading, of, paragraph, part, row, sample, score_table, title};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The parts of a file by name; each is well-formed XML.
fn unpacked(bytes: Vec<u8>) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let date = file.last_modified().unwrap();
        assert_eq!((date.year(), date.month(), date.day(), date.hour()), (1980, 1, 1, 0));
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let name = file.name().unwrap().into_owned();
        roxmltree::Document::parse(&text).map_err(|error| (&name, error)).unwrap();
        parts.insert(name, text);
    }
    parts
}

fn body(document: &Document) -> String {
    unpacked(docx(document)).remove("word/document.xml").unwrap()
}

fn named<'d>(node: Node<'d, 'd>, name: &str) -> Vec<Node<'d, 'd>> {
    node.descendants().filter(|node| node.has_tag_name((W, name))).collect()
}

fn value<'d>(node: Node<'d, 'd>, name: &str) -> Option<&'d str> {
    node.attribute((W, name))
}

/// Each paragraph with its style and its words; a break is a line break.
fn paragraphs(root: Node<'_, '_>) -> Vec<(String, String)> {
    let text = |node: Node<'_, '_>| match node.tag_name().name() {
        "t" => node.text().unwrap_or_default().to_owned(),
        "br" => "\n".to_owned(),
        "tab" if node.parent().unwrap().has_tag_name((W, "r")) => "\t".to_owned(),
        _ => String::new(),
    };
    let style = |node| named(node, "pStyle").first().and_then(|style| value(*style, "val")).unwrap().to_owned();
    let paragraphs = root.descendants().filter(|node| node.has_tag_name((W, "p")));
    paragraphs.map(|node| (style(node), node.descendants().map(text).collect())).collect()
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let bytes = docx(&sample());
    assert_eq!(bytes, docx(&sample()));
    assert_eq!(bytes, std::thread::spawn(|| docx(&sample())).join().unwrap());
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/sample.docx"), bytes).unwrap();
}

#[test]
fn every_word_stands_there_once_and_in_order() {
    let document = sample();
    let text = body(&document);
    let tree = roxmltree::Document::parse(&text).unwrap();
    let written: Vec<String> = paragraphs(tree.root()).into_iter().map(|(_, text)| text).collect();
    let mut written = written.iter().filter(|text| !text.is_empty());
    for block in document.parts.iter().flat_map(|part| &part.blocks) {
        match block {
            Block::Title(paragraph) | Block::Paragraph(paragraph) => assert_eq!(written.next(), Some(&paragraph.text)),
            Block::Heading(heading) => assert_eq!(written.next(), Some(&heading.text)),
            Block::Table(table) => {
                if let Some(caption) = &table.caption {
                    assert_eq!(written.next(), Some(caption));
                }
                let rows = table.header.iter().chain(&table.rows);
                for cell in rows.flat_map(|row| &row.cells).filter(|cell| !cell.text.is_empty()) {
                    assert_eq!(written.next(), Some(&cell.text));
                }
            }
            Block::Blanks(blanks) => {
                for line in &blanks.lines {
                    let text = written.next().unwrap();
                    for blank in line {
                        assert!(text.contains(&format!(
                            "{}：{}",
                            blank.label,
                            blank.value.as_deref().unwrap_or_default()
                        )));
                    }
                }
            }
        }
    }
    assert_eq!(written.next(), Some(&document.origin));
    assert_eq!(written.next(), None);
}

#[test]
fn paragraphs_have_the_styles_of_the_file() {
    let parts = unpacked(docx(&sample()));
    let tree = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    let written = paragraphs(tree.root());
    for (style, text) in [
        ("Title", "部门整体支出绩效自评表"),
        ("Heading1", "部门（单位）概况"),
        ("Heading2", "当年预算及执行情况"),
        ("Heading3", "人员支出"),
        ("Heading4", "工资福利"),
        ("ReportBody", "无。"),
        ("Mark", "附表3"),
        ("TableUnit", "单位：分"),
        ("TableNote", "注：①得分保留两位小数；②每个项目另附自评表。"),
        ("Signed", "示例县示例局"),
        ("Signed", "2024年2月26日"),
        ("SmallHead", "评分标准"),
        ("SmallStrong", "92.35"),
        ("SmallText", "三项均符合。"),
        ("TableText", "基本支出"),
        ("Caption", "预算执行情况"),
    ] {
        assert!(written.contains(&(style.to_owned(), text.to_owned())), "{style}: {text}");
    }
    let styles = roxmltree::Document::parse(&parts["word/styles.xml"]).unwrap();
    let fonts = roxmltree::Document::parse(&parts["word/fontTable.xml"]).unwrap();
    let known: Vec<_> = named(styles.root(), "style").iter().filter_map(|style| value(*style, "styleId")).collect();
    let footers =
        ["word/footer1.xml", "word/footer2.xml"].map(|name| roxmltree::Document::parse(&parts[name]).unwrap());
    for (style, _) in
        written.iter().chain(footers.iter().flat_map(|footer| paragraphs(footer.root())).collect::<Vec<_>>().iter())
    {
        assert!(known.contains(&style.as_str()), "{style}");
    }
    let named_fonts: Vec<_> = named(fonts.root(), "font").iter().filter_map(|font| value(*font, "name")).collect();
    for used in named(styles.root(), "rFonts").iter().filter_map(|font| value(*font, "eastAsia")) {
        assert!(named_fonts.contains(&used), "{used}");
    }
    assert!(named(fonts.root(), "font").iter().all(|font| !named(*font, "altName").is_empty()));
}

#[test]
fn pages_are_those_of_the_standard() {
    let parts = unpacked(docx(&sample()));
    let tree = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    let sections = named(tree.root(), "sectPr");
    assert_eq!(sections.len(), 3);
    for (section, lies) in sections.iter().zip([false, true, false]) {
        let numbers = |name: &str, keys: &[&str]| -> Vec<String> {
            keys.iter().map(|key| value(named(*section, name)[0], key).unwrap().to_owned()).collect()
        };
        let margins = numbers("pgMar", &["top", "bottom", "left", "right"]);
        let size = numbers("pgSz", &["w", "h"]);
        if lies {
            assert_eq!(
                (size, margins),
                (vec!["16838".into(), "11906".into()], ["1587", "1474", "1984", "2098"].map(String::from).to_vec())
            );
            assert_eq!(numbers("pgSz", &["orient"]), ["landscape"]);
        } else {
            assert_eq!(
                (size, margins),
                (vec!["11906".into(), "16838".into()], ["2098", "1984", "1587", "1474"].map(String::from).to_vec())
            );
        }
        assert_eq!(numbers("docGrid", &["type", "linePitch", "charSpace"]), ["linesAndChars", "579", "-849"]);
        let footers: Vec<_> =
            named(*section, "footerReference").iter().filter_map(|node| value(*node, "type")).collect();
        assert_eq!(footers, ["default", "even"]);
        assert!(named(*section, "titlePg").is_empty());
    }
    for (footer, style) in [("word/footer1.xml", "FooterOdd"), ("word/footer2.xml", "FooterEven")] {
        let footer = roxmltree::Document::parse(&parts[footer]).unwrap();
        assert_eq!(paragraphs(footer.root()), [(style.to_owned(), "— 1 —".to_owned())]);
        assert_eq!(named(footer.root(), "instrText")[0].text(), Some("PAGE"));
    }
    assert!(parts["word/settings.xml"].contains("<w:evenAndOddHeaders/>"));
}

#[test]
fn tables_are_real() {
    let text = body(&sample());
    let tree = roxmltree::Document::parse(&text).unwrap();
    let tables = named(tree.root(), "tbl");
    assert_eq!(tables.len(), 3);
    for (table, (width, columns)) in tables.iter().zip([(8_845, 3), (12_756, 7), (8_845, 7)]) {
        let number = |node: Node<'_, '_>, name: &str| value(node, name).unwrap().parse::<u32>().unwrap();
        let grid: Vec<u32> = named(*table, "gridCol").iter().map(|column| number(*column, "w")).collect();
        assert_eq!((grid.len(), grid.iter().sum::<u32>()), (columns, width));
        for (index, row) in named(*table, "tr").iter().enumerate() {
            assert_eq!(named(*row, "tblHeader").len(), usize::from(index == 0));
            assert_eq!(named(*row, "cantSplit").len(), 1);
            let widths = named(*row, "tcW").iter().map(|cell| number(*cell, "w")).sum::<u32>();
            assert_eq!(widths, width, "row {index}");
            let spans: u32 = named(*row, "gridSpan").iter().map(|span| number(*span, "val") - 1).sum();
            assert_eq!(named(*row, "tc").len() + usize::try_from(spans).unwrap(), columns, "row {index}");
        }
    }
    let merges: Vec<_> = named(tables[1], "vMerge").iter().filter_map(|merge| value(*merge, "val")).collect();
    assert_eq!(merges, ["restart", "restart", "continue", "continue", "continue"]);
}

#[test]
fn cells_that_do_not_fit_keep_their_words() {
    let wild = |text: &str, columns, rows| Cell { align: Align::End, ..Cell::text(text).over(columns).down(rows) };
    let rows = vec![
        row(Role::Item, vec![wild("甲", 0, 0), wild("乙", u32::MAX, u32::MAX), wild("丙", 2, 2)]),
        row(Role::Item, vec![]),
        row(Role::Total, (0..200).map(|index| wild(&format!("丁{index}"), 1, 3)).collect()),
    ];
    let table = Table { caption: None, widths: vec![0, u32::MAX, 1], header: vec![], rows };
    let text = body(&of(vec![Block::Table(table)]));
    let tree = roxmltree::Document::parse(&text).unwrap();
    let written: String = paragraphs(tree.root()).into_iter().map(|(_, text)| text).collect();
    let expected: String =
        ["甲", "乙", "丙"].map(str::to_owned).into_iter().chain((0..200).map(|index| format!("丁{index}"))).collect();
    assert_eq!(written, expected);
    for row in named(tree.root(), "tr") {
        assert!(named(row, "tc").len() <= 63);
    }
    assert!(named(tree.root(), "gridCol").iter().all(|column| value(*column, "w").unwrap() != "0"));
}

/// Each paragraph as its place in a numbering, or as its words where Word does not number it.
fn counted(document: &Document) -> Vec<String> {
    let text = body(document);
    let tree = roxmltree::Document::parse(&text).unwrap();
    let number = |node, name| value(named(node, name)[0], "val").unwrap().to_owned();
    let counted = |node| match named(node, "numPr").first() {
        Some(numbered) => format!("{}/{}", number(*numbered, "numId"), number(*numbered, "ilvl")),
        None => paragraphs(node).remove(0).1,
    };
    named(tree.root(), "p").into_iter().map(counted).collect()
}

#[test]
fn headings_are_counted_where_their_numbers_are_those_that_word_counts() {
    let headings = |numbers: &[(u32, &str)]| {
        numbers.iter().map(|(level, number)| heading(*level, number, "概况")).collect::<Vec<_>>()
    };
    let right = headings(&[
        (1, "一、"),
        (2, "（一）"),
        (3, "1."),
        (3, "2."),
        (4, "（1）"),
        (2, "（二）"),
        (3, "1."),
        (1, "二、"),
        (1, ""),
    ]);
    let two = Document {
        parts: vec![part(Orientation::Portrait, right.clone()), part(Orientation::Portrait, right)],
        ..of(vec![])
    };
    let of_part = |id: u32| {
        ["0", "1", "2", "2", "3", "1", "2", "0"]
            .map(|level| format!("{id}/{level}"))
            .into_iter()
            .chain(["概况".to_owned()])
    };
    assert_eq!(counted(&two), of_part(3).chain(of_part(4)).collect::<Vec<_>>());
    let numbering = unpacked(docx(&two)).remove("word/numbering.xml").unwrap();
    let tree = roxmltree::Document::parse(&numbering).unwrap();
    let ids: Vec<_> = named(tree.root(), "num").iter().filter_map(|number| value(*number, "numId")).collect();
    assert_eq!(ids, ["1", "3", "4"]);
    let chinese = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一";
    let many = chinese.split(' ').map(|number| heading(1, &format!("{number}、"), "概况")).collect();
    assert!(counted(&of(many)).iter().all(|number| number == "3/0"));
    assert_eq!(counted(&of(headings(&[(2, "（一）"), (3, "1.")]))), ["3/1", "3/2"]);
    for wrong in [
        vec![(1, "二、")],
        vec![(1, "一、"), (1, "三、")],
        vec![(1, "一、"), (3, "1.")],
        vec![(2, "（一）"), (1, "一、")],
        vec![(1, "一、"), (2, "（一）"), (3, "1、")],
        vec![(5, "①")],
        vec![(0, "一、")],
    ] {
        let expected: Vec<_> = wrong.iter().map(|(_, number)| format!("{number}概况")).collect();
        assert_eq!(counted(&of(headings(&wrong))), expected);
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let texts = [
        "<script>alert(1)</script>&amp;\"'",
        "=HYPERLINK(\"http://example.org\")",
        "<w:tbl><w:trPr><w:cantSplit /></w:trPr>]]>",
        "甲\u{0}\u{1}\u{8}\u{B}\u{C}\u{1F}\u{FFFE}\u{FFFF}乙",
        "\u{202E}אבג\u{200F}",
        "一\r\n二\r三\n四\t五",
        "𠀀😀\u{85}\u{2028}",
    ];
    let expected = [texts[0], texts[1], texts[2], "甲乙", texts[4], "一\n二\n三\n四\t五", texts[6]];
    for (text, expected) in texts.into_iter().zip(expected) {
        let lines = vec![vec![blank(text, Some(text)), blank(text, None)]];
        let mut document = of(vec![
            title(text),
            heading(1, "一、", text),
            heading(9, text, text),
            paragraph(Style::Body, text),
            Block::Blanks(Blanks { head: false, lines }),
            Block::Table(Table {
                caption: Some(text.to_owned()),
                rows: vec![row(Role::Item, vec![Cell::text(text)])],
                ..score_table()
            }),
            Block::Table(score_table()),
        ]);
        text.clone_into(&mut document.title);
        text.clone_into(&mut document.origin);
        let parts = unpacked(docx(&document));
        let tree = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
        let written = paragraphs(tree.root());
        let all = |style: &str| written.iter().find(|(each, _)| each == style).map(|(_, text)| text.clone()).unwrap();
        assert_eq!(all("Title"), expected);
        assert_eq!(all("Heading1"), format!("一、{expected}"));
        assert_eq!(all("ReportBody"), expected);
        assert_eq!(all("Origin"), expected);
        assert_eq!(all("Caption"), expected);
        let core = roxmltree::Document::parse(&parts["docProps/core.xml"]).unwrap();
        let named = core.root().descendants().find(|node| node.tag_name().name() == "title").unwrap();
        assert_eq!(named.text().unwrap_or_default(), expected);
    }
}

#[test]
fn nothing_and_very_much_are_written() {
    let empty = Document { title: String::new(), origin: String::new(), parts: vec![] };
    assert!(body(&empty).contains("w:w=\"11906\""));
    let hollow = Block::Table(Table { caption: None, ..Table::default() });
    let blanks = Block::Blanks(Blanks { head: false, lines: vec![vec![]] });
    assert_eq!(named(roxmltree::Document::parse(&body(&of(vec![hollow, blanks]))).unwrap().root(), "sectPr").len(), 1);
    let parts = vec![part(Orientation::Landscape, vec![]), part(Orientation::Portrait, vec![])];
    let text = body(&Document { parts, ..empty });
    assert_eq!(text.matches("<w:sectPr>").count(), 2);

    let long = "绩".repeat(1_000_000);
    let rows =
        (0..1_000).map(|index| row(Role::Item, (0..20).map(|cell| Cell::text(format!("{index}.{cell}"))).collect()));
    let mut table = Table { rows: rows.collect(), ..score_table() };
    table.rows.push(row(Role::Item, vec![Cell::text(long.clone())]));
    let text = body(&of(vec![paragraph(Style::Body, &long), Block::Table(table)]));
    assert_eq!(text.matches('绩').count(), 2_000_000);
    let tree = roxmltree::Document::parse(&text).unwrap();
    let rows = named(tree.root(), "tr");
    assert_eq!(rows.len(), 1_002);
    assert_eq!(rows.iter().filter(|row| named(**row, "cantSplit").is_empty()).count(), 1);
}
