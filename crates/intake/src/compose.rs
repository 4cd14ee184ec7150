//! From what somebody agreed to, to facts.
//!
//! What comes out is held to what a household file is held to, so that a message, a form and a file are refused for the
//! same in the same words.

use std::collections::HashMap;

use greenlight_rules::{
    facts::{
        Decision, MethodKind, Note, NoteKind, Outcome, Payment, Source, Stage, Vehicle, VehicleKind, VehicleUse,
        Violation,
    },
    ids::{MemberId, VehicleId, ViolationId},
    limits::{plate_key, written_plate},
    list::List,
    money::Fen,
    problem::Code,
    time::Instant,
};

use crate::{
    intake::{Composed, Unfit},
    known::{Known, member},
    proposal::stage_of,
    reading::{Field, Kind, Reading, Value},
};

/// How the id of a payment begins that was named after the order in a wallet's bill: the same line of the same bill, brought
/// twice, is one payment.
pub const ORDER: &str = "order-";

/// Facts on their way into a household.
pub struct Facts<'k, 'a> {
    known: &'k Known<'a>,
    new_id: &'k mut dyn FnMut() -> String,
    /// The cars that come with these facts, by plate.
    cars: HashMap<String, VehicleId>,
    /// Where the violations that are known stand among what was composed.
    records: HashMap<ViolationId, usize>,
    composed: Composed,
    item: u32,
}

impl<'k, 'a> Facts<'k, 'a> {
    /// Nothing yet. `new_id` names what is new.
    pub fn new(known: &'k Known<'a>, new_id: &'k mut dyn FnMut() -> String) -> Facts<'k, 'a> {
        Facts { known, new_id, cars: HashMap::new(), records: HashMap::new(), composed: Composed::default(), item: 0 }
    }

    /// What follows comes from this item.
    pub fn begin(&mut self, item: u32) {
        self.item = item;
    }

    /// What was composed.
    pub fn end(self) -> Composed {
        self.composed
    }

    fn comes_in(&mut self, list: List) {
        self.composed.origins.entry(list).or_default().push(self.item);
    }

    fn is_unfit(&mut self, field: Option<Field>, code: Code, name: Option<&'static str>) {
        let message = name.into_iter().fold(code.message(), |message, name| message.with("name", name));
        self.composed.unfit.push(Unfit { item: self.item, field, message });
    }

    /// Whether every text of a reading can be kept. A NUL is the end of a text to too many programs.
    fn can_be_kept(&mut self, reading: &Reading, with_text: bool) -> bool {
        let nul = |text: &str| text.contains('\0');
        let fields = reading.fields.iter().filter(|(_, read)| read.value.text().is_some_and(nul));
        let mut bad: Vec<Option<Field>> = fields.map(|(field, _)| Some(*field)).collect();
        if bad.is_empty() && with_text && nul(&reading.text) {
            bad.push(None);
        }
        for field in &bad {
            self.is_unfit(*field, Code::NulCharacter, None);
        }
        bad.is_empty()
    }

    /// A new violation, with its car where that is new too. With `keeps_text`, the words it was read from stay with it.
    pub fn add(&mut self, reading: &Reading, keeps_text: bool) {
        if !self.can_be_kept(reading, keeps_text) {
            return;
        }
        // Who is complete has both.
        let (Some(vehicle), Some(occurred_at)) = (self.car(reading), reading.instant_of(Field::OccurredAt)) else {
            return;
        };
        let source = reading.text_of(Field::Source).and_then(Source::from_word);
        let source = source.unwrap_or(match reading.kind {
            // Decided on the spot is what was decided on its own day.
            Kind::Decision if reading.day_of(Field::IssuedOn) == Some(occurred_at.date()) => Source::OnSpot,
            _ => Source::Camera,
        });
        let mut violation = Violation {
            id: (self.new_id)().into(),
            vehicle,
            source,
            stage: stage_of(reading),
            occurred_at,
            notified_on: None,
            place: None,
            offence: String::new(),
            code: None,
            fine_fen: Fen::ZERO,
            points: 0,
            warning_only: false,
            driver: None,
            authority: None,
            notice_number: None,
            handle_by_extended_to: None,
            decision: None,
        };
        if !self.put(&mut violation, |_| true, reading) {
            return;
        }
        if keeps_text {
            self.keep_text(&violation.id, reading);
        }
        self.composed.facts.violations.push(violation);
        self.comes_in(List::Violations);
    }

