//! A sheet for each project: its money, its indicators, and where the rubric has one, its own table.

use super::document::{Blank, Blanks, Block, Cell, Orientation, Paragraph, Part, Role, Row, Style, Table};
use super::table::header;
use crate::decimal::{self, Decimal, Fraction, Rounding, RoundingMode};
use crate::rubric::{ChildSheet, Rubric, Rule};
use crate::scoring::{ChildTrace, IndicatorTrace, ScoreSheet, SectionScore};
use crate::submission::{Dimension, Direction, Indicator, MoneyUnit, Project, Submission};

const INDICATOR_HEADINGS: [&str; 7] =
    ["二级指标", "三级指标", "分值", "年度指标值", "实际完成值", "得分", "偏差原因及改进措施"];
const INDICATOR_WIDTHS: [u32; 7] = [12, 24, 8, 13, 13, 8, 22];
const ITEM_HEADINGS: [&str; 5] = ["考核内容", "分值", "计分标准", "得分", "扣分原因"];
const ITEM_WIDTHS: [u32; 5] = [20, 8, 42, 8, 22];

/// The sheets of all projects, in their order; none where no item is scored from projects.
#[must_use]
pub fn project_sheets<'s>(submission: &'s Submission<'s>, rubric: &'s Rubric, sheet: &ScoreSheet<'s>) -> Vec<Part> {
    let mut items = sheet.sections.iter().flat_map(|section| &section.items);
    let traced = items.find_map(|item| Some((item.id, item.trace.as_ref()?.children.as_ref()?)));
    let Some((id, children)) = traced else { return Vec::new() };
    let own = rubric.items().find(|item| item.id == id).and_then(|item| match &item.rule {
        Rule::Children(rule) => Some(&rule.child.sheet),
        _ => None,
    });
    let child_rubric = match own {
        Some(ChildSheet::Rubric(rubric)) => Some(&**rubric),
        _ => None,
    };
    let pairs = submission.projects.iter().zip(children).enumerate();
    pairs.map(|(index, (project, child))| project_sheet(submission, project, child, child_rubric, index)).collect()
}

fn project_sheet<'s>(
    submission: &'s Submission<'s>,
    project: &'s Project<'s>,
    child: &ChildTrace<'s>,
    rubric: Option<&Rubric>,
    index: usize,
) -> Part {
    let number = index.saturating_add(1);
    let name = project.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let title = rubric.map_or("项目支出绩效自评表", |rubric| rubric.title.as_str());
    let mut blocks = vec![
        Block::Paragraph(Paragraph { style: Style::Mark, text: format!("项目 {number}") }),
        Block::Title(Paragraph { style: Style::Title, text: title.to_owned() }),
        Block::Blanks(head(submission, name)),
        Block::Table(money(project)),
    ];
    let mut indicators =
        Table { widths: INDICATOR_WIDTHS.to_vec(), header: vec![header(&INDICATOR_HEADINGS)], ..Table::default() };
    if let Some(sections) = &child.sections {
        blocks.push(Block::Table(items(sections, rubric, child.score)));
        for item in sections.iter().flat_map(|section| &section.items) {
            let traces = item.trace.iter().flat_map(|trace| trace.indicators.iter().flatten());
            indicators.rows.extend(traces.filter_map(|trace| indicator(project, trace)));
        }
    } else {
        indicators.rows.extend(child.indicators.iter().filter_map(|trace| indicator(project, trace)));
        if !indicators.rows.is_empty() {
            indicators.rows.push(total(&indicators.rows, child.score));
        }
    }
    if !indicators.rows.is_empty() {
        blocks.push(Block::Table(indicators));
    }
    if let Some(reason) = project.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty()) {
        blocks.extend(super::assemble::paragraphs(&format!("备注：{reason}"), Style::Note));
    }
    let name = name.map_or_else(|| format!("项目{number}"), |name| format!("项目{number} {name}"));
    Part { name, orientation: Orientation::Landscape, blocks }
}

fn head(submission: &Submission<'_>, name: Option<&str>) -> Blanks {
    let department = submission.filing.unit_name.as_deref().or(submission.department.name.as_deref());
    let blank = |label: &str, value: Option<&str>| Blank { label: label.to_owned(), value: value.map(str::to_owned) };
    Blanks { head: true, lines: vec![vec![blank("项目名称", name), blank("项目单位", department)]] }
}

