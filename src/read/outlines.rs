//! The outlines that come with the crate.

use super::reader::Reader;
use super::values::{Complaint, excerpt};
#[cfg(feature = "report")]
use crate::problem::Problem;
use crate::problem::ProblemCode;

macro_rules! outlines {
    ($($id:literal,)+) => {
        const IDS: [&str; [$($id),+].len()] = [$($id,)+];

        #[cfg(feature = "report")]
        const TEXTS: [&str; IDS.len()] = [$(include_str!(concat!("../../rubrics/outline-", $id, ".json")),)+];
    };
}

outlines! {
    "ningxian",
    "xundian",
    "nanxian",
}

/// The outline for reports whose rubric names none.
#[cfg(feature = "report")]
pub const USUAL: &str = "ningxian";

/// Reads the id of an outline.
pub fn named(reader: &mut Reader<'_>) -> Option<String> {
    let id = reader.owned_text().filter(|id| !id.is_empty())?;
    if IDS.contains(&id.as_str()) {
        return Some(id);
    }
    let (code, message, hint) = unknown(&id);
    reader.note(code, message, hint);
    None
}

fn unknown(id: &str) -> Complaint {
    let message = format!("没有编号为“{}”的内置报告提纲", excerpt(id));
    (ProblemCode::UnknownChoice, message, format!("内置的提纲有：{}", IDS.join("、")))
}

/// An outline that comes with the crate.
#[cfg(feature = "report")]
#[derive(Debug)]
pub struct BuiltInOutline {
    /// Its text.
    pub text: &'static str,
    /// The same, read and checked.
    pub outline: crate::outline::Outline,
}

#[cfg(feature = "report")]
static READ: [std::sync::OnceLock<Option<BuiltInOutline>>; IDS.len()] =
    [const { std::sync::OnceLock::new() }; IDS.len()];

/// The built-in outline with an id.
#[cfg(feature = "report")]
#[must_use]
pub fn built_in_outline(id: &str) -> Option<&'static BuiltInOutline> {
    let place = IDS.iter().position(|known| *known == id)?;
    let text = *TEXTS.get(place)?;
    let read = || Some(BuiltInOutline { text, outline: super::outline(text).ok()? });
    READ.get(place)?.get_or_init(read).as_ref()
}

/// All outlines that come with the crate.
#[cfg(feature = "report")]
pub fn built_in_outlines() -> impl Iterator<Item = &'static BuiltInOutline> {
    IDS.iter().filter_map(|id| built_in_outline(id))
}

/// An outline that is used.
#[cfg(feature = "report")]
#[derive(Debug)]
pub enum OutlineInUse {
    /// One that comes with the crate.
    BuiltIn(&'static BuiltInOutline),
    /// One that somebody brings along.
    Own(Box<crate::outline::Outline>),
}

#[cfg(feature = "report")]
impl OutlineInUse {
    /// The outline.
    #[must_use]
    pub fn outline(&self) -> &crate::outline::Outline {
        match self {
            Self::BuiltIn(built_in) => &built_in.outline,
            Self::Own(own) => own,
        }
    }
}

/// The built-in outline with an id, or one that is given as text; without either, the usual one.
///
/// # Errors
///
/// Lists all problems of the outline, or says that none has the id.
#[cfg(feature = "report")]
pub fn outline_in_use(given: Option<&str>) -> Result<OutlineInUse, Vec<Problem>> {
    let given = given.unwrap_or(USUAL);
    if given.trim_start().starts_with('{') {
        return super::outline(given).map(|outline| OutlineInUse::Own(Box::new(outline)));
    }
    built_in_outline(given).map(OutlineInUse::BuiltIn).ok_or_else(|| {
        let (code, message, hint) = unknown(given);
        vec![Problem { code, pointer: String::new(), message, hint }]
    })
}
