//! The calendar file (iCalendar, RFC 5545) for phones: deadlines as whole days, expected answers as instants in UTC.
//!
//! An event keeps its UID for as long as it is about the same thing. When its day or its words change, its SEQUENCE rises:
//! to the minute of the change, counted from 2026, or to one more than before where that is greater. So it rises in a file
//! that is carried on as well as in one that is written anew each time, of which nothing is remembered. What an earlier
//! file holds and the household no longer has is written as cancelled, so that the phone takes it out, and forgotten
//! after two months.

mod entries;

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::Path,
};

use chrono::{DateTime, TimeDelta, Utc};
use greenlight_rules::{
    reminders::{Choices, Kind},
    snapshot::Snapshot,
    time::{Instant, days_before},
};
use icalendar::{Alarm, Calendar, Component, DatePerhapsTime, Event, EventLike, EventStatus, Property};

use crate::{Trouble, text::Words, whole::write_whole};
use entries::{Entry, When};

/// The name of the file that is kept up to date in a folder.
pub const FILE_NAME: &str = "greenlight.ics";

/// How long what is gone is still written as cancelled: a phone that looks once a month hears of it.
const CANCELLED_FOR: TimeDelta = TimeDelta::days(60);

/// For how many days after its day an event that is over is still written.
const PAST_DAYS: u32 = 30;

/// From when sequences are counted.
const SEQUENCE_EPOCH: &str = "2026-01-01T00:00:00+08:00";

/// The property that holds a digest of what an event says, so that what did not change keeps its sequence.
const DIGEST: &str = "X-GREENLIGHT-DIGEST";

/// The calendar of a household at an instant, carrying on the one that was written before.
pub fn write(facts: &Snapshot<'_>, choices: &Choices, words: &Words, at: Instant, before: Option<&str>) -> String {
    let before: Option<Calendar> = before.and_then(|text| text.parse().ok());
    let mut old: BTreeMap<&str, &Event> = before
        .iter()
        .flat_map(Calendar::events)
        .filter_map(|event| Some((event.get_uid()?, event)))
        .filter(|(_, event)| event.property_value(DIGEST).is_some())
        .collect();
    let mut events: Vec<Event> = entries::entries(facts, choices, words, at)
        .iter()
        .map(|entry| event(entry, old.remove(entry.uid.as_str()), at))
        .collect();
    events.extend(old.into_values().filter_map(|old| gone(old, at)));

    let mut calendar = Calendar::empty();
    for (name, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Greenlight//Greenlight//ZH"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        calendar.append_property(Property::new(name, value));
    }
    calendar.name(&words.text("remind", "calendar"));
    calendar.extend(events);
    without_alarm_stamps(&calendar.to_string())
}

/// Keeps the calendar file in a folder up to date. It is written only when it would say something else. Says whether it
/// was.
///
/// # Errors
/// When it cannot be read or written; then the file is as it was.
pub fn refresh(
    folder: &Path,
    facts: &Snapshot<'_>,
    choices: &Choices,
    words: &Words,
    at: Instant,
) -> Result<bool, Trouble> {
    let path = folder.join(FILE_NAME);
    let before = read(&path)?;
    let text = write(facts, choices, words, at, before.as_deref());
    if before.as_deref() == Some(text.as_str()) {
        return Ok(false);
    }
    write_whole(&path, |file| file.write_all(text.as_bytes()))?;
    Ok(true)
}

/// The calendar file that stands at a path, to be carried on; none when there is none. One that is no text is none of ours.
///
/// # Errors
/// When it is there and cannot be read.
pub fn read(path: &Path) -> Result<Option<String>, Trouble> {
    match fs::read(path) {
        Ok(bytes) => Ok(String::from_utf8(bytes).ok()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Trouble::Unreadable(path.to_owned(), error)),
    }
}

