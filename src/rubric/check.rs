//! The checks of the audit by their codes, and what a rubric says about them.

use super::Formula;
use crate::print::{Print, words};
use crate::problem::codes;

codes! {
    /// The checks of the audit. Their codes are part of the interface and do not change.
    Check {
        /// A score lies between 0 and the points, in every column.
        T1 = "T1",
        /// The total is the sum of the items, and each subtotal that of its children.
        T2 = "T2",
        /// The points of the indicators that the department sets itself add up to those of their sheet.
        T3 = "T3",
        /// A score is what the rule makes of the facts.
        T4 = "T4",
        /// A score below the points has a reason.
        T5 = "T5",
        /// Full points have no reason that tells of a shortfall.
        T6 = "T6",
        /// A graded score lies inside the interval of its grade.
        T7 = "T7",
        /// A stated rate follows from its figures.
        T8 = "T8",
        /// Target and actual value are there, as numbers, in one stated unit.
        T9 = "T9",
        /// An indicator that is exceeded beyond the limit has a reason or a penalty.
        T10 = "T10",
        /// A target of 0 is handled as the rubric says.
        T11 = "T11",
        /// No score without a budget, and no zero beside parts that are not zero.
        T12 = "T12",
        /// Little of the money is not spent where all output is reached.
        T13 = "T13",
        /// Money is no indicator of output or benefit.
        T14 = "T14",
        /// Full points throughout, or nearly so, do not go with stated problems.
        T15 = "T15",
        /// The total lies in the band of a grade.
        T16 = "T16",
        /// There is a score for projects where there are projects, and a sheet for each.
        T17 = "T17",
        /// A signed review has scores, and gives reasons where it differs.
        T18 = "T18",
        /// No single indicator carries 60 or more of 100 points.
        T19 = "T19",
        /// What does not apply has no score of its own, and says why it does not apply.
        T20 = "T20",
        /// Points are claimed on the ground of facts or evidence.
        T21 = "T21",
        /// A shortfall is deducted once.
        T22 = "T22",
        /// Total expenditure is basic and project expenditure and those of the other budgets.
        M1 = "M1",
        /// Basic expenditure is personnel and operating expenditure.
        M2 = "M2",
        /// Personnel expenditure is wages and benefits, and subsidies to persons and families.
        M3 = "M3",
        /// Growth is the change against last year's amount.
        M4 = "M4",
        /// The growth of a total is the one that follows from its parts, and lies between theirs.
        M5 = "M5",
        /// What is left is what was there, and income, less expenditure.
        M6 = "M6",
        /// Shares are parts of the total, and add up to 100 %.
        M7 = "M7",
        /// No more is spent than budgeted, and the initial budget with its adjustment is the budget.
        M9 = "M9",
        /// Carry-over rate and execution rate complement each other.
        M10 = "M10",
        /// The three public expenses add up, stay within the budget and are compared on one base.
        M11 = "M11",
        /// The net value is the original value less depreciation, not below 0, and called by its name.
        M12 = "M12",
        /// The unit of amounts is stated, and one.
        M13 = "M13",
        /// The execution rate of procurement lies between 0 and 100 %.
        M14 = "M14",
        /// The expenses of running an agency are operating expenditure, not to be added to it.
        M15 = "M15",
        /// A list of amounts adds up to its stated total.
        M16 = "M16",
        /// The adjustment rate is the adjustment by the initial budget.
        M17 = "M17",
        /// Posts by title add up to the authorized posts.
        P1 = "P1",
        /// There are no more people than posts, or it is explained why.
        P2 = "P2",
        /// Retired people take no posts.
        P3 = "P3",
        /// There are as many offices as stated, none of them twice.
        P4 = "P4",
        /// There are no more vehicles than authorized.
        P5 = "P5",
        /// A number in the text is the one in the table and the facts.
        X1 = "X1",
        /// A quantity that is stated twice is the same.
        X2 = "X2",
        /// No section is largely copied from another.
        X3 = "X3",
        /// Different matters have different reasons.
        X4 = "X4",
        /// A section speaks of what its heading says.
        X5 = "X5",
        /// Every target has a result, in its unit.
        X6 = "X6",
        /// The year is the same in title, body, table and dates, and passed before the report is filed.
        X7 = "X7",
        /// The unit has one name.
        X8 = "X8",
        /// Numbers that a text adds up give the sum that it states.
        X9 = "X9",
        /// Numbering has neither gaps nor repetitions.
        X10 = "X10",
        /// What is said not to exist has no figures.
        X11 = "X11",
        /// Signatures, seal, date and attachments are there.
        X12 = "X12",
        /// Quantities are numbers where numbers are asked for.
        X13 = "X13",
        /// Problems have measures, and one at least is about money.
        X14 = "X14",
        /// Texts keep to the length that the form allows.
        X15 = "X15",
        /// A document has one title, and its number the year in the right brackets.
        X16 = "X16",
        /// The report states the score and the grade of the table.
        X17 = "X17",
        /// The text has no traces of a scanner or of pasting.
        X18 = "X18",
        /// A publication has a day and a channel, and comes after the review where it has to.
        X19 = "X19",
    }
}

