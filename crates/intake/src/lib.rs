//! Facts out of what people have at hand: messages, copied pages, decisions, tables, wallets' bills.
//!
//! This crate is pure: text and bytes come in, readings and proposals go out. It has no clock, disk, network or
//! environment; the instant against which "yesterday" is read comes in as an argument.
//!
//! The way of a fact: [`text`] or [`table`] reads it into a [`reading::Reading`]; a proposal puts the reading beside what
//! the household knows; what somebody agrees to becomes a part of a household file, and goes in by the one door.

pub mod alike;
pub mod behaviour;
pub mod bill;
pub mod compose;
pub mod intake;
pub mod known;
pub mod proposal;
pub mod reading;
pub mod scan;
pub mod sheet;
pub mod table;
pub mod text;
pub mod typed;
