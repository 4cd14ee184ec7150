use serde_json::json;

use super::{EVENING, Home};
use crate::{
    Trouble,
    desk::case_file::{CaseFile, Clock, ClockKind},
};

fn case(home: &Home, id: &str) -> CaseFile {
    home.desk.case_file(id, None).expect("is shown")
}

/// The sample with v04 served on another day.
fn served(on: &str) -> Clock {
    let home = Home::sample_with(|file| {
        let violation = &mut file["violations"][3];
        violation["occurred_at"] = json!("2026-01-02T12:00:00+08:00");
        violation["notified_on"] = json!("2026-01-05");
        violation["decision"]["issued_on"] = json!(on);
        violation["decision"]["served_on"] = json!(on);
    });
    case(&home, "v04").clock.expect("a decision has a clock")
}

/// Month and day of each day counted, with its number.
fn numbered(clock: &Clock) -> Vec<(String, Option<u32>)> {
    clock.days.iter().map(|day| (day.day.format("%m-%d").to_string(), day.number)).collect()
}

fn rests(clock: &Clock) -> Vec<String> {
    clock.days.iter().filter(|day| day.rest).map(|day| day.day.format("%m-%d").to_string()).collect()
}

#[test]
fn fifteen_days_are_counted_and_rest_days_at_the_end_are_rolled_over() {
    let clock = served("2026-09-16");
    assert_eq!((clock.kind, clock.count, clock.working_days, clock.provisional), (ClockKind::Pay, 15, false, false));
    let days = (clock.from, clock.plain_day, clock.last_day, clock.advised_day);
    let text = [days.0, days.1, days.2, days.3].map(|day| day.to_string());
    assert_eq!(text, ["2026-09-16", "2026-10-01", "2026-10-08", "2026-09-30"]);
    let days = numbered(&clock);
    assert_eq!(days.len(), 22);
    assert_eq!(days[0], ("09-17".to_owned(), Some(1)), "the day it was received does not count");
    assert_eq!(days[14], ("10-01".to_owned(), Some(15)));
    assert!(days[15..].iter().all(|(_, number)| number.is_none()), "what it is rolled over has no number");
    assert_eq!(days[21].0, "10-08");
    assert!(days[..15].iter().zip(1..).all(|((_, number), expected)| *number == Some(expected)));
    assert_eq!(
        rests(&clock),
        ["09-19", "09-25", "09-26", "09-27", "10-01", "10-02", "10-03", "10-04", "10-05", "10-06", "10-07"],
        "the Sunday 09-20 is worked"
    );
    assert_eq!(clock.days[8].holiday.as_deref(), Some("中秋节"));
    assert_eq!((clock.a_day_fen.0, &*clock.source), (600, "道交法108"));
}

#[test]
fn a_sunday_that_is_worked_is_the_last_day() {
    let clock = served("2026-09-05");
    let text = [clock.plain_day, clock.last_day, clock.advised_day].map(|day| day.to_string());
    assert_eq!(text, ["2026-09-20"; 3]);
    let last = clock.days.last().expect("days");
    assert_eq!((clock.days.len(), last.number, last.rest, last.holiday.as_deref()), (15, Some(15), false, None));
}

#[test]
fn the_spring_festival_is_rolled_over_whole() {
    let clock = served("2026-01-31");
    let text = [clock.plain_day, clock.last_day, clock.advised_day].map(|day| day.to_string());
    assert_eq!(text, ["2026-02-15", "2026-02-24", "2026-02-14"]);
    let days = numbered(&clock);
    assert_eq!((days.len(), days[14].clone()), (24, ("02-15".to_owned(), Some(15))));
    assert!(days[15..].iter().all(|(_, number)| number.is_none()));
    let run: Vec<_> = (15..=23).map(|day| format!("02-{day}")).collect();
    assert!(rests(&clock).ends_with(&run), "{:?}", rests(&clock));
    assert!(!rests(&clock).contains(&"02-14".to_owned()), "a Saturday that is worked");
}

#[test]
fn a_record_counts_to_the_day_to_handle_it_by() {
    let home = Home::sample();
    let camera = case(&home, "v01").clock.expect("a notice came");
    let text = [camera.from, camera.last_day, camera.advised_day].map(|day| day.to_string());
    assert_eq!(text, ["2026-08-26", "2026-09-25", "2026-09-25"]);
    assert_eq!((camera.kind, camera.count, &*camera.source), (ClockKind::Handle, 30, "157 第20条"));
    assert_eq!(camera.days.iter().filter_map(|day| day.number).collect::<Vec<_>>(), (1..=30).collect::<Vec<_>>());
    assert_eq!((camera.a_day_fen.0, camera.extended), (0, false), "missing it costs nothing");
    let parking = case(&home, "v13").clock.expect("a notice came");
    assert_eq!((parking.count, parking.last_day.to_string().as_str(), &*parking.source), (18, "2026-10-06", "报"));
}

