//! Each condition, option, band and grade against its own words (`clause`).

use super::doubts::{Doubts, excerpt};
use super::facts::Facts;
use super::numerals::{Numeral, numerals, plain};
use super::{DoubtCode, RuleAt};
use crate::decimal::{self, Decimal};
use crate::rubric::{Interval, Rule};

/// A part of a rule with its words.
struct Part<'a> {
    pointer: String,
    clause: &'a str,
    points: Option<Decimal>,
    interval: Option<&'a Interval>,
}

pub fn check(at: &RuleAt<'_>, standard: &str, facts: &Facts<'_>, doubts: &mut Doubts) {
    let is_money = matches!(at.rule, Rule::Bands(rule) if facts.money(&rule.value.expression).is_some());
    let mut foreign = Vec::new();
    for part in parts(at) {
        let clause = plain(part.clause);
        if clause.is_empty() {
            continue;
        }
        if !standard.contains(clause.trim_end_matches(['；', '。', '，', '、'])) {
            foreign.push((format!("{}/clause", part.pointer), format!("“{}”", excerpt(part.clause))));
        }
        let numerals = numerals(&clause);
        if let Some(points) = part.points {
            points_of(at, &part, points, &clause, &numerals, doubts);
        }
        if let Some(interval) = part.interval.filter(|_| !is_money) {
            ends_of(at, &part, interval, &numerals, doubts);
        }
    }
    let shown: Vec<&str> = foreign.iter().map(|(_, clause)| clause.as_str()).collect();
    let message = format!("{}不是计分标准中的原文", shown.join(""));
    if let Some((pointer, _)) = foreign.into_iter().next() {
        let hint = "请从 standard 中照抄；计分标准另有出处的，请在 reading 中说明";
        doubts.of(DoubtCode::ClauseNotInStandard, at.item, pointer, &message, hint);
    }
}

fn parts<'a>(at: &RuleAt<'a>) -> Vec<Part<'a>> {
    let list = super::limits::clauses(at.rule).0;
    let part = |(index, (clause, points, interval)): (usize, (&'a String, _, _))| Part {
        pointer: format!("{}/{list}/{index}", at.pointer),
        clause,
        points,
        interval,
    };
    match at.rule {
        Rule::Conditions(rule) => {
            let all = rule.criteria.iter().map(|one| (&one.clause, Some(one.points), None));
            all.enumerate().map(part).collect()
        }
        Rule::Choice(rule) => {
            let all = rule.options.iter().map(|one| (&one.clause, Some(one.points), None));
            all.enumerate().map(part).collect()
        }
        Rule::Bands(rule) => {
            let all = rule.bands.iter().map(|one| (&one.clause, Some(one.points), Some(&one.interval)));
            all.enumerate().map(part).collect()
        }
        Rule::Graded(rule) => {
            let all = rule.grades.iter().map(|one| (&one.clause, None, Some(&one.interval)));
            all.enumerate().map(part).collect()
        }
        _ => Vec::new(),
    }
}

fn points_of(
    at: &RuleAt<'_>,
    part: &Part<'_>,
    points: Decimal,
    clause: &str,
    numerals: &[Numeral<'_>],
    doubts: &mut Doubts,
) {
    let said: Vec<Decimal> =
        numerals.iter().filter(|numeral| numeral.is_points()).map(|numeral| numeral.value).collect();
    let says_nothing = ["不得分", "不计分", "不给分"].iter().any(|word| clause.contains(word));
    let fits = said.contains(&points)
        || (points.is_zero() && says_nothing)
        || (said.is_empty() && (points.is_zero() || !says_nothing))
        || (points == at.item.points && (clause.contains("满分") || clause.contains("全部分值")));
    if !fits {
        let message = format!("“{}”与所写的 {} 分不符", excerpt(part.clause), decimal::text(points));
        let pointer = format!("{}/points", part.pointer);
        doubts.of(DoubtCode::PointsContradictClause, at.item, pointer, &message, "请核对分值与原文");
    }
}

fn ends_of(at: &RuleAt<'_>, part: &Part<'_>, interval: &Interval, numerals: &[Numeral<'_>], doubts: &mut Doubts) {
    // A factor and a year are no ends; an amount is one only in its unit; points are those of the band.
    let other = |numeral: &&Numeral<'_>| numeral.is_ordinal() || numeral.is_points();
    if numerals.iter().any(Numeral::is_money) {
        return;
    }
    let said: Vec<&Numeral<'_>> = numerals.iter().filter(|numeral| !other(numeral)).collect();
    let ends: Vec<(Decimal, bool)> = [interval.low, interval.high].into_iter().flatten().collect();
    if said.is_empty() || ends.is_empty() {
        return;
    }
    let round = |end: Decimal| end.is_zero() || end == Decimal::ONE_HUNDRED;
    let is_said = |end: Decimal| said.iter().any(|numeral| numeral.value == end.abs());
    let missing = ends.iter().find(|(end, _)| !round(*end) && !is_said(*end)).map(|(end, _)| *end);
    let is_end = |value: Decimal| ends.iter().any(|(end, _)| end.abs() == value);
    let extra = said.iter().map(|numeral| numeral.value).find(|value| !is_end(*value));
    if missing.is_some() || extra.is_some() {
        let message = format!("“{}”与所写的界限 {} 不符", excerpt(part.clause), interval.show(""));
        let hint = "请核对两端的数与原文";
        return doubts.of(DoubtCode::BandContradictsClause, at.item, part.pointer.clone(), &message, hint);
    }
    if interval.low.map(|low| low.0) == interval.high.map(|high| high.0) {
        return;
    }
    for (end, closed) in ends {
        let includes = said.iter().filter(|numeral| numeral.value == end.abs()).find_map(|numeral| numeral.includes());
        if includes.is_some_and(|includes| includes != closed) {
            let shown = decimal::text(end);
            let (said, written) = if closed { ("不含", "含") } else { ("含", "不含") };
            let message = format!("“{}”{said} {shown}，而所写的界限{written} {shown}", excerpt(part.clause));
            let hint = "含本数的写 at_least 或 at_most，不含的写 above 或 below";
            doubts.of(DoubtCode::EndContradictsClause, at.item, part.pointer.clone(), &message, hint);
        }
    }
}
