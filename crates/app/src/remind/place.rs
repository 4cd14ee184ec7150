//! Where in the window somebody goes who follows a reminder.

use std::fmt::Write;

use greenlight_rules::{
    reminders::{Event, Kind, Subject},
    snapshot::Snapshot,
};

/// The address of the place where something can be done about an event: the check for what is to be paid or handled, the
/// case for a remedy, the car or the account for what belongs to it.
pub fn place_of(facts: &Snapshot<'_>, event: &Event) -> String {
    let case = |page: &str| event.violations.first().map(|id| format!("/{page}/{}", encoded(id.as_str())));
    let place = match (event.kind, &event.subject) {
        (Kind::PayBy | Kind::HandleBy | Kind::Cleared | Kind::Rush, _) => case("check"),
        (_, Subject::Violation(_) | Subject::Appeal(_)) => case("violations"),
        (_, Subject::Filing(id)) => {
            let filing = facts.household.filings.iter().find(|filing| filing.id == *id);
            filing.map(|filing| {
                let (car, account) = (encoded(filing.vehicle.as_str()), encoded(filing.account.as_str()));
                format!("/vehicles?car={car}&account={account}")
            })
        }
        (_, Subject::Account(id)) => Some(format!("/accounts?account={}", encoded(id.as_str()))),
        (_, Subject::Vehicle(id)) => Some(format!("/vehicles?car={}", encoded(id.as_str()))),
    };
    place.unwrap_or_else(|| "/".to_owned())
}

/// An id as a part of an address (RFC 3986): it may hold anything.
fn encoded(id: &str) -> String {
    id.bytes().fold(String::new(), |mut text, byte| {
        match byte {
            b'-' | b'.' | b'_' | b'~' => text.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => text.push(char::from(byte)),
            // To a string it can always be written.
            byte => drop(write!(text, "%{byte:02X}")),
        }
        text
    })
}
