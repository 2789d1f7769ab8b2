//! The indicators of the department and of its projects, each with the rule that it is scored by.

use std::collections::BTreeMap;

use crate::decimal::{self, Decimal};
use crate::rubric::{Aggregate, ChildSheet, Indicators, Level, Measure, Rubric, Rule};
use crate::scoring::{IndicatorTrace, SectionScore, Trace};
use crate::submission::{Direction, Indicator};

use super::super::Subject;
use super::rows::Rows;
use super::words::{cut, named, quoted};

/// An indicator with the rule that it is scored by.
pub struct Entry<'f, 's> {
    /// The indicator.
    pub indicator: &'s Indicator<'s>,
    /// Where it stands.
    pub pointer: String,
    /// The place of its project; `None` of the department's own.
    pub project: Option<usize>,
    /// Its name, with that of its project.
    pub name: String,
    /// How it is measured; `None` where no rule scores it.
    pub measure: Option<&'s Measure>,
    /// The levels of qualitative ones.
    pub levels: &'s [Level],
    /// The points of its whole sheet.
    pub sheet: Option<Decimal>,
    /// Does only count whether it is reached, and not its points?
    pub by_count: bool,
    /// What it earns.
    pub trace: Option<&'f IndicatorTrace<'s>>,
}

impl Entry<'_, '_> {
    /// A place within it.
    pub fn at(&self, field: &str) -> String {
        format!("{}/{field}", self.pointer)
    }

    /// A figure of it with its unit.
    pub fn shown(&self, value: Decimal) -> String {
        let unit = self.indicator.unit.as_deref().map_or("", str::trim);
        let space = if unit.is_empty() || unit.starts_with(['%', '％']) { "" } else { " " };
        [decimal::text(value).as_str(), space, &cut(unit, 10)].concat()
    }

    /// Is more or is less the better? `None` where nobody says.
    pub fn direction(&self) -> Option<Direction> {
        self.indicator.direction.or_else(|| self.measure.map(|measure| measure.direction))
    }

    /// Does it have a level instead of figures?
    pub fn is_qualitative(&self) -> bool {
        self.indicator.level.is_some() || self.indicator.degree.is_some()
    }

    /// What was to be reached, and what was.
    pub fn result(&self) -> String {
        let level = self.indicator.level.as_deref();
        match (level, self.indicator.target, self.indicator.actual) {
            (Some(value), _, _) => {
                let level = self.levels.iter().find(|level| level.value == value);
                level.map_or_else(|| quoted(value), |level| quoted(&level.label))
            }
            (None, Some(target), Some(actual)) => {
                format!("指标值 {}，完成值 {}", self.shown(target), self.shown(actual))
            }
            _ => "没有填".to_owned(),
        }
    }

    /// Is it reached? `None` where that cannot be told.
    pub fn is_reached(&self) -> Option<bool> {
        if let Some(value) = &self.indicator.level {
            let place = self.levels.iter().position(|level| level.value == **value)?;
            return Some(place == 0);
        }
        let (target, actual) = (self.indicator.target?, self.indicator.actual?);
        Some(match self.direction()? {
            Direction::AtLeast => actual >= target,
            Direction::AtMost => actual <= target,
            Direction::Equal => actual == target,
        })
    }
}

/// All indicators, those of the department first.
pub struct Listed<'f, 's>(pub Vec<Entry<'f, 's>>);

impl<'f, 's> Listed<'f, 's> {
    /// The indicators of a submission that is scored.
    pub fn new(subject: &Subject<'f, 's>, rows: &Rows<'f, 's>) -> Self {
        let mut traces = BTreeMap::new();
        subject.sheet.sections.iter().for_each(|section| of_section(section, &mut traces));
        let mut list = Vec::new();
        let mut add = |indicator: &'s Indicator<'s>, project: Option<usize>, owner: &str, index: usize, by: By<'s>| {
            let start = project.map_or_else(String::new, |project| format!("/projects/{project}"));
            let pointer = format!("{start}/indicators/{index}");
            let trace = traces.get(pointer.as_str()).copied();
            let name = format!("{owner}{}", named(indicator.title.as_ref(), index, "指标"));
            let By { measure, levels, sheet, counted: by_count } = by;
            list.push(Entry { indicator, pointer, project, name, measure, levels, sheet, by_count, trace });
        };
        for (index, indicator) in subject.submission.indicators.iter().enumerate() {
            add(indicator, None, "", index, By::of_rubric(subject.rubric, indicator));
        }
        let sheet = rows.of_projects().first().map(|(_, rule, _)| &rule.child);
        for (place, project) in subject.submission.projects.iter().enumerate() {
            let owner = format!("{}的", named(project.name.as_ref(), place, "项目"));
            for (index, indicator) in project.indicators.iter().enumerate() {
                let by = match sheet.map(|child| (&child.sheet, child.points)) {
                    Some((ChildSheet::Indicators(measure), points)) => {
                        By { measure: Some(measure), sheet: Some(points), ..By::default() }
                    }
                    Some((ChildSheet::Rubric(rubric), points)) => {
                        By { sheet: Some(points), ..By::of_rubric(rubric, indicator) }
                    }
                    Some((ChildSheet::BuiltIn(rubric), points)) => {
                        By { sheet: Some(points), ..By::of_rubric(rubric, indicator) }
                    }
                    None => By::default(),
                };
                add(indicator, Some(place), &owner, index, by);
            }
        }
        Self(list)
    }
}

/// By what an indicator is scored.
#[derive(Default)]
struct By<'s> {
    measure: Option<&'s Measure>,
    levels: &'s [Level],
    sheet: Option<Decimal>,
    counted: bool,
}

impl<'s> By<'s> {
    fn of_rubric(rubric: &'s Rubric, indicator: &Indicator<'_>) -> Self {
        let rule = indicator_rules(rubric).find(|(_, rule)| rule.counts(indicator)).map(|(_, rule)| rule);
        Self {
            measure: rule.map(|rule| &rule.measure),
            levels: rule.map_or(&[], |rule| &rule.levels),
            sheet: rubric.whole(),
            counted: rule.is_some_and(|rule| rule.aggregate == Aggregate::CountRatio),
        }
    }
}

/// The rules of a rubric that score indicators, each with the points of its item.
pub fn indicator_rules(rubric: &Rubric) -> impl Iterator<Item = (Decimal, &Indicators)> {
    rubric.items().flat_map(|item| {
        let rules: Vec<&Rule> = match &item.rule {
            Rule::Either(either) => either.rules.iter().map(|either| &either.rule).collect(),
            rule => vec![rule],
        };
        rules.into_iter().filter_map(move |rule| match rule {
            Rule::Indicators(rule) => Some((item.points, rule)),
            _ => None,
        })
    })
}

type Traces<'f, 's> = BTreeMap<&'f str, &'f IndicatorTrace<'s>>;

fn of_section<'f, 's>(section: &'f SectionScore<'s>, into: &mut Traces<'f, 's>) {
    section.items.iter().filter_map(|item| item.trace.as_ref()).for_each(|trace| of_trace(trace, into));
}

fn of_trace<'f, 's>(trace: &'f Trace<'s>, into: &mut Traces<'f, 's>) {
    let children = trace.children.iter().flatten();
    for indicator in trace.indicators.iter().flatten().chain(children.flat_map(|child| &child.indicators)) {
        into.entry(&indicator.pointer).or_insert(indicator);
    }
    for child in trace.children.iter().flatten() {
        child.sections.iter().flatten().for_each(|section| of_section(section, into));
    }
    trace.parts.iter().flatten().for_each(|part| of_trace(&part.trace, into));
}
