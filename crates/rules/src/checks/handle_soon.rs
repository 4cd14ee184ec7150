#![doc = include_str!("handle_soon.md")]

use crate::{
    attempt::Case,
    checks,
    facts::Source,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    time::days_before,
};

pub(super) static CHECK: Check = Check {
    id: "handle-soon",
    severity: Severity::Warn,
    step: Step::Confirm,
    grade: Grade::Law,
    sources: &["157 第20条", "157 第46条", "157 第53条", "道交法110"],
    parameters: &["camera-handle-days", "parking-notice-handle-days", "notice-handle-working-days", "handle-soon-days"],
    page: include_str!("handle_soon.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let day = case.handle_by?.day;
    let days = *case.law.parameters.handle_soon_days.on(case.today);
    let key = match case.violation.source {
        Source::Notice => "handle-soon.notice",
        _ => "handle-soon",
    };
    (days_before(day, days)..=day).contains(&case.today).then(|| {
        CHECK
            .finds(key)
            .with("day", day)
            .with("left", checks::days_between(case.today, day))
            .remedy(Remedy::new("confirm_now"))
            .remedy(Remedy::new("ask_extension"))
    })
}
