//! Reasons: a score below the points has one (T5), full points have none that tells of a shortfall (T6), and none
//! serves twice (T22).

use std::collections::BTreeMap;

use crate::rubric::{Check, Rule};
use crate::scoring::{CriterionTrace, Judgement, Known};

use super::super::finding::Finding;
use super::super::findings::Findings;
use super::listed::{Entry, Listed};
use super::rows::{Row, Rows};
use super::shortfall;
use super::words::{points, quoted, said, short};

/// The least characters of a reason that is compared with others: 「见附件」 is no reason that serves twice.
const LEAST_OF_A_REASON: usize = 5;

/// The most rows that a finding names.
const MOST_NAMED: usize = 5;

/// Makes the findings.
pub fn check<'s>(rows: &Rows<'_, 's>, listed: &Listed<'_, 's>, findings: &mut Findings<'s>) {
    for row in &rows.list {
        claim(row, rows, findings);
        full(row, findings);
    }
    for entry in &listed.0 {
        indicator(entry, findings);
    }
    lost_twice(rows, findings);
    reason_twice(rows, findings);
}

fn reason<'s>(row: &Row<'_, 's>) -> Option<&'s str> {
    said(row.claim.and_then(|claim| claim.reason.as_ref()))
}

fn claim<'s>(row: &Row<'_, 's>, rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    let Some(claimed) = row.claimed().filter(|claimed| *claimed < row.item.points) else { return };
    if row.item.bonus || row.score.is_dropped() || reason(row).is_some() || is_explained(row, rows) {
        return;
    }
    let Some(lost) = crate::decimal::difference(row.item.points, claimed) else { return };
    let (name, most) = (row.name(), points(row.item.points));
    let message = format!("{name}自评 {}，比分值 {most}少 {}，没有写扣分原因", points(claimed), points(lost));
    findings.add(
        Finding::new(Check::T5, row.reason_pointer(), message)
            .mend("请在备注中写明因为什么扣了这些分")
            .on(row.score_pointer(), "自评分数", points(claimed))
            .missing(row.reason_pointer(), "扣分原因"),
    );
}

/// Is there a reason in another place: in an answer that asks for it, or with the projects and indicators below?
fn is_explained(row: &Row<'_, '_>, rows: &Rows<'_, '_>) -> bool {
    let asks = row.item.explain.iter().map(|explain| explain.fact.as_str());
    let manual = row.rules().into_iter().filter_map(|(rule, _)| match rule {
        Rule::Manual(rule) => Some(rule.reason.as_str()),
        _ => None,
    });
    let answered = |id: &str| {
        let fact = rows.facts.get(id);
        fact.is_some_and(|fact| matches!(fact.value(), Known::Text(text) if !text.trim().is_empty()))
    };
    if asks.chain(manual).any(answered) {
        return true;
    }
    let submission = rows.submission;
    row.rules().into_iter().any(|(rule, _)| match rule {
        Rule::Children(_) => submission.projects.iter().any(|project| {
            let reasons = project.indicators.iter().map(|indicator| &indicator.reason);
            reasons.chain([&project.reason]).any(|reason| said(reason.as_ref()).is_some())
        }),
        Rule::Indicators(rule) => {
            let counted = submission.indicators.iter().filter(|indicator| rule.counts(indicator));
            counted.into_iter().any(|indicator| said(indicator.reason.as_ref()).is_some())
        }
        _ => false,
    })
}

fn full<'s>(row: &Row<'_, 's>, findings: &mut Findings<'s>) {
    let Some(reason) = reason(row).filter(|reason| shortfall::tells(reason)) else { return };
    if row.claimed() != Some(row.item.points) || row.item.points.is_zero() {
        return;
    }
    let most = points(row.item.points);
    let message = format!("{}自评满分 {most}，备注却写着{}", row.name(), quoted(reason));
    findings.add(
        Finding::new(Check::T6, row.reason_pointer(), message)
            .mend("备注说的不足影响得分的，请按计分标准扣分；不影响的，请写明为什么不扣")
            .on(row.score_pointer(), "自评分数", most)
            .on(row.reason_pointer(), "备注", quoted(reason)),
    );
}

