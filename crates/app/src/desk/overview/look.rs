//! One look at everything open.

use chrono::NaiveDate;
use greenlight_rules::{
    batch,
    check::{Answer, Earliest},
    clocks::PayBy,
    facts::Violation,
    finding::Step,
    ids::MemberId,
    money::Fen,
    snapshot::Snapshot,
    time::Instant,
    verdict::Verdict,
};

use super::errands::{self, Verb};
use crate::{desk::attempt, spread::spread};

/// What the overview keeps of the answer about one violation: the answers of a fleet, findings and all, would fill the
/// memory, and only the few that are shown are asked for again.
pub(super) struct Look<'a> {
    pub violation: &'a Violation,
    pub verdict: Verdict,
    pub next_step: Option<Step>,
    pub next_verdict: Option<Verdict>,
    pub amount_due: Fen,
    pub surcharge: Fen,
    pub pay_by: Option<PayBy>,
    pub handle_by: Option<NaiveDate>,
    pub earliest: Option<Earliest>,
    pub next_earliest: Option<Earliest>,
    /// What can be done about it today; none when there is nothing but to wait.
    pub verb: Option<Verb>,
    /// Who would do it.
    pub member: Option<&'a MemberId>,
}

/// Looks at everything that is open, most urgent first, on as many processors as there are.
pub(super) fn over<'a>(facts: &'a Snapshot<'a>, at: Instant) -> Vec<Look<'a>> {
    let mut open = batch::open(facts);
    // One that is decided and paid all the same is still open by its stage, and there is nothing left to do about it.
    open.retain(|violation| !facts.is_settled(violation));
    let looks = spread(&open, |violation| Some(Look::at(facts, &attempt::best(facts, violation, at)?)));
    looks.into_iter().flatten().collect()
}

impl<'a> Look<'a> {
    fn at(facts: &'a Snapshot<'a>, answer: &Answer<'a>) -> Look<'a> {
        Look {
            violation: answer.violation,
            verdict: answer.verdict,
            next_step: answer.next_step,
            next_verdict: answer.next_verdict,
            amount_due: answer.amount_due,
            surcharge: answer.surcharge,
            pay_by: answer.pay_by,
            handle_by: answer.handle_by,
            earliest: answer.earliest,
            next_earliest: answer.next_earliest,
            verb: errands::verb(answer).map(|(verb, _)| verb),
            member: errands::whose(facts, answer),
        }
    }

    /// Whether its last day to pay is past.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.pay_by.is_some_and(|pay_by| today > pay_by.last_day)
    }

    /// Whether it is blocked for payment, and free to be confirmed.
    pub fn is_movable(&self) -> bool {
        self.verdict == Verdict::Blocked
            && self.next_step == Some(Step::Confirm)
            && self.next_verdict.is_some_and(Verdict::passes)
    }
}
