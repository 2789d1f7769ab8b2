//! The rules, a file per kind: each turns the facts of one item into an [`Outcome`].

mod all_or_nothing;
mod bands;
mod children;
mod choice;
mod completion;
mod conditions;
mod either;
mod formula;
mod gap;
mod graded;
mod indicators;
mod manual;
mod measured;
mod occurrences;
mod outcome;
mod per_unit;
mod proportional;
mod rank;

use super::facts::{Basis, Fact, Facts, Judgement};
use super::sheet::{Loss, Missing};
use super::subject::Subject;
use super::trace::{CriterionTrace, InputTrace};
use crate::decimal::{self, Decimal};
use crate::rubric::{Formula, Item, Rubric, Rule};

pub use completion::with_result;
pub use gap::Gap;
pub use manual::said;
pub use outcome::{Outcome, Work};

pub const TOO_MANY_DIGITS: &str = "数字的位数太多，无法精确计算";

/// Everything that a rule may look at.
pub struct Scoring<'s> {
    /// The rubric.
    pub rubric: &'s Rubric,
    /// What it is applied to.
    pub subject: Subject<'s>,
    /// Its facts.
    pub facts: Facts<'s>,
    /// Are reasons and traces wanted?
    pub traced: bool,
}

impl<'s> Scoring<'s> {
    /// Applies a rule to the facts; what it gives is neither limited nor rounded yet.
    pub fn apply(&self, rule: &'s Rule, item: &'s Item) -> Outcome<'s> {
        match rule {
            Rule::Conditions(rule) => conditions::score(rule, item, self),
            Rule::AllOrNothing(rule) => all_or_nothing::score(rule, item, self),
            Rule::Choice(rule) => choice::score(rule, item, self),
            Rule::Proportional(rule) => proportional::score(rule, item, self),
            Rule::PerUnit(rule) => per_unit::score(rule, item, self),
            Rule::Occurrences(rule) => occurrences::score(rule, item, self),
            Rule::Bands(rule) => bands::score(rule, item, self),
            Rule::Graded(rule) => graded::score(rule, item, self),
            Rule::Children(rule) => children::score(rule, item, self),
            Rule::Indicators(rule) => indicators::score(rule, item, self),
            Rule::Either(rule) => either::score(rule, item, self),
            Rule::Rank(rule) => rank::score(rule, item, self),
            Rule::Manual(rule) => manual::score(rule, item, self),
            Rule::Formula(rule) => formula::score(rule, item, self),
        }
    }

    /// A condition as a trace shows it.
    fn criterion(&self, fact: &Fact<'s>, clause: &'s str, points: Option<Decimal>) -> CriterionTrace<'s> {
        let state = fact.judgement();
        CriterionTrace {
            fact: &fact.definition.id,
            label: &fact.definition.label,
            pointer: fact.pointer(),
            clause,
            points,
            earned: match state {
                Judgement::Met => points,
                Judgement::Unmet => points.map(|_| Decimal::ZERO),
                Judgement::Unknown | Judgement::NotApplicable => None,
            },
            state,
            basis: fact.basis(),
            detail: self.facts.detail(fact),
            inputs: self.facts.inputs(fact).into_iter().map(Fact::trace).collect(),
        }
    }

    /// The facts that formulas name, and those that these follow from, each once.
    pub fn inputs(&self, formulas: &[&'s Formula]) -> Vec<InputTrace<'s>> {
        let mut listed: Vec<&Fact<'s>> = Vec::new();
        for formula in formulas {
            for fact in self.facts.named(&formula.expression) {
                self.list_input(fact, &mut listed);
            }
        }
        listed.into_iter().map(Fact::trace).collect()
    }

    /// Lists a fact after those that it follows from, each once.
    pub fn list_input<'f>(&'f self, fact: &'f Fact<'s>, listed: &mut Vec<&'f Fact<'s>>) {
        if listed.iter().any(|known| known.definition.id == fact.definition.id) {
            return;
        }
        for input in self.facts.inputs(fact) {
            self.list_input(input, listed);
        }
        listed.push(fact);
    }

    /// Why a condition that is not met loses points.
    fn loss(&self, fact: &Fact<'s>, clause: &'s str, points: Decimal) -> Loss<'s> {
        let message = format!("不符合“{}”：{}，失 {} 分", brief(clause), self.why_unmet(fact), decimal::text(points));
        Loss { points, clause, message }
    }

    /// The figures or the answer by which a fact does not hold.
    fn why_unmet(&self, fact: &Fact<'s>) -> String {
        match (self.facts.detail(fact), fact.basis()) {
            (Some(detail), _) => detail,
            (None, Some(Basis::Derived)) => "按所填的内容计算为“否”".to_owned(),
            (None, _) => "填为“否”".to_owned(),
        }
    }

    /// Adds what has to be filled; a place that several points depend on is named once.
    pub fn add_missing(into: &mut Vec<Missing<'s>>, more: Vec<Missing<'s>>) {
        for entry in more {
            match into.iter_mut().find(|known| known.pointer == entry.pointer) {
                Some(known) => known.points = decimal::sum([known.points, entry.points]).unwrap_or(known.points),
                None => into.push(entry),
            }
        }
    }
}

/// A clause without the sign at its end.
pub fn brief(clause: &str) -> &str {
    clause.trim_end_matches(['；', '。'])
}
