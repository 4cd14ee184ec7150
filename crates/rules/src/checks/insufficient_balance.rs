#![doc = include_str!("insufficient_balance.md")]

use crate::{
    attempt::{Case, Funds},
    facts::{Method, MethodKind},
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    money::Fen,
};

pub(super) static CHECK: Check = Check {
    id: "insufficient-balance",
    severity: Severity::Block,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &["文3"],
    parameters: &[],
    page: include_str!("insufficient_balance.md"),
    run: Run::Method(run),
};

fn run<'a>(case: &Case<'a>, method: &'a Method) -> Option<Finding<'a>> {
    let Some(Funds::Balance { left, .. }) = case.funds(method) else {
        return None;
    };
    let short = case.amount_due.minus(left);
    let card = matches!(method.kind, MethodKind::Wechat | MethodKind::Alipay).then_some("use_bound_card");
    (short > Fen::ZERO).then(|| {
        CHECK
            .finds("insufficient-balance")
            .with("method", &*method.label)
            .with("left", left)
            .with("amount", case.amount_due)
            .with("short", short)
            .remedy(Remedy::new("top_up").with("short", short))
            .remedy(Remedy::AnotherMethod { failing: card })
    })
}
