//! From the tree of an expression back to a text that both engines read as the same tree.

use ziping::decimal;
use ziping::feel::{Expression, Literal, Operator, Quantifier, Value};

use crate::figures::shown;

pub fn text(expression: &Expression) -> String {
    match expression {
        Expression::Literal(literal) => constant(literal),
        Expression::Name(name) => name.clone(),
        Expression::Negation(inner) => format!("(-{})", text(inner)),
        Expression::Not(inner) => format!("not({})", text(inner)),
        Expression::Binary(left, operator, right) => format!("({} {} {})", text(left), sign(*operator), text(right)),
        Expression::Between(parts) => {
            format!("({} between {} and {})", text(&parts[0]), text(&parts[1]), text(&parts[2]))
        }
        Expression::In(value, tests) => match tests.as_slice() {
            [(None, place)] => format!("({} in {})", text(value), text(place)),
            tests => {
                let tests = tests.iter().map(|(operator, test)| match operator {
                    Some(operator) => format!("{} {}", sign(*operator), text(test)),
                    None => text(test),
                });
                format!("({} in ({}))", text(value), tests.collect::<Vec<_>>().join(", "))
            }
        },
        Expression::If(parts) => {
            format!("(if {} then {} else {})", text(&parts[0]), text(&parts[1]), text(&parts[2]))
        }
        Expression::List(items) => format!("[{}]", joined(items)),
        Expression::Context(entries) => {
            let entries = entries.iter().map(|(name, entry)| format!("{name}: {}", text(entry)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        Expression::Range(points, bounds) => {
            let (open, close) = (if bounds.start { '[' } else { '(' }, if bounds.end { ']' } else { ')' });
            format!("{open}{}..{}{close}", text(&points[0]), text(&points[1]))
        }
        // In parentheses, as dsntk reads `.key + 1` as one name.
        Expression::Path(inner, member) => format!("({}.{member})", text(inner)),
        Expression::Filter(parts) => format!("{}[{}]", text(&parts[0]), text(&parts[1])),
        Expression::Iteration(quantifier, variables, body) => {
            let variables = variables.iter().map(|(name, list)| format!("{name} in {}", walked(*quantifier, list)));
            let (word, end) = match quantifier {
                Quantifier::For => ("for", "return"),
                Quantifier::Some => ("some", "satisfies"),
                Quantifier::Every => ("every", "satisfies"),
            };
            format!("({word} {} {end} {})", variables.collect::<Vec<_>>().join(", "), text(body))
        }
        Expression::Call(builtin, arguments) => format!("{}({})", builtin.name(), joined(arguments)),
    }
}

fn joined(parts: &[Expression]) -> String {
    parts.iter().map(text).collect::<Vec<_>>().join(", ")
}

/// What a name runs through: dsntk runs downwards only where a range has no brackets.
fn walked(quantifier: Quantifier, list: &Expression) -> String {
    match list {
        Expression::Range(points, bounds) if quantifier == Quantifier::For && bounds.start && bounds.end => {
            format!("{}..{}", text(&points[0]), text(&points[1]))
        }
        other => text(other),
    }
}

fn constant(literal: &Literal) -> String {
    match literal {
        Literal::Null => "null".to_owned(),
        Literal::Boolean(value) => value.to_string(),
        Literal::Number(value) => decimal::text(*value),
        Literal::Text(value) => {
            let escaped = value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
            format!("\"{escaped}\"")
        }
        Literal::Date(value) => format!("@\"{value}\""),
        Literal::Days(value) => format!("@\"{}\"", shown(&Value::Days(*value))),
        Literal::Months(value) => format!("@\"{}\"", shown(&Value::Months(*value))),
    }
}

fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Or => "or",
        Operator::And => "and",
        Operator::Unequal => "!=",
        Operator::AtMost => "<=",
        Operator::AtLeast => ">=",
        Operator::Subtract => "-",
        Operator::Multiply => "*",
        Operator::Divide => "/",
        Operator::Power => "**",
        Operator::Equal | Operator::Less | Operator::Greater | Operator::Add => operator.sign(),
    }
}
