//! A sheet that grows downwards, block by block.

use rust_xlsxwriter::{Format, Formula, IgnoreError, Worksheet};

use super::area::Area;
use super::grid::Grid;
use super::heights;
use super::looks::{self, Kind};
use super::{table, texts};
use crate::decimal::Decimal;
use crate::report::document::{Blank, Blanks, Block, Orientation, Style};

/// As many rows as a sheet can have.
const MOST_ROWS: u32 = 1_048_576;

/// Rows higher than this together, in pixels, are neither frozen nor repeated: they would leave little room for others.
const MOST_FIXED: u32 = 360;

/// A4, by its number in the format.
const A4: u8 = 9;

/// A sheet of the workbook.
pub struct Sheet {
    worksheet: Worksheet,
    grid: Grid,
    /// How high its rows are, in pixels.
    rows: Vec<u32>,
    tables: u32,
    header: Option<(u32, u32)>,
    has_origin: bool,
}

impl Sheet {
    /// An empty sheet with the columns that some blocks need.
    pub fn new(name: String, orientation: Orientation, blocks: &[&Block]) -> Self {
        let mut worksheet = Worksheet::new();
        worksheet.set_name(name).ok();
        worksheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
        worksheet.set_footer("&C第 &P 页 共 &N 页");
        match orientation {
            Orientation::Portrait => worksheet.set_portrait(),
            Orientation::Landscape => worksheet.set_landscape(),
        };
        let grid = Grid::of(blocks, orientation);
        for column in 0..=grid.last() {
            worksheet.set_column_width_pixels(column, grid.column_width(column)).ok();
        }
        Self { worksheet, grid, rows: Vec::new(), tables: 0, header: None, has_origin: false }
    }

    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    pub fn block(&mut self, block: &Block) {
        match block {
            Block::Title(title) => self.line(&title.text, Kind::Prose(Style::Title)),
            Block::Heading(heading) => {
                self.line(&format!("{}{}", heading.number, heading.text), Kind::Heading(heading.level));
            }
            Block::Paragraph(paragraph) => {
                self.has_origin |= paragraph.style == Style::Origin;
                let first = if matches!(paragraph.style, Style::Body | Style::Attachments) { "　　" } else { "" };
                self.line(&format!("{first}{}", paragraph.text), Kind::Prose(paragraph.style));
            }
            Block::Table(table) => {
                self.header = table::write(self, table);
                self.tables = self.tables.saturating_add(1);
            }
            Block::Blanks(blanks) => self.blanks(blanks),
        }
    }

    /// Says where the document comes from, unless a paragraph does.
    pub fn origin(&mut self, origin: &str) {
        if !self.has_origin && !origin.is_empty() {
            self.line(origin, Kind::Prose(Style::Origin));
        }
    }

    /// A text over the whole width.
    pub fn line(&mut self, text: &str, kind: Kind) {
        self.cells(&[(text.to_owned(), 0, self.grid.last())], kind);
    }

    fn blanks(&mut self, blanks: &Blanks) {
        for line in &blanks.lines {
            let parts = self.grid.parts(line.len());
            // Where the columns do not suffice, several blanks stand in the last.
            let (alone, together) = line.split_at_checked(parts.len().saturating_sub(1)).unwrap_or((line, &[]));
            let last = together.iter().map(words).collect::<Vec<_>>().join("　　");
            let texts = alone.iter().map(words).chain([last]);
            let cells: Vec<_> = texts.zip(parts).map(|(text, (left, right))| (text, left, right)).collect();
            self.cells(&cells, Kind::Blank { head: blanks.head });
        }
    }

    fn cells(&mut self, cells: &[(String, u16, u16)], kind: Kind) {
        let texts: Vec<_> = cells.iter().map(|(text, left, right)| (texts::cell(text), *left, *right)).collect();
        let needed = |(text, left, right): &(String, u16, u16)| {
            heights::of_text(text, kind.size(), self.grid.width(*left, *right))
        };
        let height = texts.iter().map(needed).max().unwrap_or_default().max(kind.least_height());
        let Some(&[top, behind]) = self.take_rows(&[height]).as_deref() else { return };
        let format = looks::format(kind, kind.align());
        for (text, left, right) in &texts {
            let area = Area { top, bottom: behind.saturating_sub(1), left: *left, right: *right };
            self.text(area, text, &format);
        }
    }

    /// Takes rows of some heights, in pixels, and tells where each begins and, as the last, where the next one would.
    /// None where the sheet is full.
    pub fn take_rows(&mut self, heights: &[u32]) -> Option<Vec<u32>> {
        let mut next = self.next();
        let mut begins = vec![next];
        for height in heights {
            next = next.checked_add(heights::split(*height).0).filter(|next| *next < MOST_ROWS)?;
            begins.push(next);
        }
        for height in heights {
            let (rows, each) = heights::split(*height);
            for _ in 0..rows {
                self.worksheet.set_row_height_pixels(self.next(), each).ok();
                self.rows.push(each);
            }
        }
        Some(begins)
    }

    /// The first row that is free.
    fn next(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(MOST_ROWS)
    }

    pub fn text(&mut self, area: Area, text: &str, format: &Format) {
        self.merge(area, format);
        self.worksheet.write_string_with_format(area.top, area.left, text, format).ok();
    }

    pub fn number(&mut self, area: Area, number: Decimal, format: &Format) {
        self.merge(area, format);
        self.worksheet.write_with_format(area.top, area.left, number, format).ok();
    }

    pub fn formula(&mut self, area: Area, formula: &str, result: &str, format: &Format) {
        self.merge(area, format);
        let formula = Formula::new(formula).set_result(result);
        self.worksheet.write_formula_with_format(area.top, area.left, formula, format).ok();
    }

    fn merge(&mut self, area: Area, format: &Format) {
        if !area.is_one_cell() {
            self.worksheet.merge_range(area.top, area.left, area.bottom, area.right, "", format).ok();
        }
    }

    /// The sheet with what is known only at its end: what is printed, frozen and repeated.
    pub fn finished(mut self) -> Worksheet {
        if let Some(bottom) = self.next().checked_sub(1) {
            let right = self.grid.last();
            self.worksheet.set_print_area(0, 0, bottom, right).ok();
            // A text that could be a number is one on purpose.
            self.worksheet.ignore_error_range(0, 0, bottom, right, IgnoreError::NumberStoredAsText).ok();
        }
        // A header over the rows of another table would be wrong.
        if let Some((first, last)) = self.header.filter(|_| self.tables == 1) {
            if self.is_low(first, last) {
                self.worksheet.set_repeat_rows(first, last).ok();
            }
            if self.is_low(0, last) {
                self.worksheet.set_freeze_panes(last.saturating_add(1), 0).ok();
            }
        }
        self.worksheet
    }

    fn is_low(&self, first: u32, last: u32) -> bool {
        let count = usize::try_from(last.saturating_sub(first).saturating_add(1)).unwrap_or(usize::MAX);
        let rows = self.rows.iter().skip(usize::try_from(first).unwrap_or(usize::MAX)).take(count);
        rows.copied().fold(0, u32::saturating_add) <= MOST_FIXED
    }
}

fn words(blank: &Blank) -> String {
    format!("{}：{}", blank.label, blank.value.as_deref().unwrap_or_default())
}
