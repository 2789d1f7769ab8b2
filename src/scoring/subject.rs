//! What a rubric is applied to: a department, or one of its projects.

use crate::problem::push_step;
use crate::submission::{Answer, Figure, Indicator, Project, Submission, Text};

/// A department, or one of its projects with its place in the list.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'s> {
    /// A department.
    Department(&'s Submission<'s>),
    /// A project.
    Project(&'s Project<'s>, usize),
}

impl<'s> Subject<'s> {
    /// The figure at a JSON pointer into the subject.
    #[must_use]
    pub fn figure(&self, pointer: &str) -> Option<Figure<'s>> {
        match self {
            Self::Department(submission) => submission.figure(pointer),
            Self::Project(project, _) => project.figure(pointer),
        }
    }

    /// The answer to a question of the rubric.
    #[must_use]
    pub fn answer(&self, fact: &str) -> Option<&'s Answer<'s>> {
        answer(
            match self {
                Self::Department(submission) => &submission.facts,
                Self::Project(project, _) => &project.facts,
            },
            fact,
        )
    }

    /// The number of evidence files of a fact; `None` where none are listed.
    #[must_use]
    pub fn evidence(&self, fact: &str) -> Option<usize> {
        let Self::Department(submission) = self else { return None };
        submission.evidence.iter().find(|(id, _)| id == fact).map(|(_, files)| files.len())
    }

    /// The indicators that the subject sets itself.
    #[must_use]
    pub fn indicators(&self) -> &'s [Indicator<'s>] {
        match self {
            Self::Department(submission) => &submission.indicators,
            Self::Project(project, _) => &project.indicators,
        }
    }

    /// A JSON pointer into the submission from one into the subject.
    #[must_use]
    pub fn pointer(&self, within: &str) -> String {
        match self {
            Self::Department(_) => within.to_owned(),
            Self::Project(_, index) => format!("/projects/{index}{within}"),
        }
    }

    /// Where the answer to a question of the rubric belongs.
    #[must_use]
    pub fn answer_pointer(&self, fact: &str) -> String {
        let mut pointer = self.pointer("/facts");
        push_step(&mut pointer, fact);
        pointer
    }
}

/// The answer with an id.
pub fn answer<'s>(answers: &'s [(Text<'s>, Answer<'s>)], id: &str) -> Option<&'s Answer<'s>> {
    answers.iter().find(|(answered, _)| answered == id).map(|(_, answer)| answer)
}
