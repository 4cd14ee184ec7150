//! The facts of one household, ready to be asked: who filed for what, who paid what, which records pile up.

use chrono::NaiveDate;

use crate::{
    clocks,
    facts::{
        Account, Appeal, AppealKind, AppealStatus, Attachment, Filing, Household, Member, Method, Muted, Note, Outcome,
        Payment, Stage, Vehicle, Violation,
    },
    finding::Next,
    fingerprint,
    ids::{AccountId, MemberId, MethodId, VehicleId},
    law::Law,
    time::days_after,
};

/// A household, the law that applies to it, and the ways to find one fact from another. Besides the facts it holds four
/// bytes or so for every appeal and payment.
#[derive(Debug)]
pub struct Snapshot<'a> {
    /// The facts.
    pub household: &'a Household,
    /// The law, with the household's overrides in it.
    pub law: &'a Law,
    appeals: Links,
    payments: Links,
    accounts: Vec<Vec<&'a Filing>>,
    vehicles: Vec<OfVehicle<'a>>,
    methods: Vec<Vec<&'a Payment>>,
    muted: Vec<&'a Muted>,
}

#[derive(Debug, Default)]
struct OfVehicle<'a> {
    filings: Vec<&'a Filing>,
    handling_days: Vec<NaiveDate>,
    /// These days in one number, counted once: a fleet's vehicle has hundreds of them, and each of its records asks.
    handling_digest: u64,
}

