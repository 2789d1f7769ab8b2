//! The texts of the report: against figures, against each other, and against their headings.

mod numbers;
mod sentences;
mod wording;

use super::Subject;
use super::findings::Findings;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    numbers::check(subject, findings);
    wording::check(subject, findings);
}
