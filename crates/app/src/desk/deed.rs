//! What somebody can do to the facts: a closed list, each one change of the journal that can be taken back.

pub(super) mod naming;
mod past;
mod removal;
mod steps;

use greenlight_rules::{
    facts::{Household, ParameterShape},
    law::{Bilingual, Law},
    problem::Problem,
};
use greenlight_store::{ChangeId, Entry, Sought, State, TakenBack};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Desk, Open, fragment::Fragment, history, waited};
use crate::{House, Trouble, house, said::Said};

/// A deed. Days and instants are written as in the portable file.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(tag = "deed", rename_all = "snake_case", deny_unknown_fields)]
pub enum Deed {
    /// Adds facts, or puts them in place of those with the same ids.
    Keep {
        /// The facts.
        facts: Fragment,
    },
    /// Removes a fact, and what means nothing without it.
    Remove {
        /// Which kind.
        noun: Removable,
        /// Its id.
        id: String,
    },
    /// 登记决定书: the record was confirmed, and this decision came of it.
    Confirm {
        /// The record.
        violation: String,
        /// 决定书编号
        number: Option<String>,
        /// The day it was made.
        issued_on: Option<String>,
        /// The day it was received.
        served_on: String,
        /// The account that confirmed.
        by_account: Option<String>,
        /// The fine the decision fixes, in fen.
        fine_fen: i32,
        /// The points the decision fixes.
        points: u32,
        /// Whether it is a warning.
        warning_only: bool,
    },
    /// 登记缴款: an attempt to pay was made.
    Pay {
        /// What for.
        violation: String,
        /// Through which account.
        account: Option<String>,
        /// By which method.
        method: Option<String>,
        /// When.
        attempted_at: String,
        /// How much, in fen.
        amount_fen: i32,
        /// Whether it succeeded.
        succeeded: bool,
        /// What the phone showed when it failed.
        failure_text: Option<String>,
    },
    /// 申诉: an objection, a reconsideration or a lawsuit was submitted.
    Appeal {
        /// Against what.
        violation: String,
        /// Which remedy.
        kind: String,
        /// When.
        submitted_at: String,
        /// What the family notes.
        note: Option<String>,
    },
    /// The answer to an appeal came, or it was withdrawn.
    AnswerAppeal {
        /// Which.
        appeal: String,
        /// `upheld`, `rejected` or `withdrawn`.
        status: String,
        /// When.
        decided_at: String,
        /// What the family notes.
        note: Option<String>,
    },
    /// 撤销: the record was removed.
    Revoke {
        /// Which.
        violation: String,
    },
    /// 备案: an account applied for a car.
    File {
        /// The account.
        account: String,
        /// The car.
        vehicle: String,
        /// When.
        submitted_at: String,
    },
    /// The answer to a filing came.
    AnswerFiling {
        /// Which.
        filing: String,
        /// Whether it was approved.
        approved: bool,
        /// When.
        decided_at: String,
        /// What the family notes, such as why it was rejected.
        note: Option<String>,
    },
    /// A filing was unbound.
    Unbind {
        /// Which.
        filing: String,
        /// When.
        at: String,
    },
    /// The household's own value of a parameter; none for the published one again.
    Override {
        /// Its id.
        parameter: String,
        /// The value.
        #[specta(type = Option<ParameterShape>)]
        value: Option<serde_json::Value>,
    },
    /// The household's own daily windows; none for those of the law data again.
    Daily {
        /// The windows as `HH:MM`, start and end.
        windows: Option<Vec<(String, String)>>,
    },
    /// Mutes a finding until the facts behind it change, or lets it speak again.
    Mute {
        /// The check.
        check: String,
        /// The violation.
        violation: String,
        /// What the finding's facts were.
        fingerprint: String,
        /// Whether to mute it.
        muted: bool,
    },
}

/// What can be removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each is named for its fact")]
pub enum Removable {
    Member,
    Account,
    Vehicle,
    Filing,
    Violation,
    Appeal,
    Method,
    Payment,
    Note,
    Attachment,
    Notice,
}

/// What a deed, an undo or a redo did.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Done {
    /// What it is called: a sentence of `done.json`. None when nothing changed.
    pub what: Option<String>,
    /// What it is about.
    pub subject: Bilingual,
    /// The ids of the facts that are new.
    pub ids: Vec<String>,
    /// The entry of the change that was made, taken back, or put back again.
    #[specta(type = Option<i32>)]
    pub change: Option<i64>,
}

