//! Numbers and truths.

use super::{Generator, Sort};

impl Generator {
    pub(super) fn number(&mut self, depth: u64) -> String {
        if depth == 0 {
            return match self.below(4) {
                0 => self.pick(&["n", "m", "z", "w", "预算数", "big", "long"]).to_owned(),
                1 => format!("{}.{}", self.below(1000), self.below(100)),
                2 => format!("(-{})", self.below(20)),
                _ => self.below(12).to_string(),
            };
        }
        let less = depth - 1;
        let mut n = |sort| self.of(sort, less);
        let (a, b) = (n(Sort::Number), n(Sort::Number));
        match self.below(40) {
            0..=4 => format!("({a} + {b})"),
            5..=6 => format!("({a} - {b})"),
            7..=9 => format!("({a} * {b})"),
            10..=11 => format!("({a} / {b})"),
            12 => format!("{a} ** {}", self.pick(&["0", "1", "2", "3", "(-1)", "(-2)"])),
            13 => format!("(-{a})"),
            14 => format!("decimal({a}, {})", self.below(4)),
            15 => format!("{}({a})", self.pick(&["floor", "ceiling", "abs"])),
            16 => format!(
                "{}({a}, {})",
                self.pick(&["floor", "ceiling", "round up", "round down"]),
                self.pick(&["0", "1", "2"])
            ),
            17 => format!(
                "{}({a}, {})",
                self.pick(&["round half up", "round half down", "decimal"]),
                self.pick(&["0", "1", "2"])
            ),
            18 => format!("modulo({a}, {b})"),
            19 => format!("modulo(divisor: {a}, dividend: {b})"),
            20 => format!("string length({})", self.of(Sort::Text, less)),
            21..=22 => format!(
                "{}({})",
                self.pick(&["sum", "mean", "min", "max", "median", "product", "count"]),
                self.of(Sort::Numbers, less)
            ),
            23 => format!(
                "{}({a}, {b}, {})",
                self.pick(&["sum", "mean", "min", "max", "median", "product"]),
                self.below(9)
            ),
            24 => format!("{}[{}]", self.of(Sort::Numbers, less), self.pick(&["1", "2", "-1", "-2", "0", "5"])),
            25 => format!("count({})", self.of(Sort::Rows, less)),
            26 => format!("{}.{}", self.of(Sort::Date, less), self.pick(&["year", "month", "day", "weekday"])),
            27 => format!("{}({})", self.pick(&["day of year", "week of year"]), self.of(Sort::Date, less)),
            28 => format!("{}.{}", self.of(Sort::Months, less), self.pick(&["years", "months"])),
            29 => format!("{}.days", self.of(Sort::Days, less)),
            30 => format!("{}.{}", self.of(Sort::Row, less), self.pick(&["a", "a", "c"])),
            31 => format!(
                "number({})",
                self.pick(&[
                    "\"1 000,5\", \" \", \",\"",
                    "\"1,000.25\", \",\", \".\"",
                    "\"x\"",
                    "from: \"7\", grouping separator: null, decimal separator: null"
                ])
            ),
            32 => {
                let (p, q) = (self.of(Sort::Days, less), self.of(Sort::Days, less));
                format!("({p} / {q})")
            }
            33 => format!("{{a: {a}, b: a + {b}}}.b"),
            34 => format!("get value({}, \"{}\")", self.of(Sort::Row, less), self.pick(&["a", "c", "x"])),
            35 => format!("{}.{}", self.literal_range(), self.pick(&["start", "end"])),
            36 => format!("({a} * {b} / {})", self.of(Sort::Number, less)),
            37 => format!("({a} + {b} * {} - {})", self.of(Sort::Number, less), self.of(Sort::Number, 0)),
            38 => format!("sum({}) / count({})", self.of(Sort::Numbers, less), self.of(Sort::Numbers, 0)),
            _ => format!("round half up({a} / {b}, {})", self.below(5)),
        }
    }

