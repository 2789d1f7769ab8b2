//! The list of doubts that the lint builds up.

use super::{Doubt, DoubtCode};
use crate::rubric::Item;

/// The most doubts that are listed one by one; [`DoubtCode::TooManyDoubts`] counts the rest.
pub const MOST_DOUBTS: usize = 500;

/// The longest excerpt of a text in a message, in characters.
const LONGEST_EXCERPT: usize = 40;

#[derive(Default)]
pub struct Doubts {
    list: Vec<Doubt>,
    unlisted: usize,
}

impl Doubts {
    /// Adds a doubt about the rubric.
    pub fn add(&mut self, code: DoubtCode, pointer: String, message: String, hint: &str) {
        self.push(code, None, pointer, message, hint);
    }

    /// Adds a doubt about an item; what the item says about its reading weighs in.
    pub fn of(&mut self, code: DoubtCode, item: &Item, pointer: String, message: &str, hint: &str) {
        let message = format!("“{}”：{message}", excerpt(&item.title));
        self.push(code, item.reading.as_deref(), pointer, message, hint);
    }

    fn push(&mut self, code: DoubtCode, reading: Option<&str>, pointer: String, message: String, hint: &str) {
        let Some(severity) = code.gravity().severity(reading) else { return };
        if self.list.len() < MOST_DOUBTS {
            self.list.push(Doubt { code, severity, pointer, message, hint: hint.to_owned() });
        } else {
            self.unlisted = self.unlisted.saturating_add(1);
        }
    }

    /// How many there are, listed or not.
    pub fn count(&self) -> usize {
        self.list.len().saturating_add(self.unlisted)
    }

    /// The list, closed by how many more there are.
    pub fn into_list(mut self) -> Vec<Doubt> {
        if self.unlisted > 0 {
            let code = DoubtCode::TooManyDoubts;
            let message = format!("另有 {} 处存疑没有逐一列出", self.unlisted);
            let hint = "请先处理已列出的".to_owned();
            self.list.push(Doubt { code, severity: super::Severity::Note, pointer: String::new(), message, hint });
        }
        self.list
    }
}

/// The start of a text, for a message.
pub fn excerpt(text: &str) -> String {
    let mut characters = text.chars();
    let start: String = characters.by_ref().take(LONGEST_EXCERPT).collect();
    if characters.next().is_some() { start + "…" } else { start }
}
