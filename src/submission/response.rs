//! What the department answers to findings of the audit.

use super::Text;

/// An answer to a finding of the audit, kept with the submission so that the reviewer sees both.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Response<'a> {
    /// The code of the finding.
    pub code: Option<Text<'a>>,
    /// The place that the finding is about: a JSON pointer into the submission.
    pub pointer: Option<Text<'a>>,
    /// The message of the finding that was answered: where it says something else now, the answer is outdated.
    pub message: Option<Text<'a>>,
    /// 说明, as 「已核实：…」.
    pub text: Option<Text<'a>>,
}
