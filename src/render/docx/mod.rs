//! A document as a file for Word (OOXML), laid out by GB/T 9704-2012.

mod blanks;
mod layout;
mod numbering;
mod package;
mod page;
mod table;
mod text;

use docx_rs::{DocumentChild, Docx, Paragraph as WordParagraph, SectionProperty};

use crate::report::document::{Blanks, Block, Document, Heading, Orientation, Paragraph, Part, Style, Table};
use text::written;

/// Four characters, in twips.
const SIGNED: i32 = 1_260;

/// The bytes of a Word file, for every document; the same document gives the same bytes.
#[must_use]
pub fn docx(document: &Document) -> Vec<u8> {
    let mut word = Docx::new().footer(page::footer("FooterOdd")).even_footer(page::footer("FooterEven"));
    let mut body = Body::default();
    let mut parts = document.parts.iter().peekable();
    if parts.peek().is_none() {
        page::lay(&mut word.document.section_property, Orientation::Portrait);
    }
    while let Some(part) = parts.next() {
        body.part(part);
        let mut section = word.document.section_property.clone();
        page::lay(&mut section, part.orientation);
        if parts.peek().is_some() {
            (section.footer, section.even_footer) = (None, None);
            body.end(Some(section));
        } else {
            word.document.section_property = section;
        }
    }
    if !document.origin.is_empty() {
        body.paragraph(written("Origin", &document.origin));
    }
    body.end(None);
    word.document_rels.has_numberings = body.numberings > 0;
    word.numberings = numbering::definitions(body.numberings);
    word.document.children = body.children;
    package::bytes(word.build(), &document.title, &body.headers)
}

/// The blocks of the file, as far as they are written.
#[derive(Default)]
struct Body {
    children: Vec<DocumentChild>,
    numberings: usize,
    headers: Vec<usize>,
}

impl Body {
    fn part(&mut self, part: &Part) {
        let start = self.children.len();
        let width = page::text_width(part.orientation);
        let headings = part.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) => Some(heading),
            _ => None,
        });
        let counted = numbering::counted(headings);
        if counted {
            self.numberings = self.numberings.saturating_add(1);
        }
        let mut blocks = part.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            match block {
                Block::Title(title) => self.paragraph(written("Title", &title.text)),
                Block::Heading(heading) => self.heading(heading, counted),
                Block::Paragraph(paragraph) if paragraph.style == Style::Signed => {
                    let mut lines: Vec<&str> = paragraph.text.lines().collect();
                    while let Some(next) = blocks.peek().and_then(|next| signing(next)) {
                        lines.extend(next.text.lines());
                        blocks.next();
                    }
                    self.signed(&lines);
                }
                Block::Paragraph(paragraph) => {
                    let above = matches!(blocks.peek(), Some(Block::Table(_))) && !self.after_table();
                    self.paragraph(written(style(paragraph.style, above), &paragraph.text));
                }
                Block::Blanks(blanks) => self.blanks(blanks, width),
                Block::Table(table) => self.table(table, width),
            }
        }
        if self.children.len() == start {
            self.paragraph(text::paragraph("Gap"));
        }
    }

    fn blanks(&mut self, blanks: &Blanks, width: u32) {
        let lines = blanks.lines.iter().flat_map(|line| blanks::lines(line, blanks.head, width));
        let mut lines = lines.collect::<Vec<_>>().into_iter().peekable();
        while let Some(line) = lines.next() {
            // The blanks belong to the table below them, and the lines for signatures together.
            let keep = blanks.head || lines.peek().is_some();
            self.paragraph(line.keep_next(keep));
        }
    }

    /// Who signs, in the middle above the day, which ends four characters before the margin.
    fn signed(&mut self, lines: &[&str]) {
        let wide = |line: &str| i32::try_from(text::width(line, page::CHARACTER)).unwrap_or(i32::MAX);
        let day = lines.last().map(|line| wide(line)).unwrap_or_default();
        for line in lines {
            let right = SIGNED.saturating_add(day.saturating_sub(wide(line)) / 2).max(0);
            self.paragraph(written("Signed", line).indent(None, None, Some(right), None));
        }
    }

    fn table(&mut self, table: &Table, width: u32) {
        // Two tables without a paragraph between them would be one.
        if self.after_table() {
            self.paragraph(text::paragraph("Gap"));
        }
        if let Some(caption) = &table.caption {
            self.paragraph(written("Caption", caption));
        }
        if let Some((table, headers)) = table::table(table, width) {
            self.headers.push(headers);
            self.children.push(DocumentChild::Table(Box::new(table)));
        }
    }

    fn after_table(&self) -> bool {
        matches!(self.children.last(), Some(DocumentChild::Table(_)))
    }

    fn heading(&mut self, heading: &Heading, counted: bool) {
        let style = match heading.level {
            0 | 1 => "Heading1",
            2 => "Heading2",
            3 => "Heading3",
            4 => "Heading4",
            5 => "Heading5",
            _ => "Heading6",
        };
        if counted && !heading.number.is_empty() {
            self.paragraph(numbering::number(written(style, &heading.text), self.numberings, heading.level));
        } else {
            self.paragraph(written(style, &format!("{}{}", heading.number, heading.text)));
        }
    }

    fn paragraph(&mut self, paragraph: WordParagraph) {
        self.children.push(DocumentChild::Paragraph(Box::new(paragraph)));
    }

    /// Ends with a paragraph, which Word wants behind a table and which holds the section.
    fn end(&mut self, section: Option<SectionProperty>) {
        if !matches!(self.children.last(), Some(DocumentChild::Paragraph(_))) {
            self.paragraph(text::paragraph("Gap"));
        }
        if let Some(DocumentChild::Paragraph(last)) = self.children.last_mut() {
            last.property.section_property = section;
        }
    }
}

fn signing(block: &Block) -> Option<&Paragraph> {
    match block {
        Block::Paragraph(paragraph) if paragraph.style == Style::Signed => Some(paragraph),
        _ => None,
    }
}

/// The name of a style in the file; the unit above a table stands at the right.
fn style(style: Style, above_table: bool) -> &'static str {
    match style {
        Style::Body => "ReportBody",
        Style::Mark => "Mark",
        Style::Title => "Title",
        Style::Note if above_table => "TableUnit",
        Style::Note => "TableNote",
        Style::Attachments => "Attachments",
        Style::Signed => "Signed",
        Style::Origin => "Origin",
    }
}
