//! The figures of a submission that a rubric can build on, by their JSON pointers.

use super::{Budget, BudgetLine, MoneyUnit, Project, Submission, Text, ThreePublic, ThreePublicLine};
use crate::date::Date;
use crate::decimal::Decimal;

/// A figure at a known place of the submission; `None` inside where it is not answered.
#[derive(Clone, Copy, Debug)]
pub enum Figure<'s> {
    /// An amount in a unit.
    Money(Option<Decimal>, MoneyUnit),
    /// A rate in percent.
    Percent(Option<Decimal>),
    /// A number of people or things.
    Count(Option<Decimal>),
    /// A day.
    Date(Option<Date>),
    /// A text.
    Text(Option<&'s Text<'s>>),
}

impl Submission<'_> {
    /// The figure at a JSON pointer; `None` where a submission has no such place.
    #[must_use]
    pub fn figure(&self, pointer: &str) -> Option<Figure<'_>> {
        let mut steps = pointer.strip_prefix('/')?.split('/');
        let place = (steps.next()?, steps.next()?, steps.next(), steps.next());
        Some(match place {
            ("three_public", line, Some(amount), None) => {
                let unit = self.three_public.unit.unwrap_or(MoneyUnit::USUAL);
                three_public_line(&self.three_public, line)?.figure(amount, unit)?
            }
            ("budget", line, Some("growth"), None) => Figure::Percent(budget_line(&self.budget, line)?.growth),
            ("budget", line, Some(amount), None) => {
                let unit = self.budget.unit.unwrap_or(MoneyUnit::USUAL);
                budget_line(&self.budget, line)?.figure(amount, unit)?
            }
            ("department", "staffing", Some("authorized"), None) => Figure::Count(self.department.staffing.authorized),
            ("department", "staffing", Some("headcount"), None) => Figure::Count(self.department.staffing.headcount),
            ("department", "name", None, None) => Figure::Text(self.department.name.as_ref()),
            ("publication", "date", None, None) => Figure::Date(self.publication.date),
            ("publication", "channel", None, None) => Figure::Text(self.publication.channel.as_ref()),
            ("filing", "date", None, None) => Figure::Date(self.filing.date),
            _ => return None,
        })
    }
}

impl Project<'_> {
    /// The figure at a JSON pointer into the project; `None` where a project has no such place.
    #[must_use]
    pub fn figure(&self, pointer: &str) -> Option<Figure<'_>> {
        let unit = self.unit.unwrap_or(MoneyUnit::USUAL);
        Some(match pointer {
            "/budget" => Figure::Money(self.budget, unit),
            "/executed" => Figure::Money(self.executed, unit),
            "/name" => Figure::Text(self.name.as_ref()),
            _ => return None,
        })
    }
}

fn three_public_line<'s>(three_public: &'s ThreePublic, name: &str) -> Option<&'s ThreePublicLine> {
    Some(match name {
        "total" => &three_public.total,
        "overseas" => &three_public.overseas,
        "vehicles" => &three_public.vehicles,
        "vehicle_purchase" => &three_public.vehicle_purchase,
        "vehicle_running" => &three_public.vehicle_running,
        "reception" => &three_public.reception,
        _ => return None,
    })
}

fn budget_line<'s, 'a>(budget: &'s Budget<'a>, name: &str) -> Option<&'s BudgetLine<'a>> {
    Some(match name {
        "total" => &budget.total,
        "basic" => &budget.basic,
        "personnel" => &budget.personnel,
        "wages_benefits" => &budget.wages_benefits,
        "personal_family_subsidies" => &budget.personal_family_subsidies,
        "operating" => &budget.operating,
        "project" => &budget.project,
        "state_capital" => &budget.state_capital,
        "government_fund" => &budget.government_fund,
        "agency_running" => &budget.agency_running,
        _ => return None,
    })
}

impl ThreePublicLine {
    fn figure(&self, name: &str, unit: MoneyUnit) -> Option<Figure<'_>> {
        let amount = match name {
            "budget" => self.budget,
            "executed" => self.executed,
            "last_year" => self.last_year,
            _ => return None,
        };
        Some(Figure::Money(amount, unit))
    }
}

impl BudgetLine<'_> {
    fn figure(&self, name: &str, unit: MoneyUnit) -> Option<Figure<'_>> {
        let amount = match name {
            "initial_budget" => self.initial_budget,
            "budget" => self.budget,
            "executed" => self.executed,
            "last_year" => self.last_year,
            _ => return None,
        };
        Some(Figure::Money(amount, unit))
    }
}
