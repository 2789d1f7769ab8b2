//! Targets without a result, or with one in another unit (X6).

use std::collections::{BTreeMap, BTreeSet};

use super::quantity::Quantity;
use super::told::{Sentence, Told};
use super::units::kind_of;
use crate::audit::Subject;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::audit::passages::Chapter;
use crate::rubric::Check;
use crate::submission::Target;

/// So many characters in a row say the same thing.
const RUN: usize = 6;

/// Looks at every target, once there is something to read of results.
pub fn check<'s>(subject: &Subject<'_, 's>, told: &[Told<'_, 's>], findings: &mut Findings<'s>) {
    let targets = &subject.submission.targets;
    let results: Vec<&Told<'_, 's>> =
        told.iter().filter(|told| matches!(told.passage.chapter, Chapter::Performance | Chapter::Results)).collect();
    if results.is_empty() && targets.iter().all(|target| target.actual.is_none()) {
        return;
    }
    let by_pointer: BTreeMap<&str, &Told<'_, 's>> =
        told.iter().map(|told| (told.passage.pointer.as_str(), told)).collect();
    let numbers = |index: usize, field: &str| {
        let told = by_pointer.get(format!("/targets/{index}/{field}").as_str());
        told.into_iter().flat_map(|told| &told.sentences).flat_map(Number::all).collect::<Vec<Number<'_, 's>>>()
    };
    let mut places: Vec<Place<'_, 's>> = Vec::new();
    for (index, target) in targets.iter().enumerate().filter(|(_, target)| target.text.is_some()) {
        let is_wanted = |Number { quantity, .. }: &Number<'_, '_>| {
            quantity.value.is_some() && !matches!(quantity.unit.kind, "年" | "月" | "天")
        };
        let wanted = numbers(index, "text").into_iter().filter(is_wanted).collect();
        places.push(Place { index, target, wanted, told: numbers(index, "result") });
    }
    let covered = covered(targets, &results);
    let counted = counted(&places, &results);
    for place in places.iter().filter(|place| !place.text().is_empty()) {
        let is_covered = covered.get(place.index) == Some(&true);
        let finding = if place.has_result() {
            place.in_another_unit().or_else(|| place.uncounted(&counted))
        } else {
            place.without_result(&counted, is_covered)
        };
        if let Some(finding) = finding {
            findings.add(finding);
        }
    }
}

