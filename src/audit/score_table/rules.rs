//! Scores against what their rules make of the facts: claims and given scores of projects (T4).
//!
//! A claim below what is computed that says why is left alone: a department may be stricter with itself than its
//! facts. Answers against figures, which T4 is about as well, are in `answers`.

use crate::decimal::{self, Decimal, Fraction};
use crate::rubric::{Check, Severity};
use crate::scoring::{Loss, State};

use super::super::finding::Finding;
use super::super::findings::Findings;
use super::columns::rounds_to;
use super::rows::{Row, Rows};
use super::words::{MOST_LISTED, apart, cut, named, points, said, short};

/// The most characters of why points are lost that a message repeats.
const MOST_OF_A_LOSS: usize = 120;

/// Makes the findings.
pub fn check<'s>(rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    for row in &rows.list {
        claim(row, rows, findings);
    }
    for (_, _, children) in rows.of_projects().into_iter().take(1) {
        for (index, (project, child)) in rows.submission.projects.iter().zip(children).enumerate() {
            let by = match child.basis {
                Some("indicators") => "各指标得分之和",
                Some("sheet") => "项目自评表的总分",
                _ => continue,
            };
            let (Some(given), Some(computed)) = (project.score, child.score) else { continue };
            let Some(severity) = differs(given, computed, said(project.reason.as_ref()).is_some(), rows) else {
                continue;
            };
            let Some(difference) = apart(given, computed) else { continue };
            let name = named(project.name.as_ref(), index, "项目");
            let pointer = format!("/projects/{index}/score");
            let message = format!("{name}得分 {} ≠ {by} {}，{difference}", points(given), points(computed));
            let mut finding = Finding::new(Check::T4, pointer.clone(), message)
                .weighing(severity)
                .expecting(points(computed))
                .mend("请更正项目得分，或更正指标的分值和完成值；有意少计的，请在备注中写明原因")
                .on(pointer, format!("{name}的得分"), points(given));
            for indicator in child.indicators.iter().take(MOST_LISTED) {
                let title = short(indicator.title.unwrap_or("指标"));
                finding = match indicator.earned {
                    Some(earned) => finding.on(indicator.pointer.clone(), title, points(earned)),
                    None => finding,
                };
            }
            findings.add(finding);
        }
    }
}

fn claim<'s>(row: &Row<'_, 's>, rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    let (Some(claimed), Some(computed)) = (row.claimed(), row.score.computed) else { return };
    let explained = said(row.claim.and_then(|claim| claim.reason.as_ref())).is_some();
    let (low, high) = match row.score.state {
        State::Scored => (computed, computed),
        State::Incomplete => (computed, decimal::sum([computed, row.score.open]).unwrap_or(row.item.points)),
        _ => return,
    };
    let nearest = if claimed < low { low } else { high };
    if claimed >= low && claimed <= high {
        return;
    }
    let Some(severity) = differs(claimed, nearest, explained, rows) else { return };
    let Some(difference) = apart(claimed, nearest) else { return };
    let (name, computed) = (row.name(), points(nearest));
    let word = match row.score.state {
        State::Incomplete if claimed < low => "计分标准已计算的",
        State::Incomplete => "计分标准最多能得的",
        _ => "按计分标准计算的",
    };
    let lost = row.score.lost.as_deref().filter(|_| claimed > high);
    let message = format!("{name}自评 {} ≠ {word} {computed}，{difference}{}", points(claimed), why(lost));
    let mut finding = Finding::new(Check::T4, row.score_pointer(), message)
        .weighing(severity)
        .expecting(computed)
        .mend("请按计分标准更正自评分数；分数无误的，请更正据以计分的回答和数据")
        .on(row.score_pointer(), "自评分数", points(claimed));
    if let Some(trace) = &row.score.trace {
        let criteria = trace.criteria.iter().flatten().filter(|_| claimed > high);
        for criterion in
            criteria.take(MOST_LISTED).filter(|criterion| criterion.state == crate::scoring::Judgement::Unmet)
        {
            let shown =
                criterion.detail.as_deref().map_or_else(|| "否".to_owned(), |detail| cut(detail, MOST_OF_A_LOSS));
            finding = finding.on(criterion.pointer.clone(), short(criterion.label), shown);
        }
        for input in trace.inputs.iter().flatten().filter(|input| input.value.is_some()).take(MOST_LISTED) {
            let value = input.value.as_deref().map_or_else(String::new, |value| cut(value, 40));
            finding = finding.on(input.pointer.clone(), short(input.label), value);
        }
        for child in trace.children.iter().flatten().take(MOST_LISTED) {
            if let Some(score) = child.score {
                let title = format!("{}的得分", short(child.title.unwrap_or("项目")));
                finding = finding.on(child.pointer.clone(), title, points(score));
            }
        }
    }
    findings.add(finding);
}

/// How much a difference between a score that is given and one that is computed weighs; `None` where it has a reason,
/// or may come from rounding that the rubric leaves open.
fn differs(given: Decimal, computed: Decimal, explained: bool, rows: &Rows<'_, '_>) -> Option<Severity> {
    if given == computed || (explained && given < computed) {
        return None;
    }
    if rows.rubric.rounding.stated {
        return Some(Severity::Error);
    }
    if rounds_to(computed, given) {
        // Tenths may be what the place keeps; whole points hide what the rate has lost.
        return decimal::without_zeros(given).1.eq(&0).then_some(Severity::Warning);
    }
    let distance = Fraction::from(given).minus(computed.into())?;
    let distance = if given < computed { distance.negate()? } else { distance };
    let step = Decimal::try_new(1, rows.rubric.rounding.item.decimals).ok()?;
    // A rate that is rounded before it is used can shift the last decimal.
    distance.compare(step.into())?.is_gt().then_some(Severity::Error)
}

fn why(lost: Option<&[Loss<'_>]>) -> String {
    let lost: Vec<&str> = lost.unwrap_or_default().iter().take(3).map(|loss| loss.message.as_str()).collect();
    if lost.is_empty() { String::new() } else { format!("：{}", cut(&lost.join("；"), MOST_OF_A_LOSS)) }
}
