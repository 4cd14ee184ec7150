#![doc = include_str!("vehicle_not_filed.md")]

use crate::{
    attempt::Case,
    checks,
    facts::Account,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "vehicle-not-filed",
    severity: Severity::Block,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文4", "报"],
    parameters: &["filing-review-working-days"],
    page: include_str!("vehicle_not_filed.md"),
    made: Made::Always,
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    let days = *case.law.parameters.filing_review_working_days.on(case.today);
    (case.filing_needed(account) && !case.filing_was_rejected(account)).then(|| {
        checks::elsewhere(
            case,
            CHECK
                .finds("vehicle-not-filed")
                .with("plate", &*case.vehicle.plate)
                .with("account", case.facts.holder(account))
                .remedy(Remedy::new("file_vehicle").with("days", Value::Count(days.into()))),
        )
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    fn remedies(world: &World) -> Vec<String> {
        world.finds_with("vehicle-not-filed", Some("acc-mum"), None, EVENING).unwrap().remedies
    }

    #[test]
    fn whoever_does_not_own_the_car_has_to_file_it() {
        World::family().boundary("vehicle-not-filed", &[EVENING], &[]);
        let found = World::family().finds_with("vehicle-not-filed", Some("acc-mum"), None, EVENING).unwrap();
        assert_eq!(found.clears, "action");
        assert_eq!(found.remedies, ["file_vehicle", "use_account acc-dad", "pay_by_number"]);
        // What is not decided has no number to pay by.
        assert_eq!(remedies(&World::recorded()), ["file_vehicle", "use_account acc-dad"]);
    }

    #[test]
    fn a_live_filing_is_one_and_an_unbound_one_is_none() {
        let found = |status| {
            let world = World::family().filing("f", "acc-mum", "car", status, "2026-09-11T09:00:00+08:00");
            world.finds_with("vehicle-not-filed", Some("acc-mum"), None, EVENING).is_some()
        };
        assert!(!found("pending") && !found("approved"));
        assert!(found("unbound"));
        assert!(!found("rejected"), "that is filing-rejected");
        let other = World::family().with_car("京B00001");
        let other = other.filing("f", "acc-mum", "京B00001", "approved", "2026-09-11T09:00:00+08:00");
        assert!(other.finds_with("vehicle-not-filed", Some("acc-mum"), None, EVENING).is_some());
    }

    #[test]
    fn an_owner_without_an_account_in_the_household_can_still_handle_it() {
        let outside = World::family().set("/vehicles/0/owner", json!(null));
        assert_eq!(remedies(&outside), ["file_vehicle", "owner_handles", "pay_by_number"]);
        let without_account = World::family().without("/accounts/0");
        assert_eq!(remedies(&without_account), ["file_vehicle", "owner_handles", "pay_by_number"]);
    }

    #[test]
    fn points_are_never_moved_to_the_owner() {
        let hers = World::recorded().set("/violations/0/points", json!(3)).set("/violations/0/driver", json!("mum"));
        assert_eq!(remedies(&hers), ["file_vehicle"]);
        assert_eq!(remedies(&hers.set("/vehicles/0/owner", json!(null))), ["file_vehicle"]);
    }
}