fn money(project: &Project<'_>) -> Table {
    let unit = match project.unit.unwrap_or(MoneyUnit::USUAL) {
        MoneyUnit::Yuan => "元",
        MoneyUnit::WanYuan => "万元",
    };
    let rate = project.execution_rate.or_else(|| {
        let rate =
            Fraction::from(project.executed?).times(Fraction::count(100)?)?.divided_by(project.budget?.into())?;
        rate.round(Rounding { decimals: 2, mode: RoundingMode::HalfUp })
    });
    let rate = rate.map(|rate| format!("{}%", decimal::text(rate))).unwrap_or_default();
    let names = [format!("全年预算数（{unit}）"), format!("全年执行数（{unit}）"), "预算执行率".to_owned()];
    let cells = vec![amount(project.budget), amount(project.executed), Cell::centred(rate)];
    Table {
        widths: vec![1, 1, 1],
        header: vec![Row { role: Role::Header, cells: names.into_iter().map(Cell::centred).collect() }],
        rows: vec![Row { role: Role::Item, cells }],
        ..Table::default()
    }
}

/// An amount with the decimals with which it was typed.
fn amount(amount: Option<Decimal>) -> Cell {
    Cell { text: amount.map(|amount| amount.to_string()).unwrap_or_default(), ..Cell::number(amount) }
}

fn items(sections: &[SectionScore<'_>], rubric: Option<&Rubric>, score: Option<Decimal>) -> Table {
    let mut rows = Vec::new();
    let standards = |id: &str| rubric.and_then(|rubric| rubric.items().find(|item| item.id == id));
    for section in sections {
        rows.push(Row {
            role: Role::Section,
            cells: vec![
                Cell::text(section.title),
                Cell::number(Some(section.points)),
                Cell::text(""),
                Cell::number(section.computed),
                Cell::text(""),
            ],
        });
        for item in &section.items {
            let lost: Vec<&str> = item.lost.iter().flatten().map(|loss| loss.message.as_str()).collect();
            rows.push(Row {
                role: Role::Item,
                cells: vec![
                    Cell::text(item.title),
                    Cell::number(Some(item.points)),
                    Cell::text(standards(item.id).map_or("", |item| &item.standard)),
                    Cell::number(item.computed),
                    Cell::text(lost.join("\n")),
                ],
            });
        }
    }
    let cells = vec![Cell::centred("合　计"), Cell::text(""), Cell::text(""), Cell::number(score), Cell::text("")];
    rows.push(Row { role: Role::Total, cells });
    Table { widths: ITEM_WIDTHS.to_vec(), header: vec![header(&ITEM_HEADINGS)], rows, caption: None }
}

/// The row of an indicator, which is found by its place.
fn indicator(project: &Project<'_>, trace: &IndicatorTrace<'_>) -> Option<Row> {
    let place: usize = trace.pointer.rsplit('/').next()?.parse().ok()?;
    let indicator = project.indicators.get(place)?;
    let unit = indicator.unit.as_deref().unwrap_or_default();
    let with_unit = |number: Decimal, sign: &str| format!("{sign}{}{unit}", decimal::text(number));
    let sign = match indicator.direction {
        Some(Direction::AtLeast) => "≥",
        Some(Direction::AtMost) => "≤",
        Some(Direction::Equal) => "=",
        None => "",
    };
    let target = indicator.target.map(|target| with_unit(target, sign)).unwrap_or_default();
    Some(Row {
        role: Role::Item,
        cells: vec![
            Cell::centred(indicator.dimension.map_or("", dimension)),
            Cell::text(indicator.title.as_deref().unwrap_or_default()),
            Cell::number(trace.points),
            Cell::centred(target),
            Cell::centred(actual(indicator, &with_unit)),
            Cell::number(trace.earned),
            Cell::text(indicator.reason.as_deref().unwrap_or_default()),
        ],
    })
}

fn actual(indicator: &Indicator<'_>, with_unit: &dyn Fn(Decimal, &str) -> String) -> String {
    match (indicator.actual, indicator.level.as_deref(), indicator.degree) {
        (Some(actual), ..) => with_unit(actual, ""),
        (None, Some(level), Some(degree)) => format!("{level}（{}%）", decimal::text(degree)),
        (None, Some(level), None) => level.to_owned(),
        _ => String::new(),
    }
}

fn total(rows: &[Row], score: Option<Decimal>) -> Row {
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
