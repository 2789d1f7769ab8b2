//! X4: one reason under several heads that have nothing to do with each other.

use super::super::super::Subject;
use super::super::super::finding::Finding;
use super::super::super::findings::Findings;
use super::super::super::passages::budget_lines;
use super::excerpt;
use crate::problem::push_step;
use crate::rubric::Check;
use crate::submission::Indicator;

/// Shorter reasons, as 「工作需要」, may well be the same.
const SHORTEST: usize = 8;

/// So many indicators may share a reason: what stops one often stops another.
const MOST_INDICATORS: usize = 2;

/// Expenses for people, which explain nothing of the operating expenses.
const PERSONNEL: &[&str] = &["工资", "奖金", "津贴", "补贴", "保险", "公积金", "取暖费"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Budget(&'static str),
    Item,
    Indicator,
}

/// A head with its reason. Rows of the score table that share one are what T22 is about.
struct Head<'s> {
    kind: Kind,
    pointer: String,
    name: &'s str,
    reason: &'s str,
}

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let heads = heads(subject);
    let mut order: Vec<(String, usize)> =
        heads.iter().enumerate().map(|(place, head)| (excerpt::bare(head.reason), place)).collect();
    order.retain(|(bare, _)| bare.chars().nth(SHORTEST.saturating_sub(1)).is_some());
    order.sort();
    let mut groups: Vec<Vec<usize>> = order
        .chunk_by(|(one, _), (other, _)| one == other)
        .map(|group| group.iter().map(|(_, place)| *place).collect())
        .collect();
    groups.sort();
    for group in groups {
        let group: Vec<&Head<'s>> = group.into_iter().filter_map(|place| heads.get(place)).collect();
        if are_unrelated(&group)
            && let Some(finding) = finding(&group)
        {
            findings.add(finding);
        }
    }
}

fn heads<'s>(subject: &Subject<'_, 's>) -> Vec<Head<'s>> {
    let submission = subject.submission;
    let mut heads = Vec::new();
    for (name, term, line) in budget_lines(submission) {
        let reason = line.reason.as_deref();
        heads.extend(reason.map(|reason| Head {
            kind: Kind::Budget(name),
            pointer: format!("/budget/{name}/reason"),
            name: term,
            reason,
        }));
    }
    for (id, score) in &submission.claim.scores {
        let Some(reason) = score.reason.as_deref() else { continue };
        let title = subject.rubric.items().find(|item| item.id == **id).map_or(&**id, |item| item.title.as_str());
        let mut pointer = "/self/scores".to_owned();
        push_step(&mut pointer, id);
        pointer.push_str("/reason");
        heads.push(Head { kind: Kind::Item, pointer, name: title, reason });
    }
    indicators(&mut heads, "", &submission.indicators);
    for (index, project) in submission.projects.iter().enumerate() {
        indicators(&mut heads, &format!("/projects/{index}"), &project.indicators);
    }
    heads
}

fn indicators<'s>(heads: &mut Vec<Head<'s>>, place: &str, indicators: &'s [Indicator<'s>]) {
    for (index, indicator) in indicators.iter().enumerate() {
        let name = indicator.title.as_deref().unwrap_or("指标");
        heads.extend(indicator.reason.as_deref().map(|reason| Head {
            kind: Kind::Indicator,
            pointer: format!("{place}/indicators/{index}/reason"),
            name,
            reason,
        }));
    }
}

fn are_unrelated(group: &[&Head<'_>]) -> bool {
    let lines: Vec<&str> = group
        .iter()
        .filter_map(|head| match head.kind {
            Kind::Budget(name) => Some(name),
            Kind::Item | Kind::Indicator => None,
        })
        .collect();
    let apart = |one: &str, other: &str| one != other && !wholes(one).contains(&other) && !wholes(other).contains(&one);
    lines.iter().any(|one| lines.iter().any(|other| apart(one, other)))
        || group.iter().filter(|head| head.kind == Kind::Indicator).count() > MOST_INDICATORS
}

/// What a line of the budget is a part of: what moves the part moves the whole.
fn wholes(line: &str) -> &'static [&'static str] {
    match line {
        "wages_benefits" | "personal_family_subsidies" => &["personnel", "basic", "total"],
        "agency_running" => &["operating", "basic", "total"],
        "personnel" | "operating" => &["basic", "total"],
        "total" => &[],
        _ => &["total"],
    }
}

fn finding<'s>(group: &[&Head<'s>]) -> Option<Finding<'s>> {
    let first = group.first()?;
    let names: Vec<String> = group.iter().map(|head| head.name.to_owned()).collect();
    let mut message = format!(
        "{}共 {} 处写的是同一个原因：“{}”",
        excerpt::listed(&names, 6, "处"),
        group.len(),
        excerpt::beginning(first.reason, 60)
    );
    let is_running = |head: &&&Head<'_>| matches!(head.kind, Kind::Budget("operating" | "agency_running"));
    let running: Vec<String> = group.iter().filter(is_running).map(|head| head.name.to_owned()).collect();
    let terms: Vec<&str> = PERSONNEL.iter().copied().filter(|term| first.reason.contains(term)).collect();
    if !running.is_empty() && !terms.is_empty() {
        let (terms, running) = (terms.join("、"), running.join("、"));
        message = format!("{message}；{terms}属于人员支出，不能说明{running}的增减");
    }
    let mut finding =
        Finding::new(Check::X4, first.pointer.clone(), message).mend("请分别写明各项增减或扣分自己的原因");
    for head in group.iter().take(excerpt::MOST_PLACES) {
        finding = finding.on(head.pointer.clone(), head.name, excerpt::beginning(head.reason, 60));
    }
    Some(finding)
}
