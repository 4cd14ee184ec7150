//! 总览: what can be paid now, what is blocked, who does what today, what comes.
//!
//! It is as long for a fleet as for a family: lists hold the most urgent, and beside each stands how many there are.

mod errands;
mod look;
pub(super) mod strip;

use std::cmp::Reverse;

use chrono::TimeDelta;
use greenlight_rules::{
    attempt::Case,
    finding::Next,
    ids::ViolationId,
    money::Fen,
    outlook::{self, Doing},
    snapshot::Snapshot,
    time::{Instant, days_after},
    verdict::Verdict,
};
use serde::Serialize;
use specta::Type;

use super::{
    Desk, as_u32,
    attempt::Free,
    table::{Row, row},
};
use crate::Trouble;
pub use errands::{Errand, Errands, PersonsErrands, Verb, VerbCount};
use look::Look;
pub use strip::{Strip, StripDay, StripEvent, StripKind, StripMark};

/// The overview.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Overview {
    /// The instant looked at.
    pub at: Instant,
    /// What each light comes to, over everything open.
    pub sums: Vec<Sum>,
    /// What can be paid at once, most urgent first; of very many only the first.
    pub payable: Vec<ViolationId>,
    /// How many can be paid at once.
    pub payable_count: u32,
    /// What all of them come to.
    pub payable_fen: Fen,
    /// The one that costs most more every day, the latest among equals, if one is late.
    pub late: Option<Late>,
    /// How many of the blocked only have to be confirmed, and can be at once.
    pub movable: u32,
    /// What is to be done today.
    pub errands: Errands,
    /// What is blocked and leaves nothing to do but to wait; of very many only the first.
    pub waiting: Vec<Row>,
    /// How many wait.
    pub waiting_count: u32,
    /// When the first of those that wait is free.
    pub wait_until: Option<Free>,
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
    /// How many of them are only confirmed, and cost nothing.
    pub free: u32,
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
/// How many violations one look at several together is about.
const A_BATCH: usize = 50;

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
    let looks = look::over(facts, at);
    let payable: Vec<_> = looks.iter().filter(|look| look.is_payable()).collect();
    let waiting: Vec<_> = looks.iter().filter(|look| look.verdict == Verdict::Blocked && look.verb.is_none()).collect();
    let rows =
        |looks: &[&Look<'_>]| looks.iter().take(A_LIST).filter_map(|look| row(facts, look.violation, at)).collect();
    // What is freed at an hour of today stands among the errands, and is waited for all the same.
    let today = looks.iter().filter(|look| look.from.is_some());
    let free = waiting.iter().copied().chain(today).filter_map(|look| look.next_earliest).filter(|free| free.at > at);
    Overview {
        at,
        sums: sums(&looks, at),
        payable: payable.iter().take(A_BATCH).map(|look| look.violation.id.clone()).collect(),
        payable_count: as_u32(payable.len()),
        payable_fen: payable.iter().map(|look| look.amount_due).sum(),
        late: late(facts, &looks, at),
        movable: as_u32(looks.iter().filter(|look| look.is_movable()).count()),
        errands: errands::errands(facts, &looks, at),
        waiting: rows(&waiting),
        waiting_count: as_u32(waiting.len()),
        wait_until: free.min_by_key(|free| free.at).map(Free::from),
        outlook: spells(facts, at),
        strip: strip::strip(facts, &looks, at),
        total: as_u32(facts.household.violations.len()),
        settled: as_u32(facts.household.violations.len() - looks.len()),
    }
}

fn sums(looks: &[Look<'_>], at: Instant) -> Vec<Sum> {
    let lights = [Verdict::Payable, Verdict::Caution, Verdict::Blocked, Verdict::Unknown];
    let of = |light| {
        let those = looks.iter().filter(move |look| look.verdict == light);
        Sum {
            light,
            count: as_u32(those.clone().count()),
            amount_fen: those.clone().map(|look| look.amount_due).sum(),
            late: as_u32(those.clone().filter(|look| look.is_late(at.date())).count()),
            free: as_u32(those.clone().filter(|look| look.next == Next::Confirm && look.verdict.passes()).count()),
            soonest: those.filter_map(|look| look.next_earliest.or(look.earliest)).map(|free| free.at).min(),
        }
    };
    lights.map(of).to_vec()
}

fn late(facts: &Snapshot<'_>, looks: &[Look<'_>], at: Instant) -> Option<Late> {
    let today = at.date();
    let late = looks.iter().filter(|look| look.is_late(today) && look.surcharge > Fen::ZERO);
    let costs = late.filter_map(|look| {
        let pay_by = look.pay_by?;
        let case = Case::new(facts, look.violation, at, Default::default())?;
        let a_day_fen = case.surcharge_on(days_after(today, 1)).minus(look.surcharge);
        let days = u32::try_from((today - pay_by.last_day).num_days()).unwrap_or(0);
        Some(Late { violation: look.violation.id.clone(), offence: look.violation.offence.clone(), days, a_day_fen })
    });
    costs.filter(|late| late.a_day_fen > Fen::ZERO).min_by_key(|late| Reverse((late.a_day_fen, late.days)))
}
