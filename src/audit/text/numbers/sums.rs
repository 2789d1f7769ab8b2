//! Parts that a text adds up itself (X9).

use core::cmp::Ordering;

use super::listed;
use super::quantity::{Mark, Quantity};
use super::told::{Remark, Remarks, Sentence, Told};
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::audit::printed::Printed;
use crate::decimal::{self, Fraction, Rounding};
use crate::rubric::Check;

/// Looks at every sum and every announced list.
pub fn check<'s>(told: &[Told<'_, 's>], findings: &mut Findings<'s>) {
    for told in told {
        let mut remarks = Remarks::default();
        for sentence in &told.sentences {
            for at in 0..sentence.quantities.len() {
                let broken = added_up(sentence, at).or_else(|| spelled_out(sentence, at));
                remarks.extend(broken.map(|broken| broken.remark(told, sentence)));
            }
        }
        listed::announced(told, &mut remarks);
        let pointer = told.passage.pointer.clone();
        remarks.report(findings, |message| {
            Finding::new(Check::X9, pointer, message).mend("请逐项核对，改正合计或写错的一项；如有未写明的部分，请补上")
        });
    }
}

/// A total that its parts do not give.
struct Broken<'q, 's> {
    total: &'q Quantity<'s>,
    parts: &'q [Quantity<'s>],
    sum: Fraction,
}

/// Words behind which a total of what stands before follows.
const TOTALS: &[&str] = &["共", "共计", "合计", "总计", "总共", "一共", "共有", "共为", "合计为", "共计为"];

/// The most parts that are added up.
const MOST_PARTS: usize = 100;

/// What does not add up: rates, and what tells that the parts are no parts.
const NO_PARTS: &[&str] = &["其中", "分别", "比", "较", "上年", "平均", "同时", "每"];

fn adds_up(quantity: &Quantity<'_>) -> bool {
    quantity.mark == Mark::Plain && !matches!(quantity.unit.kind, "%" | "‰" | "百分点") && quantity.high.is_some()
}

/// 「8 个…8 个，共 15 个」.
fn added_up<'q, 's>(sentence: &'q Sentence<'s>, at: usize) -> Option<Broken<'q, 's>> {
    let (before, rest) = sentence.quantities.split_at_checked(at)?;
    let total = rest.first().filter(|total| adds_up(total))?;
    let last = before.last()?;
    let head = sentence.text.get(last.place.end..total.place.start)?;
    let (behind_last, lead) = head.rsplit_once(['，', ',', '、', '；'])?;
    if !TOTALS.contains(&lead.trim()) || behind_last.contains(['（', '(', '：']) {
        return None;
    }
    let parts = run_before(sentence, before, total);
    let tail = sentence.tail(total);
    let of_same = tail.is_empty() || parts.iter().any(|part| sentence.tail(part) == tail);
    let stated = range(total)?;
    let mut sum = range(parts.last()?)?;
    for part in parts.iter().rev().skip(1) {
        sum = sum.plus(range(part)?)?;
        if sum.meets(stated)? {
            return None;
        }
    }
    let sum = parts.iter().try_fold(Fraction::ZERO, |sum, part| sum.plus(part.value?))?;
    (of_same && parts.len() >= 2).then_some(Broken { total, parts, sum })
}

/// The quantities right before a total that can be its parts.
fn run_before<'q, 's>(sentence: &Sentence<'s>, before: &'q [Quantity<'s>], total: &Quantity<'s>) -> &'q [Quantity<'s>] {
    let head = |index: usize| {
        let from = index.checked_sub(1).and_then(|previous| before.get(previous));
        let part = before.get(index)?;
        Some((part, sentence.text.get(from.map_or(0, |previous| previous.place.end)..part.place.start)?))
    };
    let fits = |part: &Quantity<'s>| {
        let order = part.value.zip(total.value).and_then(|(part, total)| part.compare(total));
        order.is_some_and(Ordering::is_lt) && adds_up(part) && part.unit.kind == total.unit.kind
    };
    let is_part = |index: &usize| {
        head(*index).is_some_and(|(part, head)| fits(part) && !NO_PARTS.iter().any(|word| head.contains(word)))
    };
    let mut count = (0..before.len()).rev().take(MOST_PARTS).take_while(is_part).count();
    // 分别 leads a list in.
    let first = before.len().checked_sub(count).and_then(|first| head(first.checked_sub(1)?));
    if first.is_some_and(|(part, head)| fits(part) && head.contains("分别")) {
        count = count.saturating_add(1);
    }
    before.get(before.len().saturating_sub(count)..).unwrap_or_default()
}

