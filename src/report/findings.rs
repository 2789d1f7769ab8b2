//! A sheet with what the audit found and what the department answers, for the reviewer.

use super::document::{Block, Cell, Orientation, Paragraph, Part, Role, Row, Style, Table};
use super::table::header;
use crate::audit::{Audit, Finding};
use crate::rubric::Severity;

const HEADINGS: [&str; 6] = ["序号", "程度", "编号", "问题", "处理建议", "填报单位说明"];
const WIDTHS: [u32; 6] = [6, 7, 7, 40, 22, 18];

/// The sheet of findings.
#[must_use]
pub fn findings_sheet(audit: &Audit<'_>) -> Part {
    let counts = audit.counts;
    let summary = format!("错误 {} 项，疑点 {} 项，提示 {} 项。", counts.error, counts.warning, counts.note);
    let mut blocks = vec![
        Block::Title(Paragraph { style: Style::Title, text: "核查情况表".to_owned() }),
        Block::Paragraph(Paragraph { style: Style::Note, text: summary }),
    ];
    if !audit.findings.is_empty() {
        let rows = audit.findings.iter().enumerate().map(|(index, finding)| row(index.saturating_add(1), finding));
        blocks.push(Block::Table(Table {
            widths: WIDTHS.to_vec(),
            header: vec![header(&HEADINGS)],
            rows: rows.collect(),
            caption: None,
        }));
    }
    let more = audit.unlisted.iter().map(|unlisted| format!("{} 另有 {} 项", unlisted.code, unlisted.count));
    let off =
        audit.switched_off.iter().map(|off| format!("不核查 {}（{}）：{}", off.code.text(), off.title, off.reason));
    for text in more.chain(off) {
        blocks.push(Block::Paragraph(Paragraph { style: Style::Note, text }));
    }
    Part { name: "核查情况表".to_owned(), orientation: Orientation::Landscape, blocks }
}

fn row(number: usize, finding: &Finding<'_>) -> Row {
    let severity = match finding.severity {
        Severity::Error => "错误",
        Severity::Warning => "疑点",
        Severity::Note => "提示",
    };
    let mut problem = format!("{}：{}", finding.title, finding.message);
    if let Some(expected) = &finding.expected {
        problem.push_str(&["\n应为：", expected].concat());
    }
    let response = finding.response.map_or_else(String::new, |response| {
        let outdated = if response.outdated { "（数据已变，须重新说明）" } else { "" };
        [response.text, outdated].concat()
    });
    Row {
        role: Role::Item,
        cells: vec![
            Cell::centred(number.to_string()),
            Cell::centred(severity),
            Cell::centred(finding.code.clone()),
            Cell::text(problem),
            Cell::text(finding.hint.clone()),
            Cell::text(response),
        ],
    }
}
