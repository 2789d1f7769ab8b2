//! What the expressions of an outline can name: the submission and its score as values of FEEL.

use core::cell::OnceCell;
use std::borrow::Cow;

use crate::date::Date;
use crate::decimal::{Decimal, Fraction, Rounding, RoundingMode};
use crate::feel::{self, Value};
use crate::rubric::Rubric;
use crate::scoring::ScoreSheet;
use crate::submission::{
    Assets, Budget, BudgetLine, Department, MoneyUnit, Performance, Project, Submission, Target, Text, ThreePublic,
    ThreePublicLine,
};

/// How numbers and days are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As values to compute with.
    Exact,
    /// As texts, with the decimals with which they were typed.
    Shown,
}

/// The values of the names, made when they are first asked for.
pub struct Source<'s> {
    submission: &'s Submission<'s>,
    rubric: &'s Rubric,
    sheet: &'s ScoreSheet<'s>,
    form: Form,
    values: OnceCell<Fields<'s>>,
}

type Fields<'s> = Vec<(Cow<'s, str>, Value<'s>)>;

impl<'s> Source<'s> {
    /// The values of a submission and its score in one form.
    pub fn new(submission: &'s Submission<'s>, rubric: &'s Rubric, sheet: &'s ScoreSheet<'s>, form: Form) -> Self {
        Self { submission, rubric, sheet, form, values: OnceCell::new() }
    }

    fn values(&self) -> &Fields<'s> {
        self.values.get_or_init(|| self.form.submission(self.submission, self.rubric, self.sheet))
    }
}

/// Names of a source, and an entry of a list as `item`.
pub struct WithItem<'c, 's, 'v> {
    /// The names.
    pub source: &'c Source<'s>,
    /// The entry.
    pub item: Option<&'c Value<'v>>,
}

impl feel::Context for WithItem<'_, '_, '_> {
    fn value(&self, name: &str) -> Value<'_> {
        if name == "item" {
            return self.item.cloned().unwrap_or(Value::Null);
        }
        let values = self.source.values();
        values.iter().find(|(known, _)| known == name).map_or(Value::Null, |(_, value)| value.clone())
    }
}

fn fields<'s, const N: usize>(entries: [(&'static str, Value<'s>); N]) -> Value<'s> {
    Value::Context(entries.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect())
}

fn text<'s>(text: Option<&'s Text<'s>>) -> Value<'s> {
    let known = text.map(|text| text.trim()).filter(|text| !text.is_empty());
    known.map_or(Value::Null, |text| Value::Text(Cow::Borrowed(text)))
}

fn texts<'s>(texts: &'s [Text<'s>]) -> Value<'s> {
    let known = texts.iter().map(|one| text(Some(one))).filter(|one| !matches!(one, Value::Null));
    Value::List(known.collect())
}

fn word(word: Option<&str>) -> Value<'_> {
    word.map_or(Value::Null, |word| Value::Text(Cow::Borrowed(word)))
}

fn unit<'s>(unit: Option<MoneyUnit>) -> Value<'s> {
    Value::Text(Cow::Borrowed(unit.unwrap_or(MoneyUnit::USUAL).term()))
}