impl Print for Check {
    fn print(&self, into: &mut String) {
        self.text().print(into);
    }
}

impl Check {
    /// The check with a code.
    #[must_use]
    pub fn with_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|check| check.text() == code)
    }
}

/// How much a finding weighs, the heaviest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Severity {
    /// 错误: arithmetic or a rule is broken.
    Error,
    /// 疑点: probably wrong.
    Warning,
    /// 提示: worth knowing.
    Note,
}

words! { Severity { Error = "error", Warning = "warning", Note = "note" } }

/// What a rubric makes of a check.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CheckSetting {
    /// Which one.
    pub id: Check,
    /// How much its findings weigh; absent inside: it is switched off.
    pub severity: Option<Severity>,
    /// Why.
    pub reason: String,
}

/// A check of the rubric's own.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OwnCheck {
    /// Its code in findings.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// How much its findings weigh.
    pub severity: Severity,
    /// When there is something to find.
    pub when: Formula,
    /// What is wrong, with expressions in braces: 「接待 {reception} 万元」.
    pub message: Template,
    /// How to mend it.
    pub hint: Option<String>,
}

/// A text with expressions in braces, and with parts in square brackets that may be left out.
#[derive(Debug, Default)]
pub struct Template {
    /// As the author wrote it.
    pub text: String,
    /// Its parts in their order.
    pub parts: Vec<TemplatePart>,
}

/// A part of a template.
#[derive(Debug)]
pub enum TemplatePart {
    /// Words that stay as they are.
    Words(String),
    /// An expression whose value stands in its place.
    Value(Formula),
    /// What is left out where one of its values is not known.
    Optional(Vec<TemplatePart>),
}

impl Template {
    /// The names that its expressions use; one may be there twice.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        collect_names(&self.parts, &mut names);
        names
    }

    /// Hands every formula on.
    pub fn each_formula(&mut self, visit: &mut dyn FnMut(&mut Formula)) {
        each_formula(&mut self.parts, visit);
    }
}

fn collect_names<'t>(parts: &'t [TemplatePart], names: &mut Vec<&'t str>) {
    for part in parts {
        match part {
            TemplatePart::Words(_) => {}
            TemplatePart::Value(formula) => names.extend(formula.expression.names()),
            TemplatePart::Optional(parts) => collect_names(parts, names),
        }
    }
}

fn each_formula(parts: &mut [TemplatePart], visit: &mut dyn FnMut(&mut Formula)) {
    for part in parts {
        match part {
            TemplatePart::Words(_) => {}
            TemplatePart::Value(formula) => visit(formula),
            TemplatePart::Optional(parts) => each_formula(parts, visit),
        }
    }
}

/// The longest text that a form allows at a place.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LengthLimit {
    /// The place: a JSON pointer into a submission, in which `*` stands for every entry.
    pub pointer: String,
    /// The most characters.
    pub most: usize,
}
