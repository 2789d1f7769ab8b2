//! Calendar days, without a clock and without time zones.

use core::fmt;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// Not written as `YYYY-MM-DD` (GB/T 7408.1, ISO 8601).
    Form,
    /// The calendar has no such day, as 2023-02-30.
    NoSuchDay,
}

impl Date {
    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    ///
    /// Says which [`DateFault`] the text has.
    pub fn parse(text: &str) -> Result<Self, DateFault> {
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(DateFault::Form);
        };
        let well_formed = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        if !(well_formed(year, 4) && well_formed(month, 2) && well_formed(day, 2)) {
            return Err(DateFault::Form);
        }
        let date = Self {
            year: year.parse().map_err(|_| DateFault::Form)?,
            month: month.parse().map_err(|_| DateFault::Form)?,
            day: day.parse().map_err(|_| DateFault::Form)?,
        };
        if date.year >= 1 && (1..=days_in_month(date.year, date.month)).contains(&date.day) {
            Ok(date)
        } else {
            Err(DateFault::NoSuchDay)
        }
    }
}

impl Date {
    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// How many days this day is after another; below zero if it is before.
    #[must_use]
    pub fn days_after(self, other: Self) -> i64 {
        self.number().saturating_sub(other.number())
    }

    /// The day counted from the beginning of the calendar.
    fn number(self) -> i64 {
        let years = i64::from(self.year).saturating_sub(1);
        let leap_days = [(4, 1), (100, -1), (400, 1)]
            .map(|(every, sign)| years.checked_div(every).unwrap_or(0).saturating_mul(sign));
        let months = (1..self.month).map(|month| i64::from(days_in_month(self.year, month)));
        years
            .saturating_mul(365)
            .saturating_add(leap_days.iter().chain([&i64::from(self.day)]).sum::<i64>())
            .saturating_add(months.sum())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_calendar() {
        for text in ["2023-01-31", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(Date::parse(text).unwrap().to_string(), text);
        }
        for text in ["2023-02-29", "1900-02-29", "2023-02-30", "2023-13-01", "2023-04-31", "0000-01-01", "2023-01-00"] {
            assert_eq!(Date::parse(text), Err(DateFault::NoSuchDay), "{text}");
        }
        for text in ["", "2023", "2023-1-01", "2023/01/01", "20230101", "2023-01-01-01", "２０２３-01-01", "+023-01-01"]
        {
            assert_eq!(Date::parse(text), Err(DateFault::Form), "{text}");
        }
    }

    #[test]
    fn days_follow_one_another() {
        let date = |text| Date::parse(text).unwrap();
        assert!(date("2023-12-31") < date("2024-01-01"));
        for (later, earlier, days) in [
            ("2024-01-01", "2023-12-31", 1),
            ("2024-03-01", "2024-02-28", 2),
            ("2023-03-01", "2023-02-28", 1),
            ("2001-01-01", "2000-01-01", 366),
            ("2101-01-01", "2100-01-01", 365),
            ("2000-03-01", "1600-03-01", 146_097),
        ] {
            assert_eq!(date(later).days_after(date(earlier)), days, "{later}");
            assert_eq!(date(earlier).days_after(date(later)), -days, "{later}");
        }
    }
}
