//! The score sheet (自评表) as data, in the order in which it is printed.

use super::facts::Judgement;
use super::trace::{InputTrace, Trace};
use crate::decimal::Decimal;
use crate::print::{printed, words};
use crate::problem::Problem;

/// A scored submission. Every number is a text, unknown is null.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScoreSheet<'s> {
    /// What computed it.
    pub engine: Engine,
    /// By which rubric.
    pub rubric: RubricName<'s>,
    /// The year that is evaluated.
    pub year: Option<u16>,
    /// The department's name.
    pub department: Option<&'s str>,
    /// Are reasons and traces included?
    pub traced: bool,
    /// 一级指标.
    pub sections: Vec<SectionScore<'s>>,
    /// 合计.
    pub totals: Totals<'s>,
    /// What could not be read and counts as not answered; only where that was asked for.
    pub problems: Option<Vec<Problem>>,
    /// What the sheet was computed from; only on a sealed sheet.
    pub digests: Option<Digests>,
}

printed! {
    ScoreSheet<'_> {
        engine,
        rubric,
        year,
        department,
        traced,
        sections,
        totals,
        problems if some,
        digests if some,
    }
}

/// Name and version of the engine.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Engine {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

printed! { Engine { name, version } }

impl Engine {
    /// This engine.
    pub const THIS: Self = Self { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };
}

/// Which rubric a sheet was computed by.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RubricName<'s> {
    /// Its id.
    pub id: &'s str,
    /// Its version.
    pub version: &'s str,
    /// The title of the table.
    pub title: &'s str,
}

printed! { RubricName<'_> { id, version, title } }

/// SHA-256 digests, in hexadecimal, of the canonical forms of what a sheet was computed from.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Digests {
    /// `sha-256`.
    pub algorithm: &'static str,
    /// Digest of the rubric.
    pub rubric: String,
    /// Digest of the submission.
    pub submission: String,
}

printed! { Digests { algorithm, rubric, submission } }

/// A section of the table with its subtotals.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SectionScore<'s> {
    /// The section's id.
    pub id: &'s str,
    /// Its heading.
    pub title: &'s str,
    /// 分值.
    pub points: Decimal,
    /// How much of its points counts in the total, in percent; absent: all.
    pub weight: Option<Decimal>,
    /// The points of the items that count in a pool, where they were scaled to those of the section.
    pub scaled_from: Option<Decimal>,
    /// Sum of what could be computed.
    pub computed: Option<Decimal>,
    /// 自评分数.
    #[cfg_attr(feature = "schema", schemars(rename = "self"))]
    pub claimed: Option<Decimal>,
    /// 评定分数.
    pub reviewed: Option<Decimal>,
    /// 考核内容.
    pub items: Vec<ItemScore<'s>>,
}

printed! {
    SectionScore<'_> {
        id,
        title,
        points,
        weight if some,
        scaled_from if some,
        computed,
        claimed as "self",
        reviewed,
        items,
    }
}

impl SectionScore<'_> {
    /// Does it count in the total, or is it only shown?
    #[must_use]
    pub fn counts(&self) -> bool {
        self.weight.is_none_or(|weight| !weight.is_zero())
    }
}

/// A row of the table.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ItemScore<'s> {
    /// The item's id.
    pub id: &'s str,
    /// Its heading.
    pub title: &'s str,
    /// 分值.
    pub points: Decimal,
    /// What the facts given so far earn; null where nothing can be computed.
    pub computed: Option<Decimal>,
    /// 自评分数: what is claimed, or what is computed where nothing is claimed.
    #[cfg_attr(feature = "schema", schemars(rename = "self"))]
    pub claimed: Option<Decimal>,
    /// Is the self score claimed?
    #[cfg_attr(feature = "schema", schemars(rename = "self_claimed"))]
    pub is_claimed: bool,
    /// 评定分数: what the reviewer gives, or what the reviewer's answers earn.
    pub reviewed: Option<Decimal>,
    /// How far it could be computed.
    pub state: State,
    /// Points that depend on what is missing.
    pub open: Decimal,
    /// Points that the facts have lost.
    pub lost_points: Decimal,
    /// What has to be filled to compute the rest.
    pub missing: Vec<Missing<'s>>,
    /// Why points were lost, and what would earn them.
    pub lost: Option<Vec<Loss<'s>>>,
    /// How the score came about.
    pub trace: Option<Trace<'s>>,
}

