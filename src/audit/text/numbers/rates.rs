//! Growth and execution rates in texts: growth against the figures (X1), 执行率 against executed and budget (T8).

use super::against_figures::Context;
use super::figures::{Column, Line};
use super::phrase::Word;
use super::quantity::{Mark, Quantity};
use super::terms::Head;
use super::told::{Remark, Remarks};
use crate::audit::printed::Printed;
use crate::decimal::{self, Decimal, Fraction, Rounding};

const RISES: &[&str] = &["增长", "增加", "上升", "增幅", "增长率", "增长了", "增加了"];
const FALLS: &[&str] = &["下降", "减少", "降低", "降幅", "压减", "减幅", "下降了", "减少了", "降低了", "压减了"];
const AGAINST: &[&str] = &[
    "同比",
    "比上年",
    "较上年",
    "比上年度",
    "较上年度",
    "比去年",
    "较去年",
    "与上年相比",
    "与去年相比",
    "比上年同期",
    "较上年同期",
    "比上年决算数",
    "较上年决算数",
    "比上年决算",
    "较上年决算",
];
const RATES: &[&str] = &["预算执行率", "支出执行率", "资金执行率", "支出预算执行率", "执行率"];

/// Compares a percentage; what was spoken of before, the place of the quantity in its sentence, and the year.
pub fn compare(
    context: &Context<'_, '_, '_>,
    quantity: &Quantity<'_>,
    head: &str,
    (current, index, year): (Option<&Line>, usize, Option<u16>),
    amounts: &mut Remarks,
    rates: &mut Remarks,
) {
    let is_of_the_year = year.is_none_or(|year| Some(year) == context.year);
    if !is_of_the_year || matches!(quantity.mark, Mark::AtLeast | Mark::AtMost) || quantity.value.is_none() {
        return;
    }
    let head = head.trim_end_matches(['为', '达', '到', '：', ':', ' ']);
    let line = |rest: &str| match context.terms.head(rest, index > 0) {
        Head::Of(spoken) if !spoken.said.says(Word::LastYear) => Some(spoken.line),
        Head::Open(said) if !said.says(Word::LastYear) && index > 0 => current,
        Head::Open(said) if !said.says(Word::LastYear) => context.terms.line("total"),
        _ => None,
    };
    if let Some(rest) = longest(head, RATES) {
        rates.extend(line(rest).filter(|line| line.unit == "元").and_then(|line| execution(context, quantity, line)));
    } else if let Some((rest, falls)) =
        longest(head, RISES).map(|rest| (rest, false)).or_else(|| longest(head, FALLS).map(|rest| (rest, true)))
    {
        let rest = longest(rest, AGAINST).unwrap_or(rest);
        amounts.extend(line(rest).and_then(|line| growth(context, quantity, line, falls)));
    }
}

/// What stands before the longest word that a text ends with.
fn longest<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().filter_map(|word| text.strip_suffix(word)).min_by_key(|rest| rest.len())
}

/// A rate that the figures give: with its places, in words, and in percent.
struct Given {
    words: String,
    evidence: Vec<(String, String, String)>,
    percent: Printed,
    shown: String,
}

fn stated(name: &str, stated: Option<&(String, Decimal)>) -> Option<Given> {
    let (pointer, rate) = stated?;
    let shown = format!("{}%", decimal::text(*rate));
    let evidence = vec![(pointer.clone(), name.to_owned(), shown.clone())];
    Some(Given { words: format!("填报的{name}是 {shown}"), evidence, percent: Printed::new(*rate)?, shown })
}

fn quotient(line: &Line, above: Column, below: Column, less_one: bool) -> Option<Given> {
    let (above, below) = (line.of(above)?, line.of(below)?);
    let mut ratio = above.printed.divided_by(below.printed)?;
    let middle = |printed: Printed| printed.low.plus(printed.high)?.divided_by(Fraction::count(2)?);
    let mut exact = middle(above.printed)?.divided_by(middle(below.printed)?)?;
    let mut sum = format!("{} ÷ {}", above.shown, below.shown);
    if less_one {
        ratio = ratio.minus(Printed::exactly(Fraction::ONE))?;
        exact = exact.minus(Fraction::ONE)?;
        sum = format!("（{} - {}）÷ {}", above.shown, below.shown, below.shown);
    }
    let hundred = Fraction::count(100)?;
    let shown = format!("{}%", decimal::text(exact.times(hundred)?.round(Rounding::default())?));
    let of = |held: &super::figures::Held| (held.pointer.clone(), held.label.clone(), held.shown.clone());
    Some(Given {
        words: format!("按填报的{}和{}，{sum} = {shown}", above.label, below.label),
        evidence: vec![of(above), of(below)],
        percent: ratio.scaled(hundred)?,
        shown,
    })
}

fn execution(context: &Context<'_, '_, '_>, quantity: &Quantity<'_>, line: &Line) -> Option<Remark> {
    let name = format!("{}执行率", line.name);
    let given = [
        quotient(line, Column::Executed, Column::Budget, false),
        quotient(line, Column::Executed, Column::Initial, false),
        stated(&name, line.stated_rate.as_ref()),
    ];
    remark(context, quantity, given.into_iter().flatten().collect(), false)
}

fn growth(context: &Context<'_, '_, '_>, quantity: &Quantity<'_>, line: &Line, falls: bool) -> Option<Remark> {
    let name = format!("{}增幅", line.name);
    let given = [
        quotient(line, Column::Executed, Column::Last, true),
        quotient(line, Column::Budget, Column::LastBudget, true),
        quotient(line, Column::Budget, Column::Last, true),
        quotient(line, Column::Initial, Column::Last, true),
        stated(&name, line.stated_growth.as_ref()),
    ];
    remark(context, quantity, given.into_iter().flatten().collect(), falls)
}

/// What is wrong where nothing that the figures give fits.
fn remark(context: &Context<'_, '_, '_>, quantity: &Quantity<'_>, given: Vec<Given>, falls: bool) -> Option<Remark> {
    let (low, high) = (quantity.low, quantity.high?);
    let (low, high) = if falls { (high.negate()?, low.negate()?) } else { (low, high) };
    let told = Printed { low, high };
    let fits = given.iter().any(|given| given.percent.meets(told).unwrap_or(true));
    let first = given.into_iter().next().filter(|_| !fits)?;
    let clause = context.clause(quantity);
    Some(Remark {
        message: format!("文字写「{clause}」，{}", first.words),
        expected: Some(first.shown),
        evidence: [context.place(clause)].into_iter().chain(first.evidence).collect(),
    })
}
