//! What was done, as people say it: what it is called, and what it is about.

mod detail;

use chrono::NaiveDate;
use greenlight_rules::{
    facts::{Household, Violation},
    law::Bilingual,
    list::Fact,
    time::{Instant, parse_date},
};
use greenlight_store::{ChangeId, ChangedFact, Entry, FactName, Noun, RESTORED, Sought, State};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;

pub use self::detail::{Detail, FIELDS};
use super::{Desk, Open, backups::Shift, waited};
use crate::{
    Trouble,
    house::Past,
    said::Datum,
    text::{Language, Words},
};

/// Which part of the history somebody wants to see.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct Sifting {
    /// Only what is about this violation.
    pub violation: Option<String>,
    /// Only what is about this car.
    pub vehicle: Option<String>,
    /// Only what is about this person.
    pub member: Option<String>,
    /// Only deeds of this kind.
    pub kind: Option<DeedKind>,
    /// Only from this day on.
    pub from: Option<String>,
    /// Only up to this day, which is in.
    pub to: Option<String>,
    /// Only what has this text in it, in either language.
    pub text: Option<String>,
}

/// The kinds of deeds, as people look for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is named for what it is about")]
pub enum DeedKind {
    Violation,
    Payment,
    Appeal,
    Filing,
    Vehicle,
    People,
    Papers,
    Rules,
    InBulk,
    Removal,
}

/// A piece of the history, the newest first.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Chapter {
    /// The entries.
    pub passages: Vec<Passage>,
    /// The entry before which to go on; none at the end. There may be more though none was found in this piece.
    #[specta(type = Option<i32>)]
    pub more: Option<i64>,
}

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
    /// What was written, or changed, of it.
    pub details: Vec<Detail>,
    /// How many facts it changed, by kind, where it is not about one thing.
    pub counted: Vec<Shift>,
    /// Whether it still holds: `done`, `undone` or `dropped`.
    pub state: String,
    /// Whether it put something back: an undo or a redo.
    pub reverts: bool,
    /// Whether it can be taken back, unless something touched the same facts since.
    pub can_undo: bool,
}

/// How many entries are looked through at once for a text or a kind.
const REACH: usize = 400;

impl Desk {
    /// A piece of the history: at most so many entries, of those before `before`. One that is sought by its text or kind
    /// may hold fewer, and none, and more come after it: so a long history is looked through in steps.
    ///
    /// # Errors
    /// When it cannot be read, or a day is none.
    pub fn history(&self, sifting: &Sifting, before: Option<i64>, most: u32) -> Result<Chapter, Trouble> {
        let open = self.opened();
        let house = self.house();
        let text = sifting.text.as_deref().map(plain).filter(|text| !text.is_empty());
        let sifted = text.is_some() || sifting.kind.is_some();
        let sought = Sought {
            before: before.map(ChangeId),
            from: day(sifting.from.as_deref())?.map(Instant::start_of),
            until: day(sifting.to.as_deref())?.and_then(|day| day.succ_opt()).map(Instant::start_of),
            about: sifting.about(),
            most: if sifted { REACH } else { most as usize },
        };
        let keeps = |entry: &Entry| sifting.kind.is_none_or(|kind| kind.has(&entry.what));
        let (found, more) = waited(|| house.history(&sought, keeps, has_subject))?;
        let mut more = more.map(|id| id.0);
        let mut passages = Vec::new();
        for past in found {
            let passage = Passage::of(past, &open);
            if text.as_deref().is_some_and(|text| !passage.says(text)) {
                continue;
            }
            if passages.len() == most as usize {
                more = passages.last().map(|last: &Passage| last.id);
                break;
            }
            passages.push(passage);
        }
        Ok(Chapter { passages, more })
    }
}

impl Sifting {
    fn about(&self) -> Vec<FactName> {
        let named = [(Noun::Violation, &self.violation), (Noun::Vehicle, &self.vehicle), (Noun::Member, &self.member)];
        let name = |(noun, id): (Noun, &Option<String>)| Some(FactName { noun, id: id.clone()? });
        named.into_iter().filter_map(name).collect()
    }
}

