//! Texts, days and durations.

use super::{Generator, Sort};

impl Generator {
    pub(super) fn text(&mut self, depth: u64) -> String {
        if depth == 0 {
            return self
                .pick(&["t", "单位", "\"\"", "\"foobar\"", "\"a\\\"b\\n\"", "\"\\u6c49字\"", "\"B\"", "\"ob\""])
                .to_owned();
        }
        let less = depth - 1;
        let (a, b) = (self.of(Sort::Text, less), self.of(Sort::Text, less));
        let place = self.pick(&["1", "2", "3", "-1", "-2", "9"]);
        match self.below(18) {
            0..=1 => format!("({a} + {b})"),
            2 => format!("substring({a}, {place})"),
            3 => format!("substring({a}, {place}, {})", self.pick(&["1", "2", "9"])),
            4 => format!("substring(start position: {place}, string: {a})"),
            5 => format!("{}({a})", self.pick(&["upper case", "lower case"])),
            6 => format!("{}({a}, {b})", self.pick(&["substring before", "substring after"])),
            7 => format!("string({})", self.of(Sort::Number, 0)),
            8 => {
                let sort = self.sort();
                format!("string({})", self.of(sort, 0))
            }
            9 if self.below(8) == 0 => format!("string join({a}, {})", self.of(Sort::Number, 0)),
            9 => format!("string join({}, {b})", self.of(Sort::Texts, less)),
            10 => format!("string join({})", self.of(Sort::Texts, less)),
            11 => format!("{}({})", self.pick(&["day of week", "month of year"]), self.of(Sort::Date, less)),
            12 => format!("{}.b", self.of(Sort::Row, less)),
            13 => format!("(get entries({})[{}].key)", self.of(Sort::Row, less), self.pick(&["1", "-1", "4"])),
            14 => format!("string({})", self.of(Sort::Numbers, 0)),
            15 => {
                let sort = match self.below(3) {
                    0 => Sort::Number,
                    1 => Sort::Row,
                    _ => Sort::Months,
                };
                format!("string({})", self.of(sort, less))
            }
            16 => format!("{}(match: {b}, string: {a})", self.pick(&["substring before", "substring after"])),
            _ => format!("{}[{}]", self.of(Sort::Texts, less), self.pick(&["1", "-1", "2"])),
        }
    }

    pub(super) fn date(&mut self, depth: u64) -> String {
        if depth == 0 {
            return match self.below(3) {
                0 => self.pick(&["d", "e"]).to_owned(),
                1 => format!("@\"20{:02}-{:02}-{:02}\"", self.below(40), 1 + self.below(12), 1 + self.below(28)),
                _ => format!("date(\"2024-{:02}-{:02}\")", 1 + self.below(12), 1 + self.below(28)),
            };
        }
        let less = depth - 1;
        let sort = if self.below(2) == 0 { Sort::Days } else { Sort::Months };
        match self.below(8) {
            0..=1 => format!("({} + {})", self.of(Sort::Date, less), self.of(sort, less)),
            2 => format!("({} - {})", self.of(Sort::Date, less), self.of(sort, less)),
            3 => format!("date({}, {}, {})", 1990 + self.below(60), self.below(14), self.below(33)),
            4 => format!("date({})", self.of(Sort::Date, less)),
            5 => format!("date(string({}))", self.of(Sort::Date, less)),
            6 => self.extreme_day(less),
            _ => {
                format!("date(day: {}, month: {}, year: {})", self.below(32), 1 + self.below(12), 2000 + self.below(30))
            }
        }
    }

    fn extreme_day(&mut self, depth: u64) -> String {
        let (first, second) = (self.of(Sort::Date, depth), self.of(Sort::Date, depth));
        match self.below(30) {
            0 => format!("{}({first}, {second})", self.pick(&["min", "max"])),
            _ => format!("(if {first} < {second} then {first} else {second})"),
        }
    }

    pub(super) fn days(&mut self, depth: u64) -> String {
        if depth == 0 {
            let sign = self.pick(&["", "", "-"]);
            return format!("duration(\"{sign}P{}D\")", self.below(400));
        }
        let less = depth - 1;
        match self.below(6) {
            0 => format!("({} - {})", self.of(Sort::Date, less), self.of(Sort::Date, less)),
            1 => format!("({} + {})", self.of(Sort::Days, less), self.of(Sort::Days, less)),
            2 => format!("({} - {})", self.of(Sort::Days, less), self.of(Sort::Days, less)),
            3 => format!("({} * {})", self.of(Sort::Days, less), self.below(9)),
            4 => format!("abs({})", self.of(Sort::Days, less)),
            _ => format!("(-{})", self.of(Sort::Days, less)),
        }
    }

    pub(super) fn months(&mut self, depth: u64) -> String {
        if depth == 0 {
            let sign = self.pick(&["", "", "-"]);
            return match self.below(3) {
                0 => format!("duration(\"{sign}P{}Y\")", self.below(9)),
                1 => format!("duration(\"{sign}P{}M\")", self.below(30)),
                _ => format!("@\"{sign}P{}Y{}M\"", self.below(9), self.below(12)),
            };
        }
        let less = depth - 1;
        match self.below(5) {
            0 => format!("years and months duration({}, {})", self.of(Sort::Date, less), self.of(Sort::Date, less)),
            1 => format!("({} + {})", self.of(Sort::Months, less), self.of(Sort::Months, less)),
            2 => format!("({} * {})", self.of(Sort::Months, less), self.below(9)),
            3 => format!("({} - {})", self.of(Sort::Months, less), self.of(Sort::Months, less)),
            _ => format!("(-{})", self.of(Sort::Months, less)),
        }
    }
}