impl Form {
    fn submission<'s>(
        self,
        submission: &'s Submission<'s>,
        rubric: &'s Rubric,
        sheet: &'s ScoreSheet<'s>,
    ) -> Fields<'s> {
        let publication = &submission.publication;
        let procurement = &submission.procurement;
        let filing = &submission.filing;
        let totals = &sheet.totals;
        let Value::Context(fields) = fields([
            ("year", submission.year.map_or(Value::Null, |year| self.number(Some(Decimal::from(year))))),
            ("department", self.department(&submission.department)),
            ("goals", text(submission.goals.as_ref())),
            ("targets", Value::List(submission.targets.iter().map(|target| self.target(target)).collect())),
            ("management", texts(&submission.management)),
            ("budget", self.budget(&submission.budget)),
            ("three_public", self.three_public(&submission.three_public)),
            (
                "procurement",
                fields([
                    ("unit", unit(procurement.unit)),
                    ("budget", self.number(procurement.budget)),
                    ("executed", self.number(procurement.executed)),
                    ("execution_rate", self.rate(procurement.execution_rate, procurement.executed, procurement.budget)),
                ]),
            ),
            ("performance", performance(&submission.performance)),
            ("problems", texts(&submission.problems)),
            ("measures", texts(&submission.measures)),
            (
                "publication",
                fields([
                    ("text", text(publication.text.as_ref())),
                    ("use_of_results", text(publication.use_of_results.as_ref())),
                    ("date", self.date(publication.date)),
                    ("channel", text(publication.channel.as_ref())),
                ]),
            ),
            ("other", text(submission.other.as_ref())),
            ("projects", Value::List(submission.projects.iter().map(|project| self.project(project)).collect())),
            ("attachments", texts(&submission.attachments)),
            (
                "filing",
                fields([
                    ("unit_name", text(filing.unit_name.as_ref())),
                    ("prepared_by", text(filing.prepared_by.as_ref())),
                    ("date", self.date(filing.date)),
                ]),
            ),
            (
                "score",
                fields([
                    ("points", self.score(Some(totals.points))),
                    ("self", self.score(totals.claimed.score.filter(|_| totals.claimed.complete))),
                    ("grade", word(totals.claimed.grade)),
                    ("reviewed", self.score(totals.reviewed.score.filter(|_| totals.reviewed.complete))),
                    ("reviewed_grade", word(totals.reviewed.grade)),
                ]),
            ),
            (
                "rubric",
                fields([
                    ("title", word(Some(&rubric.title))),
                    ("number", word(rubric.number.as_deref())),
                    ("authority", word(rubric.authority.as_deref())),
                ]),
            ),
        ]) else {
            return Vec::new();
        };
        fields
    }

    fn number<'s>(self, number: Option<Decimal>) -> Value<'s> {
        match (number, self) {
            (None, _) => Value::Null,
            (Some(number), Self::Exact) => Value::Number(number.into()),
            (Some(number), Self::Shown) => Value::Text(Cow::Owned(number.to_string())),
        }
    }

    /// A score, as the table has it.
    fn score<'s>(self, score: Option<Decimal>) -> Value<'s> {
        match (score, self) {
            (Some(score), Self::Shown) => Value::Text(Cow::Owned(crate::decimal::text(score))),
            (score, _) => self.number(score),
        }
    }

    fn date<'s>(self, date: Option<Date>) -> Value<'s> {
        match (date, self) {
            (None, _) => Value::Null,
            (Some(date), Self::Exact) => Value::Date(date),
            (Some(date), Self::Shown) => {
                Value::Text(Cow::Owned(format!("{}年{}月{}日", date.year(), date.month(), date.day())))
            }
        }
    }

    /// A rate in percent as it is stated, or else as it follows, with two decimals where it is shown.
    fn rate<'s>(self, stated: Option<Decimal>, part: Option<Decimal>, whole: Option<Decimal>) -> Value<'s> {
        if stated.is_some() {
            return self.number(stated);
        }
        let rate = || {
            let hundred = Fraction::count(100)?;
            Fraction::from(part?).times(hundred)?.divided_by(whole?.into())
        };
        match (rate(), self) {
            (None, _) => Value::Null,
            (Some(rate), Self::Exact) => Value::Number(rate),
            (Some(rate), Self::Shown) => {
                let cents = Rounding { decimals: 2, mode: RoundingMode::HalfUp };
                rate.round(cents).map_or(Value::Null, |rate| Value::Text(Cow::Owned(crate::decimal::text(rate))))
            }
        }
    }

    fn department<'s>(self, department: &'s Department<'s>) -> Value<'s> {
        let staffing = &department.staffing;
        let positions = staffing
            .positions
            .iter()
            .map(|position| fields([("title", text(position.title.as_ref())), ("count", self.number(position.count))]));
        fields([
            ("name", text(department.name.as_ref())),
            ("duties", texts(&department.duties)),
            ("organisation", text(department.organisation.as_ref())),
            ("offices", texts(&department.offices)),
            (
                "staffing",
                fields([
                    ("authorized", self.number(staffing.authorized)),
                    ("headcount", self.number(staffing.headcount)),
                    ("retired", self.number(staffing.retired)),
                    ("kind", text(staffing.kind.as_ref())),
                    ("positions", Value::List(positions.collect())),
                ]),
            ),
            (
                "vehicles",
                fields([
                    ("authorized", self.number(department.vehicles.authorized)),
                    ("actual", self.number(department.vehicles.actual)),
                ]),
            ),
            ("assets", self.assets(&department.assets)),
        ])
    }

    fn assets<'s>(self, assets: &'s Assets<'s>) -> Value<'s> {
        // A unit that nobody stated is not made up.
        let unit = assets.unit.map_or(Value::Null, |stated| unit(Some(stated)));
        let term =
            assets.net_value_term.as_ref().map_or(Value::Text(Cow::Borrowed("资产净值")), |term| text(Some(term)));
        fields([
            ("unit", unit),
            ("original_value", self.number(assets.original_value)),
            ("accumulated_depreciation", self.number(assets.accumulated_depreciation)),
            ("net_value", self.number(assets.net_value)),
            ("net_value_term", term),
        ])
    }

    fn target<'s>(self, target: &'s Target<'s>) -> Value<'s> {
        fields([
            ("text", text(target.text.as_ref())),
            ("unit", text(target.unit.as_ref())),
            ("target", self.number(target.target)),
            ("actual", self.number(target.actual)),
            ("result", text(target.result.as_ref())),
        ])
    }

    fn budget<'s>(self, budget: &'s Budget<'s>) -> Value<'s> {
        let balance = &budget.balance;
        fields([
            ("unit", unit(budget.unit)),
            ("total", self.budget_line(&budget.total)),
            ("basic", self.budget_line(&budget.basic)),
            ("personnel", self.budget_line(&budget.personnel)),
            ("wages_benefits", self.budget_line(&budget.wages_benefits)),
            ("personal_family_subsidies", self.budget_line(&budget.personal_family_subsidies)),
            ("operating", self.budget_line(&budget.operating)),
            ("project", self.budget_line(&budget.project)),
            ("state_capital", self.budget_line(&budget.state_capital)),
            ("government_fund", self.budget_line(&budget.government_fund)),
            ("agency_running", self.budget_line(&budget.agency_running)),
            (
                "balance",
                fields([
                    ("opening", self.number(balance.opening)),
                    ("income", self.number(balance.income)),
                    ("closing", self.number(balance.closing)),
                    ("carry_over_rate", self.number(balance.carry_over_rate)),
                ]),
            ),
        ])
    }

    fn budget_line<'s>(self, line: &'s BudgetLine<'s>) -> Value<'s> {
        fields([
            ("initial_budget", self.number(line.initial_budget)),
            ("adjustment", self.number(line.adjustment)),
            ("adjustment_rate", self.number(line.adjustment_rate)),
            ("budget", self.number(line.budget)),
            ("executed", self.number(line.executed)),
            ("execution_rate", self.rate(line.execution_rate, line.executed, line.budget)),
            ("share", self.number(line.share)),
            ("last_year", self.number(line.last_year)),
            ("growth", self.number(line.growth)),
            ("change", line.growth.map_or(Value::Null, |growth| Value::Text(Cow::Owned(change(growth))))),
            ("reason", text(line.reason.as_ref())),
            ("none", line.none.map_or(Value::Null, Value::Boolean)),
        ])
    }

    fn three_public(self, three_public: &ThreePublic) -> Value<'_> {
        let line = |line: &ThreePublicLine| {
            fields([
                ("budget", self.number(line.budget)),
                ("executed", self.number(line.executed)),
                ("last_year_budget", self.number(line.last_year_budget)),
                ("last_year", self.number(line.last_year)),
            ])
        };
        fields([
            ("unit", unit(three_public.unit)),
            ("total", line(&three_public.total)),
            ("overseas", line(&three_public.overseas)),
            ("vehicles", line(&three_public.vehicles)),
            ("vehicle_purchase", line(&three_public.vehicle_purchase)),
            ("vehicle_running", line(&three_public.vehicle_running)),
            ("reception", line(&three_public.reception)),
        ])
    }

    fn project<'s>(self, project: &'s Project<'s>) -> Value<'s> {
        fields([
            ("name", text(project.name.as_ref())),
            ("unit", unit(project.unit)),
            ("budget", self.number(project.budget)),
            ("executed", self.number(project.executed)),
            ("execution_rate", self.rate(project.execution_rate, project.executed, project.budget)),
            ("reason", text(project.reason.as_ref())),
        ])
    }
}

