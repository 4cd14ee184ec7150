#![doc = include_str!("points_unknown.md")]

use crate::{
    attempt::Case,
    facts::Account,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
    time::days_after,
};

pub(super) static CHECK: Check = Check {
    id: "points-unknown",
    severity: Severity::Missing,
    step: Step::Confirm,
    grade: Grade::Law,
    sources: &["163 第3条", "163 第15条"],
    parameters: &["points-stale-days", "points-cycle-months"],
    page: include_str!("points_unknown.md"),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    if !case.undecided() || case.violation.points == 0 {
        return None;
    }
    let days = *case.law.parameters.points_stale_days.on(case.today);
    let key = match account.licence.points {
        None => "points-unknown",
        Some(read) if case.cycle_start(account).is_some_and(|start| read.points_as_of < start) => {
            "points-unknown.last-cycle"
        }
        Some(read) if days_after(read.points_as_of, days) < case.today => "points-unknown.old",
        Some(_) => return None,
    };
    Some(
        CHECK
            .finds(key)
            .with("account", case.facts.holder(account))
            .with("days", Value::Days(days))
            .remedy(Remedy::new("enter_points")),
    )
}
