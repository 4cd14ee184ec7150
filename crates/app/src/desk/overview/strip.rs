//! The next thirty days: rest days, and what falls on each.

use chrono::NaiveDate;
use greenlight_rules::{
    calendar::Calendar,
    clocks,
    facts::{AppealKind, AppealStatus, FilingStatus},
    ids::ViolationId,
    money::Fen,
    snapshot::Snapshot,
    time::{Instant, days_after},
    verdict::Verdict,
};
use serde::Serialize;
use specta::Type;

use super::look::Look;

/// How many days the strip shows.
const DAYS: u32 = 30;

/// The next thirty days.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Strip {
    /// The days.
    pub days: Vec<StripDay>,
    /// What falls on them, by day: one mark a day and kind. What is late stands on the first day.
    pub marks: Vec<StripMark>,
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

/// What falls on one day of one kind.
#[derive(Clone, Debug, Serialize, Type)]
pub struct StripMark {
    /// The day it stands on.
    pub day: NaiveDate,
    /// What it is.
    pub kind: StripKind,
    /// How many there are.
    pub count: u32,
    /// What they come to, for what is to be paid by then.
    pub amount_fen: Fen,
    /// The gravest of their lights.
    pub light: Option<Verdict>,
    /// Each of them; of very many only the first.
    pub events: Vec<StripEvent>,
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
pub(super) fn strip(facts: &Snapshot<'_>, looks: &[Look<'_>], at: Instant) -> Strip {
    let days = at.date().iter_days().take(DAYS as usize).map(|day| day_of(&facts.law.calendar, day));
    let mut events = Vec::new();
    deadlines(facts, looks, at.date(), &mut events);
    answers_expected(facts, looks, at, &mut events);
    cycles(facts, at.date(), &mut events);
    let last = days_after(at.date(), DAYS - 1);
    events.retain(|event| (at.date()..=last).contains(&event.day));
    events.sort_by_key(|event| (event.day, event.kind));
    Strip { days: days.collect(), marks: marks(events) }
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

/// How many events a mark names.
const A_MARK: usize = 8;

/// One mark a day and kind.
fn marks(events: Vec<StripEvent>) -> Vec<StripMark> {
    let mut marks: Vec<StripMark> = Vec::new();
    for event in events {
        // A record has no amount until it is decided: only what is to be paid that day is added up.
        let is_payment = matches!(event.kind, StripKind::Late | StripKind::PayBy);
        let amount = event.amount_fen.filter(|_| is_payment).unwrap_or(Fen::ZERO);
        match marks.last_mut().filter(|mark| (mark.day, mark.kind) == (event.day, event.kind)) {
            Some(mark) => {
                mark.count += 1;
                mark.amount_fen = mark.amount_fen + amount;
                mark.light = mark.light.max(event.light);
                if mark.events.len() < A_MARK {
                    mark.events.push(event);
                }
            }
            None => marks.push(StripMark {
                day: event.day,
                kind: event.kind,
                count: 1,
                amount_fen: amount,
                light: event.light,
                events: vec![event],
            }),
        }
    }
    marks
}

fn deadlines(facts: &Snapshot<'_>, looks: &[Look<'_>], today: NaiveDate, events: &mut Vec<StripEvent>) {
    for look in looks.iter().filter(|look| look.verdict != Verdict::Settled) {
        let (day, kind) = match (look.pay_by, look.handle_by) {
            (Some(pay_by), _) if pay_by.last_day < today => (today, StripKind::Late),
            (Some(pay_by), _) => (pay_by.last_day, StripKind::PayBy),
            (None, Some(day)) => (day.max(today), StripKind::HandleBy),
            (None, None) => continue,
        };
        let late = look.pay_by.map(|pay_by| (today - pay_by.last_day).num_days()).filter(|days| *days > 0);
        events.push(StripEvent {
            violation: Some(look.violation.id.clone()),
            light: Some(look.verdict),
            plate: facts.vehicle(&look.violation.vehicle).map(|vehicle| vehicle.plate.clone()),
            amount_fen: (look.amount_due > Fen::ZERO).then_some(look.amount_due),
            days_late: late.and_then(|days| u32::try_from(days).ok()),
            ..event(day, kind)
        });
    }
}

fn answers_expected(facts: &Snapshot<'_>, looks: &[Look<'_>], at: Instant, events: &mut Vec<StripEvent>) {
    for look in looks {
        let objections = facts
            .appeals(look.violation)
            .filter(|appeal| appeal.kind == AppealKind::Objection && appeal.status == AppealStatus::Pending);
        for objection in objections {
            let expected = clocks::objection_expected(objection, facts.law);
            events.push(StripEvent {
                violation: Some(look.violation.id.clone()),
                plate: facts.vehicle(&look.violation.vehicle).map(|vehicle| vehicle.plate.clone()),
                at: Some(expected),
                ..event(expected.date().max(at.date()), StripKind::Objection)
            });
        }
    }
    for filing in facts.household.filings.iter().filter(|filing| filing.status == FilingStatus::Pending) {
        let expected = clocks::filing_expected(filing, facts.law);
        events.push(StripEvent {
            plate: facts.vehicle(&filing.vehicle).map(|vehicle| vehicle.plate.clone()),
            name: facts.account(filing.account.as_str()).map(|account| facts.holder(account).to_owned()),
            at: Some(expected),
            ..event(expected.date().max(at.date()), StripKind::Filing)
        });
    }
}

fn cycles(facts: &Snapshot<'_>, today: NaiveDate, events: &mut Vec<StripEvent>) {
    for account in &facts.household.accounts {
        if let Some(day) = super::super::people::cycle_end(facts, account, today) {
            events.push(StripEvent { name: Some(facts.holder(account).to_owned()), ..event(day, StripKind::Cycle) });
        }
    }
}

fn event(day: NaiveDate, kind: StripKind) -> StripEvent {
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
