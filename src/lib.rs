#![doc = include_str!("../ARCHITECTURE.md")]

pub mod date;
pub mod decimal;
pub mod feel;
pub mod print;
pub mod problem;
pub mod read;
pub mod rubric;
pub mod scoring;
pub mod seal;
pub mod submission;
#[cfg(target_arch = "wasm32")]
mod wasm;

use problem::Problem;

/// What becomes of values that cannot be used, such as `"1,234.5"` for an amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Invalid {
    /// The submission is refused, with all its problems.
    #[default]
    Refused,
    /// They count as not answered, and the sheet lists them: a form that is being filled.
    Unknown,
}

/// How a submission is scored.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Are reasons and traces wanted?
    pub trace: bool,
    /// What becomes of values that cannot be used.
    pub invalid: Invalid,
}

impl Default for Options {
    fn default() -> Self {
        Self { trace: true, invalid: Invalid::Refused }
    }
}

/// Scores a submission: JSON text in, the JSON text of a [`scoring::ScoreSheet`] out.
///
/// # Errors
///
/// Lists all problems of the submission; see [`Invalid`].
pub fn score(text: &str, options: Options) -> Result<String, Vec<Problem>> {
    let mut reading = read::submission(text)?;
    if !reading.problems.is_empty() && options.invalid == Invalid::Refused {
        return Err(reading.problems);
    }
    let problems = std::mem::take(&mut reading.problems);
    let mut sheet = scoring::score(&reading.submission, reading.rubric.rubric(), options.trace);
    sheet.problems = (options.invalid == Invalid::Unknown).then_some(problems);
    Ok(print::json(&sheet))
}

/// Scores a submission and seals the sheet with the digests of what it was computed from.
///
/// # Errors
///
/// Lists all problems of the submission.
pub fn seal(text: &str, trace: bool) -> Result<String, Vec<Problem>> {
    let reading = read::submission(text)?;
    Ok(print::json(&seal::seal(text, &reading, trace)?))
}

/// Scores a submission again and compares a sealed sheet with the result: the JSON text of a
/// [`seal::Verification`].
///
/// # Errors
///
/// Lists all problems of the submission, or why the sheet is no JSON.
pub fn verify(text: &str, sealed: &str) -> Result<String, Vec<Problem>> {
    let reading = read::submission(text)?;
    Ok(print::json(&seal::verify(text, &reading, sealed)?))
}