/// What is wrong with a deed.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Flaw {
    /// Where in the facts: `violations[0].decision.served_on`.
    pub path: String,
    /// The last name of the path, the form's field: `served_on`. Empty when it is about the whole.
    pub field: String,
    /// What is wrong: a sentence of `problem.json`.
    pub said: Said,
}

impl Removable {
    /// The word for it in `done.json`.
    const fn word(self) -> &'static str {
        match self {
            Removable::Member => "member",
            Removable::Account => "account",
            Removable::Vehicle => "vehicle",
            Removable::Filing => "filing",
            Removable::Violation => "violation",
            Removable::Appeal => "appeal",
            Removable::Method => "method",
            Removable::Payment => "payment",
            Removable::Note => "note",
            Removable::Attachment => "attachment",
            Removable::Notice => "notice",
        }
    }
}

impl From<&Problem> for Flaw {
    fn from(problem: &Problem) -> Flaw {
        let field = problem.path.rsplit('.').next().unwrap_or_default();
        let field = if field.ends_with(']') { "" } else { field };
        Flaw { path: problem.path.clone(), field: field.to_owned(), said: (&problem.message).into() }
    }
}

/// A deed, worked out against the household as it is.
pub(super) struct Plan {
    /// What it is called.
    what: String,
    /// What it is about.
    subject: Bilingual,
    /// What is added or replaced.
    facts: Fragment,
    /// What goes first.
    removal: Option<(Removable, String)>,
    /// Settings that go back to what is published.
    cleared: Cleared,
}

/// Settings that go back.
#[derive(Default)]
struct Cleared {
    parameter: Option<String>,
    daily: bool,
    muted: Option<(String, String)>,
}

impl Desk {
    /// Does a deed, in one transaction and one entry of the journal.
    ///
    /// # Errors
    /// Everything that is wrong with it, or that it cannot be written; then nothing is changed.
    pub fn act(&self, deed: Deed) -> Result<Done, Trouble> {
        let _turn = self.turn();
        let open = self.opened();
        let now = self.now();
        let (mut plan, mut ids) = Plan::of(deed.clone(), &open)?;
        let to_come = past::still_to_come(&plan.facts, &open.household, now);
        if !to_come.is_empty() {
            return Err(Trouble::File(to_come));
        }
        let what = plan.what.clone();
        let next = |base: &Household| {
            // The command line may have changed it since it was read: the deed is done to what is there now.
            if *base != open.household {
                let (sample, household, law) = (open.sample, base.clone(), open.law.clone());
                let there = Open { sample, household, law, holidays: Default::default(), stamp: Default::default() };
                (plan, ids) = Plan::of(deed.clone(), &there)?;
            }
            plan.apply(base, &open.law)
        };
        let house = House::at(self.folder_of(open.sample));
        let changed = waited(|| house.act(&what, next, now)).map_err(|trouble| naming::named(trouble, &open))?;
        self.reopen(open.sample)?;
        let ids = if changed.is_some() { ids } else { Vec::new() };
        Ok(Done { what: changed.map(|_| what), subject: plan.subject, ids, change: changed.map(|id| id.0) })
    }

    /// What is wrong with a deed, without doing it.
    ///
    /// # Errors
    /// When it is about something that is not there.
    pub fn try_deed(&self, deed: Deed) -> Result<Vec<Flaw>, Trouble> {
        let open = self.opened();
        let (plan, _) = Plan::of(deed, &open)?;
        let to_come = past::still_to_come(&plan.facts, &open.household, self.now());
        if !to_come.is_empty() {
            return Ok(to_come.iter().map(Flaw::from).collect());
        }
        match plan.apply(&open.household, &open.law).map_err(|trouble| naming::named(trouble, &open)) {
            Ok(_) => Ok(Vec::new()),
            Err(Trouble::File(problems)) => Ok(problems.iter().map(Flaw::from).collect()),
            Err(trouble) => Err(trouble),
        }
    }

    /// Takes the newest change back.
    ///
    /// # Errors
    /// When there is none, or the data cannot be written.
    pub fn undo(&self) -> Result<Done, Trouble> {
        let _turn = self.turn();
        let (house, now) = (self.house(), self.now());
        // The sample household is removed, not undone: without it its folder would stand empty and still be the sample's.
        if self.opened().sample {
            let all = Sought::default();
            let entries = waited(|| house.entries(&all))?;
            let newest = entries.iter().find(|entry| entry.state == State::Done && entry.reverts.is_none());
            if newest.is_none_or(|entry| entry.what == "demo") {
                return Err(Trouble::NothingToUndo);
            }
        }
        let entry = waited(|| house.undo(now))?;
        self.reverted(entry)
    }

