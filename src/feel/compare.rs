//! Equality, order and membership (DMN 1.5, 10.3.2.13, tables 53 to 55).

use core::cmp::Ordering;

use super::{Operator, Range, Value};

/// A comparison; `None` where the standard says null.
pub(super) fn compare(left: &Value<'_>, operator: Operator, right: &Value<'_>) -> Option<bool> {
    if operator.equates() {
        return Some(equal(left, right)? == (operator == Operator::Equal));
    }
    let ordering = order(left, right)?;
    Some(match operator {
        Operator::Less => ordering.is_lt(),
        Operator::AtMost => ordering.is_le(),
        Operator::Greater => ordering.is_gt(),
        Operator::AtLeast => ordering.is_ge(),
        _ => return None,
    })
}

/// Which is more; `None` for different kinds, and for those that have no order.
pub(super) fn order(left: &Value<'_>, right: &Value<'_>) -> Option<Ordering> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.compare(*right),
        (Value::Text(left), Value::Text(right)) => Some(left.cmp(right)),
        (Value::Date(left), Value::Date(right)) => Some(left.cmp(right)),
        (Value::Days(left), Value::Days(right)) | (Value::Months(left), Value::Months(right)) => Some(left.cmp(right)),
        _ => None,
    }
}

/// Are they the same? Only null equals null; `None` for different kinds.
pub(super) fn equal(left: &Value<'_>, right: &Value<'_>) -> Option<bool> {
    match (left, right) {
        (Value::Null, Value::Null) => Some(true),
        (Value::Null, _) | (_, Value::Null) => Some(false),
        (Value::Boolean(left), Value::Boolean(right)) => Some(left == right),
        (Value::List(left), Value::List(right)) => {
            if left.len() != right.len() {
                return Some(false);
            }
            all(&mut left.iter().zip(right).map(|(left, right)| equal(left, right)))
        }
        (Value::Context(left), Value::Context(right)) => {
            if left.len() != right.len() {
                return Some(false);
            }
            all(&mut left.iter().map(|(name, value)| match right.iter().find(|(other, _)| other == name) {
                Some((_, other)) => equal(value, other),
                None => Some(false),
            }))
        }
        (Value::Range(left), Value::Range(right)) => {
            if left.bounds != right.bounds {
                return Some(false);
            }
            all(&mut [equal(&left.start, &right.start), equal(&left.end, &right.end)].into_iter())
        }
        _ => order(left, right).map(Ordering::is_eq),
    }
}

/// Three-valued: true if all are, false if one is.
pub(super) fn all(truths: &mut dyn Iterator<Item = Option<bool>>) -> Option<bool> {
    decided(truths, false)
}

/// Three-valued: true if one is, false if all are.
pub(super) fn any(truths: &mut dyn Iterator<Item = Option<bool>>) -> Option<bool> {
    decided(truths, true)
}

fn decided(truths: &mut dyn Iterator<Item = Option<bool>>, decisive: bool) -> Option<bool> {
    let mut unknown = false;
    for truth in truths {
        match truth {
            Some(truth) if truth == decisive => return Some(decisive),
            Some(_) => {}
            None => unknown = true,
        }
    }
    if unknown { None } else { Some(!decisive) }
}

/// Is a value in a range, in a list or in a range of a list, or is it the value itself (table 55)?
pub(super) fn is_in(value: &Value<'_>, place: &Value<'_>) -> Option<bool> {
    match place {
        Value::Range(range) => in_range(value, range),
        Value::List(items) => {
            if let (Value::List(_), Some(true)) = (value, equal(value, place)) {
                return Some(true);
            }
            let found = items.iter().any(|item| {
                let inside = if let Value::Range(range) = item { in_range(value, range) } else { None };
                inside == Some(true) || equal(value, item) == Some(true)
            });
            Some(found)
        }
        other => equal(value, other),
    }
}

fn in_range(value: &Value<'_>, range: &Range<'_>) -> Option<bool> {
    let after_start = order(value, &range.start).map(|order| order.is_gt() || (order.is_eq() && range.bounds.start));
    let before_end = order(value, &range.end).map(|order| order.is_lt() || (order.is_eq() && range.bounds.end));
    all(&mut [after_start, before_end].into_iter())
}
