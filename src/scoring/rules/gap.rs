//! What has to be filled before a rule can be applied.

use super::{Scoring, TOO_MANY_DIGITS};
use crate::decimal::{Decimal, Fraction};
use crate::feel::{self, Context, Expression, Value};
use crate::rubric::{Formula, Item, POINTS_NAME, SCORE_NAME};
use crate::scoring::cause::{self, Cause};
use crate::scoring::certain;
use crate::scoring::excerpt::excerpt;
use crate::scoring::facts::{Fact, Facts, Judgement, Known};
use crate::scoring::sheet::Missing;

const NO_POLICY: &str = "填为不适用，但计分标准没有规定不适用时如何计分";
const ONLY_AS_A_WHOLE: &str = "填为不适用；只有该项各条件都不适用时才整项剔除，请直接回答";
const NO_RESULT: &str = "按所填内容得不出结果（如文本不是数字，或运算步数太多）";
const LET_ANSWER: &str = "，请直接回答";

/// The most gaps that are listed for an item; the rest shows when these are filled.
pub const MOST_MISSING: usize = 1000;

/// Lists what has to be filled.
pub fn list_gap<'s>(missing: &mut Vec<Missing<'s>>, gap: Missing<'s>) {
    if missing.len() < MOST_MISSING {
        missing.push(gap);
    }
}

/// Why a value is not known.
#[derive(Debug, Default)]
pub struct Gap<'s> {
    /// Does something that it needs not apply?
    pub not_applicable: bool,
    /// What has to be filled.
    pub missing: Vec<Missing<'s>>,
}

/// The names that a formula of an item may use: the facts, the item's points and, where it is known, its score.
struct Names<'f, 's> {
    facts: &'f Facts<'s>,
    points: Decimal,
    score: Option<Decimal>,
}

impl Context for Names<'_, '_> {
    fn value(&self, name: &str) -> Value<'_> {
        match (name, self.score) {
            _ if self.facts.get(name).is_some() => self.facts.value(name),
            (POINTS_NAME, _) => Value::Number(self.points.into()),
            (SCORE_NAME, Some(score)) => Value::Number(score.into()),
            _ => Value::Null,
        }
    }
}

