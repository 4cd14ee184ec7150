#![doc = include_str!("reconsideration_open.md")]

use crate::{
    attempt::Case,
    facts::{AppealKind, AppealStatus},
    finding::{Check, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "reconsideration-open",
    severity: Severity::Info,
    step: Step::Pay,
    grade: Grade::Law,
    sources: &["行政处罚法73", "行政处罚法66"],
    parameters: &[],
    page: include_str!("reconsideration_open.md"),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    case.violation.decision.as_ref()?;
    let mut appeals = case.facts.appeals(case.violation);
    let open = appeals.find(|appeal| appeal.kind != AppealKind::Objection && appeal.status == AppealStatus::Pending)?;
    Some(
        CHECK
            .finds("reconsideration-open")
            .with("kind", Value::Word("appeal_kind", open.kind.word()))
            .remedy(Remedy::new("pay_anyway"))
            .remedy(Remedy::new("apply_deferral")),
    )
}
