//! How what stands in a cell looks.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::report::document::{Align, Role, Style};

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Prose(Style),
    Heading(u32),
    Caption,
    Blank { head: bool },
    Table(Role),
}

impl Kind {
    /// The size of its letters, in points.
    pub const fn size(self) -> u32 {
        match self {
            Self::Prose(Style::Title) => 16,
            Self::Prose(Style::Body | Style::Mark | Style::Attachments | Style::Signed)
            | Self::Heading(_)
            | Self::Caption => 12,
            Self::Prose(Style::Note) | Self::Table(_) => 10,
            Self::Blank { .. } => 11,
            Self::Prose(Style::Origin) => 8,
        }
    }

    /// How high its row is at least, in pixels.
    pub const fn least_height(self) -> u32 {
        match self {
            Self::Prose(Style::Title) => 40,
            // Room for a signature and a seal.
            Self::Blank { head: false } => 44,
            Self::Blank { head: true } | Self::Table(_) => 28,
            _ => 22,
        }
    }

    /// Where its words stand, unless a cell says it.
    pub const fn align(self) -> Align {
        match self {
            Self::Prose(Style::Title) | Self::Caption => Align::Center,
            Self::Prose(Style::Signed) => Align::End,
            _ => Align::Start,
        }
    }

    const fn font(self) -> &'static str {
        match self {
            Self::Prose(Style::Mark) | Self::Heading(1) => "黑体",
            Self::Heading(2) => "楷体",
            Self::Heading(_) | Self::Prose(Style::Body | Style::Attachments | Style::Signed) => "仿宋",
            _ => "宋体",
        }
    }

    const fn is_bold(self) -> bool {
        match self {
            Self::Table(role) => !matches!(role, Role::Item),
            Self::Prose(Style::Title) | Self::Caption => true,
            _ => false,
        }
    }
}

/// The format of a cell.
pub fn format(kind: Kind, align: Align) -> Format {
    let format = Format::new()
        .set_font_name(kind.font())
        .set_font_size(kind.size())
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_align(match align {
            Align::Start => FormatAlign::Left,
            Align::Center => FormatAlign::Center,
            Align::End => FormatAlign::Right,
        });
    let format = if kind.is_bold() { format.set_bold() } else { format };
    if matches!(kind, Kind::Table(_)) { format.set_border(FormatBorder::Thin) } else { format }
}
