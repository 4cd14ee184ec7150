use greenlight_rules::message::Value as Datum;
use serde_json::{Value, json};

use super::{EVENING, Home};
use crate::Trouble;

fn pair(field: &str, key: &str) -> (String, String) {
    (field.to_owned(), key.to_owned())
}

fn paid(violation: &str) -> Value {
    json!({"deed": "pay", "violation": violation, "account": null, "method": "zfb", "attempted_at": EVENING,
        "amount_fen": 20000, "succeeded": true, "failure_text": null})
}

fn confirmed(served_on: &str) -> Value {
    json!({"deed": "confirm", "violation": "v01", "number": null, "issued_on": null, "served_on": served_on,
        "by_account": null, "fine_fen": 20000, "points": 0, "warning_only": false})
}

fn appeal(violation: &str, kind: &str) -> Value {
    json!({"deed": "appeal", "violation": violation, "kind": kind, "submitted_at": EVENING, "note": null})
}

#[test]
fn the_fourth_filing_of_an_account_is_refused_with_the_three_in_its_way() {
    let home = Home::sample();
    let car = json!({"id": "car-new", "plate": "京B·11111", "kind": "small", "use": "private", "owner_name": "舅舅"});
    home.does(json!({"deed": "keep", "facts": {"vehicles": [car]}}));
    let problems =
        home.refuses(json!({"deed": "file", "account": "acc-dad", "vehicle": "car-new", "submitted_at": EVENING}));
    let [problem] = &problems[..] else { panic!("one problem, not {problems:?}") };
    assert_eq!((&*problem.path, problem.message.key), ("filings[0].account", "account-filings"));
    let account = problem.message.values.iter().find(|(name, _)| *name == "account").map(|(_, account)| account);
    assert_eq!(account, Some(&Datum::from("爸爸的12123".to_owned())), "by its name, and not by its id");
    let rows = problem.message.values.iter().find(|(name, _)| *name == "rows").map(|(_, rows)| rows);
    let Some(Datum::Texts(rows)) = rows else { panic!("the rows, not {rows:?}") };
    for id in ["f1", "f2", "f3"] {
        assert!(rows.iter().any(|row| row.contains(id)), "{id} among {rows:?}");
    }
}

#[test]
fn what_has_happened_is_not_yet_to_come() {
    let home = Home::sample();
    let with = |mut deed: Value, field: &str, value: &str| {
        deed[field] = json!(value);
        deed
    };
    let (now, next) = (EVENING, "2026-09-23T20:00:01+08:00");
    assert_eq!(home.refuses_for(with(paid("v04"), "attempted_at", next)), pair("attempted_at", "to-come"));
    assert_eq!(home.refuses_for(confirmed("2026-09-24")), pair("served_on", "to-come"));
    assert_eq!(
        home.refuses_for(with(appeal("v01", "objection"), "submitted_at", next)),
        pair("submitted_at", "to-come")
    );
    let mut violation = json!(home.household().violations[0]);
    violation["occurred_at"] = json!(next);
    let keep = |violation: &Value| json!({"deed": "keep", "facts": {"violations": [violation]}});
    assert_eq!(home.refuses_for(keep(&violation)), pair("occurred_at", "to-come"));
    home.does(with(paid("v04"), "attempted_at", now));
    home.does(confirmed("2026-09-23"));
}

#[test]
fn a_paid_violation_cannot_be_paid_twice() {
    let home = Home::sample();
    assert_eq!(home.refuses_for(paid("v10")).1, "succeeded-payment", "it is still decided, and paid");
    home.does(paid("v04"));
    assert_eq!(home.refuses_for(paid("v04")).1, "succeeded-payment");
}

#[test]
fn what_has_no_decision_can_be_neither_paid_nor_appealed_against_in_court() {
    let home = Home::sample();
    assert_eq!(home.refuses_for(paid("v01")).1, "payment-without-decision");
    assert_eq!(home.refuses_for(appeal("v01", "reconsideration")).1, "appeal-without-decision");
    assert_eq!(home.refuses_for(appeal("v01", "lawsuit")).1, "appeal-without-decision");
    assert_eq!(home.refuses_for(appeal("v08", "objection")).1, "pending-objection");
}

#[test]
fn a_flaw_names_the_field_of_the_form() {
    let home = Home::sample();
    assert_eq!(home.refuses_for(confirmed("2026-08-01")), pair("served_on", "served-before-offence"));
    assert_eq!(home.refuses_for(confirmed("23.9.2026")), pair("served_on", "not-date"));
    assert_eq!(home.refuses_for(appeal("v01", "complaint")), pair("kind", "not-word"));
    let answer =
        json!({"deed": "answer_appeal", "appeal": "a1", "status": "upheld", "decided_at": "2026-09-22T14:59:59+08:00"});
    assert_eq!(home.refuses_for(answer), pair("decided_at", "decided-before-submitted"));
    let answer = json!({"deed": "answer_filing", "filing": "f4", "approved": true, "decided_at": "gestern"});
    assert_eq!(home.refuses_for(answer), pair("decided_at", "not-instant"));
    let mut cheap = paid("v04");
    cheap["amount_fen"] = json!(-1);
    assert_eq!(home.refuses_for(cheap), pair("amount_fen", "negative-money"));
    let mut free = confirmed("2026-09-23");
    free["warning_only"] = json!(true);
    assert_eq!(home.refuses_for(free), pair("fine_fen", "warning-fine"));
    let mut grave = confirmed("2026-09-23");
    grave["points"] = json!(13);
    assert_eq!(home.refuses_for(grave), pair("points", "violation-points"));
}

