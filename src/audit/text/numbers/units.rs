//! The units that numbers in reports have.

use std::sync::LazyLock;

/// A unit.
#[derive(Debug)]
pub struct Unit {
    /// As it is written.
    pub name: &'static str,
    /// What stands for it and its synonyms.
    pub kind: &'static str,
    /// Are there only whole ones? Then a number without a point is exact.
    pub counted: bool,
    /// Characters behind it that make another word of it.
    not_before: &'static str,
}

macro_rules! units {
    ($($name:literal $kind:literal $counted:literal $not_before:literal;)+) => {
        &[$(Unit { name: $name, kind: $kind, counted: $counted, not_before: $not_before },)+]
    };
}

const UNITS: &[Unit] = units! {
    "%" "%" false "";
    "％" "%" false "";
    "‰" "‰" false "";
    "个百分点" "百分点" false "";
    "百分点" "百分点" false "";
    "个工作日" "工作日" true "";
    "个自然日" "天" true "";
    "个小时" "小时" true "";
    "个月" "月" true "";
    "个" "个" true "性体别";
    "人民币" "元" false "";
    "人次" "人次" true "";
    "人" "人" true "民大均工才力口";
    "名" "人" true "单称额";
    "位" "人" true "于置";
    "家" "家" true "庭";
    "户" "户" true "口";
    "次" "次" true "序要日年";
    "场次" "次" true "";
    "场" "次" true "所地景";
    "轮" "次" true "";
    "册次" "册次" true "";
    "册" "册" true "";
    "本" "册" true "级科年月单地";
    "篇" "篇" true "";
    "件次" "件次" true "";
    "件" "件" true "";
    "美元" "美元" false "";
    "元" "元" false "";
    "平方公里" "平方公里" false "";
    "平方千米" "平方公里" false "";
    "平方米" "平方米" false "";
    "平米" "平方米" false "";
    "㎡" "平方米" false "";
    "立方米" "立方米" false "";
    "公里" "公里" false "";
    "千米" "公里" false "";
    "米" "米" false "";
    "亩" "亩" false "";
    "公顷" "公顷" false "";
    "公斤" "公斤" false "";
    "千克" "公斤" false "";
    "千瓦" "千瓦" false "";
    "吨" "吨" false "";
    "工作日" "工作日" true "";
    "天" "天" true "然气";
    "小时" "小时" true "";
    "分钟" "分钟" true "";
    "分" "分" true "之局别管为析公支类布解工批级组段期会校行";
    "年" "年" true "度底初末内终中级前后报";
    "学时" "课时" true "";
    "课时" "课时" true "";
    "页" "页" true "";
    "卷" "卷" true "";
    "期" "期" true "间限望末初";
    "项次" "项次" true "";
    "项" "项" true "目";
    "条" "条" true "件例款";
    "份" "份" true "额";
    "台次" "台次" true "";
    "台" "台" true "账";
    "套" "套" true "";
    "辆次" "辆次" true "";
    "辆" "辆" true "";
    "块" "块" true "";
    "支" "支" true "部出持付行委撑线";
    "批次" "批次" true "";
    "批" "批" true "准复";
    "例" "例" true "";
    "起" "起" true "";
    "宗" "宗" true "";
    "处" "处" true "理置罚室";
    "座" "座" true "谈位";
    "所" "所" true "有以";
    "间" "间" true "";
    "栋" "栋" true "";
    "幢" "幢" true "";
    "盏" "盏" true "";
    "棵" "棵" true "";
    "株" "棵" true "";
    "类" "类" true "";
    "种" "种" true "植";
    "趟" "次" true "";
};

/// The units by their first character.
static BY_FIRST: LazyLock<Vec<(char, &'static Unit)>> = LazyLock::new(|| {
    let mut sorted: Vec<(char, &'static Unit)> =
        UNITS.iter().filter_map(|unit| Some((unit.name.chars().next()?, unit))).collect();
    sorted.sort_by_key(|(first, _)| *first);
    sorted
});

/// The unit that a text begins with.
pub fn unit_at(text: &str) -> Option<&'static Unit> {
    let of_text = |unit: &&Unit| {
        text.strip_prefix(unit.name).is_some_and(|rest| !rest.starts_with(|next| unit.not_before.contains(next)))
    };
    let first = text.chars().next()?;
    let start = BY_FIRST.partition_point(|(of_unit, _)| *of_unit < first);
    let of_first = BY_FIRST.get(start..)?.iter().take_while(|(of_unit, _)| *of_unit == first);
    of_first.map(|(_, unit)| *unit).filter(of_text).max_by_key(|unit| unit.name.len())
}

/// What stands for the unit of a table, as 万页, and for its synonyms.
pub fn kind_of(written: &str) -> Option<&'static str> {
    let name = written.trim().trim_start_matches(['百', '千', '万', '亿']);
    unit_at(name).filter(|unit| unit.name == name).map(|unit| unit.kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_longest_and_no_part_of_a_word() {
        for (text, kind) in [
            ("人次，", Some("人次")),
            ("名党员", Some("人")),
            ("场次", Some("次")),
            ("个百分点", Some("百分点")),
            ("个月", Some("月")),
            ("分钟党群服务圈", Some("分钟")),
            ("分之一", None),
            ("支部", None),
            ("支队伍", Some("支")),
            ("号", None),
            ("", None),
        ] {
            assert_eq!(unit_at(text).map(|unit| unit.kind), kind, "{text}");
        }
        assert_eq!(kind_of("万页"), Some("页"));
        assert_eq!(kind_of("元/页"), None);
    }
}
