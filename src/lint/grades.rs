//! Grades: does every total have exactly one?

use super::DoubtCode;
use super::doubts::{Doubts, excerpt};
use super::points::total;
use crate::decimal::{self, Decimal, Fraction};
use crate::rubric::Rubric;

pub fn check(rubric: &Rubric, start: &str, doubts: &mut Doubts) {
    let total = total(rubric);
    let step = Decimal::try_new(1, rubric.rounding.total.decimals).unwrap_or_default();
    // The next total above a printed one.
    let next = |most: Decimal| Fraction::from(most).plus(step.into()).and_then(Fraction::exact);
    let mut better: Option<Decimal> = None;
    for (index, grade) in rubric.grades.iter().enumerate() {
        let pointer = format!("{start}/grades/{index}");
        let name = excerpt(&grade.name);
        if rubric.grades.iter().take(index).any(|other| other.name == grade.name) {
            let message = format!("有两个等级都叫“{name}”");
            doubts.add(DoubtCode::GradeNameDuplicate, format!("{pointer}/name"), message, "请改名或合并");
        }
        if total.is_some_and(|total| grade.at_least > total) {
            let message = format!(
                "等级“{name}”从 {} 分起，而总分最高 {} 分",
                shown(grade.at_least),
                shown(total.unwrap_or_default())
            );
            doubts.add(DoubtCode::GradeBeyondTotal, format!("{pointer}/at_least"), message, "请核对等级的最低分");
        }
        if let Some(most) = grade.at_most {
            match better {
                Some(better) if most >= better => {
                    let message = format!("{} 分同时属于等级“{name}”和上一等级，按上一等级计", shown(better));
                    let hint = "请把 at_most 改为低于上一等级的最低分，或删去 at_most";
                    doubts.add(DoubtCode::GradeOverlap, format!("{pointer}/at_most"), message, hint);
                }
                Some(better) if next(most).is_some_and(|next| next < better) => {
                    let gap = [shown(next(most).unwrap_or_default()), shown(better)];
                    let message = format!(
                        "总分保留 {} 位小数，从 {} 分到不足 {} 分没有等级",
                        rubric.rounding.total.decimals, gap[0], gap[1]
                    );
                    let hint = "请删去 at_most，使等级首尾相接；原表如此的，可以不改，表上会说明";
                    doubts.add(DoubtCode::GradeGap, format!("{pointer}/at_most"), message, hint);
                }
                None if total.is_some_and(|total| most < total) => {
                    let message = format!(
                        "高于 {} 分的没有等级，而总分最高 {} 分",
                        shown(most),
                        shown(total.unwrap_or_default())
                    );
                    let hint = "请删去最好一级的 at_most，或改为总分";
                    doubts.add(DoubtCode::GradeGap, format!("{pointer}/at_most"), message, hint);
                }
                _ => {}
            }
        }
        better = Some(grade.at_least);
    }
    if let Some(lowest) = rubric.grades.last().filter(|lowest| lowest.at_least > Decimal::ZERO) {
        let message = format!("低于 {} 分的没有等级", shown(lowest.at_least));
        let pointer = format!("{start}/grades/{}/at_least", rubric.grades.len().saturating_sub(1));
        doubts.add(DoubtCode::GradeLowest, pointer, message, "请把最低一级的 at_least 改为 0，或补一级");
    }
}

fn shown(points: Decimal) -> String {
    decimal::text(points)
}
