//! The question at the heart: will it go through, with this account and this method, at this instant, and if not, what
//! then? And where nothing is named: which account and which method do best?

mod summary;
mod tried;

use std::{cell::RefCell, cmp::Ordering, rc::Rc};

use chrono::NaiveDate;

use crate::{
    attempt::{Case, Used},
    checks,
    clocks::PayBy,
    facts::{Account, Method, Violation},
    finding::{Check, Finding, Next, Remedy, Run, Step},
    fingerprint,
    money::Fen,
    snapshot::Snapshot,
    time::Instant,
    verdict::{Tally, Verdict, Wait, concerns},
};
use tried::Tried;

/// What is asked: with whom, with what, when. What is not named is chosen.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The account, when one is named.
    pub account: Option<&'a Account>,
    /// The method, when one is named.
    pub method: Option<&'a Method>,
    /// The instant.
    pub at: Instant,
}

/// The answer about one violation.
#[derive(Debug)]
pub struct Answer<'a> {
    /// The violation.
    pub violation: &'a Violation,
    /// The account asked about, or the best; none when there is none to try.
    pub account: Option<&'a Account>,
    /// The method asked about, or the best; none when there is none to try.
    pub method: Option<&'a Method>,
    /// The light of the whole way to payment.
    pub verdict: Verdict,
    /// The instant looked at.
    pub at: Instant,
    /// What is to be done next.
    pub next: Next,
    /// The next step; none when settled.
    pub next_step: Option<Step>,
    /// The light of the next step alone; none when settled.
    pub next_verdict: Option<Verdict>,
    /// What lateness has added.
    pub surcharge: Fen,
    /// Fine and surcharge; 0 when settled or nothing is due.
    pub amount_due: Fen,
    /// The payment clock, whenever there is a decision.
    pub pay_by: Option<PayBy>,
    /// The handling day, while it is to be handled.
    pub handle_by: Option<NaiveDate>,
    /// Whether one of these days consulted a year whose 调休 has not been published.
    pub provisional: bool,
    /// When the whole way is free; none when it needs somebody to act, or is settled.
    pub earliest: Option<Earliest>,
    /// When the next step is free.
    pub next_earliest: Option<Earliest>,
    /// Every finding, gravest first, then in the order of the catalogue.
    pub findings: Vec<Finding<'a>>,
    /// Other attempts that pass, best first, at most five.
    pub alternatives: Vec<Alternative<'a>>,
}

/// The earliest instant at which nothing blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earliest {
    /// The instant.
    pub at: Instant,
    /// Whether it rests on an answer that is only expected.
    pub expected: bool,
    /// What is due then.
    pub amount_due: Fen,
}

/// Another attempt that passes.
#[derive(Clone, Copy, Debug)]
pub struct Alternative<'a> {
    /// With this account.
    pub account: Option<&'a Account>,
    /// With this method.
    pub method: Option<&'a Method>,
    /// Its light.
    pub verdict: Verdict,
    /// The light of its next step.
    pub next_verdict: Verdict,
    /// When the whole way is free.
    pub earliest: Option<Earliest>,
}

impl<'a> Answer<'a> {
    /// Whether a batch passes it: by its verdict, a record that is still to be confirmed by that of its confirming.
    pub fn passes(&self) -> bool {
        match (self.next_step, self.next_verdict) {
            (Some(Step::Confirm), Some(next)) => next.passes(),
            _ => self.verdict == Verdict::Settled || self.verdict.passes(),
        }
    }
}

/// Answers a question about one violation, after what earlier items of a batch used (nothing, outside a batch).
///
/// None only for a violation whose vehicle is not in the household, which no valid household holds.
pub fn check<'a>(
    facts: &'a Snapshot<'a>,
    violation: &'a Violation,
    question: Question<'a>,
    used: &Used,
) -> Option<Answer<'a>> {
    let case = Case::new(facts, violation, question.at, used.clone())?;
    if case.settled() {
        return Some(settled(case, question));
    }
    let tried = Tried::new(&case, question);
    let attempts = Attempts::new(case, tried);
    Some(attempts.answer())
}

