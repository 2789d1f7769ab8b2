//! A rubric as its author has it before them.

use std::borrow::Cow;

use super::places::Places;
use super::reader::Reader;
use super::{check_length, rubric};
use crate::problem::Problem;
use crate::rubric::Rubric;

/// A rubric with the text that its author wrote and that of the whole.
#[derive(Debug)]
pub struct Authored<'a> {
    /// The rubric, together with what it extends.
    pub rubric: Rubric,
    own: &'a str,
    whole: Cow<'a, str>,
}

/// Reads a rubric together with what it extends.
///
/// # Errors
///
/// Lists all problems if it has any, at their places in the text.
pub fn authored(text: &str) -> Result<Authored<'_>, Vec<Problem>> {
    check_length(text)?;
    let mut reader = Reader::new(text);
    let whole = rubric::whole(&mut reader);
    let problems = reader.finish().0.into_list();
    match whole {
        Some((rubric, whole)) if problems.is_empty() => Ok(Authored { rubric, own: text, whole }),
        _ => Err(problems),
    }
}

impl Authored<'_> {
    /// Puts what was found in the rubric where it stands in the text: what comes from a rubric that it extends, at
    /// `extends`. What was found in one that it only names is left out.
    #[must_use]
    pub fn placed<T>(&self, found: Vec<T>, pointer: impl Fn(&mut T) -> &mut String) -> Vec<T> {
        let Some(places) = Places::new(&self.whole, self.own) else { return found };
        let place = |mut found: T| {
            let pointer = pointer(&mut found);
            *pointer = places.place(pointer)?;
            Some(found)
        };
        found.into_iter().filter_map(place).collect()
    }
}
