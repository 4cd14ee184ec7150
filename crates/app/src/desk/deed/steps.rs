//! What each deed comes to: which facts are added, replaced or removed, and what it is called.

use greenlight_rules::{
    facts::{AppealStatus, FilingStatus, Stage, Violation},
    law::Bilingual,
    list::Fact,
};
use serde_json::{Value, json};

use super::{Cleared, Deed, Plan, word};
use crate::{
    Trouble,
    desk::{
        Open,
        attempt::unknown,
        fragment::{Fragment, LISTS},
        history::{self, both},
    },
};

/// Works a deed out against the household as it is.
pub(super) fn plan(deed: Deed, open: &Open) -> Result<Plan, Trouble> {
    let facts = open.facts();
    let violation = |id: &str| facts.violation(id).ok_or_else(|| unknown("violation", id));
    let about = |violation: &Violation| history::about_violation(open, violation);
    let plan = |what: &str, subject: Bilingual, facts: Fragment| Plan {
        what: what.to_owned(),
        subject,
        facts,
        removal: None,
        cleared: Cleared::default(),
    };
    Ok(match deed {
        Deed::Keep { facts: kept } => {
            let (what, subject) = name_of_kept(&kept, open);
            plan(&what, subject, kept)
        }
        Deed::Remove { noun, id } => Plan {
            removal: Some((noun, id.clone())),
            ..plan(
                &format!("remove.{}", noun.word()),
                history::about_known(open, noun.word(), &id),
                Fragment::default(),
            )
        },
        Deed::Confirm { violation: id, number, issued_on, served_on, by_account, fine_fen, points, warning_only } => {
            let violation = violation(&id)?;
            let mut fact = json!(violation);
            // A decision that is put right stays paid, or revoked.
            if violation.stage == Stage::Recorded {
                fact["stage"] = json!(Stage::Decided);
            }
            fact["decision"] = json!({"number": number, "issued_on": issued_on, "served_on": served_on,
                "by_account": by_account});
            fact["fine_fen"] = json!(fine_fen);
            fact["points"] = json!(points);
            fact["warning_only"] = json!(warning_only);
            plan("confirm", about(violation), Fragment::of("violations", fact))
        }
        Deed::Pay { violation: id, account, method, attempted_at, amount_fen, succeeded, failure_text } => {
            let violation = violation(&id)?;
            let outcome = if succeeded { "succeeded" } else { "failed" };
            let payment = json!({"violation": id, "account": account, "method": method, "attempted_at": attempted_at,
                "amount_fen": amount_fen, "outcome": outcome, "failure_text": failure_text});
            let mut kept = Fragment::of("payments", payment);
            if succeeded && violation.stage == Stage::Decided {
                let mut fact = json!(violation);
                fact["stage"] = json!(Stage::Paid);
                kept = kept.with("violations", fact);
            }
            plan(&format!("pay.{outcome}"), about(violation), kept)
        }
        Deed::Appeal { violation: id, kind, submitted_at, note } => {
            let appeal = json!({"violation": id, "kind": kind, "submitted_at": submitted_at, "status": "pending",
                "note": note});
            plan(&format!("appeal.{kind}"), about(violation(&id)?), Fragment::of("appeals", appeal))
        }
        Deed::AnswerAppeal { appeal: id, status, decided_at, note } => {
            let status = word("appeal_status", &status, AppealStatus::from_word)?;
            let appeal = find(&open.household.appeals, &id).ok_or_else(|| unknown("appeal", &id))?;
            let mut fact = json!(appeal);
            fact["status"] = json!(status);
            fact["decided_at"] = json!(decided_at);
            if note.is_some() {
                fact["note"] = json!(note);
            }
            let subject = about(violation(appeal.violation.as_str())?);
            plan(&format!("answer_appeal.{}", status.word()), subject, Fragment::of("appeals", fact))
        }
        Deed::Revoke { violation: id } => {
            let violation = violation(&id)?;
            let mut fact = json!(violation);
            fact["stage"] = json!(Stage::Revoked);
            plan("revoke", about(violation), Fragment::of("violations", fact))
        }
        Deed::File { account, vehicle, submitted_at } => {
            let filing = json!({"account": account, "vehicle": vehicle, "submitted_at": submitted_at,
                "status": FilingStatus::Pending});
            plan("file", history::about_filing(open, &account, &vehicle), Fragment::of("filings", filing))
        }
        Deed::AnswerFiling { filing: id, approved, decided_at, note } => {
            let filing = find(&open.household.filings, &id).ok_or_else(|| unknown("filing", &id))?;
            let status = if approved { FilingStatus::Approved } else { FilingStatus::Rejected };
            let mut fact = json!(filing);
            fact["status"] = json!(status);
            fact["decided_at"] = json!(decided_at);
            if note.is_some() {
                fact["note"] = json!(note);
            }
            let subject = history::about_filing(open, filing.account.as_str(), filing.vehicle.as_str());
            plan(&format!("answer_filing.{}", status.word()), subject, Fragment::of("filings", fact))
        }
        Deed::Unbind { filing: id, at } => {
            let filing = find(&open.household.filings, &id).ok_or_else(|| unknown("filing", &id))?;
            let mut fact = json!(filing);
            fact["status"] = json!(FilingStatus::Unbound);
            if filing.decided_at.is_none() {
                fact["decided_at"] = json!(at);
            }
            let subject = history::about_filing(open, filing.account.as_str(), filing.vehicle.as_str());
            plan("unbind", subject, Fragment::of("filings", fact))
        }
        Deed::Override { parameter, value } => {
            let subject = history::about_parameter(open, &parameter);
            match value {
                Some(value) => plan("override", subject, settings("parameters", json!({ parameter.as_str(): value }))),
                None => Plan {
                    cleared: Cleared { parameter: Some(parameter), ..Cleared::default() },
                    ..plan("override.cleared", subject, Fragment::default())
                },
            }
        }
        Deed::Daily { windows: Some(windows) } => {
            let windows: Vec<_> = windows.iter().map(|(start, end)| json!({"start": start, "end": end})).collect();
            let mut kept = Fragment::default();
            kept.0.insert("maintenance".to_owned(), json!({"daily": windows}));
            plan("daily", both(""), kept)
        }
        Deed::Daily { windows: None } => Plan {
            cleared: Cleared { daily: true, ..Cleared::default() },
            ..plan("daily.cleared", both(""), Fragment::default())
        },
        Deed::Mute { check, violation: id, fingerprint, muted: true } => {
            let muted = json!({"check": check, "violation": id, "fingerprint": fingerprint});
            plan("mute", about(violation(&id)?), settings("muted", json!([muted])))
        }
        Deed::Mute { check, violation: id, muted: false, .. } => {
            let subject = about(violation(&id)?);
            Plan {
                cleared: Cleared { muted: Some((check, id)), ..Cleared::default() },
                ..plan("unmute", subject, Fragment::default())
            }
        }
    })
}

fn settings(part: &str, value: Value) -> Fragment {
    let mut kept = Fragment::default();
    kept.0.insert("settings".to_owned(), json!({ part: value }));
    kept
}

fn find<'a, F: Fact>(facts: &'a [F], id: &str) -> Option<&'a F> {
    facts.iter().find(|fact| fact.id() == id)
}

/// What keeping facts is called: after the first fact, added or edited.
fn name_of_kept(kept: &Fragment, open: &Open) -> (String, Bilingual) {
    let first = LISTS.iter().find_map(|list| Some((*list, kept.facts(list).first()?)));
    match first {
        Some((list, fact)) => {
            let word = list.trim_end_matches('s');
            let id = fact.get("id").and_then(Value::as_str).unwrap_or_default();
            let verb = if history::known(&open.household, word, id).is_some() { "edit" } else { "add" };
            (format!("{verb}.{word}"), history::about_fact(open, word, fact))
        }
        None => ("maintenance".to_owned(), both("")),
    }
}
