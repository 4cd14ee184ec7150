#![doc = include_str!("filing_pending.md")]

use crate::{
    attempt::Case,
    clocks,
    facts::Account,
    finding::{Check, Clears, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "filing-pending",
    severity: Severity::Block,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文4"],
    parameters: &["filing-review-working-days"],
    page: include_str!("filing_pending.md"),
    made: Made::WhenAccount(|case, account| !case.owned_by(account) && case.filings_of(account).next().is_some()),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    if case.owned_by(account) {
        return None;
    }
    let filing = case.live_filing(account).filter(|filing| case.approved_at(filing).is_none())?;
    let expected = clocks::filing_expected(filing, case.law);
    let finding = if expected > case.at {
        CHECK.finds("filing-pending").clearing(Clears::Expected(expected)).remedy(Remedy::new("wait"))
    } else {
        CHECK.finds("filing-pending.late").remedy(Remedy::new("look_up_answer"))
    };
    Some(
        finding
            .with("plate", &*case.vehicle.plate)
            .with("account", case.facts.holder(account))
            .with("expected", expected)
            .remedy(Remedy::AnotherAccount),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::World;
    fn submitted(at: &str) -> World {
        World::family().filing("f", "acc-mum", "car", "pending", at)
    }

    fn clears(world: &World, at: &str) -> String {
        world.finds_with("filing-pending", Some("acc-mum"), None, at).unwrap().clears
    }

    #[test]
    fn the_answer_is_expected_on_the_next_working_day_at_the_same_time() {
        let seen = submitted("2026-09-10T09:00:00+08:00").ask("v", Some("acc-mum"), None, "2026-09-11T08:59:59+08:00");
        let found = seen.finding("filing-pending").unwrap();
        assert_eq!((found.key, found.clears.as_str()), ("filing-pending", "expected 2026-09-11T09:00:00+08:00"));
        assert_eq!(found.remedies, ["wait", "use_account acc-dad"]);
        assert_eq!((seen.earliest.as_deref(), seen.earliest_expected), (Some("2026-09-11T09:00:00+08:00"), true));
    }

    #[test]
    fn rest_days_are_passed_over_and_the_day_of_submission_never_counts() {
        let national_day = "2026-09-30T22:00:00+08:00";
        assert_eq!(clears(&submitted(national_day), national_day), "expected 2026-10-08T22:00:00+08:00");
        // Saturday the 19th; Sunday the 20th is a working day.
        let saturday = "2026-09-19T10:00:00+08:00";
        assert_eq!(clears(&submitted(saturday), saturday), "expected 2026-09-20T10:00:00+08:00");
        let slower = submitted(saturday).set("/settings/parameters/filing-review-working-days", json!(2));
        assert_eq!(clears(&slower, saturday), "expected 2026-09-21T10:00:00+08:00");
    }

    #[test]
    fn an_expected_end_that_has_passed_is_no_end_any_more() {
        let seen = submitted("2026-09-10T09:00:00+08:00").ask("v", Some("acc-mum"), None, "2026-09-11T09:00:00+08:00");
        let found = seen.finding("filing-pending").unwrap();
        assert_eq!((found.key, found.clears.as_str()), ("filing-pending.late", "action"));
        assert_eq!(found.remedies[0], "look_up_answer");
        assert_eq!(seen.earliest, None);
    }

    #[test]
    fn it_concerns_that_account_and_no_answered_filing() {
        let at = "2026-09-10T12:00:00+08:00";
        submitted("2026-09-10T09:00:00+08:00").boundary("filing-pending", &[at], &[]);
        for status in ["approved", "rejected", "unbound"] {
            let world = World::family().filing("f", "acc-mum", "car", status, "2026-09-10T09:00:00+08:00");
            assert_eq!(world.finds_with("filing-pending", Some("acc-mum"), None, at), None, "{status}");
        }
    }
}
