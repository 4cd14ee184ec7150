use std::collections::BTreeSet;

use chrono::{NaiveTime, TimeDelta};
use serde_json::json;

use super::*;
use crate::{
    testing::{World, instant},
    time::parse_date,
};

/// What was said on a walk, each with the instant at which somebody asked: `2026-09-13T09:00 pay_by -7 v`.
type Said = Vec<String>;

/// Asks at each instant what is to be said, as a computer does that wakes at these instants alone.
fn walk(world: &World, choices: &Choices, from: &str, wakes: impl IntoIterator<Item = Instant>) -> Said {
    let mut told = BTreeSet::new();
    let mut last = instant(from);
    let mut said = Vec::new();
    for now in wakes {
        world.with_snapshot(|facts| {
            for reminder in due(facts, choices, last, now, &told) {
                assert!(reminder.fires_at.date() <= now.date(), "{} is said before its day", reminder.key);
                said.push(line(now, &reminder));
                assert!(told.insert(reminder.key), "said twice");
            }
        });
        // A look in quiet hours is none.
        if !choices.is_quiet(now) {
            last = now;
        }
    }
    said
}

fn line(now: Instant, reminder: &Reminder) -> String {
    let event = &reminder.event;
    format!("{} {} {:+} {}", &now.to_string()[..16], event.kind.word(), reminder.offset, event.subject.id())
}

/// Every hour from one instant on, for so many days.
fn hourly(from: &str, days: i64) -> impl Iterator<Item = Instant> {
    let from = instant(from);
    (0..=days * 24).map(move |hour| from.plus(TimeDelta::hours(hour)))
}

/// The family with nothing but its violation to speak of.
fn only_violation(world: World) -> World {
    world.without("/accounts/0/licence/first_issued").without("/accounts/0/licence/valid_until")
}

/// Only these kinds are on.
fn only(kinds: &[Kind]) -> Choices {
    let off = Kind::ALL.into_iter().filter(|kind| !kinds.contains(kind));
    let off = off.map(|kind| (kind, Choice { on: false, ..Choice::default_of(kind) }));
    Choices { kinds: off.collect(), ..Choices::default() }
}

fn time(text: &str) -> NaiveTime {
    crate::time::parse_time(text).expect(text)
}

fn quiet(from: &str, to: &str) -> Option<Quiet> {
    Some(Quiet { from: time(from), to: time(to) })
}

#[test]
fn weeks_hour_by_hour_say_each_lead_once_and_then_every_day() {
    let world = only_violation(World::family());
    // The advised day and the last day are both 20 September, a Sunday on which people work.
    assert_eq!(
        walk(&world, &only(&[Kind::PayBy]), "2026-09-06T00:00:00+08:00", hourly("2026-09-06T00:00:00+08:00", 18)),
        [
            "2026-09-13T09:00 pay_by -7 v",
            "2026-09-17T09:00 pay_by -3 v",
            "2026-09-19T09:00 pay_by -1 v",
            "2026-09-20T09:00 pay_by +0 v",
            "2026-09-21T09:00 pay_by +1 v",
            "2026-09-22T09:00 pay_by +2 v",
            "2026-09-23T09:00 pay_by +3 v",
        ]
    );
}

#[test]
fn sleeps_fold_what_was_missed_into_the_newest() {
    let world = only_violation(World::family());
    let wakes = [
        "2026-09-12T07:00:00+08:00",
        "2026-09-18T21:30:00+08:00",
        "2026-09-20T08:59:59+08:00",
        "2026-09-20T09:00:00+08:00",
        "2026-10-20T12:00:00+08:00",
        "2026-10-20T12:00:01+08:00",
    ];
    assert_eq!(
        walk(&world, &only(&[Kind::PayBy]), "2026-09-06T00:00:00+08:00", wakes.map(instant)),
        ["2026-09-18T21:30 pay_by -3 v", "2026-09-20T08:59 pay_by +0 v", "2026-10-20T12:00 pay_by +30 v",]
    );
}

