//! Texts of a submission as results repeat them.

use std::borrow::Cow;

/// The most characters of a text that results repeat: one text can stand in many items.
const MOST: usize = 200;

/// A text, cut where it is too long to be repeated.
#[must_use]
pub fn excerpt(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MOST).and_then(|(end, _)| text.get(..end)) {
        Some(start) => Cow::Owned([start, "…"].concat()),
        None => Cow::Borrowed(text),
    }
}
