//! Rules whose points are earned whole: by answers, choices, cases and decisions.

use crate::decimal::Decimal;
use crate::rubric::{Formula, Interval};

/// Points per condition.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Conditions {
    /// The conditions; their points add up to those of the item.
    pub criteria: Vec<Criterion>,
}

/// A condition that earns points.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Criterion {
    /// The boolean fact that decides.
    pub fact: String,
    /// What it earns.
    pub points: Decimal,
    /// Its words in the standard.
    pub clause: String,
    /// Does the whole item earn nothing without it (「如不具备，该指标分值为0」)?
    pub required: bool,
}

/// All points, or none.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AllOrNothing {
    /// The boolean facts that must all hold.
    pub facts: Vec<String>,
}

/// A choice whose alternatives earn different points.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Choice {
    /// The fact that is chosen.
    pub fact: String,
    /// What each alternative earns.
    pub options: Vec<ChoiceOption>,
}

/// What an alternative earns.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChoiceOption {
    /// The value of the alternative.
    pub value: String,
    /// What it earns.
    pub points: Decimal,
    /// Its words in the standard.
    pub clause: String,
}

/// Points per case, or per piece of evidence.
#[derive(Debug)]
pub struct Occurrences {
    /// How many cases there are.
    pub count: Option<Formula>,
    /// Instead of it: the fact whose evidence files are counted.
    pub evidence: Option<String>,
    /// Points that each loses, or earns.
    pub each: Decimal,
    /// Does each earn its points, or lose them?
    pub earns: bool,
}

/// A grade that gives an interval, and a number in it.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Graded {
    /// The choice of the grade.
    pub fact: String,
    /// The fact with the number, in percent of the points.
    pub degree: String,
    /// The grades.
    pub grades: Vec<GradedLevel>,
}

/// A grade and its interval.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GradedLevel {
    /// The value of the choice.
    pub value: String,
    /// Which numbers it allows, in percent of the points.
    #[cfg_attr(feature = "schema", schemars(flatten))]
    pub interval: Interval,
    /// Its words in the standard.
    pub clause: String,
}

/// A deduction with a reason.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Manual {
    /// The fact with the points that are deducted.
    pub deduction: String,
    /// The text fact that says why.
    pub reason: String,
}