printed! {
    ItemScore<'_> {
        id,
        title,
        points,
        computed,
        claimed as "self",
        is_claimed as "self_claimed",
        reviewed,
        state,
        open,
        lost_points,
        missing,
        lost if some,
        trace if some,
    }
}

impl ItemScore<'_> {
    /// Do its points leave the table by what the department says? The reviewer may overrule it.
    #[must_use]
    pub fn is_dropped(&self) -> bool {
        self.state == State::NotApplicable && self.missing.is_empty()
    }
}

/// How far an item could be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "kebab-case"))]
pub enum State {
    /// Completely.
    Scored,
    /// In part or not at all: something is missing.
    Incomplete,
    /// It does not apply. Either its points leave the table, or the rubric does not say what then, and they
    /// are open.
    NotApplicable,
    /// Not at all: the self score is a claim and nothing more.
    ClaimedOnly,
}

words! {
    State {
        Scored = "scored",
        Incomplete = "incomplete",
        NotApplicable = "not-applicable",
        ClaimedOnly = "claimed-only",
    }
}

/// Something that has to be filled.
#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Missing<'s> {
    /// The fact, if it is one of the rubric's.
    pub fact: Option<&'s str>,
    /// Where it belongs: a JSON pointer into the submission.
    pub pointer: String,
    /// What it is, in Chinese.
    pub label: String,
    /// The points that depend on it, perhaps together with others.
    pub points: Decimal,
    /// Why what is there does not suffice, in Chinese.
    pub note: Option<String>,
}

printed! {
    Missing<'_> {
        fact,
        pointer,
        label,
        points,
        note if some,
    }
}

/// Points that were lost.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Loss<'s> {
    /// How many.
    pub points: Decimal,
    /// The words of the standard that were not met: what would earn the points.
    pub clause: &'s str,
    /// Why, in Chinese.
    pub message: String,
}

printed! { Loss<'_> { points, clause, message } }

/// The last row of the table.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Totals<'s> {
    /// 分值.
    pub points: Decimal,
    /// Points of what applies, where the total was scaled from these to all.
    pub scaled_from: Option<Decimal>,
    /// Points that depend on what is missing.
    pub open: Decimal,
    /// Points that the facts have lost.
    pub lost_points: Decimal,
    /// 一票否决, where the rubric has it.
    pub veto: Option<Vec<VetoScore<'s>>>,
    /// Computed.
    pub computed: Column<'s>,
    /// 自评分数.
    #[cfg_attr(feature = "schema", schemars(rename = "self"))]
    pub claimed: Column<'s>,
    /// 评定分数.
    pub reviewed: Column<'s>,
}

printed! {
    Totals<'_> {
        points,
        scaled_from if some,
        open,
        lost_points,
        veto if some,
        computed,
        claimed as "self",
        reviewed,
    }
}

/// A condition that makes the total zero.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VetoScore<'s> {
    /// Its words in the rubric.
    pub clause: &'s str,
    /// Does it hold?
    pub state: Judgement,
    /// What has to be filled before that is known.
    pub missing: Vec<Missing<'s>>,
    /// The facts that decide.
    pub inputs: Vec<InputTrace<'s>>,
}

printed! { VetoScore<'_> { clause, state, missing, inputs } }

/// The total of one column.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Column<'s> {
    /// The sum of the scores that there are, rounded as the rubric says; null where there is none.
    pub score: Option<Decimal>,
    /// 合计 as this side states it.
    pub stated: Option<Decimal>,
    /// Is the stated total the sum? Null where one of the two is not there.
    pub agrees: Option<bool>,
    /// Has every item a final score?
    pub complete: bool,
    /// 等级 of a complete column.
    pub grade: Option<&'s str>,
    /// Why a complete column has no grade: its total lies between two printed bands.
    pub grade_gap: Option<String>,
    /// The grade if nothing more is earned.
    pub grade_at_least: Option<&'s str>,
    /// The grade if everything is earned that still can be.
    pub grade_at_most: Option<&'s str>,
    /// The next better grade and how far it is.
    pub next_grade: Option<NextGrade<'s>>,
}

printed! {
    Column<'_> {
        score,
        stated,
        agrees,
        complete,
        grade,
        grade_gap if some,
        grade_at_least,
        grade_at_most,
        next_grade,
    }
}

/// The next better grade.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextGrade<'s> {
    /// Its name.
    pub name: &'s str,
    /// Points that are short of it.
    pub short: Decimal,
}

printed! { NextGrade<'_> { name, short } }
