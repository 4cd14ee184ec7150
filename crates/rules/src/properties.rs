//! What must stay true of every household at every instant.

mod answers;
mod batches;
mod clocks;
mod reminders;
mod waits;

use std::sync::LazyLock;

use proptest::test_runner::Config;

use crate::{
    attempt::Used,
    check::{Answer, Question, check},
    facts::{Account, Household, Method, Violation},
    law::Law,
    snapshot::Snapshot,
    time::Instant,
};

static LAW: LazyLock<Law> = LazyLock::new(|| Law::builtin().expect("the law data"));

/// So many generated cases. What fails becomes a test with a name, so no file of seeds is kept.
fn cases(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

fn snapshot(household: &Household) -> Snapshot<'_> {
    Snapshot::new(household, &LAW)
}

fn ask<'a>(
    facts: &'a Snapshot<'a>,
    violation: &'a Violation,
    (account, method): (Option<&'a Account>, Option<&'a Method>),
    at: Instant,
) -> Answer<'a> {
    check(facts, violation, Question { account, method, at }, &Used::default()).expect("a vehicle")
}

/// Every account and method of a list, or the lack of any.
fn or_none<'a, T>(list: impl IntoIterator<Item = &'a T>) -> Vec<Option<&'a T>> {
    let list: Vec<_> = list.into_iter().map(Some).collect();
    if list.is_empty() { vec![None] } else { list }
}

/// Every pair of an account and a method that can be named.
fn pairs<'a>(
    accounts: &[Option<&'a Account>],
    household: &'a Household,
) -> Vec<(Option<&'a Account>, Option<&'a Method>)> {
    let methods = or_none(&household.methods);
    accounts.iter().flat_map(|account| methods.iter().map(move |method| (*account, *method))).collect()
}
