//! From the scores of the projects: 「所有项目平均得分×80%」, each the same or weighted by its amount.

use super::super::sheet::{Loss, Missing};
use super::super::trace::{ChildTrace, IndicatorTrace, RoundingTrace, Trace};
use super::proportional::Proportion;
use super::{Outcome, Scoring};
use crate::decimal::{self, Decimal, Fraction};
use crate::rubric::{Children, Item, Weight};
use crate::submission::{Indicator, MoneyUnit, Project};

/// The most projects whose scores a formula lists one by one.
const MOST_LISTED: usize = 6;

const TOO_MANY_DIGITS: &str = "数字的位数太多，无法精确计算";

/// A project with what could be made of it.
struct Scored<'s> {
    score: Option<Decimal>,
    basis: Option<&'static str>,
    /// Its budget, where the budget counts.
    weight: Option<Decimal>,
    indicators: Vec<IndicatorTrace<'s>>,
}

pub fn score<'s>(children: &'s Children, item: &'s Item, scoring: &Scoring<'s>) -> Outcome<'s> {
    let projects = &scoring.submission.projects;
    let mut outcome = Outcome { open: item.points, ..Outcome::default() };
    let mut scored: Vec<Scored<'s>> = projects
        .iter()
        .enumerate()
        .map(|(index, project)| project_score(project, index, children, item, scoring, &mut outcome.missing))
        .collect();
    weigh_in_one_unit(&mut scored, projects);
    if projects.is_empty() {
        list_gap(&mut outcome.missing, absent("/projects".to_owned(), "项目及其得分".to_owned(), item, None));
    }
    let exact = if outcome.missing.is_empty() { mean(&scored, children) } else { None };
    let rounded = exact.and_then(|exact| exact.round(scoring.rubric.rounding.item));
    if rounded.is_none() && outcome.missing.is_empty() {
        let note = if total_weight(&scored).is_some_and(|total| total.is_zero()) {
            "各项目资金额度合计为 0，无法加权平均"
        } else {
            TOO_MANY_DIGITS
        };
        list_gap(
            &mut outcome.missing,
            absent("/projects".to_owned(), "项目及其得分".to_owned(), item, Some(note.to_owned())),
        );
    }
    if let Some(rounded) = rounded {
        outcome.computed = Some(rounded.min(item.points));
        outcome.open = Decimal::ZERO;
    }
    if scoring.traced {
        explain(&mut outcome, scored, exact, rounded, children, item, scoring);
    }
    outcome
}

/// The most gaps that are listed for an item; the rest shows when these are filled.
const MOST_MISSING: usize = 1000;

fn list_gap<'s>(missing: &mut Vec<Missing<'s>>, gap: Missing<'s>) {
    if missing.len() < MOST_MISSING {
        missing.push(gap);
    }
}

fn absent<'s>(pointer: String, label: String, item: &Item, note: Option<String>) -> Missing<'s> {
    Missing { fact: None, pointer, label, points: item.points, note }
}

fn name(project: &Project<'_>, index: usize) -> String {
    let named = project.name.as_deref().filter(|name| !name.trim().is_empty());
    named.map_or_else(|| format!("第 {} 个项目", index.saturating_add(1)), |name| format!("“{name}”"))
}

fn project_score<'s>(
    project: &'s Project<'s>,
    index: usize,
    children: &Children,
    item: &Item,
    scoring: &Scoring<'s>,
    missing: &mut Vec<Missing<'s>>,
) -> Scored<'s> {
    let mut scored = Scored { score: None, basis: None, weight: None, indicators: Vec::new() };
    if project.indicators.is_empty() {
        scored.score = project.score;
        scored.basis = project.score.map(|_| "given");
        if project.score.is_none() {
            let label = format!("{}的得分", name(project, index));
            list_gap(missing, absent(format!("/projects/{index}/score"), label, item, None));
        }
    } else {
        scored.basis = Some("indicators");
        let before = missing.len();
        let earned: Vec<Option<Decimal>> = project
            .indicators
            .iter()
            .enumerate()
            .map(|(place, indicator)| {
                let at = Place { project: index, indicator: place };
                indicator_score(indicator, at, children, item, scoring, missing, &mut scored.indicators)
            })
            .collect();
        if missing.len() == before {
            check_points(project, index, children, item, missing);
        }
        if missing.len() == before {
            scored.score = earned.into_iter().collect::<Option<Vec<_>>>().and_then(decimal::sum);
        }
    }
    if children.weight == Weight::Budget {
        scored.weight = project.budget;
        if scored.weight.is_none() {
            let label = format!("{}的资金额度", name(project, index));
            list_gap(missing, absent(format!("/projects/{index}/budget"), label, item, None));
        }
    }
    scored
}

