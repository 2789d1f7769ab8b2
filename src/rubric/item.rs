//! A row of the table, and what may change what its rule gives.

use super::{Formula, Rule};
use crate::decimal::Decimal;

/// A row that carries points (考核内容). What its rule gives is modified in this order: not applicable,
/// prerequisite, the rule, limits, rounding, excuse, explanation.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Item {
    /// Its name in results and in claimed scores.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// 分值: the most that it can earn.
    pub points: Decimal,
    /// 计分标准, word for word.
    pub standard: String,
    /// The same as a rule.
    pub rule: Rule,
    /// How a standard that leaves something open, or contradicts a note, is read here.
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub reading: Option<String>,
    /// What becomes of its points where it does not apply; absent: they stay open.
    pub not_applicable: Option<NotApplicablePolicy>,
    /// Without this it earns nothing (「如不具备，该指标分值为0」).
    pub prerequisite: Option<Formula>,
    /// With this it loses nothing (「除政策性原因外」).
    pub excuse: Option<Formula>,
    /// An explanation that may be due (「执行率未达到90%的需说明原因」).
    pub explain: Option<Explanation>,
    /// 加分项: its points come on top of those of the table.
    pub bonus: bool,
    /// 可选项: in a pool, it may be left out.
    pub optional: bool,
}

impl Item {
    /// Hands every formula on: those of the modifiers and of the rule.
    pub fn each_formula(&mut self, visit: &mut dyn FnMut(&mut Formula)) {
        let explain = self.explain.as_mut().map(|explain| &mut explain.when);
        for formula in [self.prerequisite.as_mut(), self.excuse.as_mut(), explain].into_iter().flatten() {
            visit(formula);
        }
        self.rule.each_formula(visit);
    }

    /// The facts on which its score depends, by id; one may be there twice.
    #[must_use]
    pub fn facts(&self) -> Vec<&str> {
        let mut facts = self.rule.facts();
        for formula in [self.prerequisite.as_ref(), self.excuse.as_ref()].into_iter().flatten() {
            facts.extend(formula.expression.names());
        }
        facts
    }
}

/// What becomes of the points of an item that does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum NotApplicablePolicy {
    /// 按满分计算.
    Full,
    /// The item is left out and the total is rescaled (用适用指标得分汇总后按百分制).
    Drop,
}

/// When a low score has to be explained, and where.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Explanation {
    /// When an explanation is due; may use the score of the item.
    pub when: Formula,
    /// The text fact that explains.
    pub fact: String,
}
