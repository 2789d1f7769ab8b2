//! Numbers with units in a text. Dates, years, numbering, document numbers and fixed names are none.

use core::ops::Range;
use std::sync::LazyLock;

use super::apart::{is_article, is_date, is_joined, is_part_of_a_word};
use super::endings::Endings;
use super::numeral::{self, Numeral};
use super::units::{Unit, unit_at};
use crate::audit::printed::Printed;
use crate::decimal::{self, Decimal, Fraction};

/// How closely a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// As it is printed.
    Plain,
    /// 余, 多, 约, 近, 左右.
    About,
    /// 至少, 超过, 以上.
    AtLeast,
    /// 至多, 不足, 以内.
    AtMost,
}

/// A number with its unit.
#[derive(Clone, Debug)]
pub struct Quantity<'s> {
    /// Where it stands in its text, in bytes, with the marks before and behind it.
    pub place: Range<usize>,
    /// Where the number itself begins.
    pub start: usize,
    /// As it is written, without the marks before it.
    pub written: &'s str,
    /// Its unit.
    pub unit: &'static Unit,
    /// The number, 1.1 万 as 11000; `None` for 几十.
    pub value: Option<Fraction>,
    /// The lowest value that it can stand for.
    pub low: Fraction,
    /// The highest one; `None` where there is none.
    pub high: Option<Fraction>,
    /// How closely it is meant.
    pub mark: Mark,
}

impl Quantity<'_> {
    /// As it is written, without spaces.
    pub fn shown(&self) -> String {
        self.written.chars().filter(|character| !character.is_whitespace()).collect()
    }

    /// Is there no number that both can stand for?
    pub fn contradicts(&self, low: Fraction, high: Option<Fraction>) -> bool {
        let above = |low: Fraction, high: Option<Fraction>| {
            high.is_some_and(|high| low.compare(high).is_some_and(core::cmp::Ordering::is_gt))
        };
        self.value.is_some() && (above(self.low, high) || above(low, self.high))
    }
}

/// Words before a number; those that only end like a mark mean nothing.
static BEFORE: LazyLock<Endings<Option<Mark>>> = LazyLock::new(|| {
    let marks = MARKS.iter().map(|(word, mark)| (*word, Some(*mark)));
    Endings::of(&marks.chain(NO_MARKS.iter().map(|word| (*word, None))).collect::<Vec<_>>())
});

/// What ends like 约 and 近, and tells nothing of the number behind it: 节约 5 万元, 预约 120 人次.
const NO_MARKS: &[&str] = &[
    "节约", "预约", "签约", "履约", "违约", "合约", "邀约", "特约", "续约", "公约", "条约", "集约", "制约", "附近",
    "最近", "就近", "邻近",
];

const MARKS: &[(&str, Mark)] = &[
    ("不少于", Mark::AtLeast),
    ("不低于", Mark::AtLeast),
    ("至少", Mark::AtLeast),
    ("不超过", Mark::AtMost),
    ("不多于", Mark::AtMost),
    ("不高于", Mark::AtMost),
    ("至多", Mark::AtMost),
    ("最多", Mark::AtMost),
    ("不足", Mark::AtMost),
    ("低于", Mark::AtMost),
    ("少于", Mark::AtMost),
    ("小于", Mark::AtMost),
    ("超过", Mark::AtLeast),
    ("突破", Mark::AtLeast),
    ("高于", Mark::AtLeast),
    ("多于", Mark::AtLeast),
    ("大于", Mark::AtLeast),
    ("逾", Mark::AtLeast),
    ("大约", Mark::About),
    ("将近", Mark::About),
    ("接近", Mark::About),
    ("约", Mark::About),
    ("近", Mark::About),
];

const BEHIND: &[(&str, Mark)] = &[
    ("左右", Mark::About),
    ("上下", Mark::About),
    ("以上", Mark::AtLeast),
    ("以下", Mark::AtMost),
    ("以内", Mark::AtMost),
];

const SPACES: [char; 3] = [' ', '\u{3000}', '\t'];

/// The quantities of a text, in their order.
pub fn quantities(text: &str) -> Vec<Quantity<'_>> {
    let (mut found, mut at) = (Vec::new(), 0_usize);
    while let Some(skip) = text.get(at..).and_then(|rest| rest.find(numeral::starts)) {
        let start = at.saturating_add(skip);
        let rest = text.get(start..).unwrap_or_default();
        at = start.saturating_add(match numeral::numeral(rest) {
            Some(numeral) => {
                found.extend(quantity(text, start, &numeral));
                numeral.end
            }
            None => rest.chars().next().map_or(1, char::len_utf8),
        });
    }
    found
}

