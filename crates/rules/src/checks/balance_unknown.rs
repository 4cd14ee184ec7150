#![doc = include_str!("balance_unknown.md")]

use crate::{
    attempt::Case,
    facts::{Method, MethodKind},
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "balance-unknown",
    severity: Severity::Missing,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &[],
    parameters: &[],
    page: include_str!("balance_unknown.md"),
    run: Run::Method(run),
};

fn run<'a>(case: &Case<'a>, method: &'a Method) -> Option<Finding<'a>> {
    let wallet = matches!(method.kind, MethodKind::Wechat | MethodKind::Alipay);
    (wallet && case.funds(method).is_none()).then(|| {
        CHECK
            .finds("balance-unknown")
            .with("method", &*method.label)
            .with("amount", case.amount_due)
            .remedy(Remedy::new("enter_balance"))
            .remedy(Remedy::AnotherMethod { failing: None })
    })
}
