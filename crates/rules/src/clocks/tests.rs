//! The clocks at their boundaries: the last day before, the first day after.

use serde_json::json;

use super::*;
use crate::{facts::Household, testing::World};

fn law() -> Law {
    Law::builtin().expect("the law data")
}

fn day(text: &str) -> NaiveDate {
    crate::time::parse_date(text).expect(text)
}

fn paying(served_on: &str) -> (String, String, bool) {
    let PayBy { last_day, advised_day, provisional } = pay_by(day(served_on), &law());
    (last_day.to_string(), advised_day.to_string(), provisional)
}

/// The family's violation after a change, and the household it stands in.
fn household(pointer: &str, value: serde_json::Value) -> Household {
    World::recorded().set(pointer, value).household()
}

fn handling(world: &World) -> Option<(String, bool)> {
    handle_by(&world.household().violations[0], &law()).map(|rolled| (rolled.day.to_string(), rolled.provisional))
}

fn by(source: &str) -> World {
    World::recorded().set("/violations/0/source", json!(source))
}

/// Days late, surcharge and the day of the cap of ¥200 served on 2026-09-16, paid on a day.
fn fee(paid: &str, pauses: &[(&str, Option<&str>)]) -> (u32, i64, Option<String>) {
    let (law, fine) = (law(), Fen(20_000));
    let last_day = pay_by(day("2026-09-16"), &law).last_day;
    let pauses = Pauses::new(pauses.iter().map(|(from, to)| (day(from), to.map(day))));
    let days = pauses.unpaused_days(last_day, day(paid));
    let cap = cap_reached_on(fine, last_day, &pauses, &law);
    (days, surcharge(fine, days, last_day, &law).0, cap.map(|day| day.to_string()))
}

#[test]
fn the_last_day_rolls_forward_past_rest_days() {
    assert_eq!(paying("2026-09-16").0, "2026-10-08");
    assert_eq!(paying("2026-09-05").0, "2026-09-20", "a Sunday, but a working day");
    assert_eq!(paying("2026-01-31").0, "2026-02-24");
}

#[test]
fn the_advised_day_rolls_back_instead() {
    assert_eq!(paying("2026-09-16").1, "2026-09-30");
    assert_eq!(paying("2026-09-05").1, "2026-09-20");
    assert_eq!(paying("2026-01-31").1, "2026-02-14", "a Saturday, but a working day");
    assert_eq!(paying("2026-09-15"), ("2026-09-30".into(), "2026-09-30".into(), false));
}

#[test]
fn a_year_whose_holidays_are_not_published_makes_the_dates_provisional() {
    assert_eq!(paying("2026-12-16"), ("2026-12-31".into(), "2026-12-31".into(), false));
    assert_eq!(paying("2026-12-17"), ("2027-01-04".into(), "2026-12-31".into(), true));
    assert_eq!(paying("2026-12-20"), ("2027-01-04".into(), "2027-01-04".into(), true));
}

#[test]
fn the_surcharge_starts_on_the_day_after_the_last_day() {
    let cap = Some("2026-11-11".to_owned());
    assert_eq!(fee("2026-09-16", &[]), (0, 0, cap.clone()));
    assert_eq!(fee("2026-10-08", &[]), (0, 0, cap.clone()));
    assert_eq!(fee("2026-10-09", &[]), (1, 600, cap.clone()));
    assert_eq!(fee("2026-10-10", &[]), (2, 1_200, cap));
}

#[test]
fn the_surcharge_reaches_the_fine_on_day_34_and_stays_there() {
    assert_eq!(fee("2026-11-10", &[]).1, 19_800);
    assert_eq!((fee("2026-11-11", &[]).0, fee("2026-11-11", &[]).1), (34, 20_000));
    assert_eq!(fee("2030-01-01", &[]).1, 20_000);
    assert_eq!(cap_reached_on(Fen::ZERO, day("2026-10-08"), &Pauses::default(), &law()), None);
    let one_fen = cap_reached_on(Fen(1), day("2026-10-08"), &Pauses::default(), &law());
    assert_eq!(one_fen, Some(day("2026-11-11")));
}

#[test]
fn a_paused_day_is_not_late_and_moves_the_cap() {
    let cap = |days| Some(days_after(day("2026-11-11"), days).to_string());
    assert_eq!(fee("2026-10-12", &[("2026-10-10", Some("2026-10-11"))]), (2, 1_200, cap(2)));
    assert_eq!(fee("2026-10-12", &[("2026-09-20", Some("2026-10-08"))]), (4, 2_400, cap(0)), "before it is late");
    assert_eq!(fee("2026-10-12", &[("2026-09-20", Some("2026-10-09"))]), (3, 1_800, cap(1)));
    assert_eq!(fee("2026-10-12", &[("2026-11-11", Some("2026-11-11"))]), (4, 2_400, cap(1)), "on the day of the cap");
    assert_eq!(fee("2026-10-12", &[("2026-11-12", Some("2026-11-20"))]), (4, 2_400, cap(0)), "after the cap");
}

