#![doc = include_str!("filing_too_late.md")]

use crate::{
    attempt::Case,
    checks,
    facts::Account,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "filing-too-late",
    severity: Severity::Block,
    step: Step::Confirm,
    grade: Grade::Reported,
    sources: &["报"],
    parameters: &[],
    page: include_str!("filing_too_late.md"),
    made: Made::WhenAccount(|case, account| case.violation.points > 0 && !case.owned_by(account)),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    let violation = case.violation;
    let approved = case.live_filing(account).and_then(|filing| case.approved_at(filing));
    let in_time = approved.is_some_and(|approved| approved <= violation.occurred_at);
    (case.undecided() && violation.points > 0 && !case.owned_by(account) && !in_time).then(|| {
        CHECK
            .finds("filing-too-late")
            .with("plate", &*case.vehicle.plate)
            .with("account", case.facts.holder(account))
            .remedy(Remedy::AnotherAccount)
            .remedy(checks::owner_or_window(case))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    /// A record with points that the mother drove, in the father's car.
    fn hers() -> World {
        World::recorded().set("/violations/0/points", json!(3)).set("/violations/0/driver", json!("mum"))
    }

    fn found(world: &World, account: &str) -> bool {
        world.finds_with("filing-too-late", Some(account), None, EVENING).is_some()
    }

    #[test]
    fn the_filing_has_to_be_approved_when_it_happened() {
        // The helper's filings are decided the moment they are submitted; the offence was at 08:12.
        let approved = |at: &str| hers().filing("f", "acc-mum", "car", "approved", at);
        assert!(!found(&approved("2026-08-20T08:12:00+08:00"), "acc-mum"));
        assert!(found(&approved("2026-08-20T08:12:01+08:00"), "acc-mum"));
        assert!(found(&hers().filing("f", "acc-mum", "car", "pending", "2026-08-01T09:00:00+08:00"), "acc-mum"));
        assert!(found(&hers(), "acc-mum"), "there is none");
    }

    #[test]
    fn points_the_owner_and_a_decision_decide_whether_it_matters() {
        assert!(!found(&hers().set("/violations/0/points", json!(0)), "acc-mum"));
        assert!(found(&hers().set("/violations/0/points", json!(1)), "acc-mum"));
        assert!(!found(&hers(), "acc-dad"));
        assert!(!found(&World::family().set("/violations/0/points", json!(3)), "acc-mum"));
    }

    #[test]
    fn nobody_else_is_proposed_to_take_the_points() {
        let seen = hers().ask("v", Some("acc-mum"), None, EVENING);
        let late = seen.finding("filing-too-late").unwrap();
        assert_eq!((late.clears.as_str(), &late.remedies[..]), ("action", &["go_to_window".to_owned()][..]));
        assert_eq!(seen.alternatives, []);
    }
}
