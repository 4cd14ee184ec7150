//! What is to be done today, by whoever does it.

use greenlight_rules::{
    check::Answer,
    facts::Violation,
    finding::{Clears, Finding, Next, Severity, Step},
    ids::MemberId,
    snapshot::Snapshot,
    time::Instant,
    verdict::{Verdict, concerns},
};
use serde::Serialize;
use specta::Type;

use super::look::Look;
use crate::desk::{
    as_u32,
    attempt::{self, Cure},
    people,
    table::{Row, row_of},
};

/// What is to be done today.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Errands {
    /// By person, whose first errand is the most urgent first; of a crowd only those.
    pub people: Vec<PersonsErrands>,
    /// How many errands the people have who are not shown.
    pub elsewhere: u32,
    /// How many there are of each kind, whoever does them.
    pub counts: Vec<VerbCount>,
}

/// How many errands there are of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct VerbCount {
    /// The kind.
    pub verb: Verb,
    /// How many.
    pub count: u32,
}

/// One person's errands.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PersonsErrands {
    /// Who; none when nobody can be named.
    pub member: Option<MemberId>,
    /// Their name.
    pub name: Option<String>,
    /// Points on their licence, when known.
    pub points: Option<u32>,
    /// What to do, most urgent first; of very many only the first.
    pub errands: Vec<Errand>,
    /// How many more there are.
    pub more: u32,
}

/// What an errand is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    /// Pay it.
    Pay,
    /// Confirm the record.
    Confirm,
    /// Enter a fact that is missing.
    Fill,
    /// Do what frees it.
    Act,
}

/// One thing to do.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Errand {
    /// What.
    pub verb: Verb,
    /// About which violation.
    pub row: Row,
    /// What frees it, for [`Verb::Act`] and [`Verb::Fill`].
    pub cure: Option<Cure>,
    /// The check behind it.
    pub check: Option<String>,
    /// The hour of today from which it can be done; none when it can be at once.
    pub from: Option<Instant>,
}

/// What there is to do about a violation today.
pub(super) struct ToDo<'b, 'a> {
    /// What.
    pub verb: Verb,
    /// The finding it would free it from.
    finding: Option<&'b Finding<'a>>,
    /// The hour of today from which it can be done; none when it can be at once.
    pub from: Option<Instant>,
}

/// How many errands of one person are shown.
const A_PERSON: usize = 8;
/// How many people are shown.
const A_FAMILY: usize = 8;

/// The errands, of what was looked at in the order of urgency.
pub(super) fn errands(facts: &Snapshot<'_>, looks: &[Look<'_>], at: Instant) -> Errands {
    let verbs = [Verb::Pay, Verb::Confirm, Verb::Fill, Verb::Act];
    let count = |verb| as_u32(looks.iter().filter(|look| look.verb == Some(verb)).count());
    let mut by_person: Vec<(Option<&MemberId>, Vec<&Violation>, u32)> = Vec::new();
    let mut elsewhere = 0;
    for look in looks.iter().filter(|look| look.verb.is_some()) {
        match by_person.iter().position(|(member, ..)| *member == look.member) {
            Some(place) if by_person[place].1.len() < A_PERSON => by_person[place].1.push(look.violation),
            Some(place) => by_person[place].2 += 1,
            None if by_person.len() < A_FAMILY => by_person.push((look.member, vec![look.violation], 0)),
            None => elsewhere += 1,
        }
    }
    let persons = by_person.into_iter().map(|(member, shown, more)| PersonsErrands {
        member: member.cloned(),
        name: member.and_then(|id| facts.member(id)).map(|member| member.name.clone()),
        points: member
            .and_then(|id| facts.account_of(id))
            .and_then(|account| people::points_in_cycle(facts, account, at.date())),
        errands: shown.into_iter().filter_map(|violation| errand(facts, violation, at)).collect(),
        more,
    });
    Errands {
        people: persons.collect(),
        elsewhere,
        counts: verbs.map(|verb| VerbCount { verb, count: count(verb) }).to_vec(),
    }
}

fn errand(facts: &Snapshot<'_>, violation: &Violation, at: Instant) -> Option<Errand> {
    let answer = attempt::best(facts, violation, at)?;
    let ToDo { verb, finding, from } = to_do(&answer, at)?;
    let remedy = finding.and_then(|finding| finding.remedies.first());
    Some(Errand {
        verb,
        row: row_of(facts, &answer, at)?,
        cure: remedy.map(|remedy| attempt::cure(remedy, facts)),
        check: finding.map(|finding| finding.check.id.to_owned()),
        from,
    })
}

/// What can be done about a violation today; none when there is nothing but to wait for another day.
pub(super) fn to_do<'b, 'a>(answer: &'b Answer<'a>, at: Instant) -> Option<ToDo<'b, 'a>> {
    if answer.next == Next::Revoke {
        return Some(ToDo { verb: Verb::Act, finding: answer.leading(), from: None });
    }
    let step = answer.next_step?;
    let next = answer.next_verdict?;
    let forward = if step == Step::Confirm { Verb::Confirm } else { Verb::Pay };
    if next.passes() {
        return Some(ToDo { verb: forward, finding: None, from: None });
    }
    let stops = if next == Verdict::Unknown { Severity::Missing } else { Severity::Block };
    let mut stopping =
        answer.findings.iter().filter(|finding| finding.check.severity == stops && concerns(finding, step));
    if let Some(finding) = stopping.find(|finding| finding.clears == Some(Clears::Action)) {
        let verb = if stops == Severity::Missing { Verb::Fill } else { Verb::Act };
        return Some(ToDo { verb, finding: Some(finding), from: None });
    }
    // What waits for an hour of today, as for the end of maintenance, is today's all the same.
    let free = answer.next_earliest.filter(|free| !free.expected && at < free.at && free.at.date() == at.date())?;
    Some(ToDo { verb: forward, finding: None, from: Some(free.at) })
}

/// Who goes: the holder of the account, else who drove, else whose car it is.
pub(super) fn whose<'a>(facts: &'a Snapshot<'a>, answer: &Answer<'a>) -> Option<&'a MemberId> {
    let violation: &'a Violation = answer.violation;
    let owner = || facts.vehicle(&violation.vehicle).and_then(|vehicle| vehicle.owner.as_ref());
    answer.account.map(|account| &account.member).or(violation.driver.as_ref()).or_else(owner)
}
