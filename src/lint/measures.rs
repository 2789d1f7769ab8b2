//! Rules that measure: limits that never apply, deductions that change nothing or never use up the points.

use super::doubts::Doubts;
use super::facts::{Facts, number};
use super::stepwise::nothing_changes;
use super::{DoubtCode, RuleAt};
use crate::decimal::{self, Decimal, Fraction, Rounding, RoundingMode};
use crate::feel::Expression;
use crate::rubric::{
    ChildSheet, Counting, FactKind, Falls, Measure, Over, OverPolicy, PerUnit, Proportional, Rank, Rule,
};
use crate::submission::Direction;

pub fn check(at: &RuleAt<'_>, facts: &Facts<'_>, doubts: &mut Doubts) {
    match at.rule {
        Rule::PerUnit(rule) => per_unit(at, rule, facts, doubts),
        Rule::Proportional(rule) => proportional(at, rule, facts, doubts),
        Rule::Indicators(rule) => shares(at, "", &rule.measure, doubts),
        Rule::Children(rule) => {
            if let ChildSheet::Indicators(measure) = &rule.child.sheet {
                shares(at, "/child/rule", measure, doubts);
            }
        }
        Rule::Rank(rule) => rank(at, rule, doubts),
        _ => {}
    }
}

fn per_unit(at: &RuleAt<'_>, rule: &PerUnit, facts: &Facts<'_>, doubts: &mut Doubts) {
    let nature = facts.nature(&rule.value.expression);
    let start = rule.start.unwrap_or(at.item.points);
    let never_below = nature.non_negative && rule.threshold <= Decimal::ZERO;
    let below = rule.below.filter(|_| !never_below);
    let sides: Vec<Decimal> = [rule.above, below].into_iter().flatten().collect();
    let changes = |each: &Decimal| {
        (*each < Decimal::ZERO && start > Decimal::ZERO) || (*each > Decimal::ZERO && start < at.item.points)
    };
    if !sides.iter().any(changes) {
        let message = "无论值是多少，得分都一样：扣分须写负数，加分须有低于满分的起点（start）";
        let field = if rule.above.is_some() { "above" } else { "below" };
        return nothing_changes(at, field, message, doubts);
    }
    if facts.get_name(&rule.value.expression).is_some_and(|fact| fact.kind == FactKind::Percent) {
        percent_share(at, "threshold", rule.threshold, doubts);
    }
    let only_below = rule.above.is_none_or(|each| each >= Decimal::ZERO);
    let bounded = nature.non_negative || is_asked_percent(&rule.value.expression, facts);
    if let Some(each) = below.filter(|each| only_below && bounded && each.is_sign_negative()) {
        let most = most_lost(rule, each);
        if most.is_some_and(|most| most.compare(start.into()).is_some_and(core::cmp::Ordering::is_lt)) {
            let most = most.unwrap_or(Fraction::ZERO).show();
            let message = format!("值降到 0 时也只扣 {most} 分，{} 分扣不完", decimal::text(start));
            let pointer = format!("{}/below", at.pointer);
            doubts.of(DoubtCode::PerUnitNeverZero, at.item, pointer, &message, "请核对每单位的扣分和单位 unit");
        }
    }
}

/// What a value of 0 loses.
fn most_lost(rule: &PerUnit, each: Decimal) -> Option<Fraction> {
    let units = Fraction::from(rule.threshold).divided_by(rule.unit.into())?;
    let whole = |mode| units.round(Rounding { decimals: 0, mode }).map(Fraction::from);
    let units = match rule.counting {
        None | Some(Counting::Continuous) => units,
        Some(Counting::Started) => whole(RoundingMode::Up)?,
        Some(Counting::Completed) => whole(RoundingMode::Down)?,
    };
    units.times(each.into())?.negate()
}

/// A percentage that somebody answers is between 0 and 100 where less loses points.
fn is_asked_percent(expression: &Expression, facts: &Facts<'_>) -> bool {
    facts.get_name(expression).is_some_and(|fact| fact.kind == FactKind::Percent && fact.derived.is_none())
}

