//! Exact numbers: a text in, a [`Decimal`] or a [`Fraction`] out, never a float.
//!
//! An amount or a score is a [`Decimal`]. Everything that is computed is a [`Fraction`], a quotient of
//! two whole numbers, until it is rounded once, in [`Fraction::round`], as the rubric says. This module
//! knows nothing of rubrics and submissions.

mod fraction;

pub use fraction::{Fraction, MOST_DECIMALS, Rounding, RoundingMode};
pub use rust_decimal::Decimal;

/// Digits that a decimal can always hold exactly.
const MOST_DIGITS: u32 = 28;

/// Why a text is no number that can be read exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// Digits are grouped by commas: `1,234.5`.
    ThousandsSeparator,
    /// Digits, point or sign are full-width characters: `１２．５`.
    FullWidth,
    /// More digits than can be held exactly.
    TooManyDigits,
    /// Not a number at all.
    NotANumber,
}

/// Reads a decimal number: an optional minus, digits, an optional fraction, an optional exponent.
///
/// # Errors
///
/// Says which [`NumberFault`] the text has.
pub fn parse(text: &str) -> Result<Decimal, NumberFault> {
    match Plain::start_of(text.as_bytes(), 0) {
        Some(plain) if plain.end == text.len() => Ok(plain.value()),
        _ => parse_any(text),
    }
}

/// A number that is written plainly: at most 18 digits and no needless zero before them. Nearly all numbers are.
#[derive(Clone, Copy, Debug)]
pub struct Plain {
    /// Is there a minus before it?
    negative: bool,
    /// Its digits as a whole number.
    mantissa: u64,
    /// How many digits stand before the point.
    pub whole: u32,
    /// How many digits stand after the point.
    pub decimals: u32,
    /// Where it ends, in bytes.
    pub end: usize,
}

impl Plain {
    /// The plain number that begins at a place of a text.
    #[must_use]
    pub fn start_of(bytes: &[u8], start: usize) -> Option<Self> {
        let negative = matches!(bytes.get(start), Some(b'-'));
        let start = if negative { start.wrapping_add(1) } else { start };
        let (mut mantissa, mut digits, mut whole, mut end) = (0_u64, 0_u32, None, start);
        while let Some(byte) = bytes.get(end) {
            match byte {
                b'0'..=b'9' => {
                    // 18 digits are below 2^64.
                    mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(byte.wrapping_sub(b'0')));
                    digits = digits.wrapping_add(1);
                }
                b'.' if whole.is_none() => whole = Some(digits),
                _ => break,
            }
            end = end.wrapping_add(1);
        }
        let decimals = match whole {
            Some(whole) if whole == digits => return None,
            Some(whole) => digits.wrapping_sub(whole),
            None => 0,
        };
        let whole = digits.wrapping_sub(decimals);
        let padded = whole > 1 && matches!(bytes.get(start), Some(b'0'));
        (whole > 0 && digits <= 18 && !padded).then_some(Self { negative, mantissa, whole, decimals, end })
    }

    /// Is it below zero?
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// Its value.
    #[must_use]
    pub fn value(&self) -> Decimal {
        let part = |shift: u32| u32::try_from(self.mantissa.wrapping_shr(shift) & 0xFFFF_FFFF).unwrap_or_default();
        Decimal::from_parts(part(0), part(32), 0, self.negative, self.decimals)
    }
}

fn parse_any(text: &str) -> Result<Decimal, NumberFault> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent).ok_or_else(|| fault(text))?),
        None => (text, 0),
    };
    let (negative, unsigned) = match mantissa.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, mantissa),
    };
    let (whole, part) = match unsigned.split_once('.') {
        Some((_, "")) => return Err(fault(text)),
        Some(parts) => parts,
        None => (unsigned, ""),
    };
    if whole.is_empty() || !whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit()) {
        return Err(fault(text));
    }
    assemble(whole, part.trim_end_matches('0'), exponent, negative).ok_or(NumberFault::TooManyDigits)
}

fn parse_exponent(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // An exponent that an i32 cannot hold is far out of range whatever its value.
    Some(text.parse().unwrap_or(if text.starts_with('-') { -9999 } else { 9999 }))
}

