//! Score and grade in the report against the table (X17).

use super::phrase::{Said, peel};
use super::told::{Remark, Remarks, Told, is_break};
use crate::audit::Subject;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::audit::passages::{Chapter, Passage};
use crate::audit::text::sentences::sentences;
use crate::decimal::{self, Decimal, Fraction};
use crate::rubric::{Check, Severity};
use crate::scoring::Column;

const SCORES: &[&str] = &["得分", "总分", "总得分", "评分", "自评分", "自评分数", "分数"];

/// Words that make a score that of the whole table.
const WHOLE: &[&str] = &["自评", "总", "综合", "整体", "最终"];

/// Words that may stand before a score or a grade of the whole table.
const LEADS: &[&str] = &[
    "绩效", "自评", "自我", "评价", "评定", "部门", "整体", "综合", "最终", "结果", "工作", "经", "得", "总", "分",
    "档", "确定", "自查", "打", "本次", "报告", "按", "对照", "指标", "体系", "评", "等级", "等次", "级", "被", "我",
];

/// Words behind which a grade follows.
const MARKERS: &[&str] = &["等级", "等次", "评为", "评定为", "评级为", "结果为", "结论为", "自评为"];

/// Compares what the texts state with the self column.
pub fn check<'s>(subject: &Subject<'_, 's>, told: &[Told<'_, 's>], findings: &mut Findings<'s>) {
    let totals = &subject.sheet.totals;
    let mut is_stated = false;
    for told in told.iter().filter(|told| is_narrative(told.passage.chapter)) {
        let mut remarks = Remarks::default();
        is_stated |= scores(subject, told, &mut remarks);
        is_stated |= grades(subject, told.passage, &mut remarks);
        let pointer = told.passage.pointer.clone();
        remarks.report(findings, |message| {
            Finding::new(Check::X17, pointer, message).mend("请把报告中的得分和等级改为与自评表一致")
        });
    }
    let total = totals.claimed.stated.or(totals.claimed.score.filter(|_| totals.claimed.complete));
    let is_written =
        subject.passages.iter().any(|passage| matches!(passage.chapter, Chapter::Performance | Chapter::Publication));
    if let Some(total) = total.filter(|_| is_written && !is_stated) {
        let grade = totals.claimed.grade.map(|grade| format!("、等级“{grade}”")).unwrap_or_default();
        let message = format!("报告没有写自评得分和等级；自评表合计 {} 分{grade}", decimal::text(total));
        let finding = Finding::new(Check::X17, "/publication/text", message).weighing(Severity::Note);
        let finding = finding.expecting(format!("{} 分{grade}", decimal::text(total)));
        findings.add(finding.mend("请在报告中写明自评得分和等级").on(
            "/self/total",
            "自评合计",
            format!("{} 分", decimal::text(total)),
        ));
    }
}

fn is_narrative(chapter: Chapter) -> bool {
    !matches!(chapter, Chapter::Reasons | Chapter::Goals | Chapter::Targets | Chapter::Measures)
}

/// The totals and grades that the report may state, those of the department first.
fn columns<'f, 's>(subject: &Subject<'f, 's>) -> [&'f Column<'s>; 3] {
    let totals = &subject.sheet.totals;
    [&totals.claimed, &totals.computed, &totals.reviewed]
}

