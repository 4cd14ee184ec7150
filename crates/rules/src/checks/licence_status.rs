#![doc = include_str!("licence_status.md")]

use crate::{
    attempt::Case,
    facts::{Account, LicenceStatus},
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "licence-status",
    severity: Severity::Block,
    step: Step::Confirm,
    grade: Grade::Reported,
    sources: &["报", "162号令"],
    parameters: &[],
    page: include_str!("licence_status.md"),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    let status = account.licence.status;
    (case.undecided() && status != LicenceStatus::Normal).then(|| {
        CHECK
            .finds("licence-status")
            .with("account", case.facts.holder(account))
            .with("status", Value::Word("licence_status", status.word()))
            .remedy(Remedy::new("mend_licence").with("how", Value::Word("licence_remedy", status.word())))
    })
}