#[test]
fn a_notice_counts_working_days() {
    let home = Home::sample_with(|file| {
        let violation = &mut file["violations"][4];
        violation["stage"] = json!("recorded");
        violation.as_object_mut().expect("an object").remove("decision");
    });
    let clock = case(&home, "v05").clock.expect("it came with a notice");
    assert!(clock.working_days);
    // 2026-09-10 was a Thursday: three weeks, one made-up Sunday more, and 中秋 one Friday less.
    assert_eq!((clock.count, clock.last_day.to_string().as_str()), (15, "2026-10-08"));
    assert!(clock.days.iter().all(|day| day.rest == day.number.is_none()), "rest days have no number");
    assert_eq!(clock.days.last().and_then(|day| day.number), Some(15));
}

#[test]
fn an_extension_moves_the_day_and_not_the_count() {
    let home = Home::sample_with(|file| file["violations"][0]["handle_by_extended_to"] = json!("2026-10-25"));
    let clock = case(&home, "v01").clock.expect("a notice came");
    assert!(clock.extended);
    let text = [clock.plain_day, clock.last_day].map(|day| day.to_string());
    assert_eq!(text, ["2026-09-25", "2026-10-25"]);
    assert_eq!((clock.days.len(), clock.days[29].number, clock.days[30].number), (60, Some(30), None));
}

#[test]
fn a_file_holds_the_papers_of_its_violation_the_oldest_first() {
    let home = Home::sample_with(|file| {
        let reconsideration = json!({"id": "a0", "violation": "v04", "kind": "reconsideration",
            "submitted_at": "2026-09-21T09:00:00+08:00", "status": "pending"});
        let objection = json!({"id": "a9", "violation": "v04", "kind": "objection",
            "submitted_at": "2026-09-10T09:00:00+08:00", "status": "withdrawn", "decided_at": "2026-09-11T09:00:00+08:00"});
        file["appeals"].as_array_mut().expect("a list").extend([reconsideration, objection]);
        let payment = json!({"id": "p0", "violation": "v04", "attempted_at": "2026-09-23T09:00:00+08:00",
            "amount_fen": 20000, "outcome": "failed"});
        file["payments"].as_array_mut().expect("a list").push(payment);
    });
    let file = case(&home, "v04");
    assert_eq!((file.vehicle.id.as_str(), file.row.id.as_str()), ("car-dad", "v04"));
    assert_eq!(file.appeals.iter().map(|paper| paper.appeal.id.as_str()).collect::<Vec<_>>(), ["a9", "a0"]);
    assert!(
        file.appeals.iter().all(|paper| paper.expected_at.is_none()),
        "only a pending objection has an expected end"
    );
    assert_eq!(file.payments.iter().map(|payment| payment.id.as_str()).collect::<Vec<_>>(), ["p1", "p0"]);
    assert_eq!(file.reconsider_by.map(|day| day.to_string()).as_deref(), Some("2026-11-15"));
    assert_eq!(file.sue_by.map(|day| day.to_string()).as_deref(), Some("2027-03-16"));
    assert_eq!(file.best.violation.as_str(), "v04");

    let objecting = case(&home, "v08");
    assert_eq!(objecting.appeals[0].expected_at, Some(super::at("2026-09-30T15:00:00+08:00")));
    assert_eq!((objecting.reconsider_by, objecting.sue_by), (None, None), "there is no decision yet");
    assert_eq!(case(&home, "v14").sue_by, None, "an on-the-spot decision is reconsidered first");
}

#[test]
fn what_asks_for_no_money_has_no_clock_to_pay() {
    let home = Home::sample();
    assert!(case(&home, "v11").clock.is_none(), "revoked without a decision");
    assert!(matches!(home.desk.case_file("v99", None), Err(Trouble::Unknown("violation", _))));
    assert!(matches!(home.desk.case_file("v01", Some("soon")), Err(Trouble::Unknown("instant", _))));
    assert!(home.desk.case_file("v01", Some(EVENING)).is_ok());
}
