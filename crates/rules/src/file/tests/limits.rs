//! Files that say what the facts of a household may not say together: each limit on both sides of its boundary.

use serde_json::{Value as Json, json};

use super::*;

/// The example with members a–d with an account each, cars 1–4 of nobody's, and no filing.
fn family() -> Json {
    let mut file: Json = serde_json::from_str(EXAMPLE).expect("the example is JSON");
    for list in ["filings", "violations", "appeals", "methods", "payments"] {
        file[list] = json!([]);
    }
    let people = ["a", "b", "c", "d"];
    file["members"] = people.iter().map(|id| json!({"id": id, "name": id})).collect();
    let account = |id: &&str| json!({"id": format!("acc-{id}"), "member": id, "licence": {"status": "normal"}});
    file["accounts"] = people.iter().map(account).collect();
    file["vehicles"] = (1..=4).map(car).collect();
    file
}

fn car(number: u32) -> Json {
    json!({"id": format!("car{number}"), "plate": format!("京A{number}"), "kind": "small", "use": "private"})
}

fn filing(id: &str, account: &str, vehicle: &str, status: &str) -> Json {
    let decided = (status != "pending").then_some("2026-08-04T10:00:00+08:00");
    json!({"id": id, "account": account, "vehicle": vehicle, "submitted_at": "2026-08-03T09:00:00+08:00",
        "status": status, "decided_at": decided})
}

fn violation(change: &Json) -> Json {
    let mut violation = json!({"id": "v", "vehicle": "car1", "source": "camera", "stage": "decided",
        "occurred_at": "2026-08-20T08:12:00+08:00", "offence": "停放", "fine_fen": 20000, "points": 0,
        "warning_only": false, "decision": {"served_on": "2026-09-05"}});
    for (name, value) in change.as_object().expect("an object") {
        violation[name] = value.clone();
    }
    violation
}

#[track_caller]
fn checks(lists: Json, expected: &[&str]) {
    let mut file = family();
    for (name, value) in lists.as_object().expect("an object") {
        file[name] = value.clone();
    }
    assert_eq!(said(import(file.to_string().as_bytes(), &Household::default(), false)), expected, "{lists}");
}

#[track_caller]
fn checks_violation(change: Json, expected: &[&str]) {
    checks(json!({"violations": [violation(&change)]}), expected);
}

#[test]
fn filings() {
    let mut filings: Vec<Json> =
        (1..=3).map(|n| filing(&format!("f{n}"), "acc-a", &format!("car{n}"), "approved")).collect();
    checks(json!({"filings": filings}), &[]);
    filings.push(filing("f0", "acc-a", "car4", "pending"));
    checks(json!({"filings": filings}), &["filings[3].account account-filings"]);
    filings[3] = filing("f0", "acc-a", "car4", "rejected");
    checks(json!({"filings": filings}), &[]);
    filings[3] = filing("f0", "acc-a", "car3", "unbound");
    checks(json!({"filings": filings}), &[]);
    filings[3] = filing("f0", "acc-a", "car3", "pending");
    checks(json!({"filings": filings}), &["filings[3].account account-filings", "filings[3].vehicle live-filing-pair"]);

    let mut filings: Vec<Json> =
        ["a", "b", "c"].iter().map(|who| filing(who, &format!("acc-{who}"), "car1", "pending")).collect();
    checks(json!({"filings": filings}), &[]);
    filings.push(filing("d", "acc-d", "car1", "approved"));
    checks(json!({"filings": filings}), &["filings[3].vehicle vehicle-filings"]);

    let mut own = car(1);
    own["owner"] = json!("a");
    let with_own = |status| json!({"vehicles": [own], "filings": [filing("f", "acc-a", "car1", status)]});
    checks(with_own("approved"), &["filings[0].vehicle own-vehicle-filing"]);
    checks(with_own("pending"), &["filings[0].vehicle own-vehicle-filing"]);
    checks(with_own("rejected"), &[]);

    let mut undecided = filing("f", "acc-a", "car1", "unbound");
    undecided["decided_at"] = json!(null);
    checks(json!({"filings": [undecided]}), &["filings[0].decided_at filing-decided-at"]);
    undecided["status"] = json!("pending");
    checks(json!({"filings": [undecided]}), &[]);
    undecided["decided_at"] = json!("2026-08-03T09:00:00+08:00");
    checks(json!({"filings": [undecided]}), &["filings[0].decided_at filing-decided-at"]);
    undecided["status"] = json!("approved");
    checks(json!({"filings": [undecided]}), &[]);
    undecided["decided_at"] = json!("2026-08-03T08:59:59+08:00");
    checks(json!({"filings": [undecided]}), &["filings[0].decided_at decided-before-submitted"]);
}

