//! A finding: what contradicts what, with the figures, what would fit, and how to mend it.

use std::borrow::Cow;

use crate::print::printed;
use crate::rubric::{Check, Severity};
use crate::scoring::{Engine, RubricName};

use super::catalogue;

/// The audit of a submission.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Audit<'s> {
    /// What made it.
    pub engine: Engine,
    /// By which rubric.
    pub rubric: RubricName<'s>,
    /// The year that is evaluated.
    pub year: Option<u16>,
    /// The department's name.
    pub department: Option<&'s str>,
    /// How many findings there are of each severity, listed or not.
    pub counts: Counts,
    /// The findings, the heaviest first.
    pub findings: Vec<Finding<'s>>,
    /// Findings that are only counted, because there are too many of their kind.
    pub unlisted: Vec<Unlisted<'s>>,
    /// Checks that the rubric has switched off.
    pub switched_off: Vec<SwitchedOff<'s>>,
    /// Responses to findings that there are none of, as they stand in the submission.
    pub unmatched: Vec<Unmatched<'s>>,
    /// What could not be read and counts as not answered; only where that was asked for.
    pub problems: Option<Vec<crate::problem::Problem>>,
}

printed! {
    Audit<'_> {
        engine,
        rubric,
        year,
        department,
        counts,
        findings,
        unlisted,
        switched_off,
        unmatched,
        problems if some,
    }
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counts {
    /// 错误.
    pub error: u32,
    /// 疑点.
    pub warning: u32,
    /// 提示.
    pub note: u32,
    /// Of all these, how many have a response that answers what they say now.
    pub answered: u32,
}

printed! { Counts { error, warning, note, answered } }

/// Something that contradicts itself, or cannot be true, in words that a clerk understands.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding<'s> {
    /// The code of the check, or the id of the rubric's own.
    pub code: Cow<'s, str>,
    /// How much it weighs.
    pub severity: Severity,
    /// What the check is about, in Chinese.
    pub title: Cow<'s, str>,
    /// The place that it is about: a JSON pointer into the submission.
    pub pointer: String,
    /// What is wrong, with the figures, in Chinese.
    pub message: String,
    /// What would fit, in Chinese, where that can be said.
    pub expected: Option<String>,
    /// How to mend it, in Chinese.
    pub hint: Cow<'s, str>,
    /// The values that it rests on.
    pub evidence: Vec<Evidence>,
    /// Why the rubric gives it another severity than the catalogue.
    pub severity_reason: Option<&'s str>,
    /// What the department answers.
    pub response: Option<Answered<'s>>,
}

printed! {
    Finding<'_> {
        code,
        severity,
        title,
        pointer,
        message,
        expected,
        hint,
        evidence,
        severity_reason if some,
        response if some,
    }
}

/// A value that a finding rests on.
#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// Where it stands: a JSON pointer into the submission.
    pub pointer: String,
    /// What it is, in Chinese.
    pub label: String,
    /// The value as it is shown; null where nothing is there.
    pub value: Option<String>,
}

printed! { Evidence { pointer, label, value } }

/// What the department answers to a finding.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answered<'s> {
    /// 说明.
    pub text: &'s str,
    /// Was something else found when it was written?
    pub outdated: bool,
}

printed! { Answered<'_> { text, outdated } }

/// Findings that are only counted.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unlisted<'s> {
    /// The code of the check.
    pub code: Cow<'s, str>,
    /// How many more there are.
    pub count: u32,
}

printed! { Unlisted<'_> { code, count } }

/// A check that the rubric has switched off.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SwitchedOff<'s> {
    /// The code of the check.
    pub code: Check,
    /// What it is about, in Chinese.
    pub title: &'static str,
    /// Why.
    pub reason: &'s str,
}

printed! { SwitchedOff<'_> { code, title, reason } }

/// A response to a finding that there is none of.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unmatched<'s> {
    /// Where it stands: a JSON pointer into the submission.
    pub pointer: String,
    /// The code that it answers.
    pub code: Option<&'s str>,
    /// 说明.
    pub text: Option<&'s str>,
}

printed! { Unmatched<'_> { pointer, code, text } }

impl<'s> Finding<'s> {
    /// A finding of a check about a place, with what is wrong in words.
    #[must_use]
    pub fn new(check: Check, pointer: impl Into<String>, message: impl Into<String>) -> Self {
        let entry = catalogue::entry(check);
        Self {
            code: Cow::Borrowed(check.text()),
            severity: entry.severity,
            title: Cow::Borrowed(entry.title),
            pointer: pointer.into(),
            message: message.into(),
            expected: None,
            hint: Cow::Borrowed(""),
            evidence: Vec::new(),
            severity_reason: None,
            response: None,
        }
    }

    /// With a severity that the case, not the check, calls for.
    #[must_use]
    pub fn weighing(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// With what would fit.
    #[must_use]
    pub fn expecting(self, expected: impl Into<String>) -> Self {
        Self { expected: Some(expected.into()), ..self }
    }

    /// With how to mend it.
    #[must_use]
    pub fn mend(self, hint: impl Into<Cow<'s, str>>) -> Self {
        Self { hint: hint.into(), ..self }
    }

    /// With a value that it rests on.
    #[must_use]
    pub fn on(mut self, pointer: impl Into<String>, label: impl Into<String>, value: impl Into<String>) -> Self {
        self.evidence.push(Evidence { pointer: pointer.into(), label: label.into(), value: Some(value.into()) });
        self
    }

    /// With a place where a value should be and is not.
    #[must_use]
    pub fn missing(mut self, pointer: impl Into<String>, label: impl Into<String>) -> Self {
        self.evidence.push(Evidence { pointer: pointer.into(), label: label.into(), value: None });
        self
    }
}
