//! What is doubtful about a rubric that works: points that do not fit, gaps, open questions, contradictions.
//!
//! In: a [`Rubric`]. Out: a list of [`Doubt`]s. Reading refuses what cannot be used; this says what an author
//! should look at again. It leaves out what cannot be told for sure, and never changes a rubric. Where an item says
//! how its standard is read (`reading`), what the standard leaves open or contradicts is a note, or settled. This
//! module knows no submissions' contents and no scores.

mod clauses;
mod code;
mod doubts;
mod expressions;
mod facts;
mod grades;
mod intervals;
mod limits;
mod measures;
mod money;
mod numerals;
mod points;
mod semantics;
mod spans;
mod standards;
mod stepwise;
mod texts;
mod usage;

use crate::print::printed;
use crate::problem::Problem;
use crate::rubric::{ChildSheet, Item, Rubric, Rule, Section};

pub use code::{DoubtCode, Gravity, Severity};
use doubts::Doubts;
pub use doubts::MOST_DOUBTS;
use facts::Facts;

/// Something doubtful about a rubric, in words that its author understands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What kind of doubt.
    pub code: DoubtCode,
    /// How much it weighs.
    pub severity: Severity,
    /// Where: a JSON pointer (RFC 6901) into the rubric.
    pub pointer: String,
    /// The value and the rule that it does not fit, in Chinese.
    pub message: String,
    /// What to do about it, in Chinese.
    pub hint: String,
}

printed! { Doubt { code, severity, pointer, message, hint } }

/// All that an author has to know about a rubric.
#[derive(Debug)]
pub struct Review {
    /// Can it be used?
    pub usable: bool,
    /// Why not.
    pub problems: Vec<Problem>,
    /// What is doubtful about one that can.
    pub doubts: Vec<Doubt>,
}

printed! { Review { usable, problems, doubts } }

/// All doubts about a rubric, those about its facts first, then its items in their order, then the table. The rubric
/// that scores projects (`sheet`) is looked at as well.
#[must_use]
pub fn lint(rubric: &Rubric) -> Vec<Doubt> {
    let mut doubts = Doubts::default();
    sheet(rubric, "", &mut doubts);
    doubts.into_list()
}

fn sheet(rubric: &Rubric, start: &str, doubts: &mut Doubts) {
    let facts = Facts::new(rubric);
    let rows = rows(rubric, start);
    usage::check(&facts, &rows, start, doubts);
    expressions::check_facts(&facts, &rows, start, doubts);
    for row in &rows {
        for at in row.rules() {
            intervals::check(&at, &facts, doubts);
            stepwise::check(&at, &facts, doubts);
            measures::check(&at, &facts, doubts);
            semantics::check(&at, &facts, doubts);
            money::check(&at, &facts, doubts);
        }
        semantics::check_item(row, &facts, doubts);
        expressions::check_item(row, &facts, doubts);
        texts::check_item(row, &facts, &rubric.notes, doubts);
    }
    stepwise::check_items(&rows, &facts, doubts);
    points::check(rubric, &rows, start, doubts);
    grades::check(rubric, start, doubts);
    semantics::check_rounding(&facts, &rows, start, doubts);
    expressions::check_veto(&facts, start, doubts);
    expressions::check_own_checks(&facts, start, doubts);
    texts::check_notes(rubric, start, doubts);
    limits::check(rubric, &rows, start, doubts);
    for row in &rows {
        for at in row.rules() {
            if let Rule::Children(rule) = at.rule
                && let ChildSheet::Rubric(project) = &rule.child.sheet
            {
                sheet(project, &format!("{}/child/sheet", at.pointer), doubts);
            }
        }
    }
}

/// An item with its place.
struct Row<'r> {
    item: &'r Item,
    section: &'r Section,
    pointer: String,
}

/// A rule of an item: its only one, or one of several of which one counts.
struct RuleAt<'r> {
    item: &'r Item,
    rule: &'r Rule,
    pointer: String,
}

fn rows<'r>(rubric: &'r Rubric, start: &str) -> Vec<Row<'r>> {
    let mut rows = Vec::new();
    for (place, section) in rubric.sections.iter().enumerate() {
        for (index, item) in section.items.iter().enumerate() {
            rows.push(Row { item, section, pointer: format!("{start}/sections/{place}/items/{index}") });
        }
    }
    rows
}

impl<'r> Row<'r> {
    /// The rules of the item that say how it is scored.
    fn rules(&self) -> Vec<RuleAt<'r>> {
        let (item, pointer) = (self.item, format!("{}/rule", self.pointer));
        match &item.rule {
            Rule::Either(either) => {
                let rules = either.rules.iter().enumerate();
                rules
                    .map(|(index, either)| RuleAt {
                        item,
                        rule: &either.rule,
                        pointer: format!("{pointer}/rules/{index}/rule"),
                    })
                    .collect()
            }
            rule => vec![RuleAt { item, rule, pointer }],
        }
    }
}
