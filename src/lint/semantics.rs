//! What a standard leaves open and the rubric does not settle.

use super::doubts::Doubts;
use super::facts::{Facts, Nature, number};
use super::{DoubtCode, Row, RuleAt};
use crate::decimal::Decimal;
use crate::rubric::{ChildSheet, FactKind, Item, Measure, PerUnit, Proportional, Rule};
use crate::submission::Direction;

pub fn check(at: &RuleAt<'_>, facts: &Facts<'_>, doubts: &mut Doubts) {
    match at.rule {
        Rule::PerUnit(rule) => counting(at, rule, facts.nature(&rule.value.expression), doubts),
        Rule::Proportional(rule) => proportional(at, rule, doubts),
        Rule::Indicators(rule) => own_targets(at, "", &rule.measure, "部门自定的指标值", doubts),
        Rule::Children(rule) => {
            if let ChildSheet::Indicators(measure) = &rule.child.sheet {
                own_targets(at, "/child/rule", measure, "项目自定的指标值", doubts);
            }
            if at.item.not_applicable.is_none() {
                let message = "没有写部门没有项目时怎么计分，分数悬空";
                let hint = "请写 \"not_applicable\"：full（按满分计）或 drop（剔除后折算），或在 reading 中说明";
                doubts.of(DoubtCode::NoProjectsUnstated, at.item, at.pointer.clone(), message, hint);
            }
        }
        _ => {}
    }
}

fn counting(at: &RuleAt<'_>, rule: &PerUnit, value: Nature, doubts: &mut Doubts) {
    let whole = |number: Decimal| number.normalize().scale() == 0;
    let always_whole = value.decimals == Some(0) && rule.unit == Decimal::ONE && whole(rule.threshold);
    if rule.counting.is_none() && !always_whole {
        let unit = crate::decimal::text(rule.unit);
        let message = format!("没有写不足 {unit} 个单位的怎么计，现按比例连续计");
        let hint = "请写 counting：continuous（按比例）、started（不足一个的按一个计）或 completed（不足一个的不计）";
        doubts.of(DoubtCode::CountingUnstated, at.item, at.pointer.clone(), &message, hint);
    }
}

fn proportional(at: &RuleAt<'_>, rule: &Proportional, doubts: &mut Doubts) {
    let target = number(&rule.target.expression);
    if rule.measure.zero_target.is_none() && target.is_none_or(|target| target.is_zero()) {
        zero_target(at, "", "指标值", doubts);
    }
    if rule.measure.over.is_none() && rule.measure.direction == Direction::AtLeast && target.is_none() {
        over(at, "", "指标值", doubts);
    }
}

fn own_targets(at: &RuleAt<'_>, below: &str, measure: &Measure, term: &str, doubts: &mut Doubts) {
    if measure.zero_target.is_none() {
        zero_target(at, below, term, doubts);
    }
    if measure.over.is_none() && measure.direction == Direction::AtLeast {
        over(at, below, term, doubts);
    }
}

fn zero_target(at: &RuleAt<'_>, below: &str, term: &str, doubts: &mut Doubts) {
    let message = format!("{term}可能是 0，没有写这时怎么计分");
    let hint = "请写 zero_target：all_or_nothing（完成值为 0 得满分，否则 0 分）或 full（得满分）";
    doubts.of(DoubtCode::ZeroTargetUnstated, at.item, format!("{}{below}", at.pointer), &message, hint);
}

fn over(at: &RuleAt<'_>, below: &str, term: &str, doubts: &mut Doubts) {
    let message = format!("{term}可能定得偏低，没有写远远超过时怎么计分");
    let hint = "请写 over：void（不计分）、explain（须说明原因）或 cuts（扣减），或在 reading 中说明超额不另计";
    doubts.of(DoubtCode::OverUnstated, at.item, format!("{}{below}", at.pointer), &message, hint);
}

