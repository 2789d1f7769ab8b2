//! Scores without ground: of what does not apply (T20), and claimed without any fact, figure or evidence (T21).

use crate::decimal;
use crate::rubric::{Check, Rule};
use crate::scoring::{Fact, Known, State};
use crate::submission::Submission;

use super::super::finding::Finding;
use super::super::findings::Findings;
use super::super::passages::budget_lines;
use super::rows::{Row, Rows};
use super::words::{MOST_LISTED, cut, points, short};

/// The most characters of what is missing that evidence repeats.
const MOST_OF_A_NOTE: usize = 120;

/// Makes the findings.
pub fn check<'s>(rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    for row in &rows.list {
        match row.score.state {
            State::NotApplicable => not_applicable(row, rows, findings),
            State::ClaimedOnly => claimed_only(row, rows, findings),
            State::Scored | State::Incomplete => without_figures(row, rows, findings),
        }
    }
    nothing_executed(rows, findings);
}

fn not_applicable<'s>(row: &Row<'_, 's>, rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    let Some(claimed) = row.claimed().filter(|claimed| !claimed.is_zero()) else { return };
    let what = if row.score.is_dropped() {
        "，按计分办法不计入总分"
    } else {
        "，计分办法没有规定这时怎么计分"
    };
    let message = format!("{}填为不适用{what}，自评却写了 {}", row.name(), points(claimed));
    let mut finding = Finding::new(Check::T20, row.score_pointer(), message)
        .mend("确实不适用的，请把自评分数留空；适用的，请更正回答")
        .on(row.score_pointer(), "自评分数", points(claimed));
    for fact in facts(row, rows).into_iter().take(MOST_LISTED) {
        if let (Known::NotApplicable(_), Some(shown)) = (fact.value(), fact.shown()) {
            finding = finding.on(fact.pointer(), short(&fact.definition.label), shown);
        }
    }
    findings.add(finding);
}

fn claimed_only<'s>(row: &Row<'_, 's>, rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    let Some(claimed) = row.claimed().filter(|claimed| !claimed.is_zero()) else { return };
    // What projects and indicators lack, or that there are no projects, other checks say.
    let of_parts = |rule: &Rule| match rule {
        Rule::Children(_) => true,
        Rule::Indicators(rule) => rows.submission.indicators.iter().any(|indicator| rule.counts(indicator)),
        _ => false,
    };
    if row.rules().into_iter().any(|(rule, _)| of_parts(rule)) {
        return;
    }
    if let Rule::Graded(rule) = &row.item.rule
        && rows.facts.get(&rule.fact).is_some_and(|grade| !grade.is_unknown())
    {
        // The score picks the number inside the grade: that is T7.
        return;
    }
    let missing: Vec<_> = row.score.missing.iter().take(MOST_LISTED).collect();
    let labels: Vec<String> = missing.iter().take(3).map(|missing| short(&missing.label)).collect();
    let more = if row.score.missing.len() > labels.len() { "等" } else { "" };
    let message = format!(
        "{}自评 {}，但据以计分的{}{more}没有填或不能用，分数没有依据",
        row.name(),
        points(claimed),
        labels.join("、")
    );
    let finding = Finding::new(Check::T21, row.score_pointer(), message)
        .mend("请补填据以计分的回答和数据，或更正自评分数")
        .on(row.score_pointer(), "自评分数", points(claimed));
    findings.add(missing.into_iter().fold(finding, |finding, missing| match &missing.note {
        Some(note) => finding.on(missing.pointer.clone(), short(&missing.label), cut(note, MOST_OF_A_NOTE)),
        None => finding.missing(missing.pointer.clone(), short(&missing.label)),
    }));
}

/// Figures that a standard speaks of.
struct Figures {
    /// Words by which it does; one of each list.
    words: [&'static [&'static str]; 2],
    term: &'static str,
    places: &'static [(&'static str, &'static str)],
    are_missing: fn(&Submission<'_>) -> bool,
}

const FIGURES: [Figures; 4] = [
    Figures {
        words: [&["三公"], &["超预算", "下降", "控制率", "变动率", "未超", "不超", "零增长", "只减不增"]],
        term: "“三公”经费的预算数和决算数",
        places: &[
            ("/three_public/total/budget", "“三公”经费预算数"),
            ("/three_public/total/executed", "“三公”经费决算数"),
        ],
        are_missing: |submission| {
            let lines = &submission.three_public;
            let lines = [
                &lines.total,
                &lines.overseas,
                &lines.vehicles,
                &lines.vehicle_purchase,
                &lines.vehicle_running,
                &lines.reception,
            ];
            let amounts =
                lines.iter().flat_map(|line| [line.budget, line.executed, line.last_year_budget, line.last_year]);
            amounts.flatten().next().is_none()
        },
    },
    Figures {
        words: [&["执行率", "预算完成率"], &["执行率", "预算完成率"]],
        term: "预算执行数",
        places: &[("/budget/total/executed", "总支出的执行数")],
        are_missing: |submission| {
            let procurement = &submission.procurement;
            nothing_is_executed(submission) && procurement.executed.is_none() && procurement.execution_rate.is_none()
        },
    },
    Figures {
        words: [&["在职人员控制率", "人员编制", "编制数", "超编"], &["率", "超", "编制数"]],
        term: "编制数和实有人数",
        places: &[("/department/staffing/authorized", "编制数"), ("/department/staffing/headcount", "实有人数")],
        are_missing: |submission| {
            let staffing = &submission.department.staffing;
            staffing.authorized.is_none() && staffing.headcount.is_none() && staffing.positions.is_empty()
        },
    },
    Figures {
        words: [&["政府采购执行"], &["政府采购执行"]],
        term: "政府采购的预算数和实际采购金额",
        places: &[("/procurement/budget", "采购预算"), ("/procurement/executed", "实际采购金额")],
        are_missing: |submission| {
            let procurement = &submission.procurement;
            procurement.budget.is_none() && procurement.executed.is_none() && procurement.execution_rate.is_none()
        },
    },
];

