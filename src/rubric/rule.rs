//! The kinds of rule by which an item earns its points.

use crate::decimal::Decimal;
use crate::submission::Direction;

/// How the facts decide the score of an item.
#[derive(Clone, Debug)]
pub enum Rule {
    /// Points per condition: 「…得2分，否则不得分；…得2分，否则不得分」.
    Conditions(Vec<Criterion>),
    /// All or nothing: 「得3分，否则不得分」, when all these facts hold.
    AllOrNothing(Vec<String>),
    /// A named choice: 「得2分，只公开预算或决算得1分，否则不得分」.
    Choice(Choice),
    /// From the scores of the projects: 「所有项目平均得分×80%」.
    Children(Children),
}

impl Rule {
    /// The name of the kind in rubrics and traces.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Conditions(_) => "conditions",
            Self::AllOrNothing(_) => "all_or_nothing",
            Self::Choice(_) => "choice",
            Self::Children(_) => "children",
        }
    }

    /// The facts that the rule names.
    #[must_use]
    pub fn facts(&self) -> Vec<&str> {
        match self {
            Self::Conditions(criteria) => criteria.iter().map(|criterion| criterion.fact.as_str()).collect(),
            Self::AllOrNothing(facts) => facts.iter().map(String::as_str).collect(),
            Self::Choice(choice) => vec![choice.fact.as_str()],
            Self::Children(_) => Vec::new(),
        }
    }
}

/// A condition that earns points.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// The boolean fact that decides.
    pub fact: String,
    /// What it earns.
    pub points: Decimal,
    /// Its words in the standard.
    pub clause: String,
}

/// A choice whose alternatives earn different points.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The fact that is chosen.
    pub fact: String,
    /// What each alternative earns.
    pub options: Vec<ChoiceOption>,
}

/// What an alternative earns.
#[derive(Clone, Debug)]
pub struct ChoiceOption {
    /// The value of the alternative.
    pub value: String,
    /// What it earns.
    pub points: Decimal,
    /// Its words in the standard.
    pub clause: String,
}

/// A score from the scores of the projects.
#[derive(Clone, Debug)]
pub struct Children {
    /// How much each project counts in the mean.
    pub weight: Weight,
    /// What the mean is multiplied by, exactly.
    pub factor: Decimal,
    /// How a single project is scored.
    pub child: Child,
}

/// How much a project counts in the mean of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Each the same: 平均得分.
    Same,
    /// By its budget: 按资金额度加权平均.
    Budget,
}

/// How a single project is scored.
#[derive(Clone, Debug)]
pub struct Child {
    /// 分值 of a whole project.
    pub points: Decimal,
    /// Whether more or less is the better for an indicator that does not say so. An indicator that is
    /// reached earns its points, another its points × actual ÷ target (or target ÷ actual).
    pub direction: Direction,
}
