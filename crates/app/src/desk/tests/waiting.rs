use serde_json::json;

use super::Home;
use crate::desk::waiting::Waiting;

fn waiting(home: &Home, id: &str, at: &str) -> Waiting {
    home.desk.waiting(id, Some(at)).expect("is reckoned").expect("costs something")
}

fn corners(waiting: &Waiting) -> Vec<(String, i64)> {
    waiting.corners.iter().map(|corner| (corner.day.format("%m-%d").to_string(), corner.amount_fen.0)).collect()
}

fn expect(corners: &[(&str, i64)]) -> Vec<(String, i64)> {
    corners.iter().map(|(day, amount)| ((*day).to_owned(), *amount)).collect()
}

/// v04 asks for ¥200 and was served on 2026-09-16: its last day is 2026-10-08.
fn appealed(from: &str, to: Option<&str>) -> Home {
    Home::sample_with(|file| {
        let mut appeal = json!({"id": "a9", "violation": "v04", "kind": "reconsideration", "submitted_at": from,
            "status": "pending"});
        if let Some(to) = to {
            appeal["status"] = json!("rejected");
            appeal["decided_at"] = json!(to);
        }
        file["appeals"].as_array_mut().expect("a list").push(appeal);
    })
}

/// The amount on a day, read off the line between two corners.
fn read_off(waiting: &Waiting, day: chrono::NaiveDate) -> i64 {
    let pair = waiting.corners.windows(2).find(|pair| pair[0].day <= day && day <= pair[1].day).expect("on the line");
    let (days, passed) = ((pair[1].day - pair[0].day).num_days(), (day - pair[0].day).num_days());
    pair[0].amount_fen.0 + (pair[1].amount_fen.0 - pair[0].amount_fen.0) * passed / days
}

fn reads_true(home: &Home, id: &str, from: &str) {
    let line = waiting(home, id, from);
    for day in line.corners[0].day.iter_days().take_while(|day| *day <= line.corners.last().expect("corners").day) {
        let then = format!("{day}T12:00:00+08:00");
        let due = home.desk.case_file(id, Some(&then)).expect("is shown").best.amount_due_fen;
        assert_eq!(read_off(&line, day), due.0, "on {day}");
    }
}

#[test]
fn two_hundred_yuan_grow_by_six_a_day_and_stop_on_the_thirty_fourth() {
    let home = Home::sample();
    let line = waiting(&home, "v04", "2026-09-23T20:00:00+08:00");
    assert_eq!(
        corners(&line),
        expect(&[
            ("09-23", 20_000),
            ("10-08", 20_000),
            ("10-09", 20_600),
            ("11-10", 39_800),
            ("11-11", 40_000),
            ("11-15", 40_000)
        ])
    );
    assert_eq!(line.cap_day.map(|day| (day - line.last_day).num_days()), Some(34));
    assert_eq!((line.a_day_fen.0, line.cap_fen.0), (600, 40_000));
    let days = [line.served_on, line.plain_day, line.last_day, line.advised_day].map(|day| day.to_string());
    assert_eq!(days, ["2026-09-16", "2026-10-01", "2026-10-08", "2026-09-30"]);
    assert!(!line.provisional);
    reads_true(&home, "v04", "2026-09-23T20:00:00+08:00");
}

#[test]
fn asked_about_late_it_begins_with_what_is_due_already() {
    let home = Home::sample();
    let line = waiting(&home, "v03", "2026-09-23T20:00:00+08:00");
    assert_eq!(corners(&line)[0], ("09-23".to_owned(), 21_200));
    let capped = waiting(&home, "v03", "2027-03-01T20:00:00+08:00");
    assert!(corners(&capped).iter().all(|(_, amount)| *amount == 40_000), "and stays at its cap");
    assert_eq!(capped.cap_day.map(|day| day.to_string()).as_deref(), Some("2026-10-25"));
    reads_true(&home, "v03", "2026-09-23T20:00:00+08:00");
}

#[test]
fn a_pause_bends_the_line_and_moves_the_cap() {
    let home = appealed("2026-10-12T10:00:00+08:00", Some("2026-10-21T10:00:00+08:00"));
    let line = waiting(&home, "v04", "2026-09-23T20:00:00+08:00");
    assert_eq!(
        corners(&line),
        expect(&[
            ("09-23", 20_000),
            ("10-08", 20_000),
            ("10-09", 20_600),
            ("10-11", 21_800),
            ("10-21", 21_800),
            ("11-20", 39_800),
            ("11-21", 40_000),
            ("11-25", 40_000)
        ]),
        "ten days are paused"
    );
    reads_true(&home, "v04", "2026-09-23T20:00:00+08:00");
    // A pause right before the cap, and one that began before the last day.
    reads_true(
        &appealed("2026-11-11T00:00:00+08:00", Some("2026-11-14T00:00:00+08:00")),
        "v04",
        "2026-10-20T20:00:00+08:00",
    );
    reads_true(
        &appealed("2026-10-01T00:00:00+08:00", Some("2026-10-14T00:00:00+08:00")),
        "v04",
        "2026-10-02T20:00:00+08:00",
    );
}

#[test]
fn a_pause_that_still_runs_knows_no_cap() {
    let home = appealed("2026-10-12T10:00:00+08:00", None);
    let line = waiting(&home, "v04", "2026-09-23T20:00:00+08:00");
    assert_eq!(line.cap_day, None);
    assert_eq!(line.corners.last().map(|corner| corner.amount_fen.0), Some(21_800));
    reads_true(&home, "v04", "2026-09-23T20:00:00+08:00");
}

#[test]
fn long_rests_on_the_way_are_named_whole() {
    let line = waiting(&Home::sample(), "v04", "2026-10-03T20:00:00+08:00");
    let rests: Vec<_> = line.rests.iter().map(|(first, last)| format!("{first} {last}")).collect();
    assert_eq!(rests, ["2026-10-01 2026-10-07"]);
}

#[test]
fn only_a_decision_that_asks_for_money_costs_anything_to_wait_for() {
    let home = Home::sample();
    for id in ["v01", "v10", "v11", "v12"] {
        assert!(home.desk.waiting(id, None).expect("is reckoned").is_none(), "{id}");
    }
    assert!(home.desk.waiting("v99", None).is_err());
}
