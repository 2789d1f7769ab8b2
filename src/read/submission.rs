//! The fields of a submission.

use super::answers;
use super::in_use::{RubricInUse, find, same};
use super::money::{budget, procurement, three_public};
use super::objects::fields;
use super::reader::Reader;
use super::scanner::Kind;
use super::values::{AMOUNT, COUNT, FACTOR, FIGURE, POINTS, RATE};
use crate::problem::ProblemCode;
use crate::submission::{
    Answer, Assessment, Assets, Benefits, Department, Dimension, Direction, Filing, GivenScore, Indicator, MoneyUnit,
    Performance, Position, Project, Publication, Response, Signature, Staffing, Submission, Target, Text, Vehicles,
};

pub const UNITS: [(&str, &str, MoneyUnit); 2] =
    [("yuan", "元", MoneyUnit::Yuan), ("wan_yuan", "万元", MoneyUnit::WanYuan)];

pub const DIRECTIONS: [(&str, &str, Direction); 3] = [
    ("at_least", "不低于指标值", Direction::AtLeast),
    ("at_most", "不高于指标值", Direction::AtMost),
    ("equal", "等于指标值", Direction::Equal),
];

pub const DIMENSIONS: [(&str, &str, Dimension); 9] = [
    ("quantity", "数量", Dimension::Quantity),
    ("quality", "质量", Dimension::Quality),
    ("timeliness", "时效", Dimension::Timeliness),
    ("cost", "成本", Dimension::Cost),
    ("economic", "经济效益", Dimension::Economic),
    ("social", "社会效益", Dimension::Social),
    ("ecological", "生态效益", Dimension::Ecological),
    ("sustainability", "可持续影响", Dimension::Sustainability),
    ("satisfaction", "满意度", Dimension::Satisfaction),
];

/// The most indicators of a project.
const MOST_INDICATORS: usize = 200;

/// The most indicators of all projects: each has its line in the trace.
const MOST_INDICATORS_IN_ALL: usize = 20_000;

/// Reads a submission and finds its rubric, if that can be used and none is given.
pub fn read<'a>(reader: &mut Reader<'a>, given: Option<&RubricInUse>) -> (Submission<'a>, Option<RubricInUse>) {
    let mut submission = Submission::default();
    let mut rubric = given.cloned();
    let object = reader.peek() == Kind::Object;
    if reader.peek() == Kind::Null {
        reader.wrong_type("一组字段");
        return (submission, None);
    }
    let seen = fields!(reader, {
        "rubric" => rubric = match given {
            None => find(reader),
            Some(given) => same(reader, given),
        },
        "year" => submission.year = reader.year(),
        "department" => submission.department = department(reader),
        "goals" => submission.goals = reader.text(),
        "targets" => submission.targets = reader.collect("绩效目标的列表", target),
        "management" => submission.management = reader.texts(),
        "budget" => submission.budget = budget(reader),
        "three_public" => submission.three_public = three_public(reader),
        "procurement" => submission.procurement = procurement(reader),
        "performance" => submission.performance = performance(reader),
        "problems" => submission.problems = reader.texts(),
        "measures" => submission.measures = reader.texts(),
        "publication" => submission.publication = publication(reader),
        "other" => submission.other = reader.text(),
        "facts" => submission.facts = facts(reader),
        "indicators" => submission.indicators = indicators(reader),
        "projects" => submission.projects = projects(reader),
        "self" => submission.claim = assessment(reader, false),
        "review" => submission.review = assessment(reader, true),
        "evidence" => submission.evidence = by_id(reader, "按情况的编号列出的佐证材料 {…}", Reader::texts),
        "attachments" => submission.attachments = reader.texts(),
        "filing" => submission.filing = filing(reader),
        "signatures" => submission.signatures = by_id(reader, "按签章栏的编号列出的签章 {…}", signature),
        "responses" => submission.responses = reader.collect("对核查结果的说明的列表", response),
    });
    if object && given.is_none() {
        reader.require(&seen, &[("rubric", "计分办法的编号或全文")]);
    }
    (submission, rubric)
}

