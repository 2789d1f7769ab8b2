//! The rules, a file per kind: each turns the facts of one item into an [`Outcome`].

mod all_or_nothing;
mod children;
mod choice;
mod conditions;
mod proportional;

use super::facts::{Basis, Fact, Facts, Judgement};
use super::sheet::{Loss, Missing};
use super::trace::{CriterionTrace, Trace};
use crate::decimal::{self, Decimal};
use crate::rubric::{Item, Rubric, Rule};
use crate::submission::Submission;

/// What a rule makes of the facts.
#[derive(Debug, Default)]
pub struct Outcome<'s> {
    /// What the facts given so far earn; `None` where nothing can be computed.
    pub computed: Option<Decimal>,
    /// Points that depend on what is missing.
    pub open: Decimal,
    /// Does the department say that the item does not apply at all?
    pub not_applicable: bool,
    /// What has to be filled.
    pub missing: Vec<Missing<'s>>,
    /// Why points were lost; only when traced.
    pub lost: Vec<Loss<'s>>,
    /// How it came about; only when traced.
    pub trace: Option<Trace<'s>>,
}

/// Everything that a rule may look at.
pub struct Scoring<'s> {
    /// The rubric.
    pub rubric: &'s Rubric,
    /// The submission.
    pub submission: &'s Submission<'s>,
    /// Its facts.
    pub facts: Facts<'s>,
    /// Are reasons and traces wanted?
    pub traced: bool,
}

impl<'s> Scoring<'s> {
    /// Applies the rule of an item.
    pub fn apply(&self, item: &'s Item) -> Outcome<'s> {
        let mut outcome = match &item.rule {
            Rule::Conditions(criteria) => conditions::score(criteria, self),
            Rule::AllOrNothing(facts) => all_or_nothing::score(facts, item, self),
            Rule::Choice(choice) => choice::score(choice, item, self),
            Rule::Children(children) => children::score(children, item, self),
        };
        if let Some(trace) = &mut outcome.trace {
            trace.reading = item.reading.as_deref();
        }
        outcome
    }

    /// What has to be filled to judge a fact on which points depend: the facts that it follows from, or
    /// itself.
    fn missing(&self, fact: &Fact<'s>, points: Decimal) -> Vec<Missing<'s>> {
        let entry = |fact: &Fact<'s>, note| Missing {
            fact: Some(&fact.definition.id),
            pointer: fact.pointer(),
            label: fact.definition.label.clone(),
            points,
            note,
        };
        match fact.judgement() {
            Judgement::Met | Judgement::Unmet => Vec::new(),
            Judgement::NotApplicable => {
                vec![entry(fact, Some("填为不适用，但计分标准没有规定不适用时如何计分".to_owned()))]
            }
            Judgement::Unknown => {
                let inputs = self.facts.inputs(fact);
                let open = inputs.iter().filter(|input| input.basis().is_none());
                let open: Vec<Missing<'s>> = open.map(|input| entry(input, None)).collect();
                if !open.is_empty() {
                    return open;
                }
                let left_out = inputs.iter().find(|input| input.judgement() == Judgement::NotApplicable);
                let note = match left_out {
                    Some(input) => format!("“{}”填为不适用，无法计算，请直接回答", input.definition.label),
                    None => "所填数字无法计算（除数为 0，或位数太多），请直接回答".to_owned(),
                };
                vec![entry(fact, fact.definition.derived.is_some().then_some(note))]
            }
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

    /// Why a condition that is not met loses points.
    fn loss(&self, fact: &Fact<'s>, clause: &'s str, points: Decimal) -> Loss<'s> {
        let clause_shown = clause.trim_end_matches(['；', '。']);
        let message = format!("不符合“{clause_shown}”：{}，失 {} 分", self.why_unmet(fact), decimal::text(points));
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
    fn add_missing(into: &mut Vec<Missing<'s>>, more: Vec<Missing<'s>>) {
        for entry in more {
            match into.iter_mut().find(|known| known.pointer == entry.pointer) {
                Some(known) => known.points = decimal::sum([known.points, entry.points]).unwrap_or(known.points),
                None => into.push(entry),
            }
        }
    }
}
