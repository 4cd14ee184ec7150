//! What the household knows, ready to be asked by what a reading says: a plate, a minute, a number, a day.

use std::collections::{HashMap, HashSet, hash_map::Entry};

use chrono::{NaiveDate, TimeDelta};
use greenlight_rules::{
    decision_number,
    facts::{Member, Vehicle, Violation},
    limits::plate_key,
    snapshot::Snapshot,
    time::Instant,
};

use crate::{
    alike::plate_of,
    reading::{Field, Reading},
    scan,
};

/// One violation that a reading may be about: one the household has, or one that another reading of the same intake brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Other {
    /// A violation of the household, by its place in the list.
    Known(u32),
    /// A reading of this intake, by its place.
    Item(u32),
}

/// An index over a household, and over the readings that were looked at before.
#[derive(Debug)]
pub struct Known<'a> {
    /// The facts.
    pub facts: &'a Snapshot<'a>,
    cars: HashMap<String, u32>,
    /// The first of each car and minute.
    minutes: HashMap<(u32, i64), Other>,
    /// Those after the first, of which there are hardly any.
    more: HashMap<(u32, i64), Vec<Other>>,
    days: HashMap<(u32, NaiveDate), Vec<Other>>,
    numbers: HashMap<String, Vec<Other>>,
    payments: HashSet<String>,
}

impl<'a> Known<'a> {
    /// Indexes a household. Takes one pass over its violations.
    pub fn new(facts: &'a Snapshot<'a>) -> Known<'a> {
        let household = facts.household;
        let cars = household.vehicles.iter().zip(0..);
        let mut known = Known {
            facts,
            cars: cars.map(|(vehicle, number)| (plate_key(&vehicle.plate), number)).collect(),
            minutes: HashMap::with_capacity(household.violations.len()),
            more: HashMap::new(),
            days: HashMap::with_capacity(household.violations.len()),
            numbers: HashMap::new(),
            payments: household.payments.iter().map(|payment| payment.id.as_str().to_owned()).collect(),
        };
        let places: HashMap<&str, u32> =
            household.vehicles.iter().map(|vehicle| vehicle.id.as_str()).zip(0..).collect();
        for (violation, place) in household.violations.iter().zip(0..) {
            let number = violation.decision.as_ref().and_then(|decision| decision.number.as_deref());
            let numbers = [number, violation.notice_number.as_deref()];
            let car = places.get(violation.vehicle.as_str()).copied();
            known.note(Other::Known(place), car, Some(violation.occurred_at), numbers);
        }
        known
    }

    /// Remembers a reading that brings a violation, so that a later one of the same intake is seen to be like it.
    pub fn remember(&mut self, item: u32, reading: &Reading) {
        let next = u32::try_from(self.cars.len()).unwrap_or(u32::MAX);
        let car = plate_of(reading, self).map(|plate| *self.cars.entry(plate_key(plate)).or_insert(next));
        let numbers = [Field::DecisionNumber, Field::NoticeNumber].map(|field| reading.text_of(field));
        self.note(Other::Item(item), car, reading.instant_of(Field::OccurredAt), numbers);
    }

    fn note(&mut self, other: Other, car: Option<u32>, at: Option<Instant>, numbers: [Option<&str>; 2]) {
        if let (Some(car), Some(at)) = (car, at) {
            let key = (car, minute(at));
            match self.minutes.entry(key) {
                Entry::Vacant(entry) => _ = entry.insert(other),
                Entry::Occupied(_) => self.more.entry(key).or_default().push(other),
            }
            self.days.entry((car, at.date())).or_default().push(other);
        }
        for number in numbers.into_iter().flatten() {
            let bare = decision_number::bare(Some(number));
            if !bare.is_empty() {
                self.numbers.entry(bare.into_owned()).or_default().push(other);
            }
        }
    }

    /// The cars that a plate may be, one when it is written out; a masked one fits every plate that agrees with what is
    /// visible.
    pub fn cars(&self, plate: &str) -> Vec<&'a Vehicle> {
        if plate.contains(scan::plate::MASK) {
            return cars(self.facts, plate);
        }
        let place = self.car(plate);
        place.and_then(|place| self.facts.household.vehicles.get(place as usize)).into_iter().collect()
    }

    /// The number of the car with this plate: one of the household, or one that a remembered reading brings.
    pub fn car(&self, plate: &str) -> Option<u32> {
        self.cars.get(&plate_key(plate)).copied()
    }

    /// What is about this car and this minute.
    pub fn at_minute(&self, car: u32, at: Instant) -> impl Iterator<Item = Other> {
        let key = (car, minute(at));
        let first = self.minutes.get(&key).into_iter();
        first.chain(self.more.get(&key).into_iter().flatten()).copied()
    }

    /// What is about this car and this day.
    pub fn on_day(&self, car: u32, day: NaiveDate) -> &[Other] {
        self.days.get(&(car, day)).map_or(&[], Vec::as_slice)
    }

    /// What has this number, of a decision or a notice.
    pub fn numbered(&self, number: &str) -> &[Other] {
        self.numbers.get(decision_number::bare(Some(number)).as_ref()).map_or(&[], Vec::as_slice)
    }

    /// The violation of the household at a place.
    pub fn violation(&self, place: u32) -> Option<&'a Violation> {
        self.facts.household.violations.get(place as usize)
    }

    /// Whether the household has a payment of this id.
    pub fn has_payment(&self, id: &str) -> bool {
        self.payments.contains(id)
    }
}

/// The member of a household who has a name.
pub fn member<'a>(facts: &Snapshot<'a>, name: &str) -> Option<&'a Member> {
    facts.household.members.iter().find(|member| member.name == name)
}

/// The cars that a plate may be, without an index: for one question there is nothing to gain from making one.
pub fn cars<'a>(facts: &Snapshot<'a>, plate: &str) -> Vec<&'a Vehicle> {
    let key = plate_key(plate);
    let masked = plate.contains(scan::plate::MASK);
    let fits = |vehicle: &&Vehicle| match masked {
        true => scan::plate::fits(plate, &vehicle.plate),
        false => plate_key(&vehicle.plate) == key,
    };
    facts.household.vehicles.iter().filter(fits).collect()
}

/// A point in time to the minute, counted from a day that does not matter.
fn minute(at: Instant) -> i64 {
    at.since(Instant::start_of(NaiveDate::default())).num_seconds().div_euclid(TimeDelta::minutes(1).num_seconds())
}
