//! What an expression yields while some of its facts are not known.
//!
//! By the standard `null = "good"` is false and `if null then 1 else 0` is 0: an answer that is still to come
//! would lose its points. Here an expression is null until nothing that is still to come can change it: `and`, `or`
//! and `if` may make the rest not count, wherever they stand. `x = null` asks whether a fact is known, and is answered.

use crate::feel::{self, Context, Expression, Literal, Operator, Value};

/// The value of an expression; null where it may still change.
pub fn evaluate<'e>(expression: &'e Expression, context: &'e dyn Context) -> Value<'e> {
    let value = feel::evaluate(expression, context);
    if matches!(value, Value::Null) || open(expression, context).is_empty() { value } else { Value::Null }
}

/// A name without a value that may change the value of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open<'e> {
    /// The name.
    pub name: &'e str,
    /// Is it wanted whatever becomes of the others? Not in a branch that may not be taken.
    pub wanted: bool,
}

/// The names without a value that may change the value of an expression, in order of appearance.
pub fn open<'e>(expression: &'e Expression, context: &dyn Context) -> Vec<Open<'e>> {
    let mut names = Vec::new();
    collect(expression, context, &mut names);
    names
}

fn collect<'e>(expression: &'e Expression, context: &dyn Context, names: &mut Vec<Open<'e>>) {
    match expression {
        Expression::Binary(..) => chain(expression, context, names),
        Expression::If(parts) => {
            let [condition, met, otherwise] = &**parts;
            let before = names.len();
            collect(condition, context, names);
            if names.len() == before {
                let is_met = truth(condition, context) == Some(true);
                collect(if is_met { met } else { otherwise }, context, names);
            } else {
                let mut branches = open(met, context);
                collect(otherwise, context, &mut branches);
                names.extend(branches.into_iter().map(|open| Open { wanted: false, ..open }));
            }
        }
        // What these bind has no value here.
        Expression::Name(_) | Expression::Context(_) | Expression::Filter(_) | Expression::Iteration(..) => {
            let unknown = |name: &&str| matches!(context.value(name), Value::Null);
            names.extend(expression.names().into_iter().filter(unknown).map(|name| Open { name, wanted: true }));
        }
        other => other.each_part(&mut |part| collect(part, context, names)),
    }
}

/// A chain of operators, which may be longer than calls can nest.
fn chain<'e>(expression: &'e Expression, context: &dyn Context, names: &mut Vec<Open<'e>>) {
    let mut pending = Vec::new();
    let mut first = expression;
    while let Expression::Binary(left, operator, right) = first {
        pending.push((&**left, *operator, &**right));
        first = left;
    }
    let mut found = open(first, context);
    // Whether what is left of the operator holds, as far as `and` and `or` have found it.
    let mut left_truth = None;
    while let Some((left, operator, right)) = pending.pop() {
        if !matches!(operator, Operator::And | Operator::Or) {
            left_truth = None;
            if operator.equates() && (is_null(left) || is_null(right)) {
                found.clear();
            } else {
                collect(right, context, &mut found);
            }
            continue;
        }
        let decisive = operator == Operator::Or;
        if left_truth.is_none() && found.is_empty() {
            left_truth = truth(left, context);
        }
        if found.is_empty() && left_truth == Some(decisive) {
            continue;
        }
        let more = open(right, context);
        let right_truth = if more.is_empty() { truth(right, context) } else { None };
        if right_truth == Some(decisive) {
            found.clear();
            left_truth = right_truth;
        } else {
            left_truth = left_truth.and(right_truth);
            found.extend(more);
        }
    }
    names.append(&mut found);
}

fn truth(expression: &Expression, context: &dyn Context) -> Option<bool> {
    match feel::evaluate(expression, context) {
        Value::Boolean(truth) => Some(truth),
        _ => None,
    }
}

fn is_null(expression: &Expression) -> bool {
    matches!(expression, Expression::Literal(Literal::Null))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Facts;

    impl Context for Facts {
        fn value(&self, name: &str) -> Value<'_> {
            match name {
                "yes" => Value::Boolean(true),
                "ten" => Value::Number(crate::decimal::Fraction::count(10).unwrap()),
                _ => Value::Null,
            }
        }
    }

    fn shown(text: &str) -> String {
        match evaluate(&feel::parse(text).unwrap(), &Facts) {
            Value::Null => "null".to_owned(),
            Value::Boolean(value) => value.to_string(),
            Value::Number(value) => value.show(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn is_certain_only_of_what_cannot_change() {
        for (text, expected) in [
            ("ten > 5", "true"),
            ("x > 5", "null"),
            ("x = \"good\"", "null"),
            ("x != \"good\"", "null"),
            ("x in (\"good\", \"fair\")", "null"),
            ("not(x = 5)", "null"),
            ("x = null", "true"),
            ("ten != null", "true"),
            ("if x > 5 then 1 else 0", "null"),
            ("if x = null then 1 else 0", "1"),
            ("if ten > 5 then 1 else x", "1"),
            ("if ten > 5 then x else 1", "null"),
            ("yes and x = 5", "null"),
            ("not(yes) and x = 5", "false"),
            ("x = 5 and not(yes)", "false"),
            ("yes or x = 5", "true"),
            ("x = 5 or yes", "true"),
            ("x = 5 or not(yes)", "null"),
            ("x = 5 or not(yes) or ten = 10", "true"),
            ("if x = 5 or yes then ten * 2 else 0", "20"),
            ("some y in [x, 1] satisfies y = 1", "null"),
            ("1 / 3 * 3 = 1", "true"),
            ("5 * (if yes then 1 else x / y)", "5"),
            ("-(if yes then ten else x) < 0", "true"),
            ("(if yes then x else 1) * 5", "null"),
            ("ten between 1 and (if yes then 20 else x)", "true"),
            ("max(0, if yes then 1 else x)", "1"),
            ("(if x = 5 then 1 else 0) + 1", "null"),
            ("(yes or x) = yes", "true"),
            ("(x = null) = yes", "true"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn walks_long_chains() {
        let text = format!("{}yes", "x = 5 or ".repeat(200));
        assert_eq!(shown(&text), "true");
    }

    #[test]
    fn names_what_can_still_change_the_value() {
        for (text, expected) in [
            ("if yes then x else y", "x"),
            ("if not(yes) then x else y", "y"),
            ("if z then x else y", "z x? y?"),
            ("points * (if yes then 1 else x)", "points"),
            ("not(yes) and x or y", "y"),
            ("x and not(yes) or y", "y"),
            ("yes and x = 5 and y", "x y"),
            ("x = null or y", ""),
            ("sum([x, ten]) + (for i in y return i + z)[1]", "x y z"),
        ] {
            let parsed = feel::parse(text).unwrap();
            let shown = |open: &Open<'_>| format!("{}{}", open.name, if open.wanted { "" } else { "?" });
            let names: Vec<String> = open(&parsed, &Facts).iter().map(shown).collect();
            assert_eq!(names.join(" "), expected, "{text}");
        }
    }
}
