//! From what somebody agreed to, to a part of a household file.
//!
//! What comes out goes through the reader of the portable file like everything else that enters a household, so that
//! a message, a form and a file are held to the same limits in the same words.

use std::collections::HashMap;

use greenlight_rules::{
    facts::{MethodKind, Outcome, Source, Stage, VehicleKind, VehicleUse, Violation},
    limits::{plate_key, written_plate},
};
use serde_json::{Map, Value as Json, json};

use crate::{
    intake::Composed,
    known::Known,
    proposal::stage_of,
    reading::{Field, Kind, Reading, Value},
};

/// How the id of a payment begins that was named after the order in a wallet's bill: the same line of the same bill, brought
/// twice, is one payment.
pub const ORDER: &str = "order-";

/// Facts on their way into a household, in the lists of the portable file.
pub struct Facts<'k, 'a> {
    known: &'k Known<'a>,
    new_id: &'k mut dyn FnMut() -> String,
    /// The cars that come with these facts, by plate.
    cars: HashMap<String, String>,
    /// Where the violations that are known stand among what was composed.
    records: HashMap<String, usize>,
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

    fn push(&mut self, list: &str, fact: Json) {
        if let Json::Array(facts) = self.composed.lists.entry(list).or_insert_with(|| json!([])) {
            facts.push(fact);
            self.composed.origins.entry(list.to_owned()).or_default().push(self.item);
        }
    }

    /// A new violation, with its car where that is new too. With `keeps_text`, the words it was read from stay with it.
    pub fn add(&mut self, reading: &Reading, keeps_text: bool) {
        let id = (self.new_id)();
        let mut fact = Map::new();
        fact.insert("id".to_owned(), json!(id));
        if let Some(car) = self.car(reading) {
            fact.insert("vehicle".to_owned(), json!(car));
        }
        let source = reading.text_of(Field::Source).and_then(Source::from_word);
        let source = source.unwrap_or(match reading.kind {
            Kind::Decision => Source::OnSpot,
            _ => Source::Camera,
        });
        fact.insert("source".to_owned(), json!(source));
        let warning = reading.flag_of(Field::WarningOnly);
        fact.insert("warning_only".to_owned(), json!(warning));
        fact.insert("stage".to_owned(), json!(stage_of(reading)));
        for field in reading.fields.keys() {
            self.put(&mut fact, *field, reading);
        }
        if warning {
            fact.insert("fine_fen".to_owned(), json!(0));
        }
        self.push("violations", Json::Object(fact));
        if keeps_text {
            self.keep_text(&id, reading);
        }
    }

    /// What a reading says more, or otherwise, of a violation that is known.
    pub fn onto(&mut self, violation: &Violation, fields: &[Field], reading: &Reading, keeps_text: bool) {
        let mut fact = self.record(violation);
        let stage = stage_of(reading);
        if violation.stage == Stage::Recorded && stage != Stage::Recorded {
            fact.insert("stage".to_owned(), json!(stage));
        }
        for field in fields {
            self.put(&mut fact, *field, reading);
        }
        if reading.flag_of(Field::WarningOnly) && fields.contains(&Field::WarningOnly) {
            fact.insert("fine_fen".to_owned(), json!(0));
        }
        self.put_record(violation, fact);
        if keeps_text {
            self.keep_text(violation.id.as_str(), reading);
        }
    }

    /// A payment for a violation that is known, which is paid from then on.
    pub fn pay(&mut self, violation: &Violation, reading: &Reading) {
        let (Some(at), Some(amount)) = (reading.instant_of(Field::PaidAt), reading.money_of(Field::AmountFen)) else {
            return;
        };
        let method = reading.text_of(Field::MethodKind).and_then(MethodKind::from_word);
        let household = self.known.facts.household;
        let mut methods = household.methods.iter().filter(|known| Some(known.kind) == method);
        // Of two wallets of one kind the bill does not say which it was.
        let method = match (methods.next(), methods.next()) {
            (Some(only), None) => Some(only.id.clone()),
            _ => None,
        };
        let payment = json!({"id": payment_id(reading), "violation": violation.id, "method": method,
            "attempted_at": at, "amount_fen": amount, "outcome": Outcome::Succeeded});
        self.push("payments", payment);
        if violation.stage == Stage::Decided {
            let mut fact = self.record(violation);
            fact.insert("stage".to_owned(), json!(Stage::Paid));
            self.put_record(violation, fact);
        }
    }

    /// A note: a reminder to move the car, or a payment too many on the violation that it was for.
    pub fn note(&mut self, reading: &Reading, violation: Option<&Violation>) {
        let car = self.known_car(reading);
        let at = reading.instant_of(Field::OccurredAt).or_else(|| reading.instant_of(Field::PaidAt));
        let kind = if reading.kind == Kind::MoveReminder { "move_reminder" } else { "other" };
        let note = json!({"id": (self.new_id)(), "kind": kind, "text": reading.text.trim(), "at": at, "vehicle": car,
            "violation": violation.map(|violation| &violation.id)});
        self.push("notes", note);
    }

