//! When an event is spoken of: leads, times of day and quiet hours.

use std::ops::RangeInclusive;

use chrono::{NaiveDate, TimeDelta};

use super::{Choices, Event, Key, Kind, Quiet, Reminder, cleared};
use crate::{
    outlook::{self, Doing},
    snapshot::Snapshot,
    time::{Instant, days_after},
};

/// The newest reminder of an event whose time has come at an instant.
pub(super) fn newest(facts: &Snapshot<'_>, choices: &Choices, event: &Event, at: Instant) -> Option<Reminder> {
    let gone = (at.date() - event.day).num_days();
    // Quiet hours may move one of a day to the evening before, so tomorrow's may be among today's.
    let reminders = offsets(choices, event, gone - 1..=gone + 1);
    let reminders = reminders.map(|offset| reminder(facts, choices, event, offset));
    reminders.filter(|reminder| reminder.fires_at <= at).max_by_key(|reminder| (reminder.fires_at, reminder.offset))
}

/// What is said of an event in the place of a reminder that was missed: the last one of today, when there is one that is still
/// to come.
pub(super) fn caught_up(facts: &Snapshot<'_>, choices: &Choices, missed: Reminder, at: Instant) -> Reminder {
    let today = at.date();
    if missed.fires_at.date() == today {
        return missed;
    }
    let later = within(facts, choices, &missed.event, at, Instant::start_of(days_after(today, 1))).into_iter();
    let later = later.filter(|reminder| reminder.fires_at.date() == today);
    later.max_by_key(|reminder| (reminder.fires_at, reminder.offset)).unwrap_or(missed)
}

/// Whether a reminder serves as well once quiet hours have ended: what is late is said again anyway, and what is of no use
/// any more cannot become so.
pub(super) fn can_wait(facts: &Snapshot<'_>, reminder: &Reminder, at: Instant, ended: Instant) -> bool {
    let too_late = too_late(facts, &reminder.event, moved(reminder.event.day, reminder.offset), reminder.offset);
    reminder.offset > 0 || too_late <= at || ended < too_late
}

/// Every reminder of an event whose time lies in `(from, to]`.
pub(super) fn within(
    facts: &Snapshot<'_>,
    choices: &Choices,
    event: &Event,
    from: Instant,
    to: Instant,
) -> Vec<Reminder> {
    let after = |at: Instant| (at.date() - event.day).num_days();
    let reminders = offsets(choices, event, after(from) - 1..=after(to) + 1);
    let reminders = reminders.map(|offset| reminder(facts, choices, event, offset));
    reminders.filter(|reminder| from < reminder.fires_at && reminder.fires_at <= to).collect()
}

/// Every reminder of an event up to a day, in the order of time.
pub(super) fn until(facts: &Snapshot<'_>, choices: &Choices, event: &Event, day: NaiveDate) -> Vec<Reminder> {
    let late = (day - event.day).num_days();
    let mut reminders: Vec<_> =
        offsets(choices, event, 1..=late).map(|offset| reminder(facts, choices, event, offset)).collect();
    reminders.sort_by_key(|reminder| (reminder.fires_at, reminder.offset));
    reminders
}

/// The leads, and where it stays to be done every day after it, of which only those asked for.
fn offsets(choices: &Choices, event: &Event, late: RangeInclusive<i64>) -> impl Iterator<Item = i64> + use<> {
    let leads = choices.of(event.kind).leads.into_iter().map(|lead| -i64::from(lead));
    let late = event.kind.stays().then_some(late).into_iter().flatten();
    leads.chain(late.filter(|days| *days > 0))
}

fn reminder(facts: &Snapshot<'_>, choices: &Choices, event: &Event, offset: i64) -> Reminder {
    let day = moved(event.day, offset);
    let planned = match event.at {
        Some(at) if offset == 0 => at,
        _ => Instant::at(day, choices.time_of(event.kind)),
    };
    let fires_at = match choices.quiet.and_then(|quiet| quiet.around(planned)) {
        None => planned,
        Some((_, ended)) if ended < too_late(facts, event, day, offset) => ended,
        Some((began, _)) => Quiet::minute_before(began),
    };
    Reminder { event: event.clone(), offset, fires_at, key: Key::of(event, offset) }
}

/// The first instant at which saying it is of no use any more: before the deadline that of the deadline, after it the end
/// of its day, on which it says what holds on that day.
fn too_late(facts: &Snapshot<'_>, event: &Event, day: NaiveDate, offset: i64) -> Instant {
    match event.kind {
        Kind::Cleared => cleared::too_late(facts, event),
        _ if offset > 0 => Instant::start_of(days_after(day, 1)),
        Kind::PayBy | Kind::HandleBy => last_use(facts, event.day),
        // An answer that is expected is as good to know in the morning.
        Kind::Objection | Kind::Filing => Instant::start_of(days_after(event.day, 2)),
        Kind::Rush | Kind::Cycle | Kind::Licence | Kind::Inspection | Kind::Reconsideration | Kind::Lawsuit => {
            event.ends()
        }
    }
}

/// The end of the last stretch of a day in which 12123 can be used; the end of the day when there is none.
pub(super) fn last_use(facts: &Snapshot<'_>, day: NaiveDate) -> Instant {
    let (begins, ends) = (Instant::start_of(day), Instant::start_of(days_after(day, 1)));
    let stretches = outlook::outlook(facts.household, facts.law, begins, ends);
    let open = stretches.iter().rev().find(|stretch| matches!(stretch.doing, Doing::Open | Doing::Rush));
    open.map_or(ends, |stretch| stretch.to)
}

fn moved(day: NaiveDate, days: i64) -> NaiveDate {
    day.checked_add_signed(TimeDelta::days(days)).unwrap_or(day)
}
