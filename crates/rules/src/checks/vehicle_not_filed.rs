#![doc = include_str!("vehicle_not_filed.md")]

use crate::{
    attempt::Case,
    checks,
    facts::Account,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "vehicle-not-filed",
    severity: Severity::Block,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文4", "报"],
    parameters: &["filing-review-working-days"],
    page: include_str!("vehicle_not_filed.md"),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    (case.filing_needed(account) && !case.filing_was_rejected(account)).then(|| {
        checks::elsewhere(
            case,
            CHECK
                .finds("vehicle-not-filed")
                .with("plate", &*case.vehicle.plate)
                .with("account", case.facts.holder(account))
                .with("days", Value::Count((*case.law.parameters.filing_review_working_days.on(case.today)).into()))
                .remedy(Remedy::new("file_vehicle")),
        )
    })
}