impl<'s> Scoring<'s> {
    /// The number that a formula yields.
    pub fn number(&self, formula: &'s Formula, item: &Item) -> Result<Fraction, Gap<'s>> {
        let names = self.names(item, None);
        match certain::evaluate(&formula.expression, &names) {
            Value::Number(number) => Ok(number),
            _ => Err(self.formula_gap(formula, &names, item.points)),
        }
    }

    /// Whether the condition of a formula holds.
    pub fn condition(&self, formula: &'s Formula, item: &Item, score: Option<Decimal>) -> Result<bool, Gap<'s>> {
        let names = self.names(item, score);
        match certain::evaluate(&formula.expression, &names) {
            Value::Boolean(holds) => Ok(holds),
            _ => Err(self.formula_gap(formula, &names, item.points)),
        }
    }

    /// Whether a condition of the whole table holds.
    pub fn holds(&self, formula: &'s Formula) -> Result<bool, Gap<'s>> {
        match certain::evaluate(&formula.expression, &self.facts) {
            Value::Boolean(holds) => Ok(holds),
            _ => Err(self.formula_gap(formula, &self.facts, Decimal::ZERO)),
        }
    }

    /// A formula with its values, as people write it.
    pub fn shown(&self, formula: &Formula, item: &Item) -> String {
        feel::formula(&formula.expression, &self.names(item, None))
    }

    fn names<'f>(&'f self, item: &Item, score: Option<Decimal>) -> Names<'f, 's> {
        Names { facts: &self.facts, points: item.points, score }
    }

    /// Why a formula yields nothing that can be used.
    fn formula_gap(&self, formula: &'s Formula, names: &dyn Context, points: Decimal) -> Gap<'s> {
        let mut gap = Gap::default();
        let mut seen = Vec::new();
        for (fact, wanted) in self.open(&formula.expression, names) {
            self.fact_gap(fact, points, wanted, &mut gap, &mut seen);
        }
        if gap.missing.is_empty() {
            let (note, operand) = self.failure(&formula.expression, names);
            let mut facts = operand.map(|operand| self.facts.named(operand)).unwrap_or_default();
            facts.extend(self.facts.named(&formula.expression));
            gap.missing.push(if let Some(fact) = facts.first() {
                entry(fact, points, Some(note))
            } else {
                let label = "计分公式".to_owned();
                Missing { fact: None, pointer: self.subject.pointer(""), label, points, note: Some(note) }
            });
        }
        gap
    }

    /// The facts that can still change the value of an expression, and whether each is wanted in any case.
    fn open(&self, expression: &Expression, names: &dyn Context) -> Vec<(&Fact<'s>, bool)> {
        let open = certain::open(expression, names).into_iter();
        open.filter_map(|open| Some((self.facts.get(open.name)?, open.wanted))).collect()
    }

    /// Those from which a derived fact follows.
    fn open_inputs(&self, fact: &Fact<'s>) -> Vec<(&Fact<'s>, bool)> {
        let derived = fact.definition.derived.as_ref();
        derived.map_or_else(Vec::new, |formula| self.open(&formula.expression, &self.facts))
    }

    /// Why an expression of which everything is known yields nothing, and the operand that is to blame.
    fn failure<'e>(&self, expression: &'e Expression, names: &dyn Context) -> (String, Option<&'e Expression>) {
        match cause::find(expression, names) {
            Cause::Digits(operand) => (TOO_MANY_DIGITS.to_owned(), Some(operand)),
            Cause::Other => (NO_RESULT.to_owned(), None),
            Cause::Zero(divisor) => {
                let fact = match divisor {
                    Expression::Name(name) => self.facts.get(name),
                    _ => None,
                };
                let shown = fact.map_or_else(|| feel::formula(divisor, names), |fact| fact.definition.label.clone());
                let shown = if shown == "0" { String::new() } else { format!("“{}”", excerpt(&shown)) };
                (format!("除数{shown}为 0，无法计算"), Some(divisor))
            }
        }
    }

    /// Why nothing follows for a derived fact of which everything is known.
    fn underivable(&self, fact: &Fact<'s>) -> Option<String> {
        let formula = fact.definition.derived.as_ref()?;
        Some(self.failure(&formula.expression, &self.facts).0 + LET_ANSWER)
    }

    /// Adds what has to be filled, or does not apply, before the value of a fact is known, and says whether there
    /// is anything. What does not apply counts only where it is wanted in any case. Facts that were looked at are
    /// not looked at again: the same may follow from one in many ways.
    fn fact_gap(
        &self,
        fact: &Fact<'s>,
        points: Decimal,
        wanted: bool,
        gap: &mut Gap<'s>,
        seen: &mut Vec<(&'s str, bool, bool)>,
    ) -> bool {
        let id = fact.definition.id.as_str();
        if let Some((_, _, found)) = seen.iter().find(|(known, as_wanted, _)| *known == id && *as_wanted == wanted) {
            return *found;
        }
        let found = match fact.value() {
            Known::Unknown => {
                let inputs = self.open_inputs(fact);
                let mut found = inputs.is_empty();
                if found {
                    gap.add(entry(fact, points, self.underivable(fact)));
                }
                for (input, wanted_there) in inputs {
                    found |= self.fact_gap(input, points, wanted && wanted_there, gap, seen);
                }
                found
            }
            Known::NotApplicable(_) if wanted => {
                gap.not_applicable = true;
                gap.add(entry(fact, points, Some(NO_POLICY.to_owned())));
                true
            }
            _ => false,
        };
        seen.push((id, wanted, found));
        found
    }

    /// Is what is missing answered with 不适用?
    pub fn does_not_apply(&self, missing: &Missing<'_>) -> bool {
        let fact = missing.fact.and_then(|id| self.facts.get(id));
        fact.is_some_and(|fact| matches!(fact.value(), Known::NotApplicable(_)))
    }

    /// Does a condition stay unknown because nothing that is missing for it applies?
    pub fn is_inapplicable(&self, gap: &Gap<'_>) -> bool {
        gap.missing.iter().all(|missing| self.does_not_apply(missing))
    }

    /// Whether a condition is met; where the item says what becomes of what does not apply, one that follows from
    /// what does not apply does not apply either.
    pub fn judged(&self, fact: &Fact<'s>, item: &Item) -> Judgement {
        let says = item.not_applicable.is_some() || item.optional;
        match fact.judgement() {
            Judgement::Unknown if says && self.gap(fact, item.points).not_applicable => Judgement::NotApplicable,
            judgement => judgement,
        }
    }

    /// The gap where a fact has to be known.
    pub fn gap(&self, fact: &Fact<'s>, points: Decimal) -> Gap<'s> {
        let mut gap = Gap::default();
        self.fact_gap(fact, points, true, &mut gap, &mut Vec::new());
        gap
    }

    /// What has to be filled to judge a fact on which points depend: the facts that it follows from, or
    /// itself.
    pub fn missing(&self, fact: &Fact<'s>, item: &Item, points: Decimal) -> Vec<Missing<'s>> {
        match fact.judgement() {
            Judgement::Met | Judgement::Unmet => Vec::new(),
            Judgement::NotApplicable => {
                let note = if item.not_applicable.is_some() { ONLY_AS_A_WHOLE } else { NO_POLICY };
                vec![entry(fact, points, Some(note.to_owned()))]
            }
            Judgement::Unknown => {
                let (mut gap, mut seen) = (Gap::default(), Vec::new());
                let inputs = self.open_inputs(fact);
                for (input, wanted) in &inputs {
                    self.fact_gap(input, points, *wanted, &mut gap, &mut seen);
                }
                let does_not_apply = |input: &Fact<'s>| matches!(input.value(), Known::NotApplicable(_));
                if let Some((input, _)) = inputs.iter().find(|(input, wanted)| *wanted && does_not_apply(input)) {
                    gap.missing.retain(|missing| missing.note.is_none());
                    if gap.missing.is_empty() {
                        let note = format!("“{}”填为不适用，无法计算，请直接回答", input.definition.label);
                        return vec![entry(fact, points, Some(note))];
                    }
                }
                if gap.missing.is_empty() {
                    gap.missing.push(entry(fact, points, self.underivable(fact)));
                }
                gap.missing
            }
        }
    }
}

fn entry<'s>(fact: &Fact<'s>, points: Decimal, note: Option<String>) -> Missing<'s> {
    Missing {
        fact: Some(&fact.definition.id),
        pointer: fact.pointer(),
        label: fact.definition.label.clone(),
        points,
        note,
    }
}

impl<'s> Gap<'s> {
    /// A gap at one fact.
    pub fn of(fact: &Fact<'s>, points: Decimal, note: Option<String>) -> Self {
        Self { not_applicable: false, missing: vec![entry(fact, points, note)] }
    }

    /// A gap of the item as a whole.
    pub fn at_item(scoring: &Scoring<'s>, item: &'s Item, note: &str) -> Self {
        let pointer = item.facts().first().and_then(|id| scoring.facts.get(id)).map(Fact::pointer);
        let pointer = pointer.unwrap_or_else(|| scoring.subject.pointer(""));
        let (label, note) = (item.title.clone(), Some(note.to_owned()));
        Self { not_applicable: false, missing: vec![Missing { fact: None, pointer, label, points: item.points, note }] }
    }

    /// Adds what has to be filled, once.
    pub fn add(&mut self, missing: Missing<'s>) {
        if !self.missing.iter().any(|known| known.pointer == missing.pointer) {
            self.missing.push(missing);
        }
    }

    /// Both gaps in one.
    pub fn and(mut self, other: Self) -> Self {
        self.not_applicable |= other.not_applicable;
        for missing in other.missing {
            self.add(missing);
        }
        self
    }
}

/// Two values, or everything that is missing for them.
pub fn both<'s, L, R>(left: Result<L, Gap<'s>>, right: Result<R, Gap<'s>>) -> Result<(L, R), Gap<'s>> {
    match (left, right) {
        (Ok(left), Ok(right)) => Ok((left, right)),
        (Err(left), Err(right)) => Err(left.and(right)),
        (Err(gap), _) | (_, Err(gap)) => Err(gap),
    }
}
