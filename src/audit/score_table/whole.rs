//! Full marks, or nearly so, beside stated problems (T15).

use core::cmp::Ordering;

use crate::decimal::{self, Decimal, Fraction};
use crate::rubric::Check;

use super::super::finding::Finding;
use super::super::findings::Findings;
use super::rows::Rows;
use super::words::{MOST_LISTED, cut, place, points, said, short};

/// The least rows of a section whose full marks tell something.
const LEAST_ROWS: usize = 3;

/// From how many percent of all points on a total is nearly full.
const NEARLY_FULL: usize = 98;

/// Makes the findings.
pub fn check<'s>(rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    let problems = rows.submission.problems.iter().enumerate();
    let problems: Vec<(usize, &str)> = problems.filter_map(|(at, text)| Some((at, said(Some(text))?))).collect();
    let Some((first, problem)) = problems.first().copied() else { return };
    let stated = format!("存在的问题却写了 {} 段", problems.len());
    let finding =
        |pointer: String, message: String| {
            Finding::new(Check::T15, pointer, message)
                .mend("请对照所写的问题逐项核对得分，与评分有关的按计分标准扣分")
                .on(format!("/problems/{first}"), "存在的问题", cut(problem, 60))
        };
    let totals = &rows.sheet.totals;
    let (total, all) = (totals.claimed.score, totals.points);
    if let Some(total) = total.filter(|total| totals.claimed.complete && nearly_full(*total, all)) {
        let message = format!("总分 {}（满分 {}），{stated}", points(total), decimal::text(all));
        findings.add(finding("/self/total".to_owned(), message).on("/self/total", "自评总分", points(total)));
        return;
    }
    for section in rows.sheet.sections.iter().filter(|section| section.counts()) {
        let items: Vec<_> = section.items.iter().filter(|item| !item.is_dropped()).collect();
        let full = items.iter().all(|item| item.claimed == Some(item.points));
        let Some(item) = items.first().filter(|_| full && items.len() >= LEAST_ROWS) else { continue };
        let pointer = place("/self/scores", item.id, "/score");
        let title = cut(section.title, 40);
        let message = format!("“{title}”{} 项全是满分（共 {}），{stated}", items.len(), points(section.points));
        findings.add(items.iter().take(MOST_LISTED).fold(finding(pointer, message), |finding, item| {
            finding.on(place("/self/scores", item.id, "/score"), short(item.title), points(item.points))
        }));
    }
}

fn nearly_full(total: Decimal, all: Decimal) -> bool {
    let compared = || {
        let share = Fraction::from(total).times(Fraction::count(100)?)?.divided_by(all.into())?;
        share.compare(Fraction::count(NEARLY_FULL)?)
    };
    compared().is_some_and(Ordering::is_ge)
}