/// Where some amounts are in 元 and some in 万元, all are weighed in 元.
fn weigh_in_one_unit(scored: &mut [Scored<'_>], projects: &[Project<'_>]) {
    let unit = |project: &Project<'_>| project.unit.unwrap_or(MoneyUnit::USUAL);
    if projects.windows(2).all(|pair| pair.first().map(unit) == pair.last().map(unit)) {
        return;
    }
    for (scored, project) in scored.iter_mut().zip(projects) {
        if unit(project) == MoneyUnit::WanYuan {
            scored.weight = scored.weight.and_then(in_yuan);
        }
    }
}

fn in_yuan(wan_yuan: Decimal) -> Option<Decimal> {
    Fraction::from(wan_yuan).times(Fraction::count(10_000)?)?.exact()
}

#[derive(Clone, Copy)]
struct Place {
    project: usize,
    indicator: usize,
}

fn indicator_score<'s>(
    indicator: &'s Indicator<'s>,
    place: Place,
    children: &Children,
    item: &Item,
    scoring: &Scoring<'s>,
    missing: &mut Vec<Missing<'s>>,
    traces: &mut Vec<IndicatorTrace<'s>>,
) -> Option<Decimal> {
    let pointer = || format!("/projects/{}/indicators/{}", place.project, place.indicator);
    let title = || {
        let project = scoring
            .submission
            .projects
            .get(place.project)
            .map_or_else(String::new, |project| name(project, place.project));
        let named = indicator.title.as_deref().filter(|title| !title.trim().is_empty());
        let title = named
            .map_or_else(|| format!("第 {} 个指标", place.indicator.saturating_add(1)), |title| format!("“{title}”"));
        format!("{project}{title}")
    };
    for (field, term, value) in [
        ("points", "分值", indicator.points),
        ("target", "年度指标值", indicator.target),
        ("actual", "实际完成值", indicator.actual),
    ] {
        if value.is_none() {
            list_gap(missing, absent(format!("{}/{field}", pointer()), format!("{}的{term}", title()), item, None));
        }
    }
    let proportion = match (indicator.points, indicator.target, indicator.actual) {
        (Some(points), Some(target), Some(actual)) => {
            let direction = indicator.direction.unwrap_or(children.child.direction);
            Some(Proportion { points, target, actual, direction })
        }
        _ => None,
    };
    let earned = proportion.and_then(|proportion| proportion.score(scoring.rubric.rounding.item));
    if proportion.is_some() && earned.is_none() {
        list_gap(missing, absent(pointer(), title(), item, Some(TOO_MANY_DIGITS.to_owned())));
    }
    if scoring.traced {
        traces.push(IndicatorTrace {
            pointer: pointer(),
            title: indicator.title.as_deref(),
            points: indicator.points,
            earned,
            formula: proportion.map(|proportion| proportion.formula(earned)),
        });
    }
    earned
}

/// The points of the indicators must be those of a whole project, or the scores of projects do not compare.
fn check_points(project: &Project<'_>, index: usize, children: &Children, item: &Item, missing: &mut Vec<Missing<'_>>) {
    let whole = children.child.points;
    let sum = decimal::sum(project.indicators.iter().filter_map(|indicator| indicator.points));
    if sum == Some(whole) {
        return;
    }
    let note = match sum {
        Some(sum) => format!("各指标分值合计 {}，应为 {}", decimal::text(sum), decimal::text(whole)),
        None => TOO_MANY_DIGITS.to_owned(),
    };
    let label = format!("{}的指标分值", name(project, index));
    list_gap(missing, absent(format!("/projects/{index}/indicators"), label, item, Some(note)));
}