/// Parts may be counted twice where they are kinds of people, and not all of them are told behind 等.
const OVERLAPPING: &[&str] = &[
    "党员",
    "女",
    "男",
    "本科",
    "研究生",
    "硕士",
    "大专",
    "学历",
    "退休",
    "少数民族",
    "职称",
    "中级",
    "高级",
    "岁",
    "同时",
    "兼",
    "重复",
    "新增",
    "以上",
    "实有",
    "现有",
    "在职",
    "在编",
    "在岗",
    "聘",
];

/// 「15 个，分别是…8 个、…8 个」, or with 其中, behind which only too much is wrong.
fn spelled_out<'q, 's>(sentence: &'q Sentence<'s>, at: usize) -> Option<Broken<'q, 's>> {
    let total = sentence.quantities.get(at).filter(|total| adds_up(total))?;
    let parts = sentence.quantities.get(at.checked_add(1)?..).filter(|parts| parts.len() <= MOST_PARTS)?;
    let lead = sentence.text.get(total.place.end..parts.first()?.place.start)?;
    let parts = one_list(sentence, parts)?;
    let next = sentence.quantities.get(at.checked_add(parts.len())?.checked_add(1)?);
    let region = sentence.text.get(total.place.end..next.map_or(sentence.text.len(), |next| next.place.start))?;
    let all = parts.iter().all(|part| adds_up(part) && part.unit.kind == total.unit.kind);
    if !all || region.contains(['等', '（', '(', '如', '每']) || region.contains("平均") {
        return None;
    }
    let behind = lead.find(['，', ',', '：', ':']).map_or("", |start| lead.get(start..).unwrap_or_default());
    let lead_in = behind.trim_start_matches(['，', ',', ' ']);
    let (wanted, only_too_much) = if lead_in.starts_with("其中") {
        (3, true)
    } else if ["分别是", "分别为", "包括", "即", "：", ":"].iter().any(|word| lead_in.starts_with(word)) {
        (2, false)
    } else {
        return None;
    };
    if parts.windows(2).any(|pair| NO_PARTS.iter().any(|word| between(sentence, pair).contains(word))) {
        return None;
    }
    let repeated = region.matches("其中").count().saturating_sub(usize::from(only_too_much));
    let again = TOTALS.iter().any(|word| region.contains(&format!("，{word}")));
    if parts.len() < wanted || repeated > 0 || again || lead_in.starts_with("即将") {
        return None;
    }
    let stated = range(total)?;
    let sum = parts.iter().try_fold(Printed::exactly(Fraction::ZERO), |sum, part| sum.plus(range(part)?))?;
    let wrong = if only_too_much {
        let smaller = |part: &Quantity<'_>| {
            part.value.zip(total.value).and_then(|(part, total)| part.compare(total)).is_some_and(Ordering::is_lt)
        };
        sum.is_above(stated)? && parts.iter().all(smaller) && !OVERLAPPING.iter().any(|word| region.contains(word))
    } else {
        !sum.meets(stated)?
    };
    let sum = parts.iter().try_fold(Fraction::ZERO, |sum, part| sum.plus(part.value?))?;
    wrong.then_some(Broken { total, parts, sum })
}