/// A settled violation shows what settled it, and no other check runs.
fn settled<'a>(case: Case<'a>, question: Question<'a>) -> Answer<'a> {
    let always = concerned(&case).filter_map(|check| match check.run {
        Run::Always(run) => run(&case),
        _ => None,
    });
    let mut found: Vec<_> = always.collect();
    fingerprint::mute(&case, None, None, &mut found);
    let tried = Tried::new(&case, question);
    let order = |account: &Option<&'a Account>| account.map(|account| (!case.owned_by(account), &account.id));
    Answer {
        violation: case.violation,
        account: tried.shown_accounts().min_by_key(order).flatten(),
        method: tried.shown_methods().next().flatten(),
        verdict: Verdict::Settled,
        at: question.at,
        next: Next::Nothing,
        next_step: None,
        next_verdict: None,
        surcharge: case.surcharge,
        amount_due: case.amount_due,
        pay_by: case.pay_by,
        handle_by: None,
        provisional: case.pay_by.is_some_and(|pay_by| pay_by.provisional),
        earliest: None,
        next_earliest: None,
        findings: in_order(found),
        alternatives: Vec::new(),
    }
}

/// The checks that concern a case: once it is decided, those about confirming lie behind.
fn concerned(case: &Case<'_>) -> impl Iterator<Item = &'static Check> {
    let undecided = case.undecided();
    checks::ALL.iter().copied().filter(move |check| undecided || check.step != Step::Confirm)
}

fn in_order(mut findings: Vec<Finding<'_>>) -> Vec<Finding<'_>> {
    findings.sort_by_key(|finding| (finding.check.severity, checks::place(finding.check)));
    findings
}

/// The findings of one thing looked at (the record, one account, one method), and what they come to.
#[derive(Debug)]
struct Set<'a> {
    findings: Vec<Finding<'a>>,
    whole: Tally,
    next: Tally,
}

/// Every finding about one violation at one instant, kept apart by what it depends on: an attempt's findings are those of
/// the record, of its account and of its method, so that accounts and methods are looked at once each and not once a pair.
#[derive(Debug)]
struct Moment<'a> {
    case: Case<'a>,
    record: Set<'a>,
    accounts: Vec<Set<'a>>,
    methods: Vec<Set<'a>>,
    /// What the whole way and the next step of each attempt come to, account by account.
    attempts: Vec<(Tally, Tally)>,
}

impl<'a> Moment<'a> {
    fn new(case: Case<'a>, tried: &Tried<'a>) -> Moment<'a> {
        let due = case.amount_due > Fen::ZERO;
        let mut record = Vec::new();
        let mut accounts = vec![Vec::new(); tried.accounts.len()];
        let mut methods = vec![Vec::new(); tried.methods.len()];
        for check in concerned(&case) {
            match check.run {
                Run::Record(run) | Run::Vehicle(run) | Run::Always(run) => record.extend(run(&case)),
                Run::Account(run) => {
                    for (account, found) in tried.accounts.iter().zip(&mut accounts) {
                        found.extend(account.and_then(|account| run(&case, account)));
                    }
                }
                Run::WithoutAccount(run) => {
                    for (_, found) in tried.accounts.iter().zip(&mut accounts).filter(|(account, _)| account.is_none())
                    {
                        found.extend(run(&case));
                    }
                }
                Run::Method(run) if due => {
                    for (method, found) in tried.methods.iter().zip(&mut methods) {
                        found.extend(method.and_then(|method| run(&case, method)));
                    }
                }
                Run::WithoutMethod(run) if due => {
                    for (_, found) in tried.methods.iter().zip(&mut methods).filter(|(method, _)| method.is_none()) {
                        found.extend(run(&case));
                    }
                }
                Run::Method(_) | Run::WithoutMethod(_) => {}
            }
        }
        let of_account = |(found, account): (_, &Option<&'a Account>)| Set::new(&case, *account, None, found);
        let of_method = |(found, method): (_, &Option<&'a Method>)| Set::new(&case, None, *method, found);
        let record = Set::new(&case, None, None, record);
        let accounts: Vec<_> = accounts.into_iter().zip(&tried.accounts).map(of_account).collect();
        let methods: Vec<_> = methods.into_iter().zip(&tried.methods).map(of_method).collect();
        let mut attempts = Vec::with_capacity(accounts.len() * methods.len());
        for account in &accounts {
            let (whole, next) = (record.whole.join(account.whole), record.next.join(account.next));
            attempts.extend(methods.iter().map(|method| (whole.join(method.whole), next.join(method.next))));
        }
        Moment { case, record, accounts, methods, attempts }
    }

    /// What the whole way and the next step of an attempt come to.
    fn tally(&self, (account, method): (usize, usize)) -> (Tally, Tally) {
        self.attempts[account * self.methods.len() + method]
    }
}

impl<'a> Set<'a> {
    fn new(
        case: &Case<'a>,
        account: Option<&'a Account>,
        method: Option<&'a Method>,
        mut findings: Vec<Finding<'a>>,
    ) -> Set<'a> {
        fingerprint::mute(case, account, method, &mut findings);
        let step = next_step(case);
        let next = Tally::of(findings.iter().filter(|finding| concerns(finding, step)));
        Set { whole: Tally::of(&findings), next, findings }
    }
}

