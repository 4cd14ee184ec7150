//! What waiting costs: the amount due from today on, as a line with its corners named.

use chrono::NaiveDate;
use greenlight_rules::{
    attempt::{Case, Used},
    clocks,
    ids::ViolationId,
    money::Fen,
    snapshot::Snapshot,
    time::{days_after, days_before},
};
use serde::Serialize;
use specta::Type;

use super::{Desk, attempt};
use crate::Trouble;

/// What waiting costs for one decision. Between two corners the amount moves in a straight line.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Waiting {
    /// The violation.
    pub violation: ViolationId,
    /// The corners of the line, earliest first: the day asked about, the last day without a surcharge, where pauses begin
    /// and end, the day on which the cap is reached and the one before, and a little beyond.
    pub corners: Vec<Corner>,
    /// The day the decision was received.
    pub served_on: NaiveDate,
    /// The fifteenth day, before it rolls.
    pub plain_day: NaiveDate,
    /// The last day without a surcharge.
    pub last_day: NaiveDate,
    /// The day to be done by.
    pub advised_day: NaiveDate,
    /// Whether these days may still move.
    pub provisional: bool,
    /// What each day after the last adds.
    pub a_day_fen: Fen,
    /// The first day on which the surcharge equals the fine.
    pub cap_day: Option<NaiveDate>,
    /// What is due then.
    pub cap_fen: Fen,
    /// Long rests on the way, first and last day.
    pub rests: Vec<(NaiveDate, NaiveDate)>,
}

/// A corner of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Corner {
    /// The day.
    pub day: NaiveDate,
    /// What is due on it.
    pub amount_fen: Fen,
}

impl Desk {
    /// What waiting costs; none without a decision that asks for money.
    ///
    /// # Errors
    /// When there is no such violation.
    pub fn waiting(&self, violation: &str, at: Option<&str>) -> Result<Option<Waiting>, Trouble> {
        let at = self.instant(at)?;
        let open = self.opened();
        let facts = open.facts();
        let violation = facts.violation(violation).ok_or_else(|| attempt::unknown("violation", violation))?;
        let case = Case::new(&facts, violation, at, Used::default());
        Ok(case.and_then(|case| waiting(&facts, &case)))
    }
}

fn waiting(facts: &Snapshot<'_>, case: &Case<'_>) -> Option<Waiting> {
    let served_on = case.violation.decision.as_ref()?.served_on;
    let pay_by = case.pay_by.filter(|_| case.violation.asks_money() && !case.settled())?;
    let law = facts.law;
    let fine = case.violation.fine_fen;
    let last_day = pay_by.last_day;
    let cap_day = clocks::cap_reached_on(fine, last_day, &case.pauses, law);
    let end = days_after(cap_day.unwrap_or_else(|| days_after(last_day.max(case.today), 40)).max(case.today), 4);

    let mut days = vec![case.today, last_day, days_after(last_day, 1), end];
    // The last step up to the cap may be a smaller one than those before it.
    days.extend(cap_day.into_iter().flat_map(|day| [days_before(day, 1), day]));
    // A pause bends the line where it begins and where it ends.
    let held = |day: &NaiveDate| case.pauses.hold(*day) != case.pauses.hold(days_after(*day, 1));
    days.extend(last_day.iter_days().take_while(|day| *day < end).filter(held));
    days.retain(|day| (case.today..=end).contains(day));
    days.sort_unstable();
    days.dedup();
    let corners = days.into_iter().map(|day| Corner { day, amount_fen: case.amount_on(day) });

    Some(Waiting {
        violation: case.violation.id.clone(),
        corners: corners.collect(),
        served_on,
        plain_day: days_after(served_on, *law.parameters.payment_days.on(served_on)),
        last_day,
        advised_day: pay_by.advised_day,
        provisional: pay_by.provisional,
        a_day_fen: clocks::surcharge(fine, 1, last_day, law),
        cap_day,
        cap_fen: fine + clocks::surcharge_cap(fine, last_day, law),
        rests: long_rests(facts, case.today.min(last_day), end),
    })
}

/// The long runs of rest days that touch a stretch of days.
pub(super) fn long_rests(facts: &Snapshot<'_>, from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let mut rests = Vec::new();
    let mut day = days_before(from, 1);
    while day < to {
        day = days_after(day, 1);
        let long = *facts.law.parameters.rush_run_days.on(day);
        if let Some(run) = facts.law.calendar.long_run(day, long.min(3)) {
            rests.push((run.first, run.last));
            day = run.last;
        }
    }
    rests
}
