//! From an outline and the values of a submission to blocks.

use super::Arrangement;
use super::allowance::{Allowance, PIECE};
use super::context::{Form, Source, WithItem};
use super::document::{Align, Block, Cell, Heading, Paragraph, Role, Row, Style, Table};
use super::filled::Filled;
use super::numbering::{is_numbered, number};
use crate::feel::{Expression, Value};
use crate::outline::{Chapter, Content, Entries, Numbering, Outline, OutlineBlock, TableOutline};
use crate::rubric::{Formula, Rubric, Template, TemplatePart};
use crate::scoring::ScoreSheet;
use crate::submission::Submission;

/// Headings as GB/T 9704-2012 has them, from the first level on.
const USUAL: [Numbering; 4] =
    [Numbering::Chinese, Numbering::ChineseInBrackets, Numbering::Arabic, Numbering::ArabicInBrackets];

/// What an outline says of a submission.
pub struct Assembly<'s> {
    outline: &'s Outline,
    exact: Source<'s>,
    shown: Source<'s>,
    /// By how much headings are shifted, in a report that is a part of another document.
    shift: usize,
    /// Could something of the submission not be read?
    unreadable: bool,
    allowance: Allowance,
}

impl<'s> Assembly<'s> {
    /// An outline over a submission and its score.
    pub fn new(
        outline: &'s Outline,
        (submission, rubric, sheet): (&'s Submission<'s>, &'s Rubric, &'s ScoreSheet<'s>),
        arrangement: &Arrangement,
    ) -> Self {
        let source = |form| Source::new(submission, rubric, sheet, form);
        Self {
            outline,
            exact: source(Form::Exact),
            shown: source(Form::Shown),
            shift: arrangement.shift,
            unreadable: arrangement.unreadable,
            allowance: Allowance::new(),
        }
    }

    /// The title of the report; blanks stand where a value is not known.
    pub fn title(&self) -> String {
        let mut title = Filled::default();
        self.fill_parts(&self.outline.title.parts, None, &mut title, true);
        title.text
    }

    /// All blocks of the report but its title.
    pub fn blocks(&self) -> Vec<Block> {
        let mut blocks = self.contents(&self.outline.lead);
        self.chapters(&self.outline.chapters, 1, &mut blocks);
        blocks.extend(self.contents(&self.outline.closing));
        blocks
    }

    /// Has it become longer than a report may be? What it says is then not all that there is.
    pub fn is_too_long(&self) -> bool {
        self.allowance.is_used_up()
    }

    fn chapters(&self, chapters: &[Chapter], level: usize, into: &mut Vec<Block>) -> bool {
        let (mut count, mut any) = (0_usize, false);
        for chapter in chapters {
            let mut inside = self.contents(&chapter.blocks);
            let mut says_something = !inside.is_empty();
            if !chapter.chapters.is_empty() {
                says_something |= self.chapters(&chapter.chapters, level.saturating_add(1), &mut inside);
            }
            if !says_something && chapter.optional {
                continue;
            }
            if !says_something && let Some(empty) = &chapter.empty {
                // Of what could not be read nobody knows that there is nothing.
                let empty = if self.unreadable { "＿＿＿" } else { empty.as_str() };
                self.paragraphs(empty, Style::Body, &mut inside);
            }
            any |= says_something;
            if !chapter.unnumbered {
                count = count.saturating_add(1);
            }
            let level = level.saturating_add(self.shift);
            let numbering = if chapter.unnumbered { Numbering::Plain } else { self.numbering(level) };
            into.push(Block::Heading(Heading {
                level: u32::try_from(level).unwrap_or(u32::MAX),
                number: number(numbering, count),
                text: chapter.title.clone(),
            }));
            into.extend(inside);
        }
        any
    }

    /// How headings of a level are numbered.
    fn numbering(&self, level: usize) -> Numbering {
        let place = level.saturating_sub(1);
        let usual = || USUAL.get(place).copied();
        self.outline.numbering.get(place).copied().or_else(usual).unwrap_or(Numbering::Plain)
    }

    fn contents(&self, blocks: &[OutlineBlock]) -> Vec<Block> {
        let mut contents = Vec::new();
        for block in blocks {
            if block.when.as_ref().is_none_or(|when| self.holds(when)) {
                self.content(&block.content, &mut contents);
            }
        }
        contents
    }

    fn content(&self, content: &Content, into: &mut Vec<Block>) {
        match content {
            Content::Text(template) => {
                self.paragraphs(&self.fill(template, None).unwrap_or_default(), Style::Body, into);
            }
            Content::Signed(template) => {
                self.paragraphs(&self.fill(template, None).unwrap_or_default(), Style::Signed, into);
            }
            Content::Paragraphs(formula) => {
                self.each(formula, &mut |entry| {
                    self.paragraphs(&self.own(entry.shown).unwrap_or_default(), Style::Body, into);
                });
            }
            Content::List(list) => self.list(list, into),
            Content::Table(table) => into.extend(self.table(table).map(Block::Table)),
            Content::Form(rows) => {
                let rows = rows.iter().map(|(label, value)| {
                    let value = self.cell(value, None);
                    Row { role: Role::Item, cells: vec![Cell::centred(label.clone()), Cell::text(value)] }
                });
                into.push(Block::Table(Table { widths: vec![25, 75], rows: rows.collect(), ..Table::default() }));
            }
        }
    }

    fn list(&self, list: &Entries, into: &mut Vec<Block>) {
        let mut count = 0_usize;
        self.each(&list.of, &mut |item| {
            if self.is_too_long() {
                return;
            }
            let text = match &list.entry {
                Some(template) => self.fill(template, Some(item)),
                None => self.own(item.shown),
            };
            let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return };
            count = count.saturating_add(1);
            let number = list.numbering.filter(|_| !is_numbered(&text)).map(|numbering| number(numbering, count));
            self.paragraphs(&(number.unwrap_or_default() + &text), Style::Body, into);
        });
    }

