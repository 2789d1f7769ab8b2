//! How texts are worded: repetitions, headings, years, names, titles, numbering, traces of scanners.

mod copied;
mod excerpt;
mod headings;
mod lengths;
mod names;
mod numbering;
mod numerals;
mod problems;
mod publication;
mod reasons;
mod signed;
mod titles;
mod traces;
mod years;

use super::super::Subject;
use super::super::findings::Findings;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    copied::check(subject, findings);
    reasons::check(subject, findings);
    headings::check(subject, findings);
    years::check(subject, findings);
    names::check(subject, findings);
    numbering::check(subject, findings);
    signed::check(subject, findings);
    problems::check(subject, findings);
    lengths::check(subject, findings);
    titles::check(subject, findings);
    traces::check(subject, findings);
    publication::check(subject, findings);
}