/// What passes of the accounts or methods tried, other than the one shown: best first, among equals those of smaller id
/// that are not put last.
fn others<'a, T>(
    tried: &[Option<&'a T>],
    sets: &[Set<'_>],
    shown: usize,
    last: impl Fn(&T) -> bool,
) -> impl Iterator<Item = &'a T> {
    let others = tried.iter().zip(sets).enumerate().filter(|(place, _)| *place != shown);
    let others = others.filter_map(|(_, (other, set))| Some((set.whole.verdict(), (*other)?)));
    let mut passing: Vec<_> = others.filter(|(verdict, _)| verdict.passes()).collect();
    passing.sort_by_key(|(verdict, other)| (*verdict, last(other)));
    passing.into_iter().map(|(_, other)| other)
}

fn next_step(case: &Case<'_>) -> Step {
    if case.undecided() { Step::Confirm } else { Step::Pay }
}

/// Every attempt at one violation, and what looking ahead at them found.
struct Attempts<'a> {
    tried: Tried<'a>,
    now: Rc<Moment<'a>>,
    ahead: RefCell<Vec<Rc<Moment<'a>>>>,
}

/// What attempts are ordered by, best first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank<'a> {
    verdict: Verdict,
    next_verdict: Verdict,
    earliest: Soonest,
    next_earliest: Soonest,
    actions: u32,
    not_the_owner: bool,
    account: Option<&'a str>,
    method: Option<&'a str>,
}

/// An earliest instant as a rank: the soonest first, none last.
#[derive(Debug, PartialEq, Eq)]
struct Soonest(Option<Instant>);

impl Ord for Soonest {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.0, other.0) {
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        }
    }
}

impl PartialOrd for Soonest {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<'a> Attempts<'a> {
    fn new(case: Case<'a>, tried: Tried<'a>) -> Attempts<'a> {
        let now = Rc::new(Moment::new(case, &tried));
        Attempts { tried, now, ahead: RefCell::default() }
    }

