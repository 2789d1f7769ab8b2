//! X8: the unit has one name.
//!
//! A mention ends with the last two characters of the name and consists of characters of the name in their order.
//! What belongs to the name of another organ, what is declared by 以下简称, and titles in 《》 do not count. The full
//! name less its beginning, as 县档案馆, is what everybody writes; but two such forms, or any other, are found.

use std::collections::BTreeMap;

use super::super::super::Subject;
use super::super::super::finding::Finding;
use super::super::super::findings::Findings;
use super::excerpt;
use crate::rubric::Check;

/// A shorter name is too likely a part of other words.
const SHORTEST: usize = 4;

/// A longer text is no name.
const LONGEST: usize = 50;

/// So many mentions in one text are looked at.
const MOST_MENTIONS: usize = 1_000;

/// So many short names in one text are looked at.
const MOST_DECLARED: usize = 20;

/// What may stand inside of a spelling though it is not in the name: 县直党工委 for 县直工委.
const INSERTED: char = '党';

/// What may stand before a name: anything else is taken for a part of a longer one.
const BEFORE: &str = "的了在由对向和与及是为将把从到让使于被以或按据给受跟同";

/// Ends that are common nouns: alone, or with other common nouns, they name no unit.
const COMMON: &[&str] =
    &["服务中心", "中心", "委员会", "办公室", "领导小组", "指挥部", "大队", "支队", "学校", "小学", "中学", "医院"];

/// A spelling, how often it stands in the texts, and where first.
struct Spelling {
    count: usize,
    pointer: String,
    label: String,
}

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let submission = subject.submission;
    let Some(name) = submission.department.name.as_deref().map(str::trim) else { return };
    let filed = submission.filing.unit_name.as_deref().map(str::trim).filter(|filed| !filed.is_empty());
    let another = filed.filter(|filed| *filed != name);
    let letters: Vec<char> = name.chars().collect();
    let mut spellings = BTreeMap::new();
    if (SHORTEST..=LONGEST).contains(&letters.len()) {
        spellings = collect(subject, name, &letters);
    }
    let short: Vec<&String> = spellings.keys().filter(|spelling| **spelling != name).collect();
    let is_usual = short.len() < 2 && short.iter().all(|spelling| name.ends_with(spelling.as_str()));
    if name.is_empty() || (is_usual && another.is_none()) {
        return;
    }
    let mut finding = Finding::new(Check::X8, "/department/name", "")
        .mend("请统一写单位全称；用简称的，第一次写全称时注明（以下简称“…”）")
        .on("/department/name", "部门（单位）名称", name);
    let mut said = vec![format!("部门（单位）名称是“{name}”")];
    if let Some(filed) = another {
        said.push(format!("填报单位名称是“{filed}”"));
        finding = finding.on("/filing/unit_name", "填报单位名称", filed);
    }
    if !is_usual {
        let written: Vec<String> = spellings
            .iter()
            .filter(|(spelling, _)| *spelling != name)
            .map(|(spelling, found)| format!("“{spelling}”{} 处", found.count))
            .collect();
        said.push(format!("文中另有 {} 种写法：{}", written.len(), excerpt::listed(&written, 10, "种")));
        finding = finding.expecting(name);
        for (spelling, Spelling { count, pointer, label }) in spellings.iter().take(excerpt::MOST_PLACES) {
            finding = finding.on(pointer.clone(), label.clone(), format!("“{spelling}”{count} 处"));
        }
    }
    finding.message = said.join("，");
    findings.add(finding);
}

fn collect(subject: &Subject<'_, '_>, name: &str, letters: &[char]) -> BTreeMap<String, Spelling> {
    let mut declared: Vec<&str> = subject.passages.iter().flat_map(|passage| declared(passage.text)).collect();
    declared.sort_unstable();
    let office = subject.submission.filing.prepared_by.as_deref();
    let texts =
        subject.passages.iter().map(|passage| (passage.pointer.as_str(), passage.heading.as_str(), passage.text));
    let texts = texts.chain(office.map(|office| ("/filing/prepared_by", "填报部门", office)));
    let mut spellings: BTreeMap<String, Spelling> = BTreeMap::new();
    for (pointer, heading, text) in texts {
        for spelling in mentions(text, name, letters).filter(|spelling| declared.binary_search(spelling).is_err()) {
            if let Some(known) = spellings.get_mut(spelling) {
                known.count = known.count.saturating_add(1);
            } else {
                let (pointer, label) = (pointer.to_owned(), heading.to_owned());
                spellings.insert(spelling.to_owned(), Spelling { count: 1, pointer, label });
            }
        }
    }
    spellings
}

