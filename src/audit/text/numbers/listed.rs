//! Lists whose length is announced: 「三个方面：一是…二是…三是…」.

use core::cmp::Ordering;

use super::quantity::Mark;
use super::told::{Remark, Remarks, Told};
use crate::decimal::Fraction;

const FIRST: &str = "一是";

const ORDINALS: [&str; 10] = [FIRST, "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是"];

/// Words between the number and the colon of an announcement: what the list is of.
const LONGEST_NOUN: usize = 12;

/// Compares every announced number with the list that follows.
pub fn announced(told: &Told<'_, '_>, remarks: &mut Remarks) {
    let text = told.passage.text;
    for sentence in &told.sentences {
        for quantity in &sentence.quantities {
            let is_list = matches!(quantity.unit.kind, "个" | "项" | "条") && quantity.mark == Mark::Plain;
            let end = sentence.start.saturating_add(quantity.place.end);
            let Some((noun, count)) = is_list.then_some(text.get(end..)).flatten().and_then(list) else { continue };
            let compared = quantity.value.zip(Fraction::count(count)).and_then(|(said, is)| said.compare(is));
            let Some(order @ (Ordering::Less | Ordering::Greater)) = compared.filter(|_| count >= 2) else { continue };
            let last = count.checked_sub(1).and_then(|last| ORDINALS.get(last)).copied().unwrap_or_default();
            remarks.extend(Some(Remark {
                message: format!(
                    "写的是“{}{noun}”，逐条列出{} {count} {}（到“{last}”为止）",
                    quantity.shown(),
                    if order == Ordering::Less { "了" } else { "的只有" },
                    quantity.unit.name
                ),
                expected: Some(format!("{count} {}", quantity.unit.name)),
                evidence: vec![(
                    told.passage.pointer.clone(),
                    told.passage.heading.clone(),
                    sentence.excerpt(quantity),
                )],
            }));
        }
    }
}

/// The noun and the length of the list that begins right behind a number; `None` where there is none, or where its end
/// cannot be told.
fn list(behind: &str) -> Option<(&str, usize)> {
    let near = behind.char_indices().nth(LONGEST_NOUN.saturating_add(1)).map_or(behind.len(), |(at, _)| at);
    let (noun, _) = behind.get(..near)?.split_once(['：', ':'])?;
    let list = behind.get(noun.len()..)?.trim_start_matches(['：', ':']);
    let mut rest = list.trim_start().strip_prefix(FIRST).filter(|_| !noun.contains(['，', '。', '；', '、', ',']))?;
    // Another list may begin inside of this one or behind it.
    let alone = rest.find(FIRST).and_then(|end| rest.get(..end));
    let goes_on = alone.is_some();
    rest = alone.unwrap_or(rest);
    let mut count = 1_usize;
    for ordinal in ORDINALS.iter().skip(1) {
        let Some(at) = rest.find(ordinal) else { break };
        rest = rest.get(at.saturating_add(ordinal.len())..)?;
        count = count.saturating_add(1);
    }
    (!goes_on && count < ORDINALS.len()).then_some((noun.trim(), count))
}
