//! Numbers and dates as people write them: what is accepted, and what is said about the rest.

use core::ops::RangeInclusive;

use crate::date::{Date, DateFault};
use crate::decimal::{self, Decimal, NumberFault, Plain};
use crate::problem::ProblemCode;

/// What values a number may have.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// What the number is, in Chinese.
    pub term: &'static str,
    /// May it be below zero?
    pub negative: bool,
    /// Its size must be below this power of ten.
    pub magnitude: u32,
    /// The most decimals.
    pub decimals: u32,
    /// How one is written.
    pub example: &'static str,
}

impl Range {
    /// Is a number surely one that this may be? Of others, more is to be said.
    pub fn holds(&self, number: &Plain) -> bool {
        (self.negative || !number.is_negative()) && number.whole <= self.magnitude && number.decimals <= self.decimals
    }
}

/// An amount of money.
pub static AMOUNT: Range = Range { term: "金额", negative: false, magnitude: 15, decimals: 8, example: "91.45" };
/// A rate of growth in percent.
pub static GROWTH: Range = Range { term: "增幅（%）", negative: true, magnitude: 9, decimals: 8, example: "-3.5" };
/// By how much a budget was changed.
pub static ADJUSTMENT: Range = Range { term: "调整数", negative: true, magnitude: 15, decimals: 8, example: "-2.5" };
/// A rate in percent that is stated beside the figures it follows from.
pub static RATE: Range = Range { term: "比率（%）", negative: true, magnitude: 9, decimals: 8, example: "98.5" };
/// A score, or points.
pub static POINTS: Range = Range { term: "分数", negative: false, magnitude: 6, decimals: 8, example: "8.5" };
/// A number of people or things.
pub static COUNT: Range = Range { term: "个数", negative: false, magnitude: 12, decimals: 0, example: "5" };
/// How wide a column of a table is, beside the others.
#[cfg(feature = "report")]
pub static WIDTH: Range = Range { term: "列宽", negative: false, magnitude: 4, decimals: 0, example: "10" };
/// How many characters a text may have.
pub static CHARACTERS: Range = Range { term: "字数", negative: false, magnitude: 6, decimals: 0, example: "200" };
/// A target or what was achieved.
pub static FIGURE: Range = Range { term: "指标值", negative: false, magnitude: 15, decimals: 8, example: "120" };
/// An answer whose kind is not known yet.
pub static ANY_NUMBER: Range = Range { term: "数值", negative: true, magnitude: 15, decimals: 8, example: "91.45" };
/// A threshold, an end of a band, or points that are added or deducted.
pub static CHANGE: Range = Range { term: "数值", negative: true, magnitude: 9, decimals: 8, example: "-0.5" };
/// A factor of a rubric.
pub static FACTOR: Range = Range { term: "系数", negative: false, magnitude: 6, decimals: 8, example: "0.8" };

/// What is wrong with a value: code, message and hint.
pub type Complaint = (ProblemCode, String, String);

/// The number that a text is, if it is in a range.
pub fn number_in(written: &str, range: &Range) -> Result<Decimal, Complaint> {
    let value = decimal::parse(written).map_err(|fault| unreadable(written, range, fault))?;
    match out_of_range(value, written, range) {
        Some(complaint) => Err(complaint),
        None => Ok(value),
    }
}

fn unreadable(written: &str, range: &Range, fault: NumberFault) -> Complaint {
    let (term, shown) = (range.term, excerpt(written));
    match fault {
        NumberFault::ThousandsSeparator => (
            ProblemCode::ThousandsSeparator,
            format!("{term}“{shown}”带有千分位逗号，只能写数字和小数点"),
            format!("请改为“{}”", excerpt(&written.replace(',', ""))),
        ),
        NumberFault::FullWidth => {
            let plain: String =
                written.chars().map(|character| decimal::full_width(character).unwrap_or(character)).collect();
            let hint = match decimal::parse(&plain) {
                Ok(_) => format!("请改为“{}”", excerpt(&plain)),
                Err(_) => "请切换到半角，只写数字和小数点".to_owned(),
            };
            (ProblemCode::FullWidthDigits, format!("{term}“{shown}”含有全角字符，须用半角数字"), hint)
        }
        NumberFault::TooManyDigits => (
            ProblemCode::TooManyDigits,
            format!("{term}“{shown}”的位数太多，无法精确表示"),
            format!("整数部分最多 {} 位，小数最多 {} 位，请核对", range.magnitude, range.decimals),
        ),
        NumberFault::NotANumber => {
            let hint = match without_unit(written) {
                Some(number) => format!("请只写数字：“{}”；单位不要写在数字里", excerpt(number)),
                None => {
                    format!("请只写半角数字和小数点，如 {}；单位和“%”不要写在数字里；没有填写就留空", range.example)
                }
            };
            (ProblemCode::NotANumber, format!("{term}“{shown}”不是数字"), hint)
        }
    }
}

