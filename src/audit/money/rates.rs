//! T8: stated execution rates of lines, projects and procurement follow from their amounts. M14: that of procurement
//! lies between 0 and 100 %.

use super::estimate::Estimate;
use super::lines::{Column, Line};
use super::projects::Entry;
use super::stated::{Stated, resting, term};
use crate::audit::Subject;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::decimal::{Decimal, difference};
use crate::rubric::Check;

/// A stated rate with the amounts that it follows from.
pub struct Execution {
    /// What is executed, in the sentence.
    pub name: String,
    /// 预算执行率.
    pub rate: Option<Stated>,
    /// 全年预算.
    pub planned: Option<Stated>,
    /// 全年执行数.
    pub spent: Option<Stated>,
    /// The unit of both.
    pub unit: &'static str,
}

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let submission = subject.submission;
    let budget = &submission.budget;
    let lines = Line::ALL.into_iter().map(|line| Execution {
        name: format!("{}预算", line.term()),
        rate: Stated::new(
            line.place("execution_rate"),
            format!("{}预算执行率", line.term()),
            line.of(budget).execution_rate,
        ),
        planned: line.stated(budget, Column::Budget),
        spent: line.stated(budget, Column::Executed),
        unit: term(budget.unit),
    });
    for finding in lines.filter_map(|line| line.rate_contradicts()) {
        findings.add(finding);
    }
    for project in Entry::all(&submission.projects) {
        if let Some(finding) = project.execution().rate_contradicts() {
            findings.add(finding);
        }
    }
    let procurement = &submission.procurement;
    let procurement = Execution {
        name: "政府采购".to_owned(),
        rate: Stated::new("/procurement/execution_rate", "政府采购执行率", procurement.execution_rate),
        planned: Stated::new("/procurement/budget", "采购预算", procurement.budget),
        spent: Stated::new("/procurement/executed", "实际采购金额", procurement.executed),
        unit: term(procurement.unit),
    };
    if let Some(finding) = procurement.out_of_range().or_else(|| procurement.rate_contradicts()) {
        findings.add(finding);
    }
}

impl Execution {
    /// The rate by the amounts.
    fn computed(&self) -> Option<Estimate> {
        let (planned, spent) = (self.planned.as_ref()?, self.spent.as_ref()?);
        Estimate::printed(spent.value)?.divided_by(Estimate::printed(planned.value)?)?.in_percent()
    }

    /// What is found where the stated rate is not the one that follows from the amounts.
    pub fn rate_contradicts<'s>(&self) -> Option<Finding<'s>> {
        let (rate, planned, spent) = (self.rate.as_ref()?, self.planned.as_ref()?, self.spent.as_ref()?);
        let computed = self.computed()?;
        if computed.meets(Estimate::printed(rate.value)?)? {
            return None;
        }
        let expected = computed.rounded(rate.value.scale().max(2))?;
        let message = format!(
            "{}执行率 {}% ≠ 执行数 {} ÷ 预算 {} × 100% = {expected}%",
            self.name, rate.value, spent.value, planned.value
        );
        let finding = Finding::new(Check::T8, &*rate.pointer, message)
            .expecting(format!("{expected}%"))
            .mend("请核对预算数和执行数，按执行数 ÷ 预算数 × 100% 重新计算");
        Some(resting(rate.beneath(finding, "%"), [spent, planned], self.unit))
    }

    /// What is found where the rate, stated or by the amounts, is not between 0 and 100 %.
    fn out_of_range<'s>(&self) -> Option<Finding<'s>> {
        let hint = "请核对采购预算和实际采购金额；年中追加了采购预算的，应填调整后的数";
        let is_outside = |rate: &&Stated| rate.value > Decimal::ONE_HUNDRED || rate.value < Decimal::ZERO;
        if let Some(rate) = self.rate.as_ref().filter(is_outside) {
            let message = format!("{}执行率 {}%，应在 0% 至 100% 之间", self.name, rate.value);
            let finding = Finding::new(Check::M14, &*rate.pointer, message).expecting("0% 至 100%").mend(hint);
            let amounts = self.spent.iter().chain(&self.planned);
            return Some(resting(rate.beneath(finding, "%"), amounts, self.unit));
        }
        let (planned, spent, unit) = (self.planned.as_ref()?, self.spent.as_ref()?, self.unit);
        if !Estimate::printed(spent.value)?.is_above(Estimate::printed(planned.value)?)? {
            return None;
        }
        let gap = difference(spent.value, planned.value)?;
        let rate = self.computed().and_then(|rate| rate.rounded(2));
        let rate = rate.map_or_else(String::new, |rate| format!("，执行率 {rate}% 超过 100%"));
        let message =
            format!("实际采购 {} {unit}，比采购预算 {} {unit}多 {gap} {unit}{rate}", spent.value, planned.value);
        let finding = Finding::new(Check::M14, &*spent.pointer, message)
            .expecting(format!("不超过 {} {unit}", planned.value))
            .mend(hint);
        Some(resting(finding, [spent, planned], unit))
    }
}
