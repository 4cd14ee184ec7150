//! What is said about an event: a title and a line below it, as they are true at the instant of saying.

use chrono::NaiveDate;
use greenlight_rules::{
    attempt::{Case, Used},
    clocks,
    facts::{Account, Stage, Violation},
    message::{Message, Value},
    reminders::{Event, Kind, Subject},
    snapshot::Snapshot,
    time::{Instant, days_after},
};

/// The part of the catalogue that has the sentences.
pub const PART: &str = "remind";

/// A title and a line below it: sentences of `remind.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken<'a> {
    /// The title, which says what and by when.
    pub title: Message<'a>,
    /// The line below: what it costs, what hangs on it, what to do.
    pub body: Message<'a>,
}

/// What is said about an event at an instant. None only for an event whose subject is not in the household.
pub fn say<'a>(facts: &'a Snapshot<'a>, event: &Event, now: Instant) -> Option<Spoken<'a>> {
    let today = now.date();
    Some(match (event.kind, &event.subject) {
        (Kind::PayBy, _) => pay_by(facts, violation(facts, event)?, event, now)?,
        (Kind::HandleBy, _) => {
            let violation = violation(facts, event)?;
            let (title, body) = match phase(event.day, today) {
                Phase::Ahead => ("handle_by.ahead", "handle_by.ahead.body"),
                Phase::Today => ("handle_by.today", "handle_by.ahead.body"),
                Phase::Past => ("handle_by.late", "handle_by.late.body"),
            };
            let body = Message::new(body).with("offence", &*violation.offence).with("day", event.day);
            Spoken { title: titled(title, plate(facts, violation)?, event, today), body }
        }
        (Kind::Cleared, _) => cleared(facts, violation(facts, event)?, event, now)?,
        (Kind::Rush, _) => {
            let violation = violation(facts, event)?;
            let title = if today < event.day { "rush.ahead" } else { "rush.begun" };
            let body = Message::new("rush.body").with("offence", &*violation.offence).with("day", event.day);
            let body = body.with("last", event.last_day.unwrap_or(event.day));
            Spoken { title: titled(title, plate(facts, violation)?, event, today), body }
        }
        (Kind::Objection, _) => {
            let violation = violation(facts, event)?;
            let title = titled("objection", plate(facts, violation)?, event, today);
            let body = Message::new("objection.body").with("offence", &*violation.offence);
            Spoken { title, body: expected(body, event) }
        }
        (Kind::Filing, Subject::Filing(id)) => {
            let filing = facts.household.filings.iter().find(|filing| filing.id == *id)?;
            let account = facts.account(filing.account.as_str())?;
            let title = titled("filing", &facts.vehicle(&filing.vehicle)?.plate, event, today);
            let body = Message::new("filing.body").with("account", facts.holder(account));
            Spoken { title, body: expected(body, event) }
        }
        (Kind::Cycle, Subject::Account(id)) => cycle(facts, facts.account(id.as_str())?, event, today),
        (Kind::Licence, Subject::Account(id)) => {
            let title = match phase(event.day, today) {
                Phase::Ahead => "licence.ahead",
                Phase::Today => "licence.today",
                Phase::Past => "licence.late",
            };
            let holder = facts.holder(facts.account(id.as_str())?);
            Spoken {
                title: titled(title, holder, event, today),
                body: Message::new("licence.body").with("day", event.day),
            }
        }
        (Kind::Inspection, Subject::Vehicle(id)) => {
            let title = match phase(event.day, today) {
                Phase::Ahead => "inspection.ahead",
                Phase::Today => "inspection.today",
                Phase::Past => "inspection.late",
            };
            let body = if event.violations.is_empty() { "inspection.free" } else { "inspection.records" };
            let body = Message::new(body).with("day", event.day).with("count", count(event.violations.len()));
            Spoken { title: titled(title, &facts.vehicle(id)?.plate, event, today), body }
        }
        (Kind::Reconsideration | Kind::Lawsuit, _) => {
            let violation = violation(facts, event)?;
            let title = match (event.kind, phase(event.day, today)) {
                (Kind::Lawsuit, Phase::Ahead) => "lawsuit.ahead",
                (Kind::Lawsuit, Phase::Today) => "lawsuit.today",
                (Kind::Lawsuit, Phase::Past) => "lawsuit.over",
                (_, Phase::Ahead) => "reconsideration.ahead",
                (_, Phase::Today) => "reconsideration.today",
                (_, Phase::Past) => "reconsideration.over",
            };
            let body = Message::new("appeal.body").with("offence", &*violation.offence).with("day", event.day);
            Spoken { title: titled(title, plate(facts, violation)?, event, today), body }
        }
        (Kind::Filing | Kind::Cycle | Kind::Licence | Kind::Inspection, _) => return None,
    })
}

