//! How a score came about, step by step, for people.

use std::borrow::Cow;

use super::facts::{Basis, Judgement};
use super::sheet::SectionScore;
use crate::decimal::Decimal;
use crate::print::printed;

/// How the score of an item came about.
#[derive(Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trace<'s> {
    /// The kind of rule.
    pub rule: &'static str,
    /// The result in one sentence, in Chinese.
    pub explanation: String,
    /// How a doubtful standard is read.
    pub reading: Option<&'s str>,
    /// Conditions that were tested.
    pub criteria: Option<Vec<CriterionTrace<'s>>>,
    /// Facts of a choice.
    pub inputs: Option<Vec<InputTrace<'s>>>,
    /// Alternatives of a choice.
    pub options: Option<Vec<OptionTrace<'s>>>,
    /// Indicators that the subject itself set.
    pub indicators: Option<Vec<IndicatorTrace<'s>>>,
    /// Rules of which one counts, with what each is about.
    pub parts: Option<Vec<PartTrace<'s>>>,
    /// Projects.
    pub children: Option<Vec<ChildTrace<'s>>>,
    /// The computation with its figures.
    pub formula: Option<String>,
    /// The rounding, where it changed something.
    pub rounding: Option<RoundingTrace>,
    /// What was changed after the rule, in the order in which it was, in Chinese.
    pub modifiers: Option<Vec<String>>,
}

impl Trace<'_> {
    /// Is a fact among those that it shows?
    #[must_use]
    pub fn shows(&self, fact: &str) -> bool {
        let criteria = self.criteria.iter().flatten();
        let mut parts = self.parts.iter().flatten();
        self.inputs.iter().flatten().any(|input| input.fact == fact)
            || criteria
                .into_iter()
                .any(|criterion| criterion.fact == fact || criterion.inputs.iter().any(|input| input.fact == fact))
            || parts.any(|part| part.trace.shows(fact))
    }
}

printed! {
    Trace<'_> {
        rule,
        explanation,
        reading if some,
        criteria if some,
        inputs if some,
        options if some,
        indicators if some,
        parts if some,
        children if some,
        formula if some,
        rounding if some,
        modifiers if some,
    }
}

/// One of several rules.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartTrace<'s> {
    /// What it is about.
    pub title: &'s str,
    /// How its score came about.
    pub trace: Trace<'s>,
}

printed! { PartTrace<'_> { title, trace } }

/// A condition and whether it is met.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    pub points: Option<Decimal>,
    /// What it earns; null where that is not known.
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

printed! {
    CriterionTrace<'_> {
        fact,
        label,
        pointer,
        clause,
        points,
        earned,
        state,
        basis,
        detail,
        inputs,
    }
}

/// A fact that was used.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

printed! { InputTrace<'_> { fact, pointer, label, value } }

/// An alternative, a band or a grade, and whether it was chosen.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OptionTrace<'s> {
    /// Its value; of a band, its interval.
    pub value: Cow<'s, str>,
    /// What it is, in Chinese.
    pub label: Cow<'s, str>,
    /// The words of the standard.
    pub clause: &'s str,
    /// What it earns.
    pub points: Decimal,
    /// Was it chosen?
    pub chosen: bool,
}

printed! {
    OptionTrace<'_> {
        value,
        label,
        clause,
        points,
        chosen,
    }
}

/// A project and its score.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChildTrace<'s> {
    /// Where it stands: a JSON pointer into the submission.
    pub pointer: String,
    /// Its name.
    pub title: Option<&'s str>,
    /// Its score.
    pub score: Option<Decimal>,
    /// From its indicators, or given; null without either.
    pub basis: Option<&'static str>,
    /// How much it counts in the mean; null where each counts the same.
    pub weight: Option<Decimal>,
    /// Its indicators.
    pub indicators: Vec<IndicatorTrace<'s>>,
    /// Its own sheet, where the rubric has one.
    pub sections: Option<Vec<SectionScore<'s>>>,
}

printed! {
    ChildTrace<'_> {
        pointer,
        title,
        score,
        basis,
        weight,
        indicators,
        sections if some,
    }
}

/// An indicator and what it earns.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IndicatorTrace<'s> {
    /// Where it stands: a JSON pointer into the submission.
    pub pointer: String,
    /// Its title.
    pub title: Option<&'s str>,
    /// 分值.
    pub points: Option<Decimal>,
    /// What it earns.
    pub earned: Option<Decimal>,
    /// The computation with its figures.
    pub formula: Option<String>,
}

printed! {
    IndicatorTrace<'_> {
        pointer,
        title,
        points,
        earned,
        formula,
    }
}

/// A rounding that changed something.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoundingTrace {
    /// The exact value, or its beginning.
    pub from: String,
    /// The rounded value.
    pub to: Decimal,
    /// Decimals kept.
    pub decimals: u32,
    /// The direction.
    pub mode: &'static str,
}

printed! { RoundingTrace { from, to, decimals, mode } }
