//! Amounts and counts in texts against the figures (X1).

use super::figures::{Column, Held, Line};
use super::phrase::{Said, Word, is_of_a_part, is_of_others, last_year_named};
use super::quantity::Quantity;
use super::rates;
use super::terms::{Head, Spoken, Terms};
use super::told::{Remark, Remarks, Sentence, Told, is_break};
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::audit::passages::{Chapter, Passage};
use crate::audit::printed::Printed;
use crate::decimal::Fraction;
use crate::rubric::Check;

/// Compares every passage that tells of the year.
pub fn check<'s>(told: &[Told<'_, 's>], terms: &Terms<'_>, year: Option<u16>, findings: &mut Findings<'s>) {
    for told in told.iter().filter(|told| tells_of_the_year(told.passage.chapter)) {
        let (mut amounts, mut rates) = (Remarks::default(), Remarks::default());
        for sentence in &told.sentences {
            compare(
                &Context {
                    passage: told.passage,
                    sentence,
                    terms,
                    year,
                    posts_are_split: posts_are_split(sentence.text),
                },
                &mut amounts,
                &mut rates,
            );
        }
        let pointer = &told.passage.pointer;
        amounts.report(findings, |message| {
            Finding::new(Check::X1, pointer.clone(), message).mend("请核对文字和填报的数，改正写错的一处，并统一单位")
        });
        rates.report(findings, |message| {
            Finding::new(Check::T8, pointer.clone(), message)
                .mend("执行率 = 执行数 ÷ 预算数 × 100%，请按填报的数重新计算")
        });
    }
}

/// Goals, targets and measures speak of what is wanted, reasons in tables of their own rows.
fn tells_of_the_year(chapter: Chapter) -> bool {
    !matches!(chapter, Chapter::Goals | Chapter::Targets | Chapter::Measures | Chapter::Reasons)
}

/// Where a quantity stands.
pub struct Context<'c, 'l, 's> {
    /// The passage.
    pub passage: &'c Passage<'s>,
    /// The sentence.
    pub sentence: &'c Sentence<'s>,
    /// The names of figures.
    pub terms: &'c Terms<'l>,
    /// The year that is evaluated.
    pub year: Option<u16>,
    /// Does the sentence tell of posts of several kinds?
    pub posts_are_split: bool,
}

impl Context<'_, '_, '_> {
    /// The clause of a quantity, from the last break before it.
    pub fn clause(&self, quantity: &Quantity<'_>) -> String {
        let before = self.sentence.text.get(..quantity.place.start).unwrap_or_default();
        let breaks = |character: char| is_break(character) && !"“”：:".contains(character);
        let clause = before.char_indices().rev().take(LONGEST_CLAUSE).take_while(|(_, character)| !breaks(*character));
        let start = clause.last().map_or(before.len(), |(at, _)| at);
        let clause = self.sentence.text.get(start..quantity.place.end).unwrap_or_default();
        clause.chars().filter(|character| !character.is_whitespace()).collect()
    }

    /// The passage as evidence.
    pub fn place(&self, clause: String) -> (String, String, String) {
        (self.passage.pointer.clone(), self.passage.heading.clone(), clause)
    }
}

fn posts_are_split(sentence: &str) -> bool {
    sentence.matches("编制").nth(1).is_some()
}

/// How many characters of a clause are shown.
const LONGEST_CLAUSE: usize = 60;

fn compare(context: &Context<'_, '_, '_>, amounts: &mut Remarks, rates: &mut Remarks) {
    let (mut current, mut year): (Option<&Line>, Option<u16>) = (None, None);
    let (mut is_part, mut of_others) = (false, false);
    for (index, (head, quantity)) in context.sentence.headed().enumerate() {
        year = last_year_named(head, context.year).or(year);
        is_part = is_of_a_part(head).unwrap_or(is_part);
        of_others |= is_of_others(head);
        if is_part || of_others {
            current = None;
            continue;
        }
        match quantity.unit.kind {
            "%" => rates::compare(context, quantity, head, (current, index, year), amounts, rates),
            "元" => {
                let spoken = match context.terms.head(head, index > 0) {
                    Head::Of(spoken) => Some(spoken),
                    Head::Open(said) if said.says_kind() => current.map(|line| Spoken { line, said }),
                    Head::Open(_) | Head::Other => None,
                };
                current = spoken.map(|spoken| spoken.line);
                let spoken = spoken.filter(|spoken| spoken.line.unit == "元");
                amounts.extend(spoken.and_then(|spoken| amount(context, quantity, spoken, year)));
            }
            "人" | "个" | "辆" => {
                current = None;
                if let Head::Of(spoken) = context.terms.head(head, index > 0) {
                    amounts.extend(count(context, quantity, spoken, year));
                }
            }
            _ => current = None,
        }
    }
}

