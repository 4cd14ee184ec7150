//! One violation, whole: its facts, its way, its clocks counted day by day, its appeals, payments and files.

use chrono::NaiveDate;
use greenlight_rules::{
    attempt::{Case, Used},
    clocks,
    facts::{Appeal, AppealKind, AppealStatus, Payment, Source, Vehicle, Violation},
    finding::Next,
    law::Parameter,
    money::Fen,
    snapshot::Snapshot,
    time::{Instant, days_after},
};
use greenlight_store::Files;
use serde::Serialize;
use specta::Type;

use super::{
    Desk, attempt,
    attempt::Attempt,
    evidence::{self, AttachedFile},
    table::Row,
};
use crate::Trouble;

/// A violation's file.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CaseFile {
    /// The violation's facts.
    pub violation: Violation,
    /// Its vehicle.
    pub vehicle: Vehicle,
    /// Its row of the table.
    pub row: Row,
    /// The best attempt at it.
    pub best: Attempt,
    /// Its appeals, the oldest first.
    pub appeals: Vec<AppealFile>,
    /// Attempts to pay it, the oldest first.
    pub payments: Vec<Payment>,
    /// Its attachments and those of its appeals, the oldest first.
    pub attachments: Vec<AttachedFile>,
    /// The clock of its decision, or of its record while there is none, with how it is counted; none for what was won.
    pub clock: Option<Clock>,
    /// The last day to ask for reconsideration.
    pub reconsider_by: Option<NaiveDate>,
    /// The last day to sue.
    pub sue_by: Option<NaiveDate>,
}

/// An appeal and when its answer is expected.
#[derive(Clone, Debug, Serialize, Type)]
pub struct AppealFile {
    /// The appeal.
    pub appeal: Appeal,
    /// When an objection's answer is expected, while it is pending.
    pub expected_at: Option<Instant>,
}

/// Which clock it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ClockKind {
    /// To pay a decision.
    Pay,
    /// To handle a record.
    Handle,
}

/// A clock, and how it was counted.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Clock {
    /// Which.
    pub kind: ClockKind,
    /// The day it counts from, which itself does not count.
    pub from: NaiveDate,
    /// How many days it counts.
    pub count: u32,
    /// Whether it counts working days.
    pub working_days: bool,
    /// The day at the end of the count, before it rolls.
    pub plain_day: NaiveDate,
    /// The last day.
    pub last_day: NaiveDate,
    /// The day to be done by, where the last day was rolled forward past rest days.
    pub advised_day: NaiveDate,
    /// Whether a granted extension set the last day.
    pub extended: bool,
    /// Whether it may still move.
    pub provisional: bool,
    /// What is counted, a day each, from the first to the last.
    pub days: Vec<CountedDay>,
    /// What each day after the last adds; nothing for a record.
    pub a_day_fen: Fen,
    /// The article it stands on.
    pub source: String,
}

/// A day of a count.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CountedDay {
    /// The day.
    pub day: NaiveDate,
    /// Its number in the count; none for a day that does not count.
    pub number: Option<u32>,
    /// Whether it is a rest day.
    pub rest: bool,
    /// The holiday it belongs to.
    pub holiday: Option<String>,
}

impl Desk {
    /// A violation's file at an instant.
    ///
    /// # Errors
    /// When there is no such violation.
    pub fn case_file(&self, violation: &str, at: Option<&str>) -> Result<CaseFile, Trouble> {
        let at = self.instant(at)?;
        let open = self.opened();
        let facts = open.facts();
        let missing = || attempt::unknown("violation", violation);
        let violation = facts.violation(violation).ok_or_else(missing)?;
        case_file(&facts, violation, &self.files(&open), at).ok_or_else(missing)
    }
}