    fn keep_text(&mut self, violation: &str, reading: &Reading) {
        let note = json!({"id": (self.new_id)(), "kind": "source_text", "text": reading.text.trim(),
            "violation": violation});
        self.push("notes", note);
    }

    /// A violation that is known, as what was composed before leaves it.
    fn record(&self, violation: &Violation) -> Map<String, Json> {
        let composed = self.records.get(violation.id.as_str());
        let composed = composed.and_then(|at| self.composed.lists.get("violations")?.get(*at)).cloned();
        match composed.unwrap_or_else(|| json!(violation)) {
            Json::Object(fact) => fact,
            _ => Map::new(),
        }
    }

    /// Puts a violation that is known back, once however many readings are about it.
    fn put_record(&mut self, violation: &Violation, fact: Map<String, Json>) {
        let fact = Json::Object(fact);
        match self.records.get(violation.id.as_str()) {
            Some(at) => {
                let place = self.composed.lists.get_mut("violations").and_then(|list| list.get_mut(*at));
                if let Some(place) = place {
                    *place = fact;
                }
            }
            None => {
                let at = self.composed.origins.get("violations").map_or(0, Vec::len);
                self.records.insert(violation.id.as_str().to_owned(), at);
                self.push("violations", fact);
            }
        }
    }

    fn known_car(&self, reading: &Reading) -> Option<String> {
        let plate = reading.text_of(Field::Plate)?;
        match self.known.cars(plate).as_slice() {
            [only] => Some(only.id.as_str().to_owned()),
            _ => None,
        }
    }

    /// The car of a reading; a plate that is written out and that nobody has comes in as a new car.
    fn car(&mut self, reading: &Reading) -> Option<String> {
        if let Some(car) = self.known_car(reading) {
            return Some(car);
        }
        let plate = reading.text_of(Field::Plate).filter(|plate| !plate.contains('*'))?;
        let key = plate_key(plate);
        if let Some(car) = self.cars.get(&key) {
            return Some(car.clone());
        }
        let id = (self.new_id)();
        let kind = reading.text_of(Field::VehicleKind).and_then(VehicleKind::from_word);
        let owner = self.owner(reading);
        let car = json!({"id": id, "plate": written_plate(plate), "kind": kind.unwrap_or(VehicleKind::Small),
            "use": VehicleUse::Private, "owner": owner});
        self.push("vehicles", car);
        self.cars.insert(key, id.clone());
        Some(id)
    }

    /// Whose a new car is: the member somebody named, or the only one there is.
    fn owner(&self, reading: &Reading) -> Option<String> {
        let members = &self.known.facts.household.members;
        let named = reading.text_of(Field::Owner).map(|name| members.iter().find(|member| member.name == name));
        let owner = named.unwrap_or(match members.as_slice() {
            [only] => Some(only),
            _ => None,
        });
        owner.map(|member| member.id.as_str().to_owned())
    }

    /// Puts one field into a violation.
    fn put(&self, fact: &mut Map<String, Json>, field: Field, reading: &Reading) {
        let Some(value) = reading.value(field) else { return };
        let plain = match value {
            Value::Text(text) => json!(text),
            Value::Instant(instant) => json!(instant),
            Value::Day(day) => json!(day),
            Value::Money(amount) => json!(amount),
            Value::Number(number) => json!(number),
            Value::Flag(flag) => json!(flag),
        };
        let decided = fact.get("stage").and_then(Json::as_str) != Some(Stage::Recorded.word());
        let name = match field {
            Field::OccurredAt => "occurred_at",
            Field::Place => "place",
            Field::Offence => "offence",
            Field::Code => "code",
            Field::FineFen => "fine_fen",
            Field::Points => "points",
            Field::WarningOnly => "warning_only",
            Field::Authority => "authority",
            Field::NoticeNumber => "notice_number",
            Field::NotifiedOn => "notified_on",
            Field::Driver => {
                let members = &self.known.facts.household.members;
                let driver = value.text().and_then(|name| members.iter().find(|member| member.name == name));
                if let Some(driver) = driver {
                    fact.insert("driver".to_owned(), json!(driver.id));
                }
                return;
            }
            Field::DecisionNumber | Field::IssuedOn | Field::ServedOn => {
                let name = match field {
                    Field::DecisionNumber => "number",
                    Field::IssuedOn => "issued_on",
                    _ => "served_on",
                };
                // A record that was not decided has no decision; a number that its row had all the same is not kept.
                if decided && let Some(decision) = fact.entry("decision").or_insert_with(|| json!({})).as_object_mut() {
                    decision.insert(name.to_owned(), plain);
                }
                return;
            }
            Field::Plate
            | Field::VehicleKind
            | Field::Owner
            | Field::Source
            | Field::Stage
            | Field::PaidAt
            | Field::AmountFen
            | Field::OrderNumber
            | Field::MethodKind => return,
        };
        fact.insert(name.to_owned(), plain);
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
