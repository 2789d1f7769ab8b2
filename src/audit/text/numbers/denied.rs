//! 无 beside figures (X11).

use super::figures::{Column, Held};
use super::phrase::{Word, is_of_a_part, last_year_named};
use super::terms::{Denied, Terms};
use super::told::{Remark, Remarks};
use crate::audit::Subject;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::audit::passages::{Chapter, Passage, budget_lines};
use crate::audit::text::sentences::{parts, sentences};
use crate::decimal::{self, Decimal};
use crate::rubric::Check;
use crate::submission::MoneyUnit;

/// Looks at lines that are 无, and at texts that say so.
pub fn check<'s>(subject: &Subject<'_, 's>, terms: &Terms<'_>, findings: &mut Findings<'s>) {
    for (key, name, line) in budget_lines(subject.submission) {
        if line.none != Some(true) {
            continue;
        }
        let amounts = [
            ("initial_budget", Column::Initial, line.initial_budget),
            ("budget", Column::Budget, line.budget),
            ("executed", Column::Executed, line.executed),
        ];
        let unit = subject.submission.budget.unit.unwrap_or(MoneyUnit::USUAL).term();
        let some = amounts.iter().filter_map(|(field, column, value)| {
            Some((field, column, (*value).filter(|value| *value > Decimal::ZERO)?))
        });
        let mut some: Vec<(String, String, String)> = some
            .map(|(field, column, value)| {
                (format!("/budget/{key}/{field}"), column.of(name), format!("{} {unit}", decimal::text(value)))
            })
            .collect();
        let projects = subject.submission.projects.len();
        if key == "project" && projects > 0 {
            some.push(("/projects".to_owned(), "项目".to_owned(), format!("{projects} 个")));
        }
        if some.is_empty() {
            continue;
        }
        let told: Vec<String> = some.iter().map(|(_, label, value)| format!("{label} {value}")).collect();
        let message = format!("{name}写的是“无”，却填了{}", told.join("、"));
        let finding = Finding::new(Check::X11, format!("/budget/{key}/none"), message);
        let finding =
            finding.mend("确实没有的，请删去数据；有的，请取消“无”").on(format!("/budget/{key}/none"), name, "无");
        findings
            .add(some.into_iter().fold(finding, |finding, (pointer, label, value)| finding.on(pointer, label, value)));
    }
    for passage in subject
        .passages
        .iter()
        .filter(|passage| !matches!(passage.chapter, Chapter::Targets | Chapter::Measures | Chapter::Reasons))
    {
        let mut remarks = Remarks::default();
        denials(subject, terms, passage, &mut remarks);
        remarks.report(findings, |message| {
            Finding::new(Check::X11, passage.pointer.clone(), message).mend("请核对是否发生，使文字与填报的数一致")
        });
    }
}

fn denials(subject: &Subject<'_, '_>, terms: &Terms<'_>, passage: &Passage<'_>, remarks: &mut Remarks) {
    for (_, sentence) in
        sentences(passage.text).filter(|(_, sentence)| sentence.contains(['无', '没', '未', '不', '零', '0']))
    {
        let (mut year, mut is_part) = (None, false);
        for (_, clause) in parts(sentence, |character| "，,、：:".contains(character)) {
            year = last_year_named(clause, subject.submission.year).or(year);
            is_part = is_of_a_part(clause).unwrap_or(is_part);
            if is_part || year.is_some_and(|year| Some(year) != subject.submission.year) {
                continue;
            }
            let may_deny = clause.contains(['无', '没', '未', '不']) || clause.trim_end().ends_with(['零', '0', '元']);
            let denied = may_deny.then(|| terms.denied(clause.trim())).flatten();
            let Some(denied) = denied else { continue };
            let held = contradicting(&denied);
            if held.is_empty() {
                continue;
            }
            let told: Vec<String> = held.iter().map(|held| format!("{} {}", held.label, held.shown)).collect();
            let figures = held.iter().map(|held| (held.pointer.clone(), held.label.clone(), held.shown.clone()));
            let place = (passage.pointer.clone(), passage.heading.clone(), clause.trim().to_owned());
            remarks.extend(Some(Remark {
                message: format!("文字写「{}」，填报的却是{}", clause.trim(), told.join("、")),
                expected: None,
                evidence: [place].into_iter().chain(figures).collect(),
            }));
        }
    }
}

