#![doc = include_str!("vehicle_filings_full.md")]

use crate::{
    attempt::Case,
    facts::Account,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "vehicle-filings-full",
    severity: Severity::Block,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文4"],
    parameters: &["filings-per-vehicle"],
    page: include_str!("vehicle_filings_full.md"),
    made: Made::WhenAccount(|case, account| case.filing_needed(account)),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    let limit = *case.law.parameters.filings_per_vehicle.on(case.today);
    let live: Vec<_> = case.facts.filings_for(&case.vehicle.id).iter().filter(|filing| filing.is_live()).collect();
    (case.filing_needed(account) && live.len() >= limit as usize).then(|| {
        let holders = live.iter().filter_map(|filing| case.facts.account(filing.account.as_str()));
        let holders: Vec<_> = holders.map(|account| case.facts.holder(account).into()).collect();
        CHECK
            .finds("vehicle-filings-full")
            .with("plate", &*case.vehicle.plate)
            .with("limit", Value::Count(limit.into()))
            .with("holders", Value::Texts(holders.clone()))
            .remedy(Remedy::AnotherAccount)
            .remedy(Remedy::new("unbind_account").with("holders", Value::Texts(holders)))
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::{EVENING, World};
    /// Three more members of the household, each with a filing of the car.
    fn filed(statuses: [&str; 3]) -> World {
        ["uncle", "aunt", "son"].iter().zip(statuses).fold(World::family(), |world, (id, status)| {
            world.joined_by(id).filing(id, &format!("acc-{id}"), "car", status, "2026-08-03T09:00:00+08:00")
        })
    }

    #[test]
    fn three_accounts_leave_no_room_for_a_fourth() {
        let found = |world: &World| world.finds_with("vehicle-filings-full", Some("acc-mum"), None, EVENING);
        assert_eq!(found(&filed(["approved", "approved", "rejected"])), None);
        let full = found(&filed(["approved", "pending", "approved"])).unwrap();
        assert_eq!(full.clears, "action");
        // One that is approved can handle it at once; one that is pending can't.
        let switches = ["use_account acc-dad", "use_account acc-uncle", "use_account acc-son"];
        assert!(switches.iter().all(|switch| full.remedies.iter().any(|remedy| remedy == switch)), "{full:?}");
        assert!(!full.remedies.contains(&"use_account acc-aunt".to_owned()));
        assert_eq!(full.remedies.last().unwrap(), "unbind_account");
        assert!(["uncle", "aunt", "son"].iter().all(|holder| full.value("holders").contains(holder)), "{full:?}");
    }

    #[test]
    fn the_owner_and_those_who_filed_need_no_place() {
        let full = filed(["approved", "pending", "approved"]);
        for account in ["acc-dad", "acc-uncle", "acc-aunt"] {
            assert_eq!(full.finds_with("vehicle-filings-full", Some(account), None, EVENING), None, "{account}");
        }
    }
}
