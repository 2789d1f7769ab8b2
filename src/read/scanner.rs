//! JSON texts, read forward once without a tree (RFC 8259).
//!
//! In: a text. Out: its values, one by one, strings borrowed where they need no unescaping. The scanner
//! knows no fields and no meanings.

use std::borrow::Cow;

use crate::decimal::{Decimal, Plain};

/// How deep lists and objects may nest.
pub const MOST_DEPTH: usize = 64;

/// What the next value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `{`
    Object,
    /// `[`
    List,
    /// `"`
    Text,
    /// A digit or a minus.
    Number,
    /// `true`
    True,
    /// `false`
    False,
    /// `null`
    Null,
    /// A bare word that is no value, as `NaN`.
    Word,
    /// Reading has stopped.
    End,
}

/// Why the text cannot be read on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not JSON: the place in bytes and what is wrong, in Chinese.
    Malformed(usize, String),
    /// It nests deeper than [`MOST_DEPTH`].
    TooDeep,
}

/// A position in a JSON text.
#[derive(Clone)]
pub struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) position: usize,
    depth: usize,
    /// Was something passed over that is nested too deep?
    too_deep: bool,
    fault: Option<Fault>,
    /// The name of the last field, in its quotes.
    name: &'a str,
}

impl<'a> Scanner<'a> {
    /// Starts at the beginning; a byte order mark is passed over.
    pub fn new(text: &'a str) -> Self {
        let position = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { text, position, depth: 0, too_deep: false, fault: None, name: "" }
    }

    /// Whether something nested too deep was passed over since this was asked last.
    pub fn passed_too_deep(&mut self) -> bool {
        std::mem::take(&mut self.too_deep)
    }

    /// Why reading stopped, if it did before the end.
    pub fn fault(&self) -> Option<&Fault> {
        self.fault.as_ref()
    }

