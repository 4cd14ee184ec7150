//! Reminders for the window.

use greenlight_rules::{
    ids::{AccountId, AppealId, FilingId, VehicleId, ViolationId},
    reminders::{Choice, Choices, Event, Kind, Subject},
    time::parse_date,
};

use serde_json::json;

use super::{EVENING, Home, at};
use crate::{
    Desk,
    remind::{self, place::place_of},
    text::{Language, Words},
};

#[test]
fn what_is_due_is_claimed_once_and_told_once() {
    let home = Home::sample();
    let first = home.desk.claim_notices().expect("claims");
    assert!(first.notices.iter().any(|notice| notice.place == "/check/v02"), "{first:?}");
    assert!(home.desk.claim_notices().expect("claims").notices.is_empty(), "somebody is telling them");
    let keys = first.notices.iter().map(|notice| notice.key.to_string()).collect();
    home.desk.notices_shown(keys).expect("is kept");
    assert!(home.desk.claim_notices().expect("claims").notices.is_empty());
}

#[test]
fn between_two_reminders_it_is_quiet_until_something_moves() {
    let home = Home::sample();
    let words = Words { language: Language::Chinese, today: at(EVENING).date() };
    let look = |desk: &Desk| desk.claim_telling(&words).expect("looks");
    let first = look(&home.desk);
    assert!(first.quiet.is_none(), "what was claimed is not told yet");
    home.desk.notices_shown(first.notices.iter().map(|notice| notice.key.to_string()).collect()).expect("is kept");
    let quiet = look(&home.desk).quiet.expect("nothing is due");
    let is_quiet = |now: &str| home.desk.is_quiet_at(&quiet, at(now));
    assert!(home.desk.is_quiet(&quiet) && is_quiet("2026-09-23T20:04:59+08:00"));
    assert!(!is_quiet("2026-09-23T20:05:00+08:00"), "or the computer slept");
    assert!(!is_quiet("2026-09-23T19:59:59+08:00"), "the clock was set back");

    // What comes up within these minutes is looked for until it comes.
    let soon = home.desk.coming_notices(1)[0].fires_at;
    let before =
        |minutes: i64| Desk::open(home.path(), Some(soon.plus(chrono::TimeDelta::minutes(-minutes)))).expect("opens");
    assert!(look(&before(6)).quiet.is_some());
    assert!(look(&before(5)).quiet.is_none());
    let then = look(&before(0));
    assert!(!then.notices.is_empty() && then.quiet.is_none());

    let mut choices = home.desk.reminder_choices();
    choices.daily_maintenance = !choices.daily_maintenance;
    home.desk.choose_reminders(choices.clone()).expect("is kept");
    assert!(!home.desk.is_quiet(&quiet), "somebody chose otherwise");
    let quiet = look(&home.desk).quiet.expect("nothing is due");
    home.does(json!({"deed": "remove", "noun": "violation", "id": "v04"}));
    assert!(!home.desk.is_quiet(&quiet), "the facts are others");
}

#[test]
fn the_sample_household_is_not_reminded_of() {
    let home = Home::empty();
    home.desk.open_sample().expect("opens");
    assert!(home.desk.claim_notices().expect("claims").notices.is_empty());
}

#[test]
fn choices_come_in_full_and_only_what_differs_is_kept() {
    let home = Home::sample();
    let mut choices = home.desk.reminder_choices();
    assert_eq!(choices.kinds.len(), Kind::ALL.len());
    choices.kinds.insert(Kind::PayBy, Choice { on: true, leads: vec![0, 5, 5, 900], time: None });
    let kept = home.desk.choose_reminders(choices).expect("is kept");
    assert_eq!(kept.of(Kind::PayBy).leads, [5, 0]);
    assert_eq!(kept.kinds.len(), Kind::ALL.len());
    assert_eq!(remind::choices(home.folder.path()).kinds.len(), 1);
    assert_eq!(home.desk.reminder_choices(), kept);
}

#[test]
fn choices_that_cannot_be_read_are_told_and_stand_beside_those_made_anew() {
    let home = Home::sample();
    let [file, unread] = ["reminders.json", "reminders.unread.json"].map(|name| home.folder.path().join(name));
    assert!(home.desk.standing().choices_unread.is_none());
    std::fs::write(&file, r#"{"quiet": {"from": "22", "to": "07:00"}}"#).expect("writes");
    let why = home.desk.standing().choices_unread.expect("is told");
    assert_eq!(why.kind, crate::trouble::TroubleKind::Choices);
    assert_eq!(home.desk.reminder_choices(), Choices::default().in_full());

    home.desk.choose_reminders(Choices::default()).expect("is kept");
    assert!(home.desk.standing().choices_unread.is_none());
    assert_eq!(std::fs::read_to_string(&unread).expect("is kept"), r#"{"quiet": {"from": "22", "to": "07:00"}}"#);
}

#[test]
fn what_comes_is_in_the_order_of_time_and_follows_the_choices() {
    let home = Home::sample();
    let coming = home.desk.coming_notices(5);
    assert!(coming.len() == 5 && coming.is_sorted_by_key(|notice| notice.fires_at), "{coming:?}");
    let mut choices = home.desk.reminder_choices();
    choices.kinds.values_mut().for_each(|choice| choice.on = false);
    home.desk.choose_reminders(choices).expect("is kept");
    assert!(home.desk.coming_notices(5).is_empty());
}

#[test]
fn the_calendar_is_written_once_where_somebody_wants_it() {
    let home = Home::sample();
    let path = home.folder.path().join("once.ics");
    home.desk.write_calendar(&path, Language::Chinese).expect("is written");
    let text = std::fs::read_to_string(&path).expect("a calendar");
    assert!(text.starts_with("BEGIN:VCALENDAR") && text.contains("BEGIN:VALARM"));
}

#[test]
fn every_subject_leads_to_its_place() {
    let home = Home::sample();
    let (open, day) = (home.desk.opened(), parse_date("2026-09-23").expect("a day"));
    let facts = open.facts();
    let filing = &open.household.filings[0];
    let v = || ViolationId::from("v/1 甲");
    let place = |kind, subject| {
        let violations = vec![v()];
        place_of(&facts, &Event { kind, subject, day, at: None, last_day: None, violations, provisional: false })
    };
    assert_eq!(place(Kind::PayBy, Subject::Violation(v())), "/check/v%2F1%20%E7%94%B2");
    assert_eq!(place(Kind::Lawsuit, Subject::Violation(v())), "/violations/v%2F1%20%E7%94%B2");
    assert_eq!(place(Kind::Objection, Subject::Appeal(AppealId::from("a"))), "/violations/v%2F1%20%E7%94%B2");
    let filed = format!("/vehicles?car={}&account={}", filing.vehicle, filing.account);
    assert_eq!(place(Kind::Filing, Subject::Filing(filing.id.clone())), filed);
    assert_eq!(place(Kind::Filing, Subject::Filing(FilingId::from("none"))), "/");
    assert_eq!(place(Kind::Licence, Subject::Account(AccountId::from("dad"))), "/accounts?account=dad");
    assert_eq!(place(Kind::Inspection, Subject::Vehicle(VehicleId::from("car"))), "/vehicles?car=car");
}
