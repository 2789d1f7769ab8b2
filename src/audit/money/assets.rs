//! M12: the net value of assets, and what it is called.

use super::estimate::Estimate;
use super::stated::{Stated, resting, term};
use crate::audit::Subject;
use crate::audit::finding::Finding;
use crate::audit::findings::Findings;
use crate::decimal::difference;
use crate::rubric::{Check, Severity};
use crate::submission::Assets;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    let assets = &subject.submission.department.assets;
    for finding in [net_value(assets), named_wrongly(assets)].into_iter().flatten() {
        findings.add(finding);
    }
}

fn net_value<'s>(assets: &Assets<'_>) -> Option<Finding<'s>> {
    let unit = assets.unit.map_or("", |unit| term(Some(unit)));
    let shown = if unit.is_empty() { String::new() } else { format!(" {unit}") };
    let of = |field: &str, label, value| Stated::new(format!("/department/assets/{field}"), label, value);
    let original = of("original_value", "固定资产原值", assets.original_value)?;
    let depreciation = of("accumulated_depreciation", "累计折旧", assets.accumulated_depreciation)?;
    let net = of("net_value", "资产净值", assets.net_value);
    let (before, lost) = (Estimate::printed(original.value)?, Estimate::printed(depreciation.value)?);
    let computed = difference(original.value, depreciation.value)?;
    if lost.is_above(before)? {
        let message = format!(
            "累计折旧 {}{shown}超过固定资产原值 {}{shown}，净值成了 {computed}{shown}，不可能为负",
            depreciation.value, original.value
        );
        let finding = Finding::new(Check::M12, &*depreciation.pointer, message)
            .expecting(format!("不超过 {}{shown}", original.value))
            .mend("请按资产台账核对原值和累计折旧");
        return Some(resting(finding, [&depreciation, &original].into_iter().chain(&net), unit));
    }
    let net = net?;
    if before.minus(lost)?.meets(Estimate::printed(net.value)?)? {
        return None;
    }
    let gap = difference(net.value, computed)?.abs();
    let message = format!(
        "资产净值 {}{shown} ≠ 固定资产原值 {} - 累计折旧 {} = {computed}{shown}，差 {gap}{shown}",
        net.value, original.value, depreciation.value
    );
    let finding = Finding::new(Check::M12, &*net.pointer, message)
        .expecting(format!("{computed}{shown}"))
        .mend("请按资产台账核对原值、累计折旧和净值");
    Some(resting(finding, [&net, &original, &depreciation], unit))
}

fn named_wrongly<'s>(assets: &Assets<'_>) -> Option<Finding<'s>> {
    let name = assets.net_value_term.as_deref().map(str::trim).filter(|name| name.contains("净资产"))?;
    let message = format!("固定资产原值减累计折旧是资产净值，报告写成“{name}”；净资产是资产减负债，另有所指");
    let finding = Finding::new(Check::M12, "/department/assets/net_value_term", message)
        .weighing(Severity::Warning)
        .expecting("资产净值")
        .mend("请把名称改为“资产净值”")
        .on("/department/assets/net_value_term", "报告中的名称", name);
    let unit = assets.unit.map_or("", |unit| term(Some(unit)));
    let value = Stated::new("/department/assets/net_value", "资产净值", assets.net_value);
    Some(resting(finding, &value, unit))
}
