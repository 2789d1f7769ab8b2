//! X5: a section speaks of what its heading says. It is judged by words that hardly any text on the subject lacks,
//! so that only a text on another subject is found.

use super::super::super::Subject;
use super::super::super::finding::Finding;
use super::super::super::findings::Findings;
use super::super::super::passages::Passage;
use super::{excerpt, numerals};
use crate::rubric::Check;

/// Shorter texts, as 「无。」, are not judged.
const SHORTEST: usize = 15;

/// So long a text speaks of everything.
const LONGEST: usize = 5_000;

/// What a text under a heading is told by.
struct Subjects {
    pointer: &'static str,
    heading: &'static str,
    /// One of these words suffices.
    words: &'static str,
    /// So does what this finds.
    shows: fn(&str) -> bool,
    /// What is missing, in Chinese.
    missing: &'static str,
}

const NOTHING: fn(&str) -> bool = |_| false;

const HEADINGS: &[Subjects] = &[
    Subjects {
        pointer: "/performance/quantity",
        heading: "数量",
        words: "",
        shows: has_number,
        missing: "一个数也没有",
    },
    Subjects {
        pointer: "/performance/quality",
        heading: "质量",
        words: "质量 合格 达标 优良 优秀 优质 良好 验收 准确 规范 标准 差错 错误 符合 合规 严格 高质 \
            精准 有效 抽检 检查 检验 检测 评为 等次 通报 表彰 完善 健全 提升 提高 满意 真实 完整 \
            投诉 事故 缺陷 返工 率 零 水平 成效",
        shows: NOTHING,
        missing: "没有写做得怎样（如合格率、验收、达标、差错）",
    },
    Subjects {
        pointer: "/performance/timeliness",
        heading: "时效",
        words: "及时 按时 按期 准时 如期 适时 限时 定期 提前 逾期 超期 延期 延迟 推迟 拖延 延误 期限 \
            限期 时限 时效 进度 计划于 截至 截止 季度 年底 年末 年初 年内 上半年 下半年 当天 当日 \
            当月 工期 周期 时间 小时 分钟 天内 个工作日 滞后 晚于 早于 之前 完工 竣工 规定的期",
        shows: has_date,
        missing: "没有写什么时候完成（没有日期、月份，也没有及时、按期、提前、逾期等字样）",
    },
    Subjects {
        pointer: "/performance/cost",
        heading: "成本",
        words: "成本 节约 节省 节俭 元 控制 预算 支出 开支 费 资金 经费 单价 价格 造价 压减 浪费 投入 \
            财政 采购",
        shows: NOTHING,
        missing: "没有写花费（如成本、单价、节约、预算控制）",
    },
    Subjects {
        pointer: "/performance/benefits/economic",
        heading: "经济效益",
        words: "经济 收入 产值 税 增收 费 元 成本 节约 节省 资金 投资 利润 效益 价 产业 企业 就业 产量 \
            消费 市场 招商 贸易 销售 旅游 降本 财政 支出 损失 项目 不适用 不涉及",
        shows: NOTHING,
        missing: "没有谈到经济（如收入、产值、税收、增收、节约的费用）",
    },
    Subjects {
        pointer: "/performance/benefits/social",
        heading: "社会效益",
        words: "社会 群众 居民 公众 市民 村民 农民 百姓 人民 民生 民众 企业 服务 就业 安全 保障 稳定 \
            和谐 治理 影响 宣传 教育 文化 健康 医疗 学生 老人 老年 儿童 妇女 残疾 公共 公益 满意 \
            受益 惠及 便利 方便 乡村 社区 城市 农村 交通 人次 知晓 意识 氛围 不适用 不涉及",
        shows: NOTHING,
        missing: "没有谈到社会（如群众、受益、保障、服务）",
    },
    Subjects {
        pointer: "/performance/benefits/ecological",
        heading: "生态效益",
        words: "生态 环境 环保 污染 绿 碳 节能 减排 能耗 能源 水 空气 大气 土 林 草 垃圾 排放 节约 资源 \
            废 纸 电 卫生 清洁 整治 植 尘 烟 噪 不适用 不涉及",
        shows: NOTHING,
        missing: "没有谈到生态（如环境、污染、节能、排放）",
    },
    Subjects {
        pointer: "/performance/satisfaction",
        heading: "社会满意度",
        words: "满意 问卷 好评 投诉 评价 测评 评议 认可 调查 表扬 赞 口碑 回访 信访 不适用 不涉及",
        shows: NOTHING,
        missing: "没有谈到满意度（如满意率、问卷、评价、投诉）",
    },
    Subjects {
        pointer: "/problems",
        heading: "存在问题",
        words: "问题 不足 不够 不到位 滞后 缺 欠 弱 短板 差 低 少 不 未 无 没 难 有待 偏 慢 晚 漏 错 误 \
            超 风险 隐患 矛盾 困 瓶颈 制约 仍 尚 亟 需",
        shows: NOTHING,
        missing: "没有写出问题（如不足、滞后、缺少、未完成）",
    },
    Subjects {
        pointer: "/measures",
        heading: "改进措施",
        words: "加强 强化 完善 建立 健全 提高 提升 规范 制定 落实 推进 推动 加快 加大 加力 严格 优化 \
            改进 改善 整改 开展 组织 明确 监督 监控 督促 编制 定期 及时 培训 控制 压减 调整 争取 \
            协调 核实 清理 安排 按 把 将 要 增 减 做 抓 查 管 进一步",
        shows: NOTHING,
        missing: "没有写出要做什么（如建立、完善、加强、明确）",
    },
];

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    for subjects in HEADINGS {
        let texts: Vec<&Passage<'s>> =
            subject.passages.iter().filter(|passage| is_at(&passage.pointer, subjects.pointer)).collect();
        let count: usize = texts.iter().map(|passage| excerpt::length(passage.text)).sum();
        let speaks =
            |text: &str| (subjects.shows)(text) || subjects.words.split_whitespace().any(|word| text.contains(word));
        if !(SHORTEST..=LONGEST).contains(&count) || texts.iter().any(|passage| speaks(passage.text)) {
            continue;
        }
        let message = format!("“{}”写了 {count} 个字，{}", subjects.heading, subjects.missing);
        let mut finding = Finding::new(Check::X5, subjects.pointer, message)
            .mend(format!("请写“{}”的内容；没有的，写“无”或“不适用”", subjects.heading));
        for passage in texts.iter().take(excerpt::MOST_PLACES) {
            let value = excerpt::beginning(passage.text, 60);
            finding = finding.on(passage.pointer.clone(), passage.heading.clone(), value);
        }
        findings.add(finding);
    }
}

