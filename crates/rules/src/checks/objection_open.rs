#![doc = include_str!("objection_open.md")]

use crate::{
    attempt::Case,
    checks, clocks,
    facts::AppealStatus,
    finding::{Check, Clears, Finding, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "objection-open",
    severity: Severity::Block,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文5", "157 第5条"],
    parameters: &["objection-review-working-days"],
    page: include_str!("objection_open.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let mut objections = checks::objections(case, AppealStatus::Pending);
    let expected = objections.next().map(|objection| clocks::objection_expected(objection, case.law))?;
    let finding = if expected > case.at {
        CHECK.finds("objection-open").clearing(Clears::Expected(expected))
    } else {
        CHECK.finds("objection-open.late").remedy(Remedy::new("look_up_answer"))
    };
    Some(finding.with("expected", expected).remedy(Remedy::new("wait")).remedy(Remedy::new("withdraw_objection")))
}
