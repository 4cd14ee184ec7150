//! What has happened is not yet to come. A file has no now, so only deeds are held to it.

use greenlight_rules::{
    facts::Household,
    problem::{Code, Problem},
    time::{Instant, parse_date},
};
use serde_json::Value;

use super::super::{fragment::Fragment, history};

/// When something happened, by the list of the file and the place within a fact.
const HAPPENED: [(&str, &str); 9] = [
    ("filings", "/submitted_at"),
    ("filings", "/decided_at"),
    ("violations", "/occurred_at"),
    ("violations", "/notified_on"),
    ("violations", "/decision/issued_on"),
    ("violations", "/decision/served_on"),
    ("appeals", "/submitted_at"),
    ("appeals", "/decided_at"),
    ("payments", "/attempted_at"),
];

/// Every moment and day of facts that happened later than now. One that the household has already is left alone, or a fact
/// that came from a file could not be put right elsewhere.
pub(super) fn still_to_come(facts: &Fragment, household: &Household, now: Instant) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (list, place) in HAPPENED {
        for (index, fact) in facts.facts(list).iter().enumerate() {
            let Some(Value::String(written)) = fact.pointer(place) else { continue };
            let id = fact.get("id").and_then(Value::as_str).unwrap_or_default();
            let before = history::known(household, list.trim_end_matches('s'), id);
            if before.is_some_and(|before| before.pointer(place) == fact.pointer(place)) {
                continue;
            }
            let message = Code::ToCome.message();
            let late = match (Instant::parse(written), parse_date(written)) {
                (Some(at), _) if at > now => message.with("found", at),
                (None, Some(day)) if day > now.date() => message.with("found", day),
                _ => continue,
            };
            let path = format!("{list}[{index}]{}", place.replace('/', "."));
            problems.push(Problem { path, message: late });
        }
    }
    problems
}
