//! Random expressions over the whole subset, mostly of fitting kinds, the same ones every time.

mod collections;
mod days;
mod numbers;

/// What an expression is made to yield.
#[derive(Clone, Copy, PartialEq)]
pub enum Sort {
    Number,
    Boolean,
    Text,
    Date,
    Days,
    Months,
    Numbers,
    Texts,
    Range,
    Row,
    Rows,
}

/// The names that every expression may use, as the entries of a context.
pub const CONTEXT: &str = r#"{
    n: 3, m: 2.75, z: 0, w: -7, 预算数: 240.5, big: 123456789.25, long: 98765432.123456789, nothing: null, yes: true, no: false,
    t: "abc", 单位: "工委", d: date("2024-02-29"), e: date("2023-12-31"),
    xs: [3, 1, 2.5, 3], ys: [], ss: ["b", "a", "工"],
    row: {a: 1, b: "x", c: date("2024-05-01")},
    rows: [{a: 1, b: "x", c: 2}, {a: 2.5, b: "y", c: null}, {a: 3, b: "x", c: 5}]
}"#;

pub struct Generator {
    state: u64,
    bound: Vec<(String, Sort)>,
}

impl Generator {
    pub fn new(seed: u64) -> Self {
        Self { state: seed, bound: Vec::new() }
    }

    /// The next expression.
    pub fn expression(&mut self) -> String {
        self.bound.clear();
        let sort = self.sort();
        let depth = 1 + self.below(4);
        self.of(sort, depth)
    }

    /// Splitmix64: the state is a counter, so that no run depends on a library.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn pick<'p>(&mut self, choices: &[&'p str]) -> &'p str {
        choices[usize::try_from(self.below(choices.len() as u64)).unwrap()]
    }

    fn sort(&mut self) -> Sort {
        use Sort::{Boolean, Date, Days, Months, Number, Numbers, Range, Row, Rows, Text, Texts};
        const ALL: [Sort; 15] = [
            Number, Number, Number, Boolean, Boolean, Boolean, Text, Text, Date, Days, Months, Numbers, Texts, Range,
            Rows,
        ];
        if self.below(30) == 0 { Row } else { ALL[usize::try_from(self.below(15)).unwrap()] }
    }

    fn of(&mut self, sort: Sort, depth: u64) -> String {
        if self.below(60) == 0 {
            return "null".to_owned();
        }
        // Now and then something of another kind, which the standard mostly makes null.
        let sort = if self.below(50) == 0 { self.sort() } else { sort };
        let bound: Vec<String> =
            self.bound.iter().filter(|(_, other)| *other == sort).map(|(name, _)| name.clone()).collect();
        if !bound.is_empty() && self.below(3) == 0 {
            return bound[usize::try_from(self.below(bound.len() as u64)).unwrap()].clone();
        }
        if depth > 0 && self.below(12) == 0 {
            let depth = depth - 1;
            let (condition, met, not) = (self.of(Sort::Boolean, depth), self.of(sort, depth), self.of(sort, depth));
            return format!("(if {condition} then {met} else {not})");
        }
        match sort {
            Sort::Number => self.number(depth),
            Sort::Boolean => self.boolean(depth),
            Sort::Text => self.text(depth),
            Sort::Date => self.date(depth),
            Sort::Days => self.days(depth),
            Sort::Months => self.months(depth),
            Sort::Numbers => self.numbers(depth),
            Sort::Texts => self.texts(depth),
            Sort::Range => self.literal_range(),
            Sort::Row => self.row(depth),
            Sort::Rows => self.rows(depth),
        }
    }

    /// A fresh name, and an expression in which it is bound.
    fn with(&mut self, variable: Sort, body: Sort, depth: u64) -> (String, String) {
        let name = format!("v{}", self.bound.len());
        self.bound.push((name.clone(), variable));
        let body = self.of(body, depth);
        self.bound.pop();
        (name, body)
    }

    fn filtering(&mut self, item: Sort, depth: u64) -> String {
        let outer = std::mem::take(&mut self.bound);
        self.bound.push(("item".to_owned(), item));
        let condition = self.of(Sort::Boolean, depth);
        self.bound = outer;
        condition
    }
}
