//! People, offices and vehicles against what is authorized.

mod counted;
mod offices;
mod posts;

use super::Subject;
use super::finding::Finding;
use super::findings::Findings;
use crate::decimal::difference;
use crate::rubric::Check;
use crate::submission::Vehicles;

/// Makes the findings.
pub fn check<'s>(subject: &Subject<'_, 's>, findings: &mut Findings<'s>) {
    posts::check(subject, findings);
    offices::check(subject, findings);
    if let Some(finding) = too_many_vehicles(&subject.submission.department.vehicles) {
        findings.add(finding);
    }
}

fn too_many_vehicles<'s>(vehicles: &Vehicles) -> Option<Finding<'s>> {
    let (actual, authorized) = (vehicles.actual?, vehicles.authorized?);
    if actual <= authorized {
        return None;
    }
    let gap = difference(actual, authorized)?;
    let message = format!("实有车辆 {actual} 辆，超过车辆编制 {authorized} 辆，多 {gap} 辆");
    Some(
        Finding::new(Check::P5, "/department/vehicles/actual", message)
            .expecting(format!("不超过 {authorized} 辆"))
            .mend("请核对车辆编制和实有车辆；待处置或未核编的车辆请说明")
            .on("/department/vehicles/actual", "实有车辆", format!("{actual} 辆"))
            .on("/department/vehicles/authorized", "车辆编制", format!("{authorized} 辆")),
    )
}