#[test]
fn accounts_and_plates() {
    let mut accounts = family()["accounts"].clone();
    accounts[3]["member"] = json!("a");
    checks(json!({"accounts": accounts}), &["accounts[3].member member-account"]);

    let mut vehicles = [car(1), car(2)];
    vehicles[0]["plate"] = json!("京A·8x2k6");
    vehicles[1]["plate"] = json!(" 京a8X2K6 ");
    checks(json!({"vehicles": vehicles}), &["vehicles[1].plate plate"]);

    let mut accounts = family()["accounts"].clone();
    for (points, expected) in
        [(0, None), (10_000, None), (10_001, Some("licence-points")), (-1, Some("licence-points"))]
    {
        accounts[0]["licence"] = json!({"status": "normal", "points": points, "points_as_of": "2026-09-01"});
        let expected: Vec<String> = expected.iter().map(|code| format!("accounts[0].licence.points {code}")).collect();
        checks(json!({"accounts": accounts}), &expected.iter().map(String::as_str).collect::<Vec<_>>());
    }
    accounts[0]["licence"] = json!({"status": "normal", "points_as_of": "2026-09-01"});
    checks(json!({"accounts": accounts}), &["accounts[0].licence.points points-read"]);
}

#[test]
fn stages_and_decisions() {
    checks_violation(json!({}), &[]);
    checks_violation(json!({"stage": "paid"}), &[]);
    checks_violation(json!({"stage": "revoked"}), &[]);
    checks_violation(json!({"stage": "recorded"}), &["violations[0].decision stage-decision"]);
    checks_violation(json!({"stage": "recorded", "decision": null}), &[]);
    checks_violation(json!({"stage": "revoked", "decision": null}), &[]);
    checks_violation(json!({"stage": "decided", "decision": null}), &["violations[0].decision stage-decision"]);
    checks_violation(json!({"stage": "paid", "decision": null}), &["violations[0].decision stage-decision"]);
    checks_violation(json!({"source": "on_spot"}), &[]);
    checks_violation(
        json!({"source": "on_spot", "stage": "recorded", "decision": null}),
        &["violations[0].stage on-spot-recorded"],
    );

    checks_violation(json!({"warning_only": true}), &["violations[0].fine_fen warning-fine"]);
    checks_violation(json!({"warning_only": true, "fine_fen": 0}), &[]);
    checks_violation(json!({"points": 12}), &[]);
    checks_violation(json!({"points": 13}), &["violations[0].points violation-points"]);
    checks_violation(json!({"points": -1}), &["violations[0].points violation-points"]);

    // 2026-08-20 at 00:30 in Beijing is still the 19th in Greenwich.
    checks_violation(json!({"occurred_at": "2026-08-19T16:30:00Z", "notified_on": "2026-08-20"}), &[]);
    checks_violation(json!({"notified_on": "2026-08-19"}), &["violations[0].notified_on notified-before-offence"]);
    checks_violation(json!({"decision": {"served_on": "2026-08-20"}}), &[]);
    checks_violation(
        json!({"decision": {"served_on": "2026-08-19"}}),
        &["violations[0].decision.served_on served-before-offence"],
    );
    checks_violation(json!({"decision": {"served_on": "2026-09-05", "issued_on": "2026-09-05"}}), &[]);
    checks_violation(
        json!({"decision": {"served_on": "2026-09-05", "issued_on": "2026-09-06"}}),
        &["violations[0].decision.issued_on issued-after-served"],
    );
}

#[test]
fn extensions() {
    // Told on 11-16, to be handled by 12-16; three months on is 03-16.
    let extended = |to: &str| {
        json!({"occurred_at": "2026-11-01T08:00:00+08:00", "notified_on": "2026-11-16",
        "handle_by_extended_to": to, "decision": {"served_on": "2026-12-01"}})
    };
    let refused = &["violations[0].handle_by_extended_to handle-by-extension"];
    checks_violation(extended("2026-12-15"), refused);
    checks_violation(extended("2026-12-16"), &[]);
    checks_violation(extended("2027-03-16"), &[]);
    checks_violation(extended("2027-03-17"), refused);
    // From 11-30, the last day of February.
    let to_november = |to: &str| {
        json!({"occurred_at": "2026-10-31T08:00:00+08:00", "notified_on": "2026-10-31",
        "handle_by_extended_to": to, "stage": "recorded", "decision": null})
    };
    checks_violation(to_november("2027-02-28"), &[]);
    checks_violation(to_november("2027-03-01"), refused);
    // Without a day there is nothing to measure against.
    checks_violation(json!({"handle_by_extended_to": "1999-01-01"}), &[]);
}

