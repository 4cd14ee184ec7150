//! The clocks: until when to handle, until when to pay, what lateness costs, when an answer can be expected.
//!
//! Two clocks never mix. A record has a handling day and costs nothing when it is missed; only a decision that was served
//! starts the payment clock and, after its last day, the surcharge.

use chrono::{Months, NaiveDate};

use crate::{
    calendar::Rolled,
    facts::{Appeal, AppealKind, AppealStatus, Filing, Source, Stage, Violation},
    law::Law,
    money::Fen,
    time::{Instant, days_after},
};

/// Until when a decision is to be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PayBy {
    /// The last day without a surcharge, moved forward past rest days (道交法108, 行政处罚法67, 程序规定·行政案件35).
    pub last_day: NaiveDate,
    /// The day to be done by: moved back instead, because a bank's system may ignore the roll-over.
    pub advised_day: NaiveDate,
    /// Whether either day consulted a year whose 调休 has not been published.
    pub provisional: bool,
}

/// The payment clock of a decision served on a day. The served day does not count.
pub fn pay_by(served_on: NaiveDate, law: &Law) -> PayBy {
    let plain = days_after(served_on, *law.parameters.payment_days.on(served_on));
    let last = law.calendar.forward(plain);
    let advised = law.calendar.back(plain);
    PayBy { last_day: last.day, advised_day: advised.day, provisional: last.provisional || advised.provisional }
}

/// The Beijing dates on which no surcharge is counted (行政处罚法73): disjoint, in order, both ends included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pauses(Vec<(NaiveDate, NaiveDate)>);

impl Pauses {
    /// Pauses from stretches of days, both ends included; overlapping ones count once. A stretch without an end is still
    /// running.
    pub fn new(stretches: impl IntoIterator<Item = (NaiveDate, Option<NaiveDate>)>) -> Pauses {
        let mut stretches: Vec<_> =
            stretches.into_iter().map(|(from, to)| (from, to.unwrap_or(NaiveDate::MAX))).collect();
        stretches.sort_unstable();
        let mut merged: Vec<(NaiveDate, NaiveDate)> = Vec::with_capacity(stretches.len());
        for (from, to) in stretches.into_iter().filter(|(from, to)| from <= to) {
            match merged.last_mut() {
                Some((_, end)) if from <= *end => *end = to.max(*end),
                _ => merged.push((from, to)),
            }
        }
        Pauses(merged)
    }

    /// The pauses that a violation's appeals make: every Beijing date that `[submitted_at, decided_at)` of a
    /// reconsideration or lawsuit touches, whatever its outcome.
    pub fn of<'a>(appeals: impl IntoIterator<Item = &'a Appeal>) -> Pauses {
        let suspending = appeals.into_iter().filter(|appeal| appeal.kind != AppealKind::Objection);
        Pauses::new(suspending.filter_map(|appeal| {
            let Some(decided_at) = appeal.decided_at else {
                return Some((appeal.submitted_at.date(), None));
            };
            // The interval is half-open: one that ends at midnight does not touch the day that begins there.
            let last_touched = decided_at.plus(-chrono::TimeDelta::nanoseconds(1)).date();
            (decided_at > appeal.submitted_at).then_some((appeal.submitted_at.date(), Some(last_touched)))
        }))
    }

    /// Whether a day is paused.
    pub fn hold(&self, day: NaiveDate) -> bool {
        self.0.iter().any(|(from, to)| (*from..=*to).contains(&day))
    }

    /// How many days after `last_day`, up to and including `day`, are not paused.
    pub fn unpaused_days(&self, last_day: NaiveDate, day: NaiveDate) -> u32 {
        let first_late = days_after(last_day, 1);
        let late = length(first_late, day);
        let paused: u32 = self.0.iter().map(|(from, to)| length(first_late.max(*from), day.min(*to))).sum();
        late - paused
    }

    /// The `n`-th day after `last_day` that is not paused; none when a running pause stands before it.
    pub fn nth_unpaused_day(&self, last_day: NaiveDate, n: u32) -> Option<NaiveDate> {
        let mut day = days_after(last_day, n);
        for (from, to) in &self.0 {
            if *to <= last_day {
                continue;
            }
            if *from > day {
                break;
            }
            if *to == NaiveDate::MAX {
                return None;
            }
            day = days_after(day, length(days_after(last_day, 1).max(*from), *to));
        }
        Some(day)
    }
}

/// How many days lie in `from..=to`; none when it ends before it starts.
fn length(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days() + 1).unwrap_or(0)
}

/// The surcharge (加处罚款) after a number of late days: a share of the fine a day, rounded down to the fen once, on the
/// product, and never above the cap (道交法109, 行政处罚法72). `on` names the day whose law counts: the last day to pay.
pub fn surcharge(fine: Fen, days_late: u32, on: NaiveDate, law: &Law) -> Fen {
    let rate = *law.parameters.surcharge_rate_bp.on(on);
    fine.times(rate, days_late).min(surcharge_cap(fine, on, law))
}

/// The most a surcharge can come to (行政处罚法72): the fine itself. The article names no cap.
pub fn surcharge_cap(fine: Fen, on: NaiveDate, law: &Law) -> Fen {
    fine.times(*law.parameters.surcharge_cap_bp.on(on), 1)
}

