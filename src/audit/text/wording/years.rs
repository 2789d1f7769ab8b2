//! X7: the year of the report is one, and is over when the report is filed and published.

use super::super::super::Subject;
use super::super::super::finding::Finding;
use super::super::super::findings::Findings;
use super::super::super::passages::{Chapter, Passage};
use super::super::sentences::sentences;
use super::{excerpt, numerals};
use crate::date::Date;
use crate::rubric::Check;

/// A report that is filed so many years later is of another year.
const MOST_YEARS_LATER: u16 = 2;

/// So much of a sentence is looked into.
const LOOKED_INTO: usize = 300;

/// What says that a sentence speaks of another year on purpose: plans, comparisons, history.
const OTHER_YEARS: &[&str] = &[
    "计划", "将", "拟", "下年", "次年", "年起", "以来", "历年", "历史", "成立", "相比", "同比", "比20", "较20", "比上",
    "较上", "同期", "上年", "去年", "至今", "跨年", "结转", "持平", "年均",
];

/// What does not say which year it means, once the year is over.
const VAGUE: [&str; 2] = ["今年", "本年度"];

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    // A framework keeps the year in which it was issued, and serves later ones.
    let is_named = |year: &u16| subject.rubric.title.contains(&format!("{year}年"));
    let (submitted, scored) = (subject.submission.year, subject.rubric.year.filter(is_named));
    if let (Some(submitted), Some(scored)) = (submitted, scored)
        && submitted != scored
    {
        let message = format!("自评的是 {submitted} 年，评分表是 {scored} 年度的");
        let finding = Finding::new(Check::X7, "/year", message)
            .expecting(format!("{scored} 年"))
            .mend("请核对年度，或换用该年度的评分表")
            .on("/year", "评价年度", format!("{submitted} 年"));
        findings.add(finding);
    }
    if let Some(year) = submitted.or(scored) {
        dates(subject, year, findings);
        texts(subject, year, findings);
    }
}

fn dates<'s>(subject: &Subject<'_, 's>, year: u16, findings: &mut Findings<'s>) {
    let day = |date: Date| format!("{} 年 {} 月 {} 日", date.year(), date.month(), date.day());
    if let Some(date) = subject.submission.filing.date {
        let later = date.year().saturating_sub(year);
        let wrong = match later {
            0 => Some(format!("那时 {year} 年还没有结束")),
            _ => (later > MOST_YEARS_LATER).then(|| format!("比评价的 {year} 年晚 {later} 年")),
        };
        if let Some(wrong) = wrong {
            let last = year.saturating_add(MOST_YEARS_LATER);
            let finding = Finding::new(Check::X7, "/filing/date", format!("填报日期是 {}，{wrong}", day(date)))
                .expecting(format!("{} 年至 {last} 年的日期", year.saturating_add(1)))
                .mend("请核对填报日期和评价年度")
                .on("/filing/date", "填报日期", day(date))
                .on("/year", "评价年度", format!("{year} 年"));
            findings.add(finding);
        }
    }
    if let Some(date) = subject.submission.publication.date.filter(|date| date.year() <= year) {
        let message = format!("公开日期是 {}，那时 {year} 年还没有结束，自评不可能公开", day(date));
        let finding = Finding::new(Check::X7, "/publication/date", message)
            .expecting(format!("{year} 年 12 月 31 日以后"))
            .mend("请核对公开日期和评价年度")
            .on("/publication/date", "公开日期", day(date))
            .on("/year", "评价年度", format!("{year} 年"));
        findings.add(finding);
    }
}

