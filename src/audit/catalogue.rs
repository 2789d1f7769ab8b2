//! What there is to say of every check: how much its findings weigh, what it is called, and where it comes from.
//!
//! What a check demands stands with its code, in [`Check::meaning`]; `docs/audit.md` is made of both. A difference
//! that the published decimals explain is no finding of any check.

use crate::rubric::{Check, Severity};

/// The entry of a check.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// How much its findings weigh, unless the case or the rubric says otherwise.
    pub severity: Severity,
    /// What it is about, in Chinese.
    pub title: &'static str,
    /// The clause, the standard or the practice behind it.
    pub source: &'static str,
}

macro_rules! entries {
    ($($check:ident: $severity:ident, $title:literal, $source:literal;)+) => {
        /// The entry of a check.
        #[must_use]
        pub const fn entry(check: Check) -> Entry {
            match check {
                $(Check::$check => Entry { severity: Severity::$severity, title: $title, source: $source },)+
            }
        }
    };
}

entries! {
    T1: Error, "分数超出分值", "自评表：分值是最高分";
    T2: Error, "合计与各项之和不符", "自评表：合计；6 份已公布的表中 2 份合计有误";
    T3: Error, "指标分值合计不符", "财预〔2020〕10号：各类指标的分值";
    T4: Error, "分数与计分标准不符", "自评表：计分标准；12 份已公布的表中 6 份与自己的标准不符";
    T5: Error, "扣分没有写原因", "自评表：备注、扣分原因、偏差原因；12 份已公布的表中 4 份没有原因";
    T6: Note, "满分却写了扣分原因", "自评表：备注";
    T7: Error, "分数不在所选等级的区间内", "财预〔2020〕10号：100%～80%、80%～60%、60%～0%";
    T8: Error, "比率与数据不符", "财预〔2013〕53号：预算完成率等；10 份已公布的表中 3 份把率取了整";
    T9: Error, "指标值和完成值不能比较", "财预〔2020〕10号：年度指标值、实际完成值；10 份已公布的表中 4 份不是数";
    T10: Warning, "大幅超额完成没有说明", "财预〔2020〕10号：偏离较多的要分析原因，视情扣分";
    T11: Error, "指标值为 0 的指标", "计分办法：指标值为 0 时怎么得分";
    T12: Error, "预算为 0 却有支出或得分", "自评表：预算执行率";
    T13: Warning, "花钱不多却全部完成", "财预〔2020〕10号：预算执行与产出相互印证";
    T14: Warning, "把资金当作产出或效益指标", "财预〔2020〕10号：产出和效益指标；10 份已公布的表中 4 份如此";
    T15: Warning, "满分与存在的问题矛盾", "自评报告：存在问题";
    T16: Error, "总分落在两个等级之间", "计分办法：等级的分数段";
    T17: Error, "项目得分与项目不符", "自评表注：另附单个项目的绩效评价表";
    T18: Warning, "审核不完整", "自评表：评定分数、审核人签字";
    T19: Warning, "一项指标占分过重", "财预〔2020〕10号：指标权重";
    T20: Warning, "不适用的考核内容得了分", "计分办法：不适用时怎么计分";
    T21: Warning, "得分没有依据", "自评表：佐证材料";
    T22: Note, "同一问题扣了两次", "自评表：扣分原因";
    M1: Error, "总支出与各部分之和不符", "部门预算：总支出 = 基本支出 + 项目支出 + 国有资本经营预算 + 政府性基金";
    M2: Error, "基本支出与各部分之和不符", "部门预算：基本支出 = 人员支出 + 公用经费";
    M3: Error, "人员支出与各部分之和不符", "部门预算：人员支出 = 工资福利支出 + 对个人和家庭的补助";
    M4: Error, "增幅与数据不符", "（本年 - 上年）÷ 上年 × 100%";
    M5: Error, "合计的增幅与各部分的增幅矛盾", "合计的增幅是各部分增幅的加权平均";
    M6: Error, "结转结余与收支不符", "年末结转结余 = 年初结转结余 + 本年收入 - 本年支出";
    M7: Error, "占比与数据不符", "占比 = 部分 ÷ 总支出 × 100%，合计为 100%";
    M9: Error, "支出超过预算，或调整数不符", "年初预算 + 调整数 = 全年预算；《预算法》第十三条：不得超预算支出";
    M10: Warning, "结转结余率与执行率不能互补", "财预〔2013〕53号：结转结余率、预算完成率";
    M11: Error, "“三公”经费不符", "《党政机关厉行节约反对浪费条例》；预决算公开的口径";
    M12: Error, "资产净值不符", "资产净值 = 固定资产原值 - 累计折旧；净资产另有所指";
    M13: Warning, "金额单位不明或不一", "自评表：单位（万元）";
    M14: Warning, "政府采购执行率不合常理", "财预〔2013〕53号：政府采购执行率";
    M15: Note, "机关运行经费与公用经费重复", "部门预算：机关运行经费即公用经费";
    M16: Error, "明细与合计不符", "项目支出 = 各项目之和";
    M17: Error, "预算调整率与数据不符", "财预〔2013〕53号：预算调整率";
    P1: Error, "岗位数与编制数不符", "部门概况：编制";
    P2: Error, "实有人数超过编制", "财预〔2013〕53号：在职人员控制率";
    P3: Warning, "退休人员占用编制", "部门概况：编制";
    P4: Warning, "内设机构数与名称不符", "部门概况：内设机构";
    P5: Warning, "车辆超过编制", "《党政机关公务用车管理办法》：编制管理";
    X1: Error, "文字中的数与表中的数不符", "自评报告与自评表应一致";
    X2: Error, "同一数据前后不一", "自评报告前后应一致";
    X3: Warning, "大段重复", "自评报告：各部分各有其内容";
    X4: Warning, "不同事项用同一个原因", "自评报告：增减原因";
    X5: Warning, "内容与标题不符", "自评报告：数量、质量、时效、成本、效益、满意度";
    X6: Warning, "目标没有对应的结果", "自评报告：绩效目标与完成情况";
    X7: Warning, "年度不一致", "自评报告：年度、日期";
    X8: Warning, "单位名称不一", "GB/T 9704-2012：机关名称用全称或规范化简称";
    X9: Error, "文字中的数加起来不符", "自评报告前后应一致";
    X10: Note, "编号跳号或重号", "GB/T 9704-2012：结构层次序数";
    X11: Error, "写“无”却有数据", "自评报告与自评表应一致";
    X12: Warning, "签章、日期或附件不全", "自评表：签字、盖章、填报日期、附件";
    X13: Warning, "该写数的地方用了约数或空话", "自评报告：定量反映";
    X14: Note, "问题与措施不对应", "自评报告：存在问题及改进措施";
    X15: Warning, "超过篇幅", "自评表：字数限制";
    X16: Note, "文件名称或文号不规范", "GB/T 9704-2012：发文字号的年份用六角括号〔〕";
    X17: Error, "报告中的分数或等级与表不符", "自评报告：自评得分和等级";
    X18: Note, "扫描或粘贴的痕迹", "自评报告应可阅读";
    X19: Warning, "公开情况不具体", "《预算法》第十四条：二十日内公开；公开的时间和渠道";
}

/// Where a check stands in the catalogue; a rubric's own come after all others.
#[must_use]
pub fn place(code: &str) -> usize {
    Check::ALL.iter().position(|check| check.text() == code).unwrap_or(Check::ALL.len())
}
