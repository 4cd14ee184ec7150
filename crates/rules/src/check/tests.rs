//! Answers: the verdict, the best attempt, the alternatives, and when it will be free.

use serde_json::{Value, json};

use super::*;
use crate::testing::{Seen, World};

const EVENING: &str = "2026-09-11T20:00:00+08:00";

/// The household of the portable file's documentation.
fn example() -> World {
    World(serde_json::from_str(include_str!("../../../../tests/data/contract-example.json")).expect("JSON"))
}

fn with_method(world: World, id: &str, kind: &str, balance_fen: i64) -> World {
    let read = "2026-09-10T12:00:00+08:00";
    world.set(
        "/methods/-",
        json!({"id": id, "kind": kind, "label": id, "balance_fen": balance_fen, "balance_as_of": read}),
    )
}

fn with_filing(world: World, status: &str, submitted_at: &str) -> World {
    let decided_at = (status != "pending").then_some(submitted_at);
    world.set(
        "/filings/-",
        json!({"id": "f", "account": "acc-mum", "vehicle": "car", "submitted_at": submitted_at, "status": status,
               "decided_at": decided_at}),
    )
}

fn with_objection(world: World, submitted_at: &str) -> World {
    let objection = json!({"id": "o", "violation": "v", "kind": "objection", "submitted_at": submitted_at,
        "status": "pending"});
    world.set("/appeals/-", objection)
}

fn carrying(world: World, points: u32) -> World {
    world.set("/violations/0/points", json!(points))
}

fn pair(account: &str, method: &str) -> (Option<String>, Option<String>) {
    (Some(account.to_owned()), Some(method.to_owned()))
}

fn shown(seen: &Seen) -> (Option<String>, Option<String>) {
    (seen.account.clone(), seen.method.clone())
}

#[test]
fn the_example_of_the_documentation_is_answered_as_documented() {
    example().answer("v1", Some("acc-dad"), Some("wx"), EVENING, |answer| {
        assert_eq!(answer.account.map(|it| it.id.as_str()), Some("acc-dad"));
        assert_eq!(answer.method.map(|it| it.id.as_str()), Some("wx"));
        assert_eq!(answer.verdict, Verdict::Blocked);
        assert_eq!((answer.next_step, answer.next_verdict), (Some(Step::Pay), Some(Verdict::Blocked)));
        assert_eq!((answer.surcharge, answer.amount_due), (Fen::ZERO, Fen(20_000)));
        let pay_by = answer.pay_by.expect("a decision");
        assert_eq!(pay_by.last_day.to_string(), "2026-09-20");
        assert_eq!(pay_by.advised_day.to_string(), "2026-09-20");
        assert_eq!((answer.handle_by, answer.provisional), (None, false));
        assert_eq!((answer.earliest, answer.next_earliest), (None, None));
        let alternatives: Vec<_> = answer
            .alternatives
            .iter()
            .map(|other| {
                let account = other.account.map(|account| account.id.as_str());
                let method = other.method.map(|method| method.id.as_str());
                let earliest = other.earliest.map(|earliest| (earliest.at.to_string(), earliest.expected));
                (account, method, other.verdict, other.next_verdict, earliest)
            })
            .collect();
        let payable = |account| {
            let now = Some((EVENING.to_owned(), false));
            (Some(account), Some("zfb"), Verdict::Payable, Verdict::Payable, now)
        };
        assert_eq!(alternatives, [payable("acc-dad"), payable("acc-mum")]);
    });
    let seen = example().ask("v1", Some("acc-dad"), Some("wx"), EVENING);
    assert_eq!(seen.checks(), ["insufficient-balance", "objection-rejected"]);
    let short = &seen.findings[0];
    assert_eq!((short.clears.as_str(), short.muted), ("action", false));
    assert_eq!(short.remedies, ["top_up", "use_method zfb"]);
    assert_eq!(seen.findings[1].clears, "info");
    assert_eq!(seen.actions, [("insufficient-balance", "use_method")]);
}

