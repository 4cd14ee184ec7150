//! Files that are read, files that are refused, and what they are refused for.

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::*;
use crate::{
    arbitrary,
    facts::Source,
    message::{Message, Value},
    problem::MOST_PROBLEMS,
    time::days_after,
};

const EXAMPLE: &str = include_str!("../../../../tests/data/contract-example.json");

/// Stands in for the law: natural days only, and two checks and two parameters that exist.
pub(super) const GROUND: Ground<'static> = Ground {
    plain_handle_by: &plain_handle_by,
    extension_months: 3,
    parameter: &|parameter| (parameter.parameter == "no-such").then(|| Message::new("test-parameter")),
    muted: &|muted| (muted.check == "no-such").then(|| Message::new("test-muted")),
};

fn plain_handle_by(violation: &Violation) -> Option<NaiveDate> {
    match violation.source {
        Source::Camera => Some(days_after(violation.notified_on?, 30)),
        Source::ParkingNotice => {
            Some(days_after(violation.notified_on.unwrap_or_else(|| violation.occurred_at.date()), 18))
        }
        Source::Notice | Source::OnSpot => None,
    }
}

fn import(bytes: &[u8], base: &Household, replace: bool) -> Result<Household, Vec<Problem>> {
    apply(bytes, base, replace, &GROUND, &mut |_| {})
}

fn written(household: &Household) -> String {
    let mut out = Vec::new();
    write(household, &mut out).expect("memory can be written to");
    String::from_utf8(out).expect("JSON is UTF-8")
}

/// Each problem as `path code`.
fn said(outcome: Result<Household, Vec<Problem>>) -> Vec<String> {
    let problems = outcome.err().unwrap_or_default();
    let known = |message: &Message<'_>| {
        let slots = crate::problem::Code::ALL.iter().map(|code| (code.word(), code.slots()));
        let limits = crate::limits::Limit::ALL.iter().map(|limit| (limit.word(), limit.slots()));
        let mut named: Vec<_> = message.values.iter().map(|(name, _)| *name).collect();
        named.sort_unstable();
        slots.chain(limits).any(|(key, slots)| {
            let mut slots = slots.to_vec();
            slots.sort_unstable();
            key == message.key && slots == named
        })
    };
    for problem in &problems {
        assert!(known(&problem.message) || problem.message.key.starts_with("test-"), "{problem:?}");
    }
    let code = |problem: &Problem| problem.message.key.to_owned();
    problems.iter().map(|problem| format!("{} {}", problem.path, code(problem)).trim_start().to_owned()).collect()
}

/// The one place where a bad file is described: the example with one part replaced, and what is said of it.
fn refuses(pointer: &str, value: Json, expected: &[&str]) {
    let mut file: Json = serde_json::from_str(EXAMPLE).expect("the example is JSON");
    let (parent, name) = pointer.rsplit_once('/').expect("a JSON pointer");
    match file.pointer_mut(parent) {
        Some(Json::Object(object)) => _ = object.insert(name.to_owned(), value.clone()),
        Some(Json::Array(array)) if name == "-" => array.push(value.clone()),
        Some(Json::Array(array)) => array[name.parse::<usize>().expect("an index")] = value.clone(),
        _ => panic!("{parent} is nowhere in the example"),
    }
    let bytes = serde_json::to_vec(&file).expect("JSON can be written");
    assert_eq!(said(import(&bytes, &Household::default(), false)), expected, "{pointer} = {value}");
}

/// An attachment of a violation.
fn attachment(violation: &str) -> Json {
    serde_json::json!({"id": "file", "violation": violation, "kind": "scene_photo", "name": "现场.jpg",
        "sha256": "0123456789abcdef".repeat(4), "size": 1, "added_at": "2026-09-06T19:00:00+08:00"})
}

fn refuses_text(text: impl AsRef<[u8]>, expected: &[&str]) {
    assert_eq!(said(import(text.as_ref(), &Household::default(), false)), expected);
}

#[test]
fn the_example_of_the_contract_is_read_and_written_back() {
    let household = import(EXAMPLE.as_bytes(), &Household::default(), false).expect("the example is sound");
    assert_eq!(household.accounts[1].id.as_str(), "acc-mum");
    assert_eq!(
        household.violations[0].decision.as_ref().map(|it| it.served_on.to_string()).as_deref(),
        Some("2026-09-05")
    );
    assert_eq!(household.methods.iter().map(|method| method.id.as_str()).collect::<Vec<_>>(), ["wx", "zfb"]);
    let canonical = written(&household);
    let again = import(canonical.as_bytes(), &Household::default(), false).expect("what was written can be read");
    assert_eq!(again, household);
    assert_eq!(written(&again), canonical);
    assert!(canonical.starts_with("{\n  \"format\": \"greenlight.household/1\",\n  \"members\": [\n"), "{canonical}");
    assert!(canonical.ends_with("\n}\n") && !canonical.contains("null"), "{canonical}");
}

#[test]
fn what_may_be_absent_may_be_absent() {
    for text in [
        r#"{"format": "greenlight.household/1"}"#,
        "\u{feff}{\"members\": null, \"maintenance\": null, \"settings\": {}, \"format\": \"greenlight.household/1\"}\n",
        r#"{"format":"greenlight.household/1","maintenance":{"daily":null,"announced":[]},"settings":{"muted":null}}"#,
    ] {
        assert_eq!(import(text.as_bytes(), &Household::default(), false), Ok(Household::default()), "{text}");
    }
    let text = r#"{"format": "greenlight.household/1", "maintenance": {"daily": []}}"#;
    let household = import(text.as_bytes(), &Household::default(), false).expect("no daily windows");
    assert_eq!(household.maintenance.daily, Some(Vec::new()));
}

mod limits;
mod merging;
mod refusals;
