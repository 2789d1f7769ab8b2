//! From the scores of the projects: 「所有项目平均得分×80%」, each the same or weighted.

use super::gap::list_gap;
use super::indicators::{Earned, Of};
use super::{Outcome, Scoring, TOO_MANY_DIGITS, Work};
use crate::decimal::{self, Decimal, Fraction};
use crate::rubric::{Aggregate, Child, ChildSheet, Children, Item, Weight};
use crate::scoring::excerpt::excerpt;
use crate::scoring::sheet::{Missing, SectionScore};
use crate::scoring::subject::Subject;
use crate::scoring::total::Overruled;
use crate::scoring::trace::{ChildTrace, IndicatorTrace, Trace};
use crate::submission::{MoneyUnit, Project};

/// The most projects whose scores a formula lists one by one.
const MOST_LISTED: usize = 6;

/// A project with what could be made of it.
#[derive(Default)]
struct Scored<'s> {
    score: Option<Decimal>,
    basis: Option<&'static str>,
    /// What it counts, where not all count the same.
    weight: Option<Decimal>,
    indicators: Vec<IndicatorTrace<'s>>,
    sections: Option<Vec<SectionScore<'s>>>,
}

pub fn score<'s>(rule: &'s Children, item: &'s Item, scoring: &Scoring<'s>) -> Outcome<'s> {
    let Subject::Department(submission) = scoring.subject else { return Outcome::default() };
    let projects = &submission.projects;
    let mut missing = Vec::new();
    let mut scored: Vec<Scored<'s>> = Vec::with_capacity(projects.len());
    for (index, project) in projects.iter().enumerate() {
        scored.push(project_score(project, index, rule, item, scoring, &mut missing));
    }
    weigh_in_one_unit(&mut scored, projects, rule.weight);
    let whole = |note: Option<String>| absent("/projects".to_owned(), "项目及其得分".to_owned(), item, note);
    if projects.is_empty() {
        list_gap(&mut missing, whole(None));
    }
    let exact = if missing.is_empty() { aggregate(&scored, rule) } else { None };
    if exact.is_none() && missing.is_empty() {
        let note = match rule.weight {
            _ if !total_weight(&scored).is_some_and(|total| total.is_zero()) => TOO_MANY_DIGITS,
            Weight::Points => "各项目权重合计为 0，无法加权平均",
            _ => "各项目资金额度合计为 0，无法加权平均",
        };
        list_gap(&mut missing, whole(Some(note.to_owned())));
    }
    let mut outcome = match exact {
        Some(exact) => Outcome::exact(exact, "children", item, scoring.traced.then(|| work(&scored, rule))),
        None => Outcome { open: item.points, missing, ..Outcome::default() },
    };
    if scoring.traced {
        let trace = outcome.trace.get_or_insert_with(|| Trace { rule: "children", ..Trace::default() });
        trace.inputs = None;
        if exact.is_none() {
            trace.explanation = unscored(scored.len(), &outcome.missing);
        }
        let traces = scored.into_iter().zip(projects).enumerate().map(|(index, (scored, project))| ChildTrace {
            pointer: format!("/projects/{index}"),
            title: project.name.as_deref(),
            score: scored.score,
            basis: scored.basis,
            weight: scored.weight,
            indicators: scored.indicators,
            sections: scored.sections,
        });
        trace.children = Some(traces.collect());
    }
    outcome
}

fn absent<'s>(pointer: String, label: String, item: &Item, note: Option<String>) -> Missing<'s> {
    Missing { fact: None, pointer, label, points: item.points, note }
}

/// The name of a project as messages quote it.
pub fn name(project: &Project<'_>, index: usize) -> String {
    let named = project.name.as_deref().filter(|name| !name.trim().is_empty());
    named.map_or_else(|| format!("第 {} 个项目", index.saturating_add(1)), |name| format!("“{}”", excerpt(name)))
}

