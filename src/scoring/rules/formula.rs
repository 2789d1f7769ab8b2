//! A free formula: 「(1-10×调剂金额/年初预算数)×指标分值；比值>0.1，此项得0分」.

use super::{Outcome, Scoring, Work};
use crate::rubric::{FormulaRule, Item};

pub fn score<'s>(rule: &'s FormulaRule, item: &'s Item, scoring: &Scoring<'s>) -> Outcome<'s> {
    let inputs = scoring.traced.then(|| scoring.inputs(&[&rule.score]));
    match scoring.number(&rule.score, item) {
        Ok(value) => {
            let work = inputs.map(|inputs| {
                let shown = scoring.shown(&rule.score, item);
                Work { explanation: "按公式计算".to_owned(), formula: Some(shown), inputs, ..Work::default() }
            });
            Outcome::exact(value, "formula", item, work)
        }
        Err(gap) => Outcome::open(gap, "formula", item, inputs),
    }
}
