//! Which violation a reading may be about already, and in what the two differ.

use std::borrow::Cow;

use greenlight_rules::{
    decision_number,
    facts::{Stage, Violation},
};
use serde::Serialize;
use specta::Type;

use crate::{
    known::{Known, Other, member},
    reading::{Field, Ground, Reading, Value},
};

/// Why two are taken to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// The number of the decision or the notice.
    Number,
    /// The car and the minute.
    Minute,
    /// The car, the day and the place, with one thing that differs.
    Place,
}

impl Likeness {
    /// All of them.
    pub const ALL: [Likeness; 3] = [Likeness::Number, Likeness::Minute, Likeness::Place];
}

/// A violation that a reading looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// Which.
    pub other: Other,
    /// Why.
    pub why: Likeness,
    /// The fields in which the two differ, with what the other one says.
    pub differing: Vec<(Field, Option<Value>)>,
}

/// The fields by which two violations are compared.
pub const COMPARED: [Field; 15] = [
    Field::OccurredAt,
    Field::Place,
    Field::Offence,
    Field::Code,
    Field::FineFen,
    Field::Points,
    Field::WarningOnly,
    Field::Stage,
    Field::Driver,
    Field::Authority,
    Field::NoticeNumber,
    Field::NotifiedOn,
    Field::DecisionNumber,
    Field::IssuedOn,
    Field::ServedOn,
];

/// What a reading looks like, if anything: by its number first, then by car and minute, then by car, day and place.
///
/// `readings` gives the readings of this intake that were remembered.
pub fn alike<'r>(reading: &Reading, known: &Known<'_>, readings: impl Fn(u32) -> Option<&'r Reading>) -> Option<Alike> {
    let numbers = [Field::DecisionNumber, Field::NoticeNumber].into_iter().filter_map(|field| reading.text_of(field));
    let said = |other: Other| match other {
        Other::Known(place) => known.violation(place).map(|violation| Said::violation(violation, known)),
        Other::Item(place) => readings(place).map(Said::Reading),
    };
    let found = |other: Other, why: Likeness| {
        let said = said(other);
        let says = |field| match field {
            // Somebody of whom the household knows nothing is not kept, and so is no difference.
            Field::Driver if reading.text_of(field).is_some_and(|name| member(known.facts, name).is_none()) => {
                reading.value(field).map(Cow::Borrowed)
            }
            _ => said.as_ref()?.of(field),
        };
        Alike { other, why, differing: differing(reading, says) }
    };
    if let Some(other) = numbers.flat_map(|number| known.numbered(number)).next() {
        return Some(found(*other, Likeness::Number));
    }
    let (car, at) = (known.car(plate_of(reading, known)?)?, reading.instant_of(Field::OccurredAt)?);
    // Of several of one minute the one that is the same, so that what was brought twice changes nothing.
    let mut of_minute = known.at_minute(car, at).map(|other| found(other, Likeness::Minute));
    if let Some(first) = of_minute.next() {
        let same = if first.differing.is_empty() { None } else { of_minute.find(|alike| alike.differing.is_empty()) };
        return Some(same.unwrap_or(first));
    }
    let place = reading.text_of(Field::Place)?;
    known.on_day(car, at.date()).iter().find_map(|other| {
        let theirs = said(*other)?.of(Field::Place)?;
        if !is_same_place(theirs.text()?, place) {
            return None;
        }
        let alike = found(*other, Likeness::Place);
        let apart = [Field::OccurredAt, Field::Offence, Field::Code, Field::FineFen, Field::Points];
        // A field that the other one does not have speaks neither way; offence and code are one thing.
        let differing = &alike.differing;
        let mut count = differing.iter().filter(|(field, theirs)| apart.contains(field) && theirs.is_some()).count();
        let differs = |one: &Field| differing.iter().any(|(field, _)| field == one);
        if [Field::Offence, Field::Code].iter().all(differs) {
            count -= 1;
        }
        // Two records of one act may be a minute or two apart: then the minute is no second thing that differs.
        let beside = said(*other).and_then(|theirs| match theirs.of(Field::OccurredAt)?.into_owned() {
            Value::Instant(theirs) => Some(theirs.since(at).num_seconds().abs() <= BESIDE),
            _ => None,
        });
        if beside == Some(true) && differs(&Field::OccurredAt) && !differs(&Field::Offence) {
            count -= 1;
        }
        (count <= 1).then_some(alike)
    })
}

/// How many seconds two records of one act may be apart.
const BESIDE: i64 = 180;

/// The plate of a reading; a masked one is that of the only car it fits.
pub fn plate_of<'r>(reading: &'r Reading, known: &Known<'r>) -> Option<&'r str> {
    let plate = reading.text_of(Field::Plate)?;
    if !plate.contains('*') {
        return Some(plate);
    }
    match known.cars(plate).as_slice() {
        [only] => Some(&only.plate),
        _ => None,
    }
}

