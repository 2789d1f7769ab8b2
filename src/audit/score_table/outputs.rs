//! Little of the money spent, and all output reached (T13).

use core::cmp::Ordering;
use std::collections::BTreeMap;

use crate::decimal::{self, Decimal, Fraction};
use crate::rubric::Check;
use crate::submission::{Dimension, MoneyUnit};

use super::super::finding::Finding;
use super::super::findings::Findings;
use super::listed::{Entry, Listed};
use super::rows::Rows;
use super::words::{MOST_LISTED, named, rounded, said};

/// Below this many percent of the budget, little is spent.
const LITTLE: usize = 50;

/// What was spent of a budget, and where that stands.
struct Spent {
    name: String,
    at: String,
    budget: Option<Decimal>,
    executed: Option<Decimal>,
    unit: Option<MoneyUnit>,
}

/// Makes the findings.
pub fn check<'s>(rows: &Rows<'_, 's>, listed: &Listed<'_, 's>, findings: &mut Findings<'s>) {
    let mut outputs: BTreeMap<Option<usize>, Vec<&Entry<'_, 's>>> = BTreeMap::new();
    for entry in &listed.0 {
        if matches!(entry.indicator.dimension, Some(Dimension::Quantity | Dimension::Quality)) {
            outputs.entry(entry.project).or_default().push(entry);
        }
    }
    for (project, entries) in outputs {
        if !entries.iter().all(|entry| entry.is_reached() == Some(true)) {
            continue;
        }
        let spent = match project {
            None => {
                let budget = &rows.submission.budget;
                Spent {
                    name: "部门总支出".to_owned(),
                    at: "/budget/total".to_owned(),
                    budget: budget.total.budget,
                    executed: budget.total.executed,
                    unit: budget.unit,
                }
            }
            Some(place) => {
                let Some(project) = rows.submission.projects.get(place) else { continue };
                if said(project.reason.as_ref()).is_some() {
                    continue;
                }
                Spent {
                    name: named(project.name.as_ref(), place, "项目"),
                    at: format!("/projects/{place}"),
                    budget: project.budget,
                    executed: project.executed,
                    unit: project.unit,
                }
            }
        };
        little(&spent, &entries, findings);
    }
}

fn little<'s>(spent: &Spent, entries: &[&Entry<'_, 's>], findings: &mut Findings<'s>) {
    let (Some(budget), Some(executed)) = (spent.budget, spent.executed) else { return };
    let rate = || Fraction::from(executed).times(Fraction::count(100)?)?.divided_by(budget.into());
    let Some(rate) = rate() else { return };
    if !Fraction::count(LITTLE).and_then(|most| rate.compare(most)).is_some_and(Ordering::is_lt) {
        return;
    }
    let unit = spent.unit.unwrap_or(MoneyUnit::USUAL).term();
    let shown = rounded(rate);
    let (budget, executed) =
        (format!("{} {unit}", decimal::text(budget)), format!("{} {unit}", decimal::text(executed)));
    let (name, at, count) = (&spent.name, &spent.at, entries.len());
    let message = format!("{name}预算 {budget}，只执行了 {executed}（{shown}%），{count} 个数量和质量指标却全部完成");
    let finding = Finding::new(Check::T13, format!("{at}/executed"), message)
        .mend("请核对执行数和完成值；钱没有花完而任务完成的，请说明原因，如招标节约、年后支付或预算偏大")
        .on(format!("{at}/budget"), "全年预算", budget)
        .on(format!("{at}/executed"), "全年执行数", executed);
    findings.add(entries.iter().take(MOST_LISTED).fold(finding, |finding, entry| {
        let field = if entry.is_qualitative() { "level" } else { "actual" };
        finding.on(entry.at(field), entry.name.clone(), entry.result())
    }));
}
