//! The rubrics that come with the crate.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::extends;
use crate::rubric::Rubric;

/// A rubric that comes with the crate.
#[derive(Debug)]
pub struct BuiltIn {
    /// The rubric as its author wrote it; where it extends another one, the whole.
    pub text: Cow<'static, str>,
    /// The same, read and checked.
    pub rubric: Rubric,
}

macro_rules! rubrics {
    ($($id:literal,)+) => {
        const TEXTS: [(&str, &str); [$($id),+].len()] =
            [$(($id, include_str!(concat!("../../rubrics/", $id, ".json")))),+];
    };
}

rubrics! {
    "ningxian-2023-department",
    "department-2013",
    "hunan-department",
    "hunan-department-5",
    "hunan-department-2020",
    "project-2020",
}

/// Each is read when it is first used: a rubric may name another one.
static READ: [OnceLock<Option<BuiltIn>>; TEXTS.len()] = [const { OnceLock::new() }; TEXTS.len()];

/// The text of a rubric as its author wrote it.
#[must_use]
pub fn text(id: &str) -> Option<&'static str> {
    TEXTS.iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
}

/// The ids of all rubrics that come with the crate.
pub fn ids() -> impl Iterator<Item = &'static str> {
    TEXTS.iter().map(|(id, _)| *id)
}

/// The built-in rubric with an id.
#[must_use]
pub fn built_in(id: &str) -> Option<&'static BuiltIn> {
    let place = TEXTS.iter().position(|(known, _)| *known == id)?;
    READ.get(place)?.get_or_init(|| read(text(id)?)).as_ref()
}

fn read(text: &'static str) -> Option<BuiltIn> {
    let (text, problems) = extends::whole(text);
    let text = text.filter(|_| problems.is_empty())?;
    let rubric = super::rubric(&text).ok()?;
    Some(BuiltIn { text, rubric })
}

/// All rubrics that come with the crate.
pub fn built_ins() -> impl Iterator<Item = &'static BuiltIn> {
    ids().filter_map(built_in)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rubric_is_usable_under_its_name() {
        for (id, text) in TEXTS {
            let (text, problems) = extends::whole(text);
            assert_eq!(problems, []);
            let text = text.unwrap();
            if let Err(problems) = crate::read::rubric(&text) {
                panic!("{id}: {problems:#?}");
            }
            assert_eq!(built_in(id).unwrap().rubric.id, id);
        }
        assert_eq!(built_ins().count(), TEXTS.len());
    }
}
