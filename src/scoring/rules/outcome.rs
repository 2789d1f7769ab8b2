//! What a rule makes of the facts.

use super::gap::Gap;
use crate::decimal::{Decimal, Fraction};
use crate::rubric::Item;
use crate::scoring::sheet::{Loss, Missing};
use crate::scoring::trace::{InputTrace, Trace};

/// What a rule makes of the facts of an item.
#[derive(Debug, Default)]
pub struct Outcome<'s> {
    /// What the facts given so far earn in whole points; `None` where nothing can be computed.
    pub computed: Option<Decimal>,
    /// Instead of it: what was computed, to be limited and, where it comes from rates, rounded.
    pub exact: Option<Fraction>,
    /// Is it earned in whole points, and not to be rounded?
    pub whole: bool,
    /// Points that depend on what is missing.
    pub open: Decimal,
    /// Does the department say that the item does not apply at all?
    pub not_applicable: bool,
    /// Do its points leave the table?
    pub dropped: bool,
    /// What has to be filled.
    pub missing: Vec<Missing<'s>>,
    /// Why points were lost; only when traced.
    pub lost: Vec<Loss<'s>>,
    /// What would earn points that were lost, and why they were; only for what was computed from rates.
    pub shortfall: Option<(&'s str, String)>,
    /// How it came about; only when traced.
    pub trace: Option<Trace<'s>>,
}

/// How a rule came to a score, for people.
#[derive(Debug, Default)]
pub struct Work<'s> {
    /// The result in a sentence without the score.
    pub explanation: String,
    /// The computation with its figures, without the result.
    pub formula: Option<String>,
    /// Why points are lost, if any are.
    pub shortfall: String,
    /// What would earn them, where that is not the whole standard.
    pub clause: Option<&'s str>,
    /// The facts that were used.
    pub inputs: Vec<InputTrace<'s>>,
}

impl<'s> Outcome<'s> {
    /// A score that is still to be limited and rounded.
    pub fn exact(value: Fraction, rule: &'static str, item: &'s Item, work: Option<Work<'s>>) -> Self {
        let mut outcome = Self { exact: Some(value), ..Self::default() };
        if let Some(work) = work {
            let shortfall = if work.shortfall.is_empty() { work.explanation.clone() } else { work.shortfall };
            outcome.shortfall = Some((work.clause.unwrap_or(&item.standard), shortfall));
            outcome.trace = Some(Trace {
                rule,
                explanation: work.explanation,
                inputs: Some(work.inputs),
                formula: work.formula,
                ..Trace::default()
            });
        }
        outcome
    }

    /// A score in points that are earned whole; it is still to be limited, and is not rounded.
    pub fn whole(value: Fraction, rule: &'static str, item: &'s Item, work: Option<Work<'s>>) -> Self {
        Self { whole: true, ..Self::exact(value, rule, item, work) }
    }

    /// No score yet.
    pub fn open(gap: Gap<'s>, rule: &'static str, item: &'s Item, inputs: Option<Vec<InputTrace<'s>>>) -> Self {
        let explanation = match gap.missing.iter().find_map(|missing| missing.note.as_deref()) {
            _ if gap.not_applicable => "填为不适用，尚不能计分".to_owned(),
            Some(note) => format!("尚不能计分：{note}"),
            None => "待填，尚不能计分".to_owned(),
        };
        Self {
            open: item.points,
            not_applicable: gap.not_applicable,
            missing: gap.missing,
            trace: inputs.map(|inputs| Trace { rule, explanation, inputs: Some(inputs), ..Trace::default() }),
            ..Self::default()
        }
    }
}