/// Reads an object whose fields are ids; of two with the same id the first counts.
fn by_id<'a, T>(
    reader: &mut Reader<'a>,
    expected: &str,
    mut read: impl FnMut(&mut Reader<'a>) -> T,
) -> Vec<(Text<'a>, T)> {
    let mut collected: Vec<(Text<'a>, T)> = Vec::new();
    reader.map(expected, &mut |reader, id| {
        if collected.iter().any(|(known, _)| *known == id) {
            return reader.repeated();
        }
        let value = read(reader);
        collected.push((id, value));
    });
    collected
}

fn facts<'a>(reader: &mut Reader<'a>) -> Vec<(Text<'a>, Answer<'a>)> {
    by_id(reader, "按编号列出的回答 {…}", answers::read)
}

fn department<'a>(reader: &mut Reader<'a>) -> Department<'a> {
    let mut department = Department::default();
    fields!(reader, {
        "name" => department.name = reader.text(),
        "duties" => department.duties = reader.texts(),
        "organisation" => department.organisation = reader.text(),
        "offices" => department.offices = reader.texts(),
        "staffing" => department.staffing = staffing(reader),
        "assets" => department.assets = assets(reader),
        "vehicles" => department.vehicles = vehicles(reader),
    });
    department
}

fn staffing<'a>(reader: &mut Reader<'a>) -> Staffing<'a> {
    let mut staffing = Staffing::default();
    fields!(reader, {
        "authorized" => staffing.authorized = reader.number(&COUNT),
        "headcount" => staffing.headcount = reader.number(&COUNT),
        "retired" => staffing.retired = reader.number(&COUNT),
        "kind" => staffing.kind = reader.text(),
        "positions" => staffing.positions = reader.collect("职务的列表", position),
    });
    staffing
}

fn position<'a>(reader: &mut Reader<'a>) -> Position<'a> {
    let mut position = Position::default();
    fields!(reader, {
        "title" => position.title = reader.text(),
        "count" => position.count = reader.number(&COUNT),
    });
    position
}

fn assets<'a>(reader: &mut Reader<'a>) -> Assets<'a> {
    let mut assets = Assets::default();
    fields!(reader, {
        "unit" => assets.unit = reader.one_of(&UNITS),
        "original_value" => assets.original_value = reader.number(&AMOUNT),
        "accumulated_depreciation" => assets.accumulated_depreciation = reader.number(&AMOUNT),
        "net_value" => assets.net_value = reader.number(&AMOUNT),
        "net_value_term" => assets.net_value_term = reader.text(),
    });
    assets
}

fn vehicles<'a>(reader: &mut Reader<'a>) -> Vehicles {
    let mut vehicles = Vehicles::default();
    fields!(reader, {
        "authorized" => vehicles.authorized = reader.number(&COUNT),
        "actual" => vehicles.actual = reader.number(&COUNT),
    });
    vehicles
}

fn target<'a>(reader: &mut Reader<'a>) -> Target<'a> {
    let mut target = Target::default();
    fields!(reader, {
        "text" => target.text = reader.text(),
        "unit" => target.unit = reader.text(),
        "target" => target.target = reader.number(&FIGURE),
        "actual" => target.actual = reader.number(&FIGURE),
        "result" => target.result = reader.text(),
    });
    target
}

fn performance<'a>(reader: &mut Reader<'a>) -> Performance<'a> {
    let mut performance = Performance::default();
    fields!(reader, {
        "quantity" => performance.quantity = reader.text(),
        "quality" => performance.quality = reader.text(),
        "timeliness" => performance.timeliness = reader.text(),
        "cost" => performance.cost = reader.text(),
        "benefits" => performance.benefits = benefits(reader),
        "satisfaction" => performance.satisfaction = reader.text(),
    });
    performance
}

fn benefits<'a>(reader: &mut Reader<'a>) -> Benefits<'a> {
    let mut benefits = Benefits::default();
    fields!(reader, {
        "economic" => benefits.economic = reader.text(),
        "social" => benefits.social = reader.text(),
        "ecological" => benefits.ecological = reader.text(),
        "administrative" => benefits.administrative = reader.text(),
        "sustainability" => benefits.sustainability = reader.text(),
    });
    benefits
}

fn publication<'a>(reader: &mut Reader<'a>) -> Publication<'a> {
    let mut publication = Publication::default();
    fields!(reader, {
        "text" => publication.text = reader.text(),
        "use_of_results" => publication.use_of_results = reader.text(),
        "date" => publication.date = reader.date(),
        "channel" => publication.channel = reader.text(),
    });
    publication
}

