//! The kinds of doubt, each with its weight, its meaning and the published wording that it comes from.

use crate::print::{Print, words};
use crate::problem::codes;

/// How much a doubt weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Probably not what the rubric means.
    Warning,
    /// Worth knowing; the rubric may well mean it so.
    Note,
}

words! { Severity { Warning = "warning", Note = "note" } }

/// What a doubt weighs, and what a stated reading (`reading`) of its item makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gravity {
    /// A warning, whatever is said about it.
    Warning,
    /// A note.
    Note,
    /// A warning that a reading turns into a note; one that has one of these words settles it.
    Open(&'static [&'static str]),
}

impl Gravity {
    /// The severity where an item is read so; `None` where that settles it.
    #[must_use]
    pub fn severity(self, reading: Option<&str>) -> Option<Severity> {
        match (self, reading) {
            (Self::Warning, _) | (Self::Open(_), None) => Some(Severity::Warning),
            (Self::Note, _) => Some(Severity::Note),
            (Self::Open(words), Some(reading)) => {
                (!words.iter().any(|word| reading.contains(word))).then_some(Severity::Note)
            }
        }
    }
}

macro_rules! doubts {
    ($($(#[doc = $meaning:literal])+ $name:ident = $text:literal, $gravity:expr, $source:literal;)+) => {
        codes! {
            /// The kinds of doubt. Their texts are part of the interface and do not change.
            DoubtCode {
                $($(#[doc = $meaning])+ $name = $text,)+
            }
        }

        impl DoubtCode {
            /// What it weighs.
            #[must_use]
            pub const fn gravity(self) -> Gravity {
                match self {
                    $(Self::$name => $gravity,)+
                }
            }

            /// The check of reviewers or the published wording behind it.
            #[must_use]
            pub const fn source(self) -> &'static str {
                match self {
                    $(Self::$name => $source,)+
                }
            }
        }
    };
}

use Gravity::{Note, Open, Warning};

doubts! {
    /// The points of the sections, each times its weight, do not add up to 100.
    TotalNot100 = "total-not-100", Warning, "T3";
    /// Every section is out of 100 and weighted, and the weights do not add up to 100.
    WeightsNot100 = "weights-not-100", Warning, "「权重 50、25、25」";
    /// Some sections are weighted and others are not.
    WeightsPartly = "weights-partly", Note, "「25%×40%」";
    /// A section of weight 0 counts nothing.
    WeightZero = "weight-zero", Note, "T3";
    /// An item has no points.
    ItemWithoutPoints = "item-without-points", Warning, "T3";
    /// A single indicator carries 60 or more of 100.
    ItemDominates = "item-dominates", Warning, "T19";
    /// The items of a section share its points, but none is optional.
    PoolWithoutOptional = "pool-without-optional", Warning, "「可选项」";
    /// The items of a section share its points, and all of them are optional: nobody may be left to take them.
    PoolAllOptional = "pool-all-optional", Warning, "「可选项」";
    /// Totals between two grades have none.
    GradeGap = "grade-gap", Warning, "T16 「80-89 良，90-100 优」";
    /// A total has two grades; the better one counts.
    GradeOverlap = "grade-overlap", Warning, "T16";
    /// Totals below the lowest grade have none.
    GradeLowest = "grade-lowest-above-zero", Warning, "T16";
    /// No total reaches the grade.
    GradeBeyondTotal = "grade-beyond-total", Warning, "T16";
    /// Two grades have one name.
    GradeNameDuplicate = "grade-name-duplicate", Warning, "T16";

    /// Values between two bands earn nothing that the rubric says.
    BandGap = "band-gap", Open(&[]), "「80%（含）-90% 4分」";
    /// Two bands overlap; the one that stands first counts.
    BandOverlap = "band-overlap", Warning, "「80%（含）-90% 4分」";
    /// Two bands have an end in common, and both contain it.
    BandSharedEnd = "band-shared-end", Warning, "「10-20%（含），20-30%（含）」";
    /// Every value of a band lies in bands that stand before it.
    BandUnreachable = "band-unreachable", Warning, "「80%（含）-90% 4分」";
    /// Values below the lowest band or above the highest lie in none.
    BandWithoutEnd = "band-without-end", Open(&[]), "「低于60%不得分」";
    /// The bands of a percentage cover 0 to 100, but nothing below or above.
    BandBeyond100 = "band-beyond-100", Note, "「低于60%不得分」";
    /// Degrees between 0 and 100 lie in no level.
    LevelGap = "level-gap", Open(&[]), "T7 「100-80%（含）、80-60%（含）、60-0%」";
    /// A degree lies in two levels.
    LevelOverlap = "level-overlap", Open(&[]), "T7 「100-80%（含）、80-60%（含）、60-0%」";
    /// A level reaches below 0 or beyond 100 percent.
    LevelOutOfRange = "level-out-of-range", Warning, "T7";

    /// Per unit nothing is lost and nothing gained, or every band, option or case is worth the same.
    RuleChangesNothing = "rule-changes-nothing", Warning, "「扣完为止」";
    /// The deductions can never use up the points.
    PerUnitNeverZero = "per-unit-never-zero", Open(&[]), "「扣完为止」";
    /// A completion cannot lie below the floor.
    FloorNeverApplies = "floor-never-applies", Warning, "「低于60%不得分」";
    /// Over-achievement cannot occur where less is the better or the target has to be met exactly.
    OverNeverApplies = "over-never-applies", Warning, "T10";
    /// Falling to zero at twice the target is for indicators of which less is the better.
    FallsNeverApplies = "falls-never-applies", Warning, "「1-(B-A)/A」";
    /// The target is a number other than 0, so what a target of 0 earns never applies.
    ZeroTargetNeverApplies = "zero-target-never-applies", Note, "T11";
    /// A later place earns more than an earlier one.
    RankRising = "rank-rising", Warning, "「第1-5名依次60、57、54、51、48分」";
    /// Only one rule stands where one of several is to count.
    EitherSingle = "either-single", Note, "「二者择其一」";
    /// A condition earns no points and is not required.
    CriterionWithoutPoints = "criterion-without-points", Warning, "T3";
    /// A condition stands twice in an item.
    ConditionDuplicate = "condition-duplicate", Warning, "T22";
    /// A fact earns or loses points in two items.
    ConditionInTwoItems = "condition-in-two-items", Note, "T22";
    /// No value of the fact leads to the option.
    OptionUnreachable = "option-unreachable", Warning, "「只公开预算或决算得1分」";
    /// An explanation is due where the score or the rate is high.
    ExplainWrongWay = "explain-wrong-way", Warning, "T5 「执行率未达到90%的需说明原因」";
    /// The fact that is to give a reason does not ask for one.
    ReasonNotAskedFor = "reason-not-asked-for", Note, "T5";

    /// Neither a rule nor a check uses the fact.
    FactUnused = "fact-unused", Warning, "T21";
    /// The fact is used only for facts that no rule uses.
    FactLeadsNowhere = "fact-leads-nowhere", Warning, "T21";
    /// Two facts have one label.
    LabelDuplicate = "label-duplicate", Note, "T22";
    /// A fact has a name that formulas use for the points or the score of an item.
    NameShadowed = "name-shadowed", Warning, "「得分=权重*B/A」";
    /// An id is neither of small letters, digits and underscores nor Chinese, or differs in style from the others.
    IdStyle = "id-style", Note, "";
    /// A text is longer than a table has room for.
    TextTooLong = "text-too-long", Note, "X15";

    /// A boolean fact is always true or always false.
    DerivedConstant = "derived-constant", Warning, "T4";
    /// A prerequisite, an excuse, a veto or the need of an explanation holds always or never.
    ConditionConstant = "condition-constant", Warning, "「如不具备，该指标分值为0」";
    /// A percentage is given as a share between 0 and 1.
    PercentAsFraction = "percent-as-fraction", Warning, "「≥90% 5分」";
    /// A ratio stands for a percentage without × 100.
    PercentWithout100 = "percent-without-100", Warning, "「在职人员控制率=（在职人员数/编制数）×100%」";
    /// A formula multiplies the points by a percentage without ÷ 100.
    PercentTimesPoints = "percent-times-points", Warning, "「执行率×指标分值」";
    /// An amount is compared with a number whose unit is not said.
    MoneyConstantWithoutUnit = "money-constant-without-unit", Note, "M13";
    /// An amount is compared with a number that the standard states in another unit.
    MoneyConstantOtherUnit = "money-constant-other-unit", Warning, "M13";
    /// Amounts in 元 and in 万元 stand in one expression.
    MoneyUnitsMixed = "money-units-mixed", Warning, "M13";
    /// A rate is divided by a fact that may be 0, and the rubric does not say what then.
    DivisionByZero = "division-by-zero", Note, "T12";

    /// Parts of a unit may occur, and the rubric does not say whether they count.
    CountingUnstated = "counting-unstated", Open(&["连续", "不足", "整", "比例"]), "「每超过一个百分点扣0.5分」";
    /// The item may not apply, and the rubric does not say what then.
    NotApplicableUnstated = "not-applicable-unstated", Open(&["不适用", "剔除", "没有"]),
        "T20 「没有楼堂馆所项目的部门按满分计算」";
    /// The target may be 0, and the rubric does not say what then.
    ZeroTargetUnstated = "zero-target-unstated", Open(&["为0", "为 0", "是0", "是 0"]), "T11 「预算调整次数 0 次」";
    /// A target that the department sets itself may be far exceeded, and the rubric does not say what then.
    OverUnstated = "over-unstated", Open(&["超额", "超过", "高出"]), "T10 「超过预期指标30%以上的，均不计分」";
    /// Scores are computed from rates, and the rubric does not say how they are rounded.
    RoundingUnstated = "rounding-unstated", Warning, "「8.62 → 9」";
    /// Rates are used, and the rubric does not say whether they are rounded before.
    RateRoundingUnstated = "rate-rounding-unstated", Note, "「49.88% 或 50%」";
    /// The rubric does not say what a department without projects earns.
    NoProjectsUnstated = "no-projects-unstated", Open(&["没有项目", "无项目"]), "T17 「项目支出：无」";

    /// The words of a condition, an option, a band or a grade are no part of the standard.
    ClauseNotInStandard = "clause-not-in-standard", Open(&[]), "计分标准";
    /// The points differ from those that the clause says.
    PointsContradictClause = "points-contradict-clause", Warning, "「得2分，否则不得分」";
    /// The standard says points that the rule does not give, or the rule gives some that the standard does not say.
    PointsContradictStandard = "points-contradict-standard", Open(&[]), "「每出现一例扣1分」";
    /// The ends of a band differ from the numbers of its clause.
    BandContradictsClause = "band-contradicts-clause", Open(&[]), "「80%（含）-90% 4分」";
    /// A band contains an end that its clause excludes, or the other way round.
    EndContradictsClause = "end-contradicts-clause", Open(&[]), "「80%（含）」";
    /// A threshold, a target or a unit of the rule does not occur in the standard.
    ThresholdContradictsStandard = "threshold-contradicts-standard", Open(&[]), "「以100%为标准」";
    /// The standard counts units on the other side of the threshold than the rule.
    SideContradictsStandard = "side-contradicts-standard", Open(&[]), "「每超过一个百分点」「每低于5%」";
    /// A percentage in the standard is used by no part of the rule.
    NumberUnused = "number-unused", Open(&[]), "「100%计满分，每低于5%扣2分」";
    /// The standard asks for something that the item does not have: an explanation, an excuse or a choice of rules.
    ClauseUnmodelled = "clause-unmodelled", Open(&[]), "「除政策性原因外」「二者择其一」";
    /// The rule takes the plain mean, the weighted one or the sum, and the standard or a note says another.
    MeanContradictsText = "mean-contradicts-text", Open(&[]), "T3 「平均得分」「加权平均值」";
    /// A note says full points that nothing in the table has.
    NotePoints = "note-points", Warning, "「满分100分」";
    /// There are more doubts than are listed one by one.
    TooManyDoubts = "too-many-doubts", Note, "";
}

impl Print for DoubtCode {
    fn print(&self, into: &mut String) {
        self.text().print(into);
    }
}
