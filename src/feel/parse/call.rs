//! Calls of built-in functions, with arguments by position or by name.

use super::super::scan::SyntaxError;
use super::super::signature::{builtins, outside, signature};
use super::super::{Builtin, Expression, Literal};
use super::{Parsed, Parser};
use crate::date::Date;

impl Parser<'_> {
    /// A call of a function of the standard, if here is one.
    pub(super) fn call(&mut self) -> Option<Parsed> {
        self.cursor.peek();
        let start = self.cursor.position;
        let known = builtins().map(Builtin::name).chain(outside().map(|(name, _)| name));
        for name in known {
            let Some(length) = self.cursor.known(name) else { continue };
            self.cursor.skip(length);
            if self.cursor.sign("(") {
                if let Some((_, reason)) = outside().find(|(outside, _)| *outside == name) {
                    self.cursor.position = start;
                    return Some(Err(self.error(&format!("不支持函数“{name}”：{reason}"))));
                }
                return Some(self.arguments(name));
            }
            self.cursor.position = start;
        }
        None
    }

    fn arguments(&mut self, name: &str) -> Parsed {
        let mut named: Vec<(usize, String)> = Vec::new();
        let mut values = Vec::new();
        let mut more = !self.cursor.sign(")");
        while more {
            self.cursor.peek();
            let before = self.cursor.position;
            let parameter = self.name_before(":");
            if !parameter.is_empty() && self.cursor.sign(":") {
                named.push((before, parameter));
            } else {
                self.cursor.position = before;
            }
            if !named.is_empty() && named.len() != values.len().saturating_add(1) {
                self.cursor.position = before;
                return Err(self.error("参数须全部写名称，或全部不写"));
            }
            values.push(self.expression()?);
            more = self.cursor.sign(",");
            if !more {
                self.cursor.expect(")")?;
            }
        }
        let mut fitting = builtins().filter(|builtin| builtin.name() == name);
        if named.is_empty() {
            let fitting = fitting.find(|builtin| signature(*builtin).takes(values.len()));
            let builtin = fitting.ok_or_else(|| self.error(&format!("函数“{name}”的参数个数不对")))?;
            return self.folded(builtin, values);
        }
        let takes = |builtin: &Builtin| {
            named.iter().all(|(_, name)| signature(*builtin).parameters().any(|parameter| parameter.name == *name))
        };
        let builtin = fitting.find(takes).ok_or_else(|| self.unknown_parameter(name, &named))?;
        let arguments = self.ordered(builtin, &named, values)?;
        self.folded(builtin, arguments)
    }

    fn ordered(
        &self,
        builtin: Builtin,
        named: &[(usize, String)],
        values: Vec<Expression>,
    ) -> Result<Vec<Expression>, SyntaxError> {
        let mut given: Vec<(&str, Expression)> = named.iter().map(|(_, name)| name.as_str()).zip(values).collect();
        let mut arguments = Vec::new();
        let mut missing = 0_usize;
        for parameter in signature(builtin).parameters() {
            match given.iter().position(|(name, _)| *name == parameter.name) {
                Some(place) => {
                    arguments.resize(arguments.len().saturating_add(missing), Expression::Literal(Literal::Null));
                    missing = 0;
                    arguments.push(given.remove(place).1);
                }
                None if parameter.optional => missing = missing.saturating_add(1),
                None => return Err(self.error(&format!("函数“{}”缺少参数“{}”", builtin.name(), parameter.name))),
            }
        }
        match given.first() {
            Some((twice, _)) => Err(self.error(&format!("参数“{twice}”重复"))),
            None => Ok(arguments),
        }
    }

    fn unknown_parameter(&mut self, function: &str, named: &[(usize, String)]) -> SyntaxError {
        let known = |name: &str| {
            let mut overloads = builtins().filter(|builtin| builtin.name() == function);
            overloads.any(|builtin| signature(builtin).parameters().any(|parameter| parameter.name == name))
        };
        let unknown = named.iter().find(|(_, name)| !known(name)).or(named.first());
        let Some((place, name)) = unknown else { return self.error("参数有误") };
        self.cursor.position = *place;
        self.error(&format!("函数“{function}”没有参数“{name}”"))
    }

    /// A day or a duration that is written out is a constant, and wrong ones are told at once.
    fn folded(&self, builtin: Builtin, arguments: Vec<Expression>) -> Parsed {
        match (builtin.name(), arguments.as_slice()) {
            ("date", [Expression::Literal(Literal::Text(written))]) => Date::parse(written)
                .map(|date| Expression::Literal(Literal::Date(date)))
                .map_err(|_| self.error(&format!("“{written}”不是 YYYY-MM-DD 的日期"))),
            ("duration", [Expression::Literal(Literal::Text(written))]) => self.duration(written),
            _ => Ok(Expression::Call(builtin, arguments)),
        }
    }
}
