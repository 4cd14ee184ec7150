#![doc = include_str!("over_single_limit.md")]

use crate::{
    attempt::Case,
    facts::Method,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "over-single-limit",
    severity: Severity::Block,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &["文3"],
    parameters: &[],
    page: include_str!("over_single_limit.md"),
    run: Run::Method(run),
};

fn run<'a>(case: &Case<'a>, method: &'a Method) -> Option<Finding<'a>> {
    let limit = method.single_limit_fen.filter(|limit| case.amount_due > *limit)?;
    Some(
        CHECK
            .finds("over-single-limit")
            .with("method", &*method.label)
            .with("amount", case.amount_due)
            .with("limit", limit)
            .remedy(Remedy::AnotherMethod { failing: None })
            .remedy(Remedy::new("raise_limit").with("to", case.amount_due)),
    )
}
