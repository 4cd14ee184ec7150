#![doc = include_str!("handle_soon.md")]

use crate::{
    attempt::Case,
    checks,
    facts::Source,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    time::days_before,
};

pub(super) static CHECK: Check = Check {
    id: "handle-soon",
    severity: Severity::Warn,
    step: Step::Confirm,
    grade: Grade::Law,
    sources: &["157 第20条", "157 第46条", "157 第53条", "道交法110"],
    parameters: &["camera-handle-days", "parking-notice-handle-days", "notice-handle-working-days", "handle-soon-days"],
    page: include_str!("handle_soon.md"),
    made: Made::When(|case| case.handle_by.is_some_and(|by| case.today <= by.day)),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let day = case.handle_by?.day;
    let days = *case.law.parameters.handle_soon_days.on(case.today);
    let key = match case.violation.source {
        Source::Notice => "handle-soon.notice",
        _ => "handle-soon",
    };
    (days_before(day, days)..=day).contains(&case.today).then(|| {
        CHECK
            .finds(key)
            .with("day", day)
            .with("left", checks::days_between(case.today, day))
            .remedy(Remedy::new("confirm_now"))
            .remedy(Remedy::new("ask_extension"))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::World;
    #[test]
    fn it_holds_for_the_last_seven_days_and_the_day_itself() {
        World::recorded().boundary(
            "handle-soon",
            &["2026-09-15T23:59:59+08:00", "2026-09-24T00:00:00+08:00"],
            &["2026-09-16T00:00:00+08:00", "2026-09-23T23:59:59+08:00"],
        );
        let found = World::recorded().finds("handle-soon", "2026-09-16T00:00:00+08:00").unwrap();
        assert_eq!((found.key, found.clears.as_str(), found.value("left")), ("handle-soon", "action", "Days(7)"));
        assert_eq!(found.remedies, ["confirm_now", "ask_extension"]);
        World::family().boundary("handle-soon", &["2026-09-20T12:00:00+08:00"], &[]);
    }

    #[test]
    fn a_written_notice_says_what_becomes_of_a_seized_licence() {
        let notice = World::recorded().set("/violations/0/source", json!("notice"));
        notice.boundary("handle-soon", &["2026-09-06T23:59:59+08:00"], &["2026-09-07T00:00:00+08:00"]);
        assert_eq!(notice.finds("handle-soon", "2026-09-14T12:00:00+08:00").unwrap().key, "handle-soon.notice");
    }

    #[test]
    fn it_counts_to_an_extension() {
        let world = World::recorded().set("/violations/0/handle_by_extended_to", json!("2026-09-30"));
        world.boundary(
            "handle-soon",
            &["2026-09-22T23:59:59+08:00", "2026-10-01T00:00:00+08:00"],
            &["2026-09-23T00:00:00+08:00"],
        );
    }
}
