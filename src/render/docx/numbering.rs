//! Numbers of headings that Word counts itself: 一、（一）1.（1）, the levels of GB/T 9704-2012, 7.3.3.
//!
//! They are counted where every number of a part is what counting from one gives, so that a heading which is added or
//! moved in Word gets its number. Otherwise they are texts before the headings: what is printed is never changed.

use docx_rs::{
    AbstractNumbering, IndentLevel, Level, LevelJc, LevelOverride, LevelSuffixType, LevelText, NumberFormat, Numbering,
    NumberingId, Numberings, Paragraph, SpecialIndentType, Start,
};

use crate::report::document::Heading;

/// The levels: how Word calls what counts them, and what stands around it.
const LEVELS: [(&str, &str); 4] = [
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
];

const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// The id of the list of levels, and of the numbering before that of the first part; docx-rs takes 1 for its own.
const LIST: usize = 2;

/// Whether the numbers of the headings of a part are those that Word counts.
pub(super) fn counted<'d>(headings: impl Iterator<Item = &'d Heading>) -> bool {
    let mut counts = [0_u32; LEVELS.len()];
    let (mut top, mut previous) = (0, 0);
    for heading in headings.filter(|heading| !heading.number.is_empty()) {
        let level = heading.level;
        if top == 0 {
            (top, previous) = (level, level);
        }
        // What Word counts above or between levels that are left out differs from program to program.
        if level < top || level > previous.saturating_add(1) {
            return false;
        }
        previous = level;
        let mut number = None;
        for (each, count) in (1..).zip(&mut counts) {
            if each == level {
                *count = count.saturating_add(1);
                number = printed(level, *count);
            } else if each > level {
                *count = 0;
            }
        }
        if number.as_ref() != Some(&heading.number) {
            return false;
        }
    }
    top > 0
}

fn printed(level: u32, count: u32) -> Option<String> {
    match level {
        1 => chinese(count).map(|number| format!("{number}、")),
        2 => chinese(count).map(|number| format!("（{number}）")),
        3 => Some(format!("{count}.")),
        4 => Some(format!("（{count}）")),
        _ => None,
    }
}

/// A number below 100 in Chinese.
fn chinese(number: u32) -> Option<String> {
    let digit = |digit: u32| DIGITS.get(usize::try_from(digit).ok()?).copied();
    let (tens, ones) = (number / 10, digit(number % 10)?);
    Some(match tens {
        0 => ones.to_owned(),
        1 => format!("十{ones}"),
        _ => format!("{}十{ones}", digit(tens)?),
    })
}

/// Gives a heading the number of its level, in the numbering of its part, of which the first is 1.
pub(super) fn number(heading: Paragraph, numbering: usize, level: u32) -> Paragraph {
    let level = usize::try_from(level).unwrap_or_default().saturating_sub(1);
    heading.numbering(NumberingId::new(numbering.saturating_add(LIST)), IndentLevel::new(level))
}

/// The levels, and a numbering for each part that is counted, which begins anew.
pub(super) fn definitions(parts: usize) -> Numberings {
    let mut list = AbstractNumbering::new(LIST);
    list.multi_level_type = Some("multilevel".to_owned());
    for (index, (format, text)) in LEVELS.iter().enumerate() {
        let (format, text) = (NumberFormat::new(*format), LevelText::new(*text));
        let level = Level::new(index, Start::new(1), format, text, LevelJc::new("left"));
        let level = level.indent(None, Some(SpecialIndentType::FirstLine(640)), None, None);
        list = list.add_level(level.suffix(LevelSuffixType::Nothing));
    }
    let mut definitions = Numberings::new().add_abstract_numbering(list);
    for part in 1..=parts {
        let anew = (0..LEVELS.len()).map(|level| LevelOverride::new(level).start(1)).collect();
        definitions = definitions.add_numbering(Numbering::new(part.saturating_add(LIST), LIST).overrides(anew));
    }
    definitions
}
