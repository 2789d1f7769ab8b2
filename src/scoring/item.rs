//! The score of an item: its rule, and what may change what the rule gives, in one order for all rubrics:
//! not applicable, prerequisite, the rule, limits, rounding, excuse, explanation.

use super::excerpt::excerpt;
use core::cmp::Ordering;

use super::rules::{Gap, Outcome, Scoring, TOO_MANY_DIGITS, with_result};
use super::sheet::{ItemScore, Loss, State};
use super::total::Overruled;
use super::trace::{InputTrace, RoundingTrace, Trace};
use super::{Facts, Sides, Subject};
use crate::decimal::{self, Decimal, Fraction};
use crate::rubric::{Formula, Item, NotApplicablePolicy, Rubric, Rule, Section};
use crate::scoring::facts::{Fact, Known};
use crate::submission::GivenScore;

/// Scores an item.
pub fn score<'s>(
    item: &'s Item,
    section: &'s Section,
    own: &Scoring<'s>,
    sides: Sides<'_, 's>,
    overruled: &mut Overruled<'s>,
) -> ItemScore<'s> {
    let mut outcome = own.score(item);
    let (claim, decision, reviewed) = match sides {
        Some((submission, reviewed)) => (submission.claim.score(&item.id), submission.review.score(&item.id), reviewed),
        None => (None, None, None),
    };
    let claimed = given(claim);
    let is_optional = item.optional && section.pool;
    let may_be_left_out = is_optional && outcome.computed.is_none() && claimed.is_none();
    if may_be_left_out && !outcome.dropped && (outcome.not_applicable || own.is_untouched(item)) {
        outcome = left_out(outcome);
    }
    let decided = given(decision);
    // By the reviewer's answers, if there are any to this item and no score is given.
    let touched = |id: &str| reviewed.and_then(|reviewed| reviewed.facts.get(id)).is_some_and(|fact| fact.reviewed);
    let explanation = item.explain.iter().map(|explain| explain.fact.as_str());
    let judge = reviewed.filter(|_| decided.is_none() && item.facts().into_iter().chain(explanation).any(touched));
    let judged = judge.map(|reviewed| (reviewed, reviewed.score(item)));
    let earned = outcome.computed.unwrap_or_default();
    let lost_points = decimal::difference(item.points, earned)
        .and_then(|rest| decimal::difference(rest, outcome.open))
        .filter(|_| outcome.computed.is_some() && !item.bonus)
        .unwrap_or_default();
    if item.bonus {
        // What comes on top is not lost where it is not earned.
        outcome.lost.clear();
    }
    let score = ItemScore {
        id: &item.id,
        title: &item.title,
        points: item.points,
        computed: outcome.computed,
        claimed: claimed.or(outcome.computed),
        is_claimed: claimed.is_some(),
        reviewed: match &judged {
            Some((_, judged)) => judged.computed.filter(|_| judged.missing.is_empty()),
            None => decided,
        },
        state: state(&outcome, claimed),
        open: outcome.open,
        lost_points,
        missing: outcome.missing,
        lost: own.traced.then_some(outcome.lost),
        trace: outcome.trace,
    };
    let dropped_in_review = match &judged {
        Some((_, judged)) if judged.dropped => true,
        Some((_, judged)) if judged.computed.is_some() => false,
        Some((reviewed, judged)) => {
            is_optional && (judged.not_applicable || (score.is_dropped() && reviewed.is_untouched(item)))
        }
        None => decided.is_none() && score.is_dropped(),
    };
    overruled.note(&score, dropped_in_review);
    score
}

fn given(score: Option<&GivenScore<'_>>) -> Option<Decimal> {
    score.and_then(|given| given.score)
}

fn state(outcome: &Outcome<'_>, claimed: Option<Decimal>) -> State {
    match outcome.computed {
        _ if outcome.dropped || (outcome.not_applicable && outcome.computed.is_none()) => State::NotApplicable,
        Some(_) if outcome.missing.is_empty() => State::Scored,
        None if claimed.is_some() => State::ClaimedOnly,
        _ => State::Incomplete,
    }
}

