//! The next thirty days: rest days, and what falls on each.

use std::collections::HashMap;

use chrono::NaiveDate;
use greenlight_rules::{
    calendar::Calendar,
    check::Answer,
    ids::ViolationId,
    money::Fen,
    reminders::{self, Event, Kind, Subject},
    snapshot::Snapshot,
    time::{Instant, days_after},
    verdict::Verdict,
};
use serde::Serialize;
use specta::Type;

/// How many days the strip shows.
const DAYS: u32 = 30;

/// The next thirty days.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Strip {
    /// The days.
    pub days: Vec<StripDay>,
    /// What falls on them, by day. What is late stands on the first day.
    pub events: Vec<StripEvent>,
}

/// One day.
#[derive(Clone, Debug, Serialize, Type)]
pub struct StripDay {
    /// The day.
    pub day: NaiveDate,
    /// Whether it is a rest day.
    pub rest: bool,
    /// The holiday it belongs to, as the notice names it; set on 调休 working days too.
    pub holiday: Option<String>,
    /// Whether it is a 调休 working day.
    pub makes_up: bool,
    /// Whether its year's holidays are not published yet.
    pub provisional: bool,
}

/// What falls on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum StripKind {
    /// Its last day to pay is past.
    Late,
    /// The last day to pay.
    PayBy,
    /// The last day to handle.
    HandleBy,
    /// An objection's answer is expected.
    Objection,
    /// A filing's answer is expected.
    Filing,
    /// A points cycle ends, and the licence starts again at nothing.
    Cycle,
}

/// Something on a day.
#[derive(Clone, Debug, Serialize, Type)]
pub struct StripEvent {
    /// The day it stands on.
    pub day: NaiveDate,
    /// What it is.
    pub kind: StripKind,
    /// The violation, if it is about one.
    pub violation: Option<ViolationId>,
    /// Its light.
    pub light: Option<Verdict>,
    /// The car's plate, for what is about a car.
    pub plate: Option<String>,
    /// Whose it is, for what is about a person.
    pub name: Option<String>,
    /// What is due.
    pub amount_fen: Option<Fen>,
    /// How many days late.
    pub days_late: Option<u32>,
    /// When exactly, for what has a time of day.
    pub at: Option<Instant>,
}

/// The thirty days from an instant's day on.
pub(super) fn strip(facts: &Snapshot<'_>, answers: &[Answer<'_>], at: Instant) -> Strip {
    let (today, last) = (at.date(), days_after(at.date(), DAYS - 1));
    let days = today.iter_days().take(DAYS as usize).map(|day| day_of(&facts.law.calendar, day));
    // What comes again begins after today: what began today has come already.
    let standing = reminders::standing(facts, days_after(today, 1), last);
    // A fleet has a hundred thousand of them.
    let answers: HashMap<&str, &Answer<'_>> =
        answers.iter().map(|answer| (answer.violation.id.as_str(), answer)).collect();
    let mut events: Vec<_> = standing.iter().filter_map(|event| of_event(facts, &answers, event, today)).collect();
    events.retain(|event| (today..=last).contains(&event.day));
    events.sort_by_key(|event| (event.day, event.kind));
    Strip { days: days.collect(), events }
}

/// A day as the calendar has it.
pub(in crate::desk) fn day_of(calendar: &Calendar, day: NaiveDate) -> StripDay {
    let named = calendar.named(day);
    StripDay {
        day,
        rest: calendar.is_rest(day),
        holiday: named.map(|named| named.name.clone()),
        makes_up: named.is_some_and(|named| !named.is_off),
        provisional: !calendar.is_official(day),
    }
}

/// An event of the reminders on the strip: a decision stands on its last day, and what is past on today.
fn of_event(
    facts: &Snapshot<'_>,
    answers: &HashMap<&str, &Answer<'_>>,
    event: &Event,
    today: NaiveDate,
) -> Option<StripEvent> {
    let answer = || answers.get(event.violations.first()?.as_str()).copied();
    let plate = |id| facts.vehicle(id).map(|vehicle| vehicle.plate.clone());
    let name = |id: &str| facts.account(id).map(|account| facts.holder(account).to_owned());
    Some(match (event.kind, &event.subject) {
        (Kind::PayBy | Kind::HandleBy, _) => {
            let answer = answer()?;
            let last_day = event.last_day.unwrap_or(event.day);
            let late = (today - last_day).num_days();
            let kind = match event.kind {
                Kind::PayBy if late > 0 => StripKind::Late,
                Kind::PayBy => StripKind::PayBy,
                _ => StripKind::HandleBy,
            };
            StripEvent {
                violation: Some(answer.violation.id.clone()),
                light: Some(answer.verdict),
                plate: plate(&answer.violation.vehicle),
                amount_fen: (answer.amount_due > Fen::ZERO).then_some(answer.amount_due),
                days_late: u32::try_from(late).ok().filter(|days| kind == StripKind::Late && *days > 0),
                ..blank(last_day.max(today), kind)
            }
        }
        (Kind::Objection, _) => {
            let answer = answer()?;
            StripEvent {
                violation: Some(answer.violation.id.clone()),
                plate: plate(&answer.violation.vehicle),
                at: event.at,
                ..blank(event.day.max(today), StripKind::Objection)
            }
        }
        (Kind::Filing, Subject::Filing(id)) => {
            let filing = facts.household.filings.iter().find(|filing| filing.id == *id)?;
            StripEvent {
                plate: plate(&filing.vehicle),
                name: name(filing.account.as_str()),
                at: event.at,
                ..blank(event.day.max(today), StripKind::Filing)
            }
        }
        (Kind::Cycle, Subject::Account(id)) => {
            StripEvent { name: name(id.as_str()), ..blank(event.day, StripKind::Cycle) }
        }
        _ => return None,
    })
}

fn blank(day: NaiveDate, kind: StripKind) -> StripEvent {
    StripEvent {
        day,
        kind,
        violation: None,
        light: None,
        plate: None,
        name: None,
        amount_fen: None,
        days_late: None,
        at: None,
    }
}
