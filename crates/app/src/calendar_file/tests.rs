//! The calendar file, read back by a parser of other people's making.

use std::collections::BTreeMap;

use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use greenlight_rules::{facts::Household, law::Law};
use serde_json::{Value, json};

use super::*;
use crate::{house, text::Language};

/// What a phone sees of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    sequence: i64,
    cancelled: bool,
    summary: String,
    /// `20260920`, or `20260908T020000` in UTC.
    start: String,
    end: Option<String>,
    alarms: Vec<String>,
}

const EVENING: &str = "2026-09-11T20:00:00+08:00";

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("an instant")
}

/// The example of the contract with its lists changed.
fn household(change: impl FnOnce(&mut Value)) -> Household {
    let mut file: Value =
        serde_json::from_str(include_str!("../../../../tests/data/contract-example.json")).expect("JSON");
    change(&mut file);
    let law = Law::builtin().expect("the law data");
    house::merged(file.to_string().as_bytes(), &Household::default(), true, &law, &mut |_| {}).expect("is taken")
}

fn written(household: &Household, now: &str, before: Option<&str>) -> String {
    let law = Law::builtin().expect("the law data");
    let facts = Snapshot::new(household, &law);
    let words = Words { language: Language::Chinese, today: at(now).date() };
    write(&facts, &Choices::default(), &words, at(now), before)
}

fn first(component: &ICalendarComponent, name: ICalendarProperty) -> Option<&ICalendarValue> {
    component.property(&name)?.values.first()
}

fn moment(value: &ICalendarValue) -> String {
    let ICalendarValue::PartialDateTime(moment) = value else { panic!("{value:?} is no time") };
    let day = format!("{:04}{:02}{:02}", moment.year.unwrap(), moment.month.unwrap(), moment.day.unwrap());
    match moment.hour {
        None => day,
        Some(hour) => {
            assert_eq!((moment.tz_hour, moment.tz_minute), (Some(0), Some(0)), "an instant is in UTC");
            format!("{day}T{hour:02}{:02}{:02}", moment.minute.unwrap(), moment.second.unwrap())
        }
    }
}

/// Every event of a file, by its UID.
fn seen(text: &str) -> BTreeMap<String, Seen> {
    assert!(text.lines().all(|line| line.len() <= 75), "lines are folded");
    let calendar = ICalendar::parse(text).unwrap_or_else(|entry| panic!("{entry:?}"));
    let events = calendar.components.iter().filter(|it| it.component_type == ICalendarComponentType::VEvent);
    let seen = events.map(|event| {
        let text = |name| first(event, name).and_then(|value| value.as_text()).unwrap_or_default().to_owned();
        let alarms = event.component_ids.iter().map(|id| {
            let alarm = &calendar.components[*id as usize];
            assert_eq!(alarm.component_type, ICalendarComponentType::VAlarm);
            assert!(alarm.property(&ICalendarProperty::Dtstamp).is_none(), "an alarm has no stamp");
            let Some(ICalendarValue::Duration(before)) = first(alarm, ICalendarProperty::Trigger) else {
                panic!("an alarm without a duration")
            };
            before.to_string()
        });
        let alarms = alarms.collect();
        Seen {
            sequence: first(event, ICalendarProperty::Sequence)
                .and_then(|value| value.as_integer())
                .expect("a sequence"),
            cancelled: format!("{:?}", first(event, ICalendarProperty::Status)).contains("Cancelled"),
            summary: text(ICalendarProperty::Summary),
            start: moment(first(event, ICalendarProperty::Dtstart).expect("a start")),
            end: first(event, ICalendarProperty::Dtend).map(moment),
            alarms,
        }
    });
    let uids = calendar.components.iter().filter_map(|component| component.uid());
    let uids = uids.filter(|uid| uid.rsplit('.').next().is_none_or(|last| last.parse::<i64>().is_err()));
    uids.map(ToOwned::to_owned).zip(seen).collect()
}