fn amount(
    context: &Context<'_, '_, '_>,
    quantity: &Quantity<'_>,
    spoken: Spoken<'_>,
    year: Option<u16>,
) -> Option<Remark> {
    let columns = columns(spoken.said, year, context.year)?;
    let held: Vec<&Held> = columns.iter().filter_map(|column| spoken.line.of(*column)).collect();
    let fits = |held: &&Held| !quantity.contradicts(held.printed.low, Some(held.printed.high));
    // Where nothing says which amount is meant, that of the year before may be.
    let last = spoken.line.of(Column::Last).filter(|_| !spoken.said.says_kind());
    if quantity.value.is_none() || held.is_empty() || held.iter().copied().chain(last).any(|held| fits(&held)) {
        return None;
    }
    let clause = context.clause(quantity);
    let mixed: Vec<&Held> = held.iter().copied().filter(|held| differs_by_unit(quantity, held)).collect();
    let is_mixed = !mixed.is_empty();
    let held = if is_mixed { mixed } else { held };
    let told: Vec<String> = held.iter().map(|held| format!("{} {}", held.label, held.shown)).collect();
    let mixing = if is_mixed { "，相差一万倍，元和万元可能混用了" } else { "" };
    let message = format!("文字写「{clause}」，填报的是{}{mixing}", told.join("、"));
    Some(remark(context, clause, message, &held))
}

fn count(
    context: &Context<'_, '_, '_>,
    quantity: &Quantity<'_>,
    spoken: Spoken<'_>,
    year: Option<u16>,
) -> Option<Remark> {
    let line = spoken.line;
    let is_posts = line.name == "编制数";
    let kind = quantity.unit.kind;
    let fits_unit = kind == line.unit || is_posts && kind == "个";
    let is_split = is_posts && (spoken.said.says_budget() || context.posts_are_split);
    if !fits_unit || is_split || spoken.said.says(Word::LastYear) || year.is_some_and(|year| Some(year) != context.year)
    {
        return None;
    }
    let held = line.of(Column::Sole)?;
    if !quantity.contradicts(held.printed.low, Some(held.printed.high)) {
        return None;
    }
    let clause = context.clause(quantity);
    let message = format!("文字写「{clause}」，填报的{}是 {}", held.label, held.shown);
    Some(remark(context, clause, message, &[held]))
}

fn remark(context: &Context<'_, '_, '_>, clause: String, message: String, held: &[&Held]) -> Remark {
    let mut expected: Vec<&str> = held.iter().map(|held| held.shown.as_str()).collect();
    expected.dedup();
    let figures = held.iter().map(|held| (held.pointer.clone(), held.label.clone(), held.shown.clone()));
    Remark {
        message,
        expected: Some(expected.join("或 ")),
        evidence: [context.place(clause)].into_iter().chain(figures).collect(),
    }
}

/// The amounts that may be meant; `None` where it is not known of which year the text speaks.
fn columns(said: Said, named: Option<u16>, year: Option<u16>) -> Option<&'static [Column]> {
    let is_last = match named {
        Some(named) if Some(named) == year => false,
        Some(named) => {
            year.filter(|year| year.checked_sub(1) == Some(named))?;
            true
        }
        None => false,
    };
    Some(if is_last || said.says(Word::LastYear) {
        match (said.says(Word::Executed), said.says_budget()) {
            (true, _) => &[Column::Last],
            (false, true) => &[Column::LastBudget],
            (false, false) => &[Column::Last, Column::LastBudget],
        }
    } else if said.says(Word::Executed) {
        &[Column::Executed, Column::Sole]
    } else if said.says(Word::Initial) {
        &[Column::Initial, Column::Sole]
    } else if said.says(Word::Budget) {
        &[Column::Budget, Column::Initial, Column::Sole]
    } else {
        &[Column::Budget, Column::Initial, Column::Executed, Column::Sole]
    })
}

fn differs_by_unit(quantity: &Quantity<'_>, held: &Held) -> bool {
    let told = quantity.high.map(|high| Printed { low: quantity.low, high });
    let meets = |one: Option<Printed>, other: Option<Printed>| {
        let scaled = one.zip(Fraction::count(10_000)).and_then(|(one, factor)| one.scaled(factor));
        scaled.zip(other).and_then(|(one, other)| one.meets(other)).unwrap_or(false)
    };
    meets(told, Some(held.printed)) || meets(Some(held.printed), told)
}

#[cfg(test)]
mod tests {
    use super::super::tests::messages;

    const FIGURES: &str = r#""department":{"name":"某某县档案馆","staffing":{"authorized":15,"headcount":14,"kind":"事业编制"}},
        "budget":{"total":{"initial_budget":"270.00","budget":"270.70","executed":"269.00","last_year":"256.68","growth":"5.46"},
        "personnel":{"budget":"188.70","executed":"188.70"},"operating":{"budget":"24.00","executed":"23.40","last_year":"25.00"}},
        "three_public":{"total":{"budget":"3.00","executed":"2.60","last_year":"2.85"},"reception":{"executed":"0.80"}},
        "procurement":{"budget":"12.00","executed":"11.40"},
        "projects":[{"name":"档案数字化","budget":"38.00","executed":"37.20"},{"name":"库房改造","unit":"yuan","budget":"200000","executed":"197000"}]"#;

