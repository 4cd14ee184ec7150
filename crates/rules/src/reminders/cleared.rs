//! Blocks that went away by themselves: maintenance that ended, a limit or a quota that began anew.
//!
//! Whether something is blocked, and until when, is asked of the check. Here stand only the instants at which a block can
//! end by itself.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::{Choices, Event, Kind, events, firing};
use crate::{
    attempt::Used,
    check::{Answer, Question, check},
    clocks,
    facts::{Outcome, Violation},
    outlook,
    snapshot::Snapshot,
    time::{Instant, days_after},
    verdict::Verdict,
    windows,
};

/// Quiet hours move a reminder by less than this.
const A_DAY: TimeDelta = TimeDelta::days(1);

/// Of each open violation, every end of a block that may be spoken of in `(from, to]`.
pub(super) fn ends(facts: &Snapshot<'_>, choices: &Choices, from: Instant, to: Instant) -> Vec<Event> {
    if !choices.of(Kind::Cleared).on {
        return Vec::new();
    }
    let (from, to) = (from.plus(-A_DAY), to.plus(A_DAY));
    let common = common_ends(facts, choices, from, to);
    let mut found = Vec::new();
    for violation in facts.household.violations.iter().filter(|violation| !facts.is_settled(violation)) {
        let mut ends = common.clone();
        ends.extend(tried_in_vain(facts, violation).filter(|end| from < *end && *end <= to));
        let ends = ends.into_iter().filter(|end| freed_at(facts, violation, *end));
        found.extend(ends.map(|end| events::cleared(violation, end)));
    }
    found
}

/// Whether a violation's next step was blocked until an instant by nothing but what went away by itself then, and is free.
fn freed_at(facts: &Snapshot<'_>, violation: &Violation, end: Instant) -> bool {
    let before = next(facts, violation, end.plus(TimeDelta::seconds(-1)));
    before.is_some_and(|before| {
        before.next_verdict == Some(Verdict::Blocked)
            && before.next_earliest.is_some_and(|free| free.at == end && !free.expected)
    })
}

fn next<'a>(facts: &'a Snapshot<'a>, violation: &'a Violation, at: Instant) -> Option<Answer<'a>> {
    check(facts, violation, Question { account: None, method: None, at }, &Used::default())
}

/// The instants in `(from, to]` at which something ends for every violation: announced maintenance, and the days, months
/// and years in which money was spent or filings were made. Daily maintenance ends every day, which would be said too
/// often unless it was asked for.
fn common_ends(facts: &Snapshot<'_>, choices: &Choices, from: Instant, to: Instant) -> BTreeSet<Instant> {
    let household = facts.household;
    let mut ends: BTreeSet<_> = household.maintenance.announced.iter().map(|notice| notice.to).collect();
    let paid = household.payments.iter().filter(|payment| payment.outcome == Outcome::Succeeded);
    let spent = paid.map(|payment| payment.attempted_at.date());
    for day in spent.chain(household.methods.iter().filter_map(|method| method.spent_on)) {
        ends.extend([Some(days_after(day, 1)), next_month(day)].into_iter().flatten().map(Instant::start_of));
    }
    for day in household.filings.iter().map(|filing| filing.submitted_at.date()) {
        let next_year = NaiveDate::from_ymd_opt(day.year() + 1, 1, 1);
        ends.extend([Some(days_after(day, 1)), next_year].into_iter().flatten().map(Instant::start_of));
    }
    if choices.daily_maintenance {
        let mut day = from.date();
        while day <= to.date() {
            let windows = outlook::daily(household, facts.law, day).iter();
            ends.extend(windows.map(|window| Instant::at(day, window.end)));
            day = days_after(day, 1);
        }
    }
    ends.retain(|end| from < *end && *end <= to);
    ends
}

fn next_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(chrono::Months::new(1))
}

/// When the daily maintenance ended in which somebody tried to pay for a violation.
fn tried_in_vain<'a>(facts: &'a Snapshot<'_>, violation: &'a Violation) -> impl Iterator<Item = Instant> + use<'a> {
    let failed = facts.payments(violation).filter(|payment| payment.outcome == Outcome::Failed);
    failed.filter_map(|payment| {
        let at = payment.attempted_at;
        windows::daily_end(outlook::daily(facts.household, facts.law, at.date()), at).flatten()
    })
}

/// The first instant at which it is of no use to know that a violation is free: when its last day is over, if it is one
/// of the next two; otherwise none that quiet hours could reach.
pub(super) fn too_late(facts: &Snapshot<'_>, event: &Event) -> Instant {
    let at = event.at.unwrap_or_else(|| Instant::start_of(event.day));
    let violation = event.violations.first().and_then(|id| facts.violation(id.as_str()));
    let days = violation.into_iter().flat_map(|violation| {
        let decision = violation.decision.as_ref();
        let last_day = decision.map(|decision| clocks::pay_by(decision.served_on, facts.law).last_day);
        [last_day, clocks::handle_by(violation, facts.law).map(|rolled| rolled.day)]
    });
    // Quiet hours end within a day, so a day further off is out of their reach.
    let near = days.flatten().filter(|day| (at.date()..=days_after(at.date(), 1)).contains(day));
    near.map(|day| firing::last_use(facts, day)).min().unwrap_or_else(|| Instant::start_of(days_after(at.date(), 2)))
}

/// Whether what cleared still is free when it is said: something else may have begun in quiet hours.
pub(super) fn is_free(facts: &Snapshot<'_>, event: &Event, said_at: Instant) -> bool {
    let violation = event.violations.first().and_then(|id| facts.violation(id.as_str()));
    let at = event.at.map_or(said_at, |at| at.max(said_at));
    let answer = violation.and_then(|violation| next(facts, violation, at));
    answer.is_some_and(|answer| answer.next_verdict.is_some_and(|verdict| verdict != Verdict::Blocked))
}