fn texts<'s>(subject: &Subject<'_, 's>, year: u16, findings: &mut Findings<'s>) {
    let mut vague: Vec<(&Passage<'s>, usize, &str)> = Vec::new();
    for passage in subject.passages {
        if let Some((other, at)) = another_year(passage, year) {
            let message = format!("“{}”写的是 {other} 年，没有一处提到评价的 {year} 年", passage.heading);
            let finding = Finding::new(Check::X7, passage.pointer.clone(), message)
                .expecting(format!("{year} 年"))
                .mend(format!("请核对这一段写的是不是 {year} 年的情况"))
                .on(passage.pointer.clone(), passage.heading.clone(), excerpt::around(passage.text, at, 20))
                .on("/year", "评价年度", format!("{year} 年"));
            findings.add(finding);
        } else if let Some((at, word)) = this_year(passage) {
            vague.push((passage, at, word));
        }
    }
    let Some((first, ..)) = vague.first() else { return };
    let headings: Vec<String> = vague.iter().map(|(passage, ..)| format!("“{}”", passage.heading)).collect();
    let places = excerpt::listed(&headings, 6, "处");
    let used: Vec<&str> = VAGUE.into_iter().filter(|word| vague.iter().any(|(.., used)| used == word)).collect();
    let words = used.join("”和“");
    let message = format!("{places}写了“{words}”，报告在年度结束后填报，看不出指的是不是 {year} 年");
    let mut finding = Finding::new(Check::X7, first.pointer.clone(), message)
        .expecting(format!("{year} 年"))
        .mend(format!("请把“{words}”改为“{year} 年”"));
    for (passage, at, _) in vague.iter().take(excerpt::MOST_PLACES) {
        let shown = excerpt::around(passage.text, *at, 15);
        finding = finding.on(passage.pointer.clone(), passage.heading.clone(), shown);
    }
    findings.add(finding);
}

/// The year that a passage is about, where it names others than the evaluated one only. Years before it and after it
/// in one passage can be a span that covers it.
fn another_year(passage: &Passage<'_>, year: u16) -> Option<(u16, usize)> {
    let chapter = passage.chapter;
    if !matches!(chapter, Chapter::Goals | Chapter::Targets | Chapter::Performance | Chapter::Management) {
        return None;
    }
    let named = years(passage.text);
    let (before, after) = (named.iter().any(|named| named.year < year), named.iter().any(|named| named.year > year));
    if before == after || named.iter().any(|named| named.year == year) {
        return None;
    }
    sentences(passage.text).find_map(|(start, sentence)| {
        let first = named.get(named.partition_point(|named| named.at < start))?;
        let lead = sentence.get(..first.at.checked_sub(start)?)?;
        let is_event = first.has_month && chapter != Chapter::Performance;
        let near = excerpt::head(sentence, LOOKED_INTO);
        let is_planned = first.year > year && ["预算安排", "安排预算"].iter().any(|word| near.contains(word));
        let speaks_of_another = || is_planned || OTHER_YEARS.iter().any(|word| near.contains(word));
        (!is_event && lead.chars().all(is_numbering) && !speaks_of_another()).then_some((first.year, first.at))
    })
}

fn is_numbering(character: char) -> bool {
    !character.is_alphabetic() || numerals::digit(character).is_some() || character == '十'
}

/// The first 今年 or 本年度 of a passage that tells of the year; a measure may well be for the current one.
fn this_year(passage: &Passage<'_>) -> Option<(usize, &'static str)> {
    use Chapter::{Goals, Management, Performance, Problems, Results, Targets};
    if !matches!(passage.chapter, Goals | Targets | Results | Management | Performance | Problems) {
        return None;
    }
    VAGUE.into_iter().find_map(|word| {
        let stands = |at: &usize| {
            let before = passage.text.get(..*at).and_then(|before| before.chars().next_back());
            !before.is_some_and(|before| "成基资文版至迄当".contains(before))
        };
        let at = passage.text.match_indices(word).map(|(at, _)| at).find(stands)?;
        Some((at, word))
    })
}

/// A year that a text names.
#[derive(Debug, PartialEq, Eq)]
struct Named {
    year: u16,
    at: usize,
    has_month: bool,
}

/// The years that a text names, in figures or as 二〇二三年, without those in titles and numbers of documents.
fn years(text: &str) -> Vec<Named> {
    let mut named = Vec::new();
    let mut run: Vec<u16> = Vec::new();
    let (mut start, mut inside) = (0_usize, 0_usize);
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '《' | '〔' => inside = inside.saturating_add(1),
            '》' | '〕' => inside = inside.saturating_sub(1),
            _ => {}
        }
        if let Some(digit) = digit(character) {
            if run.is_empty() {
                start = at;
            }
            // A longer run is no year; it need not be kept.
            if run.len() < 5 {
                run.push(digit);
            }
            continue;
        }
        if character.is_whitespace() && !run.is_empty() {
            continue;
        }
        if let (Some(year), 0) = (year(&run), inside)
            && (character == '年'
                || (is_span(character) && characters.peek().is_some_and(|(_, next)| digit_or_space(*next))))
        {
            let after = text.get(at.saturating_add(character.len_utf8())..).unwrap_or_default();
            named.push(Named { year, at: start, has_month: has_month(after) });
        }
        run.clear();
    }
    named
}