    fn table(&self, table: &TableOutline) -> Option<Table> {
        let mut rows = Vec::new();
        self.each(&table.of, &mut |item| {
            if self.is_too_long() {
                return;
            }
            let cell = |template: &Template| {
                let text = self.cell(template, Some(item));
                match crate::decimal::parse(&text) {
                    Ok(number) => Cell { text, number: Some(number), align: Align::End, ..Cell::text("") },
                    Err(_) => Cell::text(text),
                }
            };
            let cells = table.columns.iter().map(|column| cell(&column.value)).collect();
            rows.push(Row { role: Role::Item, cells });
        });
        if rows.is_empty() {
            return None;
        }
        let header = table.columns.iter().map(|column| Cell::centred(column.title.clone()));
        Some(Table {
            caption: table.caption.clone(),
            widths: table.columns.iter().map(|column| column.width).collect(),
            header: vec![Row { role: Role::Header, cells: header.collect() }],
            rows,
        })
    }

    /// A value in words, as the filler wrote it.
    fn own(&self, value: &Value<'_>) -> Option<String> {
        written(value).filter(|text| self.allowance.has_room(text.len()))
    }

    /// The lines of a text, each a paragraph.
    fn paragraphs(&self, text: &str, style: Style, into: &mut Vec<Block>) {
        into.extend(lines(text).take_while(|_| self.allowance.has_room(PIECE)).map(|line| paragraph(line, style)));
    }

    /// The words of a cell; empty where a value in it is not known.
    fn cell(&self, template: &Template, item: Option<Entry<'_, '_>>) -> String {
        if self.allowance.has_room(PIECE) { self.fill(template, item).unwrap_or_default() } else { String::new() }
    }

    /// A template with its values; `None` where one is not known that must be.
    fn fill(&self, template: &Template, item: Option<Entry<'_, '_>>) -> Option<String> {
        let mut filled = Filled::default();
        let known = self.fill_parts(&template.parts, item, &mut filled, false);
        known.then_some(filled.text).filter(|text| !text.trim().is_empty())
    }

