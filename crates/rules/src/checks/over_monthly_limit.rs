#![doc = include_str!("over_monthly_limit.md")]

use crate::{
    attempt::Case,
    checks,
    facts::Method,
    finding::{Check, Finding, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "over-monthly-limit",
    severity: Severity::Block,
    step: Step::Pay,
    grade: Grade::Reported,
    sources: &["报"],
    parameters: &[],
    page: include_str!("over_monthly_limit.md"),
    run: Run::Method(run),
};

fn run<'a>(case: &Case<'a>, method: &'a Method) -> Option<Finding<'a>> {
    let limit = method.monthly_limit_fen?;
    let over = checks::over_limit(case, method, limit, checks::month_of)?;
    Some(over.finding(&CHECK, "over-monthly-limit", "over-monthly-limit.alone"))
}