fn left_out(outcome: Outcome<'_>) -> Outcome<'_> {
    let why = if outcome.not_applicable { "不适用" } else { "未选用" };
    let explanation = format!("{why}，其分值由本类其他考核内容分担");
    let trace = outcome.trace.map(|trace| Trace { explanation, ..trace });
    Outcome { dropped: true, trace, ..Outcome::default() }
}

impl<'s> Scoring<'s> {
    /// A rubric applied to a subject as it states its facts.
    pub fn stated(subject: Subject<'s>, rubric: &'s Rubric, traced: bool) -> Self {
        Self { rubric, subject, facts: Facts::stated(subject, rubric), traced }
    }

    /// Is nothing known that the item depends on?
    fn is_untouched(&self, item: &Item) -> bool {
        let mut facts = Vec::new();
        for fact in item.facts().into_iter().filter_map(|id| self.facts.get(id)) {
            self.list_input(fact, &mut facts);
        }
        facts.into_iter().all(Fact::is_unknown) && self.has_no_parts(&item.rule)
    }

    /// Are there none of the projects or indicators from which a rule scores?
    fn has_no_parts(&self, rule: &Rule) -> bool {
        match (rule, self.subject) {
            (Rule::Indicators(rule), subject) => !subject.indicators().iter().any(|indicator| rule.counts(indicator)),
            (Rule::Children(_), Subject::Department(submission)) => submission.projects.is_empty(),
            (Rule::Either(rule), _) => rule.rules.iter().all(|either| self.has_no_parts(&either.rule)),
            _ => true,
        }
    }

    /// The rule of an item and its modifiers.
    pub fn score(&self, item: &'s Item) -> Outcome<'s> {
        let mut outcome = self.modified(item);
        if let Some(trace) = &mut outcome.trace {
            trace.reading = item.reading.as_deref();
            self.add_inputs(trace, item);
        }
        outcome
    }

    /// Adds the facts of the modifiers to those of the rule: a form asks for them as well.
    fn add_inputs(&self, trace: &mut Trace<'s>, item: &'s Item) {
        let formulas: Vec<&Formula> = item.prerequisite.iter().chain(&item.excuse).collect();
        let explanation = item.explain.as_ref().and_then(|explain| self.facts.get(&explain.fact));
        let more = self.inputs(&formulas).into_iter().chain(explanation.map(Fact::trace));
        let more: Vec<InputTrace<'s>> = more.filter(|input| !trace.shows(input.fact)).collect();
        if !more.is_empty() {
            trace.inputs.get_or_insert_default().extend(more);
        }
    }

    fn modified(&self, item: &'s Item) -> Outcome<'s> {
        let mut outcome = self.apply(&item.rule, item);
        if outcome.not_applicable
            && let Some(policy) = item.not_applicable
        {
            return self.not_applicable(outcome, policy, item);
        }
        if outcome.not_applicable && item.optional {
            // It is left out, or claimed, whatever its modifiers say.
            return outcome;
        }
        if let Some(prerequisite) = &item.prerequisite {
            match self.condition(prerequisite, item, None) {
                Ok(true) => {}
                Ok(false) => return self.without_prerequisite(outcome, prerequisite, item),
                Err(gap) => {
                    if let Some(policy) = item.not_applicable.filter(|_| gap.not_applicable) {
                        return self.not_applicable(Outcome { missing: gap.missing, ..outcome }, policy, item);
                    }
                    return held_back(outcome, gap, item);
                }
            }
        }
        self.round(&mut outcome, item);
        if item.prerequisite.is_some() {
            note(&mut outcome, || "具备前提条件".to_owned());
        }
        self.excuse(&mut outcome, item);
        if let (Some(explain), Some(computed)) = (&item.explain, outcome.computed) {
            self.explain(&mut outcome, &explain.when, &explain.fact, computed, item);
        }
        outcome
    }

    fn not_applicable(&self, outcome: Outcome<'s>, policy: NotApplicablePolicy, item: &'s Item) -> Outcome<'s> {
        let facts = outcome.missing.iter().filter_map(|missing| missing.fact).chain(item.facts());
        let reason = facts.filter_map(|id| self.facts.get(id)).find_map(|fact| match fact.value() {
            Known::NotApplicable(reason) => Some(*reason),
            _ => None,
        });
        let reason = reason.map_or_else(String::new, |reason| format!("（{}）", excerpt(reason)));
        let (computed, explanation) = match policy {
            NotApplicablePolicy::Full => {
                (Some(item.points), format!("不适用{reason}，按满分计 {} 分", decimal::text(item.points)))
            }
            NotApplicablePolicy::Drop => (None, format!("不适用{reason}，不计入，总分按适用的分值折算")),
        };
        let trace = outcome.trace.map(|trace| Trace { explanation, formula: None, ..trace });
        let dropped = policy == NotApplicablePolicy::Drop;
        Outcome { computed, dropped, trace, ..Outcome::default() }
    }

    fn without_prerequisite(&self, outcome: Outcome<'s>, prerequisite: &'s Formula, item: &'s Item) -> Outcome<'s> {
        let mut nothing = Outcome { computed: Some(Decimal::ZERO), trace: outcome.trace, ..Outcome::default() };
        let shown = self.named(prerequisite);
        if let Some(trace) = &mut nothing.trace {
            trace.explanation = format!("不具备前提条件{shown}，不得分");
            trace.formula = None;
        }
        if self.traced && !item.points.is_zero() {
            let message = format!("不具备前提条件{shown}，失 {} 分", decimal::text(item.points));
            nothing.lost.push(Loss { points: item.points, clause: &item.standard, message });
        }
        nothing
    }

    /// What a condition is about, in words.
    fn named(&self, formula: &Formula) -> String {
        let labels = self.facts.named(&formula.expression).into_iter().map(|fact| &fact.definition.label);
        let labels: Vec<String> = labels.map(|label| format!("“{label}”")).collect();
        match self.facts.figures(&formula.expression) {
            Some(figures) => format!("{}（{figures}）", labels.join("、")),
            None => labels.join("、"),
        }
    }

    /// Limits and rounds what was computed, and says what is lost.
    pub fn round(&self, outcome: &mut Outcome<'s>, item: &'s Item) {
        let Some(exact) = outcome.exact else { return };
        let rounding = self.rubric.rounding.item;
        let limited = exact.limited(Fraction::ZERO, item.points.into());
        let rounded = limited.and_then(|limited| {
            // What earns all points, or whole ones, is not rounded.
            if limited.compare(item.points.into()) == Some(Ordering::Equal) {
                Some(item.points)
            } else if outcome.whole {
                limited.exact().or_else(|| limited.round(rounding))
            } else {
                Some(limited.round(rounding)?.min(item.points))
            }
        });
        let Some(score) = rounded else {
            let gap = Gap::at_item(self, item, TOO_MANY_DIGITS);
            let inputs = outcome.trace.take().and_then(|trace| trace.inputs);
            *outcome = Outcome::open(gap, item.rule.kind(), item, self.traced.then(|| inputs.unwrap_or_default()));
            return;
        };
        outcome.computed = Some(score);
        if let Some(trace) = &mut outcome.trace {
            let limit = match exact.compare(Fraction::ZERO) {
                Some(Ordering::Less) => "，扣完为止",
                _ if exact.compare(item.points.into()) == Some(Ordering::Greater) => "，不超过分值",
                _ => "",
            };
            trace.explanation.push_str(limit);
            if let Some((_, why)) = &mut outcome.shortfall {
                why.push_str(limit);
            }
            trace.explanation = format!("{}，得 {} 分", trace.explanation, decimal::text(score));
            trace.formula = trace.formula.take().map(|formula| with_result(&formula, exact, score));
            if let (Some((_, why)), Some(formula)) = (&mut outcome.shortfall, &trace.formula) {
                why.push('：');
                why.push_str(formula);
            }
            let from = limited.map_or_else(String::new, Fraction::show);
            trace.rounding = (from != decimal::text(score) && !outcome.whole).then(|| RoundingTrace {
                from,
                to: score,
                decimals: rounding.decimals,
                mode: rounding.mode.name(),
            });
        }
        let lost = decimal::difference(item.points, score).filter(|lost| !lost.is_zero());
        if let (Some(points), Some((clause, why))) = (lost, outcome.shortfall.take()) {
            let message = format!("{why}，失 {} 分", decimal::text(points));
            outcome.lost.push(Loss { points, clause, message });
        }
    }

    /// Gives back what was lost for a reason that excuses it.
    fn excuse(&self, outcome: &mut Outcome<'s>, item: &'s Item) {
        let (Some(formula), Some(computed)) = (&item.excuse, outcome.computed) else { return };
        if computed >= item.points || !outcome.missing.is_empty() {
            return;
        }
        match self.condition(formula, item, Some(computed)) {
            Ok(true) => {
                outcome.computed = Some(item.points);
                outcome.lost.clear();
                let points = decimal::text(item.points);
                note(outcome, || format!("符合不扣分的条件{}，得满分 {points} 分", self.named(formula)));
            }
            Err(mut gap) if !self.is_inapplicable(&gap) => {
                gap.missing.retain(|missing| !self.does_not_apply(missing));
                outcome.open = decimal::difference(item.points, computed).unwrap_or_default();
                outcome.lost.clear();
                gap.missing.iter_mut().for_each(|missing| missing.points = outcome.open);
                Self::add_missing(&mut outcome.missing, gap.missing);
                note(outcome, || format!("{}待填，符合的不扣分", self.named(formula)));
            }
            Ok(false) | Err(_) => {}
        }
    }

    /// Asks for an explanation where one is due.
    fn explain(&self, outcome: &mut Outcome<'s>, when: &'s Formula, fact: &str, score: Decimal, item: &'s Item) {
        let Some(fact) = self.facts.get(fact) else { return };
        match self.condition(when, item, Some(score)) {
            Ok(true) if super::rules::said(fact).is_none() => {
                let note = "按计分标准须说明原因".to_owned();
                Self::add_missing(&mut outcome.missing, Gap::of(fact, Decimal::ZERO, Some(note)).missing);
            }
            Ok(true) => note(outcome, || "已说明原因".to_owned()),
            Err(mut gap) if !self.is_inapplicable(&gap) => {
                gap.missing.retain(|missing| !self.does_not_apply(missing));
                gap.missing.iter_mut().for_each(|missing| missing.points = Decimal::ZERO);
                Self::add_missing(&mut outcome.missing, gap.missing);
            }
            Ok(false) | Err(_) => {}
        }
    }
}

/// Says what was changed after the rule.
fn note(outcome: &mut Outcome<'_>, note: impl FnOnce() -> String) {
    if let Some(trace) = &mut outcome.trace {
        let note = note();
        trace.explanation = format!("{}；{note}", trace.explanation);
        trace.modifiers.get_or_insert_default().push(note);
    }
}

/// A score that waits for its prerequisite.
fn held_back<'s>(outcome: Outcome<'s>, gap: Gap<'s>, item: &'s Item) -> Outcome<'s> {
    let mut missing = gap.missing;
    Scoring::add_missing(&mut missing, outcome.missing);
    let term = if gap.not_applicable { "填为不适用" } else { "待填" };
    let explanation = format!("前提条件{term}，尚不能计分");
    let trace = outcome.trace.map(|trace| Trace { explanation, formula: None, ..trace });
    Outcome { open: item.points, not_applicable: gap.not_applicable, missing, trace, ..Outcome::default() }
}
