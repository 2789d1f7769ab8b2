//! The rubric that a submission is scored by: one that comes with the crate, or one that somebody brings along.
//!
//! A form sends the same rubric with every keystroke, and reading it takes longer than scoring by it. So the last
//! one that could be read is kept, with its exact text; reading it again would give the same.

use std::sync::{Arc, Mutex};

use super::builtin::{self, BuiltIn, built_in, built_ins};
use super::reader::Reader;
use super::rubric;
use super::scanner::Kind;
use super::tree::{self, Tree};
use super::values::{Complaint, excerpt};
use crate::problem::{Problem, ProblemCode};
use crate::rubric::{Rubric, SubjectKind};

/// The rubric of a submission.
#[derive(Clone, Debug)]
pub enum RubricInUse {
    /// One that comes with the crate.
    BuiltIn(&'static BuiltIn),
    /// One that somebody brings along.
    Own(Arc<OwnRubric>),
}

/// A rubric that somebody brings along.
#[derive(Debug)]
pub struct OwnRubric {
    rubric: Rubric,
    written: String,
    /// The text of the whole, where it extends another one.
    whole: Option<String>,
}

impl RubricInUse {
    /// The rubric.
    #[must_use]
    pub fn rubric(&self) -> &Rubric {
        match self {
            Self::BuiltIn(built_in) => &built_in.rubric,
            Self::Own(own) => &own.rubric,
        }
    }

    /// Its text, as its author wrote it; where it extends another one, the whole.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::BuiltIn(built_in) => &built_in.text,
            Self::Own(own) => own.whole.as_ref().unwrap_or(&own.written),
        }
    }

    /// How a submission refers to it: the JSON text of its id, or of itself as its author wrote it.
    fn reference(&self) -> String {
        match self {
            Self::BuiltIn(built_in) => crate::print::json(&built_in.rubric.id),
            Self::Own(own) => own.written.clone(),
        }
    }
}

/// A longer rubric is not kept.
const MOST_KEPT: usize = 1024 * 1024;

static LAST: Mutex<Option<Arc<OwnRubric>>> = Mutex::new(None);

/// Reads a rubric that stands here as an object, unless it is the last one that was read.
fn own(reader: &mut Reader<'_>) -> Option<Arc<OwnRubric>> {
    let start = reader.position();
    let last = LAST.lock().ok().and_then(|last| last.clone());
    if let Some(last) = last.filter(|last| passes(reader, &last.written)) {
        return Some(last);
    }
    let (rubric, whole) = rubric::whole(reader)?;
    let written = reader.since(start).to_owned();
    let whole = Some(whole.into_owned()).filter(|whole| *whole != written);
    let own = Arc::new(OwnRubric { rubric, written, whole });
    if own.written.len() <= MOST_KEPT
        && let Ok(mut last) = LAST.lock()
    {
        *last = Some(Arc::clone(&own));
    }
    Some(own)
}

/// Passes over an object whose text is known: nothing else can begin with the whole of it.
fn passes(reader: &mut Reader<'_>, written: &str) -> bool {
    let found = !reader.broken() && reader.scanner.rest().starts_with(written);
    if found {
        let end = reader.position().saturating_add(written.len());
        reader.scanner.position = end;
    }
    found
}

/// Reads which rubric a submission is scored by, if that can be used.
pub fn find(reader: &mut Reader<'_>) -> Option<RubricInUse> {
    let found = if reader.peek() == Kind::Object {
        RubricInUse::Own(own(reader)?)
    } else {
        RubricInUse::BuiltIn(named(reader)?)
    };
    let Some((code, message, hint)) = fault_of_subject(found.rubric()) else { return Some(found) };
    reader.note(code, message, hint);
    None
}

fn named(reader: &mut Reader<'_>) -> Option<&'static BuiltIn> {
    if !matches!(reader.peek(), Kind::Text | Kind::Null) {
        reader.wrong_type("计分办法的编号（文本）或全文（一组字段）");
        return None;
    }
    let id = reader.text()?;
    let found = built_in(&id);
    if found.is_none() {
        let departments = built_ins().filter(|known| fault_of_subject(&known.rubric).is_none());
        let known: Vec<&str> = departments.map(|known| known.rubric.id.as_str()).collect();
        reader.note(
            ProblemCode::UnknownRubric,
            format!("没有编号为“{}”的计分办法", excerpt(&id)),
            format!("内置的计分办法有：{}；也可以在此处直接写计分办法的全文", known.join("、")),
        );
    }
    found
}

/// The given rubric, unless the submission names another one.
pub fn same(reader: &mut Reader<'_>, given: &RubricInUse) -> Option<RubricInUse> {
    if !matches!(reader.peek(), Kind::Text | Kind::Null) {
        reader.wrong_type("计分办法的编号（文本）；计分办法已经另外给出");
        return None;
    }
    let id = &given.rubric().id;
    if let Some(named) = reader.text().filter(|named| named != id) {
        let message = format!("填报数据用的是计分办法“{}”，这里按“{}”计分", excerpt(&named), excerpt(id));
        reader.note(ProblemCode::UnknownRubric, message, "请删去此处的编号，或改用它所指的计分办法".to_owned());
        return None;
    }
    Some(given.clone())
}

/// What is said where a department is to be scored by the sheet of a project.
fn fault_of_subject(rubric: &Rubric) -> Option<Complaint> {
    (rubric.subject != SubjectKind::Department).then(|| {
        (
            ProblemCode::WrongType,
            format!("“{}”是项目自评表，不能用来评价部门", excerpt(&rubric.id)),
            "请写部门的计分办法；项目自评表写在它的 child.sheet 里".to_owned(),
        )
    })
}

/// The rubric with an id, or the one that a JSON text holds.
///
/// # Errors
///
/// Lists all problems of the text, or says that no rubric has the id.
pub fn rubric_in_use(given: &str) -> Result<RubricInUse, Vec<Problem>> {
    if !given.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']) {
        return built_in(given).map(RubricInUse::BuiltIn).ok_or_else(|| vec![unknown(given)]);
    }
    super::check_length(given)?;
    let mut reader = Reader::new(given);
    let own = own(&mut reader);
    let problems = reader.finish().0.into_list();
    match own {
        Some(own) if problems.is_empty() => Ok(RubricInUse::Own(own)),
        _ => Err(problems),
    }
}

/// The same, if departments can be scored by it.
///
/// # Errors
///
/// Lists all problems of the text, or says why the rubric cannot be used.
pub fn department_rubric(given: &str) -> Result<RubricInUse, Vec<Problem>> {
    let rubric = rubric_in_use(given)?;
    match fault_of_subject(rubric.rubric()) {
        None => Ok(rubric),
        Some((code, message, hint)) => Err(vec![Problem { code, pointer: String::new(), message, hint }]),
    }
}

/// A submission as it would be with its rubric in it, in canonical form: what a digest is computed of.
///
/// # Errors
///
/// Lists why a text is no JSON.
pub fn with_rubric(submission: &str, rubric: &RubricInUse) -> Result<String, Vec<Problem>> {
    let reference = rubric.reference();
    let mut tree = tree::parse(submission)?;
    if let Tree::Object(fields) = &mut tree {
        fields.insert("rubric".into(), tree::parse(&reference)?);
    }
    Ok(tree.canonical())
}

fn unknown(id: &str) -> Problem {
    Problem {
        code: ProblemCode::UnknownRubric,
        pointer: String::new(),
        message: format!("没有编号为“{}”的内置计分办法", excerpt(id)),
        hint: format!("可用的编号：{}", builtin::ids().collect::<Vec<_>>().join("、")),
    }
}
