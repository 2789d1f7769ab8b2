//! X10: numbering without gaps and repetitions, in lists of paragraphs and inside a text.

use super::super::super::Subject;
use super::super::super::finding::Finding;
use super::super::super::findings::Findings;
use super::super::sentences::parts;
use super::excerpt;
use super::numerals::{leading, written};
use crate::rubric::Check;

/// So many doubtful gaps of one text are looked into.
const MOST_LOOKED_INTO: usize = 8;

/// How something is numbered. 一是 and 一要 are one way where paragraphs begin with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Figure,
    BracketedFigure,
    Circled,
    Numeral,
    BracketedNumeral,
    Ordinal,
    Is,
    Must,
}

/// A number at the beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Marker<'t> {
    style: Style,
    number: u32,
    shown: &'t str,
}

/// Where numbering breaks: between two places.
#[derive(Debug, PartialEq, Eq)]
struct Break {
    message: String,
    places: [usize; 2],
}

/// A list of paragraphs: where it stands, its heading, and what each says.
type List<'s> = (&'static str, &'static str, Vec<&'s str>);

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    for (pointer, heading, entries) in lists(subject) {
        let Some(found) = in_list(&entries) else { continue };
        let mut finding = Finding::new(Check::X10, pointer, format!("“{heading}”的编号{}", found.message))
            .mend("请核对编号，看有没有漏写或重复的段落");
        for place in found.places {
            let text = entries.get(place).copied().unwrap_or_default();
            let end = if pointer == "/targets" { "/text" } else { "" };
            let label = format!("{heading}（第 {} 段）", place.saturating_add(1));
            finding = finding.on(format!("{pointer}/{place}{end}"), label, excerpt::beginning(text, 20));
        }
        findings.add(finding);
    }
    for passage in subject.passages {
        let Some(found) = in_text(passage.text) else { continue };
        let message = format!("“{}”里的编号{}", passage.heading, found.message);
        let mut finding =
            Finding::new(Check::X10, passage.pointer.clone(), message).mend("请核对编号，看有没有漏写或重复的内容");
        for at in found.places {
            let rest = passage.text.get(at..).unwrap_or_default();
            finding = finding.on(passage.pointer.clone(), passage.heading.clone(), excerpt::beginning(rest, 20));
        }
        findings.add(finding);
    }
}

fn lists<'s>(subject: &Subject<'_, 's>) -> [List<'s>; 5] {
    let submission = subject.submission;
    let targets = submission.targets.iter().map(|target| target.text.as_deref().unwrap_or_default()).collect();
    let texts = |texts: &'s [crate::submission::Text<'s>]| texts.iter().map(|text| &**text).collect();
    [
        ("/department/duties", "主要职责职能", texts(&submission.department.duties)),
        ("/targets", "绩效目标", targets),
        ("/management", "预算绩效管理开展情况", texts(&submission.management)),
        ("/problems", "存在问题", texts(&submission.problems)),
        ("/measures", "改进措施", texts(&submission.measures)),
    ]
}