#[test]
fn deadlines_are_whole_days_with_alarms_and_no_family_name() {
    let text = written(&household(|_| {}), EVENING, None);
    let seen = seen(&text);
    let pay = &seen["pay_by.v1@greenlight"];
    assert_eq!(pay.summary, "缴款：京A·8X2K6 长安街");
    assert_eq!((pay.start.as_str(), pay.end.as_deref()), ("20260920", Some("20260921")));
    assert_eq!(pay.alarms[..4], ["-P6DT15H", "-P2DT15H", "-PT15H", "PT9H"]);
    assert!(text.contains("METHOD:PUBLISH\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    let licence = seen.iter().find(|(uid, _)| uid.starts_with("licence.")).map(|(_, event)| &*event.summary);
    assert_eq!(licence, Some("驾驶证到期：*建国"));
    for personal in ["王建国", "李梅", "1101051234567890", "¥"] {
        assert!(!text.contains(personal), "{personal} is in the file");
    }
    let maintenance = &seen["maintenance.m1@greenlight"];
    assert_eq!((maintenance.start.as_str(), maintenance.end.as_deref()), ("20260928T140000", Some("20260928T220000")));
}

#[test]
fn what_is_late_rings_for_a_week_more_and_goes_on_while_the_file_is_carried_on() {
    let household = household(|_| {});
    let last_ring = |now: &str| {
        let alarms = seen(&written(&household, now, None))["pay_by.v1@greenlight"].alarms.clone();
        (alarms.len(), alarms.last().cloned().unwrap_or_default())
    };
    let a_week_more = (11, "P7DT9H".to_owned());
    assert_eq!(last_ring("2026-09-20T20:00:00+08:00"), a_week_more);
    // The last day is the 20th: what stands in the file on the 26th still reaches the 27th.
    assert_eq!(last_ring("2026-09-26T20:00:00+08:00"), a_week_more);
    assert_eq!(last_ring("2026-09-27T00:00:00+08:00"), (18, "P14DT9H".to_owned()));
}

#[test]
fn an_expected_answer_is_an_instant_in_utc() {
    let pending = household(|file| {
        file["violations"][0]["stage"] = json!("recorded");
        file["violations"][0].as_object_mut().unwrap().remove("decision");
        file["appeals"][0]["status"] = json!("pending");
        file["appeals"][0].as_object_mut().unwrap().remove("decided_at");
        file["payments"] = json!([]);
    });
    // Five working days after 25 August, at ten in Beijing.
    let objection = &seen(&written(&pending, EVENING, None))["objection.a1@greenlight"];
    assert_eq!((objection.start.as_str(), &objection.end), ("20260901T020000", &None));
}

#[test]
fn the_same_household_writes_the_same_file_and_a_change_raises_the_sequence() {
    let first = written(&household(|_| {}), EVENING, None);
    let later = "2026-09-12T09:00:00+08:00";
    assert_eq!(written(&household(|_| {}), later, Some(&first)), first);
    let moved = household(|file| file["violations"][0]["decision"]["served_on"] = json!("2026-09-06"));
    let second = written(&moved, later, Some(&first));
    let (old, new) = (&seen(&first)["pay_by.v1@greenlight"], &seen(&second)["pay_by.v1@greenlight"]);
    assert_eq!((new.start.as_str(), new.cancelled), ("20260921", false));
    assert!(new.sequence > old.sequence);
    let unmoved = |text| seen(text)["maintenance.m1@greenlight"].clone();
    assert_eq!(unmoved(&second), unmoved(&first));
    // Nothing is remembered of a file that was not carried on, and still it rises. So it does when the clock was set back.
    let anew = &seen(&written(&moved, later, None))["pay_by.v1@greenlight"];
    assert!(anew.sequence > old.sequence);
    let early = &seen(&written(&moved, "2026-09-01T09:00:00+08:00", Some(&first)))["pay_by.v1@greenlight"];
    assert_eq!(early.sequence, old.sequence + 1);
}

#[test]
fn a_deadline_that_is_gone_is_cancelled_and_comes_back_with_it() {
    let first = written(&household(|_| {}), EVENING, None);
    let paid = household(|file| file["violations"][0]["stage"] = json!("paid"));
    let second = written(&paid, "2026-09-12T09:00:00+08:00", Some(&first));
    let (old, gone) = (&seen(&first)["pay_by.v1@greenlight"], &seen(&second)["pay_by.v1@greenlight"]);
    assert!(gone.cancelled && gone.sequence > old.sequence && gone.alarms.is_empty(), "{gone:?}");
    assert_eq!((&gone.start, &gone.summary), (&old.start, &old.summary));
    assert_eq!(written(&paid, "2026-09-13T09:00:00+08:00", Some(&second)), second);
    let third = written(&household(|_| {}), "2026-09-14T09:00:00+08:00", Some(&second));
    let back = &seen(&third)["pay_by.v1@greenlight"];
    assert!(!back.cancelled && back.sequence > gone.sequence && back.alarms == old.alarms);
    // After two months nobody has to hear of it any more.
    let last = written(&paid, "2026-11-30T09:00:00+08:00", Some(&second));
    assert!(!seen(&last).contains_key("pay_by.v1@greenlight"));
}

#[test]
fn what_a_family_wrote_does_not_break_a_line() {
    let odd = household(|file| file["violations"][0]["place"] = json!("a;b,c\\d\r\nBEGIN:VEVENT \"长安街\""));
    let text = written(&odd, EVENING, None);
    assert_eq!(seen(&text)["pay_by.v1@greenlight"].summary, "缴款：京A·8X2K6 a;b,c\\d  BEGIN:VEVENT \"长安街\"");
    assert_eq!(written(&odd, EVENING, Some(&text)), text, "and is read again as it was");
}

#[test]
fn a_file_in_a_folder_is_written_only_when_it_would_change() {
    let folder = tempfile::tempdir().expect("a folder");
    let (household, law) = (household(|_| {}), Law::builtin().expect("the law data"));
    let facts = Snapshot::new(&household, &law);
    let words = Words { language: Language::English, today: at(EVENING).date() };
    let refresh = |now| refresh(folder.path(), &facts, &Choices::default(), &words, at(now));
    assert!(refresh(EVENING).expect("writes"));
    assert!(!refresh("2026-09-12T09:00:00+08:00").expect("looks"));
    assert_eq!(std::fs::read_dir(folder.path()).expect("reads").count(), 1, "no half-written file is left");
    std::fs::write(folder.path().join(FILE_NAME), [0xff, 0xfe]).expect("writes");
    assert!(refresh(EVENING).expect("what is no calendar is written anew"));
    let gone = folder.path().join("gone");
    let trouble = super::refresh(&gone, &facts, &Choices::default(), &words, at(EVENING));
    assert!(matches!(trouble, Err(Trouble::Unwritable(..))), "a folder that is not there is not made");
}

#[test]
fn durations_are_written_as_days_hours_and_minutes() {
    let written = [0, 540, 570, -900, -1_440, -2_940].map(duration);
    assert_eq!(written, ["PT0M", "PT9H", "PT9H30M", "-PT15H", "-P1D", "-P2DT1H"]);
}
