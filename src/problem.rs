//! What is wrong with an input: a list of records, all of them at once.

use crate::print::{Print, printed};

/// The most problems that one reading reports one by one; [`ProblemCode::TooManyProblems`] counts the rest.
pub const MOST_PROBLEMS: usize = 500;

/// One problem of an input, in words that a clerk understands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// What kind of problem.
    pub code: ProblemCode,
    /// Where: a JSON pointer (RFC 6901) into the input.
    pub pointer: String,
    /// The value and the rule that it breaks, in Chinese.
    pub message: String,
    /// How to mend it, in Chinese.
    pub hint: String,
}

printed! { Problem { code, pointer, message, hint } }

/// Makes an enumeration of codes from a table of them, with what each means for the documentation.
macro_rules! codes {
    ($(#[$about:meta])+ $type:ident { $($(#[doc = $meaning:literal])+ $name:ident = $text:literal,)+ }) => {
        $(#[$about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $type {
            $($(#[doc = $meaning])+ $name,)+
        }

        impl $type {
            /// Every code, in the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The code as results carry it.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)+
                }
            }

            /// What the code means, in English, for the documentation.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$name => concat!($($meaning),+),)+
                }
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// The kinds of problem. Their texts are part of the interface and do not change.
    ProblemCode {
        /// The text is not JSON (RFC 8259); reading ends there.
        MalformedJson = "malformed-json",
        /// The text is longer than 8 MiB, or a report would be too long.
        TooLarge = "too-large",
        /// Lists and objects are nested more than 64 deep; what is nested there is not read.
        TooDeep = "too-deep",
        /// A bare word stands where a value belongs: NaN, Infinity, undefined.
        NotAValue = "not-a-value",
        /// A value of another type is expected.
        WrongType = "wrong-type",
        /// The format has no such field.
        UnknownField = "unknown-field",
        /// A field stands twice in one object.
        DuplicateField = "duplicate-field",
        /// A field that must be there is not.
        MissingField = "missing-field",
        /// A text stands where a number belongs.
        NotANumber = "not-a-number",
        /// A number is grouped by commas.
        ThousandsSeparator = "thousands-separator",
        /// A number is written with full-width characters.
        FullWidthDigits = "full-width-digits",
        /// A number has more digits or decimals than can be kept exactly.
        TooManyDigits = "too-many-digits",
        /// A number is below zero where that makes no sense.
        NegativeNumber = "negative-number",
        /// A number is outside the range that makes sense.
        OutOfRange = "out-of-range",
        /// A count is not a whole number.
        NotAWholeNumber = "not-a-whole-number",
        /// A date is not written as YYYY-MM-DD.
        BadDate = "bad-date",
        /// The calendar has no such day.
        NoSuchDate = "no-such-date",
        /// The value is none of those to choose from.
        UnknownChoice = "unknown-choice",
        /// No rubric with this id is built in.
        UnknownRubric = "unknown-rubric",
        /// There is no such check: not in the catalogue of the audit, or not in what a rubric extends.
        UnknownCheck = "unknown-check",
        /// The rubric has no such fact.
        UnknownFact = "unknown-fact",
        /// The rubric has no such item.
        UnknownItem = "unknown-item",
        /// A score is above the points of its item.
        ScoreAbovePoints = "score-above-points",
        /// Two parts of a rubric have the same id.
        DuplicateId = "duplicate-id",
        /// An expression of a rubric cannot be used.
        BadExpression = "bad-expression",
        /// Facts of a rubric follow from each other.
        CyclicFacts = "cyclic-facts",
        /// A rubric extends itself.
        CyclicExtends = "cyclic-extends",
        /// An interval has no number in it, or two ends on one side.
        BadInterval = "bad-interval",
        /// Points of parts do not add up to the points of the whole.
        PointsDoNotAddUp = "points-do-not-add-up",
        /// Grades are not in descending order.
        GradesOutOfOrder = "grades-out-of-order",
        /// A list or an object has more entries than make sense, or a name is too long.
        TooManyEntries = "too-many-entries",
        /// More problems than are listed one by one.
        TooManyProblems = "too-many-problems",
    }
}

impl Print for ProblemCode {
    fn print(&self, into: &mut String) {
        self.text().print(into);
    }
}

/// Appends a step to a JSON pointer (RFC 6901).
pub fn push_step(pointer: &mut String, step: &str) {
    pointer.push('/');
    if !step.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        return pointer.push_str(step);
    }
    for character in step.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}
