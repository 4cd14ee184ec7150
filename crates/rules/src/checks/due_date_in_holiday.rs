#![doc = include_str!("due_date_in_holiday.md")]

use crate::{
    attempt::Case,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    time::days_before,
};

pub(super) static CHECK: Check = Check {
    id: "due-date-in-holiday",
    severity: Severity::Warn,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &["文1"],
    parameters: &["due-in-holiday-days", "rush-run-days", "rush-days", "early-days"],
    page: include_str!("due_date_in_holiday.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let last_day = case.pay_by?.last_day;
    let parameters = &case.law.parameters;
    let days = *parameters.due_in_holiday_days.on(case.today);
    let run_days = *parameters.rush_run_days.on(case.today);
    let mut before = (1..=days).map(|back| days_before(last_day, back));
    let run = before.find_map(|day| case.law.calendar.long_run(day, run_days).filter(|run| run.last >= case.today))?;
    (case.today <= last_day).then(|| {
        CHECK.finds("due-date-in-holiday").with("last_day", last_day).with("first", run.first).remedy(
            Remedy::new("pay_between")
                .with("from", days_before(run.first, *parameters.early_days.on(case.today)))
                .with("to", days_before(run.first, *parameters.rush_days.on(case.today))),
        )
    })
}
