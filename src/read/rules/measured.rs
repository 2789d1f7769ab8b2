//! Rules that measure.

use super::super::objects::fields;
use super::super::reader::Reader;
use super::super::references::{Expected, References};
use super::super::scanner::Kind;
use super::super::submission::DIRECTIONS;
use super::super::values::{CHANGE, FACTOR, POINTS};
use super::stepwise::one_of_two;
use super::{Ends, Head, element, fields_with_ends, number, points};
use crate::decimal::Decimal;
use crate::feel;
use crate::problem::ProblemCode;
use crate::rubric::{
    Band, Bands, Counting, Cut, Falls, FormulaRule, Measure, Over, OverPolicy, PerUnit, Proportional, Rank, RankOrder,
    Rule, ZeroTarget,
};

const FALLS: [(&str, &str, Falls); 2] =
    [("in_proportion", "按比例", Falls::InProportion), ("to_zero_at_double", "到两倍时为 0", Falls::ToZeroAtDouble)];

const ZERO_TARGETS: [(&str, &str, ZeroTarget); 2] = [
    ("all_or_nothing", "完成值为 0 得满分，否则 0 分", ZeroTarget::AllOrNothing),
    ("full", "得满分", ZeroTarget::Full),
];

const COUNTINGS: [(&str, &str, Counting); 3] = [
    ("continuous", "按比例计", Counting::Continuous),
    ("started", "不足一个的按一个计", Counting::Started),
    ("completed", "不足一个的不计", Counting::Completed),
];

const ORDERS: [(&str, &str, RankOrder); 2] =
    [("highest_first", "从高到低", RankOrder::HighestFirst), ("lowest_first", "从低到高", RankOrder::LowestFirst)];

/// The fields of a measure, after those of the rule that it belongs to.
macro_rules! fields_with_measure {
    ($reader:ident, $references:ident, $measure:ident, { $($name:literal => $read:expr,)* }) => {
        $crate::read::objects::fields!($reader, {
            $($name => $read,)*
            "direction" => $measure.direction = $reader.one_of(&DIRECTIONS).unwrap_or_default(),
            "falls" => $measure.falls = $crate::read::rules::measured::falls($reader),
            "zero_target" => $measure.zero_target = $crate::read::rules::measured::zero_target($reader),
            "floor" => $measure.floor = $reader.number(&FACTOR),
            "over" => $measure.over = $crate::read::rules::measured::over($reader, $references),
        })
    };
}
pub(super) use fields_with_measure;

pub fn falls(reader: &mut Reader<'_>) -> Falls {
    reader.one_of(&FALLS).unwrap_or_default()
}

pub fn zero_target(reader: &mut Reader<'_>) -> Option<ZeroTarget> {
    reader.one_of(&ZERO_TARGETS)
}

pub fn over<'a>(reader: &mut Reader<'a>, references: &mut References) -> Option<Over> {
    if reader.peek() == Kind::Null {
        reader.skip();
        return None;
    }
    let (mut above, mut then, mut fact, mut cuts) = (None, None, None, Vec::new());
    let policies = [("void", "不计分", "void"), ("explain", "须说明原因", "explain")];
    let seen = fields!(reader, {
        "above" => above = number(reader, &FACTOR),
        "then" => then = element(reader, &mut |reader| reader.one_of(&policies)),
        "fact" => fact = references.read(reader, Expected::Text),
        "cuts" => cuts = reader.collect("扣减的列表", cut),
    });
    if !cuts.is_empty() {
        if above.is_some() || then.is_some() {
            let message = "超额完成只能写扣减（cuts），或写 above 和 then".to_owned();
            reader.note(ProblemCode::UnknownField, message, "请只写其中一种".to_owned());
        }
        let lowest = cuts.iter().map(|cut: &Cut| cut.interval.low.map_or(Decimal::ZERO, |(low, _)| low)).min();
        return Some(Over { above: lowest.unwrap_or_default(), policy: OverPolicy::Cut(cuts) });
    }
    reader.require(&seen, &[("above", "超过指标值百分之几"), ("then", "超过时如何计分")]);
    let policy = match then? {
        "void" => OverPolicy::Void,
        _ => OverPolicy::Explain(fact),
    };
    Some(Over { above: above?, policy })
}

fn cut<'a>(reader: &mut Reader<'a>) -> Cut {
    let (mut share, mut ends) = (None, Ends::default());
    let seen = fields_with_ends!(reader, &FACTOR, ends, {
        "cut" => share = number(reader, &FACTOR),
    });
    reader.require(&seen, &[("cut", "扣减分值的百分之几")]);
    let share: Decimal = share.unwrap_or_default();
    if share > Decimal::ONE_HUNDRED {
        let message = "扣减不能超过分值的 100%".to_owned();
        reader.note(ProblemCode::OutOfRange, message, "请写 0 到 100 之间的百分数".to_owned());
    }
    Cut { interval: ends.interval(reader), cut: share }
}

