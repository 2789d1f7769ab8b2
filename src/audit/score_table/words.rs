//! Words that messages are made of, and whether words say anything.

use crate::decimal::{self, Decimal, Fraction, Rounding};
use crate::problem::push_step;
use crate::submission::Text;

/// The most characters of a title or a reason that a message repeats.
const MOST: usize = 40;

/// The most bytes of words that say nothing.
const LONGEST_NOTHING: usize = 24;

/// The most values that a finding lists of one kind.
pub const MOST_LISTED: usize = 40;

/// A text as messages quote it.
///
/// Quotation marks inside of it become those of the inside.
pub fn quoted(text: &str) -> String {
    format!("“{}”", cut(text.trim(), MOST).replace('“', "‘").replace('”', "’"))
}

/// A rate or a mean as messages show it, with two decimals at most.
pub fn rounded(value: Fraction) -> String {
    value.round(Rounding::default()).map_or_else(|| value.show(), decimal::text)
}

/// A text, cut where it is too long to be repeated.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most).and_then(|(end, _)| text.get(..end)) {
        Some(start) => format!("{start}…"),
        None => text.to_owned(),
    }
}

/// A title or a label as evidence shows it.
pub fn short(text: &str) -> String {
    cut(text, MOST)
}

/// A number of points: `2 分`.
pub fn points(value: Decimal) -> String {
    format!("{} 分", decimal::text(value))
}

/// By how much one number of points is above or below another: `多 1 分`.
pub fn apart(one: Decimal, other: Decimal) -> Option<String> {
    Some(if one >= other {
        format!("多 {}", points(decimal::difference(one, other)?))
    } else {
        format!("少 {}", points(decimal::difference(other, one)?))
    })
}

/// A pointer with one step in the middle that is a name.
pub fn place(start: &str, name: &str, end: &str) -> String {
    let mut pointer = start.to_owned();
    push_step(&mut pointer, name);
    pointer + end
}

/// The name of an entry of a list, or its place where it has none.
pub fn named(name: Option<&Text<'_>>, index: usize, term: &str) -> String {
    let name = name.map(|name| name.trim()).filter(|name| !name.is_empty());
    name.map_or_else(|| format!("第 {} 个{term}", index.saturating_add(1)), quoted)
}

/// What a text says, if it says anything: not 「无」, not 「/」.
pub fn said<'t>(text: Option<&'t Text<'_>>) -> Option<&'t str> {
    text.map(|text| text.trim()).filter(|text| !says_nothing(text))
}

/// Does a text say nothing: empty, a stroke, 无?
pub fn says_nothing(text: &str) -> bool {
    let text = text.trim_matches(|character: char| !character.is_alphanumeric());
    if text.len() > LONGEST_NOTHING {
        return false;
    }
    let nothing = [
        "",
        "无",
        "没有",
        "暂无",
        "略",
        "同上",
        "不适用",
        "不涉及",
        "不存在",
        "无问题",
        "没有问题",
        "没有发现问题",
        "未发现问题",
        "无原因",
    ];
    nothing.contains(&text) || ["n/a", "na", "none", "null", "nil"].contains(&text.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_words_from_strokes() {
        for text in ["", " ", "/", "——", "无", "无。", "（无）", "N/A", "没有", "不适用"] {
            assert!(says_nothing(text), "{text}");
        }
        for text in ["无新建项目", "没有车辆", "1", "公开晚了 4 天", "A"] {
            assert!(!says_nothing(text), "{text}");
        }
    }

    #[test]
    fn repeats_no_more_than_makes_sense() {
        assert_eq!(quoted("“三公”经费"), "“‘三公’经费”");
        assert_eq!(quoted(&"一".repeat(41)), format!("“{}…”", "一".repeat(40)));
        assert_eq!(place("/self/scores", "a/b", "/score"), "/self/scores/a~1b/score");
        assert_eq!(named(None, 1, "项目"), "第 2 个项目");
    }
}
