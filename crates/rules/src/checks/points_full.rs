#![doc = include_str!("points_full.md")]

use crate::{
    attempt::Case,
    facts::Account,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "points-full",
    severity: Severity::Block,
    step: Step::Confirm,
    grade: Grade::Law,
    sources: &["163 第14条", "163 第17条", "163 第25条", "163 第15条"],
    parameters: &["points-full", "points-cycle-months", "points-reduction-max"],
    page: include_str!("points_full.md"),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    let parameters = &case.law.parameters;
    let full = *parameters.points_full.on(case.today);
    let held = case.points_in_cycle(account);
    (case.undecided() && held + case.violation.points >= full).then(|| {
        CHECK
            .finds("points-full")
            .with("account", case.facts.holder(account))
            .with("held", Value::Count(held.into()))
            .with("points", Value::Count(case.violation.points.into()))
            .with("full", Value::Count(full.into()))
            .remedy_if(
                held < full && held > 0,
                Remedy::new("reduce_points")
                    .with("most", Value::Count((*parameters.points_reduction_max.on(case.today)).into())),
            )
            .remedy(Remedy::new("window_for_points"))
    })
}
