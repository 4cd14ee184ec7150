#![doc = include_str!("objection_rejected.md")]

use crate::{
    attempt::Case,
    checks,
    facts::AppealStatus,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "objection-rejected",
    severity: Severity::Info,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文5"],
    parameters: &[],
    page: include_str!("objection_rejected.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    checks::objections(case, AppealStatus::Rejected).next()?;
    let key = if case.undecided() { "objection-rejected" } else { "objection-rejected.decided" };
    let next = if case.undecided() { "confirm" } else { "pay" };
    Some(CHECK.finds(key).remedy(Remedy::new(next)))
}
