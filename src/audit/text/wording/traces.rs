//! X18: traces of a scanner or of pasting: watermarks, lost characters, page numbers, brackets without their other half.

use super::super::super::Subject;
use super::super::super::finding::Finding;
use super::super::super::findings::Findings;
use super::{excerpt, numerals};
use crate::rubric::Check;

/// What scanners and converters put into a text, in small letters.
const WATERMARKS: &[&str] = &[
    "扫描全能王",
    "camscanner",
    "扫描王创建",
    "全能扫描",
    "wps office试用",
    "试用版水印",
    "仅供试用",
    "仅供评估",
    "evaluation only",
    "未注册版本",
];

/// So many characters are shown on each side of a trace.
const AROUND: usize = 8;

/// A trace, in words, and its place in bytes.
type Trace = (usize, String);

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    for passage in subject.passages {
        let text = passage.text;
        let mut traces: Vec<Trace> = Vec::new();
        traces.extend(watermark(text));
        traces.extend(lost(text));
        traces.extend(page(text));
        traces.extend(doubled(text));
        unpaired(text, &mut traces);
        if traces.is_empty() {
            continue;
        }
        let said: Vec<&str> = traces.iter().map(|(_, said)| said.as_str()).collect();
        let message = format!("“{}”里有：{}", passage.heading, said.join("；"));
        let mut finding =
            Finding::new(Check::X18, passage.pointer.clone(), message).mend("请对照原文改正，删去不属于报告的字");
        for (at, _) in &traces {
            let value = excerpt::around(text, *at, AROUND.saturating_mul(2));
            finding = finding.on(passage.pointer.clone(), passage.heading.clone(), value);
        }
        findings.add(finding);
    }
}

fn watermark(text: &str) -> Option<Trace> {
    // Small letters of ASCII leave the places as they are.
    let small = text.to_ascii_lowercase();
    let (at, word) = WATERMARKS.iter().find_map(|word| Some((small.find(word)?, *word)))?;
    Some((at, format!("扫描或转换软件的水印“{}”", text.get(at..at.saturating_add(word.len()))?)))
}

fn lost(text: &str) -> Option<Trace> {
    let mut found = text.char_indices().filter(|(_, letter)| is_lost(*letter));
    let (at, letter) = found.next()?;
    let count = found.count().saturating_add(1);
    let what = if letter == '\u{fffd}' { "无法识别的字符" } else { "看不见或不能显示的字符" };
    Some((at, format!("{count} 个{what}（U+{:04X}）", u32::from(letter))))
}

fn is_lost(letter: char) -> bool {
    let is_line = matches!(letter, '\n' | '\r' | '\t');
    (letter.is_control() && !is_line)
        || matches!(letter, '\u{fffd}' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{e000}'..='\u{f8ff}')
}

/// A page number as 第 3 页 共 12 页.
fn page(text: &str) -> Option<Trace> {
    let number = |rest: &str| -> Option<usize> {
        let digits = rest.bytes().take(5).take_while(u8::is_ascii_digit).count();
        (digits > 0).then_some(digits)
    };
    text.match_indices('第').find_map(|(at, first)| {
        let rest = text.get(at.saturating_add(first.len())..)?.trim_start();
        let rest = rest.get(number(rest)?..)?.trim_start().strip_prefix('页')?;
        let rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || "，,/／".contains(letter));
        let rest = rest.strip_prefix('共')?.trim_start();
        let rest = rest.get(number(rest)?..)?.trim_start().strip_prefix('页')?;
        Some((at, format!("页码“{}”", text.get(at..text.len().checked_sub(rest.len())?)?)))
    })
}

fn doubled(text: &str) -> Option<Trace> {
    let is_mark = |letter: char| matches!(letter, '，' | '。' | '、' | '；' | '：');
    let (mut before, mut first, mut count) = (' ', None, 0_usize);
    for (at, letter) in text.char_indices() {
        if is_mark(letter) && is_mark(before) {
            count = count.saturating_add(1);
            first = first.or(Some((at, before, letter)));
        }
        before = letter;
    }
    let (at, before, letter) = first?;
    Some((at, format!("{count} 处连用的标点“{before}{letter}”")))
}

