//! 缴前检查: one or several violations, who pays, with what, when; and what stands in the way.

use chrono::NaiveDate;
use greenlight_rules::{
    batch,
    check::{Alternative, Answer, Earliest, Question},
    facts::{Account, Method, Violation},
    finding::{Check, Clears, Finding, Next, Remedy, Run, Severity, Step},
    fingerprint,
    ids::{AccountId, MethodId, ViolationId},
    law::Grade,
    means::Funds,
    message::Message,
    money::Fen,
    snapshot::Snapshot,
    time::Instant,
    verdict::Verdict,
};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Desk;
use crate::{Trouble, answers, said::Said};

/// What is asked. What is not named is chosen.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// The violations, in order; none for all that are open.
    pub violations: Vec<String>,
    /// Who pays.
    pub account: Option<String>,
    /// With what.
    pub method: Option<String>,
    /// When, as RFC 3339; none for now.
    pub at: Option<String>,
    /// Whether each comes after what the ones before it used.
    pub in_a_row: bool,
}

/// The answer.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Checked {
    /// The instant looked at.
    pub at: Instant,
    /// One result a violation.
    pub results: Vec<Attempt>,
}

/// The answer about one violation.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Attempt {
    /// The violation.
    pub violation: ViolationId,
    /// The account asked about, or the best.
    pub account: Option<AccountId>,
    /// The method asked about, or the best.
    pub method: Option<MethodId>,
    /// The light of the whole way to payment.
    pub light: Verdict,
    /// What is to be done next.
    pub next: Next,
    /// The next step; none when settled.
    pub next_step: Option<Step>,
    /// The light of the next step alone.
    pub next_light: Option<Verdict>,
    /// Whether a batch goes on past it.
    pub passes: bool,
    /// The fine.
    pub fine_fen: Fen,
    /// What lateness has added.
    pub surcharge_fen: Fen,
    /// Fine and surcharge.
    pub amount_due_fen: Fen,
    /// The last day to pay.
    pub last_day: Option<NaiveDate>,
    /// The day to be done by.
    pub advised_day: Option<NaiveDate>,
    /// The day to handle it by.
    pub handle_by: Option<NaiveDate>,
    /// Whether one of these days may still move.
    pub provisional: bool,
    /// When the whole way is free.
    pub earliest: Option<Free>,
    /// When the next step is free.
    pub next_earliest: Option<Free>,
    /// Every finding: the one that leads, then gravest first. Of what was won only that it was: what would stop confirming or paying stops nothing.
    pub findings: Vec<Found>,
    /// The check whose finding says most.
    pub lead: Option<String>,
    /// The checks that were made and found nothing, by id.
    pub passed: Vec<String>,
    /// Other attempts that pass, best first.
    pub alternatives: Vec<Other>,
    /// What the chosen method has left after this payment and those before it in the row, when its balance is known; below
    /// zero when it does not suffice.
    pub left_after_fen: Option<Fen>,
}

/// When nothing blocks any more.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Free {
    /// The instant.
    pub at: Instant,
    /// Whether it rests on an answer that is only expected.
    pub expected: bool,
    /// What is due then.
    pub amount_due_fen: Fen,
}

/// Which of who, what and when a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// Who pays.
    Who,
    /// With what.
    What,
    /// When.
    When,
    /// The record itself.
    Record,
}

/// What a check found.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Found {
    /// The check's id.
    pub check: String,
    /// How much it weighs.
    pub severity: Severity,
    /// Which step it concerns.
    pub step: Step,
    /// What it is about.
    pub about: About,
    /// Whether the household muted it.
    pub muted: bool,
    /// What is the matter: a sentence of `check.json`.
    pub said: Said,
    /// How it goes away; none for what is only good to know.
    pub clears: Option<HowItClears>,
    /// What to do, best first.
    pub remedies: Vec<Cure>,
    /// How sure its source is.
    pub grade: Grade,
    /// Where it stands.
    pub sources: Vec<String>,
    /// Parameters behind it that the household set itself.
    pub overridden: Vec<String>,
    /// What muting it takes; none where it cannot be muted.
    pub fingerprint: Option<String>,
}

/// How a finding goes away.
#[derive(Clone, Copy, Debug, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum HowItClears {
    /// Certainly, at an instant.
    At {
        /// When.
        at: Instant,
    },
    /// Likely, at an instant.
    Expected {
        /// When.
        at: Instant,
    },
    /// When somebody acts.
    Action,
}

