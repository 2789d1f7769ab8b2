//! The names under which texts speak of figures.

use super::endings::Endings;
use super::figures::Line;
use super::phrase::{Said, peel};
use super::told::is_break;
use crate::submission::Submission;

/// Names with the keys of their lines. 商品和服务支出 alone is not 公用经费: projects buy goods and services as well.
pub const TERMS: &[(&str, &str)] = &[
    ("部门整体支出", "total"),
    ("部门总支出", "total"),
    ("总支出", "total"),
    ("支出总额", "total"),
    ("支出合计", "total"),
    ("基本支出", "basic"),
    ("人员支出", "personnel"),
    ("人员经费", "personnel"),
    ("工资福利支出", "wages_benefits"),
    ("工资和福利支出", "wages_benefits"),
    ("对个人和家庭的补助", "personal_family_subsidies"),
    ("对个人和家庭补助", "personal_family_subsidies"),
    ("公用经费", "operating"),
    ("日常公用经费", "operating"),
    ("公用支出", "operating"),
    ("商品和服务支出（公用经费）", "operating"),
    ("商品服务支出（公用经费）", "operating"),
    ("项目支出", "project"),
    ("国有资本经营预算", "state_capital"),
    ("国有资本经营", "state_capital"),
    ("政府性基金", "government_fund"),
    ("政府性基金预算", "government_fund"),
    ("机关运行经费", "agency_running"),
    ("机关运行支出", "agency_running"),
    ("“三公”经费", "three_public"),
    ("\"三公\"经费", "three_public"),
    ("三公经费", "three_public"),
    ("“三公经费”", "three_public"),
    ("因公出国（境）", "overseas"),
    ("因公出国(境)", "overseas"),
    ("因公出国", "overseas"),
    ("公务用车购置及运行", "vehicles"),
    ("公务用车购置及运行维护", "vehicles"),
    ("公务用车购置和运行", "vehicles"),
    ("公务用车购置", "vehicle_purchase"),
    ("公务用车运行", "vehicle_running"),
    ("公务用车运行维护", "vehicle_running"),
    ("公车运行", "vehicle_running"),
    ("公车运行维护", "vehicle_running"),
    ("公务接待", "reception"),
    ("政府采购", "procurement"),
    ("年初结转结余", "opening"),
    ("年初结转和结余", "opening"),
    ("年末结转结余", "closing"),
    ("年末结转和结余", "closing"),
    ("本年收入", "income"),
    ("固定资产原值", "original_value"),
    ("累计折旧", "accumulated_depreciation"),
    ("资产净值", "net_value"),
    ("固定资产净值", "net_value"),
    ("人员编制", "authorized"),
    ("编制", "authorized"),
    ("编制数", "authorized"),
    ("编制人数", "authorized"),
    ("实有人数", "headcount"),
    ("实有人员", "headcount"),
    ("实有", "headcount"),
    ("在职人员", "headcount"),
    ("在职人数", "headcount"),
    ("在职职工", "headcount"),
    ("在编人员", "headcount"),
    ("在编在职人员", "headcount"),
    ("离退休人员", "retired"),
    ("车辆编制", "vehicles_authorized"),
    ("公务用车编制", "vehicles_authorized"),
    ("公务用车", "vehicles_actual"),
    ("公务车辆", "vehicles_actual"),
];

/// A figure that a text speaks of.
#[derive(Clone, Copy, Debug)]
pub struct Spoken<'l> {
    /// Its line.
    pub line: &'l Line,
    /// What is said of the amount.
    pub said: Said,
}

/// A figure that a clause says not to be.
#[derive(Clone, Copy, Debug)]
pub struct Denied<'l> {
    /// Which one.
    pub spoken: Spoken<'l>,
    /// 未安排: it is the budget that is not.
    pub is_of_budget: bool,
    /// 未发生: it is the execution that is not.
    pub is_of_execution: bool,
}

/// Words that deny: those of the budget, those of the execution, and those of both.
const DENIALS: [&[&str]; 3] = [
    &["未安排", "没有安排", "未编制"],
    &["未发生", "没有发生", "未列支", "未产生", "未支出"],
    &["无", "没有", "不涉及", "未涉及"],
];

/// Denials at the end of a clause.
const ENDS: [&[&str]; 3] = [
    &["未安排", "没有安排"],
    &["未发生", "没有发生"],
    &["无", "为无", "为零", "为0", "为0元", "为0万元", "为零元", "0元", "0万元", "是0"],
];

/// What the end of a head speaks of.
#[derive(Debug)]
pub enum Head<'l> {
    /// A line.
    Of(Spoken<'l>),
    /// Nothing but known words: whatever was spoken of before.
    Open(Said),
    /// Something else.
    Other,
}

/// The names of the lines of a submission.
#[derive(Debug)]
pub struct Terms<'l> {
    names: Endings<&'static str>,
    lines: Vec<(&'static str, &'l Line)>,
    own_name: Option<String>,
    own_posts: Option<String>,
    /// Names of projects, from their last character on, in their order.
    projects: Vec<(Vec<char>, &'l Line)>,
}

/// The most known words around a name.
const MOST_WORDS: usize = 16;

/// A shorter name of a project may be a common word.
const SHORTEST_NAME: usize = 4;

