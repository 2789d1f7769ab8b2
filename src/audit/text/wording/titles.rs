//! X16: a document has one title, and its number has the year in the brackets of numbers, 〔〕.
//!
//! Two titles are taken for one document where a few characters are left out of one, or two neighbours swapped: a
//! title with other characters, as 预算 and 决算, is mostly another document.

use std::collections::BTreeMap;

use super::super::super::Subject;
use super::super::super::finding::Finding;
use super::super::super::findings::Findings;
use super::super::super::passages::Passage;
use super::{excerpt, numerals};
use crate::rubric::Check;

/// Shorter titles differ by too little.
const SHORTEST: usize = 10;

/// A longer text between 《 and 》 is no title.
const LONGEST: usize = 100;

/// How many characters may be left out of a title.
const MOST_LEFT_OUT: usize = 3;

/// So many different titles are compared.
const MOST_TITLES: usize = 200;

/// What makes another document of a title.
const ANOTHER: &[&str] = &[
    "实施", "补充", "修订", "暂行", "试行", "细则", "临时", "续", "附", "上", "下", "绩效", "省", "市", "县", "区",
    "乡", "镇", "（", "(",
];

/// What may stand before the number of a document and is no part of it.
const BEFORE: &str = "按据照依和与及以由的了在为对见遵循";

/// What is found about a passage.
#[derive(Default)]
struct Faults {
    messages: Vec<String>,
    expected: Vec<String>,
    evidence: Vec<(usize, String)>,
}

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let mut faults: BTreeMap<usize, Faults> = BTreeMap::new();
    titles(subject.passages, &mut faults);
    for (place, passage) in subject.passages.iter().enumerate() {
        let numbers = numbers(passage.text);
        let Some(Number { whole: first, .. }) = numbers.first() else { continue };
        let more = numbers.len().saturating_sub(1);
        let others = if more > 0 { format!("等 {} 处", numbers.len()) } else { String::new() };
        let fault = faults.entry(place).or_default();
        fault.messages.push(format!("文号“{first}”{others}的年份没有用六角括号〔〕"));
        for number in numbers.into_iter().take(excerpt::MOST_PLACES) {
            fault.expected.push(number.right());
            fault.evidence.push((place, number.whole.to_owned()));
        }
    }
    for (place, fault) in faults {
        let Some(passage) = subject.passages.get(place) else { continue };
        let message = format!("“{}”里{}", passage.heading, fault.messages.join("；"));
        let mut finding = Finding::new(Check::X16, passage.pointer.clone(), message)
            .mend("请核对文件的名称和文号：同一文件用一个名称，文号的年份用六角括号〔〕");
        if !fault.expected.is_empty() {
            finding = finding.expecting(fault.expected.join("、"));
        }
        for (place, value) in fault.evidence {
            let Some(passage) = subject.passages.get(place) else { continue };
            finding = finding.on(passage.pointer.clone(), passage.heading.clone(), value);
        }
        findings.add(finding);
    }
}

