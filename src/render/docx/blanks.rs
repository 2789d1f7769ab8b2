//! Lines with blanks: each blank has its part of the line, which begins at a tab stop.

use docx_rs::{Paragraph, Run, Tab, TabValueType};

use super::text::{paragraph, run, width};
use crate::report::document::Blank;

/// How wide a character of these lines is, in twips.
const CHARACTER: u32 = 240;

/// What stays free between two blanks.
const GAP: u32 = 360;

/// What is the least to write a name into.
const NAME: u32 = 960;

/// A line at the head of a table, or of a signature block; where it would be too long, a line for each blank.
pub(super) fn lines(blanks: &[Blank], head: bool, width: u32) -> Vec<Paragraph> {
    match places(blanks, head, width) {
        Some(places) => vec![line(blanks, &places, head)],
        None => blanks.iter().map(|blank| line(std::slice::from_ref(blank), &[width], head)).collect(),
    }
}

/// How much of the line each blank has: the same, or what it needs and its part of the rest.
fn places(blanks: &[Blank], head: bool, width: u32) -> Option<Vec<u32>> {
    let count = u32::try_from(blanks.len()).unwrap_or(u32::MAX);
    let even = width.checked_div(count).unwrap_or(width);
    let needed: Vec<u32> = blanks.iter().map(|blank| needed(blank, head)).collect();
    if needed.iter().all(|needed| *needed <= even) {
        return Some(vec![even; blanks.len()]);
    }
    let sum = needed.iter().fold(0_u32, |sum, needed| sum.saturating_add(*needed));
    let rest = width.checked_sub(sum)?.checked_div(count)?;
    Some(needed.into_iter().map(|needed| needed.saturating_add(rest)).collect())
}

fn needed(blank: &Blank, head: bool) -> u32 {
    let name = if to_fill(blank, head) { NAME } else { 0 };
    width(&words(blank), CHARACTER).saturating_add(GAP).saturating_add(name)
}

fn line(blanks: &[Blank], places: &[u32], head: bool) -> Paragraph {
    let mut line = paragraph(if head { "BlanksHead" } else { "BlanksFoot" });
    let mut next = 0_u32;
    for (position, (blank, place)) in blanks.iter().zip(places).enumerate() {
        let words = words(blank);
        if position > 0 {
            line = to(line, next, Run::new());
        }
        if !words.is_empty() {
            line = line.add_run(run(&words));
        }
        next = next.saturating_add(*place);
        if to_fill(blank, head) {
            line = to(line, next.saturating_sub(GAP), Run::new().underline("single"));
        }
    }
    line
}

/// What is not known yet is underlined in a signature block, to be filled by hand.
fn to_fill(blank: &Blank, head: bool) -> bool {
    !head && blank.value.is_none()
}

fn to(mut line: Paragraph, stop: u32, run: Run) -> Paragraph {
    let stop = usize::try_from(stop).unwrap_or_default();
    line.property = line.property.add_tab(Tab::new().val(TabValueType::Left).pos(stop));
    line.add_run(run.add_tab())
}

fn words(blank: &Blank) -> String {
    let value = blank.value.as_deref().unwrap_or_default();
    if blank.label.is_empty() { value.to_owned() } else { format!("{}：{value}", blank.label) }
}