/// Compares the scores; is there any?
fn scores(subject: &Subject<'_, '_>, told: &Told<'_, '_>, remarks: &mut Remarks) -> bool {
    let mut is_stated = false;
    let full = subject.sheet.totals.points;
    for sentence in &told.sentences {
        for (head, quantity) in sentence.headed().filter(|(_, quantity)| quantity.unit.kind == "分") {
            is_stated |= ["得分", "总分", "自评", "评分", "分数"].iter().any(|word| head.contains(word));
            let rest = head.trim_end_matches(['为', '是', '达', '到', '共', '：', ':', ' ']);
            let score = SCORES.iter().filter_map(|word| rest.strip_suffix(word).map(|before| (word, before)));
            let Some((word, before)) = score.min_by_key(|(_, before)| before.len()) else { continue };
            let start = before.char_indices().rev().find(|(_, character)| is_break(*character));
            let start = start.map_or(0, |(at, character)| at.saturating_add(character.len_utf8()));
            let lead = before.get(start..).unwrap_or_default();
            let is_whole = WHOLE.iter().any(|whole| lead.contains(whole) || word.contains(whole));
            let is_full = word.contains("总分")
                && quantity.value.is_some_and(|value| value.compare(full.into()) == Some(core::cmp::Ordering::Equal));
            if !is_whole || is_full || !is_led(lead, subject) || speaks_of_a_part(sentence.text, quantity.place.start) {
                continue;
            }
            let stated: Vec<Decimal> = columns(subject).iter().flat_map(|column| given(column)).collect();
            let fits = |score: &Decimal| !quantity.contradicts(Fraction::from(*score), Some(Fraction::from(*score)));
            let Some(first) = stated.first().filter(|_| !stated.iter().any(fits)) else { continue };
            let shown = format!("{} 分", decimal::text(*first));
            let clause = format!("{lead}{word}{}", quantity.shown());
            remarks.extend(Some(Remark {
                message: format!("报告写「{clause}」，自评表合计是 {shown}"),
                expected: Some(shown.clone()),
                evidence: vec![place(told.passage, clause), ("/self/total".to_owned(), "自评合计".to_owned(), shown)],
            }));
        }
    }
    is_stated
}

/// The totals of a column that are final.
fn given(column: &Column<'_>) -> Vec<Decimal> {
    column.stated.into_iter().chain(column.score.filter(|_| column.complete)).collect()
}

/// Compares the grades; is there any?
fn grades(subject: &Subject<'_, '_>, passage: &Passage<'_>, remarks: &mut Remarks) -> bool {
    let mut is_stated = false;
    let markers: Vec<&str> = MARKERS.iter().copied().filter(|marker| passage.text.contains(marker)).collect();
    for (_, sentence) in sentences(passage.text).filter(|_| !markers.is_empty()) {
        for marker in &markers {
            for (at, _) in sentence.match_indices(*marker) {
                let behind = sentence.get(at.saturating_add(marker.len())..).unwrap_or_default();
                let Some(name) = grade(subject, behind) else { continue };
                is_stated = true;
                let before = sentence.get(..at).unwrap_or_default();
                let near =
                    before.char_indices().rev().take(LONGEST_LEAD).take_while(|(_, character)| !is_break(*character));
                let lead = before.get(near.last().map_or(at, |(start, _)| start)..).unwrap_or_default();
                let known: Vec<&str> = columns(subject).iter().filter_map(|column| column.grade).collect();
                let Some(right) = known.first().filter(|_| !known.contains(&name)) else { continue };
                if !is_led(lead, subject) || speaks_of_a_part(sentence, at) {
                    continue;
                }
                let total = subject.sheet.totals.claimed.score.map(decimal::text).unwrap_or_default();
                let clause = format!("{lead}{marker}“{name}”");
                remarks.extend(Some(Remark {
                    message: format!("报告写「{clause}」，自评表合计 {total} 分，等级是“{right}”"),
                    expected: Some(format!("“{right}”")),
                    evidence: vec![
                        place(passage, clause),
                        ("/self/total".to_owned(), "自评合计".to_owned(), format!("{total} 分")),
                    ],
                }));
            }
        }
    }
    is_stated
}

/// How many characters before a grade are looked at.
const LONGEST_LEAD: usize = 24;

fn place(passage: &Passage<'_>, clause: String) -> (String, String, String) {
    (passage.pointer.clone(), passage.heading.clone(), clause)
}

