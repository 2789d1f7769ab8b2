//! The tree of an expression, and what can be read off it without any value.

use super::signature;
use crate::date::Date;
use crate::decimal::Decimal;

/// A parsed expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// A constant.
    Literal(Literal),
    /// A name of the context, or one that a part around it binds.
    Name(String),
    /// `-x`
    Negation(Box<Expression>),
    /// `not(x)`
    Not(Box<Expression>),
    /// Two operands and what joins them.
    Binary(Box<Expression>, Operator, Box<Expression>),
    /// `x between a and b`
    Between(Box<[Expression; 3]>),
    /// `x in (…)`: each test is a comparison, or a value, a list or a range that `x` may be in.
    In(Box<Expression>, Vec<(Option<Operator>, Expression)>),
    /// `if c then a else b`
    If(Box<[Expression; 3]>),
    /// `[a, b]`
    List(Vec<Expression>),
    /// `{a: 1, "b c": a}`
    Context(Vec<(String, Expression)>),
    /// `[a..b]`
    Range(Box<[Expression; 2]>, Bounds),
    /// `a.b`
    Path(Box<Expression>, String),
    /// `a[b]`
    Filter(Box<[Expression; 2]>),
    /// `for x in a, y in b return c` and its kin.
    Iteration(Quantifier, Vec<(String, Expression)>, Box<Expression>),
    /// A built-in function and its arguments, in the order of its parameters.
    Call(Builtin, Vec<Expression>),
}

/// A constant in an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean(bool),
    /// `2.5`
    Number(Decimal),
    /// `"…"`
    Text(String),
    /// `date("2024-03-01")`, `@"2024-03-01"`
    Date(Date),
    /// `duration("P5D")`
    Days(i64),
    /// `duration("P1Y2M")`
    Months(i64),
}

/// Which ends belong to a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Does the start?
    pub start: bool,
    /// Does the end?
    pub end: bool,
}

/// What is made of the values that names run through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantifier {
    /// `for … return`: a list of all.
    For,
    /// `some … satisfies`: whether one is true.
    Some,
    /// `every … satisfies`: whether all are true.
    Every,
}

/// A built-in function: its place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Builtin(pub(super) usize);

impl Builtin {
    /// The name by which expressions call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        signature::name(self)
    }
}

/// What joins two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `or`
    Or,
    /// `and`
    And,
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `**`
    Power,
}

impl Operator {
    /// The sign as people write it.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Or => "或",
            Self::And => "且",
            Self::Equal => "=",
            Self::Unequal => "≠",
            Self::Less => "<",
            Self::AtMost => "≤",
            Self::Greater => ">",
            Self::AtLeast => "≥",
            Self::Add => "+",
            Self::Subtract => "−",
            Self::Multiply => "×",
            Self::Divide => "÷",
            Self::Power => "^",
        }
    }

    /// Is it one of the six comparisons?
    #[must_use]
    pub const fn compares(self) -> bool {
        matches!(self, Self::Equal | Self::Unequal | Self::Less | Self::AtMost | Self::Greater | Self::AtLeast)
    }

    /// Is it `=` or `!=`?
    #[must_use]
    pub const fn equates(self) -> bool {
        matches!(self, Self::Equal | Self::Unequal)
    }
}

impl Expression {
    /// The free names of the expression, in order of appearance, each once. Names that `for`, `some`,
    /// `every` or an earlier entry of a context bind are not among them, nor is `item` in a filter; any
    /// other name in a filter is, as a member of the items may or may not be meant.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.collect_names(&mut Vec::new(), &mut names);
        names
    }

    fn collect_names<'e>(&'e self, bound: &mut Vec<&'e str>, names: &mut Vec<&'e str>) {
        let outside = bound.len();
        match self {
            Self::Name(name) => {
                if !bound.contains(&name.as_str()) && !names.contains(&name.as_str()) {
                    names.push(name);
                }
            }
            Self::Filter(parts) => {
                let [list, condition] = &**parts;
                list.collect_names(bound, names);
                bound.push("item");
                condition.collect_names(bound, names);
            }
            Self::Context(entries) => {
                for (name, entry) in entries {
                    entry.collect_names(bound, names);
                    bound.push(name);
                }
            }
            Self::Iteration(_, variables, body) => {
                for (name, list) in variables {
                    list.collect_names(bound, names);
                    bound.push(name);
                }
                bound.push("partial");
                body.collect_names(bound, names);
            }
            other => other.each_part(&mut |part| part.collect_names(bound, names)),
        }
        bound.truncate(outside);
    }

    /// How deep the evaluation of the expression goes; a chain of operators is one step.
    pub(super) fn height(&self) -> usize {
        let mut most = 0_usize;
        let mut chain = self;
        while let Self::Binary(left, _, right) = chain {
            most = most.max(right.height());
            chain = left;
        }
        chain.each_part(&mut |part| most = most.max(part.height()));
        most.saturating_add(1)
    }

    /// Visits the parts of which the expression is directly made, in order of appearance.
    pub fn each_part<'e>(&'e self, visit: &mut dyn FnMut(&'e Self)) {
        match self {
            Self::Literal(_) | Self::Name(_) => {}
            Self::Negation(inner) | Self::Not(inner) | Self::Path(inner, _) => visit(inner),
            Self::Binary(left, _, right) => {
                visit(left);
                visit(right);
            }
            Self::Between(parts) | Self::If(parts) => parts.iter().for_each(visit),
            Self::Range(parts, _) | Self::Filter(parts) => parts.iter().for_each(visit),
            Self::List(items) | Self::Call(_, items) => items.iter().for_each(visit),
            Self::In(value, tests) => {
                visit(value);
                for (_, test) in tests {
                    visit(test);
                }
            }
            Self::Context(entries) => {
                for (_, entry) in entries {
                    visit(entry);
                }
            }
            Self::Iteration(_, variables, body) => {
                for (_, list) in variables {
                    visit(list);
                }
                visit(body);
            }
        }
    }

    /// The two sides and the sign, if the expression is a comparison: what a person wants to see.
    #[must_use]
    pub fn comparison(&self) -> Option<(&Self, Operator, &Self)> {
        match self {
            Self::Binary(left, operator, right) if operator.compares() => Some((left, *operator, right)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    #[test]
    fn lists_free_names_once() {
        for (expression, names) in [
            ("决算数 <= 预算数 and 决算数 < 上年数", vec!["决算数", "预算数", "上年数"]),
            ("for x in xs, y in x return x + y + z", vec!["xs", "z"]),
            ("some x in x satisfies x > 1", vec!["x"]),
            ("rows[item.a > 1 and b = c]", vec!["rows", "b", "c"]),
            ("{a: b, c: a}.c + a", vec!["b", "a"]),
            ("for i in 1..n return partial[-1] + i", vec!["n"]),
            ("sum(金额) in [a..sum(b)]", vec!["金额", "a", "b"]),
        ] {
            assert_eq!(parse(expression).unwrap().names(), names, "{expression}");
        }
    }
}
