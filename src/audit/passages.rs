//! The texts of a submission, each with its place, its heading and the chapter that it belongs to.

use crate::problem::push_step;
use crate::submission::{BudgetLine, Submission, Text};

/// What a text is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chapter {
    /// 部门概况: duties and organisation.
    Profile,
    /// 履职总体目标、工作任务.
    Goals,
    /// 绩效目标.
    Targets,
    /// What came of a target.
    Results,
    /// 预算绩效管理开展情况.
    Management,
    /// Why a line of the budget grew or fell.
    BudgetReasons,
    /// 绩效实现情况.
    Performance,
    /// 存在问题.
    Problems,
    /// 改进措施.
    Measures,
    /// 结果应用和公开情况.
    Publication,
    /// 其他需要说明的问题.
    Other,
    /// 备注、扣分原因、偏差原因 in tables.
    Reasons,
}

/// A text with its place.
#[derive(Clone, Debug)]
pub struct Passage<'s> {
    /// A JSON pointer into the submission.
    pub pointer: String,
    /// Its heading, in Chinese.
    pub heading: String,
    /// What it is part of.
    pub chapter: Chapter,
    /// The text.
    pub text: &'s str,
}

/// All texts that say something, in the order of the report: the table's reasons come last.
#[must_use]
pub fn passages<'s>(submission: &'s Submission<'s>) -> Vec<Passage<'s>> {
    let mut list = Passages(Vec::new());
    let department = &submission.department;
    list.each(Chapter::Profile, "/department/duties", "主要职责职能", &department.duties);
    list.one(Chapter::Profile, "/department/organisation", "组织架构", department.organisation.as_ref());
    list.one(Chapter::Goals, "/goals", "履职总体目标、工作任务", submission.goals.as_ref());
    for (index, target) in submission.targets.iter().enumerate() {
        let number = index.saturating_add(1);
        let (text, result) = (format!("/targets/{index}/text"), format!("/targets/{index}/result"));
        list.one(Chapter::Targets, &text, &format!("绩效目标 {number}"), target.text.as_ref());
        list.one(Chapter::Results, &result, &format!("绩效目标 {number} 的完成情况"), target.result.as_ref());
    }
    list.each(Chapter::Management, "/management", "预算绩效管理开展情况", &submission.management);
    for (name, heading, line) in budget_lines(submission) {
        let pointer = format!("/budget/{name}/reason");
        list.one(Chapter::BudgetReasons, &pointer, &format!("{heading}增减原因"), line.reason.as_ref());
    }
    let performance = &submission.performance;
    let benefits = &performance.benefits;
    for (pointer, heading, text) in [
        ("/performance/quantity", "数量", &performance.quantity),
        ("/performance/quality", "质量", &performance.quality),
        ("/performance/timeliness", "时效", &performance.timeliness),
        ("/performance/cost", "成本", &performance.cost),
        ("/performance/benefits/economic", "经济效益", &benefits.economic),
        ("/performance/benefits/social", "社会效益", &benefits.social),
        ("/performance/benefits/ecological", "生态效益", &benefits.ecological),
        ("/performance/benefits/administrative", "行政效能", &benefits.administrative),
        ("/performance/benefits/sustainability", "可持续影响", &benefits.sustainability),
        ("/performance/satisfaction", "社会满意度", &performance.satisfaction),
    ] {
        list.one(Chapter::Performance, pointer, heading, text.as_ref());
    }
    list.each(Chapter::Problems, "/problems", "存在问题", &submission.problems);
    list.each(Chapter::Measures, "/measures", "改进措施", &submission.measures);
    let publication = &submission.publication;
    list.one(Chapter::Publication, "/publication/text", "结果应用和公开情况", publication.text.as_ref());
    list.one(Chapter::Publication, "/publication/use_of_results", "结果应用", publication.use_of_results.as_ref());
    list.one(Chapter::Other, "/other", "其他需要说明的问题", submission.other.as_ref());
    for (side, heading, assessment) in
        [("/self/scores", "自评备注", &submission.claim), ("/review/scores", "评定备注", &submission.review)]
    {
        for (id, score) in &assessment.scores {
            let mut pointer = side.to_owned();
            push_step(&mut pointer, id);
            pointer.push_str("/reason");
            list.one(Chapter::Reasons, &pointer, heading, score.reason.as_ref());
        }
    }
    for (index, indicator) in submission.indicators.iter().enumerate() {
        list.one(Chapter::Reasons, &format!("/indicators/{index}/reason"), "偏差原因", indicator.reason.as_ref());
    }
    for (index, project) in submission.projects.iter().enumerate() {
        list.one(Chapter::Reasons, &format!("/projects/{index}/reason"), "项目备注", project.reason.as_ref());
        for (row, indicator) in project.indicators.iter().enumerate() {
            let pointer = format!("/projects/{index}/indicators/{row}/reason");
            list.one(Chapter::Reasons, &pointer, "偏差原因", indicator.reason.as_ref());
        }
    }
    list.0
}

/// The lines of the budget with their names and terms, in the order of the report.
#[must_use]
pub fn budget_lines<'s>(submission: &'s Submission<'s>) -> [(&'static str, &'static str, &'s BudgetLine<'s>); 10] {
    let budget = &submission.budget;
    [
        ("total", "总支出", &budget.total),
        ("basic", "基本支出", &budget.basic),
        ("personnel", "人员支出", &budget.personnel),
        ("wages_benefits", "工资福利支出", &budget.wages_benefits),
        ("personal_family_subsidies", "对个人和家庭的补助", &budget.personal_family_subsidies),
        ("operating", "公用经费", &budget.operating),
        ("project", "项目支出", &budget.project),
        ("state_capital", "国有资本经营预算", &budget.state_capital),
        ("government_fund", "政府性基金", &budget.government_fund),
        ("agency_running", "机关运行经费", &budget.agency_running),
    ]
}

struct Passages<'s>(Vec<Passage<'s>>);

impl<'s> Passages<'s> {
    fn one(&mut self, chapter: Chapter, pointer: &str, heading: &str, text: Option<&'s Text<'s>>) {
        if let Some(text) = text.map(|text| &**text).filter(|text| !text.trim().is_empty()) {
            self.0.push(Passage { pointer: pointer.to_owned(), heading: heading.to_owned(), chapter, text });
        }
    }

    fn each(&mut self, chapter: Chapter, pointer: &str, heading: &str, texts: &'s [Text<'s>]) {
        for (index, text) in texts.iter().enumerate() {
            let heading = format!("{heading}（第 {} 段）", index.saturating_add(1));
            self.one(chapter, &format!("{pointer}/{index}"), &heading, Some(text));
        }
    }
}
