//! The sample household: three people, four cars, a violation in every stage, and each story of the article.

use chrono::{NaiveDate, TimeDelta};
use greenlight_rules::{facts::Household, time::Instant};

/// The sample household as a portable file; its story plays on [`day`].
pub const SAMPLE: &str = include_str!("demo.json");

/// The day around which the sample household's story plays: 2026-09-23.
pub const fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 23).expect("a day of the calendar")
}

/// The sample household with its story around another day. Every date moves by as many days, so weekdays and holidays
/// do not move with it.
pub fn shifted(mut household: Household, around: NaiveDate) -> Household {
    let by = around - day();
    if by.is_zero() {
        return household;
    }
    for account in &mut household.accounts {
        // A licence is older than the story and outlives it, so only what was read moves.
        if let Some(read) = &mut account.licence.points {
            move_day(&mut read.points_as_of, by);
        }
    }
    for vehicle in &mut household.vehicles {
        vehicle.inspection_due.iter_mut().for_each(|day| move_day(day, by));
    }
    for filing in &mut household.filings {
        move_instant(&mut filing.submitted_at, by);
        filing.decided_at.iter_mut().for_each(|instant| move_instant(instant, by));
    }
    for violation in &mut household.violations {
        move_instant(&mut violation.occurred_at, by);
        violation.notified_on.iter_mut().for_each(|day| move_day(day, by));
        violation.handle_by_extended_to.iter_mut().for_each(|day| move_day(day, by));
        if let Some(decision) = &mut violation.decision {
            decision.issued_on.iter_mut().for_each(|day| move_day(day, by));
            move_day(&mut decision.served_on, by);
        }
    }
    for appeal in &mut household.appeals {
        move_instant(&mut appeal.submitted_at, by);
        appeal.decided_at.iter_mut().for_each(|instant| move_instant(instant, by));
    }
    for method in &mut household.methods {
        method.balance.iter_mut().for_each(|read| move_instant(&mut read.balance_as_of, by));
        method.balance_enough_as_of.iter_mut().for_each(|instant| move_instant(instant, by));
        method.spent_on.iter_mut().for_each(|day| move_day(day, by));
    }
    for payment in &mut household.payments {
        move_instant(&mut payment.attempted_at, by);
    }
    for notice in &mut household.maintenance.announced {
        move_instant(&mut notice.from, by);
        move_instant(&mut notice.to, by);
    }
    household
}

fn move_day(day: &mut NaiveDate, by: TimeDelta) {
    *day += by;
}

fn move_instant(instant: &mut Instant, by: TimeDelta) {
    *instant = instant.plus(by);
}
