#![doc = include_str!("over_daily_limit.md")]

use crate::{
    attempt::Case,
    checks,
    facts::Method,
    finding::{Check, Finding, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "over-daily-limit",
    severity: Severity::Block,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &["文3"],
    parameters: &[],
    page: include_str!("over_daily_limit.md"),
    run: Run::Method(run),
};

fn run<'a>(case: &Case<'a>, method: &'a Method) -> Option<Finding<'a>> {
    let limit = method.daily_limit_fen?;
    let over = checks::over_limit(case, method, limit, |day| (day, day))?;
    Some(over.finding(&CHECK, "over-daily-limit", "over-daily-limit.alone"))
}
