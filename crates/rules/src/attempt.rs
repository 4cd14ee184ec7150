//! One violation at one instant, and what the checks ask about it.

use chrono::NaiveDate;

use crate::{
    calendar::Rolled,
    clocks::{self, Pauses, PayBy},
    facts::{Account, Appeal, AppealStatus, Filing, FilingStatus, Method, Outcome, Payment, Stage, Vehicle, Violation},
    ids::{AccountId, MethodId},
    law::Law,
    means::Funds,
    money::Fen,
    snapshot::Snapshot,
    time::Instant,
};

/// What the earlier items of a batch use up.
#[derive(Clone, Debug, Default)]
pub struct Used {
    /// Amounts taken from methods on the day asked about.
    pub amounts: Vec<(MethodId, Fen)>,
    /// Points added to accounts' licences on that day.
    pub points: Vec<(AccountId, u32)>,
}

/// One violation at one instant. The household is read as it stands; the instant moves only the clock and the calendar.
#[derive(Debug)]
pub struct Case<'a> {
    /// The facts around it.
    pub facts: &'a Snapshot<'a>,
    /// The law.
    pub law: &'a Law,
    /// The violation.
    pub violation: &'a Violation,
    /// Its vehicle.
    pub vehicle: &'a Vehicle,
    /// The appeals about it.
    pub appeals: Vec<&'a Appeal>,
    /// The instant asked about.
    pub at: Instant,
    /// Its Beijing date.
    pub today: NaiveDate,
    /// The payment clock, whenever there is a decision.
    pub pay_by: Option<PayBy>,
    /// The handling day, while it is to be handled.
    pub handle_by: Option<Rolled>,
    /// The days on which no surcharge is counted.
    pub pauses: Pauses,
    /// What lateness has added by that day.
    pub surcharge: Fen,
    /// Fine and surcharge of that day; 0 when settled or nothing is due.
    pub amount_due: Fen,
    succeeded: Option<&'a Payment>,
    filings: &'a [&'a Filing],
    /// Answers expected by this instant are taken to have come: set only when looking ahead.
    foreseen: Option<Instant>,
    used: Used,
    used_on: NaiveDate,
}

impl<'a> Case<'a> {
    /// A violation of the snapshot at an instant, after what earlier items of a batch used on that day.
    /// None only for a violation whose vehicle is not in the household, which no valid household holds.
    pub fn new(facts: &'a Snapshot<'a>, violation: &'a Violation, at: Instant, used: Used) -> Option<Case<'a>> {
        let vehicle = facts.vehicle(&violation.vehicle)?;
        let law = facts.law;
        let appeals: Vec<_> = facts.appeals(violation).collect();
        let pauses = Pauses::of(appeals.iter().copied());
        let mut case = Case {
            facts,
            law,
            violation,
            vehicle,
            appeals,
            at,
            today: at.date(),
            pay_by: violation.decision.as_ref().map(|decision| clocks::pay_by(decision.served_on, law)),
            handle_by: clocks::handle_by(violation, law),
            pauses,
            surcharge: Fen::ZERO,
            amount_due: Fen::ZERO,
            succeeded: facts.payments(violation).find(|payment| payment.outcome == Outcome::Succeeded),
            filings: facts.filings_for(&violation.vehicle),
            foreseen: None,
            used,
            used_on: at.date(),
        };
        case.count_amounts();
        Some(case)
    }

    /// The same violation at a later instant, at which the answers expected by then are taken to have come: pending
    /// filings approved, pending objections rejected.
    pub fn foreseen_at(&self, later: Instant) -> Case<'a> {
        let mut case = Case {
            at: later,
            today: later.date(),
            foreseen: Some(later),
            appeals: self.appeals.clone(),
            pauses: self.pauses.clone(),
            used: self.used.clone(),
            ..*self
        };
        case.count_amounts();
        case
    }

    fn count_amounts(&mut self) {
        if self.settled() || !self.violation.asks_money() {
            return;
        }
        self.surcharge = self.surcharge_on(self.today);
        self.amount_due = self.violation.fine_fen + self.surcharge;
    }

    /// Whether it still has to be confirmed.
    pub fn undecided(&self) -> bool {
        self.violation.stage == Stage::Recorded
    }

    /// Whether there is nothing left to do: paid, revoked, a succeeded payment recorded, or decided with nothing due.
    pub fn settled(&self) -> bool {
        self.violation.is_settled(self.succeeded.is_some())
    }

