//! 车辆与备案: which account may handle which car, and what is left of places and quotas.

use std::collections::HashMap;

use chrono::NaiveDate;
use greenlight_rules::{
    clocks,
    facts::{Account, FilingStatus, Vehicle, VehicleKind, VehicleUse},
    ids::{AccountId, FilingId, VehicleId},
    money::Fen,
    quota::Quota,
    snapshot::Snapshot,
    time::Instant,
};
use serde::Serialize;
use specta::Type;

use super::{Desk, as_u32};
use crate::Trouble;

/// The board: accounts across, cars down.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Board {
    /// The accounts.
    pub accounts: Vec<Column>,
    /// The cars, each with a cell an account.
    pub cars: Vec<Line>,
    /// Filings that wait for an answer, the oldest first.
    pub pending: Vec<Awaited>,
    /// Places an account has.
    pub places_of_account: u32,
    /// Places a car has.
    pub places_of_car: u32,
}

/// An account.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Column {
    /// Its id.
    pub account: AccountId,
    /// What the family calls it.
    pub holder: String,
    /// Approved filings.
    pub approved: u32,
    /// Filings that wait for an answer.
    pub pending: u32,
    /// How many more it may apply for today.
    pub left_today: u32,
    /// How many more it may apply for this year.
    pub left_this_year: u32,
    /// The next day on which it may apply.
    pub next_day: Option<NaiveDate>,
}

/// A car.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Line {
    /// The car.
    pub vehicle: Vehicle,
    /// The owner's name.
    pub owner: Option<String>,
    /// How many live filings of it there are.
    pub places_taken: u32,
    /// How many violations of it are still to be dealt with.
    pub open: u32,
    /// What their fines come to.
    pub open_fen: Fen,
    /// One cell an account, in the accounts' order.
    pub cells: Vec<Cell>,
}

/// What an account may do with a car.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Cell {
    /// The account.
    pub account: AccountId,
    /// How it stands.
    pub state: CellState,
    /// The filing it is about: the live one, else the latest.
    pub filing: Option<FilingId>,
    /// When that was submitted.
    pub submitted_at: Option<Instant>,
    /// When that was answered.
    pub decided_at: Option<Instant>,
    /// When an answer is expected.
    pub expected_at: Option<Instant>,
    /// The first day on which one could apply, when it is not today.
    pub from_day: Option<NaiveDate>,
}

/// How an account and a car stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CellState {
    /// 本人: nothing is needed.
    Own,
    /// 已备案
    Approved,
    /// 审核中
    Pending,
    /// 未通过, and one may apply again.
    Rejected,
    /// 可备案
    Free,
    /// The account has no place left.
    AccountFull,
    /// The car has no place left.
    CarFull,
    /// The account may not apply today, or this year.
    QuotaSpent,
    /// 12123 takes no filing of such a car.
    Unfit,
}

/// A filing that waits for an answer.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Awaited {
    /// The filing.
    pub filing: FilingId,
    /// The account that applied.
    pub account: AccountId,
    /// The car.
    pub vehicle: VehicleId,
    /// When.
    pub submitted_at: Instant,
    /// When an answer is expected.
    pub expected_at: Instant,
    /// Whether that is past.
    pub overdue: bool,
}

