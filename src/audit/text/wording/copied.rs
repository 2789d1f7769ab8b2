//! X3: passages that are largely copied from others before them.
//!
//! White space is left out and punctuation kept. Every run of twelve characters is looked up among those of all
//! earlier passages; a match is verified and goes on as long as both texts are equal. So the work grows with the
//! length of the texts, whatever stands in them.

use std::collections::BTreeMap;

use super::super::super::Subject;
use super::super::super::finding::Finding;
use super::super::super::findings::Findings;
use super::super::super::passages::{Chapter, Passage};
use super::excerpt;
use crate::rubric::Check;

/// The shortest run that counts: official phrases that everybody uses are mostly shorter.
const RUN: usize = 12;

/// Below this a passage is too short to be judged.
const SHORTEST: usize = 40;

/// So many runs of one bucket are looked at.
const MOST_LOOKED_AT: usize = 32;

/// The most characters of a run that a finding repeats.
const SHOWN: usize = 40;

/// A passage without white space.
struct Written<'f, 's> {
    passage: &'f Passage<'s>,
    letters: Vec<char>,
}

/// A run of twelve characters where it first stands in texts of one kind.
struct Run {
    hash: u32,
    /// The number of the next run in the same bucket; the first is 1, and 0 is none.
    next: u32,
    passage: u32,
    at: u32,
    kind: Kind,
}

/// Runs in buckets by a hash of them. There are as many buckets as places, and only so many runs of one are looked at:
/// the work is bounded whatever the texts are.
struct Index {
    buckets: Vec<u32>,
    runs: Vec<Run>,
}

/// What a passage has from others.
#[derive(Default)]
struct Copied {
    letters: usize,
    by_source: BTreeMap<usize, usize>,
    longest: (usize, usize),
}

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let written: Vec<Written<'_, 's>> = subject
        .passages
        .iter()
        .filter(|passage| !matches!(passage.chapter, Chapter::BudgetReasons | Chapter::Reasons))
        .map(|passage| Written {
            passage,
            letters: passage.text.chars().filter(|letter| !letter.is_whitespace()).collect(),
        })
        .collect();
    let mut index = Index::new(written.iter().map(|text| text.letters.len()).sum());
    for (place, later) in written.iter().enumerate() {
        let sources = index.add(place, &written);
        let copied = copied(later, &sources, &written, &index);
        if later.letters.len() >= SHORTEST && copied.letters.saturating_mul(2) >= later.letters.len() {
            findings.add(finding(later, &copied, &written));
        }
    }
}

impl Index {
    fn new(places: usize) -> Self {
        Self { buckets: vec![0; places.next_power_of_two()], runs: Vec::new() }
    }

    /// Adds the runs of a passage, and gives for each the number of an equal one in a passage before, or 0.
    fn add(&mut self, passage: usize, written: &[Written<'_, '_>]) -> Vec<u32> {
        let Some(text) = written.get(passage) else { return Vec::new() };
        let own = kind(text.passage.chapter);
        let runs = text.letters.windows(RUN).enumerate().zip(hashes(&text.letters));
        let numbered = |at: usize| Some((u32::try_from(passage).ok()?, u32::try_from(at).ok()?));
        runs.map(|((at, letters), (bucket, hash))| {
            let (mut source, mut is_known) = (0, false);
            let bucket = usize::try_from(bucket).unwrap_or_default() & self.buckets.len().saturating_sub(1);
            let mut number = self.buckets.get(bucket).copied().unwrap_or_default();
            for _ in 0..MOST_LOOKED_AT {
                let Some(run) = self.run(number) else { break };
                if run.hash == hash
                    && let Some((earlier, text)) = run.text(written)
                    && text.starts_with(letters)
                {
                    is_known |= run.kind == own;
                    if earlier < passage && !may_repeat(own, run.kind) {
                        source = number;
                    }
                }
                number = run.next;
            }
            if let (false, Some((passage, at)), Some(first)) = (is_known, numbered(at), self.buckets.get_mut(bucket)) {
                self.runs.push(Run { hash, next: *first, passage, at, kind: own });
                *first = u32::try_from(self.runs.len()).unwrap_or_default();
            }
            source
        })
        .collect()
    }

