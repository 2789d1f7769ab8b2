//! Answers to the questions of a rubric: as they are written, and whether they and the given scores fit it.

use super::objects::fields;
use super::problems::Problems;
use super::reader::{Reader, Step};
use super::scanner::Kind;
use super::values::{AMOUNT, ANY_NUMBER, COUNT, Complaint, Range, date_in, excerpt, number_in};
use crate::decimal::{self, Decimal};
use crate::problem::{ProblemCode, push_step};
use crate::rubric::{Alternative, FactDefinition, FactKind, Rubric, Rule};
use crate::submission::{Answer, Assessment, Submission, Text};

/// Reads an answer as it is written: its type is checked against the rubric later.
pub fn read<'a>(reader: &mut Reader<'a>) -> Answer<'a> {
    match reader.peek() {
        Kind::True | Kind::False => reader.boolean().map_or(Answer::Unknown, Answer::Boolean),
        Kind::Null | Kind::Text => match reader.text() {
            Some(text) if !text.is_empty() => Answer::Text(text),
            _ => Answer::Unknown,
        },
        Kind::Number => reader.number(&ANY_NUMBER).map_or(Answer::Unknown, Answer::Number),
        Kind::Object => {
            let mut reason = None;
            let before = reader.problem_count();
            fields!(reader, { "na" => reason = reader.text(), });
            let reason = reason.filter(|reason| !reason.trim().is_empty());
            if reason.is_none() && reader.problem_count() == before && !reader.broken() {
                reader.path.push(Step::Field("na"));
                let message = "填为不适用，但没有写理由".to_owned();
                reader.note(ProblemCode::MissingField, message, "请写明不适用的理由".to_owned());
                reader.path.pop();
            }
            reason.map_or(Answer::Unknown, Answer::NotApplicable)
        }
        Kind::List if reader.numbers_ahead() => {
            let numbers = reader.collect("数的列表", |reader| reader.number(&ANY_NUMBER));
            // A list with a gap ranks nobody.
            numbers.into_iter().collect::<Option<Vec<_>>>().map_or(Answer::Unknown, Answer::Numbers)
        }
        _ => {
            reader.wrong_type("是否（true/false）、数字、文本或 {\"na\": \"不适用的理由\"}");
            Answer::Unknown
        }
    }
}

/// Gives every answer the type that the rubric asks for; what does not fit is a problem and not answered.
pub fn check(submission: &mut Submission<'_>, rubric: &Rubric, problems: &mut Problems) {
    answers(&mut submission.facts, "/facts", rubric, problems);
    answers(&mut submission.review.facts, "/review/facts", rubric, problems);
    scores(&mut submission.claim, "/self/scores", rubric, problems);
    scores(&mut submission.review, "/review/scores", rubric, problems);
    if let Some(sheet) = project_sheet(rubric) {
        for (index, project) in submission.projects.iter_mut().enumerate() {
            answers(&mut project.facts, &format!("/projects/{index}/facts"), sheet, problems);
        }
        check_size(submission, sheet, problems);
    } else {
        for (index, project) in submission.projects.iter_mut().enumerate() {
            for (id, _) in std::mem::take(&mut project.facts) {
                problems.note(at(&format!("/projects/{index}/facts"), &[&id]), unknown_fact(&id));
            }
        }
    }
    for (id, _) in &submission.evidence {
        if rubric.fact(id).is_none() {
            problems.note(at("/evidence", &[id]), unknown_fact(id));
        }
    }
    for (id, _) in &submission.signatures {
        if !rubric.signatures.iter().any(|line| line.id == *id) {
            let known: Vec<&str> = rubric.signatures.iter().map(|line| line.id.as_str()).collect();
            problems.note(
                at("/signatures", &[id]),
                (
                    ProblemCode::UnknownField,
                    format!("计分办法没有“{}”这一签章栏", excerpt(id)),
                    format!("请删去或更正；签章栏有：{}", known.join("、")),
                ),
            );
        }
    }
    project_scores(submission, rubric, problems);
    totals(submission, rubric, problems);
}

/// The sheet by which a rubric scores projects, if it has one.
fn project_sheet(rubric: &Rubric) -> Option<&Rubric> {
    rubric.items().find_map(|item| match &item.rule {
        Rule::Children(rule) => rule.child.sheet.rubric(),
        _ => None,
    })
}

/// The most rows of all project sheets together: each has its trace.
const MOST_ROWS: usize = 20_000;

fn check_size(submission: &mut Submission<'_>, sheet: &Rubric, problems: &mut Problems) {
    let rows = sheet.items().count().saturating_mul(submission.projects.len());
    if rows > MOST_ROWS {
        let message = format!("各项目自评表共 {rows} 行，超过 {MOST_ROWS} 行，没有读");
        let hint = "请核对数据的来源，删去多余的项目".to_owned();
        problems.note("/projects".to_owned(), (ProblemCode::TooManyEntries, message, hint));
        submission.projects.clear();
    }
}

fn totals(submission: &mut Submission<'_>, rubric: &Rubric, problems: &mut Problems) {
    let Some(whole) = rubric.whole() else { return };
    for (pointer, total) in
        [("/self/total", &mut submission.claim.total), ("/review/total", &mut submission.review.total)]
    {
        if let Some(above_all) = total.filter(|total| *total > whole) {
            problems.note(pointer.to_owned(), above(above_all, whole, "总分值"));
            *total = None;
        }
    }
}

fn at(start: &str, steps: &[&str]) -> String {
    let mut pointer = start.to_owned();
    for step in steps {
        push_step(&mut pointer, step);
    }
    pointer
}

