//! Subtotals, totals and grades.

use super::sheet::{Column, ItemScore, NextGrade, SectionScore, State, Totals};
use crate::decimal::{self, Decimal, Fraction};
use crate::rubric::{Grade, Rubric};
use crate::submission::Submission;

/// The sum of those scores of a column that there are; `None` where there is none.
pub fn subtotal(items: &[ItemScore<'_>], column: impl Fn(&ItemScore<'_>) -> Option<Decimal>) -> Option<Decimal> {
    let mut scores = items.iter().filter_map(column).peekable();
    scores.peek()?;
    decimal::sum(scores)
}

/// The last row of the table.
pub fn totals<'s>(sections: &[SectionScore<'s>], submission: &Submission<'_>, rubric: &'s Rubric) -> Totals<'s> {
    let items = || sections.iter().flat_map(|section| &section.items);
    let sum = |part: fn(&ItemScore<'_>) -> Decimal| decimal::sum(items().map(part)).unwrap_or_default();
    let entries = |entry: &dyn Fn(&ItemScore<'_>) -> Entry| items().map(entry).collect::<Vec<_>>();
    Totals {
        points: sum(|item| item.points),
        open: sum(|item| item.open),
        lost_points: sum(|item| item.lost_points),
        computed: column(
            &entries(&|item| Entry { score: item.computed, open: item.open, complete: item.state == State::Scored }),
            rubric,
            None,
        ),
        claimed: column(
            &entries(&|item| Entry {
                score: item.claimed,
                open: if item.is_claimed { Decimal::ZERO } else { item.open },
                complete: item.is_claimed || item.state == State::Scored,
            }),
            rubric,
            submission.claim.total,
        ),
        reviewed: column(
            &entries(&|item| Entry {
                score: item.reviewed,
                open: if item.reviewed.is_some() { Decimal::ZERO } else { item.points },
                complete: item.reviewed.is_some(),
            }),
            rubric,
            submission.review.total,
        ),
    }
}

/// What an item contributes to a column.
struct Entry {
    score: Option<Decimal>,
    open: Decimal,
    complete: bool,
}

fn column<'s>(entries: &[Entry], rubric: &'s Rubric, stated: Option<Decimal>) -> Column<'s> {
    let complete = entries.iter().all(|entry| entry.complete);
    let rounded = |score: Decimal| Fraction::from(score).round(rubric.rounding.total);
    let any = entries.iter().any(|entry| entry.score.is_some());
    let exact = decimal::sum(entries.iter().filter_map(|entry| entry.score)).filter(|_| any);
    let score = exact.and_then(rounded);
    let best =
        exact.and_then(|exact| decimal::sum(entries.iter().map(|entry| entry.open).chain([exact]))).and_then(rounded);
    let grade = |score: Option<Decimal>| score.and_then(|score| grade_of(&rubric.grades, score));
    Column {
        score,
        stated,
        agrees: score.zip(stated).map(|(score, stated)| score == stated),
        complete,
        grade: if complete { grade(score) } else { None },
        grade_at_least: grade(score),
        grade_at_most: grade(best),
        next_grade: score.and_then(|score| next_grade(&rubric.grades, score)),
    }
}

/// The band in which a total lies; `None` below the lowest.
fn grade_of(grades: &[Grade], score: Decimal) -> Option<&str> {
    grades.iter().find(|grade| score >= grade.at_least).map(|grade| grade.name.as_str())
}

fn next_grade(grades: &[Grade], score: Decimal) -> Option<NextGrade<'_>> {
    let next = grades.iter().rev().find(|grade| grade.at_least > score)?;
    Some(NextGrade { name: &next.name, short: decimal::difference(next.at_least, score)? })
}
