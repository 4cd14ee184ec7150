//! The lists in which a household's facts stand, under the names the file has for them.

use std::fmt;

use crate::facts::{
    Account, Appeal, Attachment, Filing, Household, MaintenanceNotice, Member, Method, Note, Payment, Vehicle,
    Violation,
};

/// One list of a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each list is named for what it holds")]
pub enum List {
    Members,
    Accounts,
    Vehicles,
    Filings,
    Violations,
    Appeals,
    Methods,
    Payments,
    Notes,
    Attachments,
    Daily,
    Announced,
    Parameters,
    Muted,
}

impl List {
    /// How many there are.
    pub const COUNT: usize = List::Muted as usize + 1;

    /// Its path in the file.
    pub const fn path(self) -> &'static str {
        match self {
            List::Members => "members",
            List::Accounts => "accounts",
            List::Vehicles => "vehicles",
            List::Filings => "filings",
            List::Violations => "violations",
            List::Appeals => "appeals",
            List::Methods => "methods",
            List::Payments => "payments",
            List::Notes => "notes",
            List::Attachments => "attachments",
            List::Daily => "maintenance.daily",
            List::Announced => "maintenance.announced",
            List::Parameters => "settings.parameters",
            List::Muted => "settings.muted",
        }
    }
}

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path())
    }
}

/// A fact that stands in a list under an id of its own.
pub trait Fact: Clone {
    /// The list it stands in.
    const LIST: List;

    /// Its id, as text.
    fn id(&self) -> &str;

    /// Every such fact of a household.
    fn all(household: &Household) -> &[Self];
}

macro_rules! facts {
    ($($fact:ty: $list:ident = $($field:ident).+,)*) => {$(
        impl Fact for $fact {
            const LIST: List = List::$list;

            fn id(&self) -> &str {
                self.id.as_str()
            }

            fn all(household: &Household) -> &[Self] {
                &household.$($field).+
            }
        }
    )*};
}

facts! {
    Member: Members = members,
    Account: Accounts = accounts,
    Vehicle: Vehicles = vehicles,
    Filing: Filings = filings,
    Violation: Violations = violations,
    Appeal: Appeals = appeals,
    Method: Methods = methods,
    Payment: Payments = payments,
    Note: Notes = notes,
    Attachment: Attachments = attachments,
    MaintenanceNotice: Announced = maintenance.announced,
}
