//! 总览: what can be paid now, what is blocked, who does what today, what comes.

pub(super) mod strip;

use chrono::{NaiveDate, TimeDelta};
use greenlight_rules::{
    batch,
    check::Answer,
    facts::Violation,
    finding::{Clears, Severity, Step},
    ids::{MemberId, ViolationId},
    money::Fen,
    outlook::{self, Doing},
    snapshot::Snapshot,
    time::Instant,
    verdict::{Verdict, concerns},
};
use serde::Serialize;
use specta::Type;

use super::{Desk, as_u32, attempt, attempt::Cure, table::Row};
use crate::Trouble;
pub use strip::{Strip, StripDay, StripEvent, StripKind};

/// The overview.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Overview {
    /// The instant looked at.
    pub at: Instant,
    /// What each light comes to, over everything open.
    pub sums: Vec<Sum>,
    /// What can be paid at once, most urgent first.
    pub payable: Vec<ViolationId>,
    /// What all of that comes to.
    pub payable_fen: Fen,
    /// The one that costs more every day, if one is late.
    pub late: Option<Late>,
    /// How many of the blocked only have to be confirmed, and can be at once.
    pub movable: u32,
    /// What is to be done today, by person.
    pub errands: Vec<Errands>,
    /// What is blocked.
    pub blocked: Vec<Row>,
    /// What has to be done next, by its day.
    pub due: Vec<Row>,
    /// What 12123 does over the next day.
    pub outlook: Vec<Spell>,
    /// The next thirty days.
    pub strip: Strip,
    /// How many violations there are, settled ones among them.
    pub total: u32,
    /// How many of them are settled.
    pub settled: u32,
}

/// What one light comes to.
#[derive(Clone, Copy, Debug, Serialize, Type)]
pub struct Sum {
    /// The light.
    pub light: Verdict,
    /// How many there are.
    pub count: u32,
    /// What they come to.
    pub amount_fen: Fen,
    /// How many of them are past their last day.
    pub late: u32,
    /// The soonest instant at which one of them is free.
    pub soonest: Option<Instant>,
}

/// The most urgent late one.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Late {
    /// Which.
    pub violation: ViolationId,
    /// 违法行为
    pub offence: String,
    /// How many days past its last day.
    pub days: u32,
    /// What tomorrow adds.
    pub a_day_fen: Fen,
}

/// One person's errands.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Errands {
    /// Who; none when nobody can be named.
    pub member: Option<MemberId>,
    /// Their name.
    pub name: Option<String>,
    /// Points on their licence, when known.
    pub points: Option<u32>,
    /// What to do, most urgent first.
    pub errands: Vec<Errand>,
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
}

/// A stretch of time in which 12123 does one thing.
#[derive(Clone, Copy, Debug, Serialize, Type)]
pub struct Spell {
    /// When it begins.
    pub from: Instant,
    /// When it ends.
    pub to: Instant,
    /// What 12123 does.
    pub doing: Doing,
}

/// How many rows a list of the overview holds; the table has the rest.
const A_LIST: usize = 12;

impl Desk {
    /// The overview at an instant.
    ///
    /// # Errors
    /// When the instant is none.
    pub fn overview(&self, at: Option<&str>) -> Result<Overview, Trouble> {
        let at = self.instant(at)?;
        let open = self.opened();
        let facts = open.facts();
        Ok(overview(&facts, at))
    }

    /// What 12123 does over the day that follows an instant.
    ///
    /// # Errors
    /// When the instant is none.
    pub fn outlook(&self, at: Option<&str>) -> Result<Vec<Spell>, Trouble> {
        let at = self.instant(at)?;
        let open = self.opened();
        Ok(spells(&open.facts(), at))
    }
}

fn spells(facts: &Snapshot<'_>, at: Instant) -> Vec<Spell> {
    let stretches = outlook::outlook(facts.household, facts.law, at, at.plus(TimeDelta::hours(24)));
    stretches.into_iter().map(|stretch| Spell { from: stretch.from, to: stretch.to, doing: stretch.doing }).collect()
}

fn overview(facts: &Snapshot<'_>, at: Instant) -> Overview {
    // One that is decided and paid all the same is still open by its stage, and there is nothing left to do about it.
    let open = batch::open(facts).into_iter().filter(|violation| !facts.is_settled(violation));
    let answers: Vec<_> = open.filter_map(|violation| attempt::best(facts, violation, at)).collect();
    let rows = |wanted: &dyn Fn(&Answer<'_>) -> bool| {
        let wanted = answers.iter().filter(|answer| wanted(answer)).take(A_LIST);
        wanted.filter_map(|answer| super::table::row_of(facts, answer, at)).collect::<Vec<_>>()
    };
    let payable: Vec<_> = answers.iter().filter(|answer| answer.verdict.passes()).collect();
    let mut blocked = rows(&|answer| answer.verdict == Verdict::Blocked);
    // What only has to be confirmed stands before what has to wait.
    blocked.sort_by_key(|row| row.next_light.is_some_and(Verdict::stops));
    Overview {
        at,
        sums: sums(&answers, at),
        payable: payable.iter().map(|answer| answer.violation.id.clone()).collect(),
        payable_fen: payable.iter().map(|answer| answer.amount_due).sum(),
        late: late(facts, &answers, at),
        movable: as_u32(answers.iter().filter(|answer| is_movable(answer)).count()),
        errands: errands(facts, &answers, at),
        blocked,
        due: rows(&|answer| answer.pay_by.is_some() || answer.handle_by.is_some()),
        outlook: spells(facts, at),
        strip: strip::strip(facts, &answers, at),
        total: as_u32(facts.household.violations.len()),
        settled: as_u32(facts.household.violations.len() - answers.len()),
    }
}

