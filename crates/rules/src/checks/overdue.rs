#![doc = include_str!("overdue.md")]

use crate::{
    attempt::Case,
    clocks,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
    time::days_after,
};

pub(super) static CHECK: Check = Check {
    id: "overdue",
    severity: Severity::Warn,
    step: Step::Pay,
    grade: Grade::Law,
    sources: &["道交法109", "行政处罚法72"],
    parameters: &["payment-days", "surcharge-rate-bp", "surcharge-cap-bp"],
    page: include_str!("overdue.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let last_day = case.pay_by?.last_day;
    if case.today <= last_day {
        return None;
    }
    let cap = clocks::surcharge_cap(case.violation.fine_fen, last_day, case.law);
    let key = if case.pauses.hold(case.today) {
        "overdue.paused"
    } else if case.surcharge == cap {
        "overdue.capped"
    } else {
        "overdue"
    };
    Some(
        CHECK
            .finds(key)
            .with("last_day", last_day)
            .with("days", Value::Days(case.days_late_on(case.today)))
            .with("surcharge", case.surcharge)
            .with("tomorrow", case.surcharge_on(days_after(case.today, 1)))
            .with("cap", cap)
            .remedy(Remedy::new("pay_now")),
    )
}