/// What a text declares as short names: 以下简称“…”.
fn declared(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("简称").take(MOST_DECLARED).filter_map(|(at, word)| {
        let opens = |character: char| character.is_whitespace() || "为：:“\"「『".contains(character);
        let rest = text.get(at.saturating_add(word.len())..)?.trim_start_matches(opens);
        let closes = |character: char| "”\"」』）)，。、；".contains(character);
        // A name is short: what has no end soon is none.
        let (end, _) = rest.char_indices().take(LONGEST).find(|(_, character)| closes(*character))?;
        rest.get(..end)
    })
}

/// The spellings of a name in a text.
fn mentions<'t>(text: &'t str, name: &'t str, letters: &'t [char]) -> impl Iterator<Item = &'t str> {
    let end = letters.len().saturating_sub(2);
    let tail: String = letters.get(end..).unwrap_or_default().iter().collect();
    let found: Vec<usize> =
        text.match_indices(&tail).map(|(at, _)| at.saturating_add(tail.len())).take(MOST_MENTIONS).collect();
    found.into_iter().filter_map(move |end| {
        let before = text.get(..end)?;
        let most = letters.len().saturating_add(2);
        let of_name = |(_, character): &(usize, char)| letters.contains(character) || *character == INSERTED;
        let (start, _) = before.char_indices().rev().take(most).take_while(of_name).last()?;
        if before.ends_with(name) {
            return Some(name);
        }
        let spelling = before.get(start..)?;
        let previous = before.get(..start)?.chars().next_back();
        let stands_alone = previous
            .is_none_or(|previous| (!previous.is_alphanumeric() && previous != '《') || BEFORE.contains(previous));
        (stands_alone && is_spelling(spelling, letters)).then_some(spelling)
    })
}

/// Does it consist of characters of the name, in their order, and name the unit rather than a kind of unit?
fn is_spelling(spelling: &str, letters: &[char]) -> bool {
    let mut rest = letters.iter();
    let mut own = spelling.chars().filter(|character| *character != INSERTED || letters.contains(&INSERTED));
    let in_order = own.all(|character| rest.any(|letter| *letter == character));
    // A word of two characters is a name where it is short for a committee.
    let is_name = spelling.chars().nth(2).is_some() || spelling == "工委";
    in_order && is_name && !COMMON.contains(&spelling)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(text: &'t str, name: &'t str) -> Vec<String> {
        let letters: Vec<char> = name.chars().collect();
        mentions(text, name, &letters).map(str::to_owned).collect()
    }

    #[test]
    fn spellings_of_the_unit_are_found() {
        let name = "宁县委直属机关工委";
        assert_eq!(
            found("宁县委直属机关工委成立。县委直属机关工委和县直党工委", name),
            ["宁县委直属机关工委", "县委直属机关工委", "县直党工委"]
        );
        assert_eq!(found("领导县直机关纪工委、县直机关关工委，审批县直党工委所辖", name), [""; 0]);
        assert_eq!(found("我工委，本工委", name), [""; 0]);
    }

    #[test]
    fn other_organs_are_not_the_unit() {
        let name = "青山县档案馆";
        assert_eq!(found("省档案馆、市档案馆和全县档案馆，《档案馆条例》", name), [""; 0]);
        assert_eq!(found("位于青山县青山县档案馆，县档案馆和档案馆", name), ["青山县档案馆", "县档案馆", "档案馆"]);
        assert_eq!(found("围绕中心，服务中心工作", "青山县政务服务中心"), [""; 0]);
    }

    #[test]
    fn short_names_are_declared() {
        let text = "青山县档案馆（以下简称“县档案馆”），下称：简称";
        assert_eq!(declared(text).collect::<Vec<_>>(), ["县档案馆"]);
    }
}