/// The first day on which the surcharge equals its cap; none for a fine of 0, and none while a running pause stands
/// before it.
pub fn cap_reached_on(fine: Fen, last_day: NaiveDate, pauses: &Pauses, law: &Law) -> Option<NaiveDate> {
    let rate = *law.parameters.surcharge_rate_bp.on(last_day);
    if fine == Fen::ZERO || rate == 0 {
        return None;
    }
    let days = law.parameters.surcharge_cap_bp.on(last_day).div_ceil(rate);
    pauses.nth_unpaused_day(last_day, days)
}

/// The day by which a record is to be handled had it no extension, whatever its stage is now. Never rolled over: the
/// early side is the safe side.
///
/// - `camera`: 30 days after the notice (157第20条); without a notice day there is none.
/// - `parking_notice`: 18 days after the notice, else after the offence (「3日后15日内」).
/// - `notice`: the 15th working day after the notice, else after the offence (157第46、81条).
/// - `on_spot`: none, for it is a decision already.
pub fn plain_handle_by(violation: &Violation, law: &Law) -> Option<Rolled> {
    let from = violation.notified_on.unwrap_or_else(|| violation.occurred_at.date());
    let natural = |days| Rolled { day: days_after(from, days), provisional: false };
    match violation.source {
        Source::Camera => {
            violation.notified_on.map(|notified| natural(*law.parameters.camera_handle_days.on(notified)))
        }
        Source::ParkingNotice => Some(natural(*law.parameters.parking_notice_handle_days.on(from))),
        Source::Notice => {
            let days = *law.parameters.notice_handle_working_days.on(from);
            Some(law.calendar.nth_working_day_after(from, days))
        }
        Source::OnSpot => None,
    }
}

/// The day by which a record is to be handled: the extension's day if one was granted (157第53条), else the plain day.
/// None once it is decided.
pub fn handle_by(violation: &Violation, law: &Law) -> Option<Rolled> {
    if violation.stage != Stage::Recorded {
        return None;
    }
    match violation.handle_by_extended_to {
        Some(day) => Some(Rolled { day, provisional: false }),
        None => plain_handle_by(violation, law),
    }
}

/// When a filing's review can be expected to end: the same time of day, some working days later (文4).
pub fn filing_expected(filing: &Filing, law: &Law) -> Instant {
    let days = *law.parameters.filing_review_working_days.on(filing.submitted_at.date());
    working_days_later(filing.submitted_at, days, law)
}

/// When an objection's review can be expected to end: the same time of day, five working days later (157第5、81条).
pub fn objection_expected(objection: &Appeal, law: &Law) -> Instant {
    let days = *law.parameters.objection_review_working_days.on(objection.submitted_at.date());
    working_days_later(objection.submitted_at, days, law)
}

fn working_days_later(from: Instant, days: u32, law: &Law) -> Instant {
    Instant::at(law.calendar.nth_working_day_after(from.date(), days).day, from.time())
}

/// Until when a decision can be appealed against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AppealBy {
    /// The last day to ask for reconsideration (行政复议法20).
    pub reconsideration: NaiveDate,
    /// The last day to sue (行政诉讼法45、46); none while an on-the-spot decision has no reconsideration result yet, which
    /// has to come first (行政复议法23).
    pub lawsuit: Option<NaiveDate>,
}

/// Until when the decision of a violation can be appealed against, given its appeals; none without a decision.
pub fn appeal_by<'a>(
    violation: &Violation,
    appeals: impl IntoIterator<Item = &'a Appeal>,
    law: &Law,
) -> Option<AppealBy> {
    let served_on = violation.decision.as_ref()?.served_on;
    let reconsidered_on = appeals
        .into_iter()
        .filter(|appeal| appeal.kind == AppealKind::Reconsideration && appeal.status != AppealStatus::Withdrawn)
        .filter_map(|appeal| appeal.decided_at)
        .max()
        .map(Instant::date);
    let lawsuit = match reconsidered_on {
        Some(day) => Some(days_after(day, *law.parameters.lawsuit_after_reconsideration_days.on(day))),
        None if violation.source == Source::OnSpot => None,
        None => served_on.checked_add_months(Months::new(*law.parameters.lawsuit_months.on(served_on))),
    };
    let days = *law.parameters.reconsideration_days.on(served_on);
    Some(AppealBy { reconsideration: days_after(served_on, days), lawsuit })
}

/// The day on which the points cycle that holds `day` began: 12 months from the first licence, again and again
/// (163第3条). None before the first licence.
pub fn cycle_start(first_issued: NaiveDate, day: NaiveDate, law: &Law) -> Option<NaiveDate> {
    cycle(first_issued, day, law).map(|(start, _)| start)
}

/// The day on which the points cycle that holds `day` is over and the next begins. None before the first licence.
pub fn cycle_end(first_issued: NaiveDate, day: NaiveDate, law: &Law) -> Option<NaiveDate> {
    cycle(first_issued, day, law).map(|(_, end)| end)
}

fn cycle(first_issued: NaiveDate, day: NaiveDate, law: &Law) -> Option<(NaiveDate, NaiveDate)> {
    let months = (*law.parameters.points_cycle_months.on(day)).max(1);
    let lived = day.years_since(first_issued)? * 12;
    // Whole years are a multiple of twelve months, so start from there and step: the cycle may be another length one day.
    // Each is counted from the first licence: one of 29 February begins on that day again where there is one.
    let mut start = first_issued;
    for cycle in (lived / months).. {
        let next = first_issued.checked_add_months(Months::new(cycle * months))?;
        if next > day {
            return Some((start, next));
        }
        start = next;
    }
    None
}

#[cfg(test)]
mod tests;
