//! Numbers that are computed from printed ones: the likely value, and what it can be at the utmost.

use core::cmp::Ordering;

use crate::audit::printed::Printed;
use crate::decimal::{Decimal, Fraction, Rounding, RoundingMode};

/// A number that is known as well as the printed numbers behind it.
#[derive(Clone, Copy, Debug)]
pub struct Estimate {
    /// What the printed numbers give as they stand.
    pub likely: Fraction,
    /// What they can stand for.
    pub range: Printed,
}

impl Estimate {
    /// Nothing at all.
    pub const NOTHING: Self =
        Self { likely: Fraction::ZERO, range: Printed { low: Fraction::ZERO, high: Fraction::ZERO } };

    /// A number as it is printed.
    pub fn printed(value: Decimal) -> Option<Self> {
        Some(Self { likely: value.into(), range: Printed::new(value)? })
    }

    /// A whole number that is meant exactly.
    pub fn exactly(number: i64) -> Self {
        let number = Fraction::from(Decimal::from(number));
        Self { likely: number, range: Printed::exactly(number) }
    }

    /// The amount of this year by that of last year, where the growth in percent is stated; `None` where nothing
    /// would be left.
    pub fn ratio_of_growth(growth: Decimal) -> Option<Self> {
        Self::printed(growth)?.plus(Self::exactly(100))?.by_hundred()
    }

    /// The growth in percent, where this is the amount of this year by that of last year.
    pub fn growth_of_ratio(self) -> Option<Self> {
        self.in_percent()?.minus(Self::exactly(100))
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self { likely: self.likely.plus(other.likely)?, range: self.range.plus(other.range)? })
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        Some(Self { likely: self.likely.minus(other.likely)?, range: self.range.minus(other.range)? })
    }

    /// The quotient by a number that is surely above zero; `None` for any other.
    pub fn divided_by(self, other: Self) -> Option<Self> {
        let range = self.range.divided_by(other.range)?.widened()?;
        Some(Self { likely: self.likely.divided_by(other.likely)?, range })
    }

    /// The product of two numbers of which neither can be below zero; `None` for others.
    pub fn times(self, other: Self) -> Option<Self> {
        if [self, other].iter().any(|one| one.range.low.compare(Fraction::ZERO) != Some(Ordering::Greater)) {
            return None;
        }
        let range =
            Printed { low: self.range.low.times(other.range.low)?, high: self.range.high.times(other.range.high)? };
        Some(Self { likely: self.likely.times(other.likely)?, range: range.widened()? })
    }

    /// The number, with all that either can stand for.
    pub fn or(self, other: Self) -> Option<Self> {
        Some(Self { range: self.range.or(other.range)?, ..self })
    }

    /// A part of a whole as a rate in percent.
    pub fn in_percent(self) -> Option<Self> {
        let hundred = Fraction::from(Decimal::ONE_HUNDRED);
        Some(Self { likely: self.likely.times(hundred)?, range: self.range.scaled(hundred)? })
    }

    fn by_hundred(self) -> Option<Self> {
        let hundredth = Fraction::from(Decimal::try_new(1, 2).ok()?);
        Some(Self { likely: self.likely.times(hundredth)?, range: self.range.scaled(hundredth)? })
    }

    /// Can both stand for one number?
    pub fn meets(self, other: Self) -> Option<bool> {
        self.range.meets(other.range)
    }

    /// Is it surely above the other?
    pub fn is_above(self, other: Self) -> Option<bool> {
        self.range.is_above(other.range)
    }

    /// The likely value, rounded for people.
    pub fn rounded(self, decimals: u32) -> Option<Decimal> {
        rounded(self.likely, decimals)
    }
}

/// A number, rounded for people.
pub fn rounded(value: Fraction, decimals: u32) -> Option<Decimal> {
    value.round(Rounding { decimals, mode: RoundingMode::HalfUp })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::parse;

    fn amount(text: &str) -> Estimate {
        Estimate::printed(parse(text).unwrap()).unwrap()
    }

    #[test]
    fn last_year_follows_from_growth() {
        let last = |this: &str, growth: &str| {
            amount(this).divided_by(Estimate::ratio_of_growth(parse(growth).unwrap()).unwrap()).unwrap()
        };
        let parts = last("91.45", "5").plus(last("11.24", "20")).unwrap();
        let total = last("102.69", "32");
        assert_eq!(parts.rounded(2).unwrap().to_string(), "96.46");
        assert_eq!(total.rounded(2).unwrap().to_string(), "77.80");
        assert_eq!(parts.minus(total).unwrap().rounded(2).unwrap().to_string(), "18.67");
        assert_eq!(parts.is_above(total), Some(true));
        let growth = amount("102.69").divided_by(parts).unwrap().growth_of_ratio().unwrap();
        assert_eq!(growth.rounded(2).unwrap().to_string(), "6.46");
    }

    #[test]
    fn what_may_be_nothing_is_no_divisor() {
        assert!(amount("1").divided_by(amount("0.00")).is_none());
        let gone = Estimate::ratio_of_growth(parse("-100").unwrap()).unwrap();
        assert!(amount("1").divided_by(gone).is_none() && amount("1").times(gone).is_none());
    }
}