#[test]
fn what_was_missed_is_said_once_on_the_day_of_the_return_and_not_again_at_its_hour() {
    let world = only_violation(World::family());
    let wakes = [
        "2026-09-20T08:30:00+08:00",
        "2026-09-22T08:30:00+08:00",
        "2026-09-22T09:00:00+08:00",
        "2026-09-23T08:59:59+08:00",
        "2026-09-23T09:00:00+08:00",
    ];
    assert_eq!(
        walk(&world, &only(&[Kind::PayBy]), "2026-09-19T12:00:00+08:00", wakes.map(instant)),
        ["2026-09-20T08:30 pay_by +0 v", "2026-09-22T08:30 pay_by +2 v", "2026-09-23T09:00 pay_by +3 v"]
    );
}

#[test]
fn quiet_hours_hold_for_what_was_missed_and_what_was_only_entered_in_them() {
    let world = only_violation(World::family());
    let choices = only(&[Kind::PayBy]);
    let said = |from: &str, wakes: &[&str]| walk(&world, &choices, from, wakes.iter().map(|at| instant(at)));
    let night = ["2026-09-21T22:00:00+08:00", "2026-09-22T03:00:00+08:00", "2026-09-22T07:59:59+08:00"];
    assert_eq!(said("2026-09-20T20:00:00+08:00", &night), [""; 0]);
    assert_eq!(
        said("2026-09-20T20:00:00+08:00", &[&night[..], &["2026-09-22T08:00:00+08:00"]].concat()),
        ["2026-09-22T08:00 pay_by +2 v"]
    );
    // The last evening on which it can be paid: in the morning it would be too late.
    assert_eq!(said("2026-09-19T22:30:00+08:00", &["2026-09-20T22:40:00+08:00"]), ["2026-09-20T22:40 pay_by +0 v"]);
    assert_eq!(said("2026-09-18T22:30:00+08:00", &["2026-09-19T22:40:00+08:00"]), [""; 0]);
}

#[test]
fn an_advised_day_before_the_holiday_is_counted_from_and_both_days_are_in_the_key() {
    let world = only_violation(World::family()).set("/violations/0/decision/served_on", json!("2026-09-16"));
    world.with_snapshot(|facts| {
        let at = instant("2026-09-29T12:00:00+08:00");
        let due = due(facts, &only(&[Kind::PayBy]), at, at, &BTreeSet::new());
        assert_eq!(due[0].key.as_str(), "pay_by 2026-09-30..2026-10-08 -1 v");
        assert_eq!(due[0].event.last_day, parse_date("2026-10-08"));
    });
}

#[test]
fn a_record_extended_is_handled_by_its_new_day_and_another_key() {
    let keys = |world: &World| {
        world.with_snapshot(|facts| {
            let at = instant("2026-09-22T12:00:00+08:00");
            let due = due(facts, &only(&[Kind::HandleBy]), at, at, &BTreeSet::new());
            due.into_iter().map(|reminder| reminder.key.to_string()).collect::<Vec<_>>()
        })
    };
    let world = only_violation(World::recorded());
    assert_eq!(keys(&world), ["handle_by 2026-09-23 -1 v"]);
    assert_eq!(
        keys(&world.clone().set("/violations/0/handle_by_extended_to", json!("2026-09-25"))),
        ["handle_by 2026-09-25 -3 v"]
    );
    assert_eq!(keys(&world.set("/violations/0/handle_by_extended_to", json!("2026-10-25"))), [""; 0]);
}

#[test]
fn a_household_edited_in_between_is_told_what_it_has_now() {
    let world = only_violation(World::family());
    let choices = only(&[Kind::PayBy]);
    let (first, second) = (instant("2026-09-17T10:00:00+08:00"), instant("2026-09-17T11:00:00+08:00"));
    let mut told = BTreeSet::new();
    world.with_snapshot(|facts| {
        told.extend(due(facts, &choices, first, first, &BTreeSet::new()).into_iter().map(|it| it.key))
    });
    // Put right by a day, entered late, paid: each is said anew, said at once, and never said again.
    let said = |world: &World| {
        world.with_snapshot(|facts| {
            let due = due(facts, &choices, first, second, &told);
            due.into_iter().map(|reminder| reminder.key.to_string()).collect::<Vec<_>>()
        })
    };
    assert_eq!(said(&world), [""; 0]);
    assert_eq!(
        said(&world.clone().set("/violations/0/decision/served_on", json!("2026-09-06"))),
        ["pay_by 2026-09-21 -7 v"]
    );
    assert_eq!(said(&world.clone().like_v("w", json!({}))), ["pay_by 2026-09-20 -3 w"]);
    assert_eq!(said(&world.set("/violations/0/stage", json!("paid"))), [""; 0]);
}

