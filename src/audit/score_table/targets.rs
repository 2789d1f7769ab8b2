//! Targets: exceeded by far (T10), and of zero (T11).

use core::cmp::Ordering;

use crate::decimal::{self, Decimal, Fraction};
use crate::rubric::{Check, OverPolicy};
use crate::submission::Direction;

use super::super::finding::Finding;
use super::super::findings::Findings;
use super::listed::{Entry, Listed};
use super::words::{rounded, said};

/// The excess in percent that has to be explained where the rubric names none.
const USUAL_EXCESS: Decimal = Decimal::from_parts(30, 0, 0, false, 0);

/// Makes the findings.
pub fn check<'s>(listed: &Listed<'_, 's>, findings: &mut Findings<'s>) {
    for entry in listed.0.iter().filter(|entry| !entry.is_qualitative()) {
        let (Some(target), Some(direction)) = (entry.indicator.target, entry.direction()) else { continue };
        if target.is_zero() {
            zero(entry, direction, findings);
        } else if let Some(actual) = entry.indicator.actual.filter(|_| direction == Direction::AtLeast) {
            exceeded(entry, target, actual, findings);
        }
    }
}

fn exceeded<'s>(entry: &Entry<'_, 's>, target: Decimal, actual: Decimal, findings: &mut Findings<'s>) {
    let over = entry.measure.and_then(|measure| measure.over.as_ref());
    let is_punished = over.is_some_and(|over| matches!(over.policy, OverPolicy::Void | OverPolicy::Cut(_)));
    if is_punished || said(entry.indicator.reason.as_ref()).is_some() {
        return;
    }
    let most = over.map_or(USUAL_EXCESS, |over| over.above);
    let excess = || {
        let excess = Fraction::from(actual).minus(target.into())?.divided_by(target.into())?;
        excess.times(Fraction::count(100)?)
    };
    let Some(excess) = excess() else { return };
    if target < Decimal::ZERO || !excess.compare(most.into()).is_some_and(Ordering::is_gt) {
        return;
    }
    let (target, actual) = (entry.shown(target), entry.shown(actual));
    let message = format!(
        "{}完成 {actual}，指标值 {target}，超出 {}%（超过 {}% 就应说明），没有写偏差原因",
        entry.name,
        rounded(excess),
        decimal::text(most)
    );
    findings.add(
        Finding::new(Check::T10, entry.at("reason"), message)
            .mend("请在偏差原因中说明为什么超出这么多；指标值定得过低的，请相应扣减分值")
            .on(entry.at("target"), "年度指标值", target)
            .on(entry.at("actual"), "实际完成值", actual)
            .missing(entry.at("reason"), "偏差原因"),
    );
}

fn zero<'s>(entry: &Entry<'_, 's>, direction: Direction, findings: &mut Findings<'s>) {
    // Where the rubric says what a target of zero earns, it is handled.
    let handled = entry.measure.is_some_and(|measure| measure.zero_target.is_some());
    let actual = entry.indicator.actual;
    let (message, hint) = match direction {
        _ if handled => return,
        Direction::AtLeast => (
            format!("{}的指标值为 0、越高越好，完成值是多少都算完成，这个指标考核不了什么", entry.name),
            "请填写实际的指标值；越低越好的，请把方向改为“≤”",
        ),
        Direction::AtMost => {
            let Some(actual) = actual.filter(|actual| !actual.is_zero()) else { return };
            let actual = entry.shown(actual);
            let message = format!(
                "{}的指标值为 0，完成值为 {actual}，不能按比例计分，计分办法也没有规定这时怎么得分",
                entry.name
            );
            (message, "请核对指标值；确实为 0 的，请向财政部门问清怎么得分，并在偏差原因中写明")
        }
        Direction::Equal => return,
    };
    let mut finding = Finding::new(Check::T11, entry.at("target"), message).mend(hint).on(
        entry.at("target"),
        "年度指标值",
        entry.shown(Decimal::ZERO),
    );
    if let Some(actual) = actual {
        finding = finding.on(entry.at("actual"), "实际完成值", entry.shown(actual));
    }
    findings.add(finding);
}
