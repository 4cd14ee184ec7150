#![doc = include_str!("due_date_in_holiday.md")]

use crate::{
    attempt::Case,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    time::days_before,
};

pub(super) static CHECK: Check = Check {
    id: "due-date-in-holiday",
    severity: Severity::Warn,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &["文1"],
    parameters: &["due-in-holiday-days", "rush-run-days", "rush-days", "early-days"],
    page: include_str!("due_date_in_holiday.md"),
    made: Made::When(|case| case.pay_by.is_some_and(|pay_by| case.today <= pay_by.last_day)),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let last_day = case.pay_by?.last_day;
    let parameters = &case.law.parameters;
    let days = *parameters.due_in_holiday_days.on(case.today);
    let run_days = *parameters.rush_run_days.on(case.today);
    let mut before = (1..=days).map(|back| days_before(last_day, back));
    let run = before.find_map(|day| case.law.calendar.long_run(day, run_days).filter(|run| run.last >= case.today))?;
    let from = days_before(run.first, *parameters.early_days.on(case.today));
    let to = days_before(run.first, *parameters.rush_days.on(case.today));
    // Days that have passed are no advice.
    let remedy = match case.today > to {
        true => Remedy::new("pay_now"),
        false => Remedy::new("pay_between").with("from", from).with("to", to),
    };
    (case.today <= last_day)
        .then(|| CHECK.finds("due-date-in-holiday").with("last_day", last_day).with("first", run.first).remedy(remedy))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::World;
    fn served(day: &str) -> World {
        World::family().set("/violations/0/decision/served_on", json!(day))
    }

    #[test]
    fn it_holds_through_the_run_before_the_last_day() {
        // The last day is 8 October, the run's last rest day the 7th.
        served("2026-09-16").boundary(
            "due-date-in-holiday",
            &["2026-10-08T00:00:00+08:00"],
            &["2026-09-16T00:00:00+08:00", "2026-10-07T23:59:59+08:00"],
        );
        let found = served("2026-09-16").finds("due-date-in-holiday", "2026-09-17T12:00:00+08:00").unwrap();
        assert_eq!((found.clears.as_str(), found.value("first")), ("action", "Day(2026-10-01)"));
        assert_eq!(found.remedies, ["pay_between"]);
    }

    #[test]
    fn days_that_have_passed_are_not_proposed() {
        let remedies = |at| served("2026-09-16").finds("due-date-in-holiday", at).unwrap().remedies;
        assert_eq!(remedies("2026-09-28T23:59:59+08:00"), ["pay_between"]);
        assert_eq!(remedies("2026-09-29T00:00:00+08:00"), ["pay_now"]);
    }

    #[test]
    fn it_looks_five_days_back_from_the_last_day() {
        // The last days are 12 and 13 October; five days before them are the 7th, a rest day of the run, and the 8th.
        let at = "2026-09-28T12:00:00+08:00";
        served("2026-09-27").boundary("due-date-in-holiday", &["2026-10-08T00:00:00+08:00"], &[at]);
        served("2026-09-28").boundary("due-date-in-holiday", &[at, "2026-10-07T12:00:00+08:00"], &[]);
        let farther = served("2026-09-28").set("/settings/parameters/due-in-holiday-days", json!(6));
        farther.boundary("due-date-in-holiday", &["2026-10-08T00:00:00+08:00"], &["2026-10-07T23:59:59+08:00"]);
    }

    #[test]
    fn a_last_day_before_the_run_or_after_a_short_one_is_none() {
        let at = "2026-09-21T12:00:00+08:00";
        served("2026-09-15").boundary("due-date-in-holiday", &[at], &[]);
        // 28 September, after the three days of 中秋.
        served("2026-09-13").boundary("due-date-in-holiday", &[at], &[]);
        let shorter = served("2026-09-13").set("/settings/parameters/rush-run-days", json!(3));
        shorter.boundary("due-date-in-holiday", &["2026-09-28T00:00:00+08:00"], &[at, "2026-09-27T23:59:59+08:00"]);
    }

    #[test]
    fn the_spring_festival_of_an_unpublished_year_counts() {
        // The last day is 9 February 2027, the day after the four statutory days.
        served("2027-01-25").boundary(
            "due-date-in-holiday",
            &["2027-02-09T00:00:00+08:00"],
            &["2027-01-26T12:00:00+08:00", "2027-02-08T23:59:59+08:00"],
        );
    }
}
