//! How far a target is reached, as a share of the points.
//!
//! An indicator that is reached earns its points, another points × actual ÷ target, or points × target ÷
//! actual where less is the better (财预〔2020〕10号: 未完成的按完成比例计分), or falls to zero at twice the target.

use core::cmp::Ordering;

use super::TOO_MANY_DIGITS;
use crate::decimal::{self, Decimal, Fraction, Rounding};
use crate::rubric::{Cut, Falls, Measure, OverPolicy, ZeroTarget};
use crate::submission::Direction;

/// A target, what was achieved, and how the two are measured.
#[derive(Clone, Copy, Debug)]
pub struct Comparison<'r> {
    pub target: Fraction,
    pub actual: Fraction,
    pub direction: Direction,
    pub measure: &'r Measure,
    /// How a rate is rounded, if it is.
    pub rate: Option<Rounding>,
}

/// How far a target is reached.
#[derive(Clone, Copy, Debug)]
pub struct Completion<'r> {
    /// The share of the points that it earns, 0 to 1.
    pub share: Fraction,
    /// Is the target reached?
    pub reached: bool,
    /// How the share came about.
    way: Way<'r>,
    /// By how many percent the target is exceeded so far that it has to be explained.
    pub unexplained: Option<Fraction>,
}

#[derive(Clone, Copy, Debug)]
enum Way<'r> {
    Reached,
    /// One figure divided by the other, and the rate in percent where that is rounded.
    Ratio(Fraction, Fraction, Option<Decimal>),
    /// 1 − (actual − target) ÷ target.
    Excess(Option<Decimal>),
    /// The target is zero and not reached.
    ZeroTarget,
    /// The completion, in percent, is below the floor.
    Floor(Fraction, Decimal),
    /// The excess, in percent, is beyond what counts.
    Void(Fraction, Decimal),
    /// The excess, in percent, cuts the points.
    Cut(Fraction, &'r Cut),
}

impl<'r> Comparison<'r> {
    /// How far the target is reached.
    ///
    /// # Errors
    ///
    /// Says why that cannot be computed.
    pub fn completion(&self) -> Result<Completion<'r>, &'static str> {
        let compared = self.actual.compare(self.target).ok_or(TOO_MANY_DIGITS)?;
        let reached = match self.direction {
            Direction::AtLeast => compared.is_ge(),
            Direction::AtMost => compared.is_le(),
            Direction::Equal => compared.is_eq(),
        };
        if self.target.is_zero() && self.measure.zero_target.is_some() {
            return self.with_zero_target().ok_or(TOO_MANY_DIGITS);
        }
        if reached {
            return self.beyond(compared).ok_or(TOO_MANY_DIGITS);
        }
        if self.target.is_zero() {
            return Ok(Completion::nothing(Way::ZeroTarget));
        }
        if self.target.compare(Fraction::ZERO) == Some(Ordering::Less) {
            return Err("指标值小于 0，不能按完成比例计分");
        }
        self.short(compared).ok_or(TOO_MANY_DIGITS)
    }

