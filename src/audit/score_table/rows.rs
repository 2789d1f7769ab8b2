//! The rows of the table: as the rubric has them, as they are scored, and what both sides give for them.

use crate::decimal::Decimal;
use crate::rubric::{Children, Item, Rubric, Rule};
use crate::scoring::{ChildTrace, Facts, ItemScore, ScoreSheet, SectionScore, Trace};
use crate::submission::{GivenScore, Submission};

use super::super::Subject;
use super::words::{place, quoted};

/// A row of the table.
pub struct Row<'f, 's> {
    /// As the rubric has it.
    pub item: &'s Item,
    /// As it is scored.
    pub score: &'f ItemScore<'s>,
    /// The section that it stands in.
    pub section: &'f SectionScore<'s>,
    /// What the department gives.
    pub claim: Option<&'s GivenScore<'s>>,
    /// What the reviewer gives.
    pub decision: Option<&'s GivenScore<'s>>,
}

impl<'f, 's> Row<'f, 's> {
    /// Its title as messages quote it.
    pub fn name(&self) -> String {
        quoted(&self.item.title)
    }

    /// The score that the department claims itself.
    pub fn claimed(&self) -> Option<Decimal> {
        self.score.claimed.filter(|_| self.score.is_claimed)
    }

    /// Where the claimed score stands.
    pub fn score_pointer(&self) -> String {
        place("/self/scores", &self.item.id, "/score")
    }

    /// Where the reason for the claimed score belongs.
    pub fn reason_pointer(&self) -> String {
        place("/self/scores", &self.item.id, "/reason")
    }

    /// Its rule, or the rules of which one counts, each with how it came to its score.
    pub fn rules(&self) -> Vec<(&'s Rule, Option<&'f Trace<'s>>)> {
        let trace = self.score.trace.as_ref();
        let Rule::Either(either) = &self.item.rule else { return vec![(&self.item.rule, trace)] };
        let parts = trace.and_then(|trace| trace.parts.as_ref());
        let traced = |title: &str| parts?.iter().find(|part| part.title == title).map(|part| &part.trace);
        either.rules.iter().map(|either| (&either.rule, traced(&either.title))).collect()
    }
}

/// The rows of the table, with what they are made of.
pub struct Rows<'f, 's> {
    /// The submission.
    pub submission: &'s Submission<'s>,
    /// The rubric.
    pub rubric: &'s Rubric,
    /// The sheet.
    pub sheet: &'f ScoreSheet<'s>,
    /// The facts as the department states them.
    pub facts: Facts<'s>,
    /// In the order of the table.
    pub list: Vec<Row<'f, 's>>,
}

impl<'f, 's> Rows<'f, 's> {
    /// The rows of a table that is scored.
    pub fn new(subject: &Subject<'f, 's>) -> Self {
        let Subject { submission, rubric, sheet, .. } = *subject;
        let sections = sheet.sections.iter().zip(&rubric.sections);
        let rows = sections.flat_map(|(section, of)| {
            section.items.iter().zip(&of.items).map(move |(score, item)| Row {
                item,
                score,
                section,
                claim: submission.claim.score(&item.id),
                decision: submission.review.score(&item.id),
            })
        });
        let list = rows.collect();
        let facts = Facts::stated(crate::scoring::Subject::Department(submission), rubric);
        Self { submission, rubric, sheet, facts, list }
    }

    /// The rules that score from projects, each with its row and with how the projects are scored.
    pub fn of_projects(&self) -> Vec<(&Row<'f, 's>, &'s Children, &'f [ChildTrace<'s>])> {
        let mut found = Vec::new();
        for row in &self.list {
            for (rule, trace) in row.rules() {
                if let Rule::Children(rule) = rule {
                    let children = trace.and_then(|trace| trace.children.as_deref()).unwrap_or_default();
                    found.push((row, rule, children));
                }
            }
        }
        found
    }
}
