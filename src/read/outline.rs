//! The fields of an outline.

use super::formulas;
use super::objects::{MOST_ENTRIES, fields};
use super::reader::Reader;
use super::scanner::Kind;
use super::values::WIDTH;
use crate::decimal;
use crate::feel;
use crate::outline::{
    Attachment, Chapter, ColumnOutline, Content, Entries, Numbering, Outline, OutlineBlock, TableOutline,
};
use crate::problem::ProblemCode;
use crate::rubric::{Formula, Template};

const NUMBERINGS: [(&str, &str, Numbering); 6] = [
    ("chinese", "一、", Numbering::Chinese),
    ("chinese_in_brackets", "（一）", Numbering::ChineseInBrackets),
    ("arabic", "1.", Numbering::Arabic),
    ("arabic_in_brackets", "（1）", Numbering::ArabicInBrackets),
    ("arabic_with_comma", "1、", Numbering::ArabicWithComma),
    ("plain", "不编号", Numbering::Plain),
];

const ATTACHMENTS: [(&str, &str, Attachment); 2] = [
    ("score_table", "自评表", Attachment::ScoreTable),
    ("project_sheets", "单个项目的绩效评价表", Attachment::ProjectSheets),
];

/// The most columns of a table.
const MOST_COLUMNS: usize = 200;

/// The deepest chapter in a chapter.
const MOST_LEVELS: usize = 4;

/// Reads an outline, whose expressions may use these names.
pub fn read<'a>(reader: &mut Reader<'a>, names: &[&str]) -> Outline {
    let mut outline = Outline::default();
    let (first_formula, before) = (reader.formulas.len(), reader.problem_count());
    let seen = fields!(reader, {
        "id" => outline.id = reader.name().unwrap_or_default(),
        "version" => outline.version = reader.name().unwrap_or_default(),
        "title" => outline.title = reader.template().unwrap_or_default(),
        "lead" => outline.lead = blocks(reader),
        "chapters" => outline.chapters = chapters(reader, 1),
        "numbering" => outline.numbering = numbering(reader),
        "closing" => outline.closing = blocks(reader),
        "attachments" => outline.attachments = attachments(reader),
    });
    reader.require(
        &seen,
        &[("id", "提纲的编号"), ("version", "提纲的版本"), ("title", "报告的标题"), ("chapters", "报告的各部分")],
    );
    require_entry(reader, &outline.chapters, ("chapters", "报告的各部分"), before);
    let read = reader.formulas.split_off(first_formula);
    formulas::resolve_outline(reader, &mut outline, read, names);
    outline
}

/// Notes a list that has no entry where it must have one, unless something about it is said already.
fn require_entry<T>(reader: &mut Reader<'_>, entries: &[T], (name, term): (&'static str, &str), before: usize) {
    if entries.is_empty() && reader.problem_count() == before {
        reader.missing(name, term);
    }
}

fn numbering(reader: &mut Reader<'_>) -> Vec<Numbering> {
    let mut chosen = Vec::new();
    reader.list("编号的列表", MOST_ENTRIES, &mut |reader, _| chosen.extend(reader.one_of(&NUMBERINGS)));
    chosen
}

fn attachments(reader: &mut Reader<'_>) -> Vec<Attachment> {
    let mut chosen = Vec::new();
    reader.list("附件的列表", MOST_ENTRIES, &mut |reader, _| match reader.one_of(&ATTACHMENTS) {
        Some(again) if chosen.contains(&again) => {
            reader.note(ProblemCode::DuplicateId, "同一种附件写了两次".to_owned(), "请只保留一处".to_owned());
        }
        found => chosen.extend(found),
    });
    chosen
}

fn chapters(reader: &mut Reader<'_>, level: usize) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    if level > MOST_LEVELS && reader.peek() != Kind::Null {
        let message = format!("各部分嵌套超过 {MOST_LEVELS} 层");
        reader.note(ProblemCode::TooDeep, message, "请合并层次".to_owned());
        reader.skip();
        return chapters;
    }
    reader.list("报告各部分的列表", MOST_ENTRIES, &mut |reader, _| chapters.push(chapter(reader, level)));
    chapters
}

fn chapter<'a>(reader: &mut Reader<'a>, level: usize) -> Chapter {
    let (mut title, mut optional, mut empty, mut unnumbered) = (None, None, None, None);
    let (mut blocks, mut inner) = (Vec::new(), Vec::new());
    let seen = fields!(reader, {
        "title" => title = reader.name(),
        "optional" => optional = reader.boolean(),
        "empty" => empty = reader.owned_text(),
        "unnumbered" => unnumbered = reader.boolean(),
        "blocks" => blocks = self::blocks(reader),
        "chapters" => inner = chapters(reader, level.saturating_add(1)),
    });
    reader.require(&seen, &[("title", "标题")]);
    Chapter {
        title: title.unwrap_or_default(),
        optional: optional.unwrap_or_default(),
        empty,
        unnumbered: unnumbered.unwrap_or_default(),
        blocks,
        chapters: inner,
    }
}

fn blocks(reader: &mut Reader<'_>) -> Vec<OutlineBlock> {
    let mut blocks = Vec::new();
    reader.list("内容的列表", MOST_ENTRIES, &mut |reader, _| {
        let block = block(reader);
        blocks.extend(block);
    });
    blocks
}

