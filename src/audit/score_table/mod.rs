//! The score table: scores against rules, reasons, facts, grades and projects.

mod answers;
mod columns;
mod grades;
mod grounds;
mod indicators;
mod listed;
mod outputs;
mod projects;
mod rates;
mod reasons;
mod review;
mod rows;
mod rules;
mod shortfall;
mod sums;
mod targets;
mod whole;
mod words;

use super::Subject;
use super::findings::Findings;
use answers::Answered;
use listed::Listed;
use rows::Rows;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let rows = Rows::new(subject);
    let listed = Listed::new(subject, &rows);
    columns::check(&rows, findings);
    rules::check(&rows, findings);
    grades::check(&rows, &listed, findings);
    reasons::check(&rows, &listed, findings);
    grounds::check(&rows, findings);
    review::check(&rows, findings);
    whole::check(&rows, findings);
    projects::check(&rows, findings);
    sums::check(&rows, &listed, findings);
    indicators::check(&listed, findings);
    targets::check(&listed, findings);
    outputs::check(&rows, &listed, findings);
    Answered::each(subject, &rows, &mut |answered| {
        answers::check(answered, findings);
        rates::check(answered, &rows, findings);
    });
}