fn year(run: &[u16]) -> Option<u16> {
    if run.len() != 4 {
        return None;
    }
    let year = run.iter().try_fold(0_u16, |year, digit| year.checked_mul(10)?.checked_add(*digit))?;
    (1949..2100).contains(&year).then_some(year)
}

fn digit(character: char) -> Option<u16> {
    let value = match character {
        '0'..='9' => character.to_digit(10),
        '０'..='９' => u32::from(character).checked_sub(u32::from('０')),
        '〇' | '零' | '○' => Some(0),
        _ => numerals::digit(character),
    };
    u16::try_from(value?).ok()
}

fn digit_or_space(character: char) -> bool {
    digit(character).is_some() || character.is_whitespace()
}

fn is_span(character: char) -> bool {
    matches!(character, '-' | '－' | '—' | '–' | '~' | '～' | '至' | '到')
}

fn has_month(after: &str) -> bool {
    let rest = after.trim_start().trim_start_matches(|character| digit(character).is_some() || character == '十');
    rest.len() < after.trim_start().len() && rest.trim_start().starts_with('月')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<u16> {
        years(text).iter().map(|named| named.year).collect()
    }

    #[test]
    fn years_are_read_in_figures_and_words() {
        assert_eq!(named("2022 年，二〇二三年和２０２４年"), [2022, 2023, 2024]);
        assert_eq!(named("2021-2025年"), [2021, 2025]);
        assert_eq!(named("12023年，023年，2023家，1800年"), [0_u16; 0]);
        assert_eq!(named("按《2022年要点》和财预〔2020〕10号"), [0_u16; 0]);
        assert!(years("2022年 11 月")[0].has_month && !years("2022年度")[0].has_month);
    }

    fn found(chapter: Chapter, text: &str) -> Option<u16> {
        let passage = Passage { pointer: String::new(), heading: String::new(), chapter, text };
        another_year(&passage, 2023).map(|(year, _)| year)
    }

    #[test]
    fn only_a_passage_about_another_year_is_found() {
        assert_eq!(found(Chapter::Performance, "1.2022年，完成培训6场。"), Some(2022));
        assert_eq!(found(Chapter::Performance, "2022年11月完工。"), Some(2022));
        assert_eq!(found(Chapter::Management, "2022年11月编制了预算。"), None);
        assert_eq!(found(Chapter::Performance, "2022年，培训6场；2023年，8场。"), None);
        assert_eq!(found(Chapter::Performance, "与2022年相比增加2场。"), None);
        assert_eq!(found(Chapter::Performance, "2024年将继续使用。"), None);
        assert_eq!(found(Chapter::Performance, "2021年至2025年，培训6场。"), None);
        assert_eq!(found(Chapter::Problems, "2022年，完成培训6场。"), None);
    }
}
