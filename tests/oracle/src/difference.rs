//! Where in an expression the two engines begin to differ: at parts of which all operands still agree.

use dsntk_feel::values::Value as Theirs;
use ziping::feel::{self, Expression, Operator, Quantifier, Value};

use crate::engines::{Names, Pair};
use crate::text::text;

/// A part on which the engines differ, though they agree on what it is made of.
pub struct Difference {
    /// `None` for a text that only one of them reads, or that they read differently.
    pub part: Option<Expression>,
    /// The text of the part.
    pub text: String,
    /// The values of the direct operands, in order of appearance.
    pub operands: Vec<Pair>,
    /// The results of the passes of an iteration, or of the condition of a filter.
    pub passes: Vec<Pair>,
    pub result: Pair,
}

/// All places where the engines begin to differ on a text; none if they agree on it.
pub fn differences(expression: &str, names: &Names) -> Vec<Difference> {
    let result = names.read(expression);
    if result.agree() {
        return Vec::new();
    }
    if let Ok(parsed) = feel::parse(expression) {
        let mut found = inside(&parsed, names);
        if found.is_empty() {
            // Two differences may make up for each other in the text that is printed again.
            let mut search = Search::new(names, false);
            search.inside(&parsed);
            found = search.found;
        }
        if !found.is_empty() {
            return found;
        }
    }
    // Read and printed again they agree, so it is the writing: numbers may lose their last zeros by that.
    let operands = vec![names.read(&without_last_zeros(expression))];
    vec![Difference { part: None, text: expression.to_owned(), operands, passes: Vec::new(), result }]
}

/// The text with `4.5` for `4.50`, and `3` for `3.00`.
pub fn without_last_zeros(text: &str) -> String {
    let mut shorter = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(|character: char| character.is_ascii_digit()) {
        let (before, number) = rest.split_at(start);
        let length = number.find(|character: char| !character.is_ascii_digit() && character != '.');
        let (number, after) = number.split_at(length.unwrap_or(number.len()));
        shorter.push_str(before);
        let is_decimal = number.matches('.').count() == 1 && !number.ends_with('.');
        shorter.push_str(if is_decimal { number.trim_end_matches('0').trim_end_matches('.') } else { number });
        rest = after;
    }
    shorter + rest
}

fn inside(expression: &Expression, names: &Names) -> Vec<Difference> {
    let result = names.value(expression);
    if result.agree() {
        return Vec::new();
    }
    let mut search = Search::new(names, result.theirs.is_none());
    search.inside(expression);
    if search.found.is_empty() {
        let Search { operands, passes, .. } = search;
        let (part, text) = (Some(expression.clone()), text(expression));
        search.found.push(Difference { part, text, operands, passes, result });
    }
    search.found
}

struct Search {
    names: Names,
    /// Does dsntk refuse the text? Then it does so for a part, whether its value counts or not.
    is_refused: bool,
    found: Vec<Difference>,
    operands: Vec<Pair>,
    passes: Vec<Pair>,
}

impl Search {
    fn new(names: &Names, is_refused: bool) -> Self {
        Self { names: names.clone(), is_refused, found: Vec::new(), operands: Vec::new(), passes: Vec::new() }
    }

    fn operand(&mut self, part: &Expression) -> Pair {
        let pair = self.names.value(part);
        self.found.extend(inside(part, &self.names));
        self.operands.push(pair.clone());
        pair
    }

