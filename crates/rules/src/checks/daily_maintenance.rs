#![doc = include_str!("daily_maintenance.md")]

use crate::{
    attempt::Case,
    finding::{Check, Clears, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    outlook, windows,
};

pub(super) static CHECK: Check = Check {
    id: "daily-maintenance",
    severity: Severity::Block,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文1"],
    parameters: &["daily-maintenance"],
    page: include_str!("daily_maintenance.md"),
    made: Made::Always,
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let windows = outlook::daily(case.facts.household, case.law, case.today);
    Some(match windows::daily_end(windows, case.at)? {
        Some(end) => CHECK
            .finds("daily-maintenance")
            .with("until", end)
            .clearing(Clears::At(end))
            .remedy(Remedy::new("wait_until").with("until", end)),
        None => CHECK.finds("daily-maintenance.all-day").remedy(Remedy::new("correct_windows")),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::World;
    #[test]
    fn the_default_window_is_from_two_to_four_in_beijing() {
        World::family().boundary(
            "daily-maintenance",
            &["2026-09-11T01:59:59+08:00", "2026-09-11T04:00:00+08:00"],
            &["2026-09-11T02:00:00+08:00", "2026-09-11T03:59:59+08:00", "2026-09-10T18:00:00Z"],
        );
        let seen = World::family().at("2026-09-11T03:59:59+08:00");
        let found = seen.finding("daily-maintenance").unwrap();
        assert_eq!(found.clears, "at 2026-09-11T04:00:00+08:00");
        assert_eq!(found.remedies, ["wait_until"]);
        assert_eq!((seen.verdict, seen.earliest.as_deref()), ("blocked", Some("2026-09-11T04:00:00+08:00")));
    }

    #[test]
    fn a_window_that_crosses_midnight_ends_the_next_morning() {
        let world = World::family().set("/maintenance/daily", json!([{"start": "23:30", "end": "01:00"}]));
        world.boundary(
            "daily-maintenance",
            &["2026-09-11T23:29:59+08:00", "2026-09-12T01:00:00+08:00"],
            &["2026-09-11T23:30:00+08:00", "2026-09-12T00:00:00+08:00", "2026-09-12T00:59:59+08:00"],
        );
        for at in ["2026-09-11T23:59:59+08:00", "2026-09-12T00:00:00+08:00"] {
            let found = world.finds("daily-maintenance", at).unwrap();
            assert_eq!(found.clears, "at 2026-09-12T01:00:00+08:00", "{at}");
        }
    }

    #[test]
    fn windows_that_overlap_or_touch_end_with_the_last() {
        let windows = json!([
            {"start": "02:00", "end": "04:00"},
            {"start": "22:00", "end": "23:30"},
            {"start": "23:00", "end": "02:00"},
            {"start": "04:30", "end": "05:00"},
        ]);
        let world = World::family().set("/maintenance/daily", windows);
        for at in ["2026-09-11T22:00:00+08:00", "2026-09-11T23:15:00+08:00", "2026-09-12T01:59:59+08:00"] {
            let found = world.finds("daily-maintenance", at).unwrap();
            assert_eq!(found.clears, "at 2026-09-12T04:00:00+08:00", "{at}");
        }
        world.boundary("daily-maintenance", &["2026-09-12T04:00:00+08:00"], &["2026-09-12T04:30:00+08:00"]);
    }

    #[test]
    fn a_household_s_windows_replace_the_default() {
        let (at_two, at_noon) = ("2026-09-11T02:00:00+08:00", "2026-09-11T12:00:00+08:00");
        let value = json!([{"start": "12:00", "end": "13:00"}]);
        let overridden = World::family().set("/settings/parameters/daily-maintenance", value);
        overridden.boundary("daily-maintenance", &[at_two], &[at_noon]);
        overridden.set("/maintenance/daily", json!([])).boundary("daily-maintenance", &[at_two, at_noon], &[]);
    }

    #[test]
    fn windows_that_fill_the_day_need_somebody_to_correct_them() {
        let windows = json!([{"start": "00:00", "end": "12:00"}, {"start": "12:00", "end": "00:00"}]);
        let seen = World::family().set("/maintenance/daily", windows).at("2026-09-11T12:00:00+08:00");
        let found = seen.finding("daily-maintenance").unwrap();
        assert_eq!((found.key, found.clears.as_str()), ("daily-maintenance.all-day", "action"));
        assert_eq!(seen.earliest, None);
    }
}