fn block<'a>(reader: &mut Reader<'a>) -> Option<OutlineBlock> {
    let (mut when, mut found) = (None, Vec::new());
    let before = reader.problem_count();
    fields!(reader, {
        "when" => when = reader.formula(feel::Kind::Boolean),
        "text" => found.extend(reader.template().map(Content::Text)),
        "paragraphs" => found.extend(reader.formula(feel::Kind::Any).map(Content::Paragraphs)),
        "list" => found.extend(list(reader).map(Content::List)),
        "table" => found.extend(table(reader).map(Content::Table)),
        "form" => found.extend(form(reader).map(Content::Form)),
        "signed" => found.extend(reader.template().map(Content::Signed)),
    });
    let contents = found.len();
    match found.pop() {
        Some(content) if contents == 1 => Some(OutlineBlock { when, content }),
        _ if reader.problem_count() > before || reader.broken() => None,
        _ => {
            let message = format!("此处有 {contents} 种内容，应恰有一种");
            let hint = "请写 text、paragraphs、list、table、form、signed 之一".to_owned();
            reader.note(ProblemCode::MissingField, message, hint);
            None
        }
    }
}

fn list<'a>(reader: &mut Reader<'a>) -> Option<Entries> {
    if reader.peek() == Kind::Text {
        return Some(Entries { of: reader.formula(feel::Kind::Any)?, entry: None, numbering: None });
    }
    if reader.peek() == Kind::Null {
        reader.skip();
        return None;
    }
    let (mut of, mut entry, mut numbering) = (None, None, None);
    let seen = fields!(reader, {
        "of" => of = reader.formula(feel::Kind::Any),
        "entry" => entry = reader.template(),
        "numbering" => numbering = reader.one_of(&NUMBERINGS),
    });
    reader.require(&seen, &[("of", "要列出的数据")]);
    Some(Entries { of: of?, entry, numbering })
}

fn table<'a>(reader: &mut Reader<'a>) -> Option<TableOutline> {
    if reader.peek() == Kind::Null {
        reader.skip();
        return None;
    }
    let (mut caption, mut of, mut columns) = (None, None, Vec::new());
    let before = reader.problem_count();
    let seen = fields!(reader, {
        "caption" => caption = reader.owned_text(),
        "of" => of = reader.formula(feel::Kind::Any),
        "columns" => reader.list("列的列表", MOST_COLUMNS, &mut |reader, _| {
            let column = column(reader);
            columns.extend(column);
        }),
    });
    reader.require(&seen, &[("of", "要列出的数据"), ("columns", "表的各列")]);
    require_entry(reader, &columns, ("columns", "表的各列"), before);
    Some(TableOutline { caption, of: of?, columns })
}

fn column<'a>(reader: &mut Reader<'a>) -> Option<ColumnOutline> {
    let (mut title, mut value, mut width) = (None, None, None);
    let seen = fields!(reader, {
        "title" => title = reader.name(),
        "value" => value = reader.template(),
        "width" => width = reader.number(&WIDTH),
    });
    reader.require(&seen, &[("title", "列的标题"), ("value", "列的内容")]);
    let width = width.and_then(|width| u32::try_from(decimal::without_zeros(width).0).ok());
    Some(ColumnOutline { title: title?, value: value?, width: width.unwrap_or(10) })
}

fn form<'a>(reader: &mut Reader<'a>) -> Option<Vec<(String, Template)>> {
    let mut rows = Vec::new();
    reader.list("栏目的列表", MOST_ENTRIES, &mut |reader: &mut Reader<'a>, _| {
        let (mut label, mut value) = (None, None);
        let seen = fields!(reader, {
            "label" => label = reader.name(),
            "value" => value = reader.template(),
        });
        reader.require(&seen, &[("label", "栏目的名称"), ("value", "栏目的内容")]);
        rows.extend(label.zip(value));
    });
    (!rows.is_empty()).then_some(rows)
}

impl Outline {
    /// Hands every formula on.
    pub(super) fn each_formula(&mut self, visit: &mut dyn FnMut(&mut Formula)) {
        self.title.each_formula(visit);
        let own = self.lead.iter_mut().chain(&mut self.closing);
        own.for_each(|block| each_of_block(block, visit));
        self.chapters.iter_mut().for_each(|chapter| each_of_chapter(chapter, visit));
    }
}

fn each_of_chapter(chapter: &mut Chapter, visit: &mut dyn FnMut(&mut Formula)) {
    chapter.blocks.iter_mut().for_each(|block| each_of_block(block, visit));
    chapter.chapters.iter_mut().for_each(|chapter| each_of_chapter(chapter, visit));
}

fn each_of_block(block: &mut OutlineBlock, visit: &mut dyn FnMut(&mut Formula)) {
    block.when.iter_mut().for_each(&mut *visit);
    match &mut block.content {
        Content::Text(template) | Content::Signed(template) => template.each_formula(visit),
        Content::Paragraphs(formula) => visit(formula),
        Content::List(list) => {
            visit(&mut list.of);
            list.entry.iter_mut().for_each(|entry| entry.each_formula(visit));
        }
        Content::Table(table) => {
            visit(&mut table.of);
            table.columns.iter_mut().for_each(|column| column.value.each_formula(visit));
        }
        Content::Form(rows) => rows.iter_mut().for_each(|(_, value)| value.each_formula(visit)),
    }
}