/// Brackets and quotation marks, which come in pairs.
#[derive(Clone, Copy)]
enum Half {
    Open(usize),
    Close(usize),
}

/// The pairs by number.
const PAIRS: [&str; 6] = ["引号“”", "书名号《》", "括号（）", "括号【】", "括号〔〕", "引号「」"];

fn half(letter: char) -> Option<Half> {
    Some(match letter {
        '“' => Half::Open(0),
        '”' => Half::Close(0),
        '《' => Half::Open(1),
        '》' => Half::Close(1),
        '（' | '(' => Half::Open(2),
        '）' | ')' => Half::Close(2),
        '【' => Half::Open(3),
        '】' => Half::Close(3),
        '〔' => Half::Open(4),
        '〕' => Half::Close(4),
        '「' => Half::Open(5),
        '」' => Half::Close(5),
        _ => return None,
    })
}

fn unpaired(text: &str, traces: &mut Vec<Trace>) {
    // Of each pair: the places of halves that are open, how many have no other half, and the first of these.
    let mut pairs: [(Vec<usize>, usize, Option<usize>); 6] = Default::default();
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let alone = match half(letter) {
            Some(Half::Open(pair)) => pairs.get_mut(pair).and_then(|(open, ..)| {
                // A quotation mark does not stand inside of itself, brackets may.
                let again = if pair == 0 { open.pop() } else { None };
                open.push(at);
                again.map(|at| (pair, at))
            }),
            Some(Half::Close(pair)) => pairs.get_mut(pair).and_then(|(open, ..)| {
                let closes = open.pop().is_some() || (pair == 2 && numbers(before));
                (!closes).then_some((pair, at))
            }),
            None => None,
        };
        if let Some((_, count, first)) = alone.and_then(|(pair, _)| pairs.get_mut(pair)) {
            *count = count.saturating_add(1);
            *first = first.or(alone.map(|(_, at)| at));
        }
        before = letter;
    }
    for ((open, count, first), name) in pairs.iter().zip(PAIRS) {
        let count = count.saturating_add(open.len());
        if let Some(at) = first.or(open.first().copied()) {
            traces.push((at, format!("{count} 处不成对的{name}，如“{}”", excerpt::around(text, at, AROUND))));
        }
    }
}

/// A bracket after a number, as 1）, needs no other half.
fn numbers(before: char) -> bool {
    before.is_ascii_alphanumeric() || before == '十' || numerals::digit(before).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut traces: Vec<Trace> = Vec::new();
        unpaired(text, &mut traces);
        traces.into_iter().map(|(_, said)| said).collect()
    }

    #[test]
    fn pairs_miss_their_other_half() {
        assert_eq!(found("让人民满意”的机关"), ["1 处不成对的引号“”，如“让人民满意”的机关”"]);
        assert_eq!(found("落实难的“三“难”问题").len(), 1);
        assert_eq!(found("印发《关于转发《办法》的通知").len(), 1);
        for right in ["1）甲；二）乙", "《关于转发《办法》的通知》", "（甲(乙)丙）", "“甲”“乙”"]
        {
            assert_eq!(found(right), [""; 0], "{right}");
        }
    }

    #[test]
    fn traces_are_told() {
        assert_eq!(watermark("甲CamScanner乙").unwrap().1, "扫描或转换软件的水印“CamScanner”");
        assert_eq!(page("甲 第 3 页 共 12 页 乙").unwrap().1, "页码“第 3 页 共 12 页”");
        assert_eq!(page("第3页，见第5页"), None);
        assert_eq!(doubled("甲，，乙。。").unwrap().1, "2 处连用的标点“，，”");
        assert_eq!(doubled("甲。”，乙……"), None);
        assert_eq!(lost("甲\u{fffd}乙\u{1}").unwrap().1, "2 个无法识别的字符（U+FFFD）");
        assert_eq!(lost("甲\n\t乙"), None);
    }
}
