//! The score sheet (自评表) as data, in the order in which it is printed.

use serde::Serialize;

use super::trace::Trace;
use crate::decimal::{self, Decimal};
use crate::problem::Problem;

/// A scored submission. Every number is a text, unknown is null.
#[derive(Clone, Debug, Serialize)]
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problems: Option<Vec<Problem>>,
    /// What the sheet was computed from; only on a sealed sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digests: Option<Digests>,
}

/// Name and version of the engine.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Engine {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

impl Engine {
    /// This engine.
    pub const THIS: Self = Self { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };
}

/// Which rubric a sheet was computed by.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct RubricName<'s> {
    /// Its id.
    pub id: &'s str,
    /// Its version.
    pub version: &'s str,
    /// The title of the table.
    pub title: &'s str,
}

/// SHA-256 digests, in hexadecimal, of the canonical forms of what a sheet was computed from.
#[derive(Clone, Debug, Serialize)]
pub struct Digests {
    /// `sha-256`.
    pub algorithm: &'static str,
    /// Digest of the rubric.
    pub rubric: String,
    /// Digest of the submission.
    pub submission: String,
}

/// A section of the table with its subtotals.
#[derive(Clone, Debug, Serialize)]
pub struct SectionScore<'s> {
    /// The section's id.
    pub id: &'s str,
    /// Its heading.
    pub title: &'s str,
    /// 分值.
    #[serde(serialize_with = "decimal::serialize")]
    pub points: Decimal,
    /// Sum of what could be computed.
    #[serde(serialize_with = "decimal::serialize_known")]
    pub computed: Option<Decimal>,
    /// 自评分数.
    #[serde(rename = "self", serialize_with = "decimal::serialize_known")]
    pub claimed: Option<Decimal>,
    /// 评定分数.
    #[serde(serialize_with = "decimal::serialize_known")]
    pub reviewed: Option<Decimal>,
    /// 考核内容.
    pub items: Vec<ItemScore<'s>>,
}

/// A row of the table.
#[derive(Clone, Debug, Serialize)]
pub struct ItemScore<'s> {
    /// The item's id.
    pub id: &'s str,
    /// Its heading.
    pub title: &'s str,
    /// 分值.
    #[serde(serialize_with = "decimal::serialize")]
    pub points: Decimal,
    /// What the facts given so far earn; null where nothing can be computed.
    #[serde(serialize_with = "decimal::serialize_known")]
    pub computed: Option<Decimal>,
    /// 自评分数: what is claimed, or what is computed where nothing is claimed.
    #[serde(rename = "self", serialize_with = "decimal::serialize_known")]
    pub claimed: Option<Decimal>,
    /// Is the self score claimed?
    #[serde(rename = "self_claimed")]
    pub is_claimed: bool,
    /// 评定分数: what the reviewer gives, or what the reviewer's answers earn.
    #[serde(serialize_with = "decimal::serialize_known")]
    pub reviewed: Option<Decimal>,
    /// How far it could be computed.
    pub state: State,
    /// Points that depend on what is missing.
    #[serde(serialize_with = "decimal::serialize")]
    pub open: Decimal,
    /// Points that the facts have lost.
    #[serde(serialize_with = "decimal::serialize")]
    pub lost_points: Decimal,
    /// What has to be filled to compute the rest.
    pub missing: Vec<Missing<'s>>,
    /// Why points were lost, and what would earn them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost: Option<Vec<Loss<'s>>>,
    /// How the score came about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<Trace<'s>>,
}

/// How far an item could be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Completely.
    Scored,
    /// In part or not at all: something is missing.
    Incomplete,
    /// The department says that it does not apply, and the rubric does not say what then.
    NotApplicable,
    /// Not at all: the self score is a claim and nothing more.
    ClaimedOnly,
}

/// Something that has to be filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing<'s> {
    /// The fact, if it is one of the rubric's.
    pub fact: Option<&'s str>,
    /// Where it belongs: a JSON pointer into the submission.
    pub pointer: String,
    /// What it is, in Chinese.
    pub label: String,
    /// The points that depend on it, perhaps together with others.
    #[serde(serialize_with = "decimal::serialize")]
    pub points: Decimal,
    /// Why what is there does not suffice, in Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Points that were lost.
#[derive(Clone, Debug, Serialize)]
pub struct Loss<'s> {
    /// How many.
    #[serde(serialize_with = "decimal::serialize")]
    pub points: Decimal,
    /// The words of the standard that were not met: what would earn the points.
    pub clause: &'s str,
    /// Why, in Chinese.
    pub message: String,
}

/// The last row of the table.
#[derive(Clone, Debug, Serialize)]
pub struct Totals<'s> {
    /// 分值.
    #[serde(serialize_with = "decimal::serialize")]
    pub points: Decimal,
    /// Points that depend on what is missing.
    #[serde(serialize_with = "decimal::serialize")]
    pub open: Decimal,
    /// Points that the facts have lost.
    #[serde(serialize_with = "decimal::serialize")]
    pub lost_points: Decimal,
    /// Computed.
    pub computed: Column<'s>,
    /// 自评分数.
    #[serde(rename = "self")]
    pub claimed: Column<'s>,
    /// 评定分数.
    pub reviewed: Column<'s>,
}

/// The total of one column.
#[derive(Clone, Debug, Serialize)]
pub struct Column<'s> {
    /// The sum of the scores that there are, rounded as the rubric says; null where there is none.
    #[serde(serialize_with = "decimal::serialize_known")]
    pub score: Option<Decimal>,
    /// 合计 as this side states it.
    #[serde(serialize_with = "decimal::serialize_known")]
    pub stated: Option<Decimal>,
    /// Is the stated total the sum? Null where one of the two is not there.
    pub agrees: Option<bool>,
    /// Has every item a final score?
    pub complete: bool,
    /// 等级 of a complete column.
    pub grade: Option<&'s str>,
    /// The grade if nothing more is earned.
    pub grade_at_least: Option<&'s str>,
    /// The grade if everything is earned that still can be.
    pub grade_at_most: Option<&'s str>,
    /// The next better grade and how far it is.
    pub next_grade: Option<NextGrade<'s>>,
}

/// The next better grade.
#[derive(Clone, Debug, Serialize)]
pub struct NextGrade<'s> {
    /// Its name.
    pub name: &'s str,
    /// Points that are short of it.
    #[serde(serialize_with = "decimal::serialize")]
    pub short: Decimal,
}
