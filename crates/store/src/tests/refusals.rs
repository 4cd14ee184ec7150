//! A refusal at the door names the limit and the rows in the way, and leaves everything as it was.

use greenlight_rules::facts::{Household, Outcome, Stage};

use super::{
    block_on, folder, open, put, read,
    sample::{self, account, decided, filing, member, payment, vehicle, violation},
};
use crate::{Noun, Sought, StoreError};

#[track_caller]
fn check(household: Household, limit: &str, rows: &[(Noun, &str)]) {
    check_from(Household::default(), household, limit, rows);
}

#[track_caller]
fn check_from(before: Household, after: Household, limit: &str, rows: &[(Noun, &str)]) {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        put(&store, &before).await.expect("is taken");
        let error = put(&store, &after).await.expect_err("is refused");
        let StoreError::Refused(refusal) = error else { panic!("{error:?}") };
        let found = refusal.rows.iter().map(|name| (name.noun, name.id.as_str())).collect::<Vec<_>>();
        assert_eq!((refusal.limit.as_str(), found.as_slice()), (limit, rows));
        assert!(read(&store).await == before);
        assert!(store.history(&Sought::default()).await.expect("reads").len() <= 1);
    });
}

/// Five people with an account each, and five cars of others.
fn village() -> Household {
    let numbers = ["1", "2", "3", "4", "5"];
    Household {
        members: numbers.map(member).to_vec(),
        accounts: numbers.map(|number| account(number, number)).to_vec(),
        vehicles: numbers.map(|number| vehicle(number, number, None)).to_vec(),
        ..Household::default()
    }
}

#[test]
fn a_fourth_live_filing_of_an_account() {
    let filings = ["1", "2", "3", "4"].map(|number| filing(number, "1", number)).to_vec();
    let rows = ["4", "1", "2", "3"].map(|number| (Noun::Filing, number));
    check(Household { filings, ..village() }, "account-filings", &rows);
}

#[test]
fn a_fourth_live_filing_of_a_vehicle() {
    let filings = ["1", "2", "3", "4"].map(|number| filing(number, number, "1")).to_vec();
    let rows = ["4", "1", "2", "3"].map(|number| (Noun::Filing, number));
    check(Household { filings, ..village() }, "vehicle-filings", &rows);
}

#[test]
fn two_live_filings_of_a_pair() {
    let filings = ["1", "2"].map(|number| filing(number, "1", "1")).to_vec();
    check(Household { filings, ..village() }, "live-filing-pair", &[(Noun::Filing, "2"), (Noun::Filing, "1")]);
}

#[test]
fn a_filing_of_a_members_own_car() {
    let before = Household { filings: vec![filing("f", "1", "1")], ..village() };
    let mut after = before.clone();
    after.vehicles[0].owner = Some("1".into());
    let rows = [(Noun::Filing, "f"), (Noun::Vehicle, "1"), (Noun::Account, "1")];
    check(after.clone(), "own-vehicle-filing", &rows);
    check_from(before, after.clone(), "own-vehicle-filing", &[(Noun::Vehicle, "1"), (Noun::Filing, "f")]);

    let mut before = after.clone();
    before.accounts.remove(1);
    before.accounts[0].member = "2".into();
    after.accounts.remove(1);
    check_from(before, after, "own-vehicle-filing", &[(Noun::Account, "1"), (Noun::Filing, "f")]);
}

#[test]
fn two_accounts_of_a_member() {
    let mut household = village();
    household.accounts[1].member = "1".into();
    check(household, "member-account", &[(Noun::Account, "2"), (Noun::Account, "1")]);
}

#[test]
fn two_vehicles_of_a_plate() {
    let mut household = village();
    household.vehicles[0].plate = "京A\u{3000}8X·2K6 ".to_owned();
    household.vehicles[3].plate = "京a8x2k6".to_owned();
    check(household, "plate", &[(Noun::Vehicle, "4"), (Noun::Vehicle, "1")]);
}

#[test]
fn two_succeeded_payments() {
    let household = Household {
        violations: vec![decided("v", "1")],
        payments: ["1", "2"].map(|number| payment(number, "v", Outcome::Succeeded)).to_vec(),
        ..village()
    };
    check(household, "succeeded-payment", &[(Noun::Payment, "2"), (Noun::Payment, "1")]);
}

#[test]
fn a_succeeded_payment_without_a_decision() {
    let before = Household {
        violations: vec![decided("v", "1")],
        payments: vec![payment("p", "v", Outcome::Succeeded)],
        ..village()
    };
    let after = Household { violations: vec![violation("v", "1")], ..before.clone() };
    check(after.clone(), "payment-without-decision", &[(Noun::Payment, "p"), (Noun::Violation, "v")]);
    check_from(before, after, "payment-without-decision", &[(Noun::Violation, "v"), (Noun::Payment, "p")]);
}

#[test]
fn an_appeal_without_a_decision_and_a_second_pending_objection() {
    let full = sample::household();
    let mut undecided = full.clone();
    undecided.payments.pop();
    undecided.violations[0].stage = Stage::Recorded;
    undecided.violations[0].decision = None;
    check_from(full.clone(), undecided, "appeal-without-decision", &[(Noun::Violation, "v1"), (Noun::Appeal, "a1")]);

    let mut twice = full.clone();
    twice.appeals.push(twice.appeals[1].clone());
    twice.appeals[2].id = "a3".into();
    check_from(full, twice, "pending-objection", &[(Noun::Appeal, "a3"), (Noun::Appeal, "a2")]);
}

#[test]
fn references_to_nothing() {
    let full = sample::household();
    let mut gone = full.clone();
    gone.vehicles.remove(0);
    let rows = [(Noun::Filing, "f1"), (Noun::Note, "n2"), (Noun::Violation, "v1"), (Noun::Violation, "v2")];
    check_from(full.clone(), gone, "dangling", &rows);

    let mut gone = full.clone();
    gone.appeals.remove(0);
    check_from(full.clone(), gone, "dangling", &[(Noun::Attachment, "e2")]);

    let mut unknown = full.clone();
    unknown.payments[0].method = Some("nobody".into());
    check_from(full, unknown, "dangling", &[(Noun::Payment, "p1")]);
}

#[test]
fn an_id_used_twice_and_an_empty_one() {
    let mut household = village();
    household.vehicles[1].id = "1".into();
    check(household, "same-id", &[(Noun::Vehicle, "1")]);
    check(Household { members: vec![member("")], ..Household::default() }, "form", &[(Noun::Member, "")]);
}

#[test]
fn a_refusal_among_many_names_its_row() {
    let mut household = village();
    household.violations = (0..1_200).map(|number| violation(&format!("v{number:04}"), "1")).collect();
    household.violations[1_100].points = 13;
    check(household, "violation-points", &[(Noun::Violation, "v1100")]);
}

#[test]
fn texts_for_logs_hold_no_ids() {
    block_on(async {
        let folder = folder();
        let store = open(folder.path()).await;
        let mut household = village();
        household.vehicles[0].id = "京A8X2K6".into();
        household.vehicles[0].plate = "2".to_owned();
        let error = put(&store, &household).await.expect_err("is refused");
        let texts = format!("{error} {error:?}");
        assert!(!texts.contains("京A8X2K6") && texts.contains("plate"), "{texts}");
    });
}