fn titles(passages: &[Passage<'_>], faults: &mut BTreeMap<usize, Faults>) {
    let mut known: BTreeMap<Vec<char>, usize> = BTreeMap::new();
    let mut order: Vec<(Vec<char>, usize)> = Vec::new();
    for (place, passage) in passages.iter().enumerate() {
        for title in titles_of(passage.text) {
            if order.len() >= MOST_TITLES {
                return;
            }
            if title.chars().nth(SHORTEST.saturating_sub(1)).is_none() {
                continue;
            }
            let letters: Vec<char> = title.chars().filter(|letter| !letter.is_whitespace()).collect();
            if letters.len() < SHORTEST || known.contains_key(&letters) {
                continue;
            }
            known.insert(letters.clone(), place);
            if let Some((other, before)) = order.iter().find(|(other, _)| are_alike(other, &letters)) {
                let (other, title): (String, String) = (other.iter().collect(), letters.iter().collect());
                let fault = faults.entry(place).or_default();
                if fault.messages.len() < excerpt::MOST_PLACES {
                    let place_of_other =
                        passages.get(*before).map(|passage| passage.heading.as_str()).unwrap_or_default();
                    let of = if *before == place { String::new() } else { format!("“{place_of_other}”里") };
                    fault.messages.push(format!("《{title}》和{of}《{other}》相近，可能是同一个文件"));
                    fault.evidence.extend([(place, format!("《{title}》")), (*before, format!("《{other}》"))]);
                }
            }
            order.push((letters, place));
        }
    }
}

/// The titles of a text, without those inside of others.
fn titles_of(text: &str) -> impl Iterator<Item = &str> {
    text.split('《').skip(1).filter_map(|rest| {
        let (end, _) = rest.char_indices().take(LONGEST).find(|(_, letter)| *letter == '》')?;
        rest.get(..end)
    })
}

fn are_alike(one: &[char], other: &[char]) -> bool {
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    let same = long.iter().zip(short).take_while(|(one, other)| one == other).count();
    let (long, short) = (long.get(same..).unwrap_or_default(), short.get(same..).unwrap_or_default());
    if let ([one, other, long @ ..], [first, second, short @ ..]) = (long, short)
        && (one, other) == (second, first)
        && long == short
    {
        return true;
    }
    let left_out = long.len().saturating_sub(short.len());
    if !(1..=MOST_LEFT_OUT).contains(&left_out) {
        return false;
    }
    let mut rest = short.iter().peekable();
    let extra: String = long.iter().filter(|letter| rest.next_if(|next| next == letter).is_none()).collect();
    rest.next().is_none() && !ANOTHER.iter().any(|word| extra.contains(word)) && !extra.chars().any(is_number)
}

fn is_number(letter: char) -> bool {
    letter.is_numeric() || numerals::digit(letter).is_some() || "〇零十百第".contains(letter)
}

/// The number of a document whose year stands in other brackets, as 财预[2020]10号.
struct Number<'t> {
    office: &'t str,
    year: &'t str,
    serial: &'t str,
    /// As it is written.
    whole: &'t str,
}

impl Number<'_> {
    fn right(&self) -> String {
        format!("{}〔{}〕{}号", self.office, self.year, self.serial)
    }
}

fn numbers(text: &str) -> Vec<Number<'_>> {
    let mut found = Vec::new();
    for (at, open) in text.char_indices() {
        let close = match open {
            '[' => [']'; 2],
            '(' | '（' => [')', '）'],
            '【' => ['】'; 2],
            '［' => ['］'; 2],
            _ => continue,
        };
        found.extend(number(text, at, open, close));
    }
    found
}

fn number(text: &str, at: usize, open: char, close: [char; 2]) -> Option<Number<'_>> {
    let year = text.get(at.checked_add(open.len_utf8())?..)?;
    let year = year.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
    matches!(year.get(..2)?, "19" | "20").then_some(())?;
    let rest = text.get(at.checked_add(open.len_utf8())?.checked_add(4)?..)?.strip_prefix(close)?;
    let rest = rest.strip_prefix('第').unwrap_or(rest);
    let digits = rest.bytes().take(6).take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..)?.strip_prefix('号').filter(|_| digits > 0)?;
    let is_office = |letter: char| letter.is_alphabetic() && !BEFORE.contains(letter);
    let before = text.get(..at)?;
    let (start, _) = before.char_indices().rev().take(8).take_while(|(_, letter)| is_office(*letter)).last()?;
    let whole = text.get(start..text.len().checked_sub(after.len())?)?;
    Some(Number { office: before.get(start..)?, year, serial: rest.get(..digits)?, whole })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> bool {
        are_alike(&one.chars().collect::<Vec<_>>(), &other.chars().collect::<Vec<_>>())
    }

    #[test]
    fn a_title_with_something_left_out_or_swapped_is_alike() {
        assert!(alike("中国共产党党和国家机关基层组织工作条例", "中国共产党党和国家机关基层组织条例"));
        assert!(alike("部门预算绩效管理工作办法", "部门预算绩效理管工作办法"));
        assert!(!alike("部门预算管理工作办法", "部门决算管理工作办法"));
        assert!(!alike("部门预算管理工作办法", "部门预算管理工作实施办法"));
        assert!(!alike("第一批建设项目管理办法", "第一批建设项目二管理办法"));
        assert!(!alike("部门预算管理工作办法", "部门预算管理工作办法"));
    }

    #[test]
    fn numbers_of_documents_have_their_brackets() {
        let of = |text: &str| numbers(text).iter().map(Number::right).collect::<Vec<_>>();
        assert_eq!(of("按财预[2020]10号、宁财（2021）第5号办理"), ["财预〔2020〕10号", "宁财〔2021〕5号"]);
        assert_eq!(of("财预〔2020〕10号，2023年（2022）年，（2020）10号"), [""; 0]);
    }
}
