//! Lists and contexts (DMN 1.5, 10.3.4.4 and 10.3.4.9).

use core::cmp::Ordering;
use std::borrow::Cow;

use super::super::Value;
use super::super::compare::{self, equal, order};
use super::super::evaluate::{Evaluation, MOST_ITEMS, place, weight};
use super::{any as argument, counted, integer, items, list, number, text};
use crate::decimal::Fraction;

pub(super) fn contains<'e>(evaluation: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let element = argument(arguments, 1);
    let list = list(arguments, 0)?;
    evaluation.spend(list.len()).then(|| Value::Boolean(holds(&list, &element)))
}

fn holds(list: &[Value<'_>], element: &Value<'_>) -> bool {
    list.iter().any(|item| equal(item, element) == Some(true))
}

pub(super) fn count<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    counted(list(arguments, 0)?.len())
}

pub(super) fn least<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    extreme(items(arguments)?, Ordering::Less)
}

pub(super) fn most<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    extreme(items(arguments)?, Ordering::Greater)
}

fn extreme(items: Vec<Value<'_>>, wanted: Ordering) -> Option<Value<'_>> {
    let mut items = items.into_iter();
    let mut best = items.next()?;
    order(&best, &best)?;
    for item in items {
        if order(&item, &best)? == wanted {
            best = item;
        }
    }
    Some(best)
}

fn numbers(arguments: &mut Vec<Value<'_>>) -> Option<Vec<Fraction>> {
    let numbers = items(arguments)?.into_iter().map(|item| match item {
        Value::Number(number) => Some(number),
        _ => None,
    });
    numbers.collect()
}

fn total(numbers: &[Fraction]) -> Option<Fraction> {
    numbers.iter().try_fold(Fraction::ZERO, |sum, number| sum.plus(*number)).filter(|_| !numbers.is_empty())
}

pub(super) fn sum<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    total(&numbers(arguments)?).map(Value::Number)
}

pub(super) fn product<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let numbers = numbers(arguments)?;
    let (first, others) = numbers.split_first()?;
    others.iter().try_fold(*first, |product, number| product.times(*number)).map(Value::Number)
}

pub(super) fn mean<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let numbers = numbers(arguments)?;
    total(&numbers)?.divided_by(Fraction::count(numbers.len())?).map(Value::Number)
}

/// Each number is put where it belongs: no sort of the library, which is larger than this module.
fn sorted(numbers: Vec<Fraction>) -> Option<Vec<Fraction>> {
    let mut sorted: Vec<Fraction> = Vec::with_capacity(numbers.len());
    let mut comparable = true;
    for number in numbers {
        let place = sorted.partition_point(|other| {
            let order = other.compare(number);
            comparable &= order.is_some();
            order.is_some_and(Ordering::is_lt)
        });
        sorted.insert(place, number);
    }
    comparable.then_some(sorted)
}

pub(super) fn median<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let numbers = sorted(numbers(arguments)?)?;
    let middle = numbers.len().checked_div(2)?;
    let upper = *numbers.get(middle)?;
    if !numbers.len().is_multiple_of(2) {
        return Some(Value::Number(upper));
    }
    let lower = *numbers.get(middle.checked_sub(1)?)?;
    lower.plus(upper)?.divided_by(Fraction::count(2)?).map(Value::Number)
}

pub(super) fn mode<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let numbers = sorted(numbers(arguments)?)?;
    let runs = || numbers.chunk_by(|left, right| left.compare(*right) == Some(Ordering::Equal));
    let longest = runs().map(<[Fraction]>::len).max().unwrap_or(0);
    let modes = runs().filter(|run| run.len() == longest).filter_map(|run| run.first());
    Some(Value::List(modes.map(|number| Value::Number(*number)).collect()))
}

pub(super) fn all<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    compare::all(&mut items(arguments)?.iter().map(truth)).map(Value::Boolean)
}

pub(super) fn any<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    compare::any(&mut items(arguments)?.iter().map(truth)).map(Value::Boolean)
}

