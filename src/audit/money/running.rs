//! M15: the expenses of running the agency are its operating expenditure, under another name.

use super::lines::{Column, Line};
use super::stated::{Stated, resting, term};
use crate::audit::Subject;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::rubric::Check;
use crate::submission::Budget;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    if let Some(finding) = repeated(&subject.submission.budget) {
        findings.add(finding);
    }
}

fn repeated<'s>(budget: &Budget<'_>) -> Option<Finding<'s>> {
    let (running, operating) = (Line::AgencyRunning, Line::Operating);
    let mut same: Vec<(Column, Stated, Stated)> = Vec::new();
    for column in Column::ALL {
        match running.stated(budget, column).zip(operating.stated(budget, column)) {
            Some((left, right)) if left.value == right.value => same.push((column, left, right)),
            Some(_) => return None,
            None => {}
        }
    }
    same.retain(|(_, amount, _)| !amount.value.is_zero());
    let unit = term(budget.unit);
    let (_, first, _) = same.first()?;
    let amounts: Vec<String> =
        same.iter().map(|(column, amount, _)| format!("{} {} {unit}", column.term(), amount.value)).collect();
    let growth = running.of(budget).growth.zip(operating.of(budget).growth).filter(|(left, right)| left == right);
    let and_growth = growth.map_or_else(String::new, |(growth, _)| format!("，增幅都是 {growth}%"));
    let message = format!("机关运行经费与公用经费都是{}{and_growth}：是同一笔钱，不能重复计算", amounts.join("、"));
    let finding =
        Finding::new(Check::M15, &*first.pointer, message).mend("请确认总支出中只算了一次；两处的增减原因应一致");
    let evidence = same.iter().flat_map(|(_, left, right)| [left, right]);
    let mut finding = resting(finding, evidence, unit);
    for (line, rate) in growth.into_iter().flat_map(|(left, right)| [(running, left), (operating, right)]) {
        finding = finding.on(line.place("growth"), format!("{}增幅", line.term()), format!("{rate}%"));
    }
    Some(finding)
}