fn project_score<'s>(
    project: &'s Project<'s>,
    index: usize,
    rule: &'s Children,
    item: &'s Item,
    scoring: &Scoring<'s>,
    missing: &mut Vec<Missing<'s>>,
) -> Scored<'s> {
    let mut scored = Scored::default();
    let subject = Subject::Project(project, index);
    let has_answers = !project.indicators.is_empty() || !project.facts.is_empty();
    match &rule.child.sheet {
        // A sheet may need nothing but what was spent.
        ChildSheet::Rubric(_) | ChildSheet::BuiltIn(_)
            if !has_answers && project.score.is_none() && project.executed.is_some() =>
        {
            by_sheet((project, index), rule, item, scoring.traced, missing, &mut scored);
        }
        _ if !has_answers => {
            scored.score = project.score;
            scored.basis = project.score.map(|_| "given");
            if project.score.is_none() {
                let label = format!("{}的得分", name(project, index));
                list_gap(missing, absent(format!("/projects/{index}/score"), label, item, None));
            }
        }
        ChildSheet::Indicators(measure) => {
            scored.basis = Some("indicators");
            let of = Of { subject, measure, levels: &[], by_count: false, item, scoring };
            scored.score = by_indicators(project, &rule.child, &of, missing, &mut scored.indicators);
        }
        _ => by_sheet((project, index), rule, item, scoring.traced, missing, &mut scored),
    }
    let (weight, field, term) = match rule.weight {
        Weight::Same => return scored,
        Weight::Budget => (project.budget, "budget", "资金额度"),
        Weight::Points => (project.weight, "weight", "权重"),
    };
    scored.weight = weight;
    if weight.is_none() {
        let label = format!("{}的{term}", name(project, index));
        list_gap(missing, absent(format!("/projects/{index}/{field}"), label, item, None));
    }
    scored
}

fn by_indicators<'s>(
    project: &'s Project<'s>,
    child: &Child,
    of: &Of<'_, 's>,
    missing: &mut Vec<Missing<'s>>,
    traces: &mut Vec<IndicatorTrace<'s>>,
) -> Option<Decimal> {
    let before = missing.len();
    let indicators = project.indicators.iter().enumerate();
    let earned: Vec<Option<Earned>> =
        indicators.map(|(place, indicator)| of.score(indicator, place, missing, traces)).collect();
    if missing.len() == before {
        // The points must be those of a whole project, or the scores of projects do not compare.
        let sum = decimal::sum(project.indicators.iter().filter_map(|indicator| indicator.points));
        if sum != Some(child.points) {
            let note = match sum {
                Some(sum) => format!("各指标分值合计 {}，应为 {}", decimal::text(sum), decimal::text(child.points)),
                None => TOO_MANY_DIGITS.to_owned(),
            };
            of.gap(missing, || "/indicators".to_owned(), || "的指标分值".to_owned(), Some(note));
        }
    }
    if missing.len() > before {
        return None;
    }
    decimal::sum(earned.into_iter().map(|earned| Some(earned?.score)).collect::<Option<Vec<_>>>()?)
}

fn by_sheet<'s>(
    project: (&'s Project<'s>, usize),
    rule: &'s Children,
    item: &Item,
    traced: bool,
    missing: &mut Vec<Missing<'s>>,
    scored: &mut Scored<'s>,
) {
    let Some(rubric) = rule.child.sheet.rubric() else { return };
    let subject = Subject::Project(project.0, project.1);
    let scoring = Scoring::stated(subject, rubric, traced);
    let sections = crate::scoring::sections(&scoring, None, &mut Overruled::default());
    let (before, owner, indicators) = (missing.len(), name(project.0, project.1), subject.pointer("/indicators"));
    let counting = sections.iter().filter(|section| section.counts()).flat_map(|section| &section.items);
    for gap in counting.flat_map(|item| &item.missing) {
        // Indicators are listed with the name of their project.
        let named = gap.pointer.starts_with(&indicators);
        let label = if named { gap.label.clone() } else { format!("{owner}的{}", gap.label) };
        let (pointer, note) = (gap.pointer.clone(), gap.note.clone());
        list_gap(missing, Missing { fact: gap.fact, pointer, label, points: item.points, note });
    }
    scored.basis = Some("sheet");
    scored.score = crate::scoring::own_total(&sections, &scoring).filter(|_| missing.len() == before);
    if scored.score.is_none() && missing.len() == before {
        let note = "项目自评表还不能得出总分，请核对一票否决情形和可选项".to_owned();
        list_gap(missing, absent(subject.pointer(""), format!("{owner}的得分"), item, Some(note)));
    }
    scored.sections = scoring.traced.then_some(sections);
}

