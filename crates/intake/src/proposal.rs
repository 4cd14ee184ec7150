//! What a reading comes to beside what the household knows.

mod payment;
mod region;

use std::borrow::Cow;

use greenlight_rules::{
    facts::{Stage, Violation},
    ids::ViolationId,
    time::Instant,
};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    alike::{Alike, Likeness, alike, differing, plate_of, value_of},
    known::{Known, Other},
    reading::{Field, Kind, Reading, Value},
};

/// What a reading comes to if nobody says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Course {
    /// A new violation.
    Add,
    /// A decision or a notice about a violation that is known: these fields go onto it.
    Onto {
        /// Which.
        violation: ViolationId,
        /// The fields that it gains or changes.
        fields: Vec<Field>,
        /// What the two have in common, and in what they differ.
        alike: Alike,
    },
    /// A payment for a violation that is known.
    Pay(ViolationId),
    /// A payment for a violation that was paid before: kept as a note on it, to ask the money back with.
    PaidTwice(ViolationId),
    /// A note without a clock.
    Note,
    /// All of it is known.
    Known(Option<ViolationId>),
    /// It looks like another one and is not quite the same: somebody has to look.
    Alike(Alike),
    /// Several violations could be meant, or none is known: somebody has to say which.
    Ask(Vec<ViolationId>),
    /// Fields are missing without which it cannot be kept.
    Incomplete,
    /// It only looks like a message of the traffic police: nothing is kept.
    Phishing,
    /// Nothing was recognised.
    Unclear,
}

/// The word for a course, for hosts that count and show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each is named for its course")]
pub enum CourseWord {
    Add,
    Onto,
    Pay,
    PaidTwice,
    Note,
    Known,
    Alike,
    Ask,
    Incomplete,
    Phishing,
    Unclear,
    /// Left out because somebody said so.
    Skipped,
}

impl CourseWord {
    /// All of them.
    pub const ALL: [CourseWord; 12] = [
        CourseWord::Add,
        CourseWord::Onto,
        CourseWord::Pay,
        CourseWord::PaidTwice,
        CourseWord::Note,
        CourseWord::Known,
        CourseWord::Alike,
        CourseWord::Ask,
        CourseWord::Incomplete,
        CourseWord::Phishing,
        CourseWord::Unclear,
        CourseWord::Skipped,
    ];
}

impl Course {
    /// The word for it.
    pub const fn word(&self) -> CourseWord {
        match self {
            Course::Add => CourseWord::Add,
            Course::Onto { .. } => CourseWord::Onto,
            Course::Pay(_) => CourseWord::Pay,
            Course::PaidTwice(_) => CourseWord::PaidTwice,
            Course::Note => CourseWord::Note,
            Course::Known(_) => CourseWord::Known,
            Course::Alike(_) => CourseWord::Alike,
            Course::Ask(_) => CourseWord::Ask,
            Course::Incomplete => CourseWord::Incomplete,
            Course::Phishing => CourseWord::Phishing,
            Course::Unclear => CourseWord::Unclear,
        }
    }
}

/// The fields without which a reading cannot become a violation or a payment, and which it does not have.
pub fn missing(reading: &Reading, known: &Known<'_>) -> Vec<Field> {
    match reading.kind {
        Kind::Violation | Kind::Decision => missing_of_record(reading, known),
        Kind::Payment => {
            let needed = [Field::PaidAt, Field::AmountFen].into_iter();
            needed.filter(|field| !reading.fields.contains_key(field)).collect()
        }
        Kind::MoveReminder | Kind::Phishing | Kind::Unclear => Vec::new(),
    }
}

fn missing_of_record(reading: &Reading, known: &Known<'_>) -> Vec<Field> {
    let decided = stage_of(reading) != Stage::Recorded;
    let warning = reading.flag_of(Field::WarningOnly);
    let needed = [
        (Field::OccurredAt, true),
        (Field::Offence, true),
        (Field::FineFen, !warning),
        (Field::Points, true),
        (Field::ServedOn, decided && stage_of(reading) != Stage::Revoked),
    ];
    let plate = plate_of(reading, known).is_none().then_some(Field::Plate);
    let lacking = needed.into_iter().filter(|(field, needed)| *needed && !reading.fields.contains_key(field));
    plate.into_iter().chain(lacking.map(|(field, _)| field)).collect()
}

/// How far a reading says that its violation has come.
pub fn stage_of(reading: &Reading) -> Stage {
    let said = reading.text_of(Field::Stage).and_then(Stage::from_word);
    // Only what was decided has a decision's number, whatever else its row says.
    let numbered = reading.fields.contains_key(&Field::DecisionNumber);
    let said = said.filter(|said| !numbered || *said != Stage::Recorded);
    said.unwrap_or(match reading.kind {
        Kind::Decision => Stage::Decided,
        Kind::Violation if numbered => Stage::Decided,
        _ => Stage::Recorded,
    })
}

/// What a reading comes to. `readings` gives the readings of this intake that were remembered; `taken` the violations that
/// earlier payments of this intake already pay, and when those were made.
pub fn course<'r>(
    reading: &Reading,
    known: &Known<'_>,
    readings: impl Fn(u32) -> Option<&'r Reading>,
    taken: &[(ViolationId, Instant)],
) -> Course {
    match reading.kind {
        Kind::Phishing => Course::Phishing,
        Kind::Unclear => Course::Unclear,
        Kind::MoveReminder => reminder(reading, known),
        Kind::Payment => payment::course(reading, known, taken),
        Kind::Violation | Kind::Decision => record(reading, known, readings),
    }
}

