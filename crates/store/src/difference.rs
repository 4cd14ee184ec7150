//! What differs between two households: one row for each fact that came, went or changed.

use std::borrow::Cow;

use greenlight_rules::facts::{
    Account, Appeal, Attachment, DailyWindow, Filing, Household, MaintenanceNotice, Member, Method, Muted, Note,
    Override, Payment, Vehicle, Violation,
};
use serde::Serialize;
use serde_json::json;

use crate::{
    error::StoreError,
    noun::{FactName, Noun},
    refusal::Refusal,
};

/// One fact before and after, as JSON in its shape of the portable file. One of the two is always there.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct FactChange {
    pub(crate) noun: Noun,
    pub(crate) id: String,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

/// How many facts of one noun a change adds, changes and removes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Which noun.
    pub noun: Noun,
    /// How many facts come.
    pub added: usize,
    /// How many facts change.
    pub changed: usize,
    /// How many facts go.
    pub removed: usize,
}

impl Tally {
    /// What taking `before` to `after` comes to, with nothing written and no hard limit looked at.
    ///
    /// # Errors
    ///
    /// When `after` has two facts of one noun under one id.
    pub fn between(before: &Household, mut after: Household) -> Result<Vec<Tally>, StoreError> {
        Ok(tally(&difference(before, &mut after)?))
    }
}

/// Counts changes by noun, leaving out the nouns without any.
pub(crate) fn tally(changes: &[FactChange]) -> Vec<Tally> {
    let mut tallies = Noun::ALL.map(|noun| Tally { noun, added: 0, changed: 0, removed: 0 });
    for change in changes {
        let Some(tally) = tallies.iter_mut().find(|tally| tally.noun == change.noun) else { continue };
        match (&change.before, &change.after) {
            (None, _) => tally.added += 1,
            (Some(_), Some(_)) => tally.changed += 1,
            (Some(_), None) => tally.removed += 1,
        }
    }
    tallies.into_iter().filter(|tally| tally.added + tally.changed + tally.removed > 0).collect()
}

/// What takes `before` to `after`. `before` is as the store reads it, in order; `after` may be in any order.
pub(crate) fn difference(before: &Household, after: &mut Household) -> Result<Vec<FactChange>, StoreError> {
    let mut changes = Vec::new();
    compare(&before.members, &mut after.members, &mut changes)?;
    compare(&before.accounts, &mut after.accounts, &mut changes)?;
    compare(&before.vehicles, &mut after.vehicles, &mut changes)?;
    compare(&before.methods, &mut after.methods, &mut changes)?;
    compare(&before.violations, &mut after.violations, &mut changes)?;
    compare(&before.appeals, &mut after.appeals, &mut changes)?;
    compare(&before.payments, &mut after.payments, &mut changes)?;
    compare(&before.filings, &mut after.filings, &mut changes)?;
    compare(&before.notes, &mut after.notes, &mut changes)?;
    compare(&before.attachments, &mut after.attachments, &mut changes)?;
    compare(as_fact(&before.maintenance.daily), &mut Vec::from(as_fact(&after.maintenance.daily)), &mut changes)?;
    compare(&before.maintenance.announced, &mut after.maintenance.announced, &mut changes)?;
    compare(&before.settings.parameters, &mut after.settings.parameters, &mut changes)?;
    compare(&before.settings.muted, &mut after.settings.muted, &mut changes)?;
    Ok(changes)
}

fn as_fact(daily: &Option<Vec<DailyWindow>>) -> &[Vec<DailyWindow>] {
    daily.as_ref().map(std::slice::from_ref).unwrap_or_default()
}

/// A fact that can be told from the others of its noun.
trait Fact: PartialEq {
    const NOUN: Noun;
    /// What the facts of a noun are ordered by.
    type Key<'a>: Ord
    where
        Self: 'a;

    fn key(&self) -> Self::Key<'_>;
    fn id(&self) -> Cow<'_, str>;
    fn image(&self) -> String;
}

