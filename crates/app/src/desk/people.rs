//! 账号与支付: who there is, what their licences still bear, and what their methods still hold.

use chrono::{Datelike, NaiveDate, TimeDelta};
use greenlight_rules::{
    clocks,
    facts::{Account, Filing, LicenceStatus, Maintenance, Member, Method, Muted, Vehicle},
    means::Funds,
    money::Fen,
    snapshot::Snapshot,
    time::{Instant, days_after},
};
use serde::Serialize;
use specta::Type;

use super::{Desk, as_u32};
use crate::Trouble;

/// The household's facts, its violations and what hangs on them aside.
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each list is named for what it holds")]
pub struct Family {
    pub members: Vec<Member>,
    pub accounts: Vec<Account>,
    pub vehicles: Vec<Vehicle>,
    pub filings: Vec<Filing>,
    pub methods: Vec<Method>,
    pub maintenance: Maintenance,
    pub muted: Vec<Muted>,
}

/// The people and their means.
#[derive(Clone, Debug, Serialize, Type)]
pub struct People {
    /// The members, each with their account.
    pub people: Vec<Person>,
    /// The ways to pay.
    pub means: Vec<Means>,
    /// Points that fill a licence.
    pub points_full: u32,
}

/// A member and their account.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Person {
    /// The member.
    pub member: Member,
    /// How many cars they own.
    pub cars: u32,
    /// Their account, if they have one.
    pub account: Option<AccountStanding>,
}

/// How an account stands.
#[derive(Clone, Debug, Serialize, Type)]
pub struct AccountStanding {
    /// The account.
    pub account: Account,
    /// Points in the cycle; none when they were never read in it.
    pub points: Option<u32>,
    /// How many points more leave the licence unfilled.
    pub headroom: Option<u32>,
    /// Points of its holder's records that are still to be confirmed.
    pub to_come: u32,
    /// The day the cycle began.
    pub cycle_start: Option<NaiveDate>,
    /// The day it begins again.
    pub cycle_end: Option<NaiveDate>,
    /// Whether the points were read too long ago.
    pub stale: bool,
    /// Whether the licence has expired.
    pub expired: bool,
    /// Whether the licence lets its holder handle violations.
    pub usable: bool,
}

/// How a method stands.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Means {
    /// The method.
    pub method: Method,
    /// What is left, when a balance is known.
    pub left_fen: Option<Fen>,
    /// Whether the family said 足够.
    pub enough: bool,
    /// When that was entered.
    pub as_of: Option<Instant>,
    /// Whether that is too long ago.
    pub stale: bool,
    /// Spent today.
    pub spent_today_fen: Fen,
    /// Spent this calendar month.
    pub spent_month_fen: Fen,
    /// Whether 12123 takes it.
    pub accepted: bool,
}

impl Desk {
    /// The household's facts, its violations aside.
    pub fn family(&self) -> Family {
        let open = self.opened();
        let household = &open.household;
        Family {
            members: household.members.clone(),
            accounts: household.accounts.clone(),
            vehicles: household.vehicles.clone(),
            filings: household.filings.clone(),
            methods: household.methods.clone(),
            maintenance: household.maintenance.clone(),
            muted: household.settings.muted.clone(),
        }
    }

    /// The people and their means at an instant.
    ///
    /// # Errors
    /// When the instant is none.
    pub fn people(&self, at: Option<&str>) -> Result<People, Trouble> {
        let at = self.instant(at)?;
        let open = self.opened();
        let facts = open.facts();
        let household = facts.household;
        let person = |member: &Member| Person {
            member: member.clone(),
            cars: as_u32(household.vehicles.iter().filter(|car| car.owner.as_ref() == Some(&member.id)).count()),
            account: facts.account_of(&member.id).map(|account| standing(&facts, account, at.date())),
        };
        Ok(People {
            people: household.members.iter().map(person).collect(),
            means: household.methods.iter().map(|method| means(&facts, method, at)).collect(),
            points_full: *facts.law.parameters.points_full.on(at.date()),
        })
    }
}

fn standing(facts: &Snapshot<'_>, account: &Account, today: NaiveDate) -> AccountStanding {
    let law = facts.law;
    let licence = &account.licence;
    let points = points_in_cycle(facts, account, today);
    let full = *law.parameters.points_full.on(today);
    let stale_days = *law.parameters.points_stale_days.on(today);
    let recorded = facts.household.violations.iter().filter(|violation| {
        violation.stage == greenlight_rules::facts::Stage::Recorded
            && violation.driver.as_ref() == Some(&account.member)
    });
    AccountStanding {
        account: account.clone(),
        points,
        headroom: points.map(|points| full.saturating_sub(points + 1)),
        to_come: recorded.map(|violation| violation.points).sum(),
        cycle_start: cycle_start(facts, account, today),
        cycle_end: cycle_end(facts, account, today),
        stale: licence.points.is_none_or(|read| today > days_after(read.points_as_of, stale_days)),
        expired: licence.valid_until.is_some_and(|until| until < today),
        usable: licence.status == LicenceStatus::Normal,
    }
}

fn means(facts: &Snapshot<'_>, method: &Method, at: Instant) -> Means {
    let today = at.date();
    let funds = facts.funds(method);
    let hours = *facts.law.parameters.balance_stale_hours.on(today);
    Means {
        method: method.clone(),
        left_fen: match funds {
            Some(Funds::Balance { left, .. }) => Some(left),
            _ => None,
        },
        enough: matches!(funds, Some(Funds::Enough { .. })),
        as_of: funds.map(Funds::as_of),
        stale: funds.is_some_and(|funds| at.since(funds.as_of()) > TimeDelta::hours(i64::from(hours))),
        spent_today_fen: facts.spent(method, |day| day == today),
        spent_month_fen: facts.spent(method, |day| (day.year(), day.month()) == (today.year(), today.month())),
        accepted: facts.law.parameters.accepted_methods.on(today).contains(&method.kind),
    }
}

/// The points on an account's licence in the cycle that holds a day; none when they were never read in it.
pub(super) fn points_in_cycle(facts: &Snapshot<'_>, account: &Account, today: NaiveDate) -> Option<u32> {
    facts.points_read(account, cycle_start(facts, account, today))
}

fn cycle_start(facts: &Snapshot<'_>, account: &Account, today: NaiveDate) -> Option<NaiveDate> {
    clocks::cycle_start(account.licence.first_issued?, today, facts.law)
}

/// The day on which an account's cycle begins again.
pub(super) fn cycle_end(facts: &Snapshot<'_>, account: &Account, today: NaiveDate) -> Option<NaiveDate> {
    clocks::cycle_end(account.licence.first_issued?, today, facts.law)
}
