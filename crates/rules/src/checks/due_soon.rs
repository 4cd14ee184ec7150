#![doc = include_str!("due_soon.md")]

use crate::{
    attempt::Case,
    checks,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    time::days_before,
};

pub(super) static CHECK: Check = Check {
    id: "due-soon",
    severity: Severity::Warn,
    step: Step::Pay,
    grade: Grade::Observed,
    sources: &["文2"],
    parameters: &["due-soon-days", "payment-days"],
    page: include_str!("due_soon.md"),
    made: Made::When(|case| case.pay_by.is_some_and(|pay_by| case.today <= pay_by.last_day)),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let pay_by = case.pay_by?;
    let days = *case.law.parameters.due_soon_days.on(case.today);
    let from = days_before(pay_by.advised_day, days);
    let key = match case.today > pay_by.advised_day {
        true => "due-soon.bank",
        false => "due-soon",
    };
    (from..=pay_by.last_day).contains(&case.today).then(|| {
        CHECK
            .finds(key)
            .with("last_day", pay_by.last_day)
            .with("advised_day", pay_by.advised_day)
            .with("left", checks::days_between(case.today, pay_by.last_day))
            .remedy(Remedy::new("pay_now"))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::World;
    #[test]
    fn it_starts_three_days_before_the_advised_day() {
        World::family().boundary(
            "due-soon",
            &["2026-09-16T23:59:59+08:00", "2026-09-21T00:00:00+08:00"],
            &["2026-09-17T00:00:00+08:00", "2026-09-20T23:59:59+08:00"],
        );
        let found = World::family().finds("due-soon", "2026-09-17T12:00:00+08:00").unwrap();
        assert_eq!((found.key, found.clears.as_str(), found.value("left")), ("due-soon", "action", "Days(3)"));
        assert_eq!(found.remedies, ["pay_now"]);
    }

    #[test]
    fn between_the_advised_and_the_last_day_a_bank_may_count_already() {
        // Advised for 30 September; the last day is 8 October, after the run.
        let world = World::family().set("/violations/0/decision/served_on", json!("2026-09-16"));
        world.boundary(
            "due-soon",
            &["2026-09-26T23:59:59+08:00", "2026-10-09T00:00:00+08:00"],
            &["2026-09-27T00:00:00+08:00", "2026-10-08T23:59:59+08:00"],
        );
        let key = |at| world.finds("due-soon", at).unwrap().key;
        assert_eq!(key("2026-09-30T23:59:59+08:00"), "due-soon");
        assert_eq!(key("2026-10-01T00:00:00+08:00"), "due-soon.bank");
        assert_eq!(key("2026-10-08T23:59:59+08:00"), "due-soon.bank");
        assert_eq!(world.at("2026-10-08T23:59:59+08:00").surcharge, 0);
    }

    #[test]
    fn a_household_says_how_early() {
        World::family().set("/settings/parameters/due-soon-days", json!(5)).boundary(
            "due-soon",
            &["2026-09-14T23:59:59+08:00"],
            &["2026-09-15T00:00:00+08:00"],
        );
    }
}
