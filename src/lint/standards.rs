//! The numbers of a rule against the numbers of its standard, both ways.

use super::doubts::Doubts;
use super::facts::{Facts, each_part, number};
use super::numerals::numerals;
use super::{DoubtCode, Row, RuleAt};
use crate::decimal::{self, Decimal, Fraction};
use crate::feel::{Expression, Literal};
use crate::rubric::{ChildSheet, Formula, Interval, Measure, OverPolicy, Rule};

/// The numbers that a rule writes down.
#[derive(Default)]
struct Stated {
    /// Points that are earned or lost.
    points: Vec<Decimal>,
    /// Thresholds, targets, ends and units.
    limits: Vec<Decimal>,
    /// Those of them that have to be in the standard.
    named: Vec<Decimal>,
    /// Constants of expressions.
    constants: Vec<Decimal>,
    /// May numbers of points in the standard be counted on to be the rule's?
    rigid: bool,
    /// Do 0 and 100 % need no number in the rule?
    whole: bool,
}

pub fn check(row: &Row<'_>, standard: &str, facts: &Facts<'_>, doubts: &mut Doubts) {
    let item = row.item;
    let stated = stated(row, facts);
    let numerals = numerals(standard);
    let percentages: Vec<Decimal> =
        numerals.iter().filter(|numeral| numeral.is_percentage()).map(|numeral| numeral.value).collect();
    let known = |value: &Decimal| {
        [&stated.points, &stated.limits, &stated.constants].iter().any(|numbers| numbers.contains(value))
    };
    let pointer = || format!("{}/rule", row.pointer);
    let mut contradicts = sides(row, standard, doubts);
    if stated.rigid {
        let all: Vec<Decimal> =
            numerals.iter().filter(|numeral| numeral.is_points()).map(|numeral| numeral.value).collect();
        if let Some(points) = all.iter().find(|points| !points.is_zero() && !known(points)) {
            let message = format!("计分标准写“{}分”，规则和分值中都没有这个数", decimal::text(*points));
            let hint = "请核对分值、每单位或每例的加减分与原文";
            doubts.of(DoubtCode::PointsContradictStandard, item, pointer(), &message, hint);
            contradicts = true;
        }
        let said = |points: &&Decimal| all.contains(points);
        let own = own_points(row);
        if let Some(points) = own.iter().find(|points| !all.is_empty() && !contradicts && !said(points)) {
            let message = format!("规则写 {} 分，计分标准中没有这个数", decimal::text(*points));
            let hint = "请核对每单位或每例的加减分与原文";
            doubts.of(DoubtCode::PointsContradictStandard, item, pointer(), &message, hint);
            contradicts = true;
        }
    }
    if !percentages.is_empty() {
        let said = |limit: &&Decimal| numerals.iter().any(|numeral| numeral.value == **limit);
        if let Some(limit) = stated.named.iter().find(|limit| !goes_unsaid(**limit) && !said(limit)) {
            let message = format!("规则写 {}，计分标准中没有这个数", decimal::text(*limit));
            let hint = "请核对临界值、指标值、单位与原文";
            doubts.of(DoubtCode::ThresholdContradictsStandard, item, pointer(), &message, hint);
            contradicts = true;
        }
    }
    let needs_none = |value: &Decimal| stated.whole && (value.is_zero() || *value == Decimal::ONE_HUNDRED);
    if let Some(unused) = percentages.iter().find(|value| !contradicts && !known(value) && !needs_none(value)) {
        let message = format!("计分标准中的“{}%”，规则的哪一部分都没有用到", decimal::text(*unused));
        let hint = "请核对规则是否漏写或写错；与计分无关的，请在 reading 中说明";
        doubts.of(DoubtCode::NumberUnused, item, pointer(), &message, hint);
    }
}

/// Does the standard count units above the threshold and the rule only below, or the other way round?
fn sides(row: &Row<'_>, standard: &str, doubts: &mut Doubts) -> bool {
    let says = |words: &[&str]| words.iter().any(|word| standard.contains(word));
    let up = says(&["每超", "每高", "每增", "每多", "每上升"]);
    let down = says(&["每低", "每降", "每少", "每减", "每下降"]);
    let mut found = false;
    for at in row.rules() {
        let Rule::PerUnit(rule) = at.rule else { continue };
        let (field, said, written) = match (rule.above, rule.below) {
            (Some(_), None) if down && !up => ("above", "低于", "高于"),
            (None, Some(_)) if up && !down => ("below", "高于", "低于"),
            _ => continue,
        };
        let message = format!("计分标准数的是{said}临界值的，规则数的是{written}临界值的");
        let hint = "请核对 above（高于临界值时）和 below（低于临界值时）";
        let pointer = format!("{}/{field}", at.pointer);
        doubts.of(DoubtCode::SideContradictsStandard, at.item, pointer, &message, hint);
        found = true;
    }
    found
}

/// What a unit or a case earns or loses: a standard that speaks of points says it.
fn own_points(row: &Row<'_>) -> Vec<Decimal> {
    let each = |at: RuleAt<'_>| match at.rule {
        Rule::PerUnit(rule) => [rule.above, rule.below].into_iter().flatten().map(|each| each.abs()).collect(),
        Rule::Occurrences(rule) => vec![rule.each],
        _ => Vec::new(),
    };
    row.rules().into_iter().flat_map(each).filter(|points| !points.is_zero()).collect()
}

