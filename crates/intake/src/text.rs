//! Readings out of any text that people paste, and out of one line that they type.
//!
//! Fields are recognised, not templates: by headings, by what values look like, by known wordings, and by where things
//! stand in a sentence. The wording of messages varies by province, sender and year; what they say does not.

mod claims;
mod fields;
mod fraud;
mod kind;
mod labels;
mod line;
mod links;
mod names;
mod payment;
mod prose;
mod reminder;
mod roles;
mod split;
#[cfg(test)]
mod tests;

use std::ops::Range;

use chrono::NaiveDate;
use greenlight_rules::{law::Offence, message::Message, time::Instant};

use crate::{
    reading::{Confidence, Field, Ground, Reading, Value},
    scan::{Folded, Found, day},
};

pub use names::{Nickname, nicknames};

/// The most bytes of text that are read at once.
pub const MOST_BYTES: usize = 1 << 20;
/// The most messages and records that one paste may hold.
pub const MOST_READINGS: usize = 500;

/// Reads a paste: each message, document or record becomes one reading, in the order in which they stand.
///
/// # Errors
///
/// A sentence of `locales/*/intake.json`: the text is longer than [`MOST_BYTES`], or holds more than [`MOST_READINGS`].
pub fn read(text: &str, now: Instant, offences: &[Offence]) -> Result<Vec<Reading>, Message<'static>> {
    read_beside(text, &[], now, offences)
}

/// The same beside the names of a household's cars: where a message has no plate, a name stands for one.
///
/// # Errors
///
/// As [`read`].
pub fn read_beside(
    text: &str,
    nicknames: &[Nickname],
    now: Instant,
    offences: &[Offence],
) -> Result<Vec<Reading>, Message<'static>> {
    if text.len() > MOST_BYTES {
        return Err(Message::new("text-too-long"));
    }
    let folded = Folded::new(text);
    let pieces = split::pieces(folded.as_str(), now);
    let too_many = |found: usize| {
        let count = |count: usize| greenlight_rules::message::Value::Count(i64::try_from(count).unwrap_or(i64::MAX));
        Message::new("text-too-many").with("most", count(MOST_READINGS)).with("found", count(found))
    };
    if pieces.len() > MOST_READINGS {
        return Err(too_many(pieces.len()));
    }
    let read = pieces.into_iter().flat_map(|piece| {
        let above = piece.above.map(|plate| &folded.as_str()[plate]);
        let own = text.get(folded.original(piece.span)).unwrap_or_default();
        let now = piece.said.filter(|said| *said <= now).unwrap_or(now);
        let read = fields::read(own.trim(), above, nicknames, now, offences);
        match read.as_slice() {
            [message] if above.is_none() => match line::instead(message, nicknames, now, offences) {
                Some(typed) => vec![typed],
                None => read,
            },
            _ => read,
        }
    });
    // One message may tell of many cars.
    let mut read: Vec<Reading> = read.take(MOST_READINGS + 1).collect();
    same_car(&mut read);
    if read.len() > MOST_READINGS { Err(too_many(read.len())) } else { Ok(read) }
}

/// The day on which it happened, where a text tells one day and no hour; none where it tells several.
pub fn day_told(text: &str, now: Instant) -> Option<NaiveDate> {
    let folded = Folded::new(text);
    let text = folded.as_str();
    let of_offence = |found: &Found<NaiveDate>| {
        let role = roles::role(text, &found.span);
        matches!(role, roles::Role::Offence | roles::Role::Plain)
    };
    let mut days: Vec<NaiveDate> =
        day::find(text, now).into_iter().filter(of_offence).map(|found| found.value).collect();
    days.dedup();
    <[NaiveDate; 1]>::try_from(days).ok().map(|[day]| day)
}

/// Gives a record that says 同上 the car of the one before it.
fn same_car(readings: &mut [Reading]) {
    for place in 1..readings.len() {
        let (before, own) = readings.split_at_mut(place);
        let (Some(last), Some(own)) = (before.last(), own.first_mut()) else { continue };
        if own.text.contains("同上")
            && own.value(Field::Plate).is_none()
            && let Some(plate) = last.value(Field::Plate).cloned()
        {
            own.put(Field::Plate, plate, None, Confidence::Medium, Ground::Follows);
        }
    }
}

/// A reading in the making: its own text in plain form, and the way back to how it was given.
struct Draft {
    reading: Reading,
    folded: Folded,
}

impl Draft {
    fn new(given: &str) -> Draft {
        Draft { reading: Reading::new(crate::reading::Kind::Unclear, given), folded: Folded::new(given) }
    }

    /// Puts in a field that stands at a place of the plain form, unless there is one already.
    fn put(&mut self, field: Field, value: Value, at: Range<usize>, confidence: Confidence, ground: Ground) {
        if !self.has(field) {
            let span = self.folded.original(at);
            // A line break inside a value, or a digit of another width, is no other value; it is just not what was written.
            self.reading.put(field, value, Some(span), confidence, ground);
        }
    }

    /// Puts in a field that follows from something else, unless there is one already.
    fn follow(&mut self, field: Field, value: Value, confidence: Confidence, ground: Ground) {
        if !self.has(field) {
            self.reading.put(field, value, None, confidence, ground);
        }
    }

    fn has(&self, field: Field) -> bool {
        self.reading.fields.contains_key(&field)
    }
}

/// How sure a value is that could be read on this ground.
fn confidence(ground: Ground) -> Confidence {
    match ground {
        Ground::Written | Ground::Cell | Ground::Typed => Confidence::High,
        Ground::Table => Confidence::Low,
        _ => Confidence::Medium,
    }
}

/// Text as a person would have written it: line breaks and rows of blanks become one blank, or none beside Chinese.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut blank = false;
    for sign in text.chars() {
        if sign.is_whitespace() {
            blank = true;
            continue;
        }
        let between = tidy.chars().next_back().is_some_and(|last| last.is_ascii() && sign.is_ascii());
        if blank && between {
            tidy.push(' ');
        }
        blank = false;
        tidy.push(sign);
    }
    tidy
}