#[test]
fn pauses_that_overlap_count_once() {
    let overlapping = [("2026-10-10", Some("2026-10-12")), ("2026-10-11", Some("2026-10-13")), ("2026-10-14", None)];
    assert_eq!(fee("2026-10-20", &overlapping[..2]).0, 12 - 4);
    assert_eq!(fee("2026-10-20", &overlapping), (1, 600, None), "the running one holds the rest, and the cap");
    assert_eq!(fee("2026-10-20", &[("2026-11-12", None)]).2.as_deref(), Some("2026-11-11"));
    assert_eq!(fee("2026-10-20", &[("2026-10-12", Some("2026-10-10"))]).0, 12, "it ends before it starts");
}

#[test]
fn an_appeal_pauses_every_date_it_touches() {
    let paused = |kind: &str, status: &str, submitted_at: &str, decided_at: Option<&str>| {
        let appeal = json!({"id": "a", "violation": "v", "kind": kind, "submitted_at": submitted_at, "status": status,
            "decided_at": decided_at});
        Pauses::of(&World::family().set("/appeals/-", appeal).household().appeals)
    };
    let (from, to) = ("2026-09-21T23:59:59+08:00", "2026-09-23T00:00:00+08:00");
    let until_midnight = paused("reconsideration", "rejected", from, Some(to));
    assert_eq!(until_midnight, Pauses::new([(day("2026-09-21"), Some(day("2026-09-22")))]));
    let touching = paused("lawsuit", "withdrawn", from, Some("2026-09-23T00:00:01+08:00"));
    assert_eq!(touching, Pauses::new([(day("2026-09-21"), Some(day("2026-09-23")))]));
    assert_eq!(paused("lawsuit", "pending", from, None), Pauses::new([(day("2026-09-21"), None)]));
    assert_eq!(paused("lawsuit", "withdrawn", to, Some(to)), Pauses::default(), "an empty stretch touches nothing");
    assert_eq!(paused("objection", "pending", from, None), Pauses::default(), "an objection pauses nothing");
}

#[test]
fn each_document_has_its_own_handling_day() {
    assert_eq!(handling(&by("camera")), Some(("2026-09-23".into(), false)));
    assert_eq!(handling(&by("camera").without("/violations/0/notified_on")), None);
    assert_eq!(handling(&by("parking_notice")), Some(("2026-09-11".into(), false)));
    let parked = by("parking_notice").without("/violations/0/notified_on");
    assert_eq!(handling(&parked), Some(("2026-09-07".into(), false)), "from the day of the offence");
    assert_eq!(handling(&by("notice")), Some(("2026-09-14".into(), false)));
    let handed_out = by("notice").without("/violations/0/notified_on");
    assert_eq!(handling(&handed_out), Some(("2026-09-10".into(), false)), "from the day of the offence");
    assert_eq!(handling(&World::family()), None, "it is decided");
}

#[test]
fn a_handling_day_is_never_rolled_over() {
    let notified = |on: &str| handling(&by("camera").set("/violations/0/notified_on", json!(on)));
    assert_eq!(notified("2026-09-04"), Some(("2026-10-04".into(), false)), "a rest day");
    let far = |source| handling(&by(source).set("/violations/0/notified_on", json!("2026-12-20")));
    assert_eq!(far("camera"), Some(("2027-01-19".into(), false)), "no calendar was consulted");
    assert_eq!(far("notice"), Some(("2027-01-11".into(), true)), "working days of 2027 were counted");
}

#[test]
fn an_extension_is_the_handling_day() {
    let extended = by("notice").set("/violations/0/handle_by_extended_to", json!("2026-10-03"));
    assert_eq!(handling(&extended), Some(("2026-10-03".into(), false)));
    let violation = &extended.household().violations[0];
    assert_eq!(plain_handle_by(violation, &law()).map(|rolled| rolled.day), Some(day("2026-09-14")));
    let unnotified = by("camera").without("/violations/0/notified_on");
    let unnotified = unnotified.set("/violations/0/handle_by_extended_to", json!("2026-12-01"));
    assert_eq!(handling(&unnotified), Some(("2026-12-01".into(), false)));
}