    fn inside(&mut self, expression: &Expression) {
        match expression {
            Expression::Literal(_) | Expression::Name(_) => {}
            Expression::Negation(inner) | Expression::Not(inner) | Expression::Path(inner, _) => {
                self.operand(inner);
            }
            Expression::Binary(left, operator, right) => {
                let decisive = match (operator, self.operand(left).ours) {
                    (Operator::And, Some(Value::Boolean(value))) => !value,
                    (Operator::Or, Some(Value::Boolean(value))) => value,
                    _ => false,
                };
                if !decisive || self.is_refused {
                    self.operand(right);
                }
            }
            Expression::Between(parts) => parts.iter().for_each(|part| drop(self.operand(part))),
            Expression::Range(parts, _) => parts.iter().for_each(|part| drop(self.operand(part))),
            Expression::List(items) | Expression::Call(_, items) => {
                items.iter().for_each(|part| drop(self.operand(part)));
            }
            Expression::In(value, tests) => {
                self.operand(value);
                tests.iter().for_each(|(_, test)| drop(self.operand(test)));
            }
            Expression::If(parts) => {
                let met = matches!(self.operand(&parts[0]).ours, Some(Value::Boolean(true)));
                if met || self.is_refused {
                    self.operand(&parts[1]);
                }
                if !met || self.is_refused {
                    self.operand(&parts[2]);
                }
            }
            Expression::Context(entries) => {
                let outside = self.names.clone();
                for (name, entry) in entries {
                    let value = self.operand(entry);
                    if !value.agree() {
                        break;
                    }
                    self.names = self.names.with(name, &value);
                }
                self.names = outside;
            }
            Expression::Filter(parts) => {
                let list = self.operand(&parts[0]);
                // What the condition is without an item, which tells a place from a condition.
                self.operands.push(self.names.value(&parts[1]));
                if self.is_refused || items(&list).is_empty() {
                    self.passed(&parts[1], &self.names.clone());
                }
                for item in items(&list) {
                    let mut names = self.names.clone();
                    for (member, value) in members(&item) {
                        names = names.with(&member, &value);
                    }
                    if !members(&item).iter().any(|(member, _)| member == "item") {
                        names = names.with("item", &item);
                    }
                    self.passed(&parts[1], &names);
                }
            }
            Expression::Iteration(quantifier, variables, body) => {
                self.iterate(*quantifier, variables, body);
            }
        }
    }

    /// One pass; none after one on which the engines differ, as its result may be bound to a name.
    fn passed(&mut self, part: &Expression, names: &Names) {
        if !self.passes.iter().all(Pair::agree) {
            return;
        }
        self.found.extend(inside(part, names));
        self.passes.push(names.value(part));
    }

    fn iterate(&mut self, quantifier: Quantifier, variables: &[(String, Expression)], body: &Expression) {
        let Some(((name, list), inner)) = variables.split_first() else {
            let mut names = self.names.clone();
            if quantifier == Quantifier::For {
                let theirs = self.passes.iter().filter_map(|pass| pass.theirs.clone()).collect();
                let ours = self.passes.iter().filter_map(|pass| pass.ours.clone()).collect();
                let partial = Pair { ours: Some(Value::List(ours)), theirs: Some(Theirs::List(theirs)) };
                names = names.with("partial", &partial);
            }
            self.passed(body, &names);
            return;
        };
        // Ranges are walked as a list of what this crate makes of them.
        let walk = Expression::Iteration(
            Quantifier::For,
            vec![(name.clone(), list.clone())],
            Box::new(Expression::Name(name.clone())),
        );
        let values = match list {
            Expression::Range(parts, _) => {
                parts.iter().for_each(|part| drop(self.operand(part)));
                self.names.value(&walk)
            }
            list => self.operand(list),
        };
        let outside = self.names.clone();
        for value in items(&values) {
            self.names = outside.with(name, &value);
            self.iterate(quantifier, inner, body);
        }
        self.names = outside;
    }
}

/// The items of a list on which the engines agree; a value that is none is a list of itself.
fn items(list: &Pair) -> Vec<Pair> {
    if !list.agree() {
        return Vec::new();
    }
    match (&list.ours, &list.theirs) {
        (Some(Value::List(ours)), Some(Theirs::List(theirs))) => ours
            .iter()
            .zip(theirs)
            .map(|(ours, theirs)| Pair { ours: Some(ours.clone()), theirs: Some(theirs.clone()) })
            .collect(),
        (Some(Value::Null), _) => Vec::new(),
        _ => vec![list.clone()],
    }
}

fn members(item: &Pair) -> Vec<(String, Pair)> {
    match (&item.ours, &item.theirs) {
        (Some(Value::Context(ours)), Some(Theirs::Context(theirs))) => ours
            .iter()
            .map(|(name, value)| {
                let theirs = theirs.get_entry(&name.to_string().into()).cloned();
                (name.to_string(), Pair { ours: Some(value.clone()), theirs })
            })
            .collect(),
        _ => Vec::new(),
    }
}
