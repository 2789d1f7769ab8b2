//! Sealed sheets: a sheet that says what it was computed from, and the proof that it still agrees.
//!
//! In: the text of a submission, and for [`verify`] a sheet that somebody brings along. Out: a sealed
//! sheet, or the list of what differs. A digest is no signature: it does not say who computed a sheet.
//! Trust comes from computing it again, which is what [`verify`] does.

use sha2::{Digest, Sha256};

use crate::print::{self, printed, words};
use crate::problem::{Problem, push_step};
use crate::read::{self, Reading, tree::Tree};
use crate::scoring::{self, Digests, ScoreSheet};

/// What [`verify`] found.
#[derive(Clone, Debug)]
pub struct Verification {
    /// Does the sheet agree in everything with the submission?
    pub valid: bool,
    /// Where it does not.
    pub differences: Vec<Difference>,
}

printed! { Verification { valid, differences } }

/// A place where a sealed sheet differs from the one that is computed again.
#[derive(Clone, Debug)]
pub struct Difference {
    /// What kind of difference.
    pub code: DifferenceCode,
    /// Where: a JSON pointer into the sheet.
    pub pointer: String,
    /// What the sheet says; null where it says nothing.
    pub sealed: Option<String>,
    /// What is computed again; null where there is nothing.
    pub recomputed: Option<String>,
    /// The difference in Chinese.
    pub message: String,
}

printed! {
    Difference {
        code,
        pointer,
        sealed,
        recomputed,
        message,
    }
}

/// The kinds of difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceCode {
    /// The sheet has no digests.
    NotSealed,
    /// It was computed by another version of the engine.
    EngineDiffers,
    /// It was computed by another rubric, or another version of it.
    RubricDiffers,
    /// It was computed from another submission.
    SubmissionDiffers,
    /// A value is not what is computed again.
    ValueDiffers,
}

words! {
    DifferenceCode {
        NotSealed = "not-sealed",
        EngineDiffers = "engine-differs",
        RubricDiffers = "rubric-differs",
        SubmissionDiffers = "submission-differs",
        ValueDiffers = "value-differs",
    }
}

impl DifferenceCode {
    /// Every code, in the order of the documentation.
    pub const ALL: [Self; 5] =
        [Self::NotSealed, Self::EngineDiffers, Self::RubricDiffers, Self::SubmissionDiffers, Self::ValueDiffers];
}

/// Names of a foreign sheet may be of any length; where a pointer would be longer, its parent is named.
const LONGEST_POINTER: usize = 1000;

/// The most differences that are listed.
const MOST_DIFFERENCES: usize = 100;

/// Digests of the canonical forms of a submission and its rubric.
///
/// # Errors
///
/// Lists why a text is no JSON.
pub fn digests(submission: &str, rubric: &str) -> Result<Digests, Vec<Problem>> {
    Ok(Digests {
        algorithm: "sha-256",
        rubric: digest(&read::tree::parse(rubric)?),
        submission: digest(&read::tree::parse(submission)?),
    })
}

