//! Typed values out of a JSON text, with every problem noted and none of them fatal but a broken text.
//!
//! A value that cannot be used becomes `None`, its problem is noted with the place, and reading goes on.

use std::borrow::Cow;

use super::problems::Problems;
use super::scanner::{Fault, Kind, MOST_DEPTH, Scanner};
use super::values::{Complaint, POINTS, Range, YEARS, date_in, excerpt, number_in};
use crate::date::Date;
use crate::decimal::{self, Decimal};
use crate::problem::{ProblemCode, push_step};
use crate::rubric::Formula;
use crate::submission::Text;

/// The longest text of a rubric, in bytes.
const LONGEST_TEXT: usize = 10_000;

/// The longest id or title of a rubric, in bytes.
const LONGEST_TITLE: usize = 1_000;

/// A step on the way from the whole text to the value that is being read.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Field(&'static str),
    /// The name as it is written, in its quotes.
    Key(&'a str),
    Element(usize),
}

impl<'a> Step<'a> {
    /// The step as a JSON pointer has it, but for what is escaped there.
    pub(super) fn name(self) -> Cow<'a, str> {
        match self {
            Self::Field(name) => Cow::Borrowed(name),
            Self::Key(written) => Scanner::new(written).text().unwrap_or_default(),
            Self::Element(index) => Cow::Owned(index.to_string()),
        }
    }
}

/// A JSON text that is being read.
pub struct Reader<'a> {
    pub(super) scanner: Scanner<'a>,
    pub(super) path: Vec<Step<'a>>,
    pub(super) problems: Problems,
    /// The expressions of a rubric, as they are read.
    pub(super) formulas: Vec<Formula>,
}

impl<'a> Reader<'a> {
    /// Starts at the beginning of a text.
    pub fn new(text: &'a str) -> Self {
        Self { scanner: Scanner::new(text), path: Vec::new(), problems: Problems::default(), formulas: Vec::new() }
    }

    /// What the next value is.
    pub fn peek(&mut self) -> Kind {
        self.scanner.peek()
    }

    /// The problems of the whole text, after its end is checked, and whether it could not be read to its end.
    pub fn finish(mut self) -> (Problems, bool) {
        self.scanner.finish();
        let pointer = self.pointer();
        match self.scanner.fault().cloned() {
            None => {}
            Some(Fault::TooDeep) => self.problems.note_always(pointer, too_deep()),
            Some(Fault::Malformed(position, what)) => {
                let (line, column) = self.scanner.place(position);
                let complaint = (
                    ProblemCode::MalformedJson,
                    format!("第 {line} 行第 {column} 列不是正确的 JSON：{what}"),
                    "请更正此处的写法；此处之后的内容没有读".to_owned(),
                );
                self.problems.note_always(pointer, complaint);
            }
        }
        (self.problems, self.scanner.fault().is_some())
    }

    /// Has the text ended early?
    pub fn broken(&self) -> bool {
        self.scanner.fault().is_some()
    }

    /// Where the next value begins, in bytes.
    pub fn position(&mut self) -> usize {
        self.scanner.peek();
        self.scanner.position()
    }