    fn with_zero_target(&self) -> Option<Completion<'r>> {
        let none = self.actual.compare(Fraction::ZERO)?.is_gt();
        let all = self.measure.zero_target == Some(ZeroTarget::Full) || !none;
        Some(if all { Completion::full() } else { Completion::nothing(Way::ZeroTarget) })
    }

    /// What is reached, and perhaps exceeded by far.
    fn beyond(&self, compared: Ordering) -> Option<Completion<'r>> {
        let exceeded = compared.is_gt() && !self.target.is_zero();
        let Some(over) = self.measure.over.as_ref().filter(|_| exceeded) else { return Some(Completion::full()) };
        let excess = percent(self.actual.minus(self.target)?.divided_by(self.target)?)?;
        if excess.compare(over.above.into())?.is_le() {
            return Some(Completion::full());
        }
        Some(match &over.policy {
            OverPolicy::Void => Completion::nothing(Way::Void(excess, over.above)),
            OverPolicy::Explain(_) => Completion { unexplained: Some(excess), ..Completion::full() },
            OverPolicy::Cut(cuts) => match cuts.iter().find(|cut| cut.interval.contains(excess) == Some(true)) {
                Some(cut) => {
                    let share = Fraction::ONE.minus(Fraction::from(cut.cut).divided_by(Fraction::count(100)?)?)?;
                    Completion { share, reached: true, way: Way::Cut(excess, cut), unexplained: None }
                }
                None => Completion::full(),
            },
        })
    }

    /// What is not reached.
    fn short(&self, compared: Ordering) -> Option<Completion<'r>> {
        let falls_to_zero = match self.direction {
            Direction::AtMost => self.measure.falls == Falls::ToZeroAtDouble,
            Direction::Equal => compared.is_gt(),
            Direction::AtLeast => false,
        };
        let (share, above, below) = if falls_to_zero {
            let rest = Fraction::ONE.minus(self.actual.minus(self.target)?.divided_by(self.target)?)?;
            (rest, self.actual, self.target)
        } else {
            let (above, below) = match self.direction {
                Direction::AtMost => (self.target, self.actual),
                Direction::AtLeast | Direction::Equal => (self.actual, self.target),
            };
            (above.divided_by(below)?, above, below)
        };
        let rounded = match self.rate {
            Some(rounding) => Some(percent(share)?.round(rounding)?),
            None => None,
        };
        let share = match rounded {
            Some(rate) => Fraction::from(rate).divided_by(Fraction::count(100)?)?,
            None => share,
        };
        if let Some(floor) = self.measure.floor {
            let completed = percent(share)?;
            if completed.compare(floor.into())?.is_lt() {
                return Some(Completion::nothing(Way::Floor(completed, floor)));
            }
        }
        let share = if share.compare(Fraction::ZERO)?.is_lt() { Fraction::ZERO } else { share };
        let way = if falls_to_zero { Way::Excess(rounded) } else { Way::Ratio(above, below, rounded) };
        Some(Completion { share, reached: false, way, unexplained: None })
    }

    /// The computation of a score from points: its figures, and whether a result follows them.
    pub fn formula(&self, completion: &Completion<'_>, points: Decimal) -> (String, bool) {
        let (target, actual) = (self.target.show(), self.actual.show());
        let points = decimal::text(points);
        let of_rate = |rate: Decimal| [&points, " × ", &decimal::text(rate), "%"].concat();
        match completion.way {
            Way::Reached => {
                let sign = match self.direction {
                    _ if self.target.is_zero() && self.measure.zero_target == Some(ZeroTarget::Full) => "，指标值为 ",
                    Direction::AtLeast if !self.target.is_zero() || self.measure.zero_target.is_none() => " ≥ ",
                    Direction::Equal if self.measure.zero_target.is_none() => " = ",
                    _ => " ≤ ",
                };
                ([&actual, sign, &target, "，得满分 ", &points].concat(), false)
            }
            Way::Ratio(_, _, Some(rate)) | Way::Excess(Some(rate)) => (of_rate(rate), true),
            Way::Ratio(above, below, None) => ([&points, " × ", &above.show(), " ÷ ", &below.show()].concat(), true),
            Way::Excess(None) => ([&points, " × (1 − (", &actual, " − ", &target, ") ÷ ", &target, ")"].concat(), true),
            Way::ZeroTarget if self.measure.zero_target.is_none() && self.direction == Direction::AtMost => {
                ([&points, " × ", &target, " ÷ ", &actual].concat(), true)
            }
            Way::ZeroTarget => (format!("指标值为 0，完成值 {actual} 大于 0，不得分"), false),
            Way::Floor(completed, floor) => {
                (format!("完成 {}%，低于 {}%，不得分", completed.show(), decimal::text(floor)), false)
            }
            Way::Void(excess, above) => {
                (format!("超过指标值 {}%，超出 {}% 的限度，不计分", excess.show(), decimal::text(above)), false)
            }
            Way::Cut(_, cut) => ([&points, " × (1 − ", &decimal::text(cut.cut), "%)"].concat(), true),
        }
    }

    /// How far the target is reached, in words.
    pub fn words(&self, completion: &Completion<'_>) -> String {
        match completion.way {
            Way::Reached if self.target.is_zero() && self.measure.zero_target == Some(ZeroTarget::Full) => {
                "按满分计".to_owned()
            }
            Way::Reached => match self.direction {
                Direction::AtLeast => "达到指标值".to_owned(),
                Direction::AtMost => "未超过指标值".to_owned(),
                Direction::Equal => "等于指标值".to_owned(),
            },
            Way::Ratio(above, below, rate) if self.direction != Direction::AtMost => {
                let exact = above.divided_by(below).and_then(percent);
                let completed = exact.map_or_else(String::new, |exact| format!("完成 {}%", exact.show()));
                match rate.filter(|rate| exact.and_then(|exact| exact.compare((*rate).into())) != Some(Ordering::Equal))
                {
                    Some(rate) => format!("{completed}，按 {}% 计", decimal::text(rate)),
                    None => completed,
                }
            }
            Way::Ratio(..) | Way::Excess(_) => {
                let excess = self.actual.minus(self.target).and_then(|excess| excess.divided_by(self.target));
                let excess = excess.and_then(percent).map_or_else(String::new, Fraction::show);
                let counted = percent(completion.share).map_or_else(String::new, Fraction::show);
                format!("超过指标值 {excess}%，按 {counted}% 计")
            }
            Way::Cut(excess, cut) => {
                format!("超过指标值 {}%，扣减分值的 {}%", excess.show(), decimal::text(cut.cut))
            }
            Way::ZeroTarget => "完成值应不大于 0".to_owned(),
            Way::Floor(completed, floor) => format!("完成 {}%，低于 {}%", completed.show(), decimal::text(floor)),
            Way::Void(excess, above) => {
                format!("超过指标值 {}%，超出 {}% 的限度", excess.show(), decimal::text(above))
            }
        }
    }
}

fn percent(share: Fraction) -> Option<Fraction> {
    share.times(Fraction::count(100)?)
}

impl Completion<'_> {
    fn full() -> Self {
        Self { share: Fraction::ONE, reached: true, way: Way::Reached, unexplained: None }
    }
}

impl<'r> Completion<'r> {
    fn nothing(way: Way<'r>) -> Self {
        Self { share: Fraction::ZERO, reached: false, way, unexplained: None }
    }
}

/// A computation with its result: `4.5 × 295 ÷ 300 = 4.425 → 4.43`.
pub fn with_result(formula: &str, exact: Fraction, score: Decimal) -> String {
    let (exact, score) = (exact.show(), decimal::text(score));
    let (arrow, rounded) = if exact == score { ("", "") } else { (" → ", score.as_str()) };
    if formula == exact {
        return [formula, arrow, rounded].concat();
    }
    [formula, " = ", &exact, arrow, rounded].concat()
}
