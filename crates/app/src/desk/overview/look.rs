//! One look at everything open.

use chrono::NaiveDate;
use greenlight_rules::{
    check::{Answer, Earliest},
    clocks::PayBy,
    facts::Violation,
    finding::Next,
    ids::MemberId,
    money::Fen,
    snapshot::Snapshot,
    time::Instant,
    verdict::Verdict,
};

use super::errands::{self, Verb};
use crate::{
    desk::{attempt, table},
    spread::spread,
};

/// What the overview keeps of the answer about one violation: the answers of a fleet, findings and all, would fill the
/// memory, and only the few that are shown are asked for again.
pub(super) struct Look<'a> {
    pub violation: &'a Violation,
    pub verdict: Verdict,
    pub next: Next,
    pub next_verdict: Option<Verdict>,
    pub amount_due: Fen,
    pub surcharge: Fen,
    pub pay_by: Option<PayBy>,
    pub handle_by: Option<NaiveDate>,
    pub earliest: Option<Earliest>,
    pub next_earliest: Option<Earliest>,
    /// What can be done about it today; none when there is nothing but to wait.
    pub verb: Option<Verb>,
    /// The hour of today from which it can be done; none when it can be at once.
    pub from: Option<Instant>,
    /// Who would do it.
    pub member: Option<&'a MemberId>,
}

/// Looks at everything that is open, most urgent first as the table has it, on as many processors as there are.
pub(super) fn over<'a>(facts: &'a Snapshot<'a>, at: Instant) -> Vec<Look<'a>> {
    let mut open: Vec<_> = facts.household.violations.iter().filter(|violation| !facts.is_settled(violation)).collect();
    open.sort_by_cached_key(|violation| table::due(facts, violation));
    let looks = spread(&open, |violation| Some(Look::of(facts, &attempt::best(facts, violation, at)?, at)));
    looks.into_iter().flatten().collect()
}

impl<'a> Look<'a> {
    fn of(facts: &'a Snapshot<'a>, answer: &Answer<'a>, at: Instant) -> Look<'a> {
        let to_do = errands::to_do(answer, at);
        Look {
            violation: answer.violation,
            verdict: answer.verdict,
            next: answer.next,
            next_verdict: answer.next_verdict,
            amount_due: answer.amount_due,
            surcharge: answer.surcharge,
            pay_by: answer.pay_by.filter(|_| answer.next != Next::Revoke),
            handle_by: answer.handle_by.filter(|_| answer.next != Next::Revoke),
            earliest: answer.earliest,
            next_earliest: answer.next_earliest,
            verb: to_do.as_ref().map(|to_do| to_do.verb),
            from: to_do.and_then(|to_do| to_do.from),
            member: errands::whose(facts, answer),
        }
    }

    /// Whether its last day to pay is past.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.pay_by.is_some_and(|pay_by| today > pay_by.last_day)
    }

    /// Whether it can be paid at once.
    pub fn is_payable(&self) -> bool {
        self.next == Next::Pay && self.verdict.passes()
    }

    /// Whether it is blocked for payment, and free to be confirmed.
    pub fn is_movable(&self) -> bool {
        self.verdict == Verdict::Blocked && self.next == Next::Confirm && self.next_verdict.is_some_and(Verdict::passes)
    }
}