    /// Puts back again what was taken back last.
    ///
    /// # Errors
    /// When there is nothing, or the data cannot be written.
    pub fn redo(&self) -> Result<Done, Trouble> {
        let _turn = self.turn();
        let (house, now) = (self.house(), self.now());
        let entry = waited(|| house.redo(now))?;
        self.reverted(entry)
    }

    /// Takes a change back that need not be the newest.
    ///
    /// # Errors
    /// When it does not hold any more, when something later touched the same facts or refers to them, or when the data
    /// cannot be written.
    pub fn take_back(&self, id: i64) -> Result<Done, Trouble> {
        let _turn = self.turn();
        let (open, house, now) = (self.opened(), self.house(), self.now());
        let up_to_it = Sought { before: Some(ChangeId(id + 1)), most: 1, ..Sought::default() };
        let first = waited(|| house.entries(&up_to_it))?;
        if open.sample && first.iter().any(|entry| entry.what == "demo") {
            return Err(Trouble::NothingToUndo);
        }
        match waited(|| house.take_back(ChangeId(id), now)).map_err(|trouble| naming::in_the_way(trouble, &open))? {
            TakenBack::Done(entry) => self.reverted(entry),
            TakenBack::NotThere => Err(Trouble::NothingToUndo),
            TakenBack::ChangedSince(entries) => {
                let named = entries.into_iter().map(|entry| {
                    let subject = self.subject_of(&entry, &open, &open)?;
                    Ok((entry.at, entry.what, subject.zh))
                });
                Err(Trouble::ChangedSince(named.collect::<Result<_, Trouble>>()?))
            }
        }
    }

    fn reverted(&self, entry: Entry) -> Result<Done, Trouble> {
        let before = self.opened();
        self.reopen(before.sample)?;
        let subject = self.subject_of(&entry, &before, &self.opened())?;
        let house = self.house();
        let change = waited(|| house.change_of(entry.id))?;
        Ok(Done { what: Some(entry.what), subject, ids: Vec::new(), change: Some(change.0) })
    }

    fn subject_of(&self, entry: &Entry, before: &Open, after: &Open) -> Result<Bilingual, Trouble> {
        let house = self.house();
        waited(|| house.subject_of(entry, before, after))
    }
}

impl House {
    /// What an entry of the journal is about, in either language. What was taken back is known only to the household as it
    /// was `before`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn subject_of(&self, entry: &Entry, before: &Open, after: &Open) -> Result<Bilingual, Trouble> {
        let facts = match history::has_subject(&entry.what) {
            true => self.changed_facts(entry.id).await?,
            false => Vec::new(),
        };
        Ok(history::subject_of(&entry.what, &facts, before, after))
    }
}

impl Plan {
    /// Works a deed out against a household, and names the facts that are new: their ids.
    pub(super) fn of(deed: Deed, open: &Open) -> Result<(Plan, Vec<String>), Trouble> {
        let mut plan = steps::plan(deed, open)?;
        let ids = plan.facts.name_new_facts();
        Ok((plan, ids))
    }

    /// The household after it.
    pub(super) fn apply(&self, base: &Household, law: &Law) -> Result<Household, Trouble> {
        let mut base = base.clone();
        if let Some((noun, id)) = &self.removal {
            removal::remove(&mut base, *noun, id);
        }
        if let Some(parameter) = &self.cleared.parameter {
            base.settings.parameters.retain(|own| own.parameter != *parameter);
        }
        if let Some((check, violation)) = &self.cleared.muted {
            base.settings.muted.retain(|muted| muted.check != *check || muted.violation.as_str() != violation);
        }
        if self.cleared.daily {
            base.maintenance.daily = None;
        }
        if self.facts.0.is_empty() {
            return Ok(base);
        }
        house::merged(&self.facts.bytes(), &base, false, law, &mut |_| {})
    }
}

/// Reads a word of a closed list that the window sent.
fn word<T>(kind: &'static str, word: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, Trouble> {
    read(word).ok_or_else(|| super::attempt::unknown(kind, word))
}
