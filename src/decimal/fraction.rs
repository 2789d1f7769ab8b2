//! Quotients of whole numbers, and the one place where a number is rounded.

use core::cmp::Ordering;

use super::{Decimal, power_of_ten, print_digits, text};

/// The most decimals that a [`Rounding`] can ask for.
pub const MOST_DECIMALS: u32 = 8;

/// In which direction a number is rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RoundingMode {
    /// 四舍五入: a half goes away from zero.
    #[default]
    HalfUp,
    /// 舍去: towards zero.
    Down,
    /// 进一: away from zero.
    Up,
}

impl RoundingMode {
    /// The name used in rubrics and traces.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::HalfUp => "half_up",
            Self::Down => "down",
            Self::Up => "up",
        }
    }
}

/// How many decimals are kept, and what becomes of the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// Decimals kept, 0 to [`MOST_DECIMALS`].
    pub decimals: u32,
    /// The direction.
    pub mode: RoundingMode,
}

impl Default for Rounding {
    fn default() -> Self {
        Self { decimals: 2, mode: RoundingMode::HalfUp }
    }
}

/// A rational number, exact. Every operation answers `None` where its result would need more than 38
/// digits, instead of guessing.
#[derive(Clone, Copy, Debug)]
pub struct Fraction {
    numerator: i128,
    /// Always positive.
    denominator: i128,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// One.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// A count as a number.
    #[must_use]
    pub fn count(count: usize) -> Option<Self> {
        i128::try_from(count).ok().map(|numerator| Self { numerator, denominator: 1 })
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.denominator == other.denominator {
            return Some(Self { numerator: self.numerator.checked_add(other.numerator)?, ..self });
        }
        let divisor = greatest_common_divisor(self.denominator, other.denominator);
        let left = other.denominator.checked_div(divisor)?;
        let right = self.denominator.checked_div(divisor)?;
        Some(Self {
            numerator: self.numerator.checked_mul(left)?.checked_add(other.numerator.checked_mul(right)?)?,
            denominator: self.denominator.checked_mul(left)?,
        })
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negate()?)
    }

    /// The opposite.
    #[must_use]
    pub fn negate(self) -> Option<Self> {
        Some(Self { numerator: self.numerator.checked_neg()?, ..self })
    }

    /// The product.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        let quick = |left: Self, right: Self| {
            Some(Self {
                numerator: product(left.numerator, right.numerator)?,
                denominator: product(left.denominator, right.denominator)?,
            })
        };
        quick(self, other).or_else(|| {
            let crossed = Self { denominator: other.denominator, ..self }.reduce()?;
            let across = Self { denominator: self.denominator, ..other }.reduce()?;
            quick(crossed, across)
        })
    }

    /// The quotient; `None` as well where the divisor is zero.
    #[must_use]
    pub fn divided_by(self, other: Self) -> Option<Self> {
        let inverse = match other.numerator.cmp(&0) {
            Ordering::Equal => return None,
            Ordering::Greater => Self { numerator: other.denominator, denominator: other.numerator },
            Ordering::Less => {
                Self { numerator: other.denominator.checked_neg()?, denominator: other.numerator.checked_neg()? }
            }
        };
        self.times(inverse)
    }

    /// Which of two is larger; `None` where that cannot be told within 38 digits.
    #[must_use]
    pub fn compare(self, other: Self) -> Option<Ordering> {
        if self.denominator == other.denominator {
            return Some(self.numerator.cmp(&other.numerator));
        }
        self.minus(other).map(|difference| difference.numerator.cmp(&0))
    }

    /// Is it nothing?
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Is it one?
    #[must_use]
    pub fn is_one(self) -> bool {
        self.numerator == self.denominator
    }

    /// The number, or the limit that it is beyond; `None` where that cannot be told.
    #[must_use]
    pub fn limited(self, low: Self, high: Self) -> Option<Self> {
        if self.compare(low)? == Ordering::Less {
            return Some(low);
        }
        Some(if self.compare(high)? == Ordering::Greater { high } else { self })
    }

    /// The one place where a number is rounded.
    ///
    /// The remainder of a whole-number division decides, so the result is that of the exact value:
    /// 4.5 × 295 ÷ 300 is exactly 4.425 and becomes 4.43, where an engine that divides first gets
    /// 4.42499… or 4.5 × 0.98333 and then 4.42. And 四舍五入 rounds a half away from zero; the half to
    /// even of most decimal libraries would turn 2.425 into 2.42.
    #[must_use]
    pub fn round(self, rounding: Rounding) -> Option<Decimal> {
        let power = power_of_ten(rounding.decimals)?;
        let scale = |value: Self| Some(Self { numerator: product(value.numerator, power)?, ..value });
        let scaled = scale(self).or_else(|| scale(self.reduce()?))?;
        let (quotient, remainder) = divide_whole(scaled.numerator, scaled.denominator)?;
        let away = match rounding.mode {
            RoundingMode::Down => false,
            RoundingMode::Up => remainder != 0,
            RoundingMode::HalfUp => {
                // remainder ≥ denominator − remainder, which cannot overflow as 2 × remainder can
                remainder.unsigned_abs() >= scaled.denominator.unsigned_abs().checked_sub(remainder.unsigned_abs())?
            }
        };
        let step = match (away, self.numerator < 0) {
            (false, _) => 0,
            (true, false) => 1,
            (true, true) => -1,
        };
        Decimal::try_from_i128_with_scale(quotient.checked_add(step)?, rounding.decimals).ok()
    }

    /// The number as a decimal if it has one that ends within 28 digits.
    #[must_use]
    pub fn exact(self) -> Option<Decimal> {
        let reduced = self.reduce()?;
        let twos = reduced.denominator.trailing_zeros();
        let (mut rest, mut fives) = (reduced.denominator.checked_shr(twos)?, 0_u32);
        while let (quotient, 0) = divide_whole(rest, 5)? {
            rest = quotient;
            fives = fives.checked_add(1)?;
        }
        if rest != 1 {
            return None;
        }
        let scale = twos.max(fives);
        let factor = power_of_ten(scale)?.checked_div(reduced.denominator)?;
        Decimal::try_from_i128_with_scale(product(reduced.numerator, factor)?, scale).ok()
    }

    /// For people: the exact decimal, or its first decimals, six if possible, and an ellipsis.
    #[must_use]
    pub fn show(self) -> String {
        if let Some(exact) = self.exact() {
            return text(exact);
        }
        let cut = |decimals| self.round(Rounding { decimals, mode: RoundingMode::Down });
        let mut shown = String::new();
        if let Some(cut) = [6, 4, 2].into_iter().find_map(cut) {
            print_digits(cut.mantissa(), cut.scale(), false, &mut shown);
            shown.push('…');
        } else {
            print_digits(self.numerator, 0, false, &mut shown);
            shown.push_str(" ÷ ");
            print_digits(self.denominator, 0, false, &mut shown);
        }
        shown
    }

    fn reduce(self) -> Option<Self> {
        let divisor = greatest_common_divisor(self.numerator, self.denominator);
        Some(Self {
            numerator: self.numerator.checked_div(divisor)?,
            denominator: self.denominator.checked_div(divisor)?,
        })
    }
}

