//! The list of problems that reading builds up.

use super::values::Complaint;
use crate::problem::{MOST_PROBLEMS, Problem, ProblemCode};

/// Problems that reading found.
#[derive(Debug, Default)]
pub struct Problems {
    /// Those that are listed.
    pub list: Vec<Problem>,
    /// How many more there are.
    unlisted: usize,
}

impl Problems {
    /// Is nothing listed any more, only counted?
    pub fn is_full(&self) -> bool {
        self.list.len() >= MOST_PROBLEMS
    }

    /// Adds a problem that is only counted.
    pub fn count_one(&mut self) {
        self.unlisted = self.unlisted.saturating_add(1);
    }

    /// Adds a problem that is listed however many there are.
    pub fn note_always(&mut self, pointer: String, (code, message, hint): Complaint) {
        self.list.push(Problem { code, pointer, message, hint });
    }

    /// Adds a problem at a pointer.
    pub fn note(&mut self, pointer: String, (code, message, hint): Complaint) {
        if self.is_full() {
            self.count_one();
        } else {
            self.list.push(Problem { code, pointer, message, hint });
        }
    }

    /// How many there are, listed or not.
    pub fn count(&self) -> usize {
        self.list.len().saturating_add(self.unlisted)
    }

    /// Adds all problems of another list.
    pub fn append(&mut self, other: Self) {
        self.list.extend(other.list);
        self.unlisted = self.unlisted.saturating_add(other.unlisted);
    }

    /// The list, closed by how many more there are.
    pub fn into_list(mut self) -> Vec<Problem> {
        if self.unlisted > 0 {
            self.list.push(Problem {
                code: ProblemCode::TooManyProblems,
                pointer: String::new(),
                message: format!("另有 {} 处问题没有逐一列出", self.unlisted),
                hint: "请先更正已列出的问题".to_owned(),
            });
        }
        self.list
    }
}
