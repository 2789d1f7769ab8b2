//! How indicators are set: with figures that can be compared (T9), not of money (T14), none far too heavy (T19).

use core::cmp::Ordering;

use crate::decimal::Fraction;
use crate::rubric::{Check, Severity};
use crate::submission::Dimension;

use super::super::finding::Finding;
use super::super::findings::Findings;
use super::listed::{Entry, Listed};
use super::words::{points, quoted, rounded};

/// From how many percent of its sheet on an indicator is too heavy.
const TOO_HEAVY: usize = 60;

/// Makes the findings.
pub fn check<'s>(listed: &Listed<'_, 's>, findings: &mut Findings<'s>) {
    for entry in &listed.0 {
        figures(entry, findings);
        money(entry, findings);
        weight(entry, findings);
    }
}

fn figures<'s>(entry: &Entry<'_, 's>, findings: &mut Findings<'s>) {
    if entry.is_qualitative() {
        return;
    }
    let sides = [("target", "年度指标值", entry.indicator.target), ("actual", "实际完成值", entry.indicator.actual)];
    match sides {
        [(_, _, Some(target)), (_, _, Some(actual))] => {
            let title = entry.indicator.title.as_deref().unwrap_or_default();
            let has_unit = entry.indicator.unit.as_deref().is_some_and(|unit| !unit.trim().is_empty());
            if has_unit || names_unit(title) {
                return;
            }
            let (target, actual) = (entry.shown(target), entry.shown(actual));
            let message = format!("{}的指标值 {target}、完成值 {actual} 没有写计量单位", entry.name);
            findings.add(
                Finding::new(Check::T9, entry.at("unit"), message)
                    .weighing(Severity::Warning)
                    .mend("请写明两个数的计量单位，如“个”“人次”“%”")
                    .on(entry.at("target"), "年度指标值", target)
                    .on(entry.at("actual"), "实际完成值", actual)
                    .missing(entry.at("unit"), "计量单位"),
            );
        }
        [there @ (_, _, Some(value)), absent @ (_, _, None)] | [absent @ (_, _, None), there @ (_, _, Some(value))] => {
            let value = entry.shown(value);
            let message = format!("{}有{} {value}，没有{}，不能比较", entry.name, there.1, absent.1);
            findings.add(
                Finding::new(Check::T9, entry.at(absent.0), message)
                    .mend(format!("请填写{}，与{}用同一计量单位", absent.1, there.1))
                    .on(entry.at(there.0), there.1, value)
                    .missing(entry.at(absent.0), absent.1),
            );
        }
        _ => {}
    }
}

/// Does a title say itself what its figures count?
fn names_unit(title: &str) -> bool {
    let units = [
        '率', '比', '度', '次', '人', '个', '天', '日', '月', '年', '元', '米', '亩', '吨', '里', '页', '件', '份',
        '家', '户', '名', '台', '套', '期', '处', '项', '场', '篇', '本', '册', '辆', '例', '条', '所', '座', '间',
        '批', '位', '科', '只', '头', '株', '棵', '分', '时', '%', '％', '‰', '℃',
    ];
    title.contains(units)
}

const MONEY: [&str; 8] = ["元", "千元", "万元", "百万元", "千万元", "亿元", "人民币元", "￥"];

/// Words by which an indicator speaks of spending money, not of what it brings.
const SPENDING: [&str; 8] = ["资金", "经费", "投入", "拨款", "支出", "拨付", "投资额", "预算"];

/// Words of money that comes of the work: an output or a benefit after all.
const BROUGHT: [&str; 18] = [
    "增收",
    "收入",
    "节约",
    "节省",
    "减少",
    "减负",
    "减免",
    "降低",
    "产值",
    "税",
    "利润",
    "效益",
    "损失",
    "增加值",
    "销售",
    "交易",
    "引进",
    "撬动",
];

fn money<'s>(entry: &Entry<'_, 's>, findings: &mut Findings<'s>) {
    let Some(unit) = entry.indicator.unit.as_deref().map(str::trim).filter(|unit| MONEY.contains(unit)) else {
        return;
    };
    let title = entry.indicator.title.as_deref().unwrap_or_default();
    let speaks = |words: &[&str]| words.iter().any(|word| title.contains(word));
    let term = match entry.indicator.dimension {
        Some(Dimension::Quantity) => "数量",
        Some(Dimension::Quality) => "质量",
        Some(Dimension::Timeliness) => "时效",
        Some(Dimension::Social) => "社会效益",
        Some(Dimension::Ecological) => "生态效益",
        Some(Dimension::Sustainability) => "可持续影响",
        Some(Dimension::Economic) if speaks(&SPENDING) => "经济效益",
        _ => return,
    };
    if speaks(&BROUGHT) {
        return;
    }
    let message = format!("{}是{term}指标，却用金额（{unit}）计量：花了多少钱不是产出，也不是效益", entry.name);
    let mut finding = Finding::new(Check::T14, entry.at("unit"), message)
        .mend("请改用完成的数量、达到的标准或产生的效果；金额放到成本指标或预算执行率中")
        .on(entry.at("unit"), "计量单位", quoted(unit));
    for (field, label, value) in
        [("target", "年度指标值", entry.indicator.target), ("actual", "实际完成值", entry.indicator.actual)]
    {
        if let Some(value) = value {
            finding = finding.on(entry.at(field), label, entry.shown(value));
        }
    }
    findings.add(finding);
}

fn weight<'s>(entry: &Entry<'_, 's>, findings: &mut Findings<'s>) {
    let (Some(own), Some(sheet), false) = (entry.indicator.points, entry.sheet, entry.by_count) else { return };
    let percent = || Fraction::from(own).times(Fraction::count(100)?)?.divided_by(sheet.into());
    let Some(percent) = percent() else { return };
    if !Fraction::count(TOO_HEAVY).and_then(|most| percent.compare(most)).is_some_and(Ordering::is_ge) {
        return;
    }
    let message = format!(
        "{}占 {}，是全部 {}的 {}%，一项指标决定了大半得分",
        entry.name,
        points(own),
        points(sheet),
        rounded(percent)
    );
    findings.add(
        Finding::new(Check::T19, entry.at("points"), message)
            .expecting(format!("低于 {TOO_HEAVY}%"))
            .mend("请把分值分给更多的指标")
            .on(entry.at("points"), "分值", points(own)),
    );
}