fn total_weight(scored: &[Scored<'_>]) -> Option<Decimal> {
    decimal::sum(scored.iter().filter_map(|project| project.weight))
}

/// The mean times the factor, exact.
fn mean(scored: &[Scored<'_>], children: &Children) -> Option<Fraction> {
    let (mut above, mut below) = (Fraction::ZERO, Fraction::ZERO);
    for project in scored {
        let weight = match children.weight {
            Weight::Same => Fraction::count(1)?,
            Weight::Budget => project.weight?.into(),
        };
        above = above.plus(Fraction::from(project.score?).times(weight)?)?;
        below = below.plus(weight)?;
    }
    above.divided_by(below)?.times(children.factor.into())
}

fn explain<'s>(
    outcome: &mut Outcome<'s>,
    scored: Vec<Scored<'s>>,
    exact: Option<Fraction>,
    rounded: Option<Decimal>,
    children: &'s Children,
    item: &'s Item,
    scoring: &Scoring<'s>,
) {
    let count = scored.len();
    let formula = exact.zip(rounded).map(|(exact, rounded)| formula(&scored, children, exact, rounded));
    let explanation = match (outcome.computed, &formula) {
        (Some(computed), _) => {
            let mean =
                if children.weight == Weight::Same { "平均得分" } else { "按资金额度加权的平均得分" };
            let factor = decimal::text(children.factor);
            format!("{count} 个项目的{mean} × {factor}，得 {} 分", decimal::text(computed))
        }
        (None, _) if count == 0 => {
            "没有填报任何项目，项目的平均得分无从计算；如有自评分数，只是申报，未经计算".to_owned()
        }
        (None, _) => match outcome.missing.iter().find_map(|missing| missing.note.as_deref()) {
            Some(note) => format!("{count} 个项目，尚不能计分：{note}"),
            None => format!("{count} 个项目的资料不全，尚不能计分"),
        },
    };
    let lost = outcome.computed.and_then(|computed| decimal::difference(item.points, computed));
    if let (Some(lost), Some(formula)) = (lost.filter(|lost| !lost.is_zero()), &formula) {
        let message = format!("项目未得满分：{formula}，失 {} 分", decimal::text(lost));
        outcome.lost.push(Loss { points: lost, clause: &item.standard, message });
    }
    let rounding = exact.zip(rounded).and_then(|(exact, rounded)| {
        let from = exact.show();
        let to = outcome.computed.unwrap_or(rounded);
        let kept = scoring.rubric.rounding.item;
        (from != decimal::text(to)).then(|| RoundingTrace { from, to, decimals: kept.decimals, mode: kept.mode.name() })
    });
    let children_traces =
        scored.into_iter().zip(&scoring.submission.projects).enumerate().map(|(index, (scored, project))| ChildTrace {
            pointer: format!("/projects/{index}"),
            title: project.name.as_deref(),
            score: scored.score,
            basis: scored.basis,
            weight: scored.weight,
            indicators: scored.indicators,
        });
    outcome.trace = Some(Trace {
        rule: "children",
        explanation,
        children: Some(children_traces.collect()),
        formula,
        rounding,
        ..Trace::default()
    });
}

fn formula(scored: &[Scored<'_>], children: &Children, exact: Fraction, rounded: Decimal) -> String {
    let score = |project: &Scored<'_>| project.score.map_or_else(String::new, decimal::text);
    let (exact, rounded) = (exact.show(), decimal::text(rounded));
    let result = if exact == rounded { rounded } else { format!("{exact} → {rounded}") };
    let factor = decimal::text(children.factor);
    if let [only] = scored {
        return format!("{} × {factor} = {result}", score(only));
    }
    let (above, below) = match children.weight {
        Weight::Same => (listed(scored.iter().map(score)), scored.len().to_string()),
        Weight::Budget => {
            let weight = |project: &Scored<'_>| project.weight.map_or_else(String::new, decimal::text);
            let products = scored.iter().map(|project| format!("{} × {}", score(project), weight(project)));
            (listed(products), total_weight(scored).map_or_else(String::new, decimal::text))
        }
    };
    format!("{above} ÷ {below} × {factor} = {result}")
}

fn listed(parts: impl ExactSizeIterator<Item = String>) -> String {
    let more = parts.len() > MOST_LISTED;
    let shown: Vec<String> = parts.take(MOST_LISTED).collect();
    format!("({}{})", shown.join(" + "), if more { " + …" } else { "" })
}