    fn run(&self, number: u32) -> Option<&Run> {
        self.runs.get(usize::try_from(number).ok()?.checked_sub(1)?)
    }
}

impl Run {
    /// Its passage, and what stands there from the run on.
    fn text<'w>(&self, written: &'w [Written<'_, '_>]) -> Option<(usize, &'w [char])> {
        let passage = usize::try_from(self.passage).ok()?;
        Some((passage, written.get(passage)?.letters.get(usize::try_from(self.at).ok()?..)?))
    }
}

/// The hashes of all runs, each made from the one before, in two halves.
fn hashes(letters: &[char]) -> impl Iterator<Item = (u32, u32)> {
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    let number = |letter: &char| u64::from(u32::from(*letter));
    let leaving = core::iter::repeat_n(0, RUN).chain(letters.iter().map(number));
    let power = (0..RUN).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let hashes = letters.iter().map(number).zip(leaving).scan(0_u64, move |hash, (letter, leaving)| {
        *hash = hash.wrapping_mul(BASE).wrapping_add(letter).wrapping_sub(leaving.wrapping_mul(power));
        Some(hash.wrapping_mul(BASE))
    });
    let half = |half: u64| u32::try_from(half & u64::from(u32::MAX)).unwrap_or_default();
    hashes.skip(RUN.saturating_sub(1)).map(move |hash| (half(hash >> 32), half(hash)))
}

/// Chapters by what may be repeated where.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Goals,
    Targets,
    Results,
    Performance,
    Others,
}

fn kind(chapter: Chapter) -> Kind {
    match chapter {
        Chapter::Goals => Kind::Goals,
        Chapter::Targets => Kind::Targets,
        Chapter::Results => Kind::Results,
        Chapter::Performance => Kind::Performance,
        _ => Kind::Others,
    }
}

/// A result repeats its target, and the report the results: that is what they are for.
fn may_repeat(later: Kind, earlier: Kind) -> bool {
    match later {
        Kind::Targets => earlier == Kind::Goals,
        Kind::Results => earlier == Kind::Targets,
        Kind::Performance => matches!(earlier, Kind::Targets | Kind::Results),
        Kind::Goals | Kind::Others => false,
    }
}

fn copied(later: &Written<'_, '_>, sources: &[u32], written: &[Written<'_, '_>], index: &Index) -> Copied {
    let mut copied = Copied::default();
    let (mut at, mut done) = (0_usize, 0_usize);
    while let Some(source) = sources.get(at) {
        let text = index.run(*source).and_then(|run| run.text(written));
        let (Some((passage, text)), Some(rest)) = (text, later.letters.get(at..)) else {
            at = at.saturating_add(1);
            continue;
        };
        let length = rest.iter().zip(text).take_while(|(one, other)| one == other).count();
        let end = at.saturating_add(length);
        let fresh = end.saturating_sub(at.max(done));
        copied.letters = copied.letters.saturating_add(fresh);
        let from = copied.by_source.entry(passage).or_default();
        *from = from.saturating_add(fresh);
        if length > copied.longest.1 {
            copied.longest = (at, length);
        }
        // The last characters of the run may begin another one.
        (at, done) = (end.saturating_sub(RUN).max(at).saturating_add(1), end);
    }
    copied
}

