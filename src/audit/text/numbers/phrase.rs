//! Words that are known to lie between the name of a figure and its amount, or before the name.
//!
//! A number belongs to a figure only where nothing but these stands around the name: 「某站人员支出 5 万元」 is not the
//! department's.

use std::sync::LazyLock;

use super::endings::Endings;

/// What a known word says of the amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Nothing.
    Filler,
    /// 年初预算.
    Initial,
    /// 预算.
    Budget,
    /// 决算, 执行.
    Executed,
    /// 上年.
    LastYear,
}

/// What the words around a figure say of the amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said(u8);

impl Said {
    /// Is it said?
    pub fn says(self, word: Word) -> bool {
        self.0 & word.bit() != 0
    }

    /// Is anything said of the kind of amount?
    pub fn says_kind(self) -> bool {
        [Word::Initial, Word::Budget, Word::Executed].into_iter().any(|word| self.says(word))
    }

    /// Is 预算 or 年初预算 said?
    pub fn says_budget(self) -> bool {
        self.says(Word::Budget) || self.says(Word::Initial)
    }

    fn note(&mut self, word: Word) {
        self.0 |= word.bit();
    }
}

impl Word {
    const fn bit(self) -> u8 {
        match self {
            Self::Filler => 0,
            Self::Initial => 1,
            Self::Budget => 2,
            Self::Executed => 4,
            Self::LastYear => 8,
        }
    }
}

macro_rules! words {
    ($($word:ident: $($text:literal)+;)+) => { &[$($(($text, Word::$word)),+),+] };
}

static WORDS: LazyLock<Endings<Word>> = LazyLock::new(|| Endings::of(LIST));

const LIST: &[(&str, Word)] = words! {
    Initial: "年初预算" "年初预算数" "年初预算安排" "年初预算批复" "年初批复预算" "年初安排预算" "年初";
    Budget: "预算" "预算数" "预算指标" "指标" "预算安排" "安排" "全年预算" "全年预算数" "调整后" "批复" "下达" "预算批复"
        "核定预算";
    Executed: "决算" "决算数" "执行" "执行数" "实际" "实际支出" "实际发生" "实际完成" "实际执行" "完成" "全年执行数" "支出数" "共支出"
        "发生" "支付" "列支" "已支出" "支出了" "实支";
    LastYear: "上年" "上年度" "去年" "上一年" "上年同期" "上年数";
    Filler: "为" "是" "达" "达到" "共" "共计" "合计" "总计" "总额" "的" "了" "数" "资金" "经费" "费" "费用" "支出" "金额" "有" "本年"
        "当年" "全年" "年度" "本年度" "今年" "财政拨款" "一般公共预算" "一般公共预算财政拨款" "累计" "其中" "部门" "单位" "本部门" "本单位"
        "我单位" "我部门" "我局" "我委" "我馆" "我办" "我中心" "我县" "实现" "主要" "人数" "人员" "总数" "核定" "现有" "共有" "总" "："
        ":" "“" "”";
};

/// Takes one known word, a year or a space off the end of a text; of several words the longest.
pub fn peel<'t>(text: &'t str, said: &mut Said) -> Option<&'t str> {
    let trimmed = text.trim_end();
    if trimmed.len() < text.len() {
        return Some(trimmed);
    }
    if let Some((rest, _)) = year_before(text) {
        return Some(rest);
    }
    let (rest, meaning) = WORDS.longest(text)?;
    said.note(meaning);
    Some(rest)
}

/// The year at the end of a text, as 2023年 or 2023年度, and what stands before it.
fn year_before(text: &str) -> Option<(&str, u16)> {
    let text = text.strip_suffix("年度").or_else(|| text.strip_suffix('年'))?.trim_end();
    let start = text.len().checked_sub(4)?;
    let year = text.get(start..)?.parse().ok()?;
    Some((text.get(..start)?, year))
}

/// The last year that a text names otherwise than to compare with it; last year is the year before `current`.
pub fn last_year_named(text: &str, current: Option<u16>) -> Option<u16> {
    let compares =
        |at: usize| text.get(..at).is_some_and(|before| before.trim_end().ends_with(['比', '较', '与', '同', '和']));
    let mut named = text.match_indices('年').filter_map(|(at, mark)| {
        let upto = text.get(..at.saturating_add(mark.len()))?;
        if let Some((before, year)) = year_before(upto) {
            return (!compares(before.len())).then_some(year);
        }
        let words = [("上年", 1), ("去年", 1), ("本年", 0), ("今年", 0), ("当年", 0)];
        let (before, ago) = words.iter().find_map(|(word, ago)| Some((upto.strip_suffix(word)?, ago)))?;
        if compares(before.len()) { None } else { current?.checked_sub(*ago) }
    });
    named.next_back()
}

/// Is it a part of the year that a text names last, as 上半年 and 截至6月底? `None` where it names no period.
pub fn is_of_a_part(text: &str) -> Option<bool> {
    if !text.contains(['月', '季', '半', '全', '末', '底']) {
        return None;
    }
    let last = |words: &[&str]| words.iter().filter_map(|word| text.rfind(word)).max();
    let mut month = text.match_indices('月').filter_map(|(at, _)| {
        let before = text.get(..at)?.trim_end();
        let is_number = before.ends_with(|last: char| last.is_ascii_digit() || "一二三四五六七八九十".contains(last));
        is_number.then_some((at, !before.ends_with("12") && !before.ends_with("十二")))
    });
    let parts = last(&["上半年", "下半年", "季度"]).map(|at| (at, true));
    let whole = last(&["全年", "年末", "年底"]).map(|at| (at, false));
    month.next_back().into_iter().chain(parts).chain(whole).max().map(|(_, is_part)| is_part)
}

/// Does a text speak of other units, of all of them together, or of other years than its own? What follows in the
/// sentence does so too.
pub fn is_of_others(text: &str) -> bool {
    const OTHERS: [&str; 22] = [
        "下属",
        "所属",
        "馆属",
        "局属",
        "委属",
        "院属",
        "厅属",
        "中心属",
        "二级单位",
        "各单位",
        "各乡镇",
        "各部门",
        "全县",
        "全市",
        "全省",
        "全区",
        "全州",
        "全系统",
        "年来",
        "下年",
        "次年",
        "明年",
    ];
    OTHERS.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peels_known_words() {
        let (mut said, mut text) = (Said::default(), "本单位2023年度决算支出总额为 ");
        while let Some(rest) = peel(text, &mut said) {
            text = rest;
        }
        assert_eq!(text, "");
        assert!(said.says(Word::Executed) && !said.says_budget());
    }

    #[test]
    fn parts_of_the_year_are_known() {
        for (text, is_part) in [
            ("截至6月底，总支出", Some(true)),
            ("2023年1—6月公用经费", Some(true)),
            ("上半年支出少，全年", Some(false)),
            ("前三季度", Some(true)),
            ("截至12月31日，总支出", Some(false)),
            ("按月支付，总支出", None),
            ("总支出", None),
        ] {
            assert_eq!(is_of_a_part(text), is_part, "{text}");
        }
    }

    #[test]
    fn years_of_comparisons_do_not_count() {
        assert_eq!(last_year_named("2023年支出，比2022年增长", Some(2023)), Some(2023));
        assert_eq!(last_year_named("上年支出", Some(2023)), Some(2022));
        assert_eq!(last_year_named("上年支出多，本年支出", Some(2023)), Some(2023));
        assert_eq!(last_year_named("与上年相比，支出", Some(2023)), None);
    }
}
