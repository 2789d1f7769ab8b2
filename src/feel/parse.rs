//! From the text of an expression to its tree, by the grammar of DMN 1.5, 10.3.1.2.

mod call;
mod primary;

use super::scan::{Cursor, SyntaxError};
use super::{Expression, Literal, Operator};

/// The longest text of an expression, in bytes.
pub const MOST_LENGTH: usize = 20_000;

/// The most brackets, signs and parts that may nest.
pub const MOST_DEPTH: usize = 32;

/// The most constants, names and operators in one expression.
pub const MOST_NODES: usize = 1_000;

/// Parses an expression whose names have no blanks.
///
/// # Errors
///
/// Says what is wrong, and where, if the text is no expression of the subset.
pub fn parse(text: &str) -> Result<Expression, SyntaxError> {
    parse_with(text, &[])
}

/// Parses an expression where names are known that need not be simple, such as `预算 数` or `a-b`: those
/// of the context, of what is in it, and of the items of its lists. The longest that fits counts.
///
/// # Errors
///
/// Says what is wrong, and where, if the text is no expression of the subset.
pub fn parse_with(text: &str, names: &[&str]) -> Result<Expression, SyntaxError> {
    let mut parser = Parser {
        cursor: Cursor::new(text),
        names,
        bound: PROPERTIES.map(str::to_owned).to_vec(),
        depth: 0,
        nodes: 0,
        at_end: false,
    };
    if text.len() > MOST_LENGTH {
        return Err(parser.error(&format!("表达式超过 {MOST_LENGTH} 字节")));
    }
    let expression = parser.expression()?;
    if let Some(next) = parser.cursor.peek() {
        return Err(parser.error(&format!("表达式应在此结束，实际还有“{next}”")));
    }
    if expression.height() > MOST_DEPTH.saturating_mul(2) {
        return Err(parser.too_deep());
    }
    Ok(expression)
}

/// Can an expression refer to this as one name, without it being known? `a-b` is a difference and `true`
/// a constant.
#[must_use]
pub fn is_name(text: &str) -> bool {
    matches!(parse(text), Ok(Expression::Name(name)) if name == text)
}

/// Properties of a range whose names have a blank.
const PROPERTIES: [&str; 2] = ["start included", "end included"];

struct Parser<'t> {
    cursor: Cursor<'t>,
    /// The names that the caller knows.
    names: &'t [&'t str],
    /// The names that the text itself introduces.
    bound: Vec<String>,
    depth: usize,
    nodes: usize,
    /// Is this the end of a range, where `[` closes it?
    at_end: bool,
}

type Parsed = Result<Expression, SyntaxError>;

/// Longer signs come first, so that `<=` is not read as `<`.
const COMPARISONS: [(&str, Operator); 6] = [
    ("<=", Operator::AtMost),
    (">=", Operator::AtLeast),
    ("!=", Operator::Unequal),
    ("<", Operator::Less),
    (">", Operator::Greater),
    ("=", Operator::Equal),
];

/// The operators that join operands from the left, from the weakest to the strongest.
const WEAK: [(&str, Operator); 2] = [("or", Operator::Or), ("and", Operator::And)];
const STRONG: [&[(&str, Operator)]; 3] = [
    &[("+", Operator::Add), ("-", Operator::Subtract)],
    &[("*", Operator::Multiply), ("/", Operator::Divide)],
    &[("**", Operator::Power)],
];

