//! The machine-readable answers of the contract: `greenlight.check/1` and `greenlight.fee/1`.
//!
//! Results are written one at a time, so that a fleet's hundred thousand answers are never held together.

use std::{
    cell::LazyCell,
    io::{self, Write},
    panic::resume_unwind,
    thread,
};

use chrono::NaiveDate;
use greenlight_rules::{
    batch,
    check::{Answer, Earliest, Question},
    facts::Violation,
    finding::{Clears, Finding, Remedy},
    fingerprint::{self, OfRecord},
    message::Message,
    money::Fen,
    snapshot::Snapshot,
    time::Instant,
};
use serde::Serialize;

use crate::text::Words;

/// Writes the answer to `check` as JSON, a line a result.
pub struct CheckWriter<'a, W: Write> {
    out: W,
    facts: &'a Snapshot<'a>,
    words: Words,
    /// The result being written: one after the other in the same piece of memory.
    line: Vec<u8>,
    begun: bool,
}

/// How many answers one processor is given at a time: enough that handing them out is nothing, few enough that their
/// text stays within a megabyte.
const A_SHARE: usize = 512;

/// The results of some violations, parted by commas, and whether any verdict stops.
fn a_share<'a>(
    violations: &[&'a Violation],
    question: Question<'a>,
    facts: &'a Snapshot<'a>,
    words: &Words,
) -> io::Result<(Vec<u8>, bool)> {
    let (mut lines, mut stops) = (Vec::new(), false);
    for answer in batch::each(facts, violations.iter().copied(), question) {
        if !lines.is_empty() {
            lines.extend_from_slice(b",\n");
        }
        stops |= answer.verdict.stops();
        write_result(&mut lines, &answer, facts, words)?;
    }
    Ok((lines, stops))
}

fn write_result(line: &mut Vec<u8>, answer: &Answer<'_>, facts: &Snapshot<'_>, words: &Words) -> io::Result<()> {
    Ok(serde_json::to_writer(line, &Written::of(answer, facts, words))?)
}

