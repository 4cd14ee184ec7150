#![doc = include_str!("holiday_rush.md")]

use crate::{
    attempt::Case,
    finding::{Check, Clears, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    time::Instant,
    windows,
};

pub(super) static CHECK: Check = Check {
    id: "holiday-rush",
    severity: Severity::Warn,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文1"],
    parameters: &["rush-days", "rush-run-days"],
    page: include_str!("holiday_rush.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let days = *case.law.parameters.rush_days.on(case.today);
    let run = windows::run_starting(case.law, case.today, 1..=days)?;
    let due_meanwhile = case.pay_by.is_some_and(|pay_by| pay_by.advised_day <= run.last);
    Some(
        CHECK
            .finds("holiday-rush")
            .with("first", run.first)
            .with("last", run.last)
            .clearing(Clears::At(Instant::start_of(run.first)))
            .remedy(Remedy::new("pay_now"))
            .remedy_if(!due_meanwhile, Remedy::new("after_holiday").with("first", run.first)),
    )
}
