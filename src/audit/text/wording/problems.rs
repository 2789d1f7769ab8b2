//! X14: problems have measures and measures problems, and one problem at least is about money.

use super::super::super::Subject;
use super::super::super::finding::Finding;
use super::super::super::findings::Findings;
use super::super::super::passages::{Chapter, Passage};
use super::excerpt;
use crate::rubric::Check;

/// What the self-evaluation of a budget has problems with.
const MONEY: &[&str] = &[
    "资金", "预算", "经费", "支出", "执行", "采购", "资产", "绩效", "财务", "公开", "决算", "会计", "收入", "结转",
    "结余", "项目", "元",
];

/// So many bytes about problems are about money as well.
const LONGEST: usize = 30_000;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let of = |chapter: Chapter| -> Vec<&Passage<'s>> {
        subject.passages.iter().filter(|passage| passage.chapter == chapter && !says_none(passage.text)).collect()
    };
    let (problems, measures) = (of(Chapter::Problems), of(Chapter::Measures));
    let (stated, taken) = (problems.len(), measures.len());
    if problems.is_empty() != measures.is_empty() {
        let (there, pointer, message, hint) = if measures.is_empty() {
            let message = format!("写了 {stated} 段存在问题，没有写改进措施");
            (&problems, "/measures", message, "请对每个问题写明怎样改进")
        } else {
            let message = format!("写了 {taken} 段改进措施，没有写存在问题");
            (&measures, "/problems", message, "请写明改进措施针对的问题")
        };
        let mut finding = Finding::new(Check::X14, pointer, message).mend(hint);
        for passage in there.iter().take(excerpt::MOST_PLACES) {
            finding = shown(finding, passage);
        }
        findings.add(finding.missing(pointer, if pointer == "/measures" { "改进措施" } else { "存在问题" }));
    }
    let is_about_money = |passage: &&Passage<'s>| MONEY.iter().any(|word| passage.text.contains(word));
    let is_judged = problems.iter().map(|passage| passage.text.len()).sum::<usize>() <= LONGEST;
    if stated > 0 && is_judged && !problems.iter().any(is_about_money) {
        let message =
            format!("存在问题共 {stated} 段，没有一段谈到预算和资金（如预算编制、执行、支出、采购、资产、绩效、公开）");
        let mut finding =
            Finding::new(Check::X14, "/problems", message).mend("请补上预算编制、执行和绩效管理方面的问题");
        for passage in problems.iter().take(excerpt::MOST_PLACES) {
            finding = shown(finding, passage);
        }
        findings.add(finding);
    }
}

fn shown<'s>(finding: Finding<'s>, passage: &Passage<'s>) -> Finding<'s> {
    finding.on(passage.pointer.clone(), passage.heading.clone(), excerpt::beginning(passage.text, 30))
}

fn says_none(text: &str) -> bool {
    matches!(excerpt::bare(text).as_str(), "无" | "没有" | "暂无" | "无问题" | "不存在" | "不存在问题" | "不适用")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_is_no_problem() {
        assert!(says_none("无。") && says_none(" 暂无 "));
        assert!(!says_none("无专人管理资产。"));
    }
}