fn quantity<'s>(text: &'s str, start: usize, numeral: &Numeral) -> Option<Quantity<'s>> {
    let (before, rest) = text.split_at_checked(start)?;
    if let Some(before) = before.strip_suffix("百分之") {
        let end = start.saturating_add(numeral.end);
        let reading = Reading { factor: Fraction::ONE, end: numeral.end, about: false };
        return measured(text, before.len()..end, numeral, unit_at("%")?, &reading);
    }
    if is_part_of_a_word(before, rest, numeral) {
        return None;
    }
    let mut reading = Reading { factor: Fraction::ONE, end: numeral.end, about: false };
    reading.orders(rest, numeral.spoken)?;
    let tail = rest.get(reading.end..)?.trim_start_matches(SPACES);
    if is_joined(tail) || !reading.about && is_date(tail, numeral) {
        return None;
    }
    let unit = unit_at(tail)?;
    let behind = tail.get(unit.name.len()..)?;
    if behind.starts_with(['/', '／']) || numeral.spoken && is_article(before, behind, numeral, unit) {
        return None;
    }
    measured(text, start..text.len().saturating_sub(behind.len()), numeral, unit, &reading)
}

/// With the marks before and behind it.
fn measured<'s>(
    text: &'s str,
    number: Range<usize>,
    numeral: &Numeral,
    unit: &'static Unit,
    reading: &Reading,
) -> Option<Quantity<'s>> {
    let before = text.get(..number.start)?.trim_end_matches(SPACES);
    let behind = text.get(number.end..)?;
    let mut mark = if reading.about || numeral.value.is_none() { Mark::About } else { Mark::Plain };
    let mut place = number.clone();
    if let Some((before, Some(stated))) = BEFORE.longest(before) {
        place.start = before.len();
        mark = stated;
    }
    if let Some((word, stated)) = BEHIND.iter().find(|(word, _)| behind.starts_with(word)) {
        place.end = place.end.saturating_add(word.len());
        mark = if mark == Mark::Plain { *stated } else { mark };
    }
    let (start, written) = (number.start, text.get(number)?);
    let quantity = Quantity { place, start, written, unit, value: None, low: Fraction::ZERO, high: None, mark };
    match numeral.value {
        Some(value) => bounded(quantity, value, reading, numeral.spoken),
        None => numeral.spoken.then_some(quantity),
    }
}

/// What stands between a numeral and its unit: 百, 千, 万, 亿, and marks like 余.
struct Reading {
    factor: Fraction,
    end: usize,
    about: bool,
}

impl Reading {
    fn orders(&mut self, text: &str, spoken: bool) -> Option<()> {
        loop {
            let rest = text.get(self.end..).unwrap_or_default();
            let tail = rest.trim_start_matches(SPACES);
            let spaces = rest.len().saturating_sub(tail.len());
            let first = tail.chars().next();
            let step = if let Some(mark) = first.filter(|first| matches!(first, '余' | '多' | '来') && !self.about) {
                self.about = true;
                mark.len_utf8()
            } else if let Some((factor, length)) =
                numeral::multiplier(tail).filter(|_| unit_at(tail).is_none() && !spoken)
            {
                self.factor = self.factor.times(factor)?;
                length
            } else {
                return Some(());
            };
            self.end = self.end.saturating_add(spaces).saturating_add(step);
        }
    }
}

/// Does a mark like 至少 stand before a number?
pub fn is_marked(before: &str) -> bool {
    BEFORE.longest(before).is_some_and(|(_, mark)| mark.is_some())
}

fn bounded<'s>(quantity: Quantity<'s>, value: Decimal, reading: &Reading, spoken: bool) -> Option<Quantity<'s>> {
    let written = Fraction::from(value);
    let exact = written.times(reading.factor)?;
    let exactly = quantity.unit.counted && value.scale() == 0 && reading.factor.is_one();
    let (low, high) = match quantity.mark {
        Mark::AtLeast => (exact, None),
        Mark::AtMost => (Fraction::ZERO, Some(exact)),
        Mark::Plain if exactly => (exact, Some(exact)),
        // 三万 is as round as 3 万.
        Mark::Plain if spoken && value >= Decimal::from(10_000) => {
            let half = last_place(value)?.divided_by(Fraction::count(2)?)?;
            (exact.minus(half)?, Some(exact.plus(half)?))
        }
        Mark::Plain => {
            let printed = Printed::new(value)?.scaled(reading.factor)?;
            (printed.low, Some(printed.high))
        }
        Mark::About => {
            let step = last_place(value)?.times(reading.factor)?;
            (if reading.about { exact } else { exact.minus(step)? }, Some(exact.plus(step)?))
        }
    };
    Some(Quantity { value: Some(exact), low, high, ..quantity })
}