pub fn proportional<'a>(reader: &mut Reader<'a>, references: &mut References, head: &mut Head) -> Option<Rule> {
    let (mut actual, mut target, mut measure) = (None, None, Measure::default());
    let seen = fields_with_measure!(reader, references, measure, {
        "kind" => reader.skip(),
        "actual" => actual = reader.formula(feel::Kind::Number),
        "target" => target = reader.formula(feel::Kind::Number),
        "reading" => head.reading = reader.owned_text(),
    });
    reader.require(&seen, &[("actual", "实际完成值的表达式"), ("target", "年度指标值的表达式")]);
    if let Some(Over { policy: OverPolicy::Explain(None), .. }) = &measure.over {
        let pointer = reader.pointer() + "/over/fact";
        let message = "缺少“fact”（说明原因的情况）".to_owned();
        reader.note_at(&pointer, (ProblemCode::MissingField, message, "请补上说明原因的情况".to_owned()));
    }
    Some(Rule::Proportional(Proportional { actual: actual?, target: target?, measure }))
}

pub fn per_unit<'a>(reader: &mut Reader<'a>, _: &mut References, head: &mut Head) -> Option<Rule> {
    let (mut value, mut threshold, mut unit, mut counting) = (None, None, None, None);
    let (mut above, mut below, mut start) = (None, None, None);
    let seen = fields!(reader, {
        "kind" => reader.skip(),
        "value" => value = reader.formula(feel::Kind::Number),
        "threshold" => threshold = number(reader, &CHANGE),
        "unit" => unit = reader.number(&FACTOR),
        "counting" => counting = reader.one_of(&COUNTINGS),
        "above" => above = reader.number(&CHANGE),
        "below" => below = reader.number(&CHANGE),
        "start" => start = reader.number(&POINTS),
        "reading" => head.reading = reader.owned_text(),
    });
    reader.require(&seen, &[("value", "所看的值的表达式"), ("threshold", "临界值")]);
    if above.is_none() && below.is_none() && !reader.broken() {
        let message = "没有写高于（above）或低于（below）临界值时每单位加减几分".to_owned();
        reader.note(ProblemCode::MissingField, message, "请至少写一个，扣分写负数，如 \"-0.5\"".to_owned());
    }
    let unit = unit.unwrap_or(Decimal::ONE);
    if unit.is_zero() {
        reader.note(ProblemCode::OutOfRange, "单位 unit 是 0".to_owned(), "请写大于 0 的数，如 1 或 5".to_owned());
    }
    Some(Rule::PerUnit(PerUnit { value: value?, threshold: threshold?, unit, counting, above, below, start }))
}

pub fn bands<'a>(reader: &mut Reader<'a>, _: &mut References, head: &mut Head) -> Option<Rule> {
    let (mut value, mut bands) = (None, Vec::new());
    let seen = fields!(reader, {
        "kind" => reader.skip(),
        "value" => value = reader.formula(feel::Kind::Number),
        "bands" => bands = reader.collect("各档的列表", band),
        "reading" => head.reading = reader.owned_text(),
    });
    reader.require(&seen, &[("value", "所看的值的表达式"), ("bands", "各档及其得分")]);
    let value = value?;
    (!bands.is_empty()).then_some(Rule::Bands(Bands { value, bands }))
}

fn band<'a>(reader: &mut Reader<'a>) -> Band {
    let (mut earned, mut clause, mut ends) = (None, None, Ends::default());
    let seen = fields_with_ends!(reader, &CHANGE, ends, {
        "points" => earned = points(reader),
        "clause" => clause = reader.owned_text(),
    });
    reader.require(&seen, &[("points", "这一档的得分")]);
    let interval = ends.interval(reader);
    Band { interval, points: earned.unwrap_or_default(), clause: clause.unwrap_or_default() }
}

pub fn rank<'a>(reader: &mut Reader<'a>, references: &mut References, head: &mut Head) -> Option<Rule> {
    let (mut rank, mut value, mut among, mut order) = (None, None, None, None);
    let (mut places, mut beyond) = (Vec::new(), None);
    let seen = fields!(reader, {
        "kind" => reader.skip(),
        "rank" => rank = reader.formula(feel::Kind::Number),
        "value" => value = reader.formula(feel::Kind::Number),
        "among" => among = references.read(reader, Expected::Numbers),
        "order" => order = reader.one_of(&ORDERS),
        "places" => {
            let read = reader.collect("各名次得分的列表", |reader| element(reader, &mut points));
            places = read.into_iter().flatten().collect();
        },
        "beyond" => beyond = reader.number(&POINTS),
        "reading" => head.reading = reader.owned_text(),
    });
    reader.require(&seen, &[("places", "各名次的得分")]);
    one_of_two(reader, rank.is_some(), value.is_some(), "rank（名次的表达式）", "value（本单位的数）");
    if value.is_some() && among.is_none() {
        reader.missing("among", "其他单位的数");
    }
    let order = order.unwrap_or_default();
    let rule = Rank { rank, value, among, order, places, beyond: beyond.unwrap_or_default() };
    (!rule.places.is_empty()).then_some(Rule::Rank(rule))
}

pub fn formula<'a>(reader: &mut Reader<'a>, _: &mut References, head: &mut Head) -> Option<Rule> {
    let mut score = None;
    let seen = fields!(reader, {
        "kind" => reader.skip(),
        "score" => score = reader.formula(feel::Kind::Number),
        "reading" => head.reading = reader.owned_text(),
    });
    reader.require(&seen, &[("score", "得分的表达式")]);
    Some(Rule::Formula(FormulaRule { score: score? }))
}