/// The quantities of a list with 、 up to the first that stands behind a comma.
fn one_list<'q, 's>(sentence: &Sentence<'s>, parts: &'q [Quantity<'s>]) -> Option<&'q [Quantity<'s>]> {
    let mut heads = parts.windows(2).map(|pair| between(sentence, pair));
    let is_listed = heads.next().is_some_and(|first| first.contains('、') && !first.contains(['，', ',']));
    let end = heads.position(|head| is_listed && head.contains(['，', ',']));
    parts.get(..end.map_or(parts.len(), |end| end.saturating_add(2)))
}

/// The words between two quantities.
fn between<'s>(sentence: &Sentence<'s>, pair: &[Quantity<'_>]) -> &'s str {
    match pair {
        [one, other] => sentence.text.get(one.place.end..other.place.start).unwrap_or_default(),
        _ => "",
    }
}

fn range(quantity: &Quantity<'_>) -> Option<Printed> {
    Some(Printed { low: quantity.low, high: quantity.high? })
}

impl Broken<'_, '_> {
    fn remark(&self, told: &Told<'_, '_>, sentence: &Sentence<'_>) -> Remark {
        let written: Vec<String> = self.parts.iter().map(Quantity::shown).collect();
        let unit = self.unit();
        let sum = self.amount(self.sum);
        let difference = self.total.value.and_then(|total| self.sum.minus(total));
        let less = difference.is_some_and(|difference| difference.compare(Fraction::ZERO) == Some(Ordering::Less));
        let size = difference.and_then(|difference| if less { difference.negate() } else { Some(difference) });
        let difference = size.map(|size| format!("，{} {} {unit}", if less { "少" } else { "多" }, self.amount(size)));
        Remark {
            message: format!(
                "{} = {sum} {unit}，而合计写的是 {}{}",
                written.join(" + "),
                self.total.shown(),
                difference.unwrap_or_default()
            ),
            expected: Some(format!("{sum} {unit}")),
            evidence: vec![(told.passage.pointer.clone(), told.passage.heading.clone(), sentence.excerpt(self.total))],
        }
    }

    /// Amounts that are written in 万元 are shown so.
    fn unit(&self) -> String {
        let name = self.total.unit.name;
        if self.total.written.contains('万') { format!("万{name}") } else { name.to_owned() }
    }

    fn amount(&self, value: Fraction) -> String {
        let factor = if self.total.written.contains('万') { 10_000 } else { 1 };
        let scaled = Fraction::count(factor).and_then(|factor| value.divided_by(factor));
        let rounded = scaled.and_then(|scaled| scaled.round(Rounding { decimals: 6, ..Rounding::default() }));
        rounded.map(decimal::text).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::messages;

    fn said(text: &str) -> Vec<String> {
        messages("X9", &format!("\"other\":\"{text}\""))
    }

    #[test]
    fn parts_give_the_total() {
        for text in [
            "走访8个村和8个社区，共16个。",
            "全县18个乡镇，走访8个村、8个社区，共16个。",
            "走访8个村、8个社区，共15名干部。",
            "设有15个站所，分别是8个农业站、7个林业站。",
            "设有15个站所，包括8个农业站、4个林业站等。",
            "共有职工15人，其中党员8人、女职工6人、本科以上12人。",
            "支出10.00万元，其中：办公费3.3万元、印刷费3.3万元、差旅费3.4万元。",
            "投入91.45万元，包括工资84.95万元、补助6.50万元。",
            "建成书屋8个、读书角约8个，共15个。",
            "满意率90%、合格率95%，合计98%。",
            "接收3批，分别为1200卷、380卷、280卷，合计1860卷。",
            "核定编制15人，其中管理岗位10人、专业技术岗位5人，实有14人。",
            "核定编制15人，其中管理岗位10人，专业技术岗位5人，实有14人。",
            "设有15个站所，分别是8个农业站、7个林业站，覆盖12个乡镇。",
            "投入91.45万元，包括工资84.95万元，补助6.50万元，较上年增加3万元。",
            "主要做好三项工作：一是学习。二是培训。三是督查。",
            "三是加强督查。",
            "存在三个问题：一是慢，表现为：一是少，二是差。二是乱。三是散。",
            "存在以下问题：一是慢。二是少。",
        ] {
            assert_eq!(said(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn parts_do_not_give_the_total() {
        for (text, message) in [
            ("走访8个村和8个社区，共15个。", "8个 + 8个 = 16 个，而合计写的是 15个，多 1 个"),
            ("设有16个站所，分别是8个农业站、7个林业站。", "8个 + 7个 = 15 个，而合计写的是 16个，少 1 个"),
            (
                "投入91.45万元，包括工资84.95万元、补助1.02万元。",
                "84.95万元 + 1.02万元 = 85.97 万元，而合计写的是 91.45万元，少 5.48 万元",
            ),
            (
                "支出10.00万元，其中：办公费4.3万元、印刷费4.3万元、差旅费3.4万元。",
                "4.3万元 + 4.3万元 + 3.4万元 = 12 万元，而合计写的是 10.00万元，多 2 万元",
            ),
            (
                "设有16个站所，分别是8个农业站、7个林业站，覆盖12个乡镇。",
                "8个 + 7个 = 15 个，而合计写的是 16个，少 1 个",
            ),
            ("存在三个方面的问题：一是慢。二是少。", "写的是“三个方面的问题”，逐条列出的只有 2 个（到“二是”为止）"),
            ("做好2项工作：一是慢；二是少；三是乱。", "写的是“2项工作”，逐条列出了 3 项（到“三是”为止）"),
        ] {
            assert_eq!(said(text), [message], "{text}");
        }
    }
}
