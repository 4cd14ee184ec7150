//! The times of a text: which there are, which one is the offence's, and which are listed as those of several.

use std::{collections::HashSet, ops::Range};

use chrono::NaiveDate;
use greenlight_rules::time::Instant;

use super::Page;
use crate::{
    behaviour,
    reading::{Confidence, Field, Ground, Kind, Reading, Value},
    scan::{self, Folded, Found, day, instant, mended_digits, past_blanks, plate::Plate, weaker, word},
    text::{
        Draft, MOST_READINGS, confidence,
        labels::Labelled,
        roles::{Role, role},
    },
};

/// The times and the days of a text, also where letters were taken for the digits that they look like: 2O26年9月lO日.
pub(super) fn times_and_days(text: &str, now: Instant) -> (Vec<Found<Instant>>, Vec<Found<NaiveDate>>) {
    let mended = mended_digits(text);
    let ground = |span: &Range<usize>, ground| match text.get(span.clone()) == mended.get(span.clone()) {
        true => ground,
        false => weaker(ground, Ground::Mended),
    };
    let times = instant::find(&mended, now).into_iter();
    let times: Vec<_> = times.map(|time| Found { ground: ground(&time.span, time.ground), ..time }).collect();
    let days = day::find(&mended, now).into_iter();
    let days = days.map(|day| Found { ground: ground(&day.span, day.ground), ..day }).collect();
    (times, days)
}

/// The day in one place of a sentence and the time of day in another: 于2026年9月2日在昆明市滇池路06:48.
pub(super) fn apart(page: &Page<'_>) -> Option<Found<Instant>> {
    let [day] = page.days.as_slice() else { return None };
    let sentence =
        page.text[day.span.end..].find(['。', ';', '!', '\n']).map_or(page.text.len(), |at| day.span.end + at);
    let hours = instant::find_undated(page.text, page.now);
    let mut hours = hours.into_iter().filter(|hour| day.span.end <= hour.span.start && hour.span.end <= sentence);
    match (hours.next(), hours.next()) {
        (Some(hour), None) if page.times.is_empty() && role(page.text, &day.span) == Role::Offence => Some(Found {
            value: Instant::at(day.value, hour.value.time()),
            span: hour.span,
            ground: weaker(day.ground, Ground::Mended),
        }),
        _ => None,
    }
}

/// Whether the line of a time tells what happened, behind the time.
pub(super) fn is_told(page: &Page<'_>, time: &Range<usize>) -> bool {
    let near = page.text.ceil_char_boundary(time.start.saturating_sub(200));
    let start = page.text[near..time.start].rfind('\n').map_or(near, |at| near + at + 1);
    let far = page.text.floor_char_boundary(time.end.saturating_add(400));
    let end = page.text[time.end..far].find('\n').map_or(far, |at| time.end + at);
    // [2026-09-20 21:15:08] 李梅: a head of a chat.
    let is_head = page.text[start..time.start].trim_end().ends_with('[') && page.text[time.end..].starts_with(']');
    let plate = page.plates.iter().any(|plate| start <= plate.span.start && plate.span.end <= end);
    !is_head && (plate || behaviour::is_named(&page.text[start..end]))
}

/// The day under one heading, or anywhere where there is one only, and the time of day under another: 违章日期20260908,
/// 违章时间0631.
pub(super) fn headed_apart(page: &Page<'_>, field: Field) -> Option<Found<Instant>> {
    let headed = page.labels.iter().filter(|label| label.field == Some(field));
    let values: Vec<Range<usize>> = headed.map(|label| label.value.clone()).collect();
    let inside = |day: &&Found<NaiveDate>| values.iter().any(|value| value.contains(&day.span.start));
    let day = page.days.iter().find(inside).or(page.days.first())?;
    values.iter().find_map(|value| {
        let at = instant::on(day.value, page.text[value.clone()].split("  ").next().unwrap_or_default())?;
        Some(Found { value: at, span: value.clone(), ground: day.ground })
    })
}

/// The headings without a bare 时间 that a telephone or a mailbox wrote: the time of a sentence that names the car and what
/// it did is the offence's, whatever stands before or behind it.
pub(super) fn without_senders(
    text: &str,
    mut labels: Vec<Labelled>,
    plates: &[Found<Plate>],
    times: &[Found<Instant>],
) -> Vec<Labelled> {
    const ENDS: &[char] = &['。', ';', '!', '\n'];
    let tells = |time: &Found<Instant>| {
        let start = text[..time.span.start].rfind(ENDS).unwrap_or_default();
        let end = text[time.span.end..].find(ENDS).map_or(text.len(), |at| time.span.end + at);
        plates.iter().any(|plate| start <= plate.span.start && plate.span.end <= end)
            && role(text, &time.span) == Role::Offence
    };
    for label in labels.iter_mut().filter(|label| label.field == Some(Field::OccurredAt)) {
        let bare = text[label.start..label.value.start].trim_end_matches([':', ' ', '\n', '\r']);
        let own = times.iter().find(|time| label.value.contains(&time.span.start));
        let others = times.iter().filter(|time| own.is_none_or(|own| own.span != time.span));
        // A card has other headings for the rest, and its own times are nobody's sentence.
        let of_sentence = |time: &&Found<Instant>| tells(time) && own.is_none_or(|own| own.value != time.value);
        if matches!(bare, "时间" | "Time") && others.filter(of_sentence).count() == 1 {
            label.field = None;
        }
    }
    labels
}