fn compare<F: Fact + Sync>(before: &[F], after: &mut [F], changes: &mut Vec<FactChange>) -> Result<(), StoreError> {
    after.sort_by(|a, b| a.key().cmp(&b.key()));
    if let Some(twice) = after.windows(2).find(|pair| pair[0].key() == pair[1].key()) {
        let name = FactName { noun: F::NOUN, id: twice[0].id().into_owned() };
        return Err(Refusal { limit: "same-id".to_owned(), rows: vec![name] }.into());
    }
    let (mut before, mut after) = (before.iter().peekable(), after.iter().peekable());
    let mut differing = Vec::new();
    loop {
        let (was, is) = match (before.peek(), after.peek()) {
            (None, None) => break,
            (Some(was), Some(is)) if was.key() == is.key() => (before.next(), after.next()),
            (Some(was), Some(is)) if was.key() < is.key() => (before.next(), None),
            (Some(_), None) => (before.next(), None),
            _ => (None, after.next()),
        };
        if was != is {
            differing.push((was, is));
        }
    }
    // Each image is made by itself, so those of a long list are made on all processors.
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let share = differing.len().div_ceil(processors).max(FEW);
    std::thread::scope(|scope| {
        let made = |some: &[(Option<&F>, Option<&F>)]| some.iter().filter_map(change).collect::<Vec<_>>();
        let shares: Vec<_> = differing.chunks(share).skip(1).map(|some| scope.spawn(move || made(some))).collect();
        changes.extend(differing.chunks(share).take(1).flat_map(made));
        for share in shares {
            // Making an image does not panic; if it did, nothing may be written.
            changes.extend(share.join().map_err(|_| StoreError::Damaged)?);
        }
        Ok(())
    })
}

/// So few images are made faster than a thread is begun.
const FEW: usize = 2_000;

/// A fact that came, went or changed, with its images.
fn change<F: Fact>((was, is): &(Option<&F>, Option<&F>)) -> Option<FactChange> {
    let fact = is.or(*was)?;
    let (before, after) = (was.map(Fact::image), is.map(Fact::image));
    Some(FactChange { noun: F::NOUN, id: fact.id().into_owned(), before, after })
}

fn json_of(fact: &impl Serialize) -> String {
    // Facts are structs of texts, numbers and lists, which JSON always has a form for.
    serde_json::to_string(fact).unwrap_or_default()
}

macro_rules! facts {
    ($($fact:ident)*) => {$(
        impl Fact for $fact {
            const NOUN: Noun = Noun::$fact;
            type Key<'a> = &'a str;

            fn key(&self) -> &str {
                self.id.as_str()
            }

            fn id(&self) -> Cow<'_, str> {
                Cow::Borrowed(self.id.as_str())
            }

            fn image(&self) -> String {
                json_of(self)
            }
        }
    )*};
}

facts!(Member Account Vehicle Method Violation Appeal Payment Filing Note Attachment MaintenanceNotice);

impl Fact for Vec<DailyWindow> {
    const NOUN: Noun = Noun::DailyWindows;
    type Key<'a> = ();

    fn key(&self) {}

    fn id(&self) -> Cow<'_, str> {
        Cow::Borrowed("daily")
    }

    fn image(&self) -> String {
        json_of(self)
    }
}

impl Fact for Override {
    const NOUN: Noun = Noun::ParameterOverride;
    type Key<'a> = &'a str;

    fn key(&self) -> &str {
        &self.parameter
    }

    fn id(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.parameter)
    }

    fn image(&self) -> String {
        json_of(&json!({"parameter": self.parameter, "value": self.value}))
    }
}

impl Fact for Muted {
    const NOUN: Noun = Noun::Muted;
    type Key<'a> = (&'a str, &'a str);

    fn key(&self) -> (&str, &str) {
        (&self.check, self.violation.as_str())
    }

    fn id(&self) -> Cow<'_, str> {
        Cow::Owned(json_of(&self.key()))
    }

    fn image(&self) -> String {
        json_of(self)
    }
}