/// The figures above 0 that a denial says not to be.
fn contradicting<'l>(denied: &Denied<'l>) -> Vec<&'l Held> {
    let (line, said) = (denied.spoken.line, denied.spoken.said);
    let some = |column: Column| {
        line.of(column).filter(|held| {
            held.printed.low.compare(crate::decimal::Fraction::ZERO).is_some_and(core::cmp::Ordering::is_gt)
        })
    };
    if said.says(Word::LastYear) {
        return Vec::new();
    }
    let budgeted = || [Column::Initial, Column::Budget].into_iter().filter_map(some).collect();
    if denied.is_of_execution || said.says(Word::Executed) {
        return some(Column::Executed).into_iter().collect();
    }
    if denied.is_of_budget || said.says_budget() {
        return budgeted();
    }
    match line.of(Column::Executed) {
        Some(_) => some(Column::Executed).into_iter().collect(),
        None => some(Column::Sole).into_iter().chain(budgeted()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::messages;

    const FIGURES: &str = r#""budget":{"operating":{"budget":"24.00"},"government_fund":{"none":true}},"department":{"vehicles":{"actual":1}},
        "three_public":{"total":{"executed":"2.60"},"overseas":{"budget":"1.00","executed":"0"},"reception":{"budget":"1.00","executed":"0.80"}}"#;

    fn said(text: &str) -> Vec<String> {
        messages("X11", &format!("{FIGURES},\"other\":\"{text}\""))
    }

    #[test]
    fn what_is_denied_has_figures() {
        for (text, message) in [
            ("2023年未发生公务接待费用。", "文字写「2023年未发生公务接待费用」，填报的却是公务接待费执行数 0.8 万元"),
            (
                "本单位无公务用车，没有安排公务接待预算。",
                "文字写「本单位无公务用车」，填报的却是公务用车 1 辆；文字写「没有安排公务接待预算」，填报的却是公务接待费预算 1 万元",
            ),
            ("公务接待费支出为0元。", "文字写「公务接待费支出为0元」，填报的却是公务接待费执行数 0.8 万元"),
            ("因公出国（境）费预算为零。", "文字写「因公出国（境）费预算为零」，填报的却是因公出国（境）费预算 1 万元"),
        ] {
            assert_eq!(said(text), [message], "{text}");
        }
    }

    #[test]
    fn what_is_denied_is_not_there() {
        for text in [
            "无。",
            "未发生因公出国（境）费用，无政府性基金预算支出。",
            "没有公务接待超标准的情况。",
            "无超预算支出公用经费的情况。",
            "上年未发生公务接待费，2022年未发生公务接待费用。",
            "公务接待费支出为0.80万元。",
            "下属站所无公务用车。",
            "公务接待费无增长。",
            "上半年未发生公务接待费用。",
        ] {
            assert_eq!(said(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn none_beside_figures() {
        let none = |fields: &str| messages("X11", fields);
        assert_eq!(none(r#""budget":{"state_capital":{"none":true,"budget":"0"}}"#), Vec::<String>::new());
        assert_eq!(
            none(r#""budget":{"state_capital":{"none":true,"budget":"3.5"}}"#),
            ["国有资本经营预算写的是“无”，却填了国有资本经营预算 3.5 万元"]
        );
        assert_eq!(
            none(r#""budget":{"project":{"none":true}},"projects":[{"name":"库房改造"}]"#),
            ["项目支出写的是“无”，却填了项目 1 个"]
        );
    }
}
