//! Numerals that are no quantities: dates, ordinals, ranges, documents, names, and parts of words.

use super::numeral::{Numeral, digit};
use super::quantity::is_marked;
use super::units::Unit;
use crate::decimal::Decimal;

/// What makes the number behind it a part of something else: a range, an ordinal, a model, a document.
const JOINED: &[char] = &['-', '－', '—', '–', '~', '～', '/', '／', '第', '.', '〔', '№', '#', '×', '*', '+', '_'];

/// Words that begin with a Chinese numeral and a unit.
const FIXED: &[&str] = &[
    "八项规定",
    "十项规定",
    "两个确立",
    "两个维护",
    "四个意识",
    "四个自信",
    "四个全面",
    "三个代表",
    "两个责任",
    "两个毫不动摇",
    "两个一百年",
    "四个服务",
    "六个必须",
    "十个明确",
    "十四个坚持",
    "三个务必",
    "一次性",
    "四个革命",
    "两个结合",
    "六项纪律",
    "三项机制",
    "四种形态",
];

/// Is the number an ordinal, a part of a range, a model, a document or a fixed name?
pub fn is_part_of_a_word(before: &str, rest: &str, numeral: &Numeral) -> bool {
    let last = before.chars().next_back();
    if numeral.spoken {
        let quoted = last.is_some_and(|last| "“‘「『《".contains(last));
        let ordinal = last.is_some_and(|last| "第每各同某这那另任唯统单万再逐周星".contains(last));
        return quoted || ordinal || FIXED.iter().any(|fixed| rest.starts_with(fixed)) || before.ends_with("分之");
    }
    last.is_some_and(|last| last.is_ascii_alphabetic() || JOINED.contains(&last)) || before.ends_with("分之")
}

/// Does a range, a ratio, a fraction or a product go on behind the number?
pub fn is_joined(tail: &str) -> bool {
    let mut next = tail.chars();
    let first = next.next().unwrap_or(' ');
    let joins =
        matches!(first, '-' | '－' | '—' | '–' | '~' | '～' | '至' | '到' | '/' | '／' | ':' | '：' | '×' | '*' | '.');
    joins && next.next().is_some_and(|next| digit(next).is_some()) || tail.starts_with("分之")
}

/// Does a year, a month or a day follow?
pub fn is_date(tail: &str, numeral: &Numeral) -> bool {
    let within = |low: i64, high: i64| {
        numeral
            .value
            .is_none_or(|value| value.scale() == 0 && value >= Decimal::from(low) && value <= Decimal::from(high))
    };
    match tail.chars().next() {
        Some('年') => within(1900, 2100),
        Some('月') => within(1, 12),
        Some('日' | '号') => within(1, 31),
        _ => false,
    }
}

/// Is the Chinese numeral an article, as in 一个, or part of a word, as in 一起, 二期, 十分?
pub fn is_article(before: &str, behind: &str, numeral: &Numeral, unit: &Unit) -> bool {
    let is_one = numeral.value == Some(Decimal::ONE);
    let ends = behind.chars().next().is_none_or(|next| "，。；、）)！？,; \n".contains(next));

    let counts_one =
        matches!(unit.name, "次" | "期" | "场" | "名" | "人次" | "篇" | "家") && (ends || is_marked(before));
    is_one && !counts_one || matches!(unit.name, "起" | "期" | "分" | "套" | "批" | "所" | "年") && !is_marked(before)
}
