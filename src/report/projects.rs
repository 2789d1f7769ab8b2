//! A sheet for each project: its money, its indicators, and where the rubric has one, its own table.

use super::document::{Blank, Blanks, Block, Cell, Orientation, Paragraph, Part, Role, Row, Style, Table};
use super::indicators;
use super::table::header;
use crate::decimal::{self, Decimal, Fraction, Rounding, RoundingMode};
use crate::rubric::{ChildSheet, Rubric, Rule};
use crate::scoring::{ChildTrace, ScoreSheet, SectionScore};
use crate::submission::{MoneyUnit, Project, Submission};

const ITEM_HEADINGS: [&str; 5] = ["考核内容", "分值", "计分标准", "得分", "扣分原因"];
const ITEM_WIDTHS: [u32; 5] = [20, 8, 42, 8, 22];

/// The sheets of all projects, in their order. Where no item is scored from projects, they have no scores.
#[must_use]
pub fn project_sheets<'s>(submission: &'s Submission<'s>, rubric: &'s Rubric, sheet: &ScoreSheet<'s>) -> Vec<Part> {
    let mut items = sheet.sections.iter().flat_map(|section| &section.items);
    let traced = items.find_map(|item| Some((item.id, item.trace.as_ref()?.children.as_ref()?)));
    let own = traced.and_then(|(id, _)| match &rubric.items().find(|item| item.id == id)?.rule {
        Rule::Children(rule) => Some(&rule.child.sheet),
        _ => None,
    });
    let child_rubric = match own {
        Some(ChildSheet::Rubric(rubric)) => Some(&**rubric),
        _ => None,
    };
    let projects = submission.projects.iter().enumerate();
    projects
        .map(|(index, project)| {
            let child = traced.and_then(|(_, children)| children.get(index));
            project_sheet(submission, project, child, child_rubric, index)
        })
        .collect()
}

fn project_sheet<'s>(
    submission: &'s Submission<'s>,
    project: &'s Project<'s>,
    child: Option<&ChildTrace<'s>>,
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
    let mut rows = Vec::new();
    let score = child.and_then(|child| child.score);
    if let Some(sections) = child.and_then(|child| child.sections.as_ref()) {
        blocks.push(Block::Table(items(sections, rubric, score)));
        for item in sections.iter().flat_map(|section| &section.items) {
            let traces = item.trace.iter().flat_map(|trace| trace.indicators.iter().flatten());
            rows.extend(traces.filter_map(|trace| indicators::traced(&project.indicators, trace)));
        }
    } else {
        match child {
            Some(child) => {
                let traces = child.indicators.iter();
                rows.extend(traces.filter_map(|trace| indicators::traced(&project.indicators, trace)));
            }
            None => {
                rows.extend(project.indicators.iter().map(|own| indicators::row(own, own.points, None, None)));
            }
        }
        if !rows.is_empty() {
            rows.push(indicators::total(&rows, score));
        }
    }
    blocks.extend(indicators::table(None, rows).map(Block::Table));
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
    let unit = project.unit.unwrap_or(MoneyUnit::USUAL).term();
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
