//! Intervals side by side on the line of numbers: gaps between them, overlaps, and those that others cover.

use crate::decimal::{Decimal, Fraction, Rounding, RoundingMode};
use crate::rubric::Interval;

/// A cut through the line of numbers: −1 before all, 0 just before a number or (true) just after it, 1 after all.
pub type Cut = (i8, Decimal, bool);

pub const BEFORE_ALL: Cut = (-1, Decimal::ZERO, false);
pub const AFTER_ALL: Cut = (1, Decimal::ZERO, false);

/// The numbers between two cuts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub start: Cut,
    pub end: Cut,
}

impl Span {
    pub fn of(interval: &Interval) -> Self {
        Self {
            start: interval.low.map_or(BEFORE_ALL, |(low, closed)| (0, low, !closed)),
            end: interval.high.map_or(AFTER_ALL, |(high, closed)| (0, high, closed)),
        }
    }

    /// From 0 to 100.
    pub fn percent() -> Self {
        Self { start: (0, Decimal::ZERO, false), end: (0, Decimal::ONE_HUNDRED, true) }
    }

    fn holds(self, value: Decimal) -> bool {
        self.start <= (0, value, false) && (0, value, true) <= self.end
    }

    /// The only number in it, if it has one.
    pub fn single(self) -> Option<Decimal> {
        let (start, end) = (self.start, self.end);
        (start.0 == 0 && start.1 == end.1 && !start.2 && end.2).then_some(start.1)
    }

    /// Can a value with at most so many decimals lie in it?
    fn has_value(self, decimals: Option<u32>) -> bool {
        let Some(decimals) = decimals else { return true };
        if self.start.0 != 0 || self.end.0 != 0 {
            return true;
        }
        let Some(step) = Decimal::try_new(1, decimals).ok().map(Fraction::from) else { return true };
        let near = |mode| Fraction::from(self.start.1).round(Rounding { decimals, mode });
        let candidates = [near(RoundingMode::Down), near(RoundingMode::Up)].into_iter().flatten();
        candidates.into_iter().any(|near| {
            let next = Fraction::from(near).plus(step).and_then(Fraction::exact);
            self.holds(near) || next.is_some_and(|next| self.holds(next))
        })
    }

    /// The numbers as people write them.
    pub fn show(self, unit: &str) -> String {
        let low = (self.start.0 == 0).then_some((self.start.1, !self.start.2));
        let high = (self.end.0 == 0).then_some((self.end.1, self.end.2));
        Interval { low, high }.show(unit)
    }
}

/// What is to be said about several intervals.
#[derive(Default)]
pub struct Survey {
    /// Between them.
    pub gaps: Vec<Span>,
    /// The places of two intervals, and what both contain.
    pub overlaps: Vec<(usize, usize, Span)>,
    /// The places of those that others before them cover.
    pub covered: Vec<usize>,
    /// From the lowest number to the highest.
    pub reach: Option<Span>,
}

/// Looks at intervals, of which the first that contains a value counts; a value has at most so many decimals.
pub fn survey(spans: &[Span], decimals: Option<u32>) -> Survey {
    let mut survey = Survey { covered: covered(spans), ..Survey::default() };
    let mut order: Vec<(Span, usize)> = spans.iter().copied().zip(0..).collect();
    order.retain(|(_, place)| survey.covered.binary_search(place).is_err());
    order.sort_unstable();
    let Some(((first, mut highest), rest)) = order.split_first().map(|((span, place), rest)| ((*span, *place), rest))
    else {
        return survey;
    };
    let mut end = first.end;
    for (span, place) in rest {
        if span.start < end {
            let both = Span { start: span.start, end: end.min(span.end) };
            if both.has_value(decimals) {
                survey.overlaps.push((highest.min(*place), highest.max(*place), both));
            }
        } else {
            let gap = Span { start: end, end: span.start };
            if span.start > end && gap.has_value(decimals) {
                survey.gaps.push(gap);
            }
        }
        if span.end > end {
            (end, highest) = (span.end, *place);
        }
    }
    survey.reach = Some(Span { start: first.start, end });
    survey
}

/// The places of those that earlier ones cover.
fn covered(spans: &[Span]) -> Vec<usize> {
    let mut covered = Vec::new();
    // Disjoint, in order, none touching the next.
    let mut before: Vec<Span> = Vec::new();
    for (place, span) in spans.iter().enumerate() {
        let first = before.partition_point(|known| known.end < span.start);
        let after = before.partition_point(|known| known.start <= span.end);
        let touching = before.get(first..after).unwrap_or_default();
        if touching.iter().any(|known| known.start <= span.start && span.end <= known.end) {
            covered.push(place);
            continue;
        }
        let start = touching.first().map_or(span.start, |known| known.start.min(span.start));
        let end = touching.last().map_or(span.end, |known| known.end.max(span.end));
        before.splice(first..after, [Span { start, end }]);
    }
    covered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::parse;

    fn span(text: &str) -> Span {
        let (low, high) = text.trim_matches(['[', ']', '(', ')']).split_once(' ').unwrap();
        let low = parse(low).ok().map(|low| (low, text.starts_with('[')));
        let high = parse(high).ok().map(|high| (high, text.ends_with(']')));
        Span::of(&Interval { low, high })
    }

    #[test]
    fn finds_gaps_overlaps_and_what_is_covered() {
        for (given, decimals, gaps, overlaps, covered) in [
            ("[90 100]|[80 90)|(- 80)", None, "", "", ""),
            ("[90 100]|[80 89]|(- 80)", None, "89～90", "", ""),
            ("[90 100]|[80 89]|(- 80)", Some(0), "", "", ""),
            ("[90 100]|[80 89]|(- 80)", Some(1), "89～90", "", ""),
            ("[90 100]|[80 90]|(- 80)", None, "", "= 90", ""),
            ("[90 100]|[85 95)|(- 80)", None, "80（含）～85", "90（含）～95", ""),
            ("[90 -)|[80 -)|[85 95)", None, "", "≥ 90", "2"),
            ("[0 0]|(0 10]|(10 20]|[5 15]", None, "", "", "3"),
            ("(0 5)|(5 10)", None, "= 5", "", ""),
            ("(-10 -5)|(-5 0)", Some(0), "= -5", "", ""),
            ("(-10 -6]|[-5 0)", Some(0), "", "", ""),
        ] {
            let spans: Vec<Span> = given.split('|').map(span).collect();
            let survey = survey(&spans, decimals);
            let shown = |spans: Vec<Span>| spans.into_iter().map(|span| span.show("")).collect::<Vec<_>>().join("|");
            assert_eq!(shown(survey.gaps), gaps, "{given}");
            assert_eq!(shown(survey.overlaps.into_iter().map(|(.., both)| both).collect()), overlaps, "{given}");
            let places: Vec<String> = survey.covered.iter().map(ToString::to_string).collect();
            assert_eq!(places.join("|"), covered, "{given}");
        }
    }
}
