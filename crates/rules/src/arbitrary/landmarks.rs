//! Instants to ask about: those at which something about a household changes, and the seconds beside them.

use chrono::{NaiveDate, TimeDelta};
use proptest::{prelude::*, sample::Index};

use super::{first_day, household};
use crate::{
    clocks,
    facts::{AppealKind, AppealStatus, FilingStatus, Household},
    law::Law,
    time::{Instant, days_after, days_before},
};

/// A household and an instant to ask it about.
pub(crate) fn asked(law: &'static Law) -> impl Strategy<Value = (Household, Instant)> {
    let beside = prop_oneof![
        3 => Just(TimeDelta::zero()),
        3 => Just(TimeDelta::seconds(-1)),
        1 => Just(TimeDelta::nanoseconds(-1)),
        1 => Just(TimeDelta::seconds(1)),
        4 => (-2_000..2_000_i64).prop_map(TimeDelta::minutes),
    ];
    (household(), any::<Index>(), beside).prop_map(move |(household, index, beside)| {
        let at = index.get(&landmarks(&household, law)).plus(beside);
        (household, at)
    })
}

/// Where a day begins and where it ends.
fn edges(day: NaiveDate) -> [Instant; 2] {
    [Instant::start_of(day), Instant::start_of(days_after(day, 1))]
}

fn landmarks(household: &Household, law: &Law) -> Vec<Instant> {
    // The rush before the National Day holiday, the holiday, and a plain day.
    let mut days = vec![first_day(), days_after(first_day(), 100)];
    days.extend([(9, 26), (9, 28), (10, 1), (10, 7), (12, 31)].map(|(month, day)| date(month, day)));
    let mut instants = Vec::new();
    for violation in &household.violations {
        instants.push(violation.occurred_at);
        if let Some(decision) = &violation.decision {
            let pay_by = clocks::pay_by(decision.served_on, law);
            days.extend([pay_by.last_day, pay_by.advised_day, days_before(pay_by.advised_day, 3)]);
            days.extend([3, 33, 34].map(|late| days_after(pay_by.last_day, late)));
        }
        if let Some(handle_by) = clocks::handle_by(violation, law) {
            days.extend([handle_by.day, days_before(handle_by.day, 7)]);
        }
    }
    for filing in &household.filings {
        days.push(filing.submitted_at.date());
        instants.extend(filing.decided_at);
        if filing.status == FilingStatus::Pending {
            instants.extend([filing.submitted_at, clocks::filing_expected(filing, law)]);
        }
    }
    for appeal in &household.appeals {
        instants.extend(appeal.decided_at);
        if appeal.kind == AppealKind::Objection && appeal.status == AppealStatus::Pending {
            instants.extend([appeal.submitted_at, clocks::objection_expected(appeal, law)]);
        }
    }
    for method in &household.methods {
        // Limits of a day matter on that day alone, so it is asked about more often than others.
        days.extend(method.spent_on.into_iter().flat_map(|day| [day; 4]));
        let read = method.balance.map(|read| read.balance_as_of);
        instants.extend(read.into_iter().chain(method.balance_enough_as_of).map(|at| at.plus(TimeDelta::days(7))));
    }
    for account in &household.accounts {
        days.extend(account.licence.valid_until);
        days.extend(account.licence.points.map(|read| days_after(read.points_as_of, 30)));
        let issued = account.licence.first_issued;
        days.extend(issued.and_then(|issued| clocks::cycle_start(issued, date(10, 15), law)));
    }
    for payment in &household.payments {
        instants.push(payment.attempted_at.plus(TimeDelta::hours(72)));
        days.push(payment.attempted_at.date());
    }
    for notice in &household.maintenance.announced {
        instants.extend([notice.from, notice.to]);
    }
    let some_day = days_after(first_day(), 110);
    for window in household.maintenance.daily.iter().flatten() {
        instants.extend([window.start, window.end].map(|time| Instant::at(some_day, time)));
    }
    instants.extend(days.into_iter().flat_map(edges));
    instants
}

fn date(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a date")
}
