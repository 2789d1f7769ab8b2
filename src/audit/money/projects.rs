//! M16: the projects make up project expenditure.

use super::estimate::Estimate;
use super::lines::{Column, Line};
use super::rates::Execution;
use super::stated::{Stated, in_wan_yuan, term, tidy};
use crate::audit::Subject;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::decimal::{Decimal, difference, sum};
use crate::rubric::Check;
use crate::submission::{MoneyUnit, Project, Submission};

/// How many projects a finding names; it counts the rest.
pub const MOST_NAMED: usize = 6;

/// A project with its place in the list.
#[derive(Clone, Copy)]
pub struct Entry<'s> {
    index: usize,
    project: &'s Project<'s>,
}

impl<'s> Entry<'s> {
    /// All projects.
    pub fn all(projects: &'s [Project<'s>]) -> impl Iterator<Item = Self> {
        projects.iter().enumerate().map(|(index, project)| Self { index, project })
    }

    /// What it is called in a sentence.
    pub fn name(self) -> String {
        match self.project.name.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
            Some(name) => format!("项目“{name}”"),
            None => format!("第 {} 个项目", self.index.saturating_add(1)),
        }
    }

    /// The place of one of its fields.
    pub fn place(self, field: &str) -> String {
        format!("/projects/{}/{field}", self.index)
    }

    fn stated(self, column: Column) -> Option<Stated> {
        let amount = if column == Column::Budget { self.project.budget } else { self.project.executed };
        Stated::new(self.place(column.name()), format!("{}{}", self.name(), column.term()), amount)
    }

    /// The unit of its amounts, if it is stated.
    pub fn unit(self) -> Option<MoneyUnit> {
        self.project.unit
    }

    /// Is any amount stated?
    pub fn has_amounts(self) -> bool {
        self.project.budget.or(self.project.executed).is_some()
    }

    /// Its amounts and the rate.
    pub fn execution(self) -> Execution {
        let label = format!("{}预算执行率", self.name());
        Execution {
            name: format!("{}预算", self.name()),
            rate: Stated::new(self.place("execution_rate"), label, self.project.execution_rate),
            planned: self.stated(Column::Budget),
            spent: self.stated(Column::Executed),
            unit: term(self.project.unit),
        }
    }
}

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    for column in [Column::Budget, Column::Executed] {
        if let Some(finding) = sum_of_projects(subject.submission, column) {
            findings.add(finding);
        }
    }
}

fn sum_of_projects<'s>(submission: &'s Submission<'s>, column: Column) -> Option<Finding<'s>> {
    let whole = Line::Project.stated(&submission.budget, column)?;
    let whole_unit = submission.budget.unit.unwrap_or(MoneyUnit::USUAL);
    let entries = || Entry::all(&submission.projects);
    let one_unit = entries().all(|entry| entry.project.unit.unwrap_or(MoneyUnit::USUAL) == whole_unit);
    let in_common = |value: Decimal, unit| if one_unit { Some(value) } else { in_wan_yuan(value, unit) };
    let unit = if one_unit { term(Some(whole_unit)) } else { term(Some(MoneyUnit::WanYuan)) };
    let amounts: Option<Vec<Decimal>> =
        entries().map(|entry| in_common(entry.stated(column)?.value, entry.project.unit)).collect();
    let amounts = amounts.filter(|amounts| !amounts.is_empty())?;
    let stated = in_common(whole.value, submission.budget.unit)?;
    let mut computed = Estimate::NOTHING;
    for amount in &amounts {
        computed = computed.plus(Estimate::printed(*amount)?)?;
    }
    if computed.meets(Estimate::printed(stated)?)? {
        return None;
    }
    let total = tidy(sum(amounts.iter().copied())?);
    let (stated, gap) = (tidy(stated), tidy(difference(stated, total)?.abs()));
    let list = if (2..=MOST_NAMED).contains(&amounts.len()) {
        let amounts: Vec<String> = amounts.iter().map(|amount| tidy(*amount).to_string()).collect();
        format!("{} = ", amounts.join(" + "))
    } else {
        String::new()
    };
    let message = format!(
        "项目支出{} {stated} {unit} ≠ 所列 {} 个项目合计 {list}{total} {unit}，差 {gap} {unit}",
        column.term(),
        amounts.len()
    );
    let hint = if stated > total {
        format!("请补列缺少的项目，或更正项目支出；其余 {gap} {unit}不属于所列的任何项目")
    } else {
        format!("请核对各项目的金额和单位；多出的 {gap} {unit}是否不属于本年项目支出")
    };
    let finding = Finding::new(Check::M16, &*whole.pointer, message).expecting(format!("{total} {unit}")).mend(hint);
    let finding = whole.beneath(finding, term(Some(whole_unit)));
    Some(
        entries()
            .take(MOST_NAMED)
            .filter_map(|entry| Some((entry.stated(column)?, entry)))
            .fold(finding, |finding, (amount, entry)| amount.beneath(finding, term(entry.project.unit))),
    )
}