    /// Appends the parts of a template, with a blank for what is not known if that is wanted; says whether all is known.
    fn fill_parts(&self, parts: &[TemplatePart], item: Option<Entry<'_, '_>>, into: &mut Filled, blanks: bool) -> bool {
        let mut known = true;
        for part in parts {
            match part {
                TemplatePart::Words(words) => {
                    known &= self.allowance.has_room(words.len());
                    into.words(words);
                }
                TemplatePart::Value(formula) => match self.shown(formula, item) {
                    Some(value) if self.allowance.has_room(value.len()) => into.value(&value),
                    _ if blanks => into.value("＿＿＿"),
                    _ => known = false,
                },
                TemplatePart::Optional(parts) => {
                    let before = into.mark();
                    if !self.fill_parts(parts, item, into, false) {
                        into.back_to(before);
                    }
                }
            }
        }
        known
    }

    /// A value as it is printed; `None` where it is not known. What is only named has the decimals with which it was
    /// typed; what is computed is computed exactly.
    fn shown(&self, formula: &Formula, item: Option<Entry<'_, '_>>) -> Option<String> {
        let context = if is_plain(&formula.expression) {
            WithItem { source: &self.shown, item: item.map(|entry| entry.shown) }
        } else {
            WithItem { source: &self.exact, item: item.map(|entry| entry.exact) }
        };
        written(&self.allowance.evaluate(&formula.expression, &context))
    }

    fn holds(&self, condition: &Formula) -> bool {
        let context = WithItem { source: &self.exact, item: None };
        matches!(self.allowance.evaluate(&condition.expression, &context), Value::Boolean(true))
    }

    /// Hands on every entry of a list, or a single value that is known.
    fn each(&self, formula: &Formula, visit: &mut dyn FnMut(Entry<'_, '_>)) {
        let context = WithItem { source: &self.exact, item: None };
        let exact = listed(self.allowance.evaluate(&formula.expression, &context));
        if !is_plain(&formula.expression) {
            return exact.iter().for_each(|exact| visit(Entry { shown: exact, exact }));
        }
        let context = WithItem { source: &self.shown, item: None };
        let shown = listed(self.allowance.evaluate(&formula.expression, &context));
        shown.iter().zip(&exact).for_each(|(shown, exact)| visit(Entry { shown, exact }));
    }
}

/// An entry of a list, as it is shown and as it is computed with.
#[derive(Clone, Copy)]
struct Entry<'e, 'v> {
    shown: &'e Value<'v>,
    exact: &'e Value<'v>,
}

/// The entries of a list; a single value that is known is one.
fn listed(value: Value<'_>) -> Vec<Value<'_>> {
    match value {
        Value::Null => Vec::new(),
        Value::List(entries) => entries,
        single => vec![single],
    }
}

/// Does it only name and gather values?
fn is_plain(expression: &Expression) -> bool {
    match expression {
        Expression::Name(_) | Expression::Literal(_) => true,
        Expression::Path(inner, _) => is_plain(inner),
        Expression::List(items) => items.iter().all(is_plain),
        Expression::Context(entries) => entries.iter().all(|(_, entry)| is_plain(entry)),
        _ => false,
    }
}

/// A value in words; `None` where it is not known or has none.
fn written(value: &Value<'_>) -> Option<String> {
    Some(match value {
        Value::Text(text) => text.trim().to_owned(),
        Value::Number(number) => number.show(),
        Value::Boolean(value) => if *value { "是" } else { "否" }.to_owned(),
        Value::Date(date) => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Value::List(entries) => {
            let written: Vec<String> = entries.iter().filter_map(written).collect();
            written.join("、")
        }
        _ => return None,
    })
    .filter(|text| !text.is_empty())
}

/// The lines of a text, each a paragraph.
pub fn paragraphs(text: &str, style: Style) -> Vec<Block> {
    lines(text).map(|line| paragraph(line, style)).collect()
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn paragraph(line: &str, style: Style) -> Block {
    Block::Paragraph(Paragraph { style, text: line.to_owned() })
}
