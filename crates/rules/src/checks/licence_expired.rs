#![doc = include_str!("licence_expired.md")]

use crate::{
    attempt::Case,
    facts::Account,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "licence-expired",
    severity: Severity::Block,
    step: Step::Confirm,
    grade: Grade::Law,
    sources: &["162号令"],
    parameters: &[],
    page: include_str!("licence_expired.md"),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    let valid_until = account.licence.valid_until?;
    (case.undecided() && valid_until < case.today).then(|| {
        CHECK
            .finds("licence-expired")
            .with("account", case.facts.holder(account))
            .with("valid_until", valid_until)
            .remedy(Remedy::new("renew_licence"))
    })
}
