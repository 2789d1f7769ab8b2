//! Expressions of a rubric, with the place where they stand.

use crate::feel::{Expression, Kind};

/// The name by which a formula of an item refers to the item's points (分值).
pub const POINTS_NAME: &str = "points";

/// The name by which the condition of an explanation refers to the item's score.
pub const SCORE_NAME: &str = "score";

/// An expression in FEEL over the facts of a rubric.
#[derive(Debug)]
pub struct Formula {
    /// As the author wrote it.
    pub text: String,
    /// The same, parsed.
    pub expression: Expression,
    /// Where it stands: a JSON pointer.
    pub pointer: String,
    /// What it has to yield.
    pub yields: Kind,
}
