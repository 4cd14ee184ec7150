//! Names of facts.
//!
//! An id is text the household chose, or a UUIDv7 the program made.
//! It is shared (`Arc<str>`), because a fleet's hundred thousand violations name the same few hundred vehicles.

use std::{borrow::Borrow, fmt, sync::Arc};

use serde::Serialize;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl From<Arc<str>> for $name {
            fn from(text: Arc<str>) -> Self {
                Self(text)
            }
        }

        /// To the window it is text.
        impl specta::Type for $name {
            fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
                String::definition(types)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&*self.0, f)
            }
        }
    )*};
}

ids! {
    /// A person of the household.
    MemberId;
    /// A 12123 account.
    AccountId;
    /// A car, or anything else with a plate.
    VehicleId;
    /// A filing (备案) of a vehicle with an account that does not own it.
    FilingId;
    /// A recorded violation.
    ViolationId;
    /// An objection, reconsideration or lawsuit.
    AppealId;
    /// A way to pay.
    MethodId;
    /// An attempt to pay that was made, whether it succeeded or not.
    PaymentId;
    /// A text that is kept.
    NoteId;
    /// A file that proves something.
    AttachmentId;
    /// An announced maintenance window.
    NoticeId;
}