fn event(entry: &Entry, old: Option<&Event>, at: Instant) -> Event {
    let digest = entry.digest();
    let unchanged = old.filter(|old| {
        old.property_value(DIGEST) == Some(digest.as_str()) && old.get_status() != Some(EventStatus::Cancelled)
    });
    let kept = unchanged.and_then(|old| Some((old.get_sequence()?, old.get_timestamp()?)));
    let (sequence, stamp) = kept.unwrap_or_else(|| (next_sequence(old, at), utc(at)));
    let mut event = Event::with_uid(&entry.uid);
    event.summary(&entry.summary).sequence(sequence).timestamp(stamp).last_modified(stamp);
    event.status(EventStatus::Confirmed).add_property(DIGEST, digest);
    // It takes nobody's time.
    event.add_property("TRANSP", "TRANSPARENT");
    if !entry.description.is_empty() {
        event.description(&entry.description);
    }
    match entry.when {
        // The end is the first day that is not part of it.
        When::Day(day) => event.starts(day).ends(day.succ_opt().unwrap_or(day)),
        When::At(at) => event.starts(utc(at)),
        When::Between(from, to) => event.starts(utc(from)).ends(utc(to)),
    };
    for minutes in &entry.alarms {
        // Counted from the start of the event: of a whole day that is midnight where the phone is. An alarm at an instant
        // would be exact, but many calendars drop it.
        let mut alarm = Alarm::display(&entry.summary, TimeDelta::zero());
        alarm.add_property("TRIGGER", duration(*minutes));
        alarm.add_property("UID", format!("{}.{minutes}", entry.uid));
        event.alarm(alarm);
    }
    event.done()
}

/// An event of an earlier file that the household no longer has: cancelled, or forgotten when it is over by itself or was
/// cancelled long ago.
fn gone(old: &Event, at: Instant) -> Option<Event> {
    let kind = old.get_uid().and_then(entries::kind_of);
    let day = match old.get_start()? {
        DatePerhapsTime::Date(day) => day,
        DatePerhapsTime::DateTime(_) => old.get_timestamp()?.date_naive(),
    };
    let cancelled = old.get_status() == Some(EventStatus::Cancelled);
    let over = !kind.is_some_and(Kind::stays) && day < days_before(at.date(), PAST_DAYS);
    if !cancelled && over || cancelled && old.get_timestamp()? < utc(at) - CANCELLED_FOR {
        return None;
    }
    if cancelled {
        return Some(old.clone());
    }
    // Its alarms go: a cancelled event must not ring.
    let mut event = Event::with_uid(old.get_uid()?);
    for name in ["SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "TRANSP", DIGEST] {
        if let Some(property) = old.properties().get(name) {
            event.append_property(property.clone());
        }
    }
    event.status(EventStatus::Cancelled).sequence(next_sequence(Some(old), at));
    event.timestamp(utc(at)).last_modified(utc(at));
    Some(event.done())
}

fn next_sequence(old: Option<&Event>, at: Instant) -> u32 {
    let epoch = Instant::parse(SEQUENCE_EPOCH);
    let minutes = epoch.map_or(0, |epoch| at.since(epoch).num_minutes());
    let next = old.and_then(Event::get_sequence).map_or(0, |before| before.saturating_add(1));
    next.max(u32::try_from(minutes).unwrap_or(0))
}

fn utc(at: Instant) -> DateTime<Utc> {
    let seconds = Instant::from_unix(0).map_or(0, |epoch| at.since(epoch).num_seconds());
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}

/// A number of minutes as a duration: `-P2DT15H`, `PT9H30M`.
fn duration(minutes: i64) -> String {
    let sign = if minutes < 0 { "-" } else { "" };
    let minutes = minutes.unsigned_abs();
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let part = |count: u64, unit: &str| if count == 0 { String::new() } else { format!("{count}{unit}") };
    let time = format!("{}{}", part(hours, "H"), part(minutes, "M"));
    match (days, time.is_empty()) {
        (0, true) => "PT0M".to_owned(),
        (days, true) => format!("{sign}P{days}D"),
        (days, false) => format!("{sign}P{}T{time}", part(days, "D")),
    }
}

/// The same without the stamps of alarms: the library writes the time of writing there, which belongs to no alarm and would
/// make every file another.
fn without_alarm_stamps(text: &str) -> String {
    let mut inside = false;
    let lines = text.split_inclusive("\r\n").filter(|line| {
        match line.trim_end() {
            "BEGIN:VALARM" => inside = true,
            "END:VALARM" => inside = false,
            _ => {}
        }
        !(inside && line.starts_with("DTSTAMP"))
    });
    lines.collect()
}

#[cfg(test)]
mod tests;