/// The worth of the last digit that is not 0: of 120 it is 10, of 1.1 it is 0.1.
fn last_place(value: Decimal) -> Option<Fraction> {
    let shown = decimal::text(value);
    let zeros = shown.len().saturating_sub(shown.trim_end_matches('0').len());
    let decimals = shown.split_once('.').map_or(0, |(_, part)| part.len());
    let ten = Fraction::count(10)?;
    (0..decimals)
        .try_fold((0..zeros).try_fold(Fraction::ONE, |place, _| place.times(ten))?, |place, _| place.divided_by(ten))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let tell = |quantity: &Quantity<'_>| {
            let value = quantity.value.map_or("?".to_owned(), Fraction::show);
            let high = quantity.high.map_or("∞".to_owned(), Fraction::show);
            format!("{} {value} [{}, {high}] {}", quantity.shown(), quantity.low.show(), quantity.unit.kind)
        };
        quantities(text).iter().map(tell).collect()
    }

    #[test]
    fn reads_numbers_with_units() {
        for (text, wanted) in [
            ("学习45场次", "45场次 45 [45, 45] 次"),
            ("学习 45 场次", "45场次 45 [45, 45] 次"),
            ("配置图书 1.1 万余册，", "1.1万余册 11000 [11000, 12000] 册"),
            ("120 余名党务主办", "120余名 120 [120, 130] 人"),
            ("接转 400 多名党员", "400多名 400 [400, 500] 人"),
            ("捐款 23 万余元", "23万余元 230000 [230000, 240000] 元"),
            ("党员干部 207430 人次", "207430人次 207430 [207430, 207430] 人次"),
            ("支出91.45万元", "91.45万元 914500 [914450, 914550] 元"),
            ("支出１，２３４．５０元", "２３４．５０元 234.5 [234.495, 234.505] 元"),
            ("支出1,234.50元", "1,234.50元 1234.5 [1234.495, 1234.505] 元"),
            ("合计1.2亿元", "1.2亿元 120000000 [115000000, 125000000] 元"),
            ("执行率99.37%", "99.37% 99.37 [99.365, 99.375] %"),
            ("满意率９８％", "９８％ 98 [97.5, 98.5] %"),
            ("增长百分之五", "百分之五 5 [4.5, 5.5] %"),
            ("增长百分之12.5", "百分之12.5 12.5 [12.45, 12.55] %"),
            ("提高2个百分点", "2个百分点 2 [1.5, 2.5] 百分点"),
            ("至少两次督查", "两次 2 [2, ∞] 次"),
            ("不超过3次", "3次 3 [0, 3] 次"),
            ("培训300人以上", "300人 300 [300, ∞] 人"),
            ("节约0.60万元", "0.60万元 6000 [5950, 6050] 元"),
            ("约300人", "300人 300 [200, 400] 人"),
            ("300人左右", "300人 300 [200, 400] 人"),
            ("成立三十五个小组", "三十五个 35 [35, 35] 个"),
            ("开展督查一次，", "一次 1 [1, 1] 次"),
            ("构建15分钟服务圈", "15分钟 15 [15, 15] 分钟"),
            ("历时1个月", "1个月 1 [1, 1] 月"),
            ("三十余个单位", "三十余个 30 [30, 40] 个"),
            ("几十个单位", "几十个 ? [0, ∞] 个"),
            ("两三次会议", "两三次 ? [0, ∞] 次"),
            ("得分96.46分，", "96.46分 96.46 [96.455, 96.465] 分"),
            ("用时5年", "5年 5 [5, 5] 年"),
            ("补助三万元", "三万元 30000 [25000, 35000] 元"),
            ("补助5万美元", "5万美元 50000 [45000, 55000] 美元"),
            ("整理档案3千卷", "3千卷 3000 [2500, 3500] 卷"),
        ] {
            assert_eq!(told(text), [wanted], "{text}");
        }
    }

    #[test]
    fn knows_what_is_no_quantity() {
        for text in [
            "2023年11月20日",
            "2023 年度",
            "二〇二三年",
            "2023.11.20次",
            "1. 培训",
            "1、培训",
            "（1）培训",
            "财预〔2020〕10号",
            "第3条",
            "第一次会议",
            "一是加强学习",
            "一系列",
            "一票否决",
            "一岗双责",
            "“三公”经费",
            "“两个确立”",
            "两个维护",
            "中央八项规定",
            "一次性奖励",
            "一个问题",
            "每一次督查",
            "十分重要",
            "和群众一起，",
            "二期工程",
            "每页0.85元/页",
            "3-5天",
            "10～20个",
            "三分之一",
            "3/4个",
            "统一人员",
            "A4纸5G网",
            "12345热线",
            "万人大会",
            "100支部",
            "五一",
            "同一家",
        ] {
            assert_eq!(told(text), Vec::<String>::new(), "{text}");
        }
    }
}
