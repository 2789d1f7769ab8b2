//! Subtotals, totals and grades.

use super::facts::Judgement;
use super::rules::Scoring;
use super::sheet::{Column, ItemScore, NextGrade, SectionScore, State, Totals, VetoScore};
use crate::decimal::{self, Decimal, Fraction, Rounding};
use crate::rubric::{Grade, Rubric, Section};
use crate::submission::Submission;

/// The items of which the reviewer decides otherwise than the department whether their points leave the table.
#[derive(Default)]
pub struct Overruled<'s>(Vec<&'s str>);

impl<'s> Overruled<'s> {
    /// Notes whether an item leaves the table of the reviewer.
    pub fn note(&mut self, item: &ItemScore<'s>, is_dropped: bool) {
        if item.is_dropped() != is_dropped {
            self.0.push(item.id);
        }
    }

    fn drops(&self, item: &ItemScore<'_>) -> bool {
        item.is_dropped() != self.0.contains(&item.id)
    }
}

/// How the points of a section count: in a pool, scaled from those of its items that count, and weighted.
pub struct Scale {
    /// Points of the section, and of the items that share them, where these are not all.
    pool: Option<(Decimal, Decimal)>,
    /// Percent of its points that count in the total.
    weight: Option<Decimal>,
    rounding: Rounding,
}