fn proportional(at: &RuleAt<'_>, rule: &Proportional, facts: &Facts<'_>, doubts: &mut Doubts) {
    let measure = &rule.measure;
    shares(at, "", measure, doubts);
    let target = number(&rule.target.expression);
    let actual = facts.get_name(&rule.actual.expression);
    if let Some(target) = target.filter(|_| actual.is_some_and(|fact| fact.kind == FactKind::Percent)) {
        percent_share(at, "target", target, doubts);
    }
    if measure.over.is_some()
        && (measure.direction != Direction::AtLeast || target.is_some_and(|target| target.is_zero()))
    {
        let message = "越少越好、须恰好相等或指标值为 0 的，没有超额完成，over 永远用不上";
        let hint = "请删去 over，或核对 direction 和 target";
        doubts.of(DoubtCode::OverNeverApplies, at.item, format!("{}/over", at.pointer), message, hint);
    }
    if measure.falls == Falls::ToZeroAtDouble && measure.direction != Direction::AtMost {
        let message = "falls 写的是到两倍时为 0，只用于越少越好的（at_most）";
        let hint = "请写 \"direction\": \"at_most\"，或删去 falls";
        doubts.of(DoubtCode::FallsNeverApplies, at.item, format!("{}/falls", at.pointer), message, hint);
    }
    if let Some(target) = target.filter(|target| measure.zero_target.is_some() && !target.is_zero()) {
        let message = format!("指标值是 {}，zero_target 永远用不上", decimal::text(target));
        let pointer = format!("{}/zero_target", at.pointer);
        doubts.of(DoubtCode::ZeroTargetNeverApplies, at.item, pointer, &message, "请删去 zero_target");
    }
}

/// The percentages of a measure.
fn shares(at: &RuleAt<'_>, below: &str, measure: &Measure, doubts: &mut Doubts) {
    if let Some(floor) = measure.floor {
        if floor.is_zero() {
            let message = "完成不会低于 0%，下限 floor 永远用不上";
            let pointer = format!("{}{below}/floor", at.pointer);
            let hint = "请写百分数，如 60，或删去 floor";
            doubts.of(DoubtCode::FloorNeverApplies, at.item, pointer, message, hint);
        }
        percent_share(at, &format!("{below}/floor"), floor, doubts);
    }
    if let Some(Over { above, policy: OverPolicy::Void | OverPolicy::Explain(_) }) = &measure.over {
        percent_share(at, &format!("{below}/over/above"), *above, doubts);
    }
}

fn percent_share(at: &RuleAt<'_>, field: &str, value: Decimal, doubts: &mut Doubts) {
    if value > Decimal::ZERO && value < Decimal::ONE {
        let message = format!("{} 在此以百分数计，不到 1%", decimal::text(value));
        let pointer = format!("{}/{}", at.pointer, field.trim_start_matches('/'));
        let hint = "90% 请写 90；确指不到 1% 的，可以不改";
        doubts.of(DoubtCode::PercentAsFraction, at.item, pointer, &message, hint);
    }
}

fn rank(at: &RuleAt<'_>, rule: &Rank, doubts: &mut Doubts) {
    let mut before: Option<Decimal> = None;
    for (index, points) in rule.places.iter().chain([&rule.beyond]).enumerate() {
        if before.is_some_and(|before| *points > before) {
            let beyond = index == rule.places.len();
            let place = if beyond { "其后各名".to_owned() } else { format!("第 {} 名", index.saturating_add(1)) };
            let message = format!(
                "{place}得 {} 分，多于前一名的 {} 分",
                decimal::text(*points),
                decimal::text(before.unwrap_or_default())
            );
            let field = if beyond { "beyond".to_owned() } else { format!("places/{index}") };
            let pointer = format!("{}/{field}", at.pointer);
            doubts.of(DoubtCode::RankRising, at.item, pointer, &message, "请按名次从高到低写分值");
        }
        before = Some(*points);
    }
}
