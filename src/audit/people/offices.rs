//! P4: there are as many offices as the text says, and none of them twice.

use std::collections::BTreeMap;

use super::counted::counted;
use crate::audit::Subject;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::rubric::Check;
use crate::submission::{Department, Text};

/// How many offices a finding lists; it counts the rest.
const MOST_LISTED: usize = 20;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let department = &subject.submission.department;
    for finding in miscounted(department).into_iter().chain(twice(&department.offices)) {
        findings.add(finding);
    }
}

fn named<'d>(offices: &'d [Text<'_>]) -> impl Iterator<Item = (usize, &'d str)> {
    offices.iter().map(|office| office.trim()).enumerate().filter(|(_, office)| !office.is_empty())
}

/// A text that counts several things fits where the list holds any kind of offices, all of them, or one kind with
/// something else, such as the institutions below the department.
fn miscounted<'s>(department: &Department<'_>) -> Option<Finding<'s>> {
    /// More kinds of offices than a department can have: the text speaks of something else.
    const MOST_KINDS: usize = 2;
    let organisation = department.organisation.as_deref()?;
    let listed = named(&department.offices).count();
    let counted = counted(organisation);
    let of_offices: Vec<(usize, &str)> = counted.iter().filter_map(|one| Some((one.number, one.offices?))).collect();
    let others = || counted.iter().filter(|one| one.offices.is_none());
    let fits =
        |number: usize| number == listed || others().any(|other| Some(other.number) == listed.checked_sub(number));
    let (first, _) = of_offices.first().filter(|_| listed > 0 && of_offices.len() <= MOST_KINDS)?;
    let total = of_offices.iter().map(|(number, _)| *number).fold(0, usize::saturating_add);
    if fits(total) || of_offices.iter().any(|(number, _)| fits(*number)) {
        return None;
    }
    let words: Vec<String> = of_offices.iter().map(|(_, words)| format!("“{words}”")).collect();
    let message = format!("组织架构写{}，所列内设机构有 {listed} 个", words.join("、"));
    let finding = Finding::new(Check::P4, "/department/offices", message)
        .expecting(format!("{first} 个"))
        .mend("请核对内设机构的个数和名称，缺的补上，多的删去")
        .on("/department/organisation", "组织架构", words.join("、"));
    Some(named(&department.offices).take(MOST_LISTED).fold(finding, |finding, (index, office)| {
        finding.on(format!("/department/offices/{index}"), "内设机构", office)
    }))
}

fn twice<'s>(offices: &[Text<'_>]) -> Vec<Finding<'s>> {
    let mut first_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (index, office) in named(offices) {
        let Some(first) = first_of.get(office) else {
            first_of.insert(office, index);
            continue;
        };
        let (pointer, number) = (format!("/department/offices/{index}"), index.saturating_add(1));
        let message = format!("内设机构“{office}”列了两次：第 {} 个和第 {number} 个", first.saturating_add(1));
        found.push(
            Finding::new(Check::P4, &*pointer, message)
                .expecting("每个内设机构列一次")
                .mend("请删去重复的，或更正名称")
                .on(format!("/department/offices/{first}"), "内设机构", office)
                .on(&*pointer, "内设机构", office),
        );
    }
    found
}
