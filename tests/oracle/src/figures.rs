//! Numbers of both engines, digit by digit: this crate computes with fractions, dsntk with 34 decimal digits.

use ziping::decimal::Fraction;
use ziping::feel::{self, Value};

/// How many significant digits have to be the same, where both engines have them.
const SIGNIFICANT: usize = 20;

/// How many digits are computed: 38 zeros after the point may precede the first that counts.
const MOST_DIGITS: usize = 80;

/// A number as its significant digits and the place of its point: 0.d1d2d3… × 10^point.
struct Digits {
    negative: bool,
    digits: Vec<u8>,
    point: i64,
    /// Are there further digits?
    cut: bool,
}

/// Do a fraction and a decimal of dsntk have the same 20 first digits, or differ by one in the last of them?
pub fn same_number(ours: Fraction, theirs: &str) -> bool {
    let (Some(ours), theirs) = (digits(ours), read(theirs)) else { return false };
    if ours.digits.is_empty() || theirs.digits.is_empty() {
        return ours.digits.is_empty() && theirs.digits.is_empty();
    }
    let point = ours.point.max(theirs.point);
    let units = |number: &Digits| {
        let shift = usize::try_from(point - number.point).ok().filter(|shift| *shift <= 1)?;
        let digits = std::iter::repeat_n(&0, shift).chain(&number.digits).chain(std::iter::repeat(&0));
        let units = digits.take(SIGNIFICANT + 1).fold(0_i128, |units, digit| units * 10 + i128::from(*digit));
        Some(if number.negative { -units } else { units })
    };
    match (units(&ours), units(&theirs)) {
        (Some(ours), Some(theirs)) => (ours - theirs).abs() <= 10,
        _ => false,
    }
}

/// Is the number of dsntk exactly the fraction?
pub fn is_exact(ours: Fraction, theirs: &str) -> bool {
    let (Some(ours), theirs) = (digits(ours), read(theirs)) else { return false };
    !ours.cut
        && ours.digits == theirs.digits
        && (ours.digits.is_empty() || (ours.point == theirs.point && ours.negative == theirs.negative))
}

/// The digits of a fraction by long division.
fn digits(number: Fraction) -> Option<Digits> {
    let negative = number.compare(Fraction::ZERO)?.is_lt();
    let (numerator, denominator) = parts(if negative { number.negate()? } else { number })?;
    let mut digits: Vec<u8> = (numerator / denominator).to_string().bytes().map(|byte| byte - b'0').collect();
    let mut point = i64::try_from(digits.len()).ok()?;
    let mut rest = numerator % denominator;
    while rest > 0 && digits.len() < MOST_DIGITS {
        let (mut digit, mut tenfold) = (0, 0);
        for _ in 0..10 {
            // Both are less than the denominator, which 127 bits hold.
            tenfold += rest;
            if tenfold >= denominator {
                tenfold -= denominator;
                digit += 1;
            }
        }
        digits.push(digit);
        rest = tenfold;
    }
    let leading = digits.iter().take_while(|digit| **digit == 0).count();
    digits.drain(..leading);
    point -= i64::try_from(leading).ok()?;
    Some(trimmed(negative, digits, point, rest > 0))
}

/// Numerator and denominator of a fraction that is not below zero, which only its debug text shows.
fn parts(number: Fraction) -> Option<(u128, u128)> {
    let shown = format!("{number:?}");
    let mut found = shown.split(|character: char| !character.is_ascii_digit()).filter(|part| !part.is_empty());
    Some((found.next()?.parse().ok()?, found.next()?.parse().ok()?))
}

fn read(text: &str) -> Digits {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |text| (true, text));
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let whole = whole.trim_start_matches('0');
    let leading = if whole.is_empty() { decimals.len() - decimals.trim_start_matches('0').len() } else { 0 };
    let digits = whole.bytes().chain(decimals.bytes().skip(leading)).map(|byte| byte - b'0').collect();
    let point = i64::try_from(whole.len()).unwrap_or(0) - i64::try_from(leading).unwrap_or(0);
    trimmed(negative, digits, point, false)
}

fn trimmed(negative: bool, mut digits: Vec<u8>, point: i64, cut: bool) -> Digits {
    while !cut && digits.last() == Some(&0) {
        digits.pop();
    }
    Digits { negative, digits, point, cut }
}

/// How many significant digits a number of dsntk has.
pub fn significant(text: &str) -> usize {
    read(text).digits.len()
}

/// A value as this crate prints it.
pub fn shown(value: &Value<'_>) -> String {
    let mut shown = String::new();
    feel::to_json(value, &mut shown);
    shown.trim_matches('"').to_owned()
}
