//! X19: a publication has a day and a channel, and comes after the review where it has to.

use super::super::super::Subject;
use super::super::super::finding::Finding;
use super::super::super::findings::Findings;
use super::super::sentences::parts;
use super::excerpt;
use crate::date::Date;
use crate::rubric::Check;

/// What says that something is yet to be published, or not published, or that publishing is spoken of.
const NOT_YET: &[&str] = &[
    "拟",
    "将",
    "待",
    "计划",
    "准备",
    "即将",
    "尚",
    "未",
    "不",
    "应",
    "需",
    "须",
    "要",
    "前",
    "后",
    "如",
    "按",
    "依",
    "提高",
    "加强",
    "接受",
    "推进",
    "扩大",
    "完善",
    "力度",
    "公开透明",
    "公开公平",
    "公开公正",
    "公开招标",
    "政务公开",
    "信息公开",
    "公开制度",
    "公开栏",
];

/// Where something is published.
const CHANNELS: &[&str] = &[
    "网",
    "平台",
    "公众号",
    "微信",
    "门户",
    "栏",
    "公告",
    "公示",
    "报纸",
    "日报",
    "媒体",
    "微博",
    "客户端",
    "电视",
    "广播",
    "张贴",
    "会上",
    "大会",
];

/// So much of the chapter is looked into.
const LOOKED_INTO: usize = 2_000;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    unspecific(subject, findings);
    let (publication, review) = (subject.submission.publication.date, subject.submission.review.date);
    if let (true, Some(published), Some(reviewed)) = (subject.rubric.publication_after_review, publication, review)
        && published < reviewed
    {
        let (published, reviewed) = (day(published), day(reviewed));
        let message = format!("{published}公开，早于 {reviewed}的财政评定；应先评定，后公开");
        let finding = Finding::new(Check::X19, "/publication/date", message)
            .expecting(format!("{reviewed}或以后"))
            .mend("请核对公开日期和评定日期")
            .on("/publication/date", "公开日期", published)
            .on("/review/date", "评定日期", reviewed);
        findings.add(finding);
    }
}

fn day(date: Date) -> String {
    format!("{} 年 {} 月 {} 日", date.year(), date.month(), date.day())
}

fn unspecific<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let publication = &subject.submission.publication;
    let text = excerpt::head(publication.text.as_deref().unwrap_or_default(), LOOKED_INTO);
    if publication.date.is_none() && !says_published(text) {
        return;
    }
    let channel = publication.channel.as_deref().is_some_and(|channel| !channel.trim().is_empty());
    let has_day = publication.date.is_some() || names_day(text);
    let has_channel = channel || CHANNELS.iter().any(|word| text.contains(word));
    let missing = match (has_day, has_channel) {
        (true, true) => return,
        (false, true) => "公开的日期",
        (true, false) => "公开的渠道",
        (false, false) => "公开的日期和渠道",
    };
    let said = if text.is_empty() {
        "填了公开日期".to_owned()
    } else {
        format!("写的是“{}”", excerpt::beginning(text, 30))
    };
    let mut finding = Finding::new(Check::X19, "/publication", format!("公开情况{said}，没有{missing}"))
        .expecting("如：×年×月×日在××网站公开")
        .mend(format!("请写明{missing}；还没有公开的，写明拟于何时、在哪里公开"));
    if !text.is_empty() {
        finding = finding.on("/publication/text", "结果应用和公开情况", excerpt::beginning(text, 60));
    }
    finding = match publication.date {
        Some(date) => finding.on("/publication/date", "公开日期", day(date)),
        None => finding.missing("/publication/date", "公开日期"),
    };
    finding = match publication.channel.as_deref() {
        Some(channel) => finding.on("/publication/channel", "公开渠道", excerpt::beginning(channel, 30)),
        None => finding.missing("/publication/channel", "公开渠道"),
    };
    findings.add(finding);
}

/// Does a text say that something was published?
fn says_published(text: &str) -> bool {
    let ends = |character: char| matches!(character, '，' | '。' | '；' | '！' | ',' | ';' | '\n');
    parts(text, ends).any(|(_, clause)| {
        clause.contains("已公开") || (clause.contains("公开") && !NOT_YET.iter().any(|word| clause.contains(word)))
    })
}

fn names_day(text: &str) -> bool {
    let mut before = ' ';
    text.chars().filter(|character| !character.is_whitespace()).any(|character| {
        let is_date = character == '月' && before.is_alphanumeric() && !"本当每上下个".contains(before);
        before = character;
        is_date
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_planned_is_not_published() {
        assert!(says_published("已公开。") && says_published("自评结果应用于预算，在部门内公开"));
        for text in ["审核后拟在政府网站公开。", "尚未公开", "按要求公开", "进一步加大公开力度", "无"]
        {
            assert!(!says_published(text), "{text}");
        }
    }

    #[test]
    fn days_are_told() {
        assert!(names_day("3 月 5 日公开") && names_day("三月公开"));
        assert!(!names_day("当月公开") && !names_day("已公开"));
    }
}
