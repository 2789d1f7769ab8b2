//! Numbers of a table as numbers of a spreadsheet, which are binary floats.

use crate::decimal::{self, Decimal};
use crate::report::document::Cell;

/// Decimals of so few digits survive the way into a binary float and back: beyond 15 digits floats lie too far apart,
/// and beyond 22 decimals the power of ten is no float itself.
const MOST_DIGITS: u32 = 15;
const MOST_DECIMALS: u32 = 22;

/// How long the words around a number may be, in bytes: a format has 255 characters.
const MOST_WORDS: usize = 100;

/// A number, and how it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub value: Decimal,
    /// The number format with which a spreadsheet shows the text of the cell.
    pub format: String,
}

/// The number of a cell, if a spreadsheet can hold it exactly and show it as the text has it.
pub fn shown(cell: &Cell) -> Option<Shown> {
    let value = exact(cell.number?)?;
    let start = cell.text.find(|character: char| character.is_ascii_digit())?;
    let start = start.checked_sub(usize::from(cell.text.get(..start)?.ends_with('-')))?;
    let (before, from) = cell.text.split_at_checked(start)?;
    let end = from.find(|character: char| !matches!(character, '0'..='9' | '.' | ',' | '-')).unwrap_or(from.len());
    let (digits, after) = from.split_at_checked(end)?;
    let printed = decimal::parse(&ungrouped(digits)?).ok()?;
    let pattern = pattern(digits)?;
    // A minus is shown before the words, wherever the format has them, and never before a zero.
    if value.is_sign_negative() && !before.is_empty() || digits.starts_with('-') != value.is_sign_negative() {
        return None;
    }
    let percent = printed != value && after.starts_with('%') && printed == hundredfold(value)?;
    let after = if percent { after.strip_prefix('%')? } else { after };
    if printed != value && !percent {
        return None;
    }
    let format = format!("{}{pattern}{}{}", quoted(before)?, if percent { "%" } else { "" }, quoted(after)?);
    Some(Shown { value, format })
}

fn exact(number: Decimal) -> Option<Decimal> {
    let (mantissa, scale) = decimal::without_zeros(number);
    let plain = Decimal::try_from_i128_with_scale(mantissa, scale).ok()?;
    let whole = Decimal::try_from_i128_with_scale(mantissa, 0).ok()?;
    (scale <= MOST_DECIMALS && decimal::is_below_power(whole, MOST_DIGITS)).then_some(plain)
}

fn hundredfold(value: Decimal) -> Option<Decimal> {
    let (mantissa, scale) = (value.mantissa(), value.scale());
    match scale.checked_sub(2) {
        Some(scale) => Decimal::try_from_i128_with_scale(mantissa, scale).ok(),
        None => Decimal::try_from_i128_with_scale(mantissa.checked_mul(100)?, scale).ok(),
    }
}

fn ungrouped(digits: &str) -> Option<String> {
    let whole = digits.trim_start_matches('-').split('.').next()?;
    let mut groups = whole.split(',').skip(1).peekable();
    let grouped = groups.peek().is_some();
    let first = whole.split(',').next()?.len();
    (!grouped || (1..=3).contains(&first) && groups.all(|group| group.len() == 3)).then(|| digits.replace(',', ""))
}

/// The format of the digits alone; none where a spreadsheet would not write a number so.
fn pattern(digits: &str) -> Option<String> {
    let unsigned = digits.trim_start_matches('-');
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if whole.len() > 1 && whole.starts_with('0') || decimals.contains(',') {
        return None;
    }
    let whole = if whole.contains(',') { "#,##0" } else { "0" };
    let point = if decimals.is_empty() { "" } else { "." };
    Some(format!("{whole}{point}{}", "0".repeat(decimals.len())))
}

fn quoted(words: &str) -> Option<String> {
    if words.is_empty() {
        return Some(String::new());
    }
    let plain = words.chars().all(|character| character != '"' && !character.is_control());
    (plain && words.len() <= MOST_WORDS && !words.contains(['\u{FFFE}', '\u{FFFF}'])).then(|| format!("\"{words}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, number: &str) -> Cell {
        Cell { number: Some(decimal::parse(number).unwrap()), ..Cell::text(text) }
    }

    #[test]
    fn are_shown_as_they_are_printed() {
        for (text, number, format) in [
            ("90", "90", "0"),
            ("91.45", "91.45", "0.00"),
            ("91.50", "91.5", "0.00"),
            ("-3.5", "-3.5", "0.0"),
            ("1,234,567.80", "1234567.8", "#,##0.00"),
            ("123,456", "123456", "#,##0"),
            ("85%", "85", "0\"%\""),
            ("85.5%", "0.855", "0.0%"),
            ("10分", "10", "0\"分\""),
            ("≥95", "95", "\"≥\"0"),
            ("0.0000000000000000000001", "0.0000000000000000000001", "0.0000000000000000000000"),
            ("999999999999999", "999999999999999", "0"),
        ] {
            assert_eq!(shown(&cell(text, number)).map(|shown| shown.format).as_deref(), Some(format), "{text}");
        }
    }

    #[test]
    fn stay_texts_where_anything_would_be_lost() {
        for (text, number) in [
            ("", "1"),
            ("无", "1"),
            ("2", "1"),
            ("007", "7"),
            ("12,34", "1234"),
            ("1-2", "1"),
            ("得-5分", "-5"),
            ("-0.00", "0"),
            ("1\"", "1"),
            ("1\n", "1"),
            ("1000000000000000", "1000000000000000"),
            ("999999999999999.9", "999999999999999.9"),
            ("0.00000000000000000000001", "0.00000000000000000000001"),
        ] {
            assert_eq!(shown(&cell(text, number)), None, "{text}");
        }
        assert_eq!(shown(&Cell::text("90")), None);
    }
}
