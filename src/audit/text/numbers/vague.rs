//! Vague quantities and hollow words where numbers are asked for (X13).

use super::quantity::{Mark, Quantity};
use super::told::{Remark, Remarks, Told};
use super::units::unit_at;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::audit::passages::{Chapter, Passage};
use crate::rubric::Check;

/// How much something grew, in words.
const HOW: &[&str] = &["明显", "显著", "大幅度", "大幅", "进一步"];

/// Words that may stand between how much and what.
const BETWEEN: &[&str] = &["得到", "得以", "地", "有所", "有"];

/// What it did.
const WHAT: &[&str] = &["提高", "提升", "增强", "改善", "扩大", "好转", "优化"];

/// Looks at what the department did and what came of it.
pub fn check<'s>(told: &[Told<'_, 's>], findings: &mut Findings<'s>) {
    for told in told {
        let passage = told.passage;
        if !matches!(passage.chapter, Chapter::Management | Chapter::Results | Chapter::Performance) {
            continue;
        }
        let mut remarks = Remarks::default();
        remarks.extend(vague(told));
        remarks.extend(hollow(told));
        remarks.report(findings, |message| {
            let finding = Finding::new(Check::X13, passage.pointer.clone(), message);
            finding.mend("请写出准确的数；效益和满意度请写明数据和来源，如问卷份数、满意率")
        });
    }
}

fn vague(told: &Told<'_, '_>) -> Option<Remark> {
    let mut words: Vec<String> = Vec::new();
    for sentence in &told.sentences {
        for quantity in sentence.quantities.iter().filter(|quantity| is_vague(quantity)) {
            let marked = sentence.text.get(quantity.place.clone()).unwrap_or_default();
            note(&mut words, marked.chars().filter(|character| !character.is_whitespace()).collect());
        }
    }
    let text = told.passage.text;
    for (at, some) in text.match_indices("若干") {
        let behind = text.get(at.saturating_add(some.len())..).unwrap_or_default();
        if let Some(unit) = unit_at(behind) {
            note(&mut words, format!("{some}{}", unit.name));
        }
    }
    let list = words.join("、");
    (!words.is_empty()).then(|| remark(told.passage, format!("该写准确数的地方用了约数：{list}"), list))
}

/// A span of time is seldom counted to the day.
fn is_vague(quantity: &Quantity<'_>) -> bool {
    let is_time = matches!(quantity.unit.kind, "年" | "月" | "天" | "小时" | "分钟" | "工作日" | "%" | "百分点");
    quantity.mark == Mark::About && !is_time
}

/// The most words that are listed.
const MOST_WORDS: usize = 20;

fn note(words: &mut Vec<String>, word: String) {
    if words.len() < MOST_WORDS && !words.contains(&word) {
        words.push(word);
    }
}

fn hollow(told: &Told<'_, '_>) -> Option<Remark> {
    let passage = told.passage;
    let is_of_benefits =
        passage.pointer.starts_with("/performance/benefits/") || passage.pointer == "/performance/satisfaction";
    let counts =
        !told.sentences.is_empty() || passage.text.contains(|character| super::numeral::digit(character).is_some());
    if !is_of_benefits || counts {
        return None;
    }
    let mut words = Vec::new();
    for how in HOW {
        for (at, _) in passage.text.match_indices(how) {
            let behind = passage.text.get(at.saturating_add(how.len())..).unwrap_or_default();
            let behind = BETWEEN.iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
            if let Some(what) = WHAT.iter().find(|what| behind.starts_with(**what)) {
                note(&mut words, format!("{how}{what}"));
            }
        }
    }
    let list = words.join("”、“");
    let message = format!("“{list}”没有任何数据支持");
    (!words.is_empty()).then(|| remark(passage, message, words.join("、")))
}

fn remark(passage: &Passage<'_>, message: String, words: String) -> Remark {
    Remark { message, expected: None, evidence: vec![(passage.pointer.clone(), passage.heading.clone(), words)] }
}

#[cfg(test)]
mod tests {
    use super::super::tests::messages;

    fn said(field: &str, text: &str) -> Vec<String> {
        messages("X13", &format!("\"performance\":{{\"{field}\":\"{text}\"}}"))
    }

    #[test]
    fn vague_quantities() {
        for (text, words) in [
            ("培训 120 余名，图书 1.1 万余册。", "120余名、1.1万余册"),
            ("约300人参加，走访几十个单位。", "约300人、几十个"),
            ("召开会议两三次，印发若干份。", "两三次、若干份"),
        ] {
            assert_eq!(said("quantity", text), [format!("该写准确数的地方用了约数：{words}")], "{text}");
        }
        for text in
            ["培训120名，其余5名未参加。", "近3年多来，多次召开会议。", "不少于3次，满意率约九成。", "大约谈话。"]
        {
            assert_eq!(said("quantity", text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn hollow_words() {
        assert_eq!(
            said("satisfaction", "满意度明显增强，能力进一步提高。"),
            ["“明显增强”、“进一步提高”没有任何数据支持"]
        );
        assert!(said("satisfaction", "满意率90%，满意度明显增强。").is_empty());
        assert!(said("quality", "质量明显提高。").is_empty());
    }
}