impl<'a, W: Write> CheckWriter<'a, W> {
    /// Begins an answer about an instant.
    ///
    /// # Errors
    /// When `out` does not take it.
    pub fn begin(mut out: W, facts: &'a Snapshot<'a>, words: Words, at: Instant) -> io::Result<Self> {
        write!(out, r#"{{"format":"greenlight.check/1","at":"{at}","overrides":"#)?;
        serde_json::to_writer(&mut out, &facts.household.settings.parameters)?;
        write!(out, r#","results":["#)?;
        Ok(CheckWriter { out, facts, words, line: Vec::new(), begun: false })
    }

    /// Writes one result.
    ///
    /// # Errors
    /// When `out` does not take it.
    pub fn result(&mut self, answer: &Answer<'_>) -> io::Result<()> {
        self.line.clear();
        write_result(&mut self.line, answer, self.facts, &self.words)?;
        self.write_line()
    }

    /// Answers a question about violations, each by itself, on as many processors as there are, and writes the results
    /// in the order given. `on_progress` hears how many are written. Says whether any verdict stops.
    ///
    /// # Errors
    /// When `out` does not take it.
    pub fn each(
        &mut self,
        violations: &[&'a Violation],
        question: Question<'a>,
        mut on_progress: impl FnMut(u64),
    ) -> io::Result<bool> {
        let (facts, words) = (self.facts, self.words);
        let workers =
            if violations.len() > A_SHARE { thread::available_parallelism().map_or(1, usize::from) } else { 1 };
        let (mut stops, mut done) = (false, 0);
        for shares in violations.chunks(A_SHARE * workers) {
            let written = thread::scope(|scope| {
                let mut shares = shares.chunks(A_SHARE);
                let own = shares.next().unwrap_or_default();
                let others = shares.map(|share| scope.spawn(move || a_share(share, question, facts, &words)));
                let others: Vec<_> = others.collect();
                let own = a_share(own, question, facts, &words);
                let others = others.into_iter().map(|other| other.join().unwrap_or_else(|panic| resume_unwind(panic)));
                std::iter::once(own).chain(others).collect::<io::Result<Vec<_>>>()
            })?;
            for (lines, share_stops) in written {
                self.line = lines;
                stops |= share_stops;
                self.write_line()?;
            }
            done += shares.len() as u64;
            on_progress(done);
        }
        Ok(stops)
    }

    /// Writes what stands in `line`, after a comma unless it is the first.
    fn write_line(&mut self) -> io::Result<()> {
        if self.line.is_empty() {
            return Ok(());
        }
        self.out.write_all(if self.begun { b",\n" } else { b"\n" })?;
        self.begun = true;
        self.out.write_all(&self.line)
    }

    /// Ends the answer; `batch` holds the ids that pass and those that fail, when it was asked as a batch.
    ///
    /// # Errors
    /// When `out` does not take it.
    pub fn end(mut self, batch: Option<&Passing>) -> io::Result<()> {
        self.out.write_all(b"\n],\"batch\":")?;
        serde_json::to_writer(&mut self.out, &batch)?;
        self.out.write_all(b"}\n")?;
        self.out.flush()
    }
}

/// Which items of a batch pass, and which fail, in batch order.
#[derive(Debug, Default, Serialize)]
pub struct Passing {
    /// These pass.
    pub passes: Vec<String>,
    /// These fail.
    pub fails: Vec<String>,
}

impl Passing {
    /// Puts an answer into its list.
    pub fn count(&mut self, answer: &Answer<'_>) {
        let list = if answer.passes() { &mut self.passes } else { &mut self.fails };
        list.push(answer.violation.id.to_string());
    }
}

#[derive(Serialize)]
struct Written<'a> {
    violation: &'a str,
    account: Option<&'a str>,
    method: Option<&'a str>,
    verdict: &'static str,
    next_step: Option<&'static str>,
    next_verdict: Option<&'static str>,
    fine_fen: Fen,
    surcharge_fen: Fen,
    amount_due_fen: Fen,
    last_day: Option<NaiveDate>,
    advised_day: Option<NaiveDate>,
    handle_by: Option<NaiveDate>,
    dates_provisional: bool,
    earliest: Option<Instant>,
    earliest_expected: bool,
    amount_at_earliest_fen: Option<Fen>,
    next_earliest: Option<Instant>,
    next_earliest_expected: bool,
    findings: Vec<WrittenFinding<'a>>,
    actions: Vec<WrittenAction>,
    alternatives: Vec<WrittenAlternative<'a>>,
}

#[derive(Serialize)]
struct WrittenFinding<'a> {
    check: &'static str,
    severity: &'static str,
    step: &'static str,
    muted: bool,
    message: String,
    clears: Option<WrittenClears>,
    remedies: Vec<WrittenRemedy<'a>>,
    confidence: &'static str,
    sources: &'static [&'static str],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    overridden: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
}

#[derive(Serialize)]
struct WrittenClears {
    kind: &'static str,
    at: Option<Instant>,
}

#[derive(Serialize)]
struct WrittenRemedy<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<&'a str>,
    text: String,
}

#[derive(Serialize)]
struct WrittenAction {
    check: &'static str,
    text: String,
}

#[derive(Serialize)]
struct WrittenAlternative<'a> {
    account: Option<&'a str>,
    method: Option<&'a str>,
    verdict: &'static str,
    next_verdict: &'static str,
    earliest: Option<Instant>,
}

