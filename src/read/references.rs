//! Places where a rubric names a fact, to be checked when all facts are known.

use super::reader::Reader;
use super::values::excerpt;
use crate::problem::ProblemCode;
use crate::rubric::{Alternative, FactKind, Rubric};

/// What kind of fact a place needs.
pub enum Expected {
    /// Any.
    Any,
    /// One that is answered 是 or 否.
    Boolean,
    /// A number.
    Number,
    /// Several numbers.
    Numbers,
    /// A text.
    Text,
    /// A choice, with the field of the rule that lists its alternatives, and these.
    Choice(&'static str, Vec<String>),
}

struct Reference {
    pointer: String,
    fact: String,
    expected: Expected,
}

/// All places where a rubric names a fact.
#[derive(Default)]
pub struct References(Vec<Reference>);

impl References {
    /// Reads the id of a fact.
    pub fn read(&mut self, reader: &mut Reader<'_>, expected: Expected) -> Option<String> {
        let fact = reader.owned_text()?;
        self.note(reader.pointer(), &fact, expected);
        Some(fact)
    }

    /// Notes a place that names a fact.
    pub fn note(&mut self, pointer: String, fact: &str, expected: Expected) {
        self.0.push(Reference { pointer, fact: fact.to_owned(), expected });
    }

    /// Notes a problem wherever the rubric has no such fact.
    pub fn check(self, reader: &mut Reader<'_>, rubric: &Rubric) {
        for reference in self.0 {
            reference.check(reader, rubric);
        }
    }
}

impl Reference {
    fn check(&self, reader: &mut Reader<'_>, rubric: &Rubric) {
        let shown = excerpt(&self.fact);
        let Some(fact) = rubric.fact(&self.fact) else {
            let message = format!("没有编号为“{shown}”的情况");
            return self.complain(reader, ProblemCode::UnknownFact, message);
        };
        let term = match (&self.expected, &fact.kind) {
            (Expected::Choice(field, options), FactKind::Choice(known)) => {
                return self.check_options(reader, known, field, options);
            }
            (Expected::Any, _)
            | (Expected::Boolean, FactKind::Boolean)
            | (Expected::Text, FactKind::Text)
            | (Expected::Numbers, FactKind::Numbers)
            | (Expected::Number, FactKind::Decimal | FactKind::Percent | FactKind::Count | FactKind::Money(_)) => {
                return;
            }
            (Expected::Boolean, _) => "回答“是”或“否”的（boolean）",
            (Expected::Number, _) => "数（decimal、percent 或 count）",
            (Expected::Numbers, _) => "一组数（numbers）",
            (Expected::Text, _) => "文本（text）",
            (Expected::Choice(..), _) => "供选择的（choice）",
        };
        self.complain(reader, ProblemCode::WrongType, format!("情况“{shown}”不是{term}"));
    }

    fn complain(&self, reader: &mut Reader<'_>, code: ProblemCode, message: String) {
        let hint = "请核对计分办法的 facts 与规则中的编号".to_owned();
        reader.note_at(&self.pointer, (code, message, hint));
    }

    /// Every option must be an alternative of the fact, and every alternative must have its option.
    fn check_options(&self, reader: &mut Reader<'_>, known: &[Alternative], field: &str, options: &[String]) {
        let shown = excerpt(&self.fact);
        let rule = self.pointer.strip_suffix("/fact").unwrap_or(&self.pointer);
        for (index, option) in options.iter().enumerate() {
            let pointer = format!("{rule}/{field}/{index}/value");
            let hint = "请核对计分办法的 facts 与规则中的选项".to_owned();
            if options.iter().take(index).any(|before| before == option) {
                let message = format!("选项“{}”写了两次", excerpt(option));
                reader.note_at(&pointer, (ProblemCode::DuplicateId, message, hint));
            } else if !known.iter().any(|alternative| alternative.value == *option) {
                let message = format!("情况“{shown}”没有“{}”这个可选的值", excerpt(option));
                reader.note_at(&pointer, (ProblemCode::UnknownChoice, message, hint));
            }
        }
        for alternative in known.iter().filter(|alternative| !options.contains(&alternative.value)) {
            let message = format!("没有规定选“{}”得几分", excerpt(&alternative.value));
            let hint = "请为每个可选的值写一个选项，不得分的写 0".to_owned();
            reader.note_at(&format!("{rule}/{field}"), (ProblemCode::MissingField, message, hint));
        }
    }
}