/// A unit with the noun of what is counted in it.
type Counted = BTreeSet<(&'static str, [char; 2])>;

/// Which of the wanted numbers are counted anywhere in the results: a sentence has the noun and a number in the unit.
fn counted(places: &[Place<'_, '_>], results: &[&Told<'_, '_>]) -> Counted {
    let wanted = places
        .iter()
        .flat_map(|place| place.wanted.iter().filter_map(|number| Some((number.quantity.unit.kind, number.noun()?))));
    let (wanted, mut counted): (Counted, Counted) = (wanted.collect(), Counted::new());
    let wanted_kinds: BTreeSet<&'static str> = wanted.iter().map(|(kind, _)| *kind).collect();
    for sentence in results.iter().flat_map(|told| &told.sentences) {
        let kinds: BTreeSet<&'static str> = sentence.quantities.iter().map(|quantity| quantity.unit.kind).collect();
        let kinds: Vec<&'static str> = kinds.intersection(&wanted_kinds).copied().collect();
        if kinds.is_empty() {
            continue;
        }
        let behind = sentence.text.chars().skip(1);
        for (first, second) in sentence.text.chars().zip(behind) {
            let found = kinds.iter().map(|kind| (*kind, [first, second])).filter(|noun| wanted.contains(noun));
            counted.extend(found);
        }
    }
    counted
}

/// A target with its place.
struct Place<'t, 's> {
    index: usize,
    target: &'t Target<'s>,
    /// The numbers that it asks for.
    wanted: Vec<Number<'t, 's>>,
    /// The numbers of its own result.
    told: Vec<Number<'t, 's>>,
}

impl<'s> Place<'_, 's> {
    fn text(&self) -> &str {
        self.target.text.as_deref().map(str::trim).unwrap_or_default()
    }

    fn number(&self) -> usize {
        self.index.saturating_add(1)
    }

    fn finding(&self, message: String) -> Finding<'s> {
        let pointer = format!("/targets/{}", self.index);
        Finding::new(Check::X6, pointer.clone(), message).on(
            format!("{pointer}/text"),
            format!("绩效目标 {}", self.number()),
            shortened(self.text()),
        )
    }

    fn has_result(&self) -> bool {
        self.target.actual.is_some() || self.target.result.as_deref().is_some_and(|result| !result.trim().is_empty())
    }

    /// Neither a value nor a result: the performance may speak of it, but has to count what is to be counted.
    fn without_result(&self, counted: &Counted, is_covered: bool) -> Option<Finding<'s>> {
        let uncounted = self.wanted.iter().find(|number| !self.is_counted(number, counted));
        if is_covered && uncounted.is_none() {
            return None;
        }
        let nowhere = if is_covered { "" } else { "，绩效实现情况中也没有写到" };
        let shown = shortened(self.text());
        let mut message = format!("绩效目标 {}「{shown}」没有完成值和完成情况{nowhere}", self.number());
        if let Some(number) = uncounted {
            let (marked, unit) = (number.marked(), number.quantity.unit.name);
            message = format!("{message}，“{marked}”没有以“{unit}”计的完成数");
        }
        let pointer = format!("/targets/{}", self.index);
        let finding = self.finding(message).mend("请填写实际完成值，或写明完成情况");
        Some(
            finding.missing(format!("{pointer}/actual"), "实际完成值").missing(format!("{pointer}/result"), "完成情况"),
        )
    }

    /// A number of the target that nothing is counted for.
    fn uncounted(&self, counted: &Counted) -> Option<Finding<'s>> {
        let has_value = self.target.actual.is_some() && self.target.unit.is_none();
        let number = self.wanted.iter().find(|number| !has_value && !self.is_counted(number, counted))?;
        let (number, unit) = (number.marked(), number.quantity.unit.name);
        let message = format!(
            "绩效目标 {}「{}」要求“{number}”，完成情况中没有以“{unit}”计的数",
            self.number(),
            shortened(self.text())
        );
        let pointer = format!("/targets/{}/result", self.index);
        let finding =
            self.finding(message).expecting(format!("以“{unit}”计的完成数")).mend("请写明实际完成多少，单位与目标一致");
        Some(match self.target.result.as_deref() {
            Some(result) => finding.on(pointer, "完成情况", shortened(result.trim())),
            None => finding.missing(pointer, "完成情况"),
        })
    }

    /// The result is counted in another unit than the target, and nowhere in that of the target.
    fn in_another_unit(&self) -> Option<Finding<'s>> {
        let unit = self.target.unit.as_deref().map(str::trim).filter(|_| self.target.actual.is_some())?;
        let (kind, [Number { quantity, .. }]) = (kind_of(unit)?, self.wanted.as_slice()) else { return None };
        let is_told = self.told.iter().any(|told| told.quantity.unit.kind == quantity.unit.kind);
        if quantity.unit.kind == kind || is_told {
            return None;
        }
        let message = format!(
            "绩效目标 {}「{}」以“{}”计，完成值却以“{unit}”计",
            self.number(),
            shortened(self.text()),
            quantity.unit.name
        );
        let unit = unit.to_owned();
        let finding = self.finding(message).expecting(format!("以“{}”计的完成值", quantity.unit.name));
        Some(finding.mend("请把计量单位和完成值改为与目标一致").on(
            format!("/targets/{}/unit", self.index),
            "计量单位",
            unit,
        ))
    }

    /// Is a number in the unit of a quantity stated as its result, or beside its noun in the performance?
    fn is_counted(&self, number: &Number<'_, '_>, counted: &Counted) -> bool {
        let kind = number.quantity.unit.kind;
        let in_value = self.target.actual.is_some() && self.target.unit.as_deref().and_then(kind_of) == Some(kind);
        let in_result = self.told.iter().any(|told| told.quantity.unit.kind == kind);
        in_value || in_result || number.noun().is_some_and(|noun| counted.contains(&(kind, noun)))
    }
}

/// A number in its sentence.
struct Number<'t, 's> {
    sentence: &'t str,
    quantity: &'t Quantity<'s>,
}

impl<'t, 's> Number<'t, 's> {
    fn all(sentence: &'t Sentence<'s>) -> impl Iterator<Item = Self> {
        sentence.quantities.iter().map(|quantity| Self { sentence: sentence.text, quantity })
    }

    /// With the words around it, as 至少两次督查.
    fn marked(&self) -> String {
        let number = self.sentence.get(self.quantity.place.clone()).unwrap_or_default();
        number.chars().filter(|character| !character.is_whitespace()).chain(self.noun_behind()).collect()
    }

    fn noun_behind(&self) -> Vec<char> {
        let rest = self.sentence.get(self.quantity.place.end..).unwrap_or_default().trim_start();
        rest.chars().take_while(|character| character.is_alphabetic()).take(LONGEST_NOUN).collect()
    }

    /// What it counts: the last two characters of the noun behind it, or of the words before it.
    fn noun(&self) -> Option<[char; 2]> {
        let behind = self.noun_behind();
        if behind.len() >= 2 {
            return behind.last_chunk::<2>().copied();
        }
        let before = self.sentence.get(..self.quantity.place.start)?.trim_end();
        let mut letters = before.chars().rev().take_while(|character| character.is_alphabetic());
        let (last, first) = (letters.next()?, letters.next()?);
        Some([first, last])
    }
}

const LONGEST_NOUN: usize = 6;

