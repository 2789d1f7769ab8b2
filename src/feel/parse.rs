//! From the text of an expression to its tree, by the grammar of DMN 1.5, 10.3.1.2.

use core::fmt;

use super::{Expression, Literal, Operator};
use crate::date::Date;
use crate::decimal;

/// The most parentheses and signs that may nest.
const MOST_DEPTH: usize = 32;

/// A message that quotes a long name is cut.
const LONGEST_MESSAGE: usize = 80;

/// The most operators in one expression: a chain of them is a tree as deep as it is long.
const MOST_OPERATORS: usize = 200;

/// Why and where a text is no expression of the subset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong, in Chinese.
    pub message: String,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "第 {} 行第 {} 列：{}", self.line, self.column, self.message)
    }
}

/// Parses an expression.
///
/// # Errors
///
/// Says what is wrong, and where, if the text is no expression of the subset.
pub fn parse(text: &str) -> Result<Expression, SyntaxError> {
    let mut parser = Parser { text, position: 0, depth: 0, operators: 0 };
    let expression = parser.disjunction()?;
    match parser.peek() {
        None => Ok(expression),
        Some(next) => Err(parser.error(format!("表达式应在此结束，实际还有“{next}”"))),
    }
}

/// Can an expression refer to this as one name? `a-b` is a difference and `true` a constant.
#[must_use]
pub fn is_name(text: &str) -> bool {
    matches!(parse(text), Ok(Expression::Name(name)) if name == text)
}

struct Parser<'t> {
    text: &'t str,
    position: usize,
    depth: usize,
    operators: usize,
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

impl<'t> Parser<'t> {
    fn disjunction(&mut self) -> Parsed {
        let mut left = self.conjunction()?;
        while self.word("or") {
            let right = self.conjunction()?;
            left = self.join(left, Operator::Or, right)?;
        }
        Ok(left)
    }

    fn conjunction(&mut self) -> Parsed {
        let mut left = self.comparison()?;
        while self.word("and") {
            let right = self.comparison()?;
            left = self.join(left, Operator::And, right)?;
        }
        Ok(left)
    }

    fn comparison(&mut self) -> Parsed {
        let left = self.sum()?;
        for (sign, operator) in COMPARISONS {
            if self.sign(sign) {
                let right = self.sum()?;
                return self.join(left, operator, right);
            }
        }
        Ok(left)
    }

    fn sum(&mut self) -> Parsed {
        let mut left = self.product()?;
        loop {
            let operator = if self.sign("+") {
                Operator::Add
            } else if self.sign("-") {
                Operator::Subtract
            } else {
                return Ok(left);
            };
            let right = self.product()?;
            left = self.join(left, operator, right)?;
        }
    }

    fn product(&mut self) -> Parsed {
        let mut left = self.operand()?;
        loop {
            if self.rest().starts_with("**") {
                return Err(self.error("不支持乘方 **".to_owned()));
            }
            let operator = if self.sign("*") {
                Operator::Multiply
            } else if self.sign("/") {
                Operator::Divide
            } else {
                return Ok(left);
            };
            let right = self.operand()?;
            left = self.join(left, operator, right)?;
        }
    }

    fn operand(&mut self) -> Parsed {
        self.depth = self.depth.saturating_add(1);
        if self.depth > MOST_DEPTH {
            return Err(self.error(format!("括号或负号嵌套超过 {MOST_DEPTH} 层")));
        }
        let operand = self.primary();
        self.depth = self.depth.saturating_sub(1);
        operand
    }

    fn primary(&mut self) -> Parsed {
        match self.peek() {
            None => Err(self.error("表达式不完整，此处缺少一个值".to_owned())),
            Some('(') => self.in_parentheses(),
            Some('-') => {
                self.sign("-");
                Ok(Expression::Negation(Box::new(self.operand()?)))
            }
            Some('"') => Ok(Expression::Literal(Literal::Text(self.string()?))),
            Some(next) if next.is_ascii_digit() => self.number(),
            Some(next) if next.is_alphabetic() || next == '_' => self.named(),
            Some(next) => Err(self.error(format!("此处应为一个值，实际为“{next}”"))),
        }
    }

    fn in_parentheses(&mut self) -> Parsed {
        self.expect("(")?;
        let inner = self.disjunction()?;
        self.expect(")")?;
        Ok(inner)
    }

    fn number(&mut self) -> Parsed {
        let digits = self.take_while(|character| character.is_ascii_digit() || character == '.');
        decimal::parse(digits)
            .map(|value| Expression::Literal(Literal::Number(value)))
            .map_err(|_| self.error(format!("“{digits}”不是可以精确表示的数")))
    }

    fn string(&mut self) -> Result<String, SyntaxError> {
        self.expect("\"")?;
        let content = self.take_while(|character| !matches!(character, '"' | '\\' | '\n'));
        if self.rest().starts_with('\\') {
            return Err(self.error("文本中不支持反斜杠转义".to_owned()));
        }
        self.position = self.position.saturating_add(1);
        if self.position > self.text.len() {
            return Err(self.error("文本缺少结束的双引号".to_owned()));
        }
        Ok(content.to_owned())
    }

