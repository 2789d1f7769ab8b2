//! Points per case: 「每出现一例不符合要求的扣1分，扣完为止」, and its mirror, points per piece of evidence.

use super::{Gap, Outcome, Scoring, TOO_MANY_DIGITS, Work};
use crate::decimal::{self, Fraction};
use crate::rubric::{Item, Occurrences};
use crate::scoring::sheet::Missing;
use crate::scoring::trace::InputTrace;

pub fn score<'s>(rule: &'s Occurrences, item: &'s Item, scoring: &Scoring<'s>) -> Outcome<'s> {
    let formulas: Vec<_> = rule.count.iter().collect();
    let inputs = scoring.traced.then(|| scoring.inputs(&formulas));
    let counted = match counted(rule, item, scoring) {
        Ok(counted) => counted,
        Err(gap) => return Outcome::open(gap, "occurrences", item, inputs),
    };
    if counted.count.exact().is_none_or(|count| decimal::without_zeros(count).1 > 0) {
        let note = format!("{}，个数须为整数", counted.shown);
        return Outcome::open(Gap::at_item(scoring, item, &note), "occurrences", item, inputs);
    }
    let each = decimal::text(rule.each);
    let change = counted.count.times(rule.each.into());
    let exact =
        change.and_then(|change| if rule.earns { Some(change) } else { Fraction::from(item.points).minus(change) });
    let Some(exact) = exact else {
        let gap = Gap::at_item(scoring, item, TOO_MANY_DIGITS);
        return Outcome::open(gap, "occurrences", item, inputs);
    };
    let work = inputs.map(|inputs: Vec<InputTrace<'s>>| {
        let (shown, unit, count) = (&counted.shown, counted.unit, counted.count.show());
        let (explanation, formula) = if rule.earns {
            (format!("{shown}，每{unit}得 {each} 分"), Some(format!("{each} × {count}")))
        } else if counted.count.is_zero() {
            (format!("{shown}，不扣分"), None)
        } else {
            let points = decimal::text(item.points);
            (format!("{shown}，每{unit}扣 {each} 分"), Some(format!("{points} − {each} × {count}")))
        };
        Work { explanation, formula, inputs, ..Work::default() }
    });
    Outcome::whole(exact, "occurrences", item, work)
}

/// How many cases there are, and in which unit.
struct Counted<'s> {
    count: Fraction,
    /// As `迟报次数 3 次`.
    shown: String,
    unit: &'s str,
}

fn counted<'s>(rule: &'s Occurrences, item: &'s Item, scoring: &Scoring<'s>) -> Result<Counted<'s>, Gap<'s>> {
    if let Some(formula) = &rule.count {
        let measured = scoring.measured_as("个数", formula, item)?;
        if measured.value.compare(Fraction::ZERO).is_none_or(core::cmp::Ordering::is_lt) {
            return Err(Gap::at_item(scoring, item, &format!("{}，个数不能小于 0", measured.shown())));
        }
        let unit = if measured.unit.is_empty() { "个" } else { measured.unit };
        return Ok(Counted { count: measured.value, shown: measured.shown(), unit });
    }
    let id = rule.evidence.as_deref().unwrap_or_default();
    let label = scoring.facts.get(id).map_or("", |fact| fact.definition.label.as_str());
    let count = scoring.subject.evidence(id).and_then(Fraction::count);
    let name = format!("“{label}”的佐证材料");
    let Some(count) = count else {
        let mut pointer = scoring.subject.pointer("/evidence");
        crate::problem::push_step(&mut pointer, id);
        let missing = vec![Missing { fact: None, pointer, label: name, points: item.points, note: None }];
        return Err(Gap { not_applicable: false, missing });
    };
    Ok(Counted { count, shown: format!("{name} {} 份", count.show()), unit: "份" })
}