fn indicator<'s>(entry: &Entry<'_, 's>, findings: &mut Findings<'s>) {
    let reason = said(entry.indicator.reason.as_ref());
    if reason.is_none()
        && let Some(short) = shortfall_of(entry)
    {
        let message = format!("{}{short}，没有写偏差原因", entry.name);
        let mut finding = Finding::new(Check::T5, entry.at("reason"), message).mend("请写明没有完成指标值的原因");
        for (field, label, value) in
            [("target", "年度指标值", entry.indicator.target), ("actual", "实际完成值", entry.indicator.actual)]
        {
            if let Some(value) = value {
                finding = finding.on(entry.at(field), label, entry.shown(value));
            }
        }
        findings.add(finding.missing(entry.at("reason"), "偏差原因"));
    }
    // What is exceeded may tell of a target that was set too low.
    let exactly = entry.indicator.target.is_some() && entry.indicator.target == entry.indicator.actual;
    let full = entry.trace.is_some_and(|trace| trace.earned.is_some() && trace.earned == trace.points);
    if let Some(reason) = reason.filter(|reason| exactly && full && shortfall::tells(reason)) {
        let message = format!("{}正好完成指标值，得了满分，偏差原因却写着{}", entry.name, quoted(reason));
        findings.add(
            Finding::new(Check::T6, entry.at("reason"), message)
                .mend("没有完成的，请更正完成值；已经完成的，请删去偏差原因")
                .on(entry.at("reason"), "偏差原因", quoted(reason)),
        );
    }
}

/// By how much an indicator is short, in words; `None` where it is not, or that cannot be told.
fn shortfall_of(entry: &Entry<'_, '_>) -> Option<String> {
    if entry.by_count {
        return (entry.is_reached() == Some(false)).then(|| "没有达到指标值".to_owned());
    }
    let trace = entry.trace?;
    let (earned, most) = (trace.earned?, trace.points?);
    let formula = trace.formula.as_ref().map_or_else(String::new, |formula| format!("（{formula}）"));
    (earned < most).then(|| format!("得 {}{formula}，少于分值 {}", points(earned), points(most)))
}

/// One false answer that loses points in two rows.
fn lost_twice<'s>(rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    let mut lost: BTreeMap<&str, (&CriterionTrace<'s>, Vec<&Row<'_, 's>>)> = BTreeMap::new();
    for row in rows.list.iter().filter(|row| row.score.computed.is_some_and(|computed| computed < row.item.points)) {
        let criteria = row.score.trace.iter().flat_map(|trace| trace.criteria.iter().flatten());
        for criterion in criteria.filter(|criterion| criterion.state == Judgement::Unmet) {
            let (_, of) = lost.entry(criterion.fact).or_insert_with(|| (criterion, Vec::new()));
            if of.last().is_none_or(|last| last.item.id != row.item.id) {
                of.push(row);
            }
        }
    }
    for (criterion, of) in lost.into_values().filter(|(_, of)| of.len() > 1) {
        let names: Vec<String> = of.iter().take(MOST_NAMED).map(|row| row.name()).collect();
        let message = format!("{}为“否”，在{}各扣了一次分", quoted(criterion.label), names.join("、"));
        let finding = Finding::new(Check::T22, criterion.pointer.clone(), message)
            .mend("请核对是否同一问题扣了两次；计分标准本来就要求各处都扣的，不必更改")
            .on(criterion.pointer.clone(), short(criterion.label), "否");
        findings.add(of.into_iter().take(MOST_NAMED).fold(finding, |finding, row| {
            let lost = format!("扣 {}", points(row.score.lost_points));
            finding.on(row.score_pointer(), short(&row.item.title), lost)
        }));
    }
}

/// One reason for points lost in two rows.
fn reason_twice<'s>(rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    let mut given: BTreeMap<&str, Vec<&Row<'_, 's>>> = BTreeMap::new();
    for row in rows.list.iter().filter(|row| row.claimed().is_some_and(|claimed| claimed < row.item.points)) {
        let reason = reason(row).map(|reason| reason.trim_end_matches(['。', '；', '，', '.', ';']));
        let Some(reason) = reason.filter(|reason| reason.chars().nth(LEAST_OF_A_REASON).is_some()) else { continue };
        given.entry(reason).or_default().push(row);
    }
    for (reason, of) in given {
        let Some(second) = of.get(1) else { continue };
        let names: Vec<String> = of.iter().take(MOST_NAMED).map(|row| row.name()).collect();
        let message = format!("{}扣分写的是同一个原因{}，可能扣了两次", names.join("、"), quoted(reason));
        let finding = Finding::new(Check::T22, second.reason_pointer(), message)
            .mend("请核对是否同一问题扣了两次；不是的，请分别写明各自的原因");
        findings.add(of.iter().take(MOST_NAMED).fold(finding, |finding, row| {
            let title = format!("{}的扣分原因", quoted(&row.item.title));
            finding.on(row.reason_pointer(), title, quoted(reason))
        }));
    }
}
