//! Which accounts and methods a question is about.

use super::Question;
use crate::{
    attempt::Case,
    facts::{Account, Method},
};

/// The accounts and methods that are looked at. Those a family would try with nothing named come first; a named account
/// that is not among them is looked at besides.
#[derive(Debug)]
pub(super) struct Tried<'a> {
    pub accounts: Vec<Option<&'a Account>>,
    pub methods: Vec<Option<&'a Method>>,
    /// How many of the accounts would be tried with nothing named.
    pub by_default: usize,
    named_account: Option<usize>,
    named_method: Option<usize>,
}

impl<'a> Tried<'a> {
    pub fn new(case: &Case<'a>, question: Question<'a>) -> Tried<'a> {
        let mut accounts = accounts_to_try(case);
        let by_default = accounts.len();
        let named_account = question.account.map(|named| {
            let known = accounts.iter().position(|account| account.is_some_and(|account| account.id == named.id));
            known.unwrap_or_else(|| {
                accounts.push(Some(named));
                accounts.len() - 1
            })
        });
        let methods = or_none(case.facts.household.methods.iter());
        let named_method = question
            .method
            .and_then(|named| methods.iter().position(|method| method.is_some_and(|method| method.id == named.id)));
        Tried { accounts, methods, by_default, named_account, named_method }
    }

    /// The places of the accounts and methods that the answer chooses from.
    pub fn shown(&self) -> impl Iterator<Item = (usize, usize)> {
        let accounts = self.named_account.map_or(0..self.by_default, |named| named..named + 1);
        let methods = self.named_method.map_or(0..self.methods.len(), |named| named..named + 1);
        accounts.flat_map(move |account| methods.clone().map(move |method| (account, method)))
    }

    pub fn shown_accounts(&self) -> impl Iterator<Item = Option<&'a Account>> {
        let places = self.named_account.map_or(0..self.by_default, |named| named..named + 1);
        places.map(|place| self.accounts[place])
    }

    pub fn shown_methods(&self) -> impl Iterator<Item = Option<&'a Method>> {
        let places = self.named_method.map_or(0..self.methods.len(), |named| named..named + 1);
        places.map(|place| self.methods[place])
    }
}

/// The accounts that are tried when none is named. For a record that carries points only the driver's, so that no answer
/// ever proposes that somebody else take them; with no driver recorded, the owner's.
fn accounts_to_try<'a>(case: &Case<'a>) -> Vec<Option<&'a Account>> {
    let household = case.facts.household;
    if !case.undecided() || case.violation.points == 0 {
        return or_none(household.accounts.iter());
    }
    let only = match &household.members[..] {
        [only] => Some(&only.id),
        _ => None,
    };
    let who = case.violation.driver.as_ref().or(only).or(case.vehicle.owner.as_ref());
    or_none(who.and_then(|member| case.facts.account_of(member)).into_iter())
}

fn or_none<'a, T>(list: impl Iterator<Item = &'a T>) -> Vec<Option<&'a T>> {
    let list: Vec<Option<&T>> = list.map(Some).collect();
    if list.is_empty() { vec![None] } else { list }
}
