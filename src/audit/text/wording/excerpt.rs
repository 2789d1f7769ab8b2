//! Pieces of texts as findings repeat them.

/// The most places that one finding lists one by one.
pub const MOST_PLACES: usize = 20;

/// The characters of a text without white space, punctuation included: how long it is.
pub fn length(text: &str) -> usize {
    text.chars().filter(|character| !character.is_whitespace()).count()
}

/// The letters and digits of a text alone, so that spaces and punctuation make no difference.
pub fn bare(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

/// The beginning of a text as it stands, so many characters at most.
pub fn head(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// The beginning of a text, on one line.
pub fn beginning(text: &str, most: usize) -> String {
    let mut shown: String = text.trim().chars().take(most).map(visible).collect();
    if text.trim().chars().nth(most).is_some() {
        shown.push('…');
    }
    shown
}

/// What stands around a place in bytes, so many characters on each side, on one line.
pub fn around(text: &str, at: usize, most: usize) -> String {
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let start = before.char_indices().rev().take(most).last().map_or(at, |(start, _)| start);
    let length = after.char_indices().nth(most).map_or(after.len(), |(end, _)| end);
    let shown = text.get(start..at.saturating_add(length)).unwrap_or_default();
    shown.trim().chars().map(visible).collect()
}

fn visible(character: char) -> char {
    match character {
        '\n' | '\r' | '\t' => ' ',
        hidden if hidden.is_control() => '□',
        other => other,
    }
}

/// A list in words: as many as one sentence bears, and how many there are.
pub fn listed(names: &[String], most: usize, of: &str) -> String {
    let shown = names.get(..most.min(names.len())).unwrap_or_default().join("、");
    if names.len() > most { format!("{shown}等 {} {of}", names.len()) } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_keep_to_their_length() {
        assert_eq!(beginning(" 甲乙丙丁 ", 3), "甲乙丙…");
        assert_eq!(beginning("甲乙\n丙", 4), "甲乙 丙");
        assert_eq!(around("甲乙丙丁戊", "甲乙".len(), 1), "乙丙");
        assert_eq!(around("甲\u{1}", 0, 5), "甲□");
        assert_eq!(length(" 甲，\n乙 "), 3);
        assert_eq!(bare("“甲，乙”1 "), "甲乙1");
        assert_eq!(listed(&["甲".into(), "乙".into(), "丙".into()], 2, "处"), "甲、乙等 3 处");
    }
}
