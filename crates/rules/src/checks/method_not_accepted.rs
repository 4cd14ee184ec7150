#![doc = include_str!("method_not_accepted.md")]

use crate::{
    attempt::Case,
    facts::{Method, MethodKind},
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "method-not-accepted",
    severity: Severity::Block,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &["文3"],
    parameters: &["accepted-methods"],
    page: include_str!("method_not_accepted.md"),
    run: Run::Method(run),
};

fn run<'a>(case: &Case<'a>, method: &'a Method) -> Option<Finding<'a>> {
    let accepted = case.law.parameters.accepted_methods.on(case.today);
    let refused = method.kind == MethodKind::CreditInstalment || !accepted.contains(&method.kind);
    refused.then(|| {
        CHECK
            .finds("method-not-accepted")
            .with("method", &*method.label)
            .with("kind", Value::Word("method_kind", method.kind.word()))
            .remedy(Remedy::AnotherMethod { failing: Some("add_method") })
    })
}
