//! The invariants of ARCHITECTURE.md, read off the sources: what a module may use, and what none may.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each module and the modules that it may use: the arrows of the architecture, which go one way.
const MAY_USE: &[(&str, &[&str])] = &[
    ("date", &[]),
    ("decimal", &[]),
    ("print", &["decimal"]),
    ("problem", &["print"]),
    ("feel", &["date", "decimal", "print"]),
    ("submission", &["date", "decimal"]),
    ("rubric", &["decimal", "feel", "print", "problem", "submission"]),
    ("outline", &["feel", "rubric"]),
    ("lint", &["decimal", "feel", "print", "problem", "rubric", "submission"]),
    ("read", &["date", "decimal", "feel", "outline", "print", "problem", "rubric", "submission"]),
    ("scoring", &["date", "decimal", "feel", "print", "problem", "rubric", "submission"]),
    ("audit", &["date", "decimal", "feel", "print", "problem", "rubric", "scoring", "submission"]),
    ("report", &["audit", "date", "decimal", "feel", "outline", "print", "rubric", "scoring", "submission"]),
    ("render", &["decimal", "report"]),
    (
        "schema",
        &["audit", "date", "decimal", "outline", "problem", "read", "report", "rubric", "scoring", "submission"],
    ),
    ("seal", &["print", "problem", "read", "scoring"]),
    ("lib", &["audit", "render", "report", "feel", "lint", "print", "problem", "read", "scoring", "seal"]),
    ("wasm", &["problem", "read", "report"]),
];

/// A source file without comments and tests.
struct Source {
    path: PathBuf,
    module: String,
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    assert!(paths.len() > 20, "the sources are not there");
    paths
        .into_iter()
        .map(|path| {
            let inside = path.strip_prefix(&root).unwrap();
            let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            let code = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            Source { module: first.trim_end_matches(".rs").to_owned(), path, code }
        })
        .collect()
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// Whether a word occurs, not as a part of a longer one.
fn mentions(code: &str, word: &str) -> bool {
    let in_word = |character: char| character.is_alphanumeric() || character == '_';
    code.match_indices(word).any(|(start, _)| {
        let before = code.get(..start).and_then(|text| text.chars().next_back());
        let after = code.get(start..).and_then(|text| text.strip_prefix(word)).and_then(|text| text.chars().next());
        !before.is_some_and(in_word) && !after.is_some_and(in_word)
    })
}

#[test]
fn arrows_go_one_way() {
    for source in sources() {
        let known = MAY_USE.iter().find(|(module, _)| *module == source.module);
        let (_, allowed) = known.unwrap_or_else(|| panic!("{}: no such module in the table", source.path.display()));
        for (other, _) in MAY_USE.iter().filter(|(other, _)| *other != source.module) {
            let grouped = source.code.split("use crate::{").skip(1).filter_map(|after| after.split("};").next());
            let used = source.code.contains(&format!("crate::{other}::"))
                || source.code.contains(&format!("use crate::{other};"))
                || grouped.into_iter().any(|group| mentions(group, other));
            assert!(!used || allowed.contains(other), "{} must not use {other}", source.path.display());
        }
    }
}

#[test]
fn only_the_face_knows_javascript() {
    for source in sources().iter().filter(|source| source.module != "wasm") {
        for name in ["wasm_bindgen", "js_sys", "serde_wasm_bindgen"] {
            assert!(!mentions(&source.code, name), "{} names {name}", source.path.display());
        }
    }
}

#[test]
fn only_reading_deserialises() {
    for source in sources() {
        for name in ["Deserialize", "Deserializer", "from_str", "from_slice", "from_reader"] {
            let reads_numbers = source.module == "feel" || source.module == "decimal";
            assert!(!mentions(&source.code, name) || reads_numbers, "{} uses {name}", source.path.display());
        }
        assert!(source.module == "read" || !source.code.contains("Scanner"), "{}", source.path.display());
    }
}

#[test]
fn the_core_knows_no_float_clock_chance_place_or_machine() {
    let forbidden = [
        "f32",
        "f64",
        "HashMap",
        "HashSet",
        "SystemTime",
        "Instant",
        "thread",
        "rand",
        "random",
        "std::fs",
        "std::net",
        "std::io",
        "std::process",
        "env::var",
        "env::args",
        "println",
        "eprintln",
        "dbg",
        "unsafe",
    ];
    for source in sources() {
        for name in forbidden {
            let number_of_javascript = source.module == "wasm" && name == "f64";
            // An archive is written into memory by traits of this name.
            let into_memory = source.module == "render" && name == "std::io";
            let allowed = number_of_javascript || into_memory;
            assert!(allowed || !mentions(&source.code, name), "{} names {name}", source.path.display());
        }
    }
}

#[test]
fn rounding_happens_in_one_place() {
    for source in sources() {
        for name in ["round_dp", "round_dp_with_strategy", "checked_div_euclid", "trunc", "ceil", "floor"] {
            // FEEL has a function of this name, and rubrics a floor below which nothing is earned.
            let called = [format!(".{name}("), format!("::{name}")];
            assert!(!called.iter().any(|call| source.code.contains(call)), "{} calls {name}", source.path.display());
        }
    }
}

#[test]
fn lints_that_keep_panics_out_are_on() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    for lint in [
        "arithmetic_side_effects",
        "as_conversions",
        "expect_used",
        "indexing_slicing",
        "panic",
        "string_slice",
        "unreachable",
        "unwrap_used",
        "float_arithmetic",
        "disallowed_types",
        "disallowed_methods",
    ] {
        assert!(manifest.contains(&format!("{lint} = \"warn\"")), "{lint} is not in [lints]");
    }
    for source in sources() {
        assert!(!source.code.contains("allow("), "{} switches a lint off", source.path.display());
    }
}