fn stated(row: &Row<'_>, facts: &Facts<'_>) -> Stated {
    let item = row.item;
    let mut stated = Stated { points: vec![item.points], rigid: true, ..Stated::default() };
    for at in row.rules() {
        rule(at.rule, facts, &mut stated);
        at.rule.formulas().into_iter().for_each(|formula| constants(formula, &mut stated));
    }
    let modifiers =
        [item.prerequisite.as_ref(), item.excuse.as_ref(), item.explain.as_ref().map(|explain| &explain.when)];
    modifiers.into_iter().flatten().for_each(|formula| constants(formula, &mut stated));
    for id in item.facts() {
        if let Some(derived) = facts.get(id).and_then(|fact| fact.derived.as_ref()) {
            constants(derived, &mut stated);
        }
    }
    // A share of the item's points is another way to say them: 「具备要素①得40%」.
    let percent = |points: &Decimal| {
        Fraction::from(*points).times(Fraction::count(100)?)?.divided_by(item.points.into())?.exact()
    };
    let shares: Vec<Decimal> = stated.points.iter().filter_map(percent).collect();
    if stated.points.len() > 1 {
        stated.limits.extend(shares);
    }
    stated
}

fn rule(rule: &Rule, facts: &Facts<'_>, stated: &mut Stated) {
    match rule {
        Rule::Conditions(rule) => stated.points.extend(rule.criteria.iter().map(|one| one.points)),
        Rule::AllOrNothing(_) => {}
        Rule::Choice(rule) => stated.points.extend(rule.options.iter().map(|one| one.points)),
        Rule::PerUnit(rule) => {
            stated.points.extend([rule.above, rule.below, rule.start].into_iter().flatten().map(|each| each.abs()));
            stated.limits.extend([rule.threshold.abs(), rule.unit]);
            if is_percent(&rule.value, facts) {
                stated.named.extend([rule.threshold.abs(), rule.unit]);
            }
        }
        Rule::Occurrences(rule) => stated.points.push(rule.each),
        Rule::Bands(rule) => {
            stated.points.extend(rule.bands.iter().map(|band| band.points));
            let ends = rule.bands.iter().flat_map(|band| ends(&band.interval));
            stated.limits.extend(ends.clone());
            if is_percent(&rule.value, facts) && rule.bands.iter().all(|band| band.clause.is_empty()) {
                stated.named.extend(ends);
            }
        }
        Rule::Rank(rule) => {
            stated.points.extend(&rule.places);
            stated.points.push(rule.beyond);
        }
        Rule::Proportional(rule) => {
            loose(stated);
            measure(&rule.measure, stated);
            if is_percent(&rule.actual, facts) {
                stated.named.extend(number(&rule.target.expression));
            }
        }
        Rule::Graded(rule) => {
            loose(stated);
            stated.limits.extend(rule.grades.iter().flat_map(|grade| ends(&grade.interval)));
        }
        Rule::Indicators(rule) => {
            loose(stated);
            measure(&rule.measure, stated);
            stated.limits.extend(rule.levels.iter().flat_map(|level| ends(&level.interval)));
        }
        Rule::Children(rule) => {
            loose(stated);
            stated.points.push(rule.child.points);
            let percent = Fraction::from(rule.factor).times(Decimal::ONE_HUNDRED.into()).and_then(Fraction::exact);
            stated.limits.extend(percent);
            if let ChildSheet::Indicators(own) = &rule.child.sheet {
                measure(own, stated);
            }
        }
        Rule::Either(_) | Rule::Manual(_) | Rule::Formula(_) => loose(stated),
    }
}

fn is_percent(formula: &Formula, facts: &Facts<'_>) -> bool {
    facts.nature(&formula.expression).percent == Some(1)
}

/// A standard need not say that a unit is one, that nothing is the best, or that a plan is 100 %.
fn goes_unsaid(limit: Decimal) -> bool {
    limit.is_zero() || limit == Decimal::ONE || limit == Decimal::ONE_HUNDRED
}

fn loose(stated: &mut Stated) {
    stated.rigid = false;
    stated.whole = true;
}

fn ends(interval: &Interval) -> impl Iterator<Item = Decimal> + Clone + use<> {
    [interval.low, interval.high].into_iter().flatten().map(|(end, _)| end.abs())
}

fn measure(measure: &Measure, stated: &mut Stated) {
    stated.limits.extend(measure.floor);
    let Some(over) = &measure.over else { return };
    let mut above = vec![over.above];
    if let OverPolicy::Cut(cuts) = &over.policy {
        above.extend(cuts.iter().flat_map(|cut| ends(&cut.interval)));
        stated.limits.extend(cuts.iter().map(|cut| cut.cut));
    }
    // 「超过指标值30%」 and 「达到指标值的130%」 are one.
    let of_target = |above: &Decimal| decimal::sum([*above, Decimal::ONE_HUNDRED]);
    stated.limits.extend(above.iter().filter_map(of_target).collect::<Vec<_>>());
    stated.limits.extend(above);
}

fn constants(formula: &Formula, stated: &mut Stated) {
    each_part(&formula.expression, &mut |part| {
        if let Expression::Literal(Literal::Number(number)) = part {
            stated.constants.push(number.abs());
            let percent = Fraction::from(number.abs()).times(Decimal::ONE_HUNDRED.into()).and_then(Fraction::exact);
            stated.constants.extend(percent);
        }
    });
}
