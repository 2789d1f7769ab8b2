//! The table as on paper (附表): what is claimed and decided, in the order of the rubric, with notes and signatures.

use super::assemble::paragraphs;
use super::document::{Blank, Blanks, Block, Cell, Paragraph, Part, Role, Row, Style, Table};
use crate::decimal::{self, Decimal};
use crate::rubric::{Item, Rubric, Side};
use crate::scoring::{Column, ItemScore, ScoreSheet, SectionScore};
use crate::submission::{Assessment, Submission};

/// 考核内容, 分值, 计分标准, 自评分数, 评定分数, 备注.
const HEADINGS: [&str; 6] = ["考核内容", "分值", "计分标准", "自评分数", "评定分数", "备注"];

/// How wide these are.
const WIDTHS: [u32; 6] = [19, 7, 40, 9, 9, 16];

/// The table of a department.
#[must_use]
pub fn score_table<'s>(submission: &'s Submission<'s>, rubric: &'s Rubric, sheet: &ScoreSheet<'s>) -> Part {
    let mut blocks = Vec::new();
    if let Some(number) = &rubric.number {
        blocks.push(Block::Paragraph(Paragraph { style: Style::Mark, text: number.clone() }));
    }
    blocks.push(Block::Title(Paragraph { style: Style::Title, text: rubric.title.clone() }));
    blocks.push(Block::Blanks(head(submission)));
    blocks.push(Block::Table(table(submission, rubric, sheet)));
    blocks.extend(super::indicators::of_department(submission, sheet).map(Block::Table));
    for (index, note) in rubric.notes.iter().enumerate() {
        let text = if index == 0 { format!("注：{note}") } else { note.clone() };
        blocks.extend(paragraphs(&text, Style::Note));
    }
    blocks.extend(signatures(submission, rubric).map(Block::Blanks));
    let name = rubric.number.clone().unwrap_or_else(|| "自评表".to_owned());
    Part { name, orientation: super::document::Orientation::Portrait, blocks }
}

fn head(submission: &Submission<'_>) -> Blanks {
    let filing = &submission.filing;
    let name = filing.unit_name.as_deref().or(submission.department.name.as_deref());
    let written = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let date = filing.date.map(|date| format!("{}年{}月{}日", date.year(), date.month(), date.day()));
    let blank = |label: &str, value| Blank { label: label.to_owned(), value };
    Blanks {
        head: true, lines: vec![vec![blank("填报单位名称（盖章）", written(name)), blank("填报日期", date)]]
    }
}

/// The signature block: a line for each side; `None` where the rubric has none.
fn signatures(submission: &Submission<'_>, rubric: &Rubric) -> Option<Blanks> {
    let line = |side: Side| -> Vec<Blank> {
        let lines = rubric.signatures.iter().filter(|line| line.side == side);
        lines
            .map(|line| {
                let signature = submission.signatures.iter().find(|(id, _)| *id == line.id).map(|(_, found)| found);
                let name = signature.and_then(|signature| signature.name.as_deref()).map(str::trim);
                let label = if line.label.is_empty() { line.id.clone() } else { line.label.clone() };
                Blank { label, value: name.filter(|name| !name.is_empty()).map(str::to_owned) }
            })
            .collect()
    };
    let lines: Vec<Vec<Blank>> =
        [Side::Department, Side::FinanceBureau].map(line).into_iter().filter(|line| !line.is_empty()).collect();
    (!lines.is_empty()).then_some(Blanks { head: false, lines })
}

fn table<'s>(submission: &'s Submission<'s>, rubric: &'s Rubric, sheet: &ScoreSheet<'s>) -> Table {
    let mut rows = Rows::default();
    for (section, definition) in sheet.sections.iter().zip(&rubric.sections) {
        rows.section(section);
        for (item, definition) in section.items.iter().zip(&definition.items) {
            rows.item(item, definition, submission);
        }
        rows.close(section);
    }
    rows.total(sheet);
    Table { caption: None, widths: WIDTHS.to_vec(), header: vec![header(&HEADINGS)], rows: rows.list }
}

/// A row with the names of columns.
#[must_use]
pub fn header(names: &[&str]) -> Row {
    Row { role: Role::Header, cells: names.iter().map(|name| Cell::centred(*name)).collect() }
}

