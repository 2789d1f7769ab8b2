//! Expressions of rubrics and outlines, in FEEL, the expression language of OMG DMN 1.5, chapter 10.
//!
//! In: an expression and the values of its names. Out: a [`Value`], `null` for unknown, with the
//! three-valued logic of the standard. This module knows no rubrics and no submissions.
//!
//! The subset: numbers, strings, booleans, `null`, days, durations of whole days or whole months, lists,
//! contexts and ranges; `+ - * / **`, the six comparisons, `between`, `in`, `and`, `or`, `not(…)`, `if`,
//! `for`, `some`, `every`, filters, paths, and the built-in functions of `function.rs`, called by position
//! or by name. Outside it, and refused with their place: irrational results (`sqrt`, `exp`, `log`,
//! `stddev`), times of day, regular expressions, `instance of`, and functions as values.
//!
//! Numbers are exact: `1 / 3 * 3 = 1` is true. What 38 digits cannot hold is null, never a guess. So is an
//! expression that needs more than [`MOST_STEPS`].

mod arithmetic;
mod compare;
mod evaluate;
mod formula;
mod function;
mod iterate;
mod json;
mod kind;
mod parse;
mod scan;
mod signature;
mod span;
mod tree;

use std::borrow::Cow;

use crate::date::Date;
use crate::decimal::Fraction;

pub use arithmetic::operate;
pub use evaluate::{MOST_ITEMS, MOST_STEPS, MOST_TEXT, evaluate, evaluate_within};
pub use formula::formula;
pub use json::to_json;
pub use kind::{Kind, kind};
pub use parse::{MOST_DEPTH, MOST_LENGTH, MOST_NODES, is_name, parse, parse_with};
pub use scan::{SyntaxError, is_reserved};
pub use signature::{Parameter, Signature, functions};
pub use tree::{Bounds, Builtin, Expression, Literal, Operator, Quantifier};

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
    /// A duration of whole days, below zero as well.
    Days(i64),
    /// A duration of whole months, below zero as well.
    Months(i64),
    /// A list.
    List(Vec<Value<'a>>),
    /// Names and their values, in order, each name once.
    Context(Vec<(Cow<'a, str>, Value<'a>)>),
    /// All values between two.
    Range(Box<Range<'a>>),
}

/// All values between two.
#[derive(Clone, Debug)]
pub struct Range<'a> {
    /// The least value.
    pub start: Value<'a>,
    /// The greatest value.
    pub end: Value<'a>,
    /// Which of the two belong to it.
    pub bounds: Bounds,
}

/// The values of the names that an expression uses.
pub trait Context {
    /// The value of a name; [`Value::Null`] where it is not known.
    fn value(&self, name: &str) -> Value<'_>;
}
