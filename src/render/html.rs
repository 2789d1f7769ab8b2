//! HTML that stands for itself: semantic, without scripts, printed by GB/T 9704-2012.

use super::grid::grid;
use crate::report::document::{
    Align, Blanks, Block, Cell, Document, Heading, Orientation, Paragraph, Part, Role, Row, Style, Table,
};

/// How the document looks on a screen and on paper.
const STYLES: &str = include_str!("html.css");

/// The document as a whole HTML file.
#[must_use]
pub fn html(document: &Document) -> String {
    let mut text = String::with_capacity(STYLES.len().saturating_mul(4));
    text.push_str("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    text.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    push(&document.title, &mut text);
    text.push_str("</title>\n<style>\n");
    text.push_str(STYLES);
    text.push_str("</style>\n</head>\n<body>\n");
    let last = document.parts.len().saturating_sub(1);
    for (index, part) in document.parts.iter().enumerate() {
        self::part(part, (index == last).then_some(document.origin.as_str()), &mut text);
    }
    text.push_str("</body>\n</html>\n");
    text
}

/// A part, with the line at the end of the document if it is the last.
fn part(part: &Part, origin: Option<&str>, into: &mut String) {
    into.push_str(match part.orientation {
        Orientation::Portrait => "<section class=\"part upright\">\n",
        Orientation::Landscape => "<section class=\"part wide\">\n",
    });
    for block in &part.blocks {
        match block {
            Block::Title(title) => element("h1", "", &title.text, into),
            Block::Heading(heading) => self::heading(heading, into),
            Block::Paragraph(inner) => paragraph(inner, into),
            Block::Table(inner) => table(inner, into),
            Block::Blanks(inner) => blanks(inner, into),
        }
    }
    if let Some(origin) = origin.filter(|origin| !origin.is_empty()) {
        element("footer", "", origin, into);
    }
    into.push_str("</section>\n");
}

fn heading(heading: &Heading, into: &mut String) {
    const TAGS: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];
    let place = usize::try_from(heading.level.saturating_sub(1)).unwrap_or(TAGS.len());
    let tag = TAGS.get(place).copied().unwrap_or("h6");
    element(tag, "", &format!("{}{}", heading.number, heading.text), into);
}

fn paragraph(paragraph: &Paragraph, into: &mut String) {
    let class = match paragraph.style {
        Style::Body => "",
        other => other.text(),
    };
    element("p", class, &paragraph.text, into);
}

fn table(table: &Table, into: &mut String) {
    into.push_str("<table>\n");
    if let Some(caption) = &table.caption {
        element("caption", "", caption, into);
    }
    let whole = table.widths.iter().fold(0_u32, |sum, width| sum.saturating_add(*width)).max(1);
    if !table.widths.is_empty() {
        into.push_str("<colgroup>");
        for width in &table.widths {
            let percent = width.saturating_mul(100).checked_div(whole).unwrap_or_default();
            into.push_str(&["<col width=\"", &percent.to_string(), "%\">"].concat());
        }
        into.push_str("</colgroup>\n");
    }
    for (tag, rows) in [("thead", &table.header), ("tbody", &table.rows)] {
        if rows.is_empty() {
            continue;
        }
        into.push_str(&["<", tag, ">\n"].concat());
        for (row, cells) in rows.iter().zip(grid(rows)) {
            self::row(row, &cells, into);
        }
        into.push_str(&["</", tag, ">\n"].concat());
    }
    into.push_str("</table>\n");
}

fn row(row: &Row, cells: &[(usize, &Cell)], into: &mut String) {
    into.push_str(&["<tr class=\"", row.role.text(), "\">"].concat());
    for (index, (_, cell)) in cells.iter().enumerate() {
        let heads = match row.role {
            Role::Header => Some("col"),
            Role::Section | Role::Total if index == 0 => Some("row"),
            _ => None,
        };
        let tag = if heads.is_some() { "th" } else { "td" };
        into.push('<');
        into.push_str(tag);
        if let Some(scope) = heads {
            into.push_str(&[" scope=\"", scope, "\""].concat());
        }
        for (name, count) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
            if count > 1 {
                into.push_str(&[" ", name, "=\"", &count.to_string(), "\""].concat());
            }
        }
        if cell.align != Align::Start {
            into.push_str(&[" class=\"", cell.align.text(), "\""].concat());
        }
        into.push('>');
        push(&cell.text, into);
        into.push_str(&["</", tag, ">"].concat());
    }
    into.push_str("</tr>\n");
}

fn blanks(blanks: &Blanks, into: &mut String) {
    into.push_str(if blanks.head { "<div class=\"blanks head\">\n" } else { "<div class=\"blanks\">\n" });
    for line in &blanks.lines {
        into.push_str("<p>");
        for blank in line {
            into.push_str("<span>");
            push(&blank.label, into);
            into.push_str("：<span class=\"blank\">");
            push(blank.value.as_deref().unwrap_or_default(), into);
            into.push_str("</span></span> ");
        }
        into.push_str("</p>\n");
    }
    into.push_str("</div>\n");
}

fn element(tag: &str, class: &str, text: &str, into: &mut String) {
    into.push('<');
    into.push_str(tag);
    if !class.is_empty() {
        into.push_str(&[" class=\"", class, "\""].concat());
    }
    into.push('>');
    push(text, into);
    into.push_str(&["</", tag, ">\n"].concat());
}

/// A text as text, whatever stands in it.
fn push(text: &str, into: &mut String) {
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' => into.push_str("<br>"),
            '\t' => into.push(' '),
            // Marks that turn what follows would turn the words of the report as well.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() => {}
            other => into.push(other),
        }
    }
}
