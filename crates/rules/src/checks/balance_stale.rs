#![doc = include_str!("balance_stale.md")]

use chrono::TimeDelta;

use crate::{
    attempt::Case,
    facts::Method,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "balance-stale",
    severity: Severity::Warn,
    step: Step::Pay,
    grade: Grade::Reported,
    sources: &[],
    parameters: &["balance-stale-hours"],
    page: include_str!("balance_stale.md"),
    run: Run::Method(run),
};

fn run<'a>(case: &Case<'a>, method: &'a Method) -> Option<Finding<'a>> {
    let as_of = case.funds(method)?.as_of();
    let hours = *case.law.parameters.balance_stale_hours.on(case.today);
    (case.at.since(as_of) > TimeDelta::hours(hours.into())).then(|| {
        CHECK
            .finds("balance-stale")
            .with("method", &*method.label)
            .with("as_of", as_of)
            .remedy(Remedy::new("check_balance"))
    })
}