#[test]
fn an_expected_end_keeps_the_time_of_day_and_skips_rest_days() {
    let filed = |at: &str| {
        let filing =
            json!({"id": "f", "account": "acc-mum", "vehicle": "car", "submitted_at": at, "status": "pending"});
        filing_expected(&household("/filings/-", filing).filings[0], &law()).to_string()
    };
    assert_eq!(filed("2026-09-10T09:30:00+08:00"), "2026-09-11T09:30:00+08:00");
    assert_eq!(filed("2026-09-30T23:59:59+08:00"), "2026-10-08T23:59:59+08:00", "the holiday does not count");
    assert_eq!(filed("2026-10-03T00:00:00+08:00"), "2026-10-08T00:00:00+08:00", "nor does the day of submission");
    assert_eq!(filed("2026-09-10T16:00:00Z"), "2026-09-14T00:00:00+08:00", "already Friday in Beijing");

    let objected = |at: &str| {
        let objection =
            json!({"id": "o", "violation": "v", "kind": "objection", "submitted_at": at, "status": "pending"});
        objection_expected(&household("/appeals/-", objection).appeals[0], &law()).to_string()
    };
    assert_eq!(objected("2026-09-07T10:00:00+08:00"), "2026-09-14T10:00:00+08:00");
    assert_eq!(objected("2026-09-25T10:00:00+08:00"), "2026-10-09T10:00:00+08:00", "中秋 and 国庆 lie between");
}

/// Until when one can ask for reconsideration and sue, given what came of reconsiderations that ended.
fn appealing(source: &str, outcomes: &[(&str, &str)]) -> (String, Option<String>) {
    let mut world = World::family().set("/violations/0/source", json!(source));
    for (n, (status, decided_at)) in outcomes.iter().enumerate() {
        world = world.set(
            "/appeals/-",
            json!({"id": format!("a{n}"), "violation": "v", "kind": "reconsideration", "status": status,
                   "submitted_at": "2026-09-10T10:00:00+08:00", "decided_at": decided_at}),
        );
    }
    let household = world.household();
    let until = appeal_by(&household.violations[0], &household.appeals, &law()).expect("a decision");
    (until.reconsideration.to_string(), until.lawsuit.map(|day| day.to_string()))
}

#[test]
fn a_decision_can_be_appealed_against_for_sixty_days_or_six_months() {
    assert_eq!(appealing("camera", &[]), ("2026-11-04".into(), Some("2027-03-05".into())));
    assert_eq!(appealing("on_spot", &[]), ("2026-11-04".into(), None), "reconsideration comes first");
    let rejected = [("rejected", "2026-10-20T10:00:00+08:00")];
    assert_eq!(appealing("on_spot", &rejected).1.as_deref(), Some("2026-11-04"));
    assert_eq!(appealing("camera", &rejected).1.as_deref(), Some("2026-11-04"));
    let recorded = World::recorded().household();
    assert_eq!(appeal_by(&recorded.violations[0], &recorded.appeals, &law()), None);
}

#[test]
fn a_reconsideration_that_was_withdrawn_has_no_result() {
    let withdrawn = [("withdrawn", "2027-03-01T10:00:00+08:00")];
    assert_eq!(appealing("camera", &withdrawn).1.as_deref(), Some("2027-03-05"));
    assert_eq!(appealing("on_spot", &withdrawn).1, None);
}

#[test]
fn a_points_cycle_starts_on_each_anniversary_of_the_first_licence() {
    let start = |issued, on| cycle_start(day(issued), day(on), &law()).map(|day| day.to_string());
    assert_eq!(start("2015-03-02", "2026-03-01").as_deref(), Some("2025-03-02"));
    assert_eq!(start("2015-03-02", "2026-03-02").as_deref(), Some("2026-03-02"));
    assert_eq!(start("2015-03-02", "2015-03-02").as_deref(), Some("2015-03-02"));
    assert_eq!(start("2015-03-02", "2015-03-01"), None, "before the first licence");
}

#[test]
fn a_licence_of_a_leap_day_starts_its_cycle_on_the_last_of_february() {
    let start = |on| cycle_start(day("2020-02-29"), day(on), &law()).map(|day| day.to_string());
    assert_eq!(start("2025-02-27").as_deref(), Some("2024-02-29"));
    assert_eq!(start("2025-02-28").as_deref(), Some("2025-02-28"));
    assert_eq!(start("2028-02-28").as_deref(), Some("2027-02-28"));
    assert_eq!(start("2028-02-29").as_deref(), Some("2028-02-29"));
}
