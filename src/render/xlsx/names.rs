//! Names of sheets, as a spreadsheet allows them.

use std::collections::{BTreeMap, BTreeSet};

/// How long a name may be, in units of UTF-16.
const MOST_UNITS: usize = 31;

/// Gives each sheet a name that no other has.
#[derive(Debug, Default)]
pub struct Names {
    given: BTreeSet<String>,
    /// How often a name was asked for.
    asked: BTreeMap<String, u32>,
}

impl Names {
    /// The name, with what a spreadsheet forbids in other words.
    pub fn next(&mut self, wanted: &str) -> String {
        let legal = legal(wanted);
        let asked = self.asked.entry(legal.to_lowercase()).or_default();
        loop {
            *asked = asked.saturating_add(1);
            let ending = if *asked == 1 { String::new() } else { format!("（{asked}）") };
            let room = MOST_UNITS.saturating_sub(ending.encode_utf16().count());
            let name = format!("{}{ending}", shortened(&legal, room));
            // Names that differ in case only count as one.
            if self.given.insert(name.to_lowercase()) {
                return name;
            }
        }
    }
}

fn legal(wanted: &str) -> String {
    let replaced: String = wanted.chars().filter_map(legal_character).collect();
    let name = shortened(trimmed(&replaced), MOST_UNITS);
    match trimmed(&name) {
        "" => "附表".to_owned(),
        // A spreadsheet keeps this name for itself.
        name if name.eq_ignore_ascii_case("history") => format!("{name}表"),
        name => name.to_owned(),
    }
}

fn trimmed(name: &str) -> &str {
    name.trim_matches(|character: char| character == '\'' || character.is_whitespace())
}

fn legal_character(character: char) -> Option<char> {
    match character {
        '[' => Some('［'),
        ']' => Some('］'),
        ':' => Some('：'),
        '*' => Some('＊'),
        '?' => Some('？'),
        '/' => Some('／'),
        '\\' => Some('＼'),
        '\u{FFFE}' | '\u{FFFF}' => None,
        _ => (!character.is_control()).then_some(character),
    }
}

fn shortened(name: &str, mut room: usize) -> String {
    let fits = |character: &char| {
        let rest = room.checked_sub(character.len_utf16());
        room = rest.unwrap_or_default();
        rest.is_some()
    };
    name.chars().take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn are_legal_and_unique() {
        let mut names = Names::default();
        for (wanted, name) in [
            ("附表3", "附表3"),
            ("附表3", "附表3（2）"),
            ("附表3（2）", "附表3（2）（2）"),
            ("附表3", "附表3（3）"),
            ("a/b:[c]*?\\d", "a／b：［c］＊？＼d"),
            ("A／B：［C］＊？＼D", "A／B：［C］＊？＼D（2）"),
            ("", "附表"),
            ("  '' ", "附表（2）"),
            ("'it's'", "it's"),
            ("History", "History表"),
            ("\u{1}\u{FFFE}x\n", "x"),
            ("=1+1", "=1+1"),
        ] {
            assert_eq!(names.next(wanted), name, "{wanted}");
        }
    }

    #[test]
    fn are_short() {
        let mut names = Names::default();
        let long = "县".repeat(40);
        assert_eq!(names.next(&long), "县".repeat(31));
        assert_eq!(names.next(&long), format!("{}（2）", "县".repeat(28)));
        assert_eq!(names.next(&"😀".repeat(20)), "😀".repeat(15));
        assert_eq!(names.next(&format!("{}'b", "a".repeat(30))), "a".repeat(30));
    }
}
