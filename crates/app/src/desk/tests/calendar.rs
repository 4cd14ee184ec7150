//! The calendar, notices, and what a change would do to dates.

use greenlight_rules::reminders::Kind;
use serde_json::json;

use super::*;
use crate::{
    desk::{
        calendar::{CalendarEntry, CalendarKind},
        overview::strip::StripKind,
    },
    text::Language,
};

fn line(entry: &CalendarEntry) -> String {
    let kind = entry.kind.map_or("", |kind| kind.word());
    format!("{} {:?} {kind}", entry.day, entry.what)
}

#[test]
fn a_month_has_its_rest_days_its_rush_and_what_falls_on_them() {
    let home = Home::contract();
    let month = home.desk.month("2026-10").expect("a month");
    assert_eq!((month.days.len(), month.first.to_string().as_str()), (31, "2026-10-01"));
    let first = &month.days[0];
    assert!(first.day.rest && first.day.holiday.is_some() && !first.rush);
    assert!(month.days[9].day.makes_up, "10 October is a working Saturday");

    let month = home.desk.month("2026-09").expect("a month");
    let rush: Vec<_> = month.days.iter().filter(|day| day.rush).map(|day| day.day.day.to_string()).collect();
    assert_eq!(rush, ["2026-09-28", "2026-09-29", "2026-09-30"]);
    let lines: Vec<_> = month.entries.iter().map(line).collect();
    assert_eq!(lines, ["2026-09-20 Deadline pay_by", "2026-09-28 Maintenance ", "2026-09-29 Maintenance "]);
    assert!(home.desk.month("2026-13").is_err());
}

#[test]
fn a_payment_stands_on_its_advised_day_and_on_its_last_one() {
    let home = Home::sample();
    let agenda = home.desk.agenda(30, None).expect("an agenda");
    let of = |what| agenda.iter().filter(move |entry| entry.what == what);
    let advised: Vec<_> = of(CalendarKind::Advised).collect();
    assert!(!advised.is_empty());
    for entry in advised {
        let last = of(CalendarKind::Deadline).find(|other| other.subject == entry.subject && other.kind == entry.kind);
        assert_eq!(last.map(|last| last.day), entry.last_day, "{entry:?}");
        assert!(!entry.late);
    }
    // The strip of the overview has the same last days.
    let strip = home.desk.overview(None).expect("an overview").strip;
    let marks = strip.marks.iter().filter(|mark| mark.kind == StripKind::PayBy);
    let paid_by: Vec<_> = marks.flat_map(|mark| vec![mark.day; mark.count as usize]).collect();
    let due = of(CalendarKind::Deadline).filter(|entry| entry.kind == Some(Kind::PayBy) && !entry.late);
    assert_eq!(due.map(|entry| entry.day).collect::<Vec<_>>(), paid_by);
}

#[test]
fn reminders_stand_ahead_and_are_not_repeated_as_if_nobody_did_anything() {
    let home = Home::sample();
    let month = home.desk.month("2026-09").expect("a month");
    let reminders: Vec<_> = month.entries.iter().filter(|entry| entry.what == CalendarKind::Reminder).collect();
    assert!(!reminders.is_empty());
    assert!(reminders.iter().all(|entry| entry.at > Some(at(EVENING)) && !entry.late), "what was said is history");
    // Its last day was the 21st: from then on it is said every day, and only the agenda's head says so.
    let late = month.entries.iter().find(|entry| entry.late).expect("one is late");
    assert!(reminders.iter().all(|entry| entry.subject != late.subject));
}

#[test]
fn an_entry_leads_to_what_it_is_about() {
    let home = Home::sample();
    let agenda = home.desk.agenda(366, None).expect("an agenda");
    let of = |kind| agenda.iter().find(|entry| entry.kind == Some(kind)).expect("an entry");
    let payment = of(Kind::PayBy);
    assert!(payment.violation.is_some() && payment.about.is_some());
    let filing = of(Kind::Filing);
    assert!(filing.vehicle.is_some() && filing.account.is_some() && filing.about.is_some());
    let cycle = of(Kind::Cycle);
    assert!(cycle.account.is_some() && cycle.vehicle.is_none() && cycle.about.is_some());
    let inspection = of(Kind::Inspection);
    assert!(inspection.vehicle.is_some() && inspection.violation.is_none());
}

