//! Bands, levels, and bands of over-achievement: what lies in none of them, and what in two.

use super::doubts::Doubts;
use super::facts::Facts;
use super::spans::{AFTER_ALL, BEFORE_ALL, Span, Survey, survey};
use super::{DoubtCode, RuleAt};
use crate::decimal::{self, Decimal};
use crate::rubric::{Bands, ChildSheet, FactKind, Interval, Measure, OverPolicy, Rule};

const NEXT_BAND: &str = "请使各档首尾相接：同一个数只属于一档，如一档 at_least 90，下一档 below 90";

/// The bands or levels of a rule, with the name of their list and how each is called.
struct Series<'a> {
    at: &'a RuleAt<'a>,
    list: String,
    spans: Vec<Span>,
    unit: &'a str,
}

pub fn check(at: &RuleAt<'_>, facts: &Facts<'_>, doubts: &mut Doubts) {
    match at.rule {
        Rule::Bands(rule) => bands(at, rule, facts, doubts),
        Rule::Graded(rule) => {
            levels(at, "grades", rule.grades.iter().map(|grade| &grade.interval), doubts);
        }
        Rule::Indicators(rule) => {
            levels(at, "levels", rule.levels.iter().map(|level| &level.interval), doubts);
            cuts(at, &rule.measure, "over", doubts);
        }
        Rule::Proportional(rule) => cuts(at, &rule.measure, "over", doubts),
        Rule::Children(rule) => {
            if let ChildSheet::Indicators(measure) = &rule.child.sheet {
                cuts(at, measure, "child/rule/over", doubts);
            }
        }
        _ => {}
    }
}

fn series<'a>(at: &'a RuleAt<'a>, list: &str, unit: &'a str, spans: Vec<Span>) -> Series<'a> {
    Series { at, list: format!("{}/{list}", at.pointer), spans, unit }
}

fn bands(at: &RuleAt<'_>, rule: &Bands, facts: &Facts<'_>, doubts: &mut Doubts) {
    let nature = facts.nature(&rule.value.expression);
    let is_percent = nature.percent == Some(1);
    let series = series(
        at,
        "bands",
        if is_percent { "%" } else { "" },
        rule.bands.iter().map(|band| Span::of(&band.interval)).collect(),
    );
    let survey = survey(&series.spans, nature.decimals);
    series.between(&survey, doubts);
    let Some(reach) = survey.reach else { return };
    let lowest = if nature.non_negative { Span::percent().start } else { BEFORE_ALL };
    let open = [(lowest, reach.start), (reach.end, AFTER_ALL)].map(|(start, end)| Span { start, end });
    let open = open.into_iter().filter(|span| span.start < span.end);
    let percent = Span::percent();
    let covers_percent = is_percent && reach.start <= percent.start && percent.end <= reach.end;
    let (code, hint) = if covers_percent {
        (DoubtCode::BandBeyond100, "若可能出现，请补一档，或去掉这一端的界限")
    } else {
        (DoubtCode::BandWithoutEnd, "请补一档，或去掉这一端的界限；这样的值不得分的，写一档 0 分")
    };
    let open: Vec<String> = open.map(|span| span.show(series.unit)).collect();
    if !open.is_empty() {
        let message = format!("值 {} 的不在任何一档之内，不能计分", open.join(" 或 "));
        doubts.of(code, at.item, series.list.clone(), &message, hint);
    }
    if facts.get_name(&rule.value.expression).is_some_and(|fact| fact.kind == FactKind::Percent) {
        as_share(at, &series.list, rule.bands.iter().map(|band| &band.interval), doubts);
    }
}