fn finding<'s>(later: &Written<'_, 's>, copied: &Copied, written: &[Written<'_, 's>]) -> Finding<'s> {
    let (heading, total) = (&later.passage.heading, later.letters.len());
    let percent = copied.letters.saturating_mul(200).checked_div(total).unwrap_or_default().div_ceil(2);
    let most = copied.by_source.iter().max_by_key(|(place, letters)| (**letters, usize::MAX.saturating_sub(**place)));
    let source = most.and_then(|(place, letters)| Some((written.get(*place)?.passage, *letters)));
    let (at, length) = copied.longest;
    let longest: String = later.letters.iter().skip(at).take(length).collect();
    let name = source.map(|(passage, _)| passage.heading.as_str()).unwrap_or_default();
    let others = if copied.by_source.len() > 1 { "等处" } else { "" };
    let message = format!(
        "“{heading}”共 {total} 个字，其中 {} 个字（{percent}%）与前面的“{name}”{others}相同，最长的一段有 {length} 个字：“{}”",
        copied.letters,
        excerpt::beginning(&longest, SHOWN)
    );
    let mut finding = Finding::new(Check::X3, later.passage.pointer.clone(), message)
        .mend(format!("请只写“{heading}”自己的内容，与前面相同的话不再重复"))
        .on(later.passage.pointer.clone(), heading.clone(), format!("{total} 个字，{} 个字相同", copied.letters));
    if let Some((passage, letters)) = source {
        finding = finding.on(passage.pointer.clone(), passage.heading.clone(), format!("{letters} 个字相同"));
    }
    finding
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(texts: &[(Chapter, &str)]) -> Vec<(usize, usize)> {
        let passages: Vec<Passage<'_>> = texts
            .iter()
            .map(|(chapter, text)| Passage { pointer: String::new(), heading: String::new(), chapter: *chapter, text })
            .collect();
        let written: Vec<Written<'_, '_>> =
            passages.iter().map(|passage| Written { passage, letters: passage.text.chars().collect() }).collect();
        let mut index = Index::new(100);
        let copied = |(place, later): (usize, &Written<'_, '_>)| {
            let sources = index.add(place, &written);
            let copied = copied(later, &sources, &written, &index);
            (copied.letters, copied.longest.1)
        };
        written.iter().enumerate().map(copied).collect()
    }

    #[test]
    fn hashes_depend_on_the_run_alone() {
        let letters: Vec<char> = "甲乙丙丁戊己庚辛壬癸子丑寅甲乙丙丁戊己庚辛壬癸子丑".chars().collect();
        let hashes: Vec<(u32, u32)> = hashes(&letters).collect();
        assert_eq!(hashes.len(), letters.len() - RUN + 1);
        assert_eq!(hashes.first(), hashes.last());
        assert_ne!(hashes.first(), hashes.get(1));
    }

    #[test]
    fn runs_of_twelve_count_and_shorter_ones_do_not() {
        let (management, quality) = (Chapter::Management, Chapter::Performance);
        let twelve = "一二三四五六七八九十甲乙";
        assert_eq!(share(&[(management, twelve), (quality, twelve)]), [(0, 0), (12, 12)]);
        assert_eq!(share(&[(management, twelve), (quality, "二三四五六七八九十甲乙丙")]), [(0, 0), (0, 0)]);
    }

    #[test]
    fn overlapping_runs_of_two_sources_are_counted_once() {
        let (one, two) = ("甲二三四五六七八九十子丑寅", "九十子丑寅卯辰巳午未申酉戌");
        let whole = "甲二三四五六七八九十子丑寅卯辰巳午未申酉戌";
        let found = share(&[(Chapter::Management, one), (Chapter::Management, two), (Chapter::Performance, whole)]);
        assert_eq!(found[2], (21, 13));
    }

    #[test]
    fn a_result_may_repeat_its_target() {
        let text = "组织党员干部进行红色教育学习，举办培训班";
        assert_eq!(share(&[(Chapter::Targets, text), (Chapter::Results, text)]), [(0, 0), (0, 0)]);
        assert_eq!(share(&[(Chapter::Problems, text), (Chapter::Measures, text)]), [(0, 0), (20, 20)]);
    }
}
