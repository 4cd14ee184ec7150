#![doc = include_str!("not_confirmed.md")]

use crate::{
    attempt::Case,
    facts::Source,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "not-confirmed",
    severity: Severity::Block,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &["文2"],
    parameters: &[],
    page: include_str!("not_confirmed.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let confirmable = matches!(case.violation.source, Source::Camera | Source::ParkingNotice);
    (case.undecided() && confirmable && case.violation.asks_money())
        .then(|| CHECK.finds("not-confirmed").remedy(Remedy::new("confirm")))
}