/// Where some amounts are in 元 and some in 万元, all are weighed in 元.
fn weigh_in_one_unit(scored: &mut [Scored<'_>], projects: &[Project<'_>], weight: Weight) {
    let unit = |project: &Project<'_>| project.unit.unwrap_or(MoneyUnit::USUAL);
    let mixed = projects.windows(2).any(|pair| pair.first().map(unit) != pair.last().map(unit));
    if weight != Weight::Budget || !mixed {
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

fn total_weight(scored: &[Scored<'_>]) -> Option<Decimal> {
    decimal::sum(scored.iter().filter_map(|project| project.weight))
}

/// The mean or the sum, times the factor, exact.
fn aggregate(scored: &[Scored<'_>], rule: &Children) -> Option<Fraction> {
    let (mut above, mut below) = (Fraction::ZERO, Fraction::ZERO);
    for project in scored {
        let weight = match rule.weight {
            Weight::Same => Fraction::ONE,
            Weight::Budget | Weight::Points => project.weight?.into(),
        };
        above = above.plus(Fraction::from(project.score?).times(weight)?)?;
        below = below.plus(weight)?;
    }
    let whole = if rule.aggregate == Aggregate::Sum { above } else { above.divided_by(below)? };
    whole.times(rule.factor.into())
}

fn unscored(count: usize, missing: &[Missing<'_>]) -> String {
    if count == 0 {
        return "没有填报任何项目，项目的平均得分无从计算；如有自评分数，只是申报，未经计算".to_owned();
    }
    match missing.iter().find_map(|missing| missing.note.as_deref()) {
        Some(note) => format!("{count} 个项目，尚不能计分：{note}"),
        None => format!("{count} 个项目的资料不全，尚不能计分"),
    }
}

fn work<'s>(scored: &[Scored<'_>], rule: &Children) -> Work<'s> {
    let weighted = match rule.weight {
        Weight::Same => "的",
        Weight::Budget => "按资金额度加权的",
        Weight::Points => "按权重加权的",
    };
    let whole = if rule.aggregate == Aggregate::Sum { "得分合计" } else { "平均得分" };
    Work {
        explanation: format!("{} 个项目{weighted}{whole}{}", scored.len(), times(rule.factor)),
        shortfall: "项目未得满分".to_owned(),
        formula: Some(formula(scored, rule)),
        ..Work::default()
    }
}

fn times(factor: Decimal) -> String {
    if factor == Decimal::ONE { String::new() } else { [" × ", &decimal::text(factor)].concat() }
}

fn formula(scored: &[Scored<'_>], rule: &Children) -> String {
    let score = |project: &Scored<'_>| project.score.map_or_else(String::new, decimal::text);
    let weight = |project: &Scored<'_>| project.weight.map_or_else(String::new, decimal::text);
    if let [only] = scored {
        return score(only) + &times(rule.factor);
    }
    let same = rule.weight == Weight::Same;
    let above = if same {
        listed(&mut scored.iter().map(score))
    } else {
        listed(&mut scored.iter().map(|project| format!("{} × {}", score(project), weight(project))))
    };
    let below =
        if same { scored.len().to_string() } else { total_weight(scored).map_or_else(String::new, decimal::text) };
    let mean = if rule.aggregate == Aggregate::Sum { above } else { [&above, " ÷ ", &below].concat() };
    mean + &times(rule.factor)
}

fn listed(parts: &mut dyn ExactSizeIterator<Item = String>) -> String {
    let more = parts.len() > MOST_LISTED;
    let shown: Vec<String> = parts.take(MOST_LISTED).collect();
    format!("({}{})", shown.join(" + "), if more { " + …" } else { "" })
}
