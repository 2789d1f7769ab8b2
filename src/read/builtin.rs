//! The rubrics that come with the crate.

use std::sync::OnceLock;

use crate::rubric::Rubric;

/// A rubric that comes with the crate.
#[derive(Debug)]
pub struct BuiltIn {
    /// The rubric as its author wrote it.
    pub text: &'static str,
    /// The same, read and checked.
    pub rubric: Rubric,
}

const TEXTS: [&str; 1] = [include_str!("../../rubrics/ningxian-2023-department.json")];

/// All rubrics that come with the crate, read once.
pub fn built_ins() -> &'static [BuiltIn] {
    static READ: OnceLock<Vec<BuiltIn>> = OnceLock::new();
    READ.get_or_init(|| {
        let usable = |text| Some(BuiltIn { text, rubric: super::rubric(text).ok()? });
        TEXTS.into_iter().filter_map(usable).collect()
    })
}

/// The built-in rubric with an id.
#[must_use]
pub fn built_in(id: &str) -> Option<&'static BuiltIn> {
    built_ins().iter().find(|built_in| built_in.rubric.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rubric_is_usable() {
        for text in TEXTS {
            if let Err(problems) = crate::read::rubric(text) {
                panic!("{problems:#?}");
            }
        }
        assert_eq!(built_ins().len(), TEXTS.len());
    }
}
