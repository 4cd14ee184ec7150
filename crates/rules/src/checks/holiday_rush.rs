#![doc = include_str!("holiday_rush.md")]

use crate::{
    attempt::Case,
    finding::{Check, Clears, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    time::Instant,
    windows,
};

pub(super) static CHECK: Check = Check {
    id: "holiday-rush",
    severity: Severity::Warn,
    step: Step::Both,
    grade: Grade::Observed,
    sources: &["文1"],
    parameters: &["rush-days", "rush-run-days"],
    page: include_str!("holiday_rush.md"),
    made: Made::Always,
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let days = *case.law.parameters.rush_days.on(case.today);
    let run = windows::run_starting(case.law, case.today, 1..=days)?;
    // A household that lengthens the rush may have it reach from one holiday to the next: it ends with the last.
    let mut last = run;
    while let Some(next) = windows::run_starting(case.law, last.first, 1..=days) {
        last = next;
    }
    let due_meanwhile = case.pay_by.is_some_and(|pay_by| pay_by.advised_day <= run.last);
    Some(
        CHECK
            .finds("holiday-rush")
            .with("first", run.first)
            .with("last", run.last)
            .clearing(Clears::At(Instant::start_of(last.first)))
            .remedy(Remedy::new("pay_now"))
            .remedy_if(!due_meanwhile, Remedy::new("after_holiday").with("first", run.first)),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::World;

    #[test]
    fn a_rush_that_reaches_the_next_holiday_ends_with_it() {
        // From 2026-10-01 it is 137 days to the Spring Festival's run of 2027, whose days are provisional.
        let world = World::family().set("/settings/parameters/rush-days", json!(150));
        let found = world.finds("holiday-rush", "2026-09-28T12:00:00+08:00").expect("a rush");
        assert!(found.clears.as_str() > "at 2027", "{}", found.clears);
        let clears = found.clears.trim_start_matches("at ").to_owned();
        assert_eq!(world.finds("holiday-rush", &clears), None);
    }

    fn served(day: &str) -> World {
        World::family().set("/violations/0/decision/served_on", json!(day))
    }

    #[test]
    fn it_holds_on_the_three_days_before_the_national_day() {
        World::family().boundary(
            "holiday-rush",
            &["2026-09-27T23:59:59+08:00", "2026-10-01T00:00:00+08:00"],
            &["2026-09-28T00:00:00+08:00", "2026-09-30T23:59:59+08:00"],
        );
        let found = World::family().finds("holiday-rush", "2026-09-28T00:00:00+08:00").unwrap();
        assert_eq!(found.clears, "at 2026-10-01T00:00:00+08:00");
        // It is a warning: it never stops anybody by itself.
        assert_eq!(served("2026-09-25").at("2026-09-29T12:00:00+08:00").verdict, "caution");
    }

    #[test]
    fn five_rest_days_are_a_long_run_and_three_are_not() {
        // 1 to 5 May, and 25 to 27 September.
        World::family().boundary(
            "holiday-rush",
            &["2026-04-27T23:59:59+08:00", "2026-05-01T00:00:00+08:00", "2026-09-24T12:00:00+08:00"],
            &["2026-04-28T00:00:00+08:00", "2026-04-30T23:59:59+08:00"],
        );
        let shorter = World::family().set("/settings/parameters/rush-run-days", json!(3));
        shorter.boundary("holiday-rush", &["2026-09-25T00:00:00+08:00"], &["2026-09-24T12:00:00+08:00"]);
        let longer = World::family().set("/settings/parameters/rush-run-days", json!(6));
        longer.boundary("holiday-rush", &["2026-04-30T12:00:00+08:00"], &["2026-09-30T12:00:00+08:00"]);
    }

    #[test]
    fn a_household_says_how_many_days_are_a_rush() {
        World::family().set("/settings/parameters/rush-days", json!(1)).boundary(
            "holiday-rush",
            &["2026-09-29T23:59:59+08:00"],
            &["2026-09-30T00:00:00+08:00"],
        );
        // Before two runs at once, the one that goes on longer counts.
        let both = World::family().set("/settings/parameters/rush-days", json!(9));
        let both = both.set("/settings/parameters/rush-run-days", json!(3));
        let found = both.finds("holiday-rush", "2026-09-23T12:00:00+08:00").unwrap();
        assert_eq!(found.clears, "at 2026-10-01T00:00:00+08:00");
    }

    #[test]
    fn the_spring_festival_of_an_unpublished_year_has_its_rush() {
        // 除夕 is 5 February 2027; the four statutory days are taken for a long run.
        World::family().boundary(
            "holiday-rush",
            &["2027-02-01T23:59:59+08:00", "2027-02-05T00:00:00+08:00"],
            &["2027-02-02T00:00:00+08:00", "2027-02-04T23:59:59+08:00"],
        );
    }

    #[test]
    fn waiting_is_offered_only_when_nothing_falls_due_meanwhile() {
        let remedies = |day| served(day).finds("holiday-rush", "2026-09-29T12:00:00+08:00").unwrap().remedies;
        assert_eq!(remedies("2026-09-25"), ["pay_now", "after_holiday"]);
        // The last day is 8 October, but a bank may count from the 1st.
        assert_eq!(remedies("2026-09-16"), ["pay_now"]);
        assert_eq!(remedies("2026-09-05"), ["pay_now"]);
    }
}
