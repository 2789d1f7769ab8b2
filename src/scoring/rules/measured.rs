//! A value that a rule measures, with what people call it.

use core::cmp::Ordering;

use super::{Gap, Scoring};
use crate::decimal::{self, Decimal, Fraction};
use crate::feel::Expression;
use crate::rubric::{FactKind, Formula, Item};
use crate::scoring::facts::Fact;
use crate::submission::MoneyUnit;

/// A value with its name and unit.
pub struct Measured<'s> {
    pub value: Fraction,
    label: &'s str,
    /// What stands behind the figure: `%`, `万元`.
    pub unit: &'s str,
    /// The computation, where it is one.
    formula: Option<String>,
}

impl<'s> Scoring<'s> {
    /// The value of a formula with its name and unit.
    pub fn measured(&self, formula: &'s Formula, item: &'s Item) -> Result<Measured<'s>, Gap<'s>> {
        self.measured_as("计算值", formula, item)
    }

    /// The same, with what it is called where it is not a fact.
    pub fn measured_as(&self, term: &'s str, formula: &'s Formula, item: &'s Item) -> Result<Measured<'s>, Gap<'s>> {
        let value = self.number(formula, item)?;
        let fact = self.measured_fact(formula);
        let derived = fact.and_then(|fact| fact.derived.as_ref().and(fact.definition.derived.as_ref()));
        let computed = derived.or(if fact.is_none() { Some(formula) } else { None });
        let (label, unit) = match fact {
            Some(fact) => (fact.definition.label.as_str(), self.unit(formula)),
            None => (term, ""),
        };
        let formula = computed.filter(|_| self.traced).map(|formula| self.computation(formula, value, item));
        Ok(Measured { value, label, unit, formula })
    }

    /// The unit of what a formula measures.
    pub fn unit(&self, formula: &'s Formula) -> &'s str {
        let fact = self.measured_fact(formula);
        fact.map_or("", |fact| unit_of(&fact.definition.kind, fact.definition.unit.as_deref()))
    }

    fn measured_fact(&self, formula: &Formula) -> Option<&Fact<'s>> {
        match &formula.expression {
            Expression::Name(name) => self.facts.get(name),
            _ => None,
        }
    }

    /// A formula with its values, and with its exact result where a rate was rounded before it is used.
    fn computation(&self, formula: &'s Formula, value: Fraction, item: &'s Item) -> String {
        let shown = self.shown(formula, item);
        match self.number(formula, item) {
            Ok(exact) if exact.compare(value) != Some(Ordering::Equal) => {
                [shown.as_str(), " = ", &exact.show(), " → ", &value.show()].concat()
            }
            _ => shown,
        }
    }
}

fn unit_of<'s>(kind: &FactKind, unit: Option<&'s str>) -> &'s str {
    match kind {
        FactKind::Percent => "%",
        FactKind::Money(MoneyUnit::Yuan) => "元",
        FactKind::Money(MoneyUnit::WanYuan) => "万元",
        _ => unit.unwrap_or(""),
    }
}

impl Measured<'_> {
    /// As `执行率 99.27%（97.2 ÷ 97.91 × 100）`.
    pub fn shown(&self) -> String {
        let figure = format!("{} {}", self.label, self.with_unit(&self.value.show()));
        match &self.formula {
            Some(formula) if *formula != self.value.show() => format!("{figure}（{formula}）"),
            _ => figure,
        }
    }

    /// A threshold in the same unit.
    pub fn limit(&self, limit: Decimal) -> String {
        self.with_unit(&decimal::text(limit))
    }

    /// A difference of two such values: of percents, percentage points.
    pub fn difference(&self, difference: &str) -> String {
        match self.unit {
            "%" => [difference, " 个百分点"].concat(),
            _ => self.with_unit(difference),
        }
    }

    fn with_unit(&self, figure: &str) -> String {
        let space = if matches!(self.unit, "" | "%") { "" } else { " " };
        [figure, space, self.unit].concat()
    }
}
