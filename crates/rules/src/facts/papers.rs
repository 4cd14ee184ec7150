//! What a household keeps beside the facts that the checks look at: what it noted, and the files that prove something.

use serde::Serialize;
use specta::Type;

use super::{AttachmentKind, NoteKind};
use crate::{
    ids::{AppealId, AttachmentId, NoteId, VehicleId, ViolationId},
    sha256::Sha256,
    time::Instant,
};

/// A text that is kept. No clock runs on it, and no check looks at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// What it is.
    pub kind: NoteKind,
    /// What it says, not a character changed.
    pub text: String,
    /// When it came, or speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
    /// The vehicle it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vehicle: Option<VehicleId>,
    /// The violation it is about, and goes with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub violation: Option<ViolationId>,
}

/// A file that proves something. The file itself stands in the data folder, under its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// What it belongs to, and goes with.
    #[serde(flatten)]
    pub of: AttachedTo,
    /// What it shows.
    pub kind: AttachmentKind,
    /// The file's name, as it was when somebody chose it.
    pub name: String,
    /// The hash of what is in it.
    pub sha256: Sha256,
    /// How many bytes there are in it, at most [`MOST_FILE_BYTES`](crate::limits::MOST_FILE_BYTES).
    pub size: u32,
    /// When it was added.
    pub added_at: Instant,
    /// What the family noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What an attachment belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum AttachedTo {
    /// A violation.
    Violation(ViolationId),
    /// An appeal.
    Appeal(AppealId),
}

impl AttachedTo {
    /// The violation, when it is one.
    pub fn violation(&self) -> Option<&ViolationId> {
        match self {
            AttachedTo::Violation(id) => Some(id),
            AttachedTo::Appeal(_) => None,
        }
    }

    /// The appeal, when it is one.
    pub fn appeal(&self) -> Option<&AppealId> {
        match self {
            AttachedTo::Violation(_) => None,
            AttachedTo::Appeal(id) => Some(id),
        }
    }
}
