//! The hard limits are kept three times over: by the law data, by the importer, and by the database. They agree.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use greenlight_app::demo;
use greenlight_rules::{
    clocks,
    facts::Household,
    file::{self, Document},
    law::Law,
    limits::{self, Ground, Limit},
    list::Fact,
    time::Instant,
};
use greenlight_store::{Store, StoreError};
use serde_json::{Value, json};

fn law() -> Law {
    Law::builtin().expect("the law is whole")
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(future)
}

#[test]
fn the_numbers_in_the_database_are_those_of_the_law() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = block_on(async {
        let store = Store::open(folder.path()).await.expect("opens");
        store.legal_limits().await.expect("reads")
    });
    assert!(kept.len() >= 7, "{kept:?}");
    let law = law();
    for (id, value) in &kept {
        let parameter = law.parameters.all().find(|parameter| parameter.id() == id);
        let parameter = parameter.unwrap_or_else(|| panic!("the law has no {id}"));
        // A number of the database holds for facts of every day. Once a value of the law changes on a day, the database
        // has to learn about days, and this is where it shows.
        for day in [NaiveDate::from_ymd_opt(2020, 1, 1), NaiveDate::from_ymd_opt(2026, 9, 23), Some(NaiveDate::MAX)] {
            assert_eq!(json!(parameter.on(day.expect("a day"))), json!(value), "{id}");
        }
    }
    for id in ["filings-per-account", "filings-per-vehicle", "points-full"] {
        let parameter = law.parameters.all().find(|parameter| parameter.id() == id).expect("listed");
        assert!(!parameter.overridable(), "{id} is kept by the database, so no household may change it");
    }
    assert_eq!(kept["filings-per-account"], limits::MOST_FILINGS as i64);
    assert_eq!(kept["filings-per-vehicle"], limits::MOST_FILINGS as i64);
    assert_eq!(kept["points-full"], i64::from(limits::MOST_RECORD_POINTS));
}

/// A camera's record that breaks nothing, with some of its fields changed.
fn record(changes: Value) -> Value {
    let mut record = json!({"id": "v90", "vehicle": "car-mum", "source": "camera", "stage": "recorded",
        "occurred_at": "2026-08-24T08:12:00+08:00", "notified_on": "2026-08-26", "offence": "违反规定停放",
        "fine_fen": 20000, "points": 0, "warning_only": false});
    for (field, value) in changes.as_object().expect("an object") {
        record[field] = value.clone();
    }
    json!({"violations": [record]})
}

fn filing(account: &str, vehicle: &str, status: &str, decided_at: Option<&str>) -> Value {
    json!({"id": format!("new {account} {vehicle}"), "account": account, "vehicle": vehicle, "status": status,
           "submitted_at": "2026-09-22T09:00:00+08:00", "decided_at": decided_at})
}

fn appeal(violation: &str, kind: &str, status: &str) -> Value {
    json!({"appeals": [{"id": "a90", "violation": violation, "kind": kind, "status": status,
                        "submitted_at": "2026-09-20T10:00:00+08:00"}]})
}

fn paid(violation: &str, amount: i64, outcome: &str) -> Value {
    json!({"payments": [{"id": "p90", "violation": violation, "attempted_at": "2026-09-23T19:00:00+08:00",
                         "amount_fen": amount, "outcome": outcome}]})
}

/// An attachment that breaks nothing, with some of its fields changed.
fn attachment(changes: Value) -> Value {
    let mut attachment = json!({"id": "e90", "violation": "v01", "kind": "scene_photo", "name": "现场.jpg",
        "sha256": "0123456789abcdef".repeat(4), "size": 0, "added_at": "2026-09-23T19:00:00+08:00"});
    for (field, value) in changes.as_object().expect("an object") {
        attachment[field] = value.clone();
    }
    json!({"attachments": [attachment]})
}

