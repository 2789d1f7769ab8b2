//! An expression with the values of its names, as people write it.

use super::evaluate::constant;
use super::{Bounds, Context, Expression, Operator, Quantifier, Value, span};
use crate::decimal::Fraction;

/// The most items of a list that are shown.
const MOST_SHOWN: usize = 5;

/// The most characters of a string that are shown.
const LONGEST_SHOWN: usize = 40;

/// How strongly the parts of an expression hold together.
const WHOLE: u8 = 0;
const COMPARISON: u8 = 3;
const SIGNED: u8 = 7;
const SUFFIX: u8 = 8;

/// An expression with the values of its names, as people write it: `136 ÷ 143 × 100`. A name whose value is
/// not known is shown itself, and so is one that the expression binds.
#[must_use]
pub fn formula(expression: &Expression, context: &dyn Context) -> String {
    let mut writer = Writer { text: String::new(), context, bound: Vec::new(), in_filter: false };
    writer.write(expression, WHOLE);
    writer.text
}

struct Writer<'e, 'c> {
    text: String,
    context: &'c dyn Context,
    bound: Vec<&'e str>,
    /// In a filter, a name may be a member of the items.
    in_filter: bool,
}

impl<'e> Writer<'e, '_> {
    /// Writes an expression, in parentheses where its parts hold together less than what is around.
    fn write(&mut self, expression: &'e Expression, around: u8) {
        let strength = strength(expression);
        if strength < around {
            self.put("(");
        }
        self.write_parts(expression, strength);
        if strength < around {
            self.put(")");
        }
    }

    fn write_parts(&mut self, expression: &'e Expression, strength: u8) {
        match expression {
            Expression::Literal(literal) => self.value(&constant(literal)),
            Expression::Name(name) => self.name(name),
            Expression::Negation(inner) => {
                self.put("−");
                self.write(inner, SUFFIX);
            }
            Expression::Not(inner) => {
                self.put("非(");
                self.write(inner, WHOLE);
                self.put(")");
            }
            Expression::Binary(left, operator, right) => {
                // Comparisons do not chain, and all other operators join from the left.
                let next = strength.saturating_add(1);
                self.write(left, if operator.compares() { next } else { strength });
                self.put(if *operator == Operator::Power { "" } else { " " });
                self.put(operator.sign());
                self.put(if *operator == Operator::Power { "" } else { " " });
                self.write(right, next);
            }
            Expression::Between(parts) => {
                self.all(&**parts, ["", " 介于 ", " 和 ", " 之间"], COMPARISON.saturating_add(1));
            }
            Expression::If(parts) => self.all(&**parts, ["如果 ", " 则 ", " 否则 ", ""], WHOLE),
            Expression::In(value, tests) => {
                self.write(value, COMPARISON.saturating_add(1));
                self.put(" 属于 ");
                for (place, (operator, test)) in tests.iter().enumerate() {
                    self.put(if place == 0 { "" } else { "、" });
                    if let Some(operator) = operator {
                        self.put(operator.sign());
                        self.put(" ");
                    }
                    self.write(test, COMPARISON);
                }
            }
            Expression::List(items) => self.listed(items, ["[", "]"]),
            Expression::Call(builtin, arguments) => {
                self.put(builtin.name());
                self.listed(arguments, ["(", ")"]);
            }
            Expression::Context(entries) => {
                let outside = self.bound.len();
                self.put("{");
                for (place, (name, entry)) in entries.iter().enumerate() {
                    self.put(if place == 0 { "" } else { ", " });
                    self.put(name);
                    self.put(": ");
                    self.write(entry, WHOLE);
                    self.bound.push(name);
                }
                self.put("}");
                self.bound.truncate(outside);
            }
            Expression::Range(parts, Bounds { start, end }) => {
                let marks = [if *start { "[" } else { "(" }, "..", if *end { "]" } else { ")" }];
                self.all(&**parts, marks, COMPARISON.saturating_add(1));
            }
            Expression::Path(inner, member) => {
                self.write(inner, SUFFIX);
                self.put(".");
                self.put(member);
            }
            Expression::Filter(parts) => {
                let [list, condition] = &**parts;
                self.write(list, SUFFIX);
                self.put("[");
                let around = core::mem::replace(&mut self.in_filter, true);
                self.write(condition, WHOLE);
                self.in_filter = around;
                self.put("]");
            }
            Expression::Iteration(quantifier, variables, body) => self.iteration(*quantifier, variables, body),
        }
    }

    fn iteration(&mut self, quantifier: Quantifier, variables: &'e [(String, Expression)], body: &'e Expression) {
        let outside = self.bound.len();
        let (before, after) = match quantifier {
            Quantifier::For => ("对 ", "："),
            Quantifier::Some => ("有 ", " 使 "),
            Quantifier::Every => ("每个 ", " 都使 "),
        };
        for (place, (name, list)) in variables.iter().enumerate() {
            self.put(if place == 0 { before } else { "、" });
            self.put(name);
            self.put(" 属于 ");
            self.write(list, COMPARISON);
            self.bound.push(name);
        }
        self.put(after);
        self.bound.push("partial");
        self.write(body, WHOLE);
        self.bound.truncate(outside);
    }

    /// Parts, with a text before, between and after them.
    fn all(&mut self, parts: &'e [Expression], texts: impl AsRef<[&'static str]>, around: u8) {
        let mut texts = texts.as_ref().iter();
        for part in parts {
            self.put(texts.next().unwrap_or(&""));
            self.write(part, around);
        }
        self.put(texts.next().unwrap_or(&""));
    }

    fn listed(&mut self, items: &'e [Expression], marks: [&str; 2]) {
        let [open, close] = marks;
        self.put(open);
        for (place, item) in items.iter().take(MOST_SHOWN).enumerate() {
            self.put(if place == 0 { "" } else { ", " });
            self.write(item, WHOLE);
        }
        self.rest(items.len());
        self.put(close);
    }

    fn name(&mut self, name: &'e str) {
        let value = if self.bound.contains(&name) || self.in_filter { Value::Null } else { self.context.value(name) };
        match value {
            Value::Null => self.put(name),
            value => {
                let negative = matches!(&value, Value::Number(number) if number.compare(Fraction::ZERO).is_some_and(core::cmp::Ordering::is_lt));
                let in_operation = negative && self.text.ends_with([' ', '−']);
                self.put(if in_operation { "(" } else { "" });
                self.value(&value);
                self.put(if in_operation { ")" } else { "" });
            }
        }
    }

    fn value(&mut self, value: &Value<'_>) {
        match value {
            Value::Null => self.put("空值"),
            Value::Boolean(value) => self.put(if *value { "是" } else { "否" }),
            Value::Number(number) => {
                let shown = number.show();
                match shown.strip_prefix('-') {
                    Some(size) => {
                        self.put("−");
                        self.put(size);
                    }
                    None => self.put(&shown),
                }
            }
            Value::Text(text) => {
                let end = text.char_indices().nth(LONGEST_SHOWN).map(|(end, _)| end);
                self.put("“");
                self.put(end.and_then(|end| text.get(..end)).unwrap_or(text));
                self.put(if end.is_some() { "…”" } else { "”" });
            }
            Value::Date(date) => self.put(&date.to_string()),
            Value::Days(days) => self.put(&span::days(*days)),
            Value::Months(months) => self.put(&span::months(*months)),
            Value::List(items) => {
                self.put("[");
                for (place, item) in items.iter().take(MOST_SHOWN).enumerate() {
                    self.put(if place == 0 { "" } else { ", " });
                    self.value(item);
                }
                self.rest(items.len());
                self.put("]");
            }
            Value::Context(entries) => {
                self.put("{");
                for (place, (name, item)) in entries.iter().take(MOST_SHOWN).enumerate() {
                    self.put(if place == 0 { "" } else { ", " });
                    self.put(name);
                    self.put(": ");
                    self.value(item);
                }
                self.rest(entries.len());
                self.put("}");
            }
            Value::Range(range) => {
                self.put(if range.bounds.start { "[" } else { "(" });
                self.value(&range.start);
                self.put("..");
                self.value(&range.end);
                self.put(if range.bounds.end { "]" } else { ")" });
            }
        }
    }

    fn rest(&mut self, count: usize) {
        if count > MOST_SHOWN {
            self.put(&format!("…共 {count} 项"));
        }
    }

    fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }
}

fn strength(expression: &Expression) -> u8 {
    match expression {
        Expression::If(_) | Expression::Iteration(..) => WHOLE,
        Expression::Binary(_, operator, _) => match operator {
            Operator::Or => 1,
            Operator::And => 2,
            Operator::Add | Operator::Subtract => 4,
            Operator::Multiply | Operator::Divide => 5,
            Operator::Power => 6,
            _ => COMPARISON,
        },
        Expression::Between(_) | Expression::In(..) => COMPARISON,
        Expression::Negation(_) => SIGNED,
        _ => u8::MAX,
    }
}
