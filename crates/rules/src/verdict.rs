//! The light: what the findings of an attempt come to.

use serde::Serialize;
use specta::Type;

use crate::{
    finding::{Clears, Finding, Severity, Step},
    time::Instant,
};

/// The verdict of an attempt, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 无需缴
    Settled,
    /// 可缴
    Payable,
    /// 注意
    Caution,
    /// 信息不足
    Unknown,
    /// 受阻
    Blocked,
}

impl Verdict {
    /// The word for it in the answers.
    pub const fn word(self) -> &'static str {
        match self {
            Verdict::Settled => "settled",
            Verdict::Payable => "payable",
            Verdict::Caution => "caution",
            Verdict::Unknown => "unknown",
            Verdict::Blocked => "blocked",
        }
    }

    /// Whether trying would fail, or whether it would cannot be said.
    pub fn stops(self) -> bool {
        matches!(self, Verdict::Unknown | Verdict::Blocked)
    }

    /// Whether one can go ahead.
    pub fn passes(self) -> bool {
        matches!(self, Verdict::Payable | Verdict::Caution)
    }
}

/// What a set of findings comes to, in a form that two sets can be joined in without going through them again.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    blocks: bool,
    missing: bool,
    warns: bool,
    needs_action: bool,
    latest: Option<Instant>,
    expected: bool,
    /// How many of the findings go away only when somebody acts.
    pub actions: u32,
}

/// What stands in the way of a set of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Nothing.
    Nothing,
    /// Something that goes away only when somebody acts.
    Action,
    /// Nothing but time, up to this instant at least.
    Until {
        /// The latest instant at which one of them goes away.
        instant: Instant,
        /// Whether one of them only likely goes away.
        expected: bool,
    },
}

impl Tally {
    /// The tally of findings.
    pub fn of<'a: 'b, 'b>(findings: impl IntoIterator<Item = &'b Finding<'a>>) -> Tally {
        findings.into_iter().fold(Tally::default(), |mut tally, finding| {
            tally.count(finding);
            tally
        })
    }

    fn count(&mut self, finding: &Finding<'_>) {
        self.actions += u32::from(finding.clears == Some(Clears::Action));
        match finding.check.severity {
            Severity::Missing => self.missing = true,
            Severity::Warn => self.warns |= !finding.muted,
            Severity::Info => {}
            Severity::Block => {
                self.blocks = true;
                match finding.clears.and_then(Clears::instant) {
                    Some(instant) => self.latest = self.latest.max(Some(instant)),
                    None => self.needs_action = true,
                }
                self.expected |= matches!(finding.clears, Some(Clears::Expected(_)));
            }
        }
    }

    /// The tally of both sets together.
    #[must_use]
    pub fn join(self, other: Tally) -> Tally {
        Tally {
            blocks: self.blocks || other.blocks,
            missing: self.missing || other.missing,
            warns: self.warns || other.warns,
            needs_action: self.needs_action || other.needs_action,
            latest: self.latest.max(other.latest),
            expected: self.expected || other.expected,
            actions: self.actions + other.actions,
        }
    }

    /// The first of blocked, unknown, caution and payable that applies.
    pub fn verdict(&self) -> Verdict {
        if self.blocks {
            Verdict::Blocked
        } else if self.missing {
            Verdict::Unknown
        } else if self.warns {
            Verdict::Caution
        } else {
            Verdict::Payable
        }
    }

    /// What stands in the way.
    pub fn wait(&self) -> Wait {
        match self.latest {
            _ if !self.blocks => Wait::Nothing,
            Some(instant) if !self.needs_action => Wait::Until { instant, expected: self.expected },
            _ => Wait::Action,
        }
    }
}

/// Whether a finding concerns a step.
pub fn concerns(finding: &Finding<'_>, step: Step) -> bool {
    finding.check.step == Step::Both || finding.check.step == step
}
