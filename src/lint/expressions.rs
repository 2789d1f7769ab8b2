//! Expressions: shares for percentages, constants where something should decide, divisions by what may be 0.

use super::doubts::{Doubts, excerpt};
use super::facts::{Facts, each_part, number};
use super::usage::leading_to;
use super::{DoubtCode, Row, money};
use crate::decimal::{self, Decimal};
use crate::feel::{Expression, Operator};
use crate::rubric::{FactKind, Formula, Item, POINTS_NAME, Rule, SCORE_NAME};

/// Words of a reading that say what becomes of a division by 0.
const SETTLED: [&str; 6] = ["为0", "为 0", "是0", "是 0", "算不出", "不适用"];

/// An expression with what is said about it.
struct Written<'a> {
    formula: &'a Formula,
    pointer: String,
    /// The item that it belongs to, or the name of the fact.
    item: Option<&'a Item>,
    name: &'a str,
    /// Texts that may say the units of its numbers.
    texts: Vec<&'a str>,
}

impl Written<'_> {
    fn add(&self, doubts: &mut Doubts, code: DoubtCode, message: &str, hint: &str) {
        if let Some(item) = self.item {
            doubts.of(code, item, self.pointer.clone(), message, hint);
        } else {
            let message = format!("“{}”：{message}", excerpt(self.name));
            doubts.add(code, self.pointer.clone(), message, hint);
        }
    }

    /// What is doubtful about any expression.
    fn check(&self, facts: &Facts<'_>, doubts: &mut Doubts) {
        each_part(&self.formula.expression, &mut |part| {
            let Some((left, _, right)) = part.comparison() else { return };
            for (value, constant) in [(left, right), (right, left)] {
                let Some(constant) = number(constant) else { continue };
                let is_share = constant > Decimal::ZERO && constant < Decimal::ONE;
                if is_share && number(value).is_none() && facts.nature(value).percent == Some(1) {
                    let message = format!("百分数与 {} 相比：0.9 指的是 0.9%", decimal::text(constant));
                    let hint = "90% 请写 90；确指不到 1% 的，可以不改";
                    self.add(doubts, DoubtCode::PercentAsFraction, &message, hint);
                }
                let doubtful = facts.money(value).and_then(|unit| money::doubtful(constant, unit, &self.texts));
                if let Some((code, message)) = doubtful {
                    self.add(doubts, code, &message, money::UNIT_HINT);
                }
            }
        });
        money::check_units(&self.formula.expression, facts, doubts, &mut |doubts, code, message, hint| {
            self.add(doubts, code, message, hint);
        });
    }

    fn check_divisors(&self, facts: &Facts<'_>, doubts: &mut Doubts) {
        let expression = &self.formula.expression;
        let mut divisors: Vec<&Expression> = Vec::new();
        each_part(expression, &mut |part| {
            if let Expression::Binary(_, Operator::Divide, divisor) = part
                && !facts.nature(divisor).constant
                && !divisors.contains(&&**divisor)
                && !guarded(expression, divisor)
            {
                divisors.push(divisor);
            }
        });
        if divisors.is_empty() {
            return;
        }
        let names: Vec<String> = divisors.iter().map(|divisor| shown(divisor, facts)).collect();
        let message = format!("{}为 0 时算不出，没有写这时怎么计分", names.join("、"));
        let hint = "请给用到它的考核内容写 not_applicable（不适用时 full 或 drop），或在 reading 中说明";
        self.add(doubts, DoubtCode::DivisionByZero, &message, hint);
    }

    fn check_constant(&self, facts: &Facts<'_>, term: &str, doubts: &mut Doubts) {
        if facts.nature(&self.formula.expression).constant {
            let message = format!("{term}“{}”不随任何情况变化，总成立或总不成立", excerpt(&self.formula.text));
            self.add(doubts, DoubtCode::ConditionConstant, &message, "请写出所看的情况，或删去");
        }
    }
}