/// Fragments of a household file that each break one limit when they are added to the sample household.
fn fragments() -> Vec<(Limit, Value)> {
    let car = json!({"id": "car-uncle", "plate": "京B·7M3H8", "kind": "small", "use": "private"});
    let method =
        |field: &str, value: Value| json!({"methods": [{"id": "m90", "kind": "unionpay", "label": "", field: value}]});
    let licence = |licence: Value| json!({"accounts": [{"id": "acc-son", "member": "son", "licence": licence}]});
    let decision = |issued: &str, served: &str| {
        record(json!({"stage": "decided", "decision": {"issued_on": issued, "served_on": served}}))
    };
    vec![
        (
            Limit::AccountFilings,
            json!({"vehicles": [car], "filings": [filing("acc-dad", "car-uncle", "pending", None)]}),
        ),
        (
            Limit::VehicleFilings,
            json!({"members": [{"id": "uncle", "name": "李强"}],
                   "accounts": [{"id": "acc-uncle", "member": "uncle", "licence": {"status": "normal"}}],
                   "filings": [filing("acc-son", "car-gran", "pending", None),
                               filing("acc-uncle", "car-gran", "pending", None)]}),
        ),
        (Limit::OwnVehicleFiling, json!({"filings": [filing("acc-son", "car-son", "pending", None)]})),
        (Limit::LiveFilingPair, json!({"filings": [filing("acc-mum", "car-gran", "pending", None)]})),
        (
            Limit::MemberAccount,
            json!({"accounts": [{"id": "second", "member": "dad", "licence": {"status": "normal"}}]}),
        ),
        (Limit::SucceededPayment, paid("v10", 10_000, "succeeded")),
        (Limit::PaymentWithoutDecision, paid("v01", 20_000, "succeeded")),
        (Limit::StageDecision, record(json!({"stage": "decided"}))),
        (Limit::StageDecision, record(json!({"decision": {"served_on": "2026-09-05"}}))),
        (Limit::OnSpotRecorded, record(json!({"source": "on_spot"}))),
        (Limit::AppealWithoutDecision, appeal("v01", "reconsideration", "pending")),
        (Limit::AppealWithoutDecision, appeal("v01", "lawsuit", "pending")),
        (
            Limit::FilingDecidedAt,
            json!({"filings": [filing("acc-son", "car-mum", "pending", Some("2026-09-23T09:00:00+08:00"))]}),
        ),
        (Limit::FilingDecidedAt, json!({"filings": [filing("acc-son", "car-mum", "rejected", None)]})),
        (Limit::AppealDecidedAt, appeal("v02", "reconsideration", "rejected")),
        (Limit::WarningFine, record(json!({"warning_only": true}))),
        (Limit::ViolationPoints, record(json!({"points": 13}))),
        (Limit::NegativeMoney, record(json!({"fine_fen": -1}))),
        (Limit::NegativeMoney, paid("v01", -1, "failed")),
        (Limit::NegativeMoney, method("daily_limit_fen", json!(-1))),
        (Limit::PendingObjection, appeal("v08", "objection", "pending")),
        (
            Limit::DecidedBeforeSubmitted,
            json!({"filings": [filing("acc-son", "car-mum", "approved", Some("2026-09-22T08:59:59+08:00"))]}),
        ),
        (
            Limit::NoticeWindow,
            json!({"maintenance": {"announced": [{"id": "m90", "from": "2026-09-28T22:00:00+08:00",
                                                  "to": "2026-09-28T22:00:00+08:00"}]}}),
        ),
        (Limit::IssuedAfterServed, decision("2026-09-06", "2026-09-05")),
        (Limit::ServedBeforeOffence, decision("2026-08-22", "2026-08-23")),
        (Limit::NotifiedBeforeOffence, record(json!({"notified_on": "2026-08-23"}))),
        (
            Limit::Plate,
            json!({"vehicles": [{"id": "car-new", "plate": "京a8x2k6", "kind": "small", "use": "private"}]}),
        ),
        (Limit::PointsRead, licence(json!({"status": "normal", "points": 3}))),
        (Limit::BalanceRead, method("balance_fen", json!(3))),
        (Limit::SpentOn, method("spent_fen", json!(3))),
        (Limit::SpentOn, method("spent_on", json!("2026-09-23"))),
        (Limit::DailyWindow, json!({"maintenance": {"daily": [{"start": "02:00", "end": "02:00"}]}})),
        // The plain handling day is 2026-09-25.
        (Limit::HandleByExtension, record(json!({"handle_by_extended_to": "2026-09-24"}))),
        (Limit::HandleByExtension, record(json!({"handle_by_extended_to": "2026-12-26"}))),
        (Limit::AttachedTo, attachment(json!({"appeal": "a1"}))),
        (Limit::AttachedTo, attachment(json!({"violation": null}))),
        (Limit::FileSize, attachment(json!({"size": limits::MOST_FILE_BYTES + 1}))),
        (Limit::LicencePoints, licence(json!({"status": "normal", "points": -1, "points_as_of": "2026-09-20"}))),
        (Limit::Dangling, record(json!({"vehicle": "nothing"}))),
        (Limit::Dangling, record(json!({"driver": "nobody"}))),
        (Limit::Dangling, attachment(json!({"violation": "nothing"}))),
        (Limit::Dangling, attachment(json!({"violation": null, "appeal": "nothing"}))),
        (Limit::Dangling, json!({"notes": [{"id": "n90", "kind": "other", "text": "", "vehicle": "nothing"}]})),
        (Limit::Dangling, json!({"notes": [{"id": "n90", "kind": "other", "text": "", "violation": "nothing"}]})),
        (
            Limit::Dangling,
            json!({"filings": [filing("nobody", "car-mum", "rejected", Some("2026-09-23T09:00:00+08:00"))]}),
        ),
    ]
}

