//! Growth: of a line against its amounts, and of a whole against its parts.

mod against_amounts;
mod inferred;
mod span;

use super::lines::{Column, Line};
use super::stated::term;
use crate::audit::Subject;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::decimal::Decimal;
use crate::rubric::Check;
use crate::submission::Budget;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    against_amounts::check(subject, findings);
    let budget = &subject.submission.budget;
    for whole in [Line::Total, Line::Basic, Line::Personnel] {
        let found = match inferred::by_amounts(budget, whole) {
            inferred::Verdict::Contradiction(finding) => Some(*finding),
            inferred::Verdict::Fits => None,
            inferred::Verdict::Unknown => span::by_rates(budget, whole),
        };
        if let Some(finding) = found {
            findings.add(finding);
        }
    }
}

/// A change in words: 增长 5%, 下降 4%, 持平.
fn words(growth: Decimal) -> String {
    if growth.is_zero() {
        "持平（0%）".to_owned()
    } else if growth.is_sign_negative() {
        format!("下降 {}%", growth.abs())
    } else {
        format!("增长 {growth}%")
    }
}

/// A whole with its growth, and its parts with theirs.
struct Rates {
    whole: Line,
    stated: Decimal,
    parts: Vec<(Line, Decimal)>,
}

impl Rates {
    /// 「总支出增长 32%，但各部分只增长 5%（人员支出）、20%（公用经费）」.
    fn words(&self) -> String {
        let all = |is: &dyn Fn(Decimal) -> bool| self.parts.iter().all(|(_, rate)| is(*rate));
        let verb = if all(&|rate| !rate.is_zero() && rate.is_sign_positive()) {
            if all(&|rate| rate < self.stated) { Some("各部分只增长") } else { Some("各部分增长") }
        } else if all(&|rate| !rate.is_zero() && rate.is_sign_negative()) {
            Some("各部分下降")
        } else {
            None
        };
        let parts: Vec<String> = self
            .parts
            .iter()
            .map(|(part, rate)| match verb {
                Some(_) => format!("{}%（{}）", rate.abs(), part.term()),
                None => format!("{}{}", part.term(), words(*rate)),
            })
            .collect();
        let verb = verb.map_or_else(String::new, |verb| format!("{verb} "));
        format!("{}{}，但{verb}{}", self.whole.term(), words(self.stated), parts.join("、"))
    }

    /// A finding about the growth of the whole, which rests on all that is stated of it and its parts.
    fn finding<'s>(&self, budget: &Budget<'_>, message: String) -> Finding<'s> {
        let field = if self.whole.of(budget).growth.is_some() { "growth" } else { "last_year" };
        let mut finding = Finding::new(Check::M5, self.whole.place(field), message)
            .mend("请核对合计与各部分的增幅是否按同一口径的上年数计算，并补填各项的上年数");
        for line in [self.whole].into_iter().chain(self.parts.iter().map(|(part, _)| *part)) {
            for column in [Column::InitialBudget, Column::Budget, Column::Executed, Column::LastYear] {
                if let Some(stated) = line.stated(budget, column) {
                    finding = stated.beneath(finding, term(budget.unit));
                }
            }
            if let Some(growth) = line.of(budget).growth {
                finding = finding.on(line.place("growth"), format!("{}增幅", line.term()), format!("{growth}%"));
            }
        }
        finding
    }
}
