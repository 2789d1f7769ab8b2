//! Any JSON text as a tree: for digests, which need one canonical form, and for comparing two results.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::objects;
use super::problems::Problems;
use super::reader::{Reader, not_a_value};
use super::scanner::{Kind, Scanner};
use super::values::excerpt;
use crate::decimal;
use crate::print::Print;
use crate::problem::{Problem, push_step};

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree<'a> {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean(bool),
    /// A number, in the plain form of its exact value.
    Number(Cow<'a, str>),
    /// A string.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Tree<'a>>),
    /// An object, in the order of its names.
    Object(BTreeMap<Cow<'a, str>, Tree<'a>>),
}

/// Reads any JSON text.
///
/// # Errors
///
/// Says why the text is no JSON that can be read.
pub fn parse(text: &str) -> Result<Tree<'_>, Vec<Problem>> {
    super::check_length(text)?;
    let mut scanner = Scanner::new(text);
    let mut pointer = String::new();
    let mut problems = Problems::default();
    let tree = value(&mut scanner, &mut pointer, &mut problems);
    scanner.finish();
    if scanner.fault().is_none() && problems.count() == 0 {
        return Ok(tree);
    }
    if scanner.fault().is_some() {
        // The fault again, in the words that every other text is answered with.
        let mut reader = Reader::new(text);
        reader.skip();
        problems.append(reader.finish().0);
    }
    Err(problems.into_list())
}

fn value<'a>(scanner: &mut Scanner<'a>, pointer: &mut String, problems: &mut Problems) -> Tree<'a> {
    match scanner.peek() {
        Kind::Object => {
            scanner.enter();
            let mut fields = BTreeMap::new();
            let mut first = true;
            while let Some(name) = scanner.field(first) {
                first = false;
                let length = pointer.len();
                push_step(pointer, &excerpt(&name));
                let content = value(scanner, pointer, problems);
                // Readers differ in which of two fields with one name they take: there must be no choice.
                if fields.insert(name, content).is_some() {
                    problems.note(pointer.clone(), objects::repeated());
                }
                pointer.truncate(length);
            }
            Tree::Object(fields)
        }
        Kind::List => {
            scanner.enter();
            let mut elements = Vec::new();
            while scanner.element(elements.is_empty()) {
                let length = pointer.len();
                push_step(pointer, &elements.len().to_string());
                elements.push(value(scanner, pointer, problems));
                pointer.truncate(length);
            }
            Tree::List(elements)
        }
        Kind::Text => scanner.text().map_or(Tree::Null, Tree::Text),
        Kind::Number => scanner.number().map_or(Tree::Null, |written| Tree::Number(plain(written))),
        Kind::True | Kind::False => Tree::Boolean(scanner.word() == "true"),
        Kind::Null => {
            scanner.word();
            Tree::Null
        }
        Kind::Word => {
            problems.note(pointer.clone(), not_a_value(scanner.word()));
            Tree::Null
        }
        Kind::End => Tree::Null,
    }
}

fn plain(written: &str) -> Cow<'_, str> {
    decimal::parse(written).map_or(Cow::Borrowed(written), |value| Cow::Owned(decimal::text(value)))
}

impl Tree<'_> {
    /// The field of an object.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields.get(name),
            _ => None,
        }
    }

    /// The canonical form: no space, names in the order of their characters, numbers plain. A portal may
    /// store a submission and print it anew; as long as nothing in it changes, this does not either.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut written = String::new();
        self.write(&mut written);
        written
    }

    fn write(&self, into: &mut String) {
        match self {
            Self::Null => into.push_str("null"),
            Self::Boolean(true) => into.push_str("true"),
            Self::Boolean(false) => into.push_str("false"),
            Self::Number(number) => into.push_str(number),
            Self::Text(text) => text.print(into),
            Self::List(elements) => {
                into.push('[');
                for (index, element) in elements.iter().enumerate() {
                    if index > 0 {
                        into.push(',');
                    }
                    element.write(into);
                }
                into.push(']');
            }
            Self::Object(fields) => {
                into.push('{');
                for (index, (name, content)) in fields.iter().enumerate() {
                    if index > 0 {
                        into.push(',');
                    }
                    name.print(into);
                    into.push(':');
                    content.write(into);
                }
                into.push('}');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(text: &str) -> String {
        parse(text).unwrap().canonical()
    }

    #[test]
    fn one_form_for_one_content() {
        let one = canonical("{ \"b\": [1.50, 2e1, -0, null], \"a\": \"\\u5355位\\n\" }");
        assert_eq!(one, canonical("{\"a\":\"单位\\n\",\"b\":[1.5,20,0,null]}"));
        assert_eq!(one, "{\"a\":\"单位\\n\",\"b\":[1.5,20,0,null]}");
    }

    #[test]
    fn another_form_for_another_content() {
        assert_ne!(canonical("[1]"), canonical("[\"1\"]"));
        assert_ne!(canonical("[null]"), canonical("[]"));
    }

    #[test]
    fn refuses_what_is_no_json() {
        let deep = "[".repeat(100_000);
        for text in ["", "{", "[1,]", "{\"a\" 1}", "1 2", "{\"a\":1,\"a\":1}", "[NaN]", "[foo]", &deep] {
            assert!(!parse(text).unwrap_err().is_empty(), "{text:.10}");
        }
    }
}