    /// The payment that succeeded, if one did.
    pub fn succeeded_payment(&self) -> Option<&'a Payment> {
        self.succeeded
    }

    /// How many days late a payment on this day would be: the days after the last day that no pause holds.
    pub fn days_late_on(&self, day: NaiveDate) -> u32 {
        self.pay_by.map_or(0, |pay_by| self.pauses.unpaused_days(pay_by.last_day, day))
    }

    /// What lateness has added by this day.
    pub fn surcharge_on(&self, day: NaiveDate) -> Fen {
        self.pay_by.map_or(Fen::ZERO, |pay_by| {
            clocks::surcharge(self.violation.fine_fen, self.days_late_on(day), pay_by.last_day, self.law)
        })
    }

    /// Fine and surcharge on a day.
    pub fn amount_on(&self, day: NaiveDate) -> Fen {
        self.violation.fine_fen + self.surcharge_on(day)
    }

    /// Whether the account's holder owns the vehicle.
    pub fn owned_by(&self, account: &Account) -> bool {
        self.vehicle.owner.as_ref() == Some(&account.member)
    }

    /// The account's live filing of the vehicle, pending or approved.
    pub fn live_filing(&self, account: &Account) -> Option<&'a Filing> {
        self.filings_of(account).find(|filing| filing.is_live())
    }

    /// Every filing of the vehicle by the account.
    pub fn filings_of(&self, account: &Account) -> impl Iterator<Item = &'a Filing> {
        self.filings.iter().copied().filter(move |filing| filing.account == account.id)
    }

    /// When a live filing was approved, or is taken to have been; none while it is pending.
    pub fn approved_at(&self, filing: &Filing) -> Option<Instant> {
        match filing.status {
            FilingStatus::Approved => filing.decided_at,
            FilingStatus::Pending => {
                let expected = clocks::filing_expected(filing, self.law);
                self.foreseen.is_some_and(|by| expected <= by).then_some(expected)
            }
            FilingStatus::Rejected | FilingStatus::Unbound => None,
        }
    }

    /// Whether the account would have to apply for the vehicle before it can do anything with it.
    pub fn filing_needed(&self, account: &Account) -> bool {
        !self.owned_by(account) && self.live_filing(account).is_none()
    }

    /// Whether the account's latest filing of the vehicle was rejected, and none is live.
    pub fn filing_was_rejected(&self, account: &Account) -> bool {
        let latest = self.filings_of(account).max_by_key(|filing| (filing.submitted_at, &filing.id));
        self.filing_needed(account) && latest.is_some_and(|filing| filing.status == FilingStatus::Rejected)
    }

    /// How an appeal stands; an objection whose answer was expected by now counts as rejected when looking ahead.
    pub fn standing(&self, appeal: &Appeal) -> AppealStatus {
        let answered = appeal.status == AppealStatus::Pending
            && self.foreseen.is_some_and(|by| clocks::objection_expected(appeal, self.law) <= by);
        if answered && appeal.kind == crate::facts::AppealKind::Objection {
            AppealStatus::Rejected
        } else {
            appeal.status
        }
    }

    /// The day on which the account's points cycle that holds the day asked about began, if the first licence is known.
    pub fn cycle_start(&self, account: &Account) -> Option<NaiveDate> {
        clocks::cycle_start(account.licence.first_issued?, self.today, self.law)
    }

    /// The points that count for an account: those read, unless they are from before the cycle, and those that earlier
    /// items of a batch added.
    pub fn points_in_cycle(&self, account: &Account) -> u32 {
        let start = self.cycle_start(account);
        let added = self.used.points.iter().filter(|(id, _)| *id == account.id);
        let added = added.filter(|_| start.is_none_or(|start| self.used_on >= start));
        self.facts.points_read(account, start).unwrap_or(0) + added.map(|(_, points)| points).sum::<u32>()
    }

    /// What a method can pay from, less what earlier items of a batch took.
    pub fn funds(&self, method: &Method) -> Option<Funds> {
        Some(match self.facts.funds(method)? {
            Funds::Balance { left, as_of } => Funds::Balance { left: left.minus(self.taken(method)), as_of },
            enough => enough,
        })
    }

    /// What a method spent on the days that `counts` holds true for, with what earlier items of a batch took.
    pub fn spent(&self, method: &Method, counts: impl Fn(NaiveDate) -> bool) -> Fen {
        let taken = if counts(self.used_on) { self.taken(method) } else { Fen::ZERO };
        self.facts.spent(method, counts) + taken
    }

    fn taken(&self, method: &Method) -> Fen {
        self.used.amounts.iter().filter(|(id, _)| *id == method.id).map(|(_, amount)| *amount).sum()
    }
}