#[test]
fn payments_and_appeals() {
    let payment = |id: &str, outcome: &str| {
        json!({"id": id, "violation": "v", "amount_fen": 20000,
        "attempted_at": "2026-09-11T19:00:00+08:00", "outcome": outcome})
    };
    let paid = |violation: Json, payments: Json| json!({"violations": [violation], "payments": payments});
    let decided = violation(&json!({}));
    let recorded = violation(&json!({"stage": "recorded", "decision": null}));
    checks(paid(decided.clone(), json!([payment("p1", "succeeded"), payment("p2", "failed")])), &[]);
    checks(
        paid(decided.clone(), json!([payment("p2", "succeeded"), payment("p1", "succeeded")])),
        &["payments[1].violation succeeded-payment"],
    );
    checks(paid(recorded.clone(), json!([payment("p1", "failed")])), &[]);
    checks(
        paid(recorded.clone(), json!([payment("p1", "succeeded")])),
        &["payments[0].violation payment-without-decision"],
    );

    let appeal = |id: &str, kind: &str, status: &str| {
        json!({"id": id, "violation": "v", "kind": kind, "status": status,
        "submitted_at": "2026-09-06T19:00:00+08:00",
        "decided_at": (status != "pending").then_some("2026-09-07T19:00:00+08:00")})
    };
    let appealed = |violation: &Json, appeals: Json| json!({"violations": [violation], "appeals": appeals});
    for kind in ["reconsideration", "lawsuit"] {
        checks(appealed(&decided, json!([appeal("a", kind, "pending"), appeal("b", kind, "pending")])), &[]);
        checks(
            appealed(&recorded, json!([appeal("a", kind, "withdrawn")])),
            &["appeals[0].violation appeal-without-decision"],
        );
    }
    checks(
        appealed(&recorded, json!([appeal("a", "objection", "pending"), appeal("b", "objection", "rejected")])),
        &[],
    );
    checks(
        appealed(&recorded, json!([appeal("a", "objection", "pending"), appeal("b", "objection", "pending")])),
        &["appeals[1].violation pending-objection"],
    );
    let mut undecided = appeal("a", "objection", "withdrawn");
    undecided["decided_at"] = json!(null);
    checks(appealed(&recorded, json!([undecided])), &["appeals[0].decided_at appeal-decided-at"]);
}

#[test]
fn methods_and_maintenance() {
    let method = |rest: Json| {
        let mut method = json!({"id": "m", "kind": "wechat", "label": "微信"});
        for (name, value) in rest.as_object().expect("an object") {
            method[name] = value.clone();
        }
        json!({"methods": [method]})
    };
    checks(method(json!({"spent_fen": 0})), &[]);
    checks(method(json!({"spent_fen": 1})), &["methods[0].spent_on spent-on"]);
    checks(method(json!({"spent_fen": 1, "spent_on": "2026-09-10"})), &[]);
    checks(method(json!({"spent_on": "2026-09-10"})), &["methods[0].spent_fen spent-on"]);
    checks(method(json!({"balance_fen": 1})), &["methods[0].balance_as_of balance-read"]);
    checks(method(json!({"balance_as_of": "2026-09-10T12:00:00+08:00"})), &["methods[0].balance_fen balance-read"]);
    checks(
        method(json!({"balance_fen": -1, "balance_as_of": "2026-09-10T12:00:00+08:00"})),
        &["methods[0].balance_fen negative-money"],
    );

    let daily = |end: &str| json!({"maintenance": {"daily": [{"start": "23:00", "end": end}]}});
    checks(daily("01:00"), &[]);
    checks(daily("23:00"), &["maintenance.daily[0].end daily-window"]);
    let announced = |to: &str| {
        json!({"maintenance": {"announced": [
        {"id": "n", "from": "2026-09-28T22:00:00+08:00", "to": to}]}})
    };
    checks(announced("2026-09-28T22:00:01+08:00"), &[]);
    checks(announced("2026-09-28T14:00:00Z"), &["maintenance.announced[0].to notice-window"]);
}

