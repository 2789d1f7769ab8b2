//! Lists, ranges and contexts.

use super::{Generator, Sort};

impl Generator {
    pub(super) fn numbers(&mut self, depth: u64) -> String {
        if depth == 0 {
            return self.pick(&["xs", "ys", "[1, 2, 3]", "rows.a", "[4, 4.50, -1]", "[0]", "[1, null, 3]"]).to_owned();
        }
        let less = depth - 1;
        let list = self.of(Sort::Numbers, less);
        match self.below(26) {
            0..=1 => format!("[{}, {}]", self.of(Sort::Number, less), self.of(Sort::Number, less)),
            2..=3 => {
                let condition = self.filtering(Sort::Number, less);
                format!("{list}[{condition}]")
            }
            4..=5 => {
                let (name, body) = self.with(Sort::Number, Sort::Number, less);
                format!("(for {name} in {list} return {body})")
            }
            6 => {
                let (name, body) = self.with(Sort::Number, Sort::Number, less);
                format!("(for {name} in {}..{} return {body})", self.below(5), self.below(5))
            }
            7 => {
                let start = if self.below(4) == 0 { "p" } else { "1" };
                format!("(for p in 1..{}, q in {start}..2 return p * 10 + q)", 1 + self.below(4))
            }
            8 => "(for i in 1..6 return if i = 1 then 1 else i * partial[-1])".to_owned(),
            9 => format!("sublist({list}, {})", self.pick(&["1", "2", "-1", "-2", "9"])),
            10 => format!("sublist({list}, {}, 1)", self.pick(&["1", "2", "-1"])),
            11 => format!("append({list}, {})", self.of(Sort::Number, less)),
            12 => format!("{}({list}, {})", self.pick(&["concatenate", "union"]), self.of(Sort::Numbers, less)),
            13 => format!("insert before({list}, {}, {})", self.pick(&["1", "2", "-1"]), self.of(Sort::Number, less)),
            14 => format!("remove({list}, {})", self.pick(&["1", "2", "-1"])),
            15 => format!("{}({list})", self.pick(&["reverse", "distinct values", "mode"])),
            16 => format!("index of({list}, {})", self.of(Sort::Number, less)),
            17 => format!("flatten([{list}, [[{}]]])", self.of(Sort::Number, less)),
            18 => format!("{}.a", self.of(Sort::Rows, less)),
            23 => {
                let start = self.below(4);
                let end = start + self.below(4);
                format!("(for x in [{start}..{end}] return x * {})", self.of(Sort::Number, less))
            }
            24 => {
                let (condition, place) = (self.filtering(Sort::Number, less), 1 + self.below(3));
                match self.below(4) {
                    0 => format!("{list}[if item = null then {place} else {condition}]"),
                    _ => format!("{list}[item > {place} and {condition}]"),
                }
            }
            19 => format!("(for x in {list}, y in {} return x * y)", self.of(Sort::Numbers, less)),
            20 => format!("(for p in @\"2024-02-27\"..@\"2024-03-0{}\" return p.day)", 1 + self.below(3)),
            21 => format!("distinct values({list}[item != {}])", self.of(Sort::Number, less)),
            22 => format!("sublist(start position: {}, list: {list})", self.pick(&["1", "2", "-1"])),
            _ => list,
        }
    }

    pub(super) fn texts(&mut self, depth: u64) -> String {
        if depth == 0 {
            return self.pick(&["ss", "[]", "[\"x\"]", "rows.b", "[\"x\", null, \"y\"]"]).to_owned();
        }
        let less = depth - 1;
        let list = self.of(Sort::Texts, less);
        match self.below(7) {
            0 => format!("[{}, {}]", self.of(Sort::Text, less), self.of(Sort::Text, less)),
            1 => {
                let condition = self.filtering(Sort::Text, less);
                format!("{list}[{condition}]")
            }
            2 => {
                let (name, body) = self.with(Sort::Text, Sort::Text, less);
                format!("(for {name} in {list} return {body})")
            }
            3 => format!("split({}, \"{}\")", self.of(Sort::Text, less), self.pick(&["o", ",", "工", "ob"])),
            5 if self.below(12) == 0 => format!("[{}, {list}].a", self.of(Sort::Rows, less)),
            4 => format!("concatenate({list}, {})", self.of(Sort::Texts, less)),
            _ => format!("reverse({list})"),
        }
    }

    pub(super) fn literal_range(&mut self) -> String {
        let start = self.below(6);
        let end = start + self.below(4);
        self.range_of(start, end)
    }

    /// Now and then one that ends before it starts.
    pub(super) fn any_range(&mut self) -> String {
        let (start, end) = (self.below(6), self.below(4));
        if self.below(8) == 0 { self.range_of(start, end) } else { self.literal_range() }
    }

    fn range_of(&mut self, start: u64, end: u64) -> String {
        let (open, close) = (self.pick(&["[", "(", "]"]), self.pick(&["]", ")", "["]));
        format!("{open}{start}..{end}{close}")
    }

    pub(super) fn row(&mut self, depth: u64) -> String {
        if depth == 0 {
            return self.pick(&["row", "rows[1]", "rows[-1]", "{a: 4, b: \"z\", c: 1}"]).to_owned();
        }
        let less = depth - 1;
        format!(
            "{{a: {}, b: {}, c: {}}}",
            self.of(Sort::Number, less),
            self.of(Sort::Text, less),
            self.of(Sort::Number, less)
        )
    }

    pub(super) fn rows(&mut self, depth: u64) -> String {
        if depth == 0 {
            return "rows".to_owned();
        }
        let less = depth - 1;
        let list = self.of(Sort::Rows, less);
        let value = self.of(Sort::Number, less);
        match self.below(5) {
            0 => format!("{list}[a > {value}]"),
            1 => format!("{list}[b = {}]", self.of(Sort::Text, less)),
            2 => format!("{list}[item.a <= {value}]"),
            3 => format!("[{}, {}]", self.of(Sort::Row, less), self.of(Sort::Row, less)),
            _ => list,
        }
    }
}
