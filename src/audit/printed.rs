//! Numbers as they are printed: 91.45 is any number that rounds to it. A difference that this explains is no finding.

use core::cmp::Ordering;

use crate::decimal::{Decimal, Fraction, MOST_DECIMALS, Rounding, RoundingMode};

/// What a printed number can stand for, from its lowest to its highest value; where it is known exactly, both are one.
#[derive(Clone, Copy, Debug)]
pub struct Printed {
    /// The lowest value.
    pub low: Fraction,
    /// The highest value.
    pub high: Fraction,
}

impl Printed {
    /// A number as it is printed, good to half a unit of its last decimal; `None` where digits do not suffice.
    #[must_use]
    pub fn new(value: Decimal) -> Option<Self> {
        let unit = Decimal::try_new(5, value.scale().checked_add(1)?).ok()?;
        let (value, half) = (Fraction::from(value), Fraction::from(unit));
        Some(Self { low: value.minus(half)?, high: value.plus(half)? })
    }

    /// A number that is known exactly.
    #[must_use]
    pub fn exactly(value: Fraction) -> Self {
        Self { low: value, high: value }
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self { low: self.low.plus(other.low)?, high: self.high.plus(other.high)? })
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        Some(Self { low: self.low.minus(other.high)?, high: self.high.minus(other.low)? })
    }

    /// The product with a factor above zero.
    #[must_use]
    pub fn scaled(self, factor: Fraction) -> Option<Self> {
        Some(Self { low: self.low.times(factor)?, high: self.high.times(factor)? })
    }

    /// The quotient by a number that is surely above zero; `None` for any other.
    #[must_use]
    pub fn divided_by(self, other: Self) -> Option<Self> {
        if other.low.compare(Fraction::ZERO)? != Ordering::Greater {
            return None;
        }
        let quotient = |value: Fraction, small: Fraction, large: Fraction| {
            // What is below zero is the smaller, the smaller the divisor.
            let divisor = if value.compare(Fraction::ZERO)? == Ordering::Less { small } else { large };
            value.divided_by(divisor)
        };
        Some(Self {
            low: quotient(self.low, other.low, other.high)?,
            high: quotient(self.high, other.high, other.low)?,
        })
    }

    /// All that either can stand for.
    #[must_use]
    pub fn or(self, other: Self) -> Option<Self> {
        let low = if self.low.compare(other.low)? == Ordering::Greater { other.low } else { self.low };
        let high = if self.high.compare(other.high)? == Ordering::Less { other.high } else { self.high };
        Some(Self { low, high })
    }

    /// The same in at most eight decimals, or a hair more: sums of quotients would run out of digits.
    #[must_use]
    pub fn widened(self) -> Option<Self> {
        let outwards = |value: Fraction, away: Ordering| {
            let mode = if value.compare(Fraction::ZERO)? == away { RoundingMode::Up } else { RoundingMode::Down };
            value.round(Rounding { decimals: MOST_DECIMALS, mode }).map(Fraction::from)
        };
        Some(Self { low: outwards(self.low, Ordering::Less)?, high: outwards(self.high, Ordering::Greater)? })
    }

    /// Can both stand for one number?
    #[must_use]
    pub fn meets(self, other: Self) -> Option<bool> {
        Some(self.low.compare(other.high)? != Ordering::Greater && other.low.compare(self.high)? != Ordering::Greater)
    }

    /// Is it surely above the other?
    #[must_use]
    pub fn is_above(self, other: Self) -> Option<bool> {
        Some(self.low.compare(other.high)? == Ordering::Greater)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::parse;

    fn printed(text: &str) -> Printed {
        Printed::new(parse(text).unwrap()).unwrap()
    }

    #[test]
    fn decimals_explain_small_differences() {
        let sum = printed("84.95").plus(printed("1.02")).unwrap();
        assert_eq!(sum.meets(printed("85.97")), Some(true));
        assert_eq!(sum.meets(printed("85.98")), Some(true));
        assert_eq!(sum.meets(printed("86.00")), Some(false));
        assert_eq!(sum.meets(printed("86")), Some(true));
        assert_eq!(printed("91.45").is_above(sum), Some(true));
    }

    #[test]
    fn quotients_take_the_extremes() {
        let growth = printed("102.69").divided_by(printed("96.46")).unwrap();
        assert_eq!(growth.meets(Printed::exactly(parse("1.0646").unwrap().into())), Some(true));
        assert_eq!(growth.meets(Printed::exactly(parse("1.066").unwrap().into())), Some(false));
        assert!(printed("1").divided_by(printed("0.00")).is_none());
        let fall = printed("-2").divided_by(printed("4")).unwrap();
        assert_eq!(fall.low.show(), "-0.714285…");
    }

    #[test]
    fn widening_goes_outwards() {
        let range = printed("0").divided_by(Printed::exactly(parse("3").unwrap().into())).unwrap();
        let wide = range.widened().unwrap();
        assert_eq!((wide.low.show().as_str(), wide.high.show().as_str()), ("-0.16666667", "0.16666667"));
        let both = printed("2").or(printed("4.0")).unwrap();
        assert_eq!((both.low.show().as_str(), both.high.show().as_str()), ("1.5", "4.05"));
    }
}
