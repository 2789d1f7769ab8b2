//! Answers to the questions of a rubric, of the department and of its projects: degrees outside of their grades (T7),
//! what does not apply without a reason (T20), and answers against the figures that they follow from (T4, X2).
//!
//! A yes or no that contradicts figures is T4, because a rule goes by the figures and not by the answer; a number or a
//! text is X2, because one quantity is stated twice; a rate is T8, see `rates`.

use crate::rubric::{Check, FactKind, Rubric, Rule};
use crate::scoring::{self, Fact, Facts, Known};
use crate::submission::{Answer, MoneyUnit};

use super::super::Subject;
use super::super::finding::Finding;
use super::super::findings::Findings;
use super::rows::Rows;
use super::words::{cut, named, quoted, says_nothing, short};

/// Whose answers they are, and to which rubric.
pub struct Answered<'s> {
    /// Whose.
    pub subject: scoring::Subject<'s>,
    /// The rubric whose questions they answer.
    pub rubric: &'s Rubric,
    /// The facts.
    pub facts: Facts<'s>,
    /// The name of the project; empty for the department.
    pub owner: String,
}

impl<'s> Answered<'s> {
    /// Hands on the answers of the department, and of each project that has any.
    pub fn each(subject: &Subject<'_, 's>, rows: &Rows<'_, 's>, visit: &mut dyn FnMut(&Self)) {
        let answered =
            |whose, rubric, owner| Self { subject: whose, rubric, facts: Facts::stated(whose, rubric), owner };
        visit(&answered(scoring::Subject::Department(subject.submission), subject.rubric, String::new()));
        let Some(sheet) = rows.of_projects().first().and_then(|(_, rule, _)| rule.child.sheet.rubric()) else { return };
        for (index, project) in subject.submission.projects.iter().enumerate() {
            if !project.facts.is_empty() {
                let owner = format!("{}的", named(project.name.as_ref(), index, "项目"));
                visit(&answered(scoring::Subject::Project(project, index), sheet, owner));
            }
        }
    }

    /// What a fact is called, with whose it is.
    pub fn label(&self, fact: &Fact<'_>) -> String {
        format!("{}{}", self.owner, quoted(&fact.definition.label))
    }

    fn answers(&self) -> &'s [(crate::submission::Text<'s>, Answer<'s>)] {
        match self.subject {
            scoring::Subject::Department(submission) => &submission.facts,
            scoring::Subject::Project(project, _) => &project.facts,
        }
    }
}

/// Makes the findings.
pub fn check<'s>(answered: &Answered<'s>, findings: &mut Findings<'s>) {
    for (id, answer) in answered.answers() {
        let Some(fact) = answered.facts.get(id) else { continue };
        if let Answer::NotApplicable(reason) = answer
            && says_nothing(reason)
        {
            let message = format!("{}填为不适用，理由写的是{}，没有说明为什么", answered.label(fact), quoted(reason));
            findings.add(
                Finding::new(Check::T20, fact.pointer(), message).mend("请写明为什么不适用；适用的，请更正回答").on(
                    fact.pointer(),
                    "不适用的理由",
                    quoted(reason),
                ),
            );
        }
        against_figures(fact, answered, findings);
    }
    for item in answered.rubric.items() {
        let rules: Vec<&Rule> = match &item.rule {
            Rule::Either(either) => either.rules.iter().map(|either| &either.rule).collect(),
            rule => vec![rule],
        };
        for rule in rules {
            graded(rule, answered, findings);
        }
    }
}

fn graded<'s>(rule: &Rule, answered: &Answered<'s>, findings: &mut Findings<'s>) {
    let Rule::Graded(rule) = rule else { return };
    let (Some(grade), Some(degree)) = (answered.facts.get(&rule.fact), answered.facts.get(&rule.degree)) else {
        return;
    };
    let (Known::Text(value), Known::Number(share)) = (grade.value(), degree.value()) else { return };
    let Some(level) = rule.grades.iter().find(|level| level.value == *value) else { return };
    if level.interval.contains(*share) != Some(false) {
        return;
    }
    let (label, interval) = (label_of(grade, value), level.interval.show("%"));
    let share = format!("{}%", share.show());
    let message = format!("{}评为{}，比例应为 {interval}，填的是 {share}", answered.label(grade), quoted(label));
    findings.add(
        Finding::new(Check::T7, degree.pointer(), message)
            .expecting(interval)
            .mend("请更正比例，或另选等级")
            .on(grade.pointer(), short(&grade.definition.label), quoted(label))
            .on(degree.pointer(), short(&degree.definition.label), share),
    );
}

/// The words of the alternative of a choice.
pub fn label_of<'f>(fact: &'f Fact<'_>, value: &'f str) -> &'f str {
    let FactKind::Choice(alternatives) = &fact.definition.kind else { return value };
    alternatives.iter().find(|alternative| alternative.value == value).map_or(value, |found| &found.label)
}

/// A number as it is shown, with the unit of its fact.
pub fn with_unit(shown: String, fact: &Fact<'_>) -> String {
    if !matches!(fact.value(), Known::Number(_)) {
        return shown;
    }
    match (&fact.definition.kind, &fact.definition.unit) {
        (FactKind::Money(MoneyUnit::Yuan), _) => shown + " 元",
        (FactKind::Money(MoneyUnit::WanYuan), _) => shown + " 万元",
        (FactKind::Percent, _) => shown + "%",
        (_, Some(unit)) => [&shown, " ", &cut(unit, 10)].concat(),
        (_, None) => shown,
    }
}

fn yes_or_no(answer: bool) -> String {
    if answer { "是" } else { "否" }.to_owned()
}

fn against_figures<'s>(fact: &Fact<'s>, answered: &Answered<'s>, findings: &mut Findings<'s>) {
    let Some(derived) = &fact.derived else { return };
    let (check, answer, by_figures) = match (&fact.asserted, derived) {
        (Known::Boolean(answer), Known::Boolean(derived)) if answer != derived => {
            (Check::T4, yes_or_no(*answer), yes_or_no(*derived))
        }
        (Known::Text(answer), Known::Text(derived)) if answer != derived => {
            (Check::X2, cut(label_of(fact, answer), 40), cut(label_of(fact, derived), 40))
        }
        (Known::Date(answer), Known::Date(derived)) if answer != derived => {
            (Check::X2, answer.to_string(), derived.to_string())
        }
        (Known::Number(_), Known::Number(_)) if fact.definition.kind != FactKind::Percent => {
            let Some((answer, derived)) = super::rates::apart(fact, answered) else { return };
            (Check::X2, with_unit(answer, fact), with_unit(derived, fact))
        }
        _ => return,
    };
    let formula = fact.definition.derived.as_ref();
    let figures = formula.and_then(|formula| answered.facts.figures(&formula.expression));
    let figures = figures.map_or_else(String::new, |figures| format!("（{}）", cut(&figures, 80)));
    let label = answered.label(fact);
    let message = format!("{label}填为“{answer}”，按数据应为“{by_figures}”{figures}，计分以数据为准");
    let mut finding = Finding::new(check, fact.pointer(), message)
        .expecting(by_figures)
        .mend("请核对数据，并更正这里的回答")
        .on(fact.pointer(), short(&fact.definition.label), answer);
    for input in answered.facts.inputs(fact) {
        if let Some(shown) = input.shown() {
            finding = finding.on(input.pointer(), short(&input.definition.label), with_unit(shown, input));
        }
    }
    findings.add(finding);
}
