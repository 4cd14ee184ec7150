//! What `check` and `explain` answer, whatever is in the answer.

use serde_json::Value;

use super::home::{Home, THAT_EVENING, each};

#[test]
fn without_a_name_every_open_violation_is_checked_the_most_urgent_first() {
    let answer = Home::demo().json(&["check", "--at", THAT_EVENING]);
    assert_eq!(
        each(&answer["results"], "violation"),
        ["v03", "v02", "v04", "v05", "v10", "v14", "v01", "v09", "v13", "v07", "v06", "v12", "v08"],
        "by last day, then handling day, then id; v11 was revoked"
    );
    let due: Vec<_> = answer["results"].as_array().expect("results").iter().map(due).collect();
    assert!(due.is_sorted(), "{due:?}");
    assert_eq!(answer["at"], THAT_EVENING);
}

/// Nulls last.
fn due(result: &Value) -> (String, String) {
    let day = |field: &str| result[field].as_str().unwrap_or("none").to_owned();
    (day("last_day"), day("handle_by"))
}

#[test]
fn named_violations_are_answered_in_the_order_asked_and_each_once() {
    let home = Home::demo();
    let answer = home.json(&["check", "v08", "v01", "v11", "v08", "v01", "--at", THAT_EVENING]);
    assert_eq!(each(&answer["results"], "violation"), ["v08", "v01", "v11"]);
    assert_eq!(answer["results"][2]["verdict"], "settled", "one that is no longer open can be asked about by name");
    assert_eq!(answer["batch"], Value::Null);
}

#[test]
fn instants_are_printed_in_beijing_time() {
    let home = Home::demo();
    let answer = home.json(&["check", "v08", "--at", "2026-09-23T13:42:00Z"]);
    assert_eq!(answer["at"], THAT_EVENING);
    assert_eq!(answer["results"][0]["next_earliest"], "2026-09-30T15:00:00+08:00");
}

#[test]
fn findings_come_gravest_first() {
    let weight = |finding: &Value| {
        let severity = finding["severity"].as_str().expect("a severity").to_owned();
        ["block", "missing", "warn", "info"].iter().position(|known| *known == severity).expect("a known severity")
    };
    let answer = Home::demo().json(&["check", "--at", "2026-09-28T23:00:00+08:00"]);
    for result in answer["results"].as_array().expect("results") {
        let weights: Vec<_> = result["findings"].as_array().expect("findings").iter().map(weight).collect();
        assert!(weights.is_sorted(), "{result}");
    }
}

#[test]
fn a_batch_says_which_pass_and_which_fail() {
    let home = Home::demo();
    let answer = home.json(&["check", "--batch", "--at", THAT_EVENING]);
    let ids = |list: &str| -> Vec<String> {
        let list = answer["batch"][list].as_array().expect("a list");
        list.iter().map(|id| id.as_str().expect("an id").to_owned()).collect()
    };
    let (passes, fails) = (ids("passes"), ids("fails"));
    let order = each(&answer["results"], "violation");
    let from_results = |passing: bool| -> Vec<String> {
        order.iter().filter(|id| passes.iter().any(|pass| pass == *id) == passing).map(ToString::to_string).collect()
    };
    assert_eq!((from_results(true), from_results(false)), (passes.clone(), fails.clone()), "each in one, in order");
    assert!(passes.contains(&"v01".to_owned()), "a record that can be confirmed passes");
    assert!(fails.contains(&"v08".to_owned()), "an open objection does not");
}

#[test]
fn what_a_batch_has_paid_is_gone() {
    let home = Home::demo();
    // 支付宝 holds ¥2,300.00 and the card takes ¥500.00 a day: v03 for ¥212.00 and v04 for ¥200.00 go by the card, and
    // then there is room for ¥88.00.
    let pays = |batch: &[&str]| {
        let base = ["check", "v03", "v04", "v02", "--method", "card", "--at", THAT_EVENING];
        let answer = home.json(&[&base, batch].concat());
        each(&answer["results"], "verdict").into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(pays(&[]), ["caution", "caution", "caution"], "each by itself");
    assert_eq!(pays(&["--batch"]), ["caution", "caution", "blocked"], "one after another");
}

#[test]
fn a_household_without_violations_has_nothing_to_check() {
    let home = Home::empty();
    let said = home.run(&["check"]).fine();
    assert!(said.out.contains("greenlight demo"), "it says how to begin: {said:?}");
    let answer = home.json(&["check", "--at", THAT_EVENING]);
    assert_eq!((&answer["results"], &answer["batch"]), (&Value::Array(vec![]), &Value::Null));
    let batch = home.json(&["check", "--batch"]);
    assert_eq!(batch["batch"], serde_json::json!({"passes": [], "fails": []}));
}

#[test]
fn every_finding_of_the_sample_is_explained() {
    let home = Home::demo();
    let answer = home.json(&["check", "--at", THAT_EVENING]);
    let results = answer["results"].as_array().expect("results");
    for finding in results.iter().flat_map(|result| result["findings"].as_array().expect("findings")) {
        let check = finding["check"].as_str().expect("a check");
        let said = home.run(&["explain", check]).fine();
        assert!(said.out.lines().count() > 2, "{check}: {said:?}");
        assert!(!finding["message"].as_str().expect("a message").is_empty());
    }
}

#[test]
fn an_override_is_visible_where_it_has_an_effect() {
    let home = Home::demo();
    let file =
        r#"{"format": "greenlight.household/1", "maintenance": {"daily": [{"start": "21:00", "end": "23:00"}]}}"#;
    home.import(file).fine();
    let answer = home.json(&["check", "v04", "--at", THAT_EVENING]);
    let finding = &answer["results"][0]["findings"][0];
    assert_eq!(
        (&finding["check"], &finding["overridden"][0]),
        (&"daily-maintenance".into(), &"daily-maintenance".into())
    );
    assert_eq!(answer["results"][0]["earliest"], "2026-09-23T23:00:00+08:00");
    assert!(home.run(&["check", "v04", "--at", THAT_EVENING]).out.contains("按家里改过的"));
}
