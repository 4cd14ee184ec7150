#![doc = include_str!("decision_number_doubtful.md")]

use crate::{
    attempt::Case,
    decision_number,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "decision-number-doubtful",
    severity: Severity::Warn,
    step: Step::Pay,
    grade: Grade::Reported,
    sources: &["报"],
    parameters: &[],
    page: include_str!("decision_number_doubtful.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let decision = case.violation.decision.as_ref()?;
    let bare = decision_number::bare(decision.number.as_deref());
    let length = bare.chars().count();
    if bare.is_empty() || decision_number::is_regular(&bare) {
        return None;
    }
    let key = if length == decision_number::LENGTH - 1 {
        "decision-number-doubtful.no-check-digit"
    } else {
        "decision-number-doubtful"
    };
    Some(
        CHECK
            .finds(key)
            .with("length", Value::Count(i64::try_from(length).unwrap_or(i64::MAX)))
            .remedy(Remedy::new("compare_number")),
    )
}
