//! What kind of value an expression yields, told before any value is known.

use super::signature::signature;
use super::{Builtin, Expression, Literal, Operator, Quantifier};

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
    /// A duration of days.
    Days,
    /// A duration of months.
    Months,
    /// A list.
    List,
    /// Names and their values.
    Context,
    /// All values between two.
    Range,
    /// Any value: it cannot be told before.
    Any,
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
            Self::Days => "天数",
            Self::Months => "月数",
            Self::List => "列表",
            Self::Context => "对象",
            Self::Range => "区间",
            Self::Any => "任意值",
        }
    }
}

type Names<'n> = &'n dyn Fn(&str) -> Option<Kind>;

/// The kind of value that an expression yields, where the kinds of its names are known. In a filter, a name
/// that is not known may be a member of the items and is of any kind.
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
            Literal::Days(_) => Kind::Days,
            Literal::Months(_) => Kind::Months,
        }),
        Expression::Name(name) => names(name).ok_or_else(|| format!("此前没有编号为“{name}”的情况")),
        Expression::Negation(inner) => match kind(inner, names)? {
            found @ (Kind::Number | Kind::Days | Kind::Months | Kind::Any) => Ok(found),
            other => Err(unfit("负号", Kind::Number, other)),
        },
        Expression::Not(inner) => wanted(inner, Kind::Boolean, "not", names),
        Expression::Binary(..) => chain(expression, names),
        Expression::Between(parts) => {
            let [value, low, high] = &**parts;
            compared(value, Operator::AtLeast, low, names)?;
            compared(value, Operator::AtMost, high, names)
        }
        Expression::In(value, tests) => {
            for (operator, test) in tests {
                match operator {
                    Some(operator) => compared(value, *operator, test, names)?,
                    None => is_in(value, test, names)?,
                };
            }
            Ok(Kind::Boolean)
        }
        Expression::If(parts) => {
            let [condition, met, otherwise] = &**parts;
            wanted(condition, Kind::Boolean, "if", names)?;
            Ok(either(kind(met, names)?, kind(otherwise, names)?))
        }
        Expression::List(items) => {
            items.iter().try_for_each(|item| kind(item, names).map(|_| ()))?;
            Ok(Kind::List)
        }
        Expression::Context(entries) => {
            within(&mut entries.iter().map(|(name, entry)| (name.as_str(), entry)), names, &mut |_| Ok(Kind::Context))
        }
        Expression::Range(parts, _) => {
            let [start, end] = &**parts;
            compared(start, Operator::AtMost, end, names)?;
            Ok(Kind::Range)
        }
        Expression::Path(inner, member) => member_of(kind(inner, names)?, member),
        Expression::Filter(parts) => {
            let [list, condition] = &**parts;
            kind(list, names)?;
            match kind(condition, &|_| Some(Kind::Any))? {
                Kind::Number | Kind::Any => Ok(Kind::Any),
                Kind::Boolean => Ok(Kind::List),
                other => Err(unfit("[ ]", Kind::Boolean, other)),
            }
        }
        Expression::Iteration(quantifier, variables, body) => {
            let mut lists = variables.iter().map(|(name, list)| (name.as_str(), list));
            within(&mut lists, names, &mut |names| match quantifier {
                Quantifier::For => {
                    kind(body, &|name| if name == "partial" { Some(Kind::List) } else { names(name) })?;
                    Ok(Kind::List)
                }
                _ => wanted(body, Kind::Boolean, "satisfies", names),
            })
        }
        Expression::Call(builtin, arguments) => called(*builtin, arguments, names),
    }
}

fn chain(expression: &Expression, names: Names<'_>) -> Result<Kind, String> {
    let mut pending = Vec::new();
    let mut first = expression;
    while let Expression::Binary(left, operator, right) = first {
        pending.push((*operator, &**right));
        first = left;
    }
    let mut left = kind(first, names)?;
    while let Some((operator, right)) = pending.pop() {
        left = joined(left, operator, kind(right, names)?)?;
    }
    Ok(left)
}

