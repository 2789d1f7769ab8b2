//! What can be said about the value of an expression before any fact is known.

use std::collections::BTreeMap;

use crate::decimal::{self, Decimal};
use crate::feel::{Expression, Literal, Operator};
use crate::rubric::{FactDefinition, FactKind, Rubric};
use crate::submission::MoneyUnit;

/// What is known of a value.
#[derive(Clone, Copy, Default)]
pub struct Nature {
    /// It cannot be below zero.
    pub non_negative: bool,
    /// The most decimals that it can have; absent: any.
    pub decimals: Option<u32>,
    /// How often it is in percent: a share 0, a percentage 1; absent where that cannot be told.
    pub percent: Option<i32>,
    /// It is always the same.
    pub constant: bool,
}

/// The facts of a rubric, and what is known of their values.
pub struct Facts<'r> {
    pub rubric: &'r Rubric,
    places: BTreeMap<&'r str, usize>,
    natures: Vec<Nature>,
}

impl<'r> Facts<'r> {
    pub fn new(rubric: &'r Rubric) -> Self {
        let places = rubric.facts.iter().enumerate().map(|(place, fact)| (fact.id.as_str(), place)).collect();
        let mut facts = Self { rubric, places, natures: vec![Nature::default(); rubric.facts.len()] };
        for place in &rubric.fact_order {
            let Some(fact) = rubric.facts.get(*place) else { continue };
            let nature = facts.of_fact(fact);
            if let Some(known) = facts.natures.get_mut(*place) {
                *known = nature;
            }
        }
        facts
    }

    /// The place of a fact in the rubric.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    pub fn get(&self, id: &str) -> Option<&'r FactDefinition> {
        self.rubric.facts.get(self.place(id)?)
    }

    /// The fact that an expression is, if it is one alone.
    pub fn get_name(&self, expression: &Expression) -> Option<&'r FactDefinition> {
        match expression {
            Expression::Name(name) => self.get(name),
            _ => None,
        }
    }

    fn of_fact(&self, fact: &FactDefinition) -> Nature {
        let is_percent = fact.kind == FactKind::Percent;
        let percent = Some(i32::from(is_percent));
        let Some(derived) = &fact.derived else {
            let count = fact.kind == FactKind::Count;
            let non_negative = count || matches!(fact.kind, FactKind::Money(_));
            return Nature { non_negative, decimals: count.then_some(0), percent, constant: false };
        };
        let nature = self.nature(&derived.expression);
        let rate = self.rubric.rounding.rate.filter(|_| is_percent).map(|rounding| rounding.decimals);
        Nature { percent, decimals: [nature.decimals, rate].into_iter().flatten().min(), ..nature }
    }

    /// What is known of the value of an expression.
    pub fn nature(&self, expression: &Expression) -> Nature {
        match expression {
            Expression::Literal(Literal::Number(number)) => of_number(*number),
            Expression::Literal(_) => Nature { constant: true, ..Nature::default() },
            Expression::Name(name) => match self.place(name) {
                Some(place) => self.natures.get(place).copied().unwrap_or_default(),
                None => Nature { non_negative: true, percent: Some(0), ..Nature::default() },
            },
            Expression::Negation(inner) => {
                let inner = self.nature(inner);
                Nature { non_negative: false, ..inner }
            }
            Expression::Binary(left, operator, right) => {
                let same = operator.compares() && left == right;
                let nature = combined(self.nature(left), *operator, self.nature(right));
                Nature { constant: nature.constant || same, ..nature }
            }
            Expression::If(parts) => {
                let [condition, met, otherwise] = &**parts;
                let (met, otherwise) = (self.nature(met), self.nature(otherwise));
                Nature {
                    non_negative: met.non_negative && otherwise.non_negative,
                    decimals: met.decimals.zip(otherwise.decimals).map(|(met, otherwise)| met.max(otherwise)),
                    percent: met.percent.zip(otherwise.percent).map(|(met, otherwise)| met.max(otherwise)),
                    constant: self.nature(condition).constant && met.constant && otherwise.constant,
                }
            }
            other => {
                let constant = |name: &str| {
                    self.place(name).and_then(|place| self.natures.get(place)).is_some_and(|known| known.constant)
                };
                Nature { constant: other.names().into_iter().all(constant), ..Nature::default() }
            }
        }
    }

    /// The unit of an amount of money, where the value of an expression is one.
    pub fn money(&self, expression: &Expression) -> Option<MoneyUnit> {
        match expression {
            Expression::Name(name) => match self.get(name)?.kind {
                FactKind::Money(unit) => Some(unit),
                _ => None,
            },
            Expression::Negation(inner) => self.money(inner),
            Expression::Binary(left, Operator::Divide, right) if self.money(right).is_none() => self.money(left),
            Expression::Binary(left, Operator::Add | Operator::Subtract | Operator::Multiply, right) => {
                self.money(left).or_else(|| self.money(right))
            }
            _ => None,
        }
    }
}

fn of_number(number: Decimal) -> Nature {
    let percent = i32::from(number == Decimal::ONE_HUNDRED);
    let non_negative = number >= Decimal::ZERO;
    Nature { non_negative, decimals: Some(number.normalize().scale()), percent: Some(percent), constant: true }
}

fn combined(left: Nature, operator: Operator, right: Nature) -> Nature {
    let constant = left.constant && right.constant;
    let both = left.non_negative && right.non_negative;
    let joined = |join: fn(i32, i32) -> i32| Some(join(left.percent?, right.percent?));
    let decimals = |join: fn(u32, u32) -> u32| Some(join(left.decimals?, right.decimals?));
    match operator {
        Operator::Add => {
            Nature { non_negative: both, decimals: decimals(u32::max), percent: joined(i32::max), constant }
        }
        Operator::Subtract => {
            Nature { non_negative: false, decimals: decimals(u32::max), percent: joined(i32::max), constant }
        }
        Operator::Multiply => Nature {
            non_negative: both,
            decimals: decimals(u32::saturating_add),
            percent: joined(i32::saturating_add),
            constant,
        },
        Operator::Divide => {
            Nature { non_negative: both, decimals: None, percent: joined(i32::saturating_sub), constant }
        }
        _ => Nature { constant, ..Nature::default() },
    }
}

/// The number that an expression is, if it is one.
pub fn number(expression: &Expression) -> Option<Decimal> {
    match expression {
        Expression::Literal(Literal::Number(number)) => Some(*number),
        Expression::Negation(inner) => decimal::difference(Decimal::ZERO, number(inner)?),
        _ => None,
    }
}

/// Visits an expression and all of its parts.
pub fn each_part<'e>(expression: &'e Expression, visit: &mut dyn FnMut(&'e Expression)) {
    visit(expression);
    expression.each_part(&mut |part| each_part(part, visit));
}
