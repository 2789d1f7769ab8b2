//! What contradicts itself in a submission: figures against figures, scores against rules, texts against both.
//!
//! In: a [`Submission`], its [`Rubric`] and its [`ScoreSheet`] with traces. Out: an [`Audit`], a list of findings,
//! each with its code, the figures that contradict each other, what would fit, and how to mend it. What the published
//! decimals explain is no finding, and what is not there is not compared. The audit never changes a score.

pub mod catalogue;
mod finding;
mod findings;
mod money;
mod own;
mod passages;
mod people;
mod printed;
mod score_table;
mod text;

pub use finding::{Answered, Audit, Counts, Evidence, Finding, SwitchedOff, Unlisted, Unmatched};
pub use findings::MOST_OF_A_CHECK;

use crate::rubric::Rubric;
use crate::scoring::ScoreSheet;
use crate::submission::Submission;
use findings::Findings;
use passages::{Passage, passages};

/// What is audited.
#[derive(Clone, Copy)]
struct Subject<'f, 's> {
    submission: &'s Submission<'s>,
    rubric: &'s Rubric,
    /// Scored with traces.
    sheet: &'f ScoreSheet<'s>,
    /// Its texts.
    passages: &'f [Passage<'s>],
}

/// Audits a submission that is scored, with traces.
#[must_use]
pub fn audit<'s>(submission: &'s Submission<'s>, rubric: &'s Rubric, sheet: &ScoreSheet<'s>) -> Audit<'s> {
    let mut findings = Findings::new(rubric);
    let passages = passages(submission);
    let subject = Subject { submission, rubric, sheet, passages: &passages };
    score_table::check(&subject, &mut findings);
    money::check(&subject, &mut findings);
    people::check(&subject, &mut findings);
    text::check(&subject, &mut findings);
    own::check(&subject, &mut findings);
    findings.into_audit(submission, sheet)
}
