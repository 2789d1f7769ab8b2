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
    /// Adds a problem at a pointer.
    pub fn note(&mut self, pointer: String, (code, message, hint): Complaint) {
        if self.list.len() < MOST_PROBLEMS {
            self.list.push(Problem { code, pointer, message, hint });
        } else {
            self.unlisted = self.unlisted.saturating_add(1);
        }
    }

    /// How many there are, listed or not.
    pub fn count(&self) -> usize {
        self.list.len().saturating_add(self.unlisted)
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

/// Appends a step to a JSON pointer (RFC 6901).
pub fn push_step(pointer: &mut String, step: &str) {
    pointer.push('/');
    for character in step.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}
