//! How high rows must be: no reader fits rows with merged cells to their text by itself.

/// A spreadsheet allows 545 pixels a row.
const MOST_PIXELS: u32 = 540;

/// Rows of a sheet that one row of the document may take, each as high as can be.
const MOST_ROWS: u32 = 50;

/// What stands free at both sides of a cell, in pixels, with the part of a line that a longer word leaves free.
const FREE: u32 = 14;

/// How high a text of a size (in points) is in a cell of a width, in pixels.
pub fn of_text(text: &str, size: u32, width: u32) -> u32 {
    // A narrow character is half as wide as its height, a point 4/3 of a pixel: 3 × pixels ÷ (2 × size) of them fit.
    let room =
        width.saturating_sub(FREE).saturating_mul(3).checked_div(size.saturating_mul(2)).unwrap_or_default().max(2);
    let lines = text.split('\n').map(|line| narrow_characters(line).div_ceil(room).max(1)).fold(0, u32::saturating_add);
    let line = size.saturating_mul(9).div_ceil(5);
    lines.saturating_mul(line).saturating_add(6)
}

fn narrow_characters(line: &str) -> u32 {
    let width = |character| if character < '\u{1100}' { 1_u32 } else { 2 };
    line.chars().map(width).fold(0, u32::saturating_add)
}

/// The rows of a sheet that a height takes: how many, and how high each.
pub fn split(height: u32) -> (u32, u32) {
    let rows = height.div_ceil(MOST_PIXELS).clamp(1, MOST_ROWS);
    (rows, height.div_ceil(rows).clamp(1, MOST_PIXELS))
}

/// Raises rows evenly until they are as high together as a cell that reaches over all of them.
pub fn raise(rows: &mut [u32], needed: u32) {
    let present = rows.iter().copied().fold(0, u32::saturating_add);
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX).max(1);
    let more = needed.saturating_sub(present).div_ceil(count);
    for row in rows {
        *row = row.saturating_add(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_texts_are_higher() {
        assert_eq!(of_text("", 10, 100), 24);
        assert_eq!(of_text("一二三四五六", 10, 100), 24);
        assert_eq!(of_text("一二三四五六七", 10, 100), 42);
        assert_eq!(of_text("abcdefghijkl", 10, 100), 24);
        assert_eq!(of_text("a\nb\n", 10, 100), 60);
        assert_eq!(of_text("字字", 10, 0), 42);
    }

    #[test]
    fn what_is_too_high_takes_several_rows() {
        assert_eq!(split(24), (1, 24));
        assert_eq!(split(540), (1, 540));
        assert_eq!(split(541), (2, 271));
        assert_eq!(split(u32::MAX), (50, 540));
    }

    #[test]
    fn merged_rows_are_raised_together() {
        let mut rows = [20, 30];
        raise(&mut rows, 40);
        assert_eq!(rows, [20, 30]);
        raise(&mut rows, 61);
        assert_eq!(rows, [26, 36]);
    }
}
