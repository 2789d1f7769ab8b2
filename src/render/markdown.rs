//! Markdown (`CommonMark` with the tables of GitHub).

use super::grid::{grid, width};
use crate::report::document::{Align, Blanks, Block, Document, Row, Style, Table};

/// The document as Markdown.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let mut text = String::new();
    for (index, part) in document.parts.iter().enumerate() {
        if index > 0 {
            text.push_str("---\n\n");
        }
        for block in &part.blocks {
            self::block(block, &mut text);
        }
    }
    if !document.origin.is_empty() {
        text.push_str("---\n\n");
        paragraph(&document.origin, &mut text);
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn block(block: &Block, into: &mut String) {
    match block {
        Block::Title(title) => {
            into.push_str("# ");
            push_line(&title.text, into);
            into.push_str("\n\n");
        }
        Block::Heading(heading) => {
            // The title has the first level.
            for _ in 0..heading.level.saturating_add(1).min(6) {
                into.push('#');
            }
            into.push(' ');
            push_line(&format!("{}{}", heading.number, heading.text), into);
            into.push_str("\n\n");
        }
        Block::Paragraph(inner) if inner.style == Style::Mark => {
            into.push_str("**");
            push_line(&inner.text, into);
            into.push_str("**\n\n");
        }
        Block::Paragraph(inner) => paragraph(&inner.text, into),
        Block::Table(inner) => table(inner, into),
        Block::Blanks(inner) => blanks(inner, into),
    }
}

fn paragraph(text: &str, into: &mut String) {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    while let Some(line) = lines.next() {
        push_start(line.trim(), into);
        into.push_str(if lines.peek().is_some() { "\\\n" } else { "\n\n" });
    }
}

fn blanks(blanks: &Blanks, into: &mut String) {
    for line in &blanks.lines {
        for (index, blank) in line.iter().enumerate() {
            if index > 0 {
                into.push_str("　　");
            }
            push_line(&blank.label, into);
            into.push('：');
            match &blank.value {
                Some(value) => push_line(value, into),
                None => into.push_str("\\_\\_\\_\\_\\_\\_\\_\\_"),
            }
        }
        into.push_str("\n\n");
    }
}

fn table(table: &Table, into: &mut String) {
    if let Some(caption) = &table.caption {
        into.push_str("**");
        push_line(caption, into);
        into.push_str("**\n\n");
    }
    let rows: Vec<&Row> = table.header.iter().chain(&table.rows).collect();
    let owned: Vec<Row> = rows.into_iter().cloned().collect();
    let placed = grid(&owned);
    let columns = width(&placed);
    let has_header = !table.header.is_empty();
    if !has_header {
        row(&[], columns, into);
        rule(&[], columns, into);
    }
    for (index, line) in placed.iter().enumerate() {
        row(line, columns, into);
        if has_header && index == 0 {
            // What most cells of a column do, the first row below the header says.
            let below = placed.get(table.header.len()).map_or(&[][..], Vec::as_slice);
            rule(below, columns, into);
        }
    }
    into.push('\n');
}

fn row(cells: &[(usize, &crate::report::document::Cell)], columns: usize, into: &mut String) {
    for column in 0..columns {
        into.push_str(if column == 0 { "| " } else { " | " });
        if let Some((_, cell)) = cells.iter().find(|(place, _)| *place == column) {
            for (index, line) in cell.text.lines().enumerate() {
                if index > 0 {
                    into.push_str("<br>");
                }
                push_line(line, into);
            }
        }
    }
    into.push_str(" |\n");
}

fn rule(cells: &[(usize, &crate::report::document::Cell)], columns: usize, into: &mut String) {
    for column in 0..columns {
        let align = cells.iter().find(|(place, _)| *place == column).map(|(_, cell)| cell.align);
        into.push_str(match align {
            Some(Align::Center) => "|:-:",
            Some(Align::End) => "|--:",
            _ => "|---",
        });
    }
    into.push_str("|\n");
}

/// A text at the start of a line, where some signs begin a list or a heading.
fn push_start(text: &str, into: &mut String) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.split_at_checked(digits) {
        Some((number, rest)) if digits > 0 && rest.starts_with(['.', ')']) => {
            into.push_str(number);
            into.push('\\');
            push_line(rest, into);
        }
        _ => {
            if text.starts_with(['#', '+', '-', '=']) {
                into.push('\\');
            }
            push_line(text, into);
        }
    }
}

/// A text within a line.
fn push_line(text: &str, into: &mut String) {
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => {
                into.push('\\');
                into.push(character);
            }
            '&' => into.push_str("&amp;"),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() => into.push(' '),
            other => into.push(other),
        }
    }
}
