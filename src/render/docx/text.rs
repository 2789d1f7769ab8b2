//! Texts as paragraphs and runs.

use docx_rs::{Break, BreakType, Paragraph, Run, RunChild, Tab, Text};

/// An empty paragraph of a style.
pub(super) fn paragraph(style: &str) -> Paragraph {
    Paragraph::new().style(style)
}

/// A paragraph with a text.
pub(super) fn written(style: &str, text: &str) -> Paragraph {
    let paragraph = paragraph(style);
    if text.is_empty() { paragraph } else { paragraph.add_run(run(text)) }
}

/// A text with its line breaks and tabs.
pub(super) fn run(text: &str) -> Run {
    let mut run = Run::new();
    for (row, line) in text.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
        if row > 0 {
            run.children.push(RunChild::Break(Break::new(BreakType::TextWrapping)));
        }
        for (column, piece) in line.split('\t').enumerate() {
            if column > 0 {
                run.children.push(RunChild::Tab(Tab::new()));
            }
            let piece = allowed(piece);
            if !piece.is_empty() {
                run.children.push(RunChild::Text(Text::new(piece)));
            }
        }
    }
    run
}

/// About how wide a text is if a Chinese character is so wide.
pub(super) fn width(text: &str, character: u32) -> u32 {
    let width = |each: char| if each.is_ascii() { character / 2 } else { character };
    text.chars().fold(0_u32, |sum, each| sum.saturating_add(width(each)))
}

/// A text without the characters that XML 1.0 cannot hold, not even as references.
pub(super) fn allowed(text: &str) -> String {
    text.chars()
        .filter(|character| !matches!(character, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}'))
        .collect()
}
