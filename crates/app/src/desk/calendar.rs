//! The calendar: a month of days with what falls on each, and an agenda of the days ahead.

use chrono::{Months, NaiveDate};
use greenlight_rules::{
    ids::{AccountId, VehicleId, ViolationId},
    outlook::{self, Doing},
    reminders::{self, Event, Kind, Reminder, Subject},
    snapshot::Snapshot,
    time::{Instant, days_after, days_before, parse_date},
};
use serde::Serialize;
use specta::Type;

use super::{
    Desk, attempt,
    overview::strip::{StripDay, day_of},
};
use crate::{
    Trouble,
    remind::{self, say},
    said::Said,
};

/// A month.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// Its days.
    pub days: Vec<MonthDay>,
    /// What falls on them, in the order of time.
    pub entries: Vec<CalendarEntry>,
}

/// A day of a month.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MonthDay {
    /// The day: whether it is a rest day, a 调休 working day, and of which holiday.
    #[serde(flatten)]
    pub day: StripDay,
    /// Whether 12123 is crowded on it: the days before a long holiday.
    pub rush: bool,
}

/// What an entry of the calendar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CalendarKind {
    /// Something is due by the end of the day.
    Deadline,
    /// A payment is advised by this day; its last day is a later one, and has an entry of its own.
    Advised,
    /// An answer is expected.
    Expected,
    /// Something begins: a rush, a points cycle.
    Begins,
    /// 12123 is down for maintenance that was announced.
    Maintenance,
    /// A reminder will be shown.
    Reminder,
}

/// Something on a day.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CalendarEntry {
    /// The day it stands on.
    pub day: NaiveDate,
    /// When exactly, for what has a time of day.
    pub at: Option<Instant>,
    /// When it ends, for maintenance.
    pub to: Option<Instant>,
    /// What it is.
    pub what: CalendarKind,
    /// Of which kind the event is; none for maintenance.
    pub kind: Option<Kind>,
    /// What it happens to; none for maintenance.
    pub subject: Option<Subject>,
    /// The case a click leads to.
    pub violation: Option<ViolationId>,
    /// The car a click leads to, for what is about a car or a filing.
    pub vehicle: Option<VehicleId>,
    /// The account a click leads to, for what is about a licence or a filing.
    pub account: Option<AccountId>,
    /// Whose it is: a plate, or the holder of a licence; none for maintenance.
    pub about: Option<String>,
    /// The last day on which it still is in time, when that is a later one.
    pub last_day: Option<NaiveDate>,
    /// Whether its day may still move.
    pub provisional: bool,
    /// Whether it is past and still to be done.
    pub late: bool,
    /// Its title, a sentence of `remind.json`; none for maintenance, whose text the family wrote.
    pub title: Option<Said>,
    /// The line below.
    pub body: Option<Said>,
    /// What the notice of maintenance says.
    pub text: Option<String>,
}

impl Desk {
    /// A month, written `2026-09`.
    ///
    /// # Errors
    /// When it is none.
    pub fn month(&self, month: &str) -> Result<Month, Trouble> {
        let first = parse_date(&format!("{month}-01")).ok_or_else(|| attempt::unknown("instant", month))?;
        let last = first.checked_add_months(Months::new(1)).map_or(first, |next| days_before(next, 1));
        let open = self.opened();
        let facts = open.facts();
        let days = first.iter_days().take_while(|day| *day <= last);
        let days = days.map(|day| MonthDay { day: day_of(&open.law.calendar, day), rush: is_rush(&facts, day) });
        Ok(Month { first, days: days.collect(), entries: entries(&facts, self, first, last) })
    }

    /// What is late, and what falls on so many days from today on. What is late stands on its own day.
    ///
    /// # Errors
    /// When the instant is none.
    pub fn agenda(&self, days: u32, at: Option<&str>) -> Result<Vec<CalendarEntry>, Trouble> {
        let today = self.instant(at)?.date();
        let open = self.opened();
        let facts = open.facts();
        let last = days_after(today, days.clamp(1, 366) - 1);
        let mut agenda = entries(&facts, self, today, last);
        agenda.extend(standing(&facts, self.now(), today, today).filter(|entry| entry.late && entry.day < today));
        agenda.sort_by_key(|entry| (entry.day, entry.at, entry.what));
        Ok(agenda)
    }
}

/// Whether the days before a long holiday hold this one; announced and daily maintenance stand for themselves.
fn is_rush(facts: &Snapshot<'_>, day: NaiveDate) -> bool {
    let (from, to) = (Instant::start_of(day), Instant::start_of(days_after(day, 1)));
    let stretches = outlook::outlook(facts.household, facts.law, from, to);
    stretches.iter().any(|stretch| stretch.doing == Doing::Rush)
}

