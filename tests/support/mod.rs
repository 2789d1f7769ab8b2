//! The corpus as the tests read it. `tests/corpus/README.md` describes the folders.

#![allow(dead_code, reason = "each test file uses a part")]
#![allow(clippy::struct_excessive_bools, reason = "options.json has as many")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::arithmetic_side_effects, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;
use ziping::report::Extent;
use ziping::{Format, Invalid, ReportOptions};

/// A folder of the corpus.
pub struct Case {
    pub folder: PathBuf,
    pub options: CaseOptions,
}

/// `options.json` of a case.
pub struct CaseOptions {
    pub trace: bool,
    pub invalid_unknown: bool,
    pub operation: Operation,
    pub base: Option<String>,
}

/// What is done with the input.
#[derive(Clone)]
pub enum Operation {
    Score,
    Seal,
    Verify(String),
    Audit,
    Render(ReportOptions),
}

#[derive(Deserialize)]
struct Piece {
    text: String,
    times: usize,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct WrittenOptions {
    trace: Option<bool>,
    invalid: Option<String>,
    operation: Option<String>,
    base: Option<String>,
    format: Option<String>,
    part: Option<String>,
    outline: Option<Value>,
    shift: Option<usize>,
}

impl Case {
    /// All cases, by number.
    pub fn all() -> Vec<Self> {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
        let mut folders: Vec<PathBuf> =
            fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
        folders.sort();
        assert!(folders.len() > 50, "the corpus is not there");
        folders.into_iter().map(Self::read).collect()
    }

    fn read(folder: PathBuf) -> Self {
        let written: WrittenOptions = match fs::read_to_string(folder.join("options.json")) {
            Ok(text) => serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", folder.display())),
            Err(_) => WrittenOptions::default(),
        };
        let invalid_unknown = written.invalid.as_deref() == Some("unknown");
        let operation = match written.operation.as_deref() {
            None => Operation::Score,
            Some("seal") => Operation::Seal,
            Some("audit") => Operation::Audit,
            Some("render") => Operation::Render(report_options(&written, &folder)),
            Some(other) => panic!("{}: {other}", folder.display()),
        };
        let options =
            CaseOptions { trace: written.trace.unwrap_or(true), invalid_unknown, operation, base: written.base };
        Self { folder, options }
    }

    pub fn name(&self) -> String {
        self.folder.file_name().unwrap().to_string_lossy().into_owned()
    }

    /// The submission: written down, that of another case with changes, or generated.
    pub fn input(&self) -> String {
        if let Some(base) = &self.options.base {
            let base = fs::read_to_string(self.folder.with_file_name(base).join("submission.json")).unwrap();
            let mut submission: Value = serde_json::from_str(&base).unwrap();
            let changes = fs::read_to_string(self.folder.join("changes.json")).unwrap();
            let changes: Value = serde_json::from_str(&changes).unwrap_or_else(|why| panic!("{}: {why}", self.name()));
            for (pointer, value) in changes.as_object().unwrap() {
                change(&mut submission, pointer, value);
            }
            return submission.to_string();
        }
        if let Ok(text) = fs::read_to_string(self.folder.join("submission.json")) {
            return text;
        }
        let text = fs::read_to_string(self.folder.join("generate.json")).unwrap();
        let pieces: Vec<Piece> = serde_json::from_str(&text).unwrap();
        pieces.into_iter().map(|piece| piece.text.repeat(piece.times)).collect()
    }

    pub fn operation(&self) -> Operation {
        match fs::read_to_string(self.folder.join("sealed.json")) {
            Ok(sealed) => Operation::Verify(sealed),
            Err(_) => self.options.operation.clone(),
        }
    }
}

fn report_options(written: &WrittenOptions, folder: &Path) -> ReportOptions {
    ReportOptions {
        format: match written.format.as_deref() {
            None | Some("html") => Format::Html,
            Some("markdown") => Format::Markdown,
            Some("document") => Format::Document,
            other => panic!("{}: {other:?}", folder.display()),
        },
        extent: match written.part.as_deref() {
            None | Some("report") => Extent::Report,
            Some("table") => Extent::Table,
            Some("all") => Extent::All,
            other => panic!("{}: {other:?}", folder.display()),
        },
        shift: written.shift.unwrap_or_default(),
        outline: written.outline.as_ref().map(|outline| match outline {
            Value::String(id) => id.clone(),
            own => own.to_string(),
        }),
        invalid: if written.invalid.as_deref() == Some("unknown") { Invalid::Unknown } else { Invalid::Refused },
    }
}

/// Writes a value at a pointer, at the end of a list as well; null removes what is there.
pub fn change(whole: &mut Value, pointer: &str, value: &Value) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match whole.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent}")) {
        Value::Object(fields) if value.is_null() => drop(fields.shift_remove(name)),
        Value::Object(fields) => drop(fields.insert(name.to_owned(), value.clone())),
        Value::Array(entries) => {
            let index: usize = name.parse().unwrap();
            match value {
                Value::Null => drop(entries.remove(index)),
                _ if index == entries.len() => entries.push(value.clone()),
                _ => *entries.get_mut(index).unwrap_or_else(|| panic!("no {pointer}")) = value.clone(),
            }
        }
        other => panic!("{pointer}: {other}"),
    }
}

/// A compact JSON text with line breaks and two spaces a level, as `JSON.stringify(value, null, 2)` prints it.
pub fn pretty(compact: &str) -> String {
    let mut printed = String::new();
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    let mut characters = compact.chars().peekable();
    let line = |printed: &mut String, depth: usize| {
        printed.push('\n');
        printed.push_str(&"  ".repeat(depth));
    };
    while let Some(character) = characters.next() {
        if in_text {
            printed.push(character);
            in_text = escaped || character != '"';
            escaped = !escaped && character == '\\';
            continue;
        }
        match character {
            '{' | '[' => {
                printed.push(character);
                if let Some(end @ ('}' | ']')) = characters.peek().copied() {
                    printed.push(end);
                    characters.next();
                } else {
                    depth += 1;
                    line(&mut printed, depth);
                }
            }
            '}' | ']' => {
                depth -= 1;
                line(&mut printed, depth);
                printed.push(character);
            }
            ',' => {
                printed.push(character);
                line(&mut printed, depth);
            }
            ':' => printed.push_str(": "),
            _ => {
                in_text = character == '"';
                printed.push(character);
            }
        }
    }
    printed.push('\n');
    printed
}

/// The other way round.
pub fn compact(pretty: &str) -> String {
    let (mut in_text, mut escaped) = (false, false);
    pretty
        .chars()
        .filter(|character| {
            if in_text {
                in_text = escaped || *character != '"';
                escaped = !escaped && *character == '\\';
                return true;
            }
            in_text = *character == '"';
            !character.is_whitespace()
        })
        .collect()
}