fn truth(value: &Value<'_>) -> Option<bool> {
    match value {
        Value::Boolean(value) => Some(*value),
        _ => None,
    }
}

pub(super) fn sublist<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let start = number(arguments, 1)?;
    let items = list(arguments, 0)?;
    let rest = items.len().checked_sub(place(start, items.len())?)?;
    let length = match arguments.len() {
        2 => rest,
        _ => usize::try_from(integer(arguments, 2)?).ok().filter(|length| *length <= rest)?,
    };
    let skipped = items.len().checked_sub(rest)?;
    Some(Value::List(items.into_iter().skip(skipped).take(length).collect()))
}

pub(super) fn append<'e>(evaluation: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let mut all = list(arguments, 0)?;
    all.extend(arguments.drain(1..));
    evaluation.list(all)
}

pub(super) fn concatenate<'e>(evaluation: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    evaluation.list(joined(arguments)?)
}

fn joined<'e>(arguments: &mut [Value<'e>]) -> Option<Vec<Value<'e>>> {
    let mut all = Vec::new();
    for place in 0..arguments.len() {
        all.append(&mut list(arguments, place)?);
    }
    Some(all)
}

pub(super) fn union<'e>(evaluation: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    once(evaluation, joined(arguments)?)
}

pub(super) fn distinct<'e>(evaluation: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    once(evaluation, list(arguments, 0)?)
}

fn once<'e>(evaluation: &Evaluation<'e>, items: Vec<Value<'e>>) -> Option<Value<'e>> {
    let mut kept: Vec<Value<'e>> = Vec::new();
    let mut cost = 0_usize;
    for item in items {
        cost = cost.saturating_add(weight(&item));
        // Comparing numbers with each other is quick: 64 of them are one step.
        if !evaluation.spend(cost.checked_div(64)?.saturating_add(1)) {
            return None;
        }
        if !holds(&kept, &item) {
            kept.push(item);
        }
    }
    evaluation.list(kept)
}

pub(super) fn insert_before<'e>(evaluation: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let position = number(arguments, 1)?;
    let item = argument(arguments, 2);
    let mut items = list(arguments, 0)?;
    let place = place(position, items.len())?;
    items.insert(place, item);
    evaluation.list(items)
}

pub(super) fn remove<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let position = number(arguments, 1)?;
    let mut items = list(arguments, 0)?;
    items.remove(place(position, items.len())?);
    Some(Value::List(items))
}

pub(super) fn reverse<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let mut items = list(arguments, 0)?;
    items.reverse();
    Some(Value::List(items))
}

pub(super) fn index_of<'e>(evaluation: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let wanted = argument(arguments, 1);
    let items = list(arguments, 0)?;
    if !evaluation.spend(items.len()) {
        return None;
    }
    let found = items.iter().zip(1_usize..).filter(|(item, _)| equal(item, &wanted) == Some(true));
    found.map(|(_, place)| counted(place)).collect::<Option<_>>().map(Value::List)
}

pub(super) fn flatten<'e>(evaluation: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let mut flat = Vec::new();
    // The next item comes last, so that none is moved twice.
    let mut open = list(arguments, 0)?;
    open.reverse();
    while let Some(item) = open.pop() {
        match item {
            Value::List(items) => open.extend(items.into_iter().rev()),
            item if flat.len() < MOST_ITEMS => flat.push(item),
            _ => return None,
        }
    }
    evaluation.list(flat)
}

pub(super) fn get_value<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let key = text(arguments, 1)?;
    let Value::Context(entries) = super::single(arguments, 0)? else { return None };
    entries.into_iter().find(|(name, _)| *name == key).map(|(_, value)| value)
}

pub(super) fn get_entries<'e>(_: &Evaluation<'e>, arguments: &mut Vec<Value<'e>>) -> Option<Value<'e>> {
    let Value::Context(entries) = super::single(arguments, 0)? else { return None };
    let entries = entries.into_iter().map(|(name, value)| {
        Value::Context(vec![(Cow::Borrowed("key"), Value::Text(name)), (Cow::Borrowed("value"), value)])
    });
    Some(Value::List(entries.collect()))
}