fn entries(facts: &Snapshot<'_>, desk: &Desk, first: NaiveDate, last: NaiveDate) -> Vec<CalendarEntry> {
    let now = desk.now();
    let inside = |entry: &CalendarEntry| (first..=last).contains(&entry.day);
    let mut entries: Vec<_> = standing(facts, now, first, last).filter(inside).collect();
    for notice in &facts.household.maintenance.announced {
        let days = notice.from.date().iter_days().take_while(|day| Instant::start_of(*day) < notice.to);
        entries.extend(days.filter(|day| (first..=last).contains(day)).map(|day| CalendarEntry {
            at: Some(notice.from),
            to: Some(notice.to),
            text: notice.text.clone(),
            ..blank(day, CalendarKind::Maintenance)
        }));
    }
    let (from, to) = (Instant::start_of(first), Instant::start_of(days_after(last, 1)));
    // What has been said is history, and stands there. What is said every day until it is done would fill the days ahead
    // as if nobody did anything.
    let upcoming = reminders::upcoming(facts, &remind::choices(desk.folder()), from.max(now), to.max(now));
    let ahead = upcoming.iter().filter(|it| it.fires_at < to && it.offset <= 0);
    entries.extend(ahead.map(|reminder| of_reminder(facts, reminder)));
    entries.sort_by_key(|entry| (entry.day, entry.at, entry.what));
    entries
}

/// Everything that stands, each on its own day, whatever that is; of what comes again that which lies between two days.
fn standing(
    facts: &Snapshot<'_>,
    now: Instant,
    first: NaiveDate,
    last: NaiveDate,
) -> impl Iterator<Item = CalendarEntry> {
    reminders::standing(facts, first, last).into_iter().flat_map(move |event| {
        let entry = of_event(facts, &event, now);
        let Some(last_day) = event.last_day.filter(|_| event.kind == Kind::PayBy) else { return vec![entry] };
        let late = last_day < now.date();
        let advised = CalendarEntry { what: CalendarKind::Advised, late: false, ..entry.clone() };
        vec![advised, CalendarEntry { day: last_day, late, ..entry }]
    })
}

fn of_event(facts: &Snapshot<'_>, event: &Event, now: Instant) -> CalendarEntry {
    let what = match event.kind {
        Kind::Objection | Kind::Filing => CalendarKind::Expected,
        Kind::Rush | Kind::Cycle => CalendarKind::Begins,
        _ => CalendarKind::Deadline,
    };
    let spoken = say::say(facts, event, now);
    let entry = CalendarEntry {
        at: event.at,
        kind: Some(event.kind),
        subject: Some(event.subject.clone()),
        last_day: event.last_day,
        provisional: event.provisional,
        late: event.kind.stays() && event.day < now.date(),
        title: spoken.as_ref().map(|spoken| (&spoken.title).into()),
        body: spoken.as_ref().map(|spoken| (&spoken.body).into()),
        ..blank(event.day, what)
    };
    let plate = |vehicle: &VehicleId| facts.vehicle(vehicle).map(|vehicle| vehicle.plate.clone());
    let holder = |account: &AccountId| facts.account(account.as_str()).map(|account| facts.holder(account).to_owned());
    match &event.subject {
        Subject::Violation(_) | Subject::Appeal(_) => {
            let violation = event.violations.first().and_then(|id| facts.violation(id.as_str()));
            let about = violation.and_then(|violation| plate(&violation.vehicle));
            CalendarEntry { violation: violation.map(|violation| violation.id.clone()), about, ..entry }
        }
        Subject::Filing(id) => {
            let filing = facts.household.filings.iter().find(|filing| filing.id == *id);
            CalendarEntry {
                vehicle: filing.map(|filing| filing.vehicle.clone()),
                account: filing.map(|filing| filing.account.clone()),
                about: filing.and_then(|filing| plate(&filing.vehicle)),
                ..entry
            }
        }
        Subject::Account(id) => CalendarEntry { account: Some(id.clone()), about: holder(id), ..entry },
        Subject::Vehicle(id) => CalendarEntry { vehicle: Some(id.clone()), about: plate(id), ..entry },
    }
}

fn of_reminder(facts: &Snapshot<'_>, reminder: &Reminder) -> CalendarEntry {
    CalendarEntry {
        day: reminder.fires_at.date(),
        at: Some(reminder.fires_at),
        what: CalendarKind::Reminder,
        late: false,
        ..of_event(facts, &reminder.event, reminder.fires_at)
    }
}

fn blank(day: NaiveDate, what: CalendarKind) -> CalendarEntry {
    CalendarEntry {
        day,
        at: None,
        to: None,
        what,
        kind: None,
        subject: None,
        violation: None,
        vehicle: None,
        account: None,
        about: None,
        last_day: None,
        provisional: false,
        late: false,
        title: None,
        body: None,
        text: None,
    }
}
