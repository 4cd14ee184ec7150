//! Reminders for the window: what is due, what was missed, what comes, and what the household chose.

use std::{io::Write, path::Path, sync::Arc};

use chrono::{NaiveDate, TimeDelta};
use greenlight_rules::{
    facts::Household,
    ids::ViolationId,
    message::{Message, Value},
    reminders::{self, Choices, Key, Kind, Reminder},
    snapshot::Snapshot,
    time::{Instant, days_after},
    verdict::Verdict,
};
use serde::Serialize;
use specta::Type;

use super::{Desk, Open, waited};
use crate::{
    Trouble, calendar_file, holidays,
    remind::{
        self,
        notify::{self, Note},
        place, say,
    },
    said::Said,
    text::{Language, Words},
    whole::write_whole,
};

/// How far ahead is looked for what will be said, in days.
const AHEAD: u32 = 92;

/// How far ahead a look finds that nothing will be due, in minutes. What another program changes meanwhile is told that
/// much later.
const QUIET: i64 = 5;

/// A reminder, ready to be shown.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Notice {
    /// What tells it from all others: [`Desk::notices_shown`] is told it.
    pub key: Key,
    /// What the event is.
    pub kind: Kind,
    /// The address in the window that a click leads to.
    pub place: String,
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

/// What is to be shown on the desktop.
#[derive(Clone, Debug)]
pub struct Telling {
    /// What is due.
    pub notices: Vec<Notice>,
    /// How the desktop shows it.
    pub notes: Vec<Note>,
    /// How long nothing else will be due; none when something is, or soon.
    pub quiet: Option<Quiet>,
}

/// A while in which nothing will be due, unless facts or choices change.
#[derive(Clone, Debug)]
pub struct Quiet {
    since: Instant,
    open: Arc<Open>,
    choices: Choices,
}

impl Desk {
    /// The household in a few lines, for the tray: how many can be paid, how many are blocked, what is due next.
    ///
    /// # Errors
    /// As for [`Desk::overview`].
    pub fn glance(&self, words: &Words) -> Result<Vec<String>, Trouble> {
        let overview = self.overview(None)?;
        let count = |key, lights: &[Verdict]| {
            let sums = overview.sums.iter().filter(|sum| lights.contains(&sum.light));
            let count = Value::Count(sums.map(|sum| i64::from(sum.count)).sum());
            words.say("menu", &Message::new(key).with("count", count))
        };
        let (open, now) = (self.opened(), self.now());
        let (facts, words) = (open.facts(), Words { today: now.date(), ..*words });
        let mut events = reminders::standing(&facts, now.date(), days_after(now.date(), AHEAD));
        events.retain(|event| matches!(event.kind, Kind::PayBy | Kind::HandleBy));
        let next = events.iter().min_by_key(|event| event.day).and_then(|event| say::say(&facts, event, now));
        let counts =
            [count("tray.payable", &[Verdict::Payable, Verdict::Caution]), count("tray.blocked", &[Verdict::Blocked])];
        Ok(counts.into_iter().chain(next.map(|spoken| words.say(say::PART, &spoken.title))).collect())
    }

    /// What is due now and was not told, claimed for this window: no timer tells it too. Whoever has shown it says so with
    /// [`Desk::notices_shown`]; what was not shown within two minutes is told by the next who asks. At a start this is
    /// what was missed while nobody was there, also in quiet hours: a list makes no sound, and somebody is looking. Nobody is
    /// reminded of the sample household.
    ///
    /// # Errors
    /// When it cannot be read or claimed.
    pub fn claim_notices(&self) -> Result<Notices, Trouble> {
        let now = self.now();
        let choices = Choices { quiet: None, ..remind::choices(self.folder()) };
        let (notices, _) = self.claimed(choices, |facts, since, reminders| {
            let notices = reminders.iter().filter_map(|reminder| notice(facts, reminder, now)).collect();
            Notices { since, notices }
        })?;
        Ok(notices)
    }

    /// The same for the desktop, whose notifications are in a language.
    ///
    /// # Errors
    /// When it cannot be read or claimed.
    pub fn claim_telling(&self, words: &Words) -> Result<Telling, Trouble> {
        let now = self.now();
        let words = Words { today: now.date(), ..*words };
        let (telling, quiet) = self.claimed(remind::choices(self.folder()), |facts, _, reminders| {
            let spoken = |reminder: &Reminder| {
                Some((say::say(facts, &reminder.event, now)?, place::place_of(facts, &reminder.event)))
            };
            let notes = notify::notes(&reminders.iter().filter_map(spoken).collect::<Vec<_>>(), &words);
            let notices = reminders.iter().filter_map(|reminder| notice(facts, reminder, now)).collect();
            Telling { notices, notes, quiet: None }
        })?;
        Ok(Telling { quiet, ..telling })
    }

