#![doc = include_str!("daily_maintenance.md")]

use crate::{
    attempt::Case,
    finding::{Check, Clears, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    windows,
};

pub(super) static CHECK: Check = Check {
    id: "daily-maintenance",
    severity: Severity::Block,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文1"],
    parameters: &["daily-maintenance"],
    page: include_str!("daily_maintenance.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let default = case.law.parameters.daily_maintenance.on(case.today);
    let windows = case.facts.household.maintenance.daily.as_ref().unwrap_or(default);
    Some(match windows::daily_end(windows, case.at)? {
        Some(end) => CHECK
            .finds("daily-maintenance")
            .with("until", end)
            .clearing(Clears::At(end))
            .remedy(Remedy::new("wait_until").with("until", end)),
        None => CHECK.finds("daily-maintenance.all-day").remedy(Remedy::new("correct_windows")),
    })
}