/// How many characters of a text are shown.
const LONGEST_SHOWN: usize = 40;

/// Without its numbering and its last mark.
fn shortened(text: &str) -> String {
    let plain =
        text.trim_start_matches(|character: char| character.is_ascii_digit() || "、.．（）() ".contains(character));
    let plain = plain.trim_end_matches(['；', '。', ';', '，']);
    let end = plain.char_indices().nth(LONGEST_SHOWN).map(|(at, _)| at);
    end.and_then(|end| plain.get(..end)).map_or_else(|| plain.to_owned(), |start| format!("{start}…"))
}

/// Which of the targets share a run of characters with a text on results.
fn covered(targets: &[Target<'_>], results: &[&Told<'_, '_>]) -> Vec<bool> {
    let of_target = |(index, target): (usize, &Target<'_>)| {
        runs(target.text.as_deref().unwrap_or_default()).map(move |run| (run, index)).collect::<Vec<_>>()
    };
    let mut wanted: Vec<(u128, usize)> = targets.iter().enumerate().flat_map(of_target).collect();
    wanted.sort_unstable();
    let mut is_told = vec![false; wanted.len()];
    for told in results.iter().filter(|told| told.passage.chapter == Chapter::Performance) {
        for run in runs(told.passage.text) {
            let first = wanted.partition_point(|(known, _)| *known < run);
            if wanted.get(first).is_some_and(|(known, _)| *known == run) {
                is_told.get_mut(first).into_iter().for_each(|told| *told = true);
            }
        }
    }
    let (mut covered, mut told) = (vec![false; targets.len()], None);
    for ((run, index), is_told) in wanted.into_iter().zip(is_told) {
        // The first of equal runs stands for all.
        told = if is_told { Some(run) } else { told };
        if told == Some(run) {
            covered.get_mut(index).into_iter().for_each(|covered| *covered = true);
        }
    }
    covered
}

/// The runs of letters and digits of a text, each as one number.
fn runs(text: &str) -> impl Iterator<Item = u128> {
    let letters = text.chars().filter(|character| character.is_alphanumeric());
    let runs = letters.scan(0_u128, |run, letter| {
        *run = (*run << BITS | u128::from(u32::from(letter))) & WHOLE_RUN;
        Some(*run)
    });
    runs.skip(RUN.saturating_sub(1))
}

/// A character has as many bits at most.
const BITS: u32 = 21;

const WHOLE_RUN: u128 = u128::MAX >> (128 - 6 * BITS);

#[cfg(test)]
mod tests {
    use super::super::tests::messages;

    fn said(target: &str, performance: &str) -> Vec<String> {
        messages("X6", &format!("\"targets\":[{{{target}}}],\"performance\":{{\"quantity\":\"{performance}\"}}"))
    }

    #[test]
    fn targets_with_results() {
        for (target, performance) in [
            (r#""text":"落实信息公开","result":"已落实。""#, "培训3次。"),
            (r#""text":"落实预决算信息公开工作""#, "全面落实预决算信息公开。"),
            (r#""text":"改造库房800平方米","result":"改造800平方米。""#, "培训3次。"),
            (r#""text":"改造库房800平方米","actual":800"#, "培训3次。"),
            (r#""text":"完成数字化50万页","unit":"万页","actual":45"#, "培训3次。"),
            (r#""text":"对机关党建工作进行至少两次督查""#, "对机关党建工作开展督查 2 次。"),
            (r#""text":"2023年11月底前完成验收","result":"按期验收。""#, "培训3次。"),
        ] {
            assert_eq!(said(target, performance), Vec::<String>::new(), "{target}");
        }
        assert!(messages("X6", r#""targets":[{"text":"落实预决算信息公开"}]"#).is_empty());
    }

    #[test]
    fn repetitions_cost_little() {
        let text = "的".repeat(50_000);
        assert!(said(&format!("\"text\":\"{text}\""), &text).is_empty());
    }

    #[test]
    fn targets_without_results() {
        for (target, message) in [
            (r#""text":"落实信息公开""#, "绩效目标 1「落实信息公开」没有完成值和完成情况，绩效实现情况中也没有写到"),
            (
                r#""text":"进行至少两次督查""#,
                "绩效目标 1「进行至少两次督查」没有完成值和完成情况，绩效实现情况中也没有写到，“至少两次督查”没有以“次”计的完成数",
            ),
            (
                r#""text":"进行至少两次督查","result":"已督查。""#,
                "绩效目标 1「进行至少两次督查」要求“至少两次督查”，完成情况中没有以“次”计的数",
            ),
            (
                r#""text":"完成数字化50万页","unit":"卷","actual":450"#,
                "绩效目标 1「完成数字化50万页」以“页”计，完成值却以“卷”计",
            ),
        ] {
            assert_eq!(said(target, "培训3次。"), [message], "{target}");
        }
    }
}
