//! Putting what a file says onto what is known.

use std::{cmp::Ordering, sync::Arc};

use super::{
    Document,
    names::{Names, Unread},
};
use crate::{
    facts::{Household, Maintenance, Muted, Override, Settings},
    list::Fact,
};

impl Document {
    /// What is known after this file is put onto `base`: facts are added, and one with an id that is known takes the
    /// place of the old one as a whole. With `replace`, nothing of `base` stays.
    ///
    /// Whether the outcome breaks a limit is not looked at; [`apply`](super::apply) does.
    #[must_use]
    pub fn onto(self, base: &Household, replace: bool) -> Household {
        self.merged(base, replace).0
    }

    pub(super) fn merged(self, base: &Household, replace: bool) -> (Household, Names, Unread) {
        let nothing = Household::default();
        let base = if replace { &nothing } else { base };
        let Document { names, unread, .. } = self;
        let household = Household {
            members: facts(&base.members, self.members, &unread),
            accounts: facts(&base.accounts, self.accounts, &unread),
            vehicles: facts(&base.vehicles, self.vehicles, &unread),
            filings: facts(&base.filings, self.filings, &unread),
            violations: facts(&base.violations, self.violations, &unread),
            appeals: facts(&base.appeals, self.appeals, &unread),
            methods: facts(&base.methods, self.methods, &unread),
            payments: facts(&base.payments, self.payments, &unread),
            notes: facts(&base.notes, self.notes, &unread),
            attachments: facts(&base.attachments, self.attachments, &unread),
            maintenance: Maintenance {
                daily: self.daily.or_else(|| base.maintenance.daily.clone()),
                announced: facts(&base.maintenance.announced, self.announced, &unread),
            },
            settings: Settings {
                parameters: merged(&base.settings.parameters, self.parameters, by_parameter, |_| true),
                muted: merged(&base.settings.muted, self.muted, by_check, |_| true),
            },
        };
        (household, names, unread)
    }
}

fn by_parameter(one: &Override, other: &Override) -> Ordering {
    one.parameter.cmp(&other.parameter)
}

fn by_check(one: &Muted, other: &Muted) -> Ordering {
    (&one.check, &one.violation).cmp(&(&other.check, &other.violation))
}

/// What identifies a muted finding in a file. No text of a file holds a NUL, so no two findings share it.
pub(super) fn muted_name(muted: &Muted) -> Arc<str> {
    format!("{}\0{}", muted.check, muted.violation).into()
}

/// A known fact that the file means to overwrite with one that cannot be read is left out: what it said is not what the
/// file says.
fn facts<T: Fact>(base: &[T], new: Vec<T>, unread: &Unread) -> Vec<T> {
    merged(base, new, |one, other| one.id().cmp(other.id()), |fact| !unread.has(T::LIST, fact.id()))
}

fn merged<T: Clone>(base: &[T], mut new: Vec<T>, order: fn(&T, &T) -> Ordering, stays: impl Fn(&T) -> bool) -> Vec<T> {
    new.sort_by(order);
    let kept = |fact: &&T| stays(fact) && new.binary_search_by(|one| order(one, fact)).is_err();
    let mut all: Vec<T> = base.iter().filter(kept).cloned().collect();
    all.append(&mut new);
    all.sort_by(order);
    all
}
