use greenlight_rules::time::Instant;
use serde_json::json;

use super::{EVENING, Home, at};
use crate::{
    Trouble,
    desk::{Desk, trash::Removed},
};

fn trash(home: &Home) -> Vec<Removed> {
    home.desk.trash().expect("reads")
}

/// The same folder, looked at at another instant.
fn later(home: &Home, instant: &str) -> Vec<Removed> {
    let desk = Desk::open(home.path(), Some(at(instant))).expect("opens");
    desk.trash().expect("reads")
}

#[test]
fn a_car_comes_back_with_everything_that_went_with_it() {
    let home = Home::sample();
    assert!(trash(&home).is_empty());
    let before = home.household();
    home.does(json!({"deed": "remove", "noun": "vehicle", "id": "car-gran"}));
    let removed = trash(&home);
    let [car] = removed.as_slice() else { panic!("one thing, not {removed:?}") };
    assert_eq!((&*car.what, &*car.subject.zh, car.days_left), ("remove.vehicle", "冀F·3K7P9", 30));
    let gone = before.violations.iter().filter(|violation| violation.vehicle.as_str() == "car-gran").count();
    assert!(car.with.iter().any(|(noun, count)| noun == "violation" && *count as usize == gone), "{:?}", car.with);
    assert!(car.with.iter().all(|(noun, _)| noun != "vehicle"), "the car is not told of twice");

    let done = home.desk.put_back(car.id).expect("comes back");
    assert_eq!((done.what.as_deref(), &*done.subject.zh), (Some("restore.vehicle"), "冀F·3K7P9"));
    assert_eq!(home.household(), before);
    assert!(trash(&home).is_empty(), "it is there again");
    assert_eq!(home.history()[0].subject.zh, "冀F·3K7P9");
    home.desk.undo().expect("is one change");
    assert_eq!(trash(&home).len(), 1);
}

#[test]
fn what_only_lost_a_mention_gets_it_again_unless_it_was_touched() {
    let home = Home::sample();
    let before = home.household();
    let member = before.members[0].id.as_str().to_owned();
    home.does(json!({"deed": "remove", "noun": "member", "id": member}));
    assert_ne!(home.household().vehicles, before.vehicles, "a car lost its owner");
    home.desk.put_back(trash(&home)[0].id).expect("comes back");
    assert_eq!(home.household(), before);
}

#[test]
fn what_was_removed_stays_thirty_days_and_not_a_second_longer() {
    let home = Home::sample();
    home.does(json!({"deed": "remove", "noun": "violation", "id": "v04"}));
    assert_eq!(EVENING, "2026-09-23T20:00:00+08:00");
    let days = |instant: &str| later(&home, instant).iter().map(|removed| removed.days_left).collect::<Vec<_>>();
    assert_eq!(days("2026-09-24T20:00:00+08:00"), [29]);
    assert_eq!(days("2026-10-23T19:59:59+08:00"), [1]);
    assert!(days("2026-10-23T20:00:00+08:00").is_empty());
    let late = Desk::open(home.path(), Instant::parse("2026-10-23T20:00:00+08:00")).expect("opens");
    assert!(matches!(late.put_back(2), Err(Trouble::NotInTrash)));
}

#[test]
fn an_undo_fills_no_trash_and_a_removal_taken_back_leaves_it() {
    let home = Home::sample();
    home.does(json!({"deed": "keep", "facts": {"members": [{"name": "王芳"}]}}));
    home.desk.undo().expect("is undone");
    assert!(trash(&home).is_empty(), "what was added and taken back was not removed");
    home.does(json!({"deed": "remove", "noun": "violation", "id": "v04"}));
    assert_eq!(trash(&home).len(), 1);
    home.desk.undo().expect("is undone");
    assert!(trash(&home).is_empty());
    home.desk.redo().expect("is redone");
    assert_eq!(trash(&home).len(), 1);
    home.desk.put_back(trash(&home)[0].id).expect("comes back");
    home.does(json!({"deed": "remove", "noun": "violation", "id": "v04"}));
    assert_eq!(trash(&home).len(), 1, "removed twice, it is there once");
}

#[test]
fn what_hung_on_a_car_that_is_gone_too_is_refused_in_words() {
    let home = Home::sample();
    home.does(json!({"deed": "remove", "noun": "violation", "id": "v04"}));
    let id = trash(&home)[0].id;
    let car = home.household().vehicles.iter().find(|car| car.plate.contains("8X2K6")).expect("is there").id.clone();
    home.does(json!({"deed": "remove", "noun": "vehicle", "id": car.as_str()}));
    let before = home.household();
    match home.desk.put_back(id) {
        Err(Trouble::PutBackFirst(names)) => assert_eq!(names, ["京A·8X2K6"]),
        other => panic!("a refusal, not {other:?}"),
    }
    assert_eq!(home.household(), before);
    let car = trash(&home).into_iter().find(|removed| removed.what == "remove.vehicle").expect("is there").id;
    home.desk.put_back(car).expect("comes back");
    home.desk.put_back(id).expect("comes back after it");
}

#[test]
fn what_an_import_replaced_goes_and_comes_back_in_one() {
    let home = Home::sample();
    let before = home.household();
    let house = home.house();
    let file = json!({"format": "greenlight.household/1", "members": [{"id": "wang", "name": "王芳"}]}).to_string();
    super::waited(|| async { house.import(file.as_bytes(), true, false, at(EVENING), &mut |_| {}).await })
        .expect("is taken");
    home.desk.refresh().expect("reads");
    let removed = trash(&home);
    assert_eq!((removed.len(), &*removed[0].what, &*removed[0].subject.zh), (1, "import", ""));
    home.desk.put_back(removed[0].id).expect("comes back");
    assert_eq!(home.household().violations, before.violations);
    assert!(home.household().members.iter().any(|member| member.name == "王芳"), "what came stays");
}

#[test]
fn the_samples_trash_is_its_own() {
    let home = Home::sample();
    home.does(json!({"deed": "remove", "noun": "violation", "id": "v04"}));
    home.desk.open_sample().expect("opens");
    assert!(trash(&home).is_empty());
    home.does(json!({"deed": "remove", "noun": "violation", "id": "v01"}));
    home.desk.put_back(trash(&home)[0].id).expect("comes back");
    home.desk.remove_sample().expect("goes");
    assert_eq!(trash(&home).len(), 1);
}