fn assemble(whole: &str, part: &str, exponent: i32, negative: bool) -> Option<Decimal> {
    let mut mantissa: i128 = 0;
    let mut digits = 0_u32;
    for byte in whole.bytes().chain(part.bytes()) {
        if mantissa == 0 && byte == b'0' {
            continue;
        }
        digits = digits.checked_add(1).filter(|count| *count <= MOST_DIGITS)?;
        mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(byte.checked_sub(b'0')?))?;
    }
    let mut scale = i32::try_from(part.len()).ok()?.checked_sub(exponent)?;
    while scale > 0 && mantissa.checked_rem(10) == Some(0) && mantissa != 0 {
        mantissa = mantissa.checked_div(10)?;
        scale = scale.checked_sub(1)?;
    }
    if mantissa == 0 {
        return Some(Decimal::ZERO);
    }
    if scale < 0 {
        mantissa = mantissa.checked_mul(power_of_ten(scale.unsigned_abs())?)?;
        scale = 0;
    }
    if mantissa >= power_of_ten(MOST_DIGITS)? {
        return None;
    }
    let signed = if negative { mantissa.checked_neg()? } else { mantissa };
    Decimal::try_from_i128_with_scale(signed, u32::try_from(scale).ok()?).ok()
}

fn fault(text: &str) -> NumberFault {
    if text.chars().any(|character| full_width(character).is_some()) {
        NumberFault::FullWidth
    } else if grouped(text) && parse(&text.replace(',', "")).is_ok() {
        NumberFault::ThousandsSeparator
    } else {
        NumberFault::NotANumber
    }
}

/// Do commas stand where thousands end? `2,15` is none such: perhaps 2.15 is meant, perhaps 215.
fn grouped(text: &str) -> bool {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.trim_start_matches('-').split(',');
    let first = groups.next().map_or(0, str::len);
    whole.contains(',') && (1..=3).contains(&first) && groups.all(|group| group.len() == 3) && !part.contains(',')
}

/// The plain character that a full-width digit, sign or separator stands for.
#[must_use]
pub fn full_width(character: char) -> Option<char> {
    let code = u32::from(character);
    match character {
        '０'..='９' | '．' | '－' | '＋' | '，' | '％' => code.checked_sub(0xFEE0).and_then(char::from_u32),
        '。' => Some('.'),
        _ => None,
    }
}

/// The number without needless zeros: `2.10` is printed as `2.1`.
#[must_use]
pub fn text(value: Decimal) -> String {
    let mut text = String::new();
    print(value, &mut text);
    text
}

/// Appends the number as [`text`] has it.
pub fn print(value: Decimal, into: &mut String) {
    print_digits(value.mantissa(), value.scale(), true, into);
}

/// Appends a whole number with its last digits behind a point, and leaves out those that are needless if it is to be
/// short.
fn print_digits(mantissa: i128, scale: u32, short: bool, into: &mut String) {
    /// Room for 39 digits, a point and a sign.
    const LENGTH: usize = 41;
    let mut rest = mantissa.unsigned_abs();
    let mut buffer = [b'-'; LENGTH];
    let mut start = LENGTH;
    let mut put = |byte| {
        start = start.wrapping_sub(1);
        if let Some(place) = buffer.get_mut(start) {
            *place = byte;
        }
    };
    let (mut digits, mut needed) = (0_u32, !short);
    while rest > 0 || digits <= scale {
        if digits == scale {
            if needed && scale > 0 {
                put(b'.');
            }
            needed = true;
        }
        let (quotient, digit) = by_ten(rest);
        needed |= digit != 0;
        if needed {
            put(b'0'.wrapping_add(digit));
        }
        rest = quotient;
        digits = digits.wrapping_add(1);
    }
    if mantissa < 0 {
        put(b'-');
    }
    into.push_str(buffer.get(start..).and_then(|printed| core::str::from_utf8(printed).ok()).unwrap_or_default());
}

/// The mantissa and the scale of a number without needless zeros after its point.
#[must_use]
pub fn without_zeros(value: Decimal) -> (i128, u32) {
    let (mut mantissa, mut scale) = (value.mantissa(), value.scale());
    while let (1.., Some((quotient, 0))) = (scale, fraction::divide_whole(mantissa, 10)) {
        mantissa = quotient;
        scale = scale.wrapping_sub(1);
    }
    (mantissa, scale)
}

/// Quotient and remainder; 128-bit division is a library call in WebAssembly, and nearly all numbers are narrow.
fn by_ten(number: u128) -> (u128, u8) {
    let (quotient, digit) = match u32::try_from(number) {
        Ok(narrow) => (u128::from(narrow / 10), u8::try_from(narrow % 10)),
        Err(_) => (number / 10, u8::try_from(number % 10)),
    };
    (quotient, digit.unwrap_or_default())
}

/// The sum of decimals; `None` where it needs more than 28 digits.
#[must_use]
pub fn sum(values: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    sum_all(&mut values.into_iter())
}

