#![doc = include_str!("filing_pending.md")]

use crate::{
    attempt::Case,
    clocks,
    facts::Account,
    finding::{Check, Clears, Finding, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "filing-pending",
    severity: Severity::Block,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文4"],
    parameters: &["filing-review-working-days"],
    page: include_str!("filing_pending.md"),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    if case.owned_by(account) {
        return None;
    }
    let filing = case.live_filing(account).filter(|filing| case.approved_at(filing).is_none())?;
    let expected = clocks::filing_expected(filing, case.law);
    let finding = if expected > case.at {
        CHECK.finds("filing-pending").clearing(Clears::Expected(expected)).remedy(Remedy::new("wait"))
    } else {
        CHECK.finds("filing-pending.late").remedy(Remedy::new("look_up_answer"))
    };
    Some(
        finding
            .with("plate", &*case.vehicle.plate)
            .with("account", case.facts.holder(account))
            .with("expected", expected)
            .remedy(Remedy::AnotherAccount),
    )
}