/// The grade of the rubric that a text begins with, as 为“优” and 优秀, and not 优良 or 优秀单位.
fn grade<'s>(subject: &Subject<'_, 's>, text: &str) -> Option<&'s str> {
    let mut rest = text;
    for word in ["评定", "确定", "属于", "均", "为", "是", "：", ":", " ", "“", "\"", "「", "‘"] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let grades = subject.rubric.grades.iter().filter(|grade| !grade.name.is_empty() && rest.starts_with(&grade.name));
    let grade = grades.max_by_key(|grade| grade.name.len())?;
    let mut end = rest.get(grade.name.len()..)?;
    for word in ["秀", "好", "等", "级", "次"] {
        end = end.strip_prefix(word).unwrap_or(end);
    }
    let ends = end.chars().next().is_none_or(|next| is_break(next) || "。！？’」\"' \n\r".contains(next));
    ends.then_some(grade.name.as_str())
}

/// Do only known words stand in it, from the last break on?
fn is_led(lead: &str, subject: &Subject<'_, '_>) -> bool {
    let mut rest = lead;
    let name = subject.submission.department.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    for _ in 0..LONGEST_LEAD {
        let own = name.and_then(|name| rest.strip_suffix(name));
        let known =
            own.or_else(|| LEADS.iter().filter_map(|word| rest.strip_suffix(word)).min_by_key(|rest| rest.len()));
        match known.or_else(|| peel(rest, &mut Said::default())) {
            Some(shorter) => rest = shorter,
            None => break,
        }
    }
    rest.is_empty()
}

/// Does the sentence speak of a project, of an earlier year or of a single indicator before a place?
fn speaks_of_a_part(sentence: &str, at: usize) -> bool {
    let before = sentence.get(..at).unwrap_or_default();
    let near = before.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
    let near = before.get(near..).unwrap_or_default();
    ["项目", "上年", "去年", "满分", "方面", "下属", "党支部"].iter().any(|word| near.contains(word))
}

/// How many characters before a score tell what it is of.
const NEAR: usize = 80;

#[cfg(test)]
mod tests {
    use super::super::tests::messages;

    fn said(text: &str) -> Vec<String> {
        let scores = ["financial_management", "accounting_quality", "target_setting", "three_public", "publication"];
        let points = ["8", "3", "2", "2", "2"];
        let given: Vec<String> =
            scores.iter().zip(points).map(|(id, score)| format!("\"{id}\":{{\"score\":\"{score}\"}}")).collect();
        let given = format!(
            "{},\"statements\":{{\"score\":\"2\"}},\"project_expenditure\":{{\"score\":\"77.46\"}}",
            given.join(",")
        );
        messages(
            "X17",
            &format!("\"publication\":{{\"text\":\"{text}\"}},\"self\":{{\"total\":\"96.46\",\"scores\":{{{given}}}}}"),
        )
    }

    #[test]
    fn what_agrees_is_not_found() {
        for text in [
            "自评得分96.46分，等级为“优”。",
            "2023年度部门整体支出绩效自评总分为96.5分，评定为优秀。",
            "总分100分，自评得分96.46分。",
            "档案数字化项目自评得分95分，等级为良。",
            "自评得分96.46分，其中预算管理得分18分。",
            "上年自评得分90分，本年得分96.46分。",
            "党支部被评为优秀单位，自评等级：优。",
            "评为良好单位；自评96.46分。",
        ] {
            assert_eq!(said(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn what_differs_is_found() {
        for (text, message) in [
            ("自评得分98.46分，等级为“优”。", "报告写「自评得分98.46分」，自评表合计是 96.46 分"),
            ("我局自评得分96.46分，评定为“良”。", "报告写「评定为“良”」，自评表合计 96.46 分，等级是“优”"),
            ("已公开。", "报告没有写自评得分和等级；自评表合计 96.46 分、等级“优”"),
        ] {
            assert_eq!(said(text), [message], "{text}");
        }
    }
}
