//! The answer that was worked out last, kept as long as it is the answer.

use std::sync::{Arc, Mutex, PoisonError};

use super::Open;

/// The last answer, with the facts and the question that it answers.
#[derive(Debug)]
pub(super) struct Last<Key, Value>(Mutex<Option<Kept<Key, Value>>>);

#[derive(Debug)]
struct Kept<Key, Value> {
    of: Arc<Open>,
    key: Key,
    value: Arc<Value>,
}

impl<Key: PartialEq, Value> Last<Key, Value> {
    /// The answer to a question about these facts; it is worked out when the last one answered another, or other facts.
    pub(super) fn of(&self, open: &Arc<Open>, key: Key, work: impl FnOnce() -> Value) -> Arc<Value> {
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = &*kept()
            && Arc::ptr_eq(&last.of, open)
            && last.key == key
        {
            return Arc::clone(&last.value);
        }
        // Nobody waits for the lock while something is worked out; of two that do the same work the later is kept.
        let value = Arc::new(work());
        *kept() = Some(Kept { of: Arc::clone(open), key, value: Arc::clone(&value) });
        value
    }
}

impl<Key, Value> Default for Last<Key, Value> {
    fn default() -> Self {
        Last(Mutex::new(None))
    }
}
