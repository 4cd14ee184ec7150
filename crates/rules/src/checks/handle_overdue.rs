#![doc = include_str!("handle_overdue.md")]

use crate::{
    attempt::Case,
    checks,
    facts::Source,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
};

pub(super) static CHECK: Check = Check {
    id: "handle-overdue",
    severity: Severity::Warn,
    step: Step::Confirm,
    grade: Grade::Law,
    sources: &["157 第20条", "157 第46条", "157 第53条", "道交法110"],
    parameters: &["camera-handle-days", "parking-notice-handle-days", "notice-handle-working-days"],
    page: include_str!("handle_overdue.md"),
    made: Made::When(|case| case.handle_by.is_some()),
    run: Run::Record(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let day = case.handle_by?.day;
    let key = match case.violation.source {
        Source::Notice => "handle-overdue.notice",
        _ => "handle-overdue",
    };
    (case.today > day).then(|| {
        CHECK
            .finds(key)
            .with("day", day)
            .with("days", checks::days_between(day, case.today))
            .remedy(Remedy::new("confirm_now"))
            .remedy(Remedy::new("ask_extension"))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::World;
    #[test]
    fn a_camera_record_is_late_after_thirty_days_and_costs_nothing_more() {
        World::recorded().boundary("handle-overdue", &["2026-09-23T23:59:59+08:00"], &["2026-09-24T00:00:00+08:00"]);
        let seen = World::recorded().at("2026-09-24T00:00:00+08:00");
        let found = seen.finding("handle-overdue").unwrap();
        assert_eq!((found.key, found.clears.as_str(), found.value("days")), ("handle-overdue", "action", "Days(1)"));
        assert_eq!(found.remedies, ["confirm_now", "ask_extension"]);
        assert_eq!((seen.due, seen.surcharge), (20_000, 0));
    }

    #[test]
    fn without_a_notice_a_camera_record_has_no_day() {
        let world = World::recorded().without("/violations/0/notified_on");
        world.boundary("handle-overdue", &["2028-01-01T12:00:00+08:00"], &[]);
    }

    #[test]
    fn a_day_that_is_a_rest_day_is_not_rolled_over() {
        // Thirty days after 28 August is 27 September, the last of the three days of 中秋.
        let world = World::recorded().set("/violations/0/notified_on", json!("2026-08-28"));
        world.boundary("handle-overdue", &["2026-09-27T23:59:59+08:00"], &["2026-09-28T00:00:00+08:00"]);
    }

    #[test]
    fn each_document_has_its_own_day() {
        let source = |source: &str| World::recorded().set("/violations/0/source", json!(source));
        let parking = source("parking_notice");
        parking.boundary("handle-overdue", &["2026-09-11T23:59:59+08:00"], &["2026-09-12T00:00:00+08:00"]);
        let unnoticed = parking.without("/violations/0/notified_on");
        unnoticed.boundary("handle-overdue", &["2026-09-07T23:59:59+08:00"], &["2026-09-08T00:00:00+08:00"]);
        // The fifteenth working day after 24 August is 14 September.
        let notice = source("notice");
        notice.boundary("handle-overdue", &["2026-09-14T23:59:59+08:00"], &["2026-09-15T00:00:00+08:00"]);
        assert_eq!(notice.finds("handle-overdue", "2026-09-15T00:00:00+08:00").unwrap().key, "handle-overdue.notice");
    }

    #[test]
    fn an_extension_is_the_day() {
        let world = World::recorded().set("/violations/0/handle_by_extended_to", json!("2026-12-23"));
        world.boundary("handle-overdue", &["2026-12-23T23:59:59+08:00"], &["2026-12-24T00:00:00+08:00"]);
    }
}
