#![doc = include_str!("no_method.md")]

use crate::{
    attempt::Case,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "no-method",
    severity: Severity::Missing,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &[],
    parameters: &[],
    page: include_str!("no_method.md"),
    run: Run::WithoutMethod(run),
};

fn run<'a>(_: &Case<'a>) -> Option<Finding<'a>> {
    Some(CHECK.finds("no-method").remedy(Remedy::new("add_method")))
}
