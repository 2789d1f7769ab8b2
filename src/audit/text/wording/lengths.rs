//! X15: texts keep to the length that the form allows.

use super::super::super::Subject;
use super::super::super::finding::Finding;
use super::super::super::findings::Findings;
use super::excerpt;
use crate::rubric::{Check, LengthLimit};

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let limits = &subject.rubric.lengths;
    if limits.is_empty() {
        return;
    }
    for passage in subject.passages {
        let of_place = limits.iter().filter(|limit| stands_for(&limit.pointer, &passage.pointer));
        let Some(LengthLimit { most, .. }) = of_place.min_by_key(|limit| limit.most) else { continue };
        let length = excerpt::length(passage.text);
        if length <= *most {
            continue;
        }
        let more = length.saturating_sub(*most);
        let message = format!("“{}”有 {length} 个字，最多 {most} 个字，超出 {more} 个字", passage.heading);
        let finding = Finding::new(Check::X15, passage.pointer.clone(), message)
            .expecting(format!("不超过 {most} 个字"))
            .mend(format!("请删去至少 {more} 个字（标点计入，空格不计）"))
            .on(passage.pointer.clone(), passage.heading.clone(), excerpt::beginning(passage.text, 30));
        findings.add(finding);
    }
}

/// Does a pointer with `*` for any entry stand for a place?
fn stands_for(pattern: &str, pointer: &str) -> bool {
    let (mut wanted, mut steps) = (pattern.split('/'), pointer.split('/'));
    loop {
        match (wanted.next(), steps.next()) {
            (None, None) => return true,
            (Some(wanted), Some(step)) if wanted == "*" || wanted == step => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_one_step() {
        assert!(stands_for("/problems/*", "/problems/12") && stands_for("/goals", "/goals"));
        assert!(stands_for("/projects/*/indicators/*/reason", "/projects/0/indicators/3/reason"));
        assert!(!stands_for("/problems/*", "/problems") && !stands_for("/problems", "/problems/0"));
        assert!(!stands_for("/*", "/performance/quality"));
    }
}
