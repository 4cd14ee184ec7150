#![doc = include_str!("filing_quota_spent.md")]

use chrono::{Datelike, NaiveDate};

use crate::{
    attempt::Case,
    facts::Account,
    finding::{Check, Clears, Finding, Remedy, Run, Severity, Step},
    law::Grade,
    time::{Instant, days_after},
};

pub(super) static CHECK: Check = Check {
    id: "filing-quota-spent",
    severity: Severity::Block,
    step: Step::Both,
    grade: Grade::Reported,
    sources: &["报"],
    parameters: &["filings-per-day", "filings-per-year"],
    page: include_str!("filing_quota_spent.md"),
    run: Run::Account(run),
};

fn run<'a>(case: &Case<'a>, account: &'a Account) -> Option<Finding<'a>> {
    if !case.filing_needed(account) || !spent_on(case, account, case.today) {
        return None;
    }
    // A day on which the account may apply again: quotas end, so one comes.
    let mut day = case.today;
    while spent_on(case, account, day) {
        day = if year_spent(case, account, day) { new_year_after(day) } else { days_after(day, 1) };
    }
    let key = if year_spent(case, account, case.today) { "filing-quota-spent.year" } else { "filing-quota-spent" };
    let again = Instant::start_of(day);
    Some(
        CHECK
            .finds(key)
            .with("account", case.facts.holder(account))
            .with("again", again)
            .clearing(Clears::At(again))
            .remedy(Remedy::new("wait_until").with("until", again))
            .remedy(Remedy::AnotherAccount),
    )
}

/// Whether the account has no application left on a day: every application counts, for any vehicle and whatever came of
/// it, by the date it was submitted on.
fn spent_on(case: &Case<'_>, account: &Account, day: NaiveDate) -> bool {
    let a_day = *case.law.parameters.filings_per_day.on(day) as usize;
    applied(case, account, |date| date == day) >= a_day || year_spent(case, account, day)
}

fn year_spent(case: &Case<'_>, account: &Account, day: NaiveDate) -> bool {
    let a_year = *case.law.parameters.filings_per_year.on(day) as usize;
    applied(case, account, |date| date.year() == day.year()) >= a_year
}

fn applied(case: &Case<'_>, account: &Account, counts: impl Fn(NaiveDate) -> bool) -> usize {
    case.facts.filings_by(&account.id).iter().filter(|filing| counts(filing.submitted_at.date())).count()
}

fn new_year_after(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year() + 1, 1, 1).unwrap_or(NaiveDate::MAX)
}