impl Scale {
    pub fn of_section(
        section: &Section,
        items: &[ItemScore<'_>],
        rounding: Rounding,
        overruled: &Overruled<'_>,
    ) -> Self {
        let counting = decimal::sum(items.iter().filter(|item| !overruled.drops(item)).map(|item| item.points));
        let shared = counting.filter(|counting| section.pool && *counting != section.points && !counting.is_zero());
        Self { pool: shared.map(|shared| (section.points, shared)), weight: section.weight, rounding }
    }

    /// The points that were scaled to those of the section, if they were.
    pub fn scaled_from(&self) -> Option<Decimal> {
        self.pool.map(|(_, shared)| shared)
    }

    /// The sum of those scores of a column that there are, scaled to the section; `None` where there is none.
    pub fn subtotal(
        &self,
        items: &[ItemScore<'_>],
        column: &dyn Fn(&ItemScore<'_>) -> Option<Decimal>,
    ) -> Option<Decimal> {
        let mut scores = items.iter().filter_map(column).peekable();
        scores.peek()?;
        let sum = decimal::sum(scores)?;
        match self.pool {
            Some(_) => self.scaled(sum)?.round(self.rounding),
            None => Some(sum),
        }
    }

    fn scaled(&self, score: Decimal) -> Option<Fraction> {
        let score = Fraction::from(score);
        match self.pool {
            Some((section, shared)) => score.times(section.into())?.divided_by(shared.into()),
            None => Some(score),
        }
    }

    /// What a score of the section counts in the total.
    fn weighted(&self, score: Decimal) -> Option<Fraction> {
        let scaled = self.scaled(score)?;
        match self.weight {
            Some(weight) => scaled.times(weight.into())?.divided_by(Fraction::count(100)?),
            None => Some(scaled),
        }
    }
}

/// All that a total is made of: for the columns of the department, or for that of the reviewer.
struct Table<'t, 's> {
    sections: Vec<(&'t SectionScore<'s>, Scale)>,
    rubric: &'s Rubric,
    overruled: &'t Overruled<'s>,
    /// The points of the rubric, bonus items aside.
    whole: Fraction,
    /// The points of what applies.
    applicable: Fraction,
}

impl<'t, 's> Table<'t, 's> {
    fn empty(rubric: &'s Rubric, overruled: &'t Overruled<'s>) -> Self {
        Self { sections: Vec::new(), rubric, overruled, whole: Fraction::ZERO, applicable: Fraction::ZERO }
    }

    fn new(sections: &'t [SectionScore<'s>], rubric: &'s Rubric, overruled: &'t Overruled<'s>) -> Option<Self> {
        let mut table = Self::empty(rubric, overruled);
        for (score, section) in sections.iter().zip(&rubric.sections) {
            let scale = Scale::of_section(section, &score.items, rubric.rounding.total, overruled);
            let mut dropped = Decimal::ZERO;
            if !section.pool {
                let items = score.items.iter().zip(&section.items);
                let left = items.filter(|(score, item)| overruled.drops(score) && !item.bonus);
                dropped = decimal::sum(left.map(|(score, _)| score.points))?;
            }
            let unscaled = Scale { pool: None, ..scale };
            let points = unscaled.weighted(section.points)?;
            table.whole = table.whole.plus(points)?;
            table.applicable = table.applicable.plus(points)?.minus(unscaled.weighted(dropped)?)?;
            table.sections.push((score, scale));
        }
        Some(table)
    }

    /// The items of the sections that count.
    fn items(&self) -> impl Iterator<Item = &'t ItemScore<'s>> {
        self.sections.iter().filter(|(section, _)| section.counts()).flat_map(|(section, _)| &section.items)
    }

    /// The weighted sum of a part of every item, in points of the whole table; bonus items come on top.
    fn sum(&self, part: &dyn Fn(&ItemScore<'_>) -> Decimal) -> Option<Fraction> {
        let (mut total, mut bonus) = (Fraction::ZERO, Fraction::ZERO);
        for ((score, scale), section) in self.sections.iter().zip(&self.rubric.sections) {
            let parts = |is_bonus: bool| {
                let of_kind = score.items.iter().zip(&section.items).filter(move |(_, item)| item.bonus == is_bonus);
                decimal::sum(of_kind.map(|(score, _)| part(score)))
            };
            total = total.plus(scale.weighted(parts(false)?)?)?;
            bonus = bonus.plus(scale.weighted(parts(true)?)?)?;
        }
        self.scaled(total)?.plus(bonus)
    }

    /// The points of pools of which nothing is chosen: all of them are open.
    fn unused(&self) -> Option<Fraction> {
        let mut unused = Fraction::ZERO;
        for ((score, scale), section) in self.sections.iter().zip(&self.rubric.sections) {
            if section.pool && score.items.iter().all(|item| self.overruled.drops(item)) {
                unused = unused.plus(scale.weighted(section.points)?)?;
            }
        }
        self.scaled(unused)
    }

    /// A sum as a score of the whole table: limited, and rounded.
    fn total(&self, sum: Fraction) -> Option<Decimal> {
        let limited = sum.limited(Fraction::ZERO, self.whole)?;
        let rounded = limited.round(self.rubric.rounding.total)?;
        // Rounding up must not give more than there is.
        match Fraction::from(rounded).compare(self.whole)? {
            core::cmp::Ordering::Greater => self.whole.exact(),
            _ => Some(rounded),
        }
    }

    /// A sum of points of what applies, in points of the whole table.
    fn scaled(&self, sum: Fraction) -> Option<Fraction> {
        if self.is_scaled() { sum.times(self.whole)?.divided_by(self.applicable) } else { Some(sum) }
    }

    fn is_scaled(&self) -> bool {
        self.applicable.compare(self.whole) != Some(core::cmp::Ordering::Equal)
    }

    /// Points that come on top of others: as the items say, and where those are scaled or weighted, rounded as a
    /// total, so that what is printed adds up.
    fn more(&self, before: Option<Fraction>, more: Option<Fraction>) -> Decimal {
        let changed = |scale: &Scale| scale.pool.is_some() || scale.weight.is_some();
        if !self.is_scaled() && !self.sections.iter().any(|(_, scale)| changed(scale)) {
            return self.points(more);
        }
        let rounded = |sum: Option<Fraction>| sum?.round(self.rubric.rounding.total);
        let difference = rounded(plus(before, more)).zip(rounded(before));
        difference.and_then(|(after, before)| decimal::difference(after, before)).unwrap_or_default()
    }

    /// A number of points, exact if it can be.
    fn points(&self, sum: Option<Fraction>) -> Decimal {
        sum.and_then(|sum| sum.exact().or_else(|| sum.round(self.rubric.rounding.total))).unwrap_or_default()
    }

    fn column(&self, entry: &dyn Fn(&ItemScore<'_>) -> Entry, stated: Option<Decimal>, veto: Judgement) -> Column<'s> {
        let entry = |item: &ItemScore<'_>| if self.overruled.drops(item) { Entry::NONE } else { entry(item) };
        let unused = self.unused().unwrap_or(self.whole);
        let any = self.items().any(|item| entry(item).score.is_some());
        let decided = any && veto != Judgement::Unknown && unused.is_zero();
        let complete = decided && self.items().all(|item| entry(item).complete);
        let vetoed = |score: Decimal| if veto == Judgement::Met { Decimal::ZERO } else { score };
        let sum = self.sum(&|item| entry(item).score.unwrap_or_default()).filter(|_| any);
        let score = sum.and_then(|sum| self.total(sum)).map(vetoed);
        let open = self.sum(&|item| entry(item).open);
        let best = sum.zip(open).and_then(|(sum, open)| self.total(sum.plus(open)?.plus(unused)?)).map(vetoed);
        let grades = &self.rubric.grades;
        let grade = |score: Option<Decimal>| score.and_then(|score| grade_of(grades, score));
        Column {
            score,
            stated,
            agrees: score.zip(stated).map(|(score, stated)| score == stated),
            complete,
            grade: if complete { grade(score) } else { None },
            grade_gap: score.filter(|_| complete).and_then(|score| grade_gap(grades, score)),
            grade_at_least: grade(if veto == Judgement::Unknown { score.map(|_| Decimal::ZERO) } else { score }),
            grade_at_most: grade(best),
            next_grade: score.filter(|_| veto != Judgement::Met).and_then(|score| next_grade(grades, score)),
        }
    }
}

/// What an item contributes to a column.
struct Entry {
    score: Option<Decimal>,
    open: Decimal,
    complete: bool,
}

impl Entry {
    /// What leaves the table contributes nothing, and nothing waits for it.
    const NONE: Self = Self { score: None, open: Decimal::ZERO, complete: true };
}

fn computed_entry(item: &ItemScore<'_>) -> Entry {
    Entry { score: item.computed, open: item.open, complete: item.state == State::Scored }
}

/// The computed total, where every item that counts has its score.
pub fn computed(sections: &[SectionScore<'_>], scoring: &Scoring<'_>) -> Option<Decimal> {
    let overruled = Overruled::default();
    let table = Table::new(sections, scoring.rubric, &overruled)?;
    let column = table.column(&computed_entry, None, veto(scoring).0);
    column.score.filter(|_| column.complete)
}

/// The last row of the table.
pub fn totals<'s>(
    sections: &[SectionScore<'s>],
    submission: &Submission<'_>,
    own: &Scoring<'s>,
    reviewed: Option<&Scoring<'s>>,
    overruled: &Overruled<'s>,
) -> Totals<'s> {
    let rubric = own.rubric;
    let as_stated = Overruled::default();
    let table = Table::new(sections, rubric, &as_stated).unwrap_or_else(|| Table::empty(rubric, &as_stated));
    let review = Table::new(sections, rubric, overruled).unwrap_or_else(|| Table::empty(rubric, overruled));
    let (state, vetoes) = veto(own);
    let score = table.sum(&|item| item.computed.unwrap_or_default());
    let open = plus(table.sum(&|item| item.open), table.unused());
    let claimed = |item: &ItemScore<'_>| Entry {
        score: item.claimed,
        open: if item.is_claimed { Decimal::ZERO } else { item.open },
        complete: item.is_claimed || item.state == State::Scored,
    };
    let decided = |item: &ItemScore<'_>| Entry {
        score: item.reviewed,
        open: if item.reviewed.is_some() { Decimal::ZERO } else { item.points },
        complete: item.reviewed.is_some(),
    };
    let computed = table.column(&computed_entry, None, state);
    let (open, lost) = if state == Judgement::Met {
        (Decimal::ZERO, table.points(Some(table.whole)))
    } else {
        let lost = table.sum(&|item| item.lost_points);
        (table.more(score, open), table.more(plus(score, open), lost))
    };
    Totals {
        points: table.points(Some(table.whole)),
        scaled_from: table.is_scaled().then(|| table.points(Some(table.applicable))),
        open,
        lost_points: lost,
        veto: (!vetoes.is_empty()).then_some(vetoes),
        computed,
        claimed: table.column(&claimed, submission.claim.total, state),
        reviewed: review.column(&decided, submission.review.total, veto(reviewed.unwrap_or(own)).0),
    }
}

fn plus(one: Option<Fraction>, other: Option<Fraction>) -> Option<Fraction> {
    one?.plus(other?)
}

/// Whether anything makes the total zero, and each condition that could.
fn veto<'s>(scoring: &Scoring<'s>) -> (Judgement, Vec<VetoScore<'s>>) {
    let mut state = Judgement::Unmet;
    let judge = |veto: &'s crate::rubric::Veto| {
        let (state, missing) = match scoring.holds(&veto.when) {
            Ok(true) => (Judgement::Met, Vec::new()),
            Ok(false) => (Judgement::Unmet, Vec::new()),
            Err(gap) if scoring.is_inapplicable(&gap) => (Judgement::NotApplicable, Vec::new()),
            Err(gap) => (Judgement::Unknown, gap.missing),
        };
        VetoScore { clause: &veto.clause, state, missing, inputs: scoring.inputs(&[&veto.when]) }
    };
    let vetoes: Vec<VetoScore<'s>> = scoring.rubric.veto.iter().map(judge).collect();
    for veto in &vetoes {
        match veto.state {
            Judgement::Met => state = Judgement::Met,
            Judgement::Unknown if state == Judgement::Unmet => state = Judgement::Unknown,
            _ => {}
        }
    }
    (state, vetoes)
}

/// The band in which a total lies; `None` below the lowest, or between two that are printed with both ends.
fn grade_of(grades: &[Grade], score: Decimal) -> Option<&str> {
    let grade = grades.iter().find(|grade| score >= grade.at_least)?;
    grade.at_most.is_none_or(|most| score <= most).then_some(grade.name.as_str())
}

/// The gap between two printed bands in which a total lies, in words.
fn grade_gap(grades: &[Grade], score: Decimal) -> Option<String> {
    let place = grades.iter().position(|grade| score >= grade.at_least)?;
    let lower = grades.get(place)?;
    let most = lower.at_most.filter(|most| score > *most)?;
    let total = decimal::text(score);
    Some(match place.checked_sub(1).and_then(|above| grades.get(above)) {
        Some(upper) => format!(
            "总分 {total} 高于“{}”的上限 {}，低于“{}”的下限 {}，不属于任何等级",
            lower.name,
            decimal::text(most),
            upper.name,
            decimal::text(upper.at_least)
        ),
        None => format!("总分 {total} 高于最高等级“{}”的上限 {}", lower.name, decimal::text(most)),
    })
}

fn next_grade(grades: &[Grade], score: Decimal) -> Option<NextGrade<'_>> {
    let next = grades.iter().rev().find(|grade| grade.at_least > score)?;
    Some(NextGrade { name: &next.name, short: decimal::difference(next.at_least, score)? })
}