#[test]
fn every_limit_is_attacked() {
    let attacked: BTreeSet<&str> = fragments().iter().map(|(limit, _)| limit.word()).collect();
    let all: BTreeSet<&str> = Limit::ALL.iter().map(|limit| limit.word()).collect();
    assert_eq!(attacked, all);
}

#[test]
fn the_importer_and_the_database_refuse_the_same_facts_with_the_same_word() {
    let law = law();
    let plain = |violation: &_| clocks::plain_handle_by(violation, &law).map(|rolled| rolled.day);
    let ground = Ground { plain_handle_by: &plain, extension_months: 3, parameter: &|_| None, muted: &|_| None };
    let nothing = Household::default();
    let sample = demo::SAMPLE.as_bytes();
    let sample = file::apply(sample, &nothing, false, &ground, &mut |_| {}).expect("the sample is whole");
    let folder = tempfile::tempdir().expect("a folder");
    let at = Instant::parse("2026-09-23T21:42:00+08:00").expect("an instant");
    block_on(async {
        let store = Store::open(folder.path()).await.expect("opens");
        store.change(at, "sample", |_| Ok::<_, StoreError>(sample.clone())).await.expect("the sample goes in");
        let mut forced_in = 0;
        for (limit, mut fragment) in fragments() {
            fragment["format"] = json!(file::FORMAT);
            let bytes = fragment.to_string().into_bytes();
            let problems = file::apply(&bytes, &sample, false, &ground, &mut |_| {}).expect_err(&fragment.to_string());
            let words: Vec<_> = problems.iter().map(|problem| problem.message.key).collect();
            assert_eq!(words, [limit.word()], "the importer of {fragment}");

            // Facts that were composed are refused for the same, at the same place.
            if let Ok(document) = file::read(&bytes, &mut |_| {}) {
                let mut flaws = Vec::new();
                let _ = document.put_onto(&sample, &ground, &mut |flaw| flaws.push(flaw));
                let paths = flaws.iter().map(|flaw| format!("{}[{}].{}", flaw.list, flaw.index, flaw.field));
                assert!(paths.eq(problems.iter().map(|problem| problem.path.as_str())), "{fragment}: {flaws:?}");
                assert!(flaws.iter().map(|flaw| &flaw.message).eq(problems.iter().map(|problem| &problem.message)));
            }

            // What no value of the facts' types can say, nobody can force in; the database's own tests attack it in SQL.
            let Ok(document) = file::read(&bytes, &mut |_| {}) else { continue };
            forced_in += 1;
            let household = with(&sample, document);
            let breaches = limits::breaches(&household, &ground);
            assert!(
                breaches.iter().all(|breach| breach.limit == limit) && !breaches.is_empty(),
                "{fragment}: {breaches:?}"
            );
            let refused = store.change(at, "forced", |_| Ok::<_, StoreError>(household)).await;
            match refused {
                Err(StoreError::Refused(refusal)) => {
                    assert_eq!(refusal.limit, limit.word(), "the database of {fragment}")
                }
                other => panic!("the database took {fragment}: {other:?}"),
            }
            assert_eq!(store.household().await.expect("reads"), sample, "a refused change left something");
        }
        assert!(forced_in > 30, "only {forced_in} were forced in");
    });
}

/// A household with the facts of a file in it, whatever they say together.
fn with(household: &Household, document: Document) -> Household {
    fn put<T: Fact>(list: &mut Vec<T>, facts: Vec<T>) {
        list.retain(|known| facts.iter().all(|fact| fact.id() != known.id()));
        list.extend(facts);
    }
    let mut household = household.clone();
    put(&mut household.members, document.members);
    put(&mut household.accounts, document.accounts);
    put(&mut household.vehicles, document.vehicles);
    put(&mut household.filings, document.filings);
    put(&mut household.violations, document.violations);
    put(&mut household.appeals, document.appeals);
    put(&mut household.methods, document.methods);
    put(&mut household.payments, document.payments);
    put(&mut household.notes, document.notes);
    put(&mut household.attachments, document.attachments);
    put(&mut household.maintenance.announced, document.announced);
    household.maintenance.daily = document.daily.or(household.maintenance.daily);
    household
}
