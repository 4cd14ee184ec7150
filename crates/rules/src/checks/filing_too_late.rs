#![doc = include_str!("filing_too_late.md")]

use crate::{
    attempt::Case,
    facts::Account,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "filing-too-late",
    severity: Severity::Block,
    step: Step::Confirm,
    grade: Grade::Reported,
    sources: &["报"],
    parameters: &[],
    page: include_str!("filing_too_late.md"),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    let violation = case.violation;
    let approved = case.live_filing(account).and_then(|filing| case.approved_at(filing));
    let in_time = approved.is_some_and(|approved| approved <= violation.occurred_at);
    (case.undecided() && violation.points > 0 && !case.owned_by(account) && !in_time).then(|| {
        CHECK
            .finds("filing-too-late")
            .with("plate", &*case.vehicle.plate)
            .with("account", case.facts.holder(account))
            .remedy(Remedy::AnotherAccount)
            .remedy(Remedy::new("owner_or_window"))
    })
}
