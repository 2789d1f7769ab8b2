//! The table of the built-in functions (DMN 1.5, 10.3.4). A signature is read by `signature.rs`: the letters
//! stand for number, text, boolean, date, p for days, m for months, list, context, range, and any value.

mod day;
mod list;
mod number;
mod relation;
mod text;

use std::borrow::Cow;

use super::Value;
use super::arithmetic::whole;
use super::evaluate::Evaluation;
use crate::decimal::Fraction;

/// Takes the arguments out of their list; `None` is null.
pub(super) type Function = for<'e> fn(&Evaluation<'e>, &mut Vec<Value<'e>>) -> Option<Value<'e>>;

pub(super) const TABLE: &[(&str, Function)] = &[
    ("date(from:a)d", day::date),
    ("date(year:n,month:n,day:n)d", day::of_parts),
    ("duration(from:t)a", day::duration),
    ("years and months duration(from:d,to:d)m", day::months_between),
    ("day of year(date:d)n", day::of_year),
    ("day of week(date:d)t", day::of_week),
    ("month of year(date:d)t", day::month_of_year),
    ("week of year(date:d)n", day::week_of_year),
    ("number(from:t,grouping separator:t?,decimal separator:t?)n", text::number),
    ("string(from:a)t", text::string),
    ("is(value1:a,value2:a)b", relation::is),
    ("substring(string:t,start position:n,length:n?)t", text::substring),
    ("string length(string:t)n", text::length),
    ("upper case(string:t)t", text::upper),
    ("lower case(string:t)t", text::lower),
    ("substring before(string:t,match:t)t", text::before),
    ("substring after(string:t,match:t)t", text::after),
    ("contains(string:t,match:t)b", text::contains),
    ("starts with(string:t,match:t)b", text::starts_with),
    ("ends with(string:t,match:t)b", text::ends_with),
    ("split(string:t,delimiter:t)l", text::split),
    ("string join(list:l,delimiter:t?)t", text::join),
    ("list contains(list:l,element:a)b", list::contains),
    ("count(list:l)n", list::count),
    ("min(list:l)a", list::least),
    ("min(list:a,list:a*)a", list::least),
    ("max(list:l)a", list::most),
    ("max(list:a,list:a*)a", list::most),
    ("sum(list:l)n", list::sum),
    ("sum(list:n,list:n*)n", list::sum),
    ("product(list:l)n", list::product),
    ("product(list:n,list:n*)n", list::product),
    ("mean(list:l)n", list::mean),
    ("mean(list:n,list:n*)n", list::mean),
    ("median(list:l)n", list::median),
    ("median(list:n,list:n*)n", list::median),
    ("mode(list:l)l", list::mode),
    ("mode(list:n,list:n*)l", list::mode),
    ("all(list:l)b", list::all),
    ("all(list:b,list:b*)b", list::all),
    ("any(list:l)b", list::any),
    ("any(list:b,list:b*)b", list::any),
    ("sublist(list:l,start position:n,length:n?)l", list::sublist),
    ("append(list:l,item:a*)l", list::append),
    ("concatenate(list:l,list:l*)l", list::concatenate),
    ("union(list:l,list:l*)l", list::union),
    ("insert before(list:l,position:n,newItem:a)l", list::insert_before),
    ("remove(list:l,position:n)l", list::remove),
    ("reverse(list:l)l", list::reverse),
    ("index of(list:l,match:a)l", list::index_of),
    ("distinct values(list:l)l", list::distinct),
    ("flatten(list:l)l", list::flatten),
    ("get value(m:c,key:t)a", list::get_value),
    ("get entries(m:c)l", list::get_entries),
    ("decimal(n:n,scale:n)n", number::half_even),
    ("floor(n:n,scale:n?)n", number::down),
    ("ceiling(n:n,scale:n?)n", number::up),
    ("round up(n:n,scale:n)n", number::away),
    ("round down(n:n,scale:n)n", number::towards),
    ("round half up(n:n,scale:n)n", number::half_away),
    ("round half down(n:n,scale:n)n", number::half_towards),
    ("abs(n:a)a", number::absolute),
    ("modulo(dividend:n,divisor:n)n", number::modulo),
    ("odd(number:n)b", number::odd),
    ("even(number:n)b", number::even),
    ("before(point1:a,point2:a)b", relation::before),
    ("after(point1:a,point2:a)b", relation::after),
    ("meets(range1:r,range2:r)b", relation::meets),
    ("met by(range1:r,range2:r)b", relation::met_by),
    ("overlaps(range1:r,range2:r)b", relation::overlaps),
    ("overlaps before(range1:r,range2:r)b", relation::overlaps_before),
    ("overlaps after(range1:r,range2:r)b", relation::overlaps_after),
    ("finishes(point:a,range:r)b", relation::finishes),
    ("finished by(range:r,point:a)b", relation::finished_by),
    ("includes(range:r,point:a)b", relation::includes),
    ("during(point:a,range:r)b", relation::during),
    ("starts(point:a,range:r)b", relation::starts),
    ("started by(range:r,point:a)b", relation::started_by),
    ("coincides(point1:a,point2:a)b", relation::coincides),
];

/// An argument where one value is wanted; a list of one value is that value (10.3.2.9.4).
fn single<'e>(arguments: &mut [Value<'e>], place: usize) -> Option<Value<'e>> {
    match core::mem::replace(arguments.get_mut(place)?, Value::Null) {
        Value::List(mut items) if items.len() == 1 => items.pop(),
        other => Some(other),
    }
}

fn any<'e>(arguments: &mut [Value<'e>], place: usize) -> Value<'e> {
    arguments.get_mut(place).map_or(Value::Null, |value| core::mem::replace(value, Value::Null))
}

fn number(arguments: &mut [Value<'_>], place: usize) -> Option<Fraction> {
    match single(arguments, place)? {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

fn integer(arguments: &mut [Value<'_>], place: usize) -> Option<i64> {
    number(arguments, place).and_then(whole)
}

fn text<'e>(arguments: &mut [Value<'e>], place: usize) -> Option<Cow<'e, str>> {
    match single(arguments, place)? {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// An argument where a list is wanted; any other value but null is a list of itself (10.3.2.9.4).
fn list<'e>(arguments: &mut [Value<'e>], place: usize) -> Option<Vec<Value<'e>>> {
    match any(arguments, place) {
        Value::List(items) => Some(items),
        Value::Null => None,
        other => Some(vec![other]),
    }
}

/// The items of the one list that is given, or else all that is given.
fn items<'e>(arguments: &mut Vec<Value<'e>>) -> Option<Vec<Value<'e>>> {
    if arguments.len() == 1 { list(arguments, 0) } else { Some(core::mem::take(arguments)) }
}

fn counted<'e>(count: usize) -> Option<Value<'e>> {
    Fraction::count(count).map(Value::Number)
}
