#![doc = include_str!("announced_maintenance.md")]

use crate::{
    attempt::Case,
    finding::{Check, Clears, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    windows,
};

pub(super) static CHECK: Check = Check {
    id: "announced-maintenance",
    severity: Severity::Block,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文1"],
    parameters: &[],
    page: include_str!("announced_maintenance.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let (notice, end) = windows::announced_end(&case.facts.household.maintenance.announced, case.at)?;
    let finding = match notice.text.as_deref() {
        Some(text) => CHECK.finds("announced-maintenance.text").with("text", text),
        None => CHECK.finds("announced-maintenance"),
    };
    Some(finding.with("until", end).clearing(Clears::At(end)).remedy(Remedy::new("wait_until").with("until", end)))
}