    /// What a reading says more, or otherwise, of a violation that is known.
    pub fn onto(&mut self, violation: &Violation, fields: &[Field], reading: &Reading, keeps_text: bool) {
        if !self.can_be_kept(reading, keeps_text) {
            return;
        }
        let mut record = self.record(violation);
        let stage = stage_of(reading);
        // What was taken back is gone, however far it had come.
        if violation.stage == Stage::Recorded && stage != Stage::Recorded || stage == Stage::Revoked {
            record.stage = stage;
        }
        if !self.put(&mut record, |field| fields.contains(&field), reading) {
            return;
        }
        self.put_record(record);
        if keeps_text {
            self.keep_text(&violation.id, reading);
        }
    }

    /// A payment for a violation that is known, which is paid from then on; a note of it when that was paid before.
    pub fn pay(&mut self, violation: &Violation, reading: &Reading) {
        if self.known.facts.payments(violation).any(|payment| payment.outcome == Outcome::Succeeded) {
            return self.note(reading, Some(violation));
        }
        let (Some(at), Some(amount)) = (reading.instant_of(Field::PaidAt), reading.money_of(Field::AmountFen)) else {
            return;
        };
        if !self.can_be_kept(reading, false) {
            return;
        }
        let method = reading.text_of(Field::MethodKind).and_then(MethodKind::from_word);
        let household = self.known.facts.household;
        let mut methods = household.methods.iter().filter(|known| Some(known.kind) == method);
        // Of two wallets of one kind the bill does not say which it was.
        let method = match (methods.next(), methods.next()) {
            (Some(only), None) => Some(only.id.clone()),
            _ => None,
        };
        self.composed.facts.payments.push(Payment {
            id: payment_id(reading).into(),
            violation: violation.id.clone(),
            account: None,
            method,
            attempted_at: at,
            amount_fen: amount,
            outcome: Outcome::Succeeded,
            failure_text: None,
        });
        self.comes_in(List::Payments);
        if violation.stage == Stage::Decided {
            let mut record = self.record(violation);
            record.stage = Stage::Paid;
            self.put_record(record);
        }
    }

    /// A note: a reminder to move the car, or a payment too many on the violation that it was for.
    pub fn note(&mut self, reading: &Reading, violation: Option<&Violation>) {
        if !self.can_be_kept(reading, true) {
            return;
        }
        let kind = if reading.kind == Kind::MoveReminder { NoteKind::MoveReminder } else { NoteKind::Other };
        let at = reading.instant_of(Field::OccurredAt).or_else(|| reading.instant_of(Field::PaidAt));
        let vehicle = self.known_car(reading);
        self.push_note(kind, reading, at, vehicle, violation.map(|violation| violation.id.clone()));
    }

    fn keep_text(&mut self, violation: &ViolationId, reading: &Reading) {
        self.push_note(NoteKind::SourceText, reading, None, None, Some(violation.clone()));
    }

    fn push_note(
        &mut self,
        kind: NoteKind,
        reading: &Reading,
        at: Option<Instant>,
        vehicle: Option<VehicleId>,
        violation: Option<ViolationId>,
    ) {
        let text = reading.text.trim().to_owned();
        self.composed.facts.notes.push(Note { id: (self.new_id)().into(), kind, text, at, vehicle, violation });
        self.comes_in(List::Notes);
    }

    /// A violation that is known, as what was composed before leaves it.
    fn record(&self, violation: &Violation) -> Violation {
        let composed = self.records.get(&violation.id).and_then(|at| self.composed.facts.violations.get(*at));
        composed.unwrap_or(violation).clone()
    }

    /// Puts a violation that is known back, once however many readings are about it.
    fn put_record(&mut self, record: Violation) {
        let violations = &mut self.composed.facts.violations;
        match self.records.get(&record.id).and_then(|at| violations.get_mut(*at)) {
            Some(place) => *place = record,
            None => {
                self.records.insert(record.id.clone(), violations.len());
                violations.push(record);
                self.comes_in(List::Violations);
            }
        }
    }

    fn known_car(&self, reading: &Reading) -> Option<VehicleId> {
        let plate = reading.text_of(Field::Plate)?;
        match self.known.cars(plate).as_slice() {
            [only] => Some(only.id.clone()),
            _ => None,
        }
    }

