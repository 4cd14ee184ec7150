//! Facts that the program composed itself: no file has to be written and read again for them to be held to what a file is
//! held to.

use std::sync::Arc;

use super::{Document, Path, index_in_file, names::Names, row_in_file};
use crate::{
    facts::Household,
    limits::{Ground, Place, each_breach},
    list::{Fact, List},
    message::Message,
    problem::{Code, shortened},
};

/// What a composed fact would be refused for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The list of the fact.
    pub list: List,
    /// Its place in the list, as it was composed.
    pub index: usize,
    /// The field; empty for the fact as a whole.
    pub field: &'static str,
    /// What was expected, what was found, and what to do.
    pub message: Message<'static>,
}

impl Document {
    /// Puts composed facts onto what is known, as [`apply`](super::apply) puts those of a file, and reports each of them
    /// that a file would be refused for. What comes of it holds only when nothing is reported.
    ///
    /// The values of facts are well-formed by their types; that no text holds a NUL is for whoever composes them, and
    /// nobody composes settings.
    #[must_use]
    pub fn put_onto(mut self, base: &Household, ground: &Ground<'_>, report: &mut dyn FnMut(Flaw)) -> Household {
        self.names = Names::default();
        let names = &mut self.names;
        name(&mut self.members, names, report);
        name(&mut self.accounts, names, report);
        name(&mut self.vehicles, names, report);
        name(&mut self.filings, names, report);
        name(&mut self.violations, names, report);
        name(&mut self.appeals, names, report);
        name(&mut self.methods, names, report);
        name(&mut self.payments, names, report);
        name(&mut self.notes, names, report);
        name(&mut self.attachments, names, report);
        name(&mut self.announced, names, report);
        let speaks_of_daily = self.daily.is_some();
        let (household, names, _) = self.merged(base, false);
        each_breach(&household, ground, &mut |breach| {
            let known = |place: &Place| index_in_file(place, &household, &names, speaks_of_daily);
            if let Some((index, &Place { list, field, .. })) = row_in_file(&breach, known) {
                report(Flaw { list, index, field, message: breach.message });
            }
        });
        household
    }
}

/// Notes where each fact of a list stands, and keeps out those whose id an earlier one has.
fn name<T: Fact>(facts: &mut Vec<T>, names: &mut Names, report: &mut dyn FnMut(Flaw)) {
    names.expect(T::LIST, facts.len());
    let mut index = 0;
    facts.retain(|fact| {
        let first = names.define(T::LIST, &Arc::from(fact.id()), index);
        if let Some(first) = first {
            let first = Path::Entry(T::LIST, first).to_string();
            let message = Code::DuplicateId.message().with("id", shortened(fact.id())).with("first", first);
            report(Flaw { list: T::LIST, index, field: "id", message });
        }
        index += 1;
        first.is_none()
    });
}
