//! What was done, as people say it: what it is called, and what it is about.

use greenlight_rules::{facts::Violation, law::Bilingual, list::Fact, time::Instant};
use greenlight_store::{ChangedFact, FactName, Noun, State};
use serde::Serialize;
use serde_json::Value;
use specta::Type;

use super::{Desk, Open, waited};
use crate::Trouble;

/// One entry of the history.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Passage {
    /// Its number.
    #[specta(type = i32)]
    pub id: i64,
    /// When.
    pub at: Instant,
    /// What was done: a sentence of `done.json`.
    pub what: String,
    /// What it was about.
    pub subject: Bilingual,
    /// Whether it still holds: `done`, `undone` or `dropped`.
    pub state: String,
    /// Whether it put something back: an undo or a redo.
    pub reverts: bool,
}

impl Desk {
    /// The newest entries of the history, or those about one violation: these say nothing of what they are about.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn history(&self, violation: Option<&str>, most: u32) -> Result<Vec<Passage>, Trouble> {
        let open = self.opened();
        let house = self.house();
        let about = violation.map(|id| FactName { noun: Noun::Violation, id: id.to_owned() });
        let wants_facts = |what: &str| violation.is_none() && has_subject(what);
        let entries = waited(|| house.history(about.as_ref(), most as usize, wants_facts))?;
        let passage = |(entry, facts): (greenlight_store::Entry, Vec<ChangedFact>)| Passage {
            id: entry.id.0,
            at: entry.at,
            subject: subject_of(&entry.what, &facts, &open, &open),
            what: entry.what,
            state: match entry.state {
                State::Done => "done",
                State::Undone => "undone",
                State::Dropped => "dropped",
            }
            .to_owned(),
            reverts: entry.reverts.is_some(),
        };
        Ok(entries.into_iter().map(passage).collect())
    }
}

/// Whether a change of this name is about one thing. An import is not, and may have changed a hundred thousand facts.
pub(super) fn has_subject(what: &str) -> bool {
    noun_of(what).is_some()
}

/// The kind of fact that a change of this name is about.
fn noun_of(what: &str) -> Option<Noun> {
    let (verb, rest) = what.split_once('.').unwrap_or((what, ""));
    match verb {
        "add" | "edit" | "remove" => Noun::from_word(rest),
        "confirm" | "revoke" => Some(Noun::Violation),
        "attach" => Some(Noun::Attachment),
        "pay" => Some(Noun::Payment),
        "appeal" | "answer_appeal" => Some(Noun::Appeal),
        "file" | "answer_filing" | "unbind" => Some(Noun::Filing),
        "override" => Some(Noun::ParameterOverride),
        "mute" | "unmute" => Some(Noun::Muted),
        _ => None,
    }
}

/// What a change is about, by its name and its facts: the first of the kind it is named for.
pub(super) fn subject_of(what: &str, facts: &[ChangedFact], before: &Open, after: &Open) -> Bilingual {
    let Some(fact) = facts.iter().find(|fact| Some(fact.name.noun) == noun_of(what)) else { return both("") };
    let image = fact.after.as_ref().or(fact.before.as_ref()).cloned().unwrap_or_default();
    // What was taken back is known only to the household as it was.
    [after, before]
        .into_iter()
        .map(|open| match fact.name.noun {
            Noun::ParameterOverride => about_parameter(open, &fact.name.id),
            noun => about_fact(open, noun.word(), &image),
        })
        .find(|subject| !subject.zh.is_empty())
        .unwrap_or_else(|| both(""))
}

/// What a parameter is called.
pub(super) fn about_parameter(open: &Open, id: &str) -> Bilingual {
    let known = open.law.parameters.all().find(|known| known.id() == id);
    known.map_or_else(|| both(id), |known| known.title().clone())
}

