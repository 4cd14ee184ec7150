#![doc = include_str!("filing_rejected.md")]

use crate::{
    attempt::Case,
    checks,
    facts::Account,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "filing-rejected",
    severity: Severity::Block,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文4", "报"],
    parameters: &[],
    page: include_str!("filing_rejected.md"),
    made: Made::WhenAccount(|case, account| !case.owned_by(account) && case.filings_of(account).next().is_some()),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    case.filing_was_rejected(account).then(|| {
        checks::elsewhere(
            case,
            CHECK
                .finds("filing-rejected")
                .with("plate", &*case.vehicle.plate)
                .with("account", case.facts.holder(account))
                .remedy(Remedy::new("file_again")),
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::{EVENING, World};
    fn filed(world: World, id: &str, status: &str, day: &str) -> World {
        world.filing(id, "acc-mum", "car", status, &format!("{day}T09:00:00+08:00"))
    }

    fn found(world: &World) -> Vec<&'static str> {
        let seen = world.ask("v", Some("acc-mum"), None, EVENING);
        seen.checks().into_iter().filter(|check| ["filing-rejected", "vehicle-not-filed"].contains(check)).collect()
    }

    #[test]
    fn the_latest_filing_of_the_pair_counts() {
        // The ids stand against the order of submission.
        let rejected = filed(filed(World::family(), "b", "unbound", "2026-09-01"), "a", "rejected", "2026-09-02");
        assert_eq!(found(&rejected), ["filing-rejected"]);
        let unbound = filed(filed(World::family(), "a", "unbound", "2026-09-02"), "b", "rejected", "2026-09-01");
        assert_eq!(found(&unbound), ["vehicle-not-filed"]);
        let other =
            rejected.with_car("京B00001").filing("c", "acc-mum", "京B00001", "unbound", "2026-09-03T09:00:00+08:00");
        assert_eq!(found(&other), ["filing-rejected"]);
    }

    #[test]
    fn a_live_filing_puts_it_right() {
        for status in ["pending", "approved"] {
            let again = filed(filed(World::family(), "a", "rejected", "2026-09-10"), "b", status, "2026-09-11");
            assert_eq!(found(&again), [""; 0], "{status}");
        }
    }

    #[test]
    fn the_papers_can_be_mended_and_a_decision_paid_elsewhere() {
        let remedies = |world| {
            let world = filed(world, "a", "rejected", "2026-09-01");
            let found = world.finds_with("filing-rejected", Some("acc-mum"), None, EVENING).unwrap();
            assert_eq!(found.clears, "action");
            found.remedies
        };
        assert_eq!(remedies(World::family()), ["file_again", "use_account acc-dad", "pay_by_number"]);
        assert_eq!(remedies(World::recorded()), ["file_again", "use_account acc-dad"]);
    }
}
