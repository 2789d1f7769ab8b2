//! The columns of the table: no score above its points (T1), totals that add up (T2), grades without gaps (T16).
//!
//! Reading refuses most scores above their points; what it cannot know is left for T1: the points of a project where
//! projects are one of several ways to score an item, and deductions.

use crate::decimal::{self, Decimal, Fraction};
use crate::rubric::{Check, Rule};
use crate::scoring::{Column, ItemScore, Judgement, Known};

use super::super::finding::Finding;
use super::super::findings::Findings;
use super::super::printed::Printed;
use super::rows::Rows;
use super::words::{MOST_LISTED, apart, named, place, points, short};

/// Makes the findings.
pub fn check<'s>(rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    project_scores(rows, findings);
    deductions(rows, findings);
    for side in [SELF, REVIEW] {
        total(rows, &side, findings);
        grade(rows, &side, findings);
    }
}

/// A column of the table.
struct Side {
    term: &'static str,
    total: &'static str,
    scores: &'static str,
    column: for<'c, 'f, 's> fn(&'c Rows<'f, 's>) -> &'c Column<'s>,
    score: fn(&ItemScore<'_>) -> Option<Decimal>,
}

const SELF: Side = Side {
    term: "自评",
    total: "/self/total",
    scores: "/self/scores",
    column: |rows| &rows.sheet.totals.claimed,
    score: |item| item.claimed.filter(|_| !item.is_dropped()),
};

const REVIEW: Side = Side {
    term: "评定",
    total: "/review/total",
    scores: "/review/scores",
    column: |rows| &rows.sheet.totals.reviewed,
    score: |item| item.reviewed,
};

fn project_scores<'s>(rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    let Some(most) = rows.of_projects().iter().map(|(_, rule, _)| rule.child.points).max() else { return };
    for (index, project) in rows.submission.projects.iter().enumerate() {
        let Some(score) = project.score.filter(|score| *score > most) else { continue };
        let name = named(project.name.as_ref(), index, "项目");
        let message = format!("{name}的得分 {}超过一个项目的满分 {}", points(score), points(most));
        let pointer = format!("/projects/{index}/score");
        findings.add(
            Finding::new(Check::T1, pointer.clone(), message)
                .expecting(format!("0～{}", points(most)))
                .mend("请核对这个项目的得分；满分不是这个数的，先折算再填")
                .on(pointer, format!("{name}的得分"), points(score)),
        );
    }
}

fn deductions<'s>(rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    for row in &rows.list {
        for (rule, _) in row.rules() {
            let Rule::Manual(rule) = rule else { continue };
            let Some(fact) = rows.facts.get(&rule.deduction) else { continue };
            let Known::Number(deducted) = *fact.value() else { continue };
            let above = deducted.compare(Fraction::from(row.item.points));
            if !above.is_some_and(core::cmp::Ordering::is_gt) {
                continue;
            }
            let (name, most) = (row.name(), points(row.item.points));
            let message = format!("{name}扣 {} 分，超过分值 {most}，得分会低于 0", deducted.show());
            findings.add(
                Finding::new(Check::T1, fact.pointer(), message)
                    .expecting(format!("扣分不超过 {most}"))
                    .mend("请核对扣分；扣完为止的，扣分最多等于分值")
                    .on(fact.pointer(), short(&fact.definition.label), format!("{} 分", deducted.show())),
            );
        }
    }
}

fn total<'s>(rows: &Rows<'_, 's>, side: &Side, findings: &mut Findings<'s>) {
    let column = (side.column)(rows);
    let (Some(stated), Some(sum), Some(false)) = (column.stated, column.score, column.agrees) else { return };
    let rounds = !rows.rubric.rounding.stated && rounds_to(sum, stated);
    let Some(difference) = apart(stated, sum) else { return };
    if rounds {
        return;
    }
    let (term, of_rows) = (side.term, points(sum));
    let most = if column.complete { Some(sum) } else { at_most(rows, side, sum) };
    let Some(most) = most.filter(|most| column.complete || stated < sum || stated > *most) else { return };
    let vetoed = rows.sheet.totals.veto.iter().flatten().any(|veto| veto.state == Judgement::Met);
    let message = if vetoed {
        format!("有一票否决的情形，总分为 {of_rows}，{term}合计写的是 {}", points(stated))
    } else if column.complete {
        let scaled = if is_scaled(rows) { "（按计分办法折算）" } else { "" };
        format!("{term}合计 {} ≠ 各项{term}分数之和{scaled} {of_rows}，{difference}", points(stated))
    } else {
        let known = format!("{term}合计 {} ≠ 已有各项{term}分数之和 {of_rows}", points(stated));
        format!("{known}，还没有填的各项全得满分也只有 {}", points(most))
    };
    let mut finding = Finding::new(Check::T2, side.total, message)
        .expecting(if most == sum { of_rows } else { format!("{of_rows}～{}", points(most)) })
        .mend("请把各项分数重新加一遍，更正合计，或更正填错的一项")
        .on(side.total, format!("{term}合计"), points(stated));
    for row in rows.list.iter().filter(|row| row.section.counts()).take(MOST_LISTED) {
        if let Some(score) = (side.score)(row.score) {
            let pointer = place(side.scores, &row.item.id, "/score");
            finding = finding.on(pointer, short(&row.item.title), points(score));
        }
    }
    findings.add(finding);
}

/// Does a sum, rounded to the decimals of what is stated, give it?
pub fn rounds_to(sum: Decimal, stated: Decimal) -> bool {
    Printed::new(stated).and_then(|stated| stated.meets(Printed::exactly(sum.into()))) == Some(true)
}

/// What a sum can still become when the rows that are empty are filled; `None` where points are scaled, or a veto is
/// open.
fn at_most(rows: &Rows<'_, '_>, side: &Side, sum: Decimal) -> Option<Decimal> {
    let rest = rows.list.iter().filter_map(|row| match (side.score)(row.score) {
        None => Some(row.item.points),
        Some(_) if row.score.is_claimed => None,
        Some(_) => Some(row.score.open),
    });
    let undecided = rows.sheet.totals.veto.iter().flatten().any(|veto| veto.state == Judgement::Unknown);
    decimal::sum(rest.chain([sum])).filter(|_| !undecided && !is_scaled(rows))
}

fn is_scaled(rows: &Rows<'_, '_>) -> bool {
    let changed = rows.sheet.sections.iter().any(|section| section.scaled_from.is_some() || section.weight.is_some());
    changed || rows.sheet.totals.scaled_from.is_some()
}

fn grade<'s>(rows: &Rows<'_, 's>, side: &Side, findings: &mut Findings<'s>) {
    let column = (side.column)(rows);
    let (Some(gap), Some(score)) = (&column.grade_gap, column.score) else { return };
    findings.add(
        Finding::new(Check::T16, side.total, format!("{}{gap}", side.term))
            .mend("请核对各项分数；分数无误的，请向财政部门问清这个分数属于哪一等级")
            .on(side.total, format!("{}总分", side.term), points(score)),
    );
}
