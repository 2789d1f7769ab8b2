//! A report as blocks, before it is written in any format: what a reader sees, and nothing of how it is stored.
//!
//! Numbers are texts as they are printed; a cell that holds a number keeps it besides, so that a spreadsheet can
//! compute with it.

use crate::decimal::Decimal;
use crate::print::{printed, words};

/// A document: a report, its tables, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document {
    /// Its title, for the properties of a file.
    pub title: String,
    /// What it was made from, for the foot of its last page: engine, rubric and digest of the submission.
    pub origin: String,
    /// Its parts, each beginning on a new page.
    pub parts: Vec<Part>,
}

printed! { Document { title, origin, parts } }

/// Pages of one orientation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Part {
    /// Its name, for the sheet of a spreadsheet.
    pub name: String,
    /// How its pages lie.
    pub orientation: Orientation,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

printed! { Part { name, orientation, blocks } }

/// How a page lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Orientation {
    /// 纵向.
    #[default]
    Portrait,
    /// 横向.
    Landscape,
}

words! { Orientation { Portrait = "portrait", Landscape = "landscape" } }

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The title of the report or of a table.
    Title(Paragraph),
    /// A heading of the report.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// Lines with blanks, to be filled by hand.
    Blanks(Blanks),
}

impl crate::print::Print for Block {
    fn print(&self, into: &mut String) {
        let (name, inner): (&str, &dyn crate::print::Print) = match self {
            Self::Title(title) => ("title", title),
            Self::Heading(heading) => ("heading", heading),
            Self::Paragraph(paragraph) => ("paragraph", paragraph),
            Self::Table(table) => ("table", table),
            Self::Blanks(blanks) => ("blanks", blanks),
        };
        into.push('{');
        name.print(into);
        into.push(':');
        inner.print(into);
        into.push('}');
    }
}

/// A heading with its number.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Heading {
    /// Its level, from 1, after all shifts; 1 is 一、 in 黑体 (GB/T 9704-2012, 7.3.3).
    pub level: u32,
    /// Its number as it is printed, as 一、 or （一）; empty where it has none.
    pub number: String,
    /// Its words.
    pub text: String,
}

printed! { Heading { level, number, text } }

/// A paragraph; a line break in it is a line break.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Paragraph {
    /// What it is.
    pub style: Style,
    /// Its words.
    pub text: String,
}

printed! { Paragraph { style, text } }

/// What a paragraph is, which says how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Style {
    /// Text of the report: 仿宋, the first line two characters in.
    Body,
    /// 附件1, 附表3: 黑体 at the left top of a page.
    Mark,
    /// The name of a report or a table, centred.
    Title,
    /// A note under a table, or the unit above it.
    Note,
    /// A list of attachments after the text.
    Attachments,
    /// The unit that signs, and the day: at the right.
    Signed,
    /// Where the document comes from, small, at its end.
    Origin,
}

words! {
    Style {
        Body = "body",
        Mark = "mark",
        Title = "title",
        Note = "note",
        Attachments = "attachments",
        Signed = "signed",
        Origin = "origin",
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Table {
    /// What it is about, where that does not stand above it.
    pub caption: Option<String>,
    /// How wide its columns are, each as a part of the sum of all.
    pub widths: Vec<u32>,
    /// Rows that are repeated on every page.
    pub header: Vec<Row>,
    /// The other rows.
    pub rows: Vec<Row>,
}

printed! { Table { caption, widths, header, rows } }

/// A row of a table. A cell that reaches over several rows stands in the first of them only.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Row {
    /// What it is.
    pub role: Role,
    /// Its cells, from the left.
    pub cells: Vec<Cell>,
}

printed! { Row { role, cells } }

/// What a row of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Role {
    /// Names of columns.
    Header,
    /// A section with its subtotals.
    Section,
    /// An item, or anything else.
    Item,
    /// 合计.
    Total,
}

words! { Role { Header = "header", Section = "section", Item = "item", Total = "total" } }

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cell {
    /// Its words; a line break in it is a line break.
    pub text: String,
    /// Where its words stand.
    pub align: Align,
    /// Over how many columns it reaches.
    pub columns: u32,
    /// Over how many rows it reaches.
    pub rows: u32,
    /// The number that its words say.
    pub number: Option<Decimal>,
    /// Of which rows of the table, from 0 and without the header, its number is the sum in its column; empty where it
    /// is none, or where the sum is scaled or rounded.
    pub sum_of: Vec<u32>,
}

printed! {
    Cell {
        text,
        align,
        columns,
        rows,
        number,
        sum_of,
    }
}

impl Cell {
    /// A cell with words at its left.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { text, align: Align::Start, columns: 1, rows: 1, number: None, sum_of: Vec::new() }
    }

    /// A cell with words in its middle.
    #[must_use]
    pub fn centred(text: impl Into<String>) -> Self {
        Self { align: Align::Center, ..Self::text(text) }
    }

    /// A cell with a number in its middle; empty where there is none.
    #[must_use]
    pub fn number(number: Option<Decimal>) -> Self {
        let text = number.map(crate::decimal::text).unwrap_or_default();
        Self { number, ..Self::centred(text) }
    }

    /// Reaching over several columns.
    #[must_use]
    pub fn over(self, columns: u32) -> Self {
        Self { columns, ..self }
    }

    /// Reaching over several rows.
    #[must_use]
    pub fn down(self, rows: u32) -> Self {
        Self { rows, ..self }
    }
}

/// Where the words of a cell stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Align {
    /// Left.
    Start,
    /// In the middle.
    Center,
    /// Right.
    End,
}

words! { Align { Start = "start", Center = "center", End = "end" } }

/// Lines with blanks: the head of a table, and the signature block.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Blanks {
    /// Are they at the head of the table, or below it?
    pub head: bool,
    /// Its lines, each with its blanks from the left.
    pub lines: Vec<Vec<Blank>>,
}

printed! { Blanks { head, lines } }

/// A blank with what is printed before it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Blank {
    /// What is printed before it, without a colon.
    pub label: String,
    /// What stands in it already; null: to be filled by hand.
    pub value: Option<String>,
}

printed! { Blank { label, value } }
