//! What an answer says in short: what leads, what passed, what to do.

use super::{Answer, concerned};
use crate::{
    attempt::{Case, Used},
    finding::{Check, Clears, Finding, Made, Next, Remedy, Run, Severity},
    money::Fen,
    snapshot::Snapshot,
    verdict::concerns,
};

impl<'a> Answer<'a> {
    /// The finding that says most: what settled it, what its objection came to, else what stops the next step, which says
    /// more than what only stops the one after it. None when nothing stops or warns.
    pub fn leading(&self) -> Option<&Finding<'a>> {
        let of = |id| self.findings.iter().find(|finding| finding.check.id == id);
        match self.next {
            Next::Nothing => self.findings.first(),
            Next::Answer => of("objection-open"),
            Next::Revoke => of("objection-upheld"),
            Next::Confirm | Next::Pay => {
                let mut grave =
                    self.findings.iter().filter(|finding| finding.check.severity != Severity::Info && !finding.muted);
                let first = grave.clone().next();
                let stops = |finding: &&Finding<'_>| {
                    matches!(finding.check.severity, Severity::Block | Severity::Missing)
                        && self.next_step.is_none_or(|step| concerns(finding, step))
                };
                grave.find(stops).or(first)
            }
        }
    }

    /// The checks that would have stopped or warned somebody, had something to look at, and found nothing. None when there
    /// is nothing to try: what is settled, or was won.
    pub fn passed(&self, facts: &'a Snapshot<'a>) -> Vec<&'static Check> {
        let case = Case::new(facts, self.violation, self.at, Used::default());
        let Some(case) = case.filter(|_| !matches!(self.next, Next::Nothing | Next::Revoke)) else {
            return Vec::new();
        };
        let looked_at = |check: &&'static Check| match check.run {
            Run::Account(_) => self.account.is_some(),
            Run::Method(_) => self.method.is_some() && case.amount_due > Fen::ZERO,
            Run::WithoutAccount(_) | Run::WithoutMethod(_) => false,
            Run::Record(_) | Run::Vehicle(_) | Run::Always(_) => true,
        };
        let made = |check: &&'static Check| match check.made {
            Made::Always => true,
            Made::When(made) => made(&case),
            Made::WhenAccount(made) => self.account.is_some_and(|account| made(&case, account)),
            Made::WhenMethod(made) => self.method.is_some_and(|method| made(&case, method)),
        };
        let quiet = |check: &&'static Check| !self.findings.iter().any(|finding| finding.check.id == check.id);
        let counts = concerned(&case).filter(|check| check.severity != Severity::Info);
        counts.filter(looked_at).filter(made).filter(quiet).collect()
    }

    /// What lets the next step, or else the whole, pass: for each finding that blocks until somebody acts, a switch that
    /// passes if there is one, else the first thing to do.
    pub fn actions(&self) -> impl Iterator<Item = (&'static Check, &Remedy<'a>)> {
        let blocking = self
            .findings
            .iter()
            .filter(|finding| finding.check.severity == Severity::Block && finding.clears == Some(Clears::Action));
        blocking.filter_map(|finding| {
            let switch = finding.remedies.iter().find(|remedy| remedy.is_switch());
            Some((finding.check, switch.or(finding.remedies.first())?))
        })
    }
}