fn joined(left: Kind, operator: Operator, right: Kind) -> Result<Kind, String> {
    use Kind::{Any, Boolean, Date, Days, Months, Null, Number, Text};
    let sign = operator.sign();
    if matches!(operator, Operator::And | Operator::Or) {
        let unfitting = [left, right].into_iter().find(|side| !matches!(side, Boolean | Null | Any));
        return unfitting.map_or(Ok(Boolean), |found| Err(unfit(sign, Boolean, found)));
    }
    if operator.compares() {
        let unordered = matches!(left, Null | Boolean | Kind::List | Kind::Context | Kind::Range);
        let comparable = if operator.equates() {
            left == right || left == Null || right == Null || left == Any || right == Any
        } else if left == Any || right == Any {
            !matches!((left, right), (Any, Null) | (Null, Any))
        } else {
            left == right && !unordered
        };
        let fault = || format!("“{sign}”不能比较{}和{}", left.term(), right.term());
        return if comparable { Ok(Boolean) } else { Err(fault()) };
    }
    let yields = match (left, operator, right) {
        (Null, ..) | (_, _, Null) => None,
        (Any, ..) | (_, _, Any) => Some(Any),
        (Number, _, Number) | (Days, Operator::Divide, Days) | (Months, Operator::Divide, Months) => Some(Number),
        (Text, Operator::Add, Text) => Some(Text),
        (Date, Operator::Add | Operator::Subtract, Days | Months) | (Days | Months, Operator::Add, Date) => Some(Date),
        (Date, Operator::Subtract, Date) | (Days, Operator::Add | Operator::Subtract, Days) => Some(Days),
        (Months, Operator::Add | Operator::Subtract, Months) => Some(Months),
        (span @ (Days | Months), Operator::Multiply | Operator::Divide, Number)
        | (Number, Operator::Multiply, span @ (Days | Months)) => Some(span),
        _ => None,
    };
    yields.ok_or_else(|| format!("“{sign}”不能用于{}和{}", left.term(), right.term()))
}

fn compared(left: &Expression, operator: Operator, right: &Expression, names: Names<'_>) -> Result<Kind, String> {
    joined(kind(left, names)?, operator, kind(right, names)?)
}

fn is_in(value: &Expression, place: &Expression, names: Names<'_>) -> Result<Kind, String> {
    match (place, kind(place, names)?) {
        (Expression::Range(parts, _), _) => {
            let [start, _] = &**parts;
            compared(value, Operator::AtLeast, start, names)
        }
        (_, Kind::List | Kind::Range) => kind(value, names),
        (_, other) => joined(kind(value, names)?, Operator::Equal, other),
    }
}