#[test]
fn quiet_hours_move_a_reminder_to_their_end() {
    let world = only_violation(World::family());
    let choices = Choices { time: time("23:30"), ..only(&[Kind::PayBy]) };
    // Over midnight, so to the morning after; the last one, for which the morning after is too late, before they begin.
    assert_eq!(
        walk(&world, &choices, "2026-09-06T00:00:00+08:00", hourly("2026-09-06T00:59:00+08:00", 16)),
        [
            "2026-09-14T08:59 pay_by -7 v",
            "2026-09-18T08:59 pay_by -3 v",
            "2026-09-20T08:59 pay_by -1 v",
            "2026-09-20T21:59 pay_by +0 v",
            "2026-09-21T21:59 pay_by +1 v",
        ]
    );
    let at_noon = Choices { time: time("12:30"), quiet: quiet("12:00", "14:00"), ..only(&[Kind::PayBy]) };
    let said = walk(
        &world,
        &at_noon,
        "2026-09-20T00:00:00+08:00",
        hourly("2026-09-20T12:00:00+08:00", 0)
            .chain([instant("2026-09-20T13:59:59+08:00"), instant("2026-09-20T14:00:00+08:00")]),
    );
    assert_eq!(said, ["2026-09-20T14:00 pay_by +0 v"]);
}

#[test]
fn the_last_moment_of_use_is_before_the_maintenance_that_ends_the_day() {
    let world = only_violation(World::family()).set("/maintenance/daily", json!([{"start": "20:00", "end": "00:00"}]));
    let choices = Choices { time: time("19:00"), quiet: quiet("18:00", "20:00"), ..only(&[Kind::PayBy]) };
    let fires = world.with_snapshot(|facts| {
        let (from, to) = (instant("2026-09-20T00:00:00+08:00"), instant("2026-09-20T23:59:59+08:00"));
        upcoming(facts, &choices, from, to).iter().map(|reminder| reminder.fires_at.to_string()).collect::<Vec<_>>()
    });
    assert_eq!(fires, ["2026-09-20T17:59:00+08:00"]);
}

#[test]
fn expected_ends_are_said_when_they_come_and_then_daily() {
    let world = only_violation(World::recorded())
        .appeal("objection", "pending", "2026-09-01T10:00:00+08:00", None)
        .with_car("other")
        .filing("f", "acc-dad", "other", "pending", "2026-09-07T07:30:00+08:00");
    // Five working days after the 1st is the 8th at ten. A filing's, one day later at half past seven, waits for eight.
    assert_eq!(
        walk(
            &world,
            &only(&[Kind::Objection, Kind::Filing]),
            "2026-09-06T00:00:00+08:00",
            hourly("2026-09-06T00:00:00+08:00", 4)
        ),
        [
            "2026-09-08T08:00 filing +0 f",
            "2026-09-08T10:00 objection +0 objection 2026-09-01T10:00:00+08:00",
            "2026-09-09T09:00 objection +1 objection 2026-09-01T10:00:00+08:00",
            "2026-09-09T09:00 filing +1 f",
        ]
    );
}