/// The fields that a reading has in so many words and in which it differs from something else.
pub fn differing<'s>(reading: &Reading, says: impl Fn(Field) -> Option<Cow<'s, Value>>) -> Vec<(Field, Option<Value>)> {
    let written = COMPARED.iter().filter_map(|field| Some((*field, reading.fields.get(field)?)));
    let written =
        written.filter(|(_, read)| !matches!(read.ground, Ground::Table | Ground::Follows | Ground::Document));
    written
        .filter_map(|(field, read)| {
            let theirs = says(field);
            let same = theirs.as_ref().is_some_and(|theirs| is_same(field, &read.value, theirs));
            (!same).then(|| (field, theirs.map(Cow::into_owned)))
        })
        .collect()
}

/// What something that a reading may be about says.
enum Said<'s> {
    /// A violation of the household, with its driver's name.
    Violation(&'s Violation, Option<&'s str>),
    /// Another reading.
    Reading(&'s Reading),
}

impl<'s> Said<'s> {
    fn violation(violation: &'s Violation, known: &Known<'s>) -> Said<'s> {
        let driver = violation.driver.as_ref().and_then(|id| known.facts.member(id));
        Said::Violation(violation, driver.map(|member| member.name.as_str()))
    }

    fn of(&self, field: Field) -> Option<Cow<'s, Value>> {
        match self {
            Said::Violation(violation, driver) => value_of(violation, *driver, field).map(Cow::Owned),
            Said::Reading(reading) => reading.value(field).map(Cow::Borrowed),
        }
    }
}

/// What a violation of the household says of a field; the driver comes as a name.
pub fn value_of(violation: &Violation, driver: Option<&str>, field: Field) -> Option<Value> {
    let text = |text: Option<&str>| text.map(|text| Value::Text(text.to_owned()));
    let decision = violation.decision.as_ref();
    match field {
        Field::OccurredAt => Some(Value::Instant(violation.occurred_at)),
        Field::Place => text(violation.place.as_deref()),
        Field::Offence => text(Some(&violation.offence)),
        Field::Code => text(violation.code.as_deref()),
        Field::FineFen => Some(Value::Money(violation.fine_fen)),
        Field::Points => Some(Value::Number(violation.points)),
        Field::WarningOnly => Some(Value::Flag(violation.warning_only)),
        Field::Source => text(Some(violation.source.word())),
        Field::Stage => text(Some(violation.stage.word())),
        Field::Driver => text(driver),
        Field::Authority => text(violation.authority.as_deref()),
        Field::NoticeNumber => text(violation.notice_number.as_deref()),
        Field::NotifiedOn => violation.notified_on.map(Value::Day),
        Field::DecisionNumber => text(decision.and_then(|decision| decision.number.as_deref())),
        Field::IssuedOn => decision.and_then(|decision| decision.issued_on).map(Value::Day),
        Field::ServedOn => decision.map(|decision| Value::Day(decision.served_on)),
        _ => None,
    }
}

/// Whether two values say the same of a field.
fn is_same(field: Field, one: &Value, other: &Value) -> bool {
    match (field, one, other) {
        (_, Value::Instant(one), Value::Instant(other)) => {
            // Messages have minutes, decisions sometimes seconds.
            one.since(*other).num_seconds().abs() < 60
        }
        (Field::DecisionNumber | Field::NoticeNumber, Value::Text(one), Value::Text(other)) => {
            decision_number::bare(Some(one)) == decision_number::bare(Some(other))
        }
        // The household may be further than a message that came late.
        (Field::Stage, Value::Text(one), Value::Text(other)) => rank(one) <= rank(other),
        (Field::Offence, Value::Text(one), Value::Text(other)) => is_same_place(one, other),
        (_, Value::Text(one), Value::Text(other)) => one == other || bare(one) == bare(other),
        (_, one, other) => one == other,
    }
}

fn rank(stage: &str) -> usize {
    Stage::ALL.iter().position(|known| known.word() == stage).unwrap_or_default()
}

/// Whether two wordings of a place, or of an offence, are one and the same, or one is the other at greater length.
fn is_same_place(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (one, other) = (bare(one), bare(other));
    // Of two that are as long as one another neither is the other at greater length: a list has thousands to compare.
    let (short, long) = if one.len() < other.len() { (&one, &other) } else { (&other, &one) };
    one == other || short.len() < long.len() && short.chars().nth(1).is_some() && long.contains(&**short)
}

/// A wording as it is compared: its letters and digits in lower case. Most wordings are nothing else.
fn bare(text: &str) -> Cow<'_, str> {
    let is_bare = |character: char| match character {
        // Chinese, which has no case.
        '\u{4E00}'..='\u{9FFF}' => true,
        _ => character.is_ascii_lowercase() || character.is_ascii_digit(),
    };
    if text.chars().all(is_bare) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect())
}
