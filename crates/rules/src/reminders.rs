//! What falls due in a household, and when to say so.
//!
//! An [`Event`] is something with a day of its own: a last day, an expected answer, the beginning of a rush. A
//! [`Reminder`] is one time of speaking about it, so many days before or after, at a time the household chose. Nothing is
//! stored here: [`due`] works both out anew, and is told what was said already.

mod choices;
mod cleared;
mod events;
mod firing;

use std::{
    collections::{BTreeMap, BTreeSet, btree_map::Entry},
    fmt,
};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    ids::{AccountId, AppealId, FilingId, VehicleId, ViolationId},
    snapshot::Snapshot,
    time::{Instant, days_after},
};
pub use choices::{Choice, Choices, MOST_LEAD_DAYS, Quiet};
pub use events::{events, standing};

/// What an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename = "EventKind", rename_all = "snake_case")]
pub enum Kind {
    /// A decision is to be paid by the advised day; what is late counts from there too.
    PayBy,
    /// A record is to be handled.
    HandleBy,
    /// What blocked by itself has passed.
    Cleared,
    /// A rush before a long holiday begins, and something falls due inside it.
    Rush,
    /// An objection's answer is expected.
    Objection,
    /// A filing's answer is expected.
    Filing,
    /// A points cycle begins anew.
    Cycle,
    /// A licence's last valid day.
    Licence,
    /// The last day of a vehicle's inspection.
    Inspection,
    /// The last day to ask for reconsideration.
    Reconsideration,
    /// The last day to sue.
    Lawsuit,
}

impl Kind {
    /// All of them, what costs money first.
    pub const ALL: [Kind; 11] = [
        Kind::PayBy,
        Kind::HandleBy,
        Kind::Cleared,
        Kind::Rush,
        Kind::Objection,
        Kind::Filing,
        Kind::Cycle,
        Kind::Licence,
        Kind::Inspection,
        Kind::Reconsideration,
        Kind::Lawsuit,
    ];

    /// The word for it in answers, sentences and keys.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::PayBy => "pay_by",
            Kind::HandleBy => "handle_by",
            Kind::Cleared => "cleared",
            Kind::Rush => "rush",
            Kind::Objection => "objection",
            Kind::Filing => "filing",
            Kind::Cycle => "cycle",
            Kind::Licence => "licence",
            Kind::Inspection => "inspection",
            Kind::Reconsideration => "reconsideration",
            Kind::Lawsuit => "lawsuit",
        }
    }

    /// Whether it is still to be done after its day, so that it is said every day until it is. A right that has run out
    /// and a rush that has begun are over.
    pub const fn stays(self) -> bool {
        match self {
            Kind::PayBy | Kind::HandleBy | Kind::Objection | Kind::Filing | Kind::Licence | Kind::Inspection => true,
            Kind::Cleared | Kind::Rush | Kind::Cycle | Kind::Reconsideration | Kind::Lawsuit => false,
        }
    }
}

/// What an event happens to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(tag = "noun", content = "id", rename_all = "snake_case")]
#[allow(missing_docs, reason = "each is named for its fact")]
pub enum Subject {
    Violation(ViolationId),
    Appeal(AppealId),
    Filing(FilingId),
    Account(AccountId),
    Vehicle(VehicleId),
}

impl Subject {
    /// The id of the fact.
    pub fn id(&self) -> &str {
        match self {
            Subject::Violation(id) => id.as_str(),
            Subject::Appeal(id) => id.as_str(),
            Subject::Filing(id) => id.as_str(),
            Subject::Account(id) => id.as_str(),
            Subject::Vehicle(id) => id.as_str(),
        }
    }
}

/// Something with a day of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Event {
    /// What it is.
    pub kind: Kind,
    /// What it happens to.
    pub subject: Subject,
    /// The Beijing day that leads are counted from.
    pub day: NaiveDate,
    /// The instant, for what has one.
    pub at: Option<Instant>,
    /// The last day on which it still is in time, when that is a later one: a decision's last day behind its advised day,
    /// a long holiday's last day behind the beginning of its rush.
    pub last_day: Option<NaiveDate>,
    /// The violations it is about, or that hang on it: those whose points a new cycle takes over, those to handle before
    /// an inspection.
    pub violations: Vec<ViolationId>,
    /// Whether its day consulted a year whose 调休 has not been published.
    pub provisional: bool,
}

impl Event {
    /// The first instant at which it is too late.
    pub fn ends(&self) -> Instant {
        match self.kind {
            // A new cycle and a rush begin with their day.
            Kind::Cycle | Kind::Rush => Instant::start_of(self.day),
            _ => Instant::start_of(days_after(self.last_day.unwrap_or(self.day), 1)),
        }
    }

