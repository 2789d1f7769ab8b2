//! Constants, names, brackets of all kinds, and what begins with a word.

use super::super::scan::{SyntaxError, in_name, is_reserved};
use super::super::{Bounds, Expression, Literal, Quantifier, span};
use super::{MOST_NODES, Parsed, Parser};
use crate::date::Date;
use crate::decimal;

impl Parser<'_> {
    pub(super) fn primary(&mut self) -> Parsed {
        let Some(next) = self.cursor.peek() else {
            return Err(self.error("表达式不完整，此处缺少一个值"));
        };
        let fraction = self.cursor.rest().strip_prefix('.').is_some_and(|rest| rest.starts_with(in_digit));
        let primary = match next {
            '(' => self.in_parentheses(),
            '[' | ']' => self.in_brackets(next == '['),
            '{' => self.context(),
            '"' => self.text().map(|text| Expression::Literal(Literal::Text(text))),
            '@' => {
                self.cursor.skip(1);
                let written = self.text()?;
                match Date::parse(&written) {
                    Ok(date) => Ok(Expression::Literal(Literal::Date(date))),
                    Err(_) if written.contains('P') => self.duration(&written),
                    Err(_) => Err(self.error(&format!("“{written}”不是日期，也不是时长"))),
                }
            }
            _ if in_digit(next) || fraction => self.number(),
            _ => self.named(),
        }?;
        self.counted(primary)
    }

    fn in_parentheses(&mut self) -> Parsed {
        self.cursor.expect("(")?;
        let inner = self.expression()?;
        if self.cursor.sign("..") {
            return self.range(inner, false);
        }
        self.cursor.expect(")")?;
        Ok(inner)
    }

    fn in_brackets(&mut self, closed: bool) -> Parsed {
        self.cursor.skip(1);
        let mut items = Vec::new();
        let before = self.cursor.position;
        if closed && self.cursor.sign("]") {
            // In `[]1..2]]` a range begins, not a list ends.
            if !self.cursor.peek().is_some_and(|next| in_digit(next) || next == '"' || next == '@') {
                return Ok(Expression::List(items));
            }
            self.cursor.position = before;
        }
        let first = self.expression()?;
        if !closed {
            self.cursor.expect("..")?;
            return self.range(first, false);
        }
        if self.cursor.sign("..") {
            return self.range(first, true);
        }
        items.push(first);
        while self.cursor.sign(",") {
            items.push(self.expression()?);
        }
        self.cursor.expect("]")?;
        Ok(Expression::List(items))
    }

    /// The rest of a range, after its two points.
    pub(super) fn range(&mut self, start: Expression, start_belongs: bool) -> Parsed {
        let at_end = core::mem::replace(&mut self.at_end, true);
        let end = self.sum();
        self.at_end = at_end;
        let end_belongs = self.cursor.sign("]");
        if !end_belongs && !self.cursor.sign(")") && !self.cursor.sign("[") {
            self.cursor.expect("]")?;
        }
        Ok(Expression::Range(Box::new([start, end?]), Bounds { start: start_belongs, end: end_belongs }))
    }

    fn context(&mut self) -> Parsed {
        self.cursor.expect("{")?;
        let mut entries: Vec<(String, Expression)> = Vec::new();
        let mut more = !self.cursor.sign("}");
        while more {
            let key = if self.cursor.starts_with("\"") { self.text()? } else { self.name_before(":") };
            if key.is_empty() || entries.len() > MOST_NODES {
                return Err(self.error("此处应为一个名称"));
            }
            if entries.iter().any(|(name, _)| *name == key) {
                return Err(self.error(&format!("名称“{key}”重复")));
            }
            self.cursor.expect(":")?;
            let value = self.expression()?;
            self.bound.push(key.clone());
            entries.push((key, value));
            more = self.cursor.sign(",");
            if !more {
                self.cursor.expect("}")?;
            }
        }
        Ok(Expression::Context(entries))
    }

    pub(super) fn text(&mut self) -> Result<String, SyntaxError> {
        self.cursor.expect("\"")?;
        self.cursor.string()
    }

    fn number(&mut self) -> Parsed {
        let whole = self.cursor.take_while(&in_digit);
        let rest = self.cursor.rest();
        let part = match rest.strip_prefix('.') {
            Some(part) if part.starts_with(in_digit) => {
                self.cursor.skip(1);
                self.cursor.take_while(&in_digit)
            }
            _ => "",
        };
        let rest = self.cursor.rest();
        let exponent = rest.strip_prefix(['e', 'E']).filter(|after| {
            let digits = after.strip_prefix(['+', '-']).unwrap_or(after);
            digits.starts_with(in_digit)
        });
        let mut written =
            [if whole.is_empty() { "0" } else { whole }, if part.is_empty() { "" } else { "." }, part].concat();
        if exponent.is_some() {
            self.cursor.skip(1);
            written.push('e');
            written.push_str(self.cursor.take_while(&|next| in_digit(next) || next == '+' || next == '-'));
        }
        decimal::parse(&written)
            .map(|value| Expression::Literal(Literal::Number(value)))
            .map_err(|_| self.error(&format!("“{written}”不是可以精确表示的数")))
    }

    fn named(&mut self) -> Parsed {
        if let Some(call) = self.call() {
            return call;
        }
        let before = self.cursor.position;
        let name = self.name();
        if !is_reserved(&name) {
            return match self.cursor.peek() {
                Some(next) if name.is_empty() => Err(self.error(&format!("此处应为一个值，实际为“{next}”"))),
                Some('(') => {
                    self.cursor.position = before;
                    Err(self.error(&format!("没有函数“{name}”")))
                }
                _ => Ok(Expression::Name(name)),
            };
        }
        match name.as_str() {
            "true" => Ok(Expression::Literal(Literal::Boolean(true))),
            "false" => Ok(Expression::Literal(Literal::Boolean(false))),
            "null" => Ok(Expression::Literal(Literal::Null)),
            "not" => {
                self.cursor.expect("(")?;
                let inner = self.expression()?;
                self.cursor.expect(")")?;
                Ok(Expression::Not(Box::new(inner)))
            }
            "if" => {
                let condition = self.expression()?;
                self.cursor.expect("then")?;
                let met = self.expression()?;
                self.cursor.expect("else")?;
                Ok(Expression::If(Box::new([condition, met, self.expression()?])))
            }
            "for" => self.iteration(Quantifier::For),
            "some" => self.iteration(Quantifier::Some),
            "every" => self.iteration(Quantifier::Every),
            "function" => {
                self.cursor.position = before;
                Err(self.error("不支持“function”"))
            }
            _ => {
                self.cursor.position = before;
                Err(self.error(&format!("“{name}”前缺少一个值")))
            }
        }
    }

    fn iteration(&mut self, quantifier: Quantifier) -> Parsed {
        let mut variables = Vec::new();
        loop {
            let variable = self.name_before("in");
            if variable.is_empty() || is_reserved(&variable) {
                return Err(self.error("此处应为一个名称"));
            }
            self.cursor.expect("in")?;
            let list = self.expression()?;
            let list = if quantifier == Quantifier::For && self.cursor.sign("..") {
                let end = self.expression()?;
                Expression::Range(Box::new([list, end]), Bounds { start: true, end: true })
            } else {
                list
            };
            self.bound.push(variable.clone());
            variables.push((variable, list));
            if !self.cursor.sign(",") {
                break;
            }
        }
        self.cursor.expect(if quantifier == Quantifier::For { "return" } else { "satisfies" })?;
        Ok(Expression::Iteration(quantifier, variables, Box::new(self.expression()?)))
    }

    /// The longest name that is here, known or simple; empty where there is none.
    pub(super) fn name(&mut self) -> String {
        let before = self.cursor.position;
        let simple = self.cursor.simple_name();
        let after = self.cursor.position;
        self.cursor.position = before;
        self.cursor.peek();
        let start = self.cursor.position;
        let known = self.names.iter().copied().chain(self.bound.iter().map(String::as_str));
        let longest = known.filter_map(|name| Some((self.cursor.known(name)?, name))).max_by_key(|(length, _)| *length);
        match longest {
            Some((length, name)) if start.saturating_add(length) > after => {
                let name = name.to_owned();
                self.cursor.skip(length);
                name
            }
            _ => {
                self.cursor.position = after;
                simple.to_owned()
            }
        }
    }

    /// A new name, which may have blanks, up to what follows it.
    pub(super) fn name_before(&mut self, end: &str) -> String {
        let mut words: Vec<&str> = Vec::new();
        loop {
            let before = self.cursor.position;
            let word = self.cursor.simple_name();
            let digits = if word.is_empty() && !words.is_empty() { self.cursor.take_while(&in_name) } else { "" };
            if word == end && !words.is_empty() || (word.is_empty() && digits.is_empty()) {
                self.cursor.position = before;
                return words.join(" ");
            }
            words.push(if word.is_empty() { digits } else { word });
        }
    }

    pub(super) fn duration(&self, written: &str) -> Parsed {
        span::read(written)
            .map(Expression::Literal)
            .ok_or_else(|| self.error(&format!("“{written}”不是整日或整月的时长，如 P5D、P1Y2M")))
    }
}

fn in_digit(character: char) -> bool {
    character.is_ascii_digit()
}
