//! Texts as a spreadsheet can hold them.

/// How much a cell can hold, in units of UTF-16.
const MOST_UNITS: usize = 32_767;

/// What stands in place of the rest.
const CUT: &str = "…（全文见 Word 或 HTML）";

/// The text without what XML forbids and cut to what a cell can hold; every line break is a line feed.
pub fn cell(text: &str) -> String {
    let mut text = plain(text);
    // The library takes a text of this form for XML of its own and would write it unescaped.
    if text.starts_with("<r>") && text.ends_with("</r>") {
        text.push(' ');
    }
    if text.encode_utf16().nth(MOST_UNITS).is_none() {
        return text;
    }
    let mut room = MOST_UNITS.saturating_sub(CUT.encode_utf16().count());
    let mut cut: String = text
        .chars()
        .take_while(|character| {
            let fits = room.checked_sub(character.len_utf16());
            room = fits.unwrap_or_default();
            fits.is_some()
        })
        .collect();
    cut.push_str(CUT);
    cut
}

/// The text on one line, short enough for a property of a file.
pub fn line(text: &str) -> String {
    plain(text).replace(['\n', '\t'], " ").chars().take(255).collect()
}

fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter_map(allowed).collect()
}

/// XML 1.0 knows no other control characters, and neither of the two non-characters.
fn allowed(character: char) -> Option<char> {
    match character {
        '\r' => Some('\n'),
        '\n' | '\t' => Some(character),
        '\u{0}'..=' ' | '\u{FFFE}' | '\u{FFFF}' => (character == ' ').then_some(character),
        _ => Some(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_xml_allows() {
        assert_eq!(cell("a\u{0}\u{1}\u{8}b\u{FFFE}\u{FFFF}\u{200F}c\td"), "ab\u{200F}c\td");
        assert_eq!(cell("a\r\nb\rc\nd"), "a\nb\nc\nd");
        assert_eq!(line("a\nb"), "a b");
    }

    #[test]
    fn never_looks_like_xml_of_the_library() {
        assert_eq!(cell("<r><t>x</r>"), "<r><t>x</r> ");
        assert_eq!(cell("<r>\u{1}</r>\u{1}"), "<r></r> ");
    }

    #[test]
    fn cuts_what_no_cell_can_hold() {
        let fits = "字".repeat(MOST_UNITS);
        assert_eq!(cell(&fits), fits);
        for long in
            ["字".repeat(MOST_UNITS + 1), "😀".repeat(MOST_UNITS), format!("<r>{}</r>", "x".repeat(MOST_UNITS - 7))]
        {
            let cut = cell(&long);
            assert!(cut.ends_with(CUT) && long.starts_with(cut.trim_end_matches(CUT)));
            assert!(
                (MOST_UNITS - 1..=MOST_UNITS).contains(&cut.encode_utf16().count()),
                "{}",
                cut.encode_utf16().count()
            );
        }
    }
}