    fn said(code: &str, text: &str) -> Vec<String> {
        messages(code, &format!("{FIGURES},\"management\":[\"{text}\"]"))
    }

    #[test]
    fn what_fits_is_not_found() {
        for text in [
            "2023年总支出269.00万元，比上年增长4.8%，其中：人员支出188.7万元、公用经费23.40万元。",
            "总支出预算270.70万元，执行269.00万元，执行率99.37%。",
            "年初预算安排总支出270万元。",
            "总支出2690000元。",
            "上年总支出256.68万元，2022年总支出256.68万元。",
            "2024年预算安排总支出300万元。",
            "下属某站人员支出5万元，某某项目支出20万元。",
            "工资福利支出和人员支出200万元。",
            "压减公用经费2万元。",
            "公用经费比上年下降6.4%。",
            "“三公”经费支出2.6万元，其中：公务接待费0.80万元。",
            "档案数字化项目预算38万元，支出37.2万元，执行率97.89%；库房改造项目支出19.7万元。",
            "政府采购预算12万元，执行率95%。",
            "核定编制15名，实有14人，行政编制8名、事业编制7名。",
            "人员支出按10%计提，涉及14人。",
            "总支出约270万元。",
            "公用经费控制在22万元以内。",
            "同志人员支出见表，总支出进度80%。",
            "2023年度预算执行率99.37%。",
            "截至6月底，总支出131.40万元，预算执行率48.54%；截至12月底，总支出269.00万元。",
            "上半年总支出131.40万元，公用经费支出11.30万元，比上年增长3%。",
            "6月末在职人员13人。",
            "一季度总支出60万元，人员支出45万元。",
            "2023年1—6月总支出130万元，项目支出20万元。",
            "三年来总支出780万元，项目支出170万元。",
            "下属单位青山镇档案站公用经费3万元，编制2名。",
            "馆属服务中心编制3名，在职3人，公用经费1.2万元。",
            "全县行政事业单位编制2300名，实有人数2215人，人员支出3.2亿元，公用经费4000万元。",
            "全系统编制230名，实有人数215人。",
            "下年度：编制16名。",
            "公用经费23.40万元，上半年项目支出20.10万元，全年执行56.90万元。",
        ] {
            assert_eq!(said("X1", text), Vec::<String>::new(), "{text}");
            assert_eq!(said("T8", text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn long_sentences_cost_little() {
        assert!(said("X1", &"核定编制15名、".repeat(20_000)).is_empty());
    }

    #[test]
    fn what_contradicts_figures_is_found() {
        for (code, text, message) in [
            (
                "X1",
                "某某县档案馆2023年总支出296.00万元。",
                "文字写「某某县档案馆2023年总支出296.00万元」，填报的是总支出预算 270.7 万元、总支出年初预算 270 万元、总支出执行数 269 万元",
            ),
            ("X1", "总支出预算270.70万元，执行296.00万元。", "文字写「执行296.00万元」，填报的是总支出执行数 269 万元"),
            (
                "X1",
                "决算人员支出188.70元。",
                "文字写「决算人员支出188.70元」，填报的是人员支出执行数 188.7 万元，相差一万倍，元和万元可能混用了",
            ),
            (
                "X1",
                "总支出269.00万元，比上年增长32%。",
                "文字写「比上年增长32%」，按填报的总支出执行数和总支出上年数，（269 万元 - 256.68 万元）÷ 256.68 万元 = 4.8%",
            ),
            (
                "X1",
                "公用经费同比增长6.4%。",
                "文字写「公用经费同比增长6.4%」，按填报的公用经费执行数和公用经费上年数，（23.4 万元 - 25 万元）÷ 25 万元 = -6.4%",
            ),
            (
                "X1",
                "上半年支出131.40万元，全年总支出279.00万元。",
                "文字写「全年总支出279.00万元」，填报的是总支出预算 270.7 万元、总支出年初预算 270 万元、总支出执行数 269 万元",
            ),
            ("X1", "公务接待费1.80万元。", "文字写「公务接待费1.80万元」，填报的是公务接待费执行数 0.8 万元"),
            (
                "X1",
                "档案数字化项目支出27.2万元。",
                "文字写「档案数字化项目支出27.2万元」，填报的是「档案数字化」预算 38 万元、「档案数字化」执行数 37.2 万元",
            ),
            ("X1", "我馆现有在职人员16人。", "文字写「我馆现有在职人员16人」，填报的实有人数是 14 人"),
            ("X1", "核定事业编制18名。", "文字写「核定事业编制18名」，填报的编制数是 15 人"),
            (
                "T8",
                "2023年预算执行率为98%。",
                "文字写「2023年预算执行率为98%」，按填报的总支出执行数和总支出预算，269 万元 ÷ 270.7 万元 = 99.37%",
            ),
            (
                "T8",
                "库房改造项目执行率89.5%。",
                "文字写「库房改造项目执行率89.5%」，按填报的「库房改造」执行数和「库房改造」预算，197000 元 ÷ 200000 元 = 98.5%",
            ),
        ] {
            assert_eq!(said(code, text), [message], "{text}");
        }
    }
}