impl<'l> Terms<'l> {
    /// Of the lines of a department and its projects.
    pub fn new(submission: &Submission<'_>, lines: &'l [(&'static str, Line)], projects: &'l [Line]) -> Self {
        let text = |text: &Option<crate::submission::Text<'_>>| text.as_deref().map(|text| text.trim().to_owned());
        let reversed = |line: &'l Line| {
            let name = line.name.trim_start_matches('「').trim_end_matches('」');
            (name.strip_suffix("项目").unwrap_or(name).chars().rev().collect::<Vec<char>>(), line)
        };
        let mut named: Vec<(Vec<char>, &'l Line)> =
            projects.iter().map(reversed).filter(|(name, _)| name.len() >= SHORTEST_NAME).collect();
        named.sort_by(|one, other| one.0.cmp(&other.0));
        Self {
            names: Endings::of(TERMS),
            lines: lines.iter().map(|(key, line)| (*key, line)).collect(),
            own_name: text(&submission.department.name).filter(|name| !name.is_empty()),
            own_posts: text(&submission.department.staffing.kind).filter(|kind| kind.ends_with("编制")),
            projects: named,
        }
    }

    /// The line with a key.
    pub fn line(&self, key: &str) -> Option<&'l Line> {
        self.lines.iter().find(|(name, _)| *name == key).map(|(_, line)| *line)
    }

    /// What the words before a quantity speak of. Behind the quantity before, a mark or 和 may lead over.
    pub fn head(&self, head: &str, follows: bool) -> Head<'l> {
        let (mut rest, mut said) = (head, Said::default());
        for _ in 0..MOST_WORDS {
            if let Some((line, before)) = self.named(rest) {
                let mut left = said;
                if self.leads(before, follows, &mut left) {
                    return line.map_or(Head::Other, |line| Head::Of(Spoken { line, said: left }));
                }
            }
            match peel(rest, &mut said) {
                Some(shorter) => rest = shorter,
                None => break,
            }
        }
        if let Some((line, before)) = self.project(rest.strip_suffix("项目").unwrap_or(rest))
            && self.leads(before, follows, &mut said)
        {
            return Head::Of(Spoken { line, said });
        }
        if rest.trim_end_matches(['，', ',', '、', '（', '(', ' ']).is_empty() {
            return Head::Open(said);
        }
        Head::Other
    }

    /// The figure that a clause denies: 「未发生公务接待费」, 「公务接待费为 0」.
    pub fn denied(&self, clause: &str) -> Option<Denied<'l>> {
        for (place, words) in ENDS.iter().enumerate() {
            let before = words.iter().filter_map(|word| clause.strip_suffix(word)).min_by_key(|before| before.len());
            if let Some(Head::Of(spoken)) = before.map(|before| self.head(before, false)) {
                return Some(Denied { spoken, is_of_budget: place == 0, is_of_execution: place == 1 });
            }
        }
        let (mut rest, mut said) = (clause.strip_suffix("情况").unwrap_or(clause), Said::default());
        for _ in 0..MOST_WORDS {
            if let Some((line, before)) = self.named(rest) {
                for (place, words) in DENIALS.iter().enumerate() {
                    let lead = words.iter().find_map(|word| before.trim_end().strip_suffix(word));
                    let mut left = said;
                    if lead.is_some_and(|lead| self.leads(lead, false, &mut left)) {
                        let spoken = Spoken { line: line?, said: left };
                        return Some(Denied { spoken, is_of_budget: place == 0, is_of_execution: place == 1 });
                    }
                }
            }
            rest = peel(rest, &mut said)?;
        }
        None
    }

    /// The longest name that a text ends with: its line, if there are figures of it, and what stands before.
    fn named<'t>(&self, text: &'t str) -> Option<(Option<&'l Line>, &'t str)> {
        if let Some(before) = self.own_posts.as_deref().and_then(|posts| text.strip_suffix(posts)) {
            return Some((self.line("authorized"), before));
        }
        let (before, key) = self.names.longest(text)?;
        Some((self.line(key), before))
    }

    fn project<'t>(&self, text: &'t str) -> Option<(&'l Line, &'t str)> {
        let (mut within, mut length, mut best) = (self.projects.as_slice(), 0_usize, None);
        for (depth, (at, character)) in text.char_indices().rev().enumerate() {
            if is_break(character) && !"“”《》（）()".contains(character) {
                break;
            }
            let end = |name: &(Vec<char>, &'l Line)| name.0.get(depth).copied();
            let from = within.partition_point(|name| end(name) < Some(character));
            let upto = within.partition_point(|name| end(name) <= Some(character));
            within = within.get(from..upto)?;
            let Some((name, line)) = within.first() else { break };
            length = length.saturating_add(1);
            if name.len() == length {
                // Two projects of one name cannot be told apart.
                let is_single = within.get(1).is_none_or(|next| next.0.len() > length);
                best = is_single.then_some((*line, text.get(..at)?));
            }
        }
        best
    }

    /// Do only known words stand before a name, back to the break before it?
    fn leads(&self, before: &str, follows: bool, said: &mut Said) -> bool {
        let mut rest = before;
        for _ in 0..MOST_WORDS {
            if rest.is_empty() || rest.ends_with(['，', ',', '：', ':', '；', '（', '(']) {
                return true;
            }
            if follows && matches!(rest.trim(), "、" | "和" | "及" | "与" | "，其中" | "、其中") {
                return true;
            }
            let own = self.own_name.as_deref().and_then(|name| rest.strip_suffix(name));
            match own.or_else(|| rest.strip_suffix("《")).or_else(|| peel(rest, said)) {
                Some(shorter) => rest = shorter,
                None => return false,
            }
        }
        false
    }
}
