//! The names, parameters and kinds of the built-in functions, read off the table of `function.rs`.
//!
//! A signature is a name, then in parentheses the parameters, then the kind of the result. A kind is one
//! letter; `?` marks a parameter that may be left out, `*` one that takes all further arguments.

use super::function::TABLE;
use super::{Builtin, Kind};

/// Functions of the standard that are outside the subset, and why.
const OUTSIDE: [(&[&str], &str); 4] = [
    (&["sqrt", "exp", "log", "stddev"], "结果不是精确的数"),
    (&["matches", "replace"], "不支持正则表达式"),
    (&["time", "date and time", "now", "today"], "不支持时刻和当前日期"),
    (&["sort", "list replace", "context", "context put", "context merge", "partition", "range"], "不在所支持的范围内"),
];

/// How a built-in function is called.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    /// Its name, with blanks: `string length`.
    pub name: &'static str,
    parameters: &'static str,
    /// What it yields, where it does not yield null.
    pub result: Kind,
}

/// One parameter of a function.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its name, by which an argument may be given.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// May it be left out?
    pub optional: bool,
    /// Does it take all further arguments?
    pub repeated: bool,
}

/// All built-in functions, in the order of the standard; one that can be called in two ways is there twice.
pub fn functions() -> impl Iterator<Item = Signature> {
    builtins().map(signature)
}

pub(super) fn signature(builtin: Builtin) -> Signature {
    let text = TABLE.get(builtin.0).map_or("", |(signature, _)| signature);
    let (name, rest) = text.split_once('(').unwrap_or_default();
    let (parameters, result) = rest.split_once(')').unwrap_or_default();
    Signature { name, parameters, result: letter(result) }
}

impl Signature {
    /// The parameters, in order.
    pub fn parameters(&self) -> impl Iterator<Item = Parameter> {
        self.parameters.split(',').map(|text| {
            let (name, kind) = text.split_once(':').unwrap_or_default();
            Parameter { name, kind: letter(kind), optional: kind.ends_with(['?', '*']), repeated: kind.ends_with('*') }
        })
    }

    /// Can the function be called with so many arguments?
    pub(super) fn takes(&self, count: usize) -> bool {
        let least = self.parameters().filter(|parameter| !parameter.optional).count();
        let repeated = self.parameters().any(|parameter| parameter.repeated);
        count >= least && (repeated || count <= self.parameters().count())
    }
}

pub(super) fn name(builtin: Builtin) -> &'static str {
    TABLE.get(builtin.0).and_then(|(signature, _)| signature.split('(').next()).unwrap_or_default()
}

pub(super) fn builtins() -> impl Iterator<Item = Builtin> {
    (0..TABLE.len()).map(Builtin)
}

/// The functions of the standard that are outside the subset, and why.
pub(super) fn outside() -> impl Iterator<Item = (&'static str, &'static str)> {
    OUTSIDE.iter().flat_map(|(names, reason)| names.iter().map(move |name| (*name, *reason)))
}

fn letter(text: &str) -> Kind {
    match text.as_bytes().first() {
        Some(b'n') => Kind::Number,
        Some(b't') => Kind::Text,
        Some(b'b') => Kind::Boolean,
        Some(b'd') => Kind::Date,
        Some(b'p') => Kind::Days,
        Some(b'm') => Kind::Months,
        Some(b'r') => Kind::Range,
        Some(b'l') => Kind::List,
        Some(b'c') => Kind::Context,
        _ => Kind::Any,
    }
}
