//! M13: the unit of amounts is stated, and one.

use super::lines::{Column, Line};
use super::projects::{Entry, MOST_NAMED};
use super::stated::term;
use crate::audit::Subject;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::decimal::Decimal;
use crate::rubric::Check;
use crate::submission::{MoneyUnit, Submission};

/// Amounts that share a unit.
struct Block {
    place: &'static str,
    name: &'static str,
    unit: Option<MoneyUnit>,
    /// The first of them, as 「总支出全年预算 102.69」.
    example: String,
}

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let blocks = blocks(subject.submission);
    let projects: Vec<(Entry<'s>, Option<MoneyUnit>)> = Entry::all(&subject.submission.projects)
        .filter(|project| project.has_amounts())
        .map(|project| (project, project.unit()))
        .collect();
    for block in blocks.iter().filter(|block| block.unit.is_none()) {
        findings.add(unstated(block));
    }
    for finding in [unstated_of_projects(&projects), mixed(&blocks, &projects)].into_iter().flatten() {
        findings.add(finding);
    }
}

/// The blocks that have amounts.
fn blocks(submission: &Submission<'_>) -> Vec<Block> {
    let (budget, balance, expenses) = (&submission.budget, &submission.budget.balance, &submission.three_public);
    let (assets, procurement) = (&submission.department.assets, &submission.procurement);
    let in_line = |line: Line| {
        let amounts = Column::ALL.into_iter().find_map(|column| line.stated(budget, column));
        amounts.map(|amount| amount.named())
    };
    let named = |name: &str, value: Option<Decimal>| value.map(|value| format!("{name} {value}"));
    let first = |amounts: &[(&str, Option<Decimal>)]| amounts.iter().find_map(|(name, value)| named(name, *value));
    let in_balance =
        || first(&[("年初结转结余", balance.opening), ("本年收入", balance.income), ("年末结转结余", balance.closing)]);
    let in_expenses = [
        ("“三公”经费", &expenses.total),
        ("因公出国（境）费", &expenses.overseas),
        ("公务用车购置及运行费", &expenses.vehicles),
        ("公务用车购置费", &expenses.vehicle_purchase),
        ("公务用车运行费", &expenses.vehicle_running),
        ("公务接待费", &expenses.reception),
    ]
    .into_iter()
    .find_map(|(name, line)| named(name, line.budget.or(line.executed).or(line.last_year_budget).or(line.last_year)));
    let in_assets = first(&[
        ("固定资产原值", assets.original_value),
        ("累计折旧", assets.accumulated_depreciation),
        ("资产净值", assets.net_value),
    ]);
    let in_procurement = first(&[("采购预算", procurement.budget), ("实际采购金额", procurement.executed)]);
    [
        ("/budget/unit", "预算及执行情况", budget.unit, Line::ALL.into_iter().find_map(in_line).or_else(in_balance)),
        ("/three_public/unit", "“三公”经费", expenses.unit, in_expenses),
        ("/procurement/unit", "政府采购", procurement.unit, in_procurement),
        ("/department/assets/unit", "固定资产", assets.unit, in_assets),
    ]
    .into_iter()
    .filter_map(|(place, name, unit, example)| Some(Block { place, name, unit, example: example? }))
    .collect()
}

fn unstated<'s>(block: &Block) -> Finding<'s> {
    let message = format!("{}的金额没有写单位，{} 是元还是万元，看不出来", block.name, block.example);
    Finding::new(Check::M13, block.place, message)
        .expecting("元或万元")
        .mend("请写明金额单位；全部金额宜统一用万元")
        .missing(block.place, format!("{}的单位", block.name))
}

fn unstated_of_projects<'s>(projects: &[(Entry<'_>, Option<MoneyUnit>)]) -> Option<Finding<'s>> {
    let unstated: Vec<Entry<'_>> =
        projects.iter().filter(|(_, unit)| unit.is_none()).map(|(project, _)| *project).collect();
    let first = unstated.first()?;
    let names: Vec<String> = unstated.iter().take(MOST_NAMED).map(|project| project.name()).collect();
    let (names, count) = (names.join("、"), unstated.len());
    let which = match count {
        1 => names,
        2..=MOST_NAMED => format!("{names} {count} 个项目"),
        _ => format!("{names}等 {count} 个项目"),
    };
    let message = format!("{which}的金额没有写单位，是元还是万元，看不出来");
    let finding = Finding::new(Check::M13, first.place("unit"), message)
        .expecting("元或万元")
        .mend("请写明各项目的金额单位；全部金额宜统一用万元");
    Some(
        unstated.iter().take(MOST_NAMED).fold(finding, |finding, project| {
            finding.missing(project.place("unit"), format!("{}的单位", project.name()))
        }),
    )
}

/// Reports are written in 万元: it is 元 that is out of place beside it.
fn mixed<'s>(blocks: &[Block], projects: &[(Entry<'_>, Option<MoneyUnit>)]) -> Option<Finding<'s>> {
    let of_blocks = blocks.iter().map(|block| (block.place.to_owned(), block.name.to_owned(), block.unit));
    let of_projects = projects.iter().map(|(project, unit)| (project.place("unit"), project.name(), *unit));
    let all = of_blocks.chain(of_projects).filter_map(|(place, name, unit)| Some((place, name, unit?)));
    let (usual, other): (Vec<_>, Vec<_>) = all.partition(|(_, _, unit)| *unit == MoneyUnit::USUAL);
    let ((_, _, wan_yuan), (place, _, yuan)) = usual.first().zip(other.first())?;
    let names = |list: &[(String, String, MoneyUnit)]| {
        let names: Vec<&str> = list.iter().take(MOST_NAMED).map(|(_, name, _)| name.as_str()).collect();
        format!("{}{}", names.join("、"), if list.len() > names.len() { "等" } else { "" })
    };
    let (wan_yuan, yuan) = (term(Some(*wan_yuan)), term(Some(*yuan)));
    let message = format!("金额单位不一：{}用{wan_yuan}，{}用{yuan}", names(&usual), names(&other));
    let finding = Finding::new(Check::M13, &**place, message)
        .expecting(format!("全部用{wan_yuan}"))
        .mend(format!("请把全部金额统一换算成{wan_yuan}，1 万元 = 10000 元"));
    let listed = usual.iter().take(MOST_NAMED).chain(other.iter().take(MOST_NAMED));
    Some(
        listed.fold(finding, |finding, (place, name, unit)| {
            finding.on(&**place, format!("{name}的单位"), term(Some(*unit)))
        }),
    )
}