/// The number before a unit, as in `2.15万元` or `95%`.
fn without_unit(written: &str) -> Option<&str> {
    let length = written.find(|character: char| !(character.is_ascii_digit() || matches!(character, '.' | '-')))?;
    let (number, unit) = written.split_at_checked(length)?;
    let is_unit =
        unit.trim_start().chars().all(|character| character.is_alphabetic() || matches!(character, '%' | '％'));
    (is_unit && decimal::parse(number).is_ok()).then_some(number)
}

fn out_of_range(value: Decimal, written: &str, range: &Range) -> Option<Complaint> {
    let term = range.term;
    if value.is_sign_negative() && !range.negative {
        return Some((
            ProblemCode::NegativeNumber,
            format!("{term} {} 小于 0", excerpt(written)),
            format!("{term}不能是负数，请核对"),
        ));
    }
    if !decimal::is_below_power(value, range.magnitude) {
        return Some((
            ProblemCode::OutOfRange,
            format!("{term} {} 太大，整数部分最多 {} 位", excerpt(written), range.magnitude),
            "请核对数字和单位".to_owned(),
        ));
    }
    if decimal::without_zeros(value).1 <= range.decimals {
        return None;
    }
    let shown = excerpt(written);
    Some(if range.decimals == 0 {
        (ProblemCode::NotAWholeNumber, format!("{term} {shown} 不是整数"), format!("{term}请写整数"))
    } else {
        (
            ProblemCode::TooManyDigits,
            format!("{term} {shown} 的小数超过 {} 位", range.decimals),
            format!("请保留最多 {} 位小数", range.decimals),
        )
    })
}

/// The day that a text is.
pub fn date_in(written: &str) -> Result<Date, Complaint> {
    let shown = excerpt(written);
    match Date::parse(written) {
        Ok(date) if YEARS.contains(&date.year()) => Ok(date),
        Ok(date) => Err((
            ProblemCode::OutOfRange,
            format!("日期“{shown}”的年份 {} 不在 {}～{} 之间", date.year(), YEARS.start(), YEARS.end()),
            "请核对年份".to_owned(),
        )),
        Err(DateFault::Form) => {
            let hint = match rewritten(written) {
                Some(date) => format!("请改为“{date}”"),
                None => "请写成四位年、两位月、两位日，用半角短横连接，如 2024-02-26".to_owned(),
            };
            Err((ProblemCode::BadDate, format!("日期“{shown}”的写法不对，应为 年-月-日"), hint))
        }
        Err(DateFault::NoSuchDay) => {
            Err((ProblemCode::NoSuchDate, format!("日期“{shown}”不存在"), "请核对月份和日子".to_owned()))
        }
    }
}

/// The years that a date of a self-evaluation can lie in.
pub const YEARS: RangeInclusive<u16> = 1949..=2100;

/// The date that is meant by `2024/3/1`, `2024年3月1日` or `20240301`.
fn rewritten(written: &str) -> Option<Date> {
    let mut parts: Vec<&str> =
        written.split(|character: char| !character.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    if let [all] = parts.as_slice() {
        let all = Some(*all).filter(|all| all.len() == 8)?;
        parts = vec![all.get(..4)?, all.get(4..6)?, all.get(6..)?];
    }
    let [year, month, day] = parts.as_slice() else { return None };
    Date::parse(&format!("{year}-{month:0>2}-{day:0>2}")).ok()
}

/// A text, cut so that a message stays readable.
#[must_use]
pub fn excerpt(text: &str) -> String {
    const MOST: usize = 40;
    let mut characters = text.chars();
    let shown: String = characters
        .by_ref()
        .take(MOST)
        .map(|character| if character.is_control() { char::REPLACEMENT_CHARACTER } else { character })
        .collect();
    if characters.next().is_some() { format!("{shown}…") } else { shown }
}