/// Words of a standard or a question that speak of departments which an item does not concern.
fn may_not_apply(text: &str) -> bool {
    let excepts = |(place, word): (usize, &str)| {
        let after = text.get(place.saturating_add(word.len())..).unwrap_or_default();
        let near: String = after.chars().take(16).take_while(|next| !"，。；,;".contains(*next)).collect();
        near.contains("的部门") || near.contains("的单位") || near.contains("项目的") || near.ends_with('的')
    };
    text.contains("不适用") || text.match_indices("没有").any(excepts)
}

pub fn check_item(row: &Row<'_>, facts: &Facts<'_>, doubts: &mut Doubts) {
    let item = row.item;
    // Of several rules, one that can be computed counts; an optional item of a pool is left out.
    if item.not_applicable.is_some() || matches!(item.rule, Rule::Either(_)) || (item.optional && row.section.pool) {
        return;
    }
    let hint = "请写 \"not_applicable\"：full（按满分计）或 drop（剔除后折算）";
    let asks = |id: &&str| {
        facts.get(id).is_some_and(|fact| {
            let texts = [Some(fact.label.as_str()), fact.question.as_deref()];
            texts.into_iter().flatten().any(|text| may_not_apply(text) || text.contains("如有"))
        })
    };
    let message = if may_not_apply(&item.standard) {
        "计分标准提到不适用的情形，而没有写这时分值怎么办".to_owned()
    } else if let Some(id) = item.facts().iter().find(|id| asks(id)) {
        let label = facts.get(id).map_or("", |fact| &fact.label);
        format!("“{}”可能不适用，而没有写这时分值怎么办", super::doubts::excerpt(label))
    } else {
        return;
    };
    doubts.of(DoubtCode::NotApplicableUnstated, item, row.pointer.clone(), &message, hint);
}

/// Rounding, of scores that are computed and of rates that they are computed from.
pub fn check_rounding(facts: &Facts<'_>, rows: &[Row<'_>], start: &str, doubts: &mut Doubts) {
    let rounding = &facts.rubric.rounding;
    if !rounding.stated && rows.iter().any(|row| computes(row.item)) {
        let message = "没有写得分和总分怎么取整，现各保留两位小数，四舍五入".to_owned();
        let hint = "请在 rounding 中写 item 和 total，如 {\"decimals\": 2, \"mode\": \"half_up\"}";
        doubts.add(DoubtCode::RoundingUnstated, start.to_owned(), message, hint);
    }
    let uses_rate = |at: &RuleAt<'_>| {
        let measures = matches!(at.rule, Rule::Proportional(_) | Rule::Indicators(_) | Rule::Children(_));
        let names = at.rule.formulas().into_iter().flat_map(|formula| formula.expression.names());
        measures
            || names
                .into_iter()
                .filter_map(|name| facts.get(name))
                .any(|fact| fact.kind == FactKind::Percent && fact.derived.is_some())
    };
    if rounding.rate.is_none() && rows.iter().flat_map(Row::rules).any(|at| uses_rate(&at)) {
        let message = "没有写比率先取整还是不取整，现按不取整的比率计分".to_owned();
        let hint = "原表按整数百分比计的，请在 rounding 中写 rate；按精确比率计的，可以不改";
        let place = if rounding.stated { "/rounding" } else { "" };
        doubts.add(DoubtCode::RateRoundingUnstated, [start, place].concat(), message, hint);
    }
}

/// Can an item have a score that is not one of those that the rubric writes down?
fn computes(item: &Item) -> bool {
    let whole = |rule: &Rule| {
        matches!(rule, Rule::Conditions(_) | Rule::AllOrNothing(_) | Rule::Choice(_) | Rule::Bands(_) | Rule::Rank(_))
            || matches!(rule, Rule::Manual(_) | Rule::Occurrences(_))
    };
    match &item.rule {
        Rule::Either(either) => either.rules.iter().any(|either| !whole(&either.rule)),
        rule => !whole(rule),
    }
}
