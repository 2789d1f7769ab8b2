//! A workbook as others see it, and documents to make one from.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Dimensions, Reader, Xlsx};
use ziping::decimal;
use ziping::report::document::{Block, Cell, Document, Orientation, Paragraph, Part, Role, Row, Style, Table};

/// A workbook that is read back.
pub struct Book {
    reader: Xlsx<Cursor<Vec<u8>>>,
    /// Its files.
    pub files: BTreeMap<String, String>,
}

impl Book {
    /// The workbook of a document, whose files are all well-formed XML.
    pub fn of(document: &Document) -> Self {
        let bytes = ziping::render::xlsx(document);
        let mut files = BTreeMap::new();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes.clone())).unwrap();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let (name, mut text) = (file.name().unwrap().into_owned(), String::new());
            file.read_to_string(&mut text).unwrap();
            roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            files.insert(name, text);
        }
        Self { reader: Xlsx::new(Cursor::new(bytes)).unwrap(), files }
    }

    pub fn names(&self) -> Vec<String> {
        self.reader.sheet_names()
    }

    /// All that stands on a sheet, by reference.
    pub fn cells(&mut self, sheet: &str) -> BTreeMap<String, Data> {
        let range = self.reader.worksheet_range(sheet).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        let filled = range.used_cells().map(|(row, column, data)| {
            let (row, column) = (row + index(top), column + index(left));
            (reference(row, column), data.clone())
        });
        filled.collect()
    }

    pub fn texts(&mut self, sheet: &str) -> Vec<String> {
        let range = self.reader.worksheet_range(sheet).unwrap();
        range
            .used_cells()
            .filter_map(|(_, _, data)| if let Data::String(text) = data { Some(text.clone()) } else { None })
            .collect()
    }

    pub fn formulas(&mut self, sheet: &str) -> BTreeMap<String, String> {
        let range = self.reader.worksheet_formula(sheet).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        let filled = range.used_cells().filter(|(_, _, formula)| !formula.is_empty());
        filled
            .map(|(row, column, formula)| (reference(row + index(top), column + index(left)), formula.clone()))
            .collect()
    }

    /// What the formulas of a sheet give, from the numbers that stand on it.
    pub fn evaluated(&mut self, sheet: &str) -> Vec<(String, f64)> {
        let cells = self.cells(sheet);
        let value = |place: String| if let Some(Data::Float(value)) = cells.get(&place) { *value } else { 0.0 };
        let sum = |argument: &str| -> f64 {
            let (first, last) = argument.split_once(':').unwrap_or((argument, argument));
            let column = first.trim_end_matches(|character: char| character.is_ascii_digit());
            let row = |place: &str| place.trim_start_matches(column).parse::<u32>().unwrap();
            (row(first)..=row(last)).map(|row| value(format!("{column}{row}"))).sum()
        };
        let evaluate = |formula: &str| -> f64 {
            let arguments = formula.split("SUM(").flat_map(|call| call.split([',', ')', '+']));
            arguments.filter(|argument| !argument.is_empty()).map(sum).sum()
        };
        self.formulas(sheet).into_iter().map(|(place, formula)| (place, evaluate(&formula))).collect()
    }

    pub fn merged(&mut self, sheet: &str) -> Vec<Dimensions> {
        self.reader.merge_cells_by_sheet_name(sheet).unwrap()
    }

    /// The merged regions of a sheet, as `A1:C1`, in the order of the sheet.
    pub fn merged_names(&mut self, sheet: &str) -> Vec<String> {
        let mut regions = self.merged(sheet);
        regions.sort_by_key(|region| region.start);
        let name = |(row, column): (u32, u32)| reference(index(row), index(column));
        regions.into_iter().map(|region| format!("{}:{}", name(region.start), name(region.end))).collect()
    }

    /// The XML of a sheet, by its number from 1.
    pub fn sheet(&self, number: u32) -> &str {
        &self.files[&format!("xl/worksheets/sheet{number}.xml")]
    }

    /// The number format of a cell of a sheet, as the styles have it.
    pub fn format(&self, number: u32, reference: &str) -> String {
        let sheet = roxmltree::Document::parse(self.sheet(number)).unwrap();
        let styles = roxmltree::Document::parse(&self.files["xl/styles.xml"]).unwrap();
        let cell = sheet.descendants().find(|node| node.attribute("r") == Some(reference)).unwrap();
        let index: usize = cell.attribute("s").unwrap().parse().unwrap();
        let formats = styles
            .descendants()
            .find(|node| node.has_tag_name((node.tag_name().namespace().unwrap_or_default(), "cellXfs")))
            .unwrap();
        let id = formats
            .children()
            .filter(roxmltree::Node::is_element)
            .nth(index)
            .unwrap()
            .attribute("numFmtId")
            .unwrap()
            .to_owned();
        let own = styles
            .descendants()
            .find(|node| node.attribute("formatCode").is_some() && node.attribute("numFmtId") == Some(&id));
        own.map_or(format!("#{id}"), |node| node.attribute("formatCode").unwrap().to_owned())
    }
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap()
}

/// The reference of a place, both from 0.
pub fn reference(row: usize, column: usize) -> String {
    let (mut name, mut rest) = (String::new(), column + 1);
    while rest > 0 {
        name.insert(0, char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap()));
        rest = (rest - 1) / 26;
    }
    format!("{name}{}", row + 1)
}

pub fn document(parts: Vec<Part>) -> Document {
    Document { title: "自评报告".to_owned(), origin: String::new(), parts }
}

pub fn part(name: &str, blocks: Vec<Block>) -> Part {
    Part { name: name.to_owned(), orientation: Orientation::Portrait, blocks }
}

pub fn paragraph(style: Style, text: &str) -> Block {
    Block::Paragraph(Paragraph { style, text: text.to_owned() })
}

pub fn title(text: &str) -> Block {
    Block::Title(Paragraph { style: Style::Title, text: text.to_owned() })
}

pub fn row(role: Role, cells: Vec<Cell>) -> Row {
    Row { role, cells }
}

/// A cell with a number as it is printed.
pub fn number(text: &str) -> Cell {
    Cell { number: Some(decimal::parse(&text.replace(',', "")).unwrap()), ..Cell::centred(text) }
}

/// A cell with the sum of rows.
pub fn sum(text: &str, of: &[u32]) -> Cell {
    Cell { sum_of: of.to_vec(), ..number(text) }
}

/// A table of one column of numbers behind one of texts, without a header.
pub fn column(cells: Vec<Cell>) -> Table {
    let rows = cells.into_iter().map(|cell| row(Role::Item, vec![Cell::text("项"), cell])).collect();
    Table { widths: vec![3, 1], rows, ..Table::default() }
}

/// A document with one table on one sheet, 附表.
pub fn with_table(table: Table) -> Document {
    document(vec![part("附表", vec![Block::Table(table)])])
}
