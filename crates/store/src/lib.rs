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
//! There is no clock here: the instant of a change comes in as an argument.

mod column;
mod difference;
mod door;
mod error;
mod journal;
mod line;
mod noun;
mod nouns;
mod open;
mod refusal;
mod store;
mod told;
mod verify;

#[cfg(test)]
mod tests;

pub use difference::Tally;
pub use error::StoreError;
pub use journal::{ChangeId, ChangedFact, Entry, State};
pub use noun::{FactName, Noun};
pub use open::{FILE_NAME, SCHEMA_VERSION};
pub use refusal::Refusal;
pub use store::{Changed, Store};
pub use told::Told;
pub use verify::Report;
