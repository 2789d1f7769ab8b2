//! A JSON object as the context of an expression: its fields are the names.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::objects::MOST_ENTRIES;
use super::problems::Problems;
use super::tree::{self, Tree};
use super::values::excerpt;
use crate::decimal;
use crate::feel::{self, MOST_ITEMS, Value};
use crate::problem::{Problem, ProblemCode, push_step};

/// The most values in a context, in all its lists and objects together.
pub const MOST_VALUES: usize = 100_000;

/// The names of a context and their values.
pub struct JsonContext<'a> {
    values: BTreeMap<Cow<'a, str>, Value<'a>>,
    names: BTreeSet<Cow<'a, str>>,
}

impl JsonContext<'_> {
    /// The names that an expression cannot be seen to use by its grammar, as those with blanks, of all objects.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.names.iter().map(|name| &**name).collect()
    }
}

impl feel::Context for JsonContext<'_> {
    fn value(&self, name: &str) -> Value<'_> {
        self.values.get(name).cloned().unwrap_or(Value::Null)
    }
}

/// Reads the context of an expression.
///
/// # Errors
///
/// Lists all problems if the text is no JSON object, or has more in it than an expression can be about.
pub fn context(text: &str) -> Result<JsonContext<'_>, Vec<Problem>> {
    let mut reading =
        Reading { pointer: String::new(), problems: Problems::default(), left: MOST_VALUES, names: BTreeSet::new() };
    let mut values = BTreeMap::new();
    match tree::parse(text)? {
        Tree::Object(fields) => {
            reading.fields(fields, &mut |name, value| {
                values.insert(name, value);
            });
        }
        _ => reading.note(ProblemCode::WrongType, "表达式的数据应为一组字段 {…}", "请写成 {\"名称\": 值}"),
    }
    let problems = reading.problems.into_list();
    if problems.is_empty() { Ok(JsonContext { values, names: reading.names }) } else { Err(problems) }
}

struct Reading<'a> {
    pointer: String,
    problems: Problems,
    left: usize,
    names: BTreeSet<Cow<'a, str>>,
}

impl<'a> Reading<'a> {
    fn note(&mut self, code: ProblemCode, message: &str, hint: &str) {
        self.problems.note(self.pointer.clone(), (code, message.to_owned(), hint.to_owned()));
    }

    fn value(&mut self, tree: Tree<'a>) -> Value<'a> {
        match tree {
            Tree::Null => Value::Null,
            Tree::Boolean(value) => Value::Boolean(value),
            Tree::Number(written) => {
                if let Ok(value) = decimal::parse(&written) {
                    return Value::Number(value.into());
                }
                let message = format!("数值“{}”的位数太多，无法精确表示", excerpt(&written));
                self.note(ProblemCode::TooManyDigits, &message, "整数和小数一共最多 28 位，请核对");
                Value::Null
            }
            Tree::Text(text) => Value::Text(text),
            Tree::List(items) => {
                if !self.takes(items.len(), MOST_ITEMS) {
                    return Value::Null;
                }
                let item = |(index, item): (usize, Tree<'a>)| self.within(&index.to_string(), item);
                Value::List(items.into_iter().enumerate().map(item).collect())
            }
            Tree::Object(fields) => {
                let mut entries = Vec::new();
                self.fields(fields, &mut |name, value| entries.push((name, value)));
                Value::Context(entries)
            }
        }
    }

    fn fields(&mut self, fields: BTreeMap<Cow<'a, str>, Tree<'a>>, take: &mut dyn FnMut(Cow<'a, str>, Value<'a>)) {
        if !self.takes(fields.len(), MOST_ENTRIES) {
            return;
        }
        for (name, field) in fields {
            let value = self.within(&name, field);
            let special = !name.trim().is_empty() && !is_simple(&name);
            if special && self.names.insert(name.clone()) && self.names.len() == MOST_ENTRIES.saturating_add(1) {
                let message = format!("带空格或符号的名称超过 {MOST_ENTRIES} 个");
                self.note(ProblemCode::TooManyEntries, &message, "请改用只有字母、汉字、数字的名称");
            }
            take(name, value);
        }
    }

    fn within(&mut self, step: &str, tree: Tree<'a>) -> Value<'a> {
        let length = self.pointer.len();
        push_step(&mut self.pointer, &excerpt(step));
        let value = self.value(tree);
        self.pointer.truncate(length);
        value
    }

    /// Notes a problem where there are more values than are read.
    fn takes(&mut self, count: usize, most: usize) -> bool {
        let fits = count <= most && count <= self.left;
        if fits {
            self.left = self.left.saturating_sub(count);
        } else {
            let message = format!("此处有 {count} 个值，一处最多 {most} 个，一共最多 {MOST_VALUES} 个");
            self.note(ProblemCode::TooManyEntries, &message, "请只给出表达式要用的数据");
        }
        fits
    }
}

/// Does an expression see by its grammar where the name ends? Asking the parser takes longer than an evaluation.
fn is_simple(name: &str) -> bool {
    !name.starts_with(|first: char| first != '_' && !first.is_alphabetic())
        && name.chars().all(|character| character == '_' || character.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<(ProblemCode, String)> {
        match context(text) {
            Ok(_) => Vec::new(),
            Err(problems) => problems.into_iter().map(|problem| (problem.code, problem.pointer)).collect(),
        }
    }

    #[test]
    fn knows_the_names_that_are_not_simple_in_every_object() {
        let text =
            r#"{"预算 数": 1, "a-b": [{"c d": 2}], "simple": {"true": 3, "_1": 0}, "": 4, "2x": 5, "预算数": 6}"#;
        assert_eq!(context(text).unwrap().names(), ["2x", "a-b", "c d", "预算 数"]);
    }

    #[test]
    fn refuses_what_no_expression_can_be_about() {
        assert_eq!(codes("[1]"), [(ProblemCode::WrongType, String::new())]);
        let long = "9".repeat(40);
        assert_eq!(codes(&format!("{{\"a\":[0,{long}]}}")), [(ProblemCode::TooManyDigits, "/a/1".to_owned())]);
        let many = |times: usize| format!("{{\"a\":[{}0]}}", "0,".repeat(times));
        assert_eq!(codes(&many(MOST_ITEMS - 1)), []);
        assert_eq!(codes(&many(MOST_ITEMS)), [(ProblemCode::TooManyEntries, "/a".to_owned())]);
        let fields = |count: usize, blank: &str| {
            let fields: Vec<String> = (0..count).map(|index| format!("\"n{blank}{index}\":0")).collect();
            format!("{{{}}}", fields.join(","))
        };
        assert_eq!(codes(&fields(MOST_ENTRIES, " ")), []);
        assert_eq!(codes(&fields(MOST_ENTRIES + 1, "")), [(ProblemCode::TooManyEntries, String::new())]);
        let nested = format!("{{\"a\":{},\"b\":{}}}", fields(600, " "), fields(700, "  "));
        assert_eq!(codes(&nested), [(ProblemCode::TooManyEntries, "/b".to_owned())]);
        let lists = vec![many(MOST_ITEMS - 1); 11].join(",");
        assert_eq!(codes(&format!("{{\"a\":[{lists}]}}"))[0], (ProblemCode::TooManyEntries, "/a/9/a".to_owned()));
    }
}
