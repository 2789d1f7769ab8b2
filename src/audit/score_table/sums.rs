//! The points of the indicators that a department or a project sets itself, against those of their sheet (T3).

use std::collections::BTreeMap;

use crate::decimal::{self, Decimal};
use crate::rubric::{Aggregate, Check, Child, ChildSheet};

use super::super::finding::Finding;
use super::super::findings::Findings;
use super::listed::{Entry, Listed, indicator_rules};
use super::rows::Rows;
use super::words::{MOST_LISTED, apart, named, points};

/// Makes the findings.
pub fn check<'s>(rows: &Rows<'_, 's>, listed: &Listed<'_, 's>, findings: &mut Findings<'s>) {
    let mut of: BTreeMap<Option<usize>, Vec<&Entry<'_, 's>>> = BTreeMap::new();
    for entry in &listed.0 {
        of.entry(entry.project).or_default().push(entry);
    }
    let child: Option<&Child> = rows.of_projects().first().map(|(_, rule, _)| &rule.child);
    for (project, entries) in of {
        let sheet = match project {
            None => Some(rows.rubric),
            Some(_) => child.and_then(|child| child.sheet.rubric()),
        };
        let owner = project.map_or_else(String::new, |place| {
            named(rows.submission.projects.get(place).and_then(|project| project.name.as_ref()), place, "项目")
        });
        if let (Some(Child { points, sheet: ChildSheet::Indicators(_) }), Some(place)) = (child, project) {
            compare(&entries, *points, &owner, Some(format!("/projects/{place}/indicators")), findings);
        }
        // An indicator without a dimension may belong to any rule.
        let sorted = entries.iter().all(|entry| entry.indicator.dimension.is_some());
        for (points, rule) in sheet.into_iter().flat_map(indicator_rules) {
            let counted = entries.iter().copied().filter(|entry| rule.counts(entry.indicator));
            let counted: Vec<&Entry<'_, 's>> = counted.collect();
            if rule.aggregate != Aggregate::CountRatio && (sorted || rule.dimensions.is_empty()) {
                compare(&counted, points, &owner, None, findings);
            }
        }
    }
}

fn compare<'s>(
    entries: &[&Entry<'_, 's>],
    whole: Decimal,
    owner: &str,
    pointer: Option<String>,
    findings: &mut Findings<'s>,
) {
    let own = entries.iter().map(|entry| entry.indicator.points).collect::<Option<Vec<_>>>();
    let (Some(own), Some(first)) = (own, entries.first()) else { return };
    let Some(sum) = decimal::sum(own).filter(|sum| *sum != whole) else { return };
    let Some(difference) = apart(sum, whole) else { return };
    let count = entries.len();
    let message = format!("{owner}{count} 个指标的分值合计 {}，应为 {}，{difference}", points(sum), points(whole));
    let finding = Finding::new(Check::T3, pointer.unwrap_or_else(|| first.at("points")), message)
        .expecting(points(whole))
        .mend("请调整各指标的分值，使它们的合计等于所属部分的分值");
    findings.add(entries.iter().take(MOST_LISTED).fold(finding, |finding, entry| match entry.indicator.points {
        Some(own) => finding.on(entry.at("points"), entry.name.clone(), points(own)),
        None => finding,
    }));
}
