//! Does a reason tell of a shortfall? 「公开晚了 4 天」 does, 「没有扣分」 and 「克服人手不足」 do not.

/// Words of a shortfall. What is good where something must not happen, as 低于, is not among them.
const SHORT: [&str; 45] = [
    "未完成",
    "未全部完成",
    "未达",
    "未按",
    "未能",
    "未实现",
    "未及时",
    "未如期",
    "未报送",
    "未执行",
    "未支付",
    "未落实",
    "没有完成",
    "没有达到",
    "没有实现",
    "没有按",
    "没有及时",
    "完成不",
    "达不到",
    "完不成",
    "不足",
    "不到位",
    "不及时",
    "不够",
    "不规范",
    "不完善",
    "不健全",
    "不精确",
    "不准确",
    "滞后",
    "偏低",
    "偏慢",
    "偏差",
    "延迟",
    "延误",
    "推迟",
    "逾期",
    "晚于规定",
    "时间晚",
    "晚了",
    "缺失",
    "扣分",
    "扣减",
    "低于目标",
    "低于指标",
];

/// What turns such a word into its opposite, or away from this year.
const TURNED: [&str; 23] = [
    "没有", "无", "未", "不", "避免", "防止", "克服", "解决", "杜绝", "消除", "改变", "整改", "已补", "纠正", "弥补",
    "上年", "去年", "往年", "以前", "历年", "免于", "如果", "否则",
];

/// The most bytes of a reason that are looked at.
const MOST: usize = 6000;

/// Does a text tell of a shortfall?
pub fn tells(text: &str) -> bool {
    let text = text.get(..text.floor_char_boundary(MOST)).unwrap_or(text);
    let ends = |character| matches!(character, '，' | '。' | '；' | ',' | ';' | '\n' | '：' | '（' | '）' | '、');
    text.split(ends).any(tells_in_clause)
}

fn tells_in_clause(clause: &str) -> bool {
    let short = SHORT.iter().filter_map(|word| Some((clause.find(word)?, *word)));
    // The first word, and of those that begin there the longest, decides.
    let first = short.min_by_key(|(at, word)| (*at, core::cmp::Reverse(word.len())));
    let Some((before, after)) =
        first.and_then(|(at, word)| Some((clause.get(..at)?, clause.get(at.checked_add(word.len())?..)?)))
    else {
        return deducts(clause);
    };
    let turned = |part: &str| TURNED.iter().any(|word| part.contains(word));
    !turned(before) && !["整改", "已补", "纠正", "弥补", "解决"].iter().any(|word| after.contains(word))
}

/// 「扣 1 分」, 「扣了0.5分」.
fn deducts(clause: &str) -> bool {
    let Some((before, after)) = clause.split_once('扣') else { return false };
    let number = after.trim_start_matches(['了', '除', '去']).trim_start();
    let rest = number.trim_start_matches(|character: char| character.is_ascii_digit() || character == '.');
    rest.len() < number.len() && rest.trim_start().starts_with('分') && !TURNED.iter().any(|word| before.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_of_a_shortfall() {
        for text in [
            "公开时间滞后",
            "5万页未完成",
            "制度不健全，扣1分",
            "扣了 0.5 分",
            "年初目标已细化，但未按时报送",
            "执行率偏低",
            "群众满意率低于目标值",
        ] {
            assert!(tells(text), "{text}");
        }
    }

    #[test]
    fn knows_what_is_turned() {
        for text in [
            "没有扣分",
            "不扣分",
            "无偏差",
            "未超预算，比上年下降",
            "未发现违规",
            "克服人手不足，按时完成",
            "上年公开滞后，本年按时",
            "滞后问题已整改",
            "成本低于预算",
            "代扣代缴个人所得税3笔",
            "符合规定",
            "",
        ] {
            assert!(!tells(text), "{text}");
        }
    }
}
