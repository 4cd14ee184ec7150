#![doc = include_str!("account_filings_full.md")]

use crate::{
    attempt::Case,
    facts::Account,
    finding::{Check, Finding, Remedy, Run, Severity, Step},
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
