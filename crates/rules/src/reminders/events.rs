//! From the facts and the clocks to what has a day of its own.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Event, Kind, Subject};
use crate::{
    clocks,
    facts::{Account, AppealKind, AppealStatus, FilingStatus, Violation},
    finding::Next,
    ids::{VehicleId, ViolationId},
    snapshot::Snapshot,
    time::{Instant, days_after, days_before},
    windows,
};

/// Everything whose day lies in `from..=to`, both ends included, by day. What is late stands on its own day, and blocks
/// that clear by themselves are left out.
pub fn events(facts: &Snapshot<'_>, from: NaiveDate, to: NaiveDate) -> Vec<Event> {
    let mut events = standing(facts, from, to);
    events.retain(|event| (from..=to).contains(&event.day));
    events.sort_by(|a, b| (a.day, a.at, a.kind, &a.subject).cmp(&(b.day, b.at, b.kind, &b.subject)));
    events
}

/// Everything that stands as the facts are, whatever its day; of what comes again (cycles, rushes) that which lies
/// between the two days, both included.
pub fn standing(facts: &Snapshot<'_>, from: NaiveDate, to: NaiveDate) -> Vec<Event> {
    let mut events = Vec::new();
    let open: Vec<_> = facts.household.violations.iter().filter(|violation| !facts.is_settled(violation)).collect();
    for violation in &open {
        of_violation(facts, violation, &mut events);
    }
    rushes(facts, from, to, &mut events);
    for filing in facts.household.filings.iter().filter(|filing| filing.status == FilingStatus::Pending) {
        let expected = clocks::filing_expected(filing, facts.law);
        events.push(Event {
            at: Some(expected),
            ..event(Kind::Filing, Subject::Filing(filing.id.clone()), expected.date())
        });
    }
    for account in &facts.household.accounts {
        let subject = || Subject::Account(account.id.clone());
        events.extend(account.licence.valid_until.map(|day| event(Kind::Licence, subject(), day)));
        cycles(facts, account, &open, from, to, &mut events);
    }
    // 164号令第54条: the mark is asked for once the vehicle's violations are handled.
    let mut before: BTreeMap<&VehicleId, Vec<ViolationId>> = BTreeMap::new();
    for violation in &open {
        before.entry(&violation.vehicle).or_default().push(violation.id.clone());
    }
    for vehicle in &facts.household.vehicles {
        let Some(day) = vehicle.inspection_due else { continue };
        let violations = before.remove(&vehicle.id).unwrap_or_default();
        let inspection = event(Kind::Inspection, Subject::Vehicle(vehicle.id.clone()), day);
        events.push(Event { violations, ..inspection });
    }
    events
}

fn of_violation(facts: &Snapshot<'_>, violation: &Violation, events: &mut Vec<Event>) {
    // Who won an objection has nothing to do by a day.
    if facts.next(violation) == Next::Revoke {
        return;
    }
    let law = facts.law;
    let about = |kind, day| Event {
        violations: vec![violation.id.clone()],
        ..event(kind, Subject::Violation(violation.id.clone()), day)
    };
    if let Some(decision) = violation.decision.as_ref().filter(|_| violation.asks_money()) {
        let pay_by = clocks::pay_by(decision.served_on, law);
        let later = (pay_by.last_day != pay_by.advised_day).then_some(pay_by.last_day);
        events.push(Event {
            last_day: later,
            provisional: pay_by.provisional,
            ..about(Kind::PayBy, pay_by.advised_day)
        });
    }
    if let Some(handle_by) = clocks::handle_by(violation, law) {
        events.push(Event { provisional: handle_by.provisional, ..about(Kind::HandleBy, handle_by.day) });
    }
    let pending = |kind| {
        facts.appeals(violation).filter(move |appeal| appeal.kind == kind && appeal.status == AppealStatus::Pending)
    };
    for objection in pending(AppealKind::Objection) {
        let expected = clocks::objection_expected(objection, law);
        events.push(Event {
            subject: Subject::Appeal(objection.id.clone()),
            at: Some(expected),
            ..about(Kind::Objection, expected.date())
        });
    }
    let Some(appeal_by) = clocks::appeal_by(violation, facts.appeals(violation), law) else { return };
    // Who has gone one way already, whatever came of it, knows of its last day.
    let went =
        |kind| facts.appeals(violation).any(|appeal| appeal.kind == kind && appeal.status != AppealStatus::Withdrawn);
    if !went(AppealKind::Reconsideration) {
        events.push(about(Kind::Reconsideration, appeal_by.reconsideration));
    }
    let reconsidering = pending(AppealKind::Reconsideration).next().is_some();
    if let Some(day) = appeal_by.lawsuit.filter(|_| !went(AppealKind::Lawsuit) && !reconsidering) {
        events.push(about(Kind::Lawsuit, day));
    }
}

/// The rushes that begin between two days, each once for everything that falls due inside it or its holiday.
fn rushes(facts: &Snapshot<'_>, from: NaiveDate, to: NaiveDate, events: &mut Vec<Event>) {
    let dues: Vec<Event> = std::mem::take(events);
    let mut day = from;
    while day <= to {
        let days = *facts.law.parameters.rush_days.on(day);
        if let Some(run) = windows::run_starting(facts.law, day, days..=days) {
            let inside =
                |due: &&Event| matches!(due.kind, Kind::PayBy | Kind::HandleBy) && (day..=run.last).contains(&due.day);
            events.extend(dues.iter().filter(inside).map(|due| Event {
                last_day: Some(run.last),
                violations: due.violations.clone(),
                ..event(Kind::Rush, due.subject.clone(), day)
            }));
        }
        day = days_after(day, 1);
    }
    events.extend(dues);
}

/// The points cycles of an account that begin anew between two days.
fn cycles(
    facts: &Snapshot<'_>,
    account: &Account,
    open: &[&Violation],
    from: NaiveDate,
    to: NaiveDate,
    events: &mut Vec<Event>,
) {
    let Some(first_issued) = account.licence.first_issued else { return };
    let mut day = days_before(from, 1).max(first_issued);
    while let Some(end) = clocks::cycle_end(first_issued, day, facts.law).filter(|end| *end <= to) {
        let carried = open.iter().filter(|violation| carries_over(facts, account, violation, end));
        let violations: Vec<ViolationId> = carried.map(|violation| violation.id.clone()).collect();
        events.push(Event { violations, ..event(Kind::Cycle, Subject::Account(account.id.clone()), end) });
        day = end;
    }
}

/// Whether a violation's points move into the account's new cycle: decided, not paid, and overdue when it begins
/// (163第15条). They are the driver's, or those of whose account confirmed it.
fn carries_over(facts: &Snapshot<'_>, account: &Account, violation: &Violation, cycle_begins: NaiveDate) -> bool {
    let Some(decision) = &violation.decision else { return false };
    let bears = match (&decision.by_account, &violation.driver) {
        (Some(by), _) => *by == account.id,
        (None, driver) => driver.as_ref() == Some(&account.member),
    };
    let last_day = clocks::pay_by(decision.served_on, facts.law).last_day;
    bears && violation.points > 0 && violation.asks_money() && last_day < cycle_begins
}

/// The event of the end of a block that cleared.
pub(super) fn cleared(violation: &Violation, at: Instant) -> Event {
    let subject = Subject::Violation(violation.id.clone());
    Event { at: Some(at), violations: vec![violation.id.clone()], ..event(Kind::Cleared, subject, at.date()) }
}

fn event(kind: Kind, subject: Subject, day: NaiveDate) -> Event {
    Event { kind, subject, day, at: None, last_day: None, violations: Vec::new(), provisional: false }
}
