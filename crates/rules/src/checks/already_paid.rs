#![doc = include_str!("already_paid.md")]

use chrono::TimeDelta;

use crate::{
    attempt::Case,
    facts::Stage,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "already-paid",
    severity: Severity::Info,
    step: Step::Both,
    grade: Grade::Reported,
    sources: &["报"],
    parameters: &["status-lag-hours"],
    page: include_str!("already_paid.md"),
    run: Run::Always(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let payment = case.succeeded_payment();
    if payment.is_none() && case.violation.stage != Stage::Paid {
        return None;
    }
    let hours = *case.law.parameters.status_lag_hours.on(case.today);
    let recent = payment.filter(|payment| case.at.since(payment.attempted_at) < TimeDelta::hours(hours.into()));
    let finding = match recent {
        Some(payment) => CHECK
            .finds("already-paid.recent")
            .with("paid_at", payment.attempted_at)
            .with("hours", Value::Count(hours.into())),
        None => CHECK.finds("already-paid"),
    };
    Some(finding.remedy(Remedy::new("keep_receipt")))
}