/// One body for all kinds of iterator: this is called from many places, and the file is loaded by every page.
fn sum_all(values: &mut dyn Iterator<Item = Decimal>) -> Option<Decimal> {
    let (mut total, mut scale) = (0_i128, 0_u32);
    for value in values {
        let mut mantissa = value.mantissa();
        if value.scale() > scale {
            total = total.checked_mul(power_of_ten(value.scale().checked_sub(scale)?)?)?;
            scale = value.scale();
        } else if value.scale() < scale {
            mantissa = mantissa.checked_mul(power_of_ten(scale.checked_sub(value.scale())?)?)?;
        }
        total = total.checked_add(mantissa)?;
    }
    Decimal::try_from_i128_with_scale(total, scale).ok()
}

/// The first less the second; `None` where that needs more than 28 digits.
#[must_use]
pub fn difference(first: Decimal, second: Decimal) -> Option<Decimal> {
    let opposite = Decimal::try_from_i128_with_scale(second.mantissa().checked_neg()?, second.scale()).ok()?;
    sum([first, opposite])
}

/// 10 to the 0th, 1st, 2nd … power: a table, because 128-bit multiplication is a library call in WebAssembly.
const POWERS_OF_TEN: [i128; 29] = [
    1,
    10,
    100,
    1_000,
    10_000,
    100_000,
    1_000_000,
    10_000_000,
    100_000_000,
    1_000_000_000,
    10_000_000_000,
    100_000_000_000,
    1_000_000_000_000,
    10_000_000_000_000,
    100_000_000_000_000,
    1_000_000_000_000_000,
    10_000_000_000_000_000,
    100_000_000_000_000_000,
    1_000_000_000_000_000_000,
    10_000_000_000_000_000_000,
    100_000_000_000_000_000_000,
    1_000_000_000_000_000_000_000,
    10_000_000_000_000_000_000_000,
    100_000_000_000_000_000_000_000,
    1_000_000_000_000_000_000_000_000,
    10_000_000_000_000_000_000_000_000,
    100_000_000_000_000_000_000_000_000,
    1_000_000_000_000_000_000_000_000_000,
    10_000_000_000_000_000_000_000_000_000,
];

fn power_of_ten(exponent: u32) -> Option<i128> {
    let tabled = usize::try_from(exponent).ok().and_then(|exponent| POWERS_OF_TEN.get(exponent));
    tabled.copied().or_else(|| 10_i128.checked_pow(exponent))
}

/// Is a number, without its sign, below a power of ten?
#[must_use]
pub fn is_below_power(value: Decimal, exponent: u32) -> bool {
    let limit = exponent.checked_add(value.scale()).and_then(power_of_ten);
    limit.is_none_or(|limit| value.mantissa().unsigned_abs() < limit.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_exactly() {
        for (given, printed) in [
            ("0", "0"),
            ("-0", "0"),
            ("91.45", "91.45"),
            ("2.10", "2.1"),
            ("007", "7"),
            ("-3.5", "-3.5"),
            ("1e2", "100"),
            ("1.00000000000000000000000000000000", "1"),
            ("1.5E-3", "0.0015"),
            ("0.30000000000000004", "0.30000000000000004"),
            ("9999999999999999999999999999", "9999999999999999999999999999"),
            ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
        ] {
            assert_eq!(parse(given).map(text).as_deref(), Ok(printed), "{given}");
        }
    }

    #[test]
    fn names_the_fault() {
        for (given, fault) in [
            ("1,234.5", NumberFault::ThousandsSeparator),
            ("１２．５", NumberFault::FullWidth),
            ("12。5", NumberFault::FullWidth),
            ("", NumberFault::NotANumber),
            ("-", NumberFault::NotANumber),
            ("+1", NumberFault::NotANumber),
            (".5", NumberFault::NotANumber),
            ("5.", NumberFault::NotANumber),
            ("NaN", NumberFault::NotANumber),
            ("1e", NumberFault::NotANumber),
            ("1,,a", NumberFault::NotANumber),
            ("2,15", NumberFault::NotANumber),
            ("1234,567", NumberFault::NotANumber),
            ("1,000.5,0", NumberFault::NotANumber),
            (",100", NumberFault::NotANumber),
            ("1e400", NumberFault::TooManyDigits),
            ("1e-400", NumberFault::TooManyDigits),
            ("1e99999999999", NumberFault::TooManyDigits),
            ("99999999999999999999999999999", NumberFault::TooManyDigits),
        ] {
            assert_eq!(parse(given), Err(fault), "{given}");
        }
    }
}