/// Something to do.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Cure {
    /// What kind of thing, the key of its sentence in `remedy.json`.
    pub kind: String,
    /// The sentence.
    pub said: Said,
    /// The account to use instead.
    pub account: Option<AccountId>,
    /// The method to use instead.
    pub method: Option<MethodId>,
}

/// Another attempt that passes.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Other {
    /// With this account.
    pub account: Option<AccountId>,
    /// With this method.
    pub method: Option<MethodId>,
    /// Its light.
    pub light: Verdict,
    /// The light of its next step.
    pub next_light: Verdict,
    /// When the whole way is free.
    pub earliest: Option<Free>,
    /// What the method has left afterwards, when its balance is known.
    pub left_after_fen: Option<Fen>,
}

impl Desk {
    /// Checks violations with an account, a method, at an instant.
    ///
    /// # Errors
    /// When one of them does not exist.
    pub fn check(&self, asked: &Asked) -> Result<Checked, Trouble> {
        let at = self.instant(asked.at.as_deref())?;
        let open = self.opened();
        let facts = open.facts();
        let account = asked.account.as_deref().map(|id| facts.account(id).ok_or_else(|| unknown("account", id)));
        let method = asked.method.as_deref().map(|id| facts.method(id).ok_or_else(|| unknown("method", id)));
        let question = Question { account: account.transpose()?, method: method.transpose()?, at };
        let named = asked.violations.iter().map(|id| facts.violation(id).ok_or_else(|| unknown("violation", id)));
        let named: Vec<_> = named.collect::<Result<_, _>>()?;
        let violations = if named.is_empty() { batch::open(&facts) } else { named };
        let results = if asked.in_a_row {
            let mut taken = Vec::new();
            let answers = batch::one_after_another(&facts, violations, question);
            answers.map(|answer| shown(&answer, &facts, &mut taken)).collect()
        } else {
            batch::each(&facts, violations, question).map(|answer| shown(&answer, &facts, &mut Vec::new())).collect()
        };
        Ok(Checked { at, results })
    }

    /// An instant somebody wrote, or now.
    pub(super) fn instant(&self, written: Option<&str>) -> Result<Instant, Trouble> {
        let Some(written) = written else { return Ok(self.now()) };
        Instant::parse(written).ok_or_else(|| unknown("instant", written))
    }
}

pub(super) fn unknown(kind: &'static str, id: &str) -> Trouble {
    Trouble::Unknown(kind, id.to_owned())
}

/// The best attempt at a violation, with nothing named.
pub(super) fn best<'a>(facts: &'a Snapshot<'a>, violation: &'a Violation, at: Instant) -> Option<Answer<'a>> {
    let question = Question { account: None, method: None, at };
    batch::each(facts, [violation], question).next()
}

/// An answer as it is shown. `taken` holds what earlier items of a batch took from methods, and gets what this one takes.
pub(super) fn shown<'a>(answer: &Answer<'a>, facts: &'a Snapshot<'a>, taken: &mut Vec<(MethodId, Fen)>) -> Attempt {
    let left_after = |method: Option<&Method>| {
        let method = method.filter(|_| answer.amount_due > Fen::ZERO)?;
        let Funds::Balance { left, .. } = facts.funds(method)? else { return None };
        let before: Fen = taken.iter().filter(|(id, _)| *id == method.id).map(|(_, amount)| *amount).sum();
        Some(left.minus(before + answer.amount_due))
    };
    let won = answer.next == Next::Revoke;
    let findings = answer.findings.iter().filter(|finding| !won || finding.check.severity == Severity::Info);
    // What leads stands first, whatever else weighs as much.
    let lead = answer.leading().map(|finding| finding.check.id);
    let mut findings: Vec<_> = findings.collect();
    findings.sort_by_key(|finding| Some(finding.check.id) != lead);
    let attempt = Attempt {
        violation: answer.violation.id.clone(),
        account: answer.account.map(|account| account.id.clone()),
        method: answer.method.map(|method| method.id.clone()),
        light: answer.verdict,
        next: answer.next,
        next_step: answer.next_step,
        next_light: answer.next_verdict,
        passes: answer.passes(),
        fine_fen: answer.violation.fine_fen,
        surcharge_fen: answer.surcharge,
        amount_due_fen: answer.amount_due,
        last_day: answer.pay_by.filter(|_| !won).map(|pay_by| pay_by.last_day),
        advised_day: answer.pay_by.filter(|_| !won).map(|pay_by| pay_by.advised_day),
        handle_by: answer.handle_by.filter(|_| !won),
        provisional: answer.provisional,
        earliest: answer.earliest.map(Free::from),
        next_earliest: answer.next_earliest.map(Free::from),
        findings: findings.into_iter().map(|finding| found(finding, answer, facts)).collect(),
        lead: lead.map(str::to_owned),
        passed: answer.passed(facts).into_iter().map(|check| check.id.to_owned()).collect(),
        alternatives: answer
            .alternatives
            .iter()
            .filter(|_| !won)
            .map(|other| shown_other(other, left_after(other.method)))
            .collect(),
        left_after_fen: left_after(answer.method),
    };
    let pays = answer.next == Next::Pay && answer.verdict != Verdict::Blocked;
    if let Some(method) = answer.method.filter(|_| pays) {
        taken.push((method.id.clone(), answer.amount_due));
    }
    attempt
}

