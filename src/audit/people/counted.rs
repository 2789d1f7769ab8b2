//! Numbers of offices in a text: 「内设 5 个股室」, 「下设三个科室」, 「内设机构4个」.

use crate::decimal::full_width;

/// What is counted. The longest name comes first where one contains another.
const OFFICES: [&str; 5] = ["内设机构", "内设科室", "股室", "科室", "处室"];

/// The most characters between 个 and the name, as in 「3个正股级内设机构」.
const MOST_BETWEEN: usize = 6;

/// A number of things that a text states.
#[derive(Debug, PartialEq, Eq)]
pub struct Counted<'t> {
    /// How many.
    pub number: usize,
    /// As it is written; absent where it counts no offices.
    pub offices: Option<&'t str>,
}

/// All numbers before 个 that a text states.
pub fn counted(text: &str) -> Vec<Counted<'_>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('个') {
        let (Some(before), Some(after)) = (text.get(..at), text.get(at.saturating_add('个'.len_utf8())..)) else {
            continue;
        };
        let Some((number, start)) = number_at_end(before) else { continue };
        let in_front = text.get(..start).unwrap_or_default().trim_end();
        let end = name_after(after).map(|length| text.len().saturating_sub(after.len()).saturating_add(length));
        let offices = match (end, name_in_front(in_front)) {
            (Some(end), _) => text.get(start..end),
            (None, Some(name)) => text.get(name..text.len().saturating_sub(after.len())),
            (None, None) => None,
        };
        found.push(Counted { number, offices: offices.map(str::trim) });
    }
    found
}

/// Where the name of an office ends that stands soon after 个.
fn name_after(after: &str) -> Option<usize> {
    let (start, name) = after.char_indices().take(MOST_BETWEEN.saturating_add(1)).find_map(|(start, _)| {
        Some((start, OFFICES.iter().find(|name| after.get(start..).is_some_and(|rest| rest.starts_with(**name)))?))
    })?;
    let skipped = after.get(..start)?;
    // 「3个事业单位、5个股室」: the number is that of something else.
    let is_other = skipped.contains(|character: char| !character.is_alphabetic() && !character.is_whitespace())
        || ["单位", "下属", "所属", "乡", "镇", "个", "和", "及", "与"].iter().any(|word| skipped.contains(word));
    (!is_other).then(|| start.saturating_add(name.len()))
}

/// Where the name of an office begins that stands just before a number, as in 「内设机构共4个」.
fn name_in_front(before: &str) -> Option<usize> {
    let before = before.trim_end_matches(['共', '有', '为', '：', ':', '计', ' ']);
    OFFICES.iter().find_map(|name| before.strip_suffix(name)).map(str::len)
}

/// The number that a text ends with, in digits or in Chinese, and where it begins.
fn number_at_end(text: &str) -> Option<(usize, usize)> {
    let text = text.trim_end();
    let is_digit = |character: char| {
        character.is_ascii_digit() || full_width(character).is_some_and(|plain| plain.is_ascii_digit())
    };
    let digits = text.trim_end_matches(is_digit);
    let chinese = text.trim_end_matches(|character| chinese_digit(character).is_some() || character == '十');
    let (start, written) = [digits, chinese].into_iter().find_map(|rest| {
        let written = text.get(rest.len()..).filter(|written| !written.is_empty())?;
        Some((rest.len(), written))
    })?;
    // 「第3个股室」 counts nothing, and 「1.5个」 is no number of offices.
    let rest = text.get(..start)?;
    if rest.ends_with(['第', '.', '．', '百', '千', '万', '几', '多', '余']) {
        return None;
    }
    let number = if written.chars().all(is_digit) {
        written.chars().map(|digit| full_width(digit).unwrap_or(digit)).collect::<String>().parse().ok()
    } else {
        chinese_number(written)
    };
    Some((number?, start))
}

fn chinese_digit(character: char) -> Option<usize> {
    if character == '两' {
        return Some(2);
    }
    "〇一二三四五六七八九".chars().position(|digit| digit == character)
}

/// A number below a hundred: 三, 十, 十二, 二十, 二十三.
fn chinese_number(text: &str) -> Option<usize> {
    let one = |text: &str| {
        let mut digits = text.chars();
        let digit = digits.next().and_then(chinese_digit)?;
        digits.next().is_none().then_some(digit)
    };
    match text.split_once('十') {
        None => one(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { one(tens)? };
            let ones = if ones.is_empty() { 0 } else { one(ones)? };
            tens.checked_mul(10)?.checked_add(ones)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<(usize, &str)> {
        counted(text).into_iter().filter_map(|counted| Some((counted.number, counted.offices?))).collect()
    }

    #[test]
    fn offices_are_counted_in_digits_and_in_chinese() {
        for (text, number, words) in [
            ("内设 5 个股室。", 5, "5 个股室"),
            ("下设三个科室：办公室", 3, "三个科室"),
            ("内设办公室、档案管理股、信息技术股3个股室。", 3, "3个股室"),
            ("设１２个正股级内设机构", 12, "１２个正股级内设机构"),
            ("内设机构共十二个", 12, "内设机构共十二个"),
            ("内设机构 4 个，编制5人", 4, "内设机构 4 个"),
            ("共有两个职能股室", 2, "两个职能股室"),
            ("内设二十个处室", 20, "二十个处室"),
        ] {
            assert_eq!(numbers(text), [(number, words)], "{text}");
        }
    }

    #[test]
    fn what_is_no_office_is_not_counted() {
        for text in [
            "下属3个事业单位",
            "下辖3个乡镇和科室",
            "第3个股室",
            "十多个股室",
            "3个事业单位、若干股室",
            "各个科室",
            "个",
        ] {
            assert_eq!(numbers(text), [], "{text}");
        }
        assert_eq!(numbers("内设3个股室，下属2个事业单位"), [(3, "3个股室")]);
        assert_eq!(counted("下属两个事业单位"), [Counted { number: 2, offices: None }]);
    }
}
