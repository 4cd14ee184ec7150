use greenlight_rules::facts::{Household, Stage};
use serde_json::json;

use super::{EVENING, Home, at};
use crate::desk::waited;

/// The sample household with notes and attachments.
fn with_papers() -> Home {
    let attachment = |id: &str, on: &str, of: &str| {
        json!({"id": id, on: of, "kind": "scene_photo", "name": format!("{id}.jpg"), "sha256": "ab".repeat(32),
            "size": 1, "added_at": EVENING})
    };
    Home::sample_with(|file| {
        file["notes"] = json!([
            {"id": "n1", "kind": "source_text", "text": "原文", "violation": "v09"},
            {"id": "n2", "kind": "move_reminder", "text": "请挪车", "vehicle": "car-mum"},
            {"id": "n3", "kind": "other", "text": "两辆车", "vehicle": "car-mum", "violation": "v01"},
            {"id": "n4", "kind": "other", "text": "  问一下车管所周末开不开门，几点下班\n谢谢"}]);
        file["attachments"] = json!([
            attachment("e1", "violation", "v09"),
            attachment("e2", "appeal", "a2"),
            attachment("e3", "appeal", "a1"),
            attachment("e4", "violation", "v01")
        ]);
    })
}

fn removed(home: &Home, noun: &str, id: &str, subject: &str) -> Household {
    home.does_as(json!({"deed": "remove", "noun": noun, "id": id}), &format!("remove.{noun}"), subject);
    home.household()
}

/// A household file with what is left is taken by a folder that knows nothing, and is the same again.
fn stands_by_itself(home: &Home) {
    let mut file = Vec::new();
    greenlight_rules::file::write(&home.household(), &mut file).expect("is written");
    let other = Home::empty();
    other.import(std::str::from_utf8(&file).expect("text"));
    assert_eq!(other.household(), home.household());
    let house = home.house();
    let report = waited(|| house.verify()).expect("reads").expect("a database");
    assert!(report.is_sound(), "{report:?}");
}

#[test]
fn every_fact_can_be_removed_and_leaves_a_household_that_stands() {
    let home = with_papers();
    let sample = home.household();
    let mut all = Vec::new();
    all.extend(sample.members.iter().map(|fact| ("member", fact.id.to_string())));
    all.extend(sample.accounts.iter().map(|fact| ("account", fact.id.to_string())));
    all.extend(sample.vehicles.iter().map(|fact| ("vehicle", fact.id.to_string())));
    all.extend(sample.filings.iter().map(|fact| ("filing", fact.id.to_string())));
    all.extend(sample.violations.iter().map(|fact| ("violation", fact.id.to_string())));
    all.extend(sample.appeals.iter().map(|fact| ("appeal", fact.id.to_string())));
    all.extend(sample.methods.iter().map(|fact| ("method", fact.id.to_string())));
    all.extend(sample.payments.iter().map(|fact| ("payment", fact.id.to_string())));
    all.extend(sample.notes.iter().map(|fact| ("note", fact.id.to_string())));
    all.extend(sample.attachments.iter().map(|fact| ("attachment", fact.id.to_string())));
    all.extend(sample.maintenance.announced.iter().map(|fact| ("notice", fact.id.to_string())));
    for (noun, id) in &all {
        let done = home.does(json!({"deed": "remove", "noun": noun, "id": id}));
        assert_eq!(done.what, Some(format!("remove.{noun}")));
        assert_eq!(done.subject.zh.is_empty(), *noun == "notice", "{noun} {id}");
        assert!(home.desk.overview(None).is_ok());
        let undone = home.desk.undo().expect("is undone");
        assert_eq!(undone.subject, done.subject);
        assert_eq!(home.household(), sample, "{noun} {id}");
    }
    // And all of them, one after the other.
    for (noun, id) in &all {
        home.does(json!({"deed": "remove", "noun": noun, "id": id}));
    }
    assert_eq!(home.household(), Household::default());
}

#[test]
fn a_car_takes_its_violations_and_their_papers_with_it_and_nothing_else() {
    let home = Home::sample();
    home.does(json!({"deed": "mute", "check": "overdue", "violation": "v03", "fingerprint": "0", "muted": true}));
    home.does(json!({"deed": "mute", "check": "overdue", "violation": "v01", "fingerprint": "0", "muted": true}));
    let mut expected = home.household();
    let after = removed(&home, "vehicle", "car-mum", "京N·5Q7R1");
    expected.vehicles.retain(|car| car.id.as_str() != "car-mum");
    expected.violations.retain(|violation| !["v03", "v06", "v09", "v10"].contains(&violation.id.as_str()));
    expected.appeals.retain(|appeal| appeal.id.as_str() != "a2");
    expected.payments.retain(|payment| payment.id.as_str() != "p2");
    expected.filings.retain(|filing| filing.id.as_str() != "f1");
    expected.settings.muted.retain(|muted| muted.violation.as_str() == "v01");
    assert_eq!(after, expected);
    stands_by_itself(&home);
}