#[test]
fn the_gravest_finding_gives_the_verdict() {
    let word = |world: World| world.ask("v", Some("acc-dad"), Some("zfb"), EVENING).verdict;
    assert_eq!(word(World::family()), "payable");
    let numberless = World::family().without("/violations/0/decision/number");
    assert_eq!(word(numberless.clone()), "unknown");
    let doubtful = World::family().set("/violations/0/decision/number", json!("110105"));
    assert_eq!(word(doubtful), "caution");
    assert_eq!(word(numberless.set("/methods/0/balance_fen", json!(1))), "blocked");
    assert_eq!(word(World::family().set("/violations/0/stage", json!("revoked"))), "settled");
}

#[test]
fn a_record_that_only_has_to_be_confirmed_is_blocked_for_payment_and_free_to_confirm() {
    let seen = World::recorded().at(EVENING);
    assert_eq!((seen.verdict, seen.next_verdict), ("blocked", Some("payable")));
    assert_eq!((seen.earliest, seen.next_earliest.as_deref()), (None, Some(EVENING)));
    assert_eq!(seen.actions, [("not-confirmed", "confirm")]);
    World::recorded().answer("v", None, None, EVENING, |answer| assert_eq!(answer.next_step, Some(Step::Confirm)));
}

#[test]
fn a_recorded_warning_has_the_verdict_of_its_confirming() {
    let warning =
        World::recorded().set("/violations/0/fine_fen", json!(0)).set("/violations/0/warning_only", json!(true));
    let seen = warning.at(EVENING);
    assert_eq!((seen.verdict, seen.next_verdict, seen.due), ("payable", Some("payable"), 0));
    assert_eq!(seen.checks(), ["nothing-due"]);
    let seen = warning.at("2026-09-12T03:00:00+08:00");
    assert_eq!((seen.verdict, seen.next_verdict), ("blocked", Some("blocked")));
    assert_eq!(seen.earliest, seen.next_earliest);
}

#[test]
fn what_is_settled_shows_only_what_settled_it() {
    let payment = json!({"id": "p", "violation": "v", "method": "zfb", "attempted_at": "2026-09-11T12:00:00+08:00",
        "amount_fen": 20000, "outcome": "succeeded"});
    let paid = World::family().set("/violations/0/stage", json!("paid"));
    let warned = World::family().set("/violations/0/fine_fen", json!(0)).set("/violations/0/warning_only", json!(true));
    let revoked = World::family().set("/violations/0/stage", json!("revoked"));
    for (world, check) in [
        (World::family().set("/payments/-", payment), "already-paid"),
        (paid, "already-paid"),
        (warned, "nothing-due"),
        (World::family().set("/violations/0/fine_fen", json!(0)), "nothing-due"),
        (revoked, "nothing-due"),
    ] {
        // In the middle of maintenance, overdue, with an objection open and nothing left on the method.
        let world = with_objection(world, "2026-10-08T10:00:00+08:00").set("/methods/0/balance_fen", json!(1));
        let seen = world.at("2026-10-12T03:00:00+08:00");
        assert_eq!((seen.verdict, seen.next_verdict), ("settled", None), "{check}");
        assert_eq!((seen.due, seen.surcharge, seen.checks()), (0, 0, vec![check]));
        assert_eq!((seen.earliest, seen.next_earliest, seen.alternatives.len()), (None, None, 0));
        world.answer("v", None, None, EVENING, |answer| {
            assert_eq!(answer.pay_by.map(|pay_by| pay_by.last_day.to_string()).as_deref(), Some("2026-09-20"));
            assert_eq!((answer.next_step, answer.handle_by), (None, None));
        });
    }
}

#[test]
fn with_nothing_named_the_best_attempt_is_shown() {
    let world = with_method(World::family(), "wx", "wechat", 15_000);
    assert_eq!(shown(&world.at(EVENING)), pair("acc-dad", "zfb"));
    let world = with_filing(world.set("/methods/0/balance_fen", json!(1)), "approved", "2026-08-03T09:00:00+08:00");
    assert_eq!(
        shown(&world.at(EVENING)),
        pair("acc-dad", "wx"),
        "all blocked, so the owner's, and the smallest method"
    );
}

