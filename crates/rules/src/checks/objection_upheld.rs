#![doc = include_str!("objection_upheld.md")]

use crate::{
    attempt::Case,
    checks,
    facts::AppealStatus,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "objection-upheld",
    severity: Severity::Info,
    step: Step::Both,
    grade: Grade::Law,
    sources: &["157 第22条", "157 第81条"],
    parameters: &["removal-working-days"],
    page: include_str!("objection_upheld.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    checks::objections(case, AppealStatus::Upheld).next()?;
    let days = *case.law.parameters.removal_working_days.on(case.today);
    Some(CHECK.finds("objection-upheld").with("days", Value::Days(days)).remedy(Remedy::new("mark_revoked")))
}
