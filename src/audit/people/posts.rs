//! P1: posts by title add up to the authorized ones. P2: no more people than posts. P3: retired people take no posts.

use crate::audit::Subject;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::audit::passages::Passage;
use crate::decimal::{Decimal, difference, sum};
use crate::rubric::{Check, Severity};
use crate::submission::{Position, Staffing};

const PLACE: &str = "/department/staffing";

/// How many posts a finding lists; it counts the rest.
const MOST_LISTED: usize = 20;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let staffing = &subject.submission.department.staffing;
    let found = [sum_of_posts(staffing), overstaffed(staffing, subject.passages), retired_counted(staffing)];
    for finding in found.into_iter().flatten().chain(retired_in_posts(staffing)) {
        findings.add(finding);
    }
}

fn of_staffing<'s>(finding: Finding<'s>, field: &str, label: &str, count: Decimal) -> Finding<'s> {
    finding.on(format!("{PLACE}/{field}"), label, format!("{count} 人"))
}

fn title<'p>(position: &'p Position<'_>) -> &'p str {
    position.title.as_deref().map_or("", str::trim)
}

/// Posts of retired people, which another check finds, may stand in the list beside those that are authorized.
fn sum_of_posts<'s>(staffing: &Staffing<'_>) -> Option<Finding<'s>> {
    let authorized = staffing.authorized?;
    let counts: Option<Vec<Decimal>> = staffing.positions.iter().map(|position| position.count).collect();
    let counts = counts.filter(|counts| !counts.is_empty())?;
    let total = sum(counts.iter().copied())?;
    let serving = staffing.positions.iter().zip(&counts).filter(|(position, _)| !is_retired(title(position)));
    if total == authorized || sum(serving.map(|(_, count)| *count))? == authorized {
        return None;
    }
    let gap = difference(total, authorized)?;
    let more = if total > authorized { "多" } else { "少" };
    let formula = if (2..=MOST_LISTED).contains(&counts.len()) {
        let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
        format!("{} = ", counts.join(" + "))
    } else {
        String::new()
    };
    let message = format!("编制 {authorized} 人，所列职务合计 {formula}{total} 人，{more} {} 人", gap.abs());
    let finding = Finding::new(Check::P1, format!("{PLACE}/positions"), message).expecting(format!("{authorized} 人"));
    let finding = if staffing.headcount == Some(total) {
        // The list may be one of people instead of posts.
        finding
            .weighing(Severity::Warning)
            .mend(format!("所列人数与实有人数 {total} 人相同：职务按编制填，空编的也要列上；或请说明所列的是实有人员"))
    } else if total < authorized {
        // The list may name the heads alone.
        finding.weighing(Severity::Warning).mend(format!("请核对编制数，并把其余 {} 人的职务列上", gap.abs()))
    } else {
        finding.mend("请核对编制数和各职务的人数；高配、兼任或超编的请说明")
    };
    let finding = of_staffing(finding, "authorized", "编制", authorized);
    Some(staffing.positions.iter().enumerate().zip(&counts).take(MOST_LISTED).fold(
        finding,
        |finding, ((index, position), count)| {
            of_staffing(finding, &format!("positions/{index}/count"), title(position), *count)
        },
    ))
}

