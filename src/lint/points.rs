//! The points of the table: do they add up, do they weigh as they should, and can they all be earned?

use super::doubts::{Doubts, excerpt};
use super::{DoubtCode, Row};
use crate::decimal::{self, Decimal, Fraction};
use crate::rubric::{Rubric, Rule, Section};

/// From which share of the whole on, in percent, one indicator is too heavy.
const HEAVY: usize = 60;

pub fn check(rubric: &Rubric, rows: &[Row<'_>], start: &str, doubts: &mut Doubts) {
    sums(rubric, start, doubts);
    for (index, section) in rubric.sections.iter().enumerate() {
        let pointer = format!("{start}/sections/{index}");
        if section.weight.is_some_and(|weight| weight.is_zero()) {
            let message = format!("“{}”的权重是 0，不计入总分", excerpt(&section.title));
            let hint = "若确不计入，可以不改；否则请写权重（百分数）";
            doubts.add(DoubtCode::WeightZero, format!("{pointer}/weight"), message, hint);
        }
        as_share(section, &pointer, doubts);
        pool(section, &pointer, doubts);
    }
    let whole = total(rubric);
    for row in rows {
        if row.item.points.is_zero() {
            let hint = "请写分值；不计分的内容可写在 notes";
            doubts.of(DoubtCode::ItemWithoutPoints, row.item, format!("{}/points", row.pointer), "分值是 0", hint);
        }
        heavy(row, whole, doubts);
    }
}

/// The most that the table gives: the sum of the points of its sections, each times its weight.
pub fn total(rubric: &Rubric) -> Option<Decimal> {
    let mut parts = rubric.sections.iter().map(|section| counted(section.points, section));
    parts.try_fold(Fraction::ZERO, |sum, part| sum.plus(part?))?.exact()
}

fn counted(points: Decimal, section: &Section) -> Option<Fraction> {
    let points = Fraction::from(points);
    match section.weight {
        Some(weight) => points.times(weight.into())?.divided_by(Fraction::count(100)?),
        None => Some(points),
    }
}

fn sums(rubric: &Rubric, start: &str, doubts: &mut Doubts) {
    let weights: Vec<Decimal> = rubric.sections.iter().filter_map(|section| section.weight).collect();
    let all_weighted = weights.len() == rubric.sections.len();
    let pointer = || format!("{start}/sections");
    if all_weighted && rubric.sections.iter().all(|section| section.points == Decimal::ONE_HUNDRED) {
        if let Some(sum) = decimal::sum(weights).filter(|sum| *sum != Decimal::ONE_HUNDRED) {
            let message = format!("各部分满分都是 100 分，权重合计 {}%，不是 100%", decimal::text(sum));
            doubts.add(DoubtCode::WeightsNot100, pointer(), message, "请核对各部分的 weight（百分数）");
        }
        return;
    }
    if !all_weighted && !weights.is_empty() {
        let message = "有的部分写了权重，有的没有写；没有写的按 100% 计".to_owned();
        doubts.add(DoubtCode::WeightsPartly, pointer(), message, "请给每一部分都写 weight，或都不写");
    }
    if let Some(total) = total(rubric).filter(|total| *total != Decimal::ONE_HUNDRED) {
        let weighted = if weights.is_empty() { "" } else { "（乘以权重）" };
        let message = format!("各部分的分值{weighted}合计 {} 分，不是 100 分", decimal::text(total));
        doubts.add(DoubtCode::TotalNot100, pointer(), message, "请核对分值；总分确不是 100 的，可以不改");
    }
}

fn as_share(section: &Section, pointer: &str, doubts: &mut Doubts) {
    let Some(weight) = section.weight.filter(|weight| !weight.is_zero() && *weight < Decimal::ONE) else { return };
    let message = format!("“{}”的权重 {} 以百分数计，不到 1%", excerpt(&section.title), decimal::text(weight));
    doubts.add(DoubtCode::PercentAsFraction, format!("{pointer}/weight"), message, "25% 请写 25");
}

fn pool(section: &Section, pointer: &str, doubts: &mut Doubts) {
    let title = excerpt(&section.title);
    let optional = section.items.iter().filter(|item| item.optional).count();
    if section.pool && optional == 0 {
        let message = format!("“{title}”的各项共用分值（pool），而没有一项是可选的");
        let hint = "请给可选项写 \"optional\": true，或删去 pool";
        doubts.add(DoubtCode::PoolWithoutOptional, format!("{pointer}/pool"), message, hint);
    } else if section.pool && optional == section.items.len() {
        let message =
            format!("“{title}”的各项都是可选的，一项都没有选时，{} 分无处可得", decimal::text(section.points));
        let hint = "请至少留一项必选";
        doubts.add(DoubtCode::PoolAllOptional, format!("{pointer}/pool"), message, hint);
    }
}

/// Projects and indicators that the department sets itself are many indicators, not one.
fn heavy(row: &Row<'_>, whole: Option<Decimal>, doubts: &mut Doubts) {
    if matches!(row.item.rule, Rule::Children(_) | Rule::Indicators(_)) || row.item.bonus {
        return;
    }
    let share = || {
        let share = counted(row.item.points, row.section)?.times(Fraction::count(100)?)?;
        share.divided_by(whole?.into())
    };
    let Some(share) = share() else { return };
    let is_heavy =
        Fraction::count(HEAVY).and_then(|heavy| share.compare(heavy)).is_some_and(core::cmp::Ordering::is_ge);
    if is_heavy {
        let message = format!("占总分的 {}%，一项指标占 {HEAVY}% 以上", share.show());
        let hint = "请核对分值，或把它分成几项";
        doubts.of(DoubtCode::ItemDominates, row.item, format!("{}/points", row.pointer), &message, hint);
    }
}