/// Is a divisor compared with 0 somewhere in the expression?
fn guarded(expression: &Expression, divisor: &Expression) -> bool {
    let mut guarded = false;
    each_part(expression, &mut |part| {
        if let Some((left, _, right)) = part.comparison() {
            let zero = |side: &Expression| number(side).is_some_and(|number| number.is_zero());
            guarded |= (left == divisor && zero(right)) || (right == divisor && zero(left));
        }
    });
    guarded
}

fn shown(divisor: &Expression, facts: &Facts<'_>) -> String {
    let labels = divisor.names().into_iter().filter_map(|name| facts.get(name)).map(|fact| excerpt(&fact.label));
    let labels: Vec<String> = labels.collect();
    match labels.as_slice() {
        [only] => format!("“{only}”"),
        [first, ..] => format!("“{first}”等算出的除数"),
        [] => "除数".to_owned(),
    }
}

pub fn check_facts(facts: &Facts<'_>, rows: &[Row<'_>], start: &str, doubts: &mut Doubts) {
    let open = |row: &&Row<'_>| {
        let settled = |reading: &String| SETTLED.iter().any(|word| reading.contains(word));
        row.item.not_applicable.is_none() && !row.item.reading.as_ref().is_some_and(settled)
    };
    let exposed = leading_to(facts, rows.iter().filter(open).flat_map(|row| row.item.facts()).collect());
    for (place, fact) in facts.rubric.facts.iter().enumerate() {
        let Some(formula) = &fact.derived else { continue };
        let texts = [Some(fact.label.as_str()), fact.question.as_deref()].into_iter().flatten().collect();
        let pointer = format!("{start}/facts/{place}/derived");
        let written = Written { formula, pointer, item: None, name: &fact.label, texts };
        written.check(facts, doubts);
        if exposed.get(place) == Some(&true) {
            written.check_divisors(facts, doubts);
        }
        let nature = facts.nature(&formula.expression);
        if nature.constant && fact.kind == FactKind::Boolean {
            let message = format!("表达式“{}”不随任何情况变化", excerpt(&formula.text));
            written.add(doubts, DoubtCode::DerivedConstant, &message, "请写出所看的情况，或删去 derived 由单位填写");
        }
        if fact.kind == FactKind::Percent && nature.percent == Some(0) && divides(&formula.expression, facts) {
            let message = format!("类型是百分数，而表达式“{}”得出的是比值：0.9 会当作 0.9%", excerpt(&formula.text));
            written.add(doubts, DoubtCode::PercentWithout100, &message, "请乘以 100，如 a / b * 100");
        }
    }
}

fn divides(expression: &Expression, facts: &Facts<'_>) -> bool {
    let mut divides = false;
    each_part(expression, &mut |part| {
        if let Expression::Binary(_, Operator::Divide, divisor) = part {
            divides |= !facts.nature(divisor).constant;
        }
    });
    divides
}

pub fn check_item(row: &Row<'_>, facts: &Facts<'_>, doubts: &mut Doubts) {
    let item = row.item;
    let written = |formula, pointer: String| Written {
        formula,
        pointer,
        item: Some(item),
        name: &item.title,
        texts: vec![&item.standard],
    };
    let settled = item.reading.as_ref().is_some_and(|reading| SETTLED.iter().any(|word| reading.contains(word)));
    for at in row.rules() {
        for (field, formula) in fields(at.rule) {
            let written = written(formula, format!("{}/{field}", at.pointer));
            written.check(facts, doubts);
            if item.not_applicable.is_none() && !settled {
                written.check_divisors(facts, doubts);
            }
            if let Rule::Formula(_) = at.rule {
                percent_of_points(&written, facts, doubts);
            }
        }
    }
    let explain = item.explain.as_ref().map(|explain| &explain.when);
    let conditions = [
        ("prerequisite", "前提条件", item.prerequisite.as_ref()),
        ("excuse", "免责条件", item.excuse.as_ref()),
        ("explain/when", "须说明原因的条件", explain),
    ];
    for (field, term, formula) in conditions {
        let Some(formula) = formula else { continue };
        let written = written(formula, format!("{}/{field}", row.pointer));
        written.check(facts, doubts);
        written.check_constant(facts, term, doubts);
    }
    if explain.is_some_and(|when| explains_the_good(&when.expression, &item.standard)) {
        let message = "得分或比率高时才要求说明原因，而低时不要求";
        let hint = "请核对 explain 的 when，如 \"execution_rate < 90\"";
        doubts.of(DoubtCode::ExplainWrongWay, item, format!("{}/explain/when", row.pointer), message, hint);
    }
}

