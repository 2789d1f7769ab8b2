//! Bands of a value: 「≥90% 5分；80%（含）-90% 4分…低于60%不得分」, with open and closed ends and single values.

use super::{Gap, Outcome, Scoring, Work, brief};
use crate::decimal::{self, Fraction};
use crate::rubric::{Band, Bands, Item};
use crate::scoring::trace::OptionTrace;

pub fn score<'s>(rule: &'s Bands, item: &'s Item, scoring: &Scoring<'s>) -> Outcome<'s> {
    let inputs = scoring.traced.then(|| scoring.inputs(&[&rule.value]));
    let open = |gap, unit, inputs| {
        let mut outcome = Outcome::open(gap, "bands", item, inputs);
        if let Some(trace) = &mut outcome.trace {
            trace.options = Some(options(rule, None, unit));
        }
        outcome
    };
    let measured = match scoring.measured(&rule.value, item) {
        Ok(measured) => measured,
        Err(gap) => return open(gap, scoring.unit(&rule.value), inputs),
    };
    let band = rule.bands.iter().find(|band| band.interval.contains(measured.value) == Some(true));
    let Some(band) = band else {
        let note = format!("{}，不在任何一档之内", measured.shown());
        return open(Gap::at_item(scoring, item, &note), measured.unit, inputs);
    };
    let work = inputs.map(|inputs| Work {
        explanation: format!("{}，属于“{}”一档", measured.shown(), band.interval.show(measured.unit)),
        clause: best(rule).map(|best| best.clause.as_str()).filter(|clause| !clause.is_empty()),
        inputs,
        ..Work::default()
    });
    let mut outcome = Outcome::whole(Fraction::from(band.points), "bands", item, work);
    if let Some(trace) = &mut outcome.trace {
        trace.options = Some(options(rule, Some(band), measured.unit));
    }
    outcome
}

fn best(rule: &Bands) -> Option<&Band> {
    rule.bands.iter().max_by_key(|band| band.points)
}

fn options<'s>(rule: &'s Bands, chosen: Option<&Band>, unit: &str) -> Vec<OptionTrace<'s>> {
    let option = |band: &'s Band| OptionTrace {
        value: band.interval.show(unit).into(),
        label: if band.clause.is_empty() {
            format!("{}，{} 分", band.interval.show(unit), decimal::text(band.points)).into()
        } else {
            brief(&band.clause).into()
        },
        clause: &band.clause,
        points: band.points,
        chosen: chosen.is_some_and(|chosen| core::ptr::eq(band, chosen)),
    };
    rule.bands.iter().map(option).collect()
}
