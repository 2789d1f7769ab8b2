//! How long a report may become: an outline can ask for any list in any table, and expressions for any number of steps.

use core::cell::Cell;

use crate::feel::{self, Context, Expression, Value};

/// The most steps of all expressions of a report; each takes no more than [`feel::MOST_STEPS`] of them.
const MOST_STEPS: usize = 20_000_000;

/// The most bytes of its words, twice what a submission can hold.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// What a paragraph or a cell counts besides its words, in bytes.
pub const PIECE: usize = 64;

/// What of a report is left to be said. Once a part is used up, nothing is known any more.
pub struct Allowance {
    steps: Cell<usize>,
    bytes: Cell<usize>,
}

impl Allowance {
    /// The whole of it.
    pub fn new() -> Self {
        Self { steps: Cell::new(MOST_STEPS), bytes: Cell::new(MOST_BYTES) }
    }

    /// The value of an expression.
    pub fn evaluate<'e>(&self, expression: &'e Expression, context: &'e dyn Context) -> Value<'e> {
        if self.is_used_up() {
            return Value::Null;
        }
        feel::evaluate_within(expression, context, &self.steps)
    }

    /// Is there room for so many bytes? They are then used.
    pub fn has_room(&self, bytes: usize) -> bool {
        let left = self.bytes.get().saturating_sub(bytes);
        self.bytes.set(left);
        left > 0
    }

    /// Is a part of it used up?
    pub fn is_used_up(&self) -> bool {
        self.steps.get() == 0 || self.bytes.get() == 0
    }
}
