//! Limits on what several facts say together.

use std::{borrow::Cow, collections::BTreeMap};

use super::{Breach, Facts, Limit, MOST_FILINGS, Place, plate_key};
use crate::{
    facts::{Account, Appeal, AppealKind, AppealStatus, AttachedTo, Filing, Outcome, Payment, Vehicle, Violation},
    list::{Fact, List},
    message::{Message, Value},
    problem::shortened,
};

/// Facts that share something of which there is room for a few only, each with its index in the household's list.
type Group<'h, T> = Vec<(usize, &'h T)>;

pub(super) fn check(facts: &Facts<'_>, report: &mut dyn FnMut(Breach)) {
    check_references(facts, report);
    check_filings(facts, report);
    check_accounts_and_plates(facts, report);
    check_payments(facts, report);
    check_appeals(facts, report);
}

fn check_filings(facts: &Facts<'_>, report: &mut dyn FnMut(Breach)) {
    let live = |filing: &&Filing| filing.is_live();
    crowds(
        facts,
        MOST_FILINGS,
        live,
        |filing| &filing.account,
        |account, group| {
            let message = Limit::AccountFilings.message().with("account", shortened(account.as_str()));
            let message = message.with("most", Value::Count(MOST_FILINGS as i64));
            report(crowd(Limit::AccountFilings, "account", group, message));
        },
    );
    crowds(
        facts,
        MOST_FILINGS,
        live,
        |filing| &filing.vehicle,
        |vehicle, group| {
            let message = Limit::VehicleFilings.message().with("vehicle", shortened(vehicle.as_str()));
            let message = message.with("most", Value::Count(MOST_FILINGS as i64));
            report(crowd(Limit::VehicleFilings, "vehicle", group, message));
        },
    );
    crowds(
        facts,
        1,
        live,
        |filing| (&filing.account, &filing.vehicle),
        |(account, vehicle), group| {
            let message = Limit::LiveFilingPair.message().with("account", shortened(account.as_str()));
            report(crowd(
                Limit::LiveFilingPair,
                "vehicle",
                group,
                message.with("vehicle", shortened(vehicle.as_str())),
            ));
        },
    );
    for (index, filing) in facts.household.filings.iter().enumerate().filter(|(_, filing)| filing.is_live()) {
        let Some((account_index, account)) = facts.accounts.get(filing.account.as_str()) else { continue };
        let Some((vehicle_index, vehicle)) = facts.vehicles.get(filing.vehicle.as_str()) else { continue };
        if vehicle.owner.as_ref() == Some(&account.member) {
            let message = Limit::OwnVehicleFiling.message();
            let message = message.with("account", shortened(account.id.as_str()));
            let message = message.with("vehicle", shortened(vehicle.id.as_str()));
            let mut breach = crowd(Limit::OwnVehicleFiling, "vehicle", vec![(index, filing)], message);
            breach.rows.push(Place::of(*vehicle_index, *vehicle, "owner"));
            breach.rows.push(Place::of(*account_index, *account, "member"));
            report(breach);
        }
    }
}

fn check_accounts_and_plates(facts: &Facts<'_>, report: &mut dyn FnMut(Breach)) {
    crowds(
        facts,
        1,
        |_: &&Account| true,
        |account| &account.member,
        |member, group| {
            let message = Limit::MemberAccount.message().with("member", shortened(member.as_str()));
            report(crowd(Limit::MemberAccount, "member", group, message));
        },
    );
    crowds(
        facts,
        1,
        |_: &&Vehicle| true,
        |vehicle| plate_key(&vehicle.plate),
        |_, group| {
            let message = Limit::Plate.message().with("plate", shortened(&group[0].1.plate));
            report(crowd(Limit::Plate, "plate", group, message));
        },
    );
}

fn check_payments(facts: &Facts<'_>, report: &mut dyn FnMut(Breach)) {
    let succeeded = |payment: &&Payment| payment.outcome == Outcome::Succeeded;
    crowds(
        facts,
        1,
        succeeded,
        |payment| &payment.violation,
        |violation, group| {
            let message = Limit::SucceededPayment.message().with("violation", shortened(violation.as_str()));
            report(crowd(Limit::SucceededPayment, "violation", group, message));
        },
    );
    undecided(facts, Limit::PaymentWithoutDecision, succeeded, |payment| payment.violation.as_str(), report);
}

fn check_appeals(facts: &Facts<'_>, report: &mut dyn FnMut(Breach)) {
    let open = |appeal: &&Appeal| appeal.kind == AppealKind::Objection && appeal.status == AppealStatus::Pending;
    crowds(
        facts,
        1,
        open,
        |appeal| &appeal.violation,
        |violation, group| {
            let message = Limit::PendingObjection.message().with("violation", shortened(violation.as_str()));
            report(crowd(Limit::PendingObjection, "violation", group, message));
        },
    );
    let against_a_decision = |appeal: &&Appeal| appeal.kind != AppealKind::Objection;
    undecided(facts, Limit::AppealWithoutDecision, against_a_decision, |appeal| appeal.violation.as_str(), report);
}

/// Reports the facts that there can only be where there is a decision, by the violation that has none.
fn undecided<'h, T: Fact + 'h>(
    facts: &Facts<'h>,
    limit: Limit,
    counts: impl Fn(&&T) -> bool,
    violation_of: impl Fn(&T) -> &str,
    report: &mut dyn FnMut(Breach),
) {
    let without = |fact: &&T| {
        let violation = facts.violations.get(violation_of(fact));
        counts(fact) && violation.is_some_and(|(_, violation)| violation.decision.is_none())
    };
    crowds(facts, 0, without, &violation_of, |id, group| {
        let message = limit.message().with("violation", shortened(id));
        let mut breach = crowd(limit, "violation", group, message);
        if let Some((index, violation)) = facts.violations.get(id) {
            breach.rows.push(Place::of::<Violation>(*index, violation, "decision"));
        }
        report(breach);
    });
}

