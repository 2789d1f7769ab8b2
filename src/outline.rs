//! The outline of a report as data: its chapters, sentences, lists and tables.
//!
//! Places differ only in their outlines; nothing of a place is in the code. The structs have the form of the JSON that
//! they are read from. This module knows no submissions' contents and no scores.

use crate::rubric::{Formula, Template};

/// The names that expressions of an outline may use: what a submission holds, its score, and `item` of a list.
pub const NAMES: [&str; 19] = [
    "year",
    "department",
    "goals",
    "targets",
    "management",
    "budget",
    "three_public",
    "procurement",
    "performance",
    "problems",
    "measures",
    "publication",
    "other",
    "projects",
    "attachments",
    "filing",
    "score",
    "rubric",
    "item",
];

/// The outline of a report.
#[derive(Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Outline {
    /// The name by which rubrics and calls refer to it.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The title of the report.
    pub title: Template,
    /// What stands before the first chapter.
    pub lead: Vec<OutlineBlock>,
    /// The chapters.
    pub chapters: Vec<Chapter>,
    /// How headings are numbered, from the first level on.
    pub numbering: Vec<Numbering>,
    /// What stands after the last chapter, before the attachments: the unit and the day.
    pub closing: Vec<OutlineBlock>,
    /// What is attached, in its order.
    pub attachments: Vec<Attachment>,
}

/// A chapter or a section of one.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Chapter {
    /// Its heading, without a number.
    pub title: String,
    /// Is it left out where there is nothing to say (「如有」)?
    pub optional: bool,
    /// What stands in it where there is nothing to say, as 「无。」.
    pub empty: Option<String>,
    /// Has its heading no number?
    pub unnumbered: bool,
    /// What stands in it.
    pub blocks: Vec<OutlineBlock>,
    /// Its sections.
    pub chapters: Vec<Chapter>,
}

/// Something that stands in a chapter, with when it does.
#[derive(Debug)]
pub struct OutlineBlock {
    /// When it stands there; absent: always.
    pub when: Option<Formula>,
    /// What it is.
    pub content: Content,
}

/// What stands in a chapter.
#[derive(Debug)]
pub enum Content {
    /// A sentence or more, with expressions in braces and what may be left out in square brackets.
    Text(Template),
    /// The filler's own paragraphs: a text or a list of texts.
    Paragraphs(Formula),
    /// A list, an entry a paragraph.
    List(Entries),
    /// A table from a list.
    Table(TableOutline),
    /// Labels and values, side by side.
    Form(Vec<(String, Template)>),
    /// A line at the right, as the unit and the day.
    Signed(Template),
}

/// A list.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "OutlineList"))]
pub struct Entries {
    /// What it lists.
    pub of: Formula,
    /// An entry, which `item` stands for; absent: the entry itself.
    pub entry: Option<Template>,
    /// How entries are numbered that have no number of their own.
    pub numbering: Option<Numbering>,
}

/// A table from a list.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "OutlineTable"))]
pub struct TableOutline {
    /// What stands above it.
    pub caption: Option<String>,
    /// What its rows are made of, which `item` stands for.
    pub of: Formula,
    /// Its columns.
    pub columns: Vec<ColumnOutline>,
}

/// A column of a table.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "OutlineColumn"))]
pub struct ColumnOutline {
    /// Its heading.
    pub title: String,
    /// What stands in it.
    pub value: Template,
    /// How wide it is, beside the others.
    pub width: u32,
}

/// How headings and entries are numbered (GB/T 9704-2012, 7.3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Numbering {
    /// 一、
    Chinese,
    /// （一）
    ChineseInBrackets,
    /// 1.
    Arabic,
    /// （1）
    ArabicInBrackets,
    /// 1、
    ArabicWithComma,
    /// No number.
    Plain,
}

/// What is attached to a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Attachment {
    /// 自评表.
    ScoreTable,
    /// A sheet for each project.
    ProjectSheets,
}