fn projects<'a>(reader: &mut Reader<'a>) -> Vec<Project<'a>> {
    let projects = reader.collect("项目的列表", project);
    let indicators = projects.iter().fold(0_usize, |count, project| count.saturating_add(project.indicators.len()));
    if indicators <= MOST_INDICATORS_IN_ALL {
        return projects;
    }
    reader.note(
        ProblemCode::TooManyEntries,
        format!("各项目的指标共 {indicators} 个，超过 {MOST_INDICATORS_IN_ALL} 个，没有读"),
        "请核对数据的来源，删去多余的指标".to_owned(),
    );
    Vec::new()
}

fn project<'a>(reader: &mut Reader<'a>) -> Project<'a> {
    let mut project = Project::default();
    fields!(reader, {
        "name" => project.name = reader.text(),
        "unit" => project.unit = reader.one_of(&UNITS),
        "budget" => project.budget = reader.number(&AMOUNT),
        "executed" => project.executed = reader.number(&AMOUNT),
        "execution_rate" => project.execution_rate = reader.number(&RATE),
        "score" => project.score = reader.number(&POINTS),
        "reason" => project.reason = reader.text(),
        "weight" => project.weight = reader.number(&FACTOR),
        "indicators" => project.indicators = indicators(reader),
        "facts" => project.facts = facts(reader),
    });
    project
}

fn indicators<'a>(reader: &mut Reader<'a>) -> Vec<Indicator<'a>> {
    let mut indicators = Vec::new();
    reader.list("指标的列表", MOST_INDICATORS, &mut |reader, _| indicators.push(indicator(reader)));
    indicators
}

fn indicator<'a>(reader: &mut Reader<'a>) -> Indicator<'a> {
    let mut indicator = Indicator::default();
    fields!(reader, {
        "title" => indicator.title = reader.text(),
        "dimension" => indicator.dimension = reader.one_of(&DIMENSIONS),
        "points" => indicator.points = reader.number(&POINTS),
        "direction" => indicator.direction = reader.one_of(&DIRECTIONS),
        "target" => indicator.target = reader.number(&FIGURE),
        "actual" => indicator.actual = reader.number(&FIGURE),
        "level" => indicator.level = reader.text().filter(|level| !level.is_empty()),
        "degree" => indicator.degree = reader.number(&FACTOR),
        "unit" => indicator.unit = reader.text(),
        "reason" => indicator.reason = reader.text(),
    });
    indicator
}

fn assessment<'a>(reader: &mut Reader<'a>, by_reviewer: bool) -> Assessment<'a> {
    let mut assessment = Assessment::default();
    if by_reviewer {
        fields!(reader, {
            "date" => assessment.date = reader.date(),
            "total" => assessment.total = reader.number(&POINTS),
            "scores" => assessment.scores = by_id(reader, "按考核内容的编号列出的分数 {…}", given_score),
            "facts" => assessment.facts = facts(reader),
        });
    } else {
        fields!(reader, {
            "total" => assessment.total = reader.number(&POINTS),
            "scores" => assessment.scores = by_id(reader, "按考核内容的编号列出的分数 {…}", given_score),
        });
    }
    assessment
}

fn given_score<'a>(reader: &mut Reader<'a>) -> GivenScore<'a> {
    let mut given = GivenScore::default();
    fields!(reader, {
        "score" => given.score = reader.number(&POINTS),
        "reason" => given.reason = reader.text(),
    });
    given
}

fn filing<'a>(reader: &mut Reader<'a>) -> Filing<'a> {
    let mut filing = Filing::default();
    fields!(reader, {
        "unit_name" => filing.unit_name = reader.text(),
        "prepared_by" => filing.prepared_by = reader.text(),
        "date" => filing.date = reader.date(),
        "sealed" => filing.sealed = reader.boolean(),
    });
    filing
}

fn signature<'a>(reader: &mut Reader<'a>) -> Signature<'a> {
    let mut signature = Signature::default();
    fields!(reader, {
        "name" => signature.name = reader.text(),
        "signed" => signature.signed = reader.boolean(),
    });
    signature
}

fn response<'a>(reader: &mut Reader<'a>) -> Response<'a> {
    let mut response = Response::default();
    fields!(reader, {
        "code" => response.code = reader.text(),
        "pointer" => response.pointer = reader.text(),
        "message" => response.message = reader.text(),
        "text" => response.text = reader.text(),
    });
    response
}
