//! Expressions of rubrics, in FEEL, the expression language of OMG DMN 1.5, chapter 10.
//!
//! In: an expression and the values of its names. Out: a [`Value`], `null` for unknown, with the
//! three-valued logic of the standard. This module knows no rubrics and no submissions.
//!
//! The subset: numbers, strings, `true`, `false`, `null`, `date("…")`, names in any script,
//! `+ - * /`, the six comparisons, `and`, `or`, `not(…)` and parentheses. Anything else is a
//! [`SyntaxError`] with its place.

mod evaluate;
mod kind;
mod parse;

use std::borrow::Cow;

use crate::date::Date;
use crate::decimal::Fraction;

pub use evaluate::evaluate;
pub use kind::{Kind, kind};
pub use parse::{SyntaxError, is_name, parse};

/// What an expression yields.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// Unknown, or the outcome of an operation that the standard does not define.
    Null,
    /// True or false.
    Boolean(bool),
    /// An exact number.
    Number(Fraction),
    /// A string.
    Text(Cow<'a, str>),
    /// A day.
    Date(Date),
}

/// The values of the names that an expression uses.
pub trait Context {
    /// The value of a name; [`Value::Null`] where it is not known.
    fn value(&self, name: &str) -> Value<'_>;
}

/// A parsed expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// A constant.
    Literal(Literal),
    /// A name of the context.
    Name(String),
    /// `-x`
    Negation(Box<Expression>),
    /// `not(x)`
    Not(Box<Expression>),
    /// Two operands and what joins them.
    Binary(Box<Expression>, Operator, Box<Expression>),
}

/// A constant in an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean(bool),
    /// `2.5`
    Number(crate::decimal::Decimal),
    /// `"…"`
    Text(String),
    /// `date("2024-03-01")`
    Date(Date),
}

/// What joins two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `or`
    Or,
    /// `and`
    And,
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

impl Operator {
    /// The sign as people write it.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Or => "或",
            Self::And => "且",
            Self::Equal => "=",
            Self::Unequal => "≠",
            Self::Less => "<",
            Self::AtMost => "≤",
            Self::Greater => ">",
            Self::AtLeast => "≥",
            Self::Add => "+",
            Self::Subtract => "−",
            Self::Multiply => "×",
            Self::Divide => "÷",
        }
    }

    /// Is it one of the six comparisons?
    #[must_use]
    pub const fn compares(self) -> bool {
        matches!(self, Self::Equal | Self::Unequal | Self::Less | Self::AtMost | Self::Greater | Self::AtLeast)
    }
}

impl Expression {
    /// The names that the expression uses, in order of appearance, each once.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.collect_names(&mut names);
        names
    }

    fn collect_names<'e>(&'e self, names: &mut Vec<&'e str>) {
        match self {
            Self::Literal(_) => {}
            Self::Name(name) if names.contains(&name.as_str()) => {}
            Self::Name(name) => names.push(name),
            Self::Negation(inner) | Self::Not(inner) => inner.collect_names(names),
            Self::Binary(left, _, right) => {
                left.collect_names(names);
                right.collect_names(names);
            }
        }
    }

    /// The two sides and the sign, if the expression is a comparison: what a person wants to see.
    #[must_use]
    pub fn comparison(&self) -> Option<(&Self, Operator, &Self)> {
        match self {
            Self::Binary(left, operator, right) if operator.compares() => Some((left, *operator, right)),
            _ => None,
        }
    }
}