fn digest(tree: &Tree<'_>) -> String {
    let hash = Sha256::digest(tree.canonical().as_bytes());
    hash.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// Seals the sheet of a reading.
///
/// # Errors
///
/// Lists the problems if the submission has any: a sheet with unusable values is not sealed.
pub fn seal<'s>(text: &str, reading: &'s Reading<'_>, traced: bool) -> Result<ScoreSheet<'s>, Vec<Problem>> {
    if !reading.problems.is_empty() {
        return Err(reading.problems.clone());
    }
    let rubric = reading.rubric.rubric();
    let mut sheet = scoring::score(&reading.submission, rubric, traced);
    sheet.digests = Some(digests(text, reading.rubric.text())?);
    Ok(sheet)
}

/// Scores a submission again and says where a sealed sheet differs.
///
/// # Errors
///
/// Lists the problems if the submission cannot be sealed, or if the sheet is no JSON.
pub fn verify(text: &str, reading: &Reading<'_>, sealed: &str) -> Result<Verification, Vec<Problem>> {
    let brought = read::tree::parse(sealed)?;
    let traced = brought.field("traced") == Some(&Tree::Boolean(true));
    let again = print::json(&seal(text, reading, traced)?);
    let computed = read::tree::parse(&again)?;
    let mut differences = Vec::new();
    if matches!(brought.field("digests"), None | Some(Tree::Null)) {
        differences.push(Difference {
            code: DifferenceCode::NotSealed,
            pointer: "/digests".to_owned(),
            sealed: None,
            recomputed: computed.field("digests").map(Tree::canonical),
            message: "自评表没有封存摘要，不能核对它由哪份数据得出；请提交封存后的自评表".to_owned(),
        });
    }
    compare(Some(&brought), Some(&computed), &mut String::new(), &mut differences);
    Ok(Verification { valid: differences.is_empty(), differences })
}

fn compare(brought: Option<&Tree<'_>>, computed: Option<&Tree<'_>>, pointer: &mut String, found: &mut Vec<Difference>) {
    if brought == computed
        || found.len() >= MOST_DIFFERENCES
        || (pointer == "/digests" && matches!(brought, None | Some(Tree::Null)))
    {
        return;
    }
    match (brought, computed) {
        (Some(Tree::Object(left)), Some(Tree::Object(right))) if pointer.len() < LONGEST_POINTER => {
            let more = right.keys().filter(|name| !left.contains_key(*name));
            for name in left.keys().chain(more) {
                within(pointer, name, |pointer| compare(left.get(name), right.get(name), pointer, found));
            }
        }
        (Some(Tree::List(left)), Some(Tree::List(right))) => {
            for index in 0..left.len().max(right.len()) {
                let step = index.to_string();
                within(pointer, &step, |pointer| compare(left.get(index), right.get(index), pointer, found));
            }
        }
        _ => found.push(difference(brought, computed, pointer)),
    }
}

fn within(pointer: &mut String, step: &str, inside: impl FnOnce(&mut String)) {
    let length = pointer.len();
    push_step(pointer, step);
    inside(pointer);
    pointer.truncate(length);
}

fn difference(brought: Option<&Tree<'_>>, computed: Option<&Tree<'_>>, pointer: &str) -> Difference {
    let code = match pointer {
        "/digests/submission" => DifferenceCode::SubmissionDiffers,
        _ if pointer == "/digests/rubric" || pointer.starts_with("/rubric/") => DifferenceCode::RubricDiffers,
        _ if pointer.starts_with("/engine/") => DifferenceCode::EngineDiffers,
        _ => DifferenceCode::ValueDiffers,
    };
    let [sealed, recomputed] = [brought, computed].map(|tree| tree.filter(|tree| **tree != Tree::Null).map(shown));
    let message = match code {
        DifferenceCode::SubmissionDiffers => "自评表不是由这份自评数据得出的，或数据在封存后被改动".to_owned(),
        DifferenceCode::RubricDiffers => "自评表所用的计分办法或其版本与现在的不同".to_owned(),
        DifferenceCode::EngineDiffers => "自评表由另一版本的计分程序得出".to_owned(),
        DifferenceCode::NotSealed | DifferenceCode::ValueDiffers => {
            format!("自评表写的是{}，重新计算得{}", quoted(sealed.as_deref()), quoted(recomputed.as_deref()))
        }
    };
    Difference { code, pointer: pointer.to_owned(), sealed, recomputed, message }
}

fn quoted(value: Option<&str>) -> String {
    value.map_or_else(|| "“无”".to_owned(), |value| format!("“{}”", read::excerpt(value)))
}

fn shown(tree: &Tree<'_>) -> String {
    match tree {
        Tree::Text(text) => text.to_string(),
        other => other.canonical(),
    }
}
