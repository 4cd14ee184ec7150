#![doc = include_str!("unhandled_backlog.md")]

use crate::{
    attempt::Case,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "unhandled-backlog",
    severity: Severity::Warn,
    step: Step::Confirm,
    grade: Grade::Law,
    sources: &["157 第54条", "157 第55条"],
    parameters: &[
        "backlog-records",
        "backlog-notice-days",
        "backlog-announcement-days",
        "announced-service-days",
        "camera-handle-days",
        "parking-notice-handle-days",
        "notice-handle-working-days",
    ],
    page: include_str!("unhandled_backlog.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let parameters = &case.law.parameters;
    let limit = *parameters.backlog_records.on(case.today);
    let records = i64::try_from(case.facts.unhandled(&case.vehicle.id, case.today)).unwrap_or(i64::MAX);
    (case.undecided() && records >= i64::from(limit)).then(|| {
        CHECK
            .finds("unhandled-backlog")
            .with("plate", &*case.vehicle.plate)
            .with("records", Value::Count(records))
            .with("notice_days", Value::Days(*parameters.backlog_notice_days.on(case.today)))
            .with("announcement_days", Value::Days(*parameters.backlog_announcement_days.on(case.today)))
            .with("service_days", Value::Days(*parameters.announced_service_days.on(case.today)))
            .remedy(Remedy::new("handle_oldest"))
    })
}