#[test]
fn the_agenda_begins_with_what_is_late() {
    let home = Home::contract();
    let agenda = home.desk.agenda(7, None).expect("an agenda");
    let first = &agenda[0];
    assert_eq!((line(first).as_str(), first.late), ("2026-09-20 Deadline pay_by", true));
    let title = first.title.as_ref().expect("a title");
    assert_eq!(title.key, "pay_by.late");
    let last = at("2026-09-29T23:59:59+08:00").date();
    assert!(agenda.iter().all(|entry| entry.day <= last));
}

#[test]
fn a_notice_is_claimed_once_and_told_again_only_when_it_was_not_shown() {
    let home = Home::contract();
    let first = home.desk.claim_notices().expect("looks");
    let keys: Vec<_> = first.notices.iter().map(|notice| notice.key.to_string()).collect();
    assert_eq!(keys, ["pay_by 2026-09-20 +3 v1"]);
    assert!(home.desk.claim_notices().expect("looks").notices.is_empty(), "it is being shown");
    home.desk.notices_shown(keys).expect("keeps");
    let later = Desk::open(home.path(), Some(at("2026-09-23T21:00:00+08:00"))).expect("opens");
    let second = later.claim_notices().expect("looks");
    assert!(second.notices.is_empty());
    assert_eq!(second.since, at(EVENING), "since the last look");
}

#[test]
fn a_calendar_file_is_kept_where_the_household_chose() {
    let home = Home::contract();
    assert!(!home.desk.keep_calendar(Language::Chinese).expect("looks"), "nobody chose a folder");
    let folder = tempfile::tempdir().expect("a folder");
    let mut choices = home.desk.reminder_choices();
    choices.calendar = Some(folder.path().display().to_string());
    assert_eq!(home.desk.choose_reminders(choices.clone()).expect("keeps"), choices);
    assert!(home.desk.keep_calendar(Language::Chinese).expect("writes"));
    assert!(!home.desk.keep_calendar(Language::Chinese).expect("looks"));
}

#[test]
fn a_deed_and_a_holiday_file_say_which_dates_they_would_move() {
    let home = Home::contract();
    let deed = json!({"deed": "confirm", "violation": "v1", "number": "1101051234567890", "issued_on": null,
        "served_on": "2026-09-16", "by_account": null, "fine_fen": 20000, "points": 0, "warning_only": false});
    let moved = home.desk.preview_dates(serde_json::from_value(deed).expect("a deed")).expect("looks");
    let line = |moved: &crate::desk::moved::MovedDate| {
        let day = |day: Option<chrono::NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        format!("{} {} {} {}", moved.plate, moved.which.word(), day(moved.new), moved.why.word())
    };
    assert_eq!(line(&moved[0]), "京A·8X2K6 last_day 2026-10-08 served");
    // The year as it is known, but that people work on 1 to 7 October: nothing rolls over any more.
    let mut year: Value = serde_json::from_str(include_str!("../../../../../law/holidays/2026.json")).expect("JSON");
    let days = year["days"].as_array_mut().expect("days");
    days.retain(|day| day["date"].as_str() != Some("2026-09-20"));
    let path = home.path().join("year.json");
    std::fs::write(&path, year.to_string()).expect("writes");
    let ahead = home.desk.preview_holidays(&path).expect("looks");
    assert_eq!(ahead.year, 2026);
    let lines: Vec<_> = ahead.moved.iter().map(line).collect();
    // 20 September is then the Sunday it is: forward to Monday, back to Friday.
    assert_eq!(lines, ["京A·8X2K6 last_day 2026-09-21 holidays", "京A·8X2K6 advised_day 2026-09-18 holidays"]);
    let kept = home.desk.opened().law.calendar.is_rest(at("2026-09-20T12:00:00+08:00").date());
    assert!(!kept, "nothing was kept");

    // Once it is kept, to forget it moves the same dates back.
    home.desk.bring_holidays(&path).expect("is kept");
    let moved = home.desk.preview_forgetting("2026.json").expect("looks");
    let lines: Vec<_> = moved.iter().map(line).collect();
    assert_eq!(lines, ["京A·8X2K6 last_day 2026-09-20 holidays", "京A·8X2K6 advised_day 2026-09-20 holidays"]);
}
