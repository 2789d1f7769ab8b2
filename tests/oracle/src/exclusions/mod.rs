//! Where the engines may differ: by which rule of DMN 1.5, chapter 10, or by which limit of one of them.
//!
//! An exclusion looks at the part on which they begin to differ, at the values of its operands, on which they
//! agree, and at both results. Its example has to be a difference that it takes, and no other before it.

mod lists;
mod nulls;
mod numbers;
mod ranges;
mod reading;

use dsntk_feel::values::Value as Theirs;
use ziping::feel::{Expression, Value};

use crate::difference::Difference;

pub struct Exclusion {
    /// What holds, and what dsntk 0.3.0 does instead.
    pub rule: &'static str,
    /// An expression that it takes.
    pub example: &'static str,
    /// It may take part in so many of 10,000 expressions.
    pub most: usize,
    pub applies: fn(&Difference) -> bool,
}

/// All of them, in the order in which they are asked.
pub fn all() -> impl Iterator<Item = &'static Exclusion> {
    [reading::EXCLUSIONS, nulls::EXCLUSIONS, lists::EXCLUSIONS, ranges::EXCLUSIONS, numbers::EXCLUSIONS]
        .into_iter()
        .flatten()
}

impl Difference {
    /// The values of the operands by this crate.
    fn operands(&self) -> Vec<&Value<'static>> {
        self.operands.iter().filter_map(|pair| pair.ours.as_ref()).collect()
    }

    fn operand(&self, place: usize) -> &Value<'static> {
        self.operands.get(place).and_then(|pair| pair.ours.as_ref()).unwrap_or(&Value::Null)
    }

    fn ours(&self) -> &Value<'static> {
        self.result.ours.as_ref().unwrap_or(&Value::Null)
    }

    /// Does this crate yield null?
    fn ours_null(&self) -> bool {
        matches!(self.result.ours, Some(Value::Null))
    }

    /// Does dsntk yield null?
    fn theirs_null(&self) -> bool {
        matches!(self.result.theirs, Some(Theirs::Null(_)))
    }

    fn theirs_boolean(&self) -> Option<bool> {
        match self.result.theirs {
            Some(Theirs::Boolean(value)) => Some(value),
            _ => None,
        }
    }

    fn ours_boolean(&self) -> Option<bool> {
        match self.ours() {
            Value::Boolean(value) => Some(*value),
            _ => None,
        }
    }

    /// The name of the function that the part calls.
    fn function(&self) -> &'static str {
        match &self.part {
            Some(Expression::Call(builtin, _)) => builtin.name(),
            _ => "",
        }
    }

    fn calls(&self, functions: &[&str]) -> bool {
        functions.contains(&self.function())
    }
}
