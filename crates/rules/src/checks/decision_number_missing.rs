#![doc = include_str!("decision_number_missing.md")]

use crate::{
    attempt::Case,
    decision_number,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "decision-number-missing",
    severity: Severity::Missing,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &["文2"],
    parameters: &[],
    page: include_str!("decision_number_missing.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let decision = case.violation.decision.as_ref()?;
    decision_number::bare(decision.number.as_deref())
        .is_empty()
        .then(|| CHECK.finds("decision-number-missing").remedy(Remedy::new("enter_number")))
}
