#![doc = include_str!("unhandled_backlog.md")]

use crate::{
    attempt::Case,
    finding::{Check, Finding, Made, Remedy, Run, Severity, Step},
    law::Grade,
    message::Value,
};

pub(super) static CHECK: Check = Check {
    id: "unhandled-backlog",
    severity: Severity::Warn,
    step: Step::Confirm,
    grade: Grade::Law,
    sources: &["157 第54条", "157 第55条"],
    parameters: &[
        "backlog-records",
        "backlog-notice-days",
        "backlog-announcement-days",
        "announced-service-days",
        "camera-handle-days",
        "parking-notice-handle-days",
        "notice-handle-working-days",
    ],
    page: include_str!("unhandled_backlog.md"),
    made: Made::When(|case| case.undecided()),
    run: Run::Vehicle(run),
};

fn run<'a>(case: &Case<'a>) -> Option<Finding<'a>> {
    let parameters = &case.law.parameters;
    let limit = *parameters.backlog_records.on(case.today);
    let records = i64::try_from(case.facts.unhandled(&case.vehicle.id, case.today)).unwrap_or(i64::MAX);
    (case.undecided() && records >= i64::from(limit)).then(|| {
        CHECK
            .finds("unhandled-backlog")
            .with("plate", &*case.vehicle.plate)
            .with("records", Value::Count(records))
            .with("notice_days", Value::Days(*parameters.backlog_notice_days.on(case.today)))
            .with("announcement_days", Value::Days(*parameters.backlog_announcement_days.on(case.today)))
            .with("service_days", Value::Days(*parameters.announced_service_days.on(case.today)))
            .remedy(Remedy::new("handle_oldest"))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::World;
    const EVE: &str = "2026-09-24T23:59:59+08:00";
    const DAY: &str = "2026-09-25T00:00:00+08:00";

    /// Five records of one car: four past their day from 24 September, and one that has no notice, whose offence was thirty
    /// days before that day.
    fn five() -> World {
        let world = World::recorded().like_v("v2", json!({})).like_v("v3", json!({})).like_v("v4", json!({}));
        world.like_v("v5", json!({"notified_on": null, "occurred_at": "2026-08-25T09:00:00+08:00"}))
    }

    #[test]
    fn five_records_past_their_day_pile_up() {
        five().boundary("unhandled-backlog", &[EVE], &[DAY]);
        let found = five().finds("unhandled-backlog", DAY).unwrap();
        assert_eq!((found.clears.as_str(), found.value("records")), ("action", "Count(5)"));
        assert_eq!(found.remedies, ["handle_oldest"]);
    }

    #[test]
    fn what_is_extended_or_decided_or_of_another_car_does_not_count() {
        let extended = five().set("/violations/1/handle_by_extended_to", json!("2026-09-24"));
        extended.boundary("unhandled-backlog", &[DAY], &[]);
        let decided = five().set("/violations/1/stage", json!("decided"));
        decided.set("/violations/1/decision", json!({"served_on": "2026-09-05"})).boundary(
            "unhandled-backlog",
            &[DAY],
            &[],
        );
        let other = five().with_car("京B00001").set("/violations/1/vehicle", json!("京B00001"));
        other.boundary("unhandled-backlog", &[DAY], &[]);
    }

    #[test]
    fn every_undecided_record_of_the_car_shows_it() {
        let decided = json!({"stage": "decided", "decision": {"served_on": "2026-09-25"}});
        let world = five().like_v("new", json!({"notified_on": "2026-09-24"})).like_v("decided", decided);
        let found = |id| world.ask(id, None, None, DAY).finding("unhandled-backlog").is_some();
        assert!(found("v5") && found("new"));
        assert!(!found("decided"));
    }

    #[test]
    fn one_more_record_is_no_longer_muted() {
        let muted = five().muting("unhandled-backlog", None, None);
        assert!(muted.finds("unhandled-backlog", DAY).unwrap().muted);
        let more = muted.like_v("v6", json!({})).finds("unhandled-backlog", DAY).unwrap();
        assert!(!more.muted, "the facts behind it changed");
    }
}
