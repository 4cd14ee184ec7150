#![doc = include_str!("no_method.md")]

use crate::{
    attempt::Case,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "no-method",
    severity: Severity::Missing,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &[],
    parameters: &[],
    page: include_str!("no_method.md"),
    made: Made::Always,
    run: Run::WithoutMethod(run),
};

fn run<'a>(_: &Case<'a>) -> Option<Finding<'a>> {
    Some(CHECK.finds("no-method").remedy(Remedy::new("add_method")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    #[test]
    fn a_fine_needs_something_to_pay_with() {
        World::family().boundary("no-method", &[EVENING], &[]);
        let seen = World::family().without("/methods/0").at(EVENING);
        assert_eq!((seen.checks(), seen.verdict, seen.method), (vec!["no-method"], "unknown", None));
        assert_eq!(seen.findings[0].clears, "action");
        assert_eq!(seen.findings[0].remedies, ["add_method"]);
    }

    #[test]
    fn confirming_does_not_and_neither_does_a_warning() {
        let recorded = World::recorded().without("/methods/0");
        let seen = recorded.at(EVENING);
        assert!(seen.finding("no-method").is_some());
        assert_eq!(seen.next_verdict, Some("payable"));
        recorded.set("/violations/0/fine_fen", json!(0)).boundary("no-method", &[EVENING], &[]);
    }
}
