//! The expressions of a rubric: parsed and checked when all facts are known, since they may name any of them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::order::order_facts;
use super::reader::Reader;
use super::scanner::Kind;
use super::values::{ANY_NUMBER, excerpt};
use super::words::{at, places_of};
use crate::decimal;
use crate::feel::{self, Expression, Literal};
#[cfg(feature = "report")]
use crate::outline::Outline;
use crate::problem::ProblemCode;
use crate::rubric::{FactKind, Formula, POINTS_NAME, Rubric, SCORE_NAME};

impl Reader<'_> {
    /// Reads an expression: a text, or a number.
    pub fn formula(&mut self, yields: feel::Kind) -> Option<Formula> {
        let text = match self.peek() {
            Kind::Number => decimal::text(self.number(&ANY_NUMBER)?),
            _ => self.owned_text()?,
        };
        Some(self.expression(text, yields))
    }

    /// An expression that stands at the place that is being read.
    pub fn expression(&mut self, text: String, yields: feel::Kind) -> Formula {
        let formula = unparsed(text, self.pointer(), yields);
        self.formulas.push(unparsed(formula.text.clone(), formula.pointer.clone(), yields));
        formula
    }
}

fn unparsed(text: String, pointer: String, yields: feel::Kind) -> Formula {
    Formula { text, expression: Expression::Literal(Literal::Null), pointer, yields }
}

/// What kind of value a fact has in an expression.
#[must_use]
pub fn kind_of(kind: &FactKind) -> feel::Kind {
    match kind {
        FactKind::Boolean => feel::Kind::Boolean,
        FactKind::Decimal | FactKind::Money(_) | FactKind::Percent | FactKind::Count => feel::Kind::Number,
        FactKind::Choice(_) | FactKind::Text => feel::Kind::Text,
        FactKind::Date => feel::Kind::Date,
        FactKind::Numbers => feel::Kind::List,
    }
}

type Kinds = BTreeMap<String, feel::Kind>;

/// Parses and checks every expression of a rubric that starts at a pointer, also those that were read of parts that
/// could not be kept, and finds the order in which facts can be derived.
pub fn resolve(reader: &mut Reader<'_>, rubric: &mut Rubric, read: Vec<Formula>, start: &str) {
    let kinds: Kinds = rubric.facts.iter().rev().map(|fact| (fact.id.clone(), kind_of(&fact.kind))).collect();
    let hint = "请更正表达式；其中的名称须是计分办法 facts 中的编号";
    let known: Vec<&str> = kinds.keys().map(String::as_str).chain([POINTS_NAME, SCORE_NAME]).collect();
    let mut checks =
        Checks { reader, known: &known, kinds: &kinds, hint, checked: BTreeSet::new(), unusable: Vec::new() };
    rubric.each_formula(&mut |formula| checks.check(formula, true));
    for mut formula in read {
        checks.check(&mut formula, false);
    }
    let unusable = checks.unusable;
    blame_ids(reader, rubric, &unusable, start);
    order_facts(reader, rubric);
}

#[cfg(feature = "report")]
/// Parses and checks every expression of an outline, whose names stand for values of any kind.
pub fn resolve_outline(reader: &mut Reader<'_>, outline: &mut Outline, read: Vec<Formula>, names: &[&str]) {
    let kinds: Kinds = names.iter().map(|name| ((*name).to_owned(), feel::Kind::Any)).collect();
    let hint = "请更正表达式；其中的名称须是自评数据的栏目，如 year、department.name、budget.total.budget";
    let mut checks =
        Checks { reader, known: names, kinds: &kinds, hint, checked: BTreeSet::new(), unusable: Vec::new() };
    outline.each_formula(&mut |formula| checks.check(formula, true));
    for mut formula in read {
        checks.check(&mut formula, false);
    }
}

/// Checks expressions one by one, each place once.
struct Checks<'c, 'a> {
    reader: &'c mut Reader<'a>,
    known: &'c [&'c str],
    kinds: &'c Kinds,
    hint: &'static str,
    checked: BTreeSet<(String, String)>,
    /// The texts of those that cannot be used.
    unusable: Vec<String>,
}