impl<'a> Written<'a> {
    fn of(answer: &'a Answer<'_>, facts: &'a Snapshot<'_>, words: &Words) -> Written<'a> {
        let instant = |earliest: Option<Earliest>| earliest.map(|earliest| earliest.at);
        let expected = |earliest: Option<Earliest>| earliest.is_some_and(|earliest| earliest.expected);
        let of_record = LazyCell::new(|| OfRecord::new(facts, answer.violation));
        Written {
            violation: answer.violation.id.as_str(),
            account: answer.account.map(|account| account.id.as_str()),
            method: answer.method.map(|method| method.id.as_str()),
            verdict: answer.verdict.word(),
            next_step: answer.next_step.map(|step| step.word()),
            next_verdict: answer.next_verdict.map(|verdict| verdict.word()),
            fine_fen: answer.violation.fine_fen,
            surcharge_fen: answer.surcharge,
            amount_due_fen: answer.amount_due,
            last_day: answer.pay_by.map(|pay_by| pay_by.last_day),
            advised_day: answer.pay_by.map(|pay_by| pay_by.advised_day),
            handle_by: answer.handle_by,
            dates_provisional: answer.provisional,
            earliest: instant(answer.earliest),
            earliest_expected: expected(answer.earliest),
            amount_at_earliest_fen: answer.earliest.map(|earliest| earliest.amount_due),
            next_earliest: instant(answer.next_earliest),
            next_earliest_expected: expected(answer.next_earliest),
            findings: answer
                .findings
                .iter()
                .map(|finding| written(finding, answer, || *of_record, facts, words))
                .collect(),
            actions: answer
                .actions()
                .map(|(check, remedy)| WrittenAction { check: check.id, text: remedy_text(remedy, facts, words) })
                .collect(),
            alternatives: answer
                .alternatives
                .iter()
                .map(|alternative| WrittenAlternative {
                    account: alternative.account.map(|account| account.id.as_str()),
                    method: alternative.method.map(|method| method.id.as_str()),
                    verdict: alternative.verdict.word(),
                    next_verdict: alternative.next_verdict.word(),
                    earliest: instant(alternative.earliest),
                })
                .collect(),
        }
    }
}

fn written<'a>(
    finding: &'a Finding<'_>,
    answer: &Answer<'_>,
    of_record: impl Fn() -> OfRecord<'a>,
    facts: &'a Snapshot<'_>,
    words: &Words,
) -> WrittenFinding<'a> {
    let check = finding.check;
    WrittenFinding {
        check: check.id,
        severity: check.severity.word(),
        step: check.step.word(),
        muted: finding.muted,
        message: words.say("check", &finding.message),
        clears: finding.clears.map(|clears| WrittenClears { kind: clears.word(), at: Clears::instant(clears) }),
        remedies: finding
            .remedies
            .iter()
            .map(|remedy| WrittenRemedy {
                kind: remedy.kind(),
                account: remedy.account().map(|account| account.id.as_str()),
                method: remedy.method().map(|method| method.id.as_str()),
                text: remedy_text(remedy, facts, words),
            })
            .collect(),
        confidence: check.grade.word(),
        sources: check.sources,
        overridden: overridden(finding, facts),
        fingerprint: fingerprint::mutable(check).then(|| of_record().with(check, answer.account, answer.method)),
    }
}

/// The parameters behind a finding whose values are the household's own.
pub fn overridden(finding: &Finding<'_>, facts: &Snapshot<'_>) -> Vec<&'static str> {
    let household = facts.household;
    let own = |id: &str| {
        // The household states its daily windows in their own place, and that is an override too.
        household.settings.parameters.iter().any(|own| own.parameter == id)
            || (id == "daily-maintenance" && household.maintenance.daily.is_some())
    };
    finding.check.parameters.iter().copied().filter(|id| own(id)).collect()
}

/// What a remedy says.
pub fn remedy_text(remedy: &Remedy<'_>, facts: &Snapshot<'_>, words: &Words) -> String {
    let switch = |key, name| words.say("remedy", &Message::new(key).with("name", name));
    match remedy {
        Remedy::Do(message) => words.say("remedy", message),
        Remedy::UseAccount(account) => switch(remedy.kind(), facts.holder(account)),
        Remedy::UseMethod(method) => switch(remedy.kind(), &method.label),
        // An answer has put accounts and methods in place of these.
        Remedy::AnotherAccount | Remedy::AnotherMethod { .. } => String::new(),
    }
}