/// Blocked for payment, and free to be confirmed.
fn is_movable(answer: &Answer<'_>) -> bool {
    answer.verdict == Verdict::Blocked
        && answer.next_step == Some(Step::Confirm)
        && answer.next_verdict.is_some_and(Verdict::passes)
}

fn sums(answers: &[Answer<'_>], at: Instant) -> Vec<Sum> {
    let lights = [Verdict::Payable, Verdict::Caution, Verdict::Blocked, Verdict::Unknown];
    let of = |light| {
        let those = answers.iter().filter(move |answer| answer.verdict == light);
        Sum {
            light,
            count: as_u32(those.clone().count()),
            amount_fen: those.clone().map(|answer| answer.amount_due).sum(),
            late: as_u32(those.clone().filter(|answer| is_late(answer, at.date())).count()),
            soonest: those.filter_map(|answer| answer.next_earliest.or(answer.earliest)).map(|free| free.at).min(),
        }
    };
    lights.map(of).to_vec()
}

fn is_late(answer: &Answer<'_>, today: NaiveDate) -> bool {
    answer.pay_by.is_some_and(|pay_by| today > pay_by.last_day)
}

fn late(facts: &Snapshot<'_>, answers: &[Answer<'_>], at: Instant) -> Option<Late> {
    let today = at.date();
    let late = answers.iter().filter(|answer| is_late(answer, today) && answer.surcharge > Fen::ZERO);
    let costs = late.filter_map(|answer| {
        let pay_by = answer.pay_by?;
        let case = greenlight_rules::attempt::Case::new(facts, answer.violation, at, Default::default())?;
        let a_day_fen = case.surcharge_on(greenlight_rules::time::days_after(today, 1)).minus(answer.surcharge);
        let days = u32::try_from((today - pay_by.last_day).num_days()).unwrap_or(0);
        Some(Late {
            violation: answer.violation.id.clone(),
            offence: answer.violation.offence.clone(),
            days,
            a_day_fen,
        })
    });
    costs.filter(|late| late.a_day_fen > Fen::ZERO).max_by_key(|late| late.a_day_fen)
}

fn errands(facts: &Snapshot<'_>, answers: &[Answer<'_>], at: Instant) -> Vec<Errands> {
    let mut by_person: Vec<Errands> = Vec::new();
    for answer in answers {
        let Some((verb, check, cure)) = errand(facts, answer) else { continue };
        let Some(row) = super::table::row_of(facts, answer, at) else { continue };
        let member = whose(facts, answer);
        let errand = Errand { verb, row, cure, check };
        match by_person.iter_mut().find(|errands| errands.member.as_ref() == member) {
            Some(errands) => errands.errands.push(errand),
            None => by_person.push(Errands {
                member: member.cloned(),
                name: member.and_then(|id| facts.member(id)).map(|member| member.name.clone()),
                points: member
                    .and_then(|id| facts.account_of(id))
                    .and_then(|account| super::people::points_in_cycle(facts, account, at.date())),
                errands: vec![errand],
            }),
        }
    }
    let place =
        |id: &Option<MemberId>| facts.household.members.iter().position(|member| Some(&member.id) == id.as_ref());
    by_person.sort_by_key(|errands| place(&errands.member).unwrap_or(usize::MAX));
    by_person
}

/// What can be done about a violation today; none when there is nothing but to wait.
fn errand(facts: &Snapshot<'_>, answer: &Answer<'_>) -> Option<(Verb, Option<String>, Option<Cure>)> {
    let step = answer.next_step?;
    let next = answer.next_verdict?;
    if next.passes() {
        return Some((if step == Step::Confirm { Verb::Confirm } else { Verb::Pay }, None, None));
    }
    let stops = if next == Verdict::Unknown { Severity::Missing } else { Severity::Block };
    let mut stopping =
        answer.findings.iter().filter(|finding| finding.check.severity == stops && concerns(finding, step));
    let finding = stopping.find(|finding| finding.clears == Some(Clears::Action))?;
    let cure = finding.remedies.first().map(|remedy| attempt::cure(remedy, facts));
    let verb = if stops == Severity::Missing { Verb::Fill } else { Verb::Act };
    Some((verb, Some(finding.check.id.to_owned()), cure))
}

/// Who goes: the holder of the account, else who drove, else whose car it is.
fn whose<'a>(facts: &'a Snapshot<'a>, answer: &Answer<'a>) -> Option<&'a MemberId> {
    let violation: &'a Violation = answer.violation;
    let owner = || facts.vehicle(&violation.vehicle).and_then(|vehicle| vehicle.owner.as_ref());
    answer.account.map(|account| &account.member).or(violation.driver.as_ref()).or_else(owner)
}
