//! The report, ready to sign: chapters by an outline, the table as on paper, a sheet for each project.
//!
//! In: a [`Submission`] with its [`Rubric`], its [`ScoreSheet`] with traces and its [`Audit`], and an [`Outline`]. Out:
//! a [`Document`], which every format is written from. Numbers stand as they were typed or scored; what is not known
//! is left out or blank, and nothing is computed here that scoring does not know.

mod allowance;
mod assemble;
mod context;
pub mod document;
mod filled;
mod findings;
mod indicators;
mod numbering;
mod projects;
mod table;

use crate::audit::Audit;
use crate::outline::{Attachment, Outline};
use crate::rubric::Rubric;
use crate::scoring::ScoreSheet;
use crate::submission::Submission;
use assemble::Assembly;
use document::{Block, Document, Heading, Orientation, Paragraph, Part, Style};

/// What of a report is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// The text with what its outline attaches.
    #[default]
    Report,
    /// The table, and the sheets of the projects.
    Table,
    /// The report, and what the audit found.
    All,
}

/// How a report is assembled.
#[derive(Clone, Debug, Default)]
pub struct Arrangement {
    /// What of it is wanted.
    pub extent: Extent,
    /// By how many levels headings are shifted, in a report that is a part of another document.
    pub shift: usize,
    /// Could something of the submission not be read? Then nothing is said to be nothing.
    pub unreadable: bool,
    /// What it was made from, for its last line.
    pub origin: String,
}

/// What a report is made of.
#[derive(Clone, Copy)]
pub struct Sources<'s> {
    /// What the department hands in.
    pub submission: &'s Submission<'s>,
    /// What it is scored by.
    pub rubric: &'s Rubric,
    /// Its score, with traces.
    pub sheet: &'s ScoreSheet<'s>,
    /// What contradicts itself in it; needed where that is wanted.
    pub audit: Option<&'s Audit<'s>>,
}

/// Assembles a report; `None` where an outline asks for more than a report may hold.
#[must_use]
pub fn assemble(sources: Sources<'_>, outline: &Outline, arrangement: &Arrangement) -> Option<Document> {
    let Sources { submission, rubric, sheet, audit } = sources;
    let assembly = Assembly::new(outline, (submission, rubric, sheet), arrangement);
    let title = assembly.title();
    let mut parts = Vec::new();
    if arrangement.extent == Extent::Table {
        parts.push(table::score_table(submission, rubric, sheet));
        parts.extend(projects::project_sheets(submission, rubric, sheet));
    } else {
        parts.push(text(&assembly, &title, arrangement.shift));
        for attachment in &outline.attachments {
            match attachment {
                Attachment::ScoreTable => parts.push(table::score_table(submission, rubric, sheet)),
                Attachment::ProjectSheets => parts.extend(projects::project_sheets(submission, rubric, sheet)),
            }
        }
    }
    if arrangement.extent == Extent::All {
        parts.extend(audit.map(findings::findings_sheet));
    }
    let title = if arrangement.extent == Extent::Table { rubric.title.clone() } else { title };
    let document = Document { title, origin: arrangement.origin.clone(), parts };
    (!assembly.is_too_long()).then_some(document)
}

fn text(assembly: &Assembly<'_>, title: &str, shift: usize) -> Part {
    // Inside another document the title is one of its headings.
    let first = if shift == 0 {
        Block::Title(Paragraph { style: Style::Title, text: title.to_owned() })
    } else {
        let level = u32::try_from(shift).unwrap_or(u32::MAX);
        Block::Heading(Heading { level, number: String::new(), text: title.to_owned() })
    };
    let blocks = core::iter::once(first).chain(assembly.blocks()).collect();
    Part { name: "自评报告".to_owned(), orientation: Orientation::Portrait, blocks }
}
