//! Payments beside a household: which violation each was for, or that somebody has to say so.

use super::*;

#[test]
fn a_payment_finds_its_violation_by_amount_and_day() {
    let paid = |paid_at: &str, fen: i64| {
        let mut table = Table::family();
        table.bring(payment(paid_at, fen, "4200001", &[]));
        table.words()[0]
    };
    // Served on 1 September: the last day is the 16th.
    assert_eq!(paid("2026-09-16T23:59", 10_000), CourseWord::Pay);
    assert_eq!(paid("2026-09-17T00:00", 10_300), CourseWord::Pay, "a day late is 3 % more");
    assert_eq!(paid("2026-09-17T00:00", 10_000), CourseWord::Ask);
    assert_eq!(paid("2026-08-31T12:00", 10_000), CourseWord::Ask, "nothing was to be paid before the decision");
}

#[test]
fn a_payment_brought_twice_changes_nothing_and_one_too_many_is_said() {
    let mut table = Table::family();
    table.bring(payment("2026-09-10T12:00", 10_000, "4200001", &[]));
    table.bring(payment("2026-09-10T12:05", 10_000, "4200002", &[]));
    assert_eq!(table.words(), [CourseWord::Pay, CourseWord::PaidTwice]);
    table.take();
    assert_eq!(table.household.violations[1].stage.word(), "paid");
    assert_eq!(table.household.payments.len(), 1);
    assert_eq!(table.household.payments[0].method.as_ref().map(|method| method.as_str()), Some("wx"));
    assert_eq!(table.household.notes.len(), 1, "the second one, to ask the money back with");
    assert_eq!(table.weigh().words(), [CourseWord::Known, CourseWord::Known]);
}

#[test]
fn a_payment_recorded_by_hand_is_known_on_its_day() {
    let mut file = family();
    file["violations"][1]["stage"] = json!("paid");
    file["payments"] = json!([{"id": "p1", "violation": "v2", "attempted_at": "2026-09-10T20:00:00+08:00",
        "amount_fen": 10000, "outcome": "succeeded"}]);
    let on = |paid_at: &str| {
        let mut table = Table::of(&file);
        table.bring(payment(paid_at, 10_000, "4200001", &[]));
        table.words()[0]
    };
    assert_eq!(on("2026-09-10T12:00"), CourseWord::Known);
    // Nothing but the amount is the same: it may be for a violation that nobody has entered.
    assert_eq!(on("2026-09-11T12:00"), CourseWord::Ask);
}

#[test]
fn a_payment_that_is_chosen_for_what_is_paid_is_kept_as_a_note() {
    let mut table = Table::family();
    table.bring(payment("2026-09-10T12:00", 10_000, "4200001", &[]));
    table.weigh().take();
    table.bring(payment("2026-09-12T12:00", 10_000, "4200002", &[]));
    table.intake.items[1].choice = Choice::Onto { violation: "v2".into(), fields: Vec::new() };
    table.weigh().take();
    assert_eq!(table.household.payments.len(), 1);
    assert_eq!(table.household.notes.len(), 1, "to ask the money back with");
}

#[test]
fn several_that_cost_the_same_are_asked_about_unless_the_number_says_which() {
    let mut file = family();
    let mut other = file["violations"][1].clone();
    other["id"] = json!("v3");
    other["occurred_at"] = json!("2026-08-21T10:00:00+08:00");
    other["decision"]["number"] = json!("1101051234567891");
    file["violations"].as_array_mut().expect("a list").push(other);
    let mut table = Table::of(&file);
    table.bring(payment("2026-09-10T12:00", 10_000, "4200001", &[]));
    assert_eq!(*table.course(0), Course::Ask(vec!["v2".into(), "v3".into()]));
    let number = (Field::DecisionNumber, text("1101051234567891"));
    table.bring(payment("2026-09-10T12:00", 10_000, "4200002", &[number]));
    assert_eq!(*table.course(1), Course::Pay("v3".into()));
    table.intake.items[0].choice = Choice::Onto { violation: "v2".into(), fields: Vec::new() };
    table.weigh().take();
    assert_eq!(table.household.payments.len(), 2);
}

#[test]
fn a_payment_that_names_another_car_or_another_decision_is_not_for_this_one() {
    let with = |more: &[(Field, Value)]| {
        let mut table = Table::family();
        table.bring(payment("2026-09-10T12:00", 10_000, "4200001", more));
        table.course(0).clone()
    };
    let plate = |plate: &str| (Field::Plate, text(plate));
    let number = |number: &str| (Field::DecisionNumber, text(number));
    let (right, other) = ("1101051234567890", "1101052900001234");
    assert_eq!(with(&[plate("京N5Q7R1")]), Course::Pay("v2".into()));
    assert_eq!(with(&[plate("京N****1")]), Course::Pay("v2".into()));
    assert_eq!(with(&[plate("京A8X2K6")]), Course::Ask(Vec::new()), "another car of the household");
    assert_eq!(with(&[plate("冀F3K7P9")]), Course::Ask(Vec::new()), "a car that nobody has");
    assert_eq!(with(&[number(other)]), Course::Ask(Vec::new()));
    assert_eq!(with(&[number(other), plate("京N5Q7R1")]), Course::Ask(Vec::new()));
    assert_eq!(with(&[number(right), plate("京N5Q7R1")]), Course::Pay("v2".into()));
    assert_eq!(with(&[number(right), plate("京A8X2K6")]), Course::Ask(vec!["v2".into()]), "the two do not agree");
}

