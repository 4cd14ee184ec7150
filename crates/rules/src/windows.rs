//! Stretches of time that follow one another without a gap count as one: what blocks in the first still blocks in the
//! next, so it goes away at the end of the last.

use std::ops::RangeInclusive;

use chrono::{NaiveDate, TimeDelta};

use crate::{
    calendar::Run,
    facts::{DailyWindow, MaintenanceNotice},
    law::Law,
    time::{Instant, days_after, days_before},
};

/// When the daily windows that hold `at`, and those that follow on without a gap, end. `None` outside every window;
/// `Some(None)` when they leave no minute of the day free.
pub(crate) fn daily_end(windows: &[DailyWindow], at: Instant) -> Option<Option<Instant>> {
    let end_of = |at: Instant| windows.iter().filter_map(|window| end(*window, at)).max();
    let mut until = end_of(at)?;
    // Daily windows repeat, so a chain that is still going after a day and a half goes on for ever.
    while let Some(next) = end_of(until) {
        if next.since(at) > TimeDelta::hours(36) {
            return Some(None);
        }
        until = next;
    }
    Some(Some(until))
}

/// When a daily window that holds `at` ends.
fn end(window: DailyWindow, at: Instant) -> Option<Instant> {
    let (now, today) = (at.time(), at.date());
    let crosses_midnight = window.end < window.start;
    let ends_tomorrow = crosses_midnight && now >= window.start;
    let holds = if crosses_midnight {
        now >= window.start || now < window.end
    } else {
        (window.start..window.end).contains(&now)
    };
    holds.then(|| Instant::at(if ends_tomorrow { days_after(today, 1) } else { today }, window.end))
}

/// When the announced windows that hold `at`, and those that follow on without a gap, end, and the notice of the one that
/// holds `at`. None outside every window.
pub(crate) fn announced_end(notices: &[MaintenanceNotice], at: Instant) -> Option<(&MaintenanceNotice, Instant)> {
    let holding = |at: Instant| notices.iter().filter(move |notice| notice.from <= at && at < notice.to);
    let notice = holding(at).max_by_key(|notice| notice.to)?;
    let mut until = notice.to;
    while let Some(next) = holding(until).map(|notice| notice.to).max() {
        until = next;
    }
    Some((notice, until))
}

/// The long run of rest days whose first day is so many days ahead; where there are two, the later.
pub(crate) fn run_starting(law: &Law, today: NaiveDate, days_ahead: RangeInclusive<u32>) -> Option<Run> {
    let long = *law.parameters.rush_run_days.on(today);
    days_ahead.rev().map(|ahead| days_after(today, ahead)).find_map(|day| {
        // Most days are working days, and only a run's first day has a working day before it.
        let begins = law.calendar.is_rest(day) && !law.calendar.is_rest(days_before(day, 1));
        begins.then(|| law.calendar.long_run(day, long)).flatten()
    })
}