/// Is a text at a place, or an entry of the list there?
fn is_at(pointer: &str, place: &str) -> bool {
    pointer.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn is_digit(character: char) -> bool {
    matches!(character, '0'..='9' | '０'..='９')
}

/// A number in figures or words; 一 alone stands in too many other words.
fn has_number(text: &str) -> bool {
    let counts = |character: char| "个次场项名人件家篇期批户座条份套台辆册间处本部支页".contains(character);
    let one_of = text.match_indices('一').any(|(at, one)| {
        text.get(at.saturating_add(one.len())..).and_then(|rest| rest.chars().next()).is_some_and(counts)
    });
    one_of || text.chars().any(|character| is_digit(character) || "二三四五六七八九十百千万亿两".contains(character))
}

/// A year, month or day: a number before 年, 月, 日, 号, 周 or 天.
fn has_date(text: &str) -> bool {
    let mut before = ' ';
    for character in text.chars().filter(|character| !character.is_whitespace()) {
        let is_number = is_digit(before) || numerals::digit(before).is_some() || before == '十';
        if is_number && matches!(character, '年' | '月' | '日' | '号' | '周' | '天') {
            return true;
        }
        before = character;
    }
    text.contains("每月") || text.contains("每周") || text.contains("每年")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_are_told_from_words() {
        assert!(has_number("建成学习阵地137个") && has_number("组织一次培训") && has_number("培训两期"));
        assert!(!has_number("进一步完善制度，统一思想"));
        assert!(has_date("11 月完工") && has_date("十二月底") && has_date("每月通报"));
        assert!(!has_date("今年，加强日常管理，常年坚持"));
    }

    #[test]
    fn a_place_is_not_the_beginning_of_another() {
        assert!(is_at("/problems/0", "/problems") && is_at("/measures", "/measures"));
        assert!(!is_at("/performance/quality_more", "/performance/quality"));
    }
}
