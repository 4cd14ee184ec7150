//! Reminders for the window: what is due, what was missed, and what the household chose.

use std::path::Path;

use chrono::NaiveDate;
use greenlight_rules::{
    facts::Household,
    ids::ViolationId,
    reminders::{Choices, Key, Kind, Reminder, Subject},
    snapshot::Snapshot,
    time::Instant,
};
use serde::Serialize;
use specta::Type;

use super::{Desk, waited};
use crate::{
    Trouble, calendar_file, holidays,
    remind::{self, say},
    said::Said,
    text::{Language, Words},
};

/// A reminder, ready to be shown.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Notice {
    /// What tells it from all others: [`Desk::notices_shown`] is told it.
    pub key: Key,
    /// What the event is.
    pub kind: Kind,
    /// What it happens to: where a click leads.
    pub subject: Subject,
    /// The violations it is about, or that hang on it.
    pub violations: Vec<ViolationId>,
    /// The event's day.
    pub day: NaiveDate,
    /// When it was to be said.
    pub fires_at: Instant,
    /// The title, a sentence of `remind.json`.
    pub title: Said,
    /// The line below.
    pub body: Said,
}

/// What is to be shown.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Notices {
    /// Since when was looked: at a start, since when nobody was there.
    pub since: Instant,
    /// What is due, the soonest deadline first.
    pub notices: Vec<Notice>,
}

impl Desk {
    /// What is due now and was not told, claimed for this window: no timer tells it too. Whoever has shown it says so with
    /// [`Desk::notices_shown`]; what was not shown within two minutes is told by the next who asks. At a start this is
    /// what was missed while nobody was there.
    ///
    /// # Errors
    /// When it cannot be read or claimed.
    pub fn claim_notices(&self) -> Result<Notices, Trouble> {
        let (house, now) = (self.house(), self.now());
        let choices = remind::choices(self.folder());
        waited(|| async {
            // Holidays belong to the computer, not to a household, and a damaged list of them is said elsewhere.
            let law = |household: &Household| Ok(holidays::law_of(household, self.folder())?.0);
            let due = house.due_under(&choices, None, now, law).await?;
            let claimed = house.claim(due.reminders, now).await?;
            let facts = Snapshot::new(&due.household, &due.law);
            let notices = claimed.iter().filter_map(|reminder| notice(&facts, reminder, now)).collect();
            Ok(Notices { since: due.since, notices })
        })
    }

    /// Keeps that notices were shown, and that everything up to now was looked for.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn notices_shown(&self, keys: Vec<String>) -> Result<(), Trouble> {
        let (house, now) = (self.house(), self.now());
        waited(|| async { house.shown(&keys, now).await })
    }

    /// What the household chose to be reminded of.
    pub fn reminder_choices(&self) -> Choices {
        remind::choices(self.folder())
    }

    /// Keeps what it chose; what makes no sense is put right.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn choose_reminders(&self, choices: Choices) -> Result<Choices, Trouble> {
        let choices = choices.in_bounds();
        remind::keep_choices(self.folder(), &choices)?;
        Ok(choices)
    }

    /// Brings the calendar file up to date, if the household keeps one: after each deed, and once a day. Says whether it
    /// was written. The sample household has none.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_calendar(&self, language: Language) -> Result<bool, Trouble> {
        let open = self.opened();
        let choices = remind::choices(self.folder());
        let Some(folder) = choices.calendar.as_deref().filter(|_| !open.sample) else { return Ok(false) };
        let now = self.now();
        let words = Words { language, today: now.date() };
        calendar_file::refresh(Path::new(folder), &open.facts(), &choices, &words, now)
    }
}

fn notice(facts: &Snapshot<'_>, reminder: &Reminder, now: Instant) -> Option<Notice> {
    let event = &reminder.event;
    let spoken = say::say(facts, event, now)?;
    Some(Notice {
        key: reminder.key.clone(),
        kind: event.kind,
        subject: event.subject.clone(),
        violations: event.violations.clone(),
        day: event.day,
        fires_at: reminder.fires_at,
        title: spoken.title.into(),
        body: spoken.body.into(),
    })
}
