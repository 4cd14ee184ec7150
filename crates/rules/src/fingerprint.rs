//! Muting: a warning stays muted until the facts behind it change.

use std::io;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::{
    attempt::Case,
    facts::{Account, Method, Violation},
    finding::{Check, Finding, Run, Severity},
    snapshot::Snapshot,
};

/// Marks the findings that the household muted. Only what warns or informs can be; a fingerprint that no longer matches
/// mutes nothing.
pub(crate) fn mute<'a>(
    case: &Case<'a>,
    account: Option<&Account>,
    method: Option<&Method>,
    findings: &mut [Finding<'a>],
) {
    let muted = case.facts.muted(case.violation);
    if muted.is_empty() {
        return;
    }
    for finding in findings.iter_mut().filter(|finding| mutable(finding.check)) {
        let mut entries = muted.iter().filter(|muted| muted.check == finding.check.id);
        finding.muted =
            entries.any(|muted| muted.fingerprint == of(case.facts, case.violation, finding.check, account, method));
    }
}

/// Whether a check's findings may be muted.
pub fn mutable(check: &Check) -> bool {
    matches!(check.severity, Severity::Warn | Severity::Info)
}

/// The fingerprint of the facts behind a check's finding: those of the record, its appeals and payments, its vehicle, and
/// of the account, the method or the vehicle's other records it looks at. The clock has no part in it.
pub fn of(
    facts: &Snapshot<'_>,
    violation: &Violation,
    check: &Check,
    account: Option<&Account>,
    method: Option<&Method>,
) -> String {
    OfRecord::new(facts, violation).with(check, account, method)
}

/// The part of fingerprints that all findings about one violation have in common.
#[derive(Clone, Copy, Debug)]
pub struct OfRecord<'a> {
    facts: &'a Snapshot<'a>,
    violation: &'a Violation,
    hash: Fnv,
}

impl<'a> OfRecord<'a> {
    /// That of a violation.
    pub fn new(facts: &'a Snapshot<'_>, violation: &'a Violation) -> OfRecord<'a> {
        let mut hash = Fnv::START;
        hash.fact(violation);
        facts.vehicle(&violation.vehicle).into_iter().for_each(|vehicle| hash.fact(vehicle));
        facts.appeals(violation).for_each(|appeal| hash.fact(appeal));
        facts.payments(violation).for_each(|payment| hash.fact(payment));
        OfRecord { facts, violation, hash }
    }

    /// The fingerprint of a check's finding.
    pub fn with(self, check: &Check, account: Option<&Account>, method: Option<&Method>) -> String {
        let OfRecord { facts, violation, mut hash } = self;
        hash.fact(&check.id);
        match (check.run, account, method) {
            (Run::Account(_), Some(account), _) => {
                hash.fact(account);
                let filings = facts.filings_for(&violation.vehicle).iter();
                filings.filter(|filing| filing.account == account.id).for_each(|filing| hash.fact(filing));
            }
            (Run::Method(_), _, Some(method)) => hash.fact(method),
            (Run::Vehicle(_), ..) => hash.fact(&facts.handling_digest(&violation.vehicle)),
            _ => {}
        }
        format!("{:016x}", hash.0)
    }
}

/// One number for a list of days.
pub(crate) fn of_days(days: &[NaiveDate]) -> u64 {
    let mut hash = Fnv::START;
    days.iter().for_each(|day| hash.take(&day.num_days_from_ce().to_le_bytes()));
    hash.0
}

/// FNV-1a, 64 bits: the same on every machine and in every version, which the standard library's hasher does not promise.
#[derive(Clone, Copy, Debug)]
struct Fnv(u64);

impl Fnv {
    const START: Fnv = Fnv(0xcbf2_9ce4_8422_2325);

    fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn fact(&mut self, fact: &impl Serialize) {
        // Writing into a hash cannot fail, and a fact has no map with keys that are not text.
        let _ = serde_json::to_writer(&mut *self, fact);
        self.take(b"\n");
    }
}

impl io::Write for Fnv {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.take(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{checks, testing::World};

    const MORNING: &str = "2026-09-17T10:00:00+08:00";

    /// The world with a check's finding about `v` muted as it stands now.
    fn muting(world: &World, check: &str) -> World {
        let fingerprint = world.with_snapshot(|facts| {
            let violation = facts.violation("v").expect("a violation");
            let check = checks::of(check).expect("a check");
            of(facts, violation, check, facts.account("acc-dad"), facts.method("zfb"))
        });
        let muted = json!({"check": check, "violation": "v", "fingerprint": fingerprint});
        world.clone().set("/settings/muted/-", muted)
    }

    fn is_muted(world: &World, check: &str) -> Option<bool> {
        world.finds(check, MORNING).map(|finding| finding.muted)
    }

    #[test]
    fn a_muted_warning_is_still_shown_and_no_longer_dims_the_light() {
        assert_eq!(World::family().at(MORNING).verdict, "caution");
        let world = muting(&World::family(), "due-soon");
        assert_eq!((is_muted(&world, "due-soon"), world.at(MORNING).verdict), (Some(true), "payable"));
    }

    #[test]
    fn a_muted_warning_speaks_up_again_when_a_fact_behind_it_changes() {
        let world = muting(&World::family(), "due-soon");
        let changed = world.clone().set("/violations/0/decision/served_on", json!("2026-09-04"));
        assert_eq!(is_muted(&changed, "due-soon"), Some(false));
        let other = world.set("/methods/0/balance_fen", json!(220_000));
        assert_eq!(is_muted(&other, "due-soon"), Some(true), "the method has no part in it");
        let stale = World::family().set("/methods/0/balance_as_of", json!("2026-09-01T12:00:00+08:00"));
        let stale = muting(&stale, "balance-stale");
        assert_eq!(is_muted(&stale, "balance-stale"), Some(true));
        assert_eq!(is_muted(&stale.set("/methods/0/balance_fen", json!(220_000)), "balance-stale"), Some(false));
    }

    #[test]
    fn what_blocks_or_is_missing_cannot_be_muted() {
        let numberless = World::family().without("/violations/0/decision/number");
        let world = muting(&numberless, "decision-number-missing");
        assert_eq!((is_muted(&world, "decision-number-missing"), world.at(MORNING).verdict), (Some(false), "unknown"));
        let poor = World::family().set("/methods/0/balance_fen", json!(1));
        let world = muting(&poor, "insufficient-balance");
        assert_eq!((is_muted(&world, "insufficient-balance"), world.at(MORNING).verdict), (Some(false), "blocked"));
    }

    #[test]
    fn what_a_settled_violation_says_can_be_muted() {
        let world = muting(&World::family().set("/violations/0/stage", json!("paid")), "already-paid");
        assert_eq!(is_muted(&world, "already-paid"), Some(true));
    }

    #[test]
    fn a_muted_backlog_speaks_up_again_when_it_grows() {
        let record = |n: usize| {
            json!({"id": format!("w{n}"), "vehicle": "car", "source": "camera", "stage": "recorded", "points": 0,
                   "occurred_at": "2026-07-01T08:12:00+08:00", "offence": "违反规定停放", "fine_fen": 20000,
                   "warning_only": false})
        };
        let piled = (0..5).fold(World::recorded(), |world, n| world.set("/violations/-", record(n)));
        let world = muting(&piled, "unhandled-backlog");
        assert_eq!(is_muted(&world, "unhandled-backlog"), Some(true));
        let grown = world.clone().set("/violations/-", record(5));
        assert_eq!(is_muted(&grown, "unhandled-backlog"), Some(false));
        let elsewhere =
            world.set("/vehicles/-", json!({"id": "bus", "plate": "京B1", "kind": "small", "use": "private"}));
        let mut other = record(6);
        other["vehicle"] = json!("bus");
        assert_eq!(is_muted(&elsewhere.set("/violations/-", other), "unhandled-backlog"), Some(true), "another car's");
    }

    #[test]
    fn a_fingerprint_is_the_same_in_every_version() {
        // It stands in households' files, so a change here wakes every muted warning.
        let taken = World::family().with_snapshot(|facts| {
            let violation = facts.violation("v").expect("a violation");
            of(facts, violation, checks::of("due-soon").expect("a check"), None, None)
        });
        assert_eq!(taken, "28221ad3edbee0b6");
    }
}
