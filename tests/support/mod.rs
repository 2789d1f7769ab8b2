//! The corpus as the tests read it. `tests/corpus/README.md` describes the folders.

#![allow(dead_code, reason = "each test file uses a part")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::arithmetic_side_effects, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// A folder of the corpus.
pub struct Case {
    pub folder: PathBuf,
    pub options: CaseOptions,
}

/// `options.json` of a case.
pub struct CaseOptions {
    pub trace: bool,
    pub invalid_unknown: bool,
    pub seal: bool,
}

/// What is done with the input.
pub enum Operation {
    Score,
    Seal,
    Verify(String),
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
        let options = CaseOptions {
            trace: written.trace.unwrap_or(true),
            invalid_unknown: written.invalid.as_deref() == Some("unknown"),
            seal: written.operation.as_deref() == Some("seal"),
        };
        Self { folder, options }
    }

    pub fn name(&self) -> String {
        self.folder.file_name().unwrap().to_string_lossy().into_owned()
    }

    /// The submission, written down or generated.
    pub fn input(&self) -> String {
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
            Err(_) if self.options.seal => Operation::Seal,
            Err(_) => Operation::Score,
        }
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