    /// What has been read since a position.
    pub fn since(&self, start: usize) -> &'a str {
        self.scanner.between(start, self.scanner.position())
    }

    /// The pointer of the value that is being read.
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            push_step(&mut pointer, &step.name());
        }
        pointer
    }

    /// Notes a problem of the value that is being read.
    pub fn note(&mut self, code: ProblemCode, message: String, hint: String) {
        if self.problems.is_full() {
            self.problems.count_one();
        } else {
            self.problems.note(self.pointer(), (code, message, hint));
        }
    }

    /// Notes a problem of a value that was read before.
    pub fn note_at(&mut self, pointer: &str, complaint: Complaint) {
        self.problems.note(pointer.to_owned(), complaint);
    }

    /// How many problems there are by now.
    pub fn problem_count(&self) -> usize {
        self.problems.count()
    }

    /// Reads a text.
    pub fn text(&mut self) -> Option<Text<'a>> {
        self.scanner.skip_space();
        match self.scanner.byte() {
            Some(b'"') => self.scanner.text(),
            _ => self.nothing_but_null("文本"),
        }
    }

    /// Reads a text of a rubric, which results repeat.
    pub fn owned_text(&mut self) -> Option<String> {
        self.text_of(LONGEST_TEXT)
    }

    fn text_of(&mut self, most: usize) -> Option<String> {
        let text = self.text()?;
        if text.len() <= most {
            return Some(text.into_owned());
        }
        let message = format!("文本“{}”有 {} 字节，超过 {most} 字节", excerpt(&text), text.len());
        self.note(ProblemCode::TooManyEntries, message, "请缩短".to_owned());
        None
    }

    /// Reads an id or a title: a text that is not blank.
    pub fn name(&mut self) -> Option<String> {
        let name = self.text_of(LONGEST_TITLE)?;
        if name.trim().is_empty() {
            self.note(ProblemCode::MissingField, "此处是空的".to_owned(), "请填写".to_owned());
        }
        Some(name)
    }

    /// Reads true or false.
    pub fn boolean(&mut self) -> Option<bool> {
        match self.peek() {
            Kind::True | Kind::False => Some(self.scanner.word() == "true"),
            _ => self.nothing_but_null("是否值（true 或 false）"),
        }
    }

    /// Reads a number, or a text that is one. An empty text is not answered.
    pub fn number(&mut self, range: &Range) -> Option<Decimal> {
        self.scanner.skip_space();
        if let Some(value) = self.scanner.short_number(|number| range.holds(number)) {
            return Some(value);
        }
        let written = match self.peek() {
            Kind::Number => Cow::Borrowed(self.scanner.number()?),
            Kind::Text => self.scanner.text().filter(|text| !text.trim().is_empty())?,
            Kind::Word => {
                let word = self.scanner.word();
                self.not_a_value(word);
                return None;
            }
            _ => return self.nothing_but_null("数字（或写成文本的数字）"),
        };
        self.number_in(written.trim(), range)
    }

    /// The number that a text is, if it is in a range.
    pub fn number_in(&mut self, written: &str, range: &Range) -> Option<Decimal> {
        self.accept(number_in(written, range))
    }

    /// Reads a year.
    pub fn year(&mut self) -> Option<u16> {
        let year = self.number(&Range { term: "年度", decimals: 0, example: "2023", ..POINTS })?;
        let whole = u16::try_from(decimal::without_zeros(year).0).ok().filter(|year| YEARS.contains(year));
        if whole.is_none() {
            self.note(
                ProblemCode::OutOfRange,
                format!("年度 {} 不在 {}～{} 之间", decimal::text(year), YEARS.start(), YEARS.end()),
                "请写四位数的年度，如 2023".to_owned(),
            );
        }
        whole
    }

    /// Reads a day; an empty text is not answered.
    pub fn date(&mut self) -> Option<Date> {
        let written = self.text().filter(|text| !text.trim().is_empty())?;
        self.date_in(written.trim())
    }

    /// The day that a text is.
    pub fn date_in(&mut self, written: &str) -> Option<Date> {
        self.accept(date_in(written))
    }

    /// Reads one of several words; an empty text is not answered.
    pub fn one_of<T: Copy>(&mut self, choices: &[(&str, &str, T)]) -> Option<T> {
        let written = self.text().filter(|text| !text.is_empty())?;
        let found = choices.iter().find(|(name, ..)| *name == written).map(|(.., value)| *value);
        if found.is_none() {
            self.none_of(&written, &mut choices.iter().map(|(name, term, _)| (*name, *term)));
        }
        found
    }

    fn none_of(&mut self, written: &str, choices: &mut dyn Iterator<Item = (&str, &str)>) {
        let names: Vec<String> = choices.map(|(name, term)| format!("{name}（{term}）")).collect();
        self.note(
            ProblemCode::UnknownChoice,
            format!("“{}”不在可选的值之中", excerpt(written)),
            format!("请从中选一个：{}", names.join("、")),
        );
    }

    /// Notes a field that must be there and is not.
    pub fn missing(&mut self, name: &'static str, term: &str) {
        if self.broken() {
            return;
        }
        self.path.push(Step::Field(name));
        self.note(ProblemCode::MissingField, format!("缺少“{name}”（{term}）"), format!("请补上{term}"));
        self.path.pop();
    }

    /// Passes over a value.
    pub fn skip(&mut self) {
        self.scanner.skip_value();
        if self.scanner.passed_too_deep() {
            let (code, message, hint) = too_deep();
            self.note(code, message, hint);
        }
    }

    /// Notes that the next value is of the wrong type, and passes over it.
    pub fn wrong_type(&mut self, expected: &str) {
        let kind = self.peek();
        let actual = match kind {
            Kind::Object => "一组字段 {…}".to_owned(),
            Kind::List => "列表 […]".to_owned(),
            Kind::Text => self.scanner.text().map_or_else(String::new, |text| format!("文本“{}”", excerpt(&text))),
            Kind::Number => {
                self.scanner.number().map_or_else(String::new, |number| format!("数字 {}", excerpt(number)))
            }
            Kind::True | Kind::False | Kind::Null => self.scanner.word().to_owned(),
            Kind::Word => {
                let word = self.scanner.word();
                return self.not_a_value(word);
            }
            Kind::End => return,
        };
        if self.broken() {
            return;
        }
        self.note(ProblemCode::WrongType, format!("此处应为{expected}，实际为{actual}"), format!("请改为{expected}"));
        if matches!(kind, Kind::Object | Kind::List) {
            self.skip();
        }
    }

    fn accept<T>(&mut self, value: Result<T, Complaint>) -> Option<T> {
        value.map_err(|(code, message, hint)| self.note(code, message, hint)).ok()
    }

    fn nothing_but_null<T>(&mut self, expected: &str) -> Option<T> {
        match self.peek() {
            Kind::Null => {
                self.scanner.word();
            }
            _ => self.wrong_type(expected),
        }
        None
    }

    fn not_a_value(&mut self, word: &str) {
        let (code, message, hint) = not_a_value(word);
        self.note(code, message, hint);
    }
}

fn too_deep() -> Complaint {
    (
        ProblemCode::TooDeep,
        format!("内容嵌套超过 {MOST_DEPTH} 层，没有读"),
        "请检查数据的来源；自评数据的嵌套不会超过 10 层".to_owned(),
    )
}

/// What is said of a bare word.
pub fn not_a_value(word: &str) -> Complaint {
    (
        ProblemCode::NotAValue,
        format!("{} 不是一个值", excerpt(word)),
        "没有填写请写 null；数字请写确切的数；文本请加双引号".to_owned(),
    )
}
