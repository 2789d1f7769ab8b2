//! The facts that a rubric asks for.

use super::Formula;
use crate::submission::MoneyUnit;

/// A fact that a rubric asks for.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FactDefinition {
    /// The name by which rules and expressions refer to it.
    pub id: String,
    /// The fact in Chinese.
    pub label: String,
    /// What kind of answer it takes.
    #[cfg_attr(feature = "schema", schemars(rename = "type"))]
    pub kind: FactKind,
    /// Unit of a number that is no money.
    pub unit: Option<String>,
    /// The question that is put to the filler, where the label does not suffice.
    pub question: Option<String>,
    /// The evidence that is wanted (佐证材料).
    pub evidence: Option<String>,
    /// Where its value stands in the submission, if not among the answers: a JSON pointer.
    pub from: Option<String>,
    /// How it follows from other facts, as soon as these are known.
    pub derived: Option<Formula>,
}

/// What kind of answer a fact takes.
#[derive(Debug, PartialEq, Eq)]
pub enum FactKind {
    /// 是 or 否.
    Boolean,
    /// A number.
    Decimal,
    /// An amount in this unit.
    Money(MoneyUnit),
    /// A rate in percent.
    Percent,
    /// A whole number.
    Count,
    /// One of these.
    Choice(Vec<Alternative>),
    /// A day.
    Date,
    /// Any text.
    Text,
    /// Several numbers, as the figures of other units.
    Numbers,
}

/// One answer of a choice.
#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Alternative {
    /// The value in the submission.
    pub value: String,
    /// The alternative in Chinese.
    pub label: String,
}