impl Checks<'_, '_> {
    /// Parses an expression and notes what is wrong; of one that was not kept only that.
    fn check(&mut self, formula: &mut Formula, kept: bool) {
        // A template may have an expression twice at one place.
        let first = self.checked.insert((formula.pointer.clone(), formula.text.clone()));
        if !first && !kept {
            return;
        }
        let faults = faults(formula, self.known, self.kinds);
        if !first {
            return;
        }
        for (word, fault) in &faults {
            // Of a problem that is only counted, the place is not looked for.
            let word = word.as_ref().filter(|_| !self.reader.problems.is_full());
            let place = word.map_or_else(String::new, |word| at(&formula.text, word));
            let shown = excerpt(&formula.text.replace(['\n', '\r', '\t'], " "));
            let message = format!("表达式“{shown}”不能用：{place}{fault}");
            self.reader.note_at(&formula.pointer, (ProblemCode::BadExpression, message, self.hint.to_owned()));
        }
        if !faults.is_empty() && !self.reader.problems.is_full() {
            self.unusable.push(formula.text.clone());
        }
    }
}

/// What is wrong, and the word or sign at which it is, if that is not said.
type Fault = (Option<String>, String);

fn faults(formula: &mut Formula, known: &[&str], kinds: &Kinds) -> Vec<Fault> {
    formula.expression = match feel::parse_with(&formula.text, known) {
        Ok(expression) => expression,
        Err(error) => return vec![(None, error.to_string())],
    };
    let of_item = names_of_item(&formula.pointer);
    let kind = |name: &str| match kinds.get(name) {
        Some(kind) => Some(*kind),
        None => of_item.contains(&name).then_some(feel::Kind::Number),
    };
    // What is of any kind hides no name behind the fault of another.
    let unknown: RefCell<Vec<String>> = RefCell::default();
    let any = |name: &str| {
        let mut unknown = unknown.borrow_mut();
        if kind(name).is_none() && !unknown.iter().any(|other| other == name) {
            unknown.push(name.to_owned());
        }
        Some(feel::Kind::Any)
    };
    let _ = feel::kind(&formula.expression, &any);
    let of_kind = match feel::kind(&formula.expression, &|name| kind(name).or(Some(feel::Kind::Any))) {
        Ok(found) if found == formula.yields || [found, formula.yields].contains(&feel::Kind::Any) => None,
        Ok(found) => {
            let fault = format!("得出的是“{}”，此处应为“{}”", found.term(), formula.yields.term());
            Some((Some(String::new()), fault))
        }
        Err(fault) => {
            let sign = fault.strip_prefix('“').and_then(|rest| rest.split_once('”'));
            Some((Some(sign.map_or("", |(sign, _)| sign).to_owned()), fault))
        }
    };
    let of_names = unknown.take().into_iter().map(|name| {
        let fault = format!("没有编号为“{}”的情况", excerpt(&name));
        (Some(name), fault)
    });
    of_names.chain(of_kind).collect()
}

/// The names besides the facts that an expression at a place may use: an item has points, and a score as soon as
/// its rule is applied.
fn names_of_item(pointer: &str) -> &'static [&'static str] {
    if pointer.ends_with("/explain/when") {
        &[POINTS_NAME, SCORE_NAME]
    } else if ["/derived", "/when", "/message"].iter().any(|end| pointer.ends_with(end)) {
        &[]
    } else {
        &[POINTS_NAME]
    }
}

/// The most ids that are looked for in what cannot be used.
const MOST_BLAMED: usize = 20;

/// Notes a problem at the id of a fact that no expression can name, if one that cannot be used has it.
fn blame_ids(reader: &mut Reader<'_>, rubric: &Rubric, unusable: &[String], start: &str) {
    if unusable.is_empty() {
        return;
    }
    let unfit = rubric.facts.iter().enumerate().filter(|(_, fact)| !fact.id.is_empty() && !can_be_named(&fact.id));
    for (index, fact) in unfit.take(MOST_BLAMED) {
        if unusable.iter().any(|text| !places_of(text, &fact.id).is_empty()) {
            let message = format!("编号“{}”不能写在表达式里", excerpt(&fact.id));
            let hint = "请改用以汉字或字母开头的编号，且不用 if、and 等表达式自己的词".to_owned();
            reader.note_at(&format!("{start}/facts/{index}/id"), (ProblemCode::BadExpression, message, hint));
        }
    }
}

fn can_be_named(id: &str) -> bool {
    matches!(feel::parse_with(id, &[id]), Ok(Expression::Name(name)) if name == id)
}