#[test]
fn files_have_one_subject() {
    for source in sources() {
        let lines = fs::read_to_string(&source.path).unwrap().lines().count();
        assert!(lines <= 400, "{} has {lines} lines", source.path.display());
    }
}

#[test]
fn the_documents_name_every_module_and_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let architecture = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    for (module, _) in MAY_USE.iter().filter(|(module, _)| *module != "lib") {
        assert!(architecture.contains(&format!("`{module}`")), "ARCHITECTURE.md does not name {module}");
    }
    let format = fs::read_to_string(root.join("docs/data-format.md")).unwrap();
    for code in ziping::problem::ProblemCode::ALL {
        let row = format!("| `{}` | {} |", code.text(), code.meaning().trim());
        assert!(format.contains(&row), "docs/data-format.md lacks the row: {row}");
    }
    let audit = fs::read_to_string(root.join("docs/audit.md")).unwrap();
    for check in ziping::rubric::Check::ALL {
        let (code, meaning) = (check.text(), check.meaning().trim());
        let row = audit.lines().find(|line| line.starts_with(&format!("| {code} |")));
        assert!(row.is_some_and(|row| row.contains(meaning)), "docs/audit.md lacks the row of {code}");
    }
    for rule in ziping::rubric::Rule::KINDS {
        assert!(format.contains(&format!("`{rule}`")), "docs/data-format.md lacks the rule {rule}");
    }
    for code in ziping::seal::DifferenceCode::ALL {
        let code = code.text();
        assert!(format.contains(&format!("`{code}`")), "docs/data-format.md lacks the code {code}");
    }
}

#[test]
fn one_version_number() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let package = fs::read_to_string(root.join("package.json")).unwrap();
    assert!(package.contains(&format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"))), "package.json");
    let changelog = fs::read_to_string(root.join("CHANGELOG.md")).unwrap();
    assert!(changelog.contains(&format!("## {}", env!("CARGO_PKG_VERSION"))), "CHANGELOG.md");
}
