//! How points and ranges lie to each other (DMN 1.5, 10.3.4.10, table 78), and sameness.
//!
//! A point is the range that begins and ends with it. The beginnings of two ranges stand in an order, in
//! which an open one comes after a closed one at the same value, and so do their ends, the other way round.
//! All relations of the standard are read off these orders.

use core::cmp::Ordering;

use super::super::compare::{equal, order};
use super::super::evaluate::Evaluation;
use super::super::{Bounds, Range, Value};
use super::any;

struct Relation {
    starts: Ordering,
    ends: Ordering,
    /// The end of the first and the start of the second.
    first_end: Ordering,
    /// Does the first end where the second starts, with the point in both?
    meets: bool,
    /// The same, the other way round.
    met: bool,
    /// The end of the second and the start of the first.
    second_end: Ordering,
}

impl Relation {
    fn before(&self) -> bool {
        self.first_end.is_lt() || (self.first_end.is_eq() && !self.meets)
    }

    fn after(&self) -> bool {
        self.second_end.is_lt() || (self.second_end.is_eq() && !self.met)
    }
}

fn relation(arguments: &mut [Value<'_>]) -> Option<Relation> {
    let (first, second) = (range(any(arguments, 0))?, range(any(arguments, 1))?);
    let (one, two) = (first.bounds, second.bounds);
    let (first_end, second_end) = (order(&first.end, &second.start)?, order(&second.end, &first.start)?);
    Some(Relation {
        starts: order(&first.start, &second.start)?.then(two.start.cmp(&one.start)),
        ends: order(&first.end, &second.end)?.then(one.end.cmp(&two.end)),
        first_end,
        meets: first_end.is_eq() && one.end && two.start,
        met: second_end.is_eq() && two.end && one.start,
        second_end,
    })
}

fn range(value: Value<'_>) -> Option<Range<'_>> {
    match value {
        Value::Range(range) => Some(*range),
        Value::List(mut items) if items.len() == 1 => range(items.pop()?),
        Value::Null | Value::List(_) => None,
        point => Some(Range { start: point.clone(), end: point, bounds: Bounds { start: true, end: true } }),
    }
}

macro_rules! relations {
    ($($name:ident: |$relation:ident| $truth:expr;)*) => {
        $(pub(super) fn $name<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
            let $relation = relation(arguments)?;
            Some(Value::Boolean($truth))
        })*
    };
}

relations! {
    before: |it| it.before();
    after: |it| it.after();
    meets: |it| it.meets;
    met_by: |it| it.met;
    overlaps: |it| !it.before() && !it.after();
    overlaps_before: |it| it.starts.is_lt() && !it.before() && it.ends.is_le();
    overlaps_after: |it| it.starts.is_gt() && !it.after() && it.ends.is_ge();
    finishes: |it| it.ends.is_eq() && it.starts.is_ge();
    finished_by: |it| it.ends.is_eq() && it.starts.is_le();
    includes: |it| it.starts.is_le() && it.ends.is_ge();
    during: |it| it.starts.is_ge() && it.ends.is_le();
    starts: |it| it.starts.is_eq() && it.ends.is_le();
    started_by: |it| it.starts.is_eq() && it.ends.is_ge();
    coincides: |it| it.starts.is_eq() && it.ends.is_eq();
}

pub(super) fn is<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let (second, first) = (arguments.pop()?, arguments.pop()?);
    Some(Value::Boolean(equal(&first, &second) == Some(true)))
}