impl<'a> Snapshot<'a> {
    /// Reads a household whose lists are ordered by id and whose facts agree with one another.
    pub fn new(household: &'a Household, law: &'a Law) -> Snapshot<'a> {
        let mut snapshot = Snapshot {
            household,
            law,
            appeals: Links::new(household, household.appeals.iter().map(|appeal| appeal.violation.as_str())),
            payments: Links::new(household, household.payments.iter().map(|payment| payment.violation.as_str())),
            accounts: vec![Vec::new(); household.accounts.len()],
            vehicles: household.vehicles.iter().map(|_| OfVehicle::default()).collect(),
            methods: vec![Vec::new(); household.methods.len()],
            muted: household.settings.muted.iter().collect(),
        };
        snapshot.muted.sort_unstable_by(|a, b| a.violation.cmp(&b.violation));
        for filing in &household.filings {
            if let Some(place) = place(&household.accounts, filing.account.as_str(), |account| account.id.as_str()) {
                snapshot.accounts[place].push(filing);
            }
            if let Some(place) = snapshot.vehicle_place(&filing.vehicle) {
                snapshot.vehicles[place].filings.push(filing);
            }
        }
        for payment in household.payments.iter().filter(|payment| payment.outcome == Outcome::Succeeded) {
            let method = payment.method.as_ref();
            let place = method.and_then(|id| place(&household.methods, id.as_str(), |method| method.id.as_str()));
            if let Some(place) = place {
                snapshot.methods[place].push(payment);
            }
        }
        snapshot.gather_handling_days();
        snapshot
    }

    fn gather_handling_days(&mut self) {
        for violation in &self.household.violations {
            if violation.stage != Stage::Recorded || violation.handle_by_extended_to.is_some() {
                continue;
            }
            if let Some(place) = self.vehicle_place(&violation.vehicle) {
                let day = handling_day(violation, self.law);
                self.vehicles[place].handling_days.push(day);
            }
        }
        for vehicle in &mut self.vehicles {
            vehicle.handling_days.sort_unstable();
            vehicle.handling_digest = fingerprint::of_days(&vehicle.handling_days);
        }
    }

    /// The violation of this id.
    pub fn violation(&self, id: &str) -> Option<&'a Violation> {
        find(&self.household.violations, id, |violation| violation.id.as_str())
    }

    /// The vehicle of this id.
    pub fn vehicle(&self, id: &VehicleId) -> Option<&'a Vehicle> {
        find(&self.household.vehicles, id.as_str(), |vehicle| vehicle.id.as_str())
    }

    /// The account of this id.
    pub fn account(&self, id: &str) -> Option<&'a Account> {
        find(&self.household.accounts, id, |account| account.id.as_str())
    }

    /// The account bound to this member.
    pub fn account_of(&self, member: &MemberId) -> Option<&'a Account> {
        self.household.accounts.iter().find(|account| account.member == *member)
    }

    /// The member of this id.
    pub fn member(&self, id: &MemberId) -> Option<&'a Member> {
        find(&self.household.members, id.as_str(), |member| member.id.as_str())
    }

    /// What the family calls an account: its label, else its holder's name.
    pub fn holder(&self, account: &'a Account) -> &'a str {
        let label = account.label.as_deref();
        label.or_else(|| self.member(&account.member).map(|member| &*member.name)).unwrap_or(account.id.as_str())
    }

    /// The method of this id.
    pub fn method(&self, id: &str) -> Option<&'a Method> {
        find(&self.household.methods, id, |method| method.id.as_str())
    }

    /// The appeals about a violation.
    pub fn appeals<'s>(&'s self, violation: &Violation) -> impl Iterator<Item = &'a Appeal> + use<'a, 's> {
        let household = self.household;
        self.appeals.of(household, violation).map(|place| &household.appeals[place])
    }

    /// The attempts to pay for a violation, failed ones among them.
    pub fn payments<'s>(&'s self, violation: &Violation) -> impl Iterator<Item = &'a Payment> + use<'a, 's> {
        let household = self.household;
        self.payments.of(household, violation).map(|place| &household.payments[place])
    }

    /// The notes about a violation. No check asks for them, only who looks at one violation, so they are looked for one by
    /// one.
    pub fn notes<'s>(&'s self, violation: &'s Violation) -> impl Iterator<Item = &'a Note> + use<'a, 's> {
        self.household.notes.iter().filter(|note| note.violation.as_ref() == Some(&violation.id))
    }

    /// The attachments of a violation itself, looked for like its [`notes`](Self::notes).
    pub fn attachments<'s>(&'s self, violation: &'s Violation) -> impl Iterator<Item = &'a Attachment> + use<'a, 's> {
        self.household.attachments.iter().filter(|attachment| attachment.of.violation() == Some(&violation.id))
    }

    /// The attachments of an appeal.
    pub fn attachments_of<'s>(&'s self, appeal: &'s Appeal) -> impl Iterator<Item = &'a Attachment> + use<'a, 's> {
        self.household.attachments.iter().filter(|attachment| attachment.of.appeal() == Some(&appeal.id))
    }

    /// Whether there is nothing left to do about a violation.
    pub fn is_settled(&self, violation: &Violation) -> bool {
        violation.is_settled(self.payments(violation).any(|payment| payment.outcome == Outcome::Succeeded))
    }

    /// What is to be done next about a violation. An objection comes before both steps: while it is open neither goes
    /// through, and who has won one neither confirms nor pays.
    pub fn next(&self, violation: &Violation) -> Next {
        let objected = |status| {
            let mut objections = self.appeals(violation).filter(|appeal| appeal.kind == AppealKind::Objection);
            objections.any(|objection| objection.status == status)
        };
        if self.is_settled(violation) {
            Next::Nothing
        } else if objected(AppealStatus::Pending) {
            Next::Answer
        } else if objected(AppealStatus::Upheld) {
            Next::Revoke
        } else if violation.stage == Stage::Recorded {
            Next::Confirm
        } else {
            Next::Pay
        }
    }

    /// The last day of what is to be done next about a violation: to pay, to handle; none when there is none, or nothing to
    /// be done by a day.
    pub fn due_day(&self, violation: &Violation) -> Option<NaiveDate> {
        if matches!(self.next(violation), Next::Nothing | Next::Revoke) {
            return None;
        }
        let pay_by = violation.decision.as_ref().map(|decision| clocks::pay_by(decision.served_on, self.law).last_day);
        pay_by.or_else(|| clocks::handle_by(violation, self.law).map(|rolled| rolled.day))
    }

    /// Every filing an account ever made, whatever became of it.
    pub fn filings_by(&self, account: &AccountId) -> &[&'a Filing] {
        let place = place(&self.household.accounts, account.as_str(), |account| account.id.as_str());
        place.map_or(&[], |place| &self.accounts[place])
    }

    /// Every filing ever made for a vehicle, whatever became of it.
    pub fn filings_for(&self, vehicle: &VehicleId) -> &[&'a Filing] {
        self.vehicle_place(vehicle).map_or(&[], |place| &self.vehicles[place].filings)
    }

    /// The payments that succeeded by a method.
    pub fn paid_by(&self, method: &MethodId) -> &[&'a Payment] {
        let place = place(&self.household.methods, method.as_str(), |method| method.id.as_str());
        place.map_or(&[], |place| &self.methods[place])
    }

    /// One number for the handling days of a vehicle's records that are still to be handled and were not extended.
    pub fn handling_digest(&self, vehicle: &VehicleId) -> u64 {
        self.vehicle_place(vehicle).map_or(0, |place| self.vehicles[place].handling_digest)
    }

    /// How many records of a vehicle are still to be handled, were not extended, and are past their handling day.
    pub fn unhandled(&self, vehicle: &VehicleId, today: NaiveDate) -> usize {
        let place = self.vehicle_place(vehicle);
        place.map_or(0, |place| self.vehicles[place].handling_days.partition_point(|day| *day < today))
    }

    /// What the household muted about a violation.
    pub fn muted(&self, violation: &Violation) -> &[&'a Muted] {
        let from = self.muted.partition_point(|muted| muted.violation < violation.id);
        let to = self.muted.partition_point(|muted| muted.violation <= violation.id);
        &self.muted[from..to]
    }

    fn vehicle_place(&self, id: &VehicleId) -> Option<usize> {
        place(&self.household.vehicles, id.as_str(), |vehicle| vehicle.id.as_str())
    }
}