/// How a day stands to today.
enum Phase {
    Ahead,
    Today,
    Past,
}

fn phase(day: NaiveDate, today: NaiveDate) -> Phase {
    match day.cmp(&today) {
        std::cmp::Ordering::Greater => Phase::Ahead,
        std::cmp::Ordering::Equal => Phase::Today,
        std::cmp::Ordering::Less => Phase::Past,
    }
}

/// A title: whose it is, its day, and how many days lie between it and today.
fn titled<'a>(key: &'static str, about: &'a str, event: &Event, today: NaiveDate) -> Message<'a> {
    let days = (event.day - today).num_days().unsigned_abs();
    let days = Value::Days(u32::try_from(days).unwrap_or(u32::MAX));
    Message::new(key).with("about", about).with("day", event.day).with("days", days)
}

fn expected<'a>(body: Message<'a>, event: &Event) -> Message<'a> {
    body.with("at", event.at.unwrap_or_else(|| Instant::start_of(event.day)))
}

fn pay_by<'a>(facts: &'a Snapshot<'a>, violation: &'a Violation, event: &Event, now: Instant) -> Option<Spoken<'a>> {
    let case = Case::new(facts, violation, now, Used::default())?;
    let (today, last_day) = (case.today, case.pay_by?.last_day);
    let about = plate(facts, violation)?;
    let body = |key| {
        Message::new(key)
            .with("offence", &*violation.offence)
            .with("due", case.amount_due)
            .with("surcharge", case.surcharge)
            .with("tomorrow", case.amount_on(days_after(today, 1)))
            .with("day", event.day)
            .with("last_day", last_day)
    };
    if today > last_day {
        // The same three things that the check of lateness tells apart.
        let cap = clocks::surcharge_cap(violation.fine_fen, last_day, facts.law);
        let key = match () {
            () if case.pauses.hold(today) => "pay_by.paused.body",
            () if case.surcharge == cap => "pay_by.capped.body",
            () => "pay_by.late.body",
        };
        let late = Value::Days(u32::try_from((today - last_day).num_days()).unwrap_or(u32::MAX));
        let title = Message::new("pay_by.late").with("about", about).with("days", late).with("due", case.amount_due);
        return Some(Spoken { title, body: body(key) });
    }
    let (title, line) = match phase(event.day, today) {
        Phase::Ahead => ("pay_by.ahead", "pay_by.ahead.body"),
        Phase::Today => ("pay_by.today", "pay_by.ahead.body"),
        Phase::Past => ("pay_by.between", "pay_by.between.body"),
    };
    Some(Spoken { title: titled(title, about, event, today).with("due", case.amount_due), body: body(line) })
}

fn cleared<'a>(facts: &'a Snapshot<'a>, violation: &'a Violation, event: &Event, now: Instant) -> Option<Spoken<'a>> {
    let at = event.at?;
    let title = match (violation.stage, now < at) {
        (Stage::Recorded, true) => "cleared.confirm_ahead",
        (Stage::Recorded, false) => "cleared.confirm",
        (_, true) => "cleared.pay_ahead",
        (_, false) => "cleared.pay",
    };
    let due = Case::new(facts, violation, now.max(at), Used::default())?.amount_due;
    Some(Spoken {
        title: Message::new(title).with("about", plate(facts, violation)?).with("at", at),
        body: Message::new("cleared.body").with("offence", &*violation.offence).with("due", due),
    })
}

fn cycle<'a>(facts: &'a Snapshot<'a>, account: &'a Account, event: &Event, today: NaiveDate) -> Spoken<'a> {
    let title = if today < event.day { "cycle.ahead" } else { "cycle.begun" };
    let carried = event.violations.iter().filter_map(|id| facts.violation(id.as_str()));
    let points = carried.map(|violation| violation.points).sum();
    let body = if event.violations.is_empty() { "cycle.clears" } else { "cycle.carries" };
    let body = Message::new(body).with("count", count(event.violations.len())).with("points", Value::Points(points));
    Spoken { title: titled(title, facts.holder(account), event, today), body }
}

fn violation<'a>(facts: &'a Snapshot<'a>, event: &Event) -> Option<&'a Violation> {
    facts.violation(event.violations.first()?.as_str())
}

fn plate<'a>(facts: &'a Snapshot<'a>, violation: &Violation) -> Option<&'a str> {
    Some(&*facts.vehicle(&violation.vehicle)?.plate)
}

fn count(count: usize) -> Value<'static> {
    Value::Count(i64::try_from(count).unwrap_or(i64::MAX))
}
