#![doc = include_str!("no_account.md")]

use crate::{
    attempt::Case,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "no-account",
    severity: Severity::Missing,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &[],
    parameters: &[],
    page: include_str!("no_account.md"),
    made: Made::Always,
    run: Run::WithoutAccount(run),
};

fn run<'a>(_: &Case<'a>) -> Option<Finding<'a>> {
    Some(CHECK.finds("no-account").remedy(Remedy::new("add_account")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    #[test]
    fn a_household_without_an_account_can_do_nothing() {
        World::family().boundary("no-account", &[EVENING], &[]);
        let seen = World::family().without("/accounts/1").without("/accounts/0").at(EVENING);
        assert_eq!((seen.checks(), seen.verdict, seen.account), (vec!["no-account"], "unknown", None));
        assert_eq!(seen.findings[0].clears, "action");
        assert_eq!(seen.findings[0].remedies, ["add_account"]);
    }

    #[test]
    fn points_are_not_confirmed_with_somebody_else_s_account() {
        // She drove and has no account; his is not tried.
        let hers = World::recorded().set("/violations/0/driver", json!("mum")).without("/accounts/1");
        hers.boundary("no-account", &[EVENING], &[]);
        let seen = hers.set("/violations/0/points", json!(1)).at(EVENING);
        assert!(seen.finding("no-account").is_some());
        assert_eq!((seen.account, seen.next_verdict), (None, Some("unknown")));
    }
}
