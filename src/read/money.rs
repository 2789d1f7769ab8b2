//! The money of a submission: budget, “三公”经费, procurement.

use super::objects::fields;
use super::reader::Reader;
use super::submission::UNITS;
use super::values::{ADJUSTMENT, AMOUNT, GROWTH, RATE};
use crate::submission::{Balance, Budget, BudgetLine, Procurement, ThreePublic, ThreePublicLine};

/// Reads 预算及执行情况.
pub fn budget<'a>(reader: &mut Reader<'a>) -> Budget<'a> {
    let mut budget = Budget::default();
    fields!(reader, {
        "unit" => budget.unit = reader.one_of(&UNITS),
        "total" => budget.total = budget_line(reader),
        "basic" => budget.basic = budget_line(reader),
        "personnel" => budget.personnel = budget_line(reader),
        "wages_benefits" => budget.wages_benefits = budget_line(reader),
        "personal_family_subsidies" => budget.personal_family_subsidies = budget_line(reader),
        "operating" => budget.operating = budget_line(reader),
        "project" => budget.project = budget_line(reader),
        "state_capital" => budget.state_capital = budget_line(reader),
        "government_fund" => budget.government_fund = budget_line(reader),
        "agency_running" => budget.agency_running = budget_line(reader),
        "balance" => budget.balance = balance(reader),
    });
    budget
}

fn budget_line<'a>(reader: &mut Reader<'a>) -> BudgetLine<'a> {
    let mut line = BudgetLine::default();
    fields!(reader, {
        "initial_budget" => line.initial_budget = reader.number(&AMOUNT),
        "adjustment" => line.adjustment = reader.number(&ADJUSTMENT),
        "adjustment_rate" => line.adjustment_rate = reader.number(&RATE),
        "budget" => line.budget = reader.number(&AMOUNT),
        "executed" => line.executed = reader.number(&AMOUNT),
        "last_year" => line.last_year = reader.number(&AMOUNT),
        "execution_rate" => line.execution_rate = reader.number(&RATE),
        "share" => line.share = reader.number(&RATE),
        "growth" => line.growth = reader.number(&GROWTH),
        "reason" => line.reason = reader.text(),
        "none" => line.none = reader.boolean(),
    });
    line
}

/// Reads “三公”经费.
pub fn three_public<'a>(reader: &mut Reader<'a>) -> ThreePublic {
    let mut three_public = ThreePublic::default();
    fields!(reader, {
        "unit" => three_public.unit = reader.one_of(&UNITS),
        "total" => three_public.total = three_public_line(reader),
        "overseas" => three_public.overseas = three_public_line(reader),
        "vehicles" => three_public.vehicles = three_public_line(reader),
        "vehicle_purchase" => three_public.vehicle_purchase = three_public_line(reader),
        "vehicle_running" => three_public.vehicle_running = three_public_line(reader),
        "reception" => three_public.reception = three_public_line(reader),
    });
    three_public
}

fn three_public_line<'a>(reader: &mut Reader<'a>) -> ThreePublicLine {
    let mut line = ThreePublicLine::default();
    fields!(reader, {
        "budget" => line.budget = reader.number(&AMOUNT),
        "executed" => line.executed = reader.number(&AMOUNT),
        "last_year_budget" => line.last_year_budget = reader.number(&AMOUNT),
        "last_year" => line.last_year = reader.number(&AMOUNT),
    });
    line
}

fn balance<'a>(reader: &mut Reader<'a>) -> Balance {
    let mut balance = Balance::default();
    fields!(reader, {
        "opening" => balance.opening = reader.number(&AMOUNT),
        "income" => balance.income = reader.number(&AMOUNT),
        "closing" => balance.closing = reader.number(&AMOUNT),
        "carry_over_rate" => balance.carry_over_rate = reader.number(&RATE),
    });
    balance
}

/// Reads 政府采购.
pub fn procurement<'a>(reader: &mut Reader<'a>) -> Procurement {
    let mut procurement = Procurement::default();
    fields!(reader, {
        "unit" => procurement.unit = reader.one_of(&UNITS),
        "budget" => procurement.budget = reader.number(&AMOUNT),
        "executed" => procurement.executed = reader.number(&AMOUNT),
        "execution_rate" => procurement.execution_rate = reader.number(&RATE),
    });
    procurement
}
