//! From a submission and its rubric to a [`ScoreSheet`], with a trace for every point.
//!
//! In: what [`crate::read`] understood. Out: one sheet, and never a failure: what cannot be computed says
//! what is missing. Scoring knows nothing of JSON, of texts for a report, or of what contradicts what.

mod cause;
mod certain;
mod excerpt;
mod facts;
mod item;
mod rules;
mod sheet;
mod subject;
mod total;
mod trace;

use crate::decimal::Decimal;
use crate::rubric::{Rubric, Section};
use crate::submission::Submission;

pub use excerpt::excerpt;
pub use facts::{Basis, Fact, Facts, Judgement, Known, yes_or_no};
pub use sheet::{
    Column, Digests, Engine, ItemScore, Loss, Missing, NextGrade, RubricName, ScoreSheet, SectionScore, State, Totals,
    VetoScore,
};
pub use subject::Subject;
pub use trace::{ChildTrace, CriterionTrace, IndicatorTrace, InputTrace, OptionTrace, PartTrace, RoundingTrace, Trace};

use rules::Scoring;
use total::{Overruled, Scale};

/// Scores a submission.
#[must_use]
pub fn score<'s>(submission: &'s Submission<'s>, rubric: &'s Rubric, traced: bool) -> ScoreSheet<'s> {
    let own = Scoring::stated(Subject::Department(submission), rubric, traced);
    let reviewed = (!submission.review.facts.is_empty()).then(|| Scoring {
        rubric,
        subject: own.subject,
        facts: Facts::reviewed(submission, rubric),
        traced: false,
    });
    let mut overruled = Overruled::default();
    let sections = sections(&own, Some((submission, reviewed.as_ref())), &mut overruled);
    ScoreSheet {
        engine: Engine::THIS,
        rubric: RubricName { id: &rubric.id, version: &rubric.version, title: &rubric.title },
        year: submission.year,
        department: submission.department.name.as_deref(),
        traced,
        totals: total::totals(&sections, submission, &own, reviewed.as_ref(), &overruled),
        sections,
        problems: None,
        digests: None,
    }
}

/// The claims and decisions of a submission, and the facts as its reviewer sees them.
type Sides<'f, 's> = Option<(&'s Submission<'s>, Option<&'f Scoring<'s>>)>;

/// All sections of the table; without sides, only the computed column.
fn sections<'s>(own: &Scoring<'s>, sides: Sides<'_, 's>, overruled: &mut Overruled<'s>) -> Vec<SectionScore<'s>> {
    own.rubric.sections.iter().map(|section| score_section(section, own, sides, overruled)).collect()
}

/// The computed total of sections in which nothing is missing.
fn own_total(sections: &[SectionScore<'_>], own: &Scoring<'_>) -> Option<Decimal> {
    total::computed(sections, own)
}

fn score_section<'s>(
    section: &'s Section,
    own: &Scoring<'s>,
    sides: Sides<'_, 's>,
    overruled: &mut Overruled<'s>,
) -> SectionScore<'s> {
    let score = |item| item::score(item, section, own, sides, overruled);
    let items: Vec<ItemScore<'s>> = section.items.iter().map(score).collect();
    let rounding = own.rubric.rounding.total;
    let scale = Scale::of_section(section, &items, rounding, &Overruled::default());
    let review = Scale::of_section(section, &items, rounding, overruled);
    SectionScore {
        id: &section.id,
        title: &section.title,
        points: section.points,
        weight: section.weight,
        scaled_from: scale.scaled_from(),
        computed: scale.subtotal(&items, &|item| item.computed),
        claimed: scale.subtotal(&items, &|item| item.claimed.filter(|_| !item.is_dropped())),
        reviewed: review.subtotal(&items, &|item| item.reviewed),
        items,
    }
}
