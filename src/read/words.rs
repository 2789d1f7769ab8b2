//! Where the words and signs of an expression stand in its text.

/// The signs of more than one character.
const SIGNS: [&str; 7] = ["<=", ">=", "!=", "**", "..", "//", "/*"];

/// The places of a word or a sign in an expression, in bytes: not in strings, not in comments, not as a member.
pub fn places_of(text: &str, word: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut rest = text;
    let mut before = "";
    while let Some(first) = rest.chars().next() {
        let token = token(rest, first);
        let ends =
            rest.strip_prefix(word).is_some_and(|after| !(word.ends_with(in_name) && after.starts_with(in_name)));
        if ends && token.len() <= word.len() && before != "." {
            places.push(text.len().saturating_sub(rest.len()));
        }
        rest = rest.get(token.len()..).unwrap_or_default();
        if !first.is_whitespace() {
            before = token;
        }
    }
    places
}

fn token(rest: &str, first: char) -> &str {
    let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign));
    let end = match (first, sign) {
        ('"', _) => end_of_string(rest),
        (_, Some(&"//")) => rest.find('\n'),
        (_, Some(&"/*")) => rest.as_bytes().windows(2).position(|pair| pair == b"*/").map(|end| end.saturating_add(2)),
        (_, Some(sign)) => Some(sign.len()),
        _ if in_name(first) => rest.find(|next| !in_name(next)),
        _ => Some(first.len_utf8()),
    };
    rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest)
}

fn end_of_string(rest: &str) -> Option<usize> {
    let mut escaped = false;
    for (place, next) in rest.char_indices().skip(1) {
        if next == '"' && !escaped {
            return place.checked_add(1);
        }
        escaped = next == '\\' && !escaped;
    }
    None
}

fn in_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The line and the column of a word: of a name where it stands first, of a sign if it stands once; of anything else,
/// those of the beginning.
pub fn at(text: &str, word: &str) -> String {
    let start = text.len().saturating_sub(text.trim_start().len());
    let place = match places_of(text, word).as_slice() {
        [first, ..] if word.ends_with(in_name) => *first,
        [only] => *only,
        _ => start,
    };
    let before = text.get(..place).unwrap_or_default();
    let line = before.matches('\n').count().saturating_add(1);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
    format!("第 {line} 行第 {column} 列：")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_where_they_are_meant() {
        for (text, word, places) in [
            ("abc + ab", "ab", vec![6]),
            ("\"ab \\\" ab\" = ab", "ab", vec![13]),
            ("/* ab */ ab // ab", "ab", vec![9]),
            ("a.ab + ab", "ab", vec![7]),
            ("a <= b", "<", vec![]),
            ("a < b <= c", "<", vec![2]),
            ("1a > 0", "1a", vec![0]),
            ("a-b - a", "a-b", vec![0]),
            ("预算数 > 预算", "预算", vec![12]),
        ] {
            assert_eq!(places_of(text, word), places, "{text}");
        }
    }

    #[test]
    fn tells_line_and_column() {
        assert_eq!(at("1 +\n 预算 数", "数"), "第 2 行第 5 列：");
        assert_eq!(at(" a < b and b < c", "<"), "第 1 行第 2 列：");
        assert_eq!(at(" a < b", "<"), "第 1 行第 4 列：");
    }
}