fn overstaffed<'s>(staffing: &Staffing<'_>, passages: &[Passage<'s>]) -> Option<Finding<'s>> {
    let (headcount, authorized) = (staffing.headcount?, staffing.authorized?);
    if headcount <= authorized {
        return None;
    }
    let gap = difference(headcount, authorized)?;
    let message = format!("实有人数 {headcount} 人，超过编制 {authorized} 人，多 {gap} 人");
    let finding =
        Finding::new(Check::P2, format!("{PLACE}/headcount"), message).expecting(format!("不超过 {authorized} 人"));
    let finding = of_staffing(finding, "headcount", "实有人数", headcount);
    let finding = of_staffing(finding, "authorized", "编制", authorized);
    Some(match passages.iter().find_map(|passage| explained(passage.text).map(|clause| (passage, clause))) {
        Some((passage, clause)) => finding
            .weighing(Severity::Warning)
            .mend("报告中提到了超编，请核对所说的人数和原因")
            .on(&*passage.pointer, &*passage.heading, clause),
        None => finding.mend("请核对编制和实有人数；确已超编的，请在组织架构中写明人数和原因"),
    })
}

/// The clause of a text that speaks of people above the authorized number, and does not deny them.
fn explained(text: &str) -> Option<&str> {
    /// The longest clause that is shown.
    const MOST_CHARACTERS: usize = 60;
    let ends = |character| matches!(character, '。' | '，' | '；' | '、' | '！' | '？' | ',' | ';' | '\n');
    let clause = text.split(ends).map(str::trim).find(|clause| {
        let said = ["超编", "超出编制", "超过编制"].iter().find_map(|words| clause.split_once(words));
        said.is_some_and(|(before, _)| !["无", "没有", "不", "未", "严禁", "防止"].iter().any(|no| before.contains(no)))
    })?;
    let end = clause.char_indices().nth(MOST_CHARACTERS).map_or(clause.len(), |(end, _)| end);
    clause.get(..end)
}

/// Without the retired there would be no more people than posts.
fn retired_counted<'s>(staffing: &Staffing<'_>) -> Option<Finding<'s>> {
    let (headcount, authorized, retired) = (staffing.headcount?, staffing.authorized?, staffing.retired?);
    let serving = difference(headcount, retired)?;
    if headcount <= authorized || serving > authorized || serving < Decimal::ZERO {
        return None;
    }
    let message = format!(
        "实有人数 {headcount} 人超过编制 {authorized} 人，减去离退休 {retired} 人后为 {serving} 人，没有超编：\
         实有人数中可能算进了离退休人员"
    );
    let finding = Finding::new(Check::P3, format!("{PLACE}/retired"), message)
        .expecting(format!("实有人数 {serving} 人"))
        .mend("离退休人员不占编制，实有人数只填在职人员");
    let finding = of_staffing(finding, "headcount", "实有人数", headcount);
    let finding = of_staffing(finding, "retired", "离退休人员", retired);
    Some(of_staffing(finding, "authorized", "编制", authorized))
}

fn retired_in_posts<'s>(staffing: &Staffing<'_>) -> impl Iterator<Item = Finding<'s>> {
    let retired = staffing
        .positions
        .iter()
        .enumerate()
        .filter(|(_, position)| is_retired(title(position)) && position.count.is_none_or(|count| !count.is_zero()));
    retired.map(|(index, position)| {
        let (pointer, title) = (format!("{PLACE}/positions/{index}/title"), title(position));
        let count = position.count.map_or_else(String::new, |count| format!("{count} 人"));
        let finding =
            Finding::new(Check::P3, &*pointer, format!("编制的职务中列了“{title}”{count}，离退休人员不占编制"))
                .expecting("只列在职的职务")
                .mend("请从职务中删去，离退休人数填在“离退休人员”一栏")
                .on(&*pointer, "职务", title);
        match position.count {
            Some(count) => of_staffing(finding, &format!("positions/{index}/count"), title, count),
            None => finding,
        }
    })
}

/// Is the title one of retired people, and not one of those who look after them?
fn is_retired(title: &str) -> bool {
    let serving = ["工作", "管理", "服务", "科", "股", "处", "局", "办", "中心", "所", "岗"];
    (title.contains("退休") || title.contains("离休")) && !serving.iter().any(|word| title.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_denial_explains_nothing() {
        assert_eq!(explained("编制5人，其中军转干部超编安置2人。"), Some("其中军转干部超编安置2人"));
        assert_eq!(explained("现有2名超出编制人员"), Some("现有2名超出编制人员"));
        assert_eq!(explained("无超编人员；不存在超编、混编。没有超编"), None);
        assert_eq!(explained("编制5人"), None);
    }

    #[test]
    fn who_looks_after_the_retired_is_not_retired() {
        for (title, retired) in
            [("退休干部", true), ("离休人员", true), ("离退休干部工作科科员", false), ("退役军人", false)]
        {
            assert_eq!(is_retired(title), retired, "{title}");
        }
    }
}