    fn named(&mut self) -> Parsed {
        let name = self.take_while(|character| character.is_alphanumeric() || character == '_');
        match name {
            "true" => Ok(Expression::Literal(Literal::Boolean(true))),
            "false" => Ok(Expression::Literal(Literal::Boolean(false))),
            "null" => Ok(Expression::Literal(Literal::Null)),
            "not" => Ok(Expression::Not(Box::new(self.in_parentheses()?))),
            "and" | "or" => Err(self.error(format!("“{name}”前缺少一个值"))),
            "if" | "for" | "some" | "every" | "between" | "in" | "instance" | "function" | "return" | "then"
            | "else" => Err(self.error(format!("不支持“{name}”"))),
            "date" if self.peek() == Some('(') => self.date(),
            _ if self.peek() == Some('(') => Err(self.error(format!("不支持函数“{name}”"))),
            _ => Ok(Expression::Name(name.to_owned())),
        }
    }

    fn date(&mut self) -> Parsed {
        self.expect("(")?;
        self.peek();
        let written = self.string()?;
        let date = Date::parse(&written).map_err(|_| self.error(format!("“{written}”不是 YYYY-MM-DD 的日期")))?;
        self.expect(")")?;
        Ok(Expression::Literal(Literal::Date(date)))
    }

    fn join(&mut self, left: Expression, operator: Operator, right: Expression) -> Parsed {
        self.operators = self.operators.saturating_add(1);
        if self.operators > MOST_OPERATORS {
            return Err(self.error(format!("表达式的运算超过 {MOST_OPERATORS} 个")));
        }
        Ok(Expression::Binary(Box::new(left), operator, Box::new(right)))
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.position..).unwrap_or_default()
    }

    fn peek(&mut self) -> Option<char> {
        self.take_while(char::is_whitespace);
        self.rest().chars().next()
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let length = rest.find(|character| !wanted(character)).unwrap_or(rest.len());
        self.position = self.position.saturating_add(length);
        rest.get(..length).unwrap_or_default()
    }

    fn sign(&mut self, sign: &str) -> bool {
        self.peek();
        let found = self.rest().starts_with(sign);
        if found {
            self.position = self.position.saturating_add(sign.len());
        }
        found
    }

    fn word(&mut self, word: &str) -> bool {
        self.peek();
        let found = self
            .rest()
            .strip_prefix(word)
            .is_some_and(|after| !after.starts_with(|next: char| next.is_alphanumeric() || next == '_'));
        if found {
            self.position = self.position.saturating_add(word.len());
        }
        found
    }

    fn expect(&mut self, sign: &str) -> Result<(), SyntaxError> {
        if self.sign(sign) {
            return Ok(());
        }
        let found = self.rest().chars().next().map_or_else(|| "结尾".to_owned(), |next| format!("“{next}”"));
        Err(self.error(format!("此处应为“{sign}”，实际为{found}")))
    }

    fn error(&self, message: String) -> SyntaxError {
        let message = if message.chars().count() > LONGEST_MESSAGE {
            message.chars().take(LONGEST_MESSAGE).chain(['…']).collect()
        } else {
            message
        };
        let before = self.text.get(..self.position.min(self.text.len())).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |position| position.saturating_add(1));
        SyntaxError {
            line: before.matches('\n').count().saturating_add(1),
            column: before.get(line_start..).unwrap_or_default().chars().count().saturating_add(1),
            message,
        }
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
            ("a ** 2", "第 1 行第 3 列：不支持乘方 **"),
            ("\"a", "第 1 行第 3 列：文本缺少结束的双引号"),
            ("sum(a)", "第 1 行第 4 列：不支持函数“sum”"),
            ("if a then b", "第 1 行第 3 列：不支持“if”"),
            ("1.2.3", "第 1 行第 6 列：“1.2.3”不是可以精确表示的数"),
            ("date(\"2023-02-30\")", "第 1 行第 18 列：“2023-02-30”不是 YYYY-MM-DD 的日期"),
        ] {
            assert_eq!(parse(text).unwrap_err().to_string(), error, "{text}");
        }
    }

    #[test]
    fn bounds_the_depth() {
        assert!(parse(&format!("{}1{}", "(".repeat(20), ")".repeat(20))).is_ok());
        assert!(parse(&format!("{}1", "(".repeat(100_000))).is_err());
        assert!(parse(&format!("{}1", "-".repeat(100_000))).is_err());
    }

    #[test]
    fn bounds_the_length_of_a_chain() {
        assert!(parse(&format!("1{}", "+1".repeat(200))).is_ok());
        assert!(parse(&format!("1{}", "+1".repeat(1_000_000))).is_err());
    }

    #[test]
    fn lists_names_once() {
        assert_eq!(parse("决算数 <= 预算数 and 决算数 < 上年数").unwrap().names(), ["决算数", "预算数", "上年数"]);
    }
}
