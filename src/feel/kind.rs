//! What kind of value an expression yields, told before any value is known.

use super::{Expression, Literal, Operator};

/// A kind of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing but null.
    Null,
    /// True or false.
    Boolean,
    /// A number.
    Number,
    /// A string.
    Text,
    /// A day.
    Date,
}

impl Kind {
    /// The kind in Chinese.
    #[must_use]
    pub const fn term(self) -> &'static str {
        match self {
            Self::Null => "空值",
            Self::Boolean => "是否",
            Self::Number => "数字",
            Self::Text => "文本",
            Self::Date => "日期",
        }
    }
}

/// The kind of value that an expression yields, where the kinds of its names are known.
///
/// # Errors
///
/// Says, in Chinese, which operands can never yield anything but null.
pub fn kind(expression: &Expression, names: &dyn Fn(&str) -> Option<Kind>) -> Result<Kind, String> {
    match expression {
        Expression::Literal(literal) => Ok(match literal {
            Literal::Null => Kind::Null,
            Literal::Boolean(_) => Kind::Boolean,
            Literal::Number(_) => Kind::Number,
            Literal::Text(_) => Kind::Text,
            Literal::Date(_) => Kind::Date,
        }),
        Expression::Name(name) => names(name).ok_or_else(|| format!("此前没有编号为“{name}”的情况")),
        Expression::Negation(inner) => wanted(inner, Kind::Number, "负号", names),
        Expression::Not(inner) => wanted(inner, Kind::Boolean, "not", names),
        Expression::Binary(left, operator, right) => {
            let sign = operator.sign();
            match operator {
                Operator::And | Operator::Or => {
                    wanted(left, Kind::Boolean, sign, names)?;
                    wanted(right, Kind::Boolean, sign, names)
                }
                Operator::Add | Operator::Subtract | Operator::Multiply | Operator::Divide => {
                    wanted(left, Kind::Number, sign, names)?;
                    wanted(right, Kind::Number, sign, names)
                }
                comparison => {
                    let (left, right) = (kind(left, names)?, kind(right, names)?);
                    let equality = matches!(comparison, Operator::Equal | Operator::Unequal);
                    let comparable = if equality {
                        left == right || left == Kind::Null || right == Kind::Null
                    } else {
                        left == right && !matches!(left, Kind::Null | Kind::Boolean)
                    };
                    if comparable {
                        return Ok(Kind::Boolean);
                    }
                    Err(format!("“{sign}”不能比较{}和{}", left.term(), right.term()))
                }
            }
        }
    }
}

fn wanted(
    operand: &Expression,
    expected: Kind,
    sign: &str,
    names: &dyn Fn(&str) -> Option<Kind>,
) -> Result<Kind, String> {
    let found = kind(operand, names)?;
    if found == expected || found == Kind::Null {
        return Ok(expected);
    }
    Err(format!("“{sign}”需要{}，实际为{}", expected.term(), found.term()))
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn tells_the_kind_or_the_fault() {
        let names = |name: &str| match name {
            "n" => Some(Kind::Number),
            "d" => Some(Kind::Date),
            "b" => Some(Kind::Boolean),
            _ => None,
        };
        for (expression, expected) in [
            ("n <= 2 and not(b)", Ok(Kind::Boolean)),
            ("n + 1 / -n", Ok(Kind::Number)),
            ("d > date(\"2024-01-01\")", Ok(Kind::Boolean)),
            ("n = null", Ok(Kind::Boolean)),
            ("b != true", Ok(Kind::Boolean)),
            ("n > \"x\"", Err("“>”不能比较数字和文本")),
            ("b < true", Err("“<”不能比较是否和是否")),
            ("n > null", Err("“>”不能比较数字和空值")),
            ("n and b", Err("“且”需要是否，实际为数字")),
            ("-d", Err("“负号”需要数字，实际为日期")),
            ("x = 1", Err("此前没有编号为“x”的情况")),
        ] {
            let found = kind(&parse(expression).unwrap(), &names);
            assert_eq!(found, expected.map_err(str::to_owned), "{expression}");
        }
    }
}
