//! The strings of a JSON text, borrowed where they need no unescaping (RFC 8259, section 7).

use std::borrow::Cow;

use super::scanner::Scanner;
use crate::print::plain_length;

impl<'a> Scanner<'a> {
    /// The string that begins here.
    pub fn text(&mut self) -> Option<Cow<'a, str>> {
        let start = self.position.saturating_add(1);
        let bytes = self.text.as_bytes().get(start..).unwrap_or_default();
        let length = plain_length(bytes);
        if bytes.get(length) == Some(&b'"') {
            let end = start.saturating_add(length);
            self.position = end.saturating_add(1);
            return self.text.get(start..end).map(Cow::Borrowed);
        }
        self.escaped_text(start, start.saturating_add(length)).map(Cow::Owned)
    }

    fn escaped_text(&mut self, start: usize, first_stop: usize) -> Option<String> {
        let mut content = self.text.get(start..first_stop).unwrap_or_default().to_owned();
        self.position = first_stop;
        loop {
            match self.byte() {
                Some(b'"') => {
                    self.position = self.position.saturating_add(1);
                    return Some(content);
                }
                Some(b'\\') => content.push(self.escape()?),
                Some(0..=0x1F) => {
                    self.malformed("文本中有未转义的控制字符（如换行、制表符）");
                    return None;
                }
                Some(_) => {
                    let rest = self.rest();
                    let length = plain_length(rest.as_bytes());
                    content.push_str(rest.get(..length).unwrap_or_default());
                    self.position = self.position.saturating_add(length);
                }
                None => {
                    self.malformed("文本缺少结束的双引号");
                    return None;
                }
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        let code = self.text.as_bytes().get(self.position.saturating_add(1)).copied();
        let plain = match code {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => {
                self.malformed("反斜杠后的字符不能转义");
                return None;
            }
        };
        self.position = self.position.saturating_add(2);
        Some(plain)
    }

    fn unicode_escape(&mut self) -> Option<char> {
        let Some(first) = self.hexadecimal() else {
            self.malformed("\\u 后应为四位十六进制数");
            return None;
        };
        self.position = self.position.saturating_add(6);
        let low_surrogates = 0xDC00..=0xDFFF;
        if (0xD800..=0xDBFF).contains(&first) {
            // A half of a pair without the other is no character: it becomes U+FFFD, as in a JS string
            // that is handed to any encoder.
            if let Some(second) = self.hexadecimal().filter(|second| low_surrogates.contains(second)) {
                self.position = self.position.saturating_add(6);
                let high = first.saturating_sub(0xD800).saturating_mul(0x400);
                let code = high.saturating_add(second.saturating_sub(0xDC00)).saturating_add(0x10000);
                return char::from_u32(code);
            }
        }
        Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hexadecimal(&self) -> Option<u32> {
        let digits = self.rest().strip_prefix("\\u")?.get(..4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        u32::from_str_radix(digits, 16).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_escape() {
        for (written, read) in [
            ("\"\"", ""),
            ("\"单位\"", "单位"),
            ("\"a\\\"\\\\\\/\\b\\f\\n\\r\\tz\"", "a\"\\/\u{8}\u{c}\n\r\tz"),
            ("\"\\u5355\\ud83d\\ude00\"", "单😀"),
            ("\"\\ud800x\"", "\u{fffd}x"),
            ("\"\\udc00\\ud800\"", "\u{fffd}\u{fffd}"),
        ] {
            assert_eq!(Scanner::new(written).text().as_deref(), Some(read), "{written}");
        }
        for broken in ["\"", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u+123\"", "\"\n\"", "\"\\"] {
            assert_eq!(Scanner::new(broken).text(), None, "{broken}");
        }
    }
}