impl DeedKind {
    /// Whether a change of this name is of this kind.
    fn has(self, what: &str) -> bool {
        match self {
            DeedKind::Removal => what.starts_with("remove."),
            DeedKind::InBulk => matches!(what, "import" | "intake" | "demo" | RESTORED),
            DeedKind::Rules => {
                let verb = what.split('.').next().unwrap_or_default();
                matches!(verb, "override" | "daily" | "maintenance" | "mute" | "unmute") || what.ends_with(".notice")
            }
            DeedKind::Violation => noun_of(what) == Some(Noun::Violation),
            DeedKind::Payment => noun_of(what) == Some(Noun::Payment),
            DeedKind::Appeal => noun_of(what) == Some(Noun::Appeal),
            DeedKind::Filing => noun_of(what) == Some(Noun::Filing),
            DeedKind::Vehicle => noun_of(what) == Some(Noun::Vehicle),
            DeedKind::People => matches!(noun_of(what), Some(Noun::Member | Noun::Account | Noun::Method)),
            DeedKind::Papers => matches!(noun_of(what), Some(Noun::Note | Noun::Attachment)),
        }
    }
}

impl Passage {
    fn of(past: Past, open: &Open) -> Passage {
        let Past { entry, facts, counted } = past;
        let holds = entry.state == State::Done && entry.reverts.is_none();
        Passage {
            id: entry.id.0,
            at: entry.at,
            subject: subject_of(&entry.what, &facts, open, open),
            details: detail::details(named_for(&entry.what, &facts), open),
            counted: counted.iter().map(Shift::of).collect(),
            // The sample household is removed, not taken back.
            can_undo: holds && entry.what != RESTORED && !(open.sample && entry.what == "demo"),
            what: entry.what,
            state: match entry.state {
                State::Done => "done",
                State::Undone => "undone",
                State::Dropped => "dropped",
            }
            .to_owned(),
            reverts: entry.reverts.is_some(),
        }
    }

    /// Whether a text is in what is read of it, in either language.
    fn says(&self, text: &str) -> bool {
        let deed = [Language::Chinese, Language::English].map(|language| {
            Words { language, today: NaiveDate::default() }.known("done", &self.what).unwrap_or_default()
        });
        let details = self.details.iter().flat_map(|detail| [&detail.old, &detail.new]).flatten();
        let details = details.filter_map(|datum| match datum {
            Datum::Text(text) => Some(text.as_str()),
            _ => None,
        });
        let words = [self.subject.zh.as_str(), self.subject.en.as_str()];
        deed.into_iter().chain(words).chain(details).any(|said| plain(said).contains(text))
    }
}

/// A text as it is looked for: without blanks and the dot of a plate, and without capitals.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '·').flat_map(char::to_lowercase).collect()
}

fn day(text: Option<&str>) -> Result<Option<NaiveDate>, Trouble> {
    match text {
        None => Ok(None),
        Some(text) => parse_date(text).map(Some).ok_or_else(|| super::attempt::unknown("instant", text)),
    }
}

/// The fact that a change is about, by its name: the first of the kind it is named for.
fn named_for<'a>(what: &str, facts: &'a [ChangedFact]) -> Option<&'a ChangedFact> {
    facts.iter().find(|fact| Some(fact.name.noun) == noun_of(what))
}

/// Whether a change of this name is about one thing. An import is not, and may have changed a hundred thousand facts.
pub(super) fn has_subject(what: &str) -> bool {
    noun_of(what).is_some()
}

/// The kind of fact that a change of this name is about.
pub(super) fn noun_of(what: &str) -> Option<Noun> {
    let (verb, rest) = what.split_once('.').unwrap_or((what, ""));
    match verb {
        "add" | "edit" | "remove" | "restore" => Noun::from_word(rest),
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
    let Some(fact) = named_for(what, facts) else { return both("") };
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
                _ => both(beginning(text("text"), 16)),
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
    about_fact(open, word, &known(&open.household, word, id).unwrap_or_default())
}

/// The fact of this kind and id, in the shape of the portable file, if the household has it.
pub(super) fn known(household: &Household, word: &str, id: &str) -> Option<Value> {
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

/// The beginning of a text that may be long: so many letters of its first line.
fn beginning(text: &str, most: usize) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    match line.char_indices().nth(most) {
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