#[derive(Default)]
struct Rows {
    list: Vec<Row>,
    /// The rows of the sections.
    sections: Vec<usize>,
}

impl Rows {
    fn section(&mut self, section: &SectionScore<'_>) {
        self.sections.push(self.list.len());
        let points = match section.weight {
            Some(weight) => format!("{}（权重 {}%）", decimal::text(section.points), decimal::text(weight)),
            None => decimal::text(section.points),
        };
        self.list.push(Row {
            role: Role::Section,
            cells: vec![
                Cell::text(section.title),
                Cell { number: Some(section.points).filter(|_| section.weight.is_none()), ..Cell::centred(points) },
                Cell::text(""),
                Cell::number(section.claimed),
                Cell::number(section.reviewed),
                Cell::text(section.scaled_from.map_or_else(String::new, scaled)),
            ],
        });
    }

    fn item(&mut self, item: &ItemScore<'_>, definition: &Item, submission: &Submission<'_>) {
        self.list.push(Row {
            role: Role::Item,
            cells: vec![
                Cell::text(item.title),
                Cell::number(Some(item.points)),
                Cell::text(definition.standard.clone()),
                Cell::number(item.claimed.filter(|_| !item.is_dropped())),
                Cell::number(item.reviewed),
                Cell::text(remark(item, submission)),
            ],
        });
    }

    /// Says of which rows the numbers of a section are the sums, wherever they are.
    fn close(&mut self, section: &SectionScore<'_>) {
        let Some(start) = self.sections.last().copied() else { return };
        if section.scaled_from.is_some() {
            return;
        }
        let items: Vec<usize> = (start.saturating_add(1)..self.list.len()).collect();
        self.mark_sums(start, &items);
    }

    fn total(&mut self, sheet: &ScoreSheet<'_>) {
        let totals = &sheet.totals;
        let row = self.list.len();
        let grade = |column: &Column<'_>, side: &str| column.grade.map(|grade| format!("{side}等级：{grade}"));
        let remark = [totals.scaled_from.map(scaled), grade(&totals.claimed, "自评"), grade(&totals.reviewed, "评定")];
        self.list.push(Row {
            role: Role::Total,
            cells: vec![
                Cell::centred("合　计"),
                Cell::number(Some(totals.points)),
                Cell::text(""),
                Cell::number(totals.claimed.score),
                Cell::number(totals.reviewed.score),
                Cell::text(remark.into_iter().flatten().collect::<Vec<_>>().join("\n")),
            ],
        });
        let sections = self.sections.clone();
        self.mark_sums(row, &sections);
    }

    fn mark_sums(&mut self, row: usize, parts: &[usize]) {
        for column in [1, 3, 4] {
            let number =
                |row: usize| self.list.get(row).and_then(|row| row.cells.get(column)).and_then(|cell| cell.number);
            let numbers: Vec<Decimal> = parts.iter().filter_map(|part| number(*part)).collect();
            let is_sum = !numbers.is_empty() && number(row).is_some() && decimal::sum(numbers) == number(row);
            if is_sum && let Some(cell) = self.list.get_mut(row).and_then(|row| row.cells.get_mut(column)) {
                cell.sum_of = parts.iter().filter_map(|part| u32::try_from(*part).ok()).collect();
            }
        }
    }
}

fn scaled(from: Decimal) -> String {
    format!("按适用的 {} 分折算", decimal::text(from))
}

/// 备注: what both sides say, or else why the facts lose points.
fn remark(item: &ItemScore<'_>, submission: &Submission<'_>) -> String {
    let said = |side: &Assessment<'_>| {
        let reason = side.score(item.id).and_then(|given| given.reason.as_deref()).map(str::trim);
        reason.filter(|reason| !reason.is_empty()).map(str::to_owned)
    };
    let mut remarks = Vec::new();
    if item.is_dropped() {
        remarks.push("不适用".to_owned());
    }
    match said(&submission.claim) {
        Some(reason) => remarks.push(reason),
        None => remarks.extend(item.lost.iter().flatten().map(|loss| loss.message.clone())),
    }
    remarks.extend(said(&submission.review).map(|reason| format!("评定：{reason}")));
    remarks.join("\n")
}
