//! From a JSON text to a [`Submission`] and its [`Rubric`], with all problems of the text at once.
//!
//! In: a JSON text. Out: typed data and a list of [`Problem`]s, each with its place. A value that cannot
//! be used is a problem and counts as not answered. This is the only place that reads JSON; it knows
//! nothing of scores.

mod answers;
#[cfg(feature = "author")]
mod authored;
mod builtin;
mod checks;
#[cfg(feature = "author")]
mod context;
mod extends;
mod facts;
mod fit;
mod formulas;
mod in_use;
mod money;
mod objects;
mod order;
#[cfg(feature = "report")]
mod outline;
mod outlines;
mod places;
mod problems;
mod reader;
mod references;
mod rubric;
mod rules;
mod scanner;
mod strings;
mod submission;
mod template;
mod text_places;
pub mod tree;
pub(crate) mod values;
mod words;

#[cfg(feature = "report")]
use crate::outline::{NAMES, Outline};
use crate::problem::{Problem, ProblemCode};
use crate::rubric::Rubric;
use crate::submission::Submission;
use problems::Problems;
use reader::Reader;

pub use values::excerpt;

#[cfg(feature = "author")]
pub use authored::{Authored, authored};
pub use builtin::{BuiltIn, built_in, built_ins};
#[cfg(feature = "author")]
pub use context::{JsonContext, context};
pub use in_use::{OwnRubric, RubricInUse, department_rubric, rubric_in_use, with_rubric};
#[cfg(feature = "report")]
pub use outlines::{BuiltInOutline, OutlineInUse, built_in_outline, built_in_outlines, outline_in_use};

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
    pub rubric: RubricInUse,
    /// What could not be used and counts as not answered.
    pub problems: Vec<Problem>,
}

/// Reads a submission together with its rubric.
///
/// # Errors
///
/// Lists all problems if the text is no JSON, too long or too deep, or if there is no rubric that can
/// be used. Everything else stands in [`Reading::problems`].
pub fn submission(text: &str) -> Result<Reading<'_>, Vec<Problem>> {
    read_submission(text, None)
}

/// Reads a submission that is scored by a given rubric; it needs to name none, and may name no other.
///
/// # Errors
///
/// Lists all problems if the text is no JSON, too long or too deep, or if it names another rubric.
pub fn submission_by<'a>(text: &'a str, rubric: &RubricInUse) -> Result<Reading<'a>, Vec<Problem>> {
    read_submission(text, Some(rubric))
}

fn read_submission<'a>(text: &'a str, given: Option<&RubricInUse>) -> Result<Reading<'a>, Vec<Problem>> {
    check_length(text)?;
    let mut reader = Reader::new(text);
    let (mut submission, rubric) = submission::read(&mut reader, given);
    let (mut problems, unreadable) = reader.finish();
    match rubric {
        Some(rubric) if !unreadable => {
            answers::check(&mut submission, rubric.rubric(), &mut problems);
            Ok(Reading { submission, rubric, problems: problems.into_list() })
        }
        _ => Err(problems.into_list()),
    }
}

/// Reads an outline.
///
/// # Errors
///
/// Lists all problems if it has any: an outline is used whole or not at all.
#[cfg(feature = "report")]
pub fn outline(text: &str) -> Result<Outline, Vec<Problem>> {
    check_length(text)?;
    let mut reader = Reader::new(text);
    let outline = outline::read(&mut reader, &NAMES);
    let problems = reader.finish().0.into_list();
    if problems.is_empty() { Ok(outline) } else { Err(problems) }
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
