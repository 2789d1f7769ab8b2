//! Numbers that stand in texts: against figures, against each other, and where they are missing.

mod against_figures;
mod apart;
mod denied;
mod endings;
mod figures;
mod listed;
mod numeral;
mod phrase;
mod quantity;
mod rates;
mod repeated;
mod stated_score;
mod sums;
mod targets;
mod terms;
mod told;
mod units;
mod vague;

use super::super::Subject;
use super::super::findings::Findings;
use terms::Terms;
use told::Told;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let told: Vec<Told<'_, 's>> = subject.passages.iter().map(Told::new).collect();
    let (lines, projects) = (figures::lines(subject.submission), figures::project_lines(subject.submission));
    let terms = Terms::new(subject.submission, &lines, &projects);
    against_figures::check(&told, &terms, subject.submission.year, findings);
    repeated::check(&told, findings);
    sums::check(&told, findings);
    targets::check(subject, &told, findings);
    denied::check(subject, &terms, findings);
    vague::check(&told, findings);
    stated_score::check(subject, &told, findings);
}

#[cfg(test)]
mod tests {
    use crate::Invalid;

    /// The messages of a check about a submission, of which everything but the rubric is given.
    pub fn messages(code: &str, fields: &str) -> Vec<String> {
        let text = format!("{{\"rubric\":\"ningxian-2023-department\",\"year\":2023,{fields}}}");
        let audit: serde_json::Value = serde_json::from_str(&crate::audit(&text, Invalid::Refused).unwrap()).unwrap();
        let findings = audit["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == code);
        findings.map(|finding| finding["message"].as_str().unwrap().to_owned()).collect()
    }
}
