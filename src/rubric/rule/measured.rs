//! Rules that measure: rates, thresholds, bands, ranks and formulas.

use crate::decimal::Decimal;
use crate::rubric::{Formula, Interval};
use crate::submission::Direction;

/// Points × completion.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Proportional {
    /// 实际完成值.
    pub actual: Formula,
    /// 年度指标值.
    pub target: Formula,
    /// How the completion follows from the two.
    #[cfg_attr(feature = "schema", schemars(flatten))]
    pub measure: Measure,
}

/// How a completion follows from a target and an actual value.
#[derive(Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Measure {
    /// Whether more or less is the better.
    pub direction: Direction,
    /// How the score falls where the target is not reached.
    pub falls: Falls,
    /// What a target of zero earns; absent: as the comparison with zero says.
    pub zero_target: Option<ZeroTarget>,
    /// A completion below this many percent earns nothing.
    pub floor: Option<Decimal>,
    /// What becomes of an actual value far above the target.
    pub over: Option<Over>,
}

/// How a score falls where the target is not reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Falls {
    /// actual ÷ target, or target ÷ actual where less is the better.
    #[default]
    InProportion,
    /// 1 − (actual − target) ÷ target, where less is the better: nothing from twice the target on.
    ToZeroAtDouble,
}

/// What a target of zero earns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum ZeroTarget {
    /// All points if the actual value is zero or less, else none.
    AllOrNothing,
    /// All points.
    Full,
}

/// What becomes of over-achievement (超额完成).
#[derive(Debug)]
pub struct Over {
    /// From how many percent above the target on; of cuts, the lowest.
    pub above: Decimal,
    /// What then.
    pub policy: OverPolicy,
}

impl Over {
    /// The text fact that explains an over-achievement, if there is one.
    #[must_use]
    pub fn fact(&self) -> Option<&str> {
        match &self.policy {
            OverPolicy::Explain(fact) => fact.as_deref(),
            _ => None,
        }
    }
}

/// What an actual value far above the target leads to.
#[derive(Debug)]
pub enum OverPolicy {
    /// It earns nothing (「超过预期指标30%以上的，均不计分」).
    Void,
    /// It has to be explained: in a text fact, or of an indicator in its reason.
    Explain(Option<String>),
    /// Bands of the excess cut the points by a percentage.
    Cut(Vec<Cut>),
}

/// A band of over-achievement.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cut {
    /// The excess over the target, in percent of it.
    #[cfg_attr(feature = "schema", schemars(flatten))]
    pub interval: Interval,
    /// By how many percent the points are cut.
    pub cut: Decimal,
}

/// So many points per unit beyond a threshold.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PerUnit {
    /// The value that is measured.
    pub value: Formula,
    /// Where units begin to count.
    pub threshold: Decimal,
    /// The size of a unit.
    pub unit: Decimal,
    /// Which units count; absent: continuously.
    pub counting: Option<Counting>,
    /// Points per unit above the threshold; negative ones are lost.
    pub above: Option<Decimal>,
    /// Points per unit below the threshold; negative ones are lost.
    pub below: Option<Decimal>,
    /// Points at the threshold; absent: all.
    pub start: Option<Decimal>,
}

/// Which units beyond a threshold count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Counting {
    /// Parts of a unit count in proportion.
    Continuous,
    /// A unit that has begun counts as one.
    Started,
    /// Only whole units count.
    Completed,
}

/// Bands of a value.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Bands {
    /// The value.
    pub value: Formula,
    /// The bands.
    pub bands: Vec<Band>,
}

/// A band and its points.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Band {
    /// Which values lie in it.
    #[cfg_attr(feature = "schema", schemars(flatten))]
    pub interval: Interval,
    /// What they earn.
    pub points: Decimal,
    /// Its words in the standard.
    pub clause: String,
}

/// Points by the rank among units.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rank {
    /// The rank itself.
    pub rank: Option<Formula>,
    /// Instead of it: the own figure,
    pub value: Option<Formula>,
    /// and the fact with the figures of the other units.
    pub among: Option<String>,
    /// Which figure is first.
    pub order: RankOrder,
    /// Points of the first, second … place.
    pub places: Vec<Decimal>,
    /// Points of all places after these.
    pub beyond: Decimal,
}

/// Which figure is first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum RankOrder {
    /// The highest.
    #[default]
    HighestFirst,
    /// The lowest.
    LowestFirst,
}

/// A free formula.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FormulaRule {
    /// The score; it counts between 0 and the points.
    pub score: Formula,
}
