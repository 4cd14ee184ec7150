#![doc = include_str!("due_soon.md")]

use crate::{
    attempt::Case,
    checks,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    time::days_before,
};

pub(super) static CHECK: Check = Check {
    id: "due-soon",
    severity: Severity::Warn,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &["文2"],
    parameters: &["due-soon-days", "payment-days"],
    page: include_str!("due_soon.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let pay_by = case.pay_by?;
    let days = *case.law.parameters.due_soon_days.on(case.today);
    let from = days_before(pay_by.advised_day, days);
    let key = match case.today > pay_by.advised_day {
        true => "due-soon.bank",
        false => "due-soon",
    };
    (from..=pay_by.last_day).contains(&case.today).then(|| {
        CHECK
            .finds(key)
            .with("last_day", pay_by.last_day)
            .with("advised_day", pay_by.advised_day)
            .with("left", checks::days_between(case.today, pay_by.last_day))
            .remedy(Remedy::new("pay_now"))
    })
}
