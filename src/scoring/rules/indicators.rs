//! From the indicators that a department or a project sets itself: quantitative ones with target and actual
//! value, qualitative ones with a level and a degree in its interval (财预〔2020〕10号).

use super::completion::{Comparison, with_result};
use super::gap::MOST_MISSING;
use super::{Outcome, Scoring, TOO_MANY_DIGITS, Work};
use crate::decimal::{self, Decimal, Fraction};
use crate::rubric::{Aggregate, Indicators, Item, Level, Measure};
use crate::scoring::excerpt::excerpt;
use crate::scoring::sheet::Missing;
use crate::scoring::subject::Subject;
use crate::scoring::trace::IndicatorTrace;
use crate::submission::Indicator;

pub fn score<'s>(rule: &'s Indicators, item: &'s Item, scoring: &Scoring<'s>) -> Outcome<'s> {
    let by_count = rule.aggregate == Aggregate::CountRatio;
    let of = Of { subject: scoring.subject, measure: &rule.measure, levels: &rule.levels, by_count, item, scoring };
    let mut outcome = Outcome { open: item.points, ..Outcome::default() };
    let (mut traces, mut results) = (Vec::new(), Vec::new());
    let own = scoring.subject.indicators().iter().enumerate().filter(|(_, indicator)| rule.counts(indicator));
    for (index, indicator) in own {
        results.push((indicator.points, of.score(indicator, index, &mut outcome.missing, &mut traces)));
    }
    if results.is_empty() {
        of.gap(&mut outcome.missing, || "/indicators".to_owned(), || "的绩效指标".to_owned(), None);
    }
    let count = results.len();
    let exact = if outcome.missing.is_empty() { aggregate(rule, item, &results, &of, &mut outcome) } else { None };
    if let Some(exact) = exact {
        let work = scoring.traced.then(|| work(rule, item, &results));
        let missing = outcome.missing;
        outcome = match rule.aggregate {
            Aggregate::CountRatio => Outcome::exact(exact, "indicators", item, work),
            _ => Outcome::whole(exact, "indicators", item, work),
        };
        outcome.missing = missing;
        if let Some(trace) = &mut outcome.trace {
            trace.inputs = None;
            trace.indicators = Some(traces);
        }
        return outcome;
    }
    if scoring.traced {
        let explanation = match outcome.missing.iter().find_map(|missing| missing.note.as_deref()) {
            _ if count == 0 => "没有填报这类指标，尚不能计分".to_owned(),
            Some(note) => format!("{count} 个指标，尚不能计分：{note}"),
            None => format!("{count} 个指标的资料不全，尚不能计分"),
        };
        outcome.trace = Some(crate::scoring::trace::Trace {
            rule: "indicators",
            explanation,
            indicators: Some(traces),
            ..Default::default()
        });
    }
    outcome
}

type Scored = (Option<Decimal>, Option<Earned>);

fn aggregate<'s>(
    rule: &Indicators,
    item: &'s Item,
    results: &[Scored],
    of: &Of<'_, 's>,
    outcome: &mut Outcome<'s>,
) -> Option<Fraction> {
    if rule.aggregate == Aggregate::CountRatio {
        let reached = Fraction::count(reached(results))?;
        return Fraction::from(item.points).times(reached)?.divided_by(Fraction::count(results.len())?);
    }
    let sum = decimal::sum(results.iter().filter_map(|(points, _)| *points));
    if sum != Some(item.points) {
        let note = match sum {
            Some(sum) => format!("各指标分值合计 {}，应为 {}", decimal::text(sum), decimal::text(item.points)),
            None => TOO_MANY_DIGITS.to_owned(),
        };
        let label = || format!("“{}”各指标的分值", item.title);
        of.gap(&mut outcome.missing, || "/indicators".to_owned(), label, Some(note));
        return None;
    }
    let earned = results.iter().map(|(_, earned)| Some(earned.as_ref()?.score));
    decimal::sum(earned.collect::<Option<Vec<_>>>()?).map(Fraction::from)
}

