//! Objects and lists: their fields and elements, each read at its place.

use std::borrow::Cow;

use super::reader::{Reader, Step};
use super::scanner::{Kind, Scanner};
use super::values::{Complaint, excerpt};
use crate::problem::ProblemCode;
use crate::submission::Text;

/// Reads the fields of an object by name; what is not named is a problem.
///
/// The names are compared once, in [`Reader::fields`]; what is done with each is found by its number, which
/// the compiler makes a jump.
macro_rules! fields {
    ($reader:ident, { $($name:literal => $read:expr,)* }) => {
        $reader.fields(&[$($name),*], &mut |$reader: &mut Reader<'a>, mut turns: usize| {
            $(
                if turns == 0 {
                    let _ = $read;
                    return;
                }
                turns = turns.wrapping_sub(1);
            )*
        })
    };
}
pub(super) use fields;

/// The most entries of a list, or of an object with names of its own.
pub const MOST_ENTRIES: usize = 1000;

/// The longest name of a field, in bytes.
const LONGEST_NAME: usize = 300;

impl<'a> Reader<'a> {
    /// Reads an object whose fields are known, and says which of them have a value. `null` has no fields.
    pub fn fields(&mut self, names: &'static [&'static str], read: &mut dyn FnMut(&mut Self, usize)) -> Seen {
        let (mut seen, mut valued) = (0_u64, 0_u64);
        if !self.enter_object("一组字段") {
            return Seen { names, valued };
        }
        let mut first = true;
        // Most objects have their fields in the usual order: the next names are tried before all others.
        let mut likely = 0_usize;
        loop {
            let mut found = self.scanner.passes_one_of(names, likely, first);
            if found.is_none() {
                let Some(name) = self.scanner.field(first) else { break };
                found = names.iter().position(|known| **known == name);
            }
            first = false;
            let Some(index) = found else {
                self.unknown_field(names);
                if self.broken() {
                    break;
                }
                continue;
            };
            likely = index.wrapping_add(1);
            self.path.push(Step::Field(names.get(index).copied().unwrap_or_default()));
            let bit = 1_u64.wrapping_shl(u32::try_from(index).unwrap_or_default());
            if seen & bit != 0 {
                self.repeated();
            } else {
                seen |= bit;
                if !self.scanner.at_null() {
                    valued |= bit;
                }
                read(self, index);
            }
            if self.broken() {
                break;
            }
            self.path.pop();
        }
        Seen { names, valued }
    }

    /// The value of a field of the next object, looked at without reading on; `None` where there is none.
    pub fn field_ahead(&self, name: &str) -> Option<Scanner<'a>> {
        let mut ahead = self.scanner.clone();
        if ahead.peek() != Kind::Object {
            return None;
        }
        ahead.enter();
        let mut first = true;
        while let Some(field) = ahead.field(first) {
            if field == name {
                return (ahead.peek() != Kind::Null).then_some(ahead);
            }
            first = false;
            ahead.skip_value();
        }
        None
    }

    /// The text of a field of the next object, looked at without reading on.
    pub fn text_ahead(&self, name: &str) -> Option<Cow<'a, str>> {
        let mut ahead = self.field_ahead(name)?;
        if ahead.peek() == Kind::Text { ahead.text() } else { None }
    }

    /// Is the next value a list of numbers, or of texts that may be such?
    pub fn numbers_ahead(&self) -> bool {
        let mut ahead = self.scanner.clone();
        ahead.enter();
        let mut first = true;
        while ahead.element(first) {
            if !matches!(ahead.peek(), Kind::Number | Kind::Text) {
                return false;
            }
            first = false;
            ahead.skip_value();
        }
        true
    }

    /// Names are copied into the pointer of every problem below them, so that a long one is not read.
    fn too_long(&mut self, name: &str) -> bool {
        let too_long = name.len() > LONGEST_NAME;
        if too_long {
            self.note(
                ProblemCode::TooManyEntries,
                format!("名称“{}”太长，超过 {LONGEST_NAME} 字节", excerpt(name)),
                "请改用较短的名称".to_owned(),
            );
            self.skip();
        }
        too_long
    }

    /// Notes, once, that there are more entries than are read, and passes over this one.
    fn too_many(&mut self, already: usize, most: usize) -> bool {
        if already < most {
            return false;
        }
        if already == most {
            self.note(
                ProblemCode::TooManyEntries,
                format!("此处超过 {most} 项，其余没有读"),
                "请核对数据的来源，删去多余的内容".to_owned(),
            );
        }
        self.skip();
        true
    }

    /// Notes the field whose name was just read, and passes over its value.
    fn unknown_field(&mut self, names: &[&str]) {
        let step = self.scanner.name();
        let name = Step::Key(step).name();
        if self.too_long(&name) {
            return;
        }
        self.path.push(Step::Key(step));
        if self.problems.is_full() {
            self.problems.count_one();
        } else {
            let hint = format!("请删去或更正；此处可用：{}", names.join("、"));
            self.note(ProblemCode::UnknownField, format!("没有“{}”这个字段", excerpt(&name)), hint);
        }
        self.skip();
        if !self.broken() {
            self.path.pop();
        }
    }

    /// Notes those fields that must have a value and have none; one whose value is of no use is no such.
    pub fn require(&mut self, seen: &Seen, required: &[(&'static str, &str)]) {
        for (name, term) in required {
            if !seen.has(name) {
                self.missing(name, term);
            }
        }
    }

    /// Reads an object whose fields are not known beforehand. `null` has none.
    pub fn map(&mut self, expected: &str, read: &mut dyn FnMut(&mut Self, Cow<'a, str>)) {
        if !self.enter_object(expected) {
            return;
        }
        let mut count = 0_usize;
        while let Some(name) = self.scanner.field(count == 0) {
            let skipped = self.too_many(count, MOST_ENTRIES) || self.too_long(&name);
            count = count.saturating_add(1);
            if skipped {
                continue;
            }
            self.path.push(Step::Key(self.scanner.name()));
            read(self, name);
            if self.broken() {
                return;
            }
            self.path.pop();
        }
    }

    fn enter_object(&mut self, expected: &str) -> bool {
        match self.peek() {
            Kind::Object => {
                self.scanner.enter();
                return true;
            }
            Kind::Null => {
                self.scanner.word();
            }
            _ => self.wrong_type(expected),
        }
        false
    }

    /// Notes that the field being read stood before, and passes over its value.
    pub fn repeated(&mut self) {
        self.note(ProblemCode::DuplicateField, "同一个字段写了两次，只读第一次".to_owned(), "请只保留一处".to_owned());
        self.skip();
    }

    /// Reads a list. `null` is an empty one.
    pub fn list(&mut self, expected: &str, most: usize, read: &mut dyn FnMut(&mut Self, usize)) {
        match self.peek() {
            Kind::List => self.scanner.enter(),
            Kind::Null => {
                self.scanner.word();
                return;
            }
            _ => return self.wrong_type(expected),
        }
        let mut index = 0_usize;
        while self.scanner.element(index == 0) {
            if self.too_many(index, most) {
                index = index.saturating_add(1);
                continue;
            }
            self.path.push(Step::Element(index));
            read(self, index);
            if self.broken() {
                return;
            }
            self.path.pop();
            index = index.saturating_add(1);
        }
    }

    /// Reads a list into a vector.
    pub fn collect<T>(&mut self, expected: &str, mut read: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let mut collected = Vec::new();
        self.list(expected, MOST_ENTRIES, &mut |reader, _| collected.push(read(reader)));
        collected
    }

    /// Reads a list of texts; an element that is none is left out.
    pub fn texts(&mut self) -> Vec<Text<'a>> {
        self.collect("文本的列表", Self::text).into_iter().flatten().collect()
    }
}

/// Which fields of an object have a value, be it of use or not.
pub struct Seen {
    names: &'static [&'static str],
    valued: u64,
}

impl Seen {
    /// Has this field a value?
    pub fn has(&self, name: &str) -> bool {
        let index = self.names.iter().position(|known| *known == name).and_then(|index| u32::try_from(index).ok());
        index.and_then(|index| 1_u64.checked_shl(index)).is_some_and(|bit| self.valued & bit != 0)
    }
}

/// What is said of a field that stands twice.
pub fn repeated() -> Complaint {
    let message = "同一个字段写了两次，只读第一次".to_owned();
    (ProblemCode::DuplicateField, message, "请只保留一处".to_owned())
}
