#![doc = include_str!("handle_overdue.md")]

use crate::{
    attempt::Case,
    checks,
    facts::Source,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "handle-overdue",
    severity: Severity::Warn,
    step: Step::Confirm,
    grade: Grade::Law,
    sources: &["157 第20条", "157 第46条", "157 第53条", "道交法110"],
    parameters: &["camera-handle-days", "parking-notice-handle-days", "notice-handle-working-days"],
    page: include_str!("handle_overdue.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let day = case.handle_by?.day;
    let key = match case.violation.source {
        Source::Notice => "handle-overdue.notice",
        _ => "handle-overdue",
    };
    (case.today > day).then(|| {
        CHECK
            .finds(key)
            .with("day", day)
            .with("days", checks::days_between(day, case.today))
            .remedy(Remedy::new("confirm_now"))
            .remedy(Remedy::new("ask_extension"))
    })
}
