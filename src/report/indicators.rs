//! Indicators that a department or a project set itself, a row each.

use super::document::{Cell, Role, Row, Table};
use super::table::header;
use crate::decimal::{self, Decimal};
use crate::scoring::{IndicatorTrace, ScoreSheet};
use crate::submission::{Dimension, Direction, Indicator, Submission};

const HEADINGS: [&str; 7] = ["二级指标", "三级指标", "分值", "年度指标值", "实际完成值", "得分", "偏差原因及改进措施"];
const WIDTHS: [u32; 7] = [12, 24, 8, 13, 13, 8, 22];
/// The table of these rows; none where there are none.
#[must_use]
pub fn table(caption: Option<&str>, rows: Vec<Row>) -> Option<Table> {
    let header = vec![header(&HEADINGS)];
    let caption = caption.map(str::to_owned);
    (!rows.is_empty()).then_some(Table { caption, widths: WIDTHS.to_vec(), header, rows })
}

/// The indicators of the department itself, where it set any.
#[must_use]
pub fn of_department(submission: &Submission<'_>, sheet: &ScoreSheet<'_>) -> Option<Table> {
    let items = sheet.sections.iter().flat_map(|section| &section.items);
    let traces: Vec<&IndicatorTrace<'_>> =
        items.filter_map(|item| item.trace.as_ref()?.indicators.as_ref()).flatten().collect();
    let all = submission.indicators.iter().enumerate();
    let rows = all.map(|(place, indicator)| {
        let pointer = format!("/indicators/{place}");
        match traces.iter().find(|trace| trace.pointer == pointer) {
            Some(trace) => scored(indicator, trace),
            None => row(indicator, indicator.points, None, None),
        }
    });
    table(Some("部门整体绩效指标"), rows.collect())
}

/// The row of an indicator that was scored, which is found by its place.
#[must_use]
pub fn traced(indicators: &[Indicator<'_>], trace: &IndicatorTrace<'_>) -> Option<Row> {
    let place: usize = trace.pointer.rsplit('/').next()?.parse().ok()?;
    Some(scored(indicators.get(place)?, trace))
}

/// The row of an indicator with its score. A level is called as its computation calls it.
fn scored(indicator: &Indicator<'_>, trace: &IndicatorTrace<'_>) -> Row {
    let level = trace.formula.as_deref().and_then(|formula| formula.split_once('：')).map(|(level, _)| level);
    row(indicator, trace.points, trace.earned, level)
}

/// The row of an indicator.
#[must_use]
pub fn row(indicator: &Indicator<'_>, points: Option<Decimal>, earned: Option<Decimal>, level: Option<&str>) -> Row {
    let unit = indicator.unit.as_deref().unwrap_or_default();
    let with_unit = |number: Decimal, sign: &str| format!("{sign}{}{unit}", decimal::text(number));
    let sign = match indicator.direction {
        Some(Direction::AtLeast) => "≥",
        Some(Direction::AtMost) => "≤",
        Some(Direction::Equal) => "=",
        None => "",
    };
    let target = indicator.target.map(|target| with_unit(target, sign)).unwrap_or_default();
    Row {
        role: Role::Item,
        cells: vec![
            Cell::centred(indicator.dimension.map_or("", dimension)),
            Cell::text(indicator.title.as_deref().unwrap_or_default()),
            Cell::number(points),
            Cell::centred(target),
            Cell::centred(actual(indicator, level, &with_unit)),
            Cell::number(earned),
            Cell::text(indicator.reason.as_deref().unwrap_or_default()),
        ],
    }
}

fn actual(indicator: &Indicator<'_>, level: Option<&str>, with_unit: &dyn Fn(Decimal, &str) -> String) -> String {
    let level = indicator.level.as_deref().map(|value| level.unwrap_or(value));
    match (indicator.actual, level, indicator.degree) {
        (Some(actual), ..) => with_unit(actual, ""),
        (None, Some(level), Some(degree)) => format!("{level}（{}%）", decimal::text(degree)),
        (None, Some(level), None) => level.to_owned(),
        _ => String::new(),
    }
}

/// 合计 of the rows of indicators.
#[must_use]
pub fn total(rows: &[Row], score: Option<Decimal>) -> Row {
    let sum_of = |column: usize, number: Option<Decimal>| {
        let numbers: Vec<(u32, Decimal)> =
            (0_u32..).zip(rows).filter_map(|(place, row)| Some((place, row.cells.get(column)?.number?))).collect();
        let sum = decimal::sum(numbers.iter().map(|(_, number)| *number));
        let agrees = sum.is_some() && sum == number;
        Cell {
            sum_of: if agrees { numbers.into_iter().map(|(place, _)| place).collect() } else { Vec::new() },
            ..Cell::number(number)
        }
    };
    let points = decimal::sum(rows.iter().filter_map(|row| row.cells.get(2)?.number));
    let label = Cell::centred("合　计").over(2);
    let cells = vec![label, sum_of(2, points), Cell::text(""), Cell::text(""), sum_of(5, score), Cell::text("")];
    Row { role: Role::Total, cells }
}

fn dimension(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Quantity => "数量指标",
        Dimension::Quality => "质量指标",
        Dimension::Timeliness => "时效指标",
        Dimension::Cost => "成本指标",
        Dimension::Economic => "经济效益指标",
        Dimension::Social => "社会效益指标",
        Dimension::Ecological => "生态效益指标",
        Dimension::Sustainability => "可持续影响指标",
        Dimension::Satisfaction => "满意度指标",
    }
}
