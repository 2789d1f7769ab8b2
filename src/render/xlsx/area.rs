//! Where something stands on a sheet.

/// Rows and columns of a sheet, from 0, all of them included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub top: u32,
    pub bottom: u32,
    pub left: u16,
    pub right: u16,
}

impl Area {
    pub fn is_one_cell(self) -> bool {
        self.top == self.bottom && self.left == self.right
    }
}
