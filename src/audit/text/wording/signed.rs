//! X12: the signatures of the department, the seal, the day of filing and the attachments are there.

use super::super::super::Subject;
use super::super::super::finding::Finding;
use super::super::super::findings::Findings;
use super::excerpt;
use crate::problem::push_step;
use crate::rubric::{Check, Side};

/// So much of the name of an attachment is compared.
const LONGEST: usize = 200;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let filing = &subject.submission.filing;
    let is_begun = filing.date.is_some() || filing.sealed.is_some() || !subject.submission.signatures.is_empty();
    if !is_begun && !subject.sheet.totals.claimed.complete {
        // A table that is still being filled is not to be signed yet.
        return;
    }
    signatures(subject, findings);
    if filing.date.is_none() {
        let finding = Finding::new(Check::X12, "/filing/date", "没有填报日期")
            .mend("请填上填报日期")
            .missing("/filing/date", "填报日期");
        findings.add(finding);
    }
    if filing.sealed != Some(true) {
        let finding = Finding::new(Check::X12, "/filing/sealed", "没有盖章").expecting("盖章").mend("请盖单位公章");
        let finding = match filing.sealed {
            Some(_) => finding.on("/filing/sealed", "盖章", "否"),
            None => finding.missing("/filing/sealed", "盖章"),
        };
        findings.add(finding);
    }
    attachments(subject, findings);
}

fn signatures<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let given = &subject.submission.signatures;
    let mut finding = Finding::new(Check::X12, "/signatures", "").mend("请由本人签字或盖章");
    let mut missing = Vec::new();
    for line in subject.rubric.signatures.iter().filter(|line| line.side == Side::Department) {
        let signed = given.iter().find(|(id, _)| *id == line.id).and_then(|(_, signature)| signature.signed);
        if signed == Some(true) {
            continue;
        }
        missing.push(line.label.clone());
        let mut pointer = "/signatures".to_owned();
        push_step(&mut pointer, &line.id);
        pointer.push_str("/signed");
        finding = match signed {
            Some(_) => finding.on(pointer, line.label.as_str(), "没有签"),
            None => finding.missing(pointer, line.label.as_str()),
        };
    }
    if !missing.is_empty() {
        let lines = excerpt::listed(&missing, 6, "处");
        finding.message = format!("签字栏有 {} 处没有签：{lines}", missing.len());
        findings.add(finding);
    }
}

fn attachments<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let compared = |name: &str| excerpt::bare(excerpt::head(name, LONGEST));
    let given: Vec<String> = subject.submission.attachments.iter().map(|name| compared(name)).collect();
    let wanted = subject.rubric.attachments.iter();
    let is_missing = |name: &&String| {
        let name = compared(name);
        !given.iter().any(|given| given.contains(&name))
    };
    let missing: Vec<String> = wanted.filter(is_missing).cloned().collect();
    if missing.is_empty() {
        return;
    }
    let names = excerpt::listed(&missing, 6, "件");
    let message = format!("应附 {} 件，缺 {} 件：{names}", subject.rubric.attachments.len(), missing.len());
    let mut finding =
        Finding::new(Check::X12, "/attachments", message).expecting(names).mend("请补上附件，或核对附件的名称");
    for name in missing {
        finding = finding.missing("/attachments", name);
    }
    findings.add(finding);
}