    pub(super) fn boolean(&mut self, depth: u64) -> String {
        if depth == 0 {
            return self.pick(&["true", "false", "yes", "no", "(n > 2)", "(nothing = null)", "(m <= n)"]).to_owned();
        }
        let less = depth - 1;
        let sign = self.pick(&["=", "!=", "<", "<=", ">", ">="]);
        match self.below(34) {
            0..=2 => format!("({} and {})", self.of(Sort::Boolean, less), self.of(Sort::Boolean, less)),
            3..=5 => format!("({} or {})", self.of(Sort::Boolean, less), self.of(Sort::Boolean, less)),
            6 => format!("not({})", self.of(Sort::Boolean, less)),
            7..=9 => format!("({} {sign} {})", self.of(Sort::Number, less), self.of(Sort::Number, less)),
            10 => format!("({} {sign} {})", self.of(Sort::Text, less), self.of(Sort::Text, less)),
            11 => format!("({} {sign} {})", self.of(Sort::Date, less), self.of(Sort::Date, less)),
            12 => {
                let sort = if self.below(2) == 0 { Sort::Days } else { Sort::Months };
                format!("({} {sign} {})", self.of(sort, less), self.of(sort, less))
            }
            13 => {
                let sort = self.sort();
                let sign = self.pick(&["=", "!="]);
                format!("({} {sign} {})", self.of(sort, less), self.of(sort, less))
            }
            14 => {
                let (a, b, c) = (self.of(Sort::Number, less), self.of(Sort::Number, less), self.of(Sort::Number, less));
                format!("({a} between {b} and {c})")
            }
            15 => format!("({} in {})", self.of(Sort::Number, less), self.literal_range()),
            16 => {
                let (a, b, c) = (self.of(Sort::Number, less), self.of(Sort::Number, 0), self.of(Sort::Number, 0));
                let range = self.literal_range();
                match self.below(3) {
                    0 => format!("({a} in ({b}, {c}))"),
                    1 => format!("({a} in (> {b}, {range}))"),
                    _ => format!("({a} in (<= {b}, {c}))"),
                }
            }
            17 => format!("({} in {})", self.of(Sort::Number, less), self.of(Sort::Numbers, less)),
            18 => {
                let quantifier = self.pick(&["some", "every"]);
                let list = self.of(Sort::Numbers, less);
                let body = self.with(Sort::Number, Sort::Boolean, less);
                format!("({quantifier} {} in {list} satisfies {})", body.0, body.1)
            }
            19 => format!(
                "{}({}, {})",
                self.pick(&["contains", "starts with", "ends with"]),
                self.of(Sort::Text, less),
                self.of(Sort::Text, less)
            ),
            20 => format!("list contains({}, {})", self.of(Sort::Numbers, less), self.of(Sort::Number, less)),
            21 => format!(
                "{}([{}, {}])",
                self.pick(&["all", "any"]),
                self.of(Sort::Boolean, less),
                self.of(Sort::Boolean, less)
            ),
            22 => format!("{}({})", self.pick(&["odd", "even"]), self.of(Sort::Number, less)),
            23 => self.relation(),
            24 => format!("is({}, {})", self.of(Sort::Number, less), self.of(Sort::Number, less)),
            25 => {
                let (quantifier, list) = (self.pick(&["some", "every"]), self.of(Sort::Numbers, less));
                format!("({quantifier} x in {list} satisfies x {sign} {})", self.of(Sort::Number, less))
            }
            26 => format!(
                "({} x in {}, y in {} satisfies x {sign} y)",
                self.pick(&["some", "every"]),
                self.of(Sort::Numbers, less),
                self.of(Sort::Numbers, less)
            ),
            27 => format!("({} {} {})", self.literal_range(), self.pick(&["=", "!="]), self.literal_range()),
            28 => format!("{}.{} included", self.literal_range(), self.pick(&["start", "end"])),
            29 => format!("list contains({}, {})", self.of(Sort::Texts, less), self.of(Sort::Text, less)),
            30 => self.relation_of_days(),
            31 => {
                let (first, second) = match self.below(8) {
                    0 => (Sort::Numbers, Sort::Texts),
                    1..=3 => (Sort::Row, Sort::Row),
                    _ => (Sort::Numbers, Sort::Numbers),
                };
                format!("({} {} {})", self.of(first, less), self.pick(&["=", "!="]), self.of(second, less))
            }
            32 => {
                let sort = if self.below(3) == 0 { Sort::Numbers } else { Sort::Number };
                let (value, list) = (self.of(sort, 0), self.of(Sort::Numbers, 0));
                match self.below(4) {
                    0 => format!("({value} in {list})"),
                    _ => format!("({value} in [{list}, {}])", self.of(Sort::Number, less)),
                }
            }
            _ => format!("({} in [{}..{}])", self.of(Sort::Date, less), self.of(Sort::Date, 0), self.of(Sort::Date, 0)),
        }
    }

    /// Days are drawn from a few, so that they often meet.
    fn relation_of_days(&mut self) -> String {
        let mut days: Vec<u64> = (0..4).map(|_| 1 + self.below(5)).collect();
        days[..2].sort_unstable();
        days[2..].sort_unstable();
        let day = |day: &u64| format!("@\"2024-03-0{day}\"");
        let mut range = |start: &u64, end: &u64| {
            let (open, close) = (self.pick(&["[", "("]), self.pick(&["]", ")"]));
            format!("{open}{}..{}{close}", day(start), day(end))
        };
        let (first, second) = (range(&days[0], &days[1]), range(&days[2], &days[3]));
        let relation = self.pick(&[
            "before",
            "after",
            "meets",
            "met by",
            "overlaps",
            "includes",
            "during",
            "coincides",
            "finishes",
            "finished by",
            "starts",
            "started by",
        ]);
        match (relation, self.below(3)) {
            ("before" | "after" | "during", 0) => format!("{relation}({}, {second})", day(&days[0])),
            ("before" | "after" | "includes", 1) => format!("{relation}({first}, {})", day(&days[2])),
            _ => format!("{relation}({first}, {second})"),
        }
    }

    pub(super) fn relation(&mut self) -> String {
        let (p, r, s) = (self.of(Sort::Number, 0), self.any_range(), self.any_range());
        match self.below(4) {
            0 => format!("{}({p}, {r})", self.pick(&["before", "after", "finishes", "during", "starts"])),
            1 => format!("{}({r}, {p})", self.pick(&["before", "after", "finished by", "includes", "started by"])),
            2 => format!(
                "{}({r}, {s})",
                self.pick(&[
                    "before",
                    "after",
                    "meets",
                    "met by",
                    "overlaps",
                    "overlaps before",
                    "overlaps after",
                    "finishes"
                ])
            ),
            _ => format!(
                "{}({r}, {s})",
                self.pick(&["finished by", "includes", "during", "starts", "started by", "coincides"])
            ),
        }
    }
}
