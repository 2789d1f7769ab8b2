//! What a passage says in numbers, sentence by sentence.

use super::quantity::{Quantity, quantities};
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::audit::passages::Passage;
use crate::audit::text::sentences::sentences;

/// A passage with its quantities.
#[derive(Debug)]
pub struct Told<'p, 's> {
    /// The passage.
    pub passage: &'p Passage<'s>,
    /// Its sentences that say numbers.
    pub sentences: Vec<Sentence<'s>>,
}

/// A sentence with its quantities.
#[derive(Debug)]
pub struct Sentence<'s> {
    /// Where it begins in its text, in bytes.
    pub start: usize,
    /// Its words.
    pub text: &'s str,
    /// Its quantities; their places are those in the sentence.
    pub quantities: Vec<Quantity<'s>>,
}

impl<'p, 's> Told<'p, 's> {
    /// Reads a passage.
    pub fn new(passage: &'p Passage<'s>) -> Self {
        let numbered = sentences(passage.text)
            .map(|(start, text)| Sentence { start, text, quantities: quantities(text) })
            .filter(|sentence| !sentence.quantities.is_empty());
        Self { passage, sentences: numbered.collect() }
    }
}

impl<'s> Sentence<'s> {
    /// Each quantity with its head: the words before it from the quantity before, or from the start.
    pub fn headed(&self) -> impl Iterator<Item = (&'s str, &Quantity<'s>)> {
        let starts = [0].into_iter().chain(self.quantities.iter().map(|quantity| quantity.place.end));
        let head =
            |(start, quantity): (usize, &Quantity<'s>)| self.text.get(start..quantity.place.start).unwrap_or_default();
        starts.zip(&self.quantities).map(move |pair| (head(pair), pair.1))
    }

    /// The words behind a quantity up to the next break.
    pub fn tail(&self, quantity: &Quantity<'_>) -> &'s str {
        let rest = self.text.get(quantity.place.end..).unwrap_or_default();
        let next = self.quantities.partition_point(|next| next.place.start < quantity.place.end);
        let next = self.quantities.get(next).map(|next| next.place.start.saturating_sub(quantity.place.end));
        let rest = rest.get(..next.unwrap_or(rest.len())).unwrap_or(rest);
        rest.split(is_break).next().unwrap_or_default().trim()
    }
}

impl Sentence<'_> {
    /// What stands around a quantity, for people.
    pub fn excerpt(&self, quantity: &Quantity<'_>) -> String {
        let around = LONGEST_EXCERPT.checked_div(2).unwrap_or_default();
        let (before, rest) = self.text.split_at_checked(quantity.start).unwrap_or_default();
        let start = before.char_indices().rev().take(around).last().map_or(before.len(), |(at, _)| at);
        let end = rest.char_indices().nth(around).map_or(rest.len(), |(at, _)| at);
        let (lead, tail) = (before.get(start..).unwrap_or_default(), rest.get(..end).unwrap_or_default());
        format!("{}{}{}{}", if start > 0 { "…" } else { "" }, lead, tail, if end < rest.len() { "…" } else { "" })
    }
}

/// How many characters of a sentence are shown.
const LONGEST_EXCERPT: usize = 80;

/// Does a clause end with it?
pub fn is_break(character: char) -> bool {
    matches!(character, '，' | ',' | '、' | '：' | ':' | '（' | '）' | '(' | ')' | '；' | ';' | '“' | '”' | '《' | '》')
}

/// What one check finds wrong in one passage: one finding that names it all.
#[derive(Debug, Default)]
pub struct Remarks {
    list: Vec<Remark>,
    count: usize,
}

/// Something wrong in a passage.
#[derive(Debug)]
pub struct Remark {
    /// What is wrong, with the figures.
    pub message: String,
    /// What would fit.
    pub expected: Option<String>,
    /// The places that it rests on, with their labels and values.
    pub evidence: Vec<(String, String, String)>,
}

/// The most remarks on a passage that are spelled out.
const MOST_REMARKS: usize = 10;

impl Remarks {
    /// Adds one, if there is one.
    pub fn extend(&mut self, remark: Option<Remark>) {
        if let Some(remark) = remark {
            self.count = self.count.saturating_add(1);
            if self.list.len() < MOST_REMARKS {
                self.list.push(remark);
            }
        }
    }

    /// Reports all of them as one finding, which `begin` makes of the message.
    pub fn report<'s>(self, findings: &mut Findings<'s>, begin: impl FnOnce(String) -> Finding<'s>) {
        if self.list.is_empty() {
            return;
        }
        let (mut messages, mut expected, mut evidence) = (Vec::new(), Vec::new(), Vec::new());
        for remark in self.list {
            messages.push(remark.message);
            expected.extend(remark.expected);
            evidence.extend(remark.evidence);
        }
        let mut message = messages.join("；");
        if self.count > MOST_REMARKS {
            message = format!("{message}；等 {} 处", self.count);
        }
        let mut finding = begin(message);
        if !expected.is_empty() {
            finding = finding.expecting(expected.join("；"));
        }
        evidence.dedup();
        findings.add(
            evidence.into_iter().fold(finding, |finding, (pointer, label, value)| finding.on(pointer, label, value)),
        );
    }
}
