#![doc = include_str!("before_holiday.md")]

use crate::{
    attempt::Case,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    time::days_before,
    windows,
};

pub(super) static CHECK: Check = Check {
    id: "before-holiday",
    severity: Severity::Info,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文1"],
    parameters: &["rush-days", "early-days", "rush-run-days"],
    page: include_str!("before_holiday.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let rush = *case.law.parameters.rush_days.on(case.today);
    let early = *case.law.parameters.early_days.on(case.today);
    let run = windows::run_starting(case.law, case.today, rush + 1..=early)?;
    Some(
        CHECK
            .finds("before-holiday")
            .with("first", run.first)
            .with("rush", days_before(run.first, rush))
            .remedy(Remedy::new("pay_now")),
    )
}
