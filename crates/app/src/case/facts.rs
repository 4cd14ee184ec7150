//! The part of a household that one case is about, and no more: it is handed to others.

use greenlight_rules::facts::{AttachedTo, Household, Method};

/// The violation, what hangs on it, and what these refer to; none when there is no such violation. Of a way to pay only
/// its name is there: balances and limits are nobody's business.
pub(super) fn of_case(household: &Household, id: &str) -> Option<Household> {
    let violation = household.violations.iter().find(|violation| violation.id.as_str() == id)?.clone();
    let appeals: Vec<_> = household.appeals.iter().filter(|appeal| appeal.violation == violation.id).cloned().collect();
    let payments: Vec<_> =
        household.payments.iter().filter(|payment| payment.violation == violation.id).cloned().collect();
    let notes = household.notes.iter().filter(|note| note.violation.as_ref() == Some(&violation.id)).cloned();
    let mut notes: Vec<_> = notes.collect();
    let belongs = |of: &AttachedTo| match of {
        AttachedTo::Violation(id) => *id == violation.id,
        AttachedTo::Appeal(id) => appeals.iter().any(|appeal| appeal.id == *id),
    };
    let attachments = household.attachments.iter().filter(|attachment| belongs(&attachment.of)).cloned().collect();
    let vehicles: Vec<_> = household.vehicles.iter().filter(|car| car.id == violation.vehicle).cloned().collect();
    // A note may speak of another car besides, which is not of this case.
    for note in notes.iter_mut().filter(|note| note.vehicle.as_ref().is_some_and(|car| *car != violation.vehicle)) {
        note.vehicle = None;
    }
    let decided_by = violation.decision.as_ref().and_then(|decision| decision.by_account.as_ref());
    let is_named = |account: &_| {
        decided_by == Some(account) || payments.iter().any(|payment| payment.account.as_ref() == Some(account))
    };
    let accounts: Vec<_> = household.accounts.iter().filter(|account| is_named(&account.id)).cloned().collect();
    let methods = household.methods.iter();
    let methods = methods.filter(|method| payments.iter().any(|payment| payment.method.as_ref() == Some(&method.id)));
    let methods: Vec<_> = methods.map(name_alone).collect();
    let people: Vec<_> = [violation.driver.as_ref()]
        .into_iter()
        .chain(vehicles.iter().map(|car| car.owner.as_ref()))
        .chain(accounts.iter().map(|account| Some(&account.member)))
        .flatten()
        .cloned()
        .collect();
    let members = household.members.iter().filter(|member| people.contains(&member.id)).cloned().collect();
    Some(Household {
        members,
        accounts,
        vehicles,
        appeals,
        methods,
        payments,
        notes,
        attachments,
        violations: vec![violation],
        ..Household::default()
    })
}

fn name_alone(method: &Method) -> Method {
    Method {
        id: method.id.clone(),
        kind: method.kind,
        label: method.label.clone(),
        owner: None,
        balance: None,
        balance_enough_as_of: None,
        single_limit_fen: None,
        daily_limit_fen: None,
        monthly_limit_fen: None,
        spent_fen: None,
        spent_on: None,
    }
}
