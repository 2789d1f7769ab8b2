//! Numerals: digits of either width, and Chinese ones.

use crate::decimal::{Decimal, Fraction, full_width};

/// A numeral without its unit.
#[derive(Clone, Copy, Debug)]
pub struct Numeral {
    /// What it says; `None` for 几十 and 两三, and where there are too many digits.
    pub value: Option<Decimal>,
    /// Where it ends, in bytes.
    pub end: usize,
    /// Is it written with Chinese numerals?
    pub spoken: bool,
}

/// Can a numeral begin with it?
pub fn starts(character: char) -> bool {
    digit(character).is_some() || spoken_digit(character).is_some() || matches!(character, '十' | '几' | '数')
}

/// The digit that a character is, of either width.
pub fn digit(character: char) -> Option<u32> {
    full_width(character).unwrap_or(character).to_digit(10)
}

/// The numeral that a text begins with.
pub fn numeral(text: &str) -> Option<Numeral> {
    if text.starts_with(|first| digit(first).is_some()) { Some(digits(text)) } else { spoken(text) }
}

fn digits(text: &str) -> Numeral {
    let mut mantissa = Some(0_i128);
    let (mut scale, mut in_part, mut end) = (0_u32, false, 0_usize);
    for (at, character) in text.char_indices() {
        let follows = |count: usize| {
            let rest = text.get(at.saturating_add(character.len_utf8())..).unwrap_or_default();
            rest.chars().take_while(|next| digit(*next).is_some()).take(count.saturating_add(1)).count()
        };
        if let Some(digit) = digit(character) {
            mantissa = mantissa.and_then(|mantissa| mantissa.checked_mul(10)?.checked_add(i128::from(digit)));
            scale = scale.saturating_add(u32::from(in_part));
            end = at.saturating_add(character.len_utf8());
        } else if matches!(character, '.' | '．') && !in_part && follows(1) > 0 {
            in_part = true;
        } else if !(character == ',' && !in_part && follows(3) == 3) {
            break;
        }
    }
    let value = mantissa.and_then(|mantissa| Decimal::try_from_i128_with_scale(mantissa, scale).ok());
    Numeral { value, end, spoken: false }
}

fn spoken_digit(character: char) -> Option<i64> {
    match character {
        '零' | '〇' => Some(0),
        '一' => Some(1),
        '二' | '两' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

fn spoken_power(character: char) -> Option<i64> {
    match character {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1_000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// 三十五, 一百二十: a numeral of Chinese characters. Those without an order, as 二〇二三 and 五一, are years and names.
fn spoken(text: &str) -> Option<Numeral> {
    let (mut total, mut section, mut last) = (0_i64, 0_i64, None);
    let (mut end, mut powers, mut unsaid) = (0_usize, 0_u32, false);
    for (at, character) in text.char_indices() {
        if let Some(digit) = spoken_digit(character) {
            match last {
                Some(before) if powers == 0 && digit == i64::saturating_add(before, 1) => unsaid = true,
                Some(before) if before != 0 => return Some(Numeral { value: None, end: skipped(text), spoken: true }),
                _ => {}
            }
            last = Some(digit);
        } else if let Some(power) = spoken_power(character) {
            powers = powers.saturating_add(1);
            let ones = match last.take() {
                Some(digit) => digit,
                None if end == 0 && power == 10 => 1,
                None => 0,
            };
            if power >= 10_000 {
                total = total.saturating_add(section.saturating_add(ones).saturating_mul(power));
                section = 0;
            } else {
                section = section.saturating_add(ones.saturating_mul(power));
            }
        } else if matches!(character, '几' | '数') && (end == 0 || powers > 0) {
            unsaid = true;
            last = None;
        } else {
            break;
        }
        end = at.saturating_add(character.len_utf8());
    }
    let value = total.saturating_add(section).saturating_add(last.unwrap_or_default());
    // 数 alone is a noun, and nothing counts from zero.
    let is_number = end > 0 && (value > 0 || unsaid) && !(text.starts_with('数') && powers == 0);
    is_number.then(|| Numeral { value: (!unsaid).then(|| Decimal::from(value)), end, spoken: true })
}

/// Where a run of Chinese numerals ends.
fn skipped(text: &str) -> usize {
    text.find(|next| spoken_digit(next).is_none() && spoken_power(next).is_none()).unwrap_or(text.len())
}

/// How many times the number counts that stands before 百, 千, 万, 亿, and where these end.
pub fn multiplier(text: &str) -> Option<(Fraction, usize)> {
    let first = text.chars().next()?;
    let power = spoken_power(first).filter(|power| *power >= 100)?;
    Some((Fraction::from(Decimal::from(power)), first.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal;

    #[test]
    fn reads_numerals() {
        for (text, value, rest) in [
            ("137 个", Some("137"), " 个"),
            ("１２．５％", Some("12.5"), "％"),
            ("1,234.50元", Some("1234.5"), "元"),
            ("3,20人", Some("3"), ",20人"),
            ("5。", Some("5"), "。"),
            ("1.培训", Some("1"), ".培训"),
            ("两次", Some("2"), "次"),
            ("三十五个", Some("35"), "个"),
            ("十二家", Some("12"), "家"),
            ("一百零八人", Some("108"), "人"),
            ("三万二千人", Some("32000"), "人"),
            ("两三次", None, "次"),
            ("几十个", None, "个"),
            ("十几个", None, "个"),
            ("数百人", None, "人"),
            ("二〇二三年", None, "年"),
        ] {
            let numeral = numeral(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(numeral.value.map(decimal::text).as_deref(), value, "{text}");
            assert_eq!(text.get(numeral.end..), Some(rest), "{text}");
        }
        assert!(numeral("数据").is_none() && numeral("〇号").is_none());
        assert!(numeral("99999999999999999999999999999999999999999999个").unwrap().value.is_none());
    }
}