fn answers<'a>(facts: &mut Vec<(Text<'a>, Answer<'a>)>, start: &str, rubric: &Rubric, problems: &mut Problems) {
    for (id, answer) in facts {
        let fitting = match rubric.fact(id) {
            None => Err(unknown_fact(id)),
            Some(FactDefinition { from: Some(place), label, .. }) => {
                Err((ProblemCode::UnknownFact, format!("“{label}”不在这里回答"), format!("请填在 {place}")))
            }
            Some(definition) => fit(std::mem::take(answer), &definition.kind),
        };
        *answer = fitting.unwrap_or_else(|complaint| {
            problems.note(at(start, &[id]), complaint);
            Answer::Unknown
        });
    }
}

fn unknown_fact(id: &str) -> Complaint {
    (
        ProblemCode::UnknownFact,
        format!("计分办法没有问“{}”", excerpt(id)),
        "请删去，或核对它与计分办法中的编号是否一致".to_owned(),
    )
}

fn fit<'a>(answer: Answer<'a>, kind: &FactKind) -> Result<Answer<'a>, Complaint> {
    let number = |range: &Range, answer| match answer {
        Answer::Text(written) => number_in(written.trim(), range).map(Answer::Number),
        Answer::Number(value) => number_in(&decimal::text(value), range).map(Answer::Number),
        other => Err(wrong_type(&other, "数字")),
    };
    match (kind, answer) {
        (_, answer @ (Answer::Unknown | Answer::NotApplicable(_)))
        | (FactKind::Boolean, answer @ Answer::Boolean(_))
        | (FactKind::Text, answer @ Answer::Text(_))
        | (FactKind::Numbers, answer @ Answer::Numbers(_)) => Ok(answer),
        (FactKind::Boolean, other) => Err(wrong_type(&other, "true（是）或 false（否）")),
        (FactKind::Text, other) => Err(wrong_type(&other, "文本")),
        (FactKind::Numbers, other) => Err(wrong_type(&other, "数的列表，如 [88.5, 90]")),
        (FactKind::Money(_), answer) => number(&AMOUNT, answer),
        (FactKind::Count, answer) => number(&COUNT, answer),
        (FactKind::Decimal | FactKind::Percent, answer) => number(&ANY_NUMBER, answer),
        (FactKind::Date, Answer::Text(written)) => date_in(written.trim()).map(Answer::Date),
        (FactKind::Date, other) => Err(wrong_type(&other, "日期，如 2024-02-26")),
        (FactKind::Choice(alternatives), Answer::Text(value)) => choose(value, alternatives),
        (FactKind::Choice(_), other) => Err(wrong_type(&other, "可选的值之一")),
    }
}

fn choose<'a>(value: Text<'a>, alternatives: &[Alternative]) -> Result<Answer<'a>, Complaint> {
    if alternatives.iter().any(|alternative| alternative.value == value) {
        return Ok(Answer::Text(value));
    }
    let known: Vec<String> =
        alternatives.iter().map(|alternative| format!("{}（{}）", alternative.value, alternative.label)).collect();
    Err((
        ProblemCode::UnknownChoice,
        format!("“{}”不在可选的值之中", excerpt(&value)),
        format!("请从中选一个：{}", known.join("、")),
    ))
}

fn wrong_type(answer: &Answer<'_>, expected: &str) -> Complaint {
    let actual = match answer {
        Answer::Unknown => "未填".to_owned(),
        Answer::NotApplicable(_) => "不适用".to_owned(),
        Answer::Boolean(value) => value.to_string(),
        Answer::Number(value) => format!("数字 {}", decimal::text(*value)),
        Answer::Date(value) => value.to_string(),
        Answer::Text(value) => format!("文本“{}”", excerpt(value)),
        Answer::Numbers(_) => "列表 […]".to_owned(),
    };
    (ProblemCode::WrongType, format!("此处应为{expected}，实际为{actual}"), format!("请改为{expected}"))
}

fn scores(assessment: &mut Assessment<'_>, start: &str, rubric: &Rubric, problems: &mut Problems) {
    for (id, given) in &mut assessment.scores {
        let Some(item) = rubric.items().find(|item| item.id == *id) else {
            problems.note(
                at(start, &[id]),
                (
                    ProblemCode::UnknownItem,
                    format!("计分办法没有编号为“{}”的考核内容", excerpt(id)),
                    "请删去，或核对它与计分办法中的编号是否一致".to_owned(),
                ),
            );
            given.score = None;
            continue;
        };
        if given.score.is_some_and(|score| score > item.points) {
            let complaint = above(given.score.unwrap_or_default(), item.points, &format!("“{}”的分值", item.title));
            problems.note(at(start, &[id, "score"]), complaint);
            given.score = None;
        }
    }
}

fn project_scores(submission: &mut Submission<'_>, rubric: &Rubric, problems: &mut Problems) {
    let points = rubric.items().find_map(|item| match &item.rule {
        Rule::Children(children) => Some(children.child.points),
        _ => None,
    });
    let Some(points) = points else { return };
    for (index, project) in submission.projects.iter_mut().enumerate() {
        if project.score.is_some_and(|score| score > points) {
            let complaint = above(project.score.unwrap_or_default(), points, "一个项目的满分");
            problems.note(at("/projects", &[&index.to_string(), "score"]), complaint);
            project.score = None;
        }
    }
}

fn above(score: Decimal, points: Decimal, of_what: &str) -> Complaint {
    (
        ProblemCode::ScoreAbovePoints,
        format!("分数 {} 超过{of_what} {}", decimal::text(score), decimal::text(points)),
        format!("请写 0 到 {} 之间的分数", decimal::text(points)),
    )
}