    /// Whether a look would still find nothing: nothing was changed here, and the clock stands within what was looked at.
    pub fn is_quiet(&self, quiet: &Quiet) -> bool {
        self.is_quiet_at(quiet, self.now())
    }

    pub(super) fn is_quiet_at(&self, quiet: &Quiet, now: Instant) -> bool {
        let until = quiet.since.plus(TimeDelta::minutes(QUIET));
        (quiet.since..until).contains(&now)
            && Arc::ptr_eq(&quiet.open, &self.opened())
            && quiet.choices == remind::choices(self.folder())
    }

    fn claimed<T: Send>(
        &self,
        choices: Choices,
        tell: impl FnOnce(&Snapshot<'_>, Instant, &[Reminder]) -> T + Send,
    ) -> Result<(T, Option<Quiet>), Trouble> {
        let (house, open, now) = (self.house(), self.opened(), self.now());
        let quiet = Quiet { since: now, open: Arc::clone(&open), choices: choices.clone() };
        if open.sample {
            return Ok((tell(&open.facts(), now, &[]), Some(quiet)));
        }
        waited(|| async {
            // Holidays belong to the computer, not to a household, and a damaged list of them is said elsewhere.
            let law = |household: &Household| Ok(holidays::law_of(household, self.folder())?.0);
            let due = house.due_under(&choices, None, now, law).await?;
            let claimed = house.claim(due.reminders, now).await?;
            let facts = Snapshot::new(&due.household, &due.law);
            let soon = now.plus(TimeDelta::minutes(QUIET));
            let is_quiet = reminders::due(&facts, &choices, due.since, soon, &due.told).is_empty();
            Ok((tell(&facts, due.since, &claimed), is_quiet.then_some(quiet)))
        })
    }

    /// Keeps that notices were shown, and, outside quiet hours, that everything up to now was looked for.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn notices_shown(&self, keys: Vec<String>) -> Result<(), Trouble> {
        let (house, now) = (self.house(), self.now());
        waited(|| async { house.shown(&keys, &remind::choices(self.folder()), now).await })
    }

    /// The next reminders that will be said, so many at most, in the order of time.
    pub fn coming_notices(&self, most: u32) -> Vec<Notice> {
        let (open, now) = (self.opened(), self.now());
        let facts = open.facts();
        let until = Instant::start_of(days_after(now.date(), AHEAD));
        let coming = reminders::upcoming(&facts, &remind::choices(self.folder()), now, until);
        let coming = coming.iter().filter_map(|reminder| notice(&facts, reminder, reminder.fires_at));
        coming.take(most as usize).collect()
    }

    /// What the household chose to be reminded of, every kind of it.
    pub fn reminder_choices(&self) -> Choices {
        remind::choices(self.folder()).in_full()
    }

    /// Keeps what it chose; what makes no sense is put right. It comes back with every kind.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn choose_reminders(&self, choices: Choices) -> Result<Choices, Trouble> {
        let choices = choices.in_bounds();
        remind::keep_choices(self.folder(), &choices)?;
        Ok(choices.in_full())
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

    /// Writes the calendar file to a place, once. One that stands there is carried on.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub fn write_calendar(&self, path: &Path, language: Language) -> Result<(), Trouble> {
        let (open, now) = (self.opened(), self.now());
        let words = Words { language, today: now.date() };
        let before = calendar_file::read(path)?;
        let choices = remind::choices(self.folder());
        let text = calendar_file::write(&open.facts(), &choices, &words, now, before.as_deref());
        write_whole(path, |file| file.write_all(text.as_bytes()))
    }
}

fn notice(facts: &Snapshot<'_>, reminder: &Reminder, now: Instant) -> Option<Notice> {
    let event = &reminder.event;
    let spoken = say::say(facts, event, now)?;
    Some(Notice {
        key: reminder.key.clone(),
        kind: event.kind,
        place: place::place_of(facts, event),
        violations: event.violations.clone(),
        day: event.day,
        fires_at: reminder.fires_at,
        title: spoken.title.into(),
        body: spoken.body.into(),
    })
}
