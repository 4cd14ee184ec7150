//! What 12123 will be doing over the next hours, as far as the household and the calendar know: nobody asked it.

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;
use specta::Type;

use crate::{
    facts::{DailyWindow, Household},
    law::Law,
    time::{Instant, days_after, days_before},
    windows,
};

/// What 12123 is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Doing {
    /// Taking payments.
    Open,
    /// Down for daily maintenance.
    DailyMaintenance,
    /// Down for maintenance that was announced.
    AnnouncedMaintenance,
    /// Taking payments, slowly: the days before a long holiday.
    Rush,
}

/// A stretch of time, `[from, to)`, in which 12123 does one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// When it begins.
    pub from: Instant,
    /// When it ends.
    pub to: Instant,
    /// What 12123 does.
    pub doing: Doing,
}

/// What 12123 does from `from` to `to`, without a gap.
pub fn outlook(household: &Household, law: &Law, from: Instant, to: Instant) -> Vec<Stretch> {
    let mut cuts = cuts(household, law, from, to);
    cuts.retain(|cut| from < *cut && *cut < to);
    cuts.extend([from, to]);
    cuts.sort_unstable();
    cuts.dedup();

    let mut stretches: Vec<Stretch> = Vec::new();
    for pair in cuts.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let doing = doing_at(household, law, from);
        match stretches.last_mut() {
            Some(last) if last.doing == doing => last.to = to,
            _ => stretches.push(Stretch { from, to, doing }),
        }
    }
    stretches
}

/// What 12123 does at an instant.
pub fn doing_at(household: &Household, law: &Law, at: Instant) -> Doing {
    if windows::announced_end(&household.maintenance.announced, at).is_some() {
        Doing::AnnouncedMaintenance
    } else if windows::daily_end(daily(household, law, at.date()), at).is_some() {
        Doing::DailyMaintenance
    } else if windows::run_starting(law, at.date(), 1..=*law.parameters.rush_days.on(at.date())).is_some() {
        Doing::Rush
    } else {
        Doing::Open
    }
}

/// The daily windows that count on a day: the household's own, else the law data's.
pub fn daily<'a>(household: &'a Household, law: &'a Law, day: NaiveDate) -> &'a [DailyWindow] {
    household.maintenance.daily.as_ref().unwrap_or(law.parameters.daily_maintenance.on(day))
}

/// Every instant at which something may begin or end.
fn cuts(household: &Household, law: &Law, from: Instant, to: Instant) -> Vec<Instant> {
    let mut cuts: Vec<_> = household.maintenance.announced.iter().flat_map(|notice| [notice.from, notice.to]).collect();
    let mut day = days_before(from.date(), 1);
    while Instant::start_of(day) < to.plus(TimeDelta::days(1)) {
        cuts.push(Instant::start_of(day));
        let windows = daily(household, law, day).iter();
        cuts.extend(windows.flat_map(|window| [window.start, window.end]).map(|time| Instant::at(day, time)));
        day = days_after(day, 1);
    }
    cuts
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::World;

    fn seen(world: &World, from: &str, to: &str) -> Vec<(String, Doing)> {
        let at = |text| Instant::parse(text).expect("an instant");
        world.with_snapshot(|facts| {
            let stretches = outlook(facts.household, facts.law, at(from), at(to));
            assert!(stretches.windows(2).all(|pair| pair[0].to == pair[1].from), "no gap");
            stretches.iter().map(|stretch| (stretch.from.to_string(), stretch.doing)).collect()
        })
    }

    #[test]
    fn a_day_holds_its_maintenance_and_ends_where_the_rush_begins() {
        assert_eq!(
            seen(&World::family(), "2026-09-27T21:42:00+08:00", "2026-09-28T21:42:00+08:00"),
            [
                ("2026-09-27T21:42:00+08:00".to_owned(), Doing::Open),
                ("2026-09-28T00:00:00+08:00".to_owned(), Doing::Rush),
                ("2026-09-28T02:00:00+08:00".to_owned(), Doing::DailyMaintenance),
                ("2026-09-28T04:00:00+08:00".to_owned(), Doing::Rush),
            ]
        );
    }

    #[test]
    fn what_is_announced_outweighs_what_is_daily() {
        let world = World::family().set(
            "/maintenance/announced/-",
            json!({"id": "n", "from": "2026-09-11T01:00:00+08:00", "to": "2026-09-11T03:00:00+08:00"}),
        );
        assert_eq!(
            seen(&world, "2026-09-11T00:30:00+08:00", "2026-09-11T05:00:00+08:00"),
            [
                ("2026-09-11T00:30:00+08:00".to_owned(), Doing::Open),
                ("2026-09-11T01:00:00+08:00".to_owned(), Doing::AnnouncedMaintenance),
                ("2026-09-11T03:00:00+08:00".to_owned(), Doing::DailyMaintenance),
                ("2026-09-11T04:00:00+08:00".to_owned(), Doing::Open),
            ]
        );
    }

    #[test]
    fn a_window_over_midnight_is_seen_from_its_middle() {
        let world = World::family().set("/maintenance/daily", json!([{"start": "23:30", "end": "01:00"}]));
        assert_eq!(
            seen(&world, "2026-09-11T00:15:00+08:00", "2026-09-11T02:00:00+08:00"),
            [
                ("2026-09-11T00:15:00+08:00".to_owned(), Doing::DailyMaintenance),
                ("2026-09-11T01:00:00+08:00".to_owned(), Doing::Open),
            ]
        );
    }
}
