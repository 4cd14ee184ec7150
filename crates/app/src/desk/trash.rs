//! 回收站: what was removed lately and is not there again, read from the journal, which has it as it was.

use std::collections::{BTreeSet, HashSet};

use greenlight_rules::{facts::Household, law::Bilingual, message, problem::Problem, time::Instant};
use greenlight_store::{ChangeId, ChangedFact, Entry, FactName, Noun};
use serde::Serialize;
use serde_json::{Value, json};
use specta::Type;

use super::{
    Desk, Open, as_u32,
    deed::{Done, naming},
    fragment::Fragment,
    history, waited,
};
use crate::{House, Trouble, house};

/// How many days what was removed can be put back. It is taste, not law: long enough to be missed, short enough to be read.
pub const KEPT_FOR: i64 = 30;

/// A day in seconds.
const DAY: i64 = 24 * 60 * 60;

/// Something that was removed, with what went with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Removed {
    /// The number of the change that removed it.
    #[specta(type = i32)]
    pub id: i64,
    /// When.
    pub at: Instant,
    /// What that change is called: a sentence of `done.json`.
    pub what: String,
    /// What it was; empty when many things went at once.
    pub subject: Bilingual,
    /// What went with it, or, where many things went at once, all of them: how many by the word for their kind.
    pub with: Vec<(String, u32)>,
    /// How many days it can still be put back, today among them.
    pub days_left: u32,
    /// The instant from which on it cannot be any more.
    pub until: Instant,
}

impl Desk {
    /// [`House::trash`] of the household that lies open.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn trash(&self) -> Result<Vec<Removed>, Trouble> {
        let (open, house, now) = (self.opened(), self.house(), self.now());
        waited(|| house.trash(&open, now))
    }

    /// [`House::put_back`] into the household that lies open.
    ///
    /// # Errors
    /// Those of [`House::put_back`].
    pub fn put_back(&self, id: i64) -> Result<Done, Trouble> {
        let _turn = self.turn();
        let (open, house, now) = (self.opened(), self.house(), self.now());
        let done = waited(|| house.put_back(&open, id, now))?;
        self.reopen(open.sample)?;
        Ok(done)
    }
}

impl House {
    /// What was removed in the last [`KEPT_FOR`] days and is not there again, the newest first. `open` is this household.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn trash(&self, open: &Open, now: Instant) -> Result<Vec<Removed>, Trouble> {
        let since = now.plus(chrono::TimeDelta::days(-KEPT_FOR));
        let removed = self.removed(since).await?;
        let there = names_of(&open.household);
        // What was removed twice is what the newest removal took.
        let mut seen = HashSet::new();
        let mut trash = Vec::new();
        for change in removed.chunk_by(|(one, _), (other, _)| one.id == other.id) {
            let Some((entry, _)) = change.first() else { continue };
            let gone = change.iter().map(|(_, name)| name).filter(|name| is_kept(name.noun));
            let gone: Vec<_> = gone.filter(|name| seen.insert(*name) && !there.contains(*name)).collect();
            let about = history::noun_of(&entry.what);
            let mut counts = Noun::ALL.map(|noun| (noun, gone.iter().filter(|name| name.noun == noun).count()));
            let subject = match about {
                None => history::both(""),
                Some(about) => {
                    // What went with something that is there again is no longer missed by itself.
                    let Some(own) = counts.iter_mut().find(|(noun, count)| *noun == about && *count > 0) else {
                        continue;
                    };
                    own.1 -= 1;
                    let facts = self.changed_facts(entry.id).await?;
                    history::subject_of(&entry.what, &facts, open, open)
                }
            };
            let with = counts.into_iter().filter(|(_, count)| *count > 0);
            let with: Vec<_> = with.map(|(noun, count)| (noun.word().to_owned(), as_u32(count))).collect();
            if about.is_none() && with.is_empty() {
                continue;
            }
            let left = entry.at.since(since).num_seconds();
            let days_left = u32::try_from((left + DAY - 1) / DAY).unwrap_or_default();
            let until = entry.at.plus(chrono::TimeDelta::days(KEPT_FOR));
            let what = entry.what.clone();
            trash.push(Removed { id: entry.id.0, at: entry.at, what, subject, with, days_left, until });
        }
        Ok(trash)
    }

    /// Puts back what a change removed, with what went with it, as one change that can be taken back. What the change only
    /// altered, because it mentioned what went, becomes what it was, where nobody has touched it since. `open` is this
    /// household.
    ///
    /// # Errors
    /// When it is not in the trash any more, or cannot stand beside what is there now; then nothing is changed.
    pub async fn put_back(&self, open: &Open, id: i64, now: Instant) -> Result<Done, Trouble> {
        let trash = self.trash(open, now).await?;
        let removed = trash.iter().find(|removed| removed.id == id).cloned().ok_or(Trouble::NotInTrash)?;
        let facts = self.changed_facts(ChangeId(id)).await?;
        let what = match removed.what.strip_prefix("remove.") {
            Some(word) => format!("restore.{word}"),
            None => "restore".to_owned(),
        };
        let next = |base: &Household| {
            let fragment = as_it_was(&facts, base);
            house::merged(&fragment.bytes(), base, false, &open.law, &mut |_| {})
        };
        let changed = self.act(&what, next, now).await;
        if let Err(Trouble::File(problems)) = &changed {
            let gone = self.removed(now.plus(chrono::TimeDelta::days(-KEPT_FOR))).await?;
            let names = gone_too(problems, &gone, &trash);
            if !names.is_empty() {
                return Err(Trouble::PutBackFirst(names));
            }
        }
        let changed = changed.map_err(|trouble| naming::in_the_way(naming::named(trouble, open), open))?;
        let change = changed.map(|id| id.0);
        Ok(Done { what: changed.map(|_| what), subject: removed.subject, ids: Vec::new(), change })
    }
}