#[test]
fn a_number_that_no_record_has_is_asked_about_unless_the_car_is_named_too() {
    let mut file = family();
    file["violations"][1]["decision"].as_object_mut().expect("a decision").remove("number");
    let with = |more: &[(Field, Value)]| {
        let mut table = Table::of(&file);
        table.bring(payment("2026-09-10T12:00", 10_000, "4200001", more));
        table.course(0).clone()
    };
    let number = (Field::DecisionNumber, text("1101052900001234"));
    assert_eq!(with(std::slice::from_ref(&number)), Course::Ask(vec!["v2".into()]));
    assert_eq!(with(&[number, (Field::Plate, text("京N5Q7R1"))]), Course::Pay("v2".into()));
}

#[test]
fn a_payment_finds_its_violation_by_car_and_minute() {
    let of = |plate: &str, minute: &str| {
        let mut table = Table::family();
        let when = (Field::OccurredAt, Value::Instant(at(minute)));
        table.bring(payment("2026-09-10T12:00", 10_000, "4200001", &[(Field::Plate, text(plate)), when]));
        table.course(0).clone()
    };
    assert_eq!(of("京N5Q7R1", "2026-08-20T10:00"), Course::Pay("v2".into()));
    assert_eq!(of("京N5Q7R1", "2026-08-20T10:01"), Course::Ask(Vec::new()));
    // Nothing was decided yet as far as anybody knows.
    assert_eq!(of("京A8X2K6", "2026-09-20T08:15"), Course::Ask(vec!["v1".into()]));
}

#[test]
fn a_payment_says_what_it_lacks() {
    let mut table = Table::family();
    let mut whole = payment("2026-09-10T12:00", 10_000, "4200001", &[]);
    whole.fields.remove(&Field::AmountFen);
    table.bring(whole.clone());
    whole.fields.remove(&Field::PaidAt);
    table.bring(whole);
    assert_eq!(table.words(), [CourseWord::Incomplete, CourseWord::Incomplete]);
    let missing: Vec<_> = table.intake.items.iter().map(|item| item.missing.clone()).collect();
    assert_eq!(missing, [vec![Field::AmountFen], vec![Field::PaidAt, Field::AmountFen]]);
}

#[test]
fn who_names_a_decision_is_served_before_who_names_none() {
    let mut table = Table::family();
    table.bring(payment("2026-09-10T12:05", 10_000, "4200002", &[]));
    let number = (Field::DecisionNumber, text("1101051234567890"));
    table.bring(payment("2026-09-10T12:00", 10_000, "4200001", &[number]));
    assert_eq!(table.words()[1], CourseWord::Pay);
    assert_ne!(table.words()[0], CourseWord::Pay);
}

#[test]
fn the_police_of_another_province_and_a_part_given_back_are_asked_about() {
    let office = |name: &str| {
        let mut table = Table::family();
        table.bring(payment("2026-09-10T12:00", 10_000, "4200001", &[(Field::Authority, text(name))]));
        table.words()[0]
    };
    assert_eq!(office("深圳市公安局交通警察局"), CourseWord::Ask);
    assert_eq!(office("北京交警"), CourseWord::Pay);
    assert_eq!(office("交管12123"), CourseWord::Pay);
    let mut table = Table::family();
    let mut part = payment("2026-09-10T12:00", 10_000, "4200001", &[]);
    part.put(Field::AmountFen, Value::Money(Fen(10_000)), None, Confidence::Medium, Ground::Follows);
    table.bring(part);
    assert_eq!(table.words(), [CourseWord::Ask]);
}

#[test]
fn the_police_of_another_city_of_the_province_are_asked_about() {
    let course = |plate: &str, violation: Json, office: &str| {
        let mut file = family();
        file["vehicles"][1]["plate"] = json!(plate);
        let known = file["violations"][1].as_object_mut().expect("a violation");
        known["decision"].as_object_mut().expect("a decision").remove("number");
        known.extend(violation.as_object().expect("fields").clone());
        let mut table = Table::of(&file);
        table.bring(payment("2026-09-10T12:00", 10_000, "4200001", &[(Field::Authority, text(office))]));
        table.words()[0]
    };
    let shenzhen = "深圳市公安局交通警察局";
    let numbered = json!({"decision": {"number": "4401041234567890", "served_on": "2026-09-01"}});
    for (plate, violation, word) in [
        ("粤A·12345", json!({}), CourseWord::Ask),
        ("粤B·12345", json!({}), CourseWord::Pay),
        // Where it was is known, so where the car is from says nothing.
        ("粤B·12345", numbered, CourseWord::Ask),
        ("粤A·12345", json!({"authority": "深圳交警"}), CourseWord::Pay),
        ("粤A·12345", json!({"place": "深圳市南山区深南大道"}), CourseWord::Pay),
        ("粤B·12345", json!({"authority": "广东交警", "place": "佛山市禅城区"}), CourseWord::Ask),
        // Whose city nobody knows may be of any.
        ("粤A·12345", json!({"authority": "广东省公安厅交通管理局"}), CourseWord::Pay),
        ("粤Z·1234港", json!({}), CourseWord::Pay),
    ] {
        assert_eq!(course(plate, violation.clone(), shenzhen), word, "{plate} {violation}");
    }
    assert_eq!(course("粤A·12345", json!({}), "广东省非税收入"), CourseWord::Pay);
}
