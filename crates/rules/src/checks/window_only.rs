#![doc = include_str!("window_only.md")]

use crate::{
    attempt::Case,
    facts::Source,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "window-only",
    severity: Severity::Block,
    step: Step::Confirm,
    grade: Grade::Law,
    sources: &["157 第43条", "157 第52条", "报"],
    parameters: &["simple-procedure-fine-fen", "points-full"],
    page: include_str!("window_only.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    if !case.undecided() {
        return None;
    }
    let limit = *case.law.parameters.simple_procedure_fine_fen.on(case.today);
    let full = *case.law.parameters.points_full.on(case.today);
    let violation = case.violation;
    let finding = if violation.source == Source::Notice {
        CHECK.finds("window-only.notice")
    } else if violation.fine_fen > limit {
        CHECK.finds("window-only.fine").with("fine", violation.fine_fen).with("limit", limit)
    } else if violation.points >= full {
        CHECK.finds("window-only.points").with("points", Value::Count(violation.points.into()))
    } else {
        return None;
    };
    Some(finding.remedy(Remedy::new("go_to_window")))
}

/// Whether it holds: what certainly needs a window does not also perhaps need one.
pub(super) fn fires(case: &Case<'_>) -> bool {
    run(case).is_some()
}
