//! The order in which facts can be derived: each after those that it follows from.

use std::collections::BTreeMap;

use super::reader::Reader;
use super::values::excerpt;
use crate::problem::ProblemCode;
use crate::rubric::Rubric;

/// For each fact, the facts that are one step away.
type Steps = Vec<Vec<usize>>;

/// The most facts of a cycle that are named.
const MOST_SHOWN: usize = 10;

/// Puts a derived fact after those that it follows from; facts that follow from each other are a problem.
pub fn order_facts(reader: &mut Reader<'_>, rubric: &mut Rubric) {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, fact) in rubric.facts.iter().enumerate() {
        places.entry(&fact.id).or_insert(place);
    }
    let inputs = rubric.facts.iter().map(|fact| {
        let names = fact.derived.iter().flat_map(|formula| formula.expression.names());
        names.filter_map(|name| places.get(name).copied()).collect()
    });
    let inputs: Steps = inputs.collect();
    let mut seen = vec![false; inputs.len()];
    let mut order = Vec::with_capacity(inputs.len());
    for start in 0..inputs.len() {
        walk(&inputs, start, &mut seen, &mut order);
    }
    for cycle in cycles(&inputs, &order) {
        let facts = || cycle.iter().filter_map(|place| rubric.facts.get(*place));
        let names: Vec<String> = facts().take(MOST_SHOWN).map(|fact| format!("“{}”", excerpt(&fact.id))).collect();
        let more = if cycle.len() > MOST_SHOWN { format!("等 {} 个", cycle.len()) } else { String::new() };
        let message = match cycle.len() {
            1 => format!("情况{}由自己推出，无法计算", names.concat()),
            _ => format!("情况{}{more}互相推出，无法计算", names.join("、")),
        };
        let hint = "请改写 derived，使每个情况只由不依赖它的情况得出".to_owned();
        let pointer = facts().filter_map(|fact| fact.derived.as_ref()).map(|formula| formula.pointer.clone()).next();
        reader.note_at(&pointer.unwrap_or_default(), (ProblemCode::CyclicFacts, message, hint));
    }
    rubric.fact_order = order;
}

/// The facts that can be reached from one and were not seen before, each after those that it leads to.
fn walk(steps: &Steps, start: usize, seen: &mut [bool], reached: &mut Vec<usize>) {
    let mut is_new = |place: usize| seen.get_mut(place).is_some_and(|seen| !std::mem::replace(seen, true));
    let mut path = Vec::new();
    if is_new(start) {
        path.push((start, steps.get(start).into_iter().flatten()));
    }
    while let Some((place, ways)) = path.last_mut() {
        match ways.next() {
            Some(next) if is_new(*next) => path.push((*next, steps.get(*next).into_iter().flatten())),
            Some(_) => {}
            None => {
                reached.push(*place);
                path.pop();
            }
        }
    }
}

/// The facts that follow from each other, by the algorithm of Kosaraju: against the steps, and from the last of the
/// order on, no more is reached than what is on a cycle with the start.
fn cycles(inputs: &Steps, order: &[usize]) -> Vec<Vec<usize>> {
    let mut against: Steps = vec![Vec::new(); inputs.len()];
    for (place, inputs) in inputs.iter().enumerate() {
        for input in inputs {
            if let Some(followers) = against.get_mut(*input) {
                followers.push(place);
            }
        }
    }
    let mut seen = vec![false; inputs.len()];
    let mut cycles = Vec::new();
    for start in order.iter().rev() {
        let mut together = Vec::new();
        walk(&against, *start, &mut seen, &mut together);
        let of_itself = || inputs.get(*start).is_some_and(|inputs| inputs.contains(start));
        if together.len() > 1 || (together.len() == 1 && of_itself()) {
            together.sort_unstable();
            cycles.push(together);
        }
    }
    cycles.sort_unstable();
    cycles
}