/// The day after which a record counts towards its vehicle's backlog: its handling day, or, without one, as many days
/// after the offence as a camera record has after its notice (157第54条).
fn handling_day(violation: &Violation, law: &Law) -> NaiveDate {
    clocks::handle_by(violation, law).map_or_else(
        || {
            let offence = violation.occurred_at.date();
            days_after(offence, *law.parameters.camera_handle_days.on(offence))
        },
        |rolled| rolled.day,
    )
}

/// Which facts of one list speak of which violation, by their places.
#[derive(Debug)]
struct Links(Vec<(u32, u32)>);

impl Links {
    fn new<'a>(household: &Household, violations: impl Iterator<Item = &'a str>) -> Links {
        let mut links: Vec<(u32, u32)> = violations
            .enumerate()
            .filter_map(|(from, id)| Some((as_u32(place_of_violation(household, id)?), as_u32(from))))
            .collect();
        links.sort_unstable();
        Links(links)
    }

    fn of<'s>(&'s self, household: &Household, violation: &Violation) -> impl Iterator<Item = usize> + use<'s> {
        // Most households' violations have neither, and most lists are short: look before searching.
        let links: &[(u32, u32)] = match self.0.is_empty() {
            true => &[],
            false => place_of_violation(household, violation.id.as_str()).map_or(&[], |place| {
                let place = as_u32(place);
                let from = self.0.partition_point(|(violation, _)| *violation < place);
                let to = self.0.partition_point(|(violation, _)| *violation <= place);
                &self.0[from..to]
            }),
        };
        links.iter().map(|(_, from)| *from as usize)
    }
}

fn place_of_violation(household: &Household, id: &str) -> Option<usize> {
    place(&household.violations, id, |violation| violation.id.as_str())
}

fn as_u32(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn find<'a, T>(list: &'a [T], id: &str, id_of: impl Fn(&T) -> &str) -> Option<&'a T> {
    place(list, id, id_of).map(|place| &list[place])
}

fn place<T>(list: &[T], id: &str, id_of: impl Fn(&T) -> &str) -> Option<usize> {
    list.binary_search_by(|fact| id_of(fact).cmp(id)).ok()
}
