//! Which violation a payment was for.
//!
//! A payment that is booked on the wrong violation leaves the right one to grow by 3 % a day: what the payment says of its
//! car, its decision and its offence has to agree, and where only the amount does, somebody is asked.

use greenlight_rules::{
    attempt::{Case, Used},
    decision_number,
    facts::{Outcome, Payment, Stage, Violation},
    ids::ViolationId,
    money::Fen,
    time::Instant,
};

use super::{Course, is_kept, region};
use crate::{
    compose::{ORDER, payment_id},
    known::{Known, Other},
    reading::{Field, Ground, Reading},
};

/// What a payment comes to. One of which a part came back is no whole payment: somebody says what it was for.
pub(super) fn course(reading: &Reading, known: &Known<'_>, taken: &[(ViolationId, Instant)]) -> Course {
    let is_part = reading.fields.get(&Field::AmountFen).is_some_and(|amount| amount.ground == Ground::Follows);
    match of_whole(reading, known, taken) {
        Course::Pay(violation) if is_part => Course::Ask(vec![violation]),
        course => course,
    }
}

/// What a payment comes to. `taken` has the violations that earlier payments of this intake pay, and when they were made.
fn of_whole(reading: &Reading, known: &Known<'_>, taken: &[(ViolationId, Instant)]) -> Course {
    // One too many is kept as a note.
    if known.has_payment(&payment_id(reading)) || is_kept(reading, known) {
        return Course::Known(None);
    }
    let (Some(at), Some(amount)) = (reading.instant_of(Field::PaidAt), reading.money_of(Field::AmountFen)) else {
        return Course::Incomplete;
    };
    if let Some(violation) = numbered(reading, known) {
        // A number of one car and the plate of another: one of the two is wrong.
        let agrees = is_of_its_car(reading, violation, known);
        return if agrees { paid(violation, at, known, taken) } else { Course::Ask(vec![violation.id.clone()]) };
    }
    let possible = known.facts.household.violations.iter().filter(|violation| agrees(reading, violation, known));
    if let Some(when) = reading.instant_of(Field::OccurredAt) {
        return of_minute(&possible.filter(|of| is_minute(of, when)).collect::<Vec<_>>(), at, known, taken);
    }
    let fits = |violation: &&Violation| {
        let served = violation.decision.as_ref().map(|decision| decision.served_on);
        served.is_some_and(|served| served <= at.date()) && amount_on(violation, at, known) == Some(amount)
    };
    let fitting: Vec<&Violation> = possible.filter(fits).collect();
    let is_open =
        |violation: &&&Violation| !is_paid(violation, known) && !taken.iter().any(|(taken, _)| *taken == violation.id);
    let open: Vec<_> = fitting.iter().filter(is_open).collect();
    match (open.as_slice(), fitting.as_slice()) {
        // The police of another city collect for themselves.
        ([only], _) if is_elsewhere(reading, only, known) => Course::Ask(vec![only.id.clone()]),
        // A number that no record has is no word for this one, unless the car is named too.
        ([only], _) if !reading.fields.contains_key(&Field::DecisionNumber) || names_a_car(reading) => {
            Course::Pay(only.id.clone())
        }
        ([only], _) => Course::Ask(vec![only.id.clone()]),
        ([], []) => Course::Ask(Vec::new()),
        // Paid on the same day it is the payment that somebody recorded by hand, or one too many. On another it may be for
        // a violation of which nobody has told.
        ([], [only]) => match paid(only, at, known, taken) {
            Course::PaidTwice(id) if !was_paid_on_day(only, at, known, taken) => Course::Ask(vec![id]),
            course => course,
        },
        ([], several) => ask(several.iter().copied()),
        (several, _) => ask(several.iter().map(|violation| **violation)),
    }
}

fn is_elsewhere(reading: &Reading, violation: &Violation, known: &Known<'_>) -> bool {
    let car = known.facts.household.vehicles.iter().find(|car| car.id == violation.vehicle);
    reading.text_of(Field::Authority).is_some_and(|office| region::is_elsewhere(office, violation, car))
}

fn ask<'v>(violations: impl Iterator<Item = &'v Violation>) -> Course {
    Course::Ask(violations.map(|violation| violation.id.clone()).collect())
}

/// The decided violation that a payment names by the number of its decision.
fn numbered<'a>(reading: &Reading, known: &Known<'a>) -> Option<&'a Violation> {
    let places = known.numbered(reading.text_of(Field::DecisionNumber)?).iter().filter_map(|other| match other {
        Other::Known(place) => known.violation(*place),
        Other::Item(_) => None,
    });
    places.into_iter().find(|violation| violation.decision.is_some())
}

/// What a payment comes to that names the car and the minute of its offence: as good as a number, of what was decided.
fn of_minute(found: &[&Violation], at: Instant, known: &Known<'_>, taken: &[(ViolationId, Instant)]) -> Course {
    match found {
        [only] if only.decision.is_some() => paid(only, at, known, taken),
        several => ask(several.iter().copied()),
    }
}

fn is_minute(violation: &Violation, when: Instant) -> bool {
    violation.occurred_at.since(when).num_seconds().abs() < 60
}

fn names_a_car(reading: &Reading) -> bool {
    reading.fields.contains_key(&Field::Plate)
}

/// Whether nothing that a payment says of its car or its decision contradicts a violation.
fn agrees(reading: &Reading, violation: &Violation, known: &Known<'_>) -> bool {
    let theirs = violation.decision.as_ref().and_then(|decision| decision.number.as_deref());
    let other_number = reading
        .text_of(Field::DecisionNumber)
        .zip(theirs)
        .is_some_and(|(number, theirs)| decision_number::bare(Some(number)) != decision_number::bare(Some(theirs)));
    !other_number && is_of_its_car(reading, violation, known)
}

/// Whether a payment names no car, or this violation's.
fn is_of_its_car(reading: &Reading, violation: &Violation, known: &Known<'_>) -> bool {
    let is_car = |plate: &str| known.cars(plate).iter().any(|car| car.id == violation.vehicle);
    reading.text_of(Field::Plate).is_none_or(is_car)
}

/// A payment for this violation: the first one, one that is recorded, or one too many.
fn paid(violation: &Violation, at: Instant, known: &Known<'_>, taken: &[(ViolationId, Instant)]) -> Course {
    let id = violation.id.clone();
    if taken.iter().any(|(taken, _)| *taken == id) {
        return Course::PaidTwice(id);
    }
    let mut succeeded = succeeded(violation, known).peekable();
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

fn was_paid_on_day(violation: &Violation, at: Instant, known: &Known<'_>, taken: &[(ViolationId, Instant)]) -> bool {
    taken.iter().any(|(taken, when)| *taken == violation.id && when.date() == at.date())
        || succeeded(violation, known).any(|payment| payment.attempted_at.date() == at.date())
}

fn is_paid(violation: &Violation, known: &Known<'_>) -> bool {
    violation.stage == Stage::Paid || succeeded(violation, known).next().is_some()
}

fn succeeded<'a>(violation: &'a Violation, known: &Known<'a>) -> impl Iterator<Item = &'a Payment> {
    known.facts.payments(violation).filter(|payment| payment.outcome == Outcome::Succeeded)
}

/// What a violation cost on the day of a payment, fine and surcharge, whether or not it is paid by now.
fn amount_on(violation: &Violation, at: Instant, known: &Known<'_>) -> Option<Fen> {
    let case = Case::new(known.facts, violation, at, Used::default())?;
    violation.asks_money().then(|| case.amount_on(at.date()))
}