#[test]
fn every_flaw_of_a_form_is_named_at_once() {
    let home = Home::sample();
    let car = json!({"plate": "京A 8x2k6", "kind": "tank", "use": "private", "owner": "nobody", "wings": 2});
    let problems = home.refuses(json!({"deed": "keep", "facts": {"vehicles": [car]}}));
    let found: Vec<_> = problems.iter().map(|problem| (&*problem.path, problem.message.key)).collect();
    for wanted in [("vehicles[0].kind", "not-word"), ("vehicles[0].wings", "unknown-field")] {
        assert!(found.contains(&wanted), "{wanted:?} among {found:?}");
    }
}

#[test]
fn a_plate_that_is_there_already_is_refused_however_it_is_written() {
    let home = Home::sample();
    let car = json!({"plate": "京A 8x2k6", "kind": "small", "use": "private"});
    assert_eq!(home.refuses_for(json!({"deed": "keep", "facts": {"vehicles": [car]}})).1, "plate");
}

#[test]
fn a_car_of_ones_own_takes_no_filing_and_a_pair_only_one() {
    let home = Home::sample();
    let file = |account: &str, vehicle: &str| json!({"deed": "file", "account": account, "vehicle": vehicle, "submitted_at": EVENING});
    assert_eq!(home.refuses_for(file("acc-mum", "car-mum")).1, "own-vehicle-filing");
    assert_eq!(home.refuses_for(file("acc-mum", "car-gran")).1, "live-filing-pair");
    assert_eq!(home.refuses_for(file("nobody", "car-gran")), pair("account", "dangling"));
}

#[test]
fn what_the_law_fixes_cannot_be_overridden() {
    let home = Home::sample();
    let set = |parameter: &str, value: Value| json!({"deed": "override", "parameter": parameter, "value": value});
    let opened = home.desk.opened();
    let fixed: Vec<_> = opened.law.parameters.all().filter(|parameter| !parameter.overridable()).collect();
    assert!(fixed.len() > 5);
    for parameter in fixed {
        let value = parameter.published(super::at(EVENING).date()).value.clone();
        assert_eq!(home.refuses_for(set(parameter.id(), value)).1, "fixed-parameter", "{}", parameter.id());
    }
    assert_eq!(home.refuses_for(set("speed-of-light", json!(1))).1, "unknown-parameter");
    assert_eq!(home.refuses_for(set("parking-notice-handle-days", json!("soon"))).1, "parameter-value");
}

#[test]
fn daily_windows_are_times_of_day_that_differ() {
    let home = Home::sample();
    let daily = |start: &str, end: &str| json!({"deed": "daily", "windows": [["01:00", "02:00"], [start, end]]});
    let problems = home.refuses(daily("03:00", "03:00"));
    assert_eq!((&*problems[0].path, problems[0].message.key), ("maintenance.daily[1].end", "daily-window"));
    let problems = home.refuses(daily("3 Uhr", "04:00"));
    assert_eq!((&*problems[0].path, problems[0].message.key), ("maintenance.daily[1].start", "not-time"));
}

#[test]
fn a_check_that_does_not_exist_cannot_be_muted() {
    let home = Home::sample();
    let mute = json!({"deed": "mute", "check": "bad-luck", "violation": "v01", "fingerprint": "0", "muted": true});
    assert_eq!(home.refuses_for(mute), pair("check", "unknown-check"));
}

#[test]
fn a_deed_about_nothing_that_is_there_says_what_is_not_there() {
    let home = Home::sample();
    let unknown = |deed: Value| match (home.act(deed.clone()), home.desk.try_deed(super::read(deed))) {
        (Err(Trouble::Unknown(kind, id)), Err(Trouble::Unknown(..))) => (kind, id),
        other => panic!("{other:?}"),
    };
    assert_eq!(unknown(paid("v99")), ("violation", "v99".to_owned()));
    assert_eq!(unknown(json!({"deed": "revoke", "violation": "v99"})), ("violation", "v99".to_owned()));
    assert_eq!(unknown(json!({"deed": "unbind", "filing": "f99", "at": EVENING})), ("filing", "f99".to_owned()));
    let answer = |appeal: &str, status: &str| json!({"deed": "answer_appeal", "appeal": appeal, "status": status, "decided_at": EVENING});
    assert_eq!(unknown(answer("a99", "upheld")), ("appeal", "a99".to_owned()));
    assert_eq!(unknown(answer("a1", "lost")), ("appeal_status", "lost".to_owned()));
    let answer = json!({"deed": "answer_filing", "filing": "f99", "approved": true, "decided_at": EVENING});
    assert_eq!(unknown(answer), ("filing", "f99".to_owned()));
    assert_eq!(
        home.refuses_for(json!({"deed": "answer_appeal", "appeal": "a1", "status": "pending", "decided_at": EVENING}))
            .1,
        "appeal-decided-at"
    );
}

#[test]
fn with_nothing_to_take_back_there_is_nothing_to_undo() {
    let home = Home::empty();
    assert!(matches!(home.desk.undo(), Err(Trouble::NothingToUndo)));
    assert!(matches!(home.desk.redo(), Err(Trouble::NothingToRedo)));
    home.does(json!({"deed": "keep", "facts": {"members": [{"name": "王建国"}]}}));
    home.desk.undo().expect("is undone");
    assert!(matches!(home.desk.undo(), Err(Trouble::NothingToUndo)));
    home.desk.redo().expect("is redone");
    assert!(matches!(home.desk.redo(), Err(Trouble::NothingToRedo)));
}
