//! The machine-readable answers, exactly as they were promised to other programs.

use serde_json::{Value, json};

use super::home::{Home, each};

const ASKED: &[&str] = &["check", "v1", "--account", "acc-dad", "--method", "wx", "--at", "2026-09-11T20:00:00+08:00"];

/// The answer the contract prints for its example.
fn promised() -> Value {
    json!({"format": "greenlight.check/1", "at": "2026-09-11T20:00:00+08:00",
     "results": [{
       "violation": "v1", "account": "acc-dad", "method": "wx",
       "verdict": "blocked", "next_step": "pay", "next_verdict": "blocked",
       "fine_fen": 20000, "surcharge_fen": 0, "amount_due_fen": 20000,
       "last_day": "2026-09-20", "advised_day": "2026-09-20", "handle_by": null, "dates_provisional": false,
       "earliest": null, "earliest_expected": false, "amount_at_earliest_fen": null,
       "next_earliest": null, "next_earliest_expected": false,
       "findings": [
         {"check": "insufficient-balance", "severity": "block", "step": "pay", "muted": false,
          "message": "微信零钱余额 ¥150.00，不够缴 ¥200.00，还差 ¥50.00",
          "clears": {"kind": "action", "at": null},
          "remedies": [{"kind": "top_up", "text": "充值 ¥50.00"},
                       {"kind": "use_method", "method": "zfb", "text": "改用支付宝"}],
          "confidence": "observed", "sources": ["文3"]},
         {"check": "objection-rejected", "severity": "info", "step": "both", "muted": false, "message": "…",
          "clears": null, "remedies": [], "confidence": "observed", "sources": ["文5"]}],
       "actions": [{"check": "insufficient-balance", "text": "改用支付宝"}],
       "alternatives": [
         {"account": "acc-dad", "method": "zfb", "verdict": "payable", "next_verdict": "payable",
          "earliest": "2026-09-11T20:00:00+08:00"},
         {"account": "acc-mum", "method": "zfb", "verdict": "payable", "next_verdict": "payable",
          "earliest": "2026-09-11T20:00:00+08:00"}]
     }],
     "batch": null})
}

#[test]
fn the_example_of_the_contract_is_answered_as_promised() {
    let home = Home::example();
    let said = home.run(&[ASKED, &["--json"]].concat());
    assert_eq!((said.code, said.err.as_str()), (1, ""), "a verdict is blocked");
    let mut found = said.json();
    let mut promised = promised();
    // The contract leaves this sentence open.
    let open = "/results/0/findings/1/message";
    *promised.pointer_mut(open).expect("promised") = found.pointer(open).cloned().expect("found");
    // Fields may be added, never renamed or left out.
    keep_what_was_promised(&mut found, &promised);
    assert_eq!(found, promised);
}

fn keep_what_was_promised(found: &mut Value, promised: &Value) {
    match (found, promised) {
        (Value::Object(found), Value::Object(promised)) => {
            found.retain(|field, _| promised.contains_key(field));
            for (field, value) in found {
                keep_what_was_promised(value, &promised[field]);
            }
        }
        (Value::Array(found), Value::Array(promised)) => {
            for (found, promised) in found.iter_mut().zip(promised) {
                keep_what_was_promised(found, promised);
            }
        }
        _ => {}
    }
}

#[test]
fn the_example_of_the_contract_can_be_paid_the_other_way() {
    let home = Home::example();
    let said = home.run(&["check", "v1", "--method", "zfb", "--at", "2026-09-11T20:00:00+08:00", "--json"]);
    assert_eq!(said.code, 0, "{said:?}");
    let result = &said.json()["results"][0];
    assert_eq!(result["verdict"], "payable");
    assert_eq!(result["account"], "acc-dad", "among equals the owner's");
    assert_eq!(result["earliest"], "2026-09-11T20:00:00+08:00");
    assert_eq!(result["amount_at_earliest_fen"], 20_000);
    assert_eq!(each(&result["findings"], "check"), ["objection-rejected"]);
}

#[test]
fn a_missing_fact_ends_like_a_block_and_a_caution_does_not() {
    let home = Home::demo();
    let code = |violation| home.run(&["check", violation, "--at", super::home::THAT_EVENING]).code;
    assert_eq!(code("v14"), 1, "信息不足: no decision number");
    assert_eq!(code("v03"), 0, "注意: overdue");
    assert_eq!(code("v10"), 0, "无需缴: paid");
    assert_eq!(code("v12"), 0, "a warning that can be confirmed");
    assert_eq!(code("v01"), 1, "受阻, though it can be confirmed at once");
}

#[test]
fn the_fee_of_the_contract_is_counted_as_promised() {
    let home = Home::empty();
    let fee = home.json(&["fee", "--fine-fen", "20000", "--served", "2026-09-16", "--paid", "2026-10-10"]);
    assert_eq!(
        fee,
        json!({"format": "greenlight.fee/1", "last_day": "2026-10-08", "advised_day": "2026-09-30", "days_late": 2,
               "surcharge_fen": 1200, "capped": false, "cap_reached_on": "2026-11-11", "total_fen": 21200,
               "dates_provisional": false})
    );
    assert!(!home.data().exists(), "a calculation needs no data");
}

#[test]
fn a_fee_stops_growing_at_the_fine() {
    let home = Home::empty();
    let fee = |paid| home.json(&["fee", "--fine-fen", "20000", "--served", "2026-09-16", "--paid", paid]);
    let (before, on, after) = (fee("2026-11-10"), fee("2026-11-11"), fee("2027-09-16"));
    assert_eq!(
        (&before["days_late"], &before["surcharge_fen"], &before["capped"]),
        (&33.into(), &19_800.into(), &false.into())
    );
    assert_eq!((&on["days_late"], &on["surcharge_fen"], &on["capped"]), (&34.into(), &20_000.into(), &true.into()));
    assert_eq!((&after["surcharge_fen"], &after["total_fen"]), (&20_000.into(), &40_000.into()));
}

#[test]
fn a_pause_includes_both_its_ends() {
    let home = Home::empty();
    let fee = |pauses: &[&str]| {
        let base = ["fee", "--fine-fen", "20000", "--served", "2026-09-16", "--paid", "2026-10-12"];
        home.json(&[&base, pauses].concat())
    };
    let late = |pauses: &[&str]| fee(pauses)["days_late"].clone();
    assert_eq!(late(&[]), 4, "10-09 to 10-12");
    assert_eq!(late(&["--pause", "2026-10-10..2026-10-11"]), 2);
    assert_eq!(late(&["--pause", "2026-10-10..2026-10-10"]), 3, "a pause of one day");
    assert_eq!(late(&["--pause", "2026-10-10..2026-10-11", "--pause", "2026-10-11..2026-10-12"]), 1, "counted once");
    assert_eq!(fee(&["--pause", "2026-09-20..2026-10-08"])["last_day"], "2026-10-08", "a pause never moves it");
}

#[test]
fn nothing_is_added_to_a_fine_of_nothing() {
    let fee = Home::empty().json(&["fee", "--fine-fen", "0", "--served", "2026-09-16", "--paid", "2026-12-10"]);
    assert_eq!((&fee["surcharge_fen"], &fee["cap_reached_on"]), (&0.into(), &Value::Null));
    assert_eq!(fee["capped"], false);
}
