//! Chinese numerals as they number paragraphs: 一 to 九十九.

/// The value of a digit.
pub fn digit(character: char) -> Option<u32> {
    Some(match character {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The numeral that a text begins with, and its length in bytes.
pub fn leading(text: &str) -> Option<(u32, usize)> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let tens = match digit(first) {
        None if first == '十' => 1,
        None => return None,
        Some(value) if characters.clone().next() == Some('十') => {
            characters.next();
            value
        }
        Some(value) => return Some((value, first.len_utf8())),
    };
    let mut rest = characters.clone();
    let ones = rest.next().and_then(digit);
    let left = if ones.is_some() { rest.as_str() } else { characters.as_str() };
    let value = u32::checked_mul(tens, 10)?.checked_add(ones.unwrap_or_default())?;
    Some((value, text.len().checked_sub(left.len())?))
}

/// A numeral in words.
pub fn written(value: u32) -> String {
    let word =
        |value: u32| "一二三四五六七八九".chars().zip(1..).find(|(_, known)| *known == value).map(|(word, _)| word);
    let (tens, ones) = (value.checked_div(10).unwrap_or_default(), value.checked_rem(10).unwrap_or_default());
    let mut shown = String::new();
    if tens > 0 {
        shown.extend(word(tens).filter(|_| tens > 1));
        shown.push('十');
    }
    shown.extend(word(ones));
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read_as_they_are_written() {
        for value in 1..=99 {
            let shown = written(value);
            assert_eq!(leading(&format!("{shown}是")), Some((value, shown.len())), "{shown}");
        }
        assert_eq!(written(12), "十二");
        assert_eq!(leading("是一"), None);
        assert_eq!(leading(""), None);
    }
}
