//! By the rank among units: 「第1-5名依次60、57、54、51、48分」.

use core::cmp::Ordering;

use super::gap::both;
use super::{Gap, Outcome, Scoring, Work};
use crate::decimal::{self, Decimal, Fraction};
use crate::rubric::{Item, Rank, RankOrder};
use crate::scoring::facts::Known;

pub fn score<'s>(rule: &'s Rank, item: &'s Item, scoring: &Scoring<'s>) -> Outcome<'s> {
    let formulas: Vec<_> = rule.rank.iter().chain(&rule.value).collect();
    let inputs = scoring.traced.then(|| {
        let among = rule.among.iter().filter_map(|id| scoring.facts.get(id)).map(super::super::facts::Fact::trace);
        scoring.inputs(&formulas).into_iter().chain(among).collect()
    });
    let (place, how) = match place(rule, item, scoring) {
        Ok(found) => found,
        Err(gap) => return Outcome::open(gap, "rank", item, inputs),
    };
    let points = points(rule, place);
    let work = inputs.map(|inputs| Work {
        explanation: how,
        shortfall: format!("排第 {} 名，按名次得 {} 分", place.show(), decimal::text(points)),
        inputs,
        ..Work::default()
    });
    Outcome::whole(points.into(), "rank", item, work)
}

fn points(rule: &Rank, place: Fraction) -> Decimal {
    let matches = |index: usize| Fraction::count(index.saturating_add(1)).and_then(|number| number.compare(place));
    let found = rule.places.iter().enumerate().find(|(index, _)| matches(*index) == Some(Ordering::Equal));
    found.map_or(rule.beyond, |(_, points)| *points)
}

/// The place, and a sentence that says how it was found.
fn place<'s>(rule: &'s Rank, item: &'s Item, scoring: &Scoring<'s>) -> Result<(Fraction, String), Gap<'s>> {
    if let Some(formula) = &rule.rank {
        let place = scoring.number(formula, item)?;
        let whole = place.exact().is_some_and(|place| place.normalize().scale() == 0 && place >= Decimal::ONE);
        if !whole {
            return Err(Gap::at_item(scoring, item, &format!("名次 {} 不是 1、2、3……的整数", place.show())));
        }
        return Ok((place, format!("排第 {} 名", place.show())));
    }
    let Some(formula) = &rule.value else { return Err(Gap::at_item(scoring, item, "计分规则没有名次")) };
    let others = scoring.facts.get(rule.among.as_deref().unwrap_or_default()).ok_or_else(Gap::default);
    let others = others.and_then(|fact| match fact.value() {
        Known::Numbers([]) => Err(Gap::of(fact, item.points, Some("没有列出其他单位的数，无法排名".to_owned()))),
        Known::Numbers(others) => Ok(*others),
        _ => Err(scoring.gap(fact, item.points)),
    });
    let (measured, others) = both(scoring.measured(formula, item), others)?;
    let first = match rule.order {
        RankOrder::HighestFirst => Ordering::Greater,
        RankOrder::LowestFirst => Ordering::Less,
    };
    let ahead = others.iter().filter(|other| Fraction::from(**other).compare(measured.value) == Some(first)).count();
    let (place, all) = (ahead.saturating_add(1), others.len().saturating_add(1));
    let order = if rule.order == RankOrder::HighestFirst { "从高到低" } else { "从低到高" };
    let place = Fraction::count(place).unwrap_or(Fraction::ZERO);
    Ok((place, format!("{}，在 {all} 个单位中{order}排第 {} 名", measured.shown(), place.show())))
}
