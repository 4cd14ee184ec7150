//! The ids a file uses, each held once, and where the file defines them.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use crate::list::List;

/// The ids of a file by list, with the index of the entry that has each, if one does.
#[derive(Debug, Default)]
pub(super) struct Names([HashMap<Arc<str>, Option<usize>>; List::COUNT]);

impl Names {
    /// The shared text of an id that an entry refers to.
    pub(super) fn refer(&mut self, list: List, id: &str) -> Arc<str> {
        let names = &mut self.0[list as usize];
        if let Some((shared, _)) = names.get_key_value(id) {
            return Arc::clone(shared);
        }
        let shared: Arc<str> = id.into();
        names.insert(Arc::clone(&shared), None);
        shared
    }

    /// Makes room for the ids of so many entries.
    pub(super) fn expect(&mut self, list: List, entries: usize) {
        self.0[list as usize].reserve(entries);
    }

    /// Notes that the entry at `index` has an id. When an earlier entry has it, that one keeps it and is returned.
    pub(super) fn define(&mut self, list: List, id: &Arc<str>, index: usize) -> Option<usize> {
        let place = self.0[list as usize].entry(Arc::clone(id)).or_default();
        if place.is_none() {
            *place = Some(index);
            return None;
        }
        *place
    }

    /// Where the file has an entry with an id.
    pub(super) fn index(&self, list: List, id: &str) -> Option<usize> {
        self.0[list as usize].get(id).copied().flatten()
    }
}

/// What of a file could not be read, so that nothing is concluded from its absence.
#[derive(Debug, Default)]
pub(super) struct Unread {
    ids: HashSet<(List, Arc<str>)>,
    lists: HashSet<List>,
}

impl Unread {
    /// Notes that an entry could not be read; one whose id could not either may have any id.
    pub(super) fn entry(&mut self, list: List, id: Option<Arc<str>>) {
        match id {
            Some(id) => _ = self.ids.insert((list, id)),
            None => _ = self.lists.insert(list),
        }
    }

    pub(super) fn list(&mut self, list: List) {
        self.lists.insert(list);
    }

    /// Whether the file has an unreadable entry that has this id.
    pub(super) fn has(&self, list: List, id: &str) -> bool {
        !self.ids.is_empty() && self.ids.contains(&(list, Arc::from(id)))
    }

    /// Whether the file may have an unreadable entry that has this id.
    pub(super) fn may_have(&self, list: List, id: &str) -> bool {
        self.lists.contains(&list) || self.has(list, id)
    }
}
