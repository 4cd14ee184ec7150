#![doc = include_str!("decision_number_missing.md")]

use crate::{
    attempt::Case,
    decision_number,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
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
    made: Made::When(|case| case.violation.decision.is_some()),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let decision = case.violation.decision.as_ref()?;
    decision_number::bare(decision.number.as_deref())
        .is_empty()
        .then(|| CHECK.finds("decision-number-missing").remedy(Remedy::new("enter_number")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    #[test]
    fn a_number_that_is_only_blanks_and_dashes_is_missing() {
        for number in [json!(null), json!(" —－ ")] {
            let seen = World::family().set("/violations/0/decision/number", number).at(EVENING);
            assert_eq!((seen.checks(), seen.verdict), (vec!["decision-number-missing"], "unknown"));
            assert_eq!(seen.findings[0].clears, "action");
            assert_eq!(seen.findings[0].remedies, ["enter_number"]);
        }
    }

    #[test]
    fn any_number_is_a_number_and_a_record_has_none_yet() {
        let odd = World::family().set("/violations/0/decision/number", json!("?"));
        odd.boundary("decision-number-missing", &[EVENING], &[]);
        World::recorded().boundary("decision-number-missing", &[EVENING], &[]);
    }
}