#[test]
fn attachments() {
    let of = |violation: Json, appeal: Json| {
        let mut attachment = attachment("v1");
        attachment["violation"] = violation;
        attachment["appeal"] = appeal;
        json!([attachment])
    };
    refuses("/attachments", of(json!("v1"), json!(null)), &[]);
    refuses("/attachments", of(json!(null), json!("a1")), &[]);
    refuses("/attachments", of(json!("v1"), json!("a1")), &["attachments[0].violation attached-to"]);
    refuses("/attachments", of(json!(null), json!(null)), &["attachments[0].violation attached-to"]);

    let sized = |size: i64| {
        let mut attachment = attachment("v1");
        attachment["size"] = json!(size);
        json!([attachment])
    };
    refuses("/attachments", sized(0), &[]);
    refuses("/attachments", sized(209_715_200), &[]);
    refuses("/attachments", sized(209_715_201), &["attachments[0].size file-size"]);
    refuses("/attachments", sized(-1), &["attachments[0].size file-size"]);
}

#[test]
fn references() {
    refuses("/accounts/0/member", json!("x"), &["accounts[0].member dangling"]);
    refuses("/vehicles/0/owner", json!("x"), &["vehicles[0].owner dangling"]);
    refuses("/filings/0/account", json!("x"), &["filings[0].account dangling"]);
    refuses("/filings/0/vehicle", json!("x"), &["filings[0].vehicle dangling"]);
    refuses("/violations/0/vehicle", json!("x"), &["violations[0].vehicle dangling"]);
    refuses("/violations/0/driver", json!("x"), &["violations[0].driver dangling"]);
    refuses("/violations/0/decision/by_account", json!("x"), &["violations[0].decision.by_account dangling"]);
    refuses("/appeals/0/violation", json!("x"), &["appeals[0].violation dangling"]);
    refuses("/methods/0/owner", json!("x"), &["methods[0].owner dangling"]);
    refuses("/payments/0/violation", json!("x"), &["payments[0].violation dangling"]);
    refuses("/payments/0/account", json!("x"), &["payments[0].account dangling"]);
    refuses("/payments/0/method", json!("x"), &["payments[0].method dangling"]);
    let note = |field: &str| json!([{"id": "n", "kind": "other", "text": "", field: "x"}]);
    refuses("/notes", note("vehicle"), &["notes[0].vehicle dangling"]);
    refuses("/notes", note("violation"), &["notes[0].violation dangling"]);
    refuses("/attachments", json!([attachment("x")]), &["attachments[0].violation dangling"]);
    let mut of_appeal = attachment("v1");
    of_appeal["violation"] = json!(null);
    of_appeal["appeal"] = json!("v1");
    refuses("/attachments", json!([of_appeal]), &["attachments[0].appeal dangling"]);
}

#[test]
fn a_refusal_names_a_row_of_the_file_and_all_rows_in_its_message() {
    let mut known = family();
    known["filings"] = json!([
        filing("f1", "acc-a", "car1", "approved"),
        filing("f2", "acc-a", "car2", "approved"),
        filing("f9", "acc-a", "car3", "approved")
    ]);
    let known = import(known.to_string().as_bytes(), &Household::default(), false).expect("three are few enough");
    let more = json!({"format": FORMAT, "filings": [filing("f5", "acc-a", "car4", "pending")]});
    let problems = import(more.to_string().as_bytes(), &known, false).expect_err("four are too many");
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].path, "filings[0].account");
    let rows = Value::Texts(["f1", "f2", "f5", "f9"].map(Into::into).to_vec());
    assert!(problems[0].message.values.contains(&("rows", rows)), "{problems:?}");

    // The filing is known; what the file brings is the owner.
    let mut own = car(2);
    own["owner"] = json!("a");
    let owner = json!({"format": FORMAT, "vehicles": [own]});
    assert_eq!(said(import(owner.to_string().as_bytes(), &known, false)), ["vehicles[0].owner own-vehicle-filing"]);
}

#[test]
fn a_breach_that_the_file_has_no_part_in_does_not_stop_it() {
    let mut known = family();
    known["maintenance"] = json!({"daily": [{"start": "02:00", "end": "02:00"}]});
    let known = read(known.to_string().as_bytes(), &mut |_| {}).expect("well written");
    let known = known.onto(&Household::default(), true);
    let found = crate::limits::breaches(&known, &GROUND);
    assert_eq!(
        found.iter().map(|breach| breach.place().to_string()).collect::<Vec<_>>(),
        ["maintenance.daily(id 0).end"]
    );
    let file = json!({"format": FORMAT, "members": [{"id": "e", "name": "e"}]});
    assert_eq!(said(import(file.to_string().as_bytes(), &known, false)), [""; 0]);
}
