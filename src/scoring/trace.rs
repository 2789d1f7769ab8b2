//! How a score came about, step by step, for people.

use serde::Serialize;

use super::facts::{Basis, Judgement};
use crate::decimal::{self, Decimal};

/// How the score of an item came about.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Trace<'s> {
    /// The kind of rule.
    pub rule: &'static str,
    /// The result in one sentence, in Chinese.
    pub explanation: String,
    /// How a doubtful standard is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<&'s str>,
    /// Conditions that were tested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Vec<CriterionTrace<'s>>>,
    /// Facts of a choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inputs: Option<Vec<InputTrace<'s>>>,
    /// Alternatives of a choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<OptionTrace<'s>>>,
    /// Projects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub children: Option<Vec<ChildTrace<'s>>>,
    /// The computation with its figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formula: Option<String>,
    /// The rounding, where it changed something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rounding: Option<RoundingTrace>,
}

/// A condition and whether it is met.
#[derive(Clone, Debug, Serialize)]
pub struct CriterionTrace<'s> {
    /// The fact that decides.
    pub fact: &'s str,
    /// The fact in Chinese.
    pub label: &'s str,
    /// Where its answer belongs: a JSON pointer into the submission.
    pub pointer: String,
    /// The words of the standard.
    pub clause: &'s str,
    /// What it can earn; null where the points belong to all conditions together.
    #[serde(serialize_with = "decimal::serialize_known")]
    pub points: Option<Decimal>,
    /// What it earns; null where that is not known.
    #[serde(serialize_with = "decimal::serialize_known")]
    pub earned: Option<Decimal>,
    /// Is it met?
    pub state: Judgement,
    /// Who says so.
    pub basis: Option<Basis>,
    /// The figures that decide, in Chinese.
    pub detail: Option<String>,
    /// The facts that a derived one follows from, answered or not.
    pub inputs: Vec<InputTrace<'s>>,
}

/// A fact that was used.
#[derive(Clone, Debug, Serialize)]
pub struct InputTrace<'s> {
    /// Its id.
    pub fact: &'s str,
    /// Where it stands: a JSON pointer into the submission.
    pub pointer: String,
    /// What it is, in Chinese.
    pub label: &'s str,
    /// Its value.
    pub value: Option<String>,
}

/// An alternative and whether it was chosen.
#[derive(Clone, Debug, Serialize)]
pub struct OptionTrace<'s> {
    /// Its value.
    pub value: &'s str,
    /// What it is, in Chinese.
    pub label: &'s str,
    /// The words of the standard.
    pub clause: &'s str,
    /// What it earns.
    #[serde(serialize_with = "decimal::serialize")]
    pub points: Decimal,
    /// Was it chosen?
    pub chosen: bool,
}

/// A project and its score.
#[derive(Clone, Debug, Serialize)]
pub struct ChildTrace<'s> {
    /// Where it stands: a JSON pointer into the submission.
    pub pointer: String,
    /// Its name.
    pub title: Option<&'s str>,
    /// Its score.
    #[serde(serialize_with = "decimal::serialize_known")]
    pub score: Option<Decimal>,
    /// From its indicators, or given; null without either.
    pub basis: Option<&'static str>,
    /// How much it counts in the mean; null where each counts the same.
    #[serde(serialize_with = "decimal::serialize_known")]
    pub weight: Option<Decimal>,
    /// Its indicators.
    pub indicators: Vec<IndicatorTrace<'s>>,
}

/// An indicator and what it earns.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorTrace<'s> {
    /// Where it stands: a JSON pointer into the submission.
    pub pointer: String,
    /// Its title.
    pub title: Option<&'s str>,
    /// 分值.
    #[serde(serialize_with = "decimal::serialize_known")]
    pub points: Option<Decimal>,
    /// What it earns.
    #[serde(serialize_with = "decimal::serialize_known")]
    pub earned: Option<Decimal>,
    /// The computation with its figures.
    pub formula: Option<String>,
}

/// A rounding that changed something.
#[derive(Clone, Debug, Serialize)]
pub struct RoundingTrace {
    /// The exact value, or its beginning.
    pub from: String,
    /// The rounded value.
    #[serde(serialize_with = "decimal::serialize")]
    pub to: Decimal,
    /// Decimals kept.
    pub decimals: u32,
    /// The direction.
    pub mode: &'static str,
}