fn reached(results: &[Scored]) -> usize {
    results.iter().filter(|(_, earned)| earned.is_some_and(|earned| earned.reached)).count()
}

fn work<'s>(rule: &Indicators, item: &Item, results: &[Scored]) -> Work<'s> {
    let (all, reached) = (results.len(), reached(results));
    let formula = if rule.aggregate == Aggregate::CountRatio {
        Some(format!("{} × {reached} ÷ {all}", decimal::text(item.points)))
    } else {
        let scores = results.iter().filter_map(|(_, earned)| Some(decimal::text(earned.as_ref()?.score)));
        (all > 1).then(|| scores.collect::<Vec<_>>().join(" + "))
    };
    let explanation = format!("{all} 个指标，{reached} 个达到指标值");
    Work { explanation, formula, ..Work::default() }
}

/// What an indicator earns.
#[derive(Clone, Copy, Debug)]
pub struct Earned {
    /// Its score, rounded.
    pub score: Decimal,
    /// Is it reached?
    pub reached: bool,
}

/// Whose indicators are scored, and how.
pub struct Of<'f, 's> {
    /// Whose.
    pub subject: Subject<'s>,
    /// How quantitative ones are measured.
    pub measure: &'s Measure,
    /// The levels of qualitative ones.
    pub levels: &'s [Level],
    /// Does only count whether they are reached, and not their points?
    pub by_count: bool,
    /// The item that they belong to.
    pub item: &'s Item,
    /// Everything else.
    pub scoring: &'f Scoring<'s>,
}