/// What a fact of the portable file is about, by the word for its kind.
pub(super) fn about_fact(open: &Open, word: &str, fact: &Value) -> Bilingual {
    let text = |name: &str| fact.get(name).and_then(Value::as_str).unwrap_or_default();
    match word {
        "violation" => both(join([plate_of(open, text("vehicle")), text("offence").to_owned()])),
        "appeal" | "payment" | "muted" => {
            let violation = open.household.violations.iter().find(|known| known.id.as_str() == text("violation"));
            violation.map_or_else(|| both(""), |violation| about_violation(open, violation))
        }
        "filing" => about_filing(open, text("account"), text("vehicle")),
        "note" => {
            let violation = open.household.violations.iter().find(|known| known.id.as_str() == text("violation"));
            match (violation, plate_of(open, text("vehicle"))) {
                (Some(violation), _) => about_violation(open, violation),
                (None, plate) if !plate.is_empty() => both(plate),
                _ => both(beginning(text("text"))),
            }
        }
        "attachment" => both(text("name")),
        "vehicle" => both(text("plate")),
        "member" => both(text("name")),
        "method" => both(text("label")),
        "account" => {
            let member = name_of(open, text("member"));
            both(if text("label").is_empty() { member } else { text("label").to_owned() })
        }
        _ => both(""),
    }
}

/// What a violation is called.
pub(super) fn about_violation(open: &Open, violation: &Violation) -> Bilingual {
    both(join([plate_of(open, violation.vehicle.as_str()), violation.offence.clone()]))
}

/// What a filing is called.
pub(super) fn about_filing(open: &Open, account: &str, vehicle: &str) -> Bilingual {
    let holder = open.household.accounts.iter().find(|known| known.id.as_str() == account);
    let holder = holder.map_or_else(String::new, |account| {
        account.label.clone().unwrap_or_else(|| name_of(open, account.member.as_str()))
    });
    both(join([plate_of(open, vehicle), holder]))
}

/// What a fact of the household is called.
pub(super) fn about_known(open: &Open, word: &str, id: &str) -> Bilingual {
    about_fact(open, word, &known(open, word, id).unwrap_or_default())
}

/// The fact of this kind and id, in the shape of the portable file, if the household has it.
pub(super) fn known(open: &Open, word: &str, id: &str) -> Option<Value> {
    let household = &open.household;
    match word {
        "member" => image(&household.members, id),
        "account" => image(&household.accounts, id),
        "vehicle" => image(&household.vehicles, id),
        "filing" => image(&household.filings, id),
        "violation" => image(&household.violations, id),
        "appeal" => image(&household.appeals, id),
        "method" => image(&household.methods, id),
        "payment" => image(&household.payments, id),
        "note" => image(&household.notes, id),
        "attachment" => image(&household.attachments, id),
        _ => None,
    }
}

fn image(facts: &[impl Fact + Serialize], id: &str) -> Option<Value> {
    serde_json::to_value(facts.iter().find(|fact| fact.id() == id)?).ok()
}

fn plate_of(open: &Open, vehicle: &str) -> String {
    let known = open.household.vehicles.iter().find(|known| known.id.as_str() == vehicle);
    known.map_or_else(String::new, |vehicle| vehicle.plate.clone())
}

fn name_of(open: &Open, member: &str) -> String {
    let known = open.household.members.iter().find(|known| known.id.as_str() == member);
    known.map_or_else(String::new, |member| member.name.clone())
}

/// The beginning of a text that may be long.
fn beginning(text: &str) -> String {
    const MOST: usize = 16;
    let line = text.trim().lines().next().unwrap_or_default();
    match line.char_indices().nth(MOST) {
        None => line.to_owned(),
        Some((end, _)) => format!("{}…", &line[..end]),
    }
}

fn join(parts: [String; 2]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The same words in both languages, as the family wrote them.
pub(super) fn both(text: impl Into<String>) -> Bilingual {
    let text = text.into();
    Bilingual { zh: text.clone(), en: text }
}
