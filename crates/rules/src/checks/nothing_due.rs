#![doc = include_str!("nothing_due.md")]

use crate::{
    attempt::Case,
    facts::Stage,
    finding::{Check, Finding, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "nothing-due",
    severity: Severity::Info,
    step: Step::Both,
    grade: Grade::Law,
    sources: &["157", "报"],
    parameters: &[],
    page: include_str!("nothing_due.md"),
    run: Run::Always(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let violation = case.violation;
    let key = if violation.stage == Stage::Revoked {
        "nothing-due.revoked"
    } else if violation.asks_money() {
        return None;
    } else if case.undecided() {
        "nothing-due.to-confirm"
    } else if violation.warning_only {
        "nothing-due.warning"
    } else {
        "nothing-due"
    };
    Some(CHECK.finds(key))
}
