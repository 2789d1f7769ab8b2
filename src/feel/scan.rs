//! The characters of an expression: blanks, signs, words, names, strings, and where a fault is.

use core::fmt;

/// A message that quotes a long name is cut.
const LONGEST_MESSAGE: usize = 80;

/// Words that are no names, by the grammar.
const RESERVED: [&str; 18] = [
    "and",
    "between",
    "else",
    "every",
    "false",
    "for",
    "function",
    "if",
    "in",
    "instance",
    "not",
    "null",
    "or",
    "return",
    "satisfies",
    "some",
    "then",
    "true",
];

/// Is this a word of the grammar, and so no name?
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    RESERVED.contains(&name)
}

/// Why and where a text is no expression of the subset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong, in Chinese.
    pub message: String,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "第 {} 行第 {} 列：{}", self.line, self.column, self.message)
    }
}

/// A text and how far it is read.
pub(super) struct Cursor<'t> {
    text: &'t str,
    /// In bytes.
    pub position: usize,
}

impl<'t> Cursor<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, position: 0 }
    }

    pub fn rest(&self) -> &'t str {
        self.text.get(self.position..).unwrap_or_default()
    }

    pub fn skip(&mut self, length: usize) {
        self.position = self.position.saturating_add(length);
    }

    /// The next character that is neither blank nor in a comment.
    pub fn peek(&mut self) -> Option<char> {
        loop {
            self.take_while(&char::is_whitespace);
            let rest = self.rest();
            let end = match rest.get(..2) {
                Some("//") => rest.find('\n'),
                Some("/*") => {
                    rest.as_bytes().windows(2).position(|pair| pair == b"*/").map(|end| end.saturating_add(2))
                }
                _ => return rest.chars().next(),
            };
            self.skip(end.unwrap_or(rest.len()));
        }
    }

    pub fn take_while(&mut self, wanted: &dyn Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let length = rest.find(|character| !wanted(character)).unwrap_or(rest.len());
        self.skip(length);
        rest.get(..length).unwrap_or_default()
    }

    pub fn starts_with(&mut self, sign: &str) -> bool {
        self.peek();
        self.rest().starts_with(sign)
    }

    pub fn sign(&mut self, sign: &str) -> bool {
        let found = self.starts_with(sign);
        if found {
            self.skip(sign.len());
        }
        found
    }

    pub fn word(&mut self, word: &str) -> bool {
        self.peek();
        let length = self.known(word).unwrap_or(0);
        self.skip(length);
        length > 0
    }

    pub fn expect(&mut self, sign: &str) -> Result<(), SyntaxError> {
        let found = if sign.starts_with(in_name) { self.word(sign) } else { self.sign(sign) };
        if found {
            return Ok(());
        }
        let found = self.rest().chars().next().map_or_else(|| "结尾".to_owned(), |next| format!("“{next}”"));
        Err(self.error(&format!("此处应为“{sign}”，实际为{found}")))
    }

    /// A name without blanks; empty where there is none.
    pub fn simple_name(&mut self) -> &'t str {
        if self.peek().is_some_and(starts_name) { self.take_while(&in_name) } else { "" }
    }

    /// How long a name that is known is here, if it is here; any blank in it may be any blanks.
    pub fn known(&self, name: &str) -> Option<usize> {
        let mut rest = self.rest();
        for character in name.chars() {
            if character.is_whitespace() {
                let trimmed = rest.trim_start();
                if trimmed.len() == rest.len() {
                    return None;
                }
                rest = trimmed;
            } else {
                rest = rest.strip_prefix(character)?;
            }
        }
        let runs_on = name.ends_with(in_name) && rest.starts_with(in_name);
        if runs_on { None } else { self.rest().len().checked_sub(rest.len()) }
    }

    /// A string with its escapes, after its first quotation mark.
    pub fn string(&mut self) -> Result<String, SyntaxError> {
        let mut string = String::new();
        loop {
            string.push_str(self.take_while(&|character| !matches!(character, '"' | '\\' | '\n')));
            let mut next = self.rest().chars();
            match (next.next(), next.next()) {
                (Some('"'), _) => {
                    self.skip(1);
                    return Ok(string);
                }
                (Some('\\'), Some(escape)) => string.push(self.escaped(escape)?),
                _ => return Err(self.error("文本缺少结束的双引号")),
            }
        }
    }

    fn escaped(&mut self, escape: char) -> Result<char, SyntaxError> {
        let digits = match escape {
            'u' => 4,
            'U' => 6,
            _ => 0,
        };
        let simple = match escape {
            'n' => Some('\n'),
            't' => Some('\t'),
            'r' => Some('\r'),
            '"' | '\\' | '\'' => Some(escape),
            _ => None,
        };
        let end = 2_usize.saturating_add(digits);
        let unit = |start: usize, end: usize| {
            let digits = self.rest().get(start..end).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
            u32::from_str_radix(digits, 16).ok()
        };
        let written = if digits == 0 { None } else { unit(2, end) };
        let found = simple.or_else(|| written.and_then(char::from_u32)).map(|character| (character, end));
        let pair = || {
            // A character beyond U+FFFF may be written as two \u, as in JSON.
            let second = self.rest().get(6..8).filter(|next| *next == "\\u").and_then(|_| unit(8, 12))?;
            let units = [u16::try_from(written?).ok()?, u16::try_from(second).ok()?];
            Some((char::decode_utf16(units).next()?.ok()?, 12))
        };
        let (character, length) = found.or_else(pair).ok_or_else(|| self.error("文本中的反斜杠转义有误"))?;
        self.skip(length);
        Ok(character)
    }

    pub fn error(&self, message: &str) -> SyntaxError {
        let message = match message.char_indices().nth(LONGEST_MESSAGE) {
            Some((end, _)) => [message.get(..end).unwrap_or_default(), "…"].concat(),
            None => message.to_owned(),
        };
        let before = self.text.get(..self.position.min(self.text.len())).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |position| position.saturating_add(1));
        SyntaxError {
            line: before.matches('\n').count().saturating_add(1),
            column: before.get(line_start..).unwrap_or_default().chars().count().saturating_add(1),
            message,
        }
    }
}

fn starts_name(character: char) -> bool {
    character.is_alphabetic() || character == '_'
}

pub(super) fn in_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}
