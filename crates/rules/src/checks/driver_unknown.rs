#![doc = include_str!("driver_unknown.md")]

use crate::{
    attempt::Case,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "driver-unknown",
    severity: Severity::Missing,
    step: Step::Confirm,
    grade: Grade::Law,
    sources: &["163 第8条", "163 第30条"],
    parameters: &[],
    page: include_str!("driver_unknown.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let violation = case.violation;
    let several = case.facts.household.members.len() >= 2;
    (case.undecided() && violation.points > 0 && violation.driver.is_none() && several).then(|| {
        CHECK
            .finds("driver-unknown")
            .with("points", Value::Count(violation.points.into()))
            .remedy(Remedy::new("enter_driver"))
    })
}