    /// Whether there is nothing left to do about it at an instant.
    pub fn is_over(&self, at: Instant) -> bool {
        match self.kind {
            // It is news, not something to be done by a day.
            Kind::Cleared => true,
            kind => !kind.stays() && at >= self.ends(),
        }
    }
}

/// What tells reminders apart: the same deadline and lead always has the same key, a deadline that moved has another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(transparent)]
pub struct Key(String);

impl Key {
    /// The key of a written one.
    pub fn from_text(text: String) -> Key {
        Key(text)
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of the subject stands last, because it may hold anything.
    fn of(event: &Event, offset: i64) -> Key {
        let kind = event.kind.word();
        let id = event.subject.id();
        let day = match (event.at, event.last_day) {
            (Some(at), _) => at.to_string(),
            (None, Some(last)) if last != event.day => format!("{}..{last}", event.day),
            (None, _) => event.day.to_string(),
        };
        Key(format!("{kind} {day} {offset:+} {id}"))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One time of speaking about an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Reminder {
    /// The event.
    pub event: Event,
    /// How many days after the event's day it belongs to; negative before.
    #[specta(type = i32)]
    pub offset: i64,
    /// When it is said.
    pub fires_at: Instant,
    /// Its key.
    pub key: Key,
}

/// What is to be said at `to` and was not told yet, the soonest deadline first.
///
/// Of each subject the newest reminder alone counts, however long nobody asked: what it says takes the place of the ones
/// before it. What is still ahead or still to be done is said whenever it was not; what is over by now (a right that ran
/// out, a block that cleared) only when its time fell into `(from, to]`. What was missed on an earlier day is said by today's
/// reminder, ahead of its time, since both would say the same.
///
/// In quiet hours nothing is said but what would be too late after them.
pub fn due(facts: &Snapshot<'_>, choices: &Choices, from: Instant, to: Instant, told: &BTreeSet<Key>) -> Vec<Reminder> {
    let mut newest: BTreeMap<(Kind, Subject), Reminder> = BTreeMap::new();
    let standing = events::standing(facts, from.date(), days_after(to.date(), choices.longest_lead()));
    let standing = standing.into_iter().filter(|event| choices.of(event.kind).on);
    for event in standing.chain(cleared::ends(facts, choices, from, to)) {
        let Some(reminder) = firing::newest(facts, choices, &event, to) else { continue };
        if event.is_over(to) && reminder.fires_at <= from {
            continue;
        }
        if event.kind == Kind::Cleared && !cleared::is_free(facts, &event, reminder.fires_at) {
            continue;
        }
        let known = told.contains(&reminder.key);
        let reminder = if known { reminder } else { firing::caught_up(facts, choices, reminder, to) };
        match newest.entry((event.kind, event.subject)) {
            Entry::Vacant(place) => drop(place.insert(reminder)),
            Entry::Occupied(mut known) if known.get().fires_at <= reminder.fires_at => drop(known.insert(reminder)),
            Entry::Occupied(_) => {}
        }
    }
    let quiet = choices.quiet.and_then(|quiet| quiet.around(to));
    let may_be_said = |reminder: &Reminder| {
        !told.contains(&reminder.key) && quiet.is_none_or(|(_, ended)| !firing::can_wait(facts, reminder, to, ended))
    };
    let mut due: Vec<_> = newest.into_values().filter(may_be_said).collect();
    due.sort_by(|a, b| (a.event.day, a.event.kind, &a.key).cmp(&(b.event.day, b.event.kind, &b.key)));
    due
}

/// Every reminder whose time lies in `(from, to]`, whether or not a later one would take its place, in the order of time.
/// Blocks that clear by themselves are left out: what will block is not known so far ahead.
pub fn upcoming(facts: &Snapshot<'_>, choices: &Choices, from: Instant, to: Instant) -> Vec<Reminder> {
    let standing = events::standing(facts, from.date(), days_after(to.date(), choices.longest_lead()));
    let standing = standing.into_iter().filter(|event| choices.of(event.kind).on);
    let mut upcoming: Vec<_> = standing.flat_map(|event| firing::within(facts, choices, &event, from, to)).collect();
    upcoming.sort_by(|a, b| (a.fires_at, &a.key).cmp(&(b.fires_at, &b.key)));
    upcoming
}

/// The reminders of one event up to a day, in the order of time: one a lead, and where it stays to be done one for every day
/// after it. None when its kind is off.
pub fn until(facts: &Snapshot<'_>, choices: &Choices, event: &Event, day: NaiveDate) -> Vec<Reminder> {
    if choices.of(event.kind).on { firing::until(facts, choices, event, day) } else { Vec::new() }
}

#[cfg(test)]
mod tests;