/// Runs through names that are bound one after the other, and then what they are bound for.
fn within(
    bound: &mut dyn Iterator<Item = (&str, &Expression)>,
    names: Names<'_>,
    body: &mut dyn FnMut(Names<'_>) -> Result<Kind, String>,
) -> Result<Kind, String> {
    let Some((bound_name, expression)) = bound.next() else { return body(names) };
    kind(expression, names)?;
    within(bound, &|name| if name == bound_name { Some(Kind::Any) } else { names(name) }, body)
}

fn member_of(kind: Kind, member: &str) -> Result<Kind, String> {
    let known = match (kind, member) {
        (Kind::List, _) => Some(Kind::List),
        (Kind::Any | Kind::Context, _) | (Kind::Range, "start" | "end") => Some(Kind::Any),
        (Kind::Date, "year" | "month" | "day" | "weekday")
        | (Kind::Days, "days" | "hours" | "minutes" | "seconds")
        | (Kind::Months, "years" | "months") => Some(Kind::Number),
        (Kind::Range, "start included" | "end included") => Some(Kind::Boolean),
        _ => None,
    };
    known.ok_or_else(|| format!("{}没有“{member}”这一项", kind.term()))
}

fn called(builtin: Builtin, arguments: &[Expression], names: Names<'_>) -> Result<Kind, String> {
    let signature = signature(builtin);
    let mut parameters = signature.parameters();
    let mut repeated = None;
    for argument in arguments {
        let Some(parameter) = parameters.next().or(repeated) else { break };
        repeated = parameter.repeated.then_some(parameter);
        let found = kind(argument, names)?;
        let fits = match parameter.kind {
            Kind::Any => true,
            Kind::List => found != Kind::Null,
            expected => {
                found == expected
                    || matches!(found, Kind::Any | Kind::List)
                    || (found == Kind::Null && parameter.optional)
            }
        };
        if !fits {
            return Err(unfit(signature.name, parameter.kind, found));
        }
    }
    Ok(signature.result)
}

fn either(left: Kind, right: Kind) -> Kind {
    match (left, right) {
        (Kind::Null, kind) | (kind, Kind::Null) => kind,
        _ if left == right => left,
        _ => Kind::Any,
    }
}

fn wanted(operand: &Expression, expected: Kind, sign: &str, names: Names<'_>) -> Result<Kind, String> {
    let found = kind(operand, names)?;
    if found == expected || matches!(found, Kind::Null | Kind::Any) {
        return Ok(expected);
    }
    Err(unfit(sign, expected, found))
}

fn unfit(sign: &str, expected: Kind, found: Kind) -> String {
    format!("“{sign}”需要{}，实际为{}", expected.term(), found.term())
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
            "l" => Some(Kind::List),
            _ => None,
        };
        for (expression, expected) in [
            ("n <= 2 and not(b)", Ok(Kind::Boolean)),
            ("n + 1 / -n", Ok(Kind::Number)),
            ("d > date(\"2024-01-01\")", Ok(Kind::Boolean)),
            ("n = null", Ok(Kind::Boolean)),
            ("b != true", Ok(Kind::Boolean)),
            ("d - d", Ok(Kind::Days)),
            ("d + duration(\"P1M\") - d < @\"P5D\"", Ok(Kind::Boolean)),
            ("d.year + 1", Ok(Kind::Number)),
            ("if b then n else null", Ok(Kind::Number)),
            ("if b then n else \"x\"", Ok(Kind::Any)),
            ("for x in l return x + 1", Ok(Kind::List)),
            ("some x in l satisfies x > n", Ok(Kind::Boolean)),
            ("l[a > 1]", Ok(Kind::List)),
            ("l[1]", Ok(Kind::Any)),
            ("sum(l) + count(l)", Ok(Kind::Number)),
            ("{a: n, b: a + 1}.b", Ok(Kind::Any)),
            ("n in ([1..5], > 7, l)", Ok(Kind::Boolean)),
            ("n > \"x\"", Err("“>”不能比较数字和文本")),
            ("b < true", Err("“<”不能比较是否和是否")),
            ("n > null", Err("“>”不能比较数字和空值")),
            ("n and b", Err("“且”需要是否，实际为数字")),
            ("-d", Err("“负号”需要数字，实际为日期")),
            ("x = 1", Err("此前没有编号为“x”的情况")),
            ("n + null", Err("“+”不能用于数字和空值")),
            ("d + n", Err("“+”不能用于日期和数字")),
            ("n in [d..d]", Err("“≥”不能比较数字和日期")),
            ("n between 1 and \"x\"", Err("“≤”不能比较数字和文本")),
            ("upper case(n)", Err("“upper case”需要文本，实际为数字")),
            ("n.year", Err("数字没有“year”这一项")),
            ("for x in l return y", Err("此前没有编号为“y”的情况")),
            ("l[\"x\"]", Err("“[ ]”需要是否，实际为文本")),
            ("if n then 1 else 2", Err("“if”需要是否，实际为数字")),
        ] {
            let found = kind(&parse(expression).unwrap(), &names);
            assert_eq!(found, expected.map_err(str::to_owned), "{expression}");
        }
    }
}
