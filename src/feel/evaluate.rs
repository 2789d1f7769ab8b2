//! What an expression yields, by DMN 1.5, 10.3.2.

use core::cmp::Ordering;
use std::borrow::Cow;

use super::{Context, Expression, Literal, Operator, Value};
use crate::decimal::Fraction;

/// The value of an expression. Never fails: what is not defined is [`Value::Null`].
#[must_use]
pub fn evaluate<'e>(expression: &'e Expression, context: &'e dyn Context) -> Value<'e> {
    match expression {
        Expression::Literal(literal) => constant(literal),
        Expression::Name(name) => context.value(name),
        Expression::Negation(inner) => match evaluate(inner, context) {
            Value::Number(number) => known(number.negate()),
            _ => Value::Null,
        },
        Expression::Not(inner) => match evaluate(inner, context) {
            Value::Boolean(value) => Value::Boolean(!value),
            _ => Value::Null,
        },
        Expression::Binary(left, operator, right) => {
            let (left, right) = (evaluate(left, context), evaluate(right, context));
            match operator {
                Operator::And => logic(&left, &right, false),
                Operator::Or => logic(&left, &right, true),
                Operator::Add => calculate(&left, &right, Fraction::plus),
                Operator::Subtract => calculate(&left, &right, Fraction::minus),
                Operator::Multiply => calculate(&left, &right, Fraction::times),
                Operator::Divide => calculate(&left, &right, Fraction::divided_by),
                comparison => compare(&left, *comparison, &right),
            }
        }
    }
}

fn constant(literal: &Literal) -> Value<'_> {
    match literal {
        Literal::Null => Value::Null,
        Literal::Boolean(value) => Value::Boolean(*value),
        Literal::Number(value) => Value::Number((*value).into()),
        Literal::Text(value) => Value::Text(Cow::Borrowed(value)),
        Literal::Date(value) => Value::Date(*value),
    }
}

fn known(number: Option<Fraction>) -> Value<'static> {
    number.map_or(Value::Null, Value::Number)
}

/// `and` and `or` (table 42): one operand that decides is enough, whatever the other is.
fn logic(left: &Value<'_>, right: &Value<'_>, decisive: bool) -> Value<'static> {
    match (left, right) {
        (Value::Boolean(value), _) | (_, Value::Boolean(value)) if *value == decisive => Value::Boolean(decisive),
        (Value::Boolean(_), Value::Boolean(_)) => Value::Boolean(!decisive),
        _ => Value::Null,
    }
}

fn calculate(
    left: &Value<'_>,
    right: &Value<'_>,
    operation: fn(Fraction, Fraction) -> Option<Fraction>,
) -> Value<'static> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => known(operation(*left, *right)),
        _ => Value::Null,
    }
}

/// Comparison (10.3.2.13, table 53): only `null = null` is defined for null, and different kinds do not compare.
fn compare(left: &Value<'_>, operator: Operator, right: &Value<'_>) -> Value<'static> {
    let ordering = match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.compare(*right),
        (Value::Text(left), Value::Text(right)) => Some(left.cmp(right)),
        (Value::Date(left), Value::Date(right)) => Some(left.cmp(right)),
        (Value::Boolean(left), Value::Boolean(right)) if equality(operator) => Some(left.cmp(right)),
        (Value::Null, Value::Null) if equality(operator) => Some(Ordering::Equal),
        (Value::Null, _) | (_, Value::Null) if equality(operator) => Some(Ordering::Less),
        _ => None,
    };
    let Some(ordering) = ordering else { return Value::Null };
    Value::Boolean(match operator {
        Operator::Equal => ordering.is_eq(),
        Operator::Unequal => ordering.is_ne(),
        Operator::Less => ordering.is_lt(),
        Operator::AtMost => ordering.is_le(),
        Operator::Greater => ordering.is_gt(),
        Operator::AtLeast => ordering.is_ge(),
        _ => return Value::Null,
    })
}

fn equality(operator: Operator) -> bool {
    matches!(operator, Operator::Equal | Operator::Unequal)
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use crate::date::Date;
    use crate::decimal;

    struct Figures;

    impl Context for Figures {
        fn value(&self, name: &str) -> Value<'_> {
            match name {
                "预算数" => Value::Number(decimal::parse("2.40").unwrap().into()),
                "决算数" => Value::Number(decimal::parse("2.15").unwrap().into()),
                "公开日期" => Value::Date(Date::parse("2024-02-26").unwrap()),
                "单位" => Value::Text("工委".into()),
                _ => Value::Null,
            }
        }
    }

    #[test]
    fn follows_the_tables_of_the_standard() {
        for (expression, expected) in [
            ("决算数 <= 预算数", "true"),
            ("决算数 > 预算数", "false"),
            ("决算数 / 预算数 * 预算数 = 决算数", "true"),
            ("1/3*3 = 1", "true"),
            ("-(2 - 5) + 2 * 3", "9"),
            ("公开日期 <= date(\"2024-03-01\")", "true"),
            ("公开日期 = date(\"2024-02-26\")", "true"),
            ("单位 = \"工委\" and not(单位 != \"工委\")", "true"),
            ("上年数 < 1", "null"),
            ("上年数 = null", "true"),
            ("null = null", "true"),
            ("1 = null", "false"),
            ("1 != null", "true"),
            ("1 = \"1\"", "null"),
            ("true < false", "null"),
            ("true = true", "true"),
            ("false and null", "false"),
            ("null and false", "false"),
            ("true and null", "null"),
            ("true or null", "true"),
            ("null or false", "null"),
            ("false or false", "false"),
            ("not(null)", "null"),
            ("not(1)", "null"),
            ("1 / 0", "null"),
            ("\"a\" + 1", "null"),
            ("-null", "null"),
        ] {
            let parsed = parse(expression).unwrap();
            let printed = match evaluate(&parsed, &Figures) {
                Value::Null => "null".to_owned(),
                Value::Boolean(value) => value.to_string(),
                Value::Number(value) => value.show(),
                Value::Text(value) => value.into_owned(),
                Value::Date(value) => value.to_string(),
            };
            assert_eq!(printed, expected, "{expression}");
        }
    }
}
