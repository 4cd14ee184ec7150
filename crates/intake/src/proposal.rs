//! What a reading comes to beside what the household knows.

use std::borrow::Cow;

use greenlight_rules::{
    attempt::{Case, Used},
    facts::{Outcome, Payment, Stage, Violation},
    ids::ViolationId,
    money::Fen,
    time::Instant,
};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    alike::{Alike, Likeness, alike, differing, plate_of, value_of},
    compose::{ORDER, payment_id},
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

/// The fields without which a reading cannot become a violation, and which it does not have.
pub fn missing(reading: &Reading, known: &Known<'_>) -> Vec<Field> {
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
pub(crate) fn stage_of(reading: &Reading) -> Stage {
    let said = reading.text_of(Field::Stage).and_then(Stage::from_word);
    said.unwrap_or(match reading.kind {
        Kind::Decision => Stage::Decided,
        _ => Stage::Recorded,
    })
}

/// What a reading comes to. `readings` gives the readings of this intake that were remembered; `taken` the violations that
/// earlier payments of this intake already pay.
pub fn course<'r>(
    reading: &Reading,
    known: &Known<'_>,
    readings: impl Fn(u32) -> Option<&'r Reading>,
    taken: &[ViolationId],
) -> Course {
    match reading.kind {
        Kind::Phishing => Course::Phishing,
        Kind::Unclear => Course::Unclear,
        Kind::MoveReminder => reminder(reading, known),
        Kind::Payment => payment(reading, known, taken),
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
            fields: found.differing.iter().map(|(field, _)| *field).chain(follows(reading)).collect(),
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
    let fixed = [Field::Stage, Field::DecisionNumber, Field::IssuedOn, Field::ServedOn, Field::FineFen, Field::Points];
    let reading_is_further = stage_of(reading) != Stage::Recorded && violation.stage == Stage::Recorded;
    let contradicts = |(field, theirs): &(Field, Option<Value>)| theirs.is_some() && !fixed.contains(field);
    match reading.kind {
        Kind::Decision if reading_is_further => {
            found.why == Likeness::Number || !found.differing.iter().any(contradicts)
        }
        // More of what was known, and nothing else.
        Kind::Decision => found.differing.iter().all(|(_, theirs)| theirs.is_none()),
        _ => false,
    }
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

fn payment(reading: &Reading, known: &Known<'_>, taken: &[ViolationId]) -> Course {
    // One too many is kept as a note.
    if known.has_payment(&payment_id(reading)) || is_kept(reading, known) {
        return Course::Known(None);
    }
    let (Some(at), Some(amount)) = (reading.instant_of(Field::PaidAt), reading.money_of(Field::AmountFen)) else {
        return Course::Incomplete;
    };
    if let Some(number) = reading.text_of(Field::DecisionNumber) {
        let places = known.numbered(number).iter().filter_map(|other| match other {
            Other::Known(place) => known.violation(*place),
            Other::Item(_) => None,
        });
        let mut named = places.filter(|violation| violation.decision.is_some());
        if let Some(violation) = named.next() {
            return paid(violation, at, known, taken);
        }
    }
    let household = known.facts.household;
    let fits = |violation: &&Violation| {
        let served = violation.decision.as_ref().map(|decision| decision.served_on);
        served.is_some_and(|served| served <= at.date()) && amount_on(violation, at, known) == Some(amount)
    };
    let fitting: Vec<&Violation> = household.violations.iter().filter(fits).collect();
    let is_open = |violation: &&&Violation| !is_paid(violation, known) && !taken.contains(&violation.id);
    let open: Vec<_> = fitting.iter().filter(is_open).collect();
    match (open.as_slice(), fitting.as_slice()) {
        ([only], _) => Course::Pay(only.id.clone()),
        ([], []) => Course::Ask(Vec::new()),
        // Paid within the same minute: it is the payment that somebody recorded by hand.
        ([], [only]) => paid(only, at, known, taken),
        ([], several) => Course::Ask(several.iter().map(|violation| violation.id.clone()).collect()),
        (several, _) => Course::Ask(several.iter().map(|violation| violation.id.clone()).collect()),
    }
}

/// A payment for this violation: the first one, one that is recorded, or one too many.
fn paid(violation: &Violation, at: Instant, known: &Known<'_>, taken: &[ViolationId]) -> Course {
    let id = violation.id.clone();
    if taken.contains(&id) {
        return Course::PaidTwice(id);
    }
    let mut succeeded =
        known.facts.payments(violation).filter(|payment| payment.outcome == Outcome::Succeeded).peekable();
    if succeeded.peek().is_none() && violation.stage != Stage::Paid {
        return Course::Pay(id);
    }
    // Somebody who records a payment by hand names the hour from memory, hence the day; one that came from a bill has the
    // order's number, and this one has another. A paid violation whose payment was never recorded has nothing to compare
    // with.
    let by_hand = |payment: &Payment| !payment.id.as_str().starts_with(ORDER);
    let recorded = succeeded.peek().is_none()
        || succeeded.any(|payment| by_hand(payment) && payment.attempted_at.date() == at.date());
    if recorded { Course::Known(Some(id)) } else { Course::PaidTwice(id) }
}

fn is_paid(violation: &Violation, known: &Known<'_>) -> bool {
    violation.stage == Stage::Paid
        || known.facts.payments(violation).any(|payment| payment.outcome == Outcome::Succeeded)
}

/// What a violation cost on the day of a payment, fine and surcharge, whether or not it is paid by now.
fn amount_on(violation: &Violation, at: Instant, known: &Known<'_>) -> Option<Fen> {
    let case = Case::new(known.facts, violation, at, Used::default())?;
    violation.asks_money().then(|| case.amount_on(at.date()))
}

#[cfg(test)]
mod tests;
