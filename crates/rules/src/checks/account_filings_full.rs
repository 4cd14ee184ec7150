#![doc = include_str!("account_filings_full.md")]

use crate::{
    attempt::Case,
    facts::Account,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "account-filings-full",
    severity: Severity::Block,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文4"],
    parameters: &["filings-per-account"],
    page: include_str!("account_filings_full.md"),
    made: Made::WhenAccount(|case, account| case.filing_needed(account)),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    let limit = *case.law.parameters.filings_per_account.on(case.today);
    let live: Vec<_> = case.facts.filings_by(&account.id).iter().filter(|filing| filing.is_live()).collect();
    (case.filing_needed(account) && live.len() >= limit as usize).then(|| {
        let plates = live.iter().filter_map(|filing| case.facts.vehicle(&filing.vehicle));
        let plates: Vec<_> = plates.map(|vehicle| vehicle.plate.as_str().into()).collect();
        CHECK
            .finds("account-filings-full")
            .with("account", case.facts.holder(account))
            .with("limit", Value::Count(limit.into()))
            .with("plates", Value::Texts(plates.clone()))
            .remedy(Remedy::new("unbind_vehicle").with("plates", Value::Texts(plates)))
            .remedy(Remedy::AnotherAccount)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{EVENING, World};
    const OTHERS: [&str; 3] = ["京B·00001", "京B·00002", "京B·00003"];

    /// The mother's account with a filing of each of three other cars.
    fn filed(statuses: [&str; 3]) -> World {
        OTHERS.iter().zip(statuses).fold(World::family(), |world, (car, status)| {
            world.with_car(car).filing(car, "acc-mum", car, status, "2026-08-03T09:00:00+08:00")
        })
    }

    #[test]
    fn three_live_filings_leave_no_room() {
        let found = |world: &World| world.finds_with("account-filings-full", Some("acc-mum"), None, EVENING);
        assert_eq!(found(&filed(["approved", "approved", "unbound"])), None);
        assert_eq!(found(&filed(["approved", "pending", "rejected"])), None);
        let full = found(&filed(["approved", "pending", "approved"])).unwrap();
        assert_eq!(full.clears, "action");
        assert_eq!(full.remedies, ["unbind_vehicle", "use_account acc-dad"]);
        assert!(OTHERS.iter().all(|plate| full.value("plates").contains(plate)), "{full:?}");
    }

    #[test]
    fn it_matters_only_where_a_filing_is_needed() {
        let full = filed(["approved", "approved", "approved"]);
        full.boundary("account-filings-full", &[EVENING], &[]);
        let checks = full.ask("v", Some("acc-mum"), None, EVENING).checks();
        assert!(checks.contains(&"vehicle-not-filed"));
        // A car that is one of the three.
        let filed = full.set("/violations/0/vehicle", json!(OTHERS[0]));
        assert_eq!(filed.finds_with("account-filings-full", Some("acc-mum"), None, EVENING), None);
    }
}