/// Points for conditions about figures that are only answered with 是: neither the figures nor any evidence is there.
fn without_figures<'s>(row: &Row<'_, 's>, rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    let Some(claimed) = row.score.claimed.filter(|claimed| !claimed.is_zero()) else { return };
    let speaks =
        |words: &[&str]| words.iter().any(|word| row.item.title.contains(word) || row.item.standard.contains(word));
    let of = FIGURES.iter().find(|of| of.words.iter().all(|words| speaks(words)) && (of.are_missing)(rows.submission));
    let Some(of) = of else { return };
    let facts = facts(row, rows);
    let proven = |fact: &&Fact<'s>| {
        let files = rows.submission.evidence.iter().find(|(id, _)| *id == fact.definition.id);
        matches!(fact.value(), Known::Number(_) | Known::Numbers(_))
            || files.is_some_and(|(_, files)| !files.is_empty())
    };
    let answered: Vec<_> = facts.iter().filter(|fact| matches!(fact.asserted, Known::Boolean(true))).collect();
    if answered.is_empty() || facts.iter().any(proven) {
        return;
    }
    let message = format!(
        "{}自评 {}（满分 {}），但没有填{}，也没有佐证材料，只有“是”的回答",
        row.name(),
        points(claimed),
        points(row.item.points),
        of.term
    );
    let mut finding = Finding::new(Check::T21, row.score_pointer(), message)
        .mend(format!("请填写{}，或附上佐证材料", of.term))
        .on(row.score_pointer(), "自评分数", points(claimed));
    for fact in answered.into_iter().take(MOST_LISTED) {
        finding = finding.on(fact.pointer(), short(&fact.definition.label), "是");
    }
    findings.add(of.places.iter().fold(finding, |finding, (pointer, label)| finding.missing(*pointer, *label)));
}

/// A budget of which nothing is said to be executed, beside a table that claims its points.
fn nothing_executed<'s>(rows: &Rows<'_, 's>, findings: &mut Findings<'s>) {
    let submission = rows.submission;
    let amounts =
        || budget_lines(submission).into_iter().filter_map(|(name, term, line)| Some((name, term, line.budget?)));
    // A rubric may ask for execution in words of its own.
    let of_execution = |label: &str| ["执行", "支出", "决算", "结余", "完成"].iter().any(|word| label.contains(word));
    let asked = |fact: &Fact<'s>| {
        let own = fact.definition.from.is_none() && matches!(fact.asserted, Known::Number(_));
        own && of_execution(&fact.definition.label)
    };
    if rows.rubric.facts.iter().filter_map(|fact| rows.facts.get(&fact.id)).any(asked) {
        return;
    }
    let claims = rows.list.iter().any(|row| row.claimed().is_some_and(|claimed| !claimed.is_zero()));
    let Some((name, term, amount)) = amounts().next().filter(|_| claims && nothing_is_executed(submission)) else {
        return;
    };
    let unit = submission.budget.unit.unwrap_or(crate::submission::MoneyUnit::USUAL).term();
    let amount = format!("{} {unit}", decimal::text(amount));
    let message = format!("预算及执行情况只有预算数（{term} {amount}），没有任何执行数，执行情况没有依据");
    findings.add(
        Finding::new(Check::T21, "/budget/total/executed", message)
            .mend("请填写总支出和各部分的全年执行数")
            .on(format!("/budget/{name}/budget"), format!("{term}预算数"), amount)
            .missing("/budget/total/executed", "总支出的执行数"),
    );
}

fn nothing_is_executed(submission: &Submission<'_>) -> bool {
    let lines = budget_lines(submission);
    let projects = &submission.projects;
    lines.iter().all(|(_, _, line)| line.executed.is_none() && line.execution_rate.is_none())
        && projects.iter().all(|project| project.executed.is_none() && project.execution_rate.is_none())
}

/// The facts of a row, with those that they follow from.
fn facts<'r, 's>(row: &Row<'_, 's>, rows: &'r Rows<'_, 's>) -> Vec<&'r Fact<'s>> {
    let mut found: Vec<&Fact<'s>> = row.item.facts().into_iter().filter_map(|id| rows.facts.get(id)).collect();
    let mut next = 0_usize;
    while let Some(fact) = found.get(next).copied() {
        for input in rows.facts.inputs(fact) {
            if !found.iter().any(|known| known.definition.id == input.definition.id) {
                found.push(input);
            }
        }
        next = next.saturating_add(1);
    }
    found
}
