//! Muting: a warning stays muted until the facts behind it change.

use std::io;

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
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    hash.fact(&check.id);
    hash.fact(violation);
    facts.vehicle(&violation.vehicle).into_iter().for_each(|vehicle| hash.fact(vehicle));
    facts.appeals(violation).for_each(|appeal| hash.fact(appeal));
    facts.payments(violation).for_each(|payment| hash.fact(payment));
    match (check.run, account, method) {
        (Run::Account(_), Some(account), _) => {
            hash.fact(account);
            let filings = facts.filings_for(&violation.vehicle).iter();
            filings.filter(|filing| filing.account == account.id).for_each(|filing| hash.fact(filing));
        }
        (Run::Method(_), _, Some(method)) => hash.fact(method),
        (Run::Vehicle(_), ..) => hash.fact(&facts.handling_days(&violation.vehicle)),
        _ => {}
    }
    format!("{:016x}", hash.0)
}

/// FNV-1a, 64 bits: the same on every machine and in every version, which the standard library's hasher does not promise.
struct Fnv(u64);

impl Fnv {
    fn fact(&mut self, fact: &impl Serialize) {
        // Writing into a hash cannot fail, and a fact has no map with keys that are not text.
        let _ = serde_json::to_writer(&mut *self, fact);
        let _ = io::Write::write(self, b"\n");
    }
}

impl io::Write for Fnv {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