/// Growth in words: 增加32%, 减少5%, 持平.
fn change(growth: Decimal) -> String {
    if growth.is_zero() {
        "持平".to_owned()
    } else if growth.is_sign_negative() {
        format!("减少{}%", growth.abs())
    } else {
        format!("增加{growth}%")
    }
}

fn performance<'s>(performance: &'s Performance<'s>) -> Value<'s> {
    let benefits = &performance.benefits;
    fields([
        ("quantity", text(performance.quantity.as_ref())),
        ("quality", text(performance.quality.as_ref())),
        ("timeliness", text(performance.timeliness.as_ref())),
        ("cost", text(performance.cost.as_ref())),
        (
            "benefits",
            fields([
                ("economic", text(benefits.economic.as_ref())),
                ("social", text(benefits.social.as_ref())),
                ("ecological", text(benefits.ecological.as_ref())),
                ("administrative", text(benefits.administrative.as_ref())),
                ("sustainability", text(benefits.sustainability.as_ref())),
            ]),
        ),
        ("satisfaction", text(performance.satisfaction.as_ref())),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::NAMES;

    #[test]
    fn every_name_has_a_value() {
        let text = r#"{ "rubric": "ningxian-2023-department" }"#;
        let reading = crate::read::submission(text).unwrap();
        let rubric = reading.rubric.rubric();
        let sheet = crate::scoring::score(&reading.submission, rubric, true);
        let names: Vec<Cow<'_, str>> =
            Form::Exact.submission(&reading.submission, rubric, &sheet).into_iter().map(|(name, _)| name).collect();
        for name in NAMES.iter().filter(|name| **name != "item") {
            assert!(names.iter().any(|known| known == name), "{name}");
        }
        assert_eq!(names.len(), NAMES.len() - 1);
    }

    #[test]
    fn growth_is_said_in_words() {
        for (growth, words) in [("32", "增加32%"), ("-4.00", "减少4.00%"), ("0.00", "持平")] {
            assert_eq!(change(crate::decimal::parse(growth).unwrap()), words);
        }
    }
}