#[test]
fn what_was_tried_in_vain_during_maintenance_is_said_when_it_is_over() {
    let failed = |at: &str| {
        only_violation(World::family()).set(
            "/payments/-",
            json!({"id": "p", "violation": "v", "method": "zfb", "attempted_at": at, "amount_fen": 20000, "outcome": "failed"}),
        )
    };
    let choices = Choices { quiet: None, ..only(&[Kind::Cleared]) };
    let walked = |world: &World, choices: &Choices| {
        walk(world, choices, "2026-09-11T00:00:00+08:00", hourly("2026-09-11T00:00:00+08:00", 2))
    };
    assert_eq!(walked(&failed("2026-09-11T03:10:00+08:00"), &choices), ["2026-09-11T04:00 cleared +0 v"]);
    // Quiet hours are over at eight. What failed for another reason, or nobody tried, is not said.
    assert_eq!(
        walked(&failed("2026-09-11T03:10:00+08:00"), &only(&[Kind::Cleared])),
        ["2026-09-11T08:00 cleared +0 v"]
    );
    assert_eq!(walked(&failed("2026-09-11T04:10:00+08:00"), &choices), [""; 0]);
    let daily = Choices { daily_maintenance: true, ..choices };
    assert_eq!(
        walked(&only_violation(World::family()), &daily),
        ["2026-09-11T04:00 cleared +0 v", "2026-09-12T04:00 cleared +0 v"]
    );
    // Nothing is free while something else blocks until somebody acts.
    let poor = only_violation(World::family()).set("/methods/0/balance_fen", json!(1));
    assert_eq!(walked(&poor, &daily), [""; 0]);
}

#[test]
fn announced_maintenance_and_limits_are_said_when_they_end() {
    let announced = only_violation(World::family()).set(
        "/maintenance/announced/-",
        json!({"id": "n", "from": "2026-09-11T12:00:00+08:00", "to": "2026-09-11T15:30:00+08:00"}),
    );
    let walked = |world: &World| {
        let hours = hourly("2026-09-11T00:00:00+08:00", 2);
        walk(world, &only(&[Kind::Cleared]), "2026-09-11T00:00:00+08:00", hours)
    };
    assert_eq!(walked(&announced), ["2026-09-11T16:00 cleared +0 v"]);
    let spent = only_violation(World::family()).set("/methods/0/daily_limit_fen", json!(30_000)).spent(
        "w",
        "zfb",
        "2026-09-11T10:00:00+08:00",
        20_000,
    );
    // The new day begins in quiet hours.
    assert_eq!(walked(&spent), ["2026-09-12T08:00 cleared +0 v"]);
    // Another block that began in the meantime makes it untrue.
    let again = spent.set(
        "/maintenance/announced/-",
        json!({"id": "n", "from": "2026-09-12T07:00:00+08:00", "to": "2026-09-14T15:30:00+08:00"}),
    );
    assert_eq!(walked(&again), [""; 0]);
}

#[test]
fn a_block_that_clears_in_quiet_hours_of_the_last_evening_is_said_before_them() {
    let world = only_violation(World::family()).set(
        "/maintenance/announced/-",
        json!({"id": "n", "from": "2026-09-20T20:00:00+08:00", "to": "2026-09-20T23:00:00+08:00"}),
    );
    let hours = hourly("2026-09-20T20:59:00+08:00", 1);
    assert_eq!(
        walk(&world, &only(&[Kind::Cleared]), "2026-09-20T20:00:00+08:00", hours),
        ["2026-09-20T21:59 cleared +0 v"]
    );
}

#[test]
fn the_eve_of_a_rush_names_what_falls_due_inside_it() {
    let served = |day: &str| only_violation(World::family()).set("/violations/0/decision/served_on", json!(day));
    let said = |world: &World| {
        let hours = hourly("2026-09-20T00:00:00+08:00", 14);
        walk(world, &only(&[Kind::Rush]), "2026-09-20T00:00:00+08:00", hours)
    };
    // The rush before the National Day begins on 28 September. Due on 30 September and 8 October; on 27 September; after.
    assert_eq!(said(&served("2026-09-16")), ["2026-09-27T09:00 rush -1 v"]);
    assert_eq!(said(&served("2026-09-12")), [""; 0]);
    assert_eq!(said(&served("2026-09-23")), [""; 0]);
}

