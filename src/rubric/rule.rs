//! The kinds of rule by which an item earns its points, as published rubrics use them.

mod measured;
mod parts;
mod stepwise;

use super::Formula;

pub use measured::{
    Band, Bands, Counting, Cut, Falls, FormulaRule, Measure, Over, OverPolicy, PerUnit, Proportional, Rank, RankOrder,
    ZeroTarget,
};
pub use parts::{Aggregate, Child, ChildSheet, Children, Either, EitherRule, Indicators, Level, Weight};
pub use stepwise::{
    AllOrNothing, Choice, ChoiceOption, Conditions, Criterion, Graded, GradedLevel, Manual, Occurrences,
};

/// How the facts decide the score of an item.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(tag = "kind", rename_all = "snake_case"))]
pub enum Rule {
    /// Points per condition: 「…得2分，否则不得分；…得2分，否则不得分」.
    Conditions(Conditions),
    /// All or nothing: 「得3分，否则不得分」.
    AllOrNothing(AllOrNothing),
    /// A named choice: 「得2分，只公开预算或决算得1分，否则不得分」.
    Choice(Choice),
    /// Points × completion: 「得分=权重*B/A」.
    Proportional(Proportional),
    /// So many points per unit beyond a threshold: 「每超过一个百分点扣0.5分，扣完为止」.
    PerUnit(PerUnit),
    /// Points per case or per piece of evidence: 「每出现一例扣1分，扣完为止」.
    Occurrences(Occurrences),
    /// Bands of a value: 「80%（含）-90% 4分」.
    Bands(Bands),
    /// A grade with an interval in which the scorer picks a number.
    Graded(Graded),
    /// From the scores of the projects: 「所有项目平均得分×80%」.
    Children(Children),
    /// From the indicators that the department or the project sets itself.
    Indicators(Indicators),
    /// One of several rules: 「二者择其一进行考核」.
    Either(Either),
    /// By the rank among units: 「第1-5名依次60、57、54、51、48分」.
    Rank(Rank),
    /// A deduction that somebody decides and gives a reason for: 「否则酌情扣分」.
    Manual(Manual),
    /// A free formula: 「(1-10×调剂金额/年初预算数)×指标分值」.
    Formula(FormulaRule),
}

impl Rule {
    /// Every name of a kind, in the order of the documentation.
    pub const KINDS: [&'static str; 14] = [
        "conditions",
        "all_or_nothing",
        "choice",
        "proportional",
        "per_unit",
        "occurrences",
        "bands",
        "graded",
        "children",
        "indicators",
        "either",
        "rank",
        "manual",
        "formula",
    ];

    /// The name of the kind in rubrics and traces.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Conditions(_) => "conditions",
            Self::AllOrNothing(_) => "all_or_nothing",
            Self::Choice(_) => "choice",
            Self::Proportional(_) => "proportional",
            Self::PerUnit(_) => "per_unit",
            Self::Occurrences(_) => "occurrences",
            Self::Bands(_) => "bands",
            Self::Graded(_) => "graded",
            Self::Children(_) => "children",
            Self::Indicators(_) => "indicators",
            Self::Either(_) => "either",
            Self::Rank(_) => "rank",
            Self::Manual(_) => "manual",
            Self::Formula(_) => "formula",
        }
    }

    /// The formulas of the rule.
    #[must_use]
    pub fn formulas(&self) -> Vec<&Formula> {
        match self {
            Self::Proportional(rule) => vec![&rule.actual, &rule.target],
            Self::PerUnit(rule) => vec![&rule.value],
            Self::Occurrences(rule) => rule.count.iter().collect(),
            Self::Bands(rule) => vec![&rule.value],
            Self::Rank(rule) => rule.rank.iter().chain(&rule.value).collect(),
            Self::Formula(rule) => vec![&rule.score],
            Self::Either(rule) => rule.rules.iter().flat_map(|either| either.rule.formulas()).collect(),
            _ => Vec::new(),
        }
    }

    /// Hands every formula on.
    pub fn each_formula(&mut self, visit: &mut dyn FnMut(&mut Formula)) {
        match self {
            Self::Proportional(rule) => {
                visit(&mut rule.actual);
                visit(&mut rule.target);
            }
            Self::PerUnit(rule) => visit(&mut rule.value),
            Self::Occurrences(rule) => rule.count.iter_mut().for_each(visit),
            Self::Bands(rule) => visit(&mut rule.value),
            Self::Rank(rule) => rule.rank.iter_mut().chain(&mut rule.value).for_each(visit),
            Self::Formula(rule) => visit(&mut rule.score),
            Self::Either(rule) => rule.rules.iter_mut().for_each(|either| either.rule.each_formula(visit)),
            _ => {}
        }
    }

    /// The facts on which the rule depends, by id; one may be there twice.
    #[must_use]
    pub fn facts(&self) -> Vec<&str> {
        let mut facts: Vec<&str> = match self {
            Self::Conditions(rule) => rule.criteria.iter().map(|criterion| criterion.fact.as_str()).collect(),
            Self::AllOrNothing(rule) => rule.facts.iter().map(String::as_str).collect(),
            Self::Choice(rule) => vec![&rule.fact],
            Self::Graded(rule) => vec![&rule.fact, &rule.degree],
            Self::Manual(rule) => vec![&rule.deduction, &rule.reason],
            Self::Rank(rule) => rule.among.iter().map(String::as_str).collect(),
            Self::Proportional(Proportional { measure: Measure { over: Some(over), .. }, .. }) => {
                over.fact().into_iter().collect()
            }
            Self::Either(rule) => return rule.rules.iter().flat_map(|either| either.rule.facts()).collect(),
            _ => Vec::new(),
        };
        for formula in self.formulas() {
            facts.extend(formula.expression.names());
        }
        facts
    }
}