fn levels<'a>(at: &RuleAt<'_>, list: &str, intervals: impl Iterator<Item = &'a Interval> + Clone, doubts: &mut Doubts) {
    let series = series(at, list, "%", intervals.clone().map(Span::of).collect());
    if series.spans.is_empty() || as_share(at, &series.list, intervals, doubts) {
        return;
    }
    let percent = Span::percent();
    for (index, span) in series.spans.iter().enumerate() {
        let beyond = (span.start.0 == 0 && span.start < percent.start) || (span.end.0 == 0 && span.end > percent.end);
        if beyond {
            let message = format!("达成程度的区间 {} 超出 0～100%", span.show("%"));
            let hint = "达成程度以百分数计，请写 0 到 100 之间的数";
            doubts.of(DoubtCode::LevelOutOfRange, at.item, format!("{}/{index}", series.list), &message, hint);
        }
    }
    // Which level a degree belongs to is chosen, so the order of levels decides nothing.
    let mut sorted = series.spans.clone();
    sorted.sort_unstable();
    let mut end = percent.start;
    let mut gaps = Vec::new();
    for span in sorted.iter().copied().chain([Span { start: percent.end, end: AFTER_ALL }]) {
        if span.start > end {
            gaps.push(Span { start: end, end: span.start }.show("%"));
        }
        let both = Span { start: span.start, end: end.min(span.end) };
        if both.start < both.end && end > percent.start && span.start < percent.end {
            let message = format!("达成程度 {} 同时属于两档", both.show("%"));
            doubts.of(DoubtCode::LevelOverlap, at.item, series.list.clone(), &message, NEXT_BAND);
        }
        end = end.max(span.end);
    }
    if !gaps.is_empty() {
        let message = format!("达成程度 {} 不属于任何一档", gaps.join("、"));
        doubts.of(DoubtCode::LevelGap, at.item, series.list.clone(), &message, NEXT_BAND);
    }
}

fn cuts(at: &RuleAt<'_>, measure: &Measure, place: &str, doubts: &mut Doubts) {
    let Some(OverPolicy::Cut(cuts)) = measure.over.as_ref().map(|over| &over.policy) else { return };
    let series = series(at, &format!("{place}/cuts"), "%", cuts.iter().map(|cut| Span::of(&cut.interval)).collect());
    let survey = survey(&series.spans, None);
    series.between(&survey, doubts);
    if survey.reach.is_some_and(|reach| reach.end < AFTER_ALL) {
        let message = "超过指标值再多反而不扣减：最高一档扣减有上限";
        let hint = "请去掉最高一档的 at_most 或 below";
        doubts.of(DoubtCode::BandWithoutEnd, at.item, series.list.clone(), message, hint);
    }
    as_share(at, &series.list, cuts.iter().map(|cut| &cut.interval), doubts);
}

impl Series<'_> {
    fn between(&self, survey: &Survey, doubts: &mut Doubts) {
        let item = self.at.item;
        for gap in &survey.gaps {
            let message = format!("值 {} 的不在任何一档之内", gap.show(self.unit));
            doubts.of(DoubtCode::BandGap, item, self.list.clone(), &message, NEXT_BAND);
        }
        for (first, second, both) in &survey.overlaps {
            let (first, second) = (first.saturating_add(1), second.saturating_add(1));
            let shown = both.single().map_or_else(|| both.show(self.unit), decimal::text);
            let (code, message) = if both.single().is_some() {
                (DoubtCode::BandSharedEnd, format!("第 {first} 档和第 {second} 档都含 {shown}{}", self.unit))
            } else {
                (DoubtCode::BandOverlap, format!("第 {first} 档和第 {second} 档都包括 {shown}，按第 {first} 档计"))
            };
            let pointer = format!("{}/{}", self.list, second.saturating_sub(1));
            doubts.of(code, item, pointer, &message, NEXT_BAND);
        }
        for place in &survey.covered {
            let span = self.spans.get(*place).map_or_else(String::new, |span| span.show(self.unit));
            let message = format!("第 {} 档（{span}）的值都已在前面各档之内，永远轮不到", place.saturating_add(1));
            let hint = "按先写的一档计；请核对各档的两端，或删去这一档";
            doubts.of(DoubtCode::BandUnreachable, item, format!("{}/{place}", self.list), &message, hint);
        }
    }
}

/// Are all ends of percentages written as shares between 0 and 1?
fn as_share<'a>(
    at: &RuleAt<'_>,
    list: &str,
    intervals: impl Iterator<Item = &'a Interval>,
    doubts: &mut Doubts,
) -> bool {
    let ends: Vec<Decimal> =
        intervals.flat_map(|interval| [interval.low, interval.high]).flatten().map(|end| end.0.abs()).collect();
    let is_share = |end: &&Decimal| **end > Decimal::ZERO && **end < Decimal::ONE;
    let Some(share) = ends.iter().find(is_share).filter(|_| ends.iter().all(|end| *end <= Decimal::ONE)) else {
        return false;
    };
    let message = format!("各档以百分数计，而界限都不超过 1（如 {}）：0.9 指的是 0.9%", decimal::text(*share));
    let hint = "90% 请写 90；确指不到 1% 的，可以不改";
    doubts.of(DoubtCode::PercentAsFraction, at.item, list.to_owned(), &message, hint);
    true
}