impl From<Decimal> for Fraction {
    fn from(value: Decimal) -> Self {
        let scale = value.scale();
        match power_of_ten(scale) {
            Some(denominator) => Self { numerator: value.mantissa(), denominator },
            // A decimal has at most 28 decimals, and the power is known up to 38.
            None => Self::ZERO,
        }
    }
}

/// The product. 128-bit multiplication is a library call in WebAssembly; narrow numbers, nearly all of
/// them, do without.
fn product(left: i128, right: i128) -> Option<i128> {
    match (i32::try_from(left), i32::try_from(right)) {
        (Ok(left), Ok(right)) => Some(i64::from(left).wrapping_mul(i64::from(right)).into()),
        _ => left.checked_mul(right),
    }
}

/// Quotient and remainder, for narrow numbers without a library call.
pub(super) fn divide_whole(numerator: i128, denominator: i128) -> Option<(i128, i128)> {
    if let (Ok(numerator), Ok(denominator)) = (i64::try_from(numerator), i64::try_from(denominator)) {
        let quotient = numerator.checked_div(denominator)?;
        return Some((i128::from(quotient), i128::from(numerator.checked_rem(denominator)?)));
    }
    Some((numerator.checked_div(denominator)?, numerator.checked_rem(denominator)?))
}

/// The largest number that divides both; at least 1.
fn greatest_common_divisor(left: i128, right: i128) -> i128 {
    if let (Ok(left), Ok(right)) = (u64::try_from(left), u64::try_from(right)) {
        let (mut larger, mut smaller) = (left, right);
        while let Some(remainder) = larger.checked_rem(smaller) {
            larger = smaller;
            smaller = remainder;
        }
        return i128::from(larger.max(1));
    }
    let (mut larger, mut smaller) = (left, right);
    while let Some(remainder) = larger.checked_rem(smaller) {
        larger = smaller;
        smaller = remainder;
    }
    larger.checked_abs().unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::parse;

    fn fraction(text: &str) -> Fraction {
        parse(text).unwrap().into()
    }

    const CENTS: Rounding = Rounding { decimals: 2, mode: RoundingMode::HalfUp };

    #[test]
    fn rounds_the_exact_value_once() {
        for (points, actual, target, rounded) in [
            ("4.5", "295", "300", "4.43"),
            ("5", "48.5", "100", "2.43"),
            ("10", "1", "3", "3.33"),
            ("10", "2", "3", "6.67"),
            ("13", "8676", "8755", "12.88"),
        ] {
            let exact = fraction(points).times(fraction(actual)).unwrap().divided_by(fraction(target)).unwrap();
            assert_eq!(exact.round(CENTS).map(text).as_deref(), Some(rounded), "{points} × {actual} ÷ {target}");
        }
    }

    #[test]
    fn rounds_in_the_stated_direction() {
        for (value, decimals, mode, rounded) in [
            ("2.425", 2, RoundingMode::HalfUp, "2.43"),
            ("-2.425", 2, RoundingMode::HalfUp, "-2.43"),
            ("2.425", 2, RoundingMode::Down, "2.42"),
            ("-2.429", 2, RoundingMode::Down, "-2.42"),
            ("2.421", 2, RoundingMode::Up, "2.43"),
            ("2.42", 2, RoundingMode::Up, "2.42"),
            ("0.5", 0, RoundingMode::HalfUp, "1"),
            ("8.62", 0, RoundingMode::HalfUp, "9"),
            ("-0.4", 0, RoundingMode::HalfUp, "0"),
        ] {
            let rounding = Rounding { decimals, mode };
            assert_eq!(fraction(value).round(rounding).map(text).as_deref(), Some(rounded), "{value}");
        }
    }

    #[test]
    fn adds_many_parts_without_growing() {
        let mut sum = Fraction::ZERO;
        for _ in 0..10_000 {
            sum = sum.plus(fraction("0.01")).unwrap().plus(fraction("0.1")).unwrap();
        }
        assert_eq!(text(sum.exact().unwrap()), "1100");
    }

    #[test]
    fn says_so_where_digits_do_not_suffice() {
        let huge = fraction("9999999999999999999999999999");
        assert!(huge.times(huge).is_none());
        assert!(fraction("1").divided_by(Fraction::ZERO).is_none());
        assert_eq!(huge.times(fraction("3")).unwrap().divided_by(huge).unwrap().show(), "3");
        assert_eq!(fraction("1").divided_by(fraction("3")).unwrap().show(), "0.333333…");
    }
}
