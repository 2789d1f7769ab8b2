//! What a submission states, with its place and its name, so that a finding can point at it.

use crate::audit::finding::Finding;
use crate::decimal::{Decimal, without_zeros};
use crate::submission::MoneyUnit;

/// An amount, a rate or a count as it is stated.
#[derive(Clone, Debug)]
pub struct Stated {
    /// Where it stands: a JSON pointer into the submission.
    pub pointer: String,
    /// What it is, in Chinese.
    pub label: String,
    /// The number, with the decimals that it is written with.
    pub value: Decimal,
}

impl Stated {
    /// What is stated at a place, if anything is.
    pub fn new(pointer: impl Into<String>, label: impl Into<String>, value: Option<Decimal>) -> Option<Self> {
        value.map(|value| Self { pointer: pointer.into(), label: label.into(), value })
    }

    /// With its name and its value, as in a formula.
    pub fn named(&self) -> String {
        format!("{} {}", self.label, self.value)
    }

    /// A finding that rests on it.
    pub fn beneath<'s>(&self, finding: Finding<'s>, unit: &str) -> Finding<'s> {
        let space = if unit.is_empty() || unit == "%" { "" } else { " " };
        finding.on(&*self.pointer, &*self.label, format!("{}{space}{unit}", self.value))
    }
}

/// The finding on all that it rests on.
pub fn resting<'s, 'a>(finding: Finding<'s>, on: impl IntoIterator<Item = &'a Stated>, unit: &str) -> Finding<'s> {
    on.into_iter().fold(finding, |finding, stated| stated.beneath(finding, unit))
}

/// An amount in a table with so many decimals: who writes 0 there means 0.00.
pub fn among(amount: Decimal, decimals: impl FnOnce() -> u32) -> Decimal {
    if amount.is_zero() { Decimal::new(0, decimals().max(amount.scale())) } else { amount }
}

/// A computed amount without needless zeros behind its second decimal.
pub fn tidy(amount: Decimal) -> Decimal {
    /// As many as amounts in 万元 have.
    const USUAL_DECIMALS: u32 = 2;
    let (mantissa, scale) = without_zeros(amount);
    let kept = scale.max(amount.scale().min(USUAL_DECIMALS));
    let zeros = kept.saturating_sub(scale);
    let mantissa = (0..zeros).try_fold(mantissa, |mantissa, _| mantissa.checked_mul(10));
    mantissa.and_then(|mantissa| Decimal::try_from_i128_with_scale(mantissa, kept).ok()).unwrap_or(amount)
}

/// The name of a unit; what is not stated counts as what is usual.
pub fn term(unit: Option<MoneyUnit>) -> &'static str {
    unit.unwrap_or(MoneyUnit::USUAL).term()
}

/// An amount in 万元 with all its decimals; `None` where there is no room for them.
pub fn in_wan_yuan(value: Decimal, unit: Option<MoneyUnit>) -> Option<Decimal> {
    match unit.unwrap_or(MoneyUnit::USUAL) {
        MoneyUnit::WanYuan => Some(value),
        MoneyUnit::Yuan => Decimal::try_from_i128_with_scale(value.mantissa(), value.scale().checked_add(4)?).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::parse;

    #[test]
    fn nothing_among_amounts_has_their_decimals() {
        assert_eq!(among(Decimal::ZERO, || 2).to_string(), "0.00");
        assert_eq!(among(parse("0.0000").unwrap(), || 2).to_string(), "0.0000");
        assert_eq!(among(parse("3").unwrap(), || 2).to_string(), "3");
    }

    #[test]
    fn needless_zeros_are_left_out_behind_the_second_decimal() {
        for (amount, shown) in
            [("37.196280", "37.19628"), ("2.0000", "2.00"), ("2.5", "2.5"), ("-0.000", "0.00"), ("3", "3")]
        {
            assert_eq!(tidy(parse(amount).unwrap()).to_string(), shown);
        }
    }

    #[test]
    fn amounts_are_converted_with_their_decimals() {
        let yuan = parse("1234.50").unwrap();
        let converted = in_wan_yuan(yuan, Some(MoneyUnit::Yuan)).unwrap();
        assert_eq!(converted.to_string(), "0.123450");
        assert_eq!(in_wan_yuan(yuan, None).unwrap().to_string(), "1234.50");
    }
}
