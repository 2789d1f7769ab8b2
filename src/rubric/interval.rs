//! Intervals with open and closed ends: 「80%（含）-90%」 is not 「80%-90%（含）」.

use crate::decimal::{self, Decimal, Fraction};
use core::cmp::Ordering;

/// An interval of numbers, or a single one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interval {
    /// The lower end and whether it belongs to the interval; absent: no lower end.
    pub low: Option<(Decimal, bool)>,
    /// The upper end and whether it belongs to the interval; absent: no upper end.
    pub high: Option<(Decimal, bool)>,
}

impl Interval {
    /// Does a number lie in it? `None` where that cannot be told within 38 digits.
    #[must_use]
    pub fn contains(&self, value: Fraction) -> Option<bool> {
        let beyond = |end: Option<(Decimal, bool)>, wrong: Ordering| {
            let Some((end, closed)) = end else { return Some(false) };
            let ordering = value.compare(end.into())?;
            Some(ordering == wrong || (ordering == Ordering::Equal && !closed))
        };
        Some(!beyond(self.low, Ordering::Less)? && !beyond(self.high, Ordering::Greater)?)
    }

    /// The interval as people write it: `80%（含）～90%`.
    #[must_use]
    pub fn show(&self, unit: &str) -> String {
        let end = |(value, closed): (Decimal, bool)| {
            [decimal::text(value).as_str(), unit, if closed { "（含）" } else { "" }].concat()
        };
        let alone = |(value, closed): (Decimal, bool), sign: &str, closed_sign: &str| {
            [if closed { closed_sign } else { sign }, " ", &decimal::text(value), unit].concat()
        };
        match (self.low, self.high) {
            (Some(low), Some(high)) if low.0 == high.0 => ["= ", &decimal::text(low.0), unit].concat(),
            (Some(low), Some(high)) => [&end(low), "～", &end(high)].concat(),
            (Some(low), None) => alone(low, ">", "≥"),
            (None, Some(high)) => alone(high, "<", "≤"),
            (None, None) => "任何值".to_owned(),
        }
    }
}
