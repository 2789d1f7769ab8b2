//! A text that a template is being filled into, with the stops and commas that its parts need.

/// What is filled in so far.
#[derive(Debug, Default)]
pub struct Filled {
    /// The text.
    pub text: String,
    /// Does it end with a value?
    after_value: bool,
}

/// How far a text was filled, so that what follows can be taken back.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// The length without the last character, which may be taken away for words that do not come.
    length: usize,
    last: Option<char>,
    after_value: bool,
}

impl Filled {
    /// Appends words: a value that ends its sentence needs no second stop, and none before a comma; a sentence does not
    /// begin with a comma.
    pub fn words(&mut self, words: &str) {
        let ended = self.text.ends_with(['。', '！', '？', '；']);
        let mut words = words;
        if ended && let Some(rest) = words.strip_prefix('。') {
            words = rest;
            self.after_value = false;
        } else if words.starts_with(['，', '；', '、']) && (ended || self.text.is_empty()) {
            if self.after_value {
                self.text.pop();
            } else {
                words = words.trim_start_matches(['，', '；', '、']);
            }
        }
        self.text.push_str(words);
        self.after_value &= words.is_empty();
    }

    /// Appends a value.
    pub fn value(&mut self, value: &str) {
        self.text.push_str(value);
        self.after_value = true;
    }

    /// Where it is now.
    #[must_use]
    pub fn mark(&self) -> Mark {
        let last = self.text.chars().next_back();
        let length = self.text.len().saturating_sub(last.map_or(0, char::len_utf8));
        Mark { length, last, after_value: self.after_value }
    }

    /// Takes back what was appended since.
    pub fn back_to(&mut self, mark: Mark) {
        self.text.truncate(mark.length);
        self.text.extend(mark.last);
        self.after_value = mark.after_value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_and_commas_fit() {
        for (value, words, whole) in [
            ("工资调标。", "，全年执行", "工资调标，全年执行"),
            ("工资调标。", "。其中", "工资调标。其中"),
            ("工资调标", "。其中", "工资调标。其中"),
            ("", "，其中", "其中"),
        ] {
            let mut filled = Filled::default();
            if !value.is_empty() {
                filled.value(value);
            }
            filled.words(words);
            assert_eq!(filled.text, whole);
        }
        for reason in ["调标", "调标。"] {
            let mut filled = Filled::default();
            filled.value(reason);
            filled.words("。");
            filled.words("，公用经费");
            assert_eq!(filled.text, "调标。公用经费");
        }
    }

    #[test]
    fn what_is_taken_back_leaves_what_was() {
        let mut filled = Filled::default();
        filled.value("调标。");
        let mark = filled.mark();
        filled.words("，其中");
        filled.back_to(mark);
        assert_eq!(filled.text, "调标。");
        filled.words("，全年");
        assert_eq!(filled.text, "调标，全年");
    }
}
