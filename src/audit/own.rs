//! The checks that a rubric brings along: conditions over its facts, and texts that say what is wrong.
//!
//! A check finds something where its condition holds whatever is still to be answered. The checks of the sheet by
//! which projects are scored look at each project.

use std::borrow::Cow;

use super::Subject;
use super::finding::{Evidence, Finding};
use super::findings::Findings;
use crate::feel::{self, Context as _, Expression, Value};
use crate::rubric::{FactKind, OwnCheck, Rubric, Rule, Template, TemplatePart};
use crate::scoring::{self, Fact, Facts, Known, excerpt, yes_or_no};
use crate::submission::MoneyUnit;

/// The most values that a finding shows.
const MOST_EVIDENCE: usize = 20;

/// From how many bytes on a message is cut: one template can repeat a long text many times.
const LONG_MESSAGE: usize = 2000;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let (submission, rubric) = (subject.submission, subject.rubric);
    check_one(scoring::Subject::Department(submission), rubric, findings);
    if let Some(sheet) = project_sheet(rubric) {
        for (index, project) in submission.projects.iter().enumerate() {
            check_one(scoring::Subject::Project(project, index), sheet, findings);
        }
    }
}

/// The sheet by which projects are scored; a rubric has one.
fn project_sheet(rubric: &Rubric) -> Option<&Rubric> {
    rubric.items().find_map(|item| match &item.rule {
        Rule::Children(children) => children.child.sheet.rubric(),
        Rule::Either(either) => either.rules.iter().find_map(|either| match &either.rule {
            Rule::Children(children) => children.child.sheet.rubric(),
            _ => None,
        }),
        _ => None,
    })
}

fn check_one<'s>(subject: scoring::Subject<'s>, rubric: &'s Rubric, findings: &mut Findings<'s>) {
    if rubric.checks.is_empty() {
        return;
    }
    let facts = Facts::stated(subject, rubric);
    for check in &rubric.checks {
        if matches!(facts.certain(&check.when.expression), Value::Boolean(true)) {
            findings.add(finding(check, subject, &facts));
        }
    }
}

fn finding<'s>(check: &'s OwnCheck, subject: scoring::Subject<'s>, facts: &Facts<'s>) -> Finding<'s> {
    let grounds = grounds(&check.when.expression, facts);
    // What follows from figures is mended at the figures.
    let place = grounds.iter().find(|fact| fact.derived.is_none()).or(grounds.first());
    let shown = |fact: &&Fact<'s>| Evidence {
        pointer: fact.pointer(),
        label: fact.definition.label.clone(),
        value: with_unit(fact),
    };
    Finding {
        code: Cow::Borrowed(&check.id),
        severity: check.severity,
        title: Cow::Borrowed(&check.title),
        pointer: place.map_or_else(|| subject.pointer(""), |fact| fact.pointer()),
        message: message(&check.message, subject, facts),
        expected: None,
        hint: Cow::Borrowed(check.hint.as_deref().unwrap_or("请核对所列的数据")),
        evidence: grounds.iter().map(shown).collect(),
        severity_reason: None,
        response: None,
    }
}

/// The facts that a condition names, and behind each derived one those that it follows from.
fn grounds<'f, 's>(condition: &Expression, facts: &'f Facts<'s>) -> Vec<&'f Fact<'s>> {
    let mut pending = facts.named(condition);
    pending.reverse();
    let mut grounds: Vec<&Fact<'s>> = Vec::new();
    while let Some(fact) = pending.pop() {
        if grounds.iter().any(|known| known.definition.id == fact.definition.id) {
            continue;
        }
        if grounds.len() >= MOST_EVIDENCE {
            break;
        }
        if fact.derived.is_some() {
            pending.extend(facts.inputs(fact).into_iter().rev());
        }
        grounds.push(fact);
    }
    grounds
}

fn message(template: &Template, subject: scoring::Subject<'_>, facts: &Facts<'_>) -> String {
    let mut text = match subject {
        scoring::Subject::Department(_) => String::new(),
        scoring::Subject::Project(project, index) => match &project.name {
            Some(name) if !name.trim().is_empty() => format!("项目“{}”：", excerpt(name.trim())),
            _ => format!("第 {} 个项目：", index.saturating_add(1)),
        },
    };
    say(&template.parts, facts, &mut text);
    text
}

/// Appends the parts of a template as long as the message is not too long.
fn say(parts: &[TemplatePart], facts: &Facts<'_>, text: &mut String) {
    for part in parts {
        match part {
            TemplatePart::Words(words) => text.push_str(words),
            TemplatePart::Value(formula) => text.push_str(&said(&formula.expression, facts)),
            TemplatePart::Optional(parts) => {
                let is_known = |part: &TemplatePart| match part {
                    TemplatePart::Value(formula) => !matches!(facts.certain(&formula.expression), Value::Null),
                    _ => true,
                };
                if parts.iter().all(is_known) {
                    say(parts, facts, text);
                }
            }
        }
        if text.len() > LONG_MESSAGE {
            if !text.ends_with('…') {
                text.push('…');
            }
            break;
        }
    }
}

/// The value of an expression in a sentence.
fn said(expression: &Expression, facts: &Facts<'_>) -> String {
    if let Expression::Name(name) = expression
        && let Some(fact) = facts.get(name)
    {
        match fact.value() {
            Known::NotApplicable(_) => return "不适用".to_owned(),
            Known::Text(value) => return excerpt(label(fact, value)).into_owned(),
            _ => {}
        }
    }
    let value = facts.certain(expression);
    if matches!(value, Value::Null) {
        let is_open = expression.names().into_iter().any(|name| matches!(facts.value(name), Value::Null));
        return if is_open { "（未填）" } else { "（算不出）" }.to_owned();
    }
    excerpt(&shown(&value)).into_owned()
}

fn shown(value: &Value<'_>) -> String {
    match value {
        Value::Boolean(value) => yes_or_no(*value).to_owned(),
        Value::Number(value) => value.show(),
        Value::Text(value) => excerpt(value).into_owned(),
        Value::Date(value) => value.to_string(),
        Value::Days(days) => format!("{days} 天"),
        Value::Months(months) => format!("{months} 个月"),
        Value::List(values) => values.iter().map(shown).collect::<Vec<_>>().join("、"),
        other => {
            let mut text = String::new();
            feel::to_json(other, &mut text);
            text
        }
    }
}

/// What the form shows for the value of a choice.
fn label<'v>(fact: &'v Fact<'_>, value: &'v str) -> &'v str {
    let FactKind::Choice(alternatives) = &fact.definition.kind else { return value };
    alternatives.iter().find(|alternative| alternative.value == value).map_or(value, |chosen| &chosen.label)
}

fn with_unit(fact: &Fact<'_>) -> Option<String> {
    let definition = fact.definition;
    match (fact.value(), &definition.kind, definition.unit.as_deref()) {
        (Known::Number(value), FactKind::Money(MoneyUnit::Yuan), _) => Some(format!("{} 元", value.show())),
        (Known::Number(value), FactKind::Money(MoneyUnit::WanYuan), _) => Some(format!("{} 万元", value.show())),
        (Known::Number(value), FactKind::Percent, _) => Some(format!("{}%", value.show())),
        (Known::Number(value), _, Some(unit)) => Some(format!("{} {}", value.show(), excerpt(unit))),
        (Known::Text(value), FactKind::Choice(_), _) => Some(excerpt(label(fact, value)).into_owned()),
        _ => fact.shown(),
    }
}