#[test]
fn among_equals_the_owner_comes_before_the_smaller_id() {
    let world = with_filing(World::family(), "approved", "2026-08-03T09:00:00+08:00").set("/accounts/1/id", json!("a"));
    let world = world.set("/filings/0/account", json!("a"));
    assert_eq!(shown(&world.at(EVENING)), pair("acc-dad", "zfb"));
    let outside = world.set("/vehicles/0/owner", Value::Null);
    let filed = json!({"id": "g", "account": "acc-dad", "vehicle": "car", "submitted_at": "2026-08-03T09:00:00+08:00",
        "status": "approved", "decided_at": "2026-08-04T09:00:00+08:00"});
    assert_eq!(shown(&outside.set("/filings/-", filed).at(EVENING)), pair("a", "zfb"));
}

#[test]
fn what_frees_itself_soonest_is_better_than_what_needs_somebody_to_act() {
    // Both methods fall short of today's limit; one is free again at midnight.
    let spent = |world: World, id: &str, limit: i64| {
        world.set(
            "/methods/-",
            json!({"id": id, "kind": "unionpay", "label": id, "daily_limit_fen": limit, "spent_fen": 20000,
                   "spent_on": "2026-09-11"}),
        )
    };
    let world = spent(spent(World::family().without("/methods/0"), "u1", 19_999), "u2", 20_000);
    let seen = world.at(EVENING);
    assert_eq!(shown(&seen), pair("acc-dad", "u2"));
    assert_eq!(seen.earliest.as_deref(), Some("2026-09-12T00:00:00+08:00"));
}

#[test]
fn what_is_named_is_what_is_shown() {
    let world = with_method(World::family(), "wx", "wechat", 15_000);
    assert_eq!(shown(&world.ask("v", Some("acc-mum"), None, EVENING)), pair("acc-mum", "zfb"));
    assert_eq!(shown(&world.ask("v", None, Some("wx"), EVENING)), pair("acc-dad", "wx"));
    assert_eq!(shown(&world.ask("v", Some("acc-mum"), Some("wx"), EVENING)), pair("acc-mum", "wx"));
}

#[test]
fn a_record_with_points_is_tried_with_the_drivers_account_alone() {
    let filed = || with_filing(carrying(World::recorded(), 3), "approved", "2026-08-03T09:00:00+08:00");
    let accounts = |world: World| {
        let seen = world.at(EVENING);
        let others = seen.alternatives.iter().filter_map(|(account, _)| account.clone()).collect::<Vec<_>>();
        (seen.account, others)
    };
    let dad = Some("acc-dad".to_owned());
    assert_eq!(accounts(filed()), (dad.clone(), vec![]));
    let mum = filed().set("/violations/0/driver", json!("mum"));
    assert_eq!(accounts(mum.clone()), (Some("acc-mum".to_owned()), vec![]));
    let unknown = filed().set("/violations/0/driver", Value::Null);
    assert_eq!(accounts(unknown.clone()), (dad.clone(), vec![]), "the owner's");
    assert_eq!(accounts(unknown.set("/vehicles/0/owner", Value::Null)), (None, vec![]), "nobody's may be tried");
    let pedestrian = mum.set("/members/-", json!({"id": "son", "name": "王小"}));
    let pedestrian = pedestrian.set("/violations/0/driver", json!("son"));
    let seen = pedestrian.at(EVENING);
    assert_eq!((seen.account.as_deref(), seen.next_verdict), (None, Some("unknown")), "the driver has no account");
    assert!(seen.finding("no-account").is_some());
}

#[test]
fn a_household_of_one_tries_its_only_member() {
    let alone = carrying(World::recorded(), 3).without("/members/1").without("/accounts/1");
    let alone = alone.set("/violations/0/driver", Value::Null).set("/vehicles/0/owner", Value::Null);
    assert_eq!(alone.at(EVENING).account.as_deref(), Some("acc-dad"));
}

