//! The next thirty days: rest days, and what falls on each.

use chrono::NaiveDate;
use greenlight_rules::{
    check::Answer,
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
    let calendar = &facts.law.calendar;
    let days = at.date().iter_days().take(DAYS as usize).map(|day| {
        let named = calendar.named(day);
        StripDay {
            day,
            rest: calendar.is_rest(day),
            holiday: named.map(|named| named.name.clone()),
            makes_up: named.is_some_and(|named| !named.is_off),
            provisional: !calendar.is_official(day),
        }
    });
    let mut events = Vec::new();
    deadlines(facts, answers, at.date(), &mut events);
    answers_expected(facts, answers, at, &mut events);
    cycles(facts, at.date(), &mut events);
    let last = days_after(at.date(), DAYS - 1);
    events.retain(|event| (at.date()..=last).contains(&event.day));
    events.sort_by_key(|event| (event.day, event.kind));
    Strip { days: days.collect(), events }
}

fn deadlines(facts: &Snapshot<'_>, answers: &[Answer<'_>], today: NaiveDate, events: &mut Vec<StripEvent>) {
    for answer in answers {
        let (day, kind) = match (answer.pay_by, answer.handle_by) {
            (Some(pay_by), _) if pay_by.last_day < today => (today, StripKind::Late),
            (Some(pay_by), _) => (pay_by.last_day, StripKind::PayBy),
            (None, Some(day)) => (day.max(today), StripKind::HandleBy),
            (None, None) => continue,
        };
        let late = answer.pay_by.map(|pay_by| (today - pay_by.last_day).num_days()).filter(|days| *days > 0);
        events.push(StripEvent {
            violation: Some(answer.violation.id.clone()),
            light: Some(answer.verdict),
            plate: facts.vehicle(&answer.violation.vehicle).map(|vehicle| vehicle.plate.clone()),
            amount_fen: (answer.amount_due > Fen::ZERO).then_some(answer.amount_due),
            days_late: late.and_then(|days| u32::try_from(days).ok()),
            ..event(day, kind)
        });
    }
}

fn answers_expected(facts: &Snapshot<'_>, answers: &[Answer<'_>], at: Instant, events: &mut Vec<StripEvent>) {
    for answer in answers {
        let objections = facts
            .appeals(answer.violation)
            .filter(|appeal| appeal.kind == AppealKind::Objection && appeal.status == AppealStatus::Pending);
        for objection in objections {
            let expected = clocks::objection_expected(objection, facts.law);
            events.push(StripEvent {
                violation: Some(answer.violation.id.clone()),
                plate: facts.vehicle(&answer.violation.vehicle).map(|vehicle| vehicle.plate.clone()),
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
