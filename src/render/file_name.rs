//! What a file of a report is called.

/// The longest name, in characters: with its ending it fits every file system.
const LONGEST: usize = 60;

/// A name for a file from the title of its document, without what file systems refuse.
#[must_use]
pub fn file_name(title: &str) -> String {
    let allowed = title.chars().filter(|character| {
        let refused = matches!(character, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '.');
        // Marks that turn the writing hide what a file is.
        let hidden = matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        !refused && !hidden && !character.is_control() && !character.is_whitespace()
    });
    let name: String = allowed.take(LONGEST).collect();
    if name.is_empty() { "自评报告".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hold_what_file_systems_take() {
        assert_eq!(file_name("青山县档案馆 2023年度/报告: <终>"), "青山县档案馆2023年度报告终");
        assert_eq!(file_name("../..\u{202e}\u{0}"), "自评报告");
        assert_eq!(file_name(&"长".repeat(100)).chars().count(), 60);
    }
}
