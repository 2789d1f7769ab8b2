//! A rubric as data: which facts it asks for, its items, their points and rules.
//!
//! Places differ only in their rubrics; nothing of a place is in the code. This module knows no
//! submissions.

mod rule;

use crate::decimal::{Decimal, Rounding};
use crate::feel::Expression;

pub use rule::{Child, Children, Choice, ChoiceOption, Criterion, Rule, Weight};

/// 评价指标体系和计分办法: what a department is scored by.
#[derive(Clone, Debug, Default)]
pub struct Rubric {
    /// The name by which submissions refer to it.
    pub id: String,
    /// Its version; any change that can change a score changes it.
    pub version: String,
    /// The title of the table.
    pub title: String,
    /// The number of the table, as 附表3.
    pub number: Option<String>,
    /// Who issued it.
    pub authority: Option<String>,
    /// The year that it is for.
    pub year: Option<u16>,
    /// The facts that its rules use. A derived fact stands after those that it uses.
    pub facts: Vec<FactDefinition>,
    /// 一级指标.
    pub sections: Vec<Section>,
    /// How a score and the total are rounded.
    pub rounding: RubricRounding,
    /// Grades, the best first.
    pub grades: Vec<Grade>,
    /// The notes under the table.
    pub notes: Vec<String>,
    /// The signature block under the notes.
    pub signatures: Vec<SignatureLine>,
}

impl Rubric {
    /// The fact with an id.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<&FactDefinition> {
        self.facts.iter().find(|fact| fact.id == id)
    }

    /// All items, in the order of the table.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|section| &section.items)
    }
}

/// How scores are rounded, each once.
#[derive(Clone, Copy, Debug, Default)]
pub struct RubricRounding {
    /// For a score that is computed from rates or means: of an item, and of an indicator.
    pub item: Rounding,
    /// For a total.
    pub total: Rounding,
}

/// A fact that a rubric asks for.
#[derive(Clone, Debug)]
pub struct FactDefinition {
    /// The name by which rules and expressions refer to it.
    pub id: String,
    /// The fact in Chinese.
    pub label: String,
    /// What kind of answer it takes.
    pub kind: FactKind,
    /// Unit of a number that is no money.
    pub unit: Option<String>,
    /// The question that is put to the filler, where the label does not suffice.
    pub question: Option<String>,
    /// The evidence that is wanted (佐证材料).
    pub evidence: Option<String>,
    /// Where its value stands in the submission, if not among the answers: a JSON pointer.
    pub from: Option<String>,
    /// For a boolean: how it follows from other facts, as soon as these are known.
    pub derived: Option<Derivation>,
}

/// How a fact follows from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivation {
    /// The expression as the rubric has it.
    pub text: String,
    /// The same, parsed.
    pub expression: Expression,
}

/// What kind of answer a fact takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// 是 or 否.
    Boolean,
    /// A number.
    Decimal,
    /// An amount in this unit.
    Money(crate::submission::MoneyUnit),
    /// A rate in percent.
    Percent,
    /// A whole number.
    Count,
    /// One of these.
    Choice(Vec<Alternative>),
    /// A day.
    Date,
    /// Any text.
    Text,
}

/// One answer of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The value in the submission.
    pub value: String,
    /// The alternative in Chinese.
    pub label: String,
}

/// A part of the table (一级指标).
#[derive(Clone, Debug)]
pub struct Section {
    /// Its name in results.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// 分值; the sum of those of its items.
    pub points: Decimal,
    /// 考核内容.
    pub items: Vec<Item>,
}

/// A row that carries points (考核内容).
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name in results and in claimed scores.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// 分值: the most that it can earn.
    pub points: Decimal,
    /// 计分标准, word for word.
    pub standard: String,
    /// The same as a rule.
    pub rule: Rule,
    /// How a standard that leaves something open, or contradicts a note, is read here.
    pub reading: Option<String>,
}

/// A band of the total.
#[derive(Clone, Debug)]
pub struct Grade {
    /// Its name, as 优.
    pub name: String,
    /// The lowest total of the band.
    pub at_least: Decimal,
}

/// A line of the signature block.
#[derive(Clone, Debug)]
pub struct SignatureLine {
    /// Its name in the submission.
    pub id: String,
    /// What is printed before the blank.
    pub label: String,
}
