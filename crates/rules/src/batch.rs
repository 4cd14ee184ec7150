//! Several violations in a row, each after what the ones before it used.

use crate::{
    attempt::Used,
    check::{Answer, Question, check},
    clocks,
    facts::{Stage, Violation},
    finding::Step,
    snapshot::Snapshot,
    verdict::Verdict,
};

/// Answers a question about violations, in the order given, each by itself.
pub fn each<'a>(
    facts: &'a Snapshot<'a>,
    violations: impl IntoIterator<Item = &'a Violation>,
    question: Question<'a>,
) -> impl Iterator<Item = Answer<'a>> {
    violations.into_iter().filter_map(move |violation| check(facts, violation, question, &Used::default()))
}

/// Answers a question about violations as if they were dealt with one after the other: what is paid leaves the method,
/// what is confirmed adds its points to the account, and what is blocked uses nothing.
pub fn one_after_another<'a>(
    facts: &'a Snapshot<'a>,
    violations: impl IntoIterator<Item = &'a Violation>,
    question: Question<'a>,
) -> impl Iterator<Item = Answer<'a>> {
    let mut used = Used::default();
    violations.into_iter().filter_map(move |violation| {
        let answer = check(facts, violation, question, &used)?;
        used.take(&answer);
        Some(answer)
    })
}

impl Used {
    fn take(&mut self, answer: &Answer<'_>) {
        match answer.next_step {
            Some(Step::Pay) if answer.verdict != Verdict::Blocked => {
                if let Some(method) = answer.method {
                    add(&mut self.amounts, &method.id, answer.amount_due);
                }
            }
            Some(Step::Confirm) if answer.next_verdict != Some(Verdict::Blocked) => {
                if let Some(account) = answer.account {
                    add(&mut self.points, &account.id, answer.violation.points);
                }
            }
            _ => {}
        }
    }
}

fn add<Id: Clone + PartialEq, Amount: Copy + std::ops::Add<Output = Amount>>(
    used: &mut Vec<(Id, Amount)>,
    id: &Id,
    amount: Amount,
) {
    match used.iter_mut().find(|(known, _)| known == id) {
        Some((_, sum)) => *sum = *sum + amount,
        None => used.push((id.clone(), amount)),
    }
}

/// The violations that are still to be dealt with, by last day to pay, then handling day (those without one last), then
/// id.
pub fn open<'a>(facts: &'a Snapshot<'a>) -> Vec<&'a Violation> {
    let open = facts.household.violations.iter();
    let open = open.filter(|violation| matches!(violation.stage, Stage::Recorded | Stage::Decided));
    let mut open: Vec<_> = open.map(|violation| (due(facts, violation), violation)).collect();
    // The household's lists are ordered by id, and a stable sort keeps that order among equals.
    open.sort_by_key(|(due, _)| *due);
    open.into_iter().map(|(_, violation)| violation).collect()
}

/// What violations are ordered by: a missing day sorts after every other.
fn due(facts: &Snapshot<'_>, violation: &Violation) -> (chrono::NaiveDate, chrono::NaiveDate) {
    let last_day = violation.decision.as_ref().map(|decision| clocks::pay_by(decision.served_on, facts.law).last_day);
    let handle_by = clocks::handle_by(violation, facts.law).map(|rolled| rolled.day);
    (last_day.unwrap_or(chrono::NaiveDate::MAX), handle_by.unwrap_or(chrono::NaiveDate::MAX))
}
