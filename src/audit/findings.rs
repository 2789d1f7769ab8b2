//! The list of findings that the audit builds up.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::catalogue;
use super::finding::{Answered, Audit, Counts, Finding, SwitchedOff, Unlisted, Unmatched};
use crate::rubric::{CheckSetting, Rubric, Severity};
use crate::scoring::ScoreSheet;
use crate::submission::{Response, Submission};

/// The most findings of one check that are listed one by one; the rest is counted.
pub const MOST_OF_A_CHECK: u32 = 50;

/// Findings as they are made.
#[derive(Debug, Default)]
pub struct Findings<'s> {
    list: Vec<Finding<'s>>,
    of_check: BTreeMap<Cow<'s, str>, u32>,
    counts: Counts,
    settings: &'s [CheckSetting],
}

impl<'s> Findings<'s> {
    /// None yet, under the settings of a rubric.
    pub fn new(rubric: &'s Rubric) -> Self {
        Self { settings: &rubric.audit, ..Self::default() }
    }

    /// Adds a finding, unless the rubric has switched its check off.
    pub fn add(&mut self, mut finding: Finding<'s>) {
        if let Some(setting) = self.settings.iter().find(|setting| setting.id.text() == finding.code) {
            let Some(severity) = setting.severity else { return };
            if severity != finding.severity {
                finding.severity = severity;
                finding.severity_reason = Some(&setting.reason);
            }
        }
        let count = match finding.severity {
            Severity::Error => &mut self.counts.error,
            Severity::Warning => &mut self.counts.warning,
            Severity::Note => &mut self.counts.note,
        };
        *count = count.saturating_add(1);
        let of_check = self.of_check.entry(finding.code.clone()).or_default();
        *of_check = of_check.saturating_add(1);
        if *of_check <= MOST_OF_A_CHECK {
            self.list.push(finding);
        }
    }

    /// The audit: findings by weight, those of one weight in the order of the catalogue, with what was answered.
    pub fn into_audit(mut self, submission: &'s Submission<'s>, sheet: &ScoreSheet<'s>) -> Audit<'s> {
        self.list.sort_by_key(|finding| (finding.severity, catalogue::place(&finding.code)));
        let mut matched = vec![false; submission.responses.len()];
        for finding in &mut self.list {
            finding.response = respond(finding, &submission.responses, &mut matched);
            if finding.response.is_some_and(|response| !response.outdated) {
                self.counts.answered = self.counts.answered.saturating_add(1);
            }
        }
        let unlisted = self.of_check.into_iter().filter_map(|(code, count)| {
            let more = count.checked_sub(MOST_OF_A_CHECK).filter(|more| *more > 0)?;
            Some(Unlisted { code, count: more })
        });
        let switched_off = self.settings.iter().filter(|setting| setting.severity.is_none()).map(|setting| {
            SwitchedOff { code: setting.id, title: catalogue::entry(setting.id).title, reason: &setting.reason }
        });
        let unmatched = submission.responses.iter().zip(matched).enumerate().filter(|(_, (_, matched))| !matched);
        Audit {
            engine: sheet.engine,
            rubric: sheet.rubric,
            year: sheet.year,
            department: sheet.department,
            counts: self.counts,
            unlisted: unlisted.collect(),
            switched_off: switched_off.collect(),
            unmatched: unmatched
                .map(|(index, (response, _))| Unmatched {
                    pointer: format!("/responses/{index}"),
                    code: response.code.as_deref(),
                    text: response.text.as_deref(),
                })
                .collect(),
            findings: self.list,
            problems: None,
        }
    }
}

/// The response to a finding; of several to one finding the last that says something counts.
fn respond<'s>(finding: &Finding<'s>, responses: &'s [Response<'s>], matched: &mut [bool]) -> Option<Answered<'s>> {
    let mut found = None;
    for (response, matched) in responses.iter().zip(matched) {
        let is_meant = response.code.as_deref() == Some(&*finding.code)
            && response.pointer.as_deref() == Some(finding.pointer.as_str());
        if !is_meant {
            continue;
        }
        *matched = true;
        if let Some(text) = response.text.as_deref().filter(|text| !text.trim().is_empty()) {
            let outdated = response.message.as_deref().is_some_and(|message| message != finding.message);
            found = Some(Answered { text, outdated });
        }
    }
    found
}
