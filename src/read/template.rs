//! Texts with expressions in braces, and with parts in square brackets that are left out where one of their values
//! is not known. A bracket that is meant as such stands twice.

use super::reader::Reader;
use super::values::excerpt;
use crate::feel;
use crate::problem::ProblemCode;
use crate::rubric::{Template, TemplatePart};

/// So deep parts that may be left out stand in one another.
const MOST_DEPTH: usize = 5;

const BRACKETS: [char; 4] = ['{', '}', '[', ']'];

impl Reader<'_> {
    /// Reads a template; one that cannot be used is a problem.
    pub fn template(&mut self) -> Option<Template> {
        let text = self.name().filter(|text| !text.trim().is_empty())?;
        let mut rest = text.as_str();
        match self.parts(&mut rest, 0) {
            Ok(parts) => Some(Template { text, parts }),
            Err(bracket) => {
                let message = format!("“{}”的括号 {bracket} 没有另一半", excerpt(&text));
                let hint = "请补上另一半；表达式写在 { } 里，可以省去的部分写在 [ ] 里，括号本身写两次".to_owned();
                self.note(ProblemCode::BadExpression, message, hint);
                None
            }
        }
    }

    /// The parts up to the end, or inside brackets up to the closing one; else the bracket that has no other half.
    fn parts(&mut self, rest: &mut &str, depth: usize) -> Result<Vec<TemplatePart>, char> {
        let (mut parts, mut words) = (Vec::new(), String::new());
        while let Some((before, bracket, after)) = first_bracket(rest) {
            words.push_str(before);
            // Where parts stand in one another, two brackets close two of them.
            let closes = bracket == ']' && depth > 1;
            if let Some(after) = after.strip_prefix(bracket).filter(|_| !closes) {
                words.push(bracket);
                *rest = after;
                continue;
            }
            push_words(&mut parts, std::mem::take(&mut words));
            *rest = after;
            match bracket {
                '{' => {
                    let (expression, after) = braced(after).ok_or(bracket)?;
                    parts.push(TemplatePart::Value(self.expression(expression.trim().to_owned(), feel::Kind::Any)));
                    *rest = after;
                }
                '[' if depth < MOST_DEPTH => {
                    parts.push(TemplatePart::Optional(self.parts(rest, depth.saturating_add(1))?));
                }
                ']' if depth > 0 => return Ok(parts),
                other => return Err(other),
            }
        }
        if depth > 0 {
            return Err('[');
        }
        words.push_str(rest);
        push_words(&mut parts, words);
        Ok(parts)
    }
}

fn push_words(parts: &mut Vec<TemplatePart>, words: String) {
    if !words.is_empty() {
        parts.push(TemplatePart::Words(words));
    }
}

/// The first bracket of a text, with what stands before and after it.
fn first_bracket(text: &str) -> Option<(&str, char, &str)> {
    let place = text.find(BRACKETS)?;
    let bracket = text.get(place..)?.chars().next()?;
    Some((text.get(..place)?, bracket, text.get(place.checked_add(1)?..)?))
}

/// What stands before the brace that closes, which is none of a string or a context, and what stands after it.
fn braced(text: &str) -> Option<(&str, &str)> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (place, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            '{' if !in_string => depth = depth.saturating_add(1),
            '}' if !in_string && depth == 0 => return Some((text.get(..place)?, text.get(place.checked_add(1)?..)?)),
            '}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_of_strings_and_contexts_do_not_close() {
        assert_eq!(braced("a} b}"), Some(("a", " b}")));
        assert_eq!(braced("{x: \"}\\\"}\"}.x}。"), Some(("{x: \"}\\\"}\"}.x", "。")));
        assert_eq!(braced("\"}"), None);
        assert_eq!(first_bracket("共 } 万元"), Some(("共 ", '}', " 万元")));
    }
}
