//! Removing a fact takes with it what means nothing without it, and leaves the rest without the mention.

use std::collections::HashSet;

use greenlight_rules::{
    facts::{Appeal, Household, Outcome, Stage, Violation},
    ids::{AccountId, AppealId, MemberId, VehicleId, ViolationId},
};

use super::Removable;

/// Removes a fact of a household; one that is not there leaves it as it is.
pub(super) fn remove(household: &mut Household, noun: Removable, id: &str) {
    match noun {
        Removable::Member => member(household, &MemberId::from(id)),
        Removable::Account => account(household, &AccountId::from(id)),
        Removable::Vehicle => vehicle(household, &VehicleId::from(id)),
        Removable::Violation => violations(household, |violation| violation.id.as_str() == id),
        Removable::Filing => household.filings.retain(|filing| filing.id.as_str() != id),
        Removable::Appeal => appeals(household, |appeal| appeal.id.as_str() == id),
        Removable::Payment => payment(household, id),
        Removable::Note => household.notes.retain(|note| note.id.as_str() != id),
        Removable::Attachment => household.attachments.retain(|attachment| attachment.id.as_str() != id),
        Removable::Notice => household.maintenance.announced.retain(|notice| notice.id.as_str() != id),
        Removable::Method => {
            household.methods.retain(|method| method.id.as_str() != id);
            let paid = household.payments.iter_mut();
            paid.filter(|payment| payment.method.as_ref().is_some_and(|method| method.as_str() == id))
                .for_each(|payment| payment.method = None);
        }
    }
}

fn member(household: &mut Household, id: &MemberId) {
    let accounts: Vec<_> =
        household.accounts.iter().filter(|account| account.member == *id).map(|account| account.id.clone()).collect();
    accounts.iter().for_each(|id| account(household, id));
    let name = household.members.iter().find(|member| member.id == *id).map(|member| member.name.clone());
    for vehicle in household.vehicles.iter_mut().filter(|vehicle| vehicle.owner.as_ref() == Some(id)) {
        // The car is still somebody's; only not a member's any more.
        vehicle.owner = None;
        vehicle.owner_name = name.clone();
    }
    for violation in household.violations.iter_mut().filter(|violation| violation.driver.as_ref() == Some(id)) {
        violation.driver = None;
    }
    for method in household.methods.iter_mut().filter(|method| method.owner.as_ref() == Some(id)) {
        method.owner = None;
    }
    household.members.retain(|member| member.id != *id);
}

fn account(household: &mut Household, id: &AccountId) {
    household.accounts.retain(|account| account.id != *id);
    household.filings.retain(|filing| filing.account != *id);
    for payment in household.payments.iter_mut().filter(|payment| payment.account.as_ref() == Some(id)) {
        payment.account = None;
    }
    let decisions = household.violations.iter_mut().filter_map(|violation| violation.decision.as_mut());
    decisions
        .filter(|decision| decision.by_account.as_ref() == Some(id))
        .for_each(|decision| decision.by_account = None);
}

fn vehicle(household: &mut Household, id: &VehicleId) {
    violations(household, |violation| violation.vehicle == *id);
    household.filings.retain(|filing| filing.vehicle != *id);
    // A note that speaks of the car alone speaks of nothing now; one about something else only loses the mention.
    household.notes.retain(|note| note.vehicle.as_ref() != Some(id) || note.violation.is_some());
    for note in household.notes.iter_mut().filter(|note| note.vehicle.as_ref() == Some(id)) {
        note.vehicle = None;
    }
    household.vehicles.retain(|vehicle| vehicle.id != *id);
}

/// All of them at once: a fleet's car has hundreds.
fn violations(household: &mut Household, goes: impl Fn(&Violation) -> bool) {
    let gone: HashSet<ViolationId> =
        household.violations.iter().filter(|violation| goes(violation)).map(|violation| violation.id.clone()).collect();
    appeals(household, |appeal| gone.contains(&appeal.violation));
    household.payments.retain(|payment| !gone.contains(&payment.violation));
    household.notes.retain(|note| note.violation.as_ref().is_none_or(|violation| !gone.contains(violation)));
    household
        .attachments
        .retain(|attachment| attachment.of.violation().is_none_or(|violation| !gone.contains(violation)));
    household.settings.muted.retain(|muted| !gone.contains(&muted.violation));
    household.violations.retain(|violation| !gone.contains(&violation.id));
}

fn payment(household: &mut Household, id: &str) {
    let Some(place) = household.payments.iter().position(|payment| payment.id.as_str() == id) else { return };
    let gone = household.payments.remove(place);
    // What was paid by it is to be paid again: a violation has one payment that succeeded.
    let paid = household.violations.iter_mut().find(|violation| violation.id == gone.violation);
    if let Some(violation) = paid.filter(|violation| violation.stage == Stage::Paid)
        && gone.outcome == Outcome::Succeeded
    {
        violation.stage = Stage::Decided;
    }
}

fn appeals(household: &mut Household, goes: impl Fn(&Appeal) -> bool) {
    let gone: HashSet<AppealId> =
        household.appeals.iter().filter(|appeal| goes(appeal)).map(|appeal| appeal.id.clone()).collect();
    household.attachments.retain(|attachment| attachment.of.appeal().is_none_or(|appeal| !gone.contains(appeal)));
    household.appeals.retain(|appeal| !gone.contains(&appeal.id));
}