impl Parser<'_> {
    /// A whole expression, where brackets begin anew.
    fn expression(&mut self) -> Parsed {
        let at_end = core::mem::replace(&mut self.at_end, false);
        let expression = self.nested(&mut |parser| parser.joined_by_word(0));
        self.at_end = at_end;
        expression
    }

    fn nested(&mut self, part: &mut dyn FnMut(&mut Self) -> Parsed) -> Parsed {
        self.depth = self.depth.saturating_add(1);
        if self.depth > MOST_DEPTH {
            return Err(self.too_deep());
        }
        let expression = part(self);
        self.depth = self.depth.saturating_sub(1);
        expression
    }

    fn joined_by_word(&mut self, level: usize) -> Parsed {
        let Some((word, operator)) = WEAK.get(level) else { return self.comparison() };
        let next = level.saturating_add(1);
        let mut left = self.joined_by_word(next)?;
        while self.cursor.word(word) {
            let right = self.joined_by_word(next)?;
            left = self.join(left, *operator, right)?;
        }
        Ok(left)
    }

    fn comparison(&mut self) -> Parsed {
        let left = self.sum()?;
        if let Some(operator) = self.comparison_sign() {
            let right = self.sum()?;
            return self.join(left, operator, right);
        }
        if self.cursor.word("between") {
            let low = self.sum()?;
            self.cursor.expect("and")?;
            let high = self.sum()?;
            return self.counted(Expression::Between(Box::new([left, low, high])));
        }
        if self.cursor.word("in") {
            let tests = self.tests()?;
            return self.counted(Expression::In(Box::new(left), tests));
        }
        if self.cursor.word("instance") {
            return Err(self.error("不支持 instance of"));
        }
        Ok(left)
    }

    fn comparison_sign(&mut self) -> Option<Operator> {
        let found = COMPARISONS.iter().find(|(sign, _)| self.cursor.sign(sign));
        found.map(|(_, operator)| *operator)
    }

    /// What stands after `in`: one test, or some in parentheses. `(1..5)` is one test, a range.
    fn tests(&mut self) -> Result<Vec<(Option<Operator>, Expression)>, SyntaxError> {
        if !self.cursor.sign("(") {
            return Ok(vec![self.test(false)?]);
        }
        let mut tests = vec![self.test(true)?];
        if matches!(tests.as_slice(), [(None, _)]) && self.cursor.sign("..") {
            let start = tests.pop().map_or(Expression::Literal(Literal::Null), |(_, start)| start);
            let range = self.range(start, false)?;
            tests.push((None, self.suffixes(range)?));
            return Ok(tests);
        }
        while self.cursor.sign(",") {
            tests.push(self.test(true)?);
        }
        self.cursor.expect(")")?;
        if matches!(tests.as_slice(), [(None, _)]) {
            // The parentheses may be those of a list of which a part follows.
            let Some((_, list)) = tests.pop() else { return Ok(tests) };
            tests.push((None, self.suffixes(list)?));
        }
        Ok(tests)
    }

    fn test(&mut self, in_parentheses: bool) -> Result<(Option<Operator>, Expression), SyntaxError> {
        let operator = self.comparison_sign();
        let value = if in_parentheses && operator.is_none() { self.expression()? } else { self.sum()? };
        Ok((operator, value))
    }

    fn sum(&mut self) -> Parsed {
        self.joined_by_sign(0)
    }

    fn joined_by_sign(&mut self, level: usize) -> Parsed {
        let Some(operators) = STRONG.get(level) else { return self.operand() };
        let next = level.saturating_add(1);
        let mut left = self.joined_by_sign(next)?;
        loop {
            let power = self.cursor.starts_with("**");
            let found = operators.iter().find(|(sign, _)| (*sign == "**" || !power) && self.cursor.sign(sign));
            let Some((_, operator)) = found else { return Ok(left) };
            let right = self.joined_by_sign(next)?;
            if let (Operator::Power, Expression::Literal(Literal::Number(exponent))) = (operator, &right)
                && exponent.normalize().scale() > 0
            {
                return Err(self.error("不支持不是整数的乘方：结果不是精确的数"));
            }
            left = self.join(left, *operator, right)?;
        }
    }

    fn operand(&mut self) -> Parsed {
        self.nested(&mut |parser| {
            if parser.cursor.sign("-") {
                let inner = parser.operand()?;
                return parser.counted(Expression::Negation(Box::new(inner)));
            }
            let primary = parser.primary()?;
            parser.suffixes(primary)
        })
    }

    fn suffixes(&mut self, mut expression: Expression) -> Parsed {
        loop {
            if !self.cursor.starts_with("..") && self.cursor.sign(".") {
                let member = self.name();
                if member.is_empty() {
                    return Err(self.error("“.”后应为一个名称"));
                }
                expression = self.counted(Expression::Path(Box::new(expression), member))?;
            } else if !self.at_end && self.cursor.sign("[") {
                let condition = self.expression()?;
                self.cursor.expect("]")?;
                expression = self.counted(Expression::Filter(Box::new([expression, condition])))?;
            } else {
                return Ok(expression);
            }
        }
    }

    fn join(&mut self, left: Expression, operator: Operator, right: Expression) -> Parsed {
        self.counted(Expression::Binary(Box::new(left), operator, Box::new(right)))
    }

    fn counted(&mut self, expression: Expression) -> Parsed {
        self.nodes = self.nodes.saturating_add(1);
        if self.nodes > MOST_NODES {
            return Err(self.error(&format!("表达式的值和运算超过 {MOST_NODES} 个")));
        }
        Ok(expression)
    }

    fn too_deep(&self) -> SyntaxError {
        self.error(&format!("表达式嵌套超过 {MOST_DEPTH} 层"))
    }

    fn error(&self, message: &str) -> SyntaxError {
        self.cursor.error(message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_with_the_place() {
        for (text, error) in [
            ("", "第 1 行第 1 列：表达式不完整，此处缺少一个值"),
            ("a <=", "第 1 行第 5 列：表达式不完整，此处缺少一个值"),
            ("a b", "第 1 行第 3 列：表达式应在此结束，实际还有“b”"),
            ("a <\n  ?", "第 2 行第 3 列：此处应为一个值，实际为“?”"),
            ("(a", "第 1 行第 3 列：此处应为“)”，实际为结尾"),
            ("2 ** 0.5", "第 1 行第 9 列：不支持不是整数的乘方：结果不是精确的数"),
            ("\"a", "第 1 行第 3 列：文本缺少结束的双引号"),
            ("\"\\q\"", "第 1 行第 2 列：文本中的反斜杠转义有误"),
            ("sqrt(a)", "第 1 行第 1 列：不支持函数“sqrt”：结果不是精确的数"),
            ("1 + date and time(a)", "第 1 行第 5 列：不支持函数“date and time”：不支持时刻和当前日期"),
            ("没有(a)", "第 1 行第 1 列：没有函数“没有”"),
            ("abs(1, 2)", "第 1 行第 10 列：函数“abs”的参数个数不对"),
            ("abs(m: 1)", "第 1 行第 5 列：函数“abs”没有参数“m”"),
            ("modulo(1, divisor: 2)", "第 1 行第 11 列：参数须全部写名称，或全部不写"),
            ("if a then b", "第 1 行第 12 列：此处应为“else”，实际为结尾"),
            ("function(a) a", "第 1 行第 1 列：不支持“function”"),
            ("a instance of number", "第 1 行第 11 列：不支持 instance of"),
            ("then", "第 1 行第 1 列：“then”前缺少一个值"),
            ("1.2.3", "第 1 行第 5 列：“.”后应为一个名称"),
            ("1e", "第 1 行第 2 列：表达式应在此结束，实际还有“e”"),
            ("date(\"2023-02-30\")", "第 1 行第 19 列：“2023-02-30”不是 YYYY-MM-DD 的日期"),
            ("duration(\"PT5H\")", "第 1 行第 17 列：“PT5H”不是整日或整月的时长，如 P5D、P1Y2M"),
            ("{a: 1, a: 2}", "第 1 行第 9 列：名称“a”重复"),
        ] {
            assert_eq!(parse(text).unwrap_err().to_string(), error, "{text}");
        }
    }

    #[test]
    fn bounds_length_depth_and_size() {
        assert!(parse(&format!("{}1{}", "(".repeat(15), ")".repeat(15))).is_ok());
        assert!(parse(&format!("1{}", "+1".repeat(200))).is_ok());
        for text in ["(", "-", "[", "a[", "f(", "if ", "{a:", "not(", "for i in ", "[1..", "1+", "a.a", "/*"] {
            assert!(parse(&format!("{}1", text.repeat(5_000))).is_err(), "{text}");
            assert!(parse(&format!("{}1", text.repeat(200_000))).is_err(), "{text}");
        }
        assert!(parse(&format!("1{}", "+1".repeat(2_000))).is_err());
        assert!(parse(&format!("a{}", ".b".repeat(100))).is_err());
    }

    #[test]
    fn knows_names_that_are_not_simple() {
        let known = ["预算 数", "预算 数 合计", "a-b", "start", "x1"];
        for (text, names) in [
            ("预算 数 + 1", vec!["预算 数"]),
            ("预算   数 合计 > 预算 数", vec!["预算 数 合计", "预算 数"]),
            ("a-b - a - b", vec!["a-b", "a", "b"]),
            ("预算 数目", vec![]),
            ("x12 + x1", vec!["x12", "x1"]),
            ("for 项 目 in xs return 项 目 + 1", vec!["xs"]),
        ] {
            let parsed = parse_with(text, &known);
            assert_eq!(parsed.as_ref().map(Expression::names).unwrap_or_default(), names, "{text}");
        }
        assert!(is_name("预算数") && is_name("count") && !is_name("a-b") && !is_name("in") && !is_name("a b"));
    }
}
