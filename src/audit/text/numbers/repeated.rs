//! The same quantity told twice with another number (X2).

use std::collections::BTreeMap;

use super::quantity::{Mark, Quantity};
use super::told::{Sentence, Told, is_break};
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::audit::passages::Chapter;
use crate::rubric::Check;

/// Words before a number that are too few to tell what it counts.
const SHORTEST: usize = 4;

/// As [`SHORTEST`], inside of a sentence whose beginning may say more.
const SHORTEST_INSIDE: usize = 6;

/// The most characters before a clause that are compared.
const LONGEST_OPENING: usize = 40;

/// What tells that a sentence goes on about a part only.
const LIMITS: &[&str] =
    &["通过", "利用", "依托", "借助", "针对", "面向", "网上", "线上", "线下", "现场", "委托", "配合", "联合"];

/// A sentence that names more periods tells a story.
const MOST_PERIODS: usize = 6;

/// What is wanted is not what came of it, and what changed has two numbers.
const OTHER_NUMBERS: &[&str] = &[
    "目标",
    "计划",
    "预计",
    "拟",
    "力争",
    "要求",
    "比",
    "较",
    "原",
    "由",
    "从",
    "增加",
    "减少",
    "新增",
    "平均",
    "其中",
    "至少",
    "不少于",
    "以内",
    "控制",
];

/// What a quantity counts: its unit, the words before and behind it, and the periods that its sentence names.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Counted {
    unit: &'static str,
    before: String,
    behind: String,
    periods: String,
}

struct Place<'t, 's> {
    told: &'t Told<'t, 's>,
    /// Which sentence of all.
    sentence: usize,
    /// What the sentence says before the clause.
    opening: String,
    quantity: &'t Quantity<'s>,
}

/// Compares all passages that tell of the year.
pub fn check<'s>(told: &[Told<'_, 's>], findings: &mut Findings<'s>) {
    let mut places: BTreeMap<Counted, Vec<Place<'_, 's>>> = BTreeMap::new();
    let mut number = 0_usize;
    for told in told.iter().filter(|told| states_results(told.passage.chapter)) {
        for sentence in &told.sentences {
            number = number.saturating_add(1);
            let Some(periods) = periods(sentence.text) else { continue };
            for (head, quantity) in sentence.headed() {
                let Some((before, opening)) = words_before(head, sentence, quantity) else { continue };
                let behind = plain(sentence.tail(quantity));
                let counted = Counted { unit: quantity.unit.kind, before, behind, periods: periods.clone() };
                places.entry(counted).or_default().push(Place { told, sentence: number, opening, quantity });
            }
        }
    }
    for (counted, places) in places {
        if let Some(finding) = finding(&counted, &places) {
            findings.add(finding);
        }
    }
}

fn states_results(chapter: Chapter) -> bool {
    !matches!(chapter, Chapter::Goals | Chapter::Targets | Chapter::Measures | Chapter::Reasons | Chapter::Problems)
}

/// The words of the clause before a quantity, if they tell what it counts, and those of the sentence before them.
fn words_before(head: &str, sentence: &Sentence<'_>, quantity: &Quantity<'_>) -> Option<(String, String)> {
    if quantity.value.is_none() || matches!(quantity.unit.kind, "%" | "百分点" | "分" | "年" | "月" | "天") {
        return None;
    }
    let clause = head.rsplit(['，', ',', '。', '；']).next()?;
    let words = plain(clause);
    let length = words.chars().count();
    if length < SHORTEST {
        return None;
    }
    let start = quantity.place.start.saturating_sub(clause.len());
    let before = sentence.text.get(..start)?;
    let near = before.char_indices().rev().take(LONGEST_OPENING).last().map_or(0, |(at, _)| at);
    let opening = plain(before.get(near..)?);
    let tells = length >= SHORTEST_INSIDE || length >= SHORTEST && opening.is_empty();
    (tells && !OTHER_NUMBERS.iter().any(|other| words.contains(other))).then_some((words, opening))
}

fn plain(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace() && !is_break(*character)).collect()
}

/// The years, quarters and months that a sentence names; `None` where they are many.
fn periods(sentence: &str) -> Option<String> {
    let (mut periods, mut count) = (String::new(), 0_usize);
    for (at, mark) in sentence.match_indices(['年', '月', '季', '周', '日']) {
        let before = sentence.get(..at).unwrap_or_default().trim_end();
        let start = before.char_indices().rev().take(4).last().map_or(0, |(at, _)| at);
        let number = before.get(start..).unwrap_or_default();
        let from = number.rfind(|character: char| {
            !character.is_ascii_digit() && !"一二三四五六七八九十上下去本今全半第".contains(character)
        });
        let from =
            from.and_then(|from| number.get(from..)?.chars().next().map(|first| from.saturating_add(first.len_utf8())));
        let period = number.get(from.unwrap_or_default()..).unwrap_or_default();
        // 本年, 今年 and 全年 are the year that all texts speak of.
        let is_this_year = mark == "年" && matches!(period, "本" | "今" | "全");
        if !period.is_empty() && !is_this_year {
            periods.push_str(period);
            periods.push_str(mark);
            count = count.saturating_add(1);
        }
        if count > MOST_PERIODS {
            return None;
        }
    }
    Some(periods)
}

