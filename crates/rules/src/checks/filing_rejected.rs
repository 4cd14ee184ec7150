#![doc = include_str!("filing_rejected.md")]

use crate::{
    attempt::Case,
    checks,
    facts::Account,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "filing-rejected",
    severity: Severity::Block,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文4", "报"],
    parameters: &[],
    page: include_str!("filing_rejected.md"),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    case.filing_was_rejected(account).then(|| {
        checks::elsewhere(
            case,
            CHECK
                .finds("filing-rejected")
                .with("plate", &*case.vehicle.plate)
                .with("account", case.facts.holder(account))
                .remedy(Remedy::new("file_again")),
        )
    })
}
