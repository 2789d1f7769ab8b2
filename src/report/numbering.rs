//! Numbers of headings and entries as they are printed.

use crate::outline::Numbering;

/// The number with what stands around it.
#[must_use]
pub fn number(numbering: Numbering, count: usize) -> String {
    match numbering {
        Numbering::Chinese => format!("{}、", chinese(count)),
        Numbering::ChineseInBrackets => format!("（{}）", chinese(count)),
        Numbering::Arabic => format!("{count}."),
        Numbering::ArabicInBrackets => format!("（{count}）"),
        Numbering::ArabicWithComma => format!("{count}、"),
        Numbering::Plain => String::new(),
    }
}

/// A number below 100 in Chinese; a higher one in digits, as no heading has it.
fn chinese(count: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |digit: Option<usize>| digit.and_then(|digit| DIGITS.get(digit)).copied().unwrap_or_default();
    let (tens, ones) = (count.checked_div(10), count.checked_rem(10));
    match tens {
        Some(0) => digit(ones).to_owned(),
        Some(1) => ["十", digit(ones)].concat(),
        Some(2..=9) => [digit(tens), "十", digit(ones)].concat(),
        _ => count.to_string(),
    }
}

/// Does a text begin with a number of its own, as 1、 or （二） or 三是?
#[must_use]
pub fn is_numbered(text: &str) -> bool {
    let text = text.trim_start();
    let open = text.strip_prefix(['（', '(']);
    let rest = open.unwrap_or(text);
    let after = rest
        .trim_start_matches(|character: char| character.is_ascii_digit() || "一二三四五六七八九十".contains(character));
    if after.len() == rest.len() {
        return text.starts_with(|character: char| ('①'..='⑳').contains(&character));
    }
    match open {
        Some(_) => after.starts_with(['）', ')']),
        None if after.starts_with('.') => !after.chars().nth(1).is_some_and(|next| next.is_ascii_digit()),
        None => after.starts_with(['、', '．', '是', '要']),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_headings_have_them() {
        for (count, text) in [(1, "一、"), (9, "九、"), (10, "十、"), (11, "十一、"), (20, "二十、"), (35, "三十五、")]
        {
            assert_eq!(number(Numbering::Chinese, count), text);
        }
        assert_eq!(number(Numbering::ChineseInBrackets, 2), "（二）");
        assert_eq!(number(Numbering::Arabic, 100), "100.");
        assert_eq!(number(Numbering::Chinese, 100), "100、");
    }

    #[test]
    fn own_numbers_are_seen() {
        for text in ["1、负责", "1. 忠诚", "（一）组织", "①本表", "一是", "二要强化", "十二、其他"]
        {
            assert!(is_numbered(text), "{text}");
        }
        for text in ["负责", "2023年", "一般工作", "（试行）", "100 个支部", "1.5 万册", ""] {
            assert!(!is_numbered(text), "{text}");
        }
    }
}