fn shown_other(other: &Alternative<'_>, left_after_fen: Option<Fen>) -> Other {
    Other {
        account: other.account.map(|account| account.id.clone()),
        method: other.method.map(|method| method.id.clone()),
        light: other.verdict,
        next_light: other.next_verdict,
        earliest: other.earliest.map(Free::from),
        left_after_fen,
    }
}

impl From<Earliest> for Free {
    fn from(earliest: Earliest) -> Free {
        Free { at: earliest.at, expected: earliest.expected, amount_due_fen: earliest.amount_due }
    }
}

impl From<Clears> for HowItClears {
    fn from(clears: Clears) -> HowItClears {
        match clears {
            Clears::At(at) => HowItClears::At { at },
            Clears::Expected(at) => HowItClears::Expected { at },
            Clears::Action => HowItClears::Action,
        }
    }
}

/// A finding as it is shown.
pub(super) fn found(finding: &Finding<'_>, answer: &Answer<'_>, facts: &Snapshot<'_>) -> Found {
    let check = finding.check;
    let print = || fingerprint::of(facts, answer.violation, check, answer.account, answer.method);
    Found {
        check: check.id.to_owned(),
        severity: check.severity,
        step: check.step,
        about: about(check),
        muted: finding.muted,
        said: (&finding.message).into(),
        clears: finding.clears.map(HowItClears::from),
        remedies: finding.remedies.iter().map(|remedy| cure(remedy, facts)).collect(),
        grade: check.grade,
        sources: check.sources.iter().map(ToString::to_string).collect(),
        overridden: answers::overridden(finding, facts).into_iter().map(str::to_owned).collect(),
        fingerprint: fingerprint::mutable(check).then(print),
    }
}

pub(super) fn cure(remedy: &Remedy<'_>, facts: &Snapshot<'_>) -> Cure {
    let switch = |name: &str| Said::from(Message::new(remedy.kind()).with("name", name.to_owned()));
    let said = match remedy {
        Remedy::Do(message) => message.into(),
        Remedy::UseAccount(account) => switch(facts.holder(account)),
        Remedy::UseMethod(method) => switch(&method.label),
        Remedy::AnotherAccount | Remedy::AnotherMethod { .. } => Message::new(remedy.kind()).into(),
    };
    Cure {
        kind: remedy.kind().to_owned(),
        said,
        account: remedy.account().map(|account: &Account| account.id.clone()),
        method: remedy.method().map(|method| method.id.clone()),
    }
}

/// Checks that look at a record and at when it is looked at: another moment would find otherwise.
const ASK_WHEN: [&str; 9] = [
    "daily-maintenance",
    "announced-maintenance",
    "holiday-rush",
    "before-holiday",
    "due-date-in-holiday",
    "overdue",
    "due-soon",
    "handle-overdue",
    "handle-soon",
];

/// Which of who, what and when a check is about.
fn about(check: &Check) -> About {
    match check.run {
        Run::Account(_) | Run::WithoutAccount(_) => About::Who,
        Run::Method(_) | Run::WithoutMethod(_) => About::What,
        Run::Record(_) if ASK_WHEN.contains(&check.id) => About::When,
        Run::Record(_) | Run::Vehicle(_) | Run::Always(_) => About::Record,
    }
}
