#![doc = include_str!("no_account.md")]

use crate::{
    attempt::Case,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "no-account",
    severity: Severity::Missing,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &[],
    parameters: &[],
    page: include_str!("no_account.md"),
    run: Run::WithoutAccount(run),
};

fn run<'a>(_: &Case<'a>) -> Option<Finding<'a>> {
    Some(CHECK.finds("no-account").remedy(Remedy::new("add_account")))
}