#[test]
fn another_account_than_the_drivers_is_examined_only_when_it_is_named() {
    let world = with_filing(carrying(World::recorded(), 3), "approved", "2026-08-03T09:00:00+08:00");
    let seen = world.ask("v", Some("acc-mum"), None, EVENING);
    assert_eq!(seen.account.as_deref(), Some("acc-mum"));
    assert!(seen.finding("not-the-driver").is_some());
    assert_eq!(seen.alternatives, [pair("acc-dad", "zfb")]);
}

#[test]
fn alternatives_are_what_else_passes_best_first() {
    let world = with_filing(World::family(), "approved", "2026-08-03T09:00:00+08:00");
    let world = with_method(with_method(world, "wx", "wechat", 15_000), "card", "debit_card", 20_000);
    let stale = json!({"id": "old", "kind": "alipay", "label": "旧", "balance_fen": 20000,
        "balance_as_of": "2026-08-01T12:00:00+08:00"});
    let world =
        world.set("/methods/-", stale).set("/methods/-", json!({"id": "blank", "kind": "wechat", "label": "空"}));
    let seen = world.at(EVENING);
    assert_eq!(shown(&seen), pair("acc-dad", "card"));
    let expected =
        [("acc-dad", "zfb"), ("acc-mum", "card"), ("acc-mum", "zfb"), ("acc-dad", "old"), ("acc-mum", "old")];
    assert_eq!(seen.alternatives, expected.map(|(account, method)| pair(account, method)));
}

#[test]
fn there_are_five_alternatives_at_most() {
    let world = (0..8).fold(World::family(), |world, n| with_method(world, &format!("c{n}"), "debit_card", 20_000));
    let methods = world.at(EVENING).alternatives.into_iter().filter_map(|(_, method)| method).collect::<Vec<_>>();
    assert_eq!(methods, ["c1", "c2", "c3", "c4", "c5"]);
}

#[test]
fn alternatives_are_what_would_be_tried_with_nothing_named() {
    let seen = World::family().ask("v", Some("acc-mum"), Some("zfb"), EVENING);
    assert_eq!(seen.verdict, "blocked");
    assert_eq!(seen.alternatives, [pair("acc-dad", "zfb")]);
}

#[test]
fn a_switch_to_the_better_account_is_proposed_first() {
    // Two other accounts pass, and the owner's has the larger id.
    let world = World::family().set("/members/-", json!({"id": "son", "name": "王小"}));
    let world = world.set("/accounts/-", json!({"id": "a", "member": "son", "licence": {"status": "normal"}}));
    let filed = json!({"id": "g", "account": "a", "vehicle": "car", "submitted_at": "2026-08-03T09:00:00+08:00",
        "status": "approved", "decided_at": "2026-08-04T09:00:00+08:00"});
    let seen = world.set("/filings/-", filed).ask("v", Some("acc-mum"), None, EVENING);
    let finding = seen.finding("vehicle-not-filed").expect("it is not filed");
    let switches: Vec<_> = finding.remedies.iter().filter(|it| it.starts_with("use_account")).collect();
    assert_eq!(switches, ["use_account acc-dad", "use_account a"]);
}

#[test]
fn a_method_that_warns_is_proposed_after_one_that_does_not() {
    let stale = json!({"id": "ali", "kind": "alipay", "label": "旧", "balance_fen": 20000,
        "balance_as_of": "2026-08-01T12:00:00+08:00"});
    let world = with_method(World::family().set("/methods/-", stale), "wx", "wechat", 15_000);
    let seen = world.ask("v", None, Some("wx"), EVENING);
    let remedies = &seen.finding("insufficient-balance").expect("it is short").remedies;
    assert_eq!(remedies, &["top_up", "use_method zfb", "use_method ali"]);
}

#[test]
fn nothing_blocks_is_free_at_once() {
    let seen = World::family().without("/violations/0/decision/number").at(EVENING);
    assert_eq!((seen.verdict, seen.earliest.as_deref()), ("unknown", Some(EVENING)), "missing facts block nothing");
    assert_eq!((seen.earliest_expected, seen.amount_at_earliest), (false, Some(20_000)));
}

