//! Results as JSON text, written straight into one buffer.
//!
//! In: a result. Out: its JSON text, without spaces. A type of a result lists its fields once, in the order of
//! the text, and an enumeration its words:
//!
//! ```text
//! printed! { Loss<'_> { points, clause, message } }
//! words! { State { Scored = "scored", Incomplete = "incomplete" } }
//! ```
//!
//! A new field is a line there, and does not compile before it has one. Unknown is `null`; `field if some` leaves
//! a field out instead, and `field as "name"` gives it another name. The first field is always there. This module knows no result.

use std::borrow::Cow;

use crate::decimal::{self, Decimal};

/// What can be printed as JSON.
pub trait Print {
    /// Appends the JSON text of this value.
    fn print(&self, into: &mut String);
}

/// The JSON text of a result.
#[must_use]
pub fn json(result: &dyn Print) -> String {
    let mut text = String::with_capacity(4096);
    result.print(&mut text);
    text
}

/// Prints the fields of a type, each listed once; see the [module](self).
macro_rules! printed {
    ($type:ty { $first:ident $(as $name:literal)?, $($field:ident $($how:ident $what:tt)?),+ $(,)? }) => {
        impl $crate::print::Print for $type {
            fn print(&self, into: &mut String) {
                let Self { $first, $($field),+ } = self;
                $crate::print::printed!(into "{" $first $(as $name)?);
                $($crate::print::printed!(into "," $field $($how $what)?);)+
                into.push_str("}");
            }
        }
    };
    ($into:ident $before:literal $field:ident) => {
        $into.push_str(concat!($before, "\"", stringify!($field), "\":"));
        $crate::print::Print::print($field, $into);
    };
    ($into:ident $before:literal $field:ident as $name:literal) => {
        $into.push_str(concat!($before, "\"", $name, "\":"));
        $crate::print::Print::print($field, $into);
    };
    ($into:ident $before:literal $field:ident if some) => {
        if let Some($field) = $field {
            $crate::print::printed!($into $before $field);
        }
    };
}
pub(crate) use printed;

/// Gives the variants of an enumeration the words that results have for them; see the [module](self).
macro_rules! words {
    ($type:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $type {
            /// The word for it in results.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl $crate::print::Print for $type {
            fn print(&self, into: &mut String) {
                self.text().print(into);
            }
        }
    };
}
pub(crate) use words;

/// Pushed as a text, which is quicker than as a character.
const QUOTE: &str = "\"";

impl Print for str {
    fn print(&self, into: &mut String) {
        into.push_str(QUOTE);
        let mut rest = self;
        loop {
            let (plain, stopped) = rest.split_at_checked(plain_length(rest.as_bytes())).unwrap_or((rest, ""));
            into.push_str(plain);
            let mut characters = stopped.chars();
            match characters.next() {
                None => break,
                Some(special) => push_escaped(special, into),
            }
            rest = characters.as_str();
        }
        into.push_str(QUOTE);
    }
}

fn push_escaped(special: char, into: &mut String) {
    let letter = match special {
        '\u{8}' => 'b',
        '\t' => 't',
        '\n' => 'n',
        '\u{c}' => 'f',
        '\r' => 'r',
        '"' | '\\' => special,
        _ => {
            into.push_str(if special < '\u{10}' { "\\u000" } else { "\\u001" });
            into.push(char::from_digit(u32::from(special) & 15, 16).unwrap_or_default());
            return;
        }
    };
    into.push('\\');
    into.push(letter);
}

impl<T: Print + ?Sized> Print for &T {
    fn print(&self, into: &mut String) {
        (**self).print(into);
    }
}

impl Print for String {
    fn print(&self, into: &mut String) {
        self.as_str().print(into);
    }
}

impl Print for Cow<'_, str> {
    fn print(&self, into: &mut String) {
        (**self).print(into);
    }
}

impl Print for bool {
    fn print(&self, into: &mut String) {
        into.push_str(if *self { "true" } else { "false" });
    }
}

impl Print for u16 {
    fn print(&self, into: &mut String) {
        u32::from(*self).print(into);
    }
}

impl Print for u32 {
    fn print(&self, into: &mut String) {
        decimal::print((*self).into(), into);
    }
}

/// A decimal is printed as a text, so that no reader makes a float of it.
impl Print for Decimal {
    fn print(&self, into: &mut String) {
        into.push_str(QUOTE);
        decimal::print(*self, into);
        into.push_str(QUOTE);
    }
}

impl<T: Print> Print for Option<T> {
    fn print(&self, into: &mut String) {
        match self {
            Some(value) => value.print(into),
            None => into.push_str("null"),
        }
    }
}

impl<T: Print> Print for [T] {
    fn print(&self, into: &mut String) {
        let mut before = "[";
        for element in self {
            into.push_str(before);
            element.print(into);
            before = ",";
        }
        into.push_str(if self.is_empty() { "[]" } else { "]" });
    }
}

impl<T: Print> Print for Vec<T> {
    fn print(&self, into: &mut String) {
        self.as_slice().print(into);
    }
}

/// How many bytes from the start stand in a JSON text as they are: neither quote, backslash nor control character.
///
/// Eight bytes are looked at together: subtracting a limit from each borrows from the high bit of those
/// that are below it, and the first byte that is marked so is marked rightly.
#[must_use]
pub fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    let below = |word: u64, limit: u8| word.wrapping_sub(ONES.wrapping_mul(u64::from(limit))) & !word & HIGH;
    let is = |word: u64, byte: u8| below(word ^ ONES.wrapping_mul(u64::from(byte)), 1);
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut length = 0_usize;
    for chunk in chunks {
        let word = u64::from_le_bytes(*chunk);
        let stops = below(word, 0x20) | is(word, b'"') | is(word, b'\\');
        if stops != 0 {
            return length.wrapping_add(usize::try_from(stops.trailing_zeros() >> 3).unwrap_or_default());
        }
        length = length.wrapping_add(8);
    }
    let stops = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1F);
    length.wrapping_add(rest.iter().position(stops).unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_every_character_so_that_it_is_read_again() {
        for code in (0..0x300).chain(0xD7F0..0xE010).chain(0xFFF0..0x1_0010).filter_map(char::from_u32) {
            let text = format!("单位{code}“a”{code}{code}");
            assert_eq!(json(&text.as_str()), serde_json::to_string(&text).unwrap());
        }
    }

    #[test]
    fn prints_unknown_as_null_or_not_at_all() {
        struct Pair {
            first: Option<u32>,
            second: Option<bool>,
            list: Vec<Decimal>,
        }
        printed! { Pair { first as "1", second if some, list } }
        let pair = |first, second, list| json(&Pair { first, second, list });
        assert_eq!(pair(None, None, Vec::new()), r#"{"1":null,"list":[]}"#);
        assert_eq!(
            pair(Some(0), Some(true), vec![Decimal::ONE, Decimal::new(-250, 2)]),
            r#"{"1":0,"second":true,"list":["1","-2.5"]}"#
        );
    }

    #[test]
    fn finds_the_first_byte_that_is_not_plain() {
        for stop in ["\"", "\\", "\n", "\0", "\u{1f}"] {
            for length in 0..40 {
                for filler in ["a", "单", "!", " ", "\u{7f}", "\u{80}", "#", "[", "]"] {
                    let before = filler.repeat(length);
                    assert_eq!(
                        plain_length(format!("{before}{stop}rest\"").as_bytes()),
                        before.len(),
                        "{before}{stop:?}"
                    );
                    assert_eq!(plain_length(before.as_bytes()), before.len());
                }
            }
        }
    }
}