/// The expressions of a rule with their fields.
fn fields(rule: &Rule) -> Vec<(&'static str, &Formula)> {
    let names: &[&'static str] = match rule {
        Rule::Proportional(_) => &["actual", "target"],
        Rule::Occurrences(_) => &["count"],
        Rule::Rank(rule) if rule.rank.is_some() => &["rank", "value"],
        Rule::PerUnit(_) | Rule::Bands(_) | Rule::Rank(_) => &["value"],
        Rule::Formula(_) => &["score"],
        _ => &[],
    };
    names.iter().copied().zip(rule.formulas()).collect()
}

/// A product of the points and a percentage, without ÷ 100.
fn percent_of_points(written: &Written<'_>, facts: &Facts<'_>, doubts: &mut Doubts) {
    let mut found = false;
    products(&written.formula.expression, &mut |product| {
        found |= product.names().contains(&POINTS_NAME) && facts.nature(product).percent == Some(1);
    });
    if found {
        let message = format!("“{}”用分值直接乘以百分数，大了 100 倍", excerpt(&written.formula.text));
        written.add(doubts, DoubtCode::PercentTimesPoints, &message, "请再除以 100，如 points * rate / 100");
    }
}

/// Visits the largest products and quotients of an expression.
fn products<'e>(expression: &'e Expression, visit: &mut dyn FnMut(&'e Expression)) {
    match expression {
        Expression::Binary(_, Operator::Multiply | Operator::Divide, _) => visit(expression),
        Expression::Binary(left, _, right) => {
            products(left, visit);
            products(right, visit);
        }
        Expression::Negation(inner) => products(inner, visit),
        _ => {}
    }
}

/// Is an explanation due where the score, or a rate of which the standard names the low side, is high?
fn explains_the_good(when: &Expression, standard: &str) -> bool {
    let Some((left, operator, right)) = when.comparison() else { return false };
    let (value, wants_high) = match operator {
        Operator::Greater | Operator::AtLeast => (left, true),
        Operator::Less | Operator::AtMost => (left, false),
        _ => return false,
    };
    let (value, wants_high) = if number(value).is_some() { (right, !wants_high) } else { (value, wants_high) };
    let names = |words: &[&str]| words.iter().any(|word| standard.contains(word));
    let low = names(&["未达到", "低于", "不足", "未完成"]) && !names(&["高于", "超过", "超出", "大于"]);
    let is_score = matches!(value, Expression::Name(name) if name == SCORE_NAME);
    wants_high && (is_score || low)
}

pub fn check_veto(facts: &Facts<'_>, start: &str, doubts: &mut Doubts) {
    for (index, veto) in facts.rubric.veto.iter().enumerate() {
        let pointer = format!("{start}/veto/{index}/when");
        let texts = vec![veto.clause.as_str()];
        let written = Written { formula: &veto.when, pointer, item: None, name: &veto.clause, texts };
        written.check(facts, doubts);
        written.check_constant(facts, "否决条件", doubts);
    }
}

pub fn check_own_checks(facts: &Facts<'_>, start: &str, doubts: &mut Doubts) {
    for (index, check) in facts.rubric.checks.iter().enumerate() {
        let pointer = format!("{start}/checks/{index}/when");
        let texts = vec![check.title.as_str(), check.message.text.as_str()];
        let written = Written { formula: &check.when, pointer, item: None, name: &check.title, texts };
        written.check(facts, doubts);
        written.check_constant(facts, "核查条件", doubts);
    }
}