#[test]
fn a_person_takes_their_account_with_them_and_leaves_their_car_to_its_name() {
    let home = Home::sample();
    let mut expected = home.household();
    let after = removed(&home, "member", "dad", "王建国");
    expected.members.retain(|member| member.id.as_str() != "dad");
    expected.accounts.retain(|account| account.id.as_str() != "acc-dad");
    expected.filings.retain(|filing| filing.account.as_str() != "acc-dad");
    let car = expected.vehicles.iter_mut().find(|car| car.id.as_str() == "car-dad").expect("a car");
    car.owner = None;
    car.owner_name = Some("王建国".to_owned());
    for violation in &mut expected.violations {
        if violation.driver.as_ref().is_some_and(|driver| driver.as_str() == "dad") {
            violation.driver = None;
        }
        if let Some(decision) = &mut violation.decision
            && decision.by_account.as_ref().is_some_and(|account| account.as_str() == "acc-dad")
        {
            decision.by_account = None;
        }
    }
    for method in &mut expected.methods {
        if method.owner.as_ref().is_some_and(|owner| owner.as_str() == "dad") {
            method.owner = None;
        }
    }
    expected.payments[0].account = None;
    assert_eq!(after, expected);
    stands_by_itself(&home);
}

#[test]
fn what_a_removed_payment_paid_is_to_be_paid_again() {
    let home = Home::sample();
    let stage = || home.household().violations.into_iter().find(|one| one.id.as_str() == "v02").map(|one| one.stage);
    let pay = |succeeded: bool| {
        let done = home.does(json!({"deed": "pay", "violation": "v02", "account": null, "method": null,
            "attempted_at": EVENING, "amount_fen": 20000, "succeeded": succeeded, "failure_text": null}));
        done.ids.into_iter().next().expect("a payment")
    };
    let (failed, succeeded) = (pay(false), pay(true));
    home.does(json!({"deed": "remove", "noun": "payment", "id": failed}));
    assert_eq!(stage(), Some(Stage::Paid));
    let paid = home.household();
    home.does(json!({"deed": "remove", "noun": "payment", "id": succeeded}));
    assert_eq!(stage(), Some(Stage::Decided));
    home.desk.undo().expect("is undone");
    assert_eq!(home.household(), paid);
}

#[test]
fn an_account_takes_its_filings_and_leaves_what_it_decided_and_paid() {
    let home = Home::sample();
    let mut expected = home.household();
    let after = removed(&home, "account", "acc-mum", "妈妈的12123");
    expected.accounts.retain(|account| account.id.as_str() != "acc-mum");
    expected.filings.retain(|filing| filing.account.as_str() != "acc-mum");
    for id in [2, 9] {
        expected.violations[id].decision.as_mut().expect("a decision").by_account = None;
    }
    expected.payments[1].account = None;
    assert_eq!(after, expected);
    stands_by_itself(&home);
}

#[test]
fn a_method_leaves_the_payments_that_were_made_by_it() {
    let home = Home::sample();
    let mut expected = home.household();
    let after = removed(&home, "method", "wx", "微信零钱");
    expected.methods.retain(|method| method.id.as_str() != "wx");
    expected.payments[0].method = None;
    assert_eq!(after, expected);
    stands_by_itself(&home);
}

#[test]
fn a_violation_takes_its_papers_with_it() {
    let home = with_papers();
    let before = home.household();
    let mut expected = before.clone();
    let after = removed(&home, "violation", "v09", "京N·5Q7R1 遇行人正在通过人行横道未停车让行");
    expected.violations.retain(|violation| violation.id.as_str() != "v09");
    expected.appeals.retain(|appeal| appeal.id.as_str() != "a2");
    expected.notes.retain(|note| note.id.as_str() != "n1");
    expected.attachments.retain(|attachment| !["e1", "e2"].contains(&attachment.id.as_str()));
    assert_eq!(after, expected);
    stands_by_itself(&home);
    home.desk.undo().expect("is undone");
    assert_eq!(home.household(), before);
}

#[test]
fn an_appeal_takes_its_attachments_with_it() {
    let home = with_papers();
    let mut expected = home.household();
    let after = removed(&home, "appeal", "a1", "京A·D12Z45 不按交通信号灯指示通行");
    expected.appeals.retain(|appeal| appeal.id.as_str() != "a1");
    expected.attachments.retain(|attachment| attachment.id.as_str() != "e3");
    assert_eq!(after, expected);
    stands_by_itself(&home);
}

#[test]
fn a_car_takes_the_notes_about_it_alone() {
    let home = with_papers();
    let after = removed(&home, "vehicle", "car-mum", "京N·5Q7R1");
    let left: Vec<_> = after.notes.iter().map(|note| (note.id.as_str(), note.vehicle.is_some())).collect();
    assert_eq!(left, [("n3", false), ("n4", false)]);
    stands_by_itself(&home);
}

#[test]
fn what_hangs_on_a_violation_is_called_after_it() {
    let home = Home::sample();
    removed(&home, "appeal", "a1", "京A·D12Z45 不按交通信号灯指示通行");
    removed(&home, "payment", "p1", "京A·8X2K6 不按导向车道行驶");
    removed(&home, "filing", "f4", "冀F·3K7P9 妈妈的12123");
    removed(&home, "notice", "m1", "");
    let home = with_papers();
    removed(&home, "note", "n1", "京N·5Q7R1 遇行人正在通过人行横道未停车让行");
    removed(&home, "note", "n2", "京N·5Q7R1");
    removed(&home, "note", "n4", "问一下车管所周末开不开门，几点下…");
    removed(&home, "attachment", "e2", "e2.jpg");
    assert_eq!(home.desk.now(), at(EVENING));
}