fn finding<'s>(counted: &Counted, places: &[Place<'_, 's>]) -> Option<Finding<'s>> {
    let (first, rest) = places.split_first()?;
    let differs = |other: &&Place<'_, 's>| {
        let (one, other_quantity) = (first.quantity, other.quantity);
        let is_bound = |quantity: &Quantity<'_>| matches!(quantity.mark, Mark::AtLeast | Mark::AtMost);
        other.sentence != first.sentence
            && !is_bound(one)
            && !is_bound(other_quantity)
            && one.contradicts(other_quantity.low, other_quantity.high)
            && may_speak_of_one(first, other)
    };
    let other = rest.iter().find(differs)?;
    let shown = |place: &Place<'_, '_>| format!("{}{}{}", counted.before, place.quantity.shown(), counted.behind);
    let told = |place: &Place<'_, '_>| {
        format!("在「{}」中是 {}{}", place.told.passage.heading, place.quantity.shown(), counted.behind)
    };
    let message = format!("“{}”{}，{}", counted.before, told(first), told(other));
    let finding = Finding::new(Check::X2, other.told.passage.pointer.clone(), message);
    let finding = finding.mend("请核对哪个数是对的，前后改为一致；如果说的不是同一件事，请在文字中写明区别");
    Some(places.iter().take(MOST_PLACES).fold(finding, |finding, place| {
        finding.on(place.told.passage.pointer.clone(), place.told.passage.heading.clone(), shown(place))
    }))
}

/// Sentences that begin otherwise speak of other things, at least in one text, and where they tell of money.
fn may_speak_of_one(one: &Place<'_, '_>, other: &Place<'_, '_>) -> bool {
    let apart = one.told.passage.pointer != other.told.passage.pointer && one.quantity.unit.kind != "元";
    let is_limited = |place: &Place<'_, '_>| LIMITS.iter().any(|word| place.opening.contains(word));
    let is_open = one.opening.is_empty() || other.opening.is_empty();
    one.opening == other.opening || apart && is_open && !is_limited(one) && !is_limited(other)
}

/// The most places that are listed as evidence.
const MOST_PLACES: usize = 10;

#[cfg(test)]
mod tests {
    use super::super::tests::messages;

    fn found(one: &str, other: &str) -> usize {
        messages("X2", &format!("\"management\":[\"{one}\"],\"performance\":{{\"quantity\":\"{other}\"}}")).len()
    }

    #[test]
    fn another_number_for_the_same() {
        assert_eq!(found("建成职工书屋137个。", "建成职工书屋 173 个。"), 1);
        assert_eq!(found("开展活动，接待查阅档案群众1260人次。", "接待查阅档案群众1620人次。"), 1);
        assert_eq!(found("配置各类图书1.1万余册。", "配置各类图书13000册。"), 1);
    }

    #[test]
    fn what_may_be_something_else_is_not_found() {
        for (one, other) in [
            ("建成职工书屋137个。", "建成职工书屋 137 个。"),
            ("配置各类图书1.1万余册。", "配置各类图书11023册。"),
            ("共设立党支部5个。", "共设立党支部5个，党小组3个。"),
            ("共设立5个党支部。", "共设立3个党小组。"),
            ("一季度接待群众100人次。", "二季度接待群众120人次。"),
            ("2023年，接待查阅档案群众100人次。", "2022年，接待查阅档案群众120人次。"),
            ("培训3次。", "培训5次。"),
            ("实施库房改造，全年拨付到位资金20万元。", "实施档案数字化，全年拨付到位资金38万元。"),
            ("通过网上平台，接待查阅档案群众860人次。", "接待查阅档案群众1260人次。"),
            ("第一片区，入户走访困难群众30户。", "第二片区，入户走访困难群众42户。"),
            ("投入资金，完成危房改造5户。", "另外，完成危房3户。"),
            ("对甲项目开展监督检查3次。", "对乙项目开展监督检查2次。"),
            ("计划完成危房改造5户。", "计划完成危房改造3户。"),
            ("至少开展督查2次。", "至少开展督查3次。"),
        ] {
            assert_eq!(found(one, other), 0, "{one} {other}");
        }
        let one = "党支部方面，开展专题学习活动45次。工会方面，开展专题学习活动20次。";
        assert_eq!(messages("X2", &format!("\"management\":[\"{one}\"]")), Vec::<String>::new());
    }
}