/// The further times that a sentence lists after one: 9月16日15时20分、16时30分.
pub(super) fn listed(page: &Page<'_>, when: &Found<Instant>) -> Vec<Found<Instant>> {
    let hours = instant::find_undated(page.text, page.now);
    let mut listed: Vec<Found<Instant>> = Vec::new();
    let mut last = when.clone();
    while let Some(next) = word(page.text, past_blanks(page.text, last.span.end), &["、", "和", "及", "与"]) {
        let at = past_blanks(page.text, next);
        let dated = page.times.iter().find(|time| time.span.start == at).cloned();
        let hour = hours.iter().find(|hour| hour.span.start == at).map(|hour| Found {
            value: Instant::at(last.value.date(), hour.value.time()),
            span: hour.span.clone(),
            ground: last.ground,
        });
        let Some(found) = dated.or(hour) else { break };
        listed.push(found.clone());
        last = found;
    }
    listed
}

/// The readings of a page: one, and for each further time of its sentence one more. Where there are as many plates as
/// times, each has its own.
pub(super) fn one_each(draft: Draft, page: &Page<'_>, further: Vec<Found<Instant>>) -> Vec<Reading> {
    let Draft { reading, folded } = draft;
    let mut readings = vec![reading];
    if readings[0].kind == Kind::Violation {
        each_time(&mut readings, page, &folded, further);
    }
    each_car(&mut readings, page, &folded);
    readings
}

fn each_time(readings: &mut Vec<Reading>, page: &Page<'_>, folded: &Folded, further: Vec<Found<Instant>>) {
    for (place, time) in further.into_iter().take(MOST_READINGS).enumerate() {
        let mut reading = readings[0].clone();
        let span = Some(folded.original(time.span));
        reading.put(Field::OccurredAt, Value::Instant(time.value), span, confidence(time.ground), time.ground);
        if page.plates.len() > 1
            && let Some(plate) = page.plates.get(place + 1)
        {
            put_car(&mut reading, plate, folded);
        }
        readings.push(reading);
    }
}

/// A reading for every other car that the page names. One that is listed beside the first (京A8X2K6、京N5Q7R1于…) did the
/// same; what another one did is asked for. A note keeps its whole text, and a receipt is about what was paid.
fn each_car(readings: &mut Vec<Reading>, page: &Page<'_>, folded: &Folded) {
    let Some(own) = page.plate() else { return };
    let kind = readings[0].kind;
    let mut list_end = own.span.end;
    let mut seen = HashSet::from([own.value.text.as_str()]);
    for plate in &page.plates {
        if readings.len() > MOST_READINGS {
            return;
        }
        let between = page.text.get(list_end..plate.span.start).map(str::trim);
        let is_listed = between.is_some_and(|between| ["、", "和", "及", "与", ",", "/"].contains(&between));
        if is_listed {
            list_end = plate.span.end;
        }
        // 与京N5Q7R1并排: the other car stood there, and did nothing.
        let before = page.text[..plate.span.start].trim_end();
        // 鄂H7Q529:无
        let is_clean = page.text[plate.span.end..].trim_start_matches([':', ' ']).starts_with(['无', '没']);
        let is_met = ["与", "和", "跟", "同", "给", "把", "将", "撞"].iter().any(|word| before.ends_with(word));
        let text = plate.value.text.as_str();
        let is_read = |reading: &Reading| {
            let read = reading.text_of(Field::Plate).unwrap_or_default();
            read == text || scan::plate::fits(read, text) || scan::plate::fits(text, read)
        };
        if !seen.insert(text) || is_clean || is_met && !is_listed || readings.iter().any(is_read) {
            continue;
        }
        let mut reading = match kind {
            Kind::Violation | Kind::MoveReminder if is_listed => readings[0].clone(),
            Kind::Violation | Kind::Decision => Reading::new(Kind::Violation, readings[0].text.clone()),
            _ => continue,
        };
        put_car(&mut reading, plate, folded);
        readings.push(reading);
    }
}

/// Gives a reading another car, and with it the kind that its plate tells.
fn put_car(reading: &mut Reading, plate: &Found<Plate>, folded: &Folded) {
    let (text, span) = (plate.value.text.clone(), folded.original(plate.span.clone()));
    reading.put(Field::Plate, Value::Text(text), Some(span), Confidence::Medium, plate.ground);
    reading.fields.remove(&Field::VehicleKind);
    if let Some(kind) = plate.value.kind {
        let kind = Value::Text(kind.word().to_owned());
        reading.put(Field::VehicleKind, kind, None, Confidence::Medium, Ground::Follows);
    }
}
