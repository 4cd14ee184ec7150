#![doc = include_str!("reconsideration_open.md")]

use crate::{
    attempt::Case,
    facts::{AppealKind, AppealStatus},
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
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
    made: Made::Always,
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    case.violation.decision.as_ref()?;
    let mut appeals = case.appeals.iter();
    let open = appeals.find(|appeal| appeal.kind != AppealKind::Objection && appeal.status == AppealStatus::Pending)?;
    Some(
        CHECK
            .finds("reconsideration-open")
            .with("kind", Value::Word("appeal_kind", open.kind.word()))
            .remedy(Remedy::new("pay_anyway"))
            .remedy(Remedy::new("apply_deferral")),
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::{EVENING, World};
    const SUBMITTED: &str = "2026-09-10T10:00:00+08:00";

    #[test]
    fn paying_is_not_suspended() {
        for kind in ["reconsideration", "lawsuit"] {
            let seen = World::family().appeal(kind, "pending", SUBMITTED, None).at(EVENING);
            assert_eq!((seen.checks(), seen.verdict), (vec!["reconsideration-open"], "payable"));
            assert_eq!(seen.findings[0].clears, "info");
            assert_eq!(seen.findings[0].remedies, ["pay_anyway", "apply_deferral"]);
            assert!(seen.findings[0].value("kind").contains(kind));
        }
    }

    #[test]
    fn what_was_decided_and_an_objection_are_none() {
        for status in ["upheld", "rejected", "withdrawn"] {
            let world = World::family().appeal("reconsideration", status, SUBMITTED, Some("2026-09-11T10:00:00+08:00"));
            world.boundary("reconsideration-open", &[EVENING], &[]);
        }
        let objection = World::family().appeal("objection", "pending", SUBMITTED, None);
        objection.boundary("reconsideration-open", &[EVENING], &[]);
    }
}
