#![doc = include_str!("vehicle_filings_full.md")]

use crate::{
    attempt::Case,
    facts::Account,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
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
