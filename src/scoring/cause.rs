//! Why an expression of which everything is known yields nothing.

use crate::feel::{self, Context, Expression, Operator, Value};

/// Why an expression yields nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause<'e> {
    /// It divides by this, which is zero.
    Zero(&'e Expression),
    /// Numbers, this one and what it is joined to, need more digits than there are.
    Digits(&'e Expression),
    /// Anything else, as a text where a number is wanted.
    Other,
}

/// The first cause in the order of evaluation.
pub fn find<'e>(expression: &'e Expression, context: &dyn Context) -> Cause<'e> {
    match feel::evaluate(expression, context) {
        Value::Null => within(expression, context).unwrap_or(Cause::Other),
        _ => Cause::Other,
    }
}

fn within<'e>(expression: &'e Expression, context: &dyn Context) -> Option<Cause<'e>> {
    match expression {
        Expression::Binary(..) => chain(expression, context),
        Expression::If(parts) => {
            let [condition, met, otherwise] = &**parts;
            let is_met = matches!(feel::evaluate(condition, context), Value::Boolean(true));
            within(condition, context).or_else(|| within(if is_met { met } else { otherwise }, context))
        }
        // What these bind has no value here.
        Expression::Context(_) | Expression::Filter(_) | Expression::Iteration(..) => None,
        other => {
            let mut found = None;
            other.each_part(&mut |part| {
                if found.is_none() {
                    found = within(part, context);
                }
            });
            found
        }
    }
}

/// A chain of operators, which may be longer than calls can nest.
fn chain<'e>(expression: &'e Expression, context: &dyn Context) -> Option<Cause<'e>> {
    let mut pending = Vec::new();
    let mut first = expression;
    while let Expression::Binary(left, operator, right) = first {
        pending.push((*operator, &**right));
        first = left;
    }
    let found = within(first, context);
    if found.is_some() {
        return found;
    }
    let mut left = feel::evaluate(first, context);
    while let Some((operator, right)) = pending.pop() {
        if matches!((operator, &left), (Operator::And, Value::Boolean(false)) | (Operator::Or, Value::Boolean(true))) {
            continue;
        }
        let found = within(right, context);
        if found.is_some() {
            return found;
        }
        let value = feel::evaluate(right, context);
        let cause = suspected(&left, operator, right, &value);
        match (feel::operate(left, operator, &value), cause) {
            (None, Some(cause)) => return Some(cause),
            (joined, _) => left = joined.unwrap_or(Value::Null),
        }
    }
    None
}

/// Why two values cannot be joined, if they cannot.
fn suspected<'e>(left: &Value<'_>, operator: Operator, right: &'e Expression, value: &Value<'_>) -> Option<Cause<'e>> {
    let numbers = matches!((left, value), (Value::Number(_), Value::Number(_)));
    match (operator, left, value) {
        (_, Value::Null, _) => None,
        (Operator::Divide, _, Value::Number(divisor)) if divisor.is_zero() => Some(Cause::Zero(right)),
        (Operator::Power, Value::Number(base), Value::Number(exponent)) => {
            let whole = exponent.exact().is_some_and(|exponent| exponent.fract().is_zero());
            (whole && !base.is_zero()).then_some(Cause::Digits(right))
        }
        (Operator::Add | Operator::Subtract | Operator::Multiply | Operator::Divide, ..) if numbers => {
            Some(Cause::Digits(right))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Facts;

    impl Context for Facts {
        fn value(&self, name: &str) -> Value<'_> {
            let number = |text| Value::Number(crate::decimal::parse(text).unwrap().into());
            match name {
                "zero" => number("0"),
                "ten" => number("10"),
                "long" => number("123456789.12345678"),
                "yes" => Value::Boolean(true),
                "text" => Value::Text("x".into()),
                _ => Value::Null,
            }
        }
    }

    #[test]
    fn finds_the_first_cause() {
        for (text, expected) in [
            ("ten / zero * 100", "zero"),
            ("1 + ten / (ten - 10)", "10 − 10"),
            ("max(1, ten / zero)", "zero"),
            ("if yes then ten / zero else 1", "zero"),
            ("if not(yes) then ten / zero else text + 1", "other"),
            ("if ten / zero > 1 then 1 else text + 1", "zero"),
            ("(yes or ten / zero > 1) and null", "other"),
            ("-(long * long * long * long * long)", "digits"),
            ("ten ** 60", "digits"),
            ("zero ** -1", "other"),
            ("ten ** (1 / 2)", "other"),
            ("text * 2", "other"),
            ("text", "other"),
            ("for x in [1] return x / zero > 1", "other"),
        ] {
            let parsed = feel::parse(text).unwrap();
            let shown = match find(&parsed, &Facts) {
                Cause::Zero(Expression::Name(name)) => name.clone(),
                Cause::Zero(divisor) => feel::formula(divisor, &Facts),
                Cause::Digits(_) => "digits".to_owned(),
                Cause::Other => "other".to_owned(),
            };
            assert_eq!(shown, expected, "{text}");
        }
    }
}
