//! Grades of a rule and levels of indicators: the number lies in the interval of the grade (T7).

use crate::decimal::{self, Fraction};
use crate::rubric::{Check, Interval, Rule};
use crate::scoring::Known;

use super::super::finding::Finding;
use super::super::findings::Findings;
use super::answers::label_of;
use super::listed::{Entry, Listed};
use super::rows::{Row, Rows};
use super::words::{points, quoted, rounded, short};

/// Makes the findings.
pub fn check<'s>(rows: &Rows<'_, 's>, listed: &Listed<'_, 's>, findings: &mut Findings<'s>) {
    for row in &rows.list {
        claim(row, rows, findings);
    }
    for entry in &listed.0 {
        level(entry, findings);
    }
}

/// A claimed score whose grade is chosen, while the number that would give the score is not there.
fn claim<'s>(row: &Row<'_, 's>, rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    let (Rule::Graded(rule), Some(claimed)) = (&row.item.rule, row.claimed()) else { return };
    let (Some(grade), Some(degree)) = (rows.facts.get(&rule.fact), rows.facts.get(&rule.degree)) else { return };
    let Known::Text(value) = grade.value() else { return };
    let Some(level) = rule.grades.iter().find(|level| level.value == *value).filter(|_| degree.is_unknown()) else {
        return;
    };
    let share = || Fraction::from(claimed).times(Fraction::count(100)?)?.divided_by(row.item.points.into());
    let Some(share) = share().filter(|share| level.interval.contains(*share) == Some(false)) else { return };
    let (label, interval) = (label_of(grade, value), level.interval.show("%"));
    let message = format!(
        "{}评为{}，应得分值的 {interval}，自评 {}是 {} 分的 {}%",
        row.name(),
        quoted(label),
        points(claimed),
        decimal::text(row.item.points),
        rounded(share)
    );
    let mut finding = Finding::new(Check::T7, row.score_pointer(), message)
        .mend("请更正自评分数，或另选等级")
        .on(grade.pointer(), short(&grade.definition.label), quoted(label))
        .on(row.score_pointer(), "自评分数", points(claimed));
    if let Some(expected) = in_points(&level.interval, row) {
        finding = finding.expecting(expected);
    }
    findings.add(finding);
}

/// The interval in points of the row.
fn in_points(interval: &Interval, row: &Row<'_, '_>) -> Option<String> {
    let end = |end: Option<(decimal::Decimal, bool)>| {
        let Some((value, closed)) = end else { return Some(None) };
        let share = Fraction::from(value).times(row.item.points.into())?.divided_by(Fraction::count(100)?)?;
        Some(Some((share.exact()?, closed)))
    };
    Some(Interval { low: end(interval.low)?, high: end(interval.high)? }.show(" 分"))
}

fn level<'s>(entry: &Entry<'_, 's>, findings: &mut Findings<'s>) {
    let (Some(value), Some(degree)) = (&entry.indicator.level, entry.indicator.degree) else { return };
    let Some(level) = entry.levels.iter().find(|level| level.value == **value) else { return };
    if level.interval.contains(degree.into()) != Some(false) {
        return;
    }
    let (interval, degree) = (level.interval.show("%"), format!("{}%", decimal::text(degree)));
    let message = format!("{}评为“{}”，完成比例应为 {interval}，填的是 {degree}", entry.name, short(&level.label));
    findings.add(
        Finding::new(Check::T7, entry.at("degree"), message)
            .expecting(interval)
            .mend("请更正完成比例，或另选达成程度")
            .on(entry.at("level"), "达成程度", quoted(&level.label))
            .on(entry.at("degree"), "完成比例", degree),
    );
}
