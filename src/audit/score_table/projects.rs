//! Projects: money without a budget (T12), and a score where there are projects, each with its sheet (T17).

use crate::decimal::{self, Decimal};
use crate::rubric::{Check, Severity};
use crate::submission::{BudgetLine, MoneyUnit, Project};

use super::super::finding::Finding;
use super::super::findings::Findings;
use super::super::passages::budget_lines;
use super::rows::Rows;
use super::words::{named, points, rounded};

/// Makes the findings.
pub fn check<'s>(rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    zero_total(rows, findings);
    score_without_projects(rows, findings);
    let children = rows.of_projects().first().map(|(_, _, children)| *children);
    for (index, project) in rows.submission.projects.iter().enumerate() {
        let computed = children.and_then(|children| children.get(index)).and_then(|child| child.score);
        without_budget(project, index, project.score.or(computed), findings);
        if children.is_some() && computed.is_none() {
            without_sheet(project, index, findings);
        }
    }
}

fn term(unit: Option<MoneyUnit>) -> &'static str {
    unit.unwrap_or(MoneyUnit::USUAL).term()
}

fn without_budget<'s>(project: &Project<'s>, index: usize, score: Option<Decimal>, findings: &mut Findings<'s>) {
    if project.budget.is_some_and(|budget| !budget.is_zero()) {
        return;
    }
    let name = named(project.name.as_ref(), index, "项目");
    let (budget, unit) = (format!("/projects/{index}/budget"), term(project.unit));
    let known = project.budget.is_some();
    let term = if known { "全年预算为 0" } else { "没有填全年预算" };
    let finding = |message: String| {
        let finding = Finding::new(Check::T12, budget.clone(), message).mend("请核对这个项目的全年预算数和执行数");
        if known {
            finding.on(budget.clone(), "全年预算", format!("0 {unit}"))
        } else {
            finding.missing(&budget, "全年预算")
        }
    };
    let severity = if known { Severity::Error } else { Severity::Warning };
    if let Some(executed) = project.executed.filter(|executed| !executed.is_zero()) {
        let executed = format!("{} {unit}", decimal::text(executed));
        let message = format!("{name}{term}，却执行了 {executed}");
        let at = format!("/projects/{index}/executed");
        findings.add(finding(message).weighing(severity).on(at, "全年执行数", executed));
    } else if let Some(score) = score.filter(|score| known && !score.is_zero()) {
        let message = format!("{name}{term}，却得了 {}", points(score));
        let at = format!("/projects/{index}/score");
        findings.add(finding(message).weighing(Severity::Warning).on(at, format!("{name}的得分"), points(score)));
    }
}

/// The name of a column, its term, and its amount of a line.
type AmountColumn = (&'static str, &'static str, fn(&BudgetLine<'_>) -> Option<Decimal>);

const COLUMNS: [AmountColumn; 4] = [
    ("initial_budget", "年初预算", |line| line.initial_budget),
    ("budget", "全年预算", |line| line.budget),
    ("executed", "全年执行数", |line| line.executed),
    ("last_year", "上年数", |line| line.last_year),
];

fn zero_total<'s>(rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    let (lines, unit) = (budget_lines(rows.submission), term(rows.submission.budget.unit));
    for (column, term, amount) in COLUMNS {
        if !amount(&rows.submission.budget.total).is_some_and(|total| total.is_zero()) {
            continue;
        }
        let parts = lines.iter().filter_map(|(name, term, line)| Some((*name, *term, amount(line)?)));
        let parts: Vec<_> = parts.filter(|(_, _, amount)| !amount.is_zero()).collect();
        let Some((_, part, of_part)) = parts.first() else { continue };
        let pointer = format!("/budget/total/{column}");
        let message = format!("总支出的{term}为 0，其中的{part}却有 {} {unit}", decimal::text(*of_part));
        let finding = Finding::new(Check::T12, pointer.clone(), message).mend("请填写总支出的合计数").on(
            pointer,
            format!("总支出{term}"),
            format!("0 {unit}"),
        );
        findings.add(parts.into_iter().fold(finding, |finding, (name, part, amount)| {
            let shown = format!("{} {unit}", decimal::text(amount));
            finding.on(format!("/budget/{name}/{column}"), format!("{part}{term}"), shown)
        }));
    }
}

fn score_without_projects<'s>(rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    if !rows.submission.projects.is_empty() {
        return;
    }
    for (row, rule, _) in rows.of_projects() {
        // Where another rule may count, the score may come from that one.
        let only = row.rules().len() == 1;
        let Some(claimed) = row.claimed().filter(|claimed| only && !claimed.is_zero()) else { continue };
        let none = rows.submission.budget.project.none == Some(true);
        let written = if none { "项目支出写的是“无”，也没有" } else { "没有" };
        let mean = crate::decimal::Fraction::from(claimed).divided_by(rule.factor.into());
        let mean = mean.filter(|_| rule.factor != Decimal::ONE && rule.aggregate == crate::rubric::Aggregate::Mean);
        let mean = mean.map_or_else(String::new, |mean| format!("，相当于项目平均 {} 分", rounded(mean)));
        let message = format!(
            "{}自评 {}（满分 {} 分{mean}），但{written}填报任何项目",
            row.name(),
            points(claimed),
            decimal::text(row.item.points)
        );
        let mut finding = Finding::new(Check::T17, row.score_pointer(), message)
            .mend("有项目的，请逐个填报项目及其绩效评价表；没有项目的，请按计分办法处理这一项的分值，不要写分数")
            .on(row.score_pointer(), "自评分数", points(claimed));
        if none {
            finding = finding.on("/budget/project/none", "项目支出", "无");
        }
        findings.add(finding.missing("/projects", "项目"));
    }
}

fn without_sheet<'s>(project: &Project<'s>, index: usize, findings: &mut Findings<'s>) {
    if project.score.is_some() || !project.indicators.is_empty() || !project.facts.is_empty() {
        return;
    }
    let name = named(project.name.as_ref(), index, "项目");
    let message = format!("{name}没有绩效评价表：既没有指标，也没有得分");
    findings.add(
        Finding::new(Check::T17, format!("/projects/{index}"), message)
            .mend("请填报这个项目的指标及完成情况，或它的绩效评价表的得分")
            .missing(format!("/projects/{index}/indicators"), "指标")
            .missing(format!("/projects/{index}/score"), "得分"),
    );
}