#[test]
fn a_new_cycle_takes_over_the_points_whose_fine_is_overdue() {
    let world = World::family()
        .set("/accounts/0/licence/first_issued", json!("2015-10-01"))
        .set("/violations/0/points", json!(3));
    let cycle = |world: &World| {
        world.with_snapshot(|facts| {
            let events = events(facts, parse_date("2026-09-01").unwrap(), parse_date("2026-10-31").unwrap());
            let cycle = events.into_iter().find(|event| event.kind == Kind::Cycle).expect("a cycle");
            (cycle.day.to_string(), cycle.violations.len())
        })
    };
    assert_eq!(cycle(&world), ("2026-10-01".to_owned(), 1));
    // In time when the cycle begins, without points, or not the holder's: nothing is carried over.
    let day = |day: &str| ("2026-10-01".to_owned(), usize::from(day.is_empty()));
    assert_eq!(cycle(&world.clone().set("/violations/0/decision/served_on", json!("2026-09-16"))), day("in time"));
    assert_eq!(cycle(&world.clone().set("/violations/0/points", json!(0))), day("none"));
    assert_eq!(cycle(&world.clone().set("/violations/0/driver", json!("mum"))), day("mum's"));
    let hours = hourly("2026-09-20T00:00:00+08:00", 14);
    assert_eq!(
        walk(&world, &only(&[Kind::Cycle]), "2026-09-20T00:00:00+08:00", hours),
        ["2026-09-24T09:00 cycle -7 acc-dad", "2026-09-30T09:00 cycle -1 acc-dad"]
    );
}

#[test]
fn papers_and_rights_have_their_days() {
    let world = World::family()
        .set("/accounts/0/licence/valid_until", json!("2026-09-30"))
        .set("/vehicles/0/inspection_due", json!("2026-10-01"));
    let found = world.with_snapshot(|facts| {
        let events = events(facts, parse_date("2026-09-01").unwrap(), parse_date("2027-12-31").unwrap());
        let line = |event: &Event| format!("{} {} {}", event.kind.word(), event.day, event.violations.len());
        events.iter().map(line).collect::<Vec<_>>()
    });
    // Sixty days and six months from 5 September.
    let expected = [
        "pay_by 2026-09-20 1",
        "licence 2026-09-30 0",
        "inspection 2026-10-01 1",
        "reconsideration 2026-11-04 1",
        "cycle 2027-03-02 0",
        "lawsuit 2027-03-05 1",
    ];
    assert_eq!(found, expected);
    // A right that ran out is said if that was missed, and no more after; a licence that ran out is said every day.
    let kinds = only(&[Kind::Licence, Kind::Reconsideration]);
    let wakes = ["2026-11-03T12:00:00+08:00", "2026-11-06T12:00:00+08:00", "2026-11-08T12:00:00+08:00"];
    assert_eq!(
        walk(&world, &kinds, "2026-11-02T00:00:00+08:00", wakes.map(instant)),
        [
            "2026-11-03T12:00 licence +34 acc-dad",
            "2026-11-03T12:00 reconsideration -3 v",
            "2026-11-06T12:00 licence +37 acc-dad",
            "2026-11-06T12:00 reconsideration +0 v",
            "2026-11-08T12:00 licence +39 acc-dad",
        ]
    );
}

#[test]
fn choices_out_of_bounds_are_put_right_and_written_ones_are_read_again() {
    let text = r#"{"time": "07:15", "quiet": {"from": "22:00", "to": "22:00"},
        "kinds": {"pay_by": {"leads": [1, 900, 5, 1], "time": "18:00"}, "cleared": {"on": false}}}"#;
    let choices: Choices = serde_json::from_str(text).unwrap();
    let choices = choices.in_bounds();
    assert_eq!((choices.time, choices.quiet), (time("07:15"), None));
    assert_eq!(choices.of(Kind::PayBy), Choice { on: true, leads: vec![5, 1], time: Some(time("18:00")) });
    assert!(!choices.of(Kind::Cleared).on);
    assert_eq!(choices.of(Kind::Licence), Choice::default_of(Kind::Licence));
    let again: Choices = serde_json::from_str(&serde_json::to_string(&choices).unwrap()).unwrap();
    assert_eq!(again, choices);
    let full = choices.clone().in_full();
    assert_eq!((full.kinds.len(), full.of(Kind::PayBy)), (Kind::ALL.len(), choices.of(Kind::PayBy)));
    assert_eq!(full.in_bounds(), choices, "what is no other than the default is not kept");
}
