//! From a JSON text to a [`Submission`] and its [`Rubric`], with all problems of the text at once.
//!
//! In: a JSON text. Out: typed data and a list of [`Problem`]s, each with its place. A value that cannot
//! be used is a problem and counts as not answered. This is the only place that reads JSON; it knows
//! nothing of scores.

mod answers;
mod builtin;
mod objects;
mod problems;
mod reader;
mod rubric;
mod rules;
mod scanner;
mod strings;
mod submission;
pub mod tree;
mod values;

use crate::problem::{Problem, ProblemCode};
use crate::rubric::Rubric;
use crate::submission::Submission;
use problems::Problems;
use reader::Reader;

pub use values::excerpt;

pub use builtin::{BuiltIn, built_in, built_ins};

/// The longest text that is read, in bytes: 8 MiB.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;

/// How deep lists and objects may nest.
pub const MOST_DEPTH: usize = scanner::MOST_DEPTH;

/// A submission that could be read, perhaps with problems.
#[derive(Debug)]
pub struct Reading<'a> {
    /// What the department hands in.
    pub submission: Submission<'a>,
    /// What it is scored by.
    pub rubric: RubricInUse<'a>,
    /// What could not be used and counts as not answered.
    pub problems: Vec<Problem>,
}

/// The rubric of a submission.
#[derive(Debug)]
pub enum RubricInUse<'a> {
    /// One that comes with the crate.
    BuiltIn(&'static BuiltIn),
    /// One that the submission brings along, with its text.
    Own(Box<Rubric>, &'a str),
}

impl RubricInUse<'_> {
    /// The rubric.
    #[must_use]
    pub fn rubric(&self) -> &Rubric {
        match self {
            Self::BuiltIn(built_in) => &built_in.rubric,
            Self::Own(rubric, _) => rubric,
        }
    }

    /// Its text, as its author wrote it.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::BuiltIn(built_in) => built_in.text,
            Self::Own(_, text) => text,
        }
    }
}

/// Reads a submission together with its rubric.
///
/// # Errors
///
/// Lists all problems if the text is no JSON, too long or too deep, or if there is no rubric that can
/// be used. Everything else stands in [`Reading::problems`].
pub fn submission(text: &str) -> Result<Reading<'_>, Vec<Problem>> {
    check_length(text)?;
    let mut reader = Reader::new(text);
    let (mut submission, rubric) = submission::read(&mut reader);
    let (mut problems, unreadable) = reader.finish();
    match rubric {
        Some(rubric) if !unreadable => {
            answers::check(&mut submission, rubric.rubric(), &mut problems);
            Ok(Reading { submission, rubric, problems: problems.into_list() })
        }
        _ => Err(problems.into_list()),
    }
}

/// Reads a rubric.
///
/// # Errors
///
/// Lists all problems if it has any: a rubric is used whole or not at all.
pub fn rubric(text: &str) -> Result<Rubric, Vec<Problem>> {
    check_length(text)?;
    let mut reader = Reader::new(text);
    let rubric = rubric::read(&mut reader);
    let problems = reader.finish().0.into_list();
    if problems.is_empty() { Ok(rubric) } else { Err(problems) }
}

fn check_length(text: &str) -> Result<(), Vec<Problem>> {
    if text.len() <= MOST_BYTES {
        return Ok(());
    }
    let mut problems = Problems::default();
    problems.note(
        String::new(),
        (
            ProblemCode::TooLarge,
            format!("数据有 {} 字节，超过上限 {MOST_BYTES} 字节（8 MiB）", text.len()),
            "请删去不属于自评的内容，如图片和附件；附件只写文件名".to_owned(),
        ),
    );
    Err(problems.into_list())
}
