//! The figures of a submission that a rubric can build on, by their JSON pointers.

use super::{
    Balance, Budget, BudgetLine, Department, MoneyUnit, Procurement, Project, Submission, Text, ThreePublic,
    ThreePublicLine,
};
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
            ("budget", "balance", Some(amount), None) => {
                self.budget.balance.figure(amount, self.budget.unit.unwrap_or(MoneyUnit::USUAL))?
            }
            ("budget", line, Some(amount), None) => {
                let unit = self.budget.unit.unwrap_or(MoneyUnit::USUAL);
                budget_line(&self.budget, line)?.figure(amount, unit)?
            }
            ("procurement", amount, None, None) => self.procurement.figure(amount)?,
            ("department", part, Some(count), None) => self.department.figure(part, count)?,
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
            "/execution_rate" => Figure::Percent(self.execution_rate),
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
            "last_year_budget" => self.last_year_budget,
            "last_year" => self.last_year,
            _ => return None,
        };
        Some(Figure::Money(amount, unit))
    }
}

impl Balance {
    fn figure(&self, name: &str, unit: MoneyUnit) -> Option<Figure<'_>> {
        let amount = match name {
            "opening" => self.opening,
            "income" => self.income,
            "closing" => self.closing,
            "carry_over_rate" => return Some(Figure::Percent(self.carry_over_rate)),
            _ => return None,
        };
        Some(Figure::Money(amount, unit))
    }
}

impl Procurement {
    fn figure(&self, name: &str) -> Option<Figure<'_>> {
        let amount = match name {
            "budget" => self.budget,
            "executed" => self.executed,
            "execution_rate" => return Some(Figure::Percent(self.execution_rate)),
            _ => return None,
        };
        Some(Figure::Money(amount, self.unit.unwrap_or(MoneyUnit::USUAL)))
    }
}

impl Department<'_> {
    fn figure(&self, part: &str, count: &str) -> Option<Figure<'_>> {
        Some(Figure::Count(match (part, count) {
            ("staffing", "authorized") => self.staffing.authorized,
            ("staffing", "headcount") => self.staffing.headcount,
            ("staffing", "retired") => self.staffing.retired,
            ("vehicles", "authorized") => self.vehicles.authorized,
            ("vehicles", "actual") => self.vehicles.actual,
            _ => return None,
        }))
    }
}

impl BudgetLine<'_> {
    fn figure(&self, name: &str, unit: MoneyUnit) -> Option<Figure<'_>> {
        let amount = match name {
            "growth" => return Some(Figure::Percent(self.growth)),
            "adjustment_rate" => return Some(Figure::Percent(self.adjustment_rate)),
            "execution_rate" => return Some(Figure::Percent(self.execution_rate)),
            "share" => return Some(Figure::Percent(self.share)),
            "initial_budget" => self.initial_budget,
            "adjustment" => self.adjustment,
            "budget" => self.budget,
            "executed" => self.executed,
            "last_year" => self.last_year,
            _ => return None,
        };
        Some(Figure::Money(amount, unit))
    }
}