impl Desk {
    /// The board at an instant.
    ///
    /// # Errors
    /// When the instant is none.
    pub fn board(&self, at: Option<&str>) -> Result<Board, Trouble> {
        let at = self.instant(at)?;
        let open = self.opened();
        let facts = open.facts();
        let household = facts.household;
        let mut open_of: HashMap<&VehicleId, (u32, Fen)> = HashMap::new();
        for violation in household.violations.iter().filter(|violation| !facts.is_settled(violation)) {
            let (count, sum) = open_of.entry(&violation.vehicle).or_default();
            *count += 1;
            *sum = *sum + violation.fine_fen;
        }
        let limits = Limits::on(&facts, at.date());
        let line = |vehicle: &Vehicle| {
            let (open, open_fen) = open_of.get(&vehicle.id).copied().unwrap_or_default();
            let owner = vehicle.owner.as_ref().and_then(|id| facts.member(id)).map(|member| member.name.clone());
            Line {
                vehicle: vehicle.clone(),
                owner: owner.or_else(|| vehicle.owner_name.clone()),
                places_taken: as_u32(facts.filings_for(&vehicle.id).iter().filter(|filing| filing.is_live()).count()),
                open,
                open_fen,
                cells: household.accounts.iter().map(|account| cell(&facts, account, vehicle, limits, at)).collect(),
            }
        };
        let pending = household.filings.iter().filter(|filing| filing.status == FilingStatus::Pending);
        let mut pending: Vec<_> = pending
            .map(|filing| {
                let expected_at = clocks::filing_expected(filing, facts.law);
                Awaited {
                    filing: filing.id.clone(),
                    account: filing.account.clone(),
                    vehicle: filing.vehicle.clone(),
                    submitted_at: filing.submitted_at,
                    expected_at,
                    overdue: expected_at <= at,
                }
            })
            .collect();
        pending.sort_by_key(|waiting| waiting.submitted_at);
        Ok(Board {
            accounts: household.accounts.iter().map(|account| column(&facts, account, at.date())).collect(),
            cars: household.vehicles.iter().map(line).collect(),
            pending,
            places_of_account: as_u32(limits.of_account),
            places_of_car: as_u32(limits.of_car),
        })
    }
}

/// How many live filings there may be.
#[derive(Clone, Copy)]
struct Limits {
    of_account: usize,
    of_car: usize,
}

impl Limits {
    fn on(facts: &Snapshot<'_>, today: NaiveDate) -> Limits {
        Limits {
            of_account: *facts.law.parameters.filings_per_account.on(today) as usize,
            of_car: *facts.law.parameters.filings_per_vehicle.on(today) as usize,
        }
    }
}

fn column(facts: &Snapshot<'_>, account: &Account, today: NaiveDate) -> Column {
    let filings = facts.filings_by(&account.id);
    let with = |status| as_u32(filings.iter().filter(|filing| filing.status == status).count());
    let quota = Quota::of(facts, account);
    Column {
        account: account.id.clone(),
        holder: facts.holder(account).to_owned(),
        approved: with(FilingStatus::Approved),
        pending: with(FilingStatus::Pending),
        left_today: as_u32(quota.left_on(today).min(quota.left_in_year_of(today))),
        left_this_year: as_u32(quota.left_in_year_of(today)),
        next_day: quota.next_day(today),
    }
}

fn cell(facts: &Snapshot<'_>, account: &Account, vehicle: &Vehicle, limits: Limits, at: Instant) -> Cell {
    let today = at.date();
    let own = vehicle.owner.as_ref() == Some(&account.member);
    let filings = facts.filings_for(&vehicle.id).iter().filter(|filing| filing.account == account.id);
    let live = filings.clone().find(|filing| filing.is_live());
    let latest = live.or_else(|| filings.max_by_key(|filing| (filing.submitted_at, &filing.id)));
    let full = |filings: &[&greenlight_rules::facts::Filing], most| {
        filings.iter().filter(|filing| filing.is_live()).count() >= most
    };
    let quota = Quota::of(facts, account);
    let filable = vehicle.usage == VehicleUse::Private
        && matches!(vehicle.kind, VehicleKind::Small | VehicleKind::SmallNewEnergy);
    let state = match latest.map(|filing| filing.status) {
        _ if own => CellState::Own,
        Some(FilingStatus::Approved) => CellState::Approved,
        Some(FilingStatus::Pending) => CellState::Pending,
        _ if !filable => CellState::Unfit,
        _ if full(facts.filings_by(&account.id), limits.of_account) => CellState::AccountFull,
        _ if full(facts.filings_for(&vehicle.id), limits.of_car) => CellState::CarFull,
        _ if quota.is_spent_on(today) => CellState::QuotaSpent,
        Some(FilingStatus::Rejected) => CellState::Rejected,
        _ => CellState::Free,
    };
    let shown = latest.filter(|_| !own);
    Cell {
        account: account.id.clone(),
        state,
        filing: shown.map(|filing| filing.id.clone()),
        submitted_at: shown.map(|filing| filing.submitted_at),
        decided_at: shown.and_then(|filing| filing.decided_at),
        expected_at: shown
            .filter(|filing| filing.status == FilingStatus::Pending)
            .map(|filing| clocks::filing_expected(filing, facts.law)),
        from_day: quota.next_day(today).filter(|day| state == CellState::QuotaSpent && *day > today),
    }
}
