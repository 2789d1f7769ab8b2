//! Proportional: an indicator that is reached earns its points, another points × actual ÷ target, or
//! points × target ÷ actual where less is the better (财预〔2020〕10号: 未完成的按完成比例计分).

use crate::decimal::{self, Decimal, Fraction, Rounding};
use crate::submission::Direction;

/// Points, target and actual value of an indicator, and which way is the better.
#[derive(Clone, Copy, Debug)]
pub struct Proportion {
    pub points: Decimal,
    pub target: Decimal,
    pub actual: Decimal,
    pub direction: Direction,
}

impl Proportion {
    /// Is the target reached? A target of zero is reached by anything where more is the better.
    pub fn reached(self) -> bool {
        match self.direction {
            Direction::AtLeast => self.actual >= self.target,
            Direction::AtMost => self.actual <= self.target,
        }
    }

    fn exact(self) -> Option<Fraction> {
        // What is not reached has a divisor above zero: target > actual ≥ 0, or actual > target ≥ 0.
        let (above, below) = match self.direction {
            Direction::AtLeast => (self.actual, self.target),
            Direction::AtMost => (self.target, self.actual),
        };
        Fraction::from(self.points).times(above.into())?.divided_by(below.into())
    }

    /// The score, rounded once; `None` where its digits do not suffice.
    pub fn score(self, rounding: Rounding) -> Option<Decimal> {
        if self.reached() {
            return Some(self.points);
        }
        Some(self.exact()?.round(rounding)?.min(self.points))
    }

    /// The computation with its figures.
    pub fn formula(self, score: Option<Decimal>) -> String {
        let Self { points, target, actual, direction } = self;
        let [points, target, actual] = [points, target, actual].map(decimal::text);
        if self.reached() {
            let sign = if direction == Direction::AtLeast { " ≥ " } else { " ≤ " };
            return [&actual, sign, &target, "，得满分 ", &points].concat();
        }
        let (above, below) = match direction {
            Direction::AtLeast => (&actual, &target),
            Direction::AtMost => (&target, &actual),
        };
        let (Some(exact), Some(score)) = (self.exact(), score) else {
            return [&points, " × ", above, " ÷ ", below, "：位数太多，无法精确计算"].concat();
        };
        let (exact, score) = (exact.show(), decimal::text(score));
        let (arrow, rounded) = if exact == score { ("", "") } else { (" → ", score.as_str()) };
        [&points, " × ", above, " ÷ ", below, " = ", &exact, arrow, rounded].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASES: [(&str, &str, &str, Direction, &str); 9] = [
        ("4.5", "300", "295", Direction::AtLeast, "4.5 × 295 ÷ 300 = 4.425 → 4.43"),
        ("5", "100", "48.5", Direction::AtLeast, "5 × 48.5 ÷ 100 = 2.425 → 2.43"),
        ("15", "8755", "8676", Direction::AtLeast, "15 × 8676 ÷ 8755 = 14.864648… → 14.86"),
        ("10", "200", "2859", Direction::AtLeast, "2859 ≥ 200，得满分 10"),
        ("10", "0", "0", Direction::AtLeast, "0 ≥ 0，得满分 10"),
        ("10", "37.24", "43.2", Direction::AtMost, "10 × 37.24 ÷ 43.2 = 8.620370… → 8.62"),
        ("10", "0", "1", Direction::AtMost, "10 × 0 ÷ 1 = 0"),
        ("10", "0", "0", Direction::AtMost, "0 ≤ 0，得满分 10"),
        ("10", "100", "0", Direction::AtLeast, "10 × 0 ÷ 100 = 0"),
    ];

    #[test]
    fn follows_the_published_examples() {
        for (points, target, actual, direction, formula) in CASES {
            let [points, target, actual] = [points, target, actual].map(|text| decimal::parse(text).unwrap());
            let proportion = Proportion { points, target, actual, direction };
            assert_eq!(proportion.formula(proportion.score(Rounding::default())), formula);
        }
    }
}
