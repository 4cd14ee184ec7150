//! Readings beside a household: what each comes to, and what is composed of it.

mod payments;

use chrono::NaiveDate;
use greenlight_rules::{
    clocks,
    facts::Household,
    file,
    law::Law,
    limits::Ground as LimitGround,
    list::List,
    money::Fen,
    snapshot::Snapshot,
    time::{Instant, parse_date},
};
use serde_json::{Value as Json, json};

use crate::{
    intake::{Act, Choice, Composed, Intake, Item},
    proposal::{Course, CourseWord},
    reading::{Confidence, Field, Ground, Kind, Reading, Value},
};

/// A household and what is brought to it.
struct Table {
    household: Household,
    law: Law,
    intake: Intake,
}

fn at(text: &str) -> Instant {
    Instant::parse(&format!("{text}:00+08:00")).expect("an instant")
}

fn day(text: &str) -> NaiveDate {
    parse_date(text).expect("a date")
}

/// Two cars of two people, a record of one and a decision of the other.
fn family() -> Json {
    json!({"format": "greenlight.household/1",
        "members": [{"id": "dad", "name": "王建国"}, {"id": "mum", "name": "李梅"}],
        "vehicles": [
            {"id": "car-dad", "plate": "京A·8X2K6", "kind": "small", "use": "private", "owner": "dad"},
            {"id": "car-mum", "plate": "京N·5Q7R1", "kind": "small", "use": "private", "owner": "mum"}],
        "methods": [{"id": "wx", "kind": "wechat", "label": "微信零钱"}],
        "violations": [
            {"id": "v1", "vehicle": "car-dad", "source": "camera", "stage": "recorded",
             "occurred_at": "2026-09-20T08:15:00+08:00", "place": "长安街", "offence": "违反规定停放", "code": "1039",
             "fine_fen": 20000, "points": 0, "warning_only": false},
            {"id": "v2", "vehicle": "car-mum", "source": "camera", "stage": "decided",
             "occurred_at": "2026-08-20T10:00:00+08:00", "place": "建国路", "offence": "违反禁止标线指示",
             "fine_fen": 10000, "points": 1, "warning_only": false,
             "decision": {"number": "1101051234567890", "served_on": "2026-09-01"}}]})
}

