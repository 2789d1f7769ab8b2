//! Pages: A4 with the margins of GB/T 9704-2012, 22 lines of 28 characters on an upright one, and their numbers.

use docx_rs::{DocGrid, DocGridType, Footer, PageMargin, PageNum, PageOrientationType, PageSize, Run, SectionProperty};

use super::text::paragraph;
use crate::report::document::Orientation;

// In twips, 1,440 to an inch: A4, and 37, 35, 28 and 26 mm.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;
const TOP: i32 = 2_098;
const BOTTOM: i32 = 1_984;
const BINDING: i32 = 1_587;
const OUTER: i32 = 1_474;

/// How far below the text the foot of the page number is: its dashes 7 mm, and half a line of 18 pt.
const NUMBER: i32 = 577;

/// A line of 28.95 pt, of which 22 are not higher than 225 mm; it is the line spacing of the styles, too.
const LINE: usize = 579;

/// How wide a character is, of which 28 are not wider than 156 mm; the styles narrow it so.
pub(super) const CHARACTER: u32 = 315;

/// What a character of 16 pt is wider than a 28th of 156 mm, in 4,096ths of a point, so that 28 fit for sure.
const NARROWER: isize = -849;

/// How wide the text is, in twips.
pub(super) fn text_width(orientation: Orientation) -> u32 {
    match orientation {
        Orientation::Portrait => 8_845,
        Orientation::Landscape => 12_756,
    }
}

/// Lays out the pages of a section. One that lies is an upright one turned, with the head of a table at the binding.
pub(super) fn lay(section: &mut SectionProperty, orientation: Orientation) {
    let page = PageSize::new();
    let (size, [top, bottom, left, right]) = match orientation {
        Orientation::Portrait => (page.size(SHORT, LONG), [TOP, BOTTOM, BINDING, OUTER]),
        Orientation::Landscape => {
            (page.size(LONG, SHORT).orient(PageOrientationType::Landscape), [BINDING, OUTER, BOTTOM, TOP])
        }
    };
    section.page_size = size;
    let footer = bottom.saturating_sub(NUMBER);
    section.page_margin = PageMargin { top, bottom, left, right, header: 851, footer, gutter: 0 };
    let grid = DocGrid::new().grid_type(DocGridType::LinesAndChars);
    section.doc_grid = Some(grid.line_pitch(LINE).char_space(NARROWER));
}

/// The page number between its dashes.
pub(super) fn footer(style: &str) -> Footer {
    let number = paragraph(style).add_run(Run::new().add_text("— ")).add_page_num(PageNum::new());
    Footer::new().add_paragraph(number.add_run(Run::new().add_text(" —")))
}