    /// The car of a reading; a plate that is written out and that nobody has comes in as a new car.
    fn car(&mut self, reading: &Reading) -> Option<VehicleId> {
        if let Some(car) = self.known_car(reading) {
            return Some(car);
        }
        let plate = reading.text_of(Field::Plate).filter(|plate| !plate.contains('*'))?;
        let key = plate_key(plate);
        if let Some(car) = self.cars.get(&key) {
            return Some(car.clone());
        }
        let id = VehicleId::from((self.new_id)());
        let kind = reading.text_of(Field::VehicleKind).and_then(VehicleKind::from_word);
        self.composed.facts.vehicles.push(Vehicle {
            id: id.clone(),
            plate: written_plate(plate),
            kind: kind.unwrap_or(VehicleKind::Small),
            usage: VehicleUse::Private,
            owner: self.owner(reading),
            owner_name: None,
            nickname: None,
            inspection_due: None,
        });
        self.comes_in(List::Vehicles);
        self.cars.insert(key, id.clone());
        Some(id)
    }

    /// Whose a new car is: the member somebody named, or the only one there is.
    fn owner(&self, reading: &Reading) -> Option<MemberId> {
        let members = &self.known.facts.household.members;
        let named = reading.text_of(Field::Owner).map(|name| member(self.known.facts, name));
        let owner = named.unwrap_or(match members.as_slice() {
            [only] => Some(only),
            _ => None,
        });
        owner.map(|member| member.id.clone())
    }

    /// Puts the fields that are wanted into a violation whose stage is settled. False when they do not make one.
    fn put(&mut self, violation: &mut Violation, wanted: impl Fn(Field) -> bool, reading: &Reading) -> bool {
        for (field, read) in reading.fields.iter().filter(|(field, _)| wanted(**field)) {
            match (field, &read.value) {
                (Field::OccurredAt, Value::Instant(at)) => violation.occurred_at = *at,
                (Field::Place, Value::Text(text)) => violation.place = Some(text.clone()),
                (Field::Offence, Value::Text(text)) => violation.offence.clone_from(text),
                (Field::Code, Value::Text(text)) => violation.code = Some(text.clone()),
                (Field::FineFen, Value::Money(amount)) => violation.fine_fen = *amount,
                (Field::Points, Value::Number(points)) => violation.points = *points,
                (Field::WarningOnly, Value::Flag(flag)) => violation.warning_only = *flag,
                (Field::Authority, Value::Text(text)) => violation.authority = Some(text.clone()),
                (Field::NoticeNumber, Value::Text(text)) => violation.notice_number = Some(text.clone()),
                (Field::NotifiedOn, Value::Day(day)) => violation.notified_on = Some(*day),
                (Field::Driver, Value::Text(name)) => {
                    if let Some(driver) = member(self.known.facts, name) {
                        violation.driver = Some(driver.id.clone());
                    }
                }
                _ => {}
            }
        }
        // A warning costs nothing.
        if reading.flag_of(Field::WarningOnly) && wanted(Field::WarningOnly) {
            violation.fine_fen = Fen::ZERO;
        }
        // A record that was not decided has no decision: one whose row has a decision's number was.
        violation.stage == Stage::Recorded || self.decide(violation, wanted, reading)
    }

    fn decide(&mut self, violation: &mut Violation, wanted: impl Fn(Field) -> bool, reading: &Reading) -> bool {
        let text = |field| reading.text_of(field).filter(|_| wanted(field)).map(str::to_owned);
        let day = |field| reading.day_of(field).filter(|_| wanted(field));
        let (number, issued_on, served_on) = (text(Field::DecisionNumber), day(Field::IssuedOn), day(Field::ServedOn));
        if number.is_none() && issued_on.is_none() && served_on.is_none() {
            return true;
        }
        let before = violation.decision.take();
        // A decision without its day is none: what was read of it goes along, whatever else was chosen.
        let known = before.as_ref().map(|decision| decision.served_on);
        let Some(served_on) = served_on.or(known).or_else(|| reading.day_of(Field::ServedOn)) else {
            self.is_unfit(Some(Field::ServedOn), Code::MissingField, Some("served_on"));
            return false;
        };
        let before = before.unwrap_or(Decision { number: None, issued_on: None, served_on, by_account: None });
        violation.decision = Some(Decision {
            number: number.or(before.number),
            issued_on: issued_on.or(before.issued_on),
            served_on,
            by_account: before.by_account,
        });
        true
    }
}

/// The id of a payment: that of its order, so that the same bill brought twice changes nothing. One without an order is
/// named after its moment and amount.
pub fn payment_id(reading: &Reading) -> String {
    let order = reading.text_of(Field::OrderNumber).map(str::trim).filter(|order| !order.is_empty());
    order.map_or_else(
        || {
            let at = reading.instant_of(Field::PaidAt).map_or_else(String::new, |at| at.to_string());
            let amount = reading.money_of(Field::AmountFen).unwrap_or_default().0;
            format!("paid-{at}-{amount}")
        },
        |order| format!("{ORDER}{order}"),
    )
}