fn held_to<T>(law: &Law, work: impl FnOnce(&LimitGround<'_>) -> T) -> T {
    work(&LimitGround {
        plain_handle_by: &|violation| clocks::plain_handle_by(violation, law).map(|rolled| rolled.day),
        extension_months: 3,
        parameter: &|_| None,
        muted: &|_| None,
    })
}

/// After everything that these tests speak of.
fn late() -> Instant {
    Instant::parse("2030-01-01T00:00:00+08:00").expect("an instant")
}

impl Table {
    fn of(household: &Json) -> Table {
        let law = Law::builtin().expect("the law");
        let (bytes, nothing) = (household.to_string(), Household::default());
        let household = held_to(&law, |ground| file::apply(bytes.as_bytes(), &nothing, false, ground, &mut |_| {}));
        let household = household.expect("a household");
        Table { household, law, intake: Intake::default() }
    }

    fn family() -> Table {
        Table::of(&family())
    }

    fn bring(&mut self, reading: Reading) -> &mut Table {
        self.intake.items.push(Item::new(0, None, reading, Vec::new(), late()));
        self.weigh()
    }

    fn weigh(&mut self) -> &mut Table {
        self.intake.weigh(&Snapshot::new(&self.household, &self.law));
        self
    }

    fn course(&self, place: usize) -> &Course {
        &self.intake.items[place].course
    }

    fn words(&self) -> Vec<CourseWord> {
        self.intake.items.iter().map(Item::word).collect()
    }

    fn compose(&self) -> Composed {
        let mut number = 0;
        let mut new_id = || {
            number += 1;
            format!("new-{number}")
        };
        self.intake.compose(&Snapshot::new(&self.household, &self.law), &mut new_id)
    }

    /// Takes in what is ready.
    fn take(&mut self) -> &mut Table {
        let composed = self.compose();
        assert_eq!(composed.unfit, []);
        let mut broken = |flaw| panic!("{flaw:?}");
        self.household = held_to(&self.law, |ground| composed.facts.put_onto(&self.household, ground, &mut broken));
        self
    }
}

fn reading(kind: Kind, fields: &[(Field, Value)]) -> Reading {
    let mut reading = Reading::new(kind, "原文");
    for (field, value) in fields {
        reading.put(*field, value.clone(), None, Confidence::High, Ground::Written);
    }
    reading
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A record of dad's car as its message tells of it.
fn record(occurred_at: &str, more: &[(Field, Value)]) -> Reading {
    let mut fields = vec![
        (Field::Plate, text("京A8X2K6")),
        (Field::OccurredAt, Value::Instant(at(occurred_at))),
        (Field::Offence, text("违反规定停放")),
        (Field::FineFen, Value::Money(Fen(20_000))),
        (Field::Points, Value::Number(0)),
    ];
    fields.extend_from_slice(more);
    reading(Kind::Violation, &fields)
}

fn decision(more: &[(Field, Value)]) -> Reading {
    let mut fields = vec![
        (Field::Plate, text("京A8X2K6")),
        (Field::OccurredAt, Value::Instant(at("2026-09-20T08:15"))),
        (Field::Offence, text("违反规定停放")),
        (Field::FineFen, Value::Money(Fen(20_000))),
        (Field::Points, Value::Number(0)),
        (Field::DecisionNumber, text("110105 123456789 1")),
        (Field::ServedOn, Value::Day(day("2026-09-22"))),
    ];
    fields.extend_from_slice(more);
    reading(Kind::Decision, &fields)
}

fn payment(paid_at: &str, fen: i64, order: &str, more: &[(Field, Value)]) -> Reading {
    let mut fields = vec![
        (Field::PaidAt, Value::Instant(at(paid_at))),
        (Field::AmountFen, Value::Money(Fen(fen))),
        (Field::OrderNumber, text(order)),
        (Field::MethodKind, text("wechat")),
    ];
    fields.extend_from_slice(more);
    reading(Kind::Payment, &fields)
}

#[test]
fn a_record_of_a_known_car_is_added_and_keeps_its_words() {
    let mut table = Table::family();
    table.bring(record("2026-09-21T17:40", &[(Field::Plate, text("京a·8x2k6")), (Field::Place, text("望京街"))]));
    assert_eq!(*table.course(0), Course::Add);
    table.take();
    assert_eq!(table.household.vehicles.len(), 2);
    let added = table.household.violations.iter().find(|violation| violation.place.as_deref() == Some("望京街"));
    let added = added.expect("it was added");
    assert_eq!(added.vehicle.as_str(), "car-dad");
    let note = table.household.notes.first().expect("its words");
    assert_eq!((note.text.as_str(), note.violation.as_ref()), ("原文", Some(&added.id)));
    assert_eq!(*table.weigh().course(0), Course::Known(Some("new-1".into())));
}

#[test]
fn the_same_minute_is_the_same_violation_and_the_next_is_not() {
    let same = |minute: &str| {
        let mut table = Table::family();
        table.bring(record(minute, &[]));
        table.words()[0]
    };
    assert_eq!(same("2026-09-20T08:15"), CourseWord::Known);
    assert_eq!(same("2026-09-20T08:16"), CourseWord::Add);
    assert_eq!(same("2026-09-20T08:14"), CourseWord::Add);
}

#[test]
fn what_differs_is_shown_and_never_taken_in_silence() {
    let mut table = Table::family();
    table.bring(record("2026-09-20T08:15", &[(Field::FineFen, Value::Money(Fen(15_000)))]));
    let Course::Alike(alike) = table.course(0).clone() else { panic!("{:?}", table.course(0)) };
    assert_eq!(alike.differing, [(Field::FineFen, Some(Value::Money(Fen(20_000))))]);
    assert!(table.compose().origins.is_empty());

    table.intake.items[0].choice = Choice::Onto { violation: "v1".into(), fields: vec![Field::FineFen] };
    table.weigh().take();
    assert_eq!(table.household.violations.len(), 2);
    assert_eq!(table.household.violations[0].fine_fen, Fen(15_000));

    let mut table = Table::family();
    table.bring(record("2026-09-20T08:15", &[(Field::FineFen, Value::Money(Fen(15_000)))]));
    table.intake.items[0].choice = Choice::Add;
    table.weigh().take();
    assert_eq!(table.household.violations.len(), 3);
}

#[test]
fn a_guess_of_the_table_contradicts_nothing() {
    let mut table = Table::family();
    let mut reading = record("2026-09-20T08:15", &[]);
    reading.put(Field::FineFen, Value::Money(Fen(5_000)), None, Confidence::Low, Ground::Table);
    table.bring(reading);
    assert_eq!(table.words(), [CourseWord::Known]);
}

#[test]
fn place_and_day_are_alike_while_only_one_thing_differs() {
    let with = |more: &[(Field, Value)]| {
        let mut table = Table::family();
        table.bring(record("2026-09-20T09:30", more));
        table.words()[0]
    };
    let place = (Field::Place, text("长安街"));
    assert_eq!(with(std::slice::from_ref(&place)), CourseWord::Alike);
    assert_eq!(with(&[(Field::Place, text("长安街西行"))]), CourseWord::Alike);
    let fine = (Field::FineFen, Value::Money(Fen(10_000)));
    assert_eq!(with(&[place, fine]), CourseWord::Add, "the time and the fine differ");
    assert_eq!(with(&[(Field::Place, text("平安大街"))]), CourseWord::Add);
}

#[test]
fn two_of_one_sitting_are_seen_to_be_the_same() {
    let mut table = Table::family();
    table.bring(record("2026-09-21T17:40", &[])).bring(record("2026-09-21T17:40", &[]));
    assert_eq!(table.words(), [CourseWord::Add, CourseWord::Known]);
    table.bring(record("2026-09-21T17:40", &[(Field::Points, Value::Number(3))]));
    assert_eq!(table.words()[2], CourseWord::Alike);
    table.intake.merge_into(2, 0, &[Field::Points]);
    table.weigh();
    assert_eq!(table.words(), [CourseWord::Add, CourseWord::Alike, CourseWord::Skipped]);
    assert_eq!(table.intake.items[0].reading.number_of(Field::Points), Some(3));
}

#[test]
fn several_of_one_minute_brought_again_change_nothing() {
    let rows = [record("2026-09-21T17:40", &[]), record("2026-09-21T17:40", &[(Field::Points, Value::Number(3))])];
    let mut table = Table::family();
    for row in rows.clone() {
        table.bring(row);
    }
    table.intake.items[1].choice = Choice::Add;
    table.weigh().take();
    assert_eq!(table.household.violations.len(), 4);
    table.intake = Intake::default();
    for row in rows {
        table.bring(row);
    }
    assert_eq!(table.words(), [CourseWord::Known, CourseWord::Known]);
}

#[test]
fn of_one_act_a_minute_apart_the_fine_may_differ_too() {
    let at_place = |minute: &str, offence: &str| {
        let mut table = Table::family();
        let more = [
            (Field::Place, text("长安街")),
            (Field::Offence, text(offence)),
            (Field::FineFen, Value::Money(Fen(15_000))),
        ];
        table.bring(record(minute, &more));
        table.words()[0]
    };
    assert_eq!(at_place("2026-09-20T08:16", "违反规定停放"), CourseWord::Alike);
    assert_eq!(at_place("2026-09-20T08:18", "违反规定停放"), CourseWord::Alike);
    assert_eq!(at_place("2026-09-20T08:19", "违反规定停放"), CourseWord::Add);
    assert_eq!(at_place("2026-09-20T08:16", "闯红灯"), CourseWord::Add);
}

#[test]
fn a_record_that_was_taken_back_is_revoked_however_far_it_had_come() {
    for (plate, minute, id) in [("京A8X2K6", "2026-09-20T08:15", "v1"), ("京N5Q7R1", "2026-08-20T10:00", "v2")] {
        let mut table = Table::family();
        let fields = [
            (Field::Plate, text(plate)),
            (Field::OccurredAt, Value::Instant(at(minute))),
            (Field::Stage, text("revoked")),
        ];
        table.bring(reading(Kind::Violation, &fields));
        assert_eq!(table.words(), [CourseWord::Onto], "{id}");
        table.take();
        let record = table.household.violations.iter().find(|violation| violation.id.as_str() == id);
        assert_eq!(record.map(|record| record.stage.word()), Some("revoked"));
        assert_eq!(table.weigh().words(), [CourseWord::Known], "brought twice it changes nothing");
    }
}

#[test]
fn a_decision_takes_its_record_further() {
    let mut table = Table::family();
    table.bring(decision(&[]));
    assert!(matches!(table.course(0), Course::Onto { violation, .. } if violation.as_str() == "v1"));
    table.take();
    let violation = &table.household.violations[0];
    assert_eq!(violation.stage.word(), "decided");
    let decision_of = violation.decision.as_ref().expect("a decision");
    assert_eq!(decision_of.served_on, day("2026-09-22"));
    assert_eq!(*table.weigh().course(0), Course::Known(Some("v1".into())), "brought twice it changes nothing");

    // Of another minute, but of the only record of that car and day.
    let mut table = Table::family();
    table.bring(decision(&[(Field::OccurredAt, Value::Instant(at("2026-09-20T08:00")))]));
    assert_eq!(table.words(), [CourseWord::Onto]);

    // Another office than the one that recorded it may decide, and the record keeps its own.
    let mut table = Table::family();
    table.household.violations[0].authority = Some("北京交警西城支队".to_owned());
    table.bring(decision(&[(Field::Authority, Value::Text("北京交警".to_owned()))]));
    assert_eq!(table.words(), [CourseWord::Onto]);
    table.take();
    assert_eq!(table.household.violations[0].authority.as_deref(), Some("北京交警西城支队"));

    // Of another day it is a violation that nobody knew.
    let mut table = Table::family();
    table.bring(decision(&[(Field::OccurredAt, Value::Instant(at("2026-09-19T08:15")))]));
    assert_eq!(table.words(), [CourseWord::Add]);
    table.take();
    let added = table.household.violations.iter().find(|violation| violation.id.as_str().starts_with("new"));
    assert_eq!(
        added.map(|violation| (violation.source.word(), violation.stage.word())),
        Some(("camera", "decided")),
        "decided days later"
    );
}

#[test]
fn a_decision_of_another_offence_on_the_same_minute_is_not_taken_over_in_silence() {
    let mut table = Table::family();
    table.bring(decision(&[(Field::Offence, text("驾驶时拨打接听手持电话"))]));
    assert_eq!(table.words(), [CourseWord::Alike]);
}

#[test]
fn a_reminder_to_move_the_car_is_a_note_once() {
    let mut table = Table::family();
    let fields = [(Field::Plate, text("京A8X2K6")), (Field::OccurredAt, Value::Instant(at("2026-09-22T10:42")))];
    table.bring(reading(Kind::MoveReminder, &fields));
    assert_eq!(table.words(), [CourseWord::Note]);
    table.take();
    assert_eq!(table.household.violations.len(), 2);
    assert_eq!(table.household.notes[0].vehicle.as_ref().map(|car| car.as_str()), Some("car-dad"));
    assert_eq!(table.weigh().words(), [CourseWord::Known]);
}

#[test]
fn what_is_phishing_or_unclear_leaves_nothing_behind_whatever_is_chosen() {
    for kind in [Kind::Phishing, Kind::Unclear, Kind::MoveReminder] {
        let mut table = Table::family();
        table.bring(reading(kind, &[]));
        table.intake.items[0].choice = Choice::Add;
        table.weigh();
        assert_eq!(table.intake.items[0].act(), Act::Nothing, "{kind:?}");
    }
}

#[test]
fn what_is_missing_is_named_and_nothing_is_taken_before_it_is_there() {
    let mut table = Table::family();
    let mut reading = record("2026-09-21T17:40", &[]);
    reading.fields.remove(&Field::FineFen);
    table.bring(reading);
    assert_eq!(table.words(), [CourseWord::Incomplete]);
    assert_eq!(table.intake.items[0].missing, [Field::FineFen]);
    table.intake.items[0].put_right(Field::FineFen, Some(Value::Money(Fen(10_000))));
    assert_eq!(table.weigh().words(), [CourseWord::Add]);
}

#[test]
fn what_cannot_be_a_fact_says_why_and_the_rest_goes_in() {
    let mut table = Table::family();
    table.bring(record("2026-09-21T17:40", &[(Field::Place, text("望京\0街"))]));
    let number = (Field::DecisionNumber, text("1101051234567899"));
    table.bring(record("2026-09-21T17:41", &[(Field::Stage, text("revoked")), number]));
    table.bring(record("2026-09-21T17:42", &[]));
    let composed = table.compose();
    let unfit: Vec<_> = composed.unfit.iter().map(|unfit| (unfit.item, unfit.field, unfit.message.key)).collect();
    assert_eq!(unfit, [(0, Some(Field::Place), "nul-character"), (1, Some(Field::ServedOn), "missing-field")]);
    assert_eq!(composed.origins.values().flatten().copied().collect::<Vec<_>>(), [2, 2]);
}

#[test]
fn one_order_pays_once_whatever_is_chosen() {
    let mut table = Table::family();
    for _ in 0..2 {
        table.bring(payment("2026-09-10T12:00", 10_000, "4200001", &[]));
    }
    table.intake.items[1].choice = Choice::Onto { violation: "v2".into(), fields: Vec::new() };
    table.weigh();
    let mut flaws = Vec::new();
    let facts = table.compose().facts;
    let after = held_to(&table.law, |ground| facts.put_onto(&table.household, ground, &mut |flaw| flaws.push(flaw)));
    let found: Vec<_> = flaws.iter().map(|flaw| (flaw.list, flaw.index, flaw.message.key)).collect();
    assert_eq!(found, [(List::Payments, 1, "duplicate-id")]);
    assert_eq!(after.payments.len(), 1);
}

#[test]
fn a_masked_plate_is_the_only_car_it_fits() {
    let mut table = Table::family();
    table.bring(record("2026-09-21T17:40", &[(Field::Plate, text("京A*****"))]));
    assert_eq!(table.words(), [CourseWord::Add]);
    table.bring(record("2026-09-21T17:41", &[(Field::Plate, text("京******"))]));
    assert_eq!(table.words()[1], CourseWord::Incomplete, "two cars fit");
    assert_eq!(table.intake.items[1].missing, [Field::Plate]);
}

#[test]
fn a_new_car_comes_once() {
    let mut table = Table::family();
    let plate = (Field::Plate, text("冀F3K7P9"));
    table
        .bring(record("2026-09-21T17:40", &[plate.clone(), (Field::Owner, text("李梅"))]))
        .bring(record("2026-09-22T17:40", &[plate]));
    table.take();
    assert_eq!(table.household.vehicles.len(), 3);
    let car = table.household.vehicles.iter().find(|car| car.id.as_str().starts_with("new")).expect("a new car");
    assert_eq!((car.plate.as_str(), car.owner.as_ref().map(|owner| owner.as_str())), ("冀F·3K7P9", Some("mum")));
}

#[test]
fn a_row_with_the_number_of_a_decision_asks_for_its_day_and_keeps_it() {
    let mut table = Table::family();
    let number = (Field::DecisionNumber, text("110105 123456789 2"));
    let row = || record("2026-09-21T17:40", &[number.clone(), (Field::Stage, text("recorded"))]);
    table.bring(row());
    assert_eq!(table.words(), [CourseWord::Incomplete]);
    assert_eq!(table.intake.items[0].missing, [Field::ServedOn]);
    table.intake.items[0].put_right(Field::ServedOn, Some(Value::Day(day("2026-09-22"))));
    table.weigh().take();
    let mut numbers =
        table.household.violations.iter().filter_map(|violation| violation.decision.as_ref()?.number.as_deref());
    assert!(numbers.any(|number| number == "110105 123456789 2"));
    table.bring(row());
    assert!(matches!(table.course(1), Course::Known(_)), "brought twice it changes nothing");
}
