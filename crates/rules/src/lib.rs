//! The core of Greenlight: from what a household knows, and the dated law, to what will block a payment.
//!
//! This crate is pure. It has no clock, disk, network, environment or machine locale: the instant a question is asked
//! about comes in as an argument, and two askers with the same facts and the same instant get the same answer.

#[cfg(test)]
pub(crate) mod arbitrary;
pub mod attempt;
pub mod batch;
pub mod calendar;
pub mod check;
pub mod checks;
pub mod clocks;
pub mod decision_number;
pub mod facts;
pub mod file;
pub mod finding;
pub mod fingerprint;
pub mod ids;
pub mod law;
pub mod limits;
pub mod list;
pub mod means;
pub mod message;
pub mod money;
pub mod moved;
pub mod outlook;
pub mod problem;
#[cfg(test)]
mod properties;
pub mod quota;
pub mod reminders;
pub mod sha256;
pub mod snapshot;
#[cfg(test)]
pub(crate) mod testing;
pub mod time;
pub mod verdict;
mod windows;
