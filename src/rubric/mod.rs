//! A rubric as data: which facts it asks for, its items, their points and rules.
//!
//! Places differ only in their rubrics; nothing of a place is in the code. The structs have the form of the
//! JSON that they are read from. This module knows no submissions' contents and no scores.

mod check;
mod fact;
mod formula;
mod interval;
mod item;
mod rule;

use crate::decimal::{Decimal, Fraction, Rounding};

pub use check::{Check, CheckSetting, LengthLimit, OwnCheck, Severity, Template, TemplatePart};
pub use fact::{Alternative, FactDefinition, FactKind};
pub use formula::{Formula, POINTS_NAME, SCORE_NAME};
pub use interval::Interval;
pub use item::{Explanation, Item, NotApplicablePolicy};
pub use rule::{
    Aggregate, AllOrNothing, Band, Bands, Child, ChildSheet, Children, Choice, ChoiceOption, Conditions, Counting,
    Criterion, Cut, Either, EitherRule, Falls, FormulaRule, Graded, GradedLevel, Indicators, Level, Manual, Measure,
    Occurrences, Over, OverPolicy, PerUnit, Proportional, Rank, RankOrder, Rule, Weight, ZeroTarget,
};

/// What a rubric scores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum SubjectKind {
    /// 部门整体支出.
    #[default]
    Department,
    /// A single project (项目支出): its facts and indicators are the project's own.
    Project,
}

/// 评价指标体系和计分办法: what a department is scored by.
#[derive(Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rubric {
    /// The name by which submissions refer to it.
    pub id: String,
    /// Its version; any change that can change a score changes it.
    pub version: String,
    /// The title of the table.
    pub title: String,
    /// What it scores.
    pub subject: SubjectKind,
    /// The number of the table, as 附表3.
    pub number: Option<String>,
    /// Who issued it.
    pub authority: Option<String>,
    /// The year that it is for.
    pub year: Option<u16>,
    /// The facts that its rules use, in the order in which they are asked.
    pub facts: Vec<FactDefinition>,
    /// The places of the facts in an order in which a derived one stands after those that it follows from.
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub fact_order: Vec<usize>,
    /// 一级指标.
    pub sections: Vec<Section>,
    /// How rates, scores and the total are rounded.
    pub rounding: RubricRounding,
    /// What makes the whole table worth nothing (一票否决).
    pub veto: Vec<Veto>,
    /// Grades, the best first.
    pub grades: Vec<Grade>,
    /// The notes under the table.
    pub notes: Vec<String>,
    /// The signature block under the notes.
    pub signatures: Vec<SignatureLine>,
    /// What it makes of the checks of the audit.
    pub audit: Vec<CheckSetting>,
    /// Its own checks.
    pub checks: Vec<OwnCheck>,
    /// How long texts may be.
    pub lengths: Vec<LengthLimit>,
    /// 附件 that have to be handed in, by name.
    pub attachments: Vec<String>,
    /// The outline of its report: the id of a built-in one.
    pub outline: Option<String>,
    /// Is the self-evaluation to be published only after its review?
    pub publication_after_review: bool,
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

    /// The points of the whole table: those of the sections as they are weighted; `None` where they have no
    /// decimal that ends.
    #[must_use]
    pub fn whole(&self) -> Option<Decimal> {
        let hundred = Fraction::count(100)?;
        let weighted = |section: &Section| match section.weight {
            Some(weight) => Fraction::from(section.points).times(weight.into())?.divided_by(hundred),
            None => Some(section.points.into()),
        };
        self.sections.iter().map(weighted).try_fold(Fraction::ZERO, |sum, part| sum.plus(part?))?.exact()
    }

    /// Hands every formula on, in the order of the rubric.
    pub fn each_formula(&mut self, visit: &mut dyn FnMut(&mut Formula)) {
        for fact in &mut self.facts {
            fact.derived.as_mut().into_iter().for_each(&mut *visit);
        }
        for item in self.sections.iter_mut().flat_map(|section| &mut section.items) {
            item.each_formula(visit);
        }
        for veto in &mut self.veto {
            visit(&mut veto.when);
        }
        for check in &mut self.checks {
            visit(&mut check.when);
            check.message.each_formula(visit);
        }
    }
}

/// How numbers are rounded, each once.
#[derive(Clone, Copy, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RubricRounding {
    /// For a rate, before a rule uses it; absent, a rate stays exact.
    pub rate: Option<Rounding>,
    /// For a score that is computed from rates or means: of an item, and of an indicator.
    pub item: Rounding,
    /// For a total.
    pub total: Rounding,
    /// Does the rubric itself say how scores and totals are rounded?
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub stated: bool,
}

/// A part of the table (一级指标).
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// Its name in results.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// 分值; the sum of those of its items.
    pub points: Decimal,
    /// How much of its points counts in the total, in percent; absent: 100.
    pub weight: Option<Decimal>,
    /// Do its items share its points? Then optional ones may be left out, and the others are scaled.
    pub pool: bool,
    /// 考核内容.
    pub items: Vec<Item>,
}

/// A condition that makes the total zero (一票否决).
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Veto {
    /// When it does.
    pub when: Formula,
    /// Its words in the rubric.
    pub clause: String,
}

/// A band of the total.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Grade {
    /// Its name, as 优.
    pub name: String,
    /// The lowest total of the band.
    pub at_least: Decimal,
    /// The highest total, where it is printed: 80–89 has none for 89.5.
    pub at_most: Option<Decimal>,
}

/// A line of the signature block.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignatureLine {
    /// Its name in the submission.
    pub id: String,
    /// What is printed before the blank.
    pub label: String,
    /// Who signs.
    pub side: Side,
}

/// The two sides that sign a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Side {
    /// 填报单位.
    #[default]
    Department,
    /// 财政部门.
    FinanceBureau,
}
