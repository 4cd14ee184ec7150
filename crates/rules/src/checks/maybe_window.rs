#![doc = include_str!("maybe_window.md")]

use crate::{
    attempt::Case,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "maybe-window",
    severity: Severity::Warn,
    step: Step::Confirm,
    grade: Grade::Reported,
    sources: &["报"],
    parameters: &["online-points-limit"],
    page: include_str!("maybe_window.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let limit = *case.law.parameters.online_points_limit.on(case.today);
    let points = case.violation.points;
    (case.undecided() && points > limit && !super::window_only::fires(case)).then(|| {
        CHECK
            .finds("maybe-window")
            .with("points", Value::Count(points.into()))
            .with("limit", Value::Count(limit.into()))
            .remedy(Remedy::new("try_online_else_window"))
    })
}