fn case_file<'a>(facts: &'a Snapshot<'a>, violation: &'a Violation, files: &Files, at: Instant) -> Option<CaseFile> {
    let vehicle = facts.vehicle(&violation.vehicle)?;
    let best = attempt::best(facts, violation, at)?;
    let case = Case::new(facts, violation, at, Used::default())?;
    let mut appeals: Vec<_> = facts.appeals(violation).collect();
    appeals.sort_by_key(|appeal| appeal.submitted_at);
    let mut payments: Vec<_> = facts.payments(violation).cloned().collect();
    payments.sort_by_key(|payment| payment.attempted_at);
    let appeal_by = clocks::appeal_by(violation, appeals.iter().copied(), facts.law);
    let expected = |appeal: &Appeal| {
        let waits = appeal.kind == AppealKind::Objection && appeal.status == AppealStatus::Pending;
        waits.then(|| clocks::objection_expected(appeal, facts.law))
    };
    Some(CaseFile {
        violation: violation.clone(),
        vehicle: vehicle.clone(),
        row: super::table::row_of(facts, &best, at)?,
        best: attempt::shown(&best, facts, &mut Vec::new()),
        appeals: appeals
            .iter()
            .map(|appeal| AppealFile { appeal: (*appeal).clone(), expected_at: expected(appeal) })
            .collect(),
        payments,
        attachments: evidence::of_case(facts, violation, files),
        clock: pay_clock(facts, &case).or_else(|| handle_clock(facts, violation)).filter(|_| best.next != Next::Revoke),
        reconsider_by: appeal_by.map(|by| by.reconsideration),
        sue_by: appeal_by.and_then(|by| by.lawsuit),
    })
}

fn pay_clock(facts: &Snapshot<'_>, case: &Case<'_>) -> Option<Clock> {
    let served_on = case.violation.decision.as_ref()?.served_on;
    let pay_by = case.pay_by.filter(|_| case.violation.asks_money())?;
    let count = *facts.law.parameters.payment_days.on(served_on);
    let plain_day = days_after(served_on, count);
    Some(Clock {
        kind: ClockKind::Pay,
        from: served_on,
        count,
        working_days: false,
        plain_day,
        last_day: pay_by.last_day,
        advised_day: pay_by.advised_day,
        extended: false,
        provisional: pay_by.provisional,
        days: counted(facts, served_on, pay_by.last_day, |day, _| day <= plain_day),
        a_day_fen: clocks::surcharge(case.violation.fine_fen, 1, pay_by.last_day, facts.law),
        source: source_of(&facts.law.parameters.payment_days, served_on),
    })
}

fn handle_clock(facts: &Snapshot<'_>, violation: &Violation) -> Option<Clock> {
    let parameters = &facts.law.parameters;
    let last = clocks::handle_by(violation, facts.law)?;
    let plain = clocks::plain_handle_by(violation, facts.law)?;
    let from = violation.notified_on.unwrap_or_else(|| violation.occurred_at.date());
    let (days, working_days) = match violation.source {
        Source::Camera => (&parameters.camera_handle_days, false),
        Source::ParkingNotice => (&parameters.parking_notice_handle_days, false),
        Source::Notice => (&parameters.notice_handle_working_days, true),
        Source::OnSpot => return None,
    };
    Some(Clock {
        kind: ClockKind::Handle,
        from,
        count: *days.on(from),
        working_days,
        plain_day: plain.day,
        last_day: last.day,
        advised_day: last.day,
        extended: violation.handle_by_extended_to.is_some(),
        provisional: last.provisional,
        days: counted(facts, from, last.day, |day, rest| day <= plain.day && !(working_days && rest)),
        a_day_fen: Fen::ZERO,
        source: source_of(days, from),
    })
}

/// The first text that a number of days stands on.
fn source_of(days: &Parameter<u32>, on: NaiveDate) -> String {
    days.published(on).sources.first().map(ToString::to_string).unwrap_or_default()
}

/// The days after `from` up to and including `to`, numbered where they count.
fn counted(
    facts: &Snapshot<'_>,
    from: NaiveDate,
    to: NaiveDate,
    counts: impl Fn(NaiveDate, bool) -> bool,
) -> Vec<CountedDay> {
    let calendar = &facts.law.calendar;
    let mut number = 0;
    let days = from.iter_days().skip(1).take_while(|day| *day <= to);
    days.map(|day| {
        let rest = calendar.is_rest(day);
        let number = counts(day, rest).then(|| {
            number += 1;
            number
        });
        let holiday = calendar.named(day).filter(|named| named.is_off).map(|named| named.name.clone());
        CountedDay { day, number, rest, holiday }
    })
    .collect()
}