fn reminder(reading: &Reading, known: &Known<'_>) -> Course {
    if is_kept(reading, known) { Course::Known(None) } else { Course::Note }
}

/// Whether what was brought stands there as a note already.
fn is_kept(reading: &Reading, known: &Known<'_>) -> bool {
    known.facts.household.notes.iter().any(|note| note.text == reading.text.trim())
}

fn record<'r>(reading: &Reading, known: &Known<'_>, readings: impl Fn(u32) -> Option<&'r Reading>) -> Course {
    let found = alike(reading, known, readings);
    let Some(found) = found.or_else(|| undecided_of_day(reading, known)) else {
        let undecided = undecided_of_car(reading, known);
        if !undecided.is_empty() {
            return Course::Ask(undecided);
        }
        return if missing(reading, known).is_empty() { Course::Add } else { Course::Incomplete };
    };
    let violation = match found.other {
        Other::Known(place) => known.violation(place),
        Other::Item(_) => None,
    };
    match violation {
        // Of two readings of one intake the first one counts, and the second brings nothing.
        None if found.differing.is_empty() => Course::Known(None),
        Some(violation) if found.differing.is_empty() => Course::Known(Some(violation.id.clone())),
        // A decision about a record, or one that says more than was known of it, takes it further.
        Some(violation) if advances(reading, violation, &found) => Course::Onto {
            violation: violation.id.clone(),
            fields: found
                .differing
                .iter()
                .filter(|(field, theirs)| *field != Field::Authority || theirs.is_none())
                .map(|(field, _)| *field)
                .chain(follows(reading))
                .collect(),
            alike: found,
        },
        _ => Course::Alike(found),
    }
}

/// The fields that only follow from a decision, and go onto the violation with it.
fn follows(reading: &Reading) -> Option<Field> {
    let served = reading.fields.get(&Field::ServedOn)?;
    (served.ground == crate::reading::Ground::Follows).then_some(Field::ServedOn)
}

/// Whether a decision takes a known violation further: it is of the same number, minute or day and contradicts nothing
/// but what a decision fixes anew.
fn advances(reading: &Reading, violation: &Violation, found: &Alike) -> bool {
    // Who decided is another office than the one that recorded it, or signs otherwise.
    let fixed = [
        Field::Stage,
        Field::DecisionNumber,
        Field::IssuedOn,
        Field::ServedOn,
        Field::FineFen,
        Field::Points,
        Field::Authority,
    ];
    let reading_is_further = stage_of(reading) != Stage::Recorded && violation.stage == Stage::Recorded;
    let contradicts = |(field, theirs): &(Field, Option<Value>)| theirs.is_some() && !fixed.contains(field);
    match reading.kind {
        Kind::Decision if reading_is_further => {
            found.why == Likeness::Number || !found.differing.iter().any(contradicts)
        }
        // It was taken back, whatever it was.
        Kind::Violation if stage_of(reading) == Stage::Revoked && violation.stage != Stage::Revoked => {
            !found.differing.iter().any(contradicts)
        }
        // More of what was known, and nothing else.
        Kind::Decision => found.differing.iter().all(|(_, theirs)| theirs.is_none()),
        _ => false,
    }
}

/// The records that a decision may be of which names its car and no time, as 12123 tells of one: all of that car that are
/// not decided.
fn undecided_of_car(reading: &Reading, known: &Known<'_>) -> Vec<ViolationId> {
    if reading.kind != Kind::Decision || reading.fields.contains_key(&Field::OccurredAt) {
        return Vec::new();
    }
    let Some(plate) = plate_of(reading, known) else { return Vec::new() };
    let cars = known.cars(plate);
    let violations = known.facts.household.violations.iter();
    let is_of_car = |violation: &Violation| cars.iter().any(|car| car.id == violation.vehicle);
    let undecided = violations.filter(|violation| violation.stage == Stage::Recorded && is_of_car(violation));
    undecided.map(|violation| violation.id.clone()).collect()
}

/// The only undecided record of a decision's car and day, where neither number nor minute agree: decisions are often
/// written with another minute or none.
fn undecided_of_day(reading: &Reading, known: &Known<'_>) -> Option<Alike> {
    if reading.kind != Kind::Decision {
        return None;
    }
    let (car, at) = (known.car(plate_of(reading, known)?)?, reading.instant_of(Field::OccurredAt)?);
    let of_day = known.on_day(car, at.date()).iter().filter_map(|other| match other {
        Other::Known(place) => Some((*other, known.violation(*place)?)),
        Other::Item(_) => None,
    });
    let mut undecided = of_day.filter(|(_, violation)| violation.stage == Stage::Recorded);
    match (undecided.next(), undecided.next()) {
        (Some((other, violation)), None) => {
            let mut differing = differing(reading, |field| value_of(violation, None, field).map(Cow::Owned));
            // The record tells the minute better than a decision that was written days later.
            differing.retain(|(field, _)| *field != Field::OccurredAt);
            Some(Alike { other, why: Likeness::Place, differing })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