/// What is missing because it was removed too, as the trash names it.
fn gone_too(problems: &[Problem], gone: &[(Entry, FactName)], trash: &[Removed]) -> Vec<String> {
    let names = problems.iter().filter_map(|problem| {
        let value = |name| problem.message.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
        let (Some(message::Value::Text(id)), Some(message::Value::Text(list))) = (value("found"), value("list")) else {
            return None;
        };
        let noun = Noun::ALL.into_iter().find(|noun| list_of(*noun) == Some(list))?;
        let (entry, _) = gone.iter().find(|(_, name)| name.noun == noun && name.id == **id)?;
        trash.iter().find(|removed| removed.id == entry.id.0).map(|removed| removed.subject.zh.clone())
    });
    names.collect::<BTreeSet<_>>().into_iter().collect()
}

/// What a change took out of a household and what it altered there, as it was before, as far as the household has it so.
fn as_it_was(facts: &[ChangedFact], household: &Household) -> Fragment {
    let mut fragment = Fragment::default();
    let mut notices = Vec::new();
    let mut muted = Vec::new();
    let there = names_of(household);
    for fact in facts {
        let Some(before) = &fact.before else { continue };
        let now = history::known(household, fact.name.noun.word(), &fact.name.id);
        let untouched = match &fact.after {
            None => !there.contains(&fact.name),
            Some(after) => now.as_ref() == Some(after),
        };
        match (fact.name.noun, list_of(fact.name.noun)) {
            _ if !untouched => {}
            (_, Some(list)) => fragment = fragment.with(list, before),
            (Noun::MaintenanceNotice, _) => notices.push(before.clone()),
            (Noun::Muted, _) => muted.push(before.clone()),
            _ => {}
        }
    }
    if !notices.is_empty() {
        fragment.0.insert("maintenance".to_owned(), json!({"announced": Value::Array(notices)}));
    }
    if !muted.is_empty() {
        fragment.0.insert("settings".to_owned(), json!({"muted": Value::Array(muted)}));
    }
    fragment
}

/// Whether facts of a kind are things that people remove; the others are settings.
fn is_kept(noun: Noun) -> bool {
    list_of(noun).is_some() || noun == Noun::MaintenanceNotice
}

/// The list of the portable file that facts of a kind stand in.
fn list_of(noun: Noun) -> Option<&'static str> {
    Some(match noun {
        Noun::Member => "members",
        Noun::Account => "accounts",
        Noun::Vehicle => "vehicles",
        Noun::Filing => "filings",
        Noun::Violation => "violations",
        Noun::Appeal => "appeals",
        Noun::Method => "methods",
        Noun::Payment => "payments",
        Noun::Note => "notes",
        Noun::Attachment => "attachments",
        Noun::DailyWindows | Noun::MaintenanceNotice | Noun::ParameterOverride | Noun::Muted => return None,
    })
}

/// The names of everything in a household that people remove.
fn names_of(household: &Household) -> HashSet<FactName> {
    let mut names = HashSet::new();
    macro_rules! add {
        ($($facts:expr => $noun:ident,)*) => {$(
            names.extend($facts.iter().map(|fact| FactName { noun: Noun::$noun, id: fact.id.as_str().to_owned() }));
        )*};
    }
    add! {
        household.members => Member,
        household.accounts => Account,
        household.vehicles => Vehicle,
        household.filings => Filing,
        household.violations => Violation,
        household.appeals => Appeal,
        household.methods => Method,
        household.payments => Payment,
        household.notes => Note,
        household.attachments => Attachment,
        household.maintenance.announced => MaintenanceNotice,
    }
    names
}