    /// What the next value is.
    pub fn peek(&mut self) -> Kind {
        if self.fault.is_some() {
            return Kind::End;
        }
        self.skip_space();
        match self.byte() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::List,
            Some(b'"') => Kind::Text,
            Some(b'-') if self.bytes_ahead().starts_with(b"-Infinity") => Kind::Word,
            Some(b'-' | b'0'..=b'9') => Kind::Number,
            Some(byte) if byte.is_ascii_alphabetic() => match self.word_ahead() {
                "true" => Kind::True,
                "false" => Kind::False,
                "null" => Kind::Null,
                _ => Kind::Word,
            },
            _ => {
                self.malformed("此处应为一个值");
                Kind::End
            }
        }
    }

    /// Is the next value `null`?
    #[inline(always)]
    pub fn at_null(&mut self) -> bool {
        matches!(self.byte(), Some(b'n')) && self.peek() == Kind::Null
    }

    /// Enters the object or list that [`Scanner::peek`] announced.
    pub fn enter(&mut self) {
        self.position = self.position.saturating_add(1);
        self.depth = self.depth.saturating_add(1);
        if self.depth > MOST_DEPTH {
            self.stop(Fault::TooDeep);
        }
    }

    /// The name of the next field, or `None` at the end of the object, which is then left.
    pub fn field(&mut self, first: bool) -> Option<Cow<'a, str>> {
        if !self.another(first, b'}') {
            return None;
        }
        self.skip_space();
        if self.byte() != Some(b'"') {
            self.malformed("此处应为用双引号括起的字段名");
            return None;
        }
        let start = self.position;
        let name = self.text()?;
        self.name = self.between(start, self.position);
        self.skip_space();
        if self.byte() != Some(b':') {
            self.malformed("字段名后应为冒号");
            return None;
        }
        self.position = self.position.saturating_add(1);
        self.skip_space();
        Some(name)
    }

    /// The name that [`Scanner::field`] gave last, as it is written.
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// Passes over the name of the next field if it is one of three from a place of a list on, and written without
    /// spaces, as programs do; says which.
    pub fn passes_one_of(&mut self, names: &[&str], from: usize, first: bool) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut start = self.position;
        if !first {
            let Some(b',') = bytes.get(start) else { return None };
            start = start.wrapping_add(1);
        }
        let Some(b'"') = bytes.get(start) else { return None };
        start = start.wrapping_add(1);
        'names: for index in from..from.wrapping_add(3) {
            let name = names.get(index)?;
            let mut end = start;
            for byte in name.bytes() {
                match bytes.get(end) {
                    Some(found) if *found == byte => end = end.wrapping_add(1),
                    _ => continue 'names,
                }
            }
            if let (Some(b'"'), Some(b':')) = (bytes.get(end), bytes.get(end.wrapping_add(1))) {
                self.position = end.wrapping_add(2);
                self.skip_space();
                return Some(index);
            }
        }
        None
    }

    /// Passes over the number that begins here, bare or as a text, if it is plain, short and as wanted.
    #[inline(always)]
    pub fn short_number(&mut self, wanted: impl FnOnce(&Plain) -> bool) -> Option<Decimal> {
        let bytes = self.text.as_bytes();
        let quoted = matches!(bytes.get(self.position), Some(b'"'));
        let start = if quoted { self.position.wrapping_add(1) } else { self.position };
        let plain = Plain::start_of(bytes, start)?;
        let ends = match bytes.get(plain.end)? {
            b'"' => quoted,
            b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t' => !quoted,
            _ => false,
        };
        if !ends || !wanted(&plain) {
            return None;
        }
        self.position = if quoted { plain.end.wrapping_add(1) } else { plain.end };
        Some(plain.value())
    }

    /// Is there another element? If not, the list is left.
    pub fn element(&mut self, first: bool) -> bool {
        self.another(first, b']')
    }

    fn another(&mut self, first: bool, end: u8) -> bool {
        if self.fault.is_some() {
            return false;
        }
        self.skip_space();
        match self.byte() {
            Some(byte) if byte == end => {
                self.position = self.position.saturating_add(1);
                self.depth = self.depth.saturating_sub(1);
                false
            }
            Some(b',') if !first => {
                self.position = self.position.saturating_add(1);
                self.skip_space();
                if self.byte() == Some(end) {
                    self.malformed("逗号后缺少内容，多了一个逗号");
                    return false;
                }
                true
            }
            Some(_) if first => true,
            None => {
                self.malformed("文本在此中断，缺少结束的括号");
                false
            }
            Some(_) => {
                self.malformed(if end == b'}' {
                    "此处应为逗号或“}”"
                } else {
                    "此处应为逗号或“]”"
                });
                false
            }
        }
    }

    /// The number that begins here, as it is written.
    pub fn number(&mut self) -> Option<&'a str> {
        let start = self.position;
        if self.byte() == Some(b'-') {
            self.position = self.position.saturating_add(1);
        }
        let leading_zero = self.byte() == Some(b'0');
        let whole = self.skip_digits();
        let well_formed = whole > 0 && !(leading_zero && whole > 1) && self.skip_part() && self.skip_exponent();
        if !well_formed || self.byte().is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'.') {
            self.malformed("数字的写法不符合 JSON（不能有前导零，小数点两侧都要有数字）");
            return None;
        }
        self.text.get(start..self.position)
    }

    fn skip_part(&mut self) -> bool {
        if self.byte() != Some(b'.') {
            return true;
        }
        self.position = self.position.saturating_add(1);
        self.skip_digits() > 0
    }

    fn skip_exponent(&mut self) -> bool {
        if !matches!(self.byte(), Some(b'e' | b'E')) {
            return true;
        }
        self.position = self.position.saturating_add(1);
        if matches!(self.byte(), Some(b'+' | b'-')) {
            self.position = self.position.saturating_add(1);
        }
        self.skip_digits() > 0
    }

    fn skip_digits(&mut self) -> usize {
        let length = self.bytes_ahead().iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.position = self.position.saturating_add(length);
        length
    }

    /// The bare word that begins here: `true`, `false`, `null`, or one that is no value.
    pub fn word(&mut self) -> &'a str {
        let word = self.word_ahead();
        self.position = self.position.saturating_add(word.len());
        word
    }

    fn word_ahead(&self) -> &'a str {
        let rest = self.rest();
        let in_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'$');
        rest.get(..rest.bytes().take_while(|byte| in_word(*byte)).count()).unwrap_or_default()
    }

    /// Passes over the value that begins here, however it is nested.
    pub fn skip_value(&mut self) {
        let mut open = Vec::new();
        let mut first = true;
        loop {
            let inside = match open.last() {
                None => true,
                Some(Kind::Object) => self.field(first).is_some(),
                Some(_) => self.element(first),
            };
            if self.fault.is_some() {
                return;
            }
            first = false;
            if inside {
                match self.peek() {
                    kind @ (Kind::Object | Kind::List) => {
                        self.position = self.position.saturating_add(1);
                        self.depth = self.depth.saturating_add(1);
                        self.too_deep |= self.depth > MOST_DEPTH;
                        open.push(kind);
                        first = true;
                    }
                    Kind::Text => drop(self.text()),
                    Kind::Number => drop(self.number()),
                    Kind::End => return,
                    Kind::True | Kind::False | Kind::Null | Kind::Word => drop(self.word()),
                }
            } else {
                open.pop();
            }
            if open.is_empty() {
                return;
            }
        }
    }

    /// Stops unless only space follows.
    pub fn finish(&mut self) {
        self.skip_space();
        if self.fault.is_none() && self.byte().is_some() {
            self.malformed("JSON 到此已经结束，后面还有多余的内容");
        }
    }

    /// Where reading is, in bytes.
    pub fn position(&self) -> usize {
        self.position
    }

    /// What stands between two positions.
    pub fn between(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Line and column in characters, from 1, of a position.
    pub fn place(&self, position: usize) -> (usize, usize) {
        let (mut line, mut column) = (1_usize, 1_usize);
        for character in self.text.get(..position).unwrap_or(self.text).chars() {
            column = column.saturating_add(1);
            if character == '\n' {
                line = line.saturating_add(1);
                column = 1;
            }
        }
        (line, column)
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.position..).unwrap_or_default()
    }

    pub(super) fn bytes_ahead(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.position..).unwrap_or_default()
    }

    #[inline(always)]
    pub(super) fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    #[inline(always)]
    pub(super) fn skip_space(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.position = self.position.saturating_add(1);
        }
    }

    pub(super) fn malformed(&mut self, what: &str) {
        let found = match self.rest().chars().next() {
            Some(character) if character.is_control() => format!("控制字符 U+{:04X}", u32::from(character)),
            Some(character) => format!("“{character}”"),
            None => "结尾".to_owned(),
        };
        let position = self.position;
        self.stop(Fault::Malformed(position, format!("{what}，实际为{found}")));
    }

    fn stop(&mut self, fault: Fault) {
        if self.fault.is_none() {
            self.fault = Some(fault);
        }
    }
}