    fn rank(&self, attempt: (usize, usize)) -> Rank<'a> {
        let (whole, next) = self.now.tally(attempt);
        let account = self.tried.accounts[attempt.0];
        let method = self.tried.methods[attempt.1];
        Rank {
            verdict: whole.verdict(),
            next_verdict: next.verdict(),
            earliest: Soonest(self.earliest(attempt, |(whole, _)| whole).map(|earliest| earliest.at)),
            next_earliest: Soonest(self.earliest(attempt, |(_, next)| next).map(|earliest| earliest.at)),
            actions: whole.actions,
            not_the_owner: !account.is_some_and(|account| self.now.case.owned_by(account)),
            account: account.map(|account| account.id.as_str()),
            method: method.map(|method| method.id.as_str()),
        }
    }

    /// The earliest instant at which nothing of the chosen tally blocks: now, or the latest instant at which what blocks
    /// goes away, looked at again and again until nothing blocks or somebody has to act.
    ///
    /// It ends, because each look is later than the one before, and what comes back from day to day is daily maintenance
    /// alone, which leaves some of each day free.
    fn earliest(&self, attempt: (usize, usize), part: impl Fn((Tally, Tally)) -> Tally) -> Option<Earliest> {
        let mut moment = Rc::clone(&self.now);
        let mut rests_on_expected = false;
        loop {
            match part(moment.tally(attempt)).wait() {
                Wait::Nothing => {
                    let Case { at, amount_due, .. } = moment.case;
                    return Some(Earliest { at, expected: rests_on_expected, amount_due });
                }
                Wait::Action => return None,
                Wait::Until { instant, expected } => {
                    rests_on_expected |= expected;
                    moment = self.look_ahead(instant);
                }
            }
        }
    }

    fn look_ahead(&self, at: Instant) -> Rc<Moment<'a>> {
        let mut ahead = self.ahead.borrow_mut();
        if let Some(known) = ahead.iter().find(|moment| moment.case.at == at) {
            return Rc::clone(known);
        }
        let moment = Rc::new(Moment::new(self.now.case.foreseen_at(at), &self.tried));
        ahead.push(Rc::clone(&moment));
        moment
    }

    /// The best of the attempts that the question leaves open.
    fn best(&self) -> (usize, usize) {
        // Looking ahead is dear, so it is done only for attempts whose lights are equally good.
        let lights = |attempt| {
            let (whole, next) = self.now.tally(attempt);
            (whole.verdict(), next.verdict())
        };
        let best = self.tried.shown().map(lights).min();
        let equals = self.tried.shown().filter(|attempt| Some(lights(*attempt)) == best);
        equals.min_by_key(|attempt| self.rank(*attempt)).unwrap_or((0, 0))
    }

    /// Of all attempts that would be tried with nothing named, less the one shown, those that pass.
    fn alternatives(&self, shown: (usize, usize)) -> Vec<Alternative<'a>> {
        let accounts = 0..self.tried.by_default;
        let all = accounts.flat_map(|account| (0..self.tried.methods.len()).map(move |method| (account, method)));
        let mut passing: Vec<_> = all
            .filter(|attempt| *attempt != shown)
            .filter(|attempt| {
                let (whole, next) = self.now.tally(*attempt);
                if self.now.case.undecided() { next.verdict().passes() } else { whole.verdict().passes() }
            })
            .map(|attempt| (self.rank(attempt), attempt))
            .collect();
        passing.sort_unstable();
        passing.truncate(5);
        let alternative = |(rank, attempt): (Rank<'a>, (usize, usize))| Alternative {
            account: self.tried.accounts[attempt.0],
            method: self.tried.methods[attempt.1],
            verdict: rank.verdict,
            next_verdict: rank.next_verdict,
            earliest: self.earliest(attempt, |(whole, _)| whole),
        };
        passing.into_iter().map(alternative).collect()
    }

    /// Puts the accounts and methods that pass in place of a check's "another".
    fn advise(&self, shown: (usize, usize), remedies: Vec<Remedy<'a>>) -> Vec<Remedy<'a>> {
        let mut advice = Vec::with_capacity(remedies.len());
        for remedy in remedies {
            match remedy {
                Remedy::AnotherAccount => {
                    let tried = &self.tried.accounts[..self.tried.by_default];
                    let not_the_owner = |account: &Account| !self.now.case.owned_by(account);
                    advice.extend(others(tried, &self.now.accounts, shown.0, not_the_owner).map(Remedy::UseAccount));
                }
                Remedy::AnotherMethod { failing } => {
                    let before = advice.len();
                    let others = others(&self.tried.methods, &self.now.methods, shown.1, |_| false);
                    advice.extend(others.map(Remedy::UseMethod));
                    if advice.len() == before {
                        advice.extend(failing.map(Remedy::new));
                    }
                }
                remedy => advice.push(remedy),
            }
        }
        advice
    }

    fn answer(self) -> Answer<'a> {
        let shown = self.best();
        let (whole, next) = self.now.tally(shown);
        let sets = [&self.now.record, &self.now.accounts[shown.0], &self.now.methods[shown.1]];
        let findings = sets.into_iter().flat_map(|set| set.findings.iter().cloned());
        let findings = findings.map(|mut finding| {
            finding.remedies = self.advise(shown, finding.remedies);
            finding
        });
        let case = &self.now.case;
        Answer {
            violation: case.violation,
            account: self.tried.accounts[shown.0],
            method: self.tried.methods[shown.1],
            verdict: whole.verdict(),
            at: case.at,
            next: case.facts.next(case.violation),
            next_step: Some(next_step(case)),
            next_verdict: Some(next.verdict()),
            surcharge: case.surcharge,
            amount_due: case.amount_due,
            pay_by: case.pay_by,
            handle_by: case.handle_by.map(|rolled| rolled.day),
            provisional: case.pay_by.is_some_and(|pay_by| pay_by.provisional)
                || case.handle_by.is_some_and(|rolled| rolled.provisional),
            earliest: self.earliest(shown, |(whole, _)| whole),
            next_earliest: self.earliest(shown, |(_, next)| next),
            findings: in_order(findings.collect()),
            alternatives: self.alternatives(shown),
        }
    }
}

#[cfg(test)]
mod tests;
