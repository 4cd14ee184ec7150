//! Texts that were kept: reminders to move a car, payments made twice, and the words that records were read from.

use greenlight_rules::{
    facts::{Note, NoteKind},
    ids::NoteId,
    time::Instant,
};
use serde::Serialize;
use specta::Type;

use super::Desk;

/// A text that was kept.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Kept {
    /// Its id.
    pub id: NoteId,
    /// What it is.
    pub kind: NoteKind,
    /// What it says, not a character changed.
    pub text: String,
    /// When it came, or speaks of.
    pub at: Option<Instant>,
    /// What the family calls its car, or else its plate.
    pub car: Option<String>,
}

impl Desk {
    /// The texts that were kept of a violation, or those of none: the newest first, and what has no time last.
    pub fn kept(&self, violation: Option<&str>) -> Vec<Kept> {
        let open = self.opened();
        let facts = open.facts();
        let is_of = |note: &&Note| note.violation.as_ref().map(|id| id.as_str()) == violation;
        let kept = |note: &Note| {
            let car = note.vehicle.as_ref().and_then(|id| facts.vehicle(id));
            Kept {
                id: note.id.clone(),
                kind: note.kind,
                text: note.text.clone(),
                at: note.at,
                car: car.map(|car| car.nickname.clone().unwrap_or_else(|| car.plate.clone())),
            }
        };
        let mut all: Vec<Kept> = facts.household.notes.iter().filter(is_of).map(kept).collect();
        all.sort_by_key(|note| std::cmp::Reverse(note.at));
        all
    }
}
