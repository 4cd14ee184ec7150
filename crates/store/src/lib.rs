//! The household in SQLite.
//!
//! [`Store::household`] reads everything a household knows in one transaction.
//! [`Store::change`] is the one door by which facts are written: it takes the household as it is to the household as it
//! should be, writes the difference in one transaction, and keeps it in the journal, so that [`Store::undo`] can put it
//! back.
//!
//! The hard limits (three live filings an account, a plate once, …) are kept by the database itself, as constraints and
//! triggers under `migrations/`. Breaking one gives a [`Refusal`] that names it and the rows in the way.
//!
//! [`Files`] keeps the files that prove something, beside the database, each under the hash of what is in it.
//!
//! There is no clock here: the instant of a change comes in as an argument.

mod backup;
mod column;
mod difference;
mod door;
mod error;
mod files;
mod journal;
mod line;
mod noun;
mod nouns;
mod open;
mod presence;
mod refusal;
mod restore;
mod salvage;
mod store;
mod told;
mod unwritten;
mod verify;

#[cfg(test)]
mod tests;

pub use backup::{
    BACKUPS, Beside, CHOICES, Copy, DAYS, HOLIDAYS, MONTHS, Made, Parcel, Passphrase, STEPS, Stamp, WEEKS, Why, copies,
    kept,
};
pub use difference::Tally;
pub use door::{OnWritten, unheard};
pub use error::StoreError;
pub use files::{FileError, FileFault, Files, Kept, copied};
pub use journal::{ChangeId, ChangedFact, Entry, RESTORED, Sought, State, TakenBack};
pub use noun::{FactName, Noun};
pub use open::{FILE_NAME, SCHEMA_VERSION};
pub use refusal::Refusal;
pub use restore::{Inspection, Referred, Restored, files_of_backups, inspect, newest_good, restore};
pub use salvage::{Salvaged, Toll, salvage};
pub use store::{Changed, Store};
pub use told::Told;
pub use unwritten::household_in;
pub use verify::Report;
