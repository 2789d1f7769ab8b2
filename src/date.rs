//! Calendar days, without a clock and without time zones.

use core::cmp::Ordering;
use core::fmt;

/// The calendar ends with it: a year has four digits.
const LAST_YEAR: u16 = 9999;

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
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return Err(DateFault::Form) };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_u16, |number, digit| {
                let digit = char::from(*digit).to_digit(10).and_then(|digit| u16::try_from(digit).ok())?;
                number.checked_mul(10)?.checked_add(digit)
            })
        };
        let two = |digits: [u8; 2]| number(&digits).and_then(|number| u8::try_from(number).ok());
        let (Some(year), Some(month), Some(day)) = (number(&[y1, y2, y3, y4]), two([m1, m2]), two([d1, d2])) else {
            return Err(DateFault::Form);
        };
        Self::new(year, month, day).ok_or(DateFault::NoSuchDay)
    }

    /// The day of a year from 1, a month and a day of the month; `None` where the calendar has none such.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=LAST_YEAR).contains(&year) && (1..=days_in_month(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }
}

impl Date {
    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// The day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
    #[must_use]
    pub fn weekday(self) -> u8 {
        // The first day of the calendar was a Monday.
        let since_monday = self.number().saturating_sub(1).rem_euclid(7);
        u8::try_from(since_monday).unwrap_or_default().saturating_add(1)
    }

    /// The day of the year, from 1.
    #[must_use]
    pub fn day_of_year(self) -> i64 {
        self.days_after(Self { month: 1, day: 1, ..self }).saturating_add(1)
    }

    /// The week of the year, 1 to 53: the one that has its Thursday in the year (ISO 8601).
    #[must_use]
    pub fn week_of_year(self) -> i64 {
        let to_thursday = 4_i64.saturating_sub(i64::from(self.weekday()));
        // Only a Friday, the last of 9999, has its Thursday outside the calendar.
        let thursday = self.plus_days(to_thursday).unwrap_or(self);
        thursday.day_of_year().saturating_add(6).checked_div(7).unwrap_or_default()
    }

    /// The day so many days later; `None` outside the years 1 to 9999.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let number = self.number().checked_add(days)?;
        if number < 1 {
            return None;
        }
        // No year has more than 366 days, so this is too early: by seven years at most.
        let mut year = u16::try_from(number.checked_div(366)?).ok()?.max(1);
        let january = |year| Self { year, month: 1, day: 1 }.number();
        while january(year.checked_add(1)?) <= number {
            year = year.checked_add(1)?;
        }
        let mut rest = number.checked_sub(january(year))?.checked_add(1)?;
        let mut month = 1;
        while rest > i64::from(days_in_month(year, month)) {
            rest = rest.checked_sub(i64::from(days_in_month(year, month)))?;
            month = u8::checked_add(month, 1)?;
        }
        Self::new(year, month, u8::try_from(rest).ok()?)
    }

    /// The same day so many months later, or the last of the month where that is shorter; `None` outside
    /// the years 1 to 9999.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Option<Self> {
        let all = self.months().checked_add(months)?;
        let year = u16::try_from(all.div_euclid(12)).ok()?;
        let month = u8::try_from(all.rem_euclid(12)).ok()?.checked_add(1)?;
        Self::new(year, month, self.day.min(days_in_month(year, month)))
    }

    /// How many whole months this day is after another; below zero if it is before.
    #[must_use]
    pub fn months_after(self, other: Self) -> i64 {
        let months = self.months().saturating_sub(other.months());
        let incomplete = match months.cmp(&0) {
            Ordering::Greater if self.day < other.day => 1,
            Ordering::Less if self.day > other.day => -1,
            _ => 0,
        };
        months.saturating_sub(incomplete)
    }

    fn months(self) -> i64 {
        i64::from(self.year).saturating_mul(12).saturating_add(i64::from(self.month)).saturating_sub(1)
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
            assert_eq!(date(earlier).plus_days(days), Some(date(later)), "{later}");
            assert_eq!(date(later).plus_days(-days), Some(date(earlier)), "{later}");
        }
        for (text, days) in [("9999-12-31", 1), ("0001-01-01", -1), ("2024-01-01", i64::MAX), ("2024-01-01", i64::MIN)]
        {
            assert_eq!(date(text).plus_days(days), None, "{text}");
        }
    }

    #[test]
    fn every_day_has_its_place() {
        let mut day = Date::parse("1999-12-31").unwrap();
        let (mut number, mut weekday) = (730_119, 5);
        while day.year() < 2401 {
            let next = day.plus_days(1).unwrap();
            assert_eq!((day.number(), day.weekday()), (number, weekday), "{day}");
            assert!(day < next && next.days_after(day) == 1, "{day}");
            (day, number, weekday) = (next, number + 1, weekday % 7 + 1);
        }
        assert_eq!(day.to_string(), "2401-01-01");
    }

    #[test]
    fn months_and_weeks_by_the_standard() {
        let date = |text| Date::parse(text).unwrap();
        for (from, months, to) in [
            ("2024-01-31", 1, "2024-02-29"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2024-03-31", -13, "2023-02-28"),
            ("2023-12-01", 1, "2024-01-01"),
        ] {
            assert_eq!(date(from).plus_months(months), Some(date(to)), "{from}");
        }
        for (later, earlier, months) in
            [("2024-01-01", "2023-12-02", 0), ("2013-08-24", "2011-12-22", 20), ("2011-12-22", "2013-08-24", -20)]
        {
            assert_eq!(date(later).months_after(date(earlier)), months, "{later}");
        }
        for (text, week, day) in [
            ("2005-01-01", 53, 1),
            ("2008-12-29", 1, 364),
            ("2009-12-31", 53, 365),
            ("2024-01-01", 1, 1),
            ("9999-12-31", 52, 365),
        ] {
            assert_eq!((date(text).week_of_year(), date(text).day_of_year()), (week, day), "{text}");
        }
    }
}
