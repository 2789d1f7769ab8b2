//! The department's money: sums, growth, rates, balances, units.

mod assets;
mod balance;
mod budgets;
mod estimate;
mod growth;
mod lines;
mod projects;
mod rates;
mod running;
mod shares;
mod stated;
mod sums;
mod three_public;
mod units;

use super::Subject;
use super::findings::Findings;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    sums::check(subject, findings);
    growth::check(subject, findings);
    balance::check(subject, findings);
    shares::check(subject, findings);
    budgets::check(subject, findings);
    rates::check(subject, findings);
    three_public::check(subject, findings);
    assets::check(subject, findings);
    units::check(subject, findings);
    running::check(subject, findings);
    projects::check(subject, findings);
}
