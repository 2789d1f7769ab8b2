//! The review: a signature comes with scores, and another score than the department's with a reason (T18).

use crate::rubric::{Check, Side};

use super::super::finding::Finding;
use super::super::findings::Findings;
use super::rows::{Row, Rows};
use super::words::{MOST_LISTED, apart, place, points, said, short};

/// Makes the findings.
pub fn check<'s>(rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    signed(rows, findings);
    for row in &rows.list {
        differs(row, findings);
    }
}

fn signed<'s>(rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    let signs = |id: &str| {
        let line = rows.submission.signatures.iter().find(|(line, _)| line == id);
        line.is_some_and(|(_, line)| line.signed == Some(true))
    };
    let of_bureau = rows.rubric.signatures.iter().filter(|line| line.side == Side::FinanceBureau);
    let signed: Vec<_> = of_bureau.filter(|line| signs(&line.id)).collect();
    let counting = rows.list.iter().filter(|row| row.section.counts() && !row.score.is_dropped() && !row.item.bonus);
    let (empty, filled): (Vec<_>, Vec<_>) = counting.partition(|row| row.score.reviewed.is_none());
    if signed.is_empty() || empty.is_empty() {
        return;
    }
    let labels: Vec<String> = signed.iter().map(|line| short(&line.label)).collect();
    let which = if filled.is_empty() {
        format!("{} 项评定分数都没有填", empty.len())
    } else {
        let all = empty.len().saturating_add(filled.len());
        format!("{all} 项评定分数有 {} 项没有填", empty.len())
    };
    let message = format!("{}已签，{which}", labels.join("、"));
    let mut finding =
        Finding::new(Check::T18, "/review/scores", message).mend("请审核人逐项填写评定分数；还没有审核的，先不签字");
    for line in signed {
        finding = finding.on(place("/signatures", &line.id, "/signed"), short(&line.label), "已签");
    }
    findings.add(empty.into_iter().take(MOST_LISTED).fold(finding, |finding, row| {
        finding.missing(place("/review/scores", &row.item.id, "/score"), short(&row.item.title))
    }));
}

fn differs<'s>(row: &Row<'_, 's>, findings: &mut Findings<'s>) {
    let Some(decision) = row.decision.filter(|decision| said(decision.reason.as_ref()).is_none()) else { return };
    let (Some(decided), Some(claimed)) = (decision.score, row.score.claimed) else { return };
    let Some(difference) = apart(decided, claimed).filter(|_| decided != claimed) else { return };
    let message = format!("{}评定 {}，自评 {}，{difference}，没有写原因", row.name(), points(decided), points(claimed));
    let reason = place("/review/scores", &row.item.id, "/reason");
    findings.add(
        Finding::new(Check::T18, reason.clone(), message)
            .mend("请审核人写明评定分数与自评分数不同的原因")
            .on(place("/review/scores", &row.item.id, "/score"), "评定分数", points(decided))
            .on(row.score_pointer(), "自评分数", points(claimed))
            .missing(reason, "评定备注"),
    );
}
