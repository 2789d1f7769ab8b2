//! Sentences and clauses of a Chinese text.

/// The sentences of a text, each with its place in bytes, without what ends them.
pub fn sentences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    parts(text, |character| matches!(character, '。' | '！' | '？' | '!' | '?' | '；' | ';' | '\n' | '\r'))
}

/// The parts of a text between separators, each with its place in bytes; empty ones are left out.
pub fn parts(text: &str, separates: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0_usize;
    let ends = text.char_indices().filter(move |(_, character)| separates(*character));
    ends.map(|(at, character)| (at, character.len_utf8())).chain([(text.len(), 0)]).filter_map(move |(at, length)| {
        let part = text.get(start..at).map(|part| (start, part));
        start = at.saturating_add(length);
        part.filter(|(_, part)| !part.trim().is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_know_their_places() {
        let text = "甲。乙；\n丙";
        let found: Vec<(usize, &str)> = sentences(text).collect();
        assert_eq!(found, [(0, "甲"), (6, "乙"), (13, "丙")]);
        assert_eq!(sentences("").count(), 0);
    }
}