fn in_list(entries: &[&str]) -> Option<Break> {
    let mut series: Vec<(usize, Marker<'_>)> = Vec::new();
    for (entry, text) in entries.iter().enumerate() {
        let Some(mut marker) = marker(text) else { continue };
        if marker.style == Style::Must {
            marker.style = Style::Is;
        }
        let Some((before, previous)) = series.iter_mut().find(|(_, known)| known.style == marker.style) else {
            series.push((entry, marker));
            continue;
        };
        let starts_late = *before == 0 && previous.number > 1;
        let (places, next) = ([*before, entry], previous.number.saturating_add(1));
        // Where paragraphs are run together, a number stands inside of one.
        let passed = entries.get(*before..entry).unwrap_or_default();
        let message = if marker.number == previous.number {
            format!("重复：“{}”出现两次", marker.shown)
        } else if marker.number == next && starts_late {
            format!("从“{}”开始，缺第 {} 项", previous.shown, previous.number.saturating_sub(1))
        } else if marker.number > next && !passed.iter().any(|text| holds(text, next)) {
            format!("从“{}”跳到“{}”，缺第 {next} 项", previous.shown, marker.shown)
        } else {
            (*before, *previous) = (entry, marker);
            continue;
        };
        return Some(Break { message, places });
    }
    None
}

fn in_text(text: &str) -> Option<Break> {
    let mut series: Vec<(usize, Marker<'_>)> = Vec::new();
    let mut looked_into = 0_usize;
    for (start, part) in parts(text, ends_clause) {
        // A figure at the beginning of a clause is more often an amount than a number.
        let Some(marker) = marker(part).filter(|marker| !matches!(marker.style, Style::Figure | Style::Numeral)) else {
            continue;
        };
        let known = series.iter_mut().find(|(_, known)| known.style == marker.style);
        let Some((before, previous)) = known else {
            // What begins with another number goes on from a text before.
            if marker.number == 1 {
                series.push((start, marker));
            }
            continue;
        };
        let (places, next) = ([*before, start], previous.number.saturating_add(1));
        if marker.number == previous.number && marker.number > 1 {
            let message = format!("重复：“{}”出现两次", marker.shown);
            return Some(Break { message, places });
        }
        if marker.number > next {
            looked_into = looked_into.saturating_add(1);
            if looked_into > MOST_LOOKED_INTO {
                return None;
            }
            if !holds(text, next) {
                let message = format!("从“{}”跳到“{}”，缺第 {next} 项", previous.shown, marker.shown);
                return Some(Break { message, places });
            }
        }
        (*before, *previous) = (start, marker);
    }
    None
}

fn ends_clause(character: char) -> bool {
    matches!(character, '。' | '；' | '，' | '：' | '！' | '？' | ';' | ',' | ':' | '\n' | '\r')
}

/// Does a text hold a number, in any way of numbering?
fn holds(text: &str, number: u32) -> bool {
    let word = written(number);
    let circled = 0x245f_u32.checked_add(number).filter(|_| number <= 20).and_then(char::from_u32);
    circled.is_some_and(|circled| text.contains(circled))
        || ["是", "要", "、", "来", "则", "）", ")", "，"].iter().any(|end| text.contains(&[&word, *end].concat()))
        || ["、", ".", "．", "）", ")"].iter().any(|end| text.contains(&format!("{number}{end}")))
}

fn marker(text: &str) -> Option<Marker<'_>> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    let inside = text.get(first.len_utf8()..)?;
    let found = |style: Style, number: u32, length: usize| Some(Marker { style, number, shown: text.get(..length)? });
    match first {
        '①'..='⑳' => {
            let number = u32::from(first).checked_sub(0x245f)?;
            found(Style::Circled, number, first.len_utf8())
        }
        '（' | '(' => {
            let (style, (number, length)) = match leading(inside) {
                Some(numeral) => (Style::BracketedNumeral, numeral),
                None => (Style::BracketedFigure, figure(inside)?),
            };
            let close = inside.get(length..)?.chars().next().filter(|close| matches!(close, '）' | ')'))?;
            let end = first.len_utf8().checked_add(length)?.checked_add(close.len_utf8())?;
            found(style, number, end)
        }
        '第' => {
            let (number, length) = leading(inside)?;
            let end = inside.get(length..)?;
            let is_marker = end.is_empty() || end.starts_with(['，', '、', '是', ',', '：']);
            is_marker.then_some(())?;
            found(Style::Ordinal, number, first.len_utf8().checked_add(length)?)
        }
        '0'..='9' => {
            let (number, length) = figure(text)?;
            let mut after = text.get(length..)?.chars();
            let point = after.next().filter(|point| matches!(point, '、' | '.' | '．'))?;
            let is_amount = after.next().is_some_and(|next| next.is_ascii_digit());
            (!is_amount).then_some(())?;
            found(Style::Figure, number, length.checked_add(point.len_utf8())?)
        }
        _ => {
            let (number, length) = leading(text)?;
            let mut after = text.get(length..)?.chars();
            let (style, end) = match (after.next()?, after.next()) {
                ('、', _) => (Style::Numeral, '、'),
                ('是', _) => (Style::Is, '是'),
                ('要', next) if !next.is_some_and(|next| "素点件求领害闻目义".contains(next)) => {
                    (Style::Must, '要')
                }
                _ => return None,
            };
            found(style, number, length.checked_add(end.len_utf8())?)
        }
    }
}

/// A number of one or two digits, and its length in bytes.
fn figure(text: &str) -> Option<(u32, usize)> {
    let length = text.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let number = text
        .get(..length)?
        .bytes()
        .fold(0_u32, |number, digit| number.saturating_mul(10).saturating_add(u32::from(digit.saturating_sub(b'0'))));
    (1..=2).contains(&length).then_some((number, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Style, u32)> {
        marker(text).map(|marker| (marker.style, marker.number))
    }

    #[test]
    fn markers_are_told_from_amounts_and_words() {
        assert_eq!(read(" 12、"), Some((Style::Figure, 12)));
        assert_eq!(read("1. 甲"), Some((Style::Figure, 1)));
        assert_eq!(read("（十一）甲"), Some((Style::BracketedNumeral, 11)));
        assert_eq!(read("(2)甲"), Some((Style::BracketedFigure, 2)));
        assert_eq!(read("③甲"), Some((Style::Circled, 3)));
        assert_eq!(read("第二，甲"), Some((Style::Ordinal, 2)));
        assert_eq!(read("二要抓紧"), Some((Style::Must, 2)));
        for text in ["1.5万元", "2023.", "第一书记", "三要素齐全", "（甲）", "十分", "一", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn lists_have_neither_gaps_nor_repetitions() {
        assert_eq!(in_list(&["1、甲", "2、乙", "4、丙"]).unwrap().message, "从“2、”跳到“4、”，缺第 3 项");
        assert_eq!(in_list(&["一要甲", "二是乙", "二是丙"]).unwrap().places, [1, 2]);
        assert_eq!(in_list(&["2.甲", "3.乙"]).unwrap().message, "从“2.”开始，缺第 1 项");
        for right in [["1、甲", "2、乙", "3、丙"], ["1、甲", "2、乙。3、丙", "4、丁"], ["1、甲", "2、乙", "1、丙"]]
        {
            assert_eq!(in_list(&right), None);
        }
    }

    #[test]
    fn texts_have_neither_gaps_nor_repetitions() {
        let text = "一是甲。二是乙，四是丙";
        assert_eq!(in_text(text).unwrap().message, "从“二是”跳到“四是”，缺第 3 项");
        for right in [
            "一是甲。二要乙，三是丙",
            "三是甲。五是乙",
            "一要甲：一是乙，二是丙。二要丁：一是戊",
            "一是甲，其二是乙，三是丙",
        ] {
            assert_eq!(in_text(right), None, "{right}");
        }
    }

    #[test]
    fn many_doubtful_gaps_cost_little() {
        let text = format!("{}二是", "一是，三是，".repeat(50_000));
        assert_eq!(in_text(&text), None);
    }
}