impl<'s> Of<'_, 's> {
    /// Lists what has to be filled.
    pub fn gap(
        &self,
        missing: &mut Vec<Missing<'s>>,
        within: impl Fn() -> String,
        label: impl Fn() -> String,
        note: Option<String>,
    ) {
        if missing.len() < MOST_MISSING {
            let owner = match self.subject {
                Subject::Department(_) => String::new(),
                Subject::Project(project, index) => super::children::name(project, index),
            };
            let pointer = self.subject.pointer(&within());
            let label = (owner + &label()).trim_start_matches('的').to_owned();
            missing.push(Missing { fact: None, pointer, label, points: self.item.points, note });
        }
    }

    /// The score of one indicator; what is missing for it is listed.
    pub fn score(
        &self,
        indicator: &'s Indicator<'s>,
        index: usize,
        missing: &mut Vec<Missing<'s>>,
        traces: &mut Vec<IndicatorTrace<'s>>,
    ) -> Option<Earned> {
        let at = || format!("/indicators/{index}");
        let title = || {
            let named = indicator.title.as_deref().filter(|title| !title.trim().is_empty());
            named.map_or_else(
                || format!("第 {} 个指标", index.saturating_add(1)),
                |title| format!("“{}”", excerpt(title)),
            )
        };
        let mut gap = |field: &str, term: &str, note: Option<String>| {
            self.gap(missing, || at() + field, || title() + term, note);
        };
        let points = indicator.points.or(self.by_count.then_some(Decimal::ZERO));
        if points.is_none() {
            gap("/points", "的分值", None);
        }
        let judged = if indicator.level.is_some() || indicator.degree.is_some() {
            self.qualitative(indicator, &mut gap)
        } else {
            self.quantitative(indicator, &mut gap)
        };
        let earned = judged.as_ref().zip(points).and_then(|(judged, points)| {
            let score = judged.score(points, self.scoring);
            if score.is_none() {
                gap("", "", Some(TOO_MANY_DIGITS.to_owned()));
            }
            Some(Earned { score: score?, reached: judged.reached })
        });
        if self.scoring.traced {
            traces.push(IndicatorTrace {
                pointer: self.subject.pointer(&at()),
                title: indicator.title.as_deref(),
                points: indicator.points,
                earned: earned.map(|earned| earned.score).filter(|_| indicator.points.is_some()),
                formula: judged.zip(indicator.points).map(|(judged, points)| judged.formula(points, earned)),
            });
        }
        earned
    }

    fn quantitative(
        &self,
        indicator: &Indicator<'s>,
        gap: &mut dyn FnMut(&str, &str, Option<String>),
    ) -> Option<Judged> {
        for (field, term, value) in
            [("/target", "的年度指标值", indicator.target), ("/actual", "的实际完成值", indicator.actual)]
        {
            if value.is_none() {
                gap(field, term, None);
            }
        }
        let comparison = Comparison {
            target: indicator.target?.into(),
            actual: indicator.actual?.into(),
            direction: indicator.direction.unwrap_or(self.measure.direction),
            measure: self.measure,
            rate: self.scoring.rubric.rounding.rate,
        };
        let completion = comparison.completion().map_err(|note| gap("", "", Some(note.to_owned()))).ok()?;
        let explained = indicator.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
        if let Some(excess) = completion.unexplained.filter(|_| !explained) {
            gap("/reason", "的偏差原因", Some(format!("超过指标值 {}%，须说明原因", excess.show())));
            return None;
        }
        let formula =
            indicator.points.filter(|_| self.scoring.traced).map(|points| comparison.formula(&completion, points));
        Some(Judged { share: completion.share, reached: completion.reached, formula })
    }

    fn qualitative(
        &self,
        indicator: &Indicator<'s>,
        gap: &mut dyn FnMut(&str, &str, Option<String>),
    ) -> Option<Judged> {
        let Some(value) = &indicator.level else {
            gap("/level", "的达成程度", None);
            return None;
        };
        let level = self.levels.iter().position(|level| level.value == **value);
        let Some((place, level)) = level.and_then(|place| Some((place, self.levels.get(place)?))) else {
            let shown = |level: &Level| format!("{}（{}）", level.value, level.label);
            let known: Vec<String> = self.levels.iter().map(shown).collect();
            let note = match known.as_slice() {
                [] => "计分办法没有规定定性指标的达成程度".to_owned(),
                known => format!("没有“{}”这一达成程度，可用：{}", excerpt(value), known.join("、")),
            };
            gap("/level", "的达成程度", Some(note));
            return None;
        };
        let Some(degree) = indicator.degree else {
            gap("/degree", "的完成比例", None);
            return None;
        };
        if level.interval.contains(degree.into()) != Some(true) {
            let interval = level.interval.show("%");
            let note = format!("“{}”的比例应为 {interval}，填的是 {}%", level.label, decimal::text(degree));
            gap("/degree", "的完成比例", Some(note));
            return None;
        }
        let share = Fraction::from(degree).divided_by(Fraction::count(100)?)?;
        let formula = indicator
            .points
            .filter(|_| self.scoring.traced)
            .map(|points| (format!("{}：{} × {}%", level.label, decimal::text(points), decimal::text(degree)), true));
        Some(Judged { share, reached: place == 0, formula })
    }
}

/// How far an indicator is completed.
struct Judged {
    share: Fraction,
    reached: bool,
    /// The computation, and whether a result follows it; only when traced.
    formula: Option<(String, bool)>,
}

impl Judged {
    fn score(&self, points: Decimal, scoring: &Scoring<'_>) -> Option<Decimal> {
        if self.share.is_one() {
            return Some(points);
        }
        Some(Fraction::from(points).times(self.share)?.round(scoring.rubric.rounding.item)?.min(points))
    }

    fn formula(self, points: Decimal, earned: Option<Earned>) -> String {
        let (formula, has_result) = self.formula.unwrap_or_default();
        if !has_result {
            return formula;
        }
        match Fraction::from(points).times(self.share).zip(earned) {
            Some((exact, earned)) => with_result(&formula, exact, earned.score),
            None => formula + "：位数太多，无法精确计算",
        }
    }
}