/// Finds the groups of facts with the same `key` that have more than `room` members.
fn crowds<'h, T: Fact + 'h, K: Ord>(
    facts: &Facts<'h>,
    room: usize,
    counts: impl Fn(&&T) -> bool,
    key: impl Fn(&'h T) -> K,
    mut each: impl FnMut(K, Group<'h, T>),
) {
    let mut groups: BTreeMap<K, Group<'h, T>> = BTreeMap::new();
    for (index, fact) in T::all(facts.household).iter().enumerate().filter(|(_, fact)| counts(fact)) {
        groups.entry(key(fact)).or_default().push((index, fact));
    }
    for (key, group) in groups {
        if group.len() > room {
            each(key, group);
        }
    }
}

fn crowd<T: Fact>(limit: Limit, field: &'static str, group: Group<'_, T>, message: Message<'static>) -> Breach {
    let names = group.iter().map(|(_, fact)| Cow::Owned(shortened(fact.id()))).collect();
    let rows = group.iter().map(|(index, fact)| Place::of(*index, *fact, field)).collect();
    let mut message = message;
    message.values.push(("rows", Value::Texts(names)));
    Breach { limit, rows, missing: None, message }
}

fn check_references(facts: &Facts<'_>, report: &mut dyn FnMut(Breach)) {
    let household = facts.household;
    let mut dangling = |from: &dyn Fn() -> Place, list: List, id: &str| {
        let there = match list {
            List::Members => facts.members.contains_key(id),
            List::Accounts => facts.accounts.contains_key(id),
            List::Vehicles => facts.vehicles.contains_key(id),
            List::Violations => facts.violations.contains_key(id),
            List::Appeals => facts.appeals.contains_key(id),
            List::Methods => facts.methods.contains_key(id),
            _ => true,
        };
        if !there {
            let message = Limit::Dangling.message().with("found", shortened(id)).with("list", list.path());
            let missing = Some((list, id.to_owned()));
            report(Breach { limit: Limit::Dangling, rows: vec![from()], missing, message });
        }
    };
    for (index, account) in household.accounts.iter().enumerate() {
        dangling(&|| Place::of(index, account, "member"), List::Members, account.member.as_str());
    }
    for (index, vehicle) in household.vehicles.iter().enumerate() {
        if let Some(owner) = &vehicle.owner {
            dangling(&|| Place::of(index, vehicle, "owner"), List::Members, owner.as_str());
        }
    }
    for (index, filing) in household.filings.iter().enumerate() {
        dangling(&|| Place::of(index, filing, "account"), List::Accounts, filing.account.as_str());
        dangling(&|| Place::of(index, filing, "vehicle"), List::Vehicles, filing.vehicle.as_str());
    }
    for (index, violation) in household.violations.iter().enumerate() {
        dangling(&|| Place::of(index, violation, "vehicle"), List::Vehicles, violation.vehicle.as_str());
        if let Some(driver) = &violation.driver {
            dangling(&|| Place::of(index, violation, "driver"), List::Members, driver.as_str());
        }
        if let Some(account) = violation.decision.as_ref().and_then(|decision| decision.by_account.as_ref()) {
            dangling(&|| Place::of(index, violation, "decision.by_account"), List::Accounts, account.as_str());
        }
    }
    for (index, appeal) in household.appeals.iter().enumerate() {
        dangling(&|| Place::of(index, appeal, "violation"), List::Violations, appeal.violation.as_str());
    }
    for (index, method) in household.methods.iter().enumerate() {
        if let Some(owner) = &method.owner {
            dangling(&|| Place::of(index, method, "owner"), List::Members, owner.as_str());
        }
    }
    for (index, payment) in household.payments.iter().enumerate() {
        dangling(&|| Place::of(index, payment, "violation"), List::Violations, payment.violation.as_str());
        if let Some(account) = &payment.account {
            dangling(&|| Place::of(index, payment, "account"), List::Accounts, account.as_str());
        }
        if let Some(method) = &payment.method {
            dangling(&|| Place::of(index, payment, "method"), List::Methods, method.as_str());
        }
    }
    for (index, note) in household.notes.iter().enumerate() {
        if let Some(vehicle) = &note.vehicle {
            dangling(&|| Place::of(index, note, "vehicle"), List::Vehicles, vehicle.as_str());
        }
        if let Some(violation) = &note.violation {
            dangling(&|| Place::of(index, note, "violation"), List::Violations, violation.as_str());
        }
    }
    for (index, attachment) in household.attachments.iter().enumerate() {
        match &attachment.of {
            AttachedTo::Violation(id) => {
                dangling(&|| Place::of(index, attachment, "violation"), List::Violations, id.as_str());
            }
            AttachedTo::Appeal(id) => {
                dangling(&|| Place::of(index, attachment, "appeal"), List::Appeals, id.as_str());
            }
        }
    }
    for (index, muted) in household.settings.muted.iter().enumerate() {
        let from = || {
            let id = format!("{} {}", muted.check, muted.violation);
            Place { list: List::Muted, index, id, field: "violation" }
        };
        dangling(&from, List::Violations, muted.violation.as_str());
    }
}