#[test]
fn what_clears_one_after_another_is_looked_at_again_and_again() {
    // Daily maintenance until 04:00, an announced one from 03:30 to 02:30 the next day, and the daily one again.
    let notice = json!({"id": "m", "from": "2026-09-12T03:30:00+08:00", "to": "2026-09-13T02:30:00+08:00"});
    let world = World::family().set("/maintenance/announced/-", notice);
    let seen = world.at("2026-09-12T03:00:00+08:00");
    assert_eq!(seen.checks(), ["daily-maintenance"]);
    assert_eq!(seen.earliest.as_deref(), Some("2026-09-13T04:00:00+08:00"));
    assert!(!seen.earliest_expected);
}

#[test]
fn the_amount_due_is_that_of_the_earliest_instant() {
    let notice = json!({"id": "m", "from": "2026-09-20T22:00:00+08:00", "to": "2026-09-22T06:00:00+08:00"});
    let seen = World::family().set("/maintenance/announced/-", notice).at("2026-09-20T23:00:00+08:00");
    assert_eq!((seen.due, seen.earliest.as_deref()), (20_000, Some("2026-09-22T06:00:00+08:00")));
    assert_eq!(seen.amount_at_earliest, Some(20_000 + 2 * 600));
}

#[test]
fn a_surcharge_that_grows_past_the_balance_needs_somebody_to_act() {
    let notice = json!({"id": "m", "from": "2026-09-20T22:00:00+08:00", "to": "2026-09-21T06:00:00+08:00"});
    let world = World::family().set("/maintenance/announced/-", notice);
    let at = "2026-09-20T23:00:00+08:00";
    assert_eq!(world.clone().set("/methods/0/balance_fen", json!(20_599)).at(at).earliest, None);
    assert!(world.set("/methods/0/balance_fen", json!(20_600)).at(at).earliest.is_some());
}

#[test]
fn a_pending_filing_is_taken_as_approved_when_its_answer_is_expected() {
    let world = with_filing(World::family(), "pending", "2026-09-11T03:10:00+08:00");
    let seen = world.ask("v", Some("acc-mum"), None, EVENING);
    assert_eq!(seen.finding("filing-pending").expect("pending").clears, "expected 2026-09-14T03:10:00+08:00");
    // The answer comes in the middle of the night's maintenance.
    assert_eq!(seen.earliest.as_deref(), Some("2026-09-14T04:00:00+08:00"));
    assert!(seen.earliest_expected, "one of the rounds rested on an answer that is only expected");
    let late = world.ask("v", Some("acc-mum"), None, "2026-09-14T03:10:00+08:00");
    assert_eq!(late.earliest, None, "an expected end that has passed is no end any more");
}

#[test]
fn a_pending_objection_is_taken_as_rejected_when_its_answer_is_expected() {
    let world = with_objection(World::recorded(), "2026-09-10T10:00:00+08:00");
    let seen = world.at(EVENING);
    assert_eq!((seen.earliest, seen.next_earliest.as_deref()), (None, Some("2026-09-17T10:00:00+08:00")));
    assert_eq!(seen.next_verdict, Some("blocked"));
    assert_eq!(world.at("2026-09-17T10:00:00+08:00").next_earliest, None);
}

#[test]
fn a_filing_whose_answer_comes_after_the_offence_stays_too_late() {
    let world = with_filing(carrying(World::recorded(), 3), "pending", "2026-09-10T09:00:00+08:00");
    let seen = world.set("/violations/0/driver", json!("mum")).ask("v", Some("acc-mum"), None, EVENING);
    assert!(seen.finding("filing-too-late").is_some());
    assert_eq!(seen.next_earliest, None);
}

#[test]
fn every_finding_that_blocks_until_somebody_acts_has_its_action() {
    let world = World::family().set("/methods/0/balance_fen", json!(1));
    let seen = world.ask("v", Some("acc-mum"), None, "2026-09-12T03:00:00+08:00");
    assert_eq!(seen.checks(), ["daily-maintenance", "vehicle-not-filed", "insufficient-balance"]);
    assert_eq!(seen.actions, [("vehicle-not-filed", "use_account"), ("insufficient-balance", "top_up")]);
}
