//! The numbers in the words of a standard, with what stands before and after each.

use crate::decimal::{self, Decimal};

/// A text with half-width signs and digits and without spaces, so that two ways of writing it are one.
pub fn plain(text: &str) -> String {
    let narrow = |character: char| match character {
        '，' | '；' | '：' | '！' | '？' => character,
        '＜' => '<',
        '＞' => '>',
        '\u{FF01}'..='\u{FF5E}' => {
            u32::from(character).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(character)
        }
        _ => character,
    };
    text.chars().filter(|character| !character.is_whitespace()).map(narrow).collect()
}

/// A number in a text.
#[derive(Clone, Copy)]
pub struct Numeral<'t> {
    pub value: Decimal,
    /// The text before it.
    pub before: &'t str,
    /// The text after it.
    pub after: &'t str,
}

/// The numbers in a plain text, in order; a sign or a dash before one does not count.
pub fn numerals(text: &str) -> Vec<Numeral<'_>> {
    let mut found = Vec::new();
    let mut place = 0_usize;
    while let Some(rest) = text.get(place..).filter(|rest| !rest.is_empty()) {
        let Some(offset) = rest.find(|character: char| character.is_ascii_digit()) else { break };
        let start = place.saturating_add(offset);
        let written = text.get(start..).unwrap_or_default();
        let length = number_length(written.as_bytes());
        let (digits, after) = written.split_at_checked(length).unwrap_or((written, ""));
        if let (Ok(value), Some(before)) = (decimal::parse(&digits.replace(',', "")), text.get(..start)) {
            found.push(Numeral { value, before, after });
        }
        place = start.saturating_add(length.max(1));
    }
    found
}

/// How many bytes a number has: digits, thousands set off by commas, and a fraction.
fn number_length(bytes: &[u8]) -> usize {
    let digits = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let mut length = digits(0);
    while bytes.get(length) == Some(&b',') && digits(length.saturating_add(1)) == 3 {
        length = length.saturating_add(4);
    }
    let fraction = digits(length.saturating_add(1));
    if bytes.get(length) == Some(&b'.') && fraction > 0 {
        length = length.saturating_add(1).saturating_add(fraction);
    }
    length
}

impl Numeral<'_> {
    /// Points: `2分`, neither `2分钟` nor `三分之2`.
    pub fn is_points(&self) -> bool {
        let rest = self.after.strip_prefix('分');
        rest.is_some_and(|rest| !rest.starts_with(['之', '钟', '类', '别', '档', '级', '期', '位', '公', '管']))
    }

    /// A percentage that is no factor: `90%`, not `×100%`.
    pub fn is_percentage(&self) -> bool {
        let factor = self.before.ends_with(['×', '*', 'x', 'X', '✕', '╳', '·']);
        !factor && (self.after.starts_with('%') || self.after.starts_with("个百分点"))
    }

    /// A year, a date or the number of a paragraph.
    pub fn is_ordinal(&self) -> bool {
        self.after.starts_with(['年', '月', '日', '号', '条', '款', '〕', '季'])
            || self.before.ends_with(['第', '〔'])
            || self.before.ends_with(['×', '*'])
    }

    /// An amount of money: in 万元 or in 元.
    pub fn is_money(&self) -> bool {
        self.after.starts_with(['万', '亿', '元'])
    }

    /// Does the text say that the number itself is meant (true), or that it is not (false)?
    pub fn includes(&self) -> Option<bool> {
        const OUT_FIRST: [&str; 5] = ["未达到", "未达", "不足", "不含", "未满"];
        const IN: [&str; 14] = [
            "≥",
            "≤",
            "⩾",
            "⩽",
            ">=",
            "<=",
            "不低于",
            "不少于",
            "不小于",
            "不高于",
            "不超过",
            "不大于",
            "达到",
            "至少",
        ];
        const OUT: [&str; 10] = ["低于", "少于", "小于", "高于", "超过", "超出", "大于", "多于", ">", "<"];
        let after = self.after.trim_start_matches(['%', '分']);
        let after = after.strip_prefix("个百分点").unwrap_or(after);
        if after.starts_with("(不含") || after.starts_with("不含") {
            return Some(false);
        }
        if after.starts_with("(含") || after.starts_with("含") {
            return Some(true);
        }
        let ends = |words: &[&str]| words.iter().any(|word| self.before.ends_with(word));
        if ends(&OUT_FIRST) {
            Some(false)
        } else if ends(&IN) || self.before.ends_with('含') {
            Some(true)
        } else {
            ends(&OUT).then_some(false)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_numbers_and_what_they_are() {
        let text = plain(
            "在职人员控制率＝（在职/编制）×100％，≤１００%计8分；每超过 5 个百分点扣0.5分，2023年起1,000.5元，30分钟",
        );
        let kind = |numeral: &Numeral<'_>| {
            [
                (numeral.is_points(), "p"),
                (numeral.is_percentage(), "%"),
                (numeral.is_ordinal(), "o"),
                (numeral.is_money(), "m"),
            ]
            .into_iter()
            .filter_map(|(is, name)| is.then_some(name))
            .collect::<String>()
        };
        let found: Vec<String> =
            numerals(&text).iter().map(|found| format!("{}{}", decimal::text(found.value), kind(found))).collect();
        assert_eq!(found, ["100o", "100%", "8p", "5%", "0.5p", "2023o", "1000.5m", "30"]);
    }

    #[test]
    fn tells_which_ends_belong() {
        for (text, includes) in [
            ("80%（含）-90%", [Some(true), None]),
            ("10-20%（含）", [None, Some(true)]),
            ("不低于60%，低于80%", [Some(true), Some(false)]),
            ("≥60，＜80", [Some(true), Some(false)]),
            ("未达到90%，达到50%", [Some(false), Some(true)]),
            ("超过5个百分点（不含），含10", [Some(false), Some(true)]),
        ] {
            let found: Vec<Option<bool>> = numerals(&plain(text)).iter().map(Numeral::includes).collect();
            assert_eq!(found, includes, "{text}");
        }
    }
}
