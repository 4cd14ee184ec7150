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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::World;

    fn daily(windows: &[(&str, &str)]) -> World {
        let windows = windows.iter().map(|(start, end)| json!({"start": start, "end": end})).collect();
        World::family().set("/maintenance/daily", windows)
    }

    fn clears(world: &World, check: &str, at: &str) -> Option<String> {
        world.finds(check, at).map(|finding| finding.clears)
    }

    #[test]
    fn a_daily_window_holds_its_start_and_not_its_end() {
        daily(&[("02:00", "04:00")]).boundary(
            "daily-maintenance",
            &["2026-09-11T01:59:59+08:00", "2026-09-11T04:00:00+08:00"],
            &["2026-09-11T02:00:00+08:00", "2026-09-11T03:59:59.999+08:00", "2026-09-10T18:00:00Z"],
        );
    }

    #[test]
    fn a_daily_window_may_cross_midnight() {
        let world = daily(&[("23:00", "01:00")]);
        world.boundary(
            "daily-maintenance",
            &["2026-09-11T22:59:59+08:00", "2026-09-12T01:00:00+08:00"],
            &["2026-09-11T23:00:00+08:00", "2026-09-12T00:59:59+08:00"],
        );
        for at in ["2026-09-11T23:00:00+08:00", "2026-09-12T00:00:00+08:00"] {
            assert_eq!(clears(&world, "daily-maintenance", at).as_deref(), Some("at 2026-09-12T01:00:00+08:00"));
        }
    }

    #[test]
    fn windows_that_touch_or_overlap_end_together() {
        let world = daily(&[("22:00", "23:30"), ("23:00", "00:30"), ("00:30", "02:00"), ("02:01", "03:00")]);
        let end = clears(&world, "daily-maintenance", "2026-09-11T22:15:00+08:00");
        assert_eq!(end.as_deref(), Some("at 2026-09-12T02:00:00+08:00"));
    }

    #[test]
    fn windows_that_leave_no_minute_free_need_somebody_to_act() {
        let world = daily(&[("06:00", "20:00"), ("20:00", "06:00")]);
        assert_eq!(clears(&world, "daily-maintenance", "2026-09-11T07:00:00+08:00").as_deref(), Some("action"));
        assert_eq!(world.at("2026-09-11T07:00:00+08:00").earliest, None);
        let world = daily(&[("06:00", "20:00"), ("20:01", "06:00")]);
        let end = clears(&world, "daily-maintenance", "2026-09-11T20:01:00+08:00");
        assert_eq!(end.as_deref(), Some("at 2026-09-12T20:00:00+08:00"));
    }

    #[test]
    fn announced_windows_that_follow_on_end_together() {
        let notice = |id, from, to| json!({"id": id, "from": from, "to": to});
        let world = World::family()
            .set("/maintenance/announced/-", notice("a", "2026-09-11T22:00:00+08:00", "2026-09-12T06:00:00+08:00"))
            .set("/maintenance/announced/-", notice("b", "2026-09-12T06:00:00+08:00", "2026-09-12T08:00:00+08:00"))
            .set("/maintenance/announced/-", notice("c", "2026-09-12T07:00:00+08:00", "2026-09-12T09:00:00+08:00"))
            .set("/maintenance/announced/-", notice("d", "2026-09-12T09:00:01+08:00", "2026-09-12T10:00:00+08:00"));
        let end = |at| clears(&world, "announced-maintenance", at);
        assert_eq!(end("2026-09-11T22:00:00+08:00").as_deref(), Some("at 2026-09-12T09:00:00+08:00"));
        assert_eq!(end("2026-09-11T21:59:59+08:00"), None);
        assert_eq!(end("2026-09-12T09:00:00+08:00"), None);
    }
}
