//! Amounts of money: constants without a unit, and amounts in different units.

use super::DoubtCode;
use super::RuleAt;
use super::doubts::Doubts;
use super::facts::{Facts, each_part, number};
use super::numerals::{numerals, plain};
use crate::decimal::{self, Decimal};
use crate::feel::{Expression, Literal};
use crate::rubric::{FactKind, Rule};
use crate::submission::MoneyUnit;

pub fn check(at: &RuleAt<'_>, facts: &Facts<'_>, doubts: &mut Doubts) {
    let (value, constants): (_, Vec<(&str, Decimal)>) = match at.rule {
        Rule::PerUnit(rule) => (&rule.value, vec![("threshold", rule.threshold)]),
        Rule::Bands(rule) => {
            let ends = rule.bands.iter().flat_map(|band| [band.interval.low, band.interval.high]).flatten();
            (&rule.value, ends.map(|(end, _)| ("bands", end)).collect())
        }
        Rule::Proportional(rule) => {
            let units = (facts.money(&rule.actual.expression), facts.money(&rule.target.expression));
            if matches!(units, (Some(actual), Some(target)) if actual != target) {
                mixed(doubts, &mut |doubts, code, message, hint| {
                    doubts.of(code, at.item, at.pointer.clone(), message, hint);
                });
            }
            (&rule.actual, number(&rule.target.expression).map(|target| ("target", target)).into_iter().collect())
        }
        _ => return,
    };
    let Some(unit) = facts.money(&value.expression) else { return };
    let doubtful = constants.into_iter().find_map(|(field, constant)| {
        doubtful(constant, unit, &[&at.item.standard]).map(|(code, message)| (field, code, message))
    });
    if let Some((field, code, message)) = doubtful {
        doubts.of(code, at.item, format!("{}/{field}", at.pointer), &message, UNIT_HINT);
    }
}

pub const UNIT_HINT: &str = "请核对单位：表达式和界限都按情况自己的单位计，10 万元在以元计的情况中是 100000";

const fn name(unit: MoneyUnit) -> &'static str {
    match unit {
        MoneyUnit::Yuan => "元",
        MoneyUnit::WanYuan => "万元",
    }
}

/// Is it doubtful in which unit a number is meant that an amount in a unit is compared with? Texts may say it.
pub fn doubtful(constant: Decimal, unit: MoneyUnit, texts: &[&str]) -> Option<(DoubtCode, String)> {
    if constant.is_zero() {
        return None;
    }
    let shown = decimal::text(constant);
    let mut other = None;
    for text in texts {
        let text = plain(text);
        for numeral in numerals(&text).iter().filter(|numeral| numeral.value == constant.abs()) {
            let said = match numeral.after {
                after if after.starts_with("万元") => MoneyUnit::WanYuan,
                after if after.starts_with('元') => MoneyUnit::Yuan,
                _ => continue,
            };
            if said == unit {
                return None;
            }
            other = Some(said);
        }
    }
    Some(if let Some(said) = other {
        let message = format!("原文是 {shown} {}，而所比的金额以{}计", name(said), name(unit));
        (DoubtCode::MoneyConstantOtherUnit, message)
    } else {
        let message = format!("以{}计的金额与 {shown} 相比，而原文没有写这个数的单位", name(unit));
        (DoubtCode::MoneyConstantWithoutUnit, message)
    })
}

type Add<'a> = &'a mut dyn FnMut(&mut Doubts, DoubtCode, &str, &str);

fn mixed(doubts: &mut Doubts, add: Add<'_>) {
    let message = "以元计和以万元计的金额在一起计算，相差一万倍";
    let hint = "请把情况的 unit 改为一致，或在表达式中乘以或除以 10000";
    add(doubts, DoubtCode::MoneyUnitsMixed, message, hint);
}

/// Adds a doubt where an expression has amounts in both units and no number that converts them.
pub fn check_units(expression: &Expression, facts: &Facts<'_>, doubts: &mut Doubts, add: Add<'_>) {
    let (mut yuan, mut wan_yuan, mut converts) = (false, false, false);
    each_part(expression, &mut |part| match part {
        Expression::Name(name) => match facts.get(name).map(|fact| &fact.kind) {
            Some(FactKind::Money(MoneyUnit::Yuan)) => yuan = true,
            Some(FactKind::Money(MoneyUnit::WanYuan)) => wan_yuan = true,
            _ => {}
        },
        Expression::Literal(Literal::Number(number)) => {
            converts |= number.normalize() == Decimal::from(10_000) || number.normalize() == Decimal::new(1, 4);
        }
        _ => {}
    });
    if yuan && wan_yuan && !converts {
        mixed(doubts, add);
    }
}
